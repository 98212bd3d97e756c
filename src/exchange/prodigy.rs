//! Prodigy and spaCy: one text a line, with its tokens and spans.
//!
//! Each extract is a span with our kind as its label; links are relations between the first spans of both
//! claims. The tokens are those of [`tokens`], cut further wherever a span begins or ends, so that every span
//! is one of whole tokens; their numbers are told with each span, the last one included, as Prodigy has it.
//! A span that a program suggests names it as its source. All else travels in `meta`. Offsets count code
//! points. In Python, `Doc(vocab, words, spaces)` and `doc.char_span` make spaCy's own of a line.
//!
//! Lost: definitions of the codebook, how far the work has come, and how the texts are set.

mod reading;

use std::collections::BTreeSet;
use std::ops::Range;

pub use self::reading::{read, recognise};
use super::beside::{self, Beside};
use super::loose::{Out, object};
use super::offsets::{Offsets, Unit};
use super::outgoing::{File, Sheet, Writer, file_name};
use crate::model::dossier::Dossier;
use crate::model::identity::PassageId;
use crate::model::outgoing::{Format, Loss};
use crate::model::sorted;
use crate::model::span::Span;

/// What a file of it cannot hold.
pub const LOSES: &[Loss] = beside::LOSES;

/// Writes lines.
pub fn writer() -> Box<dyn Writer> {
    Box::<Lines>::default()
}

#[derive(Default)]
struct Lines {
    lines: String,
    beside: Beside,
}

/// A span of a line.
struct Spot {
    passage: PassageId,
    at: Range<u32>,
    /// Its first and its last token.
    tokens: (usize, usize),
    span: Out,
}

impl Writer for Lines {
    fn document(&mut self, sheet: &Sheet<'_>) {
        let (beside, links) = self.beside.write(sheet, Unit::CodePoints);
        let text = &sheet.document.text;
        let offsets = Offsets::new(text, Unit::CodePoints);
        let tokens = tokens(
            text,
            &sheet.passages().flat_map(|marked| marked.passage.spans.iter()).collect::<Vec<_>>(),
        );
        let spots: Vec<Spot> = spots(sheet, &offsets, &tokens);
        let relations = links.iter().filter_map(|shown| {
            let spot = |passage| spots.iter().find(|spot| spot.passage == passage);
            let (from, to) = (spot(shown.from)?, spot(shown.to)?);
            Some(object([
                ("head", from.tokens.1.into()),
                ("child", to.tokens.1.into()),
                ("head_span", end(from)),
                ("child_span", end(to)),
                ("label", (&*shown.link.kind).into()),
            ]))
        });
        let relations: Vec<Out> = relations.collect();
        let token = |(n, token): (usize, &Range<u32>)| {
            let words = text.get(token.start as usize..token.end as usize).unwrap_or_default();
            object([
                ("text", words.into()),
                ("start", offsets.of_byte(token.start).into()),
                ("end", offsets.of_byte(token.end).into()),
                ("id", n.into()),
                ("ws", is_spaced(text, &tokens, n).into()),
            ])
        };
        let line = object([
            ("text", (&**text).into()),
            ("meta", object([("title", sheet.title.into()), (beside::KEY, Out::Written(beside))])),
            ("tokens", tokens.iter().enumerate().map(token).collect::<Vec<_>>().into()),
            ("spans", spots.into_iter().map(|spot| spot.span).collect::<Vec<_>>().into()),
            ("relations", relations.into()),
        ]);
        self.lines.push_str(&line.tight());
        self.lines.push('\n');
    }

    fn finish(self: Box<Self>, dossier: &Dossier) -> Vec<File> {
        vec![File::text(file_name(dossier, Format::Prodigy, ".jsonl"), "application/x-ndjson", self.lines)]
    }
}

/// The spans of a document.
fn spots(sheet: &Sheet<'_>, offsets: &Offsets<'_>, tokens: &[Range<u32>]) -> Vec<Spot> {
    let mut spots = Vec::new();
    for marked in sheet.passages() {
        for own in marked.passage.spans.iter() {
            let first = tokens.partition_point(|token| token.end <= own.start());
            let last = tokens.partition_point(|token| token.start < own.end()).saturating_sub(1);
            let at = offsets.of(own);
            let mut span = object([
                ("start", at.start.into()),
                ("end", at.end.into()),
                ("token_start", first.into()),
                ("token_end", last.into()),
                ("label", (&*marked.claim.kind).into()),
                ("id", marked.passage.id.to_string().into()),
            ]);
            if let Some(by) = marked.passage.suggestion.as_deref() {
                span = span.with("source", &*by.by);
                if let Ok(score) = by.score.parse() {
                    span = span.with("score", Out::Exact(score));
                }
            }
            spots.push(Spot { passage: marked.passage.id, at, tokens: (first, last), span });
        }
    }
    spots
}

/// An end of a relation.
fn end(spot: &Spot) -> Out {
    object([
        ("start", spot.at.start.into()),
        ("end", spot.at.end.into()),
        ("token_start", spot.tokens.0.into()),
        ("token_end", spot.tokens.1.into()),
    ])
}

/// The tokens of `text`, cut where `spans` begin and end too: words of letters and digits, with the apostrophe that ends an
/// elided one; every other sign by itself; runs of spaces but for a single one between two tokens.
///
/// One space behind a token belongs to none, as spaCy has it.
fn tokens(text: &str, spans: &[Span]) -> Vec<Range<u32>> {
    let starts: BTreeSet<u32> = sorted::set(spans.iter().map(|span| span.start()));
    let ends: BTreeSet<u32> = sorted::set(spans.iter().map(|span| span.end()));
    let mut tokens: Vec<Range<u32>> = Vec::new();
    let mut last = Sort::Space;
    for (at, character) in text.char_indices() {
        let (at, after) = (to_u32(at), to_u32(at + character.len_utf8()));
        let is_edge = starts.contains(&at) || ends.contains(&at);
        let sort = Sort::of(character);
        let is_apostrophe = matches!(character, '’' | '\'') && last == Sort::Word;
        let goes_on = !is_edge && (is_apostrophe || sort == last && sort != Sort::Sign || sort == Sort::Mark);
        let is_marked = starts.contains(&at) || ends.contains(&after);
        let is_gap = character == ' ' && last != Sort::Space && !is_marked;
        match tokens.last_mut() {
            Some(token) if goes_on && token.end == at => token.end = after,
            _ if is_gap => {}
            _ => tokens.push(at..after),
        }
        last = if is_apostrophe {
            Sort::Sign
        } else if sort == Sort::Mark && !is_edge {
            last
        } else {
            sort
        };
    }
    tokens
}

/// What characters make tokens with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Word,
    Space,
    Sign,
    /// What joins the character before it: accents, joiners, variation selectors.
    Mark,
}

impl Sort {
    fn of(character: char) -> Self {
        match character {
            '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => Self::Mark,
            _ if character.is_alphanumeric() => Self::Word,
            _ if character.is_whitespace() => Self::Space,
            _ => Self::Sign,
        }
    }
}

/// Whether a space that belongs to no token follows the `n`th.
fn is_spaced(text: &str, tokens: &[Range<u32>], n: usize) -> bool {
    let end = tokens.get(n).map_or(0, |token| token.end);
    let next = tokens.get(n + 1).map_or(to_u32(text.len()), |token| token.start);
    end < next
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
