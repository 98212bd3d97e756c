//! Which token of an old text became which of a new one.
//!
//! First in order: a difference of the whole texts, whose deletions and insertions are slid to where sentences
//! and paragraphs end (as git slides lines to where blocks do), and from which matches are dropped that lie
//! lost between large changes, where `de` and `la` meet by chance. Then out of order: what is new somewhere and
//! the same as what is gone elsewhere has moved. A token has one image at most, and is the image of one: what a
//! text has twice is explained by what it was before, so that a lookalike never takes a passage.

mod moved;
mod slides;

use std::ops::Range;

use imara_diff::{Algorithm, Diff, Interner, Token as Name};

use self::slides::Slides;
use super::tokens::Text;

/// How many tokens tell a place from others.
const SHINGLE: usize = 4;
/// A match is lost when it is this much shorter than both changes around it.
const LOST: u32 = 2;
/// No match of so many bytes is lost.
const NEVER_LOST: u32 = 40;

/// Where a token went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Image {
    /// The token of the new text.
    pub token: usize,
    /// With which others it went: 0 for all that stayed in order, a number for each piece that moved.
    pub piece: usize,
}

/// Which token became which.
#[derive(Debug)]
pub struct Alignment {
    /// For each token of the old text.
    images: Vec<Option<Image>>,
    /// For each token of the new text, the one that it was.
    sources: Vec<Option<usize>>,
}

/// Tokens in a row that became tokens in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    old: usize,
    new: usize,
    length: usize,
}

/// The names of the tokens of both texts.
struct Names {
    old: Vec<Name>,
    new: Vec<Name>,
    count: u32,
}

impl Alignment {
    /// Aligns two texts.
    pub fn of(old: &Text, new: &Text) -> Self {
        let mut interner: Interner<&str> = Interner::new(old.tokens.len() + new.tokens.len());
        let before = old.tokens.iter().map(|token| interner.intern(old.word(*token))).collect();
        let after = new.tokens.iter().map(|token| interner.intern(new.word(*token))).collect();
        let names = Names { old: before, new: after, count: interner.num_tokens() };
        let mut own = Self { images: vec![None; old.tokens.len()], sources: vec![None; new.tokens.len()] };
        let runs = names.in_order((0..old.tokens.len(), 0..new.tokens.len()), old, new);
        own.add(&runs, 0);
        own.find_moved(&names, old, new);
        own
    }

    /// Where the token of the old text at `index` went; nothing when it is gone.
    pub fn image(&self, index: usize) -> Option<Image> {
        self.images.get(index).copied().flatten()
    }

    /// What the token of the new text at `index` was; nothing when it is new.
    pub fn source(&self, index: usize) -> Option<usize> {
        self.sources.get(index).copied().flatten()
    }

    /// The stretches of tokens of the new text that are new.
    pub fn fresh(&self) -> Vec<Range<usize>> {
        stretches(&self.sources)
    }

    fn add(&mut self, runs: &[Run], piece: usize) {
        for run in runs {
            for step in 0..run.length {
                let image = Image { token: run.new + step, piece };
                if let Some(place) = self.images.get_mut(run.old + step) {
                    *place = Some(image);
                }
                if let Some(place) = self.sources.get_mut(run.new + step) {
                    *place = Some(run.old + step);
                }
            }
        }
    }
}

impl Names {
    /// What of two stretches stayed in order.
    fn in_order(&self, (old, new): (Range<usize>, Range<usize>), olds: &Text, news: &Text) -> Vec<Run> {
        let names = |names: &[Name], range: &Range<usize>| -> Vec<Name> {
            names.get(range.clone()).unwrap_or_default().to_vec()
        };
        let (before, after) = (names(&self.old, &old), names(&self.new, &new));
        let mut diff = Diff::default();
        diff.compute_with(Algorithm::Histogram, &before, &after, self.count);
        let mut runs: Vec<Run> = Vec::new();
        let mut from = (0, 0);
        let mut push = |from: (usize, usize), to: (usize, usize)| {
            let length = to.0 - from.0;
            if length > 0 {
                runs.push(Run { old: old.start + from.0, new: new.start + from.1, length });
            }
        };
        for hunk in diff.hunks() {
            push(from, (hunk.before.start as usize, hunk.after.start as usize));
            from = (hunk.before.end as usize, hunk.after.end as usize);
        }
        push(from, (before.len(), after.len()));
        let mut runs = Slides { names: self, olds, news }.slide(runs, &old, &new);
        drop_lost(&mut runs, (&old, &new), olds, news);
        runs
    }
}

/// Drops short matches between large changes.
fn drop_lost(runs: &mut Vec<Run>, (old, new): (&Range<usize>, &Range<usize>), olds: &Text, news: &Text) {
    let mut kept: Vec<Run> = Vec::with_capacity(runs.len());
    for (index, run) in runs.iter().enumerate() {
        let own = weigh(olds, run.old..run.old + run.length);
        let before =
            kept.last().map_or((old.start, new.start), |run| (run.old + run.length, run.new + run.length));
        let after = runs.get(index + 1).map_or((old.end, new.end), |run| (run.old, run.new));
        let change = |olds_range: Range<usize>, news_range: Range<usize>| {
            weigh(olds, olds_range).max(weigh(news, news_range))
        };
        let around = [
            change(before.0..run.old, before.1..run.new),
            change(run.old + run.length..after.0, run.new + run.length..after.1),
        ];
        let both = |olds_range: Range<usize>, news_range: Range<usize>| {
            weigh(olds, olds_range).min(weigh(news, news_range))
        };
        let replaced = [
            both(before.0..run.old, before.1..run.new),
            both(run.old + run.length..after.0, run.new + run.length..after.1),
        ];
        let is_lost = own < NEVER_LOST && around.iter().all(|change| *change > own * LOST)
            || replaced.iter().all(|change| *change > own * 3);
        if !is_lost {
            kept.push(*run);
        }
    }
    *runs = kept;
}

/// How many bytes some tokens have together.
fn weigh(text: &Text, tokens: Range<usize>) -> u32 {
    text.tokens.get(tokens).unwrap_or_default().iter().map(|token| token.len()).sum()
}

/// The stretches in which nothing is.
fn stretches<T>(places: &[Option<T>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, _) in places.iter().enumerate().filter(|(_, place)| place.is_none()) {
        match found.last_mut() {
            Some(last) if last.end == index => last.end += 1,
            _ => found.push(index..index + 1),
        }
    }
    found
}
