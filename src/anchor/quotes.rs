//! Passages of which only their words are known, and those around them: what other programs write.
//!
//! A quote with what stood before and behind it is looked for as one pattern, so that the same words elsewhere weigh
//! less and changed words in the right place are found. Then all passages of a text are chosen together: where
//! several places are as likely, the one that keeps the order in which the passages stood. What is left of doubt is
//! put before the analyst.

mod choice;
mod pattern;

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::ops::Range;
use std::rc::Rc;

use self::choice::{Choice, choose};
use self::pattern::{Pattern, Place};
use super::grams::Grams;
use super::place::{MOST, similarity};
use super::tokens::{Text, offset};
use super::{BAR, Candidate, Doubt, Fate, Found, Similarity, letters, search};
use crate::model::folding::is_mark;
use crate::model::sorted;
use crate::model::span::Span;

/// Longer patterns are looked for by their beginning and their end, in characters each.
const LONGEST: usize = 192;
/// How many of a hundred characters of a pattern may differ.
const ERRORS: usize = 35;
/// How alike it must be on one side at least for changed words to be taken without a look, in per cent.
const LIKE_AROUND: u8 = 60;
/// How alike the same words must have it on one side at least, in per cent.
const HINT: u8 = 75;
/// Changed words that have nothing around them to tell must be as alike as this, in per cent, and as long as
/// [`TELLING`].
const BARE: u8 = 85;
/// Fewer characters than this tell nothing by themselves.
const TELLING: usize = 12;
/// What a place must be worth to be one at all, of a hundred.
const LEAST: u32 = 45;
/// How much of each end of the words tells where they are, in characters.
const END: usize = 48;
/// How much may have been put into words, in bytes, beside as much as they are.
const PUT_IN: u32 = 400;
/// So many places of the same words are looked at.
const PLACES: usize = 400;
/// Of more places than this, those are looked at that have the very same around them, if any have.
const MANY: usize = 32;
/// So many places are kept of all spans together, but [`MANY`] of each at least.
const KEPT: usize = 1 << 20;

/// The words of a span, as another program quotes them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quoted {
    /// The words.
    pub exact: String,
    /// What stood before them; empty when it is not known.
    pub prefix: String,
    /// What stood behind them; empty when it is not known.
    pub suffix: String,
    /// Where they began in their own text, in whatever unit: only the order counts.
    pub place: Option<u64>,
}

/// A text made ready to be looked through again and again.
pub struct Searchable {
    text: Text,
    grams: OnceCell<Rc<Grams>>,
    stretch: OnceCell<search::Stretch>,
}

/// Passages whose quotes are looked for in a text.
pub struct Quotes {
    ground: Rc<Searchable>,
    passages: Vec<Vec<Quoted>>,
    /// Where other passages begin of which that is known: in their own text, and in this one.
    known: Vec<(u64, u32)>,
    /// The places of each span of each passage that was looked for so far, the likeliest first.
    places: Vec<Vec<Vec<Place>>>,
}

impl Searchable {
    /// Begins to make `text` ready; [`make_ready`](Self::make_ready) does the rest.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self { text: Text::of(text), grams: OnceCell::new(), stretch: OnceCell::new() }
    }

    /// Does one piece of what is done once; false when all is. What was not done is done when it is needed.
    pub fn make_ready(&self) -> bool {
        if self.grams.get().is_none() {
            return !self.grams().is_empty();
        }
        self.stretch.get().is_none() && self.stretch().len() > 0
    }

    fn grams(&self) -> &Rc<Grams> {
        self.grams.get_or_init(|| Rc::new(Grams::of(self.text.slice(0..self.text.folded_end()))))
    }

    fn stretch(&self) -> &search::Stretch {
        let grams = || Some(Rc::clone(self.grams()));
        self.stretch.get_or_init(|| search::Stretch::with(&self.text, 0..self.text.folded_end(), grams()))
    }
}

impl Quotes {
    /// Begins to look for passages in `text`: each the quotes of its spans.
    #[must_use]
    pub fn begin(text: &str, passages: Vec<Vec<Quoted>>) -> Self {
        Self::within(Rc::new(Searchable::of(text)), passages)
    }

