//! Laws of dates, durations and deadlines.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use proptest::prelude::*;
use scolie::model::date::Date;
use scolie::model::deadline::{DateOrDuration, Passed, deadline, has_passed};
use scolie::model::duration::Duration;
use scolie::model::edtf::{Edtf, read_typed};

/// One date of EDTF; some have no such day or month.
const POINT: &str =
    "[012][0-9]([0-9X]{2}|[0-9]{2}(-([01][0-9X]|2[1-5]|XX)|-[01][0-9]-([0-3][0-9]|XX)))[?~%]?";

fn date() -> impl Strategy<Value = Edtf> {
    let point = || POINT.prop_map(String::from);
    let end = || prop_oneof![3 => point(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    let text = prop_oneof![point(), (end(), end()).prop_map(|(start, end)| format!("{start}/{end}"))];
    text.prop_filter_map("a date", |text| Edtf::parse(&text).ok())
}

fn duration() -> impl Strategy<Value = Duration> {
    let text = "P([0-9]{1,2}Y)?([0-9]{1,3}M)?([0-9]{1,3}W)?([0-9]{1,4}D)?";
    text.prop_filter_map("a duration", |text| Duration::parse(&text).ok())
}

fn day() -> impl Strategy<Value = Date> {
    (0_i16..4000, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

/// How far on from "not over" an answer is.
fn rank(passed: Passed) -> u8 {
    match passed {
        Passed::No => 0,
        Passed::Uncertain => 1,
        Passed::Yes => 2,
    }
}

proptest! {
    #[test]
    fn nothing_typed_is_too_strange(text in "[0-9X/.~?% PTYMWDa-eé'’-]{0,24}|\\PC{0,24}") {
        let strict = Edtf::parse(&text);
        if let Ok(date) = strict {
            prop_assert_eq!(date.to_string(), text.clone());
            prop_assert_eq!(read_typed(&text), strict);
        }
        let _ = DateOrDuration::read_typed(&text);
        let _ = DateOrDuration::parse(&text);
    }

    #[test]
    fn a_date_shows_itself_as_it_is_read(date in date()) {
        prop_assert_eq!(Edtf::parse(&date.to_string()), Ok(date));
        prop_assert_eq!(read_typed(&date.to_string()), Ok(date));
    }

    #[test]
    fn a_duration_shows_itself_as_it_is_read(duration in duration()) {
        prop_assert_eq!(Duration::parse(&duration.to_string()), Ok(duration));
    }

    #[test]
    fn the_bounds_hold_the_days_that_a_date_covers(date in date()) {
        let bounds = date.bounds();
        if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) {
            prop_assert!(earliest <= latest);
        }
        prop_assert_eq!(bounds.earliest.is_none(), date.earliest().is_none());
        prop_assert!(bounds.earliest <= date.earliest() && date.latest() <= bounds.latest);
        if !date.is_qualified() {
            prop_assert_eq!((bounds.earliest, bounds.latest), (date.earliest(), date.latest()));
        }
    }

    #[test]
    fn a_deadline_never_comes_before_its_fact_nor_turns_back(date in date(), duration in duration()) {
        let (from, due) = (date.bounds(), deadline(&date, duration));
        prop_assert!(from.earliest <= due.earliest && from.latest <= due.latest);
        if let (Some(earliest), Some(latest)) = (due.earliest, due.latest) {
            prop_assert!(earliest <= latest);
        }
    }

    #[test]
    fn what_has_passed_has_passed_for_ever(date in date(), duration in duration(), one in day(), two in day()) {
        let due = deadline(&date, duration);
        let (sooner, later) = (one.min(two), one.max(two));
        prop_assert!(rank(has_passed(due, sooner)) <= rank(has_passed(due, later)));
    }

    #[test]
    fn the_days_of_a_fact_pass_one_by_one(fact in day(), duration in duration(), reference in day()) {
        let due = fact.saturating_add(duration.to_span());
        let expected = if due < reference { Passed::Yes } else { Passed::No };
        prop_assert_eq!(has_passed(deadline(&Edtf::from(fact), duration), reference), expected);
    }
}
