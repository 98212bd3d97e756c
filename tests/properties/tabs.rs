//! Laws of several tabs that work on one dossier and learn of each other when they may.

use std::rc::Rc;

use proptest::prelude::*;
use scolie::model::change::Transaction;
use scolie::model::dossier::Dossier;
use scolie::model::identity::Seed;
use scolie::model::journal::Journal;

use super::steps::{Step, blank, edit, seed, step};

/// What happens next, in which of the tabs.
#[derive(Debug, Clone)]
enum Event {
    Edit(usize, Step),
    Undo(usize),
    Redo(usize),
    /// The first learns from the second: all it knows, or every so many of it.
    Learn(usize, usize, usize),
}

const TABS: usize = 3;

fn event() -> impl Strategy<Value = Event> {
    let tab = || 0..TABS;
    prop_oneof![
        6 => (tab(), step()).prop_map(|(tab, step)| Event::Edit(tab, step)),
        1 => tab().prop_map(Event::Undo),
        1 => tab().prop_map(Event::Redo),
        2 => (tab(), tab(), 1_usize..4).prop_map(|(to, from, every)| Event::Learn(to, from, every)),
    ]
}

#[derive(Debug, Clone)]
struct Tab {
    journal: Journal,
    dossier: Dossier,
}

impl Tab {
    fn take(&mut self, entered: impl IntoIterator<Item = Rc<Transaction>>) {
        entered.into_iter().for_each(|own| self.journal.enter_into(&mut self.dossier, own));
    }

    fn learn(&mut self, news: &[Rc<Transaction>]) {
        if let Some((journal, dossier)) = self.journal.learn(&self.dossier, news) {
            (self.journal, self.dossier) = (journal, dossier);
        }
    }
}

/// The tabs after all that happened; each began with the same first edit.
fn play(first: Step, events: &[Event]) -> Vec<Tab> {
    let mut tab = Tab { journal: Journal::default(), dossier: blank() };
    let add = Step { what: 0, ..first };
    tab.take(tab.journal.enter(&tab.dossier, &edit(&tab.dossier, add), &seed(1)));
    let mut tabs = vec![tab; TABS];
    for (n, event) in (2_u16..).zip(events) {
        let seed: Seed = seed(n);
        match event {
            Event::Edit(tab, step) => {
                let tab = &mut tabs[*tab];
                tab.take(tab.journal.enter(&tab.dossier, &edit(&tab.dossier, *step), &seed));
            }
            Event::Undo(tab) => {
                let undo = tabs[*tab].journal.undo(&seed);
                tabs[*tab].take(undo);
            }
            Event::Redo(tab) => {
                let redo = tabs[*tab].journal.redo(&seed);
                tabs[*tab].take(redo);
            }
            Event::Learn(to, from, every) => {
                let known = tabs[*from].journal.transactions();
                let news: Vec<_> = known.iter().rev().step_by(*every).map(Rc::clone).collect();
                tabs[*to].learn(&news);
            }
        }
    }
    tabs
}

#[track_caller]
fn check_whole(dossier: &Dossier) {
    for passage in dossier.passages.values() {
        assert!(dossier.claims.contains_key(&passage.claim), "a passage makes a claim");
        let document = &dossier.documents[&passage.document];
        assert!(passage.spans.iter().all(|span| !span.slice(&document.text).is_empty()), "it has words");
    }
    for orphan in dossier.orphans.values() {
        assert!(dossier.claims.contains_key(&orphan.claim), "an orphan makes a claim");
    }
    for link in dossier.links.values() {
        assert!([link.from, link.to].iter().all(|end| dossier.claims.contains_key(end)), "a link has ends");
    }
}

proptest! {
    #[test]
    fn tabs_that_know_the_same_are_the_same(
        first in step(),
        events in proptest::collection::vec(event(), 1..40),
        turn in 0_usize..64,
    ) {
        let mut tabs = play(first, &events);
        let all: Vec<Rc<Transaction>> =
            tabs.iter().flat_map(|tab| tab.journal.transactions().iter()).map(Rc::clone).collect();
        // One learns all at once, one backwards and twice, one in pieces.
        tabs[0].learn(&all);
        let mut backwards = all.clone();
        backwards.reverse();
        backwards.rotate_left(turn % all.len());
        tabs[1].learn(&backwards);
        tabs[1].learn(&backwards);
        for piece in all.chunks(1 + turn % 5).rev() {
            tabs[2].learn(piece);
        }
        let (journal, dossier) = Journal::replay(&blank(), backwards);
        check_whole(&dossier);
        for tab in &tabs {
            prop_assert_eq!(&tab.dossier, &dossier);
            prop_assert_eq!(&tab.journal, &journal);
        }
    }

    #[test]
    fn what_one_tab_did_alone_stands_when_the_others_learn_of_it(
        first in step(),
        events in proptest::collection::vec(event(), 1..40),
    ) {
        let mut tabs = play(first, &events);
        let news = tabs[0].journal.transactions().to_vec();
        let last = tabs[0].dossier.clone();
        let mut fresh = Tab { journal: Journal::default(), dossier: blank() };
        fresh.learn(&news);
        prop_assert_eq!(&fresh.dossier, &last);
        prop_assert!(tabs[0].journal.learn(&last, &news).is_none());
        // No passage is lost that the others had not deleted: it is there, or waits.
        let mine: Vec<_> = last.passages.keys().copied().collect();
        let theirs: Vec<Rc<Transaction>> =
            tabs[1..].iter().flat_map(|tab| tab.journal.transactions().iter()).map(Rc::clone).collect();
        let deleted = |id| theirs.iter().flat_map(|own| &own.changes).any(|change| {
            change.key == scolie::model::change::Key::Passage(id) && change.after.is_none()
        });
        let kept: Vec<_> = mine.into_iter().filter(|id| !deleted(*id)).collect();
        tabs[0].learn(&theirs);
        for id in kept {
            let now = &tabs[0].dossier;
            prop_assert!(now.passages.contains_key(&id) || now.orphans.contains_key(&id));
        }
    }
}
