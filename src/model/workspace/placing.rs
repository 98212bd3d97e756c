//! Passages that came from elsewhere and need a person: those without a place get one, those that a program
//! suggests are confirmed.

use super::{Dialog, Focus, Place, Workspace};
use crate::model::edit::Edit;
use crate::model::identity::{PassageId, Seed};
use crate::model::span::Spans;

impl Workspace {
    /// Holds a passage without a place until its words are selected; shows the document that it belongs to.
    pub(super) fn hold(&mut self, orphan: Option<PassageId>) {
        self.view.held = orphan.filter(|id| self.dossier.orphans.contains_key(id));
        let Some(orphan) = self.view.held.and_then(|id| self.dossier.orphans.get(&id)) else { return };
        let document = orphan.document.filter(|id| self.dossier.documents.contains_key(id));
        self.view.dialog = None;
        self.view.pairing = None;
        match document.filter(|id| Some(*id) != self.view.document) {
            Some(document) => self.show(document),
            None if self.document().is_some() => self.go(Place::Read),
            None => self.go(Place::Documents),
        }
        if self.view.place == Place::Read {
            // Words are selected at once; the line that says so stands just before the text.
            self.view.send(Focus::Reader);
        }
    }

    /// Gives the passage that is held the words selected; the others that wait are shown again.
    pub(super) fn adopt(&mut self, seed: &Seed) {
        let (Some(id), Some(document), Some(span)) =
            (self.view.held, self.view.document, self.view.selection)
        else {
            return;
        };
        self.edit(&Edit::Adopt(id, document, Spans::from(span)), seed);
        if self.dossier.passages.contains_key(&id) {
            self.view.held = None;
            self.select(None);
            self.activate(id);
            self.view.send(Focus::Mark(id));
            if !self.dossier.orphans.is_empty() {
                self.open(Dialog::Orphans);
            }
        }
    }

    /// Confirms suggestions, and goes on to the next one of the text shown.
    pub(super) fn confirm(&mut self, ids: &[PassageId], seed: &Seed) {
        self.edit(&Edit::Confirm(ids.to_vec()), seed);
        let active = self.view.active.filter(|id| ids.contains(id));
        let next = active.and_then(|_| self.next_suggestion());
        if let Some(next) = next {
            self.activate(next);
            self.view.send(Focus::Mark(next));
        }
    }

    /// The suggestion after the active passage in the text shown, or else the first one.
    #[must_use]
    pub fn next_suggestion(&self) -> Option<PassageId> {
        let passages = self.dossier.passages_in(self.view.document?);
        let at = passages.iter().position(|passage| Some(passage.id) == self.view.active);
        let (before, after) = passages.split_at_checked(at.map_or(0, |at| at + 1))?;
        let suggested = after.iter().chain(before).find(|passage| passage.suggestion.is_some());
        suggested.map(|passage| passage.id)
    }

    /// The suggestions among the passages that are meant.
    #[must_use]
    pub fn meant_suggestions(&self) -> Vec<PassageId> {
        let is_suggested =
            |id: &PassageId| self.dossier.passages.get(id).is_some_and(|own| own.suggestion.is_some());
        self.meant_passages().into_iter().filter(is_suggested).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::model::action::Action;
    use crate::model::claim::{Passage, Suggestion};
    use crate::model::dossier::Dossier;
    use crate::model::edit::fixture::{DOCUMENT, dossier, passage, seed};
    use crate::model::identity::Stamp;
    use crate::model::orphan::{Orphan, Quote};
    use crate::model::span::Span;
    use crate::model::workspace::Preferences;

    fn with_orphans() -> Dossier {
        let mut dossier = dossier("[1a:no] tender");
        for letter in ['x', 'y'] {
            let orphan = Orphan {
                id: passage(letter),
                claim: dossier.passages[&passage('a')].claim,
                document: Some(DOCUMENT),
                origin: String::new(),
                quotes: vec![Quote { exact: "tender".to_owned(), ..Quote::default() }],
                comment: String::new(),
                made: Stamp::default(),
                changed: Stamp::default(),
                suggestion: None,
            };
            dossier.orphans.insert(orphan.id, Rc::new(orphan));
        }
        dossier
    }

    #[test]
    fn what_waits_gets_its_place_one_after_the_other() {
        let before = Rc::new(Workspace::new(with_orphans(), Preferences::default()));
        let held = before.reduce(Action::Open(Dialog::Orphans)).reduce(Action::Hold(Some(passage('x'))));
        assert_eq!((held.view.dialog, held.view.held), (None, Some(passage('x'))));
        assert!(Rc::ptr_eq(&held, &held.reduce(Action::Adopt(seed()))));
        let selected = held.reduce(Action::Select(Span::new(3, 9)));
        let placed = selected.reduce(Action::Adopt(seed()));
        assert_eq!((placed.view.held, placed.view.dialog), (None, Some(Dialog::Orphans)));
        assert_eq!(placed.view.active, Some(passage('x')));
        let undone = placed.reduce(Action::Undo(seed()));
        assert_eq!(undone.dossier, before.dossier);
    }

    #[test]
    fn confirming_goes_on_to_the_next_suggestion() {
        let mut dossier = dossier("[1a:no] [1b:tender] [1c:in] [1d:2019]");
        for letter in ['a', 'c'] {
            let suggestion = Some(Rc::new(Suggestion::default()));
            let own = Passage { suggestion, ..Passage::clone(&dossier.passages[&passage(letter)]) };
            dossier.passages.put(&Rc::new(own));
        }
        let before = Rc::new(Workspace::new(dossier, Preferences::default()));
        let at = before.reduce(Action::Activate(passage('a')));
        assert_eq!(at.meant_suggestions(), [passage('a')]);
        let on = at.reduce(Action::Confirm(at.meant_suggestions(), seed()));
        assert_eq!(on.view.active, Some(passage('c')));
        let end = on.reduce(Action::Confirm(on.meant_suggestions(), seed()));
        assert_eq!((end.view.active, end.next_suggestion()), (Some(passage('c')), None));
    }
}
