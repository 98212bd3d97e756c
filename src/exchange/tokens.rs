//! Documents as formats of columns see them: sentences of tokens.

use crate::model::document::Document;
use crate::model::span::Span;
use crate::model::unit::{Unit, tokens, units};

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// Its tokens; at least one.
    pub tokens: Vec<Span>,
}

/// The sentences of a document; those without a token are left out.
pub fn sentences(document: &Document) -> Vec<Sentence> {
    let blocks = 0..document.blocks.len();
    let spans = blocks.flat_map(|block| units(document, block, Unit::Sentence));
    let sentence = |span| {
        let tokens = tokens(document, span);
        let span = Span::new(tokens.first()?.start(), tokens.last()?.end())?;
        Some(Sentence { span, tokens })
    };
    spans.filter_map(sentence).collect()
}

/// The tokens, by their numbers, that a span touches.
pub fn touched(tokens: &[Span], span: Span) -> std::ops::Range<usize> {
    let start = tokens.partition_point(|token| token.end() <= span.start());
    let end = tokens.partition_point(|token| token.start() < span.end());
    start..end.max(start)
}
