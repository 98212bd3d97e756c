//! Brings back, from a snapshot, what a damaged journal no longer tells.
//!
//! The snapshot is what a set of transactions made. What the journal holds beyond that set is entered after it, in
//! order, as it was; where that makes another dossier than the journal does by itself, the difference is one act
//! more at its end. So the journal stays what tells the state, nothing in it is changed, and the act can be taken
//! back.

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use super::change::{Act, Change, Key, Origin, Transaction};
use super::dossier::Dossier;
use super::identity::{JUMP_NAME, Moment, Seed, TransactionId};
use super::journal::{Journal, beginning, parts};

/// What a dossier was at an instant, and what had made it so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// When.
    pub at: Moment,
    /// The dossier.
    pub dossier: Dossier,
    /// The transactions that had made it.
    pub covers: HashSet<TransactionId>,
    /// The highest order among them.
    pub order: u64,
}

/// What a snapshot gives back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// When the snapshot was taken.
    pub at: Moment,
    /// The transactions that bring back what it knew; none where nothing of it was lost.
    pub transactions: Vec<Rc<Transaction>>,
    /// How many transactions are missing that it knew of.
    pub missing: usize,
}

impl Snapshot {
    /// What it gives back to a journal that makes `dossier`.
    #[must_use]
    pub fn mend(&self, journal: &Journal, dossier: &Dossier, seed: &Seed) -> Mended {
        let known: HashSet<TransactionId> = journal.transactions().iter().map(|own| own.id).collect();
        let missing = self.covers.difference(&known).count();
        let mut mended = Mended { at: self.at, transactions: Vec::new(), missing };
        if missing == 0 {
            return mended;
        }
        let beyond = journal.transactions().iter().filter(|own| !self.covers.contains(&own.id));
        let whole = Journal::replay(&self.dossier, beyond.map(Rc::clone).collect()).1;
        if journal.transactions().is_empty() {
            mended.transactions = beginning(&whole, seed);
            return mended;
        }
        let last = journal.transactions().last().map_or(0, |last| last.order).max(self.order);
        let made = |(number, changes): (u32, Vec<Change>)| Transaction {
            id: TransactionId(seed.id(JUMP_NAME + number)),
            order: last + 1 + u64::from(number),
            act: Act::Recover,
            origin: if number == 0 { Origin::Edit } else { Origin::Continue },
            stamp: seed.stamp.clone(),
            changes,
        };
        let parts = parts(difference(dossier, &whole)).into_iter().filter(|part| !part.is_empty());
        mended.transactions = (0..).zip(parts).map(|part| Rc::new(made(part))).collect();
        mended
    }
}

