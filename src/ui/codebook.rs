//! The codebook, where it can be changed.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::model::workspace::Workspace;

/// What the place shows.
#[derive(Properties, PartialEq, Eq)]
pub struct CodebookPlaceProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The codebook, where it can be changed.
#[component]
pub fn CodebookPlace(CodebookPlaceProps { workspace: _ }: &CodebookPlaceProps) -> Html {
    let texts = use_shell().messages.codebook_place;
    html! {
        <main class="page codebook-place">
            <h1>{ texts.title }</h1>
        </main>
    }
}
