//! Lines of a concordance: words in the middle, and on both sides what their paragraph says.

use super::document::Document;
use super::occurrence::{context_within, first_words, last_words};
use super::span::Spans;

/// The most code points before the words: what the widest screen shows.
const BEFORE: usize = 90;
/// The most code points after them.
const AFTER: usize = 120;
/// The longest words that are shown whole, in code points.
const WHOLE: usize = 110;
/// Of longer ones, so much of the beginning,
const HEAD: usize = 60;
/// and so much of the end.
const TAIL: usize = 30;

/// A line of a concordance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What stands before the words, without a space at its end; begins with an ellipsis where it is cut.
    pub before: String,
    /// The words; what lies between several spans, and the middle of long ones, is an ellipsis.
    pub words: String,
    /// What stands after them; ends with an ellipsis where it is cut.
    pub after: String,
    /// Whether a space parts the words from what stands before.
    pub space_before: bool,
}

/// The line of some words of `document`.
#[must_use]
pub fn line(document: &Document, spans: &Spans) -> Line {
    let hull = spans.hull();
    let before = context_within(document, hull, BEFORE);
    let after = context_within(document, hull, AFTER);
    let shown = before.before.trim_end();
    Line {
        before: format!("{}{shown}", if before.cut_before { "…\u{a0}" } else { "" }),
        words: elide(&spans.quote(&document.text)),
        after: format!("{}{}", after.after, if after.cut_after { "\u{a0}…" } else { "" }),
        space_before: shown.len() < before.before.len(),
    }
}

/// `words` on one line, the middle left out where they are long.
fn elide(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= WHOLE { words } else { without_middle(&words, HEAD, TAIL) }
}

/// About `head` and `tail` characters of `words`, whole words from their beginning and their end.
pub(super) fn without_middle(words: &str, head: usize, tail: usize) -> String {
    format!("{} […] {}", first_words(words, head), last_words(words, tail))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identity::DocumentId;
    use crate::model::span::Span;
    use crate::read::{self, MediaType};
    use uuid::Uuid;

    /// `[` and `]` mark the spans; the line is `before|words|after`.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let text = marked.replace(['[', ']'], "");
        let document = read::read_as(DocumentId(Uuid::nil()), "", MediaType::Plain, text).0;
        let (mut spans, mut start, mut at) = (Vec::new(), 0, 0);
        for character in marked.chars() {
            match character {
                '[' => start = at,
                ']' => spans.extend(Span::new(start, at)),
                other => at += u32::try_from(other.len_utf8()).unwrap(),
            }
        }
        let Line { before, words, after, .. } = line(&document, &Spans::new(spans).unwrap());
        assert_eq!(format!("{before}|{words}|{after}"), expected);
    }

    #[test]
    fn words_stand_between_what_their_paragraph_says() {
        check("avant\nun [appel] d’offres\naprès", "un|appel| d’offres");
        check("[aucun] marché [public]", "|aucun […] public|");
        check("l’[État] a", "l’|État| a");
    }

    #[test]
    fn what_is_long_is_cut_between_words() {
        let long = "mot ".repeat(50);
        let cut = |count: usize| vec!["mot"; count].join(" ");
        let expected = format!("…\u{a0}{}|ici| {}\u{a0}…", cut(22), cut(30).trim_end());
        check(&format!("{long}[ici] {}", long.trim_end()), &expected);
        let words = format!("{} […] {}", cut(15), cut(7));
        check(&format!("[{}]", long.trim_end()), &format!("|{words}|"));
    }
}
