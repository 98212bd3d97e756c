//! Changes and transactions: the only way in which a dossier changes.
//!
//! A change holds a record before and after; inverting it is a swap, so undo needs no other knowledge.

use std::rc::Rc;

use super::claim::{Claim, Link, Passage};
use super::codebook::Codebook;
use super::docket::Docket;
use super::document::Document;
use super::dossier::About;
use super::earlier::Earlier;
use super::identity::{ClaimId, DocumentId, EarlierId, LinkId, PassageId, Stamp, TransactionId};
use super::orphan::Orphan;

/// Where a record stands in a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// What the dossier says of itself.
    About,
    /// The codebook.
    Codebook,
    /// A document.
    Document(DocumentId),
    /// What is said of a document as a whole.
    Docket(DocumentId),
    /// An earlier copy of a document.
    Earlier(EarlierId),
    /// A claim.
    Claim(ClaimId),
    /// A passage.
    Passage(PassageId),
    /// A passage without a place.
    Orphan(PassageId),
    /// A link.
    Link(LinkId),
}

/// Anything a dossier holds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each holds the record of its name")]
pub enum Record {
    About(Rc<About>),
    Codebook(Rc<Codebook>),
    Document(Rc<Document>),
    Docket(Rc<Docket>),
    Earlier(Rc<Earlier>),
    Claim(Rc<Claim>),
    Passage(Rc<Passage>),
    Orphan(Rc<Orphan>),
    Link(Rc<Link>),
}

/// What happens to one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which record.
    pub key: Key,
    /// What it was; `None` when it is new.
    pub before: Option<Record>,
    /// What it becomes; `None` when it goes.
    pub after: Option<Record>,
}

/// About how long a claim, a passage or a link is when written, in bytes.
const RECORD_WEIGHT: usize = 500;

impl Record {
    /// About how long it is when written, in bytes.
    fn weight(&self) -> usize {
        let text = |document: &Document| document.text.len() + document.source.text.len();
        match self {
            Self::Document(document) => text(document) + RECORD_WEIGHT,
            Self::Earlier(earlier) => text(&earlier.copy) + RECORD_WEIGHT,
            _ => RECORD_WEIGHT,
        }
    }
}

impl Change {
    /// About how long it is when written, in bytes.
    #[must_use]
    pub fn weight(&self) -> usize {
        [&self.before, &self.after].into_iter().flatten().map(Record::weight).sum()
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn invert(&self) -> Self {
        Self { key: self.key, before: self.after.clone(), after: self.before.clone() }
    }
}

/// The changes that take `changes` back, the last one first.
#[must_use]
pub fn invert(changes: &[Change]) -> Vec<Change> {
    changes.iter().rev().map(Change::invert).collect()
}

/// One act: everything it did to the dossier, done and undone together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transaction {
    /// Its name.
    pub id: TransactionId,
    /// Its place in the journal: one more than every transaction its maker knew (a Lamport clock).
    pub order: u64,
    /// What was done, as the undo button says it.
    pub act: Act,
    /// Where it stands in the history.
    pub origin: Origin,
    /// Who did it, and when.
    pub stamp: Stamp,
    /// What it changed.
    pub changes: Vec<Change>,
}

impl Transaction {
    /// Where it stands among all transactions of its dossier.
    #[must_use]
    pub fn place(&self) -> (u64, TransactionId) {
        (self.order, self.id)
    }
}

/// How a transaction came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The dossier was begun; it cannot be undone.
    Begin,
    /// Someone did it.
    Edit,
    /// It goes on with the edit before it: the next letters of one text, the next files of one folder.
    Continue,
    /// It takes back the last edit that stands.
    Undo,
    /// It does again what was last taken back.
    Redo,
}

impl Origin {
    /// Every origin.
    pub const ALL: [Self; 5] = [Self::Begin, Self::Edit, Self::Continue, Self::Undo, Self::Redo];

    /// Its name in the stored journal.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Edit => "edit",
            Self::Continue => "continue",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    /// The origin of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.name() == name)
    }
}

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident = $text:literal)+) => {
        /// What an analyst did, as the undo button and the history say it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Act {
            $($(#[$doc])* $name,)+
        }

        impl Act {
            /// Every act.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Its name in the stored journal.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }
        }
    };
}

acts! {
    /// Began the dossier.
    Begin = "begin"
    /// Added a document.
    AddDocument = "add-document"
    /// Added several documents.
    AddDocuments = "add-documents"
    /// Read a document again, in another way.
    Reread = "reread"
    /// Put a newer copy in the place of a text.
    ReplaceText = "replace-text"
    /// Took a document out.
    RemoveDocument = "remove-document"
    /// Took several documents out.
    RemoveDocuments = "remove-documents"
    /// Put documents back.
    RestoreDocuments = "restore-documents"
    /// Corrected the question data.
    Question = "question"
    /// Corrected the movements of a question.
    Movements = "movements"
    /// Said that the work on documents is done.
    MarkDone = "mark-done"
    /// Said that it is not.
    MarkOpen = "mark-open"
    /// Marked a passage.
    Tag = "tag"
    /// Marked many passages with one claim.
    TagAll = "tag-all"
    /// Marked a passage whose claim answers a request.
    Answer = "answer"
    /// Changed the words of a passage.
    Spans = "spans"
    /// Had passages make another claim.
    Retag = "retag"
    /// Changed a claim's label.
    Label = "label"
    /// Changed a claim's kind.
    Kind = "kind"
    /// Changed an attribute of a claim.
    Attribute = "attribute"
    /// Changed a claim's note.
    Note = "note"
    /// Changed a passage's comment.
    Comment = "comment"
    /// Deleted a passage.
    DeletePassage = "delete-passage"
    /// Deleted several passages.
    DeletePassages = "delete-passages"
    /// Deleted a claim with its passages.
    DeleteClaim = "delete-claim"
    /// Deleted several claims with their passages.
    DeleteClaims = "delete-claims"
    /// Made several claims one.
    MergeClaims = "merge-claims"
    /// Linked two claims.
    AddLink = "add-link"
    /// Removed a link.
    RemoveLink = "remove-link"
    /// Changed a link's kind.
    LinkKind = "link-kind"
    /// Put another codebook in force.
    Codebook = "codebook"
    /// Changed the dossier's title.
    Title = "title"
    /// Took over the contents of a file.
    Import = "import"
    /// Took in what a file of another program brings.
    TakeIn = "take-in"
    /// Gave a passage without a place its words.
    Adopt = "adopt"
    /// Deleted passages without a place.
    DeleteOrphans = "delete-orphans"
    /// Brought back what a snapshot knew.
    Recover = "recover"
    /// Confirmed what a program suggested.
    Confirm = "confirm"
}

impl Act {
    /// The act of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|act| act.name() == name)
    }
}
