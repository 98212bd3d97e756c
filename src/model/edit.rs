//! Edits: what an analyst can do to a dossier, and the changes that each comes to.
//!
//! Planning an edit never changes anything, and an edit that would change nothing plans no change.

use std::rc::Rc;

use super::change::{Act, Change, Key, Record};
use super::claim::{Claim, Passage};
use super::codebook::Slug;
use super::document::Document;
use super::dossier::{About, Dossier};
use super::identity::{ClaimId, DocumentId, PassageId, Seed, Stamp};
use super::span::Spans;

/// Something an analyst does to a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Adds documents.
    AddDocuments(Vec<Rc<Document>>),
    /// Takes a document out, with its passages.
    RemoveDocument(DocumentId),
    /// Marks a passage of a document.
    Tag {
        /// The document.
        document: DocumentId,
        /// Its words.
        spans: Spans,
        /// The claim that they make.
        target: Target,
    },
    /// Gives a claim another label.
    Label(ClaimId, String),
    /// Gives a claim another kind.
    Kind(ClaimId, Slug),
    /// Gives a passage another comment.
    Comment(PassageId, String),
    /// Deletes a passage; its claim stays.
    DeletePassage(PassageId),
    /// Deletes a claim, its passages and its links.
    DeleteClaim(ClaimId),
    /// Gives the dossier another title.
    Title(String),
    /// Makes the dossier what a file says it is.
    Import(Rc<Dossier>),
}

/// The claim that a new passage makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// One that exists.
    Existing(ClaimId),
    /// A new one.
    New {
        /// Its label.
        label: String,
        /// Its kind.
        kind: Slug,
    },
}

/// The place of a new claim's name in its seed.
pub const CLAIM_NAME: u16 = 1;
/// The place of a new passage's name in its seed.
pub const PASSAGE_NAME: u16 = 2;

impl Edit {
    /// What the edit is called.
    #[must_use]
    pub fn act(&self) -> Act {
        match self {
            Self::AddDocuments(_) => Act::AddDocument,
            Self::RemoveDocument(_) => Act::RemoveDocument,
            Self::Tag { .. } => Act::Tag,
            Self::Label(..) => Act::Label,
            Self::Kind(..) => Act::Kind,
            Self::Comment(..) => Act::Comment,
            Self::DeletePassage(_) => Act::DeletePassage,
            Self::DeleteClaim(_) => Act::DeleteClaim,
            Self::Title(_) => Act::Title,
            Self::Import(_) => Act::Import,
        }
    }

    /// The one field of text that the edit writes: what is typed in it within a moment is one step.
    #[must_use]
    pub fn field(&self) -> Option<Key> {
        match self {
            Self::Label(claim, _) => Some(Key::Claim(*claim)),
            Self::Comment(passage, _) => Some(Key::Passage(*passage)),
            Self::Title(_) => Some(Key::About),
            _ => None,
        }
    }

    /// The changes it comes to in `dossier`; none when it changes nothing or its object is gone.
    #[must_use]
    pub fn plan(&self, dossier: &Dossier, seed: &Seed) -> Vec<Change> {
        let planned = match self {
            Self::AddDocuments(documents) => add_documents(dossier, documents),
            Self::RemoveDocument(id) => remove_document(dossier, *id),
            Self::Tag { document, spans, target } => tag(dossier, *document, spans, target, seed),
            Self::Label(id, label) => {
                with_claim(dossier, *id, &seed.stamp, |claim| claim.label.clone_from(label))
            }
            Self::Kind(id, kind) => {
                with_claim(dossier, *id, &seed.stamp, |claim| claim.kind = Rc::clone(kind))
            }
            Self::Comment(id, comment) => comment_on(dossier, *id, comment, &seed.stamp),
            Self::DeletePassage(id) => vec![delete(dossier, Key::Passage(*id))],
            Self::DeleteClaim(id) => delete_claim(dossier, *id),
            Self::Title(title) => vec![entitle(dossier, title)],
            Self::Import(other) => difference(dossier, other),
        };
        planned.into_iter().filter(|change| change.before != change.after).collect()
    }
}

