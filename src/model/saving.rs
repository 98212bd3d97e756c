//! Whether what was done is safe, and why it is not.

use std::rc::Rc;

use super::change::{Act, Origin, Transaction};

/// Whether what was done is safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// The stored dossier is still being read.
    Starting,
    /// Nothing was done yet.
    Nothing,
    /// Something was done, and the browser has not answered.
    Pending,
    /// The browser has said that all is stored.
    Saved,
    /// The browser could not store; it is tried again.
    Failed(Trouble),
    /// A later version wrote here: what it wrote is not understood, and nothing is written.
    Newer,
}

/// Why the browser could not store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// There is no room left.
    Full,
    /// The settings of the browser, or of this window, do not allow it.
    Refused,
    /// The browser has no store.
    Missing,
    /// The store does not answer.
    Silent,
    /// The store was cleared, or closed under us.
    Lost,
    /// The store cannot be read or written: it is damaged.
    Damaged,
    /// Anything else, as the browser names it.
    Other(String),
}

/// What we call it when the browser does not answer in time.
pub const SILENT: &str = "TimeoutError";
/// What we call it when there is no store at all.
pub const MISSING: &str = "IndexedDB";

impl Trouble {
    /// What the name of an error means (Indexed Database API 3.0, and what browsers add to it).
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "QuotaExceededError" => Self::Full,
            "SecurityError" | "NotAllowedError" | "InvalidAccessError" => Self::Refused,
            MISSING => Self::Missing,
            SILENT => Self::Silent,
            // What was deleted or closed from outside is said in one of these ways.
            "InvalidStateError" | "NotFoundError" | "AbortError" | "TransactionInactiveError" => Self::Lost,
            "UnknownError" | "DataError" | "NotReadableError" | "VersionError" => Self::Damaged,
            other => Self::Other(other.to_owned()),
        }
    }
}

/// More changes than this at once are as a rule those of a file.
const LARGE: usize = 1_000;

/// Whether transactions are so many changes that to write them down takes a while: what they come to is shown first.
#[must_use]
pub fn is_large(transactions: &[Rc<Transaction>]) -> bool {
    transactions.iter().map(|own| own.changes.len()).sum::<usize>() > LARGE
}

/// Whether transactions are as large and do nothing but to take over what a file holds: as long as they are not yet
/// written down, that file has it.
#[must_use]
pub fn is_in_file(transactions: &[Rc<Transaction>]) -> bool {
    let is_taken_over = |own: &Rc<Transaction>| match own.origin {
        Origin::Begin => true,
        Origin::Edit | Origin::Continue => matches!(own.act, Act::Import | Act::TakeIn | Act::AddDocuments),
        Origin::Undo | Origin::Redo => false,
    };
    is_large(transactions) && transactions.iter().all(is_taken_over)
}

/// How long to wait before the `n`th try after one that failed, in milliseconds. It is never given up.
#[must_use]
pub fn pause_before(attempt: u32) -> u32 {
    match attempt {
        0 => 0,
        1 => 250,
        2 => 1_000,
        3 => 5_000,
        _ => 15_000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::change::{Change, Key};
    use crate::model::identity::{Stamp, TransactionId};

    #[track_caller]
    fn check(done: &[(Act, Origin, usize)], expected: (bool, bool)) {
        let made = |(act, origin, count): &(Act, Origin, usize)| {
            let change = Change { key: Key::About, before: None, after: None };
            let id = TransactionId(uuid::Uuid::nil());
            let (changes, stamp) = (vec![change; *count], Stamp::default());
            Rc::new(Transaction { id, order: 1, act: *act, origin: *origin, changes, stamp })
        };
        let done: Vec<_> = done.iter().map(made).collect();
        assert_eq!((is_large(&done), is_in_file(&done)), expected);
    }

    #[test]
    fn only_what_is_large_and_in_a_file_can_wait() {
        let begun = (Act::Begin, Origin::Begin, 2);
        check(&[begun, (Act::Import, Origin::Edit, 1_000)], (true, true));
        check(&[begun, (Act::Import, Origin::Edit, 998)], (false, false));
        check(&[(Act::AddDocuments, Origin::Continue, 1_001)], (true, true));
        check(&[(Act::Import, Origin::Undo, 1_001)], (true, false));
        check(&[(Act::Retag, Origin::Edit, 1_001)], (true, false));
        check(&[(Act::Import, Origin::Edit, 1_001), (Act::Tag, Origin::Edit, 2)], (true, false));
        check(&[], (false, false));
    }

    #[test]
    fn trouble_is_told_by_the_name_of_the_error() {
        assert_eq!(Trouble::named("QuotaExceededError"), Trouble::Full);
        assert_eq!(Trouble::named("InvalidStateError"), Trouble::Lost);
        assert_eq!(Trouble::named(SILENT), Trouble::Silent);
        assert_eq!(Trouble::named("é"), Trouble::Other("é".to_owned()));
    }

    #[test]
    fn tries_come_at_once_then_ever_more_rarely_and_never_end() {
        let pauses: Vec<u32> = (0..8).map(pause_before).collect();
        assert!(pauses.is_sorted());
        assert_eq!((pauses[0], pause_before(u32::MAX)), (0, 15_000));
    }
}
