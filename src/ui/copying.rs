//! The input for a file that holds a newer copy of the document shown.

use yew::prelude::*;

use super::opening::Handed;
use super::shell::use_shell;
use crate::browser::{HtmlInputElement, file};
use crate::model::identity::DocumentId;

/// What the input is for.
#[derive(Properties, PartialEq, Eq)]
pub struct CopyInputProps {
    /// The document.
    pub document: Option<DocumentId>,
}

/// The input, which its command clicks.
#[component]
pub fn CopyInput(CopyInputProps { document }: &CopyInputProps) -> Html {
    let shell = use_shell();
    let on_file = {
        let (open, document) = (shell.open.clone(), *document);
        Callback::from(move |event: Event| {
            let files = file::chosen(&event.target_unchecked_into::<HtmlInputElement>());
            if let Some(document) = document.filter(|_| !files.is_empty()) {
                open.emit(Handed::CopyFile(document, files));
            }
        })
    };
    html! {
        <input id="copy-file" class="hidden" type="file" tabindex="-1" aria-hidden="true"
            accept=".md,.markdown,.txt,.html,.htm,.xml,.json,.jsonl,.ndjson,.csv,.tsv,text/*,application/json,application/xml" onchange={on_file} />
    }
}
