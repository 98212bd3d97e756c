//! Which passages and claims are meant: those picked, else the one before one's eyes.

use std::rc::Rc;

use super::{Place, Workspace};
use crate::model::claim::Claim;
use crate::model::edit::Edit;
use crate::model::identity::{ClaimId, DocumentId, PassageId};
use crate::model::listing::Catalogue;
use crate::model::pick::{Pick, picks_in, picks_of};
use crate::model::pointing::{Page, address};
use crate::model::span::Spans;

impl Workspace {
    /// The claim of the active passage; among all claims, the one that is looked at.
    #[must_use]
    pub fn active_claim(&self) -> Option<&Rc<Claim>> {
        match self.view.place {
            Place::Claims => self.dossier.claims.get(&self.view.claim?),
            _ => self.dossier.claim_of(self.dossier.passages.get(&self.view.active?)?),
        }
    }

    /// The words of the text shown that are meant, and where they begin: those selected, else those of the active
    /// passage.
    #[must_use]
    pub fn meant_words(&self) -> Option<(String, u32)> {
        let spans = self.meant_spans()?;
        Some((spans.quote(&self.document()?.text), spans.hull().start()))
    }

    /// Where the words of the text shown stand that are meant.
    #[must_use]
    pub fn meant_spans(&self) -> Option<Spans> {
        let document = self.document()?;
        if let Some(span) = self.view.selection {
            return Some(Spans::from(span));
        }
        let passage = self.dossier.passages.get(&self.view.active?)?;
        (passage.document == document.id).then(|| passage.spans.clone())
    }

    /// The address of the page that the text shown was read from, if that is known.
    #[must_use]
    pub fn page_address(&self) -> Option<String> {
        let document = self.document()?;
        address(document, self.dossier.question_of(document))
    }

    /// An address that leads to the words that are meant, in the page that the document was read from; none where that
    /// is not known.
    #[must_use]
    pub fn pointing(&self) -> Option<String> {
        let page = Page::new(self.page_address()?, &self.document()?.text);
        Some(page.pointing(&self.meant_spans()?))
    }

