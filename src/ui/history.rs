//! What was done to the dossier.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::model::workspace::Workspace;

/// What the place shows.
#[derive(Properties, PartialEq, Eq)]
pub struct HistoryPlaceProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// What was done to the dossier.
#[component]
pub fn HistoryPlace(HistoryPlaceProps { workspace: _ }: &HistoryPlaceProps) -> Html {
    let texts = use_shell().messages.history_place;
    html! {
        <main class="page history-place">
            <h1>{ texts.title }</h1>
        </main>
    }
}
