//! The dossier: a set of documents, one codebook, and all that was annotated.

use std::rc::Rc;

use super::change::{Change, Key, Record};
use super::claim::{Claim, Link, Passage};
use super::codebook::Codebook;
use super::docket::{Docket, Work};
use super::document::Document;
use super::earlier::Earlier;
use super::identity::{ClaimId, DocumentId, DossierId, EarlierId, LinkId, Moment, PassageId};
use super::merging::merged;
use super::movement::Movements;
use super::orphan::Orphan;
use super::passages::Passages;
use super::question::Question;
use super::records::Records;
use super::sorted;
use super::span::Span;

/// What is saved, opened, exported and merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// Its name, title and birth.
    pub about: Rc<About>,
    /// The codebook in force.
    pub codebook: Rc<Codebook>,
    /// Its documents.
    pub documents: Records<DocumentId, Document>,
    /// What is said of some of them.
    pub dockets: Records<DocumentId, Docket>,
    /// What stood in the place of their texts before.
    pub earlier: Records<EarlierId, Earlier>,
    /// Its claims.
    pub claims: Records<ClaimId, Claim>,
    /// The places where the documents make them.
    pub passages: Passages,
    /// Passages whose place is not known.
    pub orphans: Records<PassageId, Orphan>,
    /// The relations between claims.
    pub links: Records<LinkId, Link>,
}

/// What a dossier says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its name.
    pub id: DossierId,
    /// Its title; empty until something gives it one.
    pub title: String,
    /// When it was begun.
    pub created: Moment,
}

impl Dossier {
    /// A dossier with nothing in it.
    #[must_use]
    pub fn new(about: About, codebook: Rc<Codebook>) -> Self {
        Self {
            about: Rc::new(about),
            codebook,
            documents: Records::default(),
            dockets: Records::default(),
            earlier: Records::default(),
            claims: Records::default(),
            passages: Passages::default(),
            orphans: Records::default(),
            links: Records::default(),
        }
    }

