//! The caret in the text: how far a key moves it.
//!
//! As in a text field, and further: Control or Command with the arrows up and down goes by block, Alt with
//! the arrows left and right by sentence. On a Mac Option goes by word, as everywhere there.

use super::chord::{Chord, Pressed};
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

/// A way of moving the caret, with the keys that go back and forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// How far.
    pub stride: Stride,
    /// Its keys, each without Shift, the ones to show first.
    pub keys: &'static [[Chord; 2]],
    /// Its keys on a Mac.
    pub mac: &'static [[Chord; 2]],
    /// Whether the keys do this only with Shift, and something else without.
    pub selects: bool,
}

/// Every way of moving the caret. With Shift the words passed over are selected.
pub static MOVES: [Move; 7] = {
    const SIDEWAYS: [Chord; 2] = [Chord::plain("ArrowLeft"), Chord::plain("ArrowRight")];
    const PRIMARY: [Chord; 2] = [Chord::primary("ArrowLeft"), Chord::primary("ArrowRight")];
    const ALT: [Chord; 2] = [Chord::alt("ArrowLeft"), Chord::alt("ArrowRight")];
    const UPRIGHT: [Chord; 2] = [Chord::plain("ArrowUp"), Chord::plain("ArrowDown")];
    const BLOCKS: [Chord; 2] = [Chord::primary("ArrowUp"), Chord::primary("ArrowDown")];
    const EDGES: [Chord; 2] = [Chord::plain("Home"), Chord::plain("End")];
    const ENDS: [Chord; 2] = [Chord::primary("Home"), Chord::primary("End")];
    const fn both(stride: Stride, keys: &'static [[Chord; 2]]) -> Move {
        Move { stride, keys, mac: keys, selects: false }
    }
    [
        both(Stride::Unit(Unit::Character), &[SIDEWAYS]),
        Move { stride: Stride::Unit(Unit::Word), keys: &[PRIMARY], mac: &[ALT], selects: false },
        Move { stride: Stride::Unit(Unit::Sentence), keys: &[ALT], mac: &[], selects: false },
        both(Stride::Unit(Unit::Block), &[BLOCKS]),
        // Without Shift these scroll.
        Move { selects: true, ..both(Stride::Line, &[UPRIGHT]) },
        Move { stride: Stride::LineEdge, keys: &[EDGES], mac: &[PRIMARY, EDGES], selects: false },
        both(Stride::Text, &[ENDS]),
    ]
};

impl Move {
    /// The keys to show, as they are pressed.
    #[must_use]
    pub fn shown(&self, mac: bool) -> Option<[Chord; 2]> {
        let pair = *self.on(mac).first()?;
        Some(if self.selects { pair.map(Chord::shift) } else { pair })
    }

    /// The keys on a system.
    #[must_use]
    pub fn on(&self, mac: bool) -> &'static [[Chord; 2]] {
        if mac { self.mac } else { self.keys }
    }
}

/// The step that a key makes.
#[must_use]
pub fn step(pressed: &Pressed, mac: bool) -> Option<Step> {
    let chord = Chord::of(pressed)?;
    let bare = Chord { shift: false, ..chord };
    MOVES.iter().filter(|own| chord.shift || !own.selects).find_map(|own| {
        let [back, _] = own.on(mac).iter().find(|pair| pair.contains(&bare))?;
        Some(Step { stride: own.stride, forward: *back != bare, extend: chord.shift })
    })
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
            altgr: false,
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
