//! Copies of the open dossier in real files: what is known of the last one, and what to say of it.
//!
//! A copy is either kept up to date in a folder, where it was read back and compared, or was handed to the
//! browser to be saved: of that one nobody knows whether it was written, so it is never called saved.

mod generations;
mod rhythm;

use std::rc::Rc;

pub use self::generations::{Generations, Print, Side};
pub use self::rhythm::{Rhythm, TRY_AGAIN};
use super::identity::Moment;
use super::journal::Journal;

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;
/// From so many changes on, a missing copy is spoken of.
const MANY: usize = 30;
/// So many are, once they are some hours old.
const SOME: usize = 5;
/// How old, in milliseconds.
const SOME_HOURS: i64 = 2 * HOUR;

/// What is known of the copies of the open dossier in files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileCopy {
    /// Whether this browser can keep a copy in a folder.
    pub possible: bool,
    /// The name of the folder that a copy is kept in.
    pub folder: Option<Rc<str>>,
    /// How that goes.
    pub going: Going,
    /// The last copy that is known of.
    pub last: Option<Copied>,
}

/// How the keeping of a copy goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Going {
    /// It goes well.
    #[default]
    Well,
    /// The browser wants to ask the analyst first.
    Asks,
    /// The last copy could not be written; it is tried again.
    Failed(FileTrouble),
}

/// Why a copy could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileTrouble {
    /// The folder is no longer there.
    Gone,
    /// There is no room left on the disk.
    Full,
    /// The browser or the system does not allow it.
    Refused,
    /// Something else holds the file.
    Locked,
    /// What was read back is not what was written.
    Differs,
    /// The disk does not answer.
    Silent,
    /// Anything else, as the browser names it.
    Other(String),
}

impl FileTrouble {
    /// What we call it when what was read back is not what was written.
    pub const DIFFERS: &str = "DiffersError";

    /// What the name of an error means (File System Standard, and what browsers add to it).
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "NotFoundError" | "TypeMismatchError" => Self::Gone,
            "QuotaExceededError" => Self::Full,
            "NotAllowedError" | "SecurityError" | "AbortError" => Self::Refused,
            "NoModificationAllowedError" | "InvalidStateError" => Self::Locked,
            "NotReadableError" | Self::DIFFERS => Self::Differs,
            super::saving::SILENT => Self::Silent,
            other => Self::Other(other.to_owned()),
        }
    }
}

/// A copy in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// When it was made.
    pub at: Moment,
    /// The name of the file.
    pub file: Rc<str>,
    /// The folder that it was written to and read back from; none when it was handed to the browser.
    pub folder: Option<Rc<str>>,
    /// How many transactions it holds.
    pub transactions: usize,
    /// How many changes those are.
    pub changes: usize,
}

/// What there is to say of the copy in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing<'a> {
    /// Nothing.
    Quiet,
    /// It is kept in a folder, as it was then; so many changes came after it.
    Kept(Moment, usize),
    /// The first one is about to be written.
    Begun,
    /// The browser wants to ask first, for the folder of that name.
    Asks(&'a str),
    /// It could not be written.
    Failed(&'a FileTrouble),
    /// So many changes are in no file, since the last copy if there was one.
    Due(usize, Option<Moment>),
}

impl FileCopy {
    /// What there is to say at an instant of the copy of a dossier with that journal.
    #[must_use]
    pub fn standing(&self, journal: &Journal, now: Moment) -> Standing<'_> {
        match (&self.folder, &self.going) {
            (Some(folder), Going::Asks) => return Standing::Asks(folder),
            (Some(_), Going::Failed(trouble)) => return Standing::Failed(trouble),
            (Some(_), Going::Well) => {
                let kept = self.last.as_ref().filter(|last| last.folder.is_some());
                return kept.map_or(Standing::Begun, |last| Standing::Kept(last.at, last.behind(journal)));
            }
            (None, _) => {}
        }
        let behind = self.last.as_ref().map_or_else(|| journal.changes(), |last| last.behind(journal));
        let since = self.last.as_ref().map(|last| last.at);
        let begun = || journal.transactions().first().map_or(now, |first| first.stamp.at);
        let age = now.0.saturating_sub(since.unwrap_or_else(begun).0);
        let is_due = behind >= MANY
            || (behind >= SOME && age >= SOME_HOURS)
            || (behind > 0 && since.is_some() && age >= DAY);
        if is_due { Standing::Due(behind, since) } else { Standing::Quiet }
    }

    /// Whether the folder holds all that the journal does.
    #[must_use]
    pub fn is_whole(&self, journal: &Journal) -> bool {
        self.last.as_ref().is_some_and(|last| last.folder.is_some() && last.holds(journal))
    }
}

