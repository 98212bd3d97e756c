//! Which passages and claims are meant: those picked, else the one before one's eyes.

use std::rc::Rc;

use super::{Place, Workspace};
use crate::model::claim::Claim;
use crate::model::identity::{ClaimId, PassageId};
use crate::model::listing::Catalogue;
use crate::model::pick::{Pick, picks_in, picks_of};

impl Workspace {
    /// The claim of the active passage; among all claims, the one that is looked at.
    #[must_use]
    pub fn active_claim(&self) -> Option<&Rc<Claim>> {
        match self.view.place {
            Place::Claims => self.dossier.claims.get(&self.view.claim?),
            _ => self.dossier.claim_of(self.dossier.passages.get(&self.view.active?)?),
        }
    }

    /// The passages that are meant: those picked, else the active one; none where one sees neither.
    #[must_use]
    pub fn meant_passages(&self) -> Vec<PassageId> {
        let picks = &self.view.picks;
        match self.view.place {
            Place::Read | Place::Claims if !picks.is_empty() => picks.passages().iter().copied().collect(),
            Place::Read => self.view.active.into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The claims that are meant: those picked, else the active one; none where one sees neither.
    #[must_use]
    pub fn meant_claims(&self) -> Vec<ClaimId> {
        let picks = &self.view.picks;
        match self.view.place {
            Place::Read | Place::Claims if !picks.is_empty() => {
                picks.claims(&self.dossier).into_iter().collect()
            }
            Place::Read | Place::Claims => self.active_claim().map(|claim| claim.id).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// What the selected words touch, else the active passage; among all claims, the one that is looked at.
    #[must_use]
    pub fn to_pick(&self) -> Vec<Pick> {
        let (view, dossier) = (&self.view, &self.dossier);
        match (view.place, view.document, view.selection) {
            (Place::Claims, ..) => {
                let claim = self.active_claim().map(|claim| claim.id);
                claim.map_or_else(Vec::new, |id| picks_of(id, &dossier.passages_of(id)))
            }
            (Place::Read, Some(document), Some(selection)) => picks_in(dossier, document, selection),
            (Place::Read, ..) => view.active.map(Pick::Passage).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Everything that is listed: the passages of the text shown, or the claims that were found.
    #[must_use]
    pub fn all_to_pick(&self) -> Vec<Pick> {
        let (view, dossier) = (&self.view, &self.dossier);
        match (view.place, view.document) {
            (Place::Claims, _) => {
                let catalogue = Catalogue::new(dossier);
                let found = catalogue.find(dossier, &view.listing.filter);
                found.iter().flat_map(|listed| picks_of(listed.claim.id, &listed.passages)).collect()
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
