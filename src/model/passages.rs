//! The passages of a dossier, found by name, by document and by claim.
//!
//! A dossier of twenty thousand passages is asked at each key for those of one document: they are kept in
//! the order of its text as they come and go, and never looked for. Two are equal when they hold the same.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::rc::Rc;

use super::claim::Passage;
use super::identity::{ClaimId, DocumentId, PassageId};

/// Passages in some order, shared until they change.
pub type Shared = Rc<Vec<Rc<Passage>>>;

/// The passages of a dossier; shared, so that a copy copies three pointers. It reads as the map of their names.
#[derive(Debug, Clone, Default)]
pub struct Passages {
    all: Rc<BTreeMap<PassageId, Rc<Passage>>>,
    /// In the order of the text, the outer before the inner.
    in_documents: Rc<BTreeMap<DocumentId, Shared>>,
    /// Document by document, in the order of the text.
    of_claims: Rc<BTreeMap<ClaimId, Shared>>,
    /// How many of each document a program suggests, where it does.
    suggested: Rc<BTreeMap<DocumentId, usize>>,
}

impl Deref for Passages {
    type Target = BTreeMap<PassageId, Rc<Passage>>;

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}

impl PartialEq for Passages {
    fn eq(&self, other: &Self) -> bool {
        self.all == other.all
    }
}

impl Eq for Passages {}

impl From<Rc<BTreeMap<PassageId, Rc<Passage>>>> for Passages {
    fn from(all: Rc<BTreeMap<PassageId, Rc<Passage>>>) -> Self {
        let mut in_documents: BTreeMap<DocumentId, Vec<Rc<Passage>>> = BTreeMap::new();
        let mut of_claims: BTreeMap<ClaimId, Vec<Rc<Passage>>> = BTreeMap::new();
        for passage in all.values() {
            in_documents.entry(passage.document).or_default().push(Rc::clone(passage));
            of_claims.entry(passage.claim).or_default().push(Rc::clone(passage));
        }
        let mut suggested: BTreeMap<DocumentId, usize> = BTreeMap::new();
        for passage in all.values().filter(|passage| passage.suggestion.is_some()) {
            *suggested.entry(passage.document).or_default() += 1;
        }
        in_documents.values_mut().for_each(|own| own.sort_by_key(|passage| passage.order()));
        of_claims.values_mut().for_each(|own| own.sort_by_key(in_claim));
        Self {
            suggested: Rc::new(suggested),
            all,
            in_documents: Rc::new(in_documents.into_iter().map(|(id, own)| (id, Rc::new(own))).collect()),
            of_claims: Rc::new(of_claims.into_iter().map(|(id, own)| (id, Rc::new(own))).collect()),
        }
    }
}

impl Passages {
    /// The passages of a document, in the order of its text, the outer before the inner.
    #[must_use]
    pub fn in_document(&self, document: DocumentId) -> Shared {
        self.in_documents.get(&document).map(Rc::clone).unwrap_or_default()
    }

    /// The passages that make a claim, document by document, in the order of the text.
    #[must_use]
    pub fn of_claim(&self, claim: ClaimId) -> Shared {
        self.of_claims.get(&claim).map(Rc::clone).unwrap_or_default()
    }

    /// How many passages a document has.
    #[must_use]
    pub fn count_in(&self, document: DocumentId) -> usize {
        self.in_documents.get(&document).map_or(0, |own| own.len())
    }

    /// How many passages of a document a program suggests; they are no one's work yet.
    #[must_use]
    pub fn suggested_in(&self, document: DocumentId) -> usize {
        self.suggested.get(&document).copied().unwrap_or_default()
    }

    /// How many passages a program suggests.
    #[must_use]
    pub fn suggested(&self) -> usize {
        self.suggested.values().sum()
    }

    /// How many passages make a claim.
    #[must_use]
    pub fn count_of(&self, claim: ClaimId) -> usize {
        self.of_claims.get(&claim).map_or(0, |own| own.len())
    }

