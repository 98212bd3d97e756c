//! Snapping: what an analyst means by a rough selection.
//!
//! Whole grapheme clusters (UAX #29), without the stray spaces at the edges:
//! `no[ tender ]in` becomes `no [tender] in`.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::span::Span;

/// The span meant by the bytes from `start` to `end` of `text`; `None` when nothing but space is left.
#[must_use]
pub fn snap(text: &str, start: u32, end: u32) -> Option<Span> {
    let start = boundary_before(text, start as usize);
    let end = boundary_after(text, end as usize);
    let words = text.get(start..end)?;
    let blank = |cluster: &&str| cluster.chars().all(char::is_whitespace);
    let leading: usize = words.graphemes(true).take_while(blank).map(str::len).sum();
    let trailing: usize = words.graphemes(true).rev().take_while(blank).map(str::len).sum();
    Span::within(text, start + leading, end.checked_sub(trailing)?)
}

fn boundary_before(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at.min(text.len()));
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
        _ => at,
    }
}

fn boundary_after(text: &str, at: usize) -> usize {
    let at = text.ceil_char_boundary(at.min(text.len()));
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both texts mark a range by `[` and `]`; the rough one becomes the exact one.
    #[track_caller]
    fn check(rough: &str, exact: &str) {
        let text = rough.replace(['[', ']'], "");
        let (start, end) = (rough.find('[').unwrap(), rough.find(']').unwrap() - 1);
        let span = snap(&text, u32::try_from(start).unwrap(), u32::try_from(end).unwrap());
        let shown = span.map_or(text.clone(), |span| {
            let (start, end) = (span.start() as usize, span.end() as usize);
            format!("{}[{}]{}", &text[..start], &text[start..end], &text[end..])
        });
        assert_eq!(shown, exact);
    }

    #[test]
    fn stray_spaces_are_dropped() {
        check("no[ tender ]in", "no [tender] in");
        check("a[\u{a0}b\n]c", "a\u{a0}[b]\nc");
        check("a[ \n]b", "a \nb");
        check("a[]b", "ab");
    }

    #[test]
    fn clusters_are_taken_whole() {
        check("cafe[\u{301}s]", "caf[e\u{301}s]");
        check("[e]\u{301}!", "[e\u{301}]!");
        check("👩\u{200d}[👧 ok]", "[👩\u{200d}👧 ok]");
        check("[🇫]🇷", "[🇫🇷]");
    }

    #[test]
    fn offsets_past_the_text_or_inside_a_character_are_brought_back() {
        assert_eq!(snap("é", 1, 1), Span::new(0, 2));
        assert_eq!(snap("ab", 0, 99), Span::new(0, 2));
    }
}
