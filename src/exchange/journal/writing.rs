//! Writes transactions, piece by piece: that of a whole dossier has many megabytes, for which the program should not need
//! the room.

use std::io;

use serde::{Serialize, Serializer};

use super::{ChangeForm, TransactionForm};
use crate::exchange::dossier::FORMAT;
use crate::model::change::{Change, Transaction};

/// How much of a transaction is written in one piece, in bytes.
const PIECE: usize = 1 << 20;

/// Writes one transaction.
#[must_use]
pub fn write(transaction: &Transaction) -> String {
    let mut json = String::new();
    write_to(transaction, &mut |piece| json.push_str(piece));
    json
}

/// Writes one transaction, piece by piece: that of a whole dossier has many megabytes.
pub fn write_to(transaction: &Transaction, take: &mut dyn FnMut(&str)) {
    let form = TransactionForm {
        format: FORMAT.to_owned(),
        id: transaction.id.0,
        order: transaction.order,
        act: transaction.act.name().to_owned(),
        origin: transaction.origin.name().to_owned(),
        stamp: (&transaction.stamp).into(),
        changes: Changes(&transaction.changes),
    };
    let weight: usize = transaction.changes.iter().map(Change::weight).sum();
    let mut pieces = Pieces { take, piece: Vec::with_capacity(weight.min(PIECE)) };
    // It fails only where the writer does.
    let _ = serde_json::to_writer(&mut pieces, &form);
    pieces.hand_on();
}

/// What is written, handed on whenever it is long.
struct Pieces<'a> {
    take: &'a mut dyn FnMut(&str),
    piece: Vec<u8>,
}

impl Pieces<'_> {
    fn hand_on(&mut self) {
        // Letters are written whole.
        (self.take)(&String::from_utf8_lossy(&self.piece));
        self.piece.clear();
    }
}

impl io::Write for Pieces<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.piece.len() + bytes.len() > PIECE && !self.piece.is_empty() {
            self.hand_on();
        }
        self.piece.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Changes that are written one by one.
struct Changes<'a>(&'a [Change]);

impl Serialize for Changes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(ChangeForm::from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixture;
    use crate::exchange::journal::Reader;
    use crate::model::change::Record;
    use crate::model::dossier::About;
    use crate::model::identity::Seed;
    use crate::model::journal::beginning;

    #[test]
    fn a_long_transaction_comes_in_pieces_that_are_its_json() {
        let dossier = fixture::dossier();
        let seed = Seed { stamp: Default::default(), random: [1; 10] };
        let mut own = Transaction::clone(&beginning(&dossier, &seed)[0]);
        let title = "« é\"\n🏛".repeat(PIECE / 16);
        for change in &mut own.changes {
            if let Some(Record::About(about)) = &change.after {
                let about = About { title: title.clone(), ..About::clone(about) };
                change.after = Some(Record::About(about.into()));
            }
        }
        own.changes.extend(own.changes.clone());
        let mut pieces = Vec::new();
        write_to(&own, &mut |piece| pieces.push(piece.to_owned()));
        assert!(pieces.len() > 1 && pieces.iter().all(|piece| piece.len() < 2 * PIECE), "{}", pieces.len());
        let json = pieces.concat();
        assert_eq!(json, write(&own));
        assert_eq!(*Reader::default().read(&json).unwrap(), own);
        assert!(!json.contains('\u{fffd}'));
    }
}