    /// As [`begin`](Self::begin), in a text that is ready.
    #[must_use]
    pub fn within(ground: Rc<Searchable>, passages: Vec<Vec<Quoted>>) -> Self {
        Self { ground, known: Vec::new(), places: Vec::with_capacity(passages.len()), passages }
    }

    /// Another passage is known to stand at `span`, which began at `place` of its own text: what is looked for keeps
    /// its order with it.
    pub fn know(&mut self, place: u64, span: Span) {
        self.known.extend(self.ground.text.range(span).map(|range| (place, range.start)));
    }

    /// As [`Searchable::make_ready`].
    pub fn make_ready(&self) -> bool {
        self.ground.make_ready()
    }

    /// Looks for one more passage; false when all were looked for.
    pub fn go_on(&mut self) -> bool {
        let Some(quotes) = self.passages.get(self.places.len()) else { return false };
        let most = (KEPT / self.passages.len().max(1)).clamp(MANY, PLACES);
        let places = quotes.iter().map(|quoted| self.ground.look(quoted, most)).collect();
        self.places.push(places);
        true
    }

    /// How many were looked for, of how many.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.places.len(), self.passages.len())
    }

    /// In how many places the same words stand, of each span of the passage at `index` that was looked for.
    #[must_use]
    pub fn same(&self, index: usize) -> Vec<usize> {
        let same = |places: &Vec<Place>| places.iter().filter(|place| place.words == 100).count();
        self.places.get(index).into_iter().flatten().map(same).collect()
    }

    /// What became of all passages, in their order.
    #[must_use]
    pub fn finish(self) -> Vec<Found> {
        let spans: Vec<(Option<u64>, &[Place])> = self
            .passages
            .iter()
            .zip(&self.places)
            .flat_map(|(quotes, places)| {
                quotes.iter().map(|own| own.place).zip(places.iter().map(Vec::as_slice))
            })
            .collect();
        let chosen = choose(&spans, &self.known);
        let mut fates =
            spans.iter().zip(chosen).map(|((_, places), chosen)| self.ground.fate(places, &chosen));
        self.passages.iter().map(|quotes| Found::new(fates.by_ref().take(quotes.len()).collect())).collect()
    }
}

impl Searchable {
    /// Where a quote may be, the likeliest first; at most so many places of the same words.
    fn look(&self, quoted: &Quoted, most: usize) -> Vec<Place> {
        let pattern = Pattern::of(quoted);
        let words = pattern.words();
        if words.is_empty() {
            return Vec::new();
        }
        let text = self.text.slice(0..self.text.folded_end());
        let (whole_start, whole_end) = pattern.is_whole();
        let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let is_apart = |at: usize| {
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            let behind = text.get(at + words.len()..).and_then(|text| text.chars().next());
            let first = words.chars().next();
            let last = words.chars().next_back();
            let is_cut = whole_start && is_letter(first) && is_letter(before)
                || whole_end && is_letter(last) && is_letter(behind);
            // An accent belongs to the letter before it.
            !is_cut && !behind.is_some_and(is_mark)
        };
        let same = self.grams().find(text, words).filter(|at| is_apart(*at)).take(PLACES);
        let mut same: Vec<Range<u32>> = same.map(|at| offset(at)..offset(at + words.len())).collect();
        if same.len() > MANY {
            let best: Vec<Range<u32>> =
                same.iter().filter(|range| self.is_same_around(&pattern, range)).cloned().collect();
            if !best.is_empty() {
                same = best;
            }
        }
        same.truncate(most);
        let mut places: Vec<Place> = same.into_iter().map(|range| self.place(&pattern, range)).collect();
        sorted::by_key(&mut places, |place| Reverse(place.worth()));
        let is_certain = places.first().is_some_and(|first| {
            // Where nothing is known of what was around, no other words are meant.
            first.before.is_some() == first.behind.is_some() && first.has_same_around()
        });
        if !is_certain && words.chars().count() + pattern.before().len() + pattern.behind().len() >= TELLING {
            let same = places.len();
            for range in self.like(&pattern) {
                let own = self.place(&pattern, range);
                let is_known = |known: &Place| known.meets(&own);
                if !places.get(..same).unwrap_or_default().iter().any(is_known) {
                    places.push(own);
                }
            }
            // Between its two ends, however much was put in.
            let is_itself = |place: &Place| {
                let is_same = place.words == 100 && place.around().is_some_and(|own| own >= HINT);
                is_same || place.around().is_some() && place.has_same_around()
            };
            if !places.iter().any(is_itself) {
                for range in self.parted(&pattern) {
                    let own = self.place(&pattern, range);
                    let is_other = |known: &Place| !own.meets(known) || known.is_unlike(&own);
                    if own.has_same_around() && places.iter().all(is_other) {
                        places.retain(|known| !own.meets(known));
                        places.push(own);
                    }
                }
            }
        }
        places.retain(|place| place.worth() >= LEAST);
        sorted::by_key(&mut places, |place| Reverse(place.worth()));
        places
    }

