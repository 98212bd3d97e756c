//! What can be done to all that is picked, in one line under the text.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::model::command::Command;
use crate::model::workspace::{Place, Workspace};

/// What is picked.
#[derive(Properties, PartialEq, Eq)]
pub struct PickedProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The line; empty while nothing is picked, or where one does not see it.
#[component]
pub fn Picked(PickedProps { workspace }: &PickedProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.picks);
    let picks = &workspace.view.picks;
    let seen = matches!(workspace.view.place, Place::Read | Place::Claims);
    if picks.is_empty() || !seen {
        return html! { <section class="picked-line"></section> };
    }
    let (passages, count) = (picks.passages().len(), workspace.meant_claims().len());
    let words = match passages {
        0 => (messages.claim_count)(count),
        _ => format!("{} · {}", (messages.passages)(passages), (messages.claim_count)(count)),
    };
    let button = |command: Command, text: &'static str| {
        let run = shell.run.reform(move |_: MouseEvent| command);
        html! {
            <button type="button" class="button" disabled={!command.is_available(workspace)} onclick={run}>{ text }</button>
        }
    };
    html! {
        <section class="picked-line" aria-label={texts.toolbar}>
            <div class="picked">
                <p role="status">{ words }</p>
                { button(Command::Retag, texts.retag) }
                { button(Command::ChangeKind, texts.kind) }
                { button(Command::Merge, texts.merge) }
                { button(Command::DeletePassage, texts.delete_passages) }
                { button(Command::DeleteClaim, texts.delete_claims) }
                <span class="bar-space"></span>
                { button(Command::Unpick, texts.none) }
            </div>
        </section>
    }
}
