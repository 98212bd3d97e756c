//! What the browser has stored and has not, and what other tabs have.

use std::collections::HashSet;
use std::rc::Rc;

use super::Workspace;
use crate::model::change::Transaction;
use crate::model::identity::TransactionId;
use crate::model::roster::Roster;
use crate::model::saving::{Saving, Trouble};
use crate::model::shelf::{Shelf, Shelved};

impl Workspace {
    /// The browser has stored transactions; the list of dossiers then says what they made.
    pub(super) fn saved(&mut self, ids: &[TransactionId]) {
        let ids: HashSet<&TransactionId> = ids.iter().collect();
        Rc::make_mut(&mut self.outbox).retain(|transaction| !ids.contains(&transaction.id));
        if self.outbox.is_empty() && !self.journal.transactions().is_empty() && self.saving != Saving::Newer {
            self.saving = Saving::Saved;
            let shelved = Shelved::of(&self.dossier, &self.journal);
            self.shelf = Rc::new(Shelf::clone(&self.shelf).with(shelved));
        }
    }

    /// The browser could not store. Where nothing waits, nothing failed.
    pub(super) fn failed(&mut self, trouble: Trouble) {
        if !self.outbox.is_empty() {
            self.saving = Saving::Failed(trouble);
        }
    }

    /// Has what the store no longer holds stored again.
    pub(super) fn unsave(&mut self, lost: &[Rc<Transaction>]) {
        let known: HashSet<TransactionId> = self.outbox.iter().map(|own| own.id).collect();
        let lost: Vec<_> = lost.iter().filter(|own| !known.contains(&own.id)).map(Rc::clone).collect();
        if !lost.is_empty() && self.saving != Saving::Newer {
            Rc::make_mut(&mut self.outbox).extend(lost);
            self.saving = Saving::Pending;
        }
    }

    /// Takes in what another tab did, and has stored. The place on the screen stays.
    pub(super) fn learn(&mut self, news: &[Rc<Transaction>]) {
        let Some((journal, dossier)) = self.journal.learn(&self.dossier, news) else { return };
        self.forget_places(news);
        self.journal = Rc::new(journal);
        self.dossier = Rc::new(dossier);
        self.roster = Roster::follow(&self.roster, &self.dossier);
        if self.saving == Saving::Nothing {
            self.saving = Saving::Saved;
        }
        self.tidy_view();
    }
}
