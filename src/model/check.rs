//! What is typed into a field that takes only some texts: dates, durations, addresses.
//!
//! A text is read leniently and kept in one form; one that cannot be read is never kept.

use super::codebook::Form;
use super::date::Date;
use super::deadline::{self, DateOrDuration};
use super::edtf;

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// A date (EDTF).
    Date,
    /// A date, or a duration (ISO 8601).
    DateOrDuration,
    /// The address of a page.
    Address,
    /// A day.
    Day,
    /// Days, with a comma between them.
    Days,
    /// Whole numbers, with a comma between them.
    Numbers {
        /// The largest that is taken.
        most: u32,
    },
    /// A whole number, not above this one.
    Number {
        /// The largest that is taken.
        most: u32,
    },
}

/// Why a field does not take a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// It is no date.
    Date(edtf::Error),
    /// It is neither a date nor a duration.
    DateOrDuration(deadline::Error),
    /// It is no address of a page.
    Address,
    /// It is no day, or one of several is none.
    Day,
    /// It is no whole number, or one too large.
    Number,
    /// One of them is no whole number, or one too large.
    Numbers,
}

impl Check {
    /// What the field of an attribute of that form takes; `None` when it takes anything.
    #[must_use]
    pub fn of(form: Form) -> Option<Self> {
        match form {
            Form::Date => Some(Self::Date),
            Form::DateOrDuration => Some(Self::DateOrDuration),
            _ => None,
        }
    }

    /// Whether what it takes is a date, and can be said in words.
    #[must_use]
    pub fn is_date(self) -> bool {
        matches!(self, Self::Date | Self::DateOrDuration | Self::Day)
    }

    /// The form in which `typed` is kept; nothing typed is kept as nothing.
    ///
    /// # Errors
    ///
    /// When the field does not take it.
    pub fn read(self, typed: &str) -> Result<String, Problem> {
        if typed.trim().is_empty() {
            return Ok(String::new());
        }
        match self {
            Self::Date => edtf::read_typed(typed).map(|date| date.to_string()).map_err(Problem::Date),
            Self::DateOrDuration => DateOrDuration::read_typed(typed)
                .map(|value| value.to_string())
                .map_err(Problem::DateOrDuration),
            Self::Address => address(typed.trim()).ok_or(Problem::Address),
            Self::Day => day(typed).ok_or(Problem::Day),
            Self::Days => {
                let typed = typed.split([',', ';']).filter(|day| !day.trim().is_empty());
                let days: Option<Vec<String>> = typed.map(day).collect();
                days.map(|days| days.join(", ")).ok_or(Problem::Day)
            }
            Self::Numbers { most } => {
                let typed = typed.split([',', ';']).filter(|number| !number.trim().is_empty());
                let numbers: Option<Vec<String>> = typed.map(|typed| number(typed, most)).collect();
                numbers.map(|numbers| numbers.join(", ")).ok_or(Problem::Numbers)
            }
            Self::Number { most } => number(typed, most).ok_or(Problem::Number),
        }
    }
}

/// The day that is typed, as in ISO 8601; a month or a year is none.
fn day(typed: &str) -> Option<String> {
    let day = edtf::read_typed(typed).ok()?.to_string();
    day.parse::<Date>().is_ok().then_some(day)
}

/// The number that is typed; spaces may stand between its digits, and `n°` or `p.` before them.
fn number(typed: &str, most: u32) -> Option<String> {
    let typed = typed.trim_start();
    let bare = ["n°", "N°", "nº", "p."].iter().find_map(|sign| typed.strip_prefix(sign)).unwrap_or(typed);
    let digits: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
    let number: u32 = digits.parse().ok().filter(|_| !digits.starts_with('+'))?;
    (number <= most).then(|| number.to_string())
}

/// The address of a page of the web, which a browser may be sent to; `None` for any other text.
///
/// Only `http` and `https` are one: what a file or a page pastes in may run as a script.
#[must_use]
pub fn address(text: &str) -> Option<String> {
    if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return None;
    }
    let scheme = ["https://", "http://"].into_iter().find(|scheme| {
        text.get(..scheme.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(scheme))
    });
    let rest = text.get(scheme.map_or(0, str::len)..).unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    match scheme {
        Some(scheme) => (!host.is_empty()).then(|| format!("{scheme}{rest}")),
        None => is_domain(host).then(|| format!("https://{rest}")),
    }
}

/// Whether `host` is a name with a dot: without a scheme nothing else is taken for an address.
fn is_domain(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let letters = |label: &&str| label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let last = labels.last().is_some_and(|last| last.len() > 1 && last.chars().all(char::is_alphabetic));
    labels.len() > 1 && last && labels.iter().all(|label| !label.is_empty() && letters(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(check: Check, typed: &str, expected: Result<&str, Problem>) {
        assert_eq!(check.read(typed).as_deref().map_err(|problem| *problem), expected);
    }

    #[test]
    fn what_is_typed_is_kept_in_one_form() {
        check(Check::Date, " 21 janvier 2025 ", Ok("2025-01-21"));
        check(Check::DateOrDuration, "18 mois", Ok("P18M"));
        check(Check::DateOrDuration, "mai 2022", Ok("2022-05"));
        check(Check::Date, "  ", Ok(""));
        check(Check::Date, "P18M", Err(Problem::Date(edtf::Error::Form)));
        check(Check::Date, "2020-13", Err(Problem::Date(edtf::Error::Month)));
    }

    #[test]
    fn days_are_whole_and_numbers_have_a_sign_or_none() {
        check(Check::Day, "21/01/2025", Ok("2025-01-21"));
        check(Check::Day, "21 janvier 2025", Ok("2025-01-21"));
        for text in ["2025", "janvier 2025", "~2025-01-21", "31/02/2025"] {
            assert!(Check::Day.read(text).is_err(), "{text}");
        }
        check(Check::Days, "21/01/2025 ; 2025-02-01,", Ok("2025-01-21, 2025-02-01"));
        check(Check::Days, "21/01/2025, 2025", Err(Problem::Day));
        let page = Check::Number { most: 70_000 };
        check(page, "p. 12\u{a0}345 ", Ok("12345"));
        check(page, "n° 007", Ok("7"));
        for text in ["-1", "+1", "1.5", "70001", "x", "n°"] {
            check(page, text, Err(Problem::Number));
        }
    }

    #[test]
    fn only_pages_of_the_web_have_an_address() {
        check(Check::Address, "https://www.senat.fr/q?a#b", Ok("https://www.senat.fr/q?a#b"));
        check(Check::Address, "HTTP://x.fr", Ok("http://x.fr"));
        check(Check::Address, " www.x.fr/a ", Ok("https://www.x.fr/a"));
        check(Check::Address, "légifrance.gouv.fr", Ok("https://légifrance.gouv.fr"));
        for text in
            ["javascript:alert(1)", "https://", "www", "a b.fr", "doi:10.1000/1", "10.1000/1", "x..fr"]
        {
            check(Check::Address, text, Err(Problem::Address));
        }
    }
}
