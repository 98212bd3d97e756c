//! Every claim of the dossier.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::model::workspace::Workspace;

/// What the place shows.
#[derive(Properties, PartialEq, Eq)]
pub struct ClaimsPlaceProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// Every claim of the dossier.
#[component]
pub fn ClaimsPlace(ClaimsPlaceProps { workspace: _ }: &ClaimsPlaceProps) -> Html {
    let texts = use_shell().messages.claims_place;
    html! {
        <main class="page claims-place">
            <h1>{ texts.title }</h1>
        </main>
    }
}
