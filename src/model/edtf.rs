//! Dates as precise as they are known: EDTF.
//!
//! The format is ISO 8601-2:2019 as the Library of Congress writes it, the Extended Date/Time Format: the
//! dates and intervals of level 0, and of level 1 the qualifiers, the unspecified digits, the seasons and
//! the open intervals. `2019`, `2020-11`, `2023-12-21`, `2020~`, `201X`, `2019/..`, `2020-21`.
//! An [`Edtf`] is always valid, and shows itself in the one form that parses to the same value.
//!
//! Left out: times of day, years beyond four digits or before the year 0, and level 2 (sets, parts
//! qualified one by one).

mod point;
mod typed;

use std::cmp::Reverse;
use std::fmt;

use super::date::Date;
use point::Point;
pub use typed::read_typed;

/// A date or an interval, by the grain at which it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edtf(Form);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    Point(Point),
    Interval(End, End),
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum End {
    At(Point),
    /// `..`: the interval does not begin, or does not end.
    Open,
    /// Nothing written: the interval has an end, and nobody knows it.
    Unknown,
}

/// The days between which a date lies; `None` where there is no bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// The first day that it may be.
    pub earliest: Option<Date>,
    /// The last day that it may be.
    pub latest: Option<Date>,
}

/// What a sorted list of dates goes by; see [`Edtf::sort_key`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey(Date, Reverse<Date>);

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {
    /// Nothing is written.
    Empty,
    /// It does not look like a date: `hier`, `20-11`.
    Form,
    /// An `X` stands for a digit that others follow: `1X99`, `2004-XX-12`. `20XX` and `2004-XX` are right.
    Unspecified,
    /// There is no such month or season: `2020-13`.
    Month,
    /// There is no such day: `2025-02-29`.
    Day,
    /// The interval ends before it begins: `2021/2019`.
    Reversed,
    /// The interval has neither beginning nor end: `../..`.
    Boundless,
}

/// Whether a text has the form of a day or a month, and names none: `2025-02-30`. What has another form may be
/// a date in words.
#[must_use]
pub fn is_no_day(text: &str) -> bool {
    let is_number =
        |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.split('-');
    let is_formed = parts.next().is_some_and(|year| is_number(year, 4))
        && parts.next().is_some_and(|month| is_number(month, 2))
        && parts.next().is_none_or(|day| is_number(day, 2))
        && parts.next().is_none();
    is_formed && Edtf::parse(text).is_err()
}

impl Edtf {
    /// Reads EDTF, to the letter: no space around it, `X` a capital.
    ///
    /// # Errors
    ///
    /// When `text` is not of the parts of EDTF that this module knows, or names no day of the calendar.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let Some((start, end)) = text.split_once('/') else {
            return if text == ".." { Err(Error::Boundless) } else { Point::parse(text).map(Self::from) };
        };
        Self::interval(End::parse(start)?, End::parse(end)?)
    }

    fn interval(start: End, end: End) -> Result<Self, Error> {
        match (start, end) {
            (End::Open | End::Unknown, End::Open | End::Unknown) => Err(Error::Boundless),
            (End::At(from), End::At(to)) if to.last() < from.first() => Err(Error::Reversed),
            _ => Ok(Self(Form::Interval(start, end))),
        }
    }

    /// The first day that it covers: `2020-11` begins on 2020-11-01; `None` when it has no beginning.
    ///
    /// A qualifier changes nothing here, for it does not say by how much: see [`Edtf::bounds`].
    #[must_use]
    pub fn earliest(&self) -> Option<Date> {
        self.start().map(Point::first)
    }

    /// The last day that it covers: `2020-11` ends on 2020-11-30; `None` when it has no end.
    #[must_use]
    pub fn latest(&self) -> Option<Date> {
        self.end().map(Point::last)
    }

    /// The days between which it lies, an uncertain or approximate date taken one unit wider each way.
    ///
    /// The unit is the grain at which it is written: `2020~` may be 2019 or 2021, `2020-11?` October or
    /// December. The standard gives no width: this one is a convention of this program.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        Bounds {
            earliest: self.start().map(|start| start.widened().0),
            latest: self.end().map(|end| end.widened().1),
        }
    }

    /// Whether it is marked uncertain or approximate, or either of its ends is.
    #[must_use]
    pub fn is_qualified(&self) -> bool {
        [self.start(), self.end()].into_iter().flatten().any(Point::is_qualified)
    }

    /// The key of a sorted list: the earliest day, then the wider date before the narrower ones in it, as a
    /// heading before its lines: `../2019`, `2020`, `2020-01`, `2020-01-01`, `2020-02`.
    #[must_use]
    pub fn sort_key(&self) -> SortKey {
        SortKey(self.earliest().unwrap_or(Date::MIN), Reverse(self.latest().unwrap_or(Date::MAX)))
    }

    fn start(&self) -> Option<Point> {
        match self.0 {
            Form::Point(point) | Form::Interval(End::At(point), _) => Some(point),
            Form::Interval(..) => None,
        }
    }

    fn end(&self) -> Option<Point> {
        match self.0 {
            Form::Point(point) | Form::Interval(_, End::At(point)) => Some(point),
            Form::Interval(..) => None,
        }
    }
}

impl End {
    fn parse(text: &str) -> Result<Self, Error> {
        match text {
            ".." => Ok(Self::Open),
            "" => Ok(Self::Unknown),
            _ => Point::parse(text).map(Self::At),
        }
    }
}

impl From<Point> for Edtf {
    fn from(point: Point) -> Self {
        Self(Form::Point(point))
    }
}

