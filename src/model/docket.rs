//! What an analyst says of a document as a whole: its data where they were corrected, its movements, and
//! whether the work on it is done.
//!
//! A document is immutable and may be long; what is said of it is a small record of its own, so that a
//! corrected letter stores a few lines and not the text.

use std::rc::Rc;

use super::identity::DocumentId;
use super::movement::Movements;
use super::question::Question;

/// What is said of one document. One that says nothing is no record of the dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Docket {
    /// The document.
    pub document: DocumentId,
    /// The question data, all of them, where they differ from what was read.
    pub question: Option<Rc<Question>>,
    /// The movements of the question, where they were corrected.
    pub movements: Option<Movements>,
    /// Whether the work on the document is done.
    pub done: bool,
}

impl Docket {
    /// A docket that says nothing yet.
    #[must_use]
    pub fn new(document: DocumentId) -> Self {
        Self { document, question: None, movements: None, done: false }
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.question.is_none() && self.movements.is_none() && !self.done
    }
}

/// How far the work on a document has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Work {
    /// Nothing was done to it.
    Untouched,
    /// It has passages, or something was corrected.
    InProgress,
    /// The analyst has said that it is done.
    Done,
}

impl Work {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Untouched, Self::InProgress, Self::Done];

    /// How far the work on a document with so many passages has come.
    #[must_use]
    pub fn of(docket: Option<&Docket>, passages: usize) -> Self {
        match docket {
            Some(docket) if docket.done => Self::Done,
            None if passages == 0 => Self::Untouched,
            _ => Self::InProgress,
        }
    }
}
