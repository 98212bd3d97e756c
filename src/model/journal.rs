//! The journal: the ordered list of transactions that made a dossier what it is, and what can be undone.
//!
//! Undo is a new entry, never a rewriting. What can be undone and redone is derived by reading the
//! journal from its beginning, so it survives a reload with it.

mod confluence;

use std::cmp::Ordering;
use std::rc::Rc;

use super::change::{Act, Change, Key, Origin, Record, Transaction, invert};
use super::dossier::{About, Dossier};
use super::edit::{Edit, Field};
use super::identity::{BEGINNING_NAME, JUMP_NAME, Seed, Stamp, TRANSACTION_NAME, TransactionId};
use super::row::Row;
use super::sorted;

/// Edits of one field closer than this join into one step, in milliseconds.
pub const JOIN_WITHIN: i64 = 500;

/// How much text stands in one of the transactions that begin a copy, in bytes: a few milliseconds of reading.
const PART_WEIGHT: usize = 500_000;

/// The transactions of one dossier, and the steps that can be undone and redone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journal {
    transactions: Row<Transaction>,
    undo: Row<Step>,
    redo: Row<Step>,
    changes: usize,
}

/// One step of the history, as undo takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What was done.
    pub act: Act,
    /// Who did it, and when: the last of what joined into it.
    pub stamp: Stamp,
    changes: Changes,
}

/// The changes of a transaction, held once, or those that several come to.
#[derive(Debug, Clone)]
enum Changes {
    Of(Rc<Transaction>),
    Joined(Vec<Change>),
}

impl Changes {
    fn all(&self) -> &[Change] {
        match self {
            Self::Of(transaction) => &transaction.changes,
            Self::Joined(changes) => changes,
        }
    }
}

impl PartialEq for Changes {
    fn eq(&self, other: &Self) -> bool {
        self.all() == other.all()
    }
}

impl Eq for Changes {}

impl Step {
    fn of(transaction: &Rc<Transaction>) -> Self {
        Self::with(transaction, Changes::Of(Rc::clone(transaction)))
    }

    fn with(transaction: &Transaction, changes: Changes) -> Self {
        Self { act: transaction.act, stamp: transaction.stamp.clone(), changes }
    }

    /// What it changed, one change for each record.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        self.changes.all()
    }
}

impl Journal {
    /// Every transaction, in order.
    #[must_use]
    pub fn transactions(&self) -> &Row<Transaction> {
        &self.transactions
    }

