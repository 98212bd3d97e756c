//! Sorts of what becomes of an item.

use crate::model::arrival::Fate;

/// Sorts of fates, as they are counted and sifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Stands where the file says, or has only its words to say so.
    Kept,
    /// Stands elsewhere.
    Moved,
    /// Its words changed.
    Adjusted,
    /// Waits.
    Waiting,
    /// Is there already, or is brought up to date.
    Known,
    /// Is not taken in.
    Refused,
}

impl Group {
    /// All of them, what needs a look last.
    pub const ALL: [Self; 6] =
        [Self::Kept, Self::Moved, Self::Adjusted, Self::Known, Self::Waiting, Self::Refused];

    /// The group of a fate.
    #[must_use]
    pub fn of(fate: &Fate) -> Self {
        match fate {
            Fate::Kept | Fate::Found => Self::Kept,
            Fate::Moved => Self::Moved,
            Fate::Adjusted(..) => Self::Adjusted,
            Fate::Waiting(_) => Self::Waiting,
            Fate::Known | Fate::Updated => Self::Known,
            Fate::Refused(_) => Self::Refused,
        }
    }
}
