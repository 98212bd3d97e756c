//! One dossier of the list: its title opens it, and beside it stands what can be done with it.

use yew::prelude::*;

use crate::browser::{HtmlInputElement, page};
use crate::lang::ago::ago;
use crate::model::action::Action;
use crate::model::errand::Errand;
use crate::model::shelf::{Shelved, titled};
use crate::model::unseen::spelled;
use crate::model::workspace::Focus;
use crate::ui::shell::{Shell, use_shell};
use crate::ui::words::view_words;

/// Between two parts of a line; it does not begin one.
const DOT: &str = "\u{a0}· ";

/// What the row shows.
#[derive(Properties, PartialEq, Eq)]
pub struct DossierRowProps {
    /// What is known of the dossier.
    pub shelved: Shelved,
    /// Whether it is the open one.
    pub open: bool,
}

/// One row; F2 renames in place, Delete deletes.
#[component]
pub fn DossierRow(DossierRowProps { shelved, open }: &DossierRowProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.shelf;
    let renaming = use_state_eq(|| false);
    let id = shelved.id;
    let title = titled(&shelved.title, shell.messages.untitled).to_owned();
    let rename = {
        let renaming = renaming.clone();
        Callback::from(move |()| renaming.set(true))
    };
    let go = shell.errand.reform(move |_: MouseEvent| Errand::Open(id));
    let act = |name: &'static str, on_press: Callback<MouseEvent>| {
        html! {
            <button class="button button-quiet dossier-act" aria-label={(texts.of)(name, &spelled(&title))} onclick={on_press}>{ name }</button>
        }
    };
    let errand = |name, errand: Errand| act(name, shell.errand.reform(move |_: MouseEvent| errand.clone()));
    let on_key = {
        let (errand, rename) = (shell.errand.clone(), rename.clone());
        Callback::from(move |event: KeyboardEvent| {
            if page::is_in_field(&event) {
                return;
            }
            match event.key().as_str() {
                "F2" => rename.emit(()),
                "Delete" => errand.emit(Errand::Delete(id)),
                _ => return,
            }
            event.prevent_default();
        })
    };
    html! {
        <li class="dossier" data-dossier={id.to_string()} data-open={open.then_some("")} onkeydown={on_key}>
            if *renaming {
                <div class="dossier-field">
                    { view_field(&shell, shelved, &renaming) }
                    <p class="dossier-about">{ about(&shell, shelved) }</p>
                </div>
            } else {
                <button class="dossier-open" aria-current={open.then_some("true")} onclick={go}>
                    <span class="dossier-title" data-untitled={shelved.title.trim().is_empty().then_some("")}>{ view_words(&title) }</span>
                    if *open { <span class="dossier-mark">{ texts.open }</span> }
                    <span class="dossier-about">{ about(&shell, shelved) }</span>
                </button>
            }
            <div class="dossier-acts">
                { act(texts.rename, rename.reform(|_: MouseEvent| ())) }
                { errand(texts.duplicate, Errand::Duplicate(id)) }
                { errand(texts.export, Errand::Export(id)) }
                { errand(texts.delete, Errand::Delete(id)) }
            </div>
        </li>
    }
}

/// When it was changed, and how much is in it.
fn about(shell: &Shell, shelved: &Shelved) -> Html {
    let texts = shell.messages.shelf;
    let when = shelved.last().map(|at| {
        let when = ago(shell.messages, at, page::now(), |at| shell.local.emit(at));
        (texts.changed)(&when)
    });
    let arrival = shell.messages.arrival;
    let counts = shelved.counts.map(|counts| {
        let all = [
            (counts.documents, (texts.documents)(counts.documents, counts.done)),
            (counts.passages, (shell.messages.passages)(counts.passages)),
            (counts.claims + counts.suggested, (arrival.claims)(counts.claims, counts.suggested)),
            (counts.suggestions, (arrival.suggestions)(counts.suggestions)),
        ];
        let some: Vec<String> =
            all.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect();
        if some.is_empty() { texts.empty.to_owned() } else { some.join(DOT) }
    });
    let parts: Vec<String> = when.into_iter().chain(counts).collect();
    html! { { parts.join(DOT) } }
}

/// The field that takes another title: Enter or leaving it keeps it, Escape does not.
fn view_field(shell: &Shell, shelved: &Shelved, renaming: &UseStateHandle<bool>) -> Html {
    let id = shelved.id;
    // What ends it first counts: a field that goes away is left, too.
    let end = {
        let (shell, renaming, old) = (shell.clone(), renaming.clone(), shelved.title.clone());
        Callback::from(move |(title, stay): (Option<String>, bool)| {
            if !*renaming {
                return;
            }
            renaming.set(false);
            if let Some(title) = title.filter(|title| *title != old) {
                shell.errand.emit(Errand::Rename(id, title));
            }
            if stay {
                shell.dispatch.emit(Action::Focus(Focus::Dossier(id)));
            }
        })
    };
    let value = |field: HtmlInputElement| field.value();
    let on_key = {
        let end = end.clone();
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "Enter" if !event.is_composing() => {
                    end.emit((Some(value(event.target_unchecked_into())), true));
                }
                "Escape" => end.emit((None, true)),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let on_blur = end.reform(move |event: FocusEvent| (Some(value(event.target_unchecked_into())), false));
    html! { <RenameField title={shelved.title.clone()} {on_key} {on_blur} /> }
}

#[derive(Properties, PartialEq)]
struct RenameFieldProps {
    title: String,
    on_key: Callback<KeyboardEvent>,
    on_blur: Callback<FocusEvent>,
}

#[component]
fn RenameField(RenameFieldProps { title, on_key, on_blur }: &RenameFieldProps) -> Html {
    let messages = use_shell().messages;
    use_effect_with((), |()| {
        page::focus(".dossier-renaming", true);
    });
    html! {
        <input class="dossier-renaming" aria-label={messages.dossier_title} placeholder={messages.untitled}
            value={title.clone()} onkeydown={on_key.clone()} onblur={on_blur.clone()} />
    }
}
