//! Units of reading: characters, words, sentences and blocks, as the caret and the edges of passages move.
//!
//! Characters are grapheme clusters and words those of UAX #29, but for the French elision, which stands by
//! itself: `d'` and `offres`. Sentences are told by rules of our own for French as parliament writes it. No
//! word and no sentence crosses a block.
//!
//! Limitations: whether a capital with a full stop is an initial (`B. Dupont`) or ends a sentence
//! (`l'hépatite B. Le vaccin`) is told by the word that follows. A sentence that begins with a small letter
//! belongs to the one before.

mod sentence;
mod token;

use unicode_segmentation::UnicodeSegmentation;

pub use self::token::tokens;
use super::document::Document;
use super::folding::fold;
use super::span::Span;

/// How far one step goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// One grapheme cluster.
    Character,
    /// One word.
    Word,
    /// One sentence.
    Sentence,
    /// One block: a paragraph, a heading, an item.
    Block,
}

/// What elides before an apostrophe, folded.
const ELIDED: [&str; 13] =
    ["l", "d", "n", "s", "j", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// The units of one block, in order: spans of the document's text. Spaces between them belong to none.
#[must_use]
pub fn units(document: &Document, block: usize, unit: Unit) -> Vec<Span> {
    let Some(span) = document.blocks.get(block).map(|block| block.span) else { return Vec::new() };
    let text = span.slice(&document.text);
    let ranges = match unit {
        Unit::Character => {
            text.grapheme_indices(true).map(|(at, cluster)| (at, at + cluster.len())).collect()
        }
        Unit::Word => words(text),
        Unit::Sentence => sentences(text),
        Unit::Block => vec![(0, text.len())],
    };
    let base = span.start() as usize;
    ranges
        .into_iter()
        .filter_map(|(start, end)| trimmed(text, start, end, unit))
        .filter_map(|(start, end)| Span::within(&document.text, base + start, base + end))
        .collect()
}

/// A word of more bytes than this is none that anyone wrote.
const ENDLESS: usize = 20_000;

/// Whether there is a word in the text that no line and no page holds.
#[must_use]
pub fn has_endless_word(text: &str) -> bool {
    text.len() > ENDLESS && text.split_whitespace().any(|word| word.len() > ENDLESS)
}

/// The start of the first unit after `at`; the end of the text when there is none.
#[must_use]
pub fn next_start(document: &Document, at: u32, unit: Unit) -> u32 {
    find_forward(document, at, unit, Span::start).unwrap_or_else(|| end_of(document))
}

/// The start of the last unit before `at`; the start of the text when there is none.
#[must_use]
pub fn previous_start(document: &Document, at: u32, unit: Unit) -> u32 {
    find_backward(document, at, unit, Span::start).unwrap_or_default()
}

/// The end of the first unit that ends after `at`; the end of the text when there is none.
#[must_use]
pub fn next_end(document: &Document, at: u32, unit: Unit) -> u32 {
    find_forward(document, at, unit, Span::end).unwrap_or_else(|| end_of(document))
}

/// The end of the last unit that ends before `at`; the start of the text when there is none.
#[must_use]
pub fn previous_end(document: &Document, at: u32, unit: Unit) -> u32 {
    find_backward(document, at, unit, Span::end).unwrap_or_default()
}

/// `span` with every unit that it touches taken whole.
#[must_use]
pub fn around(document: &Document, span: Span, unit: Unit) -> Span {
    let whole = |at: u32| {
        let block = document.block_at(at)?;
        units(document, block, unit).into_iter().find(|unit| unit.contains(at))
    };
    let start = whole(span.start()).map_or(span.start(), Span::start);
    let end = whole(span.end() - 1).map_or(span.end(), Span::end);
    Span::new(start, end).unwrap_or(span)
}

fn end_of(document: &Document) -> u32 {
    document.blocks.last().map(|block| block.span.end()).unwrap_or_default()
}

/// The first edge after `at`, in the block that holds it or a later one.
fn find_forward(document: &Document, at: u32, unit: Unit, edge: fn(Span) -> u32) -> Option<u32> {
    let first = document.blocks.partition_point(|block| block.span.end() < at);
    (first..document.blocks.len())
        .find_map(|block| units(document, block, unit).into_iter().map(edge).find(|edge| *edge > at))
}

/// The last edge before `at`, in the block that holds it or an earlier one.
fn find_backward(document: &Document, at: u32, unit: Unit, edge: fn(Span) -> u32) -> Option<u32> {
    let last = document.blocks.partition_point(|block| block.span.start() < at);
    (0..last)
        .rev()
        .find_map(|block| units(document, block, unit).into_iter().rev().map(edge).find(|edge| *edge < at))
}

/// A range without the spaces at its edges; characters keep theirs, being nothing else.
fn trimmed(text: &str, start: usize, end: usize, unit: Unit) -> Option<(usize, usize)> {
    let range = text.get(start..end)?;
    if unit == Unit::Character {
        return Some((start, end));
    }
    let leading = range.len() - range.trim_start().len();
    let kept = range.trim().len();
    (kept > 0).then_some((start + leading, start + leading + kept))
}

/// Whether a word has lost its last vowel before an apostrophe.
fn is_elided(word: &str) -> bool {
    ELIDED.contains(&fold(word).as_str())
}

fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    for (start, word) in text.unicode_word_indices() {
        let mut from = start;
        if let Some((before, apostrophe)) =
            word.split_once(['\'', '’']).map(|(before, rest)| (before, word.len() - rest.len()))
            && is_elided(before)
        {
            words.push((start, start + apostrophe));
            from = start + apostrophe;
        }
        if from < start + word.len() {
            words.push((from, start + word.len()));
        }
    }
    words
}

