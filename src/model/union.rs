//! Several dossiers become one.
//!
//! Records of one name are one: of two, the one that was changed later stays. A document that both have is
//! there once, also where each calls it by another name. The codebook is that of the first, with what only the
//! others have.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::claim::{Claim, Link, Passage};
use super::docket::Docket;
use super::document::Document;
use super::dossier::Dossier;
use super::earlier::Earlier;
use super::identity::{ClaimId, DocumentId, EarlierId, LinkId, PassageId, Stamp};
use super::opening::Known;
use super::orphan::Orphan;
use super::records::Records;

/// Dossiers that are becoming one.
pub struct Union {
    first: Dossier,
    documents: BTreeMap<DocumentId, Rc<Document>>,
    dockets: BTreeMap<DocumentId, Rc<Docket>>,
    earlier: BTreeMap<EarlierId, Rc<Earlier>>,
    claims: BTreeMap<ClaimId, Rc<Claim>>,
    passages: BTreeMap<PassageId, Rc<Passage>>,
    orphans: BTreeMap<PassageId, Rc<Orphan>>,
    links: BTreeMap<LinkId, Rc<Link>>,
    known: Known,
}

impl Union {
    /// Begins with `first`, whose name, title and birth stay.
    #[must_use]
    pub fn of(first: &Dossier) -> Self {
        Self {
            documents: first.documents.to_map(),
            dockets: first.dockets.to_map(),
            earlier: first.earlier.to_map(),
            claims: first.claims.to_map(),
            passages: first.passages.to_map(),
            orphans: first.orphans.to_map(),
            links: first.links.to_map(),
            known: Known::of(first),
            first: first.clone(),
        }
    }

    /// Adds what another has.
    pub fn add(&mut self, other: &Dossier) {
        if *self.first.codebook != *other.codebook {
            self.first.codebook = Rc::new(self.first.codebook.with_additions(&other.codebook));
        }
        let mut names: BTreeMap<DocumentId, DocumentId> = BTreeMap::new();
        for document in other.documents.values() {
            let twin = self.known.find(document).filter(|known| known.text == document.text);
            let id = twin.map_or(document.id, |twin| twin.id);
            if twin.is_none() && !self.documents.contains_key(&id) {
                self.known.add(document, other.question_of(document));
                self.documents.insert(id, Rc::clone(document));
            }
            // Two texts of one name are two readings of one question: passages stay with theirs.
            if self.documents.get(&id).is_some_and(|own| own.text == document.text) {
                names.insert(document.id, id);
            }
        }
        for docket in other.dockets.values() {
            if let Some(&document) = names.get(&docket.document) {
                let own = || Rc::new(Docket { document, ..Docket::clone(docket) });
                self.dockets.entry(document).or_insert_with(own);
            }
        }
        for earlier in other.earlier.values() {
            if let Some(&document) = names.get(&earlier.copy.id) {
                let own = || Rc::new(Earlier::clone(earlier).of(document));
                self.earlier.entry(earlier.id).or_insert_with(own);
            }
        }
        for claim in other.claims.values() {
            put(&mut self.claims, claim.id, claim, |own| &own.changed);
        }
        for passage in other.passages.values() {
            let Some(&document) = names.get(&passage.document) else { continue };
            let own = match document == passage.document {
                true => Rc::clone(passage),
                false => Rc::new(Passage { document, ..Passage::clone(passage) }),
            };
            put(&mut self.passages, passage.id, &own, |own| &own.changed);
            self.orphans.remove(&passage.id);
        }
        for orphan in other.orphans.values().filter(|own| !self.passages.contains_key(&own.id)) {
            let document = orphan.document.map(|id| names.get(&id).copied().unwrap_or(id));
            let own = Rc::new(Orphan { document, ..Orphan::clone(orphan) });
            put(&mut self.orphans, orphan.id, &own, |own| &own.changed);
        }
        for link in other.links.values() {
            put(&mut self.links, link.id, link, |own| &own.changed);
        }
    }

    /// The one that they are.
    #[must_use]
    pub fn finish(self) -> Dossier {
        Dossier {
            documents: self.documents.into(),
            dockets: self.dockets.into(),
            earlier: self.earlier.into(),
            claims: self.claims.into(),
            passages: self.passages.into(),
            orphans: self.orphans.into(),
            links: self.links.into(),
            ..self.first
        }
    }
}

