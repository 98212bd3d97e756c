//! A snapshot of a dossier: its first line says what it is, each other one is a transaction, and together these
//! begin the dossier anew. It is written and read piece by piece.

use std::collections::HashSet;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::default_codebook;
use super::error::{Error, Problem, parse};
use super::journal::{self, Reader};
use crate::model::change::Transaction;
use crate::model::dossier::{About, Dossier};
use crate::model::identity::{DossierId, Moment, Seed, TransactionId};
use crate::model::journal::{Journal, beginning};
use crate::model::mending::Snapshot;

const FORMAT: &str = "scolie-snapshot/1";
/// How long a name is, its hyphens left out.
const NAME: usize = 32;

/// A snapshot as it is being written: its pieces, one after the other.
#[derive(Debug)]
pub struct Writing {
    head: Option<String>,
    left: std::vec::IntoIter<Rc<Transaction>>,
}

impl Writing {
    /// Begins to write what `journal` made of a dossier.
    #[must_use]
    pub fn begin(dossier: &Dossier, journal: &Journal, seed: &Seed) -> Self {
        let mut covers = String::with_capacity(journal.transactions().len() * NAME);
        for transaction in journal.transactions().iter() {
            covers.push_str(transaction.id.0.simple().encode_lower(&mut [0; NAME]));
        }
        let head = HeadForm {
            format: FORMAT.to_owned(),
            dossier: dossier.about.id.0,
            at: seed.stamp.at.0,
            order: journal.transactions().last().map_or(0, |last| last.order),
            covers,
        };
        let head = serde_json::to_string(&head).unwrap_or_default();
        Self { head: Some(head), left: beginning(dossier, seed).into_iter() }
    }
}

impl Iterator for Writing {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let line = |transaction: Rc<Transaction>| format!("\n{}", journal::write(&transaction));
        self.head.take().or_else(|| self.left.next().map(line))
    }
}

/// A snapshot as it is being read.
#[derive(Debug)]
pub struct Reading<'a> {
    head: HeadForm,
    lines: std::str::Split<'a, char>,
    reader: Reader,
    transactions: Vec<Rc<Transaction>>,
}

impl<'a> Reading<'a> {
    /// Begins to read a snapshot of that dossier.
    ///
    /// # Errors
    ///
    /// When it is none, or of another one, or a later version wrote it.
    pub fn begin(text: &'a str, dossier: DossierId) -> Result<Self, Error> {
        let mut lines = text.split('\n');
        let head: HeadForm = parse(lines.next().unwrap_or_default())?;
        if head.format != FORMAT {
            return Err(Error::new("format", Problem::Format(head.format)));
        }
        if head.dossier != dossier.0 {
            return Err(Error::new("dossier", Problem::Name(head.dossier.to_string())));
        }
        Ok(Self { head, lines, reader: Reader::default(), transactions: Vec::new() })
    }

    /// Reads a piece more; false when there is none.
    ///
    /// # Errors
    ///
    /// When it is damaged.
    pub fn go_on(&mut self) -> Result<bool, Error> {
        let Some(line) = self.lines.next() else { return Ok(false) };
        self.transactions.push(self.reader.read(line)?);
        Ok(true)
    }

    /// What was read.
    #[must_use]
    pub fn finish(self) -> Snapshot {
        let about =
            About { id: DossierId(self.head.dossier), title: String::new(), created: Moment::default() };
        let bare = Dossier::new(about, Rc::new(default_codebook()));
        let names = self.head.covers.as_bytes().chunks(NAME);
        let covers: HashSet<TransactionId> =
            names.filter_map(|name| Uuid::try_parse_ascii(name).ok()).map(TransactionId).collect();
        Snapshot {
            at: Moment(self.head.at),
            dossier: Journal::replay(&bare, self.transactions).1,
            covers,
            order: self.head.order,
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct HeadForm {
    format: String,
    dossier: Uuid,
    at: i64,
    order: u64,
    /// The names of the transactions that made it, one after the other, without hyphens.
    covers: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixture;
    use crate::model::identity::Stamp;

    fn seed() -> Seed {
        Seed { stamp: Stamp { at: Moment(9), ..Stamp::default() }, random: [3; 10] }
    }

    fn read(text: &str, dossier: DossierId) -> Result<Snapshot, Error> {
        let mut reading = Reading::begin(text, dossier)?;
        while reading.go_on()? {}
        Ok(reading.finish())
    }

    #[test]
    fn what_is_written_is_read_again() {
        let dossier = fixture::dossier();
        let transactions = beginning(&dossier, &Seed { random: [1; 10], ..seed() });
        let journal = Journal::replay(&dossier, transactions.clone()).0;
        let text: String = Writing::begin(&dossier, &journal, &seed()).collect();
        let snapshot = read(&text, dossier.about.id).unwrap();
        assert_eq!(snapshot.covers, transactions.iter().map(|own| own.id).collect());
        assert_eq!((snapshot.at, snapshot.order), (Moment(9), transactions.last().unwrap().order));
        assert_eq!(snapshot.dossier, dossier);
    }

    #[test]
    fn what_is_damaged_or_of_another_dossier_is_none() {
        let dossier = fixture::dossier();
        let text: String = Writing::begin(&dossier, &Journal::default(), &seed()).collect();
        assert!(read(&text, DossierId(Uuid::nil())).is_err());
        assert!(read(&text[..text.len() - 9], dossier.about.id).is_err());
        assert!(read("", dossier.about.id).is_err());
        assert!(read(&text.replacen("snapshot/1", "snapshot/2", 1), dossier.about.id).is_err());
    }
}
