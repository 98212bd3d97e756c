//! The text on which extracts are placed: that of a document, and that of the file.

use std::collections::HashMap;
use std::rc::Rc;

use super::letters::Letters;
use crate::exchange::foreign::Extract;
use crate::exchange::offsets::{Newline, Offsets, Unit};
use crate::model::arrival::Why;
use crate::model::document::{Document, Run};
use crate::model::folding::{Folded, Folding};
use crate::model::occurrence::all_matches;
use crate::model::orphan::Quote;
use crate::model::span::Span;

/// How much of the words around a quote is looked at, in bytes of the folded text.
const AROUND: usize = 64;
/// How much of the words around must fit for one of several places to be chosen, in bytes of the folded text.
const ENOUGH: usize = 6;

/// An extract that has its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Where it stands in the document.
    pub span: Span,
    /// Whether that is where the file says.
    pub kept: bool,
}

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
    folded: Folded,
    /// Positions that were translated before, by the way in which they are counted.
    ways: HashMap<(Base, Unit, Newline), Vec<(u32, u32)>>,
}

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
        let folded = Folded::with(Folding::TYPOGRAPHY, &document.text);
        let letters = words.as_deref().and_then(|words| Letters::of(words, &document.text));
        Self { document, words, letters, unit, folded, ways: HashMap::new() }
    }

    /// Whether folded words stand in the text of the document.
    pub fn holds(&self, folded: &str) -> bool {
        self.folded.text.contains(folded)
    }

    /// Where an extract stands.
    ///
    /// # Errors
    ///
    /// Why it has no place.
    pub fn place(&mut self, extract: &Extract) -> Result<Placed, Why> {
        if let Some(span) = self.at_position(extract) {
            return Ok(Placed { span, kept: true });
        }
        if let Some(span) = self.by_letters(extract) {
            return Ok(Placed { span, kept: true });
        }
        let quote = self.quote(extract).ok_or(Why::NotFound)?;
        let span = self.by_quote(&quote)?;
        Ok(Placed { span, kept: false })
    }

    /// The words of an extract with those around: what the file says, or what stands in its text where it says.
    pub fn quote(&self, extract: &Extract) -> Option<Quote> {
        if let Some(exact) = &extract.quote {
            let (prefix, suffix) = (extract.prefix.clone(), extract.suffix.clone());
            return Some(Quote { exact: exact.clone(), prefix, suffix });
        }
        let words = self.words.as_deref()?;
        let offsets = Offsets::new(words, extract.unit.unwrap_or(self.unit));
        let (start, end) = extract.position?;
        let (start, end) = (offsets.to_byte(start)? as usize, offsets.to_byte(end)? as usize);
        Quote::at(words, start..end).filter(|quote| !quote.exact.trim().is_empty())
    }

    /// The place that the position tells, if the words there are those of the quote.
    fn at_position(&mut self, extract: &Extract) -> Option<Span> {
        let position = extract.position.filter(|(start, end)| start < end)?;
        let Some(quote) = &extract.quote else {
            let unit = extract.unit.unwrap_or(self.unit);
            return self.translate(position, Base::Words, unit, Newline::AsItIs);
        };
        let wanted = Folding::TYPOGRAPHY.fold(quote.trim());
        let units = extract.unit.map_or(Unit::ALL.to_vec(), |unit| vec![unit]);
        for base in [Base::Words, Base::Source, Base::Document] {
            for &unit in &units {
                for newline in Newline::ALL {
                    let span = self.translate(position, base, unit, newline);
                    let fits = |span: &Span| {
                        let found = span.slice(&self.document.text);
                        Folding::TYPOGRAPHY.fold(found.trim()) == wanted
                    };
                    if let Some(span) = span.filter(fits) {
                        return Some(span);
                    }
                }
            }
        }
        None
    }

    /// The place of a position in a text that is the same but for its white space.
    fn by_letters(&self, extract: &Extract) -> Option<Span> {
        let (words, letters) = (self.words.as_deref()?, self.letters.as_ref()?);
        let offsets = Offsets::new(words, extract.unit.unwrap_or(self.unit));
        let (start, end) = extract.position?;
        let theirs = Span::within(words, offsets.to_byte(start)? as usize, offsets.to_byte(end)? as usize)?;
        let is_quoted = |quote: &String| {
            Folding::TYPOGRAPHY.fold(quote.trim()) == Folding::TYPOGRAPHY.fold(theirs.slice(words).trim())
        };
        let span = letters.span(theirs.start(), theirs.end());
        span.filter(|_| extract.quote.as_ref().is_none_or(is_quoted))
    }

    /// The words of the document at a position.
    fn translate(
        &mut self,
        (start, end): (u32, u32),
        base: Base,
        unit: Unit,
        newline: Newline,
    ) -> Option<Span> {
        let source = &self.document.source.text;
        let text = match base {
            Base::Words => self.words.as_deref().unwrap_or(&self.document.text),
            Base::Source => source,
            Base::Document => &self.document.text,
        };
        if newline != Newline::AsItIs && !newline.matters(text) {
            return None;
        }
        // The marks of a text are made once: positions come by the thousand.
        let marks = self.ways.remove(&(base, unit, newline));
        let offsets = match marks {
            Some(marks) => Offsets::with_marks(text, unit, newline, marks),
            None => Offsets::counting(text, unit, newline),
        };
        let range = offsets.to_byte(start).zip(offsets.to_byte(end));
        let marks = offsets.into_marks();
        let span = range.and_then(|(start, end)| {
            let span = Span::within(text, start as usize, end as usize)?;
            match (base, &self.words) {
                (Base::Words, None) | (Base::Document, _) => Some(span),
                (Base::Words, Some(words)) if words != source => None,
                _ => self.document.span_of_source(&(span.start()..span.end())),
            }
        });
        self.ways.insert((base, unit, newline), marks);
        span
    }

    /// The only place of a quote, or the one whose surroundings fit.
    fn by_quote(&self, quote: &Quote) -> Result<Span, Why> {
        let needle = Folding::TYPOGRAPHY.fold(quote.exact.trim());
        if needle.is_empty() {
            return Err(Why::NotFound);
        }
        let text = self.folded.text.as_str();
        let found: Vec<(usize, Span)> = all_matches(text.as_bytes(), needle.as_bytes())
            .filter_map(|start| {
                let (first, last) = self.folded.whole(start, start + needle.len())?;
                Some((start, Span::within(&self.document.text, first as usize, last as usize)?))
            })
            .collect();
        match found.as_slice() {
            [] => Err(Why::NotFound),
            [(_, span)] => Ok(*span),
            several => {
                let (prefix, suffix) =
                    (Folding::TYPOGRAPHY.fold(&quote.prefix), Folding::TYPOGRAPHY.fold(&quote.suffix));
                let fits = |start: usize| {
                    let before = text.get(..start).unwrap_or_default();
                    let after = text.get(start + needle.len()..).unwrap_or_default();
                    common(before.chars().rev(), prefix.chars().rev()) + common(after.chars(), suffix.chars())
                };
                let mut rated: Vec<(usize, Span)> =
                    several.iter().map(|(start, span)| (fits(*start), *span)).collect();
                rated.sort_by_key(|(fit, _)| std::cmp::Reverse(*fit));
                match rated.as_slice() {
                    [(best, span), (next, _), ..] if best > next && *best >= ENOUGH => Ok(*span),
                    _ => Err(Why::Several(several.len())),
                }
            }
        }
    }
}

/// How many characters both have in common at their beginning.
pub fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take(AROUND).take_while(|(one, other)| one == other).count()
}

impl Document {
    /// The words that were read from the bytes `range` of the source; none where nothing was.
    fn span_of_source(&self, range: &std::ops::Range<u32>) -> Option<Span> {
        let part = |run: &Run| {
            let (start, end) = (run.source.start.max(range.start), run.source.end.min(range.end));
            if start >= end {
                return None;
            }
            if !run.verbatim {
                return Some(run.span);
            }
            let at = |byte: u32| run.span.start() + (byte - run.source.start);
            Span::within(&self.text, at(start) as usize, at(end) as usize)
        };
        let mut parts = self.blocks.iter().flat_map(|block| &block.runs).filter_map(part);
        let first = parts.next()?;
        let last = parts.next_back().unwrap_or(first);
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
