//! The desk: goes over from one dossier of this device to another, and does what is asked of those that are
//! not open.
//!
//! What is long is done in strides, so that the screen lives and the work can be stopped; what is open changes
//! only once all of the other dossier was read, and nothing of it is left that is not stored.

mod connection;
mod copying;
mod fronting;
mod loading;
mod rescuing;
mod saving;
mod shelving;
mod snapshots;

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;

use crate::browser::timer::breathe;
use crate::browser::{canary, page, recovery};
use crate::exchange::default_codebook;
use crate::lang::Messages;
use crate::model::action::{Action, Seek};
use crate::model::command::Command;
use crate::model::dossier::{About, Dossier};
use crate::model::errand::Errand;
use crate::model::fulltext::Query;
use crate::model::identity::{DocumentId, DossierId};
use crate::model::notice::{Notice, Tone};
use crate::model::progress::Job;
use crate::model::saving::Saving;
use crate::model::shelf::Shelved;
use crate::model::workspace::{Focus, Place, Workspace};
use crate::ui::behind::draw_at_once;

pub use self::connection::Connection;
use self::connection::{all_stored, open_storage};
use self::loading::{Halt, Loaded};
pub use self::saving::keep_pending;

/// The dossier that was open last.
pub const DOSSIER: &str = "scolie.dossier";
/// The document that was shown last.
pub const SHOWN: &str = "scolie.document";
/// What the middle of the screen was given to last.
pub const PLACE: &str = "scolie.place";
/// What was looked for last in this window: a word of confidential texts goes with it.
pub const SOUGHT: &str = "scolie.sought";

/// What the work with dossiers needs.
#[derive(Clone)]
pub struct Desk {
    /// Takes an action.
    pub dispatch: Callback<Action>,
    /// The state of the program, as it is now.
    pub live: Rc<RefCell<Rc<Workspace>>>,
    /// The store of this device.
    pub connection: Rc<RefCell<Connection>>,
    /// The texts of the interface.
    pub messages: &'static Messages,
}

/// A dossier with nothing in it.
pub fn blank() -> Dossier {
    let seed = page::seed();
    let about = About { id: DossierId(seed.id(0)), title: String::new(), created: seed.stamp.at };
    Dossier::new(about, Rc::new(default_codebook()))
}

impl Desk {
    /// Does an errand.
    pub async fn run(&self, errand: Errand) {
        self.opened().await;
        match errand {
            Errand::Look => self.look().await,
            Errand::Save => self.save_now(),
            Errand::KeepCopy => self.keep_copy().await,
            Errand::WriteCopy => self.write_copy_now().await,
            Errand::DropCopy => self.drop_copy().await,
            Errand::HandedOut(file) => {
                let now = self.now();
                self.handed_out(&now.dossier.about, &now.journal, &file);
            }
            Errand::New if !self.now().has_begun() => {
                if self.now().view.notice.as_ref().is_some_and(|notice| notice.tone == Tone::Quiet) {
                    self.dispatch.emit(Action::Dismiss);
                }
                self.dispatch.emit(Action::Go(Place::Read));
            }
            Errand::New => {
                self.go_over(None).await;
            }
            Errand::Open(id) if self.is_open(id) => self.dispatch.emit(Action::Go(Place::Read)),
            Errand::Open(id) => {
                self.go_over(Some(id)).await;
            }
            Errand::Rename(id, title) => self.rename(id, title.trim()).await,
            Errand::Duplicate(id) => self.duplicate(id).await,
            Errand::Export(id) => self.export(id).await,
            Errand::Delete(id) => self.delete(id).await,
            Errand::Restore(id) => self.restore(id).await,
        }
    }