    /// How many times something was done, undone or redone: letters of one text that join are one.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.changes
    }

    /// The step that undo would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&Rc<Step>> {
        self.undo.last()
    }

    /// The step that redo would do again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&Rc<Step>> {
        self.redo.last()
    }

    /// The steps that stand, the first one first.
    #[must_use]
    pub fn done(&self) -> &Row<Step> {
        &self.undo
    }

    /// The steps that were taken back and can be done again, the next one first.
    pub fn undone(&self) -> impl DoubleEndedIterator<Item = &Rc<Step>> {
        self.redo.iter().rev()
    }

    /// The transactions that leave `standing` steps standing, or as near as may be: so many undos or redos,
    /// each a new entry.
    #[must_use]
    pub fn jump(&self, standing: usize, seed: &Seed) -> Vec<Rc<Transaction>> {
        let mut journal = self.clone();
        let mut entered = Vec::new();
        for name in JUMP_NAME.. {
            let next = match journal.undo.len().cmp(&standing) {
                Ordering::Equal => None,
                Ordering::Greater => {
                    journal.undo.last().map(|step| (step, Origin::Undo, invert(step.changes())))
                }
                Ordering::Less => {
                    journal.redo.last().map(|step| (step, Origin::Redo, step.changes().to_vec()))
                }
            };
            let Some((step, origin, changes)) = next else { break };
            let transaction = journal.make(step.act, origin, changes, seed, name, 0);
            journal.append(Rc::clone(&transaction));
            entered.push(transaction);
        }
        entered
    }

    /// The journal and the dossier that stored transactions make of `blank`, whatever their order.
    #[must_use]
    pub fn replay(blank: &Dossier, mut transactions: Vec<Rc<Transaction>>) -> (Self, Dossier) {
        in_order(&mut transactions);
        transactions.dedup_by_key(|transaction| transaction.id);
        let (mut journal, mut dossier) = (Self::default(), blank.clone());
        transactions.into_iter().for_each(|transaction| journal.enter_into(&mut dossier, transaction));
        (journal, dossier)
    }

    /// The transactions by which `edit` enters the journal: none when it changes nothing; the first one of
    /// a dossier is preceded by the one that begins it.
    #[must_use]
    pub fn enter(&self, dossier: &Dossier, edit: &Edit, seed: &Seed) -> Vec<Rc<Transaction>> {
        let changes = edit.plan(dossier, seed);
        let joins = self.joins(edit.act(), &changes, dossier, seed);
        self.enter_as(joins, edit.act(), changes, dossier, seed)
    }

    /// As [`Self::enter`], but where nothing was done since the transaction `after`, the edit goes on with its
    /// step, whatever it is.
    #[must_use]
    pub fn go_on(
        &self,
        dossier: &Dossier,
        edit: &Edit,
        seed: &Seed,
        after: Option<TransactionId>,
    ) -> Vec<Rc<Transaction>> {
        let last = self.transactions.last();
        let stands = |last: &&Rc<Transaction>| matches!(last.origin, Origin::Edit | Origin::Continue);
        let goes_on = after.is_some() && last.filter(stands).map(|last| last.id) == after;
        self.enter_as(goes_on, edit.act(), edit.plan(dossier, seed), dossier, seed)
    }

    fn enter_as(
        &self,
        goes_on: bool,
        act: Act,
        changes: Vec<Change>,
        dossier: &Dossier,
        seed: &Seed,
    ) -> Vec<Rc<Transaction>> {
        if changes.is_empty() {
            return Vec::new();
        }
        let origin = if goes_on { Origin::Continue } else { Origin::Edit };
        let mut entered = Vec::new();
        if self.transactions.is_empty() {
            let keys = [Key::About, Key::Codebook];
            let changes = keys.map(|key| Change { key, before: None, after: dossier.get(key) });
            entered.push(self.make(Act::Begin, Origin::Begin, changes.to_vec(), seed, BEGINNING_NAME, 0));
        }
        let offset = entered.len() as u64;
        entered.push(self.make(act, origin, changes, seed, TRANSACTION_NAME, offset));
        entered
    }

    /// The transaction that takes back the last step; none when there is nothing to undo.
    #[must_use]
    pub fn undo(&self, seed: &Seed) -> Option<Rc<Transaction>> {
        let step = self.undo.last()?;
        Some(self.make(step.act, Origin::Undo, invert(step.changes()), seed, TRANSACTION_NAME, 0))
    }

    /// The transaction that does the last undone step again; none when there is nothing to redo.
    #[must_use]
    pub fn redo(&self, seed: &Seed) -> Option<Rc<Transaction>> {
        let step = self.redo.last()?;
        Some(self.make(step.act, Origin::Redo, step.changes().to_vec(), seed, TRANSACTION_NAME, 0))
    }

    /// Adds one transaction at the end.
    pub fn append(&mut self, transaction: Rc<Transaction>) {
        self.changes += usize::from(!matches!(transaction.origin, Origin::Begin | Origin::Continue));
        match transaction.origin {
            Origin::Begin => {}
            Origin::Edit => {
                self.undo.push(Rc::new(Step::of(&transaction)));
                self.redo.clear();
            }
            Origin::Continue => {
                // Another tab may have done something in between.
                let goes_on =
                    |step: &Rc<Step>| step.act == transaction.act && step.stamp.by == transaction.stamp.by;
                let step = match take_last(&mut self.undo, goes_on) {
                    Some(step) => {
                        let changes = Changes::Joined(join(step.changes(), &transaction.changes));
                        Step::with(&transaction, changes)
                    }
                    None => Step::of(&transaction),
                };
                self.undo.push(Rc::new(step));
                self.redo.clear();
            }
            Origin::Undo => {
                let step = take_last(&mut self.undo, |step| invert(step.changes()) == transaction.changes);
                step.into_iter().for_each(|step| self.redo.push(step));
            }
            Origin::Redo => {
                let step = take_last(&mut self.redo, |step| step.changes() == transaction.changes);
                step.into_iter().for_each(|step| self.undo.push(step));
            }
        }
        self.transactions.push(transaction);
    }

    /// Whether changes go on with the last transaction: they write the same field, within a moment.
    fn joins(&self, act: Act, changes: &[Change], dossier: &Dossier, seed: &Seed) -> bool {
        let Some(last) = self.transactions.last() else { return false };
        let apart = seed.stamp.at.0 - last.stamp.at.0;
        let moment = last.stamp.by == seed.stamp.by && (0..JOIN_WITHIN).contains(&apart);
        let stands = matches!(last.origin, Origin::Edit | Origin::Continue);
        if !(moment && stands && last.act == act) {
            return false;
        }
        let field = Field::written(changes, dossier).filter(|field| field.act() == act);
        field.is_some() && field == Field::written(&last.changes, dossier)
    }

    fn make(
        &self,
        act: Act,
        origin: Origin,
        changes: Vec<Change>,
        seed: &Seed,
        name: u32,
        offset: u64,
    ) -> Rc<Transaction> {
        let order = self.transactions.last().map_or(0, |last| last.order) + 1 + offset;
        let id = TransactionId(seed.id(name));
        Rc::new(Transaction { id, order, act, origin, stamp: seed.stamp.clone(), changes })
    }
}