    /// Puts a passage in, in the place of the one of its name.
    pub fn put(&mut self, passage: &Rc<Passage>) {
        self.take(passage.id);
        insert(&mut self.in_documents, passage.document, passage, |own| own.order());
        insert(&mut self.of_claims, passage.claim, passage, in_claim);
        if passage.suggestion.is_some() {
            *Rc::make_mut(&mut self.suggested).entry(passage.document).or_default() += 1;
        }
        Rc::make_mut(&mut self.all).insert(passage.id, Rc::clone(passage));
    }

    /// Takes a passage out, if it is there.
    pub fn take(&mut self, id: PassageId) {
        if !self.all.contains_key(&id) {
            return;
        }
        if let Some(passage) = Rc::make_mut(&mut self.all).remove(&id) {
            remove(&mut self.in_documents, passage.document, id);
            remove(&mut self.of_claims, passage.claim, id);
            if passage.suggestion.is_some() {
                let suggested = Rc::make_mut(&mut self.suggested);
                if let Some(count) = suggested.get_mut(&passage.document) {
                    *count -= 1;
                }
                suggested.retain(|_, count| *count > 0);
            }
        }
    }
}

type ClaimOrder = (DocumentId, super::span::Span, PassageId);

fn in_claim(passage: &Rc<Passage>) -> ClaimOrder {
    (passage.document, passage.spans.hull(), passage.id)
}

fn insert<K: Ord + Copy, O: Ord>(
    map: &mut Rc<BTreeMap<K, Shared>>,
    key: K,
    passage: &Rc<Passage>,
    order: impl Fn(&Rc<Passage>) -> O,
) {
    let own = Rc::make_mut(Rc::make_mut(map).entry(key).or_default());
    let place = own.partition_point(|other| order(other) < order(passage));
    own.insert(place, Rc::clone(passage));
}

fn remove<K: Ord + Copy>(map: &mut Rc<BTreeMap<K, Shared>>, key: K, id: PassageId) {
    let map = Rc::make_mut(map);
    if let Some(own) = map.get_mut(&key) {
        Rc::make_mut(own).retain(|passage| passage.id != id);
        if own.is_empty() {
            map.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::fixture::{DOCUMENT, claim, dossier, passage};

    #[track_caller]
    fn check(passages: &Passages) {
        let anew = Passages::from(Rc::clone(&passages.all));
        assert_eq!((&passages.in_documents, &passages.of_claims), (&anew.in_documents, &anew.of_claims));
        assert_eq!(passages.suggested, anew.suggested);
    }

    #[test]
    fn what_comes_and_goes_stands_where_it_belongs() {
        let all = dossier("[1a:no [2b:tender]] [1c:in] [3d:2019]").passages;
        check(&all);
        let mut own = Passages::default();
        for letter in ['d', 'b', 'a', 'c'] {
            own.put(&all[&passage(letter)]);
            check(&own);
        }
        assert_eq!(own, all);
        let order: Vec<_> = own.in_document(DOCUMENT).iter().map(|passage| passage.id).collect();
        assert_eq!(order, ['a', 'b', 'c', 'd'].map(passage));
        assert_eq!(
            (own.count_of(claim('1')), own.of_claim(claim('1')).len(), own.count_in(DOCUMENT)),
            (2, 2, 4)
        );
        // One that makes another claim now.
        own.put(&Rc::new(Passage { claim: claim('3'), ..Passage::clone(&all[&passage('a')]) }));
        check(&own);
        assert_eq!((own.count_of(claim('1')), own.count_of(claim('3'))), (1, 2));
        for (letter, count) in [('b', 1), ('d', 2)] {
            let suggestion = Some(Rc::default());
            own.put(&Rc::new(Passage { suggestion, ..Passage::clone(&all[&passage(letter)]) }));
            check(&own);
            assert_eq!((own.suggested_in(DOCUMENT), own.suggested()), (count, count));
        }
        for letter in ['a', 'x', 'd'] {
            own.take(passage(letter));
            check(&own);
        }
        assert_eq!((own.count_of(claim('3')), own.len()), (0, 2));
    }
}
