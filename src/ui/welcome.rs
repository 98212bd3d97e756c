//! The first screen: one sentence, a place to drop a file, and three ways to begin.

use yew::prelude::*;

use super::shell::use_shell;
use crate::model::command::Command;

/// What one sees before anything is open.
#[component]
pub fn Welcome() -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let button = |command: Command, class: &'static str| {
        let run = shell.run.reform(move |_: MouseEvent| command);
        html! { <button class={classes!("button", class)} onclick={run}>{ (messages.command)(command) }</button> }
    };
    html! {
        <main class="page welcome">
            <div class="welcome-sheet">
                <h1>{ "Scolie" }</h1>
                <p>{ messages.tagline }</p>
                <div class="drop-zone">
                    <p>{ messages.drop_here }</p>
                    <p class="welcome-buttons">
                        { button(Command::Paste, "") }
                        { button(Command::TryExample, "button-strong") }
                        { button(Command::Dossiers, "button-quiet") }
                    </p>
                </div>
            </div>
        </main>
    }
}
