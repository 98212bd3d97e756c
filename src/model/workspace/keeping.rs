//! What the browser has stored, and has not.

use std::collections::HashSet;
use std::rc::Rc;

use super::{Saving, Workspace};
use crate::model::identity::TransactionId;
use crate::model::shelf::{Shelf, Shelved};

impl Workspace {
    /// The browser has stored transactions; the list of dossiers then says what they made.
    pub(super) fn saved(&mut self, ids: &[TransactionId]) {
        let ids: HashSet<&TransactionId> = ids.iter().collect();
        Rc::make_mut(&mut self.outbox).retain(|transaction| !ids.contains(&transaction.id));
        if self.outbox.is_empty() && !self.journal.transactions().is_empty() {
            self.saving = Saving::Saved;
            let shelved = Shelved::of(&self.dossier, &self.journal);
            self.shelf = Rc::new(Shelf::clone(&self.shelf).with(shelved));
        }
    }
}
