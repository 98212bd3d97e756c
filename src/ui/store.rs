//! The state of the program, as Yew holds it.

use std::rc::Rc;

use yew::Reducible;

use super::desk::keep_pending;
use crate::model::action::Action;
use crate::model::change::Transaction;
use crate::model::saving::is_in_file;
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
        // Before anything of it is shown: whatever stops the program, it is not lost. What is in a file is kept a
        // moment later, unless something else is done first.
        if !Rc::ptr_eq(&next.outbox, &self.0.outbox) && !is_in_file(news(&next.outbox, &self.0.outbox)) {
            keep_pending(&next);
        }
        Rc::new(Self(next))
    }
}

/// What was done last: it stands behind all that was there before.
fn news<'a>(outbox: &'a [Rc<Transaction>], before: &[Rc<Transaction>]) -> &'a [Rc<Transaction>] {
    let known = before.last().and_then(|last| outbox.iter().rposition(|own| own.id == last.id));
    outbox.get(known.map_or(0, |at| at + 1)..).unwrap_or_default()
}
