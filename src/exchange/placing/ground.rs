//! The text on which extracts are placed: that of a document, and that of the file.

use std::collections::HashMap;
use std::rc::Rc;

use super::letters::Letters;
use crate::exchange::foreign::Extract;
use crate::exchange::offsets::{Newline, Offsets, Unit};
use crate::model::document::{Document, Run};
use crate::model::folding::Folding;
use crate::model::orphan::Quote;
use crate::model::span::Span;

/// How much of the words around a quote is looked at, in bytes of the folded text.
const AROUND: usize = 64;

/// A document on which extracts are placed.
pub struct Ground {
    /// The document.
    pub document: Rc<Document>,
    /// The text of the file, where it is another.
    words: Option<String>,
    /// That text and ours, where they differ in their white space only.
    letters: Option<Letters>,
    /// What positions without a quote count, in this text.
    unit: Unit,
    /// How positions are translated, by the way in which they are counted; nothing for a way that is no other than
    /// that before it.
    ways: HashMap<(Base, Unit, Newline), Option<Marks>>,
    runs: Runs,
}

/// Bytes and the positions that stand there, from place to place.
type Marks = Vec<(u32, u32)>;

/// What a position counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Base {
    /// The text of the file, or else of the document.
    Words,
    /// The source of the document.
    Source,
    /// The text of the document, where that of the file differs in its white space only.
    Document,
}

impl Ground {
    /// A document, with the text of the file and the extracts that are to be placed.
    pub fn new<'a>(
        document: Rc<Document>,
        words: Option<String>,
        extracts: impl Iterator<Item = &'a Extract> + Clone,
    ) -> Self {
        let words = words.filter(|words| *words != document.text);
        let base = words.as_deref().unwrap_or(&document.text);
        let unit = unit_of(base, extracts);
        let letters = words.as_deref().and_then(|words| Letters::of(words, &document.text));
        let runs = Runs::of(&document);
        Self { document, words, letters, unit, ways: HashMap::new(), runs }
    }

    /// The text of the file, where its words are others than those of the document.
    pub fn other_words(&self) -> Option<&str> {
        let words = self.words.as_deref()?;
        (self.letters.is_none() && words != self.document.source.text).then_some(words)
    }

    /// Where an extract stands, as its position says: the words there are those that it quotes.
    pub fn at(&mut self, extract: &Extract) -> Option<Span> {
        self.at_position(extract).or_else(|| self.by_letters(extract))
    }

    /// Where an extract stands in [the text of the file](Self::other_words), by its position, or else by its words,
    /// if they stand there once.
    pub fn in_other_words(&mut self, extract: &Extract) -> Option<Span> {
        self.other_words()?;
        let quote = extract.quote.as_deref();
        for (unit, newline) in self.ways_of(extract) {
            let span = extract.position.and_then(|position| self.range(position, Base::Words, unit, newline));
            let words = self.words.as_deref().unwrap_or_default();
            if let Some(span) = span.filter(|span| quote.is_none_or(|quote| same(quote, span.slice(words)))) {
                return Some(span);
            }
        }
        let (words, quote) = (self.words.as_deref()?, quote?.trim());
        let mut found = words.match_indices(quote);
        let (start, _) = found.next().filter(|_| !quote.is_empty() && found.next().is_none())?;
        Span::within(words, start, start + quote.len())
    }

    /// The words of an extract with those around: what the file says, or what stands in its text where it says.
    pub fn quote(&mut self, extract: &Extract) -> Option<Quote> {
        if let Some(exact) = &extract.quote {
            let (prefix, suffix) = (extract.prefix.clone(), extract.suffix.clone());
            return Some(Quote { exact: exact.clone(), prefix, suffix });
        }
        let unit = extract.unit.unwrap_or(self.unit);
        let span = self.words.is_some().then_some(extract.position?)?;
        let span = self.range(span, Base::Words, unit, Newline::AsItIs)?;
        Some(Quote::of(self.words.as_deref()?, span)).filter(|quote| !quote.exact.trim().is_empty())
    }

    /// In what the position of an extract may count, the likeliest first.
    fn ways_of(&self, extract: &Extract) -> Vec<(Unit, Newline)> {
        if extract.quote.is_none() {
            return vec![(extract.unit.unwrap_or(self.unit), Newline::AsItIs)];
        }
        let units = Unit::ALL.into_iter().filter(|own| extract.unit.is_none_or(|unit| unit == *own));
        units.flat_map(|unit| Newline::ALL.map(|newline| (unit, newline))).collect()
    }

    /// The place that the position tells, if the words there are those of the quote.
    fn at_position(&mut self, extract: &Extract) -> Option<Span> {
        let position = extract.position.filter(|(start, end)| start < end)?;
        let Some(quote) = &extract.quote else {
            let unit = extract.unit.unwrap_or(self.unit);
            return self.translate(position, Base::Words, unit, Newline::AsItIs);
        };
        let wanted = Folding::TYPOGRAPHY.fold(quote.trim());
        let ways = self.ways_of(extract);
        for base in [Base::Words, Base::Source, Base::Document] {
            for (unit, newline) in &ways {
                let span = self.translate(position, base, *unit, *newline);
                let fits = |span: &Span| {
                    let found = span.slice(&self.document.text);
                    Folding::TYPOGRAPHY.fold(found.trim()) == wanted
                };
                if let Some(span) = span.filter(fits) {
                    return Some(span);
                }
            }
        }
        None
    }

    /// The place of a position in a text that is the same but for its white space.
    fn by_letters(&mut self, extract: &Extract) -> Option<Span> {
        self.letters.as_ref()?;
        let unit = extract.unit.unwrap_or(self.unit);
        let theirs = self.range(extract.position?, Base::Words, unit, Newline::AsItIs)?;
        let (words, letters) = (self.words.as_deref()?, self.letters.as_ref()?);
        let span = letters.span(theirs.start(), theirs.end());
        span.filter(|_| extract.quote.as_ref().is_none_or(|quote| same(quote, theirs.slice(words))))
    }

    /// The words of the document at a position.
    fn translate(&mut self, position: (u32, u32), base: Base, unit: Unit, newline: Newline) -> Option<Span> {
        let is_source = |ground: &Self| ground.document.source.text == ground.document.text;
        match (base, &self.words) {
            // The same as that of the file, which comes first.
            (Base::Document, None) => None,
            (Base::Source, None) if is_source(self) => None,
            (Base::Words, None) | (Base::Document, _) => self.range(position, base, unit, newline),
            (Base::Words, Some(words)) if *words != self.document.source.text => None,
            _ => {
                let span = self.range(position, base, unit, newline)?;
                self.runs.span(&self.document.text, &(span.start()..span.end()))
            }
        }
    }

    /// The bytes of a base at a position.
    fn range(&mut self, position: (u32, u32), base: Base, unit: Unit, newline: Newline) -> Option<Span> {
        let (start, end) = position;
        let text = match base {
            Base::Words => self.words.as_deref().unwrap_or(&self.document.text),
            Base::Source => &self.document.source.text,
            Base::Document => &self.document.text,
        };
        // Whether a way is another, and the marks of a text, are found out once: positions come by the thousand.
        let made = || newline.matters(text).then(|| Offsets::counting(text, unit, newline).into_marks());
        let way = self.ways.entry((base, unit, newline)).or_insert_with(made);
        let offsets = Offsets::with_marks(text, unit, newline, way.take()?);
        let range = offsets.to_byte(start).zip(offsets.to_byte(end));
        *way = Some(offsets.into_marks());
        let (start, end) = range?;
        Span::within(text, start as usize, end as usize)
    }
}

