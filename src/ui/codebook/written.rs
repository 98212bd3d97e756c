//! A text of the codebook, written as it is typed; what it cannot say is said under it, and not stored.

use yew::prelude::*;

use crate::browser::{HtmlInputElement, HtmlTextAreaElement};
use crate::ui::shell::use_shell;

/// What the field is for.
#[derive(Properties, PartialEq)]
pub struct WrittenProps {
    /// The name of the field, unique on the page.
    pub id: AttrValue,
    /// What it says.
    pub label: AttrValue,
    /// What is stored.
    pub value: AttrValue,
    /// What is seen where nothing is stored, and stands for it.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// The language it is in.
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// Whether it may run over several lines.
    #[prop_or_default]
    pub long: bool,
    /// Whether it is one letter: the last that was typed.
    #[prop_or_default]
    pub letter: bool,
    /// Stores what was typed, or says why not.
    pub on_write: Callback<String, Option<String>>,
}

/// What was typed, what was stored then, and why it is not stored itself.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Draft {
    typed: String,
    stored: AttrValue,
    why: Option<String>,
}

impl Draft {
    /// Whether it is still about what is stored, which an undo may have changed.
    fn holds(&self, value: &str, placeholder: &str) -> bool {
        let is_written = self.why.is_none() && (self.typed == value || self.typed == placeholder);
        *self.stored == *value || is_written
    }
}

/// A text field. It shows what was typed until the focus leaves it, and longer where that is not stored.
#[component]
pub fn Written(props: &WrittenProps) -> Html {
    let WrittenProps { id, label, value, placeholder, lang, long, letter, on_write } = props;
    let texts = use_shell().messages.note;
    let draft = use_state_eq(|| None::<Draft>);
    let held = (*draft).clone().filter(|draft| draft.holds(value, placeholder));
    let shown = held.as_ref().map_or_else(|| value.to_string(), |draft| draft.typed.clone());
    let why = held.and_then(|draft| draft.why);

    let take = {
        let (draft, stored, on_write, letter) = (draft.clone(), value.clone(), on_write.clone(), *letter);
        move |typed: String| {
            let last = || typed.trim().chars().next_back().map(|last| last.to_uppercase().to_string());
            let typed = if letter { last().unwrap_or_default() } else { typed };
            let why = on_write.emit(typed.clone());
            draft.set(Some(Draft { typed, stored: stored.clone(), why }));
        }
    };
    let on_blur = {
        let (draft, stored) = (draft.clone(), why.is_none());
        Callback::from(move |_: FocusEvent| {
            if stored {
                draft.set(None);
            }
        })
    };
    let about = format!("{id}-about");
    let invalid = why.as_ref().map(|_| "true");
    let field = if *long {
        let on_input = Callback::from(move |event: InputEvent| {
            take(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        });
        html! {
            <textarea {id} class="field" rows="1" aria-label={label} value={shown} placeholder={placeholder}
                aria-describedby={about.clone()} oninput={on_input} onblur={on_blur} />
        }
    } else {
        let on_input = Callback::from(move |event: InputEvent| {
            take(event.target_unchecked_into::<HtmlInputElement>().value());
        });
        html! {
            <input {id} class="field" aria-label={label} value={shown} placeholder={placeholder} autocomplete="off"
                aria-invalid={invalid} aria-describedby={about.clone()} oninput={on_input} onblur={on_blur} />
        }
    };
    let said = why.map(|why| {
        let kept = if value.is_empty() { String::new() } else { (texts.kept)(value) };
        format!("{why} {kept}")
    });
    html! {
        <div class="written" lang={lang.clone()}>
            { field }
            <p id={about} class="field-about field-wrong" aria-live="polite">{ said }</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a draft typed while `stored` stood is still shown once `value` stands.
    #[track_caller]
    fn check(typed: &str, stored: &str, why: Option<&str>, value: &str, expected: bool) {
        let draft =
            Draft { typed: typed.to_owned(), stored: stored.to_owned().into(), why: why.map(str::to_owned) };
        assert_eq!(draft.holds(value, "Fait"), expected, "{typed}, {stored}, {value}");
    }

    #[test]
    fn a_draft_goes_once_something_else_is_stored() {
        check("Droits", "Droit", None, "Droits", true);
        check("Droits", "Droit", None, "Loi", false);
        check("", "Droit", Some("a name"), "Droit", true);
        check("", "Droit", Some("a name"), "Loi", false);
        // It was typed as what stands in for nothing, so that nothing is stored.
        check("Fait", "Fai", None, "", true);
    }
}
