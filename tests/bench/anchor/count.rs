//! Counts what became of passages, and sets it in tables.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use super::case::{Case, Placing, Said};

/// What may become of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Exact,
    Near,
    Off,
    Wrong,
    Held,
    HeldOther,
    Missed,
    /// It did not survive, and was placed.
    Ghost,
    /// It did not survive, and was held.
    GhostHeld,
    Gone,
}

#[derive(Default)]
struct Count(BTreeMap<End, usize>);

impl Count {
    fn of(&self, ends: &[End]) -> usize {
        ends.iter().filter_map(|end| self.0.get(end)).sum()
    }

    fn survived(&self) -> usize {
        self.of(&[End::Exact, End::Near, End::Off, End::Wrong, End::Held, End::HeldOther, End::Missed])
    }

    fn cells(&self) -> String {
        let (survived, gone) = (self.survived(), self.of(&[End::Ghost, End::GhostHeld, End::Gone]));
        let ends = [End::Exact, End::Near, End::Off, End::Wrong, End::Held, End::HeldOther, End::Missed];
        let ends = ends.map(|end| share(self.of(&[end]), survived)).join(" | ");
        let ghosts = [End::Ghost, End::GhostHeld].map(|end| share(self.of(&[end]), gone)).join(" | ");
        format!("{ends} | {ghosts}")
    }
}

/// A share in per cent with its interval of confidence, 95 of a hundred (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927).
fn share(count: usize, all: usize) -> String {
    if all == 0 {
        return "–".to_owned();
    }
    let (part, all, z) = (count as f64 / all as f64, all as f64, 1.96_f64);
    let (centre, spread) =
        (part + z * z / (2.0 * all), z * (part * (1.0 - part) / all + z * z / (4.0 * all * all)).sqrt());
    let scale = 1.0 + z * z / all;
    let (low, high) = ((centre - spread) / scale, (centre + spread) / scale);
    format!("{:.2} ({:.2}–{:.2})", part * 100.0, low.max(0.0) * 100.0, high.min(1.0) * 100.0)
}

/// What became of a passage that should be at `truth`.
fn end(said: &Said, text: &str, truth: Option<&Range<usize>>, left: usize) -> End {
    if left < 50 {
        return match said {
            Said::At(_) => End::Ghost,
            Said::Held(_) => End::GhostHeld,
            Said::Nowhere => End::Gone,
        };
    }
    let alike = |place: &Range<usize>| {
        truth.map_or(0.0, |truth| {
            let both = place.end.min(truth.end) as f64 - place.start.max(truth.start) as f64;
            let all = place.end.max(truth.end) as f64 - place.start.min(truth.start) as f64;
            both / all
        })
    };
    let words = |place: &Range<usize>| text[place.clone()].trim();
    let is_exact =
        |place: &Range<usize>| alike(place) > 0.0 && truth.is_some_and(|truth| words(truth) == words(place));
    match said {
        Said::At(place) if is_exact(place) => End::Exact,
        Said::At(place) if alike(place) >= 0.8 => End::Near,
        Said::At(place) if alike(place) >= 0.5 => End::Off,
        Said::At(_) => End::Wrong,
        Said::Held(place) if alike(place) >= 0.5 => End::Held,
        Said::Held(_) => End::HeldOther,
        Said::Nowhere => End::Missed,
    }
}

fn count<'a>(cases: &'a [Case], placing: &Placing, is_meant: impl Fn(&'a Case) -> bool) -> Count {
    let mut count = Count::default();
    let own = cases.iter().zip(&placing.cases).filter(|(case, _)| !case.is_long && is_meant(case));
    for (case, placed) in own {
        for (said, (truth, left)) in placed.said(case).zip(&case.truths) {
            *count.0.entry(end(&said, &case.new, truth.as_ref(), *left)).or_default() += 1;
        }
    }
    count
}

/// The time for a text of a length, and for one of its passages, in milliseconds: the medians.
fn time(cases: &[Case], placing: &Placing, is_meant: impl Fn(&Case) -> bool) -> String {
    let own = cases.iter().zip(&placing.cases).filter(|(case, _)| is_meant(case));
    let times =
        own.map(|(case, placed)| (placed.milliseconds, placed.milliseconds / case.spans.len() as f64));
    let mut times: Vec<(f64, f64)> = times.collect();
    times.sort_by(|one, other| one.0.total_cmp(&other.0));
    times.get(times.len() / 2).map_or("–".to_owned(), |(text, passage)| format!("{text:.1} ({passage:.2})"))
}

const ENDS: &str = "exact | near | off | wrong | held | held, other | missed | deleted, placed all the same | deleted, held |";
const RULE: &str = "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|";

/// All methods, each kind of edit with our own, and the time by length.
pub fn table(cases: &[Case], placings: &[Placing]) -> String {
    let mut text = String::new();
    let passages: usize = cases.iter().filter(|case| !case.is_long).map(|case| case.spans.len()).sum();
    let _ = writeln!(text, "{passages} passages; in per cent, with intervals of confidence of 95 %.\n");
    let _ = writeln!(text, "| method | {ENDS}\n{RULE}");
    for placing in placings {
        let _ = writeln!(text, "| {} | {} |", placing.name, count(cases, placing, |_| true).cells());
    }
    let mut kinds: Vec<&str> = cases.iter().map(|case| case.kind.as_str()).collect();
    kinds.dedup();
    kinds.truncate(13);
    for placing in placings.iter().filter(|own| own.name.starts_with("Scolie,")) {
        let _ = writeln!(text, "\n| {} | {ENDS}\n{RULE}", placing.name);
        for kind in &kinds {
            let own = count(cases, placing, |case| case.kind == *kind);
            let _ = writeln!(text, "| {kind} | {} |", own.cells());
        }
    }
    let lengths = [2_000, 6_000, 20_000, 60_000];
    let _ = writeln!(
        text,
        "\n| milliseconds for a text with 40 passages, and for each (medians) | 2 kB | 6 kB | 20 kB | 60 kB | 400 kB, 500 passages: words, 2 % | mixed |\n|---|---:|---:|---:|---:|---:|---:|"
    );
    for placing in placings {
        let times = lengths.map(|length: usize| {
            time(cases, placing, |case| {
                let size = case.old.chars().count();
                !case.is_long && size >= length && size < length * 2
            })
        });
        let long = ["words, 2 %", "mixed"]
            .map(|kind| time(cases, placing, |case| case.is_long && case.kind == kind));
        let _ = writeln!(text, "| {} | {} | {} |", placing.name, times.join(" | "), long.join(" | "));
    }
    text
}
