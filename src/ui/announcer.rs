//! Says to a screen reader what was just done, undone or redone. Typing speaks for itself.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::lang::Messages;
use crate::model::change::{Origin, Transaction};
use crate::model::workspace::{Saving, Workspace};

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
    html! { <p class="hidden" role="status" aria-live="polite">{ said }</p> }
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
