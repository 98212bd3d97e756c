//! The citation dialog: the usual forms, one press from the clipboard.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::browser::{Element, clipboard, page};
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
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        if let Some(dialog) = node.cast::<Element>() {
            page::show_modal(&dialog);
            page::focus(".citation-form", false);
        }
    });
    let close = shell.dispatch.reform(|_: Event| Action::Close);
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    let on_key = Callback::from(|event: KeyboardEvent| {
        page::rove(&event, ".citation-form");
    });
    let forms = forms(workspace).into_iter().map(|form| {
        let (shell, text) = (shell.clone(), form.clone());
        let copy = Callback::from(move |_: MouseEvent| {
            let (tone, said) = match clipboard::copy(&text) {
                Ok(()) => (Tone::Quiet, texts.copied.to_owned()),
                Err(error) => (Tone::Alert, (texts.not_copied)(&error.to_string())),
            };
            // What could not be copied stays to be selected.
            if tone == Tone::Quiet {
                shell.dispatch.emit(Action::Close);
            }
            shell.dispatch.emit(Action::Notify(Notice { tone, text: said, remedy: None }));
        });
        html! {
            <li key={form.clone()}>
                <button type="button" class="citation-form" onclick={copy}>{ at_a_glance(&form).into_owned() }</button>
            </li>
        }
    });
    html! {
        <dialog class="dialog citation" aria-label={texts.citation} ref={node} onclose={close}>
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
    let passage = workspace.view.active.and_then(|id| dossier.passages.get(&id));
    let passage = passage.filter(|passage| passage.document == document.id);
    let words = match (workspace.view.selection, passage) {
        (Some(span), _) => Some((span.slice(&document.text).to_owned(), span.start())),
        (None, Some(passage)) => Some((passage.spans.quote(&document.text), passage.spans.hull().start())),
        (None, None) => None,
    };
    let quote = words.as_ref().map(|(words, at)| Quote {
        words,
        is_answer: document.part_at(*at).is_some_and(|part| part.kind == PartKind::Answer),
    });
    citations(dossier.question_of(document), dossier.title_of(document), quote)
}
