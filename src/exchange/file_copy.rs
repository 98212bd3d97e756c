//! What is kept of the folder that a dossier is copied to, beside the browser's own handle on it: one JSON text.
//!
//! Reading it cannot fail: of what is damaged, no generation is known, and files that are there are left alone.

use serde::{Deserialize, Serialize};

use super::dossier::{EXTENSION, stem};
use crate::model::dossier::Dossier;
use crate::model::file_copy::{Generations, Print, Side};

/// How many pairs of names are tried before it is given up.
const TRIES: u32 = 1_000;

/// The name of one generation.
#[must_use]
pub fn file_name(generations: &Generations, side: Side) -> String {
    format!("{}-{}{EXTENSION}", generations.stem, side.letter())
}

/// What the names of a dossier's copies may begin with, the best first; `copy` says in words that they are copies.
pub fn stems(dossier: &Dossier, copy: &str) -> impl Iterator<Item = String> {
    let base = format!("{}.{copy}", stem(dossier));
    (1..TRIES).map(move |number| match number {
        1 => base.clone(),
        _ => format!("{base}-{number}"),
    })
}

/// Writes what is known of the generations.
#[must_use]
pub fn write(generations: &Generations) -> String {
    let print = |print: &Print| PrintForm {
        size: print.size,
        modified: print.modified,
        sha256: print.sha256.clone(),
    };
    let form = KeptForm {
        stem: generations.stem.clone(),
        whole: generations.whole.map(|side| side.letter().to_owned()),
        prints: [Side::A, Side::B].map(|side| generations.print(side).map(print)),
        transactions: generations.transactions,
        begun: generations.begun.clone(),
    };
    serde_json::to_string(&form).unwrap_or_default()
}

/// Reads what is known of the generations; none where it is damaged.
#[must_use]
pub fn read(text: &str) -> Option<Generations> {
    let form: KeptForm = serde_json::from_str(text).ok()?;
    let print = |print: PrintForm| Print { size: print.size, modified: print.modified, sha256: print.sha256 };
    Some(Generations {
        stem: form.stem,
        whole: form.whole.and_then(|letter| Side::named(&letter)),
        prints: form.prints.map(|own| own.map(print)),
        transactions: form.transactions,
        begun: form.begun,
    })
}

#[derive(Debug, Serialize, Deserialize)]
struct KeptForm {
    stem: String,
    whole: Option<String>,
    prints: [Option<PrintForm>; 2],
    transactions: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    begun: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PrintForm {
    size: u64,
    modified: i64,
    sha256: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixture;

    #[test]
    fn what_is_written_is_read_again() {
        let print = Print { size: 5, modified: -7, sha256: "ab".to_owned() };
        let generations = Generations::new("é\"".to_owned());
        assert_eq!(read(&write(&generations)), Some(generations.clone()));
        let written = generations.written(Side::B, print, 9).begin("cd".to_owned());
        assert_eq!(read(&write(&written)), Some(written));
        assert_eq!(read("{\"stem\":\"a\"}"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn the_names_say_what_they_are_and_are_dossier_files() {
        let dossier = fixture::dossier();
        let mut stems = stems(&dossier, "copie");
        let first = Generations::new(stems.next().unwrap());
        assert_eq!(file_name(&first, Side::A), format!("{}.copie-a.scolie.json", stem(&dossier)));
        let second = Generations::new(stems.next().unwrap());
        assert_eq!(file_name(&second, Side::B), format!("{}.copie-2-b.scolie.json", stem(&dossier)));
    }
}