/// The sentences of a block: they tile it.
fn sentences(text: &str) -> Vec<(usize, usize)> {
    let starts = sentence::starts(text);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identity::DocumentId;
    use crate::read::{MediaType, read_as};
    use uuid::Uuid;

    fn document(text: &str) -> Document {
        read_as(DocumentId(Uuid::nil()), "a.txt", MediaType::Plain, text.to_owned()).0
    }

    /// The units of `text` between bars.
    #[track_caller]
    fn check(unit: Unit, expected: &str) {
        let text = expected.replace('|', "");
        let document = document(&text);
        let mut shown = document.text.clone();
        let found = (0..document.blocks.len()).flat_map(|block| units(&document, block, unit));
        for span in found.collect::<Vec<_>>().into_iter().rev() {
            shown.insert(span.end() as usize, '|');
            shown.insert(span.start() as usize, '|');
        }
        assert_eq!(shown.replace("||", "|"), expected);
    }

    #[test]
    fn a_word_is_endless_only_where_no_page_holds_it() {
        assert!(!has_endless_word(&"un mot ".repeat(10_000)));
        assert!(!has_endless_word(&"a".repeat(20_000)));
        assert!(has_endless_word(&("un mot ".to_owned() + &"\u{fffd}".repeat(10_000))));
    }

    #[test]
    fn an_elision_is_a_word_of_its_own() {
        check(Unit::Word, "|aucun| |appel| |d'|offres| |aujourd'hui|");
        check(Unit::Word, "|Jusqu’|en| |2019|, |l'|État|");
    }

    #[test]
    fn sentences_leave_the_spaces_between_them_out() {
        check(Unit::Sentence, "|M. Véran a promis.| |Mme X le rappelle.|\n|Une autre ligne|");
    }

    /// From `^`, the edge that `find` gives is `|`.
    #[track_caller]
    fn check_step(find: fn(&Document, u32, Unit) -> u32, unit: Unit, expected: &str) {
        let at = u32::try_from(expected.replace('|', "").find('^').unwrap()).unwrap();
        let document = document(&expected.replace(['|', '^'], ""));
        let to = usize::try_from(find(&document, at, unit)).unwrap();
        let wanted = expected.replace('^', "").find('|').unwrap();
        assert_eq!(to, wanted, "{expected}");
    }

    #[test]
    fn steps_go_from_edge_to_edge_and_across_blocks() {
        check_step(next_start, Unit::Word, "^aucun |appel");
        check_step(next_end, Unit::Word, "au^cun| appel");
        check_step(previous_start, Unit::Word, "aucun |app^el");
        check_step(previous_end, Unit::Word, "aucun| app^el");
        check_step(next_start, Unit::Sentence, "Un^. |Deux. Trois.");
        check_step(next_start, Unit::Sentence, "Un. D^eux.\n|Trois.");
        check_step(previous_start, Unit::Sentence, "|Un. ^Deux.");
        check_step(next_start, Unit::Block, "Un.^ Deux.\n|Trois.");
        check_step(previous_start, Unit::Block, "|Un.\n^Trois.");
        check_step(next_end, Unit::Block, "Trois.^|");
        check_step(next_start, Unit::Character, "^e\u{301}|t");
    }

    #[test]
    fn a_span_grows_to_whole_units() {
        let document = document("M. X demande. Il attend.\nFin.");
        let span = Span::new(3, 8).unwrap();
        let grown = |unit| around(&document, span, unit).slice(&document.text);
        assert_eq!(grown(Unit::Word), "X demande");
        assert_eq!(grown(Unit::Sentence), "M. X demande.");
        assert_eq!(grown(Unit::Block), "M. X demande. Il attend.");
    }

    #[test]
    fn nothing_fails_on_an_empty_text_or_past_the_end() {
        let empty = document("");
        assert_eq!(next_start(&empty, 9, Unit::Word), 0);
        assert_eq!(previous_end(&empty, 9, Unit::Sentence), 0);
        let short = document("a");
        assert_eq!(next_end(&short, 99, Unit::Word), 1);
    }
}