/// The changes that make `whole` of `dossier`.
fn difference(dossier: &Dossier, whole: &Dossier) -> Vec<Change> {
    let keys: BTreeSet<Key> = dossier.keys().chain(whole.keys()).collect();
    let change = |key: Key| Change { key, before: dossier.get(key), after: whole.get(key) };
    keys.into_iter().map(change).filter(|change| change.before != change.after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{default_codebook, fixture};
    use crate::model::dossier::About;
    use crate::model::edit::Edit;
    use crate::model::identity::{DossierId, Stamp};
    use uuid::Uuid;

    fn seed(n: u8) -> Seed {
        Seed { stamp: Stamp { at: Moment(i64::from(n) * 10_000), ..Stamp::default() }, random: [n; 10] }
    }

    fn blank() -> Dossier {
        let about = About { id: DossierId(Uuid::from_u128(1)), title: String::new(), created: Moment(0) };
        Dossier::new(about, Rc::new(default_codebook()))
    }

    /// A journal: a file taken in, then a label changed twice, then a title given.
    fn work() -> (Journal, Dossier, Vec<usize>) {
        let (mut journal, mut dossier) = (Journal::default(), blank());
        let mut lengths = Vec::new();
        let fixture = fixture::dossier();
        let claim = *fixture.claims.keys().next().unwrap();
        let edits = [
            Edit::Import(Rc::new(fixture)),
            Edit::Label(claim, "first".to_owned()),
            Edit::Label(claim, "second".to_owned()),
            Edit::Title("Mine".to_owned()),
        ];
        for (n, edit) in (1..).zip(&edits) {
            for transaction in journal.enter(&dossier, edit, &seed(n)) {
                journal.enter_into(&mut dossier, transaction);
            }
            lengths.push(journal.transactions().len());
        }
        (journal, dossier, lengths)
    }

    /// What the first `count` transactions of a journal make.
    fn snapshot(journal: &Journal, count: usize) -> Snapshot {
        let first = journal.transactions().to_vec()[..count].to_vec();
        let covers = first.iter().map(|own| own.id).collect();
        let order = first.last().unwrap().order;
        Snapshot { at: Moment(7), dossier: Journal::replay(&blank(), first).1, covers, order }
    }

    /// Takes the transactions at `lost` out of the journal: what is left, mended, makes `expected`.
    #[track_caller]
    fn check(journal: &Journal, count: usize, lost: &[usize], expected: &Dossier) -> Mended {
        let left = journal.transactions().iter().enumerate().filter(|(index, _)| !lost.contains(index));
        let left: Vec<_> = left.map(|(_, own)| Rc::clone(own)).collect();
        let (broken, poor) = Journal::replay(&blank(), left.clone());
        let mended = snapshot(journal, count).mend(&broken, &poor, &seed(99));
        let all = left.into_iter().chain(mended.transactions.iter().map(Rc::clone)).collect();
        let (again, whole) = Journal::replay(&blank(), all);
        assert_eq!(&whole, expected, "lost {lost:?}");
        // It is mended once.
        let twice = snapshot(journal, count).mend(&again, &whole, &seed(100));
        assert!(twice.transactions.is_empty(), "lost {lost:?}");
        mended
    }

    #[test]
    fn whatever_the_snapshot_knew_comes_back() {
        let (journal, dossier, lengths) = work();
        let all = journal.transactions().len();
        for count in [lengths[1], lengths[2], all] {
            for lost in 0..count {
                let mended = check(&journal, count, &[lost], &dossier);
                assert_eq!(mended.missing, 1);
            }
            let everything: Vec<usize> = (0..count).collect();
            assert_eq!(check(&journal, count, &everything, &dossier).missing, count);
        }
    }

    #[test]
    fn a_journal_that_is_gone_begins_anew_with_what_the_snapshot_knew() {
        let (journal, _, lengths) = work();
        let all: Vec<usize> = (0..journal.transactions().len()).collect();
        let before = Journal::replay(&blank(), journal.transactions().to_vec()[..lengths[2]].to_vec()).1;
        let mended = check(&journal, lengths[2], &all, &before);
        assert!(mended.transactions.iter().all(|own| own.origin == Origin::Begin));
    }

    #[test]
    fn what_comes_back_can_be_taken_back_and_undo_goes_on() {
        let (journal, _, lengths) = work();
        let left: Vec<_> = journal
            .transactions()
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != lengths[1])
            .map(|(_, own)| Rc::clone(own))
            .collect();
        let (mut broken, mut poor) = Journal::replay(&blank(), left);
        let was = poor.clone();
        let mended = snapshot(&journal, journal.transactions().len()).mend(&broken, &poor, &seed(99));
        for transaction in &mended.transactions {
            broken.enter_into(&mut poor, Rc::clone(transaction));
        }
        assert_eq!(broken.next_undo().map(|step| step.act), Some(Act::Recover));
        let undo = broken.undo(&seed(101)).unwrap();
        broken.enter_into(&mut poor, undo);
        assert_eq!(poor, was);
        assert_eq!(broken.next_undo().map(|step| step.act), Some(Act::Title));
    }

    #[test]
    fn where_nothing_is_missing_nothing_is_done() {
        let (journal, dossier, lengths) = work();
        let mended = snapshot(&journal, lengths[1]).mend(&journal, &dossier, &seed(99));
        assert_eq!((mended.missing, mended.transactions.len()), (0, 0));
    }
}
