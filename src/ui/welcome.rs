//! The first screen: one sentence, a place to drop a file, and three ways to begin.

use yew::prelude::*;

use super::shell::use_shell;
use crate::model::command::Command;

/// What one sees before anything is open.
#[component]
pub fn Welcome() -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let button = |command: Command, text: &'static str, class: &'static str| {
        let run = shell.run.reform(move |_: MouseEvent| command);
        html! { <button class={classes!("button", class)} onclick={run}>{ text }</button> }
    };
    let name = messages.command;
    html! {
        <main class="page welcome">
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
                <p>{ button(Command::Dossiers, name(Command::Dossiers), "button-quiet") }</p>
            </div>
        </main>
    }
}
