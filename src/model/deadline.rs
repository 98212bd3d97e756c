//! Deadlines: a date, or a duration counted from the date of the fact; and whether they have passed.
//!
//! The answer is never surer than the dates are. There is no clock here: the day to compare with is given.

use std::fmt;

use super::date::Date;
use super::duration::{self, Duration};
use super::edtf::{self, Bounds, Edtf};

/// The value of an attribute of type `date-or-duration`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrDuration {
    /// By or on that date.
    Date(Edtf),
    /// So long after the fact.
    Duration(Duration),
}

/// Why a text is neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {
    /// It looks like a date, or like nothing, and is none.
    Date(edtf::Error),
    /// It looks like a duration, and is none.
    Duration(duration::Error),
}

/// Whether a deadline is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Passed {
    /// Whatever day it was, that day is over.
    Yes,
    /// Whatever day it is, that day is not over.
    No,
    /// The dates are not precise enough to say.
    Uncertain,
}

impl DateOrDuration {
    /// Reads an EDTF date or an ISO 8601 duration, to the letter.
    ///
    /// # Errors
    ///
    /// When it is neither; what begins with `P` is taken for a duration.
    pub fn parse(text: &str) -> Result<Self, Error> {
        if text.starts_with('P') {
            Duration::parse(text).map(Self::Duration).map_err(Error::Duration)
        } else {
            Edtf::parse(text).map(Self::Date).map_err(Error::Date)
        }
    }

    /// Reads either as an analyst types it: `21/01/2025`, `18 mois`.
    ///
    /// # Errors
    ///
    /// When it is neither. The error is that of a date, unless the text is clearly a duration.
    pub fn read_typed(text: &str) -> Result<Self, Error> {
        match (edtf::read_typed(text), Duration::read_typed(text)) {
            (Ok(date), _) => Ok(Self::Date(date)),
            (_, Ok(duration)) => Ok(Self::Duration(duration)),
            (Err(edtf::Error::Form), Err(error @ (duration::Error::Time | duration::Error::TooLong))) => {
                Err(Error::Duration(error))
            }
            (Err(error), _) => Err(Error::Date(error)),
        }
    }

    /// The days between which the deadline lies, for a fact of that date; `None` for a duration from a fact
    /// without a date.
    #[must_use]
    pub fn due(&self, fact: Option<&Edtf>) -> Option<Bounds> {
        match self {
            Self::Date(date) => Some(date.bounds()),
            Self::Duration(duration) => fact.map(|fact| deadline(fact, *duration)),
        }
    }
}

impl fmt::Display for DateOrDuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Duration(duration) => duration.fmt(f),
        }
    }
}

/// The days between which a deadline lies that is counted from `fact`: 18 months from `2020-11` is
/// 2022-05-01 to 2022-05-30.
///
/// Each end of the fact's [`Edtf::bounds`] moves by the civil calendar, to the last day of a month that is
/// too short: a month from 31 January is 28 or 29 February. An end past the year 9999 stays at its last day.
#[must_use]
pub fn deadline(fact: &Edtf, duration: Duration) -> Bounds {
    let Bounds { earliest, latest } = fact.bounds();
    let move_on = |day: Date| day.saturating_add(duration.to_span());
    Bounds { earliest: earliest.map(move_on), latest: latest.map(move_on) }
}

