//! The state of the program, as Yew holds it.

use std::rc::Rc;

use yew::Reducible;

use super::desk::to_entry;
use crate::browser::pending;
use crate::model::action::Action;
use crate::model::workspace::Workspace;

/// The state, as Yew holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store(pub Rc<Workspace>);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.0.reduce(action);
        if Rc::ptr_eq(&next, &self.0) {
            return self;
        }
        // Before anything of it is shown: whatever stops the program, it is not lost.
        if !Rc::ptr_eq(&next.outbox, &self.0.outbox) {
            keep_pending(&next);
        }
        Rc::new(Self(next))
    }
}

/// Lays in plain JavaScript what is not stored yet.
fn keep_pending(workspace: &Workspace) {
    for transaction in workspace.outbox.iter() {
        let id = transaction.id.to_string();
        if !pending::holds(&id) {
            pending::keep(workspace.dossier.about.id, &to_entry(transaction));
        }
    }
}
