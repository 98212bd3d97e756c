//! Dates in words, as precise as they are known: `November 2020`, `about 2020`, `2019 – 2021`.

use super::{en, fr};
use crate::model::date::Date;
use crate::model::edtf::{Bounds, Edtf};
use crate::model::language::Language;

/// A month has no fewer days: what covers so many is called by its name.
const SHORT_MONTH: i8 = 28;

/// The days between which something lies, in words.
#[must_use]
pub fn bounds(language: Language, bounds: Bounds) -> String {
    match (bounds.earliest, bounds.latest) {
        (Some(earliest), Some(latest)) => range(language, earliest, latest),
        (Some(earliest), None) => match language {
            Language::French => format!("à partir de {}", day_or_wider(language, earliest, true)),
            Language::English => format!("from {}", day_or_wider(language, earliest, true)),
        },
        (None, Some(latest)) => match language {
            Language::French => format!("jusqu’à {}", day_or_wider(language, latest, false)),
            Language::English => format!("until {}", day_or_wider(language, latest, false)),
        },
        (None, None) => String::new(),
    }
}

/// A stored date in words; what is no date stays as it is.
#[must_use]
pub fn date(language: Language, text: &str) -> String {
    let Ok(date) = Edtf::parse(text) else { return text.to_owned() };
    if let Some(season) = season(language, text) {
        return season;
    }
    let plain = bounds(language, Bounds { earliest: date.earliest(), latest: date.latest() });
    if text.contains('/') {
        return plain;
    }
    let about = match language {
        Language::French => "vers",
        Language::English => "about",
    };
    match text.chars().next_back() {
        Some('~') => format!("{about} {plain}"),
        Some('%') => format!("{about} {plain} (?)"),
        Some('?') => format!("{plain} (?)"),
        _ => plain,
    }
}

fn season(language: Language, text: &str) -> Option<String> {
    let (year, season) = text.split_once('-')?;
    let names = match language {
        Language::French => ["printemps", "été", "automne", "hiver"],
        Language::English => ["spring", "summer", "autumn", "winter"],
    };
    let index = season.parse::<usize>().ok()?.checked_sub(21)?;
    Some(format!("{} {year}", names.get(index)?))
}

fn range(language: Language, earliest: Date, latest: Date) -> String {
    let months = earliest.day() == 1 && latest.day() >= SHORT_MONTH;
    let years = months && earliest.month() == 1 && latest.month() == 12;
    let (from, to) = match (years, months) {
        (true, _) => (earliest.year().to_string(), latest.year().to_string()),
        (_, true) => (month(language, earliest), month(language, latest)),
        _ => (day(language, earliest), day(language, latest)),
    };
    if from == to { from } else { format!("{from}\u{a0}– {to}") }
}

/// A bound: the year or the month that it begins or ends, or the day itself.
fn day_or_wider(language: Language, date: Date, begins: bool) -> String {
    let month_edge = if begins { date.day() == 1 } else { date == date.last_of_month() };
    match date.month() {
        1 if month_edge && begins => date.year().to_string(),
        12 if month_edge && !begins => date.year().to_string(),
        _ if month_edge => month(language, date),
        _ => day(language, date),
    }
}

fn month(language: Language, date: Date) -> String {
    let months = match language {
        Language::French => &fr::MONTHS,
        Language::English => &en::MONTHS,
    };
    let index = usize::from(date.month().unsigned_abs()).saturating_sub(1);
    format!("{} {}", months.get(index).copied().unwrap_or_default(), date.year())
}

fn day(language: Language, date: Date) -> String {
    (super::Messages::of(language).date)(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::deadline::DateOrDuration;

    #[track_caller]
    fn check(text: &str, french: &str, english: &str) {
        assert_eq!(date(Language::French, text), french);
        assert_eq!(date(Language::English, text), english);
    }

    #[test]
    fn a_date_is_said_at_its_grain() {
        check("2019", "2019", "2019");
        check("2020-11", "novembre 2020", "November 2020");
        check("2023-12-21", "21\u{a0}décembre 2023", "21 December 2023");
        check("2020~", "vers 2020", "about 2020");
        check("2020-05?", "mai 2020 (?)", "May 2020 (?)");
        check("201X", "2010\u{a0}– 2019", "2010\u{a0}– 2019");
        check("2020-22", "été 2020", "summer 2020");
        check("2019/..", "à partir de 2019", "from 2019");
        check("../2020-05", "jusqu’à mai 2020", "until May 2020");
        check("2019-03/2019-05", "mars 2019\u{a0}– mai 2019", "March 2019\u{a0}– May 2019");
        check("hier", "hier", "hier");
    }

    #[test]
    fn a_deadline_is_said_as_precisely_as_its_fact() {
        #[track_caller]
        fn check_due(fact: &str, due: &str, french: &str) {
            let fact = Edtf::parse(fact).unwrap();
            let due = DateOrDuration::parse(due).unwrap().due(Some(&fact)).unwrap();
            assert_eq!(bounds(Language::French, due), french);
        }
        check_due("2020-11", "P18M", "mai 2022");
        check_due("2020", "P2Y", "2022");
        check_due("2020-11-19", "P18M", "19\u{a0}mai 2022");
        check_due("2020~", "P1Y", "2020\u{a0}– 2022");
        check_due("2019/..", "P1Y", "à partir de 2020");
    }
}
