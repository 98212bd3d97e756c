//! The documents that were taken out, each with the way back.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::page;
use crate::model::action::Action;
use crate::model::dossier::Dossier;
use crate::model::edit::Edit;
use crate::model::journal::Journal;
use crate::model::roster::{Removed, removed};
use crate::model::unseen::spelled;
use crate::model::workspace::Focus;
use crate::ui::shell::use_shell;
use crate::ui::words::view_words;

/// What they are looked for in.
#[derive(Properties, PartialEq, Eq)]
pub struct RemovedDocumentsProps {
    /// The history.
    pub journal: Rc<Journal>,
    /// What is there now.
    pub dossier: Rc<Dossier>,
}

/// A fold under the table; nothing where nothing was taken out.
#[component]
pub fn RemovedDocuments(RemovedDocumentsProps { journal, dossier }: &RemovedDocumentsProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.roster);
    let gone =
        use_memo((Rc::clone(journal), Rc::clone(dossier)), |(journal, dossier)| removed(journal, dossier));
    if gone.is_empty() {
        return html! {};
    }
    let restore = |own: Vec<Removed>| {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Edit(Edit::RestoreDocuments(own.clone()), page::seed()));
            // The button that was pressed is gone with what it stood for.
            dispatch.emit(Action::Focus(Focus::Place));
        })
    };
    let rows = gone.iter().map(|own| {
        let question = own.docket.as_ref().and_then(|docket| docket.question.as_deref());
        let question = question.unwrap_or(&own.document.question);
        let title = question.title.clone().unwrap_or_else(|| own.document.title.clone());
        let name = question.short_name();
        let called = name.clone().unwrap_or_else(|| title.clone());
        let day = shell.local.emit(own.stamp.at).map(|local| (texts.day)(local.date)).unwrap_or_default();
        html! {
            <li key={own.document.id.to_string()} class="removed-document">
                <span class="document-cell document-number">{ name }</span>
                <span class="document-cell document-title">{ view_words(&title) }</span>
                <span class="count">{ (texts.removed_on)(&day, &(messages.passages)(own.passages.len())) }</span>
                <button type="button" class="button button-small" aria-label={(texts.restore)(&spelled(&called))} onclick={restore(vec![own.clone()])}>
                    { texts.restore_one }
                </button>
            </li>
        }
    });
    html! {
        <details class="removed-documents">
            <summary>{ (texts.removed)(gone.len()) }</summary>
            <ul>{ for rows }</ul>
            if gone.len() > 1 {
                <button type="button" class="button button-small" onclick={restore(Vec::clone(&gone))}>{ texts.restore_all }</button>
            }
        </details>
    }
}
