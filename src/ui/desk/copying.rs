//! The copy of the open dossier in a folder of the analyst's: written soon after a change, at once when the page
//! goes out of sight, in two generations in turn, each read back before anything is said of it.
//!
//! It waits for nothing of the store, and the store waits for nothing of it. What fails is tried again, and the
//! generation that was found whole last is never touched. Files that are in the folder already are left alone.

use std::rc::Rc;

use yew::platform::spawn_local;

use super::Desk;
use super::connection::open_storage;
use crate::browser::copy_folder::CopyFolder;
use crate::browser::lock::Lock;
use crate::browser::timer::{self, Waiting, after};
use crate::browser::{Error, canary, page};
use crate::exchange::dossier::Writing;
use crate::exchange::file_copy;
use crate::model::action::Action;
use crate::model::dossier::About;
use crate::model::file_copy::{Copied, FileCopy, FileTrouble, Generations, Going, Rhythm, Side, TRY_AGAIN};
use crate::model::identity::DossierId;
use crate::model::journal::Journal;
use crate::model::saving::Saving;
use crate::read::fingerprint;
use crate::ui::opening::pace::Pace;

/// While another tab writes, this one looks again after so long, in milliseconds.
const LOOK_AGAIN: u32 = 3_000;

/// What the keeping of a copy needs to know.
#[derive(Debug, Default)]
pub struct Keeping {
    kept: Option<Kept>,
    /// How many folders were taken up: one that is no longer the last is not spoken of.
    turn: u32,
    rhythm: Rhythm,
    waiting: Option<Waiting>,
    busy: bool,
    again: bool,
}

/// Where the copy of a dossier is kept.
#[derive(Debug, Clone)]
struct Kept {
    dossier: DossierId,
    folder: CopyFolder,
    generations: Generations,
    turn: u32,
}

/// What came of writing a copy.
enum Outcome {
    /// It is in the folder.
    Written(Copied),
    /// There was nothing to write.
    Nothing,
    /// The browser asks first.
    Asks,
    /// Another tab is at it.
    Elsewhere,
}

impl Desk {
    /// Takes up what is known of the copies of the open dossier.
    pub(super) async fn take_up_copy(&self) {
        let id = self.now().dossier.about.id;
        let stored = match open_storage(&self.connection).await {
            Ok(storage) => storage.folder(id).await.ok().flatten(),
            Err(_) => None,
        };
        let kept = stored.and_then(|(folder, told)| {
            Some(Kept { dossier: id, folder, generations: file_copy::read(&told)?, turn: self.next_turn() })
        });
        let going = match &kept {
            Some(kept) if !kept.folder.is_allowed().await => Going::Asks,
            _ => Going::Well,
        };
        if !self.is_open(id) {
            return;
        }
        let folder = kept.as_ref().map(|kept| kept.folder.name().into());
        {
            let keeping = &mut self.connection.borrow_mut().keeping;
            (keeping.kept, keeping.waiting, keeping.rhythm) = (kept, None, Rhythm::default());
        }
        let (possible, last) = (CopyFolder::is_possible(), canary::heard().copied(id));
        self.dispatch.emit(Action::Copied(FileCopy { possible, folder, going, last }));
        // The action is taken once this turn is over.
        let desk = self.clone();
        self.connection.borrow_mut().keeping.waiting = Some(after(0, move || desk.copy_soon()));
    }

    /// Has the analyst choose a folder, and keeps a copy there from now on.
    pub(super) async fn keep_copy(&self) {
        let texts = self.messages.file_copy;
        let id = self.now().dossier.about.id;
        let begun = match CopyFolder::choose().await {
            Ok(None) => return,
            Ok(Some(folder)) => self.free_stem(&folder).await.map(|stem| (folder, Generations::new(stem))),
            Err(error) => Err(error),
        };
        let (folder, generations) = match begun {
            Ok(begun) => begun,
            Err(error) => return self.alert((texts.not_chosen)(error.name())),
        };
        if !self.is_open(id) {
            return;
        }
        let kept = Kept { dossier: id, folder, generations, turn: self.next_turn() };
        self.connection.borrow_mut().keeping.kept = Some(kept.clone());
        self.remember(&kept).await;
        let name = kept.folder.name();
        let [a, b] = [Side::A, Side::B].map(|side| file_copy::file_name(&kept.generations, side));
        self.set_copy(|copy| FileCopy {
            folder: Some(name.as_str().into()),
            going: Going::Well,
            last: None,
            ..copy
        });
        self.notify((texts.chosen)(&name, &a, &b), None);
        timer::breathe().await;
        self.write_copy(true).await;
    }

