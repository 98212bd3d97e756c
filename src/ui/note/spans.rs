//! The words of a passage that has several spans; each can be taken off.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::page;
use crate::model::action::Action;
use crate::model::claim::Passage;
use crate::model::document::Document;
use crate::model::edit::Edit;
use crate::model::span::{Span, Spans};
use crate::model::unseen::spelled;
use crate::ui::shell::use_shell;
use crate::ui::words::view_words;

/// Whose words.
#[derive(Properties, PartialEq, Eq)]
pub struct SpanListProps {
    /// The passage.
    pub passage: Rc<Passage>,
    /// The document that it stands in.
    pub document: Rc<Document>,
}

/// A line for each span; nothing where there is but one.
#[component]
pub fn SpanList(SpanListProps { passage, document }: &SpanListProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.note;
    if passage.spans.count() < 2 {
        return html! {};
    }
    let lines = passage.spans.iter().map(|span| {
        let words = span.slice(&document.text).to_owned();
        let rest: Vec<Span> = passage.spans.iter().filter(|other| *other != span).collect();
        let id = passage.id;
        let dispatch = shell.dispatch.clone();
        let remove = Callback::from(move |_: MouseEvent| {
            let Some(spans) = Spans::new(rest.clone()) else { return };
            // The button goes with its line: the note keeps the focus.
            page::focus(".note[data-active]", false);
            dispatch.emit(Action::Edit(Edit::Spans(id, spans), page::seed()));
        });
        let told = spelled(&words).into_owned();
        html! {
            <li key={span.start()} class="span-line">
                <span class="span-words" title={told.clone()}>{ view_words(&words) }</span>
                <button type="button" class="cross" aria-label={(texts.remove)(&told)} onclick={remove}>{ "×" }</button>
            </li>
        }
    });
    html! { <ul class="span-list" aria-label={texts.words}>{ for lines }</ul> }
}
