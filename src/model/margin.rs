//! Where the notes stand in the margin: beside their passages, none over another.
//!
//! Where a text has more passages than notes fit beside it, each note that is pushed down pushes the next, and the last
//! would stand many screens below its passage. So one note, the *anchor*, stands in its place whatever the others need:
//! the active one, or, once those in view have strayed from their passages, the first in view.

use std::collections::BTreeMap;
use std::ops::Range;

use super::passages::Order;
use super::window::Sight;

/// How tall a note is taken to be before any was drawn, in CSS pixels.
const GUESS: f64 = 72.0;
/// The active note gives way to those above it by at most this share of what is seen.
const SLACK: f64 = 0.25;

/// Where a note stands, and how tall it is. CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    top: f64,
    height: f64,
}

/// The places of all notes of a document, of which only those near the text in view are drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// How tall those are that were drawn, in the order of the text.
    heights: BTreeMap<Order, f64>,
    /// The passages, with where their notes would stand alone: beside the first line.
    wishes: Vec<(Order, f64)>,
    places: Vec<Place>,
    /// The height of the tallest.
    tallest: f64,
    active: Option<usize>,
    anchor: Option<usize>,
    /// The passage whose note became the anchor when the notes in view had strayed.
    held: Option<Order>,
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

    /// Sets every note beside its passage, `gap` below the one before it at least. `wishes` are the passages, in the
    /// order of the text, with the tops of their first lines; `seen` is what is seen of the notes. A note that was never
    /// drawn is taken to be as tall as the others are.
    pub fn set<'own>(
        &mut self,
        wishes: impl Iterator<Item = (&'own Order, f64)>,
        active: Option<usize>,
        seen: Sight,
        gap: f64,
    ) {
        self.set_loose(wishes);
        self.active = active.filter(|&index| index < self.places.len());
        let held = self.held.map(|held| self.wishes.partition_point(|(passage, _)| *passage < held));
        self.stack(self.active.or(held), seen, gap);
        if self.strays(seen) {
            let first = self.wishes.partition_point(|(_, wish)| *wish < seen.top);
            let first = first.min(self.places.len().saturating_sub(1));
            self.held = self.wishes.get(first).map(|(passage, _)| *passage);
            wish(&mut self.places, &self.wishes);
            self.stack(Some(first), seen, gap);
        }
    }

    /// The same for notes in a sheet of their own, where they do not push each other.
    pub fn set_loose<'own>(&mut self, wishes: impl Iterator<Item = (&'own Order, f64)>) {
        #[expect(clippy::cast_precision_loss, reason = "nobody has so many notes")]
        let mean = match self.heights.len() {
            0 => GUESS,
            count => self.heights.values().sum::<f64>() / count as f64,
        };
        // Both come in the order of the text: one walk over them.
        let mut known = self.heights.iter().peekable();
        self.tallest = mean;
        self.places.clear();
        self.wishes.clear();
        (self.active, self.anchor) = (None, None);
        for (passage, top) in wishes {
            while known.next_if(|(own, _)| *own < passage).is_some() {}
            let height = known.next_if(|(own, _)| *own == passage).map_or(mean, |(_, height)| *height);
            if height > self.tallest {
                self.tallest = height;
            }
            self.places.push(Place { top, height });
            self.wishes.push((*passage, top));
        }
    }

    /// Sets the notes, which stand where they wish, where none lies over another: each there or below, or above where
    /// the anchor leaves no room for it.
    fn stack(&mut self, anchor: Option<usize>, seen: Sight, gap: f64) {
        self.anchor = anchor.filter(|&index| index < self.places.len());
        let (above, below) = self.places.split_at_mut(self.anchor.unwrap_or_default());
        let Some(wished) = below.first().map(|kept| kept.top) else { return };
        let gives_way = self.anchor.is_some() && self.anchor == self.active;
        let mut floor = wished;
        if gives_way {
            fall(above, 0.0, gap);
            rise(above, wished, gap);
            // At the top of the page they stop, and the active one gives way.
            if above.first().is_some_and(|first| first.top < 0.0) {
                floor = fall(above, 0.0, gap);
            }
        }
        if !gives_way || floor - wished > SLACK * seen.height {
            wish(above, &self.wishes);
            rise(above, wished, gap);
            floor = wished;
        }
        fall(below, floor, gap);
    }

    /// Whether the notes in view are not those of the passages in view, and would be if they were set anew.
    #[must_use]
    pub fn strays(&self, seen: Sight) -> bool {
        // The active note is not moved while any of it is in view.
        let is_in_view = |note: usize| {
            let both = self.wishes.get(note).zip(self.places.get(note));
            both.is_some_and(|((_, wish), place)| {
                *wish <= seen.top + seen.height && wish + place.height >= seen.top
            })
        };
        if self.active.is_some_and(is_in_view) {
            return self.anchor != self.active;
        }
        let strayed = |note: usize, screens: f64| {
            let both = self.places.get(note).zip(self.wishes.get(note));
            both.is_some_and(|(place, (_, wish))| (place.top - wish).abs() > screens * seen.height)
        };
        let first = self.wishes.partition_point(|(_, wish)| *wish < seen.top);
        let is_seen = self.wishes.get(first).is_some_and(|(_, wish)| *wish <= seen.top + seen.height);
        let drawn = self.near(seen, 0.0);
        // Where the first in view is in its place, the last may stand a screen below its passage.
        is_seen && strayed(first, 0.5)
            || drawn.clone().take(1).chain(drawn.last()).any(|note| strayed(note, 1.0))
    }

    /// The top of a note. An active one far from what is seen is beside its passage: pushed down, it could make the page
    /// longer than the text.
    #[must_use]
    pub fn top(&self, note: usize) -> Option<f64> {
        if Some(note) == self.active && self.active != self.anchor {
            return self.wishes.get(note).map(|(_, wish)| *wish);
        }
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

/// Puts every note where it would stand alone.
fn wish(notes: &mut [Place], wishes: &[(Order, f64)]) {
    for (note, (_, wish)) in notes.iter_mut().zip(wishes) {
        note.top = *wish;
    }
}

/// Each note where it is, or just under the one before it; where the next would stand under the last.
fn fall(notes: &mut [Place], mut floor: f64, gap: f64) -> f64 {
    for note in notes {
        if note.top < floor {
            note.top = floor;
        }
        floor = note.top + (note.height + gap);
    }
    floor
}

/// Each note where it is, or just above the one behind it.
fn rise(notes: &mut [Place], mut ceiling: f64, gap: f64) {
    for note in notes.iter_mut().rev() {
        let highest = ceiling - (note.height + gap);
        if note.top > highest {
            note.top = highest;
        }
        ceiling = note.top;
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use super::*;
    use crate::model::identity::PassageId;

    const SEEN: Sight = Sight { top: 0.0, height: 800.0 };

    fn passages(count: u32) -> Vec<Order> {
        (0..count).map(|n| (n, Reverse(n + 1), PassageId(uuid::Uuid::nil()))).collect()
    }

    /// A plan of notes with the tops that they wish and their heights.
    fn plan(wishes: &[(f64, f64)], active: Option<usize>, seen: Sight) -> Plan {
        let mut plan = Plan::default();
        let passages = passages(u32::try_from(wishes.len()).unwrap());
        for (passage, (_, height)) in passages.iter().zip(wishes) {
            plan.measure(*passage, *height);
        }
        plan.set(passages.iter().zip(wishes.iter().map(|(top, _)| *top)), active, seen, 10.0);
        plan
    }

    fn tops(plan: &Plan) -> Vec<f64> {
        plan.places.iter().map(|place| place.top).collect()
    }

    #[track_caller]
    fn check(wishes: &[(f64, f64)], active: Option<usize>, expected: &[f64]) {
        assert_eq!(tops(&plan(wishes, active, SEEN)), expected);
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
    fn no_note_rises_above_the_page_for_an_active_one_that_need_not_go_far() {
        check(&[(0.0, 50.0), (10.0, 50.0)], Some(1), &[0.0, 60.0]);
        // Three more, and it would leave its passage.
        check(&[(0.0, 90.0), (1.0, 90.0), (2.0, 90.0), (3.0, 50.0)], Some(3), &[-297.0, -197.0, -97.0, 3.0]);
    }

    #[test]
    fn notes_that_have_strayed_are_set_beside_what_is_seen() {
        // A note of 90 beside each 20 of the text.
        let wishes: Vec<_> = (0..1_000).map(|note| (20.0 * f64::from(note), 90.0)).collect();
        let mut dense = plan(&wishes, None, SEEN);
        assert_eq!(dense.top(20), Some(2_000.0));
        assert!(!dense.strays(Sight { top: 100.0, height: 800.0 }));
        let below = Sight { top: 10_000.0, height: 800.0 };
        assert!(dense.strays(below));
        let all = passages(1_000);
        let set = |plan: &mut Plan, active, seen| {
            plan.set(all.iter().zip(wishes.iter().map(|(top, _)| *top)), active, seen, 10.0);
        };
        set(&mut dense, None, below);
        let around: Vec<_> = (499..502).filter_map(|note| dense.top(note)).collect();
        assert_eq!(around, [9_900.0, 10_000.0, 10_100.0]);
        assert!(!dense.strays(below));
        // They stay as they are for a screen, also where something is done there.
        let further = Sight { top: 10_080.0, ..below };
        assert!(!dense.strays(further));
        set(&mut dense, None, further);
        assert_eq!(dense.top(500), Some(10_000.0));
        assert!(dense.strays(Sight { top: 10_400.0, ..below }));
        // What is active is in its place as soon as it is seen.
        set(&mut dense, Some(520), further);
        assert_eq!((dense.top(520), dense.strays(further)), (Some(10_400.0), false));
        set(&mut dense, Some(520), SEEN);
        assert_eq!((dense.top(0), dense.strays(SEEN), dense.strays(further)), (Some(0.0), false, true));
        assert_eq!((dense.top(519), dense.top(520)), (Some(51_900.0), Some(10_400.0)));
    }

    #[test]
    fn the_last_of_many_notes_leave_what_is_seen_below_them() {
        // All in one place, one further on, and nothing in what is seen.
        let wishes: Vec<_> = (0..100).map(|_| (0.0, 90.0)).chain([(50_000.0, 90.0)]).collect();
        let seen = Sight { top: 5_000.0, height: 800.0 };
        let crowd = plan(&wishes, None, seen);
        assert_eq!(crowd.near(seen, 0.0).count(), 0);
        assert_eq!(crowd.top(100), Some(50_000.0));
    }

    #[test]
    fn notes_not_drawn_have_a_place_and_those_in_view_are_known() {
        let passages = passages(5);
        let wishes = [0.0, 10.0, 20.0, 400.0, 900.0];
        let mut plan = Plan::default();
        plan.measure(passages[0], 40.0);
        plan.measure(passages[1], 60.0);
        plan.set(passages.iter().zip(wishes), None, SEEN, 10.0);
        assert_eq!(tops(&plan), [0.0, 50.0, 120.0, 400.0, 900.0]);
        assert_eq!((plan.between(60.0, 300.0), plan.between(500.0, 800.0)), (1..3, 4..4));
        plan.set_loose(passages.iter().zip(wishes));
        assert_eq!(plan.top(2), Some(20.0));
        // The first and the third are gone, and the second is still as tall as it was.
        plan.set(passages.iter().skip(1).zip([0.0, 1.0]), None, SEEN, 10.0);
        assert_eq!((plan.top(0), plan.top(1), plan.top(2)), (Some(0.0), Some(70.0), None));
    }
}