    /// Whether the very same stands around some words, where anything is known of it.
    fn is_same_around(&self, pattern: &Pattern, range: &Range<u32>) -> bool {
        let is_known = !pattern.before().is_empty() || !pattern.behind().is_empty();
        let before = self.text.slice(0..range.start).trim_end().ends_with(pattern.before());
        let behind = self.text.slice(range.end..self.text.folded_end()).trim_start();
        is_known && before && behind.starts_with(pattern.behind())
    }

    /// A place, compared with what is looked for.
    fn place(&self, pattern: &Pattern, range: Range<u32>) -> Place {
        let words = similarity(pattern.words(), self.text.slice(range.clone())).0;
        let (before, behind) = (pattern.before(), pattern.behind());
        let alike = |own: &str, there: String| (!own.is_empty()).then(|| similarity(own, &there).0);
        let count = before.chars().count();
        let there = self.text.slice(0..range.start).trim_end();
        let there: Vec<char> = there.chars().rev().take(count).collect();
        let before = alike(before, there.into_iter().rev().collect());
        let there = self.text.slice(range.end..self.text.folded_end()).trim_start();
        let behind = alike(behind, there.chars().take(behind.chars().count()).collect());
        Place { range, words, before, behind }
    }

    /// Where something like a pattern stands: the ranges of the words in it.
    fn like(&self, pattern: &Pattern) -> Vec<Range<u32>> {
        let whole: Vec<char> = pattern.text.chars().collect();
        if whole.len() <= LONGEST * 2 {
            let found = self.matches(&whole);
            return found.into_iter().filter_map(|range| self.words_in(pattern, &range)).collect();
        }
        let length = offset(pattern.text.len());
        self.between(pattern, [LONGEST; 2], length / 2..length * 2)
    }

    /// Where the words may stand with more between their ends than there was, or less.
    fn parted(&self, pattern: &Pattern) -> Vec<Range<u32>> {
        let length = offset(pattern.text.len());
        let half = (pattern.words().chars().count() / 2).min(END);
        let side = |around: Option<&str>| around.unwrap_or_default().chars().count() + half;
        let ends =
            [side(pattern.text.get(..pattern.words.start)), side(pattern.text.get(pattern.words.end..))];
        if ends.iter().any(|end| *end < TELLING) {
            return Vec::new();
        }
        self.between(pattern, ends, length / 3..length * 2 + PUT_IN)
    }

