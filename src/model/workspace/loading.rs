//! A dossier comes from the store: its front first, where it is large, then the whole.

use std::rc::Rc;

use super::{View, Workspace};
use crate::model::change::Transaction;
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::file_copy::FileCopy;
use crate::model::front::Front;
use crate::model::identity::DocumentId;
use crate::model::journal::Journal;
use crate::model::roster::Roster;
use crate::model::saving::Saving;

impl Workspace {
    /// Whether only the front of a dossier is open yet: it is read, and what changes it waits.
    #[must_use]
    pub fn is_opening(&self) -> bool {
        self.saving == Saving::Starting && self.view.document.is_some()
    }

    /// Shows the front of a dossier while the rest of it is read.
    pub(super) fn show_front(&mut self, front: &Front) {
        if self.saving == Saving::Starting {
            self.dossier = Rc::clone(&front.dossier);
            self.roster = Rc::clone(&front.roster);
            self.view.document = Some(front.shown);
        }
    }

    /// Opens a dossier as its stored transactions make it, at a document. Where its front was shown, all stays where
    /// it is on the screen.
    pub(super) fn load(
        &mut self,
        blank: &Dossier,
        transactions: Vec<Rc<Transaction>>,
        document: Option<DocumentId>,
    ) {
        let (journal, dossier) = Journal::replay(blank, transactions);
        let stored = !journal.transactions().is_empty();
        let goes_on = self.is_opening() && self.shows_text_of(&dossier);
        if !goes_on {
            let documents = &dossier.documents;
            let shown =
                document.filter(|id| documents.contains_key(id)).or_else(|| documents.keys().next().copied());
            self.view = View {
                document: shown,
                // What was told of another dossier is over.
                notice: self.view.notice.take().filter(|_| self.saving == Saving::Starting),
                lasting: self.view.lasting.take(),
                progress: self.view.progress.take(),
                stopping: self.view.stopping,
                ..View::default()
            };
        }
        self.journal = Rc::new(journal);
        self.roster = Roster::follow(&self.roster, &dossier);
        self.dossier = Rc::new(dossier);
        self.outbox = Rc::default();
        self.file_copy = FileCopy { possible: self.file_copy.possible, ..FileCopy::default() };
        self.saving = if stored { Saving::Saved } else { Saving::Nothing };
        if goes_on {
            self.tidy_view();
        }
    }

    /// Whether the text shown is one of a dossier's, to the letter.
    fn shows_text_of(&self, dossier: &Dossier) -> bool {
        let is_same =
            |own: &Rc<Document>| dossier.documents.get(&own.id).is_some_and(|other| other.text == own.text);
        self.dossier.about.id == dossier.about.id && self.document().is_some_and(is_same)
    }
}