    /// The passages that are meant: those picked, else the active one; none where one sees neither.
    #[must_use]
    pub fn meant_passages(&self) -> Vec<PassageId> {
        let picks = &self.view.picks;
        match self.view.place {
            Place::Read | Place::Claims if picks.is_of_claims() => picks.passages().iter().copied().collect(),
            Place::Read => self.view.active.into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The claims that are meant: those picked, else the active one; none where one sees neither.
    #[must_use]
    pub fn meant_claims(&self) -> Vec<ClaimId> {
        let picks = &self.view.picks;
        match self.view.place {
            Place::Read | Place::Claims if picks.is_of_claims() => {
                picks.claims(&self.dossier).into_iter().collect()
            }
            Place::Read | Place::Claims => self.active_claim().map(|claim| claim.id).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// What is deleted at once: the passages that are meant; among all claims, where none is, the claim that is
    /// looked at.
    #[must_use]
    pub fn to_delete(&self) -> Option<Edit> {
        let passages = self.meant_passages();
        if !passages.is_empty() {
            return Some(Edit::DeletePassages(passages));
        }
        let looks = self.view.place == Place::Claims && self.view.picks.is_empty();
        let claim = looks.then(|| self.active_claim()).flatten()?;
        Some(Edit::DeleteClaims(vec![claim.id]))
    }

    /// The documents that are meant: among all documents those picked, else the one that is looked at; elsewhere
    /// the one shown.
    #[must_use]
    pub fn meant_documents(&self) -> Vec<DocumentId> {
        let picked = self.view.picks.documents();
        match self.view.place {
            Place::Documents if !picked.is_empty() => picked.iter().copied().collect(),
            Place::Documents => self.view.regarded.into_iter().collect(),
            _ => self.document().map(|document| document.id).into_iter().collect(),
        }
    }

    /// What the selected words touch, else the active passage; among all claims, the one that is looked at.
    #[must_use]
    pub fn to_pick(&self) -> Vec<Pick> {
        let (view, dossier) = (&self.view, &self.dossier);
        match (view.place, view.document, view.selection) {
            (Place::Documents, ..) => view.regarded.map(Pick::Document).into_iter().collect(),
            (Place::Claims, ..) => {
                let claim = self.active_claim().map(|claim| claim.id);
                claim.map_or_else(Vec::new, |id| picks_of(id, &dossier.passages_of(id)))
            }
            (Place::Read, Some(document), Some(selection)) => picks_in(dossier, document, selection),
            (Place::Read, ..) => view.active.map(Pick::Passage).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Whether anything is listed; it may be that no claim was found.
    #[must_use]
    pub fn can_pick_all(&self) -> bool {
        match self.view.place {
            Place::Claims => !self.dossier.claims.is_empty(),
            Place::Documents => !self.dossier.documents.is_empty(),
            Place::Read => self.view.document.is_some_and(|id| self.dossier.passages.count_in(id) > 0),
            _ => false,
        }
    }

    /// Everything that is listed: the passages of the text shown, or the claims that were found.
    #[must_use]
    pub fn all_to_pick(&self) -> Vec<Pick> {
        let (view, dossier) = (&self.view, &self.dossier);
        match (view.place, view.document) {
            (Place::Documents, _) => {
                let found = self.roster.find(&view.sieve, &self.preferences.arrangement, self.today);
                found.iter().map(|entry| Pick::Document(entry.document.id)).collect()
            }
            (Place::Claims, _) => {
                let catalogue = Catalogue::new(dossier);
                let found = catalogue.find(dossier, &view.listing.filter);
                found.iter().flat_map(|listed| listed.picks()).collect()
            }
            (Place::Read, Some(document)) => {
                let passages = dossier.passages_in(document);
                passages.iter().map(|passage| Pick::Passage(passage.id)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Looks at a claim among all claims.
    pub(super) fn look(&mut self, claim: Option<ClaimId>) {
        if self.view.place != Place::Claims {
            self.go(Place::Claims);
        }
        self.view.claim = claim;
    }

    pub(super) fn pick(&mut self, picks: &[Pick]) {
        if !picks.is_empty() {
            self.view.picks = Rc::new(self.view.picks.toggle(picks));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::action::Action;
    use crate::model::edit::fixture::{claim, dossier, passage, seed};
    use crate::model::edit::{Edit, Target};
    use crate::model::workspace::Preferences;

    fn workspace(text: &str) -> Rc<Workspace> {
        let mut workspace = Workspace::new(dossier(text), Preferences::default());
        workspace.view.document = workspace.dossier.documents.keys().next().copied();
        Rc::new(workspace)
    }

    fn pick(letters: &[char]) -> Action {
        Action::Pick(letters.iter().map(|&letter| Pick::Passage(passage(letter))).collect())
    }

    #[test]
    fn what_is_picked_is_meant_before_what_is_active() {
        let workspace = workspace("[1a:no] [2b:tender] [3c:in]").reduce(Action::Touch(passage('a')));
        assert_eq!(
            (workspace.meant_passages(), workspace.meant_claims()),
            (vec![passage('a')], vec![claim('1')])
        );
        let workspace = workspace.reduce(pick(&['b', 'c']));
        assert_eq!(workspace.meant_passages(), [passage('b'), passage('c')]);
        assert_eq!(workspace.meant_claims(), [claim('2'), claim('3')]);
        assert_eq!(workspace.reduce(Action::Unpick).meant_claims(), [claim('1')]);
    }

    #[test]
    fn nothing_is_meant_where_it_is_not_seen() {
        let workspace =
            workspace("[1a:no] [2b:tender]").reduce(Action::Touch(passage('a'))).reduce(pick(&['b']));
        let away = workspace.reduce(Action::Go(Place::History));
        assert_eq!((away.meant_passages().len(), away.meant_claims().len(), away.to_pick().len()), (0, 0, 0));
        assert_eq!(away.reduce(Action::Go(Place::Claims)).meant_passages(), [passage('b')]);
    }

    #[test]
    fn words_or_the_passage_before_ones_eyes_are_to_be_picked() {
        let start = workspace("[1a:no] [2b:tender] [1c:in]");
        assert_eq!(start.to_pick(), []);
        let active = start.reduce(Action::Touch(passage('b')));
        assert_eq!(active.to_pick(), [Pick::Passage(passage('b'))]);
        let words = active.reduce(Action::Select(crate::model::span::Span::new(0, 5)));
        assert_eq!(words.to_pick(), [Pick::Passage(passage('a')), Pick::Passage(passage('b'))]);
        assert_eq!(words.all_to_pick().len(), 3);
        let among_all = active.reduce(Action::Look(Some(claim('1'))));
        assert_eq!(among_all.to_pick(), [Pick::Passage(passage('a')), Pick::Passage(passage('c'))]);
        assert_eq!(among_all.reduce(Action::Look(Some(claim('3')))).to_pick(), [Pick::Bare(claim('3'))]);
    }

    #[test]
    fn what_was_done_to_all_lets_go_of_them() {
        let picked = workspace("[1a:no] [2b:tender]").reduce(pick(&['a', 'b']));
        let retag = Edit::Retag(picked.meant_passages(), Target::Existing(claim('3')));
        let after = picked.reduce(Action::Edit(retag, seed()));
        assert!(after.view.picks.is_empty());
        let deleted = picked.reduce(Action::Edit(Edit::DeletePassages(vec![passage('a')]), seed()));
        assert_eq!(deleted.meant_passages(), [passage('b')]);
    }

    #[test]
    fn among_all_claims_the_one_looked_at_is_deleted_unless_passages_are_meant() {
        let start = workspace("[1a:no] [2b:tender]");
        assert_eq!(start.to_delete(), None);
        let active = start.reduce(Action::Touch(passage('b')));
        assert_eq!(active.to_delete(), Some(Edit::DeletePassages(vec![passage('b')])));
        let among_all = active.reduce(Action::Look(Some(claim('1'))));
        assert_eq!(among_all.to_delete(), Some(Edit::DeleteClaims(vec![claim('1')])));
        let picked = among_all.reduce(pick(&['b']));
        assert_eq!(picked.to_delete(), Some(Edit::DeletePassages(vec![passage('b')])));
        assert_eq!(among_all.reduce(Action::Go(Place::History)).to_delete(), None);
    }

    #[test]
    fn the_claim_of_the_active_passage_is_looked_at_first() {
        let active = workspace("[1a:no] [2b:tender]").reduce(Action::Touch(passage('b')));
        let among_all = active.reduce(Action::Go(Place::Claims));
        assert_eq!(among_all.active_claim().map(|claim| claim.id), Some(claim('2')));
        let gone = among_all.reduce(Action::Edit(Edit::DeleteClaims(vec![claim('2')]), seed()));
        assert_eq!(gone.active_claim(), None);
    }
}
