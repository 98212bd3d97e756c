//! Laws of edits, undo and the journal.

use proptest::prelude::*;
use scolie::exchange::journal;
use scolie::model::change::{Act, invert};
use scolie::model::dossier::Dossier;
use scolie::model::journal::{Journal, beginning};

use super::steps::{blank, edit, play, seed, some_steps, step, steps};

proptest! {
    #[test]
    fn undo_and_redo_walk_the_same_states(steps in steps()) {
        let (mut journal, states) = play(&steps);
        let mut dossier = states.last().unwrap().clone();
        for expected in states.iter().rev().skip(1) {
            let undone = journal.undo(&seed(900)).unwrap();
            dossier = dossier.apply(&undone.changes);
            journal.append(undone);
            prop_assert_eq!(&dossier, expected);
        }
        prop_assert!(journal.undo(&seed(900)).is_none());
        for expected in states.iter().skip(1) {
            let redone = journal.redo(&seed(901)).unwrap();
            dossier = dossier.apply(&redone.changes);
            journal.append(redone);
            prop_assert_eq!(&dossier, expected);
        }
        prop_assert!(journal.redo(&seed(901)).is_none());
    }

    #[test]
    fn a_jump_is_so_many_undos_and_leads_back(steps in steps(), to in 0_usize..40) {
        let (mut journal, states) = play(&steps);
        let count = journal.done().len();
        let to = to % (count + 1);
        let walked = |dossier: &Dossier, journal: &mut Journal, standing: usize, n: u16| {
            let entered = journal.jump(standing, &seed(n));
            let mut ids: Vec<_> = entered.iter().map(|transaction| transaction.id).collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), entered.len(), "each has a name of its own");
            let dossier = dossier.apply(entered.iter().flat_map(|transaction| &transaction.changes));
            entered.into_iter().for_each(|transaction| journal.append(transaction));
            dossier
        };
        let last = states.last().unwrap();
        let back = walked(last, &mut journal, to, 900);
        prop_assert_eq!(&back, &states[states.len() - 1 - (count - to)]);
        prop_assert_eq!(journal.done().len(), to);
        let again = walked(&back, &mut journal, count, 901);
        prop_assert_eq!(&again, last);
        prop_assert_eq!(journal.undone().count(), 0);
    }

    #[test]
    fn a_copy_begins_with_all_there_is_and_nothing_of_it_can_be_undone(steps in steps()) {
        let (_, states) = play(&steps);
        let last = states.last().unwrap();
        let begun = beginning(last, &seed(900));
        let mut ids: Vec<_> = begun.iter().map(|transaction| transaction.id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), begun.len(), "each has a name of its own");
        let mut reader = journal::Reader::default();
        let stored = begun.iter().rev().map(|transaction| journal::write(transaction));
        let read = stored.map(|json| reader.read(&json).unwrap()).collect();
        let (journal, copy) = Journal::replay(&blank(), read);
        prop_assert_eq!(&copy, last);
        prop_assert!(journal.undo(&seed(901)).is_none());
    }

    #[test]
    fn the_stored_journal_gives_the_dossier_back(steps in steps(), turn in 0_usize..24) {
        let (journal, states) = play(&steps);
        let mut reader = journal::Reader::default();
        let mut stored: Vec<_> =
            journal.transactions().iter().map(|t| reader.read(&journal::write(t)).unwrap()).collect();
        stored.rotate_left(turn % journal.transactions().len().max(1));
        let (read, dossier) = Journal::replay(&blank(), stored);
        prop_assert_eq!(&dossier, states.last().unwrap());
        prop_assert_eq!(read, journal);
    }

    #[test]
    fn what_is_planned_can_be_taken_back(steps in steps(), step in step()) {
        let (_, states) = play(&steps);
        let dossier = states.last().unwrap();
        let edit = edit(dossier, step);
        let changes = edit.plan(dossier, &seed(800));
        let after = dossier.apply(&changes);
        prop_assert_eq!(&after.apply(&invert(&changes)), dossier);
        prop_assert_eq!(changes.is_empty(), after == *dossier, "{:?}", edit);
    }
}

#[test]
fn random_steps_do_everything_that_can_be_done() {
    let (journal, _) = play(&some_steps(3000));
    let done = |act: Act| journal.transactions().iter().any(|transaction| transaction.act == act);
    // Only what a damaged store lost is recovered: that is a law of its own.
    for act in Act::ALL.iter().filter(|act| **act != Act::Recover) {
        assert!(done(*act), "{act:?}");
    }
}
