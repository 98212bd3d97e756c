//! What a file of another program brings into a dossier, item by item, before any of it is taken in.

use std::rc::Rc;

use super::claim::{Claim, Link, Passage};
use super::codebook::Codebook;
use super::docket::Docket;
use super::document::Document;
use super::earlier::Earlier;
use super::file_place::FilePlace;
use super::orphan::Orphan;
use super::outgoing::Format;
use super::problem::Problem;

/// A file of annotations that was read and found its places, or did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// What the file is called.
    pub name: String,
    /// How many files it is; places say which, where there are several.
    pub files: usize,
    /// What it is.
    pub format: Format,
    /// What becomes of each of its items.
    pub landings: Vec<Landing>,
    /// How many kinds come with it.
    pub kinds: usize,
    /// How many of its links are in the dossier already, otherwise, and change.
    pub changed_links: usize,
    /// How many of its links are in the dossier already, otherwise, and stay so.
    pub other_links: usize,
    /// What the reader had to decide.
    pub remark: Option<Remark>,
    /// What is taken in when it is accepted.
    pub additions: Rc<Additions>,
}

/// Something that a reader of annotations had to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// Of several columns of tags the first of these is read, the others are not; as the file calls them.
    Column(String, Vec<String>),
}

/// What becomes of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landing {
    /// Where in the file it stands.
    pub place: FilePlace,
    /// Its words; empty when it has none.
    pub quote: String,
    /// What its text is called.
    pub text: String,
    /// The claim that it makes, as it will be; nothing where the item could not be read.
    pub claim: Option<Rc<Claim>>,
    /// What becomes of it.
    pub fate: Fate,
    /// Whether a program suggests it.
    pub is_suggested: bool,
}

/// What becomes of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is in the dossier already, the same or later.
    Known,
    /// It is in the dossier already, and the file has it later.
    Updated,
    /// Its words stand where the file says.
    Kept,
    /// The file does not say where; its words tell.
    Found,
    /// Its words do not stand where the file says, and are found elsewhere.
    Moved,
    /// Its words changed in a certain place: how alike they are now, in per cent, and what they were.
    Adjusted(u8, String),
    /// It waits for someone to say where it belongs.
    Waiting(Why),
    /// It is not taken in; why not.
    Refused(Problem),
}

/// Why an item waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// No document of the dossier is its text.
    NoDocument,
    /// Its words do not stand in the text.
    NotFound,
    /// Its words stand in the text so many times, and nothing tells which is meant.
    Several(usize),
    /// So many places of the text are as near to its words.
    Likely(usize),
    /// Its words are largely others in the place where it likely was.
    Changed,
    /// Its words stand in the text, with other words around them than there were.
    Elsewhere,
    /// Its words stand in two places now.
    Split,
}

/// Records that come into a dossier together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Additions {
    /// Documents.
    pub documents: Vec<Rc<Document>>,
    /// What is said of those documents.
    pub dockets: Vec<Rc<Docket>>,
    /// What stood in the place of those documents before.
    pub earlier: Vec<Rc<Earlier>>,
    /// The codebook, where kinds come with them.
    pub codebook: Option<Rc<Codebook>>,
    /// Claims, new or changed.
    pub claims: Vec<Rc<Claim>>,
    /// Passages, new or changed.
    pub passages: Vec<Rc<Passage>>,
    /// Passages without a place.
    pub orphans: Vec<Rc<Orphan>>,
    /// Links.
    pub links: Vec<Rc<Link>>,
}

impl Additions {
    /// Whether nothing comes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Arrival {
    /// How many of its items have a fate that `is` so.
    #[must_use]
    pub fn count(&self, is: impl Fn(&Fate) -> bool) -> usize {
        self.landings.iter().filter(|landing| is(&landing.fate)).count()
    }

    /// How many of those are suggestions.
    #[must_use]
    pub fn suggested(&self, is: impl Fn(&Fate) -> bool) -> usize {
        self.landings.iter().filter(|landing| landing.is_suggested && is(&landing.fate)).count()
    }
}
