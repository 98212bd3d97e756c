//! What was stored, told beside the store: so that a store that comes back empty or broken is not taken for a new
//! one.
//!
//! It may be some seconds behind, and is never more than a word: it holds no text but titles.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::model::file_copy::Copied;
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
    /// The last copy in a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    copied: Option<CopiedForm>,
}

/// A copy in a file: what the recovery page tells of it, too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct CopiedForm {
    /// When it was made, in milliseconds since 1970.
    at: i64,
    file: String,
    /// The folder that it was written to; none when it was handed to the browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    folder: Option<String>,
    transactions: usize,
    changes: usize,
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
        let copied = self.0.remove(&dossier.0).and_then(|song| song.copied);
        self.0.insert(dossier.0, Song { transactions, title: title.to_owned(), deleted: None, copied });
    }

    /// Tells of a copy of a dossier in a file.
    pub fn tell_copied(&mut self, dossier: DossierId, title: &str, copied: &Copied) {
        let empty = Song { transactions: 0, title: title.to_owned(), deleted: None, copied: None };
        let form = CopiedForm {
            at: copied.at.0,
            file: copied.file.to_string(),
            folder: copied.folder.as_ref().map(ToString::to_string),
            transactions: copied.transactions,
            changes: copied.changes,
        };
        self.0.entry(dossier.0).or_insert(empty).copied = Some(form);
    }

    /// The last copy of a dossier in a file.
    #[must_use]
    pub fn copied(&self, dossier: DossierId) -> Option<Copied> {
        let form = self.0.get(&dossier.0)?.copied.as_ref()?;
        Some(Copied {
            at: Moment(form.at),
            file: form.file.as_str().into(),
            folder: form.folder.as_deref().map(Into::into),
            transactions: form.transactions,
            changes: form.changes,
        })
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
    fn the_last_copy_in_a_file_is_told_until_there_is_another() {
        let one = DossierId(Uuid::from_u128(1));
        let folder = Some("Copies".into());
        let kept =
            Copied { at: Moment(9), file: "é-a.scolie.json".into(), folder, transactions: 4, changes: 3 };
        let mut canary = Canary::default();
        canary.tell_copied(one, "é", &Copied { folder: None, ..kept.clone() });
        canary.tell_copied(one, "é", &kept);
        canary.tell(one, "é", 5);
        canary.delete(one, Some(Moment(10)));
        let canary = Canary::read(&canary.write());
        assert_eq!(canary.copied(one), Some(kept));
        assert_eq!(canary.miss(one, 4).map(|missed| missed.had), Some(5));
        assert_eq!(canary.copied(DossierId(Uuid::nil())), None);
    }

    #[test]
    fn what_cannot_be_read_tells_nothing() {
        for text in ["", "{", "[1]", "{\"x\":{}}", "null"] {
            assert_eq!(Canary::read(text), Canary::default());
        }
    }
}
