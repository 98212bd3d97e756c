//! Plain text: every line that is not blank is a block, or every paragraph where lines are only as long as
//! the paper was wide.

use std::ops::Range;

use super::builder::{Builder, Text};
use super::excerpt::Excerpt;
use crate::model::document::{Block, BlockKind, Run, Style};
use crate::model::source::Wrapped;
use crate::model::span::Span;

/// Fewer broken lines than this tell nothing.
const FEWEST_BREAKS: usize = 6;
/// How many of the line ends inside paragraphs must be wraps for the text to be a wrapped one, in percent.
const WRAPS: usize = 60;
/// Lines are not broken to a width less than this, in letters.
const NARROWEST: usize = 40;
/// Nor to one more than this.
const WIDEST: usize = 130;

/// Reads a plain text; its lines end with `\n`, `\r\n` or `\r`.
pub fn read(source: &str, wrapped: Wrapped) -> Text {
    let mut builder = Builder::new(source);
    match wrapped {
        Wrapped::AsIs => set(&mut builder, &Excerpt::of(source, mark(source)..source.len())),
        Wrapped::Joined => joined(&mut builder, source),
    }
    builder.finish()
}

/// Writes the lines of `excerpt` into `builder`, each as a paragraph.
pub fn set(builder: &mut Builder<'_>, excerpt: &Excerpt<'_>) {
    let text = excerpt.text();
    let mut start = 0;
    // A byte is found sooner than one of two characters.
    let lines = text.split_inclusive('\n').flat_map(|line| line.split_inclusive('\r'));
    for line in lines {
        let words = line.trim_end_matches(['\n', '\r']);
        builder.open(BlockKind::Paragraph, 0);
        for traced in excerpt.trace(start..start + words.len()) {
            builder.set(traced.text, traced.source, traced.verbatim, Style::default(), None);
        }
        start += line.len();
    }
    builder.close();
}

/// The lines that say how a letter is written stand within so many bytes.
const HEADER: usize = 20_000;

/// Whether `source` is a letter as mail programs store it, whose words are written in codes: `l=E2=80=99État`.
pub fn is_coded_mail(source: &str) -> bool {
    let head = source.get(..source.floor_char_boundary(HEADER)).unwrap_or_default();
    let coded = |line: &str| {
        let line = line.to_ascii_lowercase();
        let coding = line.strip_prefix("content-transfer-encoding:").map(str::trim);
        matches!(coding, Some("quoted-printable" | "base64"))
    };
    head.contains("From:") && head.lines().any(coded)
}

/// What the lines of `source` are, as far as they tell.
pub fn wrapped(source: &str) -> Wrapped {
    let is_wrapped = breaks(source).is_some_and(|Breaks { all, wraps, lower }| {
        all >= FEWEST_BREAKS && wraps * 100 >= all * WRAPS && lower * 4 >= all
    });
    if is_wrapped { Wrapped::Joined } else { Wrapped::AsIs }
}

/// Whether some of the lines of `source` look like pieces of paragraphs, although that is not sure.
pub fn might_be_wrapped(source: &str) -> bool {
    breaks(source).is_some_and(|Breaks { wraps, lower, .. }| wraps > 0 && lower > 0)
}

/// The line ends inside paragraphs, as far as no item of a list begins behind them.
#[derive(Default)]
struct Breaks {
    all: usize,
    /// Those that seem to be there only because the line was full.
    wraps: usize,
    /// Those before a small letter.
    lower: usize,
}

/// Nothing, where some line is longer than lines are broken.
fn breaks(source: &str) -> Option<Breaks> {
    let mut breaks = Breaks::default();
    for paragraph in paragraphs(source) {
        let width = width(source, &paragraph);
        if width > WIDEST {
            return None;
        }
        for (line, next) in paragraph.iter().zip(paragraph.iter().skip(1)) {
            let wrap = is_wrap(source, line, next, width);
            let next = source.get(next.clone()).unwrap_or_default().trim_start();
            if begins_item(next) {
                continue;
            }
            breaks.all += 1;
            breaks.wraps += usize::from(wrap);
            breaks.lower += usize::from(next.chars().next().is_some_and(char::is_lowercase));
        }
    }
    Some(breaks)
}

fn joined(builder: &mut Builder<'_>, source: &str) {
    for paragraph in paragraphs(source) {
        let width = width(source, &paragraph);
        let mut before: Option<Range<usize>> = None;
        for line in paragraph {
            let raw = source.get(line.clone()).unwrap_or_default();
            let indent = raw.len() - raw.trim_start().len();
            let start = line.start + indent;
            match before.filter(|before| is_wrap(source, before, &line, width)) {
                Some(before) => {
                    // A hyphen may belong to the word or only to the line: it stays. Nor does a sign that was
                    // pushed over to the next line stand after a space.
                    let ends_open =
                        source.get(before.clone()).is_some_and(|line| line.trim_end().ends_with('-'));
                    if !ends_open && !is_pushed_over(raw.trim_start()) {
                        builder.set(" ", trimmed_end(source, &before)..start, false, Style::default(), None);
                    }
                }
                None => builder.open(BlockKind::Paragraph, 0),
            }
            let end = trimmed_end(source, &line);
            builder.set(source.get(start..end).unwrap_or_default(), start..end, true, Style::default(), None);
            before = Some(line);
        }
    }
    builder.close();
}

