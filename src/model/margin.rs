//! Where the notes stand in the margin: beside their passages, none over another.

use std::collections::BTreeMap;
use std::ops::Range;

use super::document::Document;
use super::identity::PassageId;
use super::passages::{InText, Order};

/// How tall a note is taken to be before any was drawn, in CSS pixels.
const GUESS: f64 = 72.0;

/// Where a note would stand if it were alone, and how tall it is. CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wish {
    /// The top of the first line of its passage.
    pub top: f64,
    /// The height of the note.
    pub height: f64,
}

/// Where the passage of a note begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anchor {
    /// The passage.
    pub passage: PassageId,
    /// The block that holds its first letter.
    pub block: usize,
    /// How far into the block, as a share of its text.
    pub share: f64,
}

/// Where the passages of a document begin, given in order.
#[must_use]
pub fn anchors(document: &Document, passages: &InText) -> Vec<Anchor> {
    // Both come in the order of the text: one walk over them.
    let mut index = 0;
    let anchor = |(start, _, passage): &Order| {
        while document.blocks.get(index + 1).is_some_and(|next| next.span.start() <= *start) {
            index += 1;
        }
        let share = document.blocks.get(index).map_or(0.0, |block| {
            let (into, all) = (start.saturating_sub(block.span.start()), block.span.len());
            f64::from(into) / f64::from(all.max(1))
        });
        Anchor { passage: *passage, block: index, share: share.min(1.0) }
    };
    passages.records().keys().map(anchor).collect()
}

/// The places of all notes of a document, of which only those near the text in view are drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    heights: BTreeMap<PassageId, f64>,
    /// The top and the height of each note.
    places: Vec<Wish>,
}

impl Plan {
    /// Takes in how tall a note is.
    pub fn measure(&mut self, passage: PassageId, height: f64) {
        self.heights.insert(passage, height);
    }

    /// Sets every note beside its passage; `tops` are where the passages begin. A note that was never drawn
    /// is taken to be as tall as the others are. Loose ones, in a sheet of their own, do not push each other.
    pub fn set(&mut self, anchors: &[Anchor], tops: &[f64], active: Option<usize>, gap: f64, loose: bool) {
        #[expect(clippy::cast_precision_loss, reason = "nobody has so many notes")]
        let mean = match self.heights.len() {
            0 => GUESS,
            count => self.heights.values().sum::<f64>() / count as f64,
        };
        let wishes: Vec<Wish> = anchors
            .iter()
            .zip(tops)
            .map(|(anchor, top)| Wish {
                top: *top,
                height: self.heights.get(&anchor.passage).copied().unwrap_or(mean),
            })
            .collect();
        self.places = if loose {
            wishes
        } else {
            let tops = stack(&wishes, active, gap);
            wishes.iter().zip(tops).map(|(wish, top)| Wish { top, ..*wish }).collect()
        };
    }

    /// The top of a note.
    #[must_use]
    pub fn top(&self, note: usize) -> Option<f64> {
        self.places.get(note).map(|place| place.top)
    }

    /// The notes that reach between two heights of the page.
    #[must_use]
    pub fn between(&self, from: f64, to: f64) -> Range<usize> {
        let start = self.places.iter().position(|place| place.top + place.height >= from);
        let start = start.unwrap_or(self.places.len());
        let end = self.places.iter().rposition(|place| place.top <= to).map_or(0, |last| last + 1);
        start..end.max(start)
    }
}

/// The top of each note. `wishes` come in the order of the text; `active` stands where it wishes, unless
/// those above it could not all be seen, and the others make room.
#[must_use]
pub fn stack(wishes: &[Wish], active: Option<usize>, gap: f64) -> Vec<f64> {
    let fixed = active.filter(|&index| index < wishes.len()).unwrap_or(0);
    let (above, below) = wishes.split_at(fixed);

    let mut tops = fall(above, 0.0, gap);
    if let Some(kept) = below.first() {
        // Those above rise until the last one clears the fixed note; at the top of the page they stop.
        let mut ceiling = kept.top;
        for (top, wish) in tops.iter_mut().zip(above).rev() {
            *top = top.min(ceiling - gap - wish.height);
            ceiling = *top;
        }
        if tops.first().is_some_and(|&top| top < 0.0) {
            let packed: Vec<Wish> =
                above.iter().zip(&tops).map(|(wish, &top)| Wish { top, ..*wish }).collect();
            tops = fall(&packed, 0.0, gap);
        }
    }
    let floor = tops.iter().zip(above).next_back().map_or(0.0, |(top, wish)| top + wish.height + gap);
    tops.extend(fall(below, floor, gap));
    tops
}

/// Each note at its wish or just under the one before it.
fn fall(wishes: &[Wish], mut floor: f64, gap: f64) -> Vec<f64> {
    let place = |wish: &Wish| {
        let top = wish.top.max(floor);
        floor = top + wish.height + gap;
        top
    };
    wishes.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wishes: &[(f64, f64)], active: Option<usize>, expected: &[f64]) {
        let wishes: Vec<Wish> = wishes.iter().map(|&(top, height)| Wish { top, height }).collect();
        assert_eq!(stack(&wishes, active, 10.0), expected);
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
        let anchor = |n: u128| Anchor { passage: PassageId(uuid::Uuid::from_u128(n)), block: 0, share: 0.0 };
        let anchors: Vec<Anchor> = (0..5).map(anchor).collect();
        let mut plan = Plan::default();
        plan.measure(anchors[0].passage, 40.0);
        plan.measure(anchors[1].passage, 60.0);
        plan.set(&anchors, &[0.0, 10.0, 20.0, 400.0, 900.0], None, 10.0, false);
        let tops: Vec<_> = (0..5).filter_map(|note| plan.top(note)).collect();
        assert_eq!(tops, [0.0, 50.0, 120.0, 400.0, 900.0]);
        assert_eq!((plan.between(60.0, 300.0), plan.between(500.0, 800.0)), (1..3, 4..4));
        plan.set(&anchors, &[0.0, 10.0, 20.0, 400.0, 900.0], None, 10.0, true);
        assert_eq!(plan.top(2), Some(20.0));
    }

    #[test]
    fn no_note_rises_above_the_page() {
        check(&[(0.0, 50.0), (10.0, 50.0)], Some(1), &[0.0, 60.0]);
    }
}
