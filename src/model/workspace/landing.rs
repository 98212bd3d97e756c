//! Annotations of other programs wait until they are accepted, and then all of a file is one step.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Focus, Workspace};
use crate::model::arrival::Arrival;
use crate::model::edit::Edit;
use crate::model::identity::Seed;

impl Workspace {
    /// Has what files bring wait until it is accepted.
    pub(super) fn land(&mut self, arrivals: Vec<Rc<Arrival>>) {
        Rc::make_mut(&mut self.view.arrivals).extend(arrivals);
        self.next_dialog();
    }

    /// Takes in what the first file brings, and shows the first question that it says something of.
    pub(super) fn accept(&mut self, seed: &Seed) {
        self.view.dialog = None;
        if let Some(arrival) = self.drop_arrival() {
            let additions = &arrival.additions;
            self.edit(&Edit::TakeIn(Rc::clone(additions)), seed);
            let ids: BTreeSet<_> = additions.passages.iter().map(|passage| passage.id).collect();
            let came = |document| {
                let own = self.dossier.passages_in(document);
                own.into_iter().find(|own| ids.contains(&own.id))
            };
            let first = || additions.passages.first().and_then(|passage| came(passage.document));
            match self.view.document.and_then(came).or_else(first) {
                Some(passage) => {
                    self.activate(passage.id);
                    self.view.send(Focus::Mark(passage.id));
                }
                None => additions.documents.first().into_iter().for_each(|own| self.show(own.id)),
            }
        }
        self.next_dialog();
    }

    pub(super) fn drop_arrival(&mut self) -> Option<Rc<Arrival>> {
        let arrivals = Rc::make_mut(&mut self.view.arrivals);
        (!arrivals.is_empty()).then(|| arrivals.remove(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::action::Action;
    use crate::model::arrival::{Additions, Fate, Landing};
    use crate::model::claim::Passage;
    use crate::model::edit::fixture::{dossier, passage, seed};
    use crate::model::outgoing::Format;
    use crate::model::workspace::{Dialog, Preferences};

    fn arrival(letter: char) -> Rc<Arrival> {
        let dossier = dossier("[1a:no] tender");
        let own = Passage { id: passage(letter), ..Passage::clone(&dossier.passages[&passage('a')]) };
        let landing = Landing {
            place: crate::model::file_place::FilePlace::default(),
            quote: "no".to_owned(),
            text: String::new(),
            claim: None,
            fate: Fate::Kept,
            is_suggested: false,
        };
        Rc::new(Arrival {
            kinds: 0,
            changed_links: 0,
            other_links: 0,
            name: letter.to_string(),
            files: 1,
            remark: None,
            format: Format::Brat,
            landings: vec![landing],
            additions: Rc::new(Additions { passages: vec![Rc::new(own)], ..Additions::default() }),
        })
    }

    #[test]
    fn what_files_bring_is_taken_in_one_after_the_other_or_left() {
        let before = Rc::new(Workspace::new(dossier("[1a:no] tender"), Preferences::default()));
        let asked = before.reduce(Action::Land(vec![arrival('b'), arrival('c')]));
        assert_eq!((asked.view.dialog, asked.dossier.passages.len()), (Some(Dialog::Arrival), 1));
        let accepted = asked.reduce(Action::Accept(seed()));
        assert_eq!((accepted.view.dialog, accepted.view.arrivals.len()), (Some(Dialog::Arrival), 1));
        assert!(accepted.dossier.passages.contains_key(&passage('b')));
        let left = accepted.reduce(Action::Close);
        assert_eq!((left.view.dialog, left.view.arrivals.len()), (None, 0));
        assert!(!left.dossier.passages.contains_key(&passage('c')));
        let undone = left.reduce(Action::Undo(seed()));
        assert_eq!(undone.dossier, before.dossier);
    }
}
