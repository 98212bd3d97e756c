//! A window on a long list: which rows are drawn, and where the others would be.
//!
//! A row's height is known once it was drawn, and guessed before. All that follows from heights is here;
//! measuring and scrolling are the browser's. Lengths are CSS pixels, from the top of the list.

use std::ops::Range;

/// What can be seen of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sight {
    /// The top of what is seen; negative where the list begins further down.
    pub top: f64,
    /// How much is seen.
    pub height: f64,
}

/// Where a key leads from one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Step {
    Next,
    Previous,
    First,
    Last,
    PageDown,
    PageUp,
}

impl Step {
    /// The step that a key of that name makes.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowDown" => Self::Next,
            "ArrowUp" => Self::Previous,
            "Home" => Self::First,
            "End" => Self::Last,
            "PageDown" => Self::PageDown,
            "PageUp" => Self::PageUp,
            _ => return None,
        })
    }
}

/// The heights of all rows of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Heights {
    rows: Vec<Option<f64>>,
    guess: f64,
    /// The top of each row, and the bottom of the last.
    tops: Vec<f64>,
}

impl Heights {
    /// The heights of rows that were measured or not, those not measured taken to be `guess` tall.
    #[must_use]
    pub fn new(rows: Vec<Option<f64>>, guess: f64) -> Self {
        let mut heights = Self { rows, guess, tops: Vec::new() };
        heights.add_up();
        heights
    }

