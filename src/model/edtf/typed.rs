//! Dates as an analyst types them, in French or in English.
//!
//! Days come before months, as both languages write them here. What cannot be said in EDTF without a
//! guess is refused: `fin 2020`, `avant 2020`.

use super::{Edtf, End, Error, Point};
use crate::model::date::month_named;
use crate::model::folding::fold;

/// Words that say nothing of when.
const FILLERS: [&str; 14] =
    ["le", "la", "l'", "en", "au", "d'ici", "a", "annee", "the", "in", "on", "by", "of", "year"];
const APPROXIMATE: [&str; 12] = [
    "vers",
    "environ",
    "autour de",
    "aux alentours de",
    "about",
    "around",
    "approximately",
    "circa",
    "ca.",
    "ca",
    "c.",
    "~",
];
const UNCERTAIN: [&str; 6] = ["peut-etre", "sans doute", "probablement", "perhaps", "maybe", "probably"];
const SINCE: [&str; 5] = ["depuis", "a partir de", "a compter de", "since", "from"];
const UNTIL: [&str; 6] = ["jusqu'en", "jusqu'a", "jusqu'au", "until", "till", "up to"];
/// What opens an interval, and what parts its ends.
const FROM_TO: [(&str, &[&str]); 4] = [
    ("entre", &[" et "]),
    ("between", &[" and "]),
    ("de", &[" a ", " au ", " jusqu'a ", " jusqu'en "]),
    ("from", &[" to ", " until ", " till "]),
];
const SEASONS: [(&str, u8); 9] = [
    ("printemps", 21),
    ("spring", 21),
    ("ete", 22),
    ("summer", 22),
    ("automne", 23),
    ("autumn", 23),
    ("fall", 23),
    ("hiver", 24),
    ("winter", 24),
];

/// Reads a date as an analyst types it: EDTF with its spaces and cases astray, `21/01/2025`,
/// `1er mars 2024`, `March 1, 2024`, `janv. 2025`, `été 2020`, `vers 2020`, `2020 ?`, `années 2010`,
/// `depuis 2019`, `de 2019 à 2021`, `2019-2021`.
///
/// # Errors
///
/// As [`Edtf::parse`]: [`Error::Form`] when it cannot be understood.
pub fn read_typed(text: &str) -> Result<Edtf, Error> {
    let folded = fold(text);
    let text = folded.trim();
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    match Edtf::parse(&compact.to_uppercase()) {
        Err(Error::Form) => {}
        read => return read,
    }
    if let Some((start, end)) = ends(text) {
        return Edtf::interval(End::At(point(start)?), End::At(point(end)?));
    }
    if let Some(start) = after(text, &SINCE) {
        return Edtf::interval(End::At(point(start)?), End::Open);
    }
    if let Some(end) = after(text, &UNTIL) {
        return Edtf::interval(End::Open, End::At(point(end)?));
    }
    point(text).map(Edtf::from)
}

/// The two ends of an interval, each with a year of its own.
fn ends(text: &str) -> Option<(&str, &str)> {
    let in_words = FROM_TO.iter().filter_map(|(opening, partings)| {
        let rest = after(text, &[opening])?;
        partings.iter().find_map(|parting| rest.split_once(parting))
    });
    let by_sign = [" - ", "/", "-"].into_iter().filter_map(|sign| {
        let (start, end) = text.split_once(sign)?;
        (!end.contains(sign)).then_some((start, end))
    });
    in_words.chain(by_sign).find(|(start, end)| has_year(start) && has_year(end))
}

fn has_year(text: &str) -> bool {
    let digits = |byte: u8| byte.is_ascii_digit();
    text.as_bytes().split(|byte| !digits(*byte)).any(|number| number.len() == 4)
}

/// One date, behind whatever words qualify it.
fn point(text: &str) -> Result<Point, Error> {
    let (mut text, mut approximate, mut uncertain) = (text.trim(), false, false);
    loop {
        if let Some(rest) = after(text, &APPROXIMATE) {
            (text, approximate) = (rest, true);
        } else if let Some(rest) = after(text, &UNCERTAIN).or_else(|| text.strip_suffix('?')) {
            (text, uncertain) = (rest.trim_end(), true);
        } else {
            break;
        }
    }
    let point = plain_point(text)?;
    let point = if approximate { point.approximately() } else { point };
    Ok(if uncertain { point.perhaps() } else { point })
}

/// One date without such words.
fn plain_point(text: &str) -> Result<Point, Error> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ','))
        .map(|word| word.strip_prefix("l'").unwrap_or(word))
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .collect();
    match *words.as_slice() {
        [year] => decade(year).unwrap_or_else(|| Point::parse(&year.to_uppercase())),
        ["annees" | "decennie", year] => decade(&format!("{year}s")).unwrap_or(Err(Error::Form)),
        [first, second] if is_year(second) => month_of(second, first),
        [first, second] if is_year(first) => month_of(first, second),
        [first, second, year] if is_year(year) && month_named(first).is_some() => day_of(year, first, second),
        [first, second, year] if is_year(year) => day_of(year, second, first),
        [year, month, day] if is_year(year) => day_of(year, month, day),
        _ => Err(Error::Form),
    }
}

