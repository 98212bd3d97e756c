//! The fields that say which documents are listed.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::HtmlInputElement;
use crate::model::action::Action;
use crate::model::docket::Work;
use crate::model::roster::{Reply, Roster, Sieve};
use crate::ui::select::Select;
use crate::ui::shell::use_shell;

/// Which documents are listed.
#[derive(Properties, PartialEq, Eq)]
pub struct SieveWordsProps {
    /// That.
    pub sieve: Rc<Sieve>,
}

/// The field for words.
#[component]
pub fn SieveWords(SieveWordsProps { sieve }: &SieveWordsProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.roster;
    let sift = {
        let sieve = Rc::clone(sieve);
        shell.dispatch.reform(move |words: String| Action::Sift(Sieve { words, ..Sieve::clone(&sieve) }))
    };
    let on_words = sift.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    // Escape empties it first; some browsers do so by themselves.
    let is_empty = sieve.words.is_empty();
    let on_escape = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" && !is_empty {
            sift.emit(String::new());
        }
    });
    html! {
        <input class="sieve-words" type="search" aria-label={texts.filter} placeholder={texts.filter_field}
            autocomplete="off" value={sieve.words.clone()} oninput={on_words} onkeydown={on_escape} />
    }
}

/// Which documents are listed, and all that there are.
#[derive(Properties, PartialEq, Eq)]
pub struct SieveFieldsProps {
    /// That.
    pub sieve: Rc<Sieve>,
    /// Those.
    pub roster: Rc<Roster>,
}

/// A field for words, and choices of work and answer.
#[component]
pub fn SieveFields(SieveFieldsProps { sieve, roster }: &SieveFieldsProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.roster;
    let state = |work: Option<Work>, text: String| {
        let next = Sieve { work, ..Sieve::clone(sieve) };
        let choose = shell.dispatch.reform(move |_: MouseEvent| Action::Sift(next.clone()));
        html! {
            <button key={text.clone()} type="button" class="place" aria-pressed={(sieve.work == work).to_string()} onclick={choose}>{ text }</button>
        }
    };
    let all = roster.entries().len();
    let states = std::iter::once(state(None, format!("{} {all}", texts.every_work)));
    let counts = roster.counts();
    let states = states.chain(
        counts.iter().map(|(work, count)| state(Some(*work), format!("{} {count}", (texts.works)(*work)))),
    );
    let options = std::iter::once((AttrValue::from(""), AttrValue::from(texts.every_reply)));
    let options = options.chain(Reply::ALL.map(|own| (own.name().into(), (texts.replies)(own).into())));
    let on_reply = {
        let sieve = Rc::clone(sieve);
        shell.dispatch.reform(move |name: String| {
            Action::Sift(Sieve { reply: Reply::named(&name), ..Sieve::clone(&sieve) })
        })
    };
    html! {
        <div class="sieve" role="search" aria-label={texts.filter}>
            <SieveWords sieve={Rc::clone(sieve)} />
            <Select class="button" label={texts.reply_choice} options={options.collect::<Vec<_>>()}
                value={sieve.reply.map(Reply::name).unwrap_or_default()} on_choose={on_reply} />
            <div class="claims-order sieve-work" role="group" aria-label={texts.work_group}>{ for states }</div>
        </div>
    }
}
