//! Why a codebook cannot be changed so.

use super::Slug;

/// Why a codebook cannot be changed so. It stays as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing of that name.
    Unknown(Slug),
    /// It would have no name that a reader can see.
    NoLabel,
    /// Only a letter can be a key: digits lie under Shift on AZERTY, and signs are commands.
    NoLetter(char),
    /// The letter is the key of that kind already, but for case and accents.
    KeyTaken(Slug),
    /// The kind would be a sort of itself.
    Cycle,
    /// It is the last kind; without one nothing can be tagged.
    LastKind,
}