    /// Begins the day with the dossier that was open last, unless it was deleted since; deleted ones whose
    /// time is over go for good.
    pub async fn start(&self, last: Option<DossierId>) {
        if self.missed().await {
            return;
        }
        self.look().await;
        let shelf = Rc::clone(&self.now().shelf);
        // Which one was open is forgotten when the browser is killed early: then it is the one changed last.
        let last = last.or_else(|| shelf.kept().next().map(|dossier| dossier.id));
        let stands = |id: &DossierId| shelf.get(*id).is_none_or(|dossier| dossier.deleted.is_none());
        let kept = [PLACE, SHOWN].map(|name| (name, page::preference(name)));
        let last_open = last.filter(stands);
        if let Some(id) = last_open {
            self.show_front(id).await;
        }
        if !self.go_over(last_open).await {
            self.dispatch.emit(Action::Load(Rc::new(blank()), Vec::new(), None));
            self.dispatch.emit(Action::Go(Place::Dossiers));
            self.take_up_copy().await;
            // What could not be read is still what was open last, and where: the next start tries it again.
            breathe().await;
            let open = last.map(|id| (DOSSIER, Some(id.to_string())));
            for (name, value) in kept.into_iter().chain(open) {
                value.into_iter().for_each(|value| page::keep_preference(name, &value));
            }
        }
        self.purge().await;
    }

    /// Looks whether all is there that was stored; where it is not, the recovery page says so, and nothing begins
    /// as if it were new.
    async fn missed(&self) -> bool {
        let canary = canary::heard();
        let mut missed = Vec::new();
        let mut lost = Vec::new();
        for id in canary.dossiers() {
            let count = match open_storage(&self.connection).await {
                Ok(storage) => storage.count(id).await,
                Err(error) => Err(error),
            };
            match count {
                Ok(count) => lost.extend(canary.miss(id, count).map(|missed| (id, missed))),
                Err(error) => return recovery::unreadable(error.name()),
            }
        }
        for (id, own) in lost {
            // Where a snapshot knew of it, reading the dossier brings it back.
            let mended = self.load(id, Job::Dossier).await.is_ok_and(|loaded| loaded.mended);
            missed.extend((!mended).then_some(own));
        }
        !missed.is_empty() && recovery::missed(&missed)
    }

    /// Goes over to the dossier `id` as this device has stored it, or to a new one.
    async fn go_over(&self, id: Option<DossierId>) -> bool {
        let starting = self.now().saving == Saving::Starting;
        let Some(loaded) = self.read_all(id).await else { return false };
        if id.is_some() && !starting && loaded.is_empty() {
            self.alert(self.messages.shelf.not_there.to_owned());
            self.look().await;
            return false;
        }
        self.show(id.filter(|_| !loaded.is_empty()), loaded).await
    }

    /// Goes over to the dossier that a file calls `about`: what this device has of it, or nothing yet.
    pub async fn go_over_to(&self, about: &About) -> bool {
        if self.is_open(about.id) {
            return true;
        }
        let Some(loaded) = self.read_all(Some(about.id)).await else { return false };
        let loaded = Loaded { about: loaded.about.or_else(|| Some(Rc::new(about.clone()))), ..loaded };
        self.show(Some(about.id), loaded).await
    }

    /// What is stored of a dossier, once what is open is safe.
    async fn read_all(&self, id: Option<DossierId>) -> Option<Loaded> {
        if !self.stored().await {
            return None;
        }
        let Some(id) = id else { return Some(Loaded::default()) };
        match self.load(id, Job::Dossier).await {
            Ok(loaded) => Some(loaded),
            Err(halt) => {
                self.tell(halt, self.messages.shelf.not_opened);
                None
            }
        }
    }

