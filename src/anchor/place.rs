//! Places spans on the new text, one by one, on the alignment of both texts.

mod edges;
mod elsewhere;
mod kept;

use std::ops::Range;

pub use self::kept::Kept;
use super::alignment::Alignment;
use super::tokens::{Text, Token};
use super::{BAR, Candidate, Doubt, Fate, Similarity, letters, search};
use crate::model::sorted;
use crate::model::span::Span;

/// How much of a span's words must be left where they are for its place to be certain, in per cent.
const KEPT: u32 = 50;
/// How alike words must be that stand between the neighbours of a span to be its own, in per cent.
const CLEAR: u8 = 70;
/// How many tokens on either side tell whether what is around a span is the same.
const AROUND: usize = 3;
/// How much of the words of a split passage are in the lesser place, in per cent, at least.
const SPLIT: u32 = 25;
/// How much of other passages may be in a place, in bytes.
const STRANGERS: u32 = 24;
/// The same words elsewhere are meant where no others are this much alike, in per cent.
const NEARLY: u8 = 90;
/// How many candidates are put before the analyst.
pub(super) const MOST: usize = 5;

/// Both texts, aligned.
pub struct Placer {
    old: Text,
    new: Text,
    alignment: Alignment,
    /// The stretches of the new text that are new.
    fresh: Vec<search::Stretch>,
}

impl Placer {
    /// Aligns two texts.
    #[must_use]
    pub fn new(old: &str, new: &str) -> Self {
        let (old, new) = (Text::of(old), Text::of(new));
        let alignment = Alignment::of(&old, &new);
        let fresh = |tokens: Range<usize>| Some(search::Stretch::of(&new, new.hull(&tokens)?));
        let fresh = alignment.fresh().into_iter().filter_map(fresh).collect();
        Self { old, new, alignment, fresh }
    }

    /// What became of a span of the old text.
    #[must_use]
    pub fn place(&self, span: Span) -> Fate {
        let Some(range) = self.old.range(span) else { return Fate::Orphan };
        let tokens = self.old.touched(&range);
        let pieces = self.pieces(&tokens);
        let weight: u32 = tokens.clone().filter_map(|index| self.old.token(index)).map(Token::len).sum();
        let share = |piece: Option<&(usize, u32)>| piece.map_or(0, |(_, own)| own * 100 / weight.max(1));
        let best = pieces.first();
        if share(best) >= KEPT
            && let Some((piece, _)) = best
        {
            let is_split = share(pieces.get(1)) >= SPLIT;
            return self.kept(&range, &tokens, *piece, is_split);
        }
        self.lost(&range, &tokens, &pieces)
    }

    /// With which pieces the words of a span went, and how much of them; the most first.
    fn pieces(&self, tokens: &Range<usize>) -> Vec<(usize, u32)> {
        let mut pieces: Vec<(usize, u32)> = Vec::new();
        for index in tokens.clone() {
            let (Some(image), Some(token)) = (self.alignment.image(index), self.old.token(index)) else {
                continue;
            };
            match pieces.iter_mut().find(|(piece, _)| *piece == image.piece) {
                Some((_, weight)) => *weight += token.len(),
                None => pieces.push((image.piece, token.len())),
            }
        }
        sorted::by_key(&mut pieces, |(_, weight)| std::cmp::Reverse(*weight));
        pieces
    }

    fn image_in(&self, index: usize, piece: usize) -> Option<usize> {
        self.alignment.image(index).filter(|image| image.piece == piece).map(|image| image.token)
    }

    /// A span most of whose words went with one piece.
    fn kept(&self, range: &Range<u32>, tokens: &Range<usize>, piece: usize, is_split: bool) -> Fate {
        let Some(found) = self.hull(range, tokens, piece) else { return Fate::Orphan };
        let Some(candidate) = self.candidate(range, &found) else { return Fate::Orphan };
        let Candidate { span, similarity } = candidate;
        if is_split || self.strangers(tokens, &found) >= STRANGERS {
            let mut candidates = vec![candidate];
            candidates.extend(self.others(range, tokens, piece));
            return Fate::Review(Doubt::Split, candidates);
        }
        if similarity.0 == 100 {
            return match piece == 0 && self.has_same_around(tokens, &found) {
                true => Fate::Exact(span),
                false => Fate::Moved(span),
            };
        }
        match similarity.0 >= BAR {
            true => Fate::Adjusted(span, similarity),
            false => Fate::Review(Doubt::Rewritten, vec![candidate]),
        }
    }

