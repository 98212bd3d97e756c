//! Builds a plain text block by block, each run with the bytes of the source it came from.

use std::ops::Range;
use std::rc::Rc;

use crate::model::document::{Block, BlockKind, PartKind, Run, Style, Warning};
use crate::model::question::Question;
use crate::model::span::Span;

/// A text as a reader found it, before anything is known of what it means.
#[derive(Debug, Default)]
pub struct Text {
    /// The block texts joined by `\n`.
    pub text: String,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// What the reader had to decide.
    pub warnings: Vec<Warning>,
    /// What to call the text where none of its headings is a title.
    pub title: Option<String>,
    /// What a record says about the question.
    pub question: Question,
    /// Which block each part begins at, where the source itself tells the parts.
    pub parts: Vec<(PartKind, usize)>,
}

/// More blocks than this no question has: a text of a megabyte in short lines has fewer. A screen that shows
/// more stands still for seconds at every step.
const MOST_BLOCKS: usize = 20_000;
/// The same for runs, which are the pieces that a block is shown in.
const MOST_RUNS: usize = 25_000;
/// The same for the bytes of the text.
const MOST_BYTES: usize = 4_000_000;

/// Writes a [`Text`]. Blocks that stay empty leave no trace, nor does what comes after the most that can be shown.
#[derive(Debug)]
pub struct Builder<'a> {
    source: &'a str,
    done: Text,
    /// How many runs the blocks have.
    runs: usize,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    kind: BlockKind,
    quoted: u8,
    text: String,
    runs: Vec<Piece>,
}

#[derive(Debug)]
struct Piece {
    text: Range<usize>,
    source: Range<usize>,
    verbatim: bool,
    style: Style,
    link: Option<Rc<str>>,
}

impl<'a> Builder<'a> {
    /// Begins a text read from `source`.
    pub fn new(source: &'a str) -> Self {
        Self { source, done: Text::default(), runs: 0, open: None }
    }

    /// Begins a block; one that is open ends.
    pub fn open(&mut self, kind: BlockKind, quoted: u8) {
        self.close();
        self.open = Some(Open { kind, quoted, text: String::new(), runs: Vec::new() });
    }

    /// How many blocks are written, once the open one is ended.
    pub fn blocks(&mut self) -> usize {
        self.close();
        self.done.blocks.len()
    }

    /// Whether a block is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether the open block holds text.
    pub fn has_text(&self) -> bool {
        self.open.as_ref().is_some_and(|open| !open.text.is_empty())
    }

    /// Adds text that came from somewhere in the bytes `from` of the source; opens a paragraph where no block is open.
    ///
    /// Where the text stands whole somewhere in those bytes (code between its backticks), the run is
    /// narrowed to that place.
    pub fn push(&mut self, text: &str, from: Range<usize>, style: Style, link: Option<&Rc<str>>) {
        let slice = self.source.get(from.clone()).unwrap_or_default();
        let found = first_place(slice, text).map(|at| from.start + at..from.start + at + text.len());
        let verbatim = found.is_some();
        self.set(text, found.unwrap_or(from), verbatim, style, link);
    }

    /// Adds text that the bytes `source` stand for; `verbatim` where they are the same bytes.
    pub fn set(
        &mut self,
        text: &str,
        source: Range<usize>,
        verbatim: bool,
        style: Style,
        link: Option<&Rc<str>>,
    ) {
        if text.is_empty() {
            return;
        }
        let room = if self.is_full() { 0 } else { MOST_BYTES };
        let (text, source) = match text.get(..text.floor_char_boundary(room)) {
            Some(head) if head.len() < text.len() => {
                // White space sets nothing: a text that only it follows is whole.
                if !text.trim().is_empty() {
                    self.warn(Warning::TooLong);
                }
                let end = if verbatim { source.start + head.len() } else { source.end };
                (head, source.start..end)
            }
            _ => (text, source),
        };
        if text.is_empty() {
            return;
        }
        if self.open.is_none() {
            self.open(BlockKind::Paragraph, 0);
        }
        let Some(open) = &mut self.open else { return };
        let start = open.text.len();
        open.text.push_str(text);
        let text = start..open.text.len();
        open.runs.push(Piece { text, source, verbatim, style, link: link.map(Rc::clone) });
    }

    fn is_full(&self) -> bool {
        let (runs, bytes) = self.open.as_ref().map_or((0, 0), |open| (open.runs.len(), open.text.len()));
        self.done.blocks.len() >= MOST_BLOCKS
            || self.runs + runs >= MOST_RUNS
            || self.done.text.len() + bytes >= MOST_BYTES
    }

    /// Says what had to be decided, once.
    pub fn warn(&mut self, warning: Warning) {
        if !self.done.warnings.contains(&warning) {
            self.done.warnings.push(warning);
        }
    }

    /// Ends the open block.
    pub fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.text.trim().is_empty() {
            return;
        }
        let separator = usize::from(!self.done.text.is_empty());
        let base = self.done.text.len() + separator;
        let Some(span) = shift(base, &(0..open.text.len())) else { return };
        let runs = open.runs.into_iter().filter_map(|piece| {
            Some(Run {
                span: shift(base, &piece.text)?,
                source: u32::try_from(piece.source.start).ok()?..u32::try_from(piece.source.end).ok()?,
                verbatim: piece.verbatim,
                style: piece.style,
                link: piece.link,
            })
        });
        let runs = merge(runs);
        self.runs += runs.len();
        if separator == 1 {
            self.done.text.push('\n');
        }
        self.done.text.push_str(&open.text);
        self.done.blocks.push(Block { kind: open.kind, quoted: open.quoted, span, runs });
    }

    /// Ends the text.
    pub fn finish(mut self) -> Text {
        self.close();
        // It grew by doubling, and stays as it is.
        self.done.text.shrink_to_fit();
        self.done.blocks.shrink_to_fit();
        self.done
    }
}

/// Where `text` first stands in `slice`. As a rule it is all of it, or its beginning: to look for a paragraph in
/// itself takes longer than to have read it.
pub fn first_place(slice: &str, text: &str) -> Option<usize> {
    if slice.starts_with(text) { Some(0) } else { slice.find(text) }
}

/// Joins neighbours of one style whose sources touch: a soft line break does not break a run.
fn merge(runs: impl Iterator<Item = Run>) -> Vec<Run> {
    let mut merged: Vec<Run> = Vec::new();
    for run in runs {
        if let Some(last) = merged.last_mut() {
            let same = last.style == run.style && last.link == run.link && last.verbatim && run.verbatim;
            if let (true, Some(span)) =
                (same && last.source.end == run.source.start, Span::new(last.span.start(), run.span.end()))
            {
                last.span = span;
                last.source.end = run.source.end;
                continue;
            }
        }
        merged.push(run);
    }
    merged
}

fn shift(base: usize, range: &Range<usize>) -> Option<Span> {
    Span::new(u32::try_from(base + range.start).ok()?, u32::try_from(base + range.end).ok()?)
}
