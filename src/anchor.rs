//! Finds passages again in a changed text, and says how sure it is.
//!
//! With the old text at hand, both texts are folded and aligned once, word by word ([`alignment`]); every span then
//! goes where its words went, its edges found letter by letter. A span most of whose words are gone is looked for
//! in what is new and not explained by anything else. What is placed without a look is only what is certain:
//! the same words in the same order, or words of which at least [`BAR`] per cent are the same between neighbours
//! that stayed. All else is put before the analyst, with the reason and the candidates in order, or has no place.
//!
//! Everything is compared folded ([`crate::model::folding::Folding::TYPOGRAPHY`]) and comes back as spans of the
//! text itself. Offsets count bytes.

mod alignment;
mod grams;
mod letters;
mod place;
mod quotes;
mod search;
mod tokens;

pub use self::place::{Kept, Placer};
pub use self::quotes::{Quoted, Quotes, Searchable};
use crate::model::sorted;
use crate::model::span::{Span, Spans};

/// How alike, in per cent, changed words must be to be placed without a look.
pub const BAR: u8 = 60;

/// How alike two stretches of words are, in per cent: 100 for the same.
///
/// One less the distance of Levenshtein over the length of the longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Similarity(pub u8);

/// What became of a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// The same words with the same around them.
    Exact(Span),
    /// The same words in a certain place, with others around them.
    Moved(Span),
    /// Changed words in a certain place.
    Adjusted(Span, Similarity),
    /// Nothing that may be taken without a look: why, and what may be meant, the likeliest first.
    Review(Doubt, Vec<Candidate>),
    /// Its words are not in this text.
    Orphan,
}

/// Why a span must be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// It stood here; its words are largely others now.
    Rewritten,
    /// Its words are likely these, elsewhere.
    Elsewhere,
    /// It may be one of several places.
    Several,
    /// Its words are in two places now.
    Split,
}

/// A place that may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The place.
    pub span: Span,
    /// How alike its words are to the old ones.
    pub similarity: Similarity,
}

impl Fate {
    /// Where the span is without a look.
    #[must_use]
    pub fn placed(&self) -> Option<Span> {
        match self {
            Self::Exact(span) | Self::Moved(span) | Self::Adjusted(span, _) => Some(*span),
            Self::Review(..) | Self::Orphan => None,
        }
    }
}

/// What became of a passage: of each of its spans, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What became of each span.
    pub fates: Vec<Fate>,
    /// Whether all of them may be taken without a look, as one passage.
    is_clear: bool,
}

/// How sure it is where a passage is, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The same words with the same around them.
    Exact,
    /// The same words in a certain place, with others around them.
    Moved,
    /// Changed words in a certain place.
    Adjusted,
    /// It must be looked at.
    Review,
    /// It is not in this text.
    Orphan,
}

impl Found {
    fn new(fates: Vec<Fate>) -> Self {
        let placed: Vec<Span> = fates.iter().filter_map(Fate::placed).collect();
        // A passage of several spans stays one: in the same order, none on the words of another.
        let is_one = placed.windows(2).all(|pair| matches!(pair, [one, other] if one.end() <= other.start()));
        Self { is_clear: is_one && placed.len() == fates.len(), fates }
    }

    /// Where the passage is without a look.
    #[must_use]
    pub fn placed(&self) -> Option<Spans> {
        let spans = || self.fates.iter().filter_map(Fate::placed).collect();
        self.is_clear.then(spans).and_then(Spans::new)
    }

    /// How sure that is.
    #[must_use]
    pub fn state(&self) -> State {
        let state = |fate: &Fate| match fate {
            Fate::Exact(_) => State::Exact,
            Fate::Moved(_) => State::Moved,
            Fate::Adjusted(..) => State::Adjusted,
            Fate::Review(..) => State::Review,
            Fate::Orphan => State::Orphan,
        };
        let worst = self.fates.iter().map(state).max().unwrap_or(State::Orphan);
        let is_partly = self.fates.iter().any(|fate| state(fate) < State::Orphan);
        match worst {
            // What is there of it is to be looked at.
            State::Orphan if is_partly => State::Review,
            worst if worst < State::Review && !self.is_clear => State::Review,
            worst => worst,
        }
    }
}

/// Passages of an old text that are being found in a new one, one by one.
pub struct Finding {
    placer: Placer,
    passages: Vec<Spans>,
    found: Vec<Found>,
}

impl Finding {
    /// Begins to find `passages` of the text `old` in the text `new`.
    #[must_use]
    pub fn begin(old: &str, new: &str, passages: Vec<Spans>) -> Self {
        let found = Vec::with_capacity(passages.len());
        Self { placer: Placer::new(old, new), passages, found }
    }

    /// Finds one more passage; false when all are found.
    pub fn go_on(&mut self) -> bool {
        let Some(spans) = self.passages.get(self.found.len()) else { return false };
        self.found.push(Found::new(spans.iter().map(|span| self.placer.place(span)).collect()));
        true
    }

    /// Both texts, aligned.
    #[must_use]
    pub fn placer(&self) -> &Placer {
        &self.placer
    }

    /// How many are found, of how many.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.found.len(), self.passages.len())
    }

    /// What became of all passages, in their order. Two that were apart and came to the same words must both be
    /// looked at, unless the words of one are what they were.
    #[must_use]
    pub fn finish(self) -> Vec<Found> {
        let mut found = self.found;
        let mut places: Vec<(Span, Span, usize)> = Vec::new();
        for (index, (own, spans)) in found.iter().zip(&self.passages).enumerate() {
            let placed = own.fates.iter().map(Fate::placed);
            places.extend(spans.iter().zip(placed).filter_map(|(old, new)| Some((new?, old, index))));
        }
        sorted::all(&mut places);
        let mut doubtful: Vec<usize> = Vec::new();
        let mut open: Vec<(Span, Span, usize)> = Vec::new();
        for (new, old, index) in places {
            open.retain(|(other, _, _)| other.end() > new.start());
            let clashes = open.iter().filter(|(_, other, _)| old.intersection(*other).is_none());
            for (_, _, other) in clashes {
                doubtful.extend([index, *other]);
            }
            open.push((new, old, index));
        }
        for index in doubtful {
            if let Some(own) = found.get_mut(index)
                && own.state() == State::Adjusted
            {
                own.doubt();
            }
        }
        found
    }
}

impl Found {
    /// Changed words that came to those of another passage are to be looked at.
    fn doubt(&mut self) {
        for fate in &mut self.fates {
            if let Fate::Adjusted(span, similarity) = *fate {
                *fate = Fate::Review(Doubt::Rewritten, vec![Candidate { span, similarity }]);
            }
        }
        self.is_clear = false;
    }
}

/// Finds `passages` of the text `old` in the text `new`, all at once.
#[must_use]
pub fn find(old: &str, new: &str, passages: Vec<Spans>) -> Vec<Found> {
    let mut finding = Finding::begin(old, new, passages);
    while finding.go_on() {}
    finding.finish()
}
