//! The first screen: one sentence, a place to drop a file, and three ways to begin; then what was begun before.

use std::rc::Rc;

use yew::prelude::*;

use super::dossiers::{ShelfList, walk};
use super::shell::use_shell;
use crate::model::command::Command;
use crate::model::shelf::Shelf;
use crate::model::workspace::Workspace;

/// What the screen shows.
#[derive(Properties, PartialEq, Eq)]
pub struct WelcomeProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// What one sees before anything is open.
#[component]
pub fn Welcome(WelcomeProps { workspace }: &WelcomeProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let button = |command: Command, text: &'static str, class: &'static str| {
        let run = shell.run.reform(move |_: MouseEvent| command);
        html! { <button class={classes!("button", class)} onclick={run}>{ text }</button> }
    };
    let name = messages.command;
    // One who comes for the first time has none to choose from.
    let chooses = match &*workspace.shelf {
        Shelf::Unread => false,
        Shelf::Lost(_) | Shelf::Failed(_) => true,
        Shelf::Read(_) => workspace.shelf.kept().next().is_some(),
    };
    html! {
        <main class="page welcome" tabindex="-1">
            <div class="welcome-sheet">
                <h1>{ "Scolie" }</h1>
                <p>{ messages.tagline }</p>
                <div class="drop-zone">
                    <p>{ messages.drop_here }</p>
                    <p class="welcome-buttons">
                        { button(Command::Open, messages.open_question, "button-strong") }
                        { button(Command::OpenFolder, name(Command::OpenFolder), "") }
                        { button(Command::Paste, name(Command::Paste), "") }
                        { button(Command::TryExample, name(Command::TryExample), "button-quiet") }
                    </p>
                </div>
                if chooses {
                    <section class="welcome-dossiers" onkeydown={Callback::from(walk)}>
                        <h2>{ messages.dossiers }</h2>
                        <ShelfList workspace={Rc::clone(workspace)} whole=false />
                    </section>
                } else {
                    <p>{ button(Command::Dossiers, name(Command::Dossiers), "button-quiet") }</p>
                }
            </div>
        </main>
    }
}