    /// How much of a place was elsewhere in the old text, in bytes: what was around a passage is now in it.
    fn strangers(&self, tokens: &Range<usize>, found: &Range<u32>) -> u32 {
        let there = self.new.touched(found);
        let is_stranger =
            |index: &usize| self.alignment.source(*index).is_some_and(|old| !tokens.contains(&old));
        there.filter(is_stranger).filter_map(|index| self.new.token(index)).map(Token::len).sum()
    }

    /// Where the words of a span are that went with other pieces.
    fn others(&self, range: &Range<u32>, tokens: &Range<usize>, piece: usize) -> Vec<Candidate> {
        let others = self.pieces(tokens).into_iter().filter(|(other, _)| *other != piece);
        let candidate = |(other, _)| self.candidate(range, &self.hull(range, tokens, other)?);
        others.filter_map(candidate).take(MOST - 1).collect()
    }

    /// Whether the words just before and just after a span are still there.
    fn has_same_around(&self, tokens: &Range<usize>, found: &Range<u32>) -> bool {
        let there = self.new.touched(found);
        let is_at = |old: Option<usize>, new: Option<usize>| match (old, new) {
            (Some(old), Some(new)) if old < self.old.tokens.len() => self.image_in(old, 0) == Some(new),
            // At an end of the old text, nothing is missed.
            _ => true,
        };
        let before = (1..=AROUND).all(|step| {
            tokens.start < step || is_at(Some(tokens.start - step), there.start.checked_sub(step))
        });
        let after = (0..AROUND).all(|step| is_at(Some(tokens.end + step), Some(there.end + step)));
        before && after
    }

    /// A place, as a range of the folded new text, with how alike its words are to those of a span.
    fn candidate(&self, range: &Range<u32>, found: &Range<u32>) -> Option<Candidate> {
        let similarity = similarity(self.old.slice(range.clone()), self.new.slice(found.clone()));
        Some(Candidate { span: self.new.span(found.clone())?, similarity })
    }

    /// A span most of whose words are gone from their place.
    fn lost(&self, range: &Range<u32>, tokens: &Range<usize>, pieces: &[(usize, u32)]) -> Fate {
        let here = self.between_neighbours(range, tokens);
        if let Some(Candidate { span, similarity }) = here
            && similarity.0 >= CLEAR
        {
            return match similarity.0 {
                100 => Fate::Moved(span),
                _ => Fate::Adjusted(span, similarity),
            };
        }
        let mut found = self.elsewhere(range);
        if let [first, ..] = found.as_slice() {
            let is_alone = found.get(1).is_none_or(|other| other.similarity.0 < NEARLY);
            if first.similarity.0 == 100 && is_alone && self.fits_around(range, first.span) {
                return Fate::Moved(first.span);
            }
            let is_close = |other: &Candidate| first.similarity.0.saturating_sub(other.similarity.0) < 10;
            let doubt = match found.get(1).is_some_and(is_close) {
                true => Doubt::Several,
                false => Doubt::Elsewhere,
            };
            found.extend(here);
            found.truncate(MOST);
            return Fate::Review(doubt, found);
        }
        let mut candidates: Vec<Candidate> = here.into_iter().collect();
        for (piece, weight) in pieces {
            // A word or two that stayed tell nothing.
            if *weight >= 12
                && let Some(hull) = self.hull(range, tokens, *piece)
                && let Some(own) = self.candidate(range, &hull)
                && !candidates.iter().any(|known| known.span.intersection(own.span).is_some())
            {
                candidates.push(own);
            }
        }
        candidates.retain(|candidate| candidate.similarity.0 > 0);
        match candidates.is_empty() {
            true => Fate::Orphan,
            false => Fate::Review(Doubt::Rewritten, candidates),
        }
    }
}

/// How alike two stretches of folded text are.
pub(super) fn similarity(one: &str, other: &str) -> Similarity {
    if one == other {
        return Similarity(100);
    }
    let both = one.chars().count() + other.chars().count();
    // What is less alike than this is not alike at all.
    let most = both * 3 / 4;
    let distance = if both > 4_000 { None } else { letters::distance(one, other, most) };
    let alike = distance.map_or(0, |distance| (both - distance) * 100 / both.max(1));
    Similarity(u8::try_from(alike.min(99)).unwrap_or(99))
}
