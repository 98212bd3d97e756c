//! A text folded once, with the way back to its bytes.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use crate::model::folding::Folding;
use crate::model::occurrence::is_silent;
use crate::model::span::Span;

/// The most folded bytes that a regular expression is run over at once: it bounds the time of the worst.
const PIECE: usize = 1 << 16;

/// How a text is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// All that French typography varies is the same.
    Folded,
    /// Case and accents stay.
    Exact,
    /// Not at all.
    Raw,
}

impl Form {
    pub fn folding(self) -> Folding {
        match self {
            Self::Folded => Folding::ALL,
            Self::Exact => Folding { case: false, accents: false, typography: true },
            Self::Raw => Folding::NONE,
        }
    }
}

/// A folded text. Its lines are the blocks of the text, each folded by itself, joined by line ends; but for
/// [`Form::Raw`], there is no line end in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indexed {
    pub folded: String,
    /// Where the way back jumps: a byte of the folded text, and the byte of the text it came from. Up to the
    /// next jump both go on in step.
    jumps: Vec<(u32, u32)>,
    /// Where each line begins in the folded text.
    lines: Vec<u32>,
}

impl Indexed {
    /// Folds the `lines` of `text`, which must be in order.
    pub fn new(form: Form, text: &str, lines: impl Iterator<Item = Span>) -> Self {
        let folding = form.folding();
        let mut index =
            Self { folded: String::with_capacity(text.len()), jumps: vec![(0, 0)], lines: Vec::new() };
        // How far the text is ahead of what it was folded to.
        let mut ahead = 0_i64;
        for (number, line) in lines.enumerate() {
            if number > 0 {
                index.folded.push('\n');
            }
            index.lines.push(offset(index.folded.len()));
            for (at, character) in line.slice(text).char_indices() {
                let (before, origin) = (index.folded.len(), line.start() as usize + at);
                if form == Form::Raw {
                    index.folded.push(character);
                } else {
                    folding.fold_character(character, &mut index.folded);
                }
                let now = i64::from(offset(origin)) - i64::from(offset(before));
                if index.folded.len() > before && now != ahead {
                    ahead = now;
                    index.jumps.push((offset(before), offset(origin)));
                }
            }
        }
        index
    }

    /// How many lines there are.
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// Which line holds a folded byte.
    pub fn line_at(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start as usize <= at).saturating_sub(1)
    }

    /// The folded bytes of a line.
    pub fn line(&self, number: usize) -> Option<Range<usize>> {
        let start = *self.lines.get(number)? as usize;
        let next = self.lines.get(number + 1).map(|next| *next as usize - 1);
        Some(start..next.unwrap_or(self.folded.len()))
    }

    /// The part of `line` from `start` on that is looked at in one go: cut before a space, where it is long.
    pub fn piece(&self, line: &Range<usize>, start: usize) -> Range<usize> {
        if line.end - start <= PIECE {
            return start..line.end;
        }
        let cut = self.folded.floor_char_boundary(start + PIECE);
        let space = self.folded.get(start..cut).and_then(|piece| piece.rfind(char::is_whitespace));
        start..space.filter(|space| *space > 0).map_or(cut, |space| start + space)
    }

    /// The bytes of `text` behind folded ones, if they are whole characters: the `o` that half of an `œ`
    /// became is not. Widened to whole grapheme clusters, if that takes in nothing else that is folded.
    pub fn span(&self, text: &str, start: usize, end: usize) -> Option<Span> {
        let first = self.origin(start);
        let (last, _) = self.folded.get(start..end)?.char_indices().next_back()?;
        let last = text.floor_char_boundary(self.origin(start + last));
        let after = last + text.get(last..)?.chars().next()?.len_utf8();
        let ends_line = self.folded.as_bytes().get(end).is_none_or(|byte| *byte == b'\n');
        let next = if ends_line { text.len() } else { self.origin(end) };
        if !text.is_char_boundary(first) || !text.is_char_boundary(next) || !is_boundary(text, first) {
            return None;
        }
        let whole = if is_boundary(text, after) { after } else { boundary_after(text, after) };
        if whole > next { None } else { Span::within(text, first, whole) }
    }

    /// The byte of the text that a folded byte came from; inside a character that became several, one that
    /// is no boundary: no character is folded to one that begins later than it is long itself.
    fn origin(&self, at: usize) -> usize {
        let index = self.jumps.partition_point(|(folded, _)| *folded as usize <= at);
        let jump = index.checked_sub(1).and_then(|index| self.jumps.get(index));
        jump.map_or(at, |(folded, origin)| *origin as usize + at - *folded as usize)
    }

    /// Whether a letter or a digit stands on both sides of a folded byte.
    pub fn joins(&self, at: usize) -> bool {
        let Some((before, after)) = self.folded.split_at_checked(at) else { return true };
        let before = before.chars().rev().find(|c| !is_silent(*c));
        let after = after.chars().find(|c| !is_silent(*c));
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    }
}

fn is_boundary(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

fn boundary_after(text: &str, at: usize) -> usize {
    let next = GraphemeCursor::new(at, text.len(), true).next_boundary(text, 0);
    next.ok().flatten().unwrap_or(text.len())
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Folds the lines of `text` and shows what stands behind `words`.
    #[track_caller]
    fn check(form: Form, text: &str, words: &str, expected: Option<&str>) {
        let mut at = 0;
        let lines = text.split('\n').filter_map(|line| {
            let span = Span::within(text, at, at + line.len());
            at += line.len() + 1;
            span
        });
        let index = Indexed::new(form, text, lines);
        let start = index.folded.find(words).unwrap();
        let span = index.span(text, start, start + words.len());
        assert_eq!(span.map(|span| span.slice(text)), expected, "{:?}", index.folded);
    }

    #[test]
    fn folded_bytes_lead_back_to_whole_clusters() {
        check(Form::Folded, "été à l’Œuvre", "oeuvre", Some("Œuvre"));
        check(Form::Folded, "été à l’Œuvre", "l'o", None);
        check(Form::Folded, "l’Œuvre", "euvre", None);
        check(Form::Folded, "e\u{301}te\u{301}s", "ete", Some("e\u{301}te\u{301}"));
        check(Form::Folded, "ap\u{ad}pel\u{ad}s", "appel", Some("ap\u{ad}pel"));
        check(Form::Folded, "un \u{a0} été", "un ete", Some("un \u{a0} été"));
        check(Form::Folded, "a\nété…", "ete...", Some("été…"));
        check(Form::Exact, "L’Été", "L'E\u{301}te\u{301}", Some("L’Été"));
        check(Form::Exact, "L’Été", "L'E", None);
        check(Form::Folded, "🇫🇷🇪🇺", "🇷🇪", None);
        check(Form::Raw, "é\nÉ", "É", Some("É"));
    }

    #[test]
    fn a_long_line_is_cut_before_a_space() {
        let text = "mot ".repeat(40_000);
        let index = Indexed::new(Form::Folded, &text, Span::within(&text, 0, text.len()).into_iter());
        let line = index.line(0).unwrap();
        let piece = index.piece(&line, 0);
        assert!(piece.len() <= PIECE && index.folded[piece.end..].starts_with(' '));
        assert_eq!(index.piece(&line, line.end - 4), line.end - 4..line.end);
    }
}
