//! Whether what was done is safe, and why it is not.

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