    /// Writes the copy at once, with the leave of the browser.
    pub(super) async fn write_copy_now(&self) {
        let Some(kept) = self.kept() else { return };
        if kept.folder.ask().await {
            self.write_copy(true).await;
        } else {
            self.set_copy(|copy| FileCopy { going: Going::Asks, ..copy });
            self.alert((self.messages.file_copy.denied)(&kept.folder.name()));
        }
    }

    /// Keeps no copy any more.
    pub(super) async fn drop_copy(&self) {
        let Some(kept) = self.kept() else { return };
        {
            let keeping = &mut self.connection.borrow_mut().keeping;
            (keeping.kept, keeping.waiting) = (None, None);
        }
        self.set_copy(|copy| FileCopy { folder: None, going: Going::Well, ..copy });
        let forgotten = match open_storage(&self.connection).await {
            Ok(storage) => storage.forget_folder(kept.dossier).await,
            Err(error) => Err(error),
        };
        match forgotten {
            Ok(()) => self.notify((self.messages.file_copy.dropped)(&kept.folder.name()), None),
            Err(error) => self.alert((self.messages.shelf.not_done)(error.name())),
        }
    }

    /// Something changed: it is copied in a while.
    pub fn copy_soon(&self) {
        let now = self.now();
        let is_due = now.file_copy.folder.is_some() && now.file_copy.going != Going::Asks;
        if !is_due || now.file_copy.is_whole(&now.journal) {
            return;
        }
        let pause = self.connection.borrow_mut().keeping.rhythm.changed(timer::now());
        self.copy_after(pause);
    }

    /// The page goes out of sight: what is not copied yet is copied now.
    pub fn copy_at_once(&self) {
        if self.connection.borrow().keeping.waiting.is_some() {
            self.copy_after(0);
        }
    }

    /// A dossier was handed to the browser as a file.
    pub(super) fn handed_out(&self, about: &About, journal: &Journal, file: &str) {
        let copied = Copied::new(journal, page::now(), file, None);
        if !self.is_open(about.id) {
            return canary::tell_copied(about.id, &about.title, &copied);
        }
        // A copy that was read back is worth more than one of which nobody knows.
        let copy = &self.now().file_copy;
        if copy.folder.is_none() || copy.last.as_ref().is_none_or(|last| last.folder.is_none()) {
            canary::tell_copied(about.id, &about.title, &copied);
            self.set_copy(|copy| FileCopy { last: Some(copied), ..copy });
        }
    }

    fn copy_after(&self, milliseconds: u32) {
        let desk = self.clone();
        let write = move || {
            // Not from within: the timer goes with it.
            spawn_local(async move {
                desk.connection.borrow_mut().keeping.waiting = None;
                desk.write_copy(false).await;
            });
        };
        self.connection.borrow_mut().keeping.waiting = Some(after(milliseconds, write));
    }

    /// Writes the copy, one at a time; even one that is whole already, where `anew`.
    async fn write_copy(&self, anew: bool) {
        let Some(kept) = self.kept() else { return };
        {
            let keeping = &mut self.connection.borrow_mut().keeping;
            if keeping.busy {
                keeping.again = true;
                return;
            }
            (keeping.busy, keeping.again) = (true, false);
        }
        let written = self.write_generation(kept.clone(), anew).await;
        let again = {
            let keeping = &mut self.connection.borrow_mut().keeping;
            keeping.busy = false;
            std::mem::take(&mut keeping.again)
        };
        if !self.is_current(&kept) {
            return;
        }
        match written {
            Ok(Outcome::Nothing) => {}
            Ok(Outcome::Asks) => self.set_copy(|copy| FileCopy { going: Going::Asks, ..copy }),
            Ok(Outcome::Elsewhere) => self.copy_after(LOOK_AGAIN),
            Ok(Outcome::Written(copied)) => {
                self.set_copy(|copy| FileCopy { last: Some(copied), going: Going::Well, ..copy });
                if again {
                    self.copy_after(0);
                }
            }
            Err(error) => {
                let trouble = FileTrouble::named(error.name());
                if !matches!(self.now().file_copy.going, Going::Failed(_)) {
                    self.alert((self.messages.file_copy.failed_told)(&kept.folder.name(), &trouble));
                }
                self.set_copy(|copy| FileCopy { going: Going::Failed(trouble), ..copy });
                self.copy_after(TRY_AGAIN);
            }
        }
    }

