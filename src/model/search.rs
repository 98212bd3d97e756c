//! Finding a label by a few letters of it.
//!
//! Folded and fuzzy: every word of the query must be found, as the beginning of a word, inside a word, or
//! as scattered letters, and counts in that order.

use super::folding::{Folded, fold};

/// How well a label fits, and which of its letters fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The higher, the better.
    pub score: u32,
    /// Byte ranges of the label that fit, in order, none overlapping.
    pub ranges: Vec<(usize, usize)>,
}

const WHOLE: u32 = 1000;
const BEGINNING: u32 = 300;
const WORD: u32 = 200;
const INSIDE: u32 = 100;
const SCATTERED: u32 = 10;
/// Shorter words than this must be found whole: scattered letters of them fit everything.
const SCATTER_FROM: usize = 3;

/// How `label` fits `query`; `None` when it does not. An empty query fits everything.
#[must_use]
pub fn find(query: &str, label: &str) -> Option<Match> {
    let query = fold(query);
    let query = query.trim();
    let folded = Folded::new(label);
    let mut score = if !query.is_empty() && folded.text == query { WHOLE } else { 0 };
    let mut hits: Vec<(usize, usize)> = Vec::new();
    let whole = folded.text.find(query).map(|at| (at, at + query.len()));
    if let (Some(range), false) = (whole, query.is_empty()) {
        score += place_score(&folded.text, range.0) * 2;
        hits.push(range);
    } else {
        for word in query.split(' ').filter(|word| !word.is_empty()) {
            let (points, ranges) = find_word(word, &folded.text)?;
            score += points;
            hits.extend(ranges);
        }
    }
    Some(Match { score, ranges: to_original(&folded, hits) })
}

fn find_word(word: &str, text: &str) -> Option<(u32, Vec<(usize, usize)>)> {
    let places = text.match_indices(word).map(|(at, _)| (place_score(text, at), at));
    if let Some((score, at)) = places.max_by_key(|&(score, at)| (score, std::cmp::Reverse(at))) {
        return Some((score, vec![(at, at + word.len())]));
    }
    if word.chars().count() < SCATTER_FROM {
        return None;
    }
    scattered(word, text)
}

/// The letters of `word` in order inside one word of `text`, its first letter first.
fn scattered(word: &str, text: &str) -> Option<(u32, Vec<(usize, usize)>)> {
    let mut start = 0;
    for candidate in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let mut letters = candidate.char_indices();
        let mut first = true;
        let ranges: Option<Vec<_>> = word
            .chars()
            .map(|wanted| {
                let found = if std::mem::take(&mut first) {
                    letters.next().filter(|(_, c)| *c == wanted)
                } else {
                    letters.find(|(_, c)| *c == wanted)
                };
                found.map(|(at, c)| (start + at, start + at + c.len_utf8()))
            })
            .collect();
        if let Some(ranges) = ranges {
            return Some((SCATTERED, ranges));
        }
        start += candidate.len();
    }
    None
}

fn place_score(text: &str, at: usize) -> u32 {
    if at == 0 {
        return BEGINNING;
    }
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    if before.is_some_and(char::is_alphanumeric) { INSIDE } else { WORD }
}

fn to_original(folded: &Folded, mut hits: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    hits.sort_unstable();
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for (start, end) in hits {
        let Some((start, end)) = folded.original(start, end) else { continue };
        let (start, end) = (start as usize, end as usize);
        match ranges.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => ranges.push((start, end)),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks the letters of `label` that fit by `[` and `]`.
    fn shown(query: &str, label: &str) -> Option<String> {
        let found = find(query, label)?;
        let mut shown = String::new();
        let mut at = 0;
        for (start, end) in found.ranges {
            shown += &format!("{}[{}]", &label[at..start], &label[start..end]);
            at = end;
        }
        Some(shown + &label[at..])
    }

    #[track_caller]
    fn check(query: &str, label: &str, expected: Option<&str>) {
        assert_eq!(shown(query, label).as_deref(), expected);
    }

    #[test]
    fn accents_case_and_apostrophes_do_not_matter() {
        check("appel d'", "Pas d’appel d’offres", Some("Pas d’[appel d’]offres"));
        check("veran", "Les 18 mois de Véran", Some("Les 18 mois de [Véran]"));
        check("OEUVRE", "Mise en œuvre", Some("Mise en [œuvre]"));
    }

    #[test]
    fn words_fit_in_any_order_and_letters_scattered_in_one_word() {
        check("fisa expo", "Exposition au FISA", Some("[Expo]sition au [FISA]"));
        check("offs", "Pas d’appel d’offres", Some("Pas d’appel d’[off]re[s]"));
        check("zz", "Zéro zèle", None);
        check("tender fisa", "No tender in 2019", None);
        check("", "Anything", Some("Anything"));
    }

    #[test]
    fn better_fits_score_higher() {
        let score = |label| find("appel", label).unwrap().score;
        assert!(score("Appel") > score("Appel d'offres"));
        assert!(score("Appel d'offres") > score("Un appel"));
        assert!(score("Un appel") > score("Rappel"));
    }
}
