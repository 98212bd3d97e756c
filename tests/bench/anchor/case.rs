//! Texts, what became of them, and passages of which it is known where they went; and the files of them.

use std::collections::HashMap;
use std::ops::Range;

use scolie::anchor::Fate;
use scolie::model::span::Span;
use serde::{Deserialize, Serialize};

use super::edits::{Chance, Edited, Kind, text};

/// How many texts of each length are edited in each way.
const ROUNDS: u64 = 5;
/// How long the texts are, in characters.
const LENGTHS: [usize; 4] = [2_000, 6_000, 20_000, 60_000];
/// How many passages of each are looked for.
const PASSAGES: usize = 40;
/// The length of the texts that show how the time grows, in characters, and how many passages they have.
const LONG: (usize, usize) = (400_000, 500);

/// A text, what became of it, and passages; offsets in bytes.
pub struct Case {
    pub kind: String,
    pub old: String,
    pub new: String,
    pub spans: Vec<Range<usize>>,
    /// Where each passage is, if anywhere, and how many of a hundred of its characters are left.
    pub truths: Vec<(Option<Range<usize>>, usize)>,
    /// For the time only, and for ourselves.
    pub is_long: bool,
    units: Units,
}

#[derive(Serialize, Deserialize)]
struct Line {
    kind: String,
    old: String,
    new: String,
    spans: Vec<(usize, usize)>,
    truths: Vec<(Option<(usize, usize)>, usize)>,
    long: bool,
}

/// What a method made of all cases.
#[derive(Serialize, Deserialize)]
pub struct Placing {
    pub name: String,
    pub cases: Vec<Placed>,
}

/// What it made of one: for each passage its place, or the first that is put before the analyst.
#[derive(Serialize, Deserialize)]
pub struct Placed {
    places: Vec<Option<(usize, usize)>>,
    #[serde(default)]
    held: HashMap<usize, (usize, usize)>,
    pub milliseconds: f64,
}

/// Where one passage is said to be, in bytes.
#[derive(Debug, Clone)]
pub enum Said {
    At(Range<usize>),
    Held(Range<usize>),
    Nowhere,
}

/// Bytes of a text in UTF-16 units and back.
#[derive(Debug, Default)]
struct Units {
    /// The unit at each byte.
    of_bytes: Vec<usize>,
    /// The byte at each unit.
    of_units: Vec<usize>,
}

impl Units {
    fn of(text: &str) -> Self {
        let mut units = Self::default();
        for (at, letter) in text.char_indices() {
            units.of_bytes.extend(std::iter::repeat_n(units.of_units.len(), letter.len_utf8()));
            units.of_units.extend(std::iter::repeat_n(at, letter.len_utf16()));
        }
        units.of_bytes.push(units.of_units.len());
        units.of_units.push(text.len());
        units
    }

    fn out(&self, range: &Range<usize>) -> (usize, usize) {
        (self.of_bytes[range.start], self.of_bytes[range.end])
    }

    fn back(&self, (start, end): (usize, usize)) -> Range<usize> {
        let at = |unit: usize| self.of_units.get(unit).or(self.of_units.last()).copied().unwrap();
        at(start)..at(end)
    }
}

impl Placed {
    pub fn new(case: &Case, fates: &[Fate], milliseconds: f64) -> Self {
        let out = |span: Span| case.units.out(&(span.start() as usize..span.end() as usize));
        let held = fates.iter().enumerate().filter_map(|(index, fate)| match fate {
            Fate::Review(_, candidates) => Some((index, out(candidates.first()?.span))),
            _ => None,
        });
        let places = fates.iter().map(|fate| fate.placed().map(out)).collect();
        Self { places, held: held.collect(), milliseconds }
    }

    /// What it says of each passage of a case.
    pub fn said<'a>(&'a self, case: &'a Case) -> impl Iterator<Item = Said> + 'a {
        self.places.iter().enumerate().map(|(index, place)| match (place, self.held.get(&index)) {
            (Some(place), _) => Said::At(case.units.back(*place)),
            (None, Some(place)) => Said::Held(case.units.back(*place)),
            (None, None) => Said::Nowhere,
        })
    }
}

fn line(kind: Kind, seed: u64, (length, count): (usize, usize), long: bool) -> String {
    let mut chance = Chance::new(seed);
    let tree = text(&mut chance, length);
    let (first, edited) = (Edited::first(&tree), kind.apply(&tree, &mut chance));
    let spans = first.spans(&mut chance, count);
    let (olds, news) = (Units::of(&first.text), Units::of(&edited.text));
    let truth = |letters: &Range<usize>| {
        let (place, left) = edited.truth(&first, letters);
        (place.map(|place| news.out(&place)), left)
    };
    let line = Line {
        kind: kind.name(),
        spans: spans.iter().map(|(_, bytes)| olds.out(bytes)).collect(),
        truths: spans.iter().map(|(letters, _)| truth(letters)).collect(),
        old: first.text,
        new: edited.text,
        long,
    };
    serde_json::to_string(&line).unwrap() + "\n"
}

/// All cases, a line each, from a seed on.
pub fn write(seed: u64) -> String {
    let mut lines = String::new();
    for kind in Kind::ALL {
        for (round, length) in (0..ROUNDS).flat_map(|round| LENGTHS.map(|length| (round, length))) {
            lines.push_str(&line(kind, seed + round * 100 + length as u64, (length, PASSAGES), false));
        }
    }
    for kind in [Kind::Words(2), Kind::Mixed] {
        lines.push_str(&line(kind, seed, LONG, true));
    }
    lines
}

/// The cases of a file.
pub fn read(lines: &str) -> Vec<Case> {
    let case = |line: &str| {
        let line: Line = serde_json::from_str(line).unwrap();
        let (olds, units) = (Units::of(&line.old), Units::of(&line.new));
        Case {
            kind: line.kind,
            spans: line.spans.into_iter().map(|span| olds.back(span)).collect(),
            truths: line
                .truths
                .into_iter()
                .map(|(place, left)| (place.map(|place| units.back(place)), left))
                .collect(),
            old: line.old,
            new: line.new,
            is_long: line.long,
            units,
        }
    };
    lines.lines().map(case).collect()
}
