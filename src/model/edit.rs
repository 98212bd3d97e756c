//! Edits: what an analyst can do to a dossier, and the changes that each comes to.
//!
//! Planning an edit never changes anything, and an edit that would change nothing plans no change.

mod arrivals;
mod claims;
mod codebook;
mod dockets;
mod documents;
mod dossier;
mod field;
#[cfg(test)]
pub(super) mod fixture;
mod links;
pub mod merge;
mod passages;
mod removal;
pub mod replace;
pub mod reread;

use std::rc::Rc;

pub use self::codebook::Revision;
pub use self::field::{End, Field};
use self::merge::Merged;
pub use self::removal::Fate;
use self::replace::Replacement;
use super::arrival::Additions;
use super::change::{Act, Change, Key, Record};
use super::claim::Value;
use super::codebook::Slug;
use super::document::Document;
use super::dossier::Dossier;
use super::identity::{ClaimId, DocumentId, LinkId, PassageId, Seed};
use super::movement::Movements;
use super::question::Question;
use super::roster::Removed;
use super::span::Spans;

/// Something an analyst does to a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Adds documents.
    AddDocuments(Vec<Rc<Document>>),
    /// Adds documents of a folder, whose name the dossier takes where it has none.
    AddFolder(String, Vec<Rc<Document>>),
    /// Puts documents that were read again from their sources, in another way, in the place of those of their
    /// names; their passages go with their words, and those whose words are not read any more wait for a place.
    Reread(Vec<Rc<Document>>),
    /// Puts a newer copy in the place of a text; what stood there stays with it, and its passages go where they
    /// are said to.
    Replace(Rc<Replacement>),
    /// Makes the question data of a document these; those that were read correct nothing.
    Question(DocumentId, Box<Question>),
    /// Corrects where the movements of a question begin; nothing goes back to what its wording proposes.
    Movements(DocumentId, Option<Movements>),
    /// Says that the work on documents is done, or that it is not.
    Done(Vec<DocumentId>, bool),
    /// Takes documents out, with their passages.
    RemoveDocuments(Vec<DocumentId>),
    /// Puts back documents that were taken out, with what was said of them.
    RestoreDocuments(Vec<Removed>),
    /// Marks a passage of a document.
    Tag {
        /// The document.
        document: DocumentId,
        /// Its words.
        spans: Spans,
        /// The claim that they make.
        target: Target,
    },
    /// Marks many passages with one claim: every occurrence of some words.
    TagAll {
        /// Where they stand.
        places: Vec<(DocumentId, Spans)>,
        /// The claim that they make.
        target: Target,
    },
    /// Tags words of an answer, and says that their claim answers a request.
    Answer(Box<Edit>, ClaimId),
    /// Makes the words of a passage others: an edge moved, a span added or taken off.
    Spans(PassageId, Spans),
    /// Has passages make another claim. One that loses its last passage stays.
    Retag(Vec<PassageId>, Target),
    /// Gives a claim another label.
    Label(ClaimId, String),
    /// Gives claims another kind.
    Kind(Vec<ClaimId>, Slug),
    /// Sets what is said of a claim under an attribute, or clears it. The codebook must know the attribute
    /// and its form admit the value; an empty value clears.
    Attribute(ClaimId, Slug, Option<Value>),
    /// Gives a claim another note.
    Note(ClaimId, String),
    /// Gives a passage another comment.
    Comment(PassageId, String),
    /// Deletes passages; their claims stay.
    DeletePassages(Vec<PassageId>),
    /// Deletes claims, their passages and their links.
    DeleteClaims(Vec<ClaimId>),
    /// Makes several claims one: the passages and links of those that go are those of the one that is kept.
    MergeClaims {
        /// The claim that stays.
        keep: ClaimId,
        /// Those that go.
        gone: Vec<ClaimId>,
        /// What the claim that stays says then.
        merged: Merged,
    },
    /// Links a claim to another.
    AddLink {
        /// From which claim.
        from: ClaimId,
        /// To which claim.
        to: ClaimId,
        /// What relation.
        kind: Slug,
    },
    /// Removes a link.
    RemoveLink(LinkId),
    /// Gives a link another kind.
    LinkKind(LinkId, Slug),
    /// Puts another codebook in force, and carries the claims along.
    Codebook(Revision),
    /// Gives the dossier another title.
    Title(String),
    /// Makes the dossier what a file says it is.
    Import(Rc<Dossier>),
    /// Takes in what a file of another program brings.
    TakeIn(Rc<Additions>),
    /// Gives a passage without a place its words in a document.
    Adopt(PassageId, DocumentId, Spans),
    /// Deletes passages without a place; their claims stay.
    DeleteOrphans(Vec<PassageId>),
    /// Says of passages that a program suggests that they are so.
    Confirm(Vec<PassageId>),
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
            Self::AddDocuments(documents) | Self::AddFolder(_, documents) if documents.len() > 1 => {
                Act::AddDocuments
            }
            Self::AddDocuments(_) | Self::AddFolder(..) => Act::AddDocument,
            Self::Reread(_) => Act::Reread,
            Self::Replace(_) => Act::ReplaceText,
            Self::RemoveDocuments(ids) if ids.len() > 1 => Act::RemoveDocuments,
            Self::RemoveDocuments(_) => Act::RemoveDocument,
            Self::RestoreDocuments(_) => Act::RestoreDocuments,
            Self::Question(..) => Act::Question,
            Self::Movements(..) => Act::Movements,
            Self::Done(_, true) => Act::MarkDone,
            Self::Done(_, false) => Act::MarkOpen,
            Self::Tag { .. } => Act::Tag,
            Self::TagAll { .. } => Act::TagAll,
            Self::Answer(..) => Act::Answer,
            Self::Spans(..) => Act::Spans,
            Self::Retag(..) => Act::Retag,
            Self::Label(..) => Act::Label,
            Self::Kind(..) => Act::Kind,
            Self::Attribute(..) => Act::Attribute,
            Self::Note(..) => Act::Note,
            Self::Comment(..) => Act::Comment,
            Self::DeletePassages(ids) if ids.len() > 1 => Act::DeletePassages,
            Self::DeletePassages(_) => Act::DeletePassage,
            Self::DeleteClaims(ids) if ids.len() > 1 => Act::DeleteClaims,
            Self::DeleteClaims(_) => Act::DeleteClaim,
            Self::MergeClaims { .. } => Act::MergeClaims,
            Self::AddLink { .. } => Act::AddLink,
            Self::RemoveLink(_) => Act::RemoveLink,
            Self::LinkKind(..) => Act::LinkKind,
            Self::Codebook(_) => Act::Codebook,
            Self::Title(_) => Act::Title,
            Self::Import(_) => Act::Import,
            Self::TakeIn(_) => Act::TakeIn,
            Self::Adopt(..) => Act::Adopt,
            Self::DeleteOrphans(_) => Act::DeleteOrphans,
            Self::Confirm(_) => Act::Confirm,
        }
    }

    /// The changes it comes to in `dossier`; none when it changes nothing or its object is gone.
    #[must_use]
    pub fn plan(&self, dossier: &Dossier, seed: &Seed) -> Vec<Change> {
        let stamp = &seed.stamp;
        let planned = match self {
            Self::AddDocuments(documents) => documents::add(dossier, documents),
            Self::AddFolder(name, documents) => documents::add_folder(dossier, name, documents),
            Self::Reread(documents) => reread::plan(dossier, documents, stamp),
            Self::Replace(replacement) => replace::plan(dossier, replacement, seed),
            Self::RemoveDocuments(ids) => documents::remove(dossier, ids),
            Self::RestoreDocuments(removed) => documents::restore(dossier, removed),
            Self::Question(id, question) => one(dockets::question(dossier, *id, question)),
            Self::Movements(id, movements) => one(dockets::movements(dossier, *id, *movements)),
            Self::Done(ids, done) => dockets::done(dossier, ids, *done),
            Self::Tag { document, spans, target } => passages::tag(dossier, *document, spans, target, seed),
            Self::TagAll { places, target } => passages::tag_all(dossier, places, target, seed),
            Self::Answer(edit, request) => links::answer(dossier, edit, *request, seed),
            Self::Spans(id, spans) => one(passages::respan(dossier, *id, spans, stamp)),
            Self::Retag(ids, target) => passages::retag(dossier, ids, target, seed),
            Self::Comment(id, comment) => one(passages::comment(dossier, *id, comment, stamp)),
            Self::DeletePassages(ids) => passages::delete_all(dossier, ids),
            Self::Label(id, label) => one(claims::label(dossier, *id, label, stamp)),
            Self::Kind(ids, kind) => claims::kind(dossier, ids, kind, stamp),
            Self::Attribute(id, name, value) => {
                one(claims::attribute(dossier, *id, name, value.as_ref(), stamp))
            }
            Self::Note(id, note) => one(claims::note(dossier, *id, note, stamp)),
            Self::DeleteClaims(ids) => claims::delete_all(dossier, ids),
            Self::MergeClaims { keep, gone, merged } => merge::plan(dossier, *keep, gone, merged, seed),
            Self::AddLink { from, to, kind } => one(links::add(dossier, *from, *to, kind, seed)),
            Self::RemoveLink(id) => vec![delete(dossier, Key::Link(*id))],
            Self::LinkKind(id, kind) => one(links::kind(dossier, *id, kind, stamp)),
            Self::Codebook(revision) => codebook::plan(dossier, revision, stamp),
            Self::Title(title) => vec![dossier::entitle(dossier, title)],
            Self::Import(other) => dossier::replace(dossier, other),
            Self::TakeIn(additions) => arrivals::take_in(dossier, additions),
            Self::Adopt(id, document, spans) => arrivals::adopt(dossier, *id, *document, spans, stamp),
            Self::DeleteOrphans(ids) => arrivals::drop_orphans(dossier, ids),
            Self::Confirm(ids) => arrivals::confirm(dossier, ids, stamp),
        };
        planned.into_iter().filter(|change| change.before != change.after).collect()
    }
}

fn one(change: Option<Change>) -> Vec<Change> {
    change.into_iter().collect()
}

fn set(dossier: &Dossier, key: Key, record: Record) -> Change {
    Change { key, before: dossier.get(key), after: Some(record) }
}

fn delete(dossier: &Dossier, key: Key) -> Change {
    Change { key, before: dossier.get(key), after: None }
}