    async fn write_generation(&self, mut kept: Kept, anew: bool) -> Result<Outcome, Error> {
        if !kept.folder.is_allowed().await {
            return Ok(Outcome::Asks);
        }
        let Some(_lock) = Lock::take(&format!("scolie.copy.{}", kept.dossier)).await else {
            return Ok(Outcome::Elsewhere);
        };
        let now = self.now();
        // Of what a later version wrote, only a part is known here.
        let is_other = now.dossier.about.id != kept.dossier || now.saving == Saving::Newer;
        if is_other || (!anew && now.file_copy.is_whole(&now.journal)) {
            return Ok(Outcome::Nothing);
        }
        let transactions = now.journal.transactions().len();
        if let Some(generations) = self.generations(&kept).await {
            // Another tab may have written since.
            kept.generations = generations;
            let told = canary::heard().copied(kept.dossier);
            let told = told.filter(|told| told.folder.is_some() && told.transactions == transactions);
            if let Some(told) = told.filter(|_| !anew && kept.generations.transactions == transactions) {
                self.remember(&kept).await;
                return Ok(Outcome::Written(told));
            }
        }
        let began = timer::now();
        self.connection.borrow_mut().keeping.rhythm.begins();
        let mut writing = Writing::begin(Rc::clone(&now.dossier));
        let mut pace = Pace::new();
        while writing.go_on() {
            if pace.is_due() {
                pace.breathe().await;
            }
        }
        let text = writing.finish();
        let mut side = kept.generations.next();
        let mut name = file_copy::file_name(&kept.generations, side);
        let found = kept.folder.print(&name, kept.generations.print(side)).await?;
        if found.is_some_and(|found| !kept.generations.is_ours(side, &found)) {
            kept.generations = Generations::new(self.free_stem(&kept.folder).await?);
            side = kept.generations.next();
            name = file_copy::file_name(&kept.generations, side);
        }
        kept.generations = kept.generations.begin(fingerprint(&text));
        self.remember(&kept).await;
        let print = kept.folder.write(&name, &text).await?;
        kept.generations = kept.generations.written(side, print, transactions);
        self.remember(&kept).await;
        self.connection.borrow_mut().keeping.rhythm.ends(began, timer::now());
        let copied = Copied::new(&now.journal, page::now(), &name, Some(&kept.folder.name()));
        canary::tell_copied(kept.dossier, &now.dossier.about.title, &copied);
        Ok(Outcome::Written(copied))
    }

    /// What the names of the files begin with, in a folder where there are none of that name.
    async fn free_stem(&self, folder: &CopyFolder) -> Result<String, Error> {
        let now = self.now();
        for stem in file_copy::stems(&now.dossier, self.messages.file_copy.word) {
            let generations = Generations::new(stem);
            let mut is_free = true;
            for side in [Side::A, Side::B] {
                let name = file_copy::file_name(&generations, side);
                is_free &= !folder.holds(&name).await?;
            }
            if is_free {
                return Ok(generations.stem);
            }
        }
        // There are a thousand already: it is not for want of names.
        Err(Error::named("NoModificationAllowedError"))
    }

    /// What the store says of the generations, where it is of the same folder.
    async fn generations(&self, kept: &Kept) -> Option<Generations> {
        let storage = open_storage(&self.connection).await.ok()?;
        let (folder, told) = storage.folder(kept.dossier).await.ok()??;
        folder.is_same(&kept.folder).await.then(|| file_copy::read(&told))?
    }

    /// Keeps what is known of the folder, here and in the store. Where the store fails, it is known as long as the
    /// page is open.
    async fn remember(&self, kept: &Kept) {
        if !self.is_current(kept) {
            return;
        }
        let told = file_copy::write(&kept.generations);
        if let Ok(storage) = open_storage(&self.connection).await {
            let _ = storage.keep_folder(kept.dossier, &kept.folder, &told).await;
        }
        let mut connection = self.connection.borrow_mut();
        let known = connection.keeping.kept.as_mut().filter(|known| known.turn == kept.turn);
        known.into_iter().for_each(|known| known.generations.clone_from(&kept.generations));
    }

    fn next_turn(&self) -> u32 {
        let keeping = &mut self.connection.borrow_mut().keeping;
        keeping.turn = keeping.turn.wrapping_add(1);
        keeping.turn
    }

    /// Whether that is still where the copy of the open dossier is kept.
    fn is_current(&self, kept: &Kept) -> bool {
        self.kept().is_some_and(|known| known.turn == kept.turn)
    }

    /// Where the copy of the open dossier is kept.
    fn kept(&self) -> Option<Kept> {
        let id = self.now().dossier.about.id;
        self.connection.borrow().keeping.kept.clone().filter(|kept| kept.dossier == id)
    }

    fn set_copy(&self, change: impl FnOnce(FileCopy) -> FileCopy) {
        let copy = self.now().file_copy.clone();
        self.dispatch.emit(Action::Copied(change(copy)));
    }
}
