//! Instants as RFC 3339 text: `2026-11-23T10:00:00.25Z`.
//!
//! A dossier has two stamps for each record: what is written as we write it is read and written here, digit by digit;
//! whatever else is an instant, by the library.

use std::fmt;

use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::error::{Error, Problem};
#[cfg(test)]
use super::schema;
use crate::model::identity::{Moment, Stamp};

/// Who, and when.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "stamp"))]
pub struct StampForm {
    by: String,
    #[cfg_attr(test, schemars(with = "schema::Instant"))]
    at: At,
}

/// An instant, or what stands in its place.
#[derive(Debug)]
enum At {
    Moment(Moment),
    Text(String),
}

impl Serialize for At {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Moment(moment) => serializer.serialize_str(&write(*moment)),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for At {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = At;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }

            fn visit_str<E>(self, text: &str) -> Result<At, E> {
                Ok(plain(text).map_or_else(|| At::Text(text.to_owned()), At::Moment))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl From<&Stamp> for StampForm {
    fn from(stamp: &Stamp) -> Self {
        Self { by: stamp.by.clone(), at: At::Moment(stamp.at) }
    }
}

impl StampForm {
    /// Who and when; `place` is where that is said.
    pub fn read(self, place: &dyn fmt::Display) -> Result<Stamp, Error> {
        let at = match self.at {
            At::Moment(moment) => moment,
            At::Text(text) => read(&text, place)?,
        };
        Ok(Stamp { by: self.by, at })
    }

    /// The same, of a file whose dates are believed as far as they are dates.
    pub fn recall(&self) -> Stamp {
        let at = match &self.at {
            At::Moment(moment) => *moment,
            At::Text(text) => of(text).unwrap_or_default(),
        };
        Stamp { by: self.by.clone(), at }
    }
}

/// An instant as text.
pub fn write(moment: Moment) -> String {
    written(moment)
        .unwrap_or_else(|| jiff::Timestamp::from_millisecond(moment.0).unwrap_or_default().to_string())
}

/// The instant that `text` names, which stands at `place`.
pub fn read(text: &str, place: &dyn fmt::Display) -> Result<Moment, Error> {
    of(text).ok_or_else(|| Error::new(place.to_string(), Problem::Name(text.to_owned())))
}

/// The instant that `text` names.
pub fn of(text: &str) -> Option<Moment> {
    plain(text).or_else(|| Some(Moment(text.parse::<jiff::Timestamp>().ok()?.as_millisecond())))
}

/// The years in which an instant is read and written here: those of four digits that begin after 1970.
const YEARS: std::ops::Range<i64> = 1970..9999;
const DAY: i64 = 86_400_000;

/// The instant that a text of the form `2026-11-23T10:00:00.25Z` names: with up to three digits after the point.
fn plain(text: &str) -> Option<Moment> {
    let [head @ .., b'Z'] = text.as_bytes() else { return None };
    let (head, fraction) = head.split_at_checked(19)?;
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_i64, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0'))
        })
    };
    let [year @ .., b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2, b':', s1, s2] = head else {
        return None;
    };
    let pair = |ten: &u8, one: &u8| number(&[*ten, *one]);
    let (year, month, day) = (number(year)?, pair(m1, m2)?, pair(d1, d2)?);
    let (hour, minute, second) = (pair(h1, h2)?, pair(n1, n2)?, pair(s1, s2)?);
    let millis = match fraction {
        [] => 0,
        [b'.', digits @ ..] => match digits.len() {
            1 => number(digits)? * 100,
            2 => number(digits)? * 10,
            3 => number(digits)?,
            _ => return None,
        },
        _ => return None,
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i64::from(is_leap),
        _ => return None,
    };
    if !YEARS.contains(&year) || !(1..=days).contains(&day) || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    // Years begin in March, so that the day that some have more is their last.
    let (years, months) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = years * 365 + years / 4 - years / 100 + years / 400 + (153 * months + 2) / 5 + day - 1;
    Some(Moment(((days - EPOCH) * 24 + hour) * 3_600_000 + minute * 60_000 + second * 1_000 + millis))
}

/// The days from the first of March of the year 0 to the first of January 1970.
const EPOCH: i64 = 719_468;

/// An instant in that form; nothing in a year that is not read so.
fn written(moment: Moment) -> Option<String> {
    let (days, time) = (moment.0.div_euclid(DAY) + EPOCH, moment.0.rem_euclid(DAY));
    if moment.0 < 0 {
        return None;
    }
    // Four centuries have 146,097 days.
    let (centuries, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let months = (5 * day + 2) / 153;
    let day = day - (153 * months + 2) / 5 + 1;
    let month = if months < 10 { months + 3 } else { months - 9 };
    let year = year + centuries * 400 + i64::from(month <= 2);
    if !YEARS.contains(&year) {
        return None;
    }
    let mut text = String::with_capacity("2026-11-23T10:00:00.250Z".len());
    let mut put = |sign: Option<char>, number: i64, mut ten: i64| {
        text.extend(sign);
        while ten > 0 {
            text.push(char::from(b'0' + (number / ten % 10) as u8));
            ten /= 10;
        }
    };
    put(None, year, 1_000);
    put(Some('-'), month, 10);
    put(Some('-'), day, 10);
    put(Some('T'), time / 3_600_000, 10);
    put(Some(':'), time / 60_000 % 60, 10);
    put(Some(':'), time / 1_000 % 60, 10);
    let millis = time % 1_000;
    if millis > 0 {
        put(Some('.'), millis, 100);
        text.truncate(text.trim_end_matches('0').len());
    }
    text.push('Z');
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the library makes of it.
    fn parsed(text: &str) -> Option<Moment> {
        text.parse::<jiff::Timestamp>().ok().map(|timestamp| Moment(timestamp.as_millisecond()))
    }

    #[test]
    fn instants_are_written_and_read_as_the_library_does() {
        // Two years less a little more than a day apart: every day, hour and fraction comes.
        let all = (0..4_000).map(|n| n * 63_072_000_017 + n * n % 1_000);
        for at in all.chain([-1, 0, 1, 999, 1_000, 951_782_400_000, 951_868_799_999, i64::MIN, i64::MAX]) {
            let library = jiff::Timestamp::from_millisecond(at).unwrap_or_default().to_string();
            assert_eq!(write(Moment(at)), library);
            assert_eq!(of(&library), parsed(&library));
        }
        assert!(plain("2026-11-23T10:00:00.25Z").is_some() && written(Moment(1_764_000_000_250)).is_some());
    }

    #[test]
    fn what_is_no_instant_is_none_here_either() {
        for text in [
            "2024-02-29T00:00:00Z",
            "2023-02-29T00:00:00Z",
            "2100-02-29T00:00:00Z",
            "2000-02-29T23:59:59.999Z",
            "2026-04-31T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T23:60:00Z",
            "2016-12-31T23:59:60Z",
            "2026-01-01T00:00:00.Z",
            "2026-01-01T00:00:00.0001Z",
            "2026-01-01T00:00:00.12é",
            "2026-01-01t00:00:00z",
            "2026-01-01 00:00:00Z",
            "2026-01-01T00:00:00+01:00",
            "+02026-01-01T00:00:00Z",
            "1969-12-31T23:59:59Z",
            "9999-12-31T23:59:59Z",
            "12026-01-01T00:00:00Z",
            "Z",
            "",
        ] {
            assert_eq!(of(text), parsed(text), "{text}");
            assert!(plain(text).is_none_or(|moment| Some(moment) == parsed(text)), "{text}");
        }
    }
}
