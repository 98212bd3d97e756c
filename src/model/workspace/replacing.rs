//! Two copies of a text are compared until it is decided what becomes of the newer one.

use std::rc::Rc;

use super::{Dialog, Workspace};
use crate::model::edit::Edit;
use crate::model::identity::Seed;
use crate::model::replacing::{Purpose, Replacing, Review};

impl Workspace {
    /// Shows two copies, where they are still those of the dossier.
    pub(super) fn compare(&mut self, replacing: Rc<Replacing>) {
        if replacing.stands(&self.dossier) {
            self.view.replacing = Some(replacing);
            if self.view.dialog.is_none() {
                self.open(Dialog::Replacing);
            }
        }
    }

    /// Decides something of a passage, or looks at it.
    pub(super) fn review(&mut self, review: Review) {
        if let Some(replacing) = &mut self.view.replacing {
            let next = replacing.review(review);
            if next != **replacing {
                *replacing = Rc::new(next);
            }
        }
    }

    /// Puts the newer copy in the place of the other, and shows it.
    pub(super) fn replace(&mut self, seed: &Seed) {
        let Some(replacing) = self.view.replacing.take().filter(|own| !own.is_read_only()) else { return };
        self.view.dialog = None;
        self.edit(&Edit::Replace(Rc::new(replacing.replacement())), seed);
        self.show(replacing.old.id);
        self.next_dialog();
    }

    /// Makes the newer copy a document of its own.
    pub(super) fn keep_both(&mut self, seed: &Seed) {
        let Some(replacing) = self.view.replacing.take() else { return };
        self.view.dialog = None;
        if replacing.purpose == Purpose::Offer {
            self.edit(&Edit::AddDocuments(vec![Rc::clone(&replacing.new)]), seed);
        }
        self.next_dialog();
    }

    /// Lets go of the newer copy.
    pub(super) fn leave_copy(&mut self) {
        self.view.replacing = None;
        self.view.dialog = self.view.dialog.filter(|dialog| *dialog != Dialog::Replacing);
        self.next_dialog();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::action::Action;
    use crate::model::command::Command;
    use crate::model::edit::fixture::{DOCUMENT, dossier, passage, seed};
    use crate::model::identity::DocumentId;
    use crate::model::replacing::Comparing;
    use crate::model::workspace::Preferences;
    use crate::read;
    use uuid::Uuid;

    const OLD: &str =
        "Le ministre répond. [1a:Aucun appel d'offres n'a été lancé.] Elle le regrette vivement.";
    const NEW: &str = "Le ministre répond. Une procédure est prévue cette année. Elle le regrette vivement.";

    fn start() -> Rc<Workspace> {
        Rc::new(Workspace::new(dossier(OLD), Preferences::default()))
    }

    fn compared(workspace: &Workspace, purpose: Purpose) -> Action {
        let old = &workspace.dossier.documents[&DOCUMENT];
        let new = Rc::new(read::read(DocumentId(Uuid::from_u128(8)), "b.txt", NEW.to_owned()).0);
        let mut comparing = Comparing::begin(&workspace.dossier, old, &new, purpose);
        while comparing.go_on() {}
        Action::Compare(Rc::new(comparing.finish()))
    }

    #[test]
    fn a_newer_copy_takes_its_place_in_one_step() {
        let before = start();
        let asked = before.reduce(compared(&before, Purpose::Replace));
        assert_eq!(asked.view.dialog, Some(Dialog::Replacing));
        let reviewed = asked.reduce(Action::Review(Review::Accept(0)));
        let replaced = reviewed.reduce(Action::Replace(seed()));
        assert_eq!((replaced.view.dialog, &replaced.view.replacing), (None, &None));
        assert_eq!(replaced.dossier.documents[&DOCUMENT].text, NEW);
        assert!(replaced.dossier.passages.contains_key(&passage('a')));
        assert!(Command::CompareEarlier.is_available(&replaced.reduce(Action::Show(DOCUMENT))));
        assert_eq!(replaced.reduce(Action::Undo(seed())).dossier, before.dossier);
    }

    #[test]
    fn what_was_decided_is_there_after_closing_and_gone_with_the_text_it_was_for() {
        let before = start();
        let asked = before.reduce(compared(&before, Purpose::Replace));
        let closed = asked.reduce(Action::Review(Review::Accept(0))).reduce(Action::Close);
        assert_eq!((closed.view.dialog, &closed.dossier), (None, &before.dossier));
        assert!(Command::ResumeComparing.is_available(&closed));
        assert_eq!(closed.view.replacing.as_ref().map(|own| own.open()), Some(0));
        let delete = Edit::DeletePassages(vec![passage('a')]);
        assert_eq!(closed.reduce(Action::Edit(delete, seed())).view.replacing, None);
        let left = closed.reduce(Action::LeaveCopy);
        assert_eq!((&left.view.replacing, &left.dossier), (&None, &before.dossier));
    }

    #[test]
    fn an_offered_copy_can_be_a_document_of_its_own() {
        let before = start();
        let asked = before.reduce(compared(&before, Purpose::Offer));
        let both = asked.reduce(Action::KeepBoth(seed()));
        assert_eq!((both.dossier.documents.len(), both.view.dialog), (2, None));
        assert_eq!(both.reduce(Action::Undo(seed())).dossier, before.dossier);
    }
}
