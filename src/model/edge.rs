//! The edges of a passage: where one may be moved to.
//!
//! A span is never empty, never touches another of its passage, and cuts no character: `[te]nder [2019]`
//! can grow to `[tender] [2019]` and no further.

use super::document::Document;
use super::edit::End;
use super::snap::snap;
use super::span::{Span, Spans};
use super::unit::{self, Unit};

/// The words of a passage with one edge of its `index`th span at `to`, in bytes, or as near as may be;
/// `None` when that changes nothing.
#[must_use]
pub fn moved(document: &Document, spans: &Spans, index: usize, end: End, to: u32) -> Option<Spans> {
    let list: Vec<Span> = spans.iter().collect();
    let span = *list.get(index)?;
    let before = index.checked_sub(1).and_then(|index| list.get(index)).map_or(0, |span| span.end() + 1);
    let length = u32::try_from(document.text.len()).ok()?;
    let after = list.get(index + 1).map_or(length, |span| span.start() - 1);
    let (start, stop) = match end {
        End::Start => (to.clamp(before, span.end() - 1), span.end()),
        End::End => (span.start(), to.clamp(span.start() + 1, after)),
    };
    let snapped = snap(&document.text, start, stop)?;
    // Snapping takes clusters whole: never beyond what stands between the neighbours.
    if snapped.start() < before || snapped.end() > after || snapped == span {
        return None;
    }
    let others = list.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, span)| *span);
    Spans::new(others.chain([snapped]).collect())
}

/// The words of a passage with one edge a unit further on, or back.
#[must_use]
pub fn stepped(
    document: &Document,
    spans: &Spans,
    index: usize,
    end: End,
    unit: Unit,
    forward: bool,
) -> Option<Spans> {
    let span = spans.iter().nth(index)?;
    let step = match (end, forward) {
        (End::Start, true) => unit::next_start,
        (End::Start, false) => unit::previous_start,
        (End::End, true) => unit::next_end,
        (End::End, false) => unit::previous_end,
    };
    // A step onto a space comes to the same words: go on until something changes.
    let mut at = match end {
        End::Start => span.start(),
        End::End => span.end(),
    };
    loop {
        let to = step(document, at, unit);
        if to == at {
            return None;
        }
        let crossed = match end {
            End::Start => to >= span.end(),
            End::End => to <= span.start(),
        };
        // A word or a sentence less than there is would leave a letter that nobody meant.
        if crossed && unit != Unit::Character {
            return None;
        }
        if let Some(moved) = moved(document, spans, index, end, to) {
            return Some(moved);
        }
        if crossed {
            return None;
        }
        at = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identity::DocumentId;
    use crate::read::{MediaType, read_as};
    use uuid::Uuid;

    /// The spans that `[` and `]` mark in `marked`, and the text without them.
    fn parse(marked: &str) -> (Document, Spans) {
        let text = marked.replace(['[', ']'], "");
        let (mut spans, mut start, mut at) = (Vec::new(), 0, 0);
        for character in marked.chars() {
            match character {
                '[' => start = at,
                ']' => spans.push(Span::new(start, at).unwrap()),
                other => at += u32::try_from(other.len_utf8()).unwrap(),
            }
        }
        let document = read_as(DocumentId(Uuid::nil()), "a.txt", MediaType::Plain, text).0;
        (document, Spans::new(spans).unwrap())
    }

    fn show(document: &Document, spans: &Spans) -> String {
        let mut shown = document.text.clone();
        for span in spans.iter().collect::<Vec<_>>().into_iter().rev() {
            shown.insert(span.end() as usize, ']');
            shown.insert(span.start() as usize, '[');
        }
        shown
    }

    #[track_caller]
    fn check_step(before: &str, index: usize, end: End, unit: Unit, forward: bool, after: &str) {
        let (document, spans) = parse(before);
        let stepped = stepped(&document, &spans, index, end, unit, forward).unwrap_or(spans);
        assert_eq!(show(&document, &stepped), after);
    }

    #[test]
    fn an_edge_steps_by_character_word_and_sentence() {
        check_step("no [ten]der", 0, End::End, Unit::Character, true, "no [tend]er");
        check_step("no [ten]der", 0, End::Start, Unit::Character, false, "n[o ten]der");
        check_step("no [tender] in", 0, End::End, Unit::Character, true, "no [tender i]n");
        check_step("no [tender] in 2019", 0, End::End, Unit::Word, true, "no [tender in] 2019");
        check_step("[no tender in] 2019", 0, End::End, Unit::Word, false, "[no tender] in 2019");
        check_step("[no tender] in", 0, End::Start, Unit::Word, true, "no [tender] in");
        check_step("Un. De[ux]. Trois.", 0, End::End, Unit::Sentence, true, "Un. De[ux.] Trois.");
        check_step("Un. De[ux.] Trois.", 0, End::Start, Unit::Sentence, false, "Un. [Deux.] Trois.");
        check_step("Un.\n[Deux]", 0, End::Start, Unit::Word, false, "[Un.\nDeux]");
    }

    #[test]
    fn a_span_never_empties_and_never_touches_another() {
        check_step("n[o]", 0, End::Start, Unit::Character, true, "n[o]");
        check_step("n[o]", 0, End::End, Unit::Word, false, "n[o]");
        check_step("no [tender] in", 0, End::End, Unit::Word, false, "no [tender] in");
        check_step("No [tender in] it.", 0, End::Start, Unit::Sentence, true, "No [tender in] it.");
        check_step("[no] [tender]", 0, End::End, Unit::Word, true, "[no] [tender]");
        check_step("[no] ten[der]", 0, End::End, Unit::Word, true, "[no te]n[der]");
        check_step("[no] te[nder]", 1, End::Start, Unit::Character, false, "[no] t[ender]");
    }

    #[test]
    fn a_cluster_is_taken_whole() {
        let (document, spans) = parse("[caf]e\u{301}s");
        let moved = moved(&document, &spans, 0, End::End, 4).unwrap();
        assert_eq!(show(&document, &moved), "[cafe\u{301}]s");
    }
}
