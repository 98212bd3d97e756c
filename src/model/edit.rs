//! Edits: what an analyst can do to a dossier, and the changes that each comes to.
//!
//! Planning an edit never changes anything, and an edit that would change nothing plans no change.

mod claims;
mod documents;
mod dossier;
mod passages;

use std::rc::Rc;

use super::change::{Act, Change, Key, Record};
use super::codebook::Slug;
use super::document::Document;
use super::dossier::Dossier;
use super::identity::{ClaimId, DocumentId, PassageId, Seed};
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

impl Edit {
    /// What the undo button says of it.
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
            Self::AddDocuments(documents) => documents::add(dossier, documents),
            Self::RemoveDocument(id) => documents::remove(dossier, *id),
            Self::Tag { document, spans, target } => passages::tag(dossier, *document, spans, target, seed),
            Self::Label(id, label) => claims::label(dossier, *id, label, &seed.stamp),
            Self::Kind(id, kind) => claims::kind(dossier, *id, kind, &seed.stamp),
            Self::Comment(id, comment) => passages::comment(dossier, *id, comment, &seed.stamp),
            Self::DeletePassage(id) => vec![delete(dossier, Key::Passage(*id))],
            Self::DeleteClaim(id) => claims::delete(dossier, *id),
            Self::Title(title) => vec![dossier::entitle(dossier, title)],
            Self::Import(other) => dossier::replace(dossier, other),
        };
        planned.into_iter().filter(|change| change.before != change.after).collect()
    }
}

fn set(dossier: &Dossier, key: Key, record: Record) -> Change {
    Change { key, before: dossier.get(key), after: Some(record) }
}

fn delete(dossier: &Dossier, key: Key) -> Change {
    Change { key, before: dossier.get(key), after: None }
}
