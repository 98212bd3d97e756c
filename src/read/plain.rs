//! Plain text: every line that is not blank is a block.

use super::builder::{Builder, Text};
use crate::model::document::{Block, BlockKind, Run, Style};
use crate::model::span::Span;

/// Reads a plain text; its lines end with `\n`, `\r\n` or `\r`.
pub fn read(source: &str) -> Text {
    let mut builder = Builder::new(source);
    let mut start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for line in source.get(start..).unwrap_or_default().split_inclusive(['\n', '\r']) {
        let words = line.trim_end_matches(['\n', '\r']);
        builder.open(BlockKind::Paragraph, 0);
        builder.push(words, start..start + words.len(), Style::default(), None);
        start += line.len();
    }
    builder.finish()
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