    /// Puts what was read on the screen. What was done meanwhile to the dossier that was open is stored first.
    async fn show(&self, id: Option<DossierId>, loaded: Loaded) -> bool {
        if !self.stored().await {
            return false;
        }
        let mut blank = id.map_or_else(blank, |id| self.bare(id));
        if let Some(about) = loaded.about {
            blank.about = about;
        }
        let shown = page::preference(SHOWN).and_then(|id| id.parse().ok()).map(DocumentId);
        let goes_on = self.now().saving == Saving::Starting && !loaded.transactions.is_empty();
        // Both are kept anew as soon as something is shown.
        let place = page::preference(PLACE).and_then(|name| Place::named(&name));
        let sought = page::kept_in_window(SOUGHT).map(|kept| Query::parse(&kept));
        if loaded.newer && self.now().is_opening() {
            // What was done while only the front was shown waits: none of it is written there.
            self.dispatch.emit(Action::Freeze);
        }
        self.dispatch.emit(Action::Load(Rc::new(blank), loaded.transactions, shown));
        if goes_on {
            let place = place.filter(|place| *place != Place::Read);
            place.into_iter().for_each(|place| self.dispatch.emit(Action::Go(place)));
            let query = sought.filter(|query| !query.is_empty());
            query.into_iter().for_each(|query| self.dispatch.emit(Action::Seek(Seek::Ask(query))));
        }
        if loaded.newer {
            self.freeze();
        } else if loaded.damaged > 0 && !loaded.mended && id.is_none_or(|id| self.is_news(id, loaded.damaged))
        {
            self.alert((self.messages.damaged)(loaded.damaged));
        }
        self.tell_brought();
        draw_at_once();
        // Once the state is what was read.
        breathe().await;
        self.refresh().await;
        self.take_up_copy().await;
        self.take_up_snapshots().await;
        true
    }

    /// The dossier `id` without its journal: the beginning of a damaged one may be what is missing.
    fn bare(&self, id: DossierId) -> Dossier {
        let blank = blank();
        let title = self.now().shelf.get(id).map(|shelved| shelved.title.clone()).unwrap_or_default();
        let created = id.made().unwrap_or(blank.about.created);
        Dossier { about: Rc::new(About { id, title, created }), ..blank }
    }

    /// Has the list say of the open dossier what its journal says: another tab, an earlier version or a crash
    /// may have left it behind. A deleted dossier that is opened is back.
    async fn refresh(&self) {
        let now = self.now();
        if !now.has_begun() {
            return;
        }
        let shelved = Shelved::of(&now.dossier, &now.journal);
        if now.shelf.get(shelved.id).is_some_and(|known| *known != shelved)
            && let Ok(storage) = open_storage(&self.connection).await
        {
            // Where it fails, the list is behind, and nothing is lost.
            let _ = storage.revise(shelved.id, |_| shelved).await;
            self.look().await;
        }
    }

    /// Waits until all that was done is stored; what cannot be stored is told, and stays open.
    async fn stored(&self) -> bool {
        let stored = all_stored(&self.live, &self.connection).await;
        if !stored && let Saving::Failed(trouble) = &self.now().saving {
            let text = (self.messages.keeping.not_saved)(trouble);
            let remedy = Some(Command::ExportDossier);
            self.dispatch.emit(Action::Notify(Notice { tone: Tone::Alert, text, remedy }));
        }
        stored
    }

    /// The state of the program.
    fn now(&self) -> Rc<Workspace> {
        Rc::clone(&self.live.borrow())
    }

    fn is_open(&self, id: DossierId) -> bool {
        let now = self.now();
        now.saving != Saving::Starting && now.dossier.about.id == id
    }

    fn alert(&self, text: String) {
        self.dispatch.emit(Action::Notify(Notice { tone: Tone::Alert, text, remedy: None }));
    }

    fn let_know(&self, text: String) {
        self.dispatch.emit(Action::Notify(Notice { tone: Tone::Lasting, text, remedy: None }));
    }

    fn notify(&self, text: String, remedy: Option<Command>) {
        self.dispatch.emit(Action::Notify(Notice { tone: Tone::Quiet, text, remedy }));
    }

    /// Tells why something was not done.
    fn tell(&self, halt: Halt, failed: fn(&str) -> String) {
        match halt {
            Halt::Overtaken => {}
            Halt::Stopped => self.notify(self.messages.shelf.stopped.to_owned(), None),
            Halt::Failed(error) => self.alert(failed(&error.to_string())),
        }
    }

    fn focus(&self, id: Option<DossierId>) {
        self.dispatch.emit(Action::Focus(id.map_or(Focus::Place, Focus::Dossier)));
    }
}