    /// Where the words stand between the beginning of a pattern and its end, so many characters of each, that are so
    /// far apart.
    fn between(&self, pattern: &Pattern, [head, tail]: [usize; 2], apart: Range<u32>) -> Vec<Range<u32>> {
        let whole: Vec<char> = pattern.text.chars().collect();
        let heads = self.matches(whole.get(..head).unwrap_or_default());
        if heads.is_empty() {
            return Vec::new();
        }
        let tails = self.matches(whole.get(whole.len().saturating_sub(tail)..).unwrap_or_default());
        let length = offset(pattern.text.len());
        let first = pattern.text.char_indices().nth(head).map_or(pattern.text.len(), |(at, _)| at);
        let second = pattern.text.char_indices().nth_back(tail.saturating_sub(1)).map_or(0, |(at, _)| at);
        let pair = |head: &Range<u32>| {
            let fits = |tail: &&Range<u32>| apart.contains(&tail.end.saturating_sub(head.start));
            let near = |tail: &&Range<u32>| tail.end.saturating_sub(head.start).abs_diff(length);
            let tail = tails.iter().filter(fits).min_by_key(near)?;
            // Each edge in its own half.
            let (heading, ending) = (pattern.text.get(..first)?, pattern.text.get(second..)?);
            let start = letters::edge(heading, self.text.slice(head.clone()), pattern.words.start, false)?;
            let end = pattern.words.end.checked_sub(second)?;
            let end = letters::edge(ending, self.text.slice(tail.clone()), end, true)?;
            self.whole(pattern, head.start + offset(start)..tail.start + offset(end), &(head.start..tail.end))
        };
        heads.iter().filter_map(pair).collect()
    }

    /// The stretches of the text that differ from `words` by few characters, the likest first.
    fn matches(&self, words: &[char]) -> Vec<Range<u32>> {
        let most = words.len() * ERRORS / 100;
        let mut found = self.stretch().matches(words, most);
        sorted::by_key(&mut found, |own| own.errors);
        found.truncate(MOST * 2);
        found.into_iter().filter_map(|own| self.stretch().range(words, own)).collect()
    }

    /// The words inside a stretch that is like a pattern.
    fn words_in(&self, pattern: &Pattern, range: &Range<u32>) -> Option<Range<u32>> {
        let there = self.text.slice(range.clone());
        let start = letters::edge(&pattern.text, there, pattern.words.start, false)?;
        let end = letters::edge(&pattern.text, there, pattern.words.end, true)?;
        self.whole(pattern, range.start + offset(start)..range.start + offset(end), range)
    }

    /// A place, its edges those of words where the words that are looked for are whole.
    fn whole(&self, pattern: &Pattern, found: Range<u32>, within: &Range<u32>) -> Option<Range<u32>> {
        let (whole_start, whole_end) = pattern.is_whole();
        let start = if whole_start { self.text.snapped(found.start, false, within) } else { found.start };
        let end = if whole_end { self.text.snapped(found.end, true, within) } else { found.end };
        (start < end).then_some(start..end)
    }

    fn fate(&self, places: &[Place], chosen: &Choice) -> Fate {
        let candidate = |place: &Place| {
            let span = self.text.span(place.range.clone())?;
            Some(Candidate { span, similarity: Similarity(place.words) })
        };
        let review = |doubt: Doubt, first: Option<usize>| {
            let first = first.and_then(|first| places.get(first));
            let others = places.iter().filter(|own| first.is_none_or(|first| first.range != own.range));
            let candidates: Vec<Candidate> =
                first.into_iter().chain(others).filter_map(candidate).take(MOST).collect();
            match candidates.is_empty() {
                true => Fate::Orphan,
                false => Fate::Review(doubt, candidates),
            }
        };
        let index = match chosen {
            Choice::None => return Fate::Orphan,
            Choice::Several(first) => return review(Doubt::Several, Some(*first)),
            Choice::One(index) => *index,
        };
        let Some((place, Candidate { span, similarity })) =
            places.get(index).and_then(|place| Some((place, candidate(place)?)))
        else {
            return Fate::Orphan;
        };
        let length = place.range.end - place.range.start;
        let around = place.around();
        if place.words == 100 {
            return match around {
                _ if place.has_same_around() && around.is_some() => Fate::Exact(span),
                Some(around) if around < HINT => review(Doubt::Elsewhere, Some(index)),
                _ => Fate::Moved(span),
            };
        }
        let is_clear = match around {
            Some(around) => place.words >= BAR && around >= LIKE_AROUND,
            None => place.words >= BARE && length as usize >= TELLING,
        };
        match is_clear {
            true => Fate::Adjusted(span, similarity),
            false => review(Doubt::Rewritten, Some(index)),
        }
    }
}
