//! The caret in the text: how far a key moves it.
//!
//! As in a text field, and further: Control or Command with the arrows up and down goes by block, Alt with
//! the arrows left and right by sentence. On a Mac Option goes by word, as everywhere there.

use super::chord::Pressed;
use super::document::Document;
use super::span::Span;
use super::unit::{self, Unit};

/// One move of the caret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// How far.
    pub stride: Stride,
    /// Whether towards the end of the text.
    pub forward: bool,
    /// Whether the selection goes along.
    pub extend: bool,
}

/// How far a step goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stride {
    /// As the screen sets the text: one line.
    Line,
    /// As the screen sets the text: to the edge of the line.
    LineEdge,
    /// One unit of reading.
    Unit(Unit),
    /// To the edge of the text.
    Text,
}

/// The step that a key makes.
#[must_use]
pub fn step(pressed: &Pressed, mac: bool) -> Option<Step> {
    let (primary, alt) = (pressed.primary, pressed.alt);
    let (forward, stride) = match pressed.key.as_str() {
        key @ ("ArrowLeft" | "ArrowRight") => {
            let stride = match (primary, alt) {
                (false, false) => Stride::Unit(Unit::Character),
                (true, false) if mac => Stride::LineEdge,
                (false, true) if !mac => Stride::Unit(Unit::Sentence),
                (true, false) | (false, true) => Stride::Unit(Unit::Word),
                (true, true) => return None,
            };
            (key == "ArrowRight", stride)
        }
        key @ ("ArrowUp" | "ArrowDown") if !alt => {
            let stride = match (primary, pressed.shift) {
                (true, _) => Stride::Unit(Unit::Block),
                (false, true) => Stride::Line,
                // Without Shift the arrows scroll.
                (false, false) => return None,
            };
            (key == "ArrowDown", stride)
        }
        key @ ("Home" | "End") if !alt => {
            (key == "End", if primary { Stride::Text } else { Stride::LineEdge })
        }
        _ => return None,
    };
    Some(Step { stride, forward, extend: pressed.shift })
}

/// Where a step by a unit of reading leads from `at`, in bytes.
#[must_use]
pub fn target(document: &Document, at: u32, unit: Unit, step: Step) -> u32 {
    match (step.forward, step.extend) {
        (true, true) => unit::next_end(document, at, unit),
        (true, false) => unit::next_start(document, at, unit),
        (false, _) => unit::previous_start(document, at, unit),
    }
}

/// `span` grown to the next larger unit: whole words, then sentences, then blocks.
#[must_use]
pub fn grown(document: &Document, span: Span) -> Option<Span> {
    let units = [Unit::Word, Unit::Sentence, Unit::Block];
    units.into_iter().map(|unit| unit::around(document, span, unit)).find(|grown| *grown != span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identity::DocumentId;
    use crate::read::{MediaType, read_as};
    use uuid::Uuid;

    #[track_caller]
    fn check(chord: &str, mac: bool, expected: Option<(Stride, bool, bool)>) {
        let keys: Vec<&str> = chord.split('+').collect();
        let has = |name: &str| keys.contains(&name);
        let pressed = Pressed {
            key: keys.last().unwrap().to_string(),
            primary: has("Ctrl"),
            shift: has("Shift"),
            alt: has("Alt"),
        };
        let expected = expected.map(|(stride, forward, extend)| Step { stride, forward, extend });
        assert_eq!(step(&pressed, mac), expected, "{chord}");
    }

    #[test]
    fn keys_move_the_caret_by_every_unit() {
        use Unit::{Block, Character, Sentence, Word};
        check("ArrowRight", false, Some((Stride::Unit(Character), true, false)));
        check("Ctrl+Shift+ArrowLeft", false, Some((Stride::Unit(Word), false, true)));
        check("Alt+ArrowRight", false, Some((Stride::Unit(Sentence), true, false)));
        check("Alt+ArrowRight", true, Some((Stride::Unit(Word), true, false)));
        check("Ctrl+ArrowLeft", true, Some((Stride::LineEdge, false, false)));
        check("Ctrl+Shift+ArrowDown", false, Some((Stride::Unit(Block), true, true)));
        check("Shift+ArrowUp", false, Some((Stride::Line, false, true)));
        check("ArrowDown", false, None);
        check("Alt+ArrowDown", false, None);
        check("End", false, Some((Stride::LineEdge, true, false)));
        check("Ctrl+Home", false, Some((Stride::Text, false, false)));
        check("x", false, None);
    }

    #[test]
    fn a_selection_grows_to_words_sentences_and_blocks() {
        let text = "M. X demande. Il attend.\nFin.";
        let document = read_as(DocumentId(Uuid::nil()), "a.txt", MediaType::Plain, text.to_owned()).0;
        let mut span = Span::new(6, 7).unwrap();
        let mut seen = Vec::new();
        while let Some(grown) = grown(&document, span) {
            seen.push(grown.slice(&document.text));
            span = grown;
        }
        assert_eq!(seen, ["demande", "M. X demande.", "M. X demande. Il attend."]);
    }
}
