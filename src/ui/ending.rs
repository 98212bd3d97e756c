//! Under the text: whether the work on it is done, and the way to the next one.

use std::rc::Rc;

use yew::prelude::*;

use super::documents::use_found;
use super::shell::use_shell;
use crate::model::command::Command;
use crate::model::docket::Work;
use crate::model::identity::DocumentId;
use crate::model::unseen::spelled;
use crate::model::workspace::Workspace;

/// What stands under the text.
#[derive(Properties, PartialEq, Eq)]
pub struct EndingProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// The document shown.
    pub document: DocumentId,
}

/// What one does on reaching the end of a text.
#[component]
pub fn Ending(EndingProps { workspace, document }: &EndingProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.data;
    let dossier = &workspace.dossier;
    let done = dossier.work_of(*document, 0) == Work::Done;
    let toggle = shell.run.reform(|_: MouseEvent| Command::MarkDone);
    let next = use_found(workspace);
    let next = next.iter().skip_while(|entry| entry.document.id != *document).nth(1).map(|entry| {
        let go = shell.run.reform(|_: MouseEvent| Command::NextDocument);
        let name = dossier.name_of(&entry.document);
        html! {
            <button type="button" class="button button-quiet" title={spelled(dossier.title_of(&entry.document)).into_owned()} onclick={go}>
                { (texts.next)(&name) }
            </button>
        }
    });
    html! {
        <p class="ending" data-apart="" lang={shell.messages.language.tag()}>
            <button type="button" class={classes!("button", (!done).then_some("button-strong"))} data-done={done.then_some("")} onclick={toggle}>
                { if done { texts.mark_open } else { texts.mark_done } }
            </button>
            { next }
        </p>
    }
}
