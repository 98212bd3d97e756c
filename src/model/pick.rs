//! What was picked, to be changed together: passages, claims that no passage makes, and documents.
//!
//! A claim is picked when all its passages are; so the text, the margin and the list of claims show one and
//! the same picking.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::claim::Passage;
use super::dossier::Dossier;
use super::identity::{ClaimId, DocumentId, PassageId};
use super::span::Span;

/// What was picked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picks {
    passages: BTreeSet<PassageId>,
    bare: BTreeSet<ClaimId>,
    documents: BTreeSet<DocumentId>,
}

/// Something that can be picked by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// A passage.
    Passage(PassageId),
    /// A claim that no passage makes.
    Bare(ClaimId),
    /// A document.
    Document(DocumentId),
}

/// How much of something is picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Nothing of it.
    None,
    /// Some of it.
    Some,
    /// All of it.
    All,
}

impl Picks {
    /// Whether nothing is picked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.is_of_claims() && self.documents.is_empty()
    }

    /// Whether passages or claims are picked.
    #[must_use]
    pub fn is_of_claims(&self) -> bool {
        !(self.passages.is_empty() && self.bare.is_empty())
    }

    /// The documents that are picked.
    #[must_use]
    pub fn documents(&self) -> &BTreeSet<DocumentId> {
        &self.documents
    }

    /// Whether a document is picked.
    #[must_use]
    pub fn holds_document(&self, document: DocumentId) -> bool {
        self.documents.contains(&document)
    }

    /// The passages that are picked.
    #[must_use]
    pub fn passages(&self) -> &BTreeSet<PassageId> {
        &self.passages
    }

    /// The claims that are meant: those that a picked passage makes, and those picked by themselves.
    #[must_use]
    pub fn claims(&self, dossier: &Dossier) -> BTreeSet<ClaimId> {
        let passages = self.passages.iter().filter_map(|id| dossier.passages.get(id));
        passages.map(|passage| passage.claim).chain(self.bare.iter().copied()).collect()
    }

    /// Whether a passage is picked.
    #[must_use]
    pub fn holds(&self, passage: PassageId) -> bool {
        self.passages.contains(&passage)
    }

    /// How much of `picks` is picked.
    #[must_use]
    pub fn share(&self, picks: &[Pick]) -> Share {
        if self.is_empty() {
            return Share::None;
        }
        let picked = picks.iter().filter(|pick| self.has(**pick)).count();
        match picked {
            0 => Share::None,
            _ if picked == picks.len() => Share::All,
            _ => Share::Some,
        }
    }

    fn has(&self, pick: Pick) -> bool {
        match pick {
            Pick::Passage(id) => self.passages.contains(&id),
            Pick::Bare(id) => self.bare.contains(&id),
            Pick::Document(id) => self.documents.contains(&id),
        }
    }

    /// With all of `picks` picked; where they all are already, with none of them.
    #[must_use]
    pub fn toggle(&self, picks: &[Pick]) -> Self {
        let on = self.share(picks) != Share::All;
        let mut next = self.clone();
        for pick in picks {
            match *pick {
                Pick::Passage(id) if on => drop(next.passages.insert(id)),
                Pick::Passage(id) => drop(next.passages.remove(&id)),
                Pick::Bare(id) if on => drop(next.bare.insert(id)),
                Pick::Bare(id) => drop(next.bare.remove(&id)),
                Pick::Document(id) if on => drop(next.documents.insert(id)),
                Pick::Document(id) => drop(next.documents.remove(&id)),
            }
        }
        next
    }

    /// Without what is no longer there. A claim that has got passages is picked with them.
    #[must_use]
    pub fn tidy(&self, dossier: &Dossier) -> Self {
        let mut passages: BTreeSet<PassageId> =
            self.passages.iter().filter(|id| dossier.passages.contains_key(id)).copied().collect();
        let mut bare: BTreeSet<ClaimId> =
            self.bare.iter().filter(|id| dossier.claims.contains_key(id)).copied().collect();
        if !bare.is_empty() {
            let made = dossier.passages.values().filter(|passage| self.bare.contains(&passage.claim));
            for passage in made {
                passages.insert(passage.id);
                bare.remove(&passage.claim);
            }
        }
        let documents = self.documents.iter().filter(|id| dossier.documents.contains_key(id));
        Self { passages, bare, documents: documents.copied().collect() }
    }
}

/// What picking a claim picks: its passages, or itself where it has none.
#[must_use]
pub fn picks_of(claim: ClaimId, passages: &[Rc<Passage>]) -> Vec<Pick> {
    if passages.is_empty() {
        return vec![Pick::Bare(claim)];
    }
    passages.iter().map(|passage| Pick::Passage(passage.id)).collect()
}

/// The passages of a document that share words with `span`.
#[must_use]
pub fn picks_in(dossier: &Dossier, document: DocumentId, span: Span) -> Vec<Pick> {
    let touches = |passage: &&Rc<Passage>| passage.spans.iter().any(|own| own.intersection(span).is_some());
    let own = dossier.passages.in_document(document);
    own.iter().filter(touches).map(|passage| Pick::Passage(passage.id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::fixture::{DOCUMENT, claim, dossier, passage};

    fn names(picks: &Picks) -> Vec<PassageId> {
        picks.passages().iter().copied().collect()
    }

    #[test]
    fn a_claim_is_picked_with_all_its_passages_or_by_itself() {
        let dossier = dossier("[1a:no] [2b:tender] [1c:in]");
        let first = picks_of(claim('1'), &dossier.passages_of(claim('1')));
        let picks = Picks::default().toggle(&[Pick::Passage(passage('a'))]);
        assert_eq!(picks.share(&first), Share::Some);
        let picks = picks.toggle(&first);
        assert_eq!((picks.share(&first), names(&picks)), (Share::All, vec![passage('a'), passage('c')]));
        let bare = picks_of(claim('3'), &dossier.passages_of(claim('3')));
        let picks = picks.toggle(&bare);
        assert_eq!(picks.claims(&dossier), [claim('1'), claim('3')].into());
        let picks = picks.toggle(&first).toggle(&bare);
        assert!(picks.is_empty());
    }

    #[test]
    fn words_pick_the_passages_that_they_touch() {
        let dossier = dossier("[1a:no] [2b:tender [3c:in]] 2019");
        let picks = |start, end| picks_in(&dossier, DOCUMENT, Span::new(start, end).unwrap()).len();
        assert_eq!((picks(0, 2), picks(2, 3), picks(4, 11), picks(0, 12)), (1, 0, 2, 3));
    }

    #[test]
    fn a_bare_claim_that_gets_passages_is_picked_with_them() {
        let picks = Picks::default().toggle(&[Pick::Bare(claim('3'))]).tidy(&dossier("[3a:no] [3b:tender]"));
        assert_eq!(names(&picks), [passage('a'), passage('b')]);
        assert!(picks.toggle(&[Pick::Passage(passage('a')), Pick::Passage(passage('b'))]).is_empty());
    }

    #[test]
    fn what_is_gone_is_let_go_of() {
        let all = [Pick::Passage(passage('a')), Pick::Passage(passage('z')), Pick::Bare(claim('9'))];
        let picks = Picks::default().toggle(&all).tidy(&dossier("[1a:no]"));
        assert_eq!((names(&picks), picks.claims(&dossier("[1a:no]")).len()), (vec![passage('a')], 1));
    }
}