/// Whether both say the same, typography and space at the edges aside.
fn same(quote: &str, words: &str) -> bool {
    Folding::TYPOGRAPHY.fold(quote.trim()) == Folding::TYPOGRAPHY.fold(words.trim())
}

/// How many characters both have in common at their beginning.
pub fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take(AROUND).take_while(|(one, other)| one == other).count()
}

/// What was read from which bytes of the source.
struct Runs {
    runs: Vec<Run>,
    /// Whether they stand in the source as they do in the text.
    in_order: bool,
}

impl Runs {
    fn of(document: &Document) -> Self {
        let runs: Vec<Run> = document.blocks.iter().flat_map(|block| &block.runs).cloned().collect();
        let in_order =
            runs.windows(2).all(|pair| matches!(pair, [one, other] if one.source.end <= other.source.start));
        Self { runs, in_order }
    }

    /// The words of `text` that were read from the bytes `range` of the source; none where nothing was.
    fn span(&self, text: &str, range: &std::ops::Range<u32>) -> Option<Span> {
        let part = |run: &Run| {
            let (start, end) = (run.source.start.max(range.start), run.source.end.min(range.end));
            if start >= end {
                return None;
            }
            if !run.verbatim {
                return Some(run.span);
            }
            let at = |byte: u32| run.span.start() + (byte - run.source.start);
            Span::within(text, at(start) as usize, at(end) as usize)
        };
        let first =
            if self.in_order { self.runs.partition_point(|run| run.source.end <= range.start) } else { 0 };
        let runs = self.runs.get(first..).unwrap_or_default().iter();
        let mut parts =
            runs.take_while(|run| !self.in_order || run.source.start < range.end).filter_map(part);
        let first = parts.next()?;
        let last = parts.last().unwrap_or(first);
        Span::new(first.start(), last.end())
    }
}

/// What positions without a quote count: that in which all of them fall between characters, and most between
/// words. Code points, where nothing tells.
fn unit_of<'a>(text: &str, extracts: impl Iterator<Item = &'a Extract> + Clone) -> Unit {
    let bare = extracts.filter(|extract| extract.quote.is_none() && extract.unit.is_none());
    let rate = |unit: Unit| {
        let offsets = Offsets::new(text, unit);
        bare.clone().filter_map(|extract| extract.position).try_fold(0_usize, |rated, (start, end)| {
            let (start, end) = (offsets.to_byte(start)?, offsets.to_byte(end)?);
            // Nobody marks a space at the edge of words.
            let words = text.get(start as usize..end as usize).unwrap_or_default();
            let begins = between(text, start) && !words.starts_with(char::is_whitespace);
            let ends = between(text, end) && !words.ends_with(char::is_whitespace);
            Some(rated + usize::from(begins) + usize::from(ends))
        })
    };
    let rated = Unit::ALL.map(|unit| (unit, rate(unit)));
    let best = rated.iter().filter_map(|(_, rated)| *rated).max();
    rated
        .iter()
        .find(|(_, rated)| rated.is_some() && *rated == best)
        .map_or(Unit::CodePoints, |(unit, _)| *unit)
}

/// Whether the byte `at` does not stand inside a word.
fn between(text: &str, at: u32) -> bool {
    let Some((before, after)) = text.split_at_checked(at as usize) else { return false };
    let is_word = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    !(is_word(before.chars().next_back()) && is_word(after.chars().next()))
}
