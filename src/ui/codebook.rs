//! The codebook: its kinds, attributes and types of link, to read and to change.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::model::command::Command;
use crate::model::workspace::Workspace;

/// What the place shows.
#[derive(Properties, PartialEq, Eq)]
pub struct CodebookPlaceProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The whole codebook.
#[component]
pub fn CodebookPlace(CodebookPlaceProps { workspace }: &CodebookPlaceProps) -> Html {
    let messages = use_shell().messages;
    html! {
        <main class="page codebook-place" tabindex="-1">
            <div class="codebook">
                <h1>{ (messages.command)(Command::Codebook) }</h1>
                <ul>
                    { for workspace.dossier.codebook.kinds.iter().map(|kind| html! {
                        <li key={kind.id.to_string()}>{ messages.get(&kind.label).to_owned() }</li>
                    }) }
                </ul>
            </div>
        </main>
    }
}
