//! How well passages are found again, over thirteen kinds of edits of French texts of which it is known where every
//! character went: `cargo xtask bench anchor`.
//!
//! A passage survives when at least half of its characters do; where it should be is from the first of them that is
//! left to the last, whole words. *Exact* is placed there without a look, *near* with four fifths of its words the
//! same, *off* with half of them, *wrong* with less. *Held* is put before the analyst with the right place first;
//! *held, other* with another. Of passages that did not survive, those that were placed all the same are counted.
//!
//! The engine was tuned on the seeds 1 to 9 and never on those from 1,000 on, which are the figure. One run writes the
//! cases (`cases FILE [SEED]`), others place them (`place NAME FILE OUT`, here and in WebAssembly; `peers/run.mjs`), the last
//! one counts (`table FILE OUT…`). In files, offsets count UTF-16 units.
#![allow(clippy::indexing_slicing, clippy::print_stdout, clippy::unwrap_used)]

#[path = "anchor/case.rs"]
mod case;
#[path = "anchor/count.rs"]
mod count;
#[path = "../support/edits.rs"]
#[allow(dead_code)]
mod edits;

use std::fs;
use std::time::Instant;

use scolie::anchor::{Fate, Found, Placer, Quoted, Quotes};
use scolie::model::orphan::Quote;
use scolie::model::span::Span;

use self::case::{Case, Placed, Placing};
use self::count::table;

/// The first of the seeds that nothing was tuned on.
const FIRST_SEED: u64 = 1_000;

/// Places every case by a method, with the time that each took.
fn place(name: &str, cases: &[Case], method: impl Fn(&Case) -> Vec<Fate>) -> Placing {
    let placed = |case: &Case| {
        let begun = Instant::now();
        let fates = method(case);
        let milliseconds = begun.elapsed().as_secs_f64() * 1e3;
        Placed::new(case, &fates, milliseconds)
    };
    Placing { name: name.to_owned(), cases: cases.iter().map(placed).collect() }
}

fn spans(case: &Case) -> Vec<Span> {
    case.spans.iter().map(|range| Span::within(&case.old, range.start, range.end).unwrap()).collect()
}

/// With the old text known.
fn aligned(case: &Case) -> Vec<Fate> {
    let placer = Placer::new(&case.old, &case.new);
    spans(case).into_iter().map(|span| placer.place(span)).collect()
}

/// By their words and those around.
fn quoted(case: &Case) -> Vec<Fate> {
    let quoted = |span: Span| {
        let Quote { exact, prefix, suffix } = Quote::of(&case.old, span);
        vec![Quoted { exact, prefix, suffix, place: Some(u64::from(span.start())) }]
    };
    let mut quotes = Quotes::begin(&case.new, spans(case).into_iter().map(quoted).collect());
    while quotes.go_on() {}
    quotes.finish().into_iter().flat_map(|Found { fates, .. }| fates).collect()
}

fn main() {
    // Cargo says `--bench` too.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["cases", file] => fs::write(file, case::write(FIRST_SEED)).unwrap(),
        ["cases", file, seed] => fs::write(file, case::write(seed.parse().unwrap())).unwrap(),
        ["place", name, file, out] => {
            let cases = case::read(&fs::read_to_string(file).unwrap());
            let placings = [
                place(&format!("Scolie{name}, old text known"), &cases, aligned),
                place(&format!("Scolie{name}, quotes only"), &cases, quoted),
            ];
            fs::write(out, serde_json::to_string(&placings).unwrap()).unwrap();
        }
        ["table", file, placings @ ..] => {
            let cases = case::read(&fs::read_to_string(file).unwrap());
            let read = |file: &&str| -> Vec<Placing> {
                serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
            };
            print!("{}", table(&cases, &placings.iter().flat_map(read).collect::<Vec<_>>()));
        }
        _ => panic!("cases FILE [SEED] | place NAME FILE OUT | table FILE OUT…"),
    }
}
