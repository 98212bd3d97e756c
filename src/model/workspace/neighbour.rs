//! What comes after what is shown, or before it.

use super::Workspace;
use crate::model::dossier::Dossier;
use crate::model::identity::{DocumentId, PassageId};

impl Workspace {
    /// The passage after the active one in the text shown, or before it; the first or last when none is active.
    #[must_use]
    pub fn neighbour(&self, forward: bool) -> Option<PassageId> {
        let passages = self.dossier.passages_in(self.view.document?);
        let active = passages.iter().position(|passage| Some(passage.id) == self.view.active);
        beside(&passages, active, forward).map(|passage| passage.id)
    }

    /// The document after the one shown, as they are listed, or before it; the first or last when it is none
    /// of them.
    #[must_use]
    pub fn next_document(&self, forward: bool) -> Option<DocumentId> {
        let found = self.roster.find(&self.view.sieve, &self.preferences.arrangement, self.today);
        let at = found.iter().position(|entry| Some(entry.document.id) == self.view.document);
        beside(&found, at, forward).map(|entry| entry.document.id)
    }
}

/// What stands after `at`, or before it; the first or last when there is no such place.
fn beside<T>(list: &[T], at: Option<usize>, forward: bool) -> Option<&T> {
    match (at, forward) {
        (None, true) => list.first(),
        (None, false) => list.last(),
        (Some(at), true) => list.get(at + 1),
        (Some(at), false) => list.get(at.checked_sub(1)?),
    }
}

/// The document that came after one that is gone, or else before it.
pub(super) fn near(dossier: &Dossier, gone: Option<DocumentId>) -> Option<DocumentId> {
    let mut documents = dossier.documents.keys();
    let after = documents.clone().find(|id| Some(**id) >= gone);
    after.or_else(|| documents.next_back()).copied()
}
