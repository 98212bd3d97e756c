//! A list of short texts: actors, for one.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::timer::{Waiting, after};
use crate::browser::{HtmlTextAreaElement, page};
use crate::model::unseen::spelled;
use crate::ui::checked::SETTLED_AFTER;
use crate::ui::shell::use_shell;
use crate::ui::words::view_words;

/// What is listed.
#[derive(Properties, PartialEq)]
pub struct TextsProps {
    /// The name of the field, unique on the page.
    pub id: AttrValue,
    /// What the list is of.
    pub label: AttrValue,
    /// The texts.
    pub texts: Vec<String>,
    /// The list is another now.
    pub on_change: Callback<Vec<String>>,
}

/// Chips that can be taken off, and a field for more: Enter adds, as does a pasted line; the Backspace key
/// in the empty field takes off the last.
#[component]
pub fn Texts(TextsProps { id, label, texts, on_change }: &TextsProps) -> Html {
    let messages = use_shell().messages;
    let draft = use_state_eq(String::new);
    let waiting = use_mut_ref(|| None::<Waiting>);
    // What was typed and not added yet is added when the field goes.
    let last = use_mut_ref(|| None::<(Vec<String>, Callback<Vec<String>>)>);
    *last.borrow_mut() = (!draft.trim().is_empty()).then(|| (with(texts, &draft), on_change.clone()));
    use_effect_with((), move |()| {
        move || {
            let last = last.borrow_mut().take();
            last.into_iter().for_each(|(texts, on_change)| on_change.emit(texts));
        }
    });
    let add = {
        let (draft, texts, on_change) = (draft.clone(), texts.clone(), on_change.clone());
        move |typed: &str| {
            draft.set(String::new());
            let more = with(&texts, typed);
            if more != texts {
                on_change.emit(more);
            }
        }
    };
    let on_input = {
        let (draft, add) = (draft.clone(), add.clone());
        Callback::from(move |event: InputEvent| {
            let field: HtmlTextAreaElement = event.target_unchecked_into();
            let typed = field.value();
            if typed.contains('\n') {
                // The draft may have been empty before: then no rendering would empty the field.
                field.set_value("");
                add(&typed);
            } else {
                draft.set(typed);
            }
        })
    };
    let on_key = {
        let (draft, texts, on_change) = (draft.clone(), texts.clone(), on_change.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Backspace" && draft.is_empty() && !event.repeat() && !texts.is_empty() {
                event.prevent_default();
                on_change.emit(texts.iter().take(texts.len() - 1).cloned().collect());
            }
        })
    };
    let on_blur = {
        let (draft, waiting) = (draft.clone(), Rc::clone(&waiting));
        Callback::from(move |_: FocusEvent| {
            if draft.trim().is_empty() {
                return;
            }
            let (draft, add) = (draft.clone(), add.clone());
            *waiting.borrow_mut() = Some(after(SETTLED_AFTER, move || add(&draft)));
        })
    };
    let on_focus = Callback::from(move |_: FocusEvent| drop(waiting.borrow_mut().take()));
    let chips = texts.iter().enumerate().map(|(index, text)| {
        let rest: Vec<String> =
            texts.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, text)| text.clone()).collect();
        let (on_change, field) = (on_change.clone(), format!("#{id}"));
        let remove = Callback::from(move |_: MouseEvent| {
            on_change.emit(rest.clone());
            page::focus(&field, false);
        });
        html! {
            <li key={text.clone()} class="text-chip">
                <span>{ view_words(text) }</span>
                <button type="button" class="cross" aria-label={(messages.note.remove)(&spelled(text))} onclick={remove}>{ "×" }</button>
            </li>
        }
    });
    html! {
        <div class="texts">
            <ul class="chips-list">{ for chips }</ul>
            <textarea {id} class="field" rows="1" aria-label={label} placeholder={messages.note.add_text}
                value={draft.to_string()} oninput={on_input} onkeydown={on_key} onblur={on_blur} onfocus={on_focus} />
        </div>
    }
}

/// The texts and the lines of `typed`, none of them twice.
fn with(texts: &[String], typed: &str) -> Vec<String> {
    let mut all = texts.to_vec();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !all.iter().any(|text| text == line) {
            all.push(line.to_owned());
        }
    }
    all
}
