//! How the time of each piece of work grows with its size: `cargo xtask bench growth [part of a name…]`.
//!
//! Every figure is taken at four sizes; the exponent is the slope of the logarithm of time over that of size, 1 for
//! what is in proportion. Where a bare parser does the same for us, it is measured right after us on the same bytes.
//! What an act does at a key has a budget in milliseconds, at 100,000 passages.
#![allow(clippy::indexing_slicing, clippy::print_stdout, clippy::print_stderr, clippy::unwrap_used)]

#[path = "../support/edits.rs"]
#[allow(dead_code)]
mod edits;
#[path = "growth/files.rs"]
mod files;
#[path = "growth/keys.rs"]
mod keys;
#[path = "growth/made.rs"]
mod made;
#[path = "growth/measure.rs"]
mod measure;
#[path = "growth/reading.rs"]
mod reading;
#[path = "growth/table.rs"]
mod table;

use std::fs;

use self::edits::Kind;
use self::measure::Work;

/// Every figure.
fn works() -> Vec<Work> {
    let mut works: Vec<Work> = vec![
        ("segments full", Box::new(keys::full_sweep)),
        ("segments edit", Box::new(keys::after_an_edit)),
        ("margin", Box::new(keys::plan)),
        ("claims", Box::new(keys::catalogue)),
        ("act tag", Box::new(keys::tags)),
        ("act retag", Box::new(keys::retags)),
        ("act undo", Box::new(keys::undoes)),
        ("act note", Box::new(keys::writes)),
        ("act point", Box::new(keys::points)),
        ("replay", Box::new(keys::replay)),
    ];
    works.extend(reading::folds().into_iter().map(|work| ("fold", work)));
    works.extend(reading::readers());
    let others: [Work; 12] = [
        ("anchor", Box::new(|| files::anchors(Kind::Words(2), "2 % of words"))),
        ("anchor", Box::new(|| files::anchors(Kind::Mixed, "much changed"))),
        ("anchor", Box::new(files::quotes)),
        ("search", Box::new(files::first_letter)),
        ("search", Box::new(files::each_key)),
        ("export", Box::new(files::exports)),
        ("import decode", Box::new(files::decodes)),
        ("import sort", Box::new(files::sorts)),
        ("import read", Box::new(files::imports)),
        ("import take", Box::new(files::takes)),
        ("import store", Box::new(files::stores)),
        ("journal", Box::new(files::journals)),
    ];
    works.extend(others);
    works
}

fn main() {
    // Cargo says `--bench` too.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let Some((out, parts)) = words.split_first() else { panic!("FILE [part of a name…]") };
    let mut figures = Vec::new();
    for (name, work) in works() {
        if parts.is_empty() || parts.iter().any(|part| name.contains(part.as_str())) {
            figures.push(work());
        }
    }
    println!("{}", table::HEAD);
    figures.iter().for_each(|figure| println!("{}", table::line(figure)));
    let over = figures.iter().filter(|figure| figure.grows() || figure.exceeds()).count();
    println!("\n{} figures, {over} over their budget or growing faster than their size.", figures.len());
    fs::write(out, serde_json::to_string_pretty(&figures).unwrap()).unwrap();
}
