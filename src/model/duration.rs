//! Durations of the calendar: ISO 8601, without times of day.
//!
//! `P18M`, `P2Y`, `P1Y6M`, `P30D`, `P6W`. A duration keeps the units that it was written in, for the text
//! says "18 mois" and not "un an et demi": `P18M` and `P1Y6M` are two values. Weeks may stand beside other
//! units, as ISO 8601-2 allows.

use std::fmt;

use jiff::{Span, ToSpan};

use super::folding::fold;

/// A number of years, months, weeks and days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Duration {
    /// Years, months, weeks, days; each at most [`LARGEST`].
    amounts: [u16; 4],
}

/// Why a text is no duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {
    /// Nothing is written.
    Empty,
    /// It does not look like a duration: `P`, `18`, `bientôt`.
    Form,
    /// It has hours, minutes or seconds: `PT12H`.
    Time,
    /// More than 9999 of a unit.
    TooLong,
}

/// More of any unit than the calendar of this program has years.
const LARGEST: u16 = 9999;
const SIGNS: [char; 4] = ['Y', 'M', 'W', 'D'];

/// The units by name, folded, in the order of the amounts.
const UNITS: [&[&str]; 4] = [
    &["an", "ans", "annee", "annees", "a", "year", "years", "yr", "yrs", "y"],
    &["mois", "month", "months", "m"],
    &["semaine", "semaines", "sem", "week", "weeks", "wk", "wks", "s", "w"],
    &["jour", "jours", "j", "day", "days", "d"],
];
const YEARS: usize = 0;
const MONTHS: usize = 1;

/// The numbers that a deadline is written out in.
const NUMBERS: [(&[&str], u16); 18] = [
    (&["un", "une", "one", "a"], 1),
    (&["deux", "two"], 2),
    (&["trois", "three"], 3),
    (&["quatre", "four"], 4),
    (&["cinq", "five"], 5),
    (&["six"], 6),
    (&["sept", "seven"], 7),
    (&["huit", "eight"], 8),
    (&["neuf", "nine"], 9),
    (&["dix", "ten"], 10),
    (&["onze", "eleven"], 11),
    (&["douze", "twelve"], 12),
    (&["quinze", "fifteen"], 15),
    (&["dix-huit", "eighteen"], 18),
    (&["vingt", "twenty"], 20),
    (&["vingt-quatre", "twenty-four"], 24),
    (&["trente", "thirty"], 30),
    (&["trente-six", "thirty-six"], 36),
];
/// Words that say nothing of how long.
const FILLERS: [&str; 11] =
    ["sous", "dans", "d'ici", "pendant", "maximum", "within", "in", "for", "et", "and", "de"];

impl Duration {
    /// Reads an ISO 8601 duration, to the letter: `P1Y6M`.
    ///
    /// # Errors
    ///
    /// When `text` is not `P` and numbers of years, months, weeks and days, in that order.
    pub fn parse(text: &str) -> Result<Self, Error> {
        if text.is_empty() {
            return Err(Error::Empty);
        }
        let mut rest = text.strip_prefix('P').ok_or(Error::Form)?;
        let (mut duration, mut done) = (Self::default(), 0);
        while !rest.is_empty() {
            if rest.starts_with('T') {
                return Err(Error::Time);
            }
            let (number, after) = split_number(rest).ok_or(Error::Form)?;
            let unit = SIGNS.iter().position(|sign| after.starts_with(*sign)).ok_or(Error::Form)?;
            if unit < done {
                return Err(Error::Form);
            }
            done = unit + 1;
            duration = duration.plus(unit, amount(number)?)?;
            rest = after.get(1..).unwrap_or_default();
        }
        if done == 0 { Err(Error::Form) } else { Ok(duration) }
    }

    /// Reads a duration as an analyst types it: ISO 8601 in any case, `18 mois`, `2 ans`, `6 weeks`,
    /// `1 an et 6 mois`, `dix-huit mois`, `un an et demi`, `30j`.
    ///
    /// # Errors
    ///
    /// As [`Duration::parse`]: [`Error::Form`] when it cannot be understood.
    pub fn read_typed(text: &str) -> Result<Self, Error> {
        let folded = fold(text);
        let compact: String = folded.chars().filter(|c| !c.is_whitespace()).collect();
        match Self::parse(&compact.to_uppercase()) {
            Err(Error::Form) => {}
            read => return read,
        }
        let (mut duration, mut number, mut last) = (Self::default(), None, None);
        for word in words(&folded.replace("un delai", "")) {
            match (number, last) {
                (None, Some(YEARS)) if matches!(word, "demi" | "demie") => {
                    duration = duration.plus(MONTHS, 6)?;
                    last = None;
                }
                (None, _) if number_of(word).is_some() => number = number_of(word),
                (None, _) if FILLERS.contains(&word) => {}
                (Some(count), _) => {
                    let unit = UNITS.iter().position(|names| names.contains(&word)).ok_or(Error::Form)?;
                    duration = duration.plus(unit, count?)?;
                    (number, last) = (None, Some(unit));
                }
                _ => return Err(Error::Form),
            }
        }
        if number.is_some() || duration == Self::default() { Err(Error::Form) } else { Ok(duration) }
    }

