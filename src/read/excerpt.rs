//! A text put together from pieces of a source: what a JSON string says, what a CDATA section holds.
//!
//! Every byte of it knows the bytes of the source it came from, so that a reader can run over it and
//! its positions be brought back, however many such texts lie one inside the other.

use std::borrow::Cow;
use std::ops::Range;

/// A text, and where its pieces came from.
#[derive(Debug, Clone, Default)]
pub struct Excerpt<'a> {
    text: Cow<'a, str>,
    pieces: Vec<Piece>,
}

/// A stretch of the text: it ends where the next one begins.
#[derive(Debug, Clone)]
struct Piece {
    at: usize,
    source: Range<usize>,
    /// Whether source and text are the same bytes.
    verbatim: bool,
}

/// A stretch of an excerpt with one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traced<'t> {
    /// What it says.
    pub text: &'t str,
    /// Its bytes of the source.
    pub source: Range<usize>,
    /// Whether source and text are the same bytes.
    pub verbatim: bool,
}

impl<'a> Excerpt<'a> {
    /// The bytes `range` of `source`, as they stand.
    pub fn of(source: &'a str, range: Range<usize>) -> Self {
        let text = source.get(range.clone()).unwrap_or_default();
        let start = if text.is_empty() { 0 } else { range.start };
        let pieces = vec![Piece { at: 0, source: start..start + text.len(), verbatim: true }];
        Self { text: Cow::Borrowed(text), pieces }
    }

    /// What it says.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds `text`, which the bytes `source` stand for.
    pub fn push(&mut self, text: &str, source: Range<usize>, verbatim: bool) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.to_mut().push_str(text);
        match self.pieces.last_mut() {
            Some(last) if last.verbatim && verbatim && last.source.end == source.start => {
                last.source.end = source.end;
            }
            _ => self.pieces.push(Piece { at, source, verbatim }),
        }
    }

    /// The bytes of the source from the first to the last that `range` came from.
    pub fn hull(&self, range: Range<usize>) -> Range<usize> {
        let first = self.piece_at(range.start);
        let last = self.piece_at(range.end.saturating_sub(1).max(range.start));
        let (Some((_, first)), Some((_, last))) = (first, last) else { return 0..0 };
        let start = if first.verbatim {
            first.source.start + (range.start - first.at).min(first.source.len())
        } else {
            first.source.start
        };
        let end = if last.verbatim {
            last.source.start + range.end.saturating_sub(last.at).min(last.source.len())
        } else {
            last.source.end
        };
        start.min(end)..end.max(start)
    }

    /// The stretches of `range`, each with its origin.
    pub fn trace(&self, range: Range<usize>) -> Vec<Traced<'_>> {
        let Some((index, _)) = self.piece_at(range.start) else { return Vec::new() };
        let mut traced = Vec::new();
        let mut pieces = self.pieces.get(index..).unwrap_or_default().iter().peekable();
        while let Some(piece) = pieces.next() {
            if piece.at >= range.end {
                break;
            }
            let end = pieces.peek().map_or(self.text.len(), |next| next.at).min(range.end);
            let start = piece.at.max(range.start);
            let Some(text) = self.text.get(start..end).filter(|text| !text.is_empty()) else { continue };
            let source = if piece.verbatim {
                piece.source.start + (start - piece.at)..piece.source.start + (end - piece.at)
            } else {
                piece.source.clone()
            };
            traced.push(Traced { text, source, verbatim: piece.verbatim });
        }
        traced
    }

    /// The same text with every line ended by `\n` alone, as readers of markup want it.
    pub fn with_plain_line_ends(self) -> Self {
        if !self.text.contains('\r') {
            return self;
        }
        let mut plain = Excerpt::default();
        let mut at = 0;
        while let Some(length) = self.text.get(at..).and_then(|rest| rest.find('\r')) {
            let end = at + length;
            plain.take(&self, at..end);
            let after =
                if self.text.get(end + 1..).is_some_and(|rest| rest.starts_with('\n')) { 2 } else { 1 };
            plain.push("\n", self.hull(end..end + after), false);
            at = end + after;
        }
        plain.take(&self, at..self.text.len());
        plain
    }

    /// Adds the bytes `range` of `other`.
    pub fn take(&mut self, other: &Excerpt<'_>, range: Range<usize>) {
        for traced in other.trace(range) {
            self.push(traced.text, traced.source, traced.verbatim);
        }
    }

    fn piece_at(&self, at: usize) -> Option<(usize, &Piece)> {
        let index = self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1)?;
        Some((index, self.pieces.get(index)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_come_back_through_two_layers() {
        let source = "a\\u00e9\r\nb&amp;c";
        let mut excerpt = Excerpt::default();
        excerpt.push("a", 0..1, true);
        excerpt.push("é", 1..7, false);
        excerpt.push("\r\nb&amp;c", 7..16, true);
        assert_eq!(excerpt.hull(1..3), 1..7);
        let plain = excerpt.with_plain_line_ends();
        assert_eq!(plain.text(), "aé\nb&amp;c");
        let traced = plain.trace(0..plain.text().len());
        let found: Vec<_> =
            traced.iter().map(|traced| (traced.text, &source[traced.source.clone()])).collect();
        assert_eq!(found, [("a", "a"), ("é", "\\u00e9"), ("\n", "\r\n"), ("b&amp;c", "b&amp;c")]);
    }

    #[test]
    fn a_range_past_the_text_is_nothing() {
        let excerpt = Excerpt::of("abc", 1..9);
        assert_eq!(excerpt.text(), "");
        assert!(excerpt.trace(0..5).is_empty());
        assert_eq!(Excerpt::of("abc", 1..3).hull(0..2), 1..3);
    }
}
