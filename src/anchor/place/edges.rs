//! Where the edges of a span are: with the word that they stood in or beside, or letter by letter in what is left of
//! it.

use std::ops::Range;

use super::Placer;
use crate::anchor::tokens::offset;
use crate::anchor::{Candidate, letters};

/// A word that stands instead of a shorter one, in bytes.
const WORD: usize = 8;
/// A rewritten place is shown when it is no longer than so many times the span, and some words.
const STRETCH: u32 = 4;
const SLACK: u32 = 60;

impl Placer {
    /// From where to where the words of a span are that went with a piece, as a range of the folded text.
    pub(super) fn hull(&self, range: &Range<u32>, tokens: &Range<usize>, piece: usize) -> Option<Range<u32>> {
        let mut kept = tokens.clone().filter(|index| self.image_in(*index, piece).is_some());
        let first = kept.next()?;
        let last = kept.next_back().unwrap_or(first);
        let start = self.edge(range.start, tokens.start, first, piece, false)?;
        let end = self.edge(range.end, tokens.end.checked_sub(1)?, last, piece, true)?;
        (start < end).then_some(start..end)
    }

    /// Where an edge of a span is; `outer` is the token that it stands in, `kept` the nearest one inside that went
    /// with the piece.
    fn edge(&self, edge: u32, outer: usize, kept: usize, piece: usize, is_end: bool) -> Option<u32> {
        let image = self.image_in(kept, piece)?;
        let (own, other) = (self.old.token(kept)?, self.new.token(image)?);
        if outer == kept {
            // The same word, maybe cut in it.
            return Some(other.start + edge.clamp(own.start, own.end) - own.start);
        }
        let fallback = if is_end { other.end } else { other.start };
        let (old_gap, new_gap) = self.gaps(kept, image, piece, is_end)?;
        let (olds, news) = (self.old.slice(old_gap.clone()), self.new.slice(new_gap.clone()));
        let at = edge.checked_sub(old_gap.start)? as usize;
        // What stands in the place of all that is gone there is in the place of its edge.
        let beyond = if is_end { olds.get(at..) } else { olds.get(..at) };
        let is_own = beyond.is_some_and(|beyond| beyond.trim().is_empty());
        let is_instead = !news.trim().is_empty() && news.trim().len() <= olds.trim().len() * 2 + WORD;
        if is_own && is_instead {
            let trimmed = new_gap.start + offset(news.len() - news.trim_start().len());
            return Some(if is_end { trimmed + offset(news.trim().len()) } else { trimmed });
        }
        let Some(found) = letters::edge(olds, news, at, is_end) else { return Some(fallback) };
        let found = new_gap.start + u32::try_from(found).ok()?;
        // Who marked whole words has whole words.
        let outer = self.old.token(outer)?;
        let is_whole = if is_end { edge == outer.end } else { edge == outer.start };
        Some(if is_whole { self.new.snapped(found, is_end, &new_gap) } else { found })
    }

    /// What is between a kept token and the next kept one outwards, in both texts.
    fn gaps(
        &self,
        kept: usize,
        image: usize,
        piece: usize,
        is_end: bool,
    ) -> Option<(Range<u32>, Range<u32>)> {
        let (own, other) = (self.old.token(kept)?, self.new.token(image)?);
        let longest = u32::try_from(letters::LONGEST).unwrap_or(u32::MAX);
        if is_end {
            let olds = kept + 1..self.old.tokens.len();
            let next = olds.clone().find(|index| self.image_in(*index, piece).is_some());
            let old_end =
                next.and_then(|next| self.old.token(next)).map_or(self.old.folded_end(), |next| next.start);
            let limit = next.and_then(|next| self.image_in(next, piece)).unwrap_or(self.new.tokens.len());
            let mut end = image + 1;
            while end < limit && self.alignment.source(end).is_none() {
                end += 1;
            }
            let new_end =
                end.checked_sub(1).and_then(|last| self.new.token(last)).map_or(other.end, |last| last.end);
            Some((
                own.end..old_end.min(own.end + longest),
                other.end..new_end.max(other.end).min(other.end + longest),
            ))
        } else {
            let previous = (0..kept).rev().find(|index| self.image_in(*index, piece).is_some());
            let old_start = previous.and_then(|at| self.old.token(at)).map_or(0, |previous| previous.end);
            let limit = previous.and_then(|at| self.image_in(at, piece)).map_or(0, |at| at + 1);
            let mut start = image;
            while start > limit && self.alignment.source(start - 1).is_none() {
                start -= 1;
            }
            let new_start = self.new.token(start).map_or(other.start, |first| first.start).min(other.start);
            Some((
                old_start.max(own.start.saturating_sub(longest))..own.start,
                new_start.max(other.start.saturating_sub(longest))..other.start,
            ))
        }
    }

    /// What stands now where a span stood, between neighbours that stayed.
    pub(super) fn between_neighbours(&self, range: &Range<u32>, tokens: &Range<usize>) -> Option<Candidate> {
        let stayed = |index: usize| Some((index, self.image_in(index, 0)?));
        let before = (0..tokens.start).rev().find_map(stayed);
        let after = (tokens.end..self.old.tokens.len()).find_map(stayed);
        let from = before.map_or((0, 0), |(old, new)| (old + 1, new + 1));
        let to = after.unwrap_or((self.old.tokens.len(), self.new.tokens.len()));
        let old_gap = self.old.hull(&(from.0..to.0))?;
        let new_gap = self.new.hull(&(from.1..to.1.max(from.1)))?;
        if from.1 >= to.1 {
            return None;
        }
        let found = self.part(range, &old_gap, &new_gap).unwrap_or(new_gap);
        if found.end - found.start > (range.end - range.start) * STRETCH + SLACK {
            return None;
        }
        self.candidate(range, &found)
    }

    /// The part of a stretch of the new text that a span became which is a part of one of the old.
    fn part(&self, range: &Range<u32>, olds: &Range<u32>, news: &Range<u32>) -> Option<Range<u32>> {
        let (old, new) = (self.old.slice(olds.clone()), self.new.slice(news.clone()));
        let is_instead = new.len() <= old.len() * 2 + WORD;
        let edge = |at: u32, is_end: bool| {
            // What stands in the place of all that is gone there is in the place of its edge.
            let (own, other) = if is_end { (olds.end, news.end) } else { (olds.start, news.start) };
            if is_instead && at == own {
                return Some(other);
            }
            let found = letters::edge(old, new, at.checked_sub(olds.start)? as usize, is_end)?;
            Some(self.new.snapped(news.start + u32::try_from(found).ok()?, is_end, news))
        };
        let (start, end) = (edge(range.start, false)?, edge(range.end, true)?);
        (start < end).then_some(start..end)
    }
}
