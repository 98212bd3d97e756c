//! Choosing a kind: all of them side by side, with what the chosen one means.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::browser::page;
use crate::model::codebook::{Codebook, Kind, Slug};

/// What there is to choose from.
#[derive(Properties, PartialEq)]
pub struct KindChoiceProps {
    /// The kinds.
    pub codebook: Rc<Codebook>,
    /// The one that is chosen.
    pub chosen: Option<Slug>,
    /// Whether it is that of a claim that exists: then there is nothing to choose.
    pub fixed: bool,
    /// Another was chosen.
    pub on_choose: Callback<Slug>,
}

/// A group of chips, and the definition of the one under the pointer, else of the one chosen.
#[component]
pub fn KindChoice(KindChoiceProps { codebook, chosen, fixed, on_choose }: &KindChoiceProps) -> Html {
    let messages = use_shell().messages;
    let pointed = use_state_eq(|| None::<Slug>);
    let on_key = {
        let (chosen, codebook, on_choose) = (chosen.clone(), Rc::clone(codebook), on_choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let count = codebook.kinds.len().max(1);
            let now = codebook.kinds.iter().position(|own| Some(&own.id) == chosen.as_ref()).unwrap_or(0);
            let next = match event.key().as_str() {
                "ArrowRight" | "ArrowDown" => (now + 1) % count,
                "ArrowLeft" | "ArrowUp" => (now + count - 1) % count,
                _ => return,
            };
            event.prevent_default();
            codebook.kinds.get(next).into_iter().for_each(|next| on_choose.emit(Rc::clone(&next.id)));
            page::focus(&format!(".kind-chip:nth-child({})", next + 1), false);
        })
    };
    let leave = {
        let pointed = pointed.clone();
        Callback::from(move |_: PointerEvent| pointed.set(None))
    };
    let chips = codebook.kinds.iter().map(|kind| {
        let checked = chosen.as_ref() == Some(&kind.id);
        let (id, pointed) = (Rc::clone(&kind.id), pointed.clone());
        let enter = Callback::from(move |_: PointerEvent| pointed.set(Some(Rc::clone(&id))));
        let id = Rc::clone(&kind.id);
        let choose = on_choose.reform(move |_: MouseEvent| Rc::clone(&id));
        // A button, not a label over an input: Chromium does not pass a click on a label on while words are
        // selected elsewhere on the page.
        html! {
            <button type="button" key={kind.id.to_string()} class="kind-chip" role="radio" aria-checked={checked.to_string()}
                tabindex={if checked { "0" } else { "-1" }} data-hue={kind.hue.name()} disabled={*fixed} aria-describedby="kind-meaning"
                onclick={choose} onpointerenter={enter}>
                <span class="key-letter" aria-hidden="true">{ kind.key.unwrap_or('·') }</span>
                <span>{ messages.get(&kind.short).to_owned() }</span>
            </button>
        }
    });
    let meant = (*pointed).as_ref().or(chosen.as_ref()).and_then(|id| codebook.kind(id));
    html! {
        <>
            <div class="kinds" role="radiogroup" aria-label={messages.kind} onkeydown={on_key} onpointerleave={leave}>
                { for chips }
            </div>
            <div id="kind-meaning" class="kind-meaning">{ meant.map(|kind| view_meaning(kind, messages)) }</div>
        </>
    }
}

fn view_meaning(kind: &Kind, messages: &crate::lang::Messages) -> Html {
    html! {
        <>
            <p><b>{ messages.get(&kind.label).to_owned() }</b>{ " " }{ messages.get(&kind.description).to_owned() }</p>
            if !kind.example.is_empty() {
                <p class="kind-example">{ (messages.note.quoted)(&kind.example) }</p>
            }
        </>
    }
}