/// `dossier` in parts, one for each document, whose union is the whole: a link is in the part of the first document
/// that makes its first claim; claims that no passage makes, and what waits for a place, are in the first part.
pub fn parts(dossier: &Dossier) -> impl Iterator<Item = Dossier> + '_ {
    let mut homes: BTreeMap<DocumentId, BTreeMap<LinkId, Rc<Link>>> = BTreeMap::new();
    let first = dossier.documents.keys().next().copied();
    for link in dossier.links.values() {
        let makes = dossier.passages.of_claim(link.from);
        if let Some(home) = makes.iter().map(|passage| passage.document).min().or(first) {
            homes.entry(home).or_default().insert(link.id, Rc::clone(link));
        }
    }
    dossier.documents.values().map(move |document| {
        let passages = dossier.passages.in_document(document.id);
        let links = homes.remove(&document.id).unwrap_or_default();
        let is_first = first == Some(document.id);
        let orphans = if is_first { dossier.orphans.clone() } else { Records::default() };
        let made = passages.iter().map(|passage| passage.claim);
        let linked = links.values().flat_map(|link| [link.from, link.to]);
        let mut claims: BTreeSet<ClaimId> = made.chain(linked).collect();
        if is_first {
            claims.extend(dossier.claims.keys().filter(|id| dossier.passages.count_of(**id) == 0));
            claims.extend(orphans.values().map(|orphan| orphan.claim));
        }
        let claim = |id: ClaimId| Some((id, Rc::clone(dossier.claims.get(&id)?)));
        let all: BTreeMap<PassageId, Rc<Passage>> =
            passages.iter().map(|passage| (passage.id, Rc::clone(passage))).collect();
        let docket = dossier.dockets.get(&document.id).map(|docket| (document.id, Rc::clone(docket)));
        let earlier = dossier.earlier_of(document.id).into_iter();
        Dossier {
            about: Rc::clone(&dossier.about),
            codebook: Rc::clone(&dossier.codebook),
            documents: [(document.id, Rc::clone(document))].into(),
            dockets: docket.into_iter().collect(),
            earlier: earlier.map(|own| (own.id, Rc::clone(own))).collect(),
            claims: claims.into_iter().filter_map(claim).collect(),
            passages: all.into(),
            orphans,
            links: links.into(),
        }
    })
}

/// Puts a record, unless the one of its name is as late.
fn put<K: Ord, V>(records: &mut BTreeMap<K, Rc<V>>, key: K, record: &Rc<V>, changed: fn(&V) -> &Stamp) {
    match records.get(&key) {
        Some(known) if changed(known).at >= changed(record).at => {}
        _ => drop(records.insert(key, Rc::clone(record))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixture::dossier as fixture;
    use crate::model::edit::fixture::{claim, dossier, passage};
    use crate::model::identity::Moment;
    use uuid::Uuid;

    fn united(first: &Dossier, other: &Dossier) -> Dossier {
        let mut union = Union::of(first);
        union.add(other);
        union.finish()
    }

    #[test]
    fn a_dossier_with_itself_is_itself() {
        let own = dossier("[1a:no tender] in [2b:2019]");
        assert_eq!(united(&own, &own), own);
    }

    #[test]
    fn the_parts_of_a_dossier_are_the_whole() {
        let own = crate::exchange::dossier::import(&crate::exchange::dossier::export(&fixture())).unwrap();
        let all: Vec<Dossier> = parts(&own).collect();
        assert_eq!(all.len(), own.documents.len());
        let mut union = Union::of(&all[0]);
        all.iter().skip(1).for_each(|part| union.add(part));
        assert_eq!(union.finish(), own);
    }

    #[test]
    fn the_later_of_two_records_stays() {
        let own = dossier("[1a:no tender] in [2b:2019]");
        let mut other = own.clone();
        let later = |label: &str, at| Claim {
            label: label.to_owned(),
            changed: Stamp { at: Moment(at), ..Stamp::default() },
            ..Claim::clone(&own.claims[&claim('1')])
        };
        other.claims.insert(claim('1'), Rc::new(later("later", i64::MAX)));
        assert_eq!(united(&own, &other).claims[&claim('1')].label, "later");
        assert_eq!(united(&other, &own).claims[&claim('1')].label, "later");
    }

    #[test]
    fn one_document_under_two_names_is_one() {
        let own = dossier("[1a:no tender] in 2019");
        let mut other = own.clone();
        let id = DocumentId(Uuid::from_u128(77));
        let document = own.documents.values().next().unwrap();
        let renamed = Document { id, ..Document::clone(document) };
        other.documents = [(id, Rc::new(renamed))].into();
        let moved =
            Passage { id: passage('z'), document: id, ..Passage::clone(&own.passages[&passage('a')]) };
        other.passages = [(moved.id, Rc::new(moved))].into_iter().collect();
        let one = united(&own, &other);
        assert_eq!((one.documents.len(), one.passages.len()), (1, 2));
        assert_eq!(one.passages[&passage('z')].document, document.id);
    }
}