impl Copied {
    /// A copy of a dossier with that journal.
    #[must_use]
    pub fn new(journal: &Journal, at: Moment, file: &str, folder: Option<&str>) -> Self {
        let (transactions, changes) = (journal.transactions().len(), journal.changes());
        Self { at, file: file.into(), folder: folder.map(Into::into), transactions, changes }
    }

    fn holds(&self, journal: &Journal) -> bool {
        self.transactions == journal.transactions().len()
    }

    /// How many changes it lacks. Letters that join the last change are one more.
    #[must_use]
    pub fn behind(&self, journal: &Journal) -> usize {
        if self.holds(journal) { 0 } else { journal.changes().saturating_sub(self.changes).max(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::change::{Act, Origin, Transaction};
    use crate::model::identity::{Stamp, TransactionId};
    use uuid::Uuid;

    const AT: i64 = 1_764_000_000_000;

    fn journal(origins: &[Origin]) -> Journal {
        let mut journal = Journal::default();
        for (order, origin) in (1..).zip(origins) {
            let stamp = Stamp { at: Moment(AT), ..Stamp::default() };
            let id = TransactionId(Uuid::from_u128(u128::from(order)));
            let (act, origin) = (Act::Label, *origin);
            journal.append(Rc::new(Transaction { id, order, act, origin, stamp, changes: Vec::new() }));
        }
        journal
    }

    fn edits(count: usize) -> Journal {
        journal(&vec![Origin::Edit; count])
    }

    fn exported(journal: &Journal) -> FileCopy {
        let last = Some(Copied::new(journal, Moment(AT), "a.scolie.json", None));
        FileCopy { last, ..FileCopy::default() }
    }

    fn kept(journal: &Journal) -> FileCopy {
        let last = Some(Copied::new(journal, Moment(AT), "a-a.scolie.json", Some("Copies")));
        FileCopy { last, folder: Some("Copies".into()), possible: true, ..FileCopy::default() }
    }

    #[track_caller]
    fn check(copy: &FileCopy, journal: &Journal, hours: i64, expected: Standing<'_>) {
        assert_eq!(copy.standing(journal, Moment(AT + hours * HOUR)), expected);
    }

    #[test]
    fn a_missing_copy_is_spoken_of_once_it_matters() {
        let none = FileCopy::default();
        check(&none, &edits(0), 100, Standing::Quiet);
        check(&none, &edits(4), 100, Standing::Quiet);
        check(&none, &edits(5), 1, Standing::Quiet);
        check(&none, &edits(5), 2, Standing::Due(5, None));
        check(&none, &edits(29), 0, Standing::Quiet);
        check(&none, &edits(30), 0, Standing::Due(30, None));
    }

    #[test]
    fn an_export_counts_until_much_came_after_it() {
        let copy = exported(&edits(100));
        check(&copy, &edits(100), 1000, Standing::Quiet);
        check(&copy, &edits(101), 23, Standing::Quiet);
        check(&copy, &edits(101), 24, Standing::Due(1, Some(Moment(AT))));
        check(&copy, &edits(137), 2, Standing::Due(37, Some(Moment(AT))));
    }

    #[test]
    fn letters_that_join_the_last_change_make_a_copy_old() {
        let copy = kept(&edits(2));
        let typed = journal(&[Origin::Edit, Origin::Edit, Origin::Continue, Origin::Continue]);
        assert_eq!(typed.changes(), 2);
        check(&copy, &edits(2), 0, Standing::Kept(Moment(AT), 0));
        check(&copy, &typed, 0, Standing::Kept(Moment(AT), 1));
        assert!(copy.is_whole(&edits(2)) && !copy.is_whole(&typed));
        assert!(!exported(&edits(2)).is_whole(&edits(2)), "nobody knows");
    }

    #[test]
    fn what_stands_in_the_way_of_a_kept_copy_comes_first() {
        let asks = FileCopy { going: Going::Asks, ..kept(&edits(2)) };
        check(&asks, &edits(90), 90, Standing::Asks("Copies"));
        let failed = FileCopy { going: Going::Failed(FileTrouble::Gone), ..kept(&edits(2)) };
        check(&failed, &edits(90), 90, Standing::Failed(&FileTrouble::Gone));
        let begun = FileCopy { last: None, ..kept(&edits(2)) };
        check(&begun, &edits(90), 90, Standing::Begun);
    }

    #[test]
    fn trouble_is_told_by_the_name_of_the_error() {
        assert_eq!(FileTrouble::named("NotFoundError"), FileTrouble::Gone);
        assert_eq!(FileTrouble::named("NoModificationAllowedError"), FileTrouble::Locked);
        assert_eq!(FileTrouble::named(FileTrouble::DIFFERS), FileTrouble::Differs);
        assert_eq!(FileTrouble::named("é"), FileTrouble::Other("é".to_owned()));
    }
}
