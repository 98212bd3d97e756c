//! Passages whose place in a text is not known: what came in with words that stand nowhere, or in several
//! places. They are kept with their words until someone says where they belong, and are never dropped.

use std::ops::Range;
use std::rc::Rc;

use super::arrival::Why;
use super::claim::{Passage, Suggestion};
use super::document::Document;
use super::identity::{ClaimId, DocumentId, PassageId, Stamp};
use super::span::{Span, Spans};

/// A passage without a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// Its name, which is that of the passage once it has its place.
    pub id: PassageId,
    /// The claim that it makes.
    pub claim: ClaimId,
    /// The document that it belongs to, as far as that is known.
    pub document: Option<DocumentId>,
    /// What its text was called where it came from.
    pub origin: String,
    /// Its words, one quote for each extract, one at least.
    pub quotes: Vec<Quote>,
    /// What the analyst notes of it.
    pub comment: String,
    /// Who made it, and when.
    pub made: Stamp,
    /// Who changed it last, and when.
    pub changed: Stamp,
    /// The program that suggests it, until a person says so too.
    pub suggestion: Option<Rc<Suggestion>>,
}

/// Words that stood in a text, with those around them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Quote {
    /// The words.
    pub exact: String,
    /// The words before them; empty when they are not known.
    pub prefix: String,
    /// The words after them; empty when they are not known.
    pub suffix: String,
}

/// What is known of the place of an orphan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prospect {
    /// Why it waits. Of words that stand in one place, only a look is needed.
    pub why: Why,
    /// Where it may belong, the likeliest first; not all of them, where there are many.
    pub candidates: Vec<Candidate>,
}

/// A place that may be that of an orphan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The document.
    pub document: DocumentId,
    /// The words.
    pub spans: Spans,
    /// Whether the words are not those of the orphan, only near to them.
    pub is_near: bool,
}

impl Prospect {
    /// Nothing is known.
    #[must_use]
    pub fn nowhere() -> Self {
        Self { why: Why::NotFound, candidates: Vec::new() }
    }
}

/// How many characters of the words around a quote stand before and after it.
pub const CONTEXT: usize = 32;

impl Quote {
    /// The words at `range` of `text`, with those around; none where it does not fit the text.
    #[must_use]
    pub fn at(text: &str, range: Range<usize>) -> Option<Self> {
        let before: Vec<char> = text.get(..range.start)?.chars().rev().take(CONTEXT).collect();
        Some(Self {
            prefix: before.into_iter().rev().collect(),
            suffix: text.get(range.end..)?.chars().take(CONTEXT).collect(),
            exact: text.get(range)?.to_owned(),
        })
    }

    /// The words of `span`, which must be one of `text`, with those around.
    #[must_use]
    pub fn of(text: &str, span: Span) -> Self {
        Self::at(text, span.start() as usize..span.end() as usize).unwrap_or_default()
    }
}

impl Orphan {
    /// What is left of a passage of `document` that has no place any more: its words.
    #[must_use]
    pub fn of(passage: &Passage, document: &Document) -> Self {
        Self {
            id: passage.id,
            claim: passage.claim,
            document: Some(passage.document),
            origin: document.title.clone(),
            quotes: passage.spans.iter().map(|span| Quote::of(&document.text, span)).collect(),
            comment: passage.comment.clone(),
            made: passage.made.clone(),
            changed: passage.changed.clone(),
            suggestion: passage.suggestion.clone(),
        }
    }

    /// The passage that it is once its place is known.
    #[must_use]
    pub fn at(&self, document: DocumentId, spans: Spans, changed: Stamp) -> Passage {
        Passage {
            id: self.id,
            claim: self.claim,
            document,
            spans,
            comment: self.comment.clone(),
            made: self.made.clone(),
            changed,
            suggestion: self.suggestion.clone(),
        }
    }

    /// Its words in one line, the gaps between extracts written as an ellipsis.
    #[must_use]
    pub fn quote(&self) -> String {
        let words: Vec<&str> = self.quotes.iter().map(|quote| quote.exact.as_str()).collect();
        words.join(" […] ")
    }
}
