//! A question as it was published: an immutable text with its structure and its data.
//!
//! The plain text is the texts of the blocks joined by `\n`, and nothing else: never trimmed, never
//! normalised. Every run of it knows the bytes of the source it came from.
//! The structure is flat on purpose: nesting is a number on a block, so that no hostile depth can
//! overflow a stack.

use std::ops::Range;
use std::rc::Rc;

use super::identity::DocumentId;
use super::question::Question;
use super::source::Source;
use super::span::Span;

/// One question, with its answer if it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name in the dossier.
    pub id: DocumentId,
    /// What the lists show: the question's title, or the file's name.
    pub title: String,
    /// BCP 47 tag of the text's language, for hyphenation and voices.
    pub language: String,
    /// The question data.
    pub question: Question,
    /// What was read.
    pub source: Source,
    /// The plain text; every span counts its bytes.
    pub text: String,
    /// The blocks, in the order of the text.
    pub blocks: Vec<Block>,
    /// The parts: they tile the blocks.
    pub parts: Vec<Part>,
    /// Which block is the title.
    pub title_block: Option<usize>,
}

impl Document {
    /// The block that holds the byte at `at`.
    #[must_use]
    pub fn block_at(&self, at: u32) -> Option<usize> {
        let index = self.blocks.partition_point(|block| block.span.end() <= at);
        self.blocks.get(index).filter(|block| block.span.contains(at)).map(|_| index)
    }

    /// The part that holds the byte at `at`.
    #[must_use]
    pub fn part_at(&self, at: u32) -> Option<&Part> {
        let block = self.block_at(at)?;
        self.parts.iter().find(|part| part.blocks.contains(&block))
    }

    /// Whether a block is the heading that opens a part of a question.
    #[must_use]
    pub fn opens_part(&self, index: usize) -> bool {
        let named = |part: &&Part| !matches!(part.kind, PartKind::Heading | PartKind::Body);
        self.parts.iter().filter(named).any(|part| part.blocks.start == index)
    }

    /// Where the text of the next part of a kind begins behind `at`, heading left out; after the last comes
    /// the first.
    #[must_use]
    pub fn next_part(&self, kind: PartKind, at: Option<u32>) -> Option<u32> {
        let parts = self.parts.iter().filter(|part| part.kind == kind);
        let starts: Vec<u32> = parts.filter_map(|part| Some(self.text_of(part)?.start())).collect();
        let next = starts.iter().find(|start| at.is_some_and(|at| **start > at));
        next.or(starts.first()).copied()
    }

    /// The text of a part without the heading that opens it; of one that is only a heading, that.
    #[must_use]
    pub fn text_of(&self, part: &Part) -> Option<Span> {
        let blocks = self.blocks.get(part.blocks.clone())?;
        let first = blocks.iter().find(|block| !matches!(block.kind, BlockKind::Heading(_)));
        Span::new(first.or(blocks.first())?.span.start(), blocks.last()?.span.end())
    }

    /// The heading that the source gives a part.
    #[must_use]
    pub fn heading_of(&self, part: &Part) -> Option<&str> {
        let first = self.blocks.get(part.blocks.start)?;
        matches!(first.kind, BlockKind::Heading(_)).then(|| first.span.slice(&self.text))
    }

    /// The bytes of the source that `span` came from, marks and escapes inside it included.
    ///
    /// Marks around a run belong to it when the span holds the whole run: `le [*cloud*] français`, but
    /// `le *[clo]ud* français`.
    #[must_use]
    pub fn source_bytes(&self, span: Span) -> Option<Range<u32>> {
        let (before, first, _) = self.runs_around(span.start())?;
        let (_, last, after) = self.runs_around(span.end() - 1)?;
        let start = match before {
            Some(before) if span.covers(first.span) && before.source.end <= first.source.start => {
                before.source.end
            }
            _ if first.verbatim => first.source.start + (span.start() - first.span.start()),
            _ => first.source.start,
        };
        let end = match after {
            Some(after) if span.covers(last.span) && after.source.start >= last.source.end => {
                after.source.start
            }
            _ if last.verbatim => last.source.start + (span.end() - last.span.start()),
            _ => last.source.end,
        };
        (start < end).then_some(start..end)
    }

