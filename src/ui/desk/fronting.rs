//! The front of the open dossier: kept beside its journal now and then, and shown first when the day begins with it.
//!
//! It is shown only where the journal holds just what it was made of. The whole journal is read behind it, as if it
//! were not there: what is damaged is found, and what is done meanwhile is done to the whole.

use yew::platform::spawn_local;

use super::connection::{all_read, open_storage};
use super::{Desk, PLACE, SHOWN};
use crate::browser::page;
use crate::browser::timer::{self, Waiting, after};
use crate::exchange::front::{self, Writing};
use crate::model::action::Action;
use crate::model::front::Front;
use crate::model::identity::{DocumentId, DossierId};
use crate::model::saving::Saving;
use crate::model::workspace::{Place, Workspace};
use crate::ui::behind::draw_at_once;

/// So soon after a change it is kept, in milliseconds.
const SOON: u32 = 2_000;
/// The screen has its turn after so long, in milliseconds: nobody waits for a front, and someone may be writing.
const SLICE: f64 = 8.0;
/// What could not be kept is tried again after so long, in milliseconds.
const AGAIN: f64 = 60_000.0;
/// Keeping it takes no more than this part of the time.
const SHARE: f64 = 100.0;

/// What a front is of: a dossier after so many transactions, with a document shown.
type Mark = (DossierId, usize, Option<DocumentId>);

/// What the keeping of fronts needs to know.
#[derive(Debug, Default)]
pub struct Fronting {
    /// What the last one that was made is of.
    last: Option<Mark>,
    waiting: Option<Waiting>,
    /// Before then none is made.
    not_before: f64,
}

impl Desk {
    /// Shows the front of a dossier, where one is kept and nothing has changed since.
    pub(super) async fn show_front(&self, id: DossierId) {
        let place = page::preference(PLACE).and_then(|name| Place::named(&name));
        let shown: Option<DocumentId> =
            page::preference(SHOWN).and_then(|id| id.parse().ok()).map(DocumentId);
        if place.is_some_and(|place| place != Place::Read) {
            return;
        }
        let Ok(storage) = open_storage(&self.connection).await else { return };
        let Ok((Some(text), stored)) = storage.front(id).await else { return };
        let Ok(front) = front::read(&text, id) else { return };
        if front.transactions != stored || Some(front.shown) != shown {
            return;
        }
        self.connection.borrow_mut().fronting.last = Some((id, stored, shown));
        self.dispatch.emit(Action::Front(front.into()));
        draw_at_once();
        // Else the rest would be read before anything is seen.
        timer::draw().await;
    }

    /// Waits until the dossier that is being opened is open.
    pub(super) async fn opened(&self) {
        if self.now().is_opening() {
            all_read(&self.live, &self.connection).await;
        }
    }

    /// Something else is shown, or was stored: its front is kept in a while.
    pub fn front_soon(&self) {
        let now = self.now();
        let fronting = &mut self.connection.borrow_mut().fronting;
        if now.saving != Saving::Saved || fronting.waiting.is_some() || fronting.last == Some(mark(&now)) {
            return;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some minutes at most")]
        let distance = (fronting.not_before - timer::now()).clamp(0.0, 3_600_000.0) as u32;
        let desk = self.clone();
        fronting.waiting = Some(after(distance.max(SOON), move || {
            // Not from within: the timer goes with it.
            spawn_local(async move {
                desk.connection.borrow_mut().fronting.waiting = None;
                desk.keep_front(true).await;
                desk.front_soon();
            });
        }));
    }

    /// The page goes out of sight: its front is kept at once.
    pub fn front_at_once(&self) {
        let desk = self.clone();
        self.begin(async move { desk.keep_front(false).await });
    }

    /// Keeps the front of what is open, with pauses or in one go.
    async fn keep_front(&self, pauses: bool) {
        let now = self.now();
        let mark = mark(&now);
        if now.saving != Saving::Saved || self.connection.borrow().fronting.last == Some(mark) {
            return;
        }
        self.connection.borrow_mut().fronting.last = Some(mark);
        let Some(front) = Front::of(&now) else { return };
        let began = timer::now();
        let (mut writing, mut turned) = (Writing::begin(&front), began);
        while writing.go_on() {
            if pauses && timer::now() - turned >= SLICE {
                timer::breathe().await;
                turned = timer::now();
            }
        }
        let Ok(storage) = open_storage(&self.connection).await else { return };
        let id = now.dossier.about.id;
        let kept = storage.keep_front(id, &writing.finish()).await;
        let ended = timer::now();
        let rest = if kept.is_ok() { (ended - began) * SHARE } else { AGAIN };
        self.connection.borrow_mut().fronting.not_before = ended + rest;
        if kept.is_err() {
            // The next start shows nothing before the whole. Firefox writes again only once something is deleted.
            drop(storage.forget_front(id).await);
        }
    }
}

fn mark(workspace: &Workspace) -> Mark {
    (workspace.dossier.about.id, workspace.journal.transactions().len(), workspace.view.document)
}