/// As much as must be known of a stored journal to add a title at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What the dossier says of itself.
    pub about: Rc<About>,
    /// The highest order in the journal.
    pub order: u64,
}

impl Heading {
    /// The transaction that gives the dossier another title; none where it has that title.
    #[must_use]
    pub fn retitle(&self, title: &str, seed: &Seed) -> Option<Transaction> {
        let about = Rc::new(About { title: title.to_owned(), ..About::clone(&self.about) });
        (about != self.about).then(|| Transaction {
            id: TransactionId(seed.id(TRANSACTION_NAME)),
            order: self.order + 1,
            act: Act::Title,
            origin: Origin::Edit,
            stamp: seed.stamp.clone(),
            changes: vec![Change {
                key: Key::About,
                before: Some(Record::About(Rc::clone(&self.about))),
                after: Some(Record::About(about)),
            }],
        })
    }
}

/// The transactions of a dossier that begins with all that is in `dossier`. They are several, so that none
/// takes long to write or to read.
#[must_use]
pub fn beginning(dossier: &Dossier, seed: &Seed) -> Vec<Rc<Transaction>> {
    let changes = dossier.keys().map(|key| Change { key, before: None, after: dossier.get(key) });
    let parts = parts(changes);
    let made = |(number, changes): (u32, Vec<Change>)| Transaction {
        id: TransactionId(seed.id(JUMP_NAME + number)),
        order: u64::from(number) + 1,
        act: Act::Begin,
        origin: Origin::Begin,
        stamp: seed.stamp.clone(),
        changes,
    };
    (0..).zip(parts).map(|part| Rc::new(made(part))).collect()
}

/// The changes in parts, so that none takes long to write or to read.
pub(super) fn parts(changes: impl IntoIterator<Item = Change>) -> Vec<Vec<Change>> {
    let mut parts: Vec<Vec<Change>> = vec![Vec::new()];
    let mut weight = 0;
    for change in changes {
        weight += change.weight();
        if weight > PART_WEIGHT {
            parts.push(Vec::new());
            weight = 0;
        }
        parts.last_mut().into_iter().for_each(|part| part.push(change.clone()));
    }
    parts
}

/// Transactions in their order, which is the same wherever they were learnt.
fn in_order(transactions: &mut [Rc<Transaction>]) {
    transactions.sort_by_key(|transaction| transaction.place());
}

/// Takes the last step that is meant out of a stack; the last one where none is.
fn take_last(steps: &mut Row<Step>, is_meant: impl Fn(&Rc<Step>) -> bool) -> Option<Rc<Step>> {
    steps.take_last(is_meant).or_else(|| steps.take_last(|_| true))
}

/// One change for each record, from its first state before to its last state after.
fn join(first: &[Change], then: &[Change]) -> Vec<Change> {
    let mut joined = sorted::map(first.iter().map(|change| (change.key, change.clone())));
    for change in then {
        joined
            .entry(change.key)
            .and_modify(|known| known.after.clone_from(&change.after))
            .or_insert_with(|| change.clone());
    }
    joined.into_values().collect()
}