    /// The run that holds the byte at `at`, between its neighbours in the same block.
    fn runs_around(&self, at: u32) -> Option<(Option<&Run>, &Run, Option<&Run>)> {
        let runs = &self.blocks.get(self.block_at(at)?)?.runs;
        let index = runs.partition_point(|run| run.span.end() <= at);
        let run = runs.get(index).filter(|run| run.span.contains(at))?;
        Some((index.checked_sub(1).and_then(|before| runs.get(before)), run, runs.get(index + 1)))
    }
}

/// A paragraph, a heading, an item: a line of text that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// How it is set.
    pub kind: BlockKind,
    /// How many quotations it stands in.
    pub quoted: u8,
    /// Its bytes of the plain text.
    pub span: Span,
    /// Its runs: they tile the span.
    pub runs: Vec<Run>,
}

/// How a block is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading, by its level in the outline: 1 is the title, and no level is skipped.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list: how deep (from 1), and its number in an ordered list.
    Item(u8, Option<u64>),
    /// A further paragraph of an item, indented as deep.
    Continuation(u8),
    /// Text set line by line in a fixed pitch.
    Code,
    /// A row of a table, its cells separated by a tab; true for the heading row.
    Row(bool),
}

/// A stretch of text with one style and one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its bytes of the plain text.
    pub span: Span,
    /// Its bytes of the source.
    pub source: Range<u32>,
    /// Whether source and text are the same bytes, so that offsets inside the run map one to one.
    pub verbatim: bool,
    /// How it is set.
    pub style: Style,
    /// Where it leads, for a live `http` or `https` link.
    pub link: Option<Rc<str>>,
}

/// How a run is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// Set apart, usually in italics.
    pub emphasis: bool,
    /// Weighty, usually in bold.
    pub strong: bool,
    /// Above the line: the `e` of 7ᵉ.
    pub superscript: bool,
    /// Below the line.
    pub subscript: bool,
    /// Struck through.
    pub struck: bool,
    /// In a fixed pitch.
    pub code: bool,
}

/// A section of a document that means something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its blocks, by index.
    pub blocks: Range<usize>,
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// What stands above the text: chamber, legislature, title, number.
    Heading,
    /// The text of the question.
    Question,
    /// The text of the answer.
    Answer,
    /// The key data (`Données clés`).
    KeyData,
    /// The dates of publication (`Date(s) clé(s)`).
    Dates,
    /// A text without such sections.
    Body,
}

/// Something that a reader had to decide, and that the analyst may want to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// The source holds no text at all.
    Empty,
    /// Raw HTML was read as its text, its tags left out.
    HtmlAsText,
    /// Images were left out, but for their alternative text.
    ImagesLeftOut,
    /// Lists or quotations nested deeper than the limit are shown at the limit.
    TooDeep,
    /// The source is longer than what can be shown: only its beginning is.
    TooLong,
    /// The source is cut off or broken in places: what could not be read is shown as `\u{fffd}`.
    Damaged,
    /// The text holds characters that no text should: NUL, control characters.
    Controls,
    /// Menus, forms and what else stands around the text of a page were left out.
    PageTrimmed,
    /// The lines of a text broken to a width were joined into paragraphs.
    LinesJoined,
    /// The encoding was told from the bytes.
    EncodingGuessed,
    /// The source is a letter as mail programs store it, whose words are written in codes.
    Mail,
    /// The source tells of a question without giving its text.
    NoText,
    /// The stored text differs from what this version reads from the source: the stored text is shown.
    ReadOtherwise,
    /// The source is a dossier that says things which its own codebook does not know; they are kept.
    Unlisted,
}
