//! Ranges of a document's plain text, in UTF-8 bytes.
//!
//! A [`Span`] is never empty. That its ends stand on character boundaries is checked where a span meets
//! a text ([`Span::within`]); bytes are the only unit here, UTF-16 and code points stay at the edges.

use std::cmp::{max, min};

/// A non-empty half-open range of bytes: `no [tender in] 2019` is 3..12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The range from `start` to `end`, unless it would be empty.
    #[must_use]
    pub fn new(start: u32, end: u32) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// The range of `text` from `start` to `end`, unless it is empty, past the text or cuts a character.
    #[must_use]
    pub fn within(text: &str, start: usize, end: usize) -> Option<Self> {
        text.get(start..end)?;
        Self::new(u32::try_from(start).ok()?, u32::try_from(end).ok()?)
    }

    /// The first byte.
    #[must_use]
    pub fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    #[must_use]
    pub fn end(self) -> u32 {
        self.end
    }

    /// How many bytes; at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a span is never empty")]
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the byte at `at` lies inside.
    #[must_use]
    pub fn contains(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether every byte of `other` lies inside.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The bytes both share: `ab[cd{ef]gh}` share `ef`.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(max(self.start, other.start), min(self.end, other.end))
    }

    /// The words of `text` in this range; empty when the range does not fit the text.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// One or more spans of one document, sorted, none touching another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spans(Vec<Span>);

impl Spans {
    /// The spans of `spans` in order; those that overlap or touch become one. `None` when there is none.
    #[must_use]
    pub fn new(mut spans: Vec<Span>) -> Option<Self> {
        spans.sort_unstable();
        let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match merged.last_mut() {
                Some(last) if span.start <= last.end => last.end = max(last.end, span.end),
                _ => merged.push(span),
            }
        }
        (!merged.is_empty()).then_some(Self(merged))
    }

    /// In the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = Span> + '_ {
        self.0.iter().copied()
    }

    /// How many spans; at least one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// From the first byte of the first span to the last byte of the last.
    #[must_use]
    pub fn hull(&self) -> Span {
        let (first, last) = (self.0.first(), self.0.last());
        match (first, last) {
            (Some(first), Some(last)) => Span { start: first.start, end: last.end },
            _ => unreachable!("at least one span"),
        }
    }

    /// The marked words, the gaps between spans written as an ellipsis.
    #[must_use]
    pub fn quote(&self, text: &str) -> String {
        let words: Vec<&str> = self.iter().map(|span| span.slice(text)).collect();
        words.join(" […] ")
    }
}

impl From<Span> for Spans {
    fn from(span: Span) -> Self {
        Self(vec![span])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32) -> Span {
        Span::new(start, end).unwrap()
    }

    #[test]
    fn an_empty_or_reversed_range_is_no_span() {
        assert_eq!(Span::new(3, 3), None);
        assert_eq!(Span::new(4, 3), None);
    }

    #[test]
    fn a_span_within_a_text_does_not_cut_a_character() {
        assert_eq!(Span::within("é!", 0, 1), None);
        assert_eq!(Span::within("é!", 0, 2), Span::new(0, 2));
        assert_eq!(Span::within("é!", 0, 9), None);
    }

    #[test]
    fn spans_are_sorted_and_those_that_touch_become_one() {
        let spans = Spans::new(vec![span(8, 9), span(0, 3), span(3, 5), span(4, 6)]).unwrap();
        assert_eq!(spans.iter().collect::<Vec<_>>(), [span(0, 6), span(8, 9)]);
        assert_eq!(spans.hull(), span(0, 9));
        assert_eq!(Spans::new(Vec::new()), None);
    }

    #[test]
    fn the_quote_shows_its_gaps() {
        let spans = Spans::new(vec![span(0, 2), span(5, 9)]).unwrap();
        assert_eq!(spans.quote("no tender"), "no […] nder");
    }
}
