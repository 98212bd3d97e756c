//! What can be asked of the store of this device: it takes the browser's answer, so it is no change of state.

use super::identity::DossierId;

/// Something to do with the dossiers of this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// Look which dossiers there are.
    Look,
    /// Try at once to store what could not be stored.
    Save,
    /// Have the analyst choose a folder, and keep a copy of the open dossier there.
    KeepCopy,
    /// Write that copy at once, where the browser asks with its leave.
    WriteCopy,
    /// Keep no copy any more; what is written stays.
    DropCopy,
    /// Remember that all of the open dossier was handed to the browser, as a file of that name.
    HandedOut(String),
    /// Go over to a new dossier.
    New,
    /// Go over to a dossier.
    Open(DossierId),
    /// Give a dossier another title, whether it is open or not.
    Rename(DossierId, String),
    /// Make a second dossier of the same contents.
    Duplicate(DossierId),
    /// Write a dossier as a file.
    Export(DossierId),
    /// Put a dossier among the deleted ones.
    Delete(DossierId),
    /// Bring a deleted dossier back.
    Restore(DossierId),
}