fn add_documents(dossier: &Dossier, documents: &[Rc<Document>]) -> Vec<Change> {
    let mut changes: Vec<Change> = documents
        .iter()
        .map(|document| set(dossier, Key::Document(document.id), Record::Document(Rc::clone(document))))
        .collect();
    // A dossier without a title takes that of the first question put in it.
    if let (true, Some(first)) = (dossier.about.title.is_empty(), documents.first()) {
        changes.push(entitle(dossier, &first.title));
    }
    changes
}

fn remove_document(dossier: &Dossier, id: DocumentId) -> Vec<Change> {
    let passages = dossier.passages.values().filter(|passage| passage.document == id);
    let mut changes: Vec<Change> =
        passages.map(|passage| delete(dossier, Key::Passage(passage.id))).collect();
    changes.push(delete(dossier, Key::Document(id)));
    changes
}

fn tag(dossier: &Dossier, document: DocumentId, spans: &Spans, target: &Target, seed: &Seed) -> Vec<Change> {
    if !dossier.documents.contains_key(&document) {
        return Vec::new();
    }
    let mut changes = Vec::new();
    let claim = match target {
        Target::Existing(claim) if dossier.claims.contains_key(claim) => *claim,
        Target::Existing(_) => return Vec::new(),
        Target::New { label, kind } => {
            let claim = Claim {
                id: ClaimId(seed.id(CLAIM_NAME)),
                label: label.clone(),
                kind: Rc::clone(kind),
                attributes: Default::default(),
                note: String::new(),
                made: seed.stamp.clone(),
                changed: seed.stamp.clone(),
            };
            let id = claim.id;
            changes.push(set(dossier, Key::Claim(id), Record::Claim(Rc::new(claim))));
            id
        }
    };
    let passage = Passage {
        id: PassageId(seed.id(PASSAGE_NAME)),
        claim,
        document,
        spans: spans.clone(),
        comment: String::new(),
        made: seed.stamp.clone(),
        changed: seed.stamp.clone(),
    };
    changes.push(set(dossier, Key::Passage(passage.id), Record::Passage(Rc::new(passage))));
    changes
}

fn with_claim(dossier: &Dossier, id: ClaimId, stamp: &Stamp, write: impl FnOnce(&mut Claim)) -> Vec<Change> {
    let Some(before) = dossier.claims.get(&id) else { return Vec::new() };
    let mut claim = Claim::clone(before);
    write(&mut claim);
    if claim == **before {
        return Vec::new();
    }
    claim.changed = stamp.clone();
    vec![set(dossier, Key::Claim(id), Record::Claim(Rc::new(claim)))]
}

fn comment_on(dossier: &Dossier, id: PassageId, comment: &str, stamp: &Stamp) -> Vec<Change> {
    let Some(before) = dossier.passages.get(&id).filter(|passage| passage.comment != comment) else {
        return Vec::new();
    };
    let passage = Passage { comment: comment.to_owned(), changed: stamp.clone(), ..Passage::clone(before) };
    vec![set(dossier, Key::Passage(id), Record::Passage(Rc::new(passage)))]
}

fn delete_claim(dossier: &Dossier, id: ClaimId) -> Vec<Change> {
    let passages =
        dossier.passages.values().filter(|passage| passage.claim == id).map(|p| Key::Passage(p.id));
    let links =
        dossier.links.values().filter(|link| link.from == id || link.to == id).map(|l| Key::Link(l.id));
    passages.chain(links).chain([Key::Claim(id)]).map(|key| delete(dossier, key)).collect()
}

fn entitle(dossier: &Dossier, title: &str) -> Change {
    let about = About { title: title.to_owned(), ..About::clone(&dossier.about) };
    set(dossier, Key::About, Record::About(Rc::new(about)))
}

fn difference(dossier: &Dossier, other: &Dossier) -> Vec<Change> {
    let gone = dossier.keys().filter(|key| other.get(*key).is_none()).map(|key| delete(dossier, key));
    let set = other.keys().map(|key| Change { key, before: dossier.get(key), after: other.get(key) });
    gone.chain(set).collect()
}

fn set(dossier: &Dossier, key: Key, record: Record) -> Change {
    Change { key, before: dossier.get(key), after: Some(record) }
}

fn delete(dossier: &Dossier, key: Key) -> Change {
    Change { key, before: dossier.get(key), after: None }
}
