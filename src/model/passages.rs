//! The passages of a dossier, found by name, by document and by claim.
//!
//! A dossier of a hundred thousand passages is asked at each key for those of one document: they are kept in
//! the order of its text as they come and go, and never looked for. Two are equal when they hold the same.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::rc::Rc;

use super::claim::Passage;
use super::identity::{ClaimId, DocumentId, PassageId};
use super::records::Records;
use super::span::Span;

/// Passages in some order, shared until they change.
pub type Shared = Rc<Vec<Rc<Passage>>>;

/// Where a passage stands among those of its document.
pub type Order = (u32, Reverse<u32>, PassageId);

/// The passages of one document, in the order of its text, the outer before the inner; shared until they change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InText(Records<Order, Passage>);

impl InText {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Rc<Passage>> + ExactSizeIterator + Clone {
        self.0.values()
    }

    /// The one at a place.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<&Rc<Passage>> {
        self.0.nth(place)
    }

    /// Those that reach over any of `span`, from their first word to their last; there may be gaps between.
    pub fn over(&self, span: Span) -> impl Iterator<Item = &Rc<Passage>> {
        // Their names say it: no passage is looked at.
        let begun = self.0.iter().take_while(move |((start, ..), _)| *start < span.end());
        begun.filter(move |((_, Reverse(end), _), _)| *end > span.start()).map(|(_, passage)| passage)
    }

    /// The same as a list of its own.
    #[must_use]
    pub fn to_vec(&self) -> Vec<Rc<Passage>> {
        self.iter().map(Rc::clone).collect()
    }

    /// By their places in the text.
    #[must_use]
    pub fn records(&self) -> &Records<Order, Passage> {
        &self.0
    }
}

/// The passages of a dossier; shared, so that a copy copies a few pointers. It reads as the records of their names.
#[derive(Debug, Clone, Default)]
pub struct Passages {
    all: Records<PassageId, Passage>,
    in_documents: Rc<BTreeMap<DocumentId, InText>>,
    /// Document by document, in the order of the text.
    of_claims: Records<ClaimId, Vec<Rc<Passage>>>,
    /// How many of each document a program suggests, where it does.
    suggested: Rc<BTreeMap<DocumentId, usize>>,
}

impl Deref for Passages {
    type Target = Records<PassageId, Passage>;

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

impl From<Records<PassageId, Passage>> for Passages {
    fn from(all: Records<PassageId, Passage>) -> Self {
        let mut in_documents: BTreeMap<DocumentId, Vec<(Order, Rc<Passage>)>> = BTreeMap::new();
        let mut of_claims: BTreeMap<ClaimId, Vec<Rc<Passage>>> = BTreeMap::new();
        let mut suggested: BTreeMap<DocumentId, usize> = BTreeMap::new();
        for passage in all.values() {
            let here = in_documents.entry(passage.document).or_default();
            here.push((passage.order(), Rc::clone(passage)));
            of_claims.entry(passage.claim).or_default().push(Rc::clone(passage));
            if passage.suggestion.is_some() {
                *suggested.entry(passage.document).or_default() += 1;
            }
        }
        in_documents.values_mut().for_each(|own| own.sort_by_key(|(order, _)| *order));
        of_claims.values_mut().for_each(|own| own.sort_by_key(in_claim));
        let in_text = |own: Vec<(Order, Rc<Passage>)>| InText(own.into_iter().collect());
        Self {
            all,
            in_documents: Rc::new(in_documents.into_iter().map(|(id, own)| (id, in_text(own))).collect()),
            of_claims: of_claims.into_iter().map(|(id, own)| (id, Rc::new(own))).collect(),
            suggested: Rc::new(suggested),
        }
    }
}

impl From<BTreeMap<PassageId, Rc<Passage>>> for Passages {
    fn from(all: BTreeMap<PassageId, Rc<Passage>>) -> Self {
        Records::from(all).into()
    }
}

impl FromIterator<(PassageId, Rc<Passage>)> for Passages {
    fn from_iter<I: IntoIterator<Item = (PassageId, Rc<Passage>)>>(all: I) -> Self {
        Records::from_iter(all).into()
    }
}

impl Passages {
    /// The passages of a document, in the order of its text, the outer before the inner.
    #[must_use]
    pub fn in_document(&self, document: DocumentId) -> InText {
        self.in_documents.get(&document).cloned().unwrap_or_default()
    }

    /// The passages that make a claim, document by document, in the order of the text.
    #[must_use]
    pub fn of_claim(&self, claim: ClaimId) -> Shared {
        self.of_claims.get(&claim).map(Rc::clone).unwrap_or_default()
    }

    /// The claims whose passages are not the very same ones in the other.
    #[must_use]
    pub fn claims_apart_from(&self, other: &Self) -> Vec<ClaimId> {
        self.of_claims.differences(&other.of_claims).into_iter().map(|(claim, ..)| *claim).collect()
    }

    /// How many passages a document has.
    #[must_use]
    pub fn count_in(&self, document: DocumentId) -> usize {
        self.in_documents.get(&document).map_or(0, InText::len)
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
        let here = Rc::make_mut(&mut self.in_documents).entry(passage.document).or_default();
        here.0.insert(passage.order(), Rc::clone(passage));
        if let Some(own) = self.of_claims.get_mut(&passage.claim).map(Rc::make_mut) {
            let place = own.partition_point(|other| in_claim(other) < in_claim(passage));
            own.insert(place, Rc::clone(passage));
        } else {
            self.of_claims.insert(passage.claim, Rc::new(vec![Rc::clone(passage)]));
        }
        if passage.suggestion.is_some() {
            *Rc::make_mut(&mut self.suggested).entry(passage.document).or_default() += 1;
        }
        self.all.insert(passage.id, Rc::clone(passage));
    }

    /// Takes a passage out, if it is there.
    pub fn take(&mut self, id: PassageId) {
        let Some(passage) = self.all.get(&id).map(Rc::clone) else { return };
        self.all.remove(&id);
        let in_documents = Rc::make_mut(&mut self.in_documents);
        if let Some(here) = in_documents.get_mut(&passage.document) {
            here.0.remove(&passage.order());
            if here.is_empty() {
                in_documents.remove(&passage.document);
            }
        }
        if let Some(own) = self.of_claims.get_mut(&passage.claim).map(Rc::make_mut) {
            own.retain(|own| own.id != id);
        }
        if self.count_of(passage.claim) == 0 {
            self.of_claims.remove(&passage.claim);
        }
        if passage.suggestion.is_some() {
            let suggested = Rc::make_mut(&mut self.suggested);
            if let Some(count) = suggested.get_mut(&passage.document) {
                *count -= 1;
            }
            suggested.retain(|_, count| *count > 0);
        }
    }
}

fn in_claim(passage: &Rc<Passage>) -> (DocumentId, Span, PassageId) {
    (passage.document, passage.spans.hull(), passage.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::fixture::{DOCUMENT, claim, dossier, passage};

    #[track_caller]
    fn check(passages: &Passages) {
        let anew = Passages::from(passages.all.clone());
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