/// `2010s`: the ten years from 2010.
fn decade(word: &str) -> Option<Result<Point, Error>> {
    let known = word.strip_suffix("0s")?;
    Some(Point::parse(&format!("{known}X")))
}

fn month_of(year: &str, month: &str) -> Result<Point, Error> {
    let season = SEASONS.iter().find(|(name, _)| *name == month);
    match season {
        Some((_, number)) => Point::parse(&format!("{year}-{number}")),
        None => Point::parse(&format!("{year}-{:02}", month_number(month)?)),
    }
}

fn day_of(year: &str, month: &str, day: &str) -> Result<Point, Error> {
    let month = month_number(month)?;
    let day = ["er", "st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    Point::parse(&format!("{year}-{month:02}-{:02}", short_number(day).ok_or(Error::Form)?))
}

/// A month by its name or its number; a number past 12 would otherwise be read as a season.
fn month_number(month: &str) -> Result<i8, Error> {
    match month_named(month).or_else(|| short_number(month)) {
        Some(month @ 1..=12) => Ok(month),
        Some(_) => Err(Error::Month),
        None => Err(Error::Form),
    }
}

fn short_number(word: &str) -> Option<i8> {
    word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse().ok())?
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// What follows one of `openings` at the start of `text`, when it is a word by itself.
fn after<'a>(text: &'a str, openings: &[&str]) -> Option<&'a str> {
    openings.iter().find_map(|opening| {
        let rest = text.strip_prefix(opening)?;
        let ends_word = !opening.ends_with(char::is_alphabetic);
        (ends_word || rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: &str) {
        assert_eq!(read_typed(typed).map(|date| date.to_string()).as_deref(), Ok(expected), "{typed}");
    }

    #[track_caller]
    fn check_error(typed: &str, expected: Error) {
        assert_eq!(read_typed(typed), Err(expected), "{typed}");
    }

    #[test]
    fn edtf_is_read_whatever_its_spaces_and_cases() {
        check(" 2020 - 11 ", "2020-11");
        check("201x", "201X");
        check("2019 / ..", "2019/..");
        check("2020 ~", "2020~");
        check("2020–11‑05", "2020-11-05");
        check("2020-21", "2020-21");
    }

    #[test]
    fn days_come_before_months() {
        check("21/01/2025", "2025-01-21");
        check("1/2/2020", "2020-02-01");
        check("21.01.2025", "2025-01-21");
        check("21-01-2025", "2025-01-21");
        check("01/2025", "2025-01");
        check("2025/1/21", "2025-01-21");
        check("2020/12", "2020-12");
        check("2020-1", "2020-01");
        check_error("01/21/2025", Error::Month);
        check_error("31/02/2025", Error::Day);
        check_error("21/2020", Error::Month);
    }

    #[test]
    fn months_are_read_by_name() {
        check("21 janvier 2025", "2025-01-21");
        check("le 1er août 2024", "2024-08-01");
        check("JANV. 2025", "2025-01");
        check("en déc 2023", "2023-12");
        check("21 January 2025", "2025-01-21");
        check("the 3rd of May 2024", "2024-05-03");
        check("March 1, 2024", "2024-03-01");
        check("Sept 2024", "2024-09");
        check("été 2020", "2020-22");
        check("l’hiver 2020", "2020-24");
        check("Spring 2021", "2021-21");
        check_error("31 février 2025", Error::Day);
        check_error("21 brumaire 1799", Error::Form);
    }

    #[test]
    fn a_word_or_a_sign_qualifies() {
        check("vers 2020", "2020~");
        check("About 2020", "2020~");
        check("environ janvier 2020", "2020-01~");
        check("c. 2020", "2020~");
        check("~ 2020", "2020~");
        check("2020 ?", "2020?");
        check("peut-être le 3 mai 2020", "2020-05-03?");
        check("vers mars 2020 ?", "2020-03%");
    }

    #[test]
    fn intervals_and_decades_are_read() {
        check("2019-2021", "2019/2021");
        check("2019 – 2021", "2019/2021");
        check("janvier 2020 / mars 2021", "2020-01/2021-03");
        check("de 2019 à 2021", "2019/2021");
        check("entre mai 2019 et vers 2021", "2019-05/2021~");
        check("from 2019 to June 2021", "2019/2021-06");
        check("depuis le 21 janvier 2025", "2025-01-21/..");
        check("since 2019", "2019/..");
        check("jusqu’en 2020", "../2020");
        check("until May 2020", "../2020-05");
        check("années 2010", "201X");
        check("the 2010s", "201X");
        check_error("de 2021 à 2019", Error::Reversed);
    }

    #[test]
    fn what_would_need_a_guess_is_refused() {
        check_error("", Error::Empty);
        check_error("  ", Error::Empty);
        check_error("hier", Error::Form);
        check_error("21/01/25", Error::Form);
        check_error("fin 2020", Error::Form);
        check_error("avant 2020", Error::Form);
        check_error("vers", Error::Form);
        check_error("?", Error::Form);
        check_error(&"?".repeat(100_000), Error::Form);
        check_error("3 mars au 5 avril 2020", Error::Form);
        check_error("/", Error::Boundless);
        check_error("2020-02-30", Error::Day);
    }
}