    fn add_up(&mut self) {
        self.tops.clear();
        self.tops.reserve(self.rows.len() + 1);
        let mut top = 0.0;
        self.tops.push(top);
        for row in &self.rows {
            top += row.unwrap_or(self.guess);
            self.tops.push(top);
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// The top of a row; that of the row after the last is the bottom of the list.
    #[must_use]
    pub fn top(&self, row: usize) -> f64 {
        self.tops.get(row).or(self.tops.last()).copied().unwrap_or_default()
    }

    /// How tall the list is.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.top(self.count())
    }

    /// The row at a place of the list; the first above it, the last below it.
    #[must_use]
    pub fn row_at(&self, place: f64) -> usize {
        let begun = self.tops.partition_point(|top| *top <= place);
        begun.saturating_sub(1).min(self.count().saturating_sub(1))
    }

    /// The rows that are seen, with those within `spare` above and below.
    #[must_use]
    pub fn range(&self, sight: Sight, spare: f64) -> Range<usize> {
        let (top, bottom) = (sight.top - spare, sight.top + sight.height + spare);
        if self.rows.is_empty() || bottom <= 0.0 || top >= self.total() {
            return 0..0;
        }
        let last = self.tops.partition_point(|own| *own < bottom).min(self.count());
        self.row_at(top.max(0.0))..last
    }

    /// Takes in what was measured; whether it changes anything. The guess becomes what the first rows
    /// measured are on the average, and stays: else the list would never come to rest.
    pub fn measure(&mut self, measured: &[(usize, f64)]) -> bool {
        let first = self.rows.iter().all(Option::is_none);
        let mut changed = false;
        for &(row, height) in measured {
            let Some(known) = self.rows.get_mut(row) else { continue };
            if known.is_none_or(|known| (known - height).abs() > 0.01) {
                *known = Some(height);
                changed = true;
            }
        }
        if changed && first {
            #[expect(clippy::cast_precision_loss, reason = "nobody draws so many rows")]
            let count = measured.len().max(1) as f64;
            self.guess = measured.iter().map(|(_, height)| height).sum::<f64>() / count;
        }
        if changed {
            self.add_up();
        }
        changed
    }

    /// What a row not measured is taken to be.
    #[must_use]
    pub fn guess(&self) -> f64 {
        self.guess
    }

    /// The empty space before each of the rows drawn, given in order, and that after the last.
    #[must_use]
    pub fn skips(&self, drawn: &[usize]) -> (Vec<f64>, f64) {
        let mut bottom = 0.0;
        let before = drawn
            .iter()
            .map(|&row| {
                let skip = self.top(row) - bottom;
                bottom = self.top(row + 1);
                skip.max(0.0)
            })
            .collect();
        (before, (self.total() - bottom).max(0.0))
    }

    /// The row that a step leads to from `row`, where `height` is seen at once: one that the focus `can_reach`,
    /// further on, or else the nearest before it.
    #[must_use]
    pub fn step(
        &self,
        row: usize,
        step: Step,
        height: f64,
        can_reach: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let to = self.lead(row, step, height)?;
        let (after, before) = ((to..self.count()), (0..to).rev());
        let found = |row: &usize| can_reach(*row);
        match step {
            Step::Next | Step::PageDown | Step::First => after.chain(before).find(found),
            Step::Previous | Step::PageUp | Step::Last => {
                (0..=to).rev().chain(to + 1..self.count()).find(found)
            }
        }
    }

    /// The row that a step leads to where each can be reached.
    fn lead(&self, row: usize, step: Step, height: f64) -> Option<usize> {
        let last = self.count().checked_sub(1)?;
        let row = row.min(last);
        // A page ends a little early: what was at its edge stays in sight.
        let leap = (height * 0.9).max(0.0);
        Some(match step {
            Step::Next => (row + 1).min(last),
            Step::Previous => row.saturating_sub(1),
            Step::First => 0,
            Step::Last => last,
            Step::PageDown => self.row_at(self.top(row) + leap).max((row + 1).min(last)),
            Step::PageUp => self.row_at(self.top(row) - leap).min(row.saturating_sub(1)),
        })
    }
}

/// The rows to draw: a range, and those that stay drawn wherever they are.
#[must_use]
pub fn drawn(count: usize, range: Range<usize>, kept: &[usize]) -> Vec<usize> {
    let mut rows: Vec<usize> = (range.start.min(count)..range.end.min(count)).collect();
    for &row in kept.iter().filter(|row| **row < count) {
        if let Err(place) = rows.binary_search(&row) {
            rows.insert(place, row);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heights(rows: &[f64]) -> Heights {
        Heights::new(rows.iter().map(|height| Some(*height)).collect(), 10.0)
    }

    #[track_caller]
    fn check(top: f64, spare: f64, expected: Range<usize>) {
        let list = heights(&[10.0, 20.0, 30.0, 40.0]);
        assert_eq!(list.range(Sight { top, height: 20.0 }, spare), expected);
    }

    #[test]
    fn the_rows_that_are_seen_are_drawn_and_some_around() {
        check(0.0, 0.0, 0..2);
        check(10.0, 0.0, 1..2);
        check(35.0, 0.0, 2..3);
        check(35.0, 10.0, 1..4);
        check(85.0, 0.0, 3..4);
        check(-15.0, 0.0, 0..1);
        check(-30.0, 0.0, 0..0);
        check(-30.0, 15.0, 0..1);
        check(400.0, 10.0, 0..0);
    }

    #[test]
    fn rows_not_yet_drawn_are_as_tall_as_the_first_ones_were() {
        let mut list = Heights::new(vec![None; 10], 50.0);
        assert_eq!(list.total(), 500.0);
        assert!(list.measure(&[(0, 10.0), (1, 30.0)]));
        assert_eq!((list.guess(), list.total()), (20.0, 200.0));
        assert!(list.measure(&[(2, 60.0)]));
        assert_eq!((list.guess(), list.total()), (20.0, 240.0));
        assert!(!list.measure(&[(2, 60.0), (99, 1.0)]));
    }

    #[test]
    fn a_row_far_off_stays_drawn_in_its_place() {
        assert_eq!(drawn(10, 4..6, &[8, 0, 5]), [0, 4, 5, 8]);
        assert_eq!(drawn(3, 2..9, &[7]), [2]);
        let list = heights(&[10.0; 10]);
        assert_eq!(list.skips(&[0, 4, 5, 8]), (vec![0.0, 30.0, 0.0, 20.0], 10.0));
        assert_eq!(list.skips(&[]), (vec![], 100.0));
    }

    #[test]
    fn keys_lead_row_by_row_page_by_page_and_to_the_ends() {
        let list = heights(&[10.0; 10]);
        let step = |row, step| list.step(row, step, 40.0, |_| true);
        assert_eq!((step(0, Step::Next), step(9, Step::Next)), (Some(1), Some(9)));
        assert_eq!((step(3, Step::Previous), step(0, Step::Previous)), (Some(2), Some(0)));
        assert_eq!((step(3, Step::First), step(3, Step::Last)), (Some(0), Some(9)));
        assert_eq!((step(2, Step::PageDown), step(8, Step::PageDown)), (Some(5), Some(9)));
        assert_eq!((step(5, Step::PageUp), step(1, Step::PageUp)), (Some(1), Some(0)));
        // A row taller than what is seen is no trap.
        let tall = heights(&[10.0, 500.0, 10.0]);
        let step = |row, step| tall.step(row, step, 40.0, |_| true);
        assert_eq!((step(1, Step::PageDown), step(2, Step::PageUp)), (Some(2), Some(1)));
        assert_eq!(heights(&[]).step(0, Step::Last, 40.0, |_| true), None);
    }

    #[test]
    fn keys_pass_over_what_cannot_have_the_focus() {
        let list = heights(&[10.0; 8]);
        let step = |row, step| list.step(row, step, 40.0, |row| ![0, 3, 7].contains(&row));
        assert_eq!((step(2, Step::Next), step(4, Step::Previous)), (Some(4), Some(2)));
        assert_eq!((step(4, Step::First), step(4, Step::Last)), (Some(1), Some(6)));
        assert_eq!((step(1, Step::Previous), step(6, Step::Next)), (Some(1), Some(6)));
        assert_eq!(list.step(4, Step::Next, 40.0, |_| false), None);
    }
}
