//! Passages that wait are looked for again, in one step that can be undone.

use std::rc::Rc;

use yew::Callback;

use crate::browser::page;
use crate::exchange::placing::looked_again;
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::command::Command;
use crate::model::edit::Edit;
use crate::model::notice::{Notice, Tone};
use crate::model::workspace::Workspace;

/// Looks for all of them in all documents, and tells what was found.
pub fn look_again(workspace: &Workspace, messages: &Messages, dispatch: &Callback<Action>) {
    let seed = page::seed();
    let additions = looked_again(&workspace.dossier, |_| true, &seed.stamp);
    let (placed, waiting) = (additions.passages.len(), workspace.dossier.orphans.len());
    if let Some(first) = additions.passages.first().map(|passage| passage.id) {
        dispatch.emit(Action::Edit(Edit::TakeIn(Rc::new(additions)), seed));
        dispatch.emit(Action::Close);
        dispatch.emit(Action::Activate(first));
    } else {
        // What comes of it is told behind the list.
        dispatch.emit(Action::Close);
    }
    let left = waiting - placed.min(waiting);
    let text = (messages.arrival.looked_again)(placed, left);
    let remedy = (left > 0).then_some(Command::Orphans);
    dispatch.emit(Action::Notify(Notice { tone: Tone::Quiet, text, remedy }));
}
