//! Civil dates, as the Journal officiel writes them.

pub use jiff::civil::Date;

use super::folding::fold;

const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

/// The date written in French at the start of `text`: `21 janvier 2025`, `1er mars 2024`, `21/01/2025`.
#[must_use]
pub fn french_date(text: &str) -> Option<Date> {
    let folded = fold(text);
    let mut words =
        folded.split(|c: char| c.is_whitespace() || matches!(c, '/' | ',' | '.')).filter(|w| !w.is_empty());
    let day: i8 = words.next()?.trim_end_matches("er").parse().ok()?;
    let month = words.next()?;
    let month = match MONTHS.iter().position(|name| *name == month) {
        Some(index) => i8::try_from(index + 1).ok()?,
        None => month.parse().ok()?,
    };
    let year: i16 = words.next()?.parse().ok()?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(french_date(text).map(|date| date.to_string()).as_deref(), expected);
    }

    #[test]
    fn french_dates_are_read() {
        check("21 janvier 2025", Some("2025-01-21"));
        check("1er août 2024, page 3", Some("2024-08-01"));
        check("12 DÉCEMBRE 2023", Some("2023-12-12"));
        check("03/06/2025", Some("2025-06-03"));
    }

    #[test]
    fn what_is_no_date_is_none() {
        check("", None);
        check("31 février 2025", None);
        check("janvier 2025", None);
        check("21 brumaire 8", None);
    }
}
