//! Words that are gone from their place are looked for in what is new.

use std::ops::Range;

use super::{MOST, Placer};
use crate::anchor::tokens::Text;
use crate::anchor::{Candidate, search};
use crate::model::sorted;
use crate::model::span::Span;

/// Words of fewer characters are not looked for elsewhere: they are everywhere.
const SHORTEST: usize = 12;
/// Longer words are looked for by their beginning, in characters.
const LONGEST: usize = 256;
/// How many of a hundred characters may differ in words that are looked for elsewhere.
const ERRORS: usize = 35;
/// The same words elsewhere are meant where so many characters before or behind them are the same too.
const FITS: usize = 10;

impl Placer {
    /// Whether the same stands just before a place, or just behind it, as did before or behind a span.
    pub(super) fn fits_around(&self, range: &Range<u32>, found: Span) -> bool {
        let Some(there) = self.new.range(found) else { return false };
        let before = |text: &Text, at: u32| text.slice(0..at).chars().rev().take(FITS).collect::<String>();
        let behind =
            |text: &Text, at: u32| text.slice(at..text.folded_end()).chars().take(FITS).collect::<String>();
        before(&self.old, range.start) == before(&self.new, there.start)
            || behind(&self.old, range.end) == behind(&self.new, there.end)
    }

    /// Where in what is new words stand like those of a span, the most alike first.
    pub(super) fn elsewhere(&self, range: &Range<u32>) -> Vec<Candidate> {
        let words: Vec<char> = self.old.slice(range.clone()).chars().take(LONGEST).collect();
        if words.len() < SHORTEST {
            return Vec::new();
        }
        let most = words.len() * ERRORS / 100;
        let mut found: Vec<(&search::Stretch, search::Match)> = Vec::new();
        for fresh in self.fresh.iter().filter(|fresh| fresh.len() + most >= words.len()) {
            found.extend(fresh.matches(&words, most).into_iter().map(|own| (fresh, own)));
        }
        sorted::by_key(&mut found, |(_, own)| own.errors);
        found.truncate(MOST);
        let mut candidates: Vec<Candidate> =
            found.into_iter().filter_map(|(fresh, own)| self.like(range, &words, fresh, own)).collect();
        sorted::by_key(&mut candidates, |candidate| std::cmp::Reverse(candidate.similarity));
        candidates
    }

    /// A match in what is new, from where it begins.
    fn like(
        &self,
        range: &Range<u32>,
        words: &[char],
        fresh: &search::Stretch,
        own: search::Match,
    ) -> Option<Candidate> {
        let there = fresh.range(words, own)?;
        let edge = |at: u32, is_end: bool| self.new.snapped(at, is_end, &fresh.place);
        let place = edge(there.start, false)..edge(there.end, true);
        self.candidate(range, &place)
    }
}
