//! A quote as it is compared, and a place that was compared with it.

use std::ops::Range;

use super::Quoted;
use crate::anchor::tokens::offset;
use crate::model::folding::{Folded, Folding};

/// How much of what stood around a quote counts, in characters on either side.
const AROUND: usize = 32;
/// How alike what is around must be, in per cent, to be the same.
const SAME_AROUND: u8 = 80;

/// A place where a quote may be.
#[derive(Debug, Clone)]
pub struct Place {
    /// In the folded text.
    pub range: Range<u32>,
    /// How alike the words are.
    pub words: u8,
    /// How alike what stands before is, where that is known.
    pub before: Option<u8>,
    /// How alike what stands behind is, where that is known.
    pub behind: Option<u8>,
}

impl Place {
    /// What it is worth, of a hundred: six tenths the words, two tenths each what is around.
    pub fn worth(&self) -> u32 {
        let own = u32::from(self.words);
        let side = |side: Option<u8>| side.map_or(own, u32::from);
        (own * 6 + side(self.before) * 2 + side(self.behind) * 2) / 10
    }

    /// The better of both sides; none where neither is known.
    pub fn around(&self) -> Option<u8> {
        self.before.max(self.behind)
    }

    pub fn meets(&self, other: &Self) -> bool {
        self.range.start < other.range.end && other.range.start < self.range.end
    }

    /// Whether both are of clearly other lengths: one has more of the text in it.
    pub fn is_unlike(&self, other: &Self) -> bool {
        let (own, other) = (self.range.end - self.range.start, other.range.end - other.range.start);
        own.abs_diff(other) > own.min(other) / 4
    }

    pub fn has_same_around(&self) -> bool {
        let is_same = |side: Option<u8>| side.is_none_or(|own| own >= SAME_AROUND);
        is_same(self.before) && is_same(self.behind)
    }
}

/// A quote as it is compared: folded, each of its parts.
pub struct Pattern {
    pub text: String,
    /// Where the words are in it, in bytes.
    pub words: Range<usize>,
}

impl Pattern {
    pub fn of(quoted: &Quoted) -> Self {
        let before: Vec<char> = quoted.prefix.chars().rev().take(AROUND).collect();
        let mut whole: String = before.into_iter().rev().collect();
        let start = offset(whole.len());
        whole.push_str(&quoted.exact);
        let end = offset(whole.len());
        whole.extend(quoted.suffix.chars().take(AROUND));
        let folded = Folded::with(Folding::TYPOGRAPHY, &whole);
        let (start, end) = (folded.position(start), folded.position(end));
        let text = folded.text;
        let own = text.get(start..end).unwrap_or_default();
        let start = end - own.trim_start().len().min(end);
        let end = start + own.trim().len();
        Self { text, words: start..end }
    }

    pub fn words(&self) -> &str {
        self.text.get(self.words.clone()).unwrap_or_default()
    }

    pub fn before(&self) -> &str {
        self.text.get(..self.words.start).unwrap_or_default().trim()
    }

    pub fn behind(&self) -> &str {
        self.text.get(self.words.end..).unwrap_or_default().trim()
    }

    /// Whether the words begin or end with a whole word, as far as that can be told.
    pub fn is_whole(&self) -> (bool, bool) {
        let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let outside = |text: Option<&str>, is_end: bool| {
            let text = text.unwrap_or_default();
            if is_end { text.chars().next() } else { text.chars().next_back() }
        };
        let start = !is_letter(outside(self.text.get(..self.words.start), false));
        let end = !is_letter(outside(self.text.get(self.words.end..), true));
        (start, end)
    }
}
