//! The citation dialog: the usual forms, one press from the clipboard.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{Modal, use_modal};
use super::shell::use_shell;
use crate::browser::{clipboard, page};
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::citation::{Quote, at_a_glance, citations};
use crate::model::document::PartKind;
use crate::model::notice::{Notice, Tone};
use crate::model::workspace::Workspace;

/// What the dialog works on.
#[derive(Properties, PartialEq, Eq)]
pub struct CitationProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The question cited, with the words that are selected, else with those of the active passage.
#[component]
pub fn Citation(CitationProps { workspace }: &CitationProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.data;
    let Modal { node, on_close } = use_modal(|| page::focus(".citation-form", false));
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    let on_key = Callback::from(|event: KeyboardEvent| {
        page::rove(&event, ".citation-form");
    });
    let forms = forms(workspace).into_iter().map(|form| {
        let (shell, text) = (shell.clone(), form.clone());
        let copy = Callback::from(move |_: MouseEvent| {
            let notice = copied(&text, shell.messages);
            // What could not be copied stays to be selected.
            if notice.tone == Tone::Quiet {
                shell.dispatch.emit(Action::Close);
            }
            shell.dispatch.emit(Action::Notify(notice));
        });
        html! {
            <li key={form.clone()}>
                <button type="button" class="citation-form" onclick={copy}>{ at_a_glance(&form).into_owned() }</button>
            </li>
        }
    });
    html! {
        <dialog class="dialog citation" aria-label={texts.citation} ref={node} onclose={on_close}>
            <h2>{ texts.citation }</h2>
            <p class="citation-hint">{ texts.citation_hint }</p>
            <ul class="citation-forms" lang="fr" onkeydown={on_key}>{ for forms }</ul>
            <p class="dialog-end">
                <button type="button" class="button button-quiet" onclick={cancel}>{ shell.messages.close }</button>
            </p>
        </dialog>
    }
}

fn forms(workspace: &Workspace) -> Vec<String> {
    let Some(document) = workspace.document() else { return Vec::new() };
    let dossier = &workspace.dossier;
    let words = workspace.meant_words();
    let quote = words.as_ref().map(|(words, at)| Quote {
        words,
        is_answer: document.part_at(*at).is_some_and(|part| part.kind == PartKind::Answer),
    });
    citations(dossier.question_of(document), dossier.title_of(document), quote)
}

/// Copies the words that are meant with the shortest citation, and says so.
pub fn copy_quote(workspace: &Workspace, messages: &Messages, dispatch: &Callback<Action>) {
    let form = forms(workspace).into_iter().next();
    form.into_iter().for_each(|form| dispatch.emit(Action::Notify(copied(&form, messages))));
}

/// Copies an address that leads to the words that are meant, and says so.
pub fn copy_link(workspace: &Workspace, messages: &Messages, dispatch: &Callback<Action>) {
    let address = workspace.pointing();
    address.into_iter().for_each(|address| dispatch.emit(Action::Notify(copied(&address, messages))));
}

/// Copies a text; what came of it.
fn copied(text: &str, messages: &Messages) -> Notice {
    let (tone, text) = match clipboard::copy(text) {
        Ok(()) => (Tone::Quiet, messages.data.copied.to_owned()),
        Err(error) => (Tone::Alert, (messages.data.not_copied)(&error.to_string())),
    };
    Notice { tone, text, remedy: None }
}
