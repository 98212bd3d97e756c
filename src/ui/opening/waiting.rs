//! Passages that wait are looked for again, in slices, with the screen alive.

use std::rc::Rc;

use super::Opening;
use crate::browser::page;
use crate::exchange::placing::Looking;
use crate::model::action::Action;
use crate::model::arrival::Additions;
use crate::model::command::Command;
use crate::model::edit::Edit;
use crate::model::identity::{DocumentId, Stamp};
use crate::model::notice::{Notice, Tone};
use crate::model::progress::Job;

impl Opening<'_> {
    /// Looks for all of them in all documents, in one step that can be undone, and tells what was found.
    pub(super) async fn look_again(&mut self) {
        loop {
            let dossier = Rc::clone(&self.desk.live.borrow().dossier);
            let seed = page::seed();
            let looking = Looking::begin(&dossier, |_| true, seed.stamp.clone());
            let Some(additions) = self.look(looking).await else { return };
            // What changed meanwhile may have changed what is found.
            if !Rc::ptr_eq(&dossier, &self.desk.live.borrow().dossier) {
                continue;
            }
            let dispatch = &self.desk.dispatch;
            let (placed, waiting) = (additions.passages.len(), dossier.orphans.len());
            let first = additions.passages.first().map(|passage| passage.id);
            if placed > 0 {
                dispatch.emit(Action::Edit(Edit::TakeIn(Rc::new(additions)), seed));
            }
            // What comes of it is told behind the list.
            dispatch.emit(Action::Close);
            first.into_iter().for_each(|first| dispatch.emit(Action::Activate(first)));
            let left = waiting - placed.min(waiting);
            let text = (self.desk.messages.arrival.looked_again)(placed, left);
            let remedy = (left > 0).then_some(Command::Orphans);
            self.offers.push(Action::Notify(Notice { tone: Tone::Quiet, text, remedy }));
            return;
        }
    }

    /// Offers to place what waited for the questions that came.
    pub(super) async fn find_waiting(&mut self) {
        let before = Rc::clone(&self.desk.live.borrow());
        if self.report.opened == 0
            || before.dossier.orphans.is_empty()
            || before.dossier.about.id != self.dossier
        {
            return;
        }
        self.folder = self.folder.take().filter(|_| self.report.opened > 1);
        self.flush();
        self.pace.breathe().await;
        let dossier = Rc::clone(&self.desk.live.borrow().dossier);
        let came = |id: DocumentId| dossier.documents.contains_key(&id) && !self.there.contains(&id);
        let looking = Looking::begin(&dossier, came, Stamp::default());
        let found = self.look(looking).await.map_or(0, |additions| additions.passages.len());
        if found > 0 {
            let text = (self.desk.messages.arrival.can_be_placed)(found);
            let remedy = Some(Command::LookAgain);
            self.offers.push(Action::Notify(Notice { tone: Tone::Quiet, text, remedy }));
        }
    }

    /// What is found; nothing, where it is stopped.
    async fn look(&mut self, mut looking: Looking) -> Option<Additions> {
        while looking.go_on() {
            let (done, of) = looking.progress();
            if !self.goes_on(Job::Annotations, done, Some(of)).await {
                return None;
            }
        }
        Some(looking.finish())
    }
}
