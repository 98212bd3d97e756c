//! What was stored, told beside the store: so that a store that comes back empty or broken is not taken for a new
//! one.
//!
//! It may be some seconds behind, and is never more than a word: it holds no text but titles.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::model::identity::{DossierId, Moment};

/// What was told of each dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Canary(BTreeMap<Uuid, Song>);

/// What was told of one dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Song {
    /// How many transactions were stored.
    transactions: usize,
    title: String,
    /// When it was deleted, in milliseconds since 1970: it may be gone for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deleted: Option<i64>,
}

/// A dossier of which there was more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// Its title; empty when it has none.
    pub title: String,
    /// How many transactions were stored.
    pub had: usize,
    /// How many there are.
    pub has: usize,
}

impl Canary {
    /// Reads what was told; what cannot be read tells nothing.
    #[must_use]
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// What is told, as a text.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Tells that so many transactions of a dossier are stored.
    pub fn tell(&mut self, dossier: DossierId, title: &str, transactions: usize) {
        self.0.insert(dossier.0, Song { transactions, title: title.to_owned(), deleted: None });
    }

    /// Tells that a dossier was deleted, or is back.
    pub fn delete(&mut self, dossier: DossierId, deleted: Option<Moment>) {
        if let Some(song) = self.0.get_mut(&dossier.0) {
            song.deleted = deleted.map(|moment| moment.0);
        }
    }

    /// The dossiers that must be there.
    pub fn dossiers(&self) -> impl Iterator<Item = DossierId> + '_ {
        self.0.iter().filter(|(_, song)| song.deleted.is_none()).map(|(id, _)| DossierId(*id))
    }

    /// What is missing of a dossier of which so many transactions are there; none where nothing is.
    #[must_use]
    pub fn miss(&self, dossier: DossierId, has: usize) -> Option<Missed> {
        let song = self.0.get(&dossier.0)?;
        (has < song.transactions).then(|| Missed { title: song.title.clone(), had: song.transactions, has })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stored_is_missed() {
        let (one, other) = (DossierId(Uuid::from_u128(1)), DossierId(Uuid::from_u128(2)));
        let mut canary = Canary::default();
        canary.tell(one, "é", 2);
        canary.tell(one, "é \u{2028}\"", 3);
        canary.tell(other, "", 1);
        canary.delete(other, Some(Moment(5)));
        let canary = Canary::read(&canary.write());
        assert_eq!(canary.dossiers().collect::<Vec<_>>(), [one]);
        assert_eq!(canary.miss(one, 2), Some(Missed { title: "é \u{2028}\"".to_owned(), had: 3, has: 2 }));
        assert_eq!((canary.miss(one, 3), canary.miss(DossierId(Uuid::nil()), 0)), (None, None));
    }

    #[test]
    fn what_cannot_be_read_tells_nothing() {
        for text in ["", "{", "[1]", "{\"x\":{}}", "null"] {
            assert_eq!(Canary::read(text), Canary::default());
        }
    }
}
