//! A question asked in place, before something in use goes: where what is said by it goes.

use yew::prelude::*;

use crate::browser::page;
use crate::ui::select::Select;
use crate::ui::shell::use_shell;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The words before the choice.
    pub words: String,
    /// What is chosen.
    pub label: AttrValue,
    /// Names and texts.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// What the button that answers says.
    pub accept: AttrValue,
}

/// What the question needs to know.
#[derive(Properties, PartialEq)]
pub struct AskingProps {
    /// Its name, unique on the page.
    pub id: AttrValue,
    /// What is asked.
    pub question: Question,
    /// The name of the answer, or none.
    pub on_answer: Callback<Option<String>>,
}

/// A choice with its first option proposed, and two buttons. Escape asks no further.
#[component]
pub fn Asking(AskingProps { id, question, on_answer }: &AskingProps) -> Html {
    let texts = use_shell().messages.codebook;
    let Question { words, label, options, accept } = question;
    let chosen = use_state_eq(|| None::<String>);
    use_effect_with(id.clone(), |id| {
        page::focus(&format!("#{id} select"), false);
    });
    let first = || options.first().map(|(name, _)| name.to_string());
    let value = (*chosen).clone().or_else(first).unwrap_or_default();
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |name: String| chosen.set(Some(name)))
    };
    let answer = {
        let (on_answer, value) = (on_answer.clone(), value.clone());
        Callback::from(move |_: MouseEvent| on_answer.emit(Some(value.clone())))
    };
    let cancel = on_answer.reform(|_: MouseEvent| None);
    let on_key = {
        let on_answer = on_answer.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                on_answer.emit(None);
            }
        })
    };
    html! {
        <div {id} class="asking" role="group" aria-label={words.clone()} onkeydown={on_key}>
            <p>{ words }</p>
            <div class="asking-answer">
                <Select class="field" label={label.clone()} options={options.clone()} {value} on_choose={choose} />
                <button type="button" class="button button-strong" onclick={answer}>{ accept }</button>
                <button type="button" class="button button-quiet" onclick={cancel}>{ texts.cancel }</button>
            </div>
        </div>
    }
}