/// Whether the line end between `line` and `next` is only there because the line was full.
fn is_wrap(source: &str, line: &Range<usize>, next: &Range<usize>, width: usize) -> bool {
    let (line, next) =
        (source.get(line.clone()).unwrap_or_default(), source.get(next.clone()).unwrap_or_default());
    let words = next.trim_start();
    if begins_item(words) {
        return false;
    }
    let first = words.split_whitespace().next().unwrap_or_default();
    let line = line.trim_end();
    let (length, with_next) = (letters(line), letters(line) + 1 + letters(first));
    let goes_on = words.starts_with(char::is_lowercase) || is_pushed_over(words);
    // A line that begins with one space was torn off in the middle of a word or a phrase.
    let torn = next.starts_with(' ') && !next.starts_with("  ");
    let ends_sentence = line.trim_end_matches(['"', '”', '»', ')', '“']).ends_with(['.', '!', '?', ':', ';']);
    // Letters are not all as wide as each other: a line may be full some letters before the longest one.
    let is_full = if ends_sentence { with_next * 10 > width * 9 } else { length * 10 >= width * 6 };
    is_full || (goes_on && length * 2 >= width) || torn
}

/// Whether a line begins with a sign that belongs to the end of the line before.
fn is_pushed_over(words: &str) -> bool {
    let mut characters = words.chars();
    match characters.next() {
        Some('.' | ',' | ')' | '…') => true,
        Some('”' | '»' | '“') => characters.next() == Some(' '),
        _ => false,
    }
}

/// Whether a line begins an item of a list: `• un`, `- un`, `1. un`, `a) un`.
fn begins_item(line: &str) -> bool {
    let Some((mark, _)) = line.split_once(char::is_whitespace) else { return false };
    let number = mark.trim_end_matches(['.', ')']);
    matches!(mark, "•" | "-" | "–" | "—" | "*" | "·" | "▪" | "o")
        || (number.len() < mark.len()
            && number.len() <= 3
            && number.chars().all(|c| c.is_ascii_alphanumeric())
            && !number.is_empty()
            && (number.chars().all(|c| c.is_ascii_digit()) || number.len() == 1 && mark.ends_with(')')))
}

/// The longest line of a paragraph, in letters.
fn width(source: &str, paragraph: &[Range<usize>]) -> usize {
    let lengths = paragraph.iter().map(|line| letters(source.get(line.clone()).unwrap_or_default().trim()));
    lengths.max().unwrap_or_default().max(NARROWEST)
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

fn trimmed_end(source: &str, line: &Range<usize>) -> usize {
    line.start + source.get(line.clone()).unwrap_or_default().trim_end().len()
}

/// The lines of each paragraph: those between two blank lines, line ends left out.
fn paragraphs(source: &str) -> impl Iterator<Item = Vec<Range<usize>>> {
    let mut start = mark(source);
    std::iter::from_fn(move || {
        let mut paragraph = Vec::new();
        while let Some(rest) = source.get(start..).filter(|rest| !rest.is_empty()) {
            let length = rest.bytes().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
            let line = start..start + length;
            let after = rest.get(length..).unwrap_or_default();
            let end = if after.starts_with("\r\n") { 2 } else { usize::from(!after.is_empty()) };
            start += length + end;
            if !rest.get(..length).unwrap_or_default().trim().is_empty() {
                paragraph.push(line);
            } else if !paragraph.is_empty() {
                break;
            }
        }
        (!paragraph.is_empty()).then_some(paragraph)
    })
}

/// Where the text begins: after a byte order mark.
fn mark(source: &str) -> usize {
    if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// The text itself, to the byte: its lines are the blocks, and its empty lines stay between them.
///
/// Nothing is known of where in the source, of `source_length` bytes, a line came from.
pub fn lines(text: &str, source_length: usize) -> Text {
    let source = 0..u32::try_from(source_length).unwrap_or(u32::MAX);
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if let Some(span) = Span::within(text, start, start + line.len()) {
            let source = source.clone();
            let run = Run { span, source, verbatim: false, style: Style::default(), link: None };
            blocks.push(Block { kind: BlockKind::Paragraph, quoted: 0, span, runs: vec![run] });
        }
        start += line.len() + 1;
    }
    Text { text: text.to_owned(), blocks, ..Text::default() }
}
