//! What can be done to all that is picked, in one line under the text.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::browser::page;
use crate::model::action::Action;
use crate::model::command::Command;
use crate::model::docket::Work;
use crate::model::edit::Edit;
use crate::model::identity::DocumentId;
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
    if workspace.view.place == Place::Documents && !picks.documents().is_empty() {
        return html! { <PickedDocuments workspace={Rc::clone(workspace)} /> };
    }
    let seen = matches!(workspace.view.place, Place::Read | Place::Claims);
    if !picks.is_of_claims() || !seen {
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

/// What can be done to the documents that are picked.
#[component]
fn PickedDocuments(PickedProps { workspace }: &PickedProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.roster;
    let ids = workspace.meant_documents();
    let is_done = |id: &DocumentId| workspace.dossier.work_of(*id, 0) == Work::Done;
    let done = ids.iter().filter(|id| is_done(id)).count();
    let mark = |done: bool| {
        let ids = ids.clone();
        shell.dispatch.reform(move |_: MouseEvent| Action::Edit(Edit::Done(ids.clone(), done), page::seed()))
    };
    let run = |command: Command| shell.run.reform(move |_: MouseEvent| command);
    html! {
        <section class="picked-line" aria-label={shell.messages.picks.toolbar}>
            <div class="picked">
                <p role="status">{ (texts.documents)(ids.len()) }</p>
                <button type="button" class="button" disabled={done == ids.len()} onclick={mark(true)}>{ texts.mark_done }</button>
                <button type="button" class="button" disabled={done == 0} onclick={mark(false)}>{ texts.mark_open }</button>
                <button type="button" class="button" onclick={run(Command::RemoveDocument)}>{ texts.remove }</button>
                <span class="bar-space"></span>
                <button type="button" class="button" onclick={run(Command::Unpick)}>{ shell.messages.picks.none }</button>
            </div>
        </section>
    }
}
