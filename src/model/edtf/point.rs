//! One date of EDTF: a year, a month, a season, a day, some digits perhaps unspecified.
//!
//! It is kept as the days that it covers and the grain at which it is written: the text follows.

use std::fmt;

use jiff::{Span, ToSpan};

use super::Error;
use crate::model::date::Date;

/// A date with its qualifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Point {
    first: Date,
    last: Date,
    grain: Grain,
    qualifier: Option<Qualifier>,
}

/// What is written of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Grain {
    /// `20XX`
    Century,
    /// `201X`
    Decade,
    /// `2019`
    Year,
    /// `2019-XX`
    SomeMonth,
    /// `2019-XX-XX`
    SomeDayOfYear,
    /// `2019-21`: spring is 21, winter 24.
    Season(i16),
    /// `2019-11`
    Month,
    /// `2019-11-XX`
    SomeDay,
    /// `2019-11-05`
    Day,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Qualifier {
    /// `?`
    Uncertain,
    /// `~`
    Approximate,
    /// `%`
    Both,
}

impl Point {
    /// Reads one date, and its qualifier at the end.
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        if text.is_empty() {
            return Err(Error::Empty);
        }
        let qualifier = text.chars().next_back().and_then(Qualifier::of);
        let date = if qualifier.is_some() { text.get(..text.len() - 1) } else { Some(text) };
        let mut parts = date.unwrap_or_default().split('-');
        let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        if parts.next().is_some() {
            return Err(Error::Form);
        }
        let point = match (month, day) {
            (None, _) => Self::year(year),
            (Some("XX"), None) => number(year, 4).and_then(|year| Self::days(year, Grain::SomeMonth)),
            (Some("XX"), Some("XX")) => {
                number(year, 4).and_then(|year| Self::days(year, Grain::SomeDayOfYear))
            }
            (Some(month), None) => Self::month(number(year, 4)?, number(month, 2)?, Grain::Month),
            (Some(month), Some("XX")) => Self::month(number(year, 4)?, number(month, 2)?, Grain::SomeDay),
            (Some("XX"), Some(_)) => Err(Error::Unspecified),
            (Some(month), Some(day)) => {
                let month = Self::month(number(year, 4)?, number(month, 2)?, Grain::SomeDay)?.first;
                let day = i8::try_from(number(day, 2)?).unwrap_or(0);
                Date::new(month.year(), month.month(), day).map(Self::from).map_err(|_| Error::Day)
            }
        };
        point.map(|point| Self { qualifier, ..point })
    }

    /// The same date, marked approximate; one that was uncertain is both.
    pub(super) fn approximately(self) -> Self {
        let doubtful = matches!(self.qualifier, Some(Qualifier::Uncertain | Qualifier::Both));
        let qualifier = if doubtful { Qualifier::Both } else { Qualifier::Approximate };
        Self { qualifier: Some(qualifier), ..self }
    }

    /// The same date, marked uncertain; one that was approximate is both.
    pub(super) fn perhaps(self) -> Self {
        let rough = matches!(self.qualifier, Some(Qualifier::Approximate | Qualifier::Both));
        let qualifier = if rough { Qualifier::Both } else { Qualifier::Uncertain };
        Self { qualifier: Some(qualifier), ..self }
    }

    pub(super) fn first(self) -> Date {
        self.first
    }

    pub(super) fn last(self) -> Date {
        self.last
    }

    pub(super) fn is_qualified(self) -> bool {
        self.qualifier.is_some()
    }

    /// The first day and the last, one unit earlier and later when the date is qualified.
    pub(super) fn widened(self) -> (Date, Date) {
        if !self.is_qualified() {
            return (self.first, self.last);
        }
        let unit = self.grain.unit();
        // Counted from the day after: a month after the end of February is the end of March.
        let after = self.last.saturating_add(1.day()).saturating_add(unit);
        (self.first.saturating_sub(unit), after.saturating_sub(1.day()))
    }

    /// `2019`, `201X` or `20XX`.
    fn year(text: &str) -> Result<Self, Error> {
        let known = text.trim_end_matches('X');
        match (text.len(), text.len() - known.len()) {
            (4, 0) => Self::days(number(text, 4)?, Grain::Year),
            (4, 1) => Self::days(number(known, 3)? * 10, Grain::Decade),
            (4, 2) => Self::days(number(known, 2)? * 100, Grain::Century),
            (4, _) => Err(Error::Unspecified),
            _ => Err(Error::Form),
        }
    }

    /// Whole years from `year`.
    fn days(year: i16, grain: Grain) -> Result<Self, Error> {
        let years = match grain {
            Grain::Century => 99,
            Grain::Decade => 9,
            _ => 0,
        };
        let first = Date::new(year, 1, 1).map_err(|_| Error::Form)?;
        let last = Date::new(year + years, 12, 31).map_err(|_| Error::Form)?;
        Ok(Self { first, last, grain, qualifier: None })
    }

    /// A month, or a season where no day follows.
    fn month(year: i16, month: i16, grain: Grain) -> Result<Self, Error> {
        if let (21..=24, Grain::Month) = (month, grain) {
            return Self::season(year, month);
        }
        let month = i8::try_from(month).map_err(|_| Error::Month)?;
        let first = Date::new(year, month, 1).map_err(|_| Error::Month)?;
        Ok(Self { first, last: first.last_of_month(), grain, qualifier: None })
    }

    /// A season of the northern hemisphere, from the first of its month to the last day before the next
    /// solstice or equinox, which moves by a day or two: by the calendar or by the sun, no one means more.
    ///
    /// The standard gives no dates. Winter is the one that begins in that year.
    fn season(year: i16, season: i16) -> Result<Self, Error> {
        let (first, last) = match season {
            21 => (Date::new(year, 3, 1), Date::new(year, 6, 21)),
            22 => (Date::new(year, 6, 1), Date::new(year, 9, 23)),
            23 => (Date::new(year, 9, 1), Date::new(year, 12, 22)),
            _ => (Date::new(year, 12, 1), Date::new(year + 1, 3, 20).or(Ok(Date::MAX))),
        };
        let (Ok(first), Ok(last)) = (first, last) else { return Err(Error::Month) };
        Ok(Self { first, last, grain: Grain::Season(season), qualifier: None })
    }
}

