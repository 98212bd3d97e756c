//! The way to something new at the end of a list: a button that opens a field for its name.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::{HtmlInputElement, page};
use crate::ui::shell::use_shell;

/// What is added.
#[derive(Properties, PartialEq)]
pub struct AddProps {
    /// The name of the button, unique on the page.
    pub id: AttrValue,
    /// What the button says.
    pub words: AttrValue,
    /// What is typed in the field.
    pub label: AttrValue,
    /// Whether another one is asked for after each.
    #[prop_or_default]
    pub again: bool,
    /// Adds what is called so, or says why not.
    pub on_add: Callback<String, Option<String>>,
}

/// A button, and the field that takes its place. What was typed stays until it is added or given up.
#[component]
pub fn Add(AddProps { id, words, label, again, on_add }: &AddProps) -> Html {
    let texts = use_shell().messages.codebook;
    let typed = use_state_eq(|| None::<String>);
    let why = use_state_eq(|| None::<String>);
    let field = format!("{id}-field");
    // Given up, it leads back to its button; what was added has the focus itself.
    let given_up = use_mut_ref(|| false);
    use_effect_with((typed.is_some(), id.clone()), {
        let given_up = Rc::clone(&given_up);
        move |(open, id)| {
            if *open {
                page::focus(&format!("#{id}-field"), false);
            } else if given_up.take() {
                page::focus(&format!("#{id}"), false);
            }
        }
    });
    let open = {
        let typed = typed.clone();
        Callback::from(move |_: MouseEvent| typed.set(Some(String::new())))
    };
    let close = {
        let (typed, why) = (typed.clone(), why.clone());
        move || {
            given_up.replace(true);
            typed.set(None);
            why.set(None);
        }
    };
    let on_input = {
        let (typed, why) = (typed.clone(), why.clone());
        Callback::from(move |event: InputEvent| {
            typed.set(Some(event.target_unchecked_into::<HtmlInputElement>().value()));
            why.set(None);
        })
    };
    let on_submit = {
        let (typed, why, on_add, again) = (typed.clone(), why.clone(), on_add.clone(), *again);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let words = typed.as_deref().unwrap_or_default().trim().to_owned();
            let refused = on_add.emit(words);
            if refused.is_none() {
                typed.set(again.then(String::new));
            }
            why.set(refused);
        })
    };
    let on_key = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                close();
            }
        })
    };
    let cancel = Callback::from(move |_: MouseEvent| close());
    let Some(value) = (*typed).clone() else {
        return html! { <p class="add"><button {id} type="button" class="button button-quiet" onclick={open}>{ words }</button></p> };
    };
    let about = format!("{id}-about");
    html! {
        <form class="adding" onsubmit={on_submit} onkeydown={on_key}>
            <input id={field} class="field" aria-label={label} placeholder={label} {value} autocomplete="off"
                aria-invalid={why.as_ref().map(|_| "true")} aria-describedby={about.clone()} oninput={on_input} />
            <button type="submit" class="button button-strong">{ texts.add }</button>
            <button type="button" class="button button-quiet" onclick={cancel}>{ texts.cancel }</button>
            <p id={about} class="field-about field-wrong" aria-live="polite">{ (*why).clone() }</p>
        </form>
    }
}
