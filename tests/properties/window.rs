//! Laws of the window on a long list.

use proptest::prelude::*;
use scolie::model::window::{Heights, Sight, Step, drawn};

fn rows() -> impl Strategy<Value = Vec<Option<f64>>> {
    proptest::collection::vec(proptest::option::of((1_u16..200).prop_map(f64::from)), 0..300)
}

proptest! {
    #[test]
    fn what_is_drawn_and_what_is_left_out_are_together_the_whole_list(
        rows in rows(), top in -500_f64..30_000.0, height in 0_f64..900.0, spare in 0_f64..900.0,
        kept in proptest::collection::vec(0_usize..400, 0..3),
    ) {
        let list = Heights::new(rows, 40.0);
        let shown = drawn(list.count(), list.range(Sight { top, height }, spare), &kept);
        prop_assert!(shown.windows(2).all(|pair| pair[0] < pair[1]));
        let (skips, rest) = list.skips(&shown);
        let own: f64 = shown.iter().map(|row| list.top(row + 1) - list.top(*row)).sum();
        let all = skips.iter().sum::<f64>() + own + rest;
        prop_assert!((all - list.total()).abs() < 1e-6, "{all} is not {}", list.total());
        for row in kept.into_iter().filter(|row| *row < list.count()) {
            prop_assert!(shown.contains(&row));
        }
    }

    #[test]
    fn every_row_that_is_seen_is_drawn(
        rows in rows(), top in -500_f64..30_000.0, height in 1_f64..900.0, spare in 0_f64..900.0,
    ) {
        let list = Heights::new(rows, 40.0);
        let range = list.range(Sight { top, height }, spare);
        for row in 0..list.count() {
            let seen = list.top(row) < top + height && list.top(row + 1) > top;
            prop_assert!(!seen || range.contains(&row), "row {row} is not in {range:?}");
        }
    }

    #[test]
    fn measuring_what_was_drawn_moves_no_row_against_those_before_it(
        rows in rows(), measured in proptest::collection::vec((0_usize..300, 1_f64..200.0), 0..40),
    ) {
        let mut list = Heights::new(rows, 40.0);
        list.measure(&measured);
        for row in 0..list.count() {
            prop_assert!(list.top(row) < list.top(row + 1));
            prop_assert_eq!(list.row_at((list.top(row) + list.top(row + 1)) / 2.0), row);
        }
        prop_assert!(!list.measure(&[]));
    }

    #[test]
    fn pages_lead_through_the_whole_list_and_back(rows in rows(), height in 0_f64..900.0) {
        let list = Heights::new(rows, 40.0);
        let walk = |mut row: usize, step: Step| {
            for _ in 0..=list.count() {
                row = list.step(row, step, height, |_| true).unwrap_or(row);
            }
            row
        };
        prop_assert_eq!(walk(0, Step::PageDown), list.count().saturating_sub(1));
        prop_assert_eq!(walk(list.count(), Step::PageUp), 0);
    }
}