    /// Whether there is neither a document nor a claim in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.claims.is_empty()
    }

    /// The question data of a document: as read, or as corrected.
    #[must_use]
    pub fn question_of<'a>(&'a self, document: &'a Document) -> &'a Question {
        let docket = self.dockets.get(&document.id);
        docket.and_then(|docket| docket.question.as_deref()).unwrap_or(&document.question)
    }

    /// The title of a document: as read, or as corrected.
    #[must_use]
    pub fn title_of<'a>(&'a self, document: &'a Document) -> &'a str {
        let question = self.dockets.get(&document.id).and_then(|docket| docket.question.as_deref());
        question.and_then(|question| question.title.as_deref()).unwrap_or(&document.title)
    }

    /// What a document is called in one line: `QE 3331`, else its title.
    #[must_use]
    pub fn name_of(&self, document: &Document) -> String {
        let name = self.question_of(document).short_name();
        name.unwrap_or_else(|| self.title_of(document).to_owned())
    }

    /// The movements of a document's question: as corrected, else as its wording proposes.
    #[must_use]
    pub fn movements_of(&self, document: &Document) -> Movements {
        let corrected = self.dockets.get(&document.id).and_then(|docket| docket.movements);
        corrected.unwrap_or_else(|| Movements::propose(document))
    }

    /// The earlier copies of a document, the first one first.
    #[must_use]
    pub fn earlier_of(&self, document: DocumentId) -> Vec<&Rc<Earlier>> {
        let mut own: Vec<&Rc<Earlier>> =
            self.earlier.values().filter(|earlier| earlier.copy.id == document).collect();
        sorted::by_key(&mut own, |earlier| (earlier.replaced.at, earlier.id));
        own
    }

    /// How far the work on a document with so many passages has come.
    #[must_use]
    pub fn work_of(&self, document: DocumentId, passages: usize) -> Work {
        Work::of(self.dockets.get(&document).map(|docket| &**docket), passages)
    }

    /// The claim that a passage makes.
    #[must_use]
    pub fn claim_of(&self, passage: &Passage) -> Option<&Rc<Claim>> {
        self.claims.get(&passage.claim)
    }

    /// The passages of one document, in the order of its text.
    #[must_use]
    pub fn passages_in(&self, document: DocumentId) -> Vec<Rc<Passage>> {
        self.passages.in_document(document).to_vec()
    }

    /// The passages that cover one byte of a document, outermost first.
    #[must_use]
    pub fn passages_at(&self, document: DocumentId, at: u32) -> Vec<Rc<Passage>> {
        let Some(letter) = Span::new(at, at.saturating_add(1)) else { return Vec::new() };
        let passages = self.passages.in_document(document);
        let covers = |passage: &&Rc<Passage>| passage.spans.iter().any(|span| span.contains(at));
        passages.over(letter).filter(covers).map(Rc::clone).collect()
    }

    /// The passages that make one claim, document by document, in the order of the text.
    #[must_use]
    pub fn passages_of(&self, claim: ClaimId) -> Vec<Rc<Passage>> {
        self.passages.of_claim(claim).to_vec()
    }

    /// The dossier after `changes`.
    #[must_use]
    pub fn apply<'a>(&self, changes: impl IntoIterator<Item = &'a Change>) -> Self {
        let mut dossier = self.clone();
        changes.into_iter().for_each(|change| drop(dossier.change(change)));
        dossier
    }

    /// Enters one change. A record that is no longer what the change says it was keeps what else was changed in
    /// it; where the change deletes it, it stays. What stood there is given back.
    pub fn change(&mut self, change: &Change) -> Option<Record> {
        let was = self.get(change.key);
        match (&change.before, &change.after, &was) {
            (Some(before), Some(after), Some(now)) if before != now => {
                self.put(change.key, Some(&merged(before, after, now)));
            }
            (Some(before), None, Some(now)) if before != now => {}
            (_, after, _) => self.put(change.key, after.as_ref()),
        }
        was
    }

    /// The record under `key`.
    #[must_use]
    pub fn get(&self, key: Key) -> Option<Record> {
        match key {
            Key::About => Some(Record::About(Rc::clone(&self.about))),
            Key::Codebook => Some(Record::Codebook(Rc::clone(&self.codebook))),
            Key::Document(id) => {
                self.documents.get(&id).map(|document| Record::Document(Rc::clone(document)))
            }
            Key::Docket(id) => self.dockets.get(&id).map(|docket| Record::Docket(Rc::clone(docket))),
            Key::Earlier(id) => self.earlier.get(&id).map(|earlier| Record::Earlier(Rc::clone(earlier))),
            Key::Claim(id) => self.claims.get(&id).map(|claim| Record::Claim(Rc::clone(claim))),
            Key::Passage(id) => self.passages.get(&id).map(|passage| Record::Passage(Rc::clone(passage))),
            Key::Orphan(id) => self.orphans.get(&id).map(|orphan| Record::Orphan(Rc::clone(orphan))),
            Key::Link(id) => self.links.get(&id).map(|link| Record::Link(Rc::clone(link))),
        }
    }

    /// Puts a record under `key`, or takes out what is there. A record of another sort than its key is left out:
    /// such a change cannot be made by this program.
    pub fn put(&mut self, key: Key, record: Option<&Record>) {
        match (key, record) {
            (Key::About, Some(Record::About(about))) => self.about = Rc::clone(about),
            (Key::Codebook, Some(Record::Codebook(codebook))) => self.codebook = Rc::clone(codebook),
            (Key::Document(id), Some(Record::Document(document))) => {
                self.documents.insert(id, Rc::clone(document))
            }
            (Key::Docket(id), Some(Record::Docket(docket))) => self.dockets.insert(id, Rc::clone(docket)),
            (Key::Earlier(id), Some(Record::Earlier(earlier))) => self.earlier.insert(id, Rc::clone(earlier)),
            (Key::Claim(id), Some(Record::Claim(claim))) => self.claims.insert(id, Rc::clone(claim)),
            (Key::Passage(_), Some(Record::Passage(passage))) => self.passages.put(passage),
            (Key::Orphan(id), Some(Record::Orphan(orphan))) => self.orphans.insert(id, Rc::clone(orphan)),
            (Key::Link(id), Some(Record::Link(link))) => self.links.insert(id, Rc::clone(link)),
            (Key::Document(id), None) => self.documents.remove(&id),
            (Key::Docket(id), None) => self.dockets.remove(&id),
            (Key::Earlier(id), None) => self.earlier.remove(&id),
            (Key::Claim(id), None) => self.claims.remove(&id),
            (Key::Passage(id), None) => self.passages.take(id),
            (Key::Orphan(id), None) => self.orphans.remove(&id),
            (Key::Link(id), None) => self.links.remove(&id),
            _ => debug_assert!(record.is_none(), "a record under a key of another sort"),
        }
    }

    /// Every key of a record here, the dossier's own and the codebook's first.
    pub fn keys(&self) -> impl Iterator<Item = Key> + '_ {
        let fixed = [Key::About, Key::Codebook].into_iter();
        let documents = self.documents.keys().copied().map(Key::Document);
        let dockets = self.dockets.keys().copied().map(Key::Docket);
        let earlier = self.earlier.keys().copied().map(Key::Earlier);
        let claims = self.claims.keys().copied().map(Key::Claim);
        let passages = self.passages.keys().copied().map(Key::Passage);
        let orphans = self.orphans.keys().copied().map(Key::Orphan);
        let links = self.links.keys().copied().map(Key::Link);
        let said = claims.chain(passages).chain(orphans).chain(links);
        fixed.chain(documents).chain(dockets).chain(earlier).chain(said)
    }
}
