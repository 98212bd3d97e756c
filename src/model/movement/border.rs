//! The borders between the movements of a question: where one may be moved to.
//!
//! A border never passes the other one: `opening |context |request` can come to `opening |context |request`
//! with the first further on, and never to a context behind the request.

use super::{Movement, Movements, question_span, sentences};
use crate::model::document::Document;
use crate::model::unit::{self, Unit};

/// A place that a border snaps to, where the screen shows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    /// The byte of the plain text.
    pub at: u32,
    /// The left edge of its first letter, in CSS pixels.
    pub left: f64,
    /// The top of its line.
    pub top: f64,
    /// The bottom of its line.
    pub bottom: f64,
}

/// Where the sentences of the question begin: what a dragged border snaps to.
#[must_use]
pub fn stops(document: &Document) -> Vec<u32> {
    sentences(document).into_iter().map(|sentence| sentence.start()).collect()
}

/// The stop nearest to a point of the screen: on the nearest line, then the nearest along it.
#[must_use]
pub fn nearest(stops: &[Stop], (x, y): (f64, f64)) -> Option<u32> {
    let off = |stop: &Stop| {
        let rows = (stop.top - y).max(y - stop.bottom).max(0.0);
        (rows, (stop.left - x).abs())
    };
    let nearer = |one: &&Stop, other: &&Stop| {
        let (one, other) = (off(one), off(other));
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
    };
    stops.iter().min_by(nearer).map(|stop| stop.at)
}

impl Movements {
    /// The same with a border at `to`, in bytes; `None` where it cannot lie there.
    #[must_use]
    pub fn moved(self, document: &Document, movement: Movement, to: u32) -> Option<Self> {
        let moved = self.with(movement, Some(to));
        let kept = moved.tidy(document) == moved && moved.borders().count() == self.borders().count();
        (kept && moved != self).then_some(moved)
    }

    /// The same with a border one unit further on, or back; `None` where there is no further.
    #[must_use]
    pub fn stepped(self, document: &Document, movement: Movement, unit: Unit, forward: bool) -> Option<Self> {
        let step = if forward { unit::next_start } else { unit::previous_start };
        self.moved(document, movement, step(document, self.start(movement)?, unit))
    }

    /// The same with a movement that begins at `at`, or at the word that holds it; a border that it passes is
    /// pushed out. `None` where that is not in the question.
    #[must_use]
    pub fn beginning(self, document: &Document, movement: Movement, at: u32) -> Option<Self> {
        let question = question_span(document)?;
        let block = document.block_at(at.min(question.end() - 1))?;
        let words = unit::units(document, block, Unit::Word);
        let word = words.into_iter().find(|word| word.contains(at)).map_or(at, |word| word.start());
        let begun = self.with(movement, Some(word));
        (begun.tidy(document) == begun).then_some(begun)
    }

    /// The movements that begin at a border, with its place in bytes.
    pub fn borders(self) -> impl Iterator<Item = (Movement, u32)> {
        Movement::ALL.into_iter().filter_map(move |movement| Some((movement, self.start(movement)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identity::DocumentId;
    use crate::read;
    use uuid::Uuid;

    /// The question in `marked`, with its borders at `|` (the context's) and `/` (the request's).
    fn parse(marked: &str) -> (Document, Movements) {
        let source = format!("# Titre\n\n## Question\n\n{}\n", marked.replace(['|', '/'], ""));
        let document = read::read(DocumentId(Uuid::nil()), "a.md", source).0;
        let start = question_span(&document).unwrap().start();
        let at = |sign: char, other: char| {
            let found = marked.replace(other, "").find(sign)?;
            Some(start + u32::try_from(found).unwrap())
        };
        (document, Movements { context: at('|', '/'), request: at('/', '|') })
    }

    fn show(document: &Document, movements: Movements) -> String {
        let mut shown = document.text.clone();
        for (sign, at) in [('/', movements.request), ('|', movements.context)] {
            at.into_iter().for_each(|at| shown.insert(at as usize, sign));
        }
        shown.split_once("Question\n").unwrap().1.to_owned()
    }

    #[track_caller]
    fn check_step(before: &str, movement: Movement, unit: Unit, forward: bool, after: &str) {
        let (document, movements) = parse(before);
        let stepped = movements.stepped(&document, movement, unit, forward).unwrap_or(movements);
        assert_eq!(show(&document, stepped), after);
    }

    #[test]
    fn a_border_steps_by_sentence_and_by_word() {
        use Movement::{Context, Request};
        check_step("Un. |Deux. Trois. /Oui ?", Context, Unit::Sentence, true, "Un. Deux. |Trois. /Oui ?");
        check_step("Un. |Deux. Trois. /Oui ?", Context, Unit::Sentence, false, "|Un. Deux. Trois. /Oui ?");
        check_step("Un. |Deux. Trois. /Oui ?", Request, Unit::Sentence, false, "Un. |Deux. /Trois. Oui ?");
        check_step("Un. |Deux et trois. /Oui ?", Context, Unit::Word, true, "Un. Deux |et trois. /Oui ?");
    }

    #[test]
    fn a_border_passes_neither_the_other_nor_the_ends_of_the_question() {
        use Movement::{Context, Request};
        check_step("Un. |Deux. /Oui ?", Context, Unit::Sentence, true, "Un. |Deux. /Oui ?");
        check_step("Un. |Deux. /Oui ?", Request, Unit::Sentence, false, "Un. |Deux. /Oui ?");
        check_step("Un. |Deux. /Oui ?", Request, Unit::Sentence, true, "Un. |Deux. /Oui ?");
        check_step("|Un. Deux. /Oui ?", Context, Unit::Sentence, false, "|Un. Deux. /Oui ?");
    }

    #[test]
    fn a_movement_begins_at_the_word_that_is_pointed_at() {
        let (document, movements) = parse("Un. |Deux et trois. /Oui ?");
        let begin = |movement, words: &str, inside: u32| {
            let at = u32::try_from(document.text.find(words).unwrap()).unwrap() + inside;
            movements.beginning(&document, movement, at).map(|begun| show(&document, begun))
        };
        assert_eq!(begin(Movement::Request, "trois", 2).as_deref(), Some("Un. |Deux et /trois. Oui ?"));
        assert_eq!(begin(Movement::Request, "Un", 0).as_deref(), Some("/Un. Deux et trois. Oui ?"));
        assert_eq!(begin(Movement::Context, "Oui", 0).as_deref(), Some("Un. Deux et trois. |Oui ?"));
        assert_eq!(begin(Movement::Context, "Titre", 0), None);
    }

    #[test]
    fn the_nearest_stop_is_on_the_nearest_line() {
        let stop = |at, left, top| Stop { at, left, top, bottom: top + 20.0 };
        let stops = [stop(0, 0.0, 0.0), stop(1, 300.0, 0.0), stop(2, 100.0, 40.0)];
        assert_eq!(nearest(&stops, (-20.0, 15.0)), Some(0));
        assert_eq!(nearest(&stops, (290.0, 25.0)), Some(1));
        assert_eq!(nearest(&stops, (-20.0, 38.0)), Some(2));
        assert_eq!(nearest(&[], (0.0, 0.0)), None);
    }

    #[test]
    fn borders_snap_to_where_sentences_begin() {
        let (document, _) = parse("Un. Deux.\n\nTrois.");
        let begun: Vec<&str> = stops(&document).iter().map(|at| &document.text[*at as usize..]).collect();
        assert_eq!(begun, ["Un. Deux.\nTrois.", "Deux.\nTrois.", "Trois."]);
    }
}
