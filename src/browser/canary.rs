//! What was stored, told in `localStorage`: it loses seconds of work at a kill, and only has to say that there
//! was some.

use super::page;
use crate::exchange::canary::Canary;
use crate::model::file_copy::Copied;
use crate::model::identity::{DossierId, Moment};

const NAME: &str = "scolie.canary";

/// What was told.
#[must_use]
pub fn heard() -> Canary {
    Canary::read(&page::preference(NAME).unwrap_or_default())
}

/// Tells that so many transactions of a dossier are stored.
pub fn tell(dossier: DossierId, title: &str, transactions: usize) {
    change(|canary| canary.tell(dossier, title, transactions));
}

/// Tells of a copy of a dossier in a file.
pub fn tell_copied(dossier: DossierId, title: &str, copied: &Copied) {
    change(|canary| canary.tell_copied(dossier, title, copied));
}

/// Tells that a dossier was deleted, or is back.
pub fn delete(dossier: DossierId, deleted: Option<Moment>) {
    change(|canary| canary.delete(dossier, deleted));
}

fn change(change: impl FnOnce(&mut Canary)) {
    let mut canary = heard();
    change(&mut canary);
    page::keep_preference(NAME, &canary.write());
}
