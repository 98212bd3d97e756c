//! Says to a screen reader what was just done, undone or redone, and which passage was gone to while the
//! focus stays in the text. Typing speaks for itself.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::lang::Messages;
use crate::model::change::{Origin, Transaction};
use crate::model::saving::Saving;
use crate::model::workspace::{Focus, Place, Workspace};

/// What is listened to.
#[derive(Properties, PartialEq, Eq)]
pub struct AnnouncerProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// A live region that nobody sees.
#[component]
pub fn Announcer(AnnouncerProps { workspace }: &AnnouncerProps) -> Html {
    let messages = use_shell().messages;
    let dossier = workspace.dossier.about.id;
    let last = workspace.journal.transactions().last();
    // What a dossier already held when it was opened is no news.
    let known =
        use_memo((dossier, workspace.saving == Saving::Starting), |_| last.map(|transaction| transaction.id));
    let news = last.filter(|transaction| Some(transaction.id) != *known);
    let said = news.map(|transaction| said(transaction, messages)).unwrap_or_default();
    html! {
        <>
            <p class="hidden" role="status" aria-live="polite">{ said }</p>
            <p class="hidden" role="status" aria-live="polite">{ gone_to(workspace, messages) }</p>
        </>
    }
}

/// The claim and the words of the passage that the text was brought to; a note that has the focus says
/// itself what it is.
fn gone_to(workspace: &Workspace, messages: &Messages) -> Option<String> {
    let view = &workspace.view;
    let Some(Focus::Mark(id)) = view.focus.to.filter(|_| view.place == Place::Read) else { return None };
    let passage = workspace.dossier.passages.get(&id).filter(|_| view.active == Some(id))?;
    let claim = workspace.dossier.claim_of(passage)?;
    let kind = workspace.dossier.codebook.kind(&claim.kind).map(|kind| messages.get(&kind.short));
    let text = &workspace.dossier.documents.get(&passage.document)?.text;
    let words = (messages.note.quoted)(&passage.spans.quote(text));
    Some(format!("{}, {}. {words}", claim.label, kind.unwrap_or(&claim.kind)))
}

fn said(transaction: &Transaction, messages: &Messages) -> String {
    let act = (messages.act)(transaction.act);
    match transaction.origin {
        Origin::Begin | Origin::Continue => String::new(),
        Origin::Edit => (messages.done)(act),
        Origin::Undo => (messages.undone)(act),
        Origin::Redo => (messages.redone)(act),
    }
}