    /// The same, for adding to a date: years and months first, the day of the month kept or, where the
    /// month is shorter, its last; then weeks and days.
    #[must_use]
    pub fn to_span(self) -> Span {
        let [years, months, weeks, days] = self.amounts;
        i64::from(years).years().months(months).weeks(weeks).days(days)
    }

    /// With `count` more of a unit that has none yet.
    fn plus(mut self, unit: usize, count: u16) -> Result<Self, Error> {
        match self.amounts.get_mut(unit) {
            Some(amount @ 0) => *amount = count,
            _ => return Err(Error::Form),
        }
        Ok(self)
    }
}

impl fmt::Display for Duration {
    /// The units that are not zero, in order; `P0D` for no time at all.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        for (amount, sign) in self.amounts.iter().zip(SIGNS).filter(|(amount, _)| **amount > 0) {
            write!(f, "{amount}{sign}")?;
        }
        if *self == Self::default() { f.write_str("0D") } else { Ok(()) }
    }
}

/// The words of a typed duration; a number and the unit stuck to it are two.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',']).flat_map(|word| {
        let (number, unit) = split_number(word).unwrap_or(("", word));
        [number, unit.trim_end_matches('.')].into_iter().filter(|word| !word.is_empty())
    })
}

/// The ASCII digits at the start of `text`, and what follows them.
fn split_number(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at_checked(digits).filter(|(number, _)| !number.is_empty())
}

fn number_of(word: &str) -> Option<Result<u16, Error>> {
    let written = NUMBERS.iter().find(|(names, _)| names.contains(&word)).map(|(_, number)| Ok(*number));
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
    written.or_else(|| is_number.then(|| amount(word)))
}

fn amount(digits: &str) -> Result<u16, Error> {
    digits.parse().ok().filter(|amount| *amount <= LARGEST).ok_or(Error::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, Error>) {
        let read = Duration::parse(text).map(|duration| duration.to_string());
        assert_eq!(read, expected.map(str::to_owned), "{text}");
    }

    #[track_caller]
    fn check_typed(text: &str, expected: Result<&str, Error>) {
        let read = Duration::read_typed(text).map(|duration| duration.to_string());
        assert_eq!(read, expected.map(str::to_owned), "{text}");
    }

    #[test]
    fn a_duration_keeps_its_units() {
        for text in ["P18M", "P2Y", "P1Y6M", "P30D", "P6W", "P1Y2M3W4D", "P0D", "P9999Y"] {
            check(text, Ok(text));
        }
        check("P0Y6M", Ok("P6M"));
        check("P018M", Ok("P18M"));
        check("P0M", Ok("P0D"));
    }

    #[test]
    fn what_is_no_duration_says_why() {
        check("", Err(Error::Empty));
        check("P", Err(Error::Form));
        check("18M", Err(Error::Form));
        check("P6M1Y", Err(Error::Form));
        check("P1M2M", Err(Error::Form));
        check("P1.5Y", Err(Error::Form));
        check("P-1M", Err(Error::Form));
        check("PM", Err(Error::Form));
        check("P1é", Err(Error::Form));
        check("PT12H", Err(Error::Time));
        check("P1DT12H", Err(Error::Time));
        check("P10000D", Err(Error::TooLong));
        check("P99999999999999999999D", Err(Error::TooLong));
    }

    #[test]
    fn durations_are_read_as_they_are_typed() {
        check_typed(" p18m ", Ok("P18M"));
        check_typed("18 mois", Ok("P18M"));
        check_typed("18\u{a0}months", Ok("P18M"));
        check_typed("2 ans", Ok("P2Y"));
        check_typed("6 semaines", Ok("P6W"));
        check_typed("30j", Ok("P30D"));
        check_typed("1 an et 6 mois", Ok("P1Y6M"));
        check_typed("1 year, 6 months", Ok("P1Y6M"));
        check_typed("Dix-huit mois", Ok("P18M"));
        check_typed("un an et demi", Ok("P1Y6M"));
        check_typed("2 années", Ok("P2Y"));
        check_typed("sous 6 mois", Ok("P6M"));
        check_typed("dans un an", Ok("P1Y"));
        check_typed("dans un délai maximum de 18 mois", Ok("P18M"));
        check_typed("within two weeks", Ok("P2W"));
        check_typed("3 sem.", Ok("P3W"));
        check_typed("a year", Ok("P1Y"));
    }

    #[test]
    fn what_would_need_a_guess_is_refused() {
        check_typed("", Err(Error::Empty));
        check_typed("18", Err(Error::Form));
        check_typed("mois", Err(Error::Form));
        check_typed("18 lunes", Err(Error::Form));
        check_typed("2 ans 3 ans", Err(Error::Form));
        check_typed("bientôt", Err(Error::Form));
        check_typed("dans", Err(Error::Form));
        check_typed("demi", Err(Error::Form));
        check_typed("20000 jours", Err(Error::TooLong));
    }
}