/// Whether a deadline that lies between those days is over on the day `reference`, before which its last
/// day must lie: the day itself still counts.
#[must_use]
pub fn has_passed(deadline: Bounds, reference: Date) -> Passed {
    if deadline.latest.is_some_and(|latest| latest < reference) {
        Passed::Yes
    } else if deadline.earliest.is_some_and(|earliest| earliest >= reference) {
        Passed::No
    } else {
        Passed::Uncertain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(day: Option<Date>) -> String {
        day.map_or("..".to_owned(), |day| day.to_string())
    }

    /// The deadline counted from `fact` lies between `earliest` and `latest`.
    #[track_caller]
    fn check(fact: &str, duration: &str, earliest: &str, latest: &str) {
        let due = deadline(&Edtf::parse(fact).unwrap(), Duration::parse(duration).unwrap());
        assert_eq!((shown(due.earliest).as_str(), shown(due.latest).as_str()), (earliest, latest));
    }

    #[track_caller]
    fn check_passed(due: &str, fact: &str, reference: &str, expected: Passed) {
        let fact = Edtf::parse(fact).unwrap();
        let due = DateOrDuration::parse(due).unwrap().due(Some(&fact)).unwrap();
        assert_eq!(has_passed(due, reference.parse().unwrap()), expected, "{due:?}");
    }

    #[track_caller]
    fn check_typed(text: &str, expected: Result<&str, Error>) {
        let read = DateOrDuration::read_typed(text).map(|value| value.to_string());
        assert_eq!(read, expected.map(str::to_owned), "{text}");
    }

    #[test]
    fn a_deadline_is_as_imprecise_as_the_fact() {
        check("2020-11-19", "P18M", "2022-05-19", "2022-05-19");
        check("2020-11", "P18M", "2022-05-01", "2022-05-30");
        check("2020", "P2Y", "2022-01-01", "2022-12-31");
        check("2020~", "P1Y", "2020-01-01", "2022-12-31");
        check("2020-01-01", "P6W", "2020-02-12", "2020-02-12");
        check("2019/..", "P1Y", "2020-01-01", "..");
        check("../2019", "P1Y", "..", "2020-12-31");
    }

    #[test]
    fn a_month_too_short_gives_its_last_day() {
        check("2020-01-31", "P1M", "2020-02-29", "2020-02-29");
        check("2020-02-29", "P1Y", "2021-02-28", "2021-02-28");
        check("2020-01-31", "P1M1D", "2020-03-01", "2020-03-01");
    }

    #[test]
    fn the_end_of_the_calendar_is_an_end() {
        check("9999", "P9999Y9999M9999W9999D", "9999-12-31", "9999-12-31");
    }

    #[test]
    fn a_deadline_has_passed_when_its_last_day_has() {
        check_passed("P18M", "2020-11", "2022-05-31", Passed::Yes);
        check_passed("P18M", "2020-11", "2022-05-30", Passed::Uncertain);
        check_passed("P18M", "2020-11", "2022-05-02", Passed::Uncertain);
        check_passed("P18M", "2020-11", "2022-05-01", Passed::No);
        check_passed("2021-06-30", "2020", "2021-06-30", Passed::No);
        check_passed("2021-06-30", "2020", "2021-07-01", Passed::Yes);
        check_passed("2021", "2020", "2021-03-01", Passed::Uncertain);
        check_passed("2021~", "2020", "2022-03-01", Passed::Uncertain);
        check_passed("2021/..", "2020", "2025-03-01", Passed::Uncertain);
        check_passed("../2021", "2020", "2020-03-01", Passed::Uncertain);
        check_passed("../2021", "2020", "2022-01-01", Passed::Yes);
    }

    #[test]
    fn a_duration_from_an_undated_fact_is_no_deadline() {
        assert_eq!(DateOrDuration::parse("P18M").unwrap().due(None), None);
        assert!(DateOrDuration::parse("2021").unwrap().due(None).is_some());
    }

    #[test]
    fn dates_and_durations_are_told_apart() {
        check_typed("2021", Ok("2021"));
        check_typed("d’ici 2021", Ok("2021"));
        check_typed("d’ici 18 mois", Ok("P18M"));
        check_typed("p1y6m", Ok("P1Y6M"));
        check_typed("fin juin", Err(Error::Date(edtf::Error::Form)));
        check_typed("", Err(Error::Date(edtf::Error::Empty)));
        check_typed("PT12H", Err(Error::Duration(duration::Error::Time)));
        check_typed("20000 jours", Err(Error::Duration(duration::Error::TooLong)));
        assert_eq!(DateOrDuration::parse("P"), Err(Error::Duration(duration::Error::Form)));
        assert_eq!(DateOrDuration::parse("18 mois"), Err(Error::Date(edtf::Error::Form)));
    }
}
