//! The dossiers on this device: where one begins, goes on, and puts things away.

mod deleted;
mod row;
mod shelf_list;

use std::rc::Rc;

use yew::prelude::*;

pub use self::shelf_list::{ShelfList, walk};
use super::shell::use_shell;
use crate::model::command::Command;
use crate::model::workspace::Workspace;

/// What the place shows.
#[derive(Properties, PartialEq, Eq)]
pub struct DossiersPlaceProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// All of them, the one changed last first.
#[component]
pub fn DossiersPlace(DossiersPlaceProps { workspace }: &DossiersPlaceProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let new = shell.run.reform(|_: MouseEvent| Command::NewDossier);
    html! {
        <main class="page dossiers-place" tabindex="-1" onkeydown={Callback::from(walk)}>
            <div class="dossiers">
                <header class="dossiers-head">
                    <h1>{ messages.dossiers }</h1>
                    <button class="button button-strong" onclick={new}>{ (messages.command)(Command::NewDossier) }</button>
                    <p class="dossiers-explanation">{ messages.shelf.explanation }</p>
                </header>
                <ShelfList workspace={Rc::clone(workspace)} whole=true />
            </div>
        </main>
    }
}
