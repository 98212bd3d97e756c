//! The line that shows how far a long work has come, with the button that stops it.

use std::rc::Rc;

use yew::prelude::*;

use super::keycaps::with_key;
use super::shell::use_shell;
use crate::model::command::Command;
use crate::model::workspace::Workspace;

/// What the line shows.
#[derive(Properties, PartialEq, Eq)]
pub struct ProgressLineProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The line; nothing while nothing takes long.
#[component]
pub fn ProgressLine(ProgressLineProps { workspace }: &ProgressLineProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.progress;
    let view = &workspace.view;
    let Some(progress) = view.progress.as_deref().copied() else {
        return html! { <div class="progress-line"></div> };
    };
    let words = (texts.work)(progress);
    let stop = shell.run.reform(|_: MouseEvent| Command::Stop);
    // Without a value, the bar says that nobody knows how much there is.
    let value = progress.of.map(|_| progress.done.to_string());
    let max = progress.of.map(|of| of.max(1).to_string());
    let title = with_key(&shell, &workspace.preferences.keymap, Command::Leave, texts.stop);
    html! {
        <div class="progress-line">
            <div class="progress">
                <progress aria-label={words.clone()} {value} {max}></progress>
                <p>{ words }</p>
                if progress.stoppable {
                    <button class="button" {title} disabled={view.stopping} onclick={stop}>
                        { if view.stopping { texts.stopping } else { texts.stop } }
                    </button>
                }
            </div>
        </div>
    }
}
