//! Where the notes stand in the margin: beside their passages, none over another.

use std::collections::BTreeMap;
use std::ops::Range;

use super::passages::Order;
use super::window::Sight;

/// How tall a note is taken to be before any was drawn, in CSS pixels.
const GUESS: f64 = 72.0;

/// Where a note stands, or would stand if it were alone, and how tall it is. CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The top of the note; beside the first line of its passage, if it were alone.
    pub top: f64,
    /// The height of the note.
    pub height: f64,
}

/// The places of all notes of a document, of which only those near the text in view are drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// How tall those are that were drawn, in the order of the text.
    heights: BTreeMap<Order, f64>,
    places: Vec<Place>,
    /// The height of the tallest.
    tallest: f64,
}

impl Plan {
    /// Takes in how tall the note of a passage is.
    pub fn measure(&mut self, passage: Order, height: f64) {
        self.heights.insert(passage, height);
    }

    /// How tall the note of a passage is, if it was drawn.
    #[must_use]
    pub fn height(&self, passage: &Order) -> Option<f64> {
        self.heights.get(passage).copied()
    }

    /// Sets every note beside its passage. `wishes` are the passages, in the order of the text, with the tops of
    /// their first lines. A note that was never drawn is taken to be as tall as the others are. Loose ones, in a
    /// sheet of their own, do not push each other.
    pub fn set<'own>(
        &mut self,
        wishes: impl Iterator<Item = (&'own Order, f64)>,
        active: Option<usize>,
        gap: f64,
        loose: bool,
    ) {
        #[expect(clippy::cast_precision_loss, reason = "nobody has so many notes")]
        let mean = match self.heights.len() {
            0 => GUESS,
            count => self.heights.values().sum::<f64>() / count as f64,
        };
        // Both come in the order of the text: one walk over them.
        let mut known = self.heights.iter().peekable();
        self.tallest = mean;
        self.places.clear();
        for (passage, top) in wishes {
            while known.next_if(|(own, _)| *own < passage).is_some() {}
            let height = known.next_if(|(own, _)| *own == passage).map_or(mean, |(_, height)| *height);
            self.tallest = self.tallest.max(height);
            self.places.push(Place { top, height });
        }
        if !loose {
            stack(&mut self.places, active, gap);
        }
    }

    /// The top of a note.
    #[must_use]
    pub fn top(&self, note: usize) -> Option<f64> {
        self.places.get(note).map(|place| place.top)
    }

    /// The notes within so many screens of what is seen.
    #[must_use]
    pub fn near(&self, seen: Sight, screens: f64) -> Range<usize> {
        let spare = seen.height * screens;
        self.between(seen.top - spare, seen.top + seen.height + spare)
    }

    /// The notes that reach between two heights of the page.
    #[must_use]
    pub fn between(&self, from: f64, to: f64) -> Range<usize> {
        // Their tops come in order. Their ends need not, in a sheet: none reaches further than the tallest.
        let first = self.places.partition_point(|place| place.top + self.tallest < from);
        let end = self.places.partition_point(|place| place.top <= to);
        let over = self.places.get(first..).unwrap_or_default().iter();
        let start = first + over.take_while(|place| place.top + place.height < from).count();
        start..end.max(start)
    }
}

/// Sets the notes, which come in the order of the text, where none lies over another; `active` stays where it
/// wishes to stand, unless those above it could not all be seen, and the others make room.
pub fn stack(notes: &mut [Place], active: Option<usize>, gap: f64) {
    let fixed = active.filter(|&index| index < notes.len()).unwrap_or(0);
    let (above, below) = notes.split_at_mut(fixed);
    fall(above, 0.0, gap);
    if let Some(kept) = below.first() {
        // Those above rise until the last one clears the fixed note; at the top of the page they stop.
        let mut ceiling = kept.top;
        for note in above.iter_mut().rev() {
            note.top = note.top.min(ceiling - gap - note.height);
            ceiling = note.top;
        }
        if above.first().is_some_and(|first| first.top < 0.0) {
            fall(above, 0.0, gap);
        }
    }
    let floor = above.last().map_or(0.0, |last| last.top + last.height + gap);
    fall(below, floor, gap);
}

/// Each note where it wishes, or just under the one before it.
fn fall(notes: &mut [Place], mut floor: f64, gap: f64) {
    for note in notes {
        note.top = note.top.max(floor);
        floor = note.top + note.height + gap;
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use super::*;
    use crate::model::identity::PassageId;

    #[track_caller]
    fn check(wishes: &[(f64, f64)], active: Option<usize>, expected: &[f64]) {
        let mut notes: Vec<Place> = wishes.iter().map(|&(top, height)| Place { top, height }).collect();
        stack(&mut notes, active, 10.0);
        assert_eq!(notes.iter().map(|note| note.top).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn notes_apart_stand_beside_their_passages() {
        check(&[(0.0, 50.0), (100.0, 50.0)], None, &[0.0, 100.0]);
        check(&[], None, &[]);
    }

    #[test]
    fn notes_that_would_overlap_are_pushed_down() {
        check(&[(100.0, 50.0), (120.0, 50.0), (130.0, 50.0)], None, &[100.0, 160.0, 220.0]);
    }

    #[test]
    fn the_active_note_stays_in_place_and_the_others_make_room() {
        check(&[(200.0, 50.0), (210.0, 50.0), (220.0, 50.0)], Some(1), &[150.0, 210.0, 270.0]);
        check(&[(200.0, 50.0), (210.0, 50.0), (220.0, 50.0)], Some(2), &[100.0, 160.0, 220.0]);
    }

    #[test]
    fn notes_not_drawn_have_a_place_and_those_in_view_are_known() {
        let passage = |n: u32| (n, Reverse(n + 1), PassageId(uuid::Uuid::nil()));
        let passages: Vec<Order> = (0..5).map(passage).collect();
        let tops = [0.0, 10.0, 20.0, 400.0, 900.0];
        let mut plan = Plan::default();
        plan.measure(passages[0], 40.0);
        plan.measure(passages[1], 60.0);
        plan.set(passages.iter().zip(tops), None, 10.0, false);
        let set: Vec<_> = (0..5).filter_map(|note| plan.top(note)).collect();
        assert_eq!(set, [0.0, 50.0, 120.0, 400.0, 900.0]);
        assert_eq!((plan.between(60.0, 300.0), plan.between(500.0, 800.0)), (1..3, 4..4));
        plan.set(passages.iter().zip(tops), None, 10.0, true);
        assert_eq!(plan.top(2), Some(20.0));
        // The first and the third are gone, and the second is still as tall as it was.
        plan.set(passages.iter().skip(1).zip([0.0, 1.0]), None, 10.0, false);
        assert_eq!((plan.top(0), plan.top(1), plan.top(2)), (Some(0.0), Some(70.0), None));
    }

    #[test]
    fn no_note_rises_above_the_page() {
        check(&[(0.0, 50.0), (10.0, 50.0)], Some(1), &[0.0, 60.0]);
    }
}