impl From<Date> for Edtf {
    fn from(date: Date) -> Self {
        Self::from(Point::from(date))
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Form::Point(point) => point.fmt(f),
            Form::Interval(start, end) => write!(f, "{start}/{end}"),
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(point) => point.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text shows itself again, and covers the days from `earliest` to `latest`.
    #[track_caller]
    fn check(text: &str, earliest: &str, latest: &str) {
        let date = Edtf::parse(text).unwrap();
        let shown = |day: Option<Date>| day.map_or("..".to_owned(), |day| day.to_string());
        assert_eq!(date.to_string(), text);
        assert_eq!((shown(date.earliest()).as_str(), shown(date.latest()).as_str()), (earliest, latest));
    }

    #[track_caller]
    fn check_error(text: &str, expected: Error) {
        assert_eq!(Edtf::parse(text), Err(expected), "{text}");
    }

    #[test]
    fn a_day_that_is_in_no_calendar_is_told_from_words() {
        for text in ["2025-02-30", "2025-13", "2023-02-29", "2025-00-10"] {
            assert!(is_no_day(text), "{text}");
        }
        for text in
            ["2024-02-29", "2025-12", "2025-21", "2025", "", "hier", "2025-02-3", "2025-02-30T10:00:00Z"]
        {
            assert!(!is_no_day(text), "{text}");
        }
    }

    #[test]
    fn a_date_covers_the_days_of_its_grain() {
        check("2019", "2019-01-01", "2019-12-31");
        check("2020-11", "2020-11-01", "2020-11-30");
        check("2024-02", "2024-02-01", "2024-02-29");
        check("2023-12-21", "2023-12-21", "2023-12-21");
        check("0000", "0000-01-01", "0000-12-31");
    }

    #[test]
    fn unspecified_digits_stand_at_the_right() {
        check("201X", "2010-01-01", "2019-12-31");
        check("20XX", "2000-01-01", "2099-12-31");
        check("2004-XX", "2004-01-01", "2004-12-31");
        check("2004-06-XX", "2004-06-01", "2004-06-30");
        check("2004-XX-XX", "2004-01-01", "2004-12-31");
        check_error("1X99", Error::Unspecified);
        check_error("2XXX", Error::Unspecified);
        check_error("201X-05", Error::Unspecified);
        check_error("2004-XX-12", Error::Unspecified);
        check_error("2004-1X", Error::Unspecified);
        check_error("2004-06-1X", Error::Unspecified);
    }

    #[test]
    fn seasons_reach_as_far_as_anybody_takes_them() {
        check("2020-21", "2020-03-01", "2020-06-21");
        check("2020-22", "2020-06-01", "2020-09-23");
        check("2020-23", "2020-09-01", "2020-12-22");
        check("2020-24", "2020-12-01", "2021-03-20");
        check("9999-24", "9999-12-01", "9999-12-31");
        check_error("2020-25", Error::Month);
    }

    #[test]
    fn intervals_run_from_the_first_day_to_the_last() {
        check("2019/2021", "2019-01-01", "2021-12-31");
        check("2019-03/2019-03-31", "2019-03-01", "2019-03-31");
        check("2019/..", "2019-01-01", "..");
        check("../2020", "..", "2020-12-31");
        check("2019/", "2019-01-01", "..");
        check("/2020-02", "..", "2020-02-29");
        check("2019~/2021-05?", "2019-01-01", "2021-05-31");
        check_error("2021/2019", Error::Reversed);
        check_error("../..", Error::Boundless);
        check_error("/", Error::Boundless);
        check_error("..", Error::Boundless);
        check_error("2019/2020/2021", Error::Form);
    }

    #[test]
    fn a_qualified_date_is_taken_one_unit_wider() {
        #[track_caller]
        fn check_bounds(text: &str, earliest: &str, latest: &str) {
            let Bounds { earliest: from, latest: to } = Edtf::parse(text).unwrap().bounds();
            assert_eq!(from.unwrap().to_string(), earliest);
            assert_eq!(to.unwrap().to_string(), latest);
        }
        check_bounds("2020", "2020-01-01", "2020-12-31");
        check_bounds("2020~", "2019-01-01", "2021-12-31");
        check_bounds("2020-02?", "2020-01-01", "2020-03-31");
        check_bounds("2020-02-29%", "2020-02-28", "2020-03-01");
        check_bounds("201X~", "2000-01-01", "2029-12-31");
        check_bounds("2019~/2021", "2018-01-01", "2021-12-31");
    }

    #[test]
    fn what_is_no_date_says_why() {
        check_error("", Error::Empty);
        check_error("hier", Error::Form);
        check_error("20-11", Error::Form);
        check_error("2020-1", Error::Form);
        check_error("2020-11-01T10:00", Error::Form);
        check_error(" 2020", Error::Form);
        check_error("-2020", Error::Form);
        check_error("+202", Error::Form);
        check_error("２０２０", Error::Form);
        check_error("?", Error::Form);
        check_error("2020??", Error::Form);
        check_error("2020-00", Error::Month);
        check_error("2020-13", Error::Month);
        check_error("2020-21-05", Error::Month);
        check_error("2025-02-29", Error::Day);
        check_error("2025-02-00", Error::Day);
    }

    #[test]
    fn a_list_of_dates_is_in_order() {
        let sorted = ["../2019", "2019/..", "2019", "2020", "2020-01", "2020-01-01", "2020-02", "202X-XX"];
        let mut dates: Vec<Edtf> = sorted.iter().rev().filter_map(|text| Edtf::parse(text).ok()).collect();
        dates.sort_by_key(Edtf::sort_key);
        let shown: Vec<String> = dates.iter().map(Edtf::to_string).collect();
        assert_eq!(shown, sorted[..7]);
    }
}