impl Grain {
    fn unit(self) -> Span {
        match self {
            Self::Century => 100.years(),
            Self::Decade => 10.years(),
            Self::Year | Self::SomeMonth | Self::SomeDayOfYear => 1.year(),
            Self::Season(_) => 3.months(),
            Self::Month | Self::SomeDay => 1.month(),
            Self::Day => 1.day(),
        }
    }
}

impl Qualifier {
    fn of(sign: char) -> Option<Self> {
        match sign {
            '?' => Some(Self::Uncertain),
            '~' => Some(Self::Approximate),
            '%' => Some(Self::Both),
            _ => None,
        }
    }
}

impl From<Date> for Point {
    fn from(day: Date) -> Self {
        Self { first: day, last: day, grain: Grain::Day, qualifier: None }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.first.year(), self.first.month(), self.first.day());
        match self.grain {
            Grain::Century => write!(f, "{:02}XX", year / 100),
            Grain::Decade => write!(f, "{:03}X", year / 10),
            Grain::Year => write!(f, "{year:04}"),
            Grain::SomeMonth => write!(f, "{year:04}-XX"),
            Grain::SomeDayOfYear => write!(f, "{year:04}-XX-XX"),
            Grain::Season(season) => write!(f, "{year:04}-{season}"),
            Grain::Month => write!(f, "{year:04}-{month:02}"),
            Grain::SomeDay => write!(f, "{year:04}-{month:02}-XX"),
            Grain::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
        }?;
        match self.qualifier {
            Some(Qualifier::Uncertain) => f.write_str("?"),
            Some(Qualifier::Approximate) => f.write_str("~"),
            Some(Qualifier::Both) => f.write_str("%"),
            None => Ok(()),
        }
    }
}

/// The number that `text` writes in exactly `length` ASCII digits.
fn number(text: &str, length: usize) -> Result<i16, Error> {
    if text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().map_err(|_| Error::Form);
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'X');
    Err(if text.len() == length && digits { Error::Unspecified } else { Error::Form })
}
