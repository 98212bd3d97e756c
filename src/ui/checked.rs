//! A field that takes only some texts: what it does not take is said, and not stored.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::HtmlInputElement;
use crate::browser::timer::{Waiting, after};
use crate::model::action::Action;
use crate::model::check::{Check, Problem};
use crate::model::notice::{Notice, Tone};
use crate::ui::shell::use_shell;

/// How long to wait before a field that was left shows it, in milliseconds: what stands under it moves then,
/// and a press that took the focus away must find its button where it was.
pub const SETTLED_AFTER: u32 = 250;

/// How long the keys rest before what was typed counts, in milliseconds: longer than from letter to letter.
const RESTED_AFTER: u32 = 400;

/// What the field is for.
#[derive(Properties, PartialEq)]
pub struct CheckedProps {
    /// The name of the field, unique on the page.
    pub id: AttrValue,
    /// What it says.
    pub label: AttrValue,
    /// What it takes.
    pub check: Check,
    /// What is stored.
    pub value: AttrValue,
    /// An example of what it takes.
    pub hint: AttrValue,
    /// Something it takes was typed.
    pub on_store: Callback<String>,
    /// The field is to go; where there is such a callback, there is a button.
    #[prop_or_default]
    pub on_clear: Option<Callback<()>>,
}

/// What was typed, and what was stored when it was.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Draft {
    typed: String,
    stored: AttrValue,
}

impl Draft {
    /// Whether it still says what the field is about: what was stored has not become something else since.
    fn holds(&self, check: Check, value: &str) -> bool {
        *self.stored == *value || check.read(&self.typed).is_ok_and(|kept| kept == value)
    }
}

/// A text field that reads along. It shows what was typed until the focus leaves it, and longer where that
/// cannot be stored.
#[component]
pub fn Checked(CheckedProps { id, label, check, value, hint, on_store, on_clear }: &CheckedProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.note;
    let draft = use_state_eq(|| None::<Draft>);
    let left = use_state_eq(|| false);
    let waiting = use_mut_ref(|| None::<Waiting>);
    let check = *check;
    let held = (*draft).clone().filter(|draft| draft.holds(check, value));
    let shown = held.as_ref().map_or_else(|| value.to_string(), |draft| draft.typed.clone());
    let problem = check.read(&shown).err();

    // A field that goes away with something in it that was not stored says so.
    let lost = use_mut_ref(|| None::<String>);
    *lost.borrow_mut() = (problem.is_some() && held.is_some()).then(|| (texts.not_stored)(label, &shown));
    use_effect_with((), {
        let (lost, dispatch) = (Rc::clone(&lost), shell.dispatch.clone());
        move |()| {
            move || {
                let text = lost.borrow_mut().take();
                let notice = |text| Action::Notify(Notice { tone: Tone::Alert, text, remedy: None });
                text.into_iter().for_each(|text| dispatch.emit(notice(text)));
            }
        }
    });

    // `2020-1` is no month yet: what was typed is stored once the keys rest, or the field is left or goes.
    let pending = use_mut_ref(|| None::<(String, Callback<String>)>);
    let resting = use_mut_ref(|| None::<Waiting>);
    let store = {
        let pending = Rc::clone(&pending);
        move || {
            let ready = pending.borrow_mut().take();
            ready.into_iter().for_each(|(kept, on_store)| on_store.emit(kept));
        }
    };
    use_effect_with((), {
        let store = store.clone();
        move |()| store
    });
    let on_input = {
        let (draft, left, value, on_store) = (draft.clone(), left.clone(), value.clone(), on_store.clone());
        let (store, pending) = (store.clone(), Rc::clone(&pending));
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            left.set(false);
            let kept = check.read(&typed).ok().filter(|kept| *kept != *value);
            *pending.borrow_mut() = kept.map(|kept| (kept, on_store.clone()));
            *resting.borrow_mut() = Some(after(RESTED_AFTER, store.clone()));
            draft.set(Some(Draft { typed, stored: value.clone() }));
        })
    };
    let on_blur = {
        let (draft, left, taken) = (draft.clone(), left.clone(), problem.is_none());
        let waiting = Rc::clone(&waiting);
        Callback::from(move |_: FocusEvent| {
            store();
            let (draft, left) = (draft.clone(), left.clone());
            *waiting.borrow_mut() = Some(after(SETTLED_AFTER, move || {
                left.set(true);
                if taken {
                    draft.set(None);
                }
            }));
        })
    };
    let on_focus = Callback::from(move |_: FocusEvent| drop(waiting.borrow_mut().take()));
    let clear = on_clear.clone().map(|on_clear| {
        let lost = Rc::clone(&lost);
        let pending = Rc::clone(&pending);
        Callback::from(move |_: MouseEvent| {
            pending.borrow_mut().take();
            lost.borrow_mut().take();
            on_clear.emit(());
        })
    });
    let about = format!("{id}-about");
    html! {
        <div class="checked">
            <input {id} class="field" aria-label={label} value={shown.clone()} placeholder={hint} autocomplete="off" spellcheck="false"
                aria-invalid={problem.map(|_| "true")} aria-describedby={about.clone()} oninput={on_input} onblur={on_blur} onfocus={on_focus} />
            if let Some(clear) = clear {
                <button type="button" class="cross" aria-label={(texts.clear)(label)} onclick={clear}>{ "×" }</button>
            }
            <p id={about} class={classes!("field-about", (*left && problem.is_some()).then_some("field-wrong"))} aria-live="polite">
                { explain(texts, check, problem, *left, &shown, value, label) }
            </p>
        </div>
    }
}

/// What stands under the field: why it does not take what was typed, or what it makes of it.
fn explain(
    texts: &crate::lang::note::Texts,
    check: Check,
    problem: Option<Problem>,
    left: bool,
    shown: &str,
    value: &str,
    label: &str,
) -> String {
    match problem {
        Some(problem) if left => {
            let kept = if value.is_empty() || value == shown {
                String::new()
            } else {
                (texts.kept)(&if check.is_date() { texts.date(value) } else { value.to_owned() })
            };
            let lost = if value == shown { String::new() } else { (texts.not_stored)(label, shown) };
            [(texts.problem)(problem), &lost, &kept].join(" ").trim().to_owned()
        }
        Some(problem) => (texts.problem)(problem).to_owned(),
        None if check.is_date() && !value.is_empty() => {
            Some(texts.date(value)).filter(|words| words != shown).unwrap_or_default()
        }
        None => String::new(),
    }
}
