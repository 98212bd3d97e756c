//! The file of the recovery page: all journals of a device as they were stored, and what was not stored yet.
//!
//! Transactions stand in it as texts, so that one that is damaged spoils no other.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::default_codebook;
use super::error::{Error, Problem, parse};
use super::journal::Reader;
use super::loose::first_format;
use super::shelf;
use crate::model::dossier::{About, Dossier};
use crate::model::identity::DossierId;
use crate::model::journal::Journal;
use crate::model::shelf::Shelved;

/// What the file calls itself.
pub const FORMAT: &str = "scolie-journal/1";
/// What its name ends with.
pub const EXTENSION: &str = ".scolie-journal.json";

/// The journal of one dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescued {
    /// What the list said of it.
    pub shelved: Shelved,
    /// Its transactions, as they were stored.
    pub transactions: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct RecoveryForm {
    format: String,
    dossiers: Vec<RescuedForm>,
}

#[derive(Serialize, Deserialize)]
struct RescuedForm {
    id: Uuid,
    #[serde(default)]
    shelved: String,
    transactions: Vec<String>,
}

/// Whether a text says that it is such a file.
#[must_use]
pub fn recognise(text: &str) -> bool {
    first_format(text).is_some_and(|format| format.starts_with("scolie-journal/"))
}

/// Reads such a file.
///
/// # Errors
///
/// When it was cut, or a later version wrote it.
pub fn read(text: &str) -> Result<Vec<Rescued>, Error> {
    let form: RecoveryForm = parse(text.trim_start_matches('\u{feff}'))?;
    if form.format != FORMAT {
        return Err(Error::new("format", Problem::Format(form.format)));
    }
    let rescued = form.dossiers.into_iter().map(|own| Rescued {
        shelved: shelf::read(DossierId(own.id), &own.shelved),
        transactions: own.transactions,
    });
    Ok(rescued.collect())
}

/// The dossiers that such a file makes, of all of it that can be read.
///
/// # Errors
///
/// When the file was cut, or a later version wrote it.
pub fn dossiers(text: &str) -> Result<Vec<Dossier>, Error> {
    let made = read(text)?.into_iter().map(|own| {
        let Shelved { id, title, created, .. } = own.shelved;
        let about = About { id, title, created: created.unwrap_or_default() };
        let mut reader = Reader::default();
        let transactions = own.transactions.iter().filter_map(|text| reader.read(text).ok()).collect();
        Journal::replay(&Dossier::new(about, Rc::new(default_codebook())), transactions).1
    });
    Ok(made.collect())
}

/// Writes the journal of one dossier as it is stored.
#[must_use]
pub fn write(shelved: &Shelved, transactions: Vec<String>) -> String {
    let own = RescuedForm { id: shelved.id.0, shelved: shelf::write(shelved), transactions };
    let form = RecoveryForm { format: FORMAT.to_owned(), dossiers: vec![own] };
    serde_json::to_string(&form).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{fixture, journal};
    use crate::model::identity::{Seed, Stamp};
    use crate::model::journal::beginning;

    fn shelved() -> Shelved {
        let id = DossierId(Uuid::from_u128(7));
        Shelved { id, title: "é".to_owned(), created: None, changed: None, counts: None, deleted: None }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let texts = vec!["{\"a\":\"\\u2028é\"}".to_owned(), "{damaged".to_owned()];
        let file = write(&shelved(), texts.clone());
        assert!(recognise(&file) && recognise(&format!("\u{feff} {file}")));
        assert_eq!(read(&file).unwrap(), [Rescued { shelved: shelved(), transactions: texts }]);
    }

    #[test]
    fn the_form_of_the_recovery_page_is_read() {
        let page = "{\"format\":\"scolie-journal/1\",\"dossiers\":[{\"id\":\"00000000-0000-0000-0000-000000000007\",\
            \"shelved\":\"\",\"transactions\":[\n\"{}\",\n\"1\"]}]}\n";
        assert_eq!(read(page).unwrap()[0].transactions, ["{}", "1"]);
    }

    #[test]
    fn the_dossier_of_a_journal_is_made_again() {
        let dossier = fixture::dossier();
        let seed = Seed { stamp: Stamp::default(), random: [1; 10] };
        let begun = beginning(&dossier, &seed);
        let texts = begun.iter().rev().map(|own| journal::write(own)).chain(["{".to_owned()]).collect();
        let about = &dossier.about;
        let shelved = Shelved { id: about.id, title: about.title.clone(), ..shelved() };
        assert_eq!(dossiers(&write(&shelved, texts)).unwrap(), [dossier]);
    }

    #[test]
    fn what_is_none_is_refused() {
        for other in ["", "{}", "{\"format\":\"scolie/1\"}", "[]", "format"] {
            assert!(!recognise(other));
        }
        assert_eq!(
            read("{\"format\":\"scolie-journal/2\",\"dossiers\":[]}").unwrap_err().place().to_string(),
            "format"
        );
        assert!(read("{\"format\":\"scolie-journal/1\",\"dossiers\":[{\"id\":\"x\"").is_err());
    }
}
