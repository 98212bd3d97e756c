//! What is asked: the field and its options.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::{HtmlInputElement, page};
use crate::model::action::{Action, Seek};
use crate::model::fulltext::{Query, Seeking};
use crate::ui::shell::use_shell;

#[derive(Properties, PartialEq, Eq)]
pub struct AskProps {
    pub seeking: Rc<Seeking>,
}

/// The field; the arrow down and Enter lead to the results.
#[component]
pub fn Ask(AskProps { seeking }: &AskProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.fulltext;
    let query = &seeking.query;
    let on_input = {
        let query = query.clone();
        shell.dispatch.reform(move |event: InputEvent| {
            let words = event.target_unchecked_into::<HtmlInputElement>().value();
            Action::Seek(Seek::Ask(Query { words, ..query.clone() }))
        })
    };
    let on_key = Callback::from(|event: KeyboardEvent| {
        let plain = !event.alt_key() && !event.ctrl_key() && !event.meta_key() && !event.is_composing();
        if plain && matches!(event.key().as_str(), "ArrowDown" | "Enter") {
            event.prevent_default();
            page::focus(".search-results", false);
        }
    });
    let check = |text: &'static str, hint: Option<&'static str>, on: bool, change: fn(&mut Query)| {
        let query = query.clone();
        let flip = shell.dispatch.reform(move |_: Event| {
            let mut next = query.clone();
            change(&mut next);
            Action::Seek(Seek::Ask(next))
        });
        html! { <label class="check" title={hint}><input type="checkbox" checked={on} onchange={flip} />{ text }</label> }
    };
    let said = match seeking.flaw {
        Some(flaw) => (texts.flaw)(flaw),
        None if query.pattern => texts.pattern_hint,
        None => texts.hint,
    };
    html! {
        <div class="search-ask" role="search">
            <input class="search-words" aria-label={texts.field} placeholder={if query.pattern { " " } else { texts.placeholder }}
                autocomplete="off" spellcheck="false" enterkeyhint="search" aria-describedby="search-said"
                aria-invalid={seeking.flaw.map(|_| "true")} data-pattern={query.pattern.then_some("")}
                value={query.words.clone()} oninput={on_input} onkeydown={on_key} />
            <p class="checks" role="group" aria-label={texts.options}>
                { check(texts.exact, Some(texts.exact_hint), query.exact, |query| query.exact ^= true) }
                { check(texts.whole_words, None, query.whole_words, |query| query.whole_words ^= true) }
                { check(texts.pattern, None, query.pattern, |query| query.pattern ^= true) }
            </p>
            <p id="search-said" class={classes!("search-said", seeking.flaw.map(|_| "search-flaw"))}
                role={seeking.flaw.map(|_| "alert")}>{ said }</p>
        </div>
    }
}
