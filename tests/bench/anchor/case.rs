//! Texts, what became of them, and passages of which it is known where they went; and the files of them.

use std::collections::HashMap;
use std::ops::Range;

use scolie::anchor::Fate;
use scolie::exchange::offsets::{Offsets, Unit};
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
}

#[derive(Serialize, Deserialize)]
struct Line {
    kind: String,
    old: String,
    new: String,
    spans: Vec<(u32, u32)>,
    truths: Vec<(Option<(u32, u32)>, usize)>,
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
    places: Vec<Option<(u32, u32)>>,
    #[serde(default)]
    held: HashMap<usize, (u32, u32)>,
    pub milliseconds: f64,
}

/// Where one passage is said to be, in bytes.
#[derive(Debug, Clone)]
pub enum Said {
    At(Range<usize>),
    Held(Range<usize>),
    Nowhere,
}

/// UTF-16 units of a range of bytes.
fn units(offsets: &Offsets, range: &Range<usize>) -> (u32, u32) {
    let at = |byte: usize| offsets.of_byte(u32::try_from(byte).unwrap());
    (at(range.start), at(range.end))
}

/// The bytes of a range of UTF-16 units.
fn bytes(offsets: &Offsets, (start, end): (u32, u32), text: &str) -> Range<usize> {
    let at = |unit: u32| offsets.to_byte(unit).map_or(text.len(), |byte| byte as usize);
    at(start)..at(end)
}

fn utf16(text: &str) -> Offsets<'_> {
    Offsets::new(text, Unit::Utf16)
}

impl Placed {
    pub fn new(case: &Case, fates: &[Fate], milliseconds: f64) -> Self {
        let offsets = utf16(&case.new);
        let out = |span: Span| (offsets.of_byte(span.start()), offsets.of_byte(span.end()));
        let held = fates.iter().enumerate().filter_map(|(index, fate)| match fate {
            Fate::Review(_, candidates) => Some((index, out(candidates.first()?.span))),
            _ => None,
        });
        let places = fates.iter().map(|fate| fate.placed().map(out)).collect();
        Self { places, held: held.collect(), milliseconds }
    }

    /// What it says of each passage of a case.
    pub fn said<'a>(&'a self, case: &'a Case) -> impl Iterator<Item = Said> + 'a {
        let offsets = utf16(&case.new);
        self.places.iter().enumerate().map(move |(index, place)| match (place, self.held.get(&index)) {
            (Some(place), _) => Said::At(bytes(&offsets, *place, &case.new)),
            (None, Some(place)) => Said::Held(bytes(&offsets, *place, &case.new)),
            (None, None) => Said::Nowhere,
        })
    }
}

fn line(kind: Kind, seed: u64, (length, count): (usize, usize), long: bool) -> String {
    let mut chance = Chance::new(seed);
    let tree = text(&mut chance, length);
    let (first, edited) = (Edited::first(&tree), kind.apply(&tree, &mut chance));
    let spans = first.spans(&mut chance, count);
    let (olds, news) = (utf16(&first.text), utf16(&edited.text));
    let truth = |letters: &Range<usize>| {
        let (place, left) = edited.truth(&first, letters);
        (place.map(|place| units(&news, &place)), left)
    };
    let line = Line {
        kind: kind.name(),
        spans: spans.iter().map(|(_, bytes)| units(&olds, bytes)).collect(),
        truths: spans.iter().map(|(letters, _)| truth(letters)).collect(),
        old: first.text.clone(),
        new: edited.text.clone(),
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
        let (olds, news) = (utf16(&line.old), utf16(&line.new));
        let place = |place| bytes(&news, place, &line.new);
        let spans = line.spans.into_iter().map(|span| bytes(&olds, span, &line.old)).collect();
        let truths = line.truths.into_iter().map(|(own, left)| (own.map(place), left)).collect();
        Case { kind: line.kind, spans, truths, old: line.old, new: line.new, is_long: line.long }
    };
    lines.lines().map(case).collect()
}
