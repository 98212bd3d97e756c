//! The line that says that a new version is ready, until one takes it or puts it off.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::model::command::Command;
use crate::model::workspace::Workspace;

/// What the line depends on.
#[derive(Properties, PartialEq, Eq)]
pub struct RenewalProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// A quiet line: nothing is lost by leaving it there.
#[component]
pub fn Renewal(RenewalProps { workspace }: &RenewalProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let later = use_state_eq(|| false);
    if !workspace.renewable || *later {
        return html! { <div class="notice-line" role="status"></div> };
    }
    let renew = shell.run.reform(|_: MouseEvent| Command::Renew);
    let put_off = {
        let later = later.clone();
        Callback::from(move |_: MouseEvent| later.set(true))
    };
    html! {
        <div class="notice-line" role="status">
            <div class="notice renewal">
                <p>{ if workspace.has_unsaved() { messages.renewable_later } else { messages.renewable } }</p>
                <button class="button" disabled={!Command::Renew.is_available(workspace)} onclick={renew}>{ (messages.command)(Command::Renew) }</button>
                <button class="button button-quiet" onclick={put_off}>{ messages.later }</button>
            </div>
        </div>
    }
}
