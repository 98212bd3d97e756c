//! Where the notes stand in the margin: beside their passages, none over another.

/// Where a note would stand if it were alone, and how tall it is. CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wish {
    /// The top of the first line of its passage.
    pub top: f64,
    /// The height of the note.
    pub height: f64,
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
    fn no_note_rises_above_the_page() {
        check(&[(0.0, 50.0), (10.0, 50.0)], Some(1), &[0.0, 60.0]);
    }
}
