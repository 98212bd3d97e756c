//! Civil dates, as the Journal officiel writes them.

pub use jiff::civil::Date;

use super::folding::fold;

/// An instant as a clock on the wall shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Local {
    /// The day.
    pub date: Date,
    /// The hour, from 0.
    pub hour: u8,
    /// The minute.
    pub minute: u8,
}

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

const ENGLISH_MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Shorter than this, the beginning of a month's name is a word of its own: `ma`, `de`.
const SHORTEST_MONTH: usize = 3;

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

/// The month, 1 to 12, that `folded` names or begins to name, in French or in English: `janvier`, `aout`,
/// `sept`, `May`.
///
/// The word must be folded. A beginning that two months share names neither: `jui`.
#[must_use]
pub fn month_named(folded: &str) -> Option<i8> {
    if folded.len() < SHORTEST_MONTH {
        return None;
    }
    let names = MONTHS.iter().zip(1..).chain(ENGLISH_MONTHS.iter().zip(1..));
    let mut months = names.filter(|(name, _)| name.starts_with(folded)).map(|(_, month)| month);
    let month = months.next()?;
    months.all(|other| other == month).then_some(month)
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
    fn months_are_named_in_two_languages_and_by_their_beginnings() {
        let named = ["janvier", "fev", "mar", "mai", "juil", "aou", "sept", "march", "jun", "august", "dec"];
        assert_eq!(named.map(month_named), [1, 2, 3, 5, 7, 8, 9, 3, 6, 8, 12].map(Some));
        assert_eq!(["jui", "ma", "", "brumaire", "marche"].map(month_named), [None; 5]);
    }

    #[test]
    fn what_is_no_date_is_none() {
        check("", None);
        check("31 février 2025", None);
        check("janvier 2025", None);
        check("21 brumaire 8", None);
    }
}
