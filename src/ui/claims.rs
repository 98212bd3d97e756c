//! The claims: every claim of the dossier with its passages.

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

/// Every claim.
#[component]
pub fn ClaimsPlace(ClaimsPlaceProps { workspace }: &ClaimsPlaceProps) -> Html {
    let messages = use_shell().messages;
    html! {
        <main class="page claims-place" tabindex="-1">
            <div class="claims">
                <h1>{ messages.claims }</h1>
                <p>{ (messages.claim_count)(workspace.dossier.claims.len()) }</p>
            </div>
        </main>
    }
}
