//! What is asked of dossiers that need not be open: titles, copies, files, the deleted ones.

use std::rc::Rc;

use super::Desk;
use super::connection::open_storage;
use super::loading::{Halt, Report};
use super::saving::to_entry;
use crate::browser::storage::Entry;
use crate::browser::timer::{breathe, draw};
use crate::browser::{canary, file, page, snapshots};
use crate::exchange::{dossier, journal, recovery};
use crate::model::action::Action;
use crate::model::change::Transaction;
use crate::model::command::Command;
use crate::model::dossier::{About, Dossier};
use crate::model::edit::Edit;
use crate::model::identity::{DossierId, Moment};
use crate::model::journal::{Journal, beginning};
use crate::model::progress::Job;
use crate::model::saving::Saving;
use crate::model::shelf::{Shelf, Shelved, titled};
use crate::model::workspace::Place;

/// How many dossiers there were, deleted ones among them: a browser that then has none has lost them.
const HELD: &str = "scolie.held";
/// A dossier with more text than this takes a while to write, in bytes.
const LONG: usize = 1_000_000;

impl Desk {
    /// Looks which dossiers there are.
    pub(super) async fn look(&self) {
        let (found, emptied) = match open_storage(&self.connection).await {
            Ok(storage) => (storage.dossiers().await, storage.is_emptied()),
            Err(error) => (Err(error), false),
        };
        let held = page::preference(HELD).and_then(|count| count.parse().ok()).unwrap_or(0);
        // Where the browser says so itself, there was one at least.
        let held = held.max(usize::from(emptied));
        let shelf = match found {
            Err(error) => Shelf::Failed(error.to_string()),
            Ok(found) if found.is_empty() && held > 0 => {
                page::keep_preference(HELD, &held.to_string());
                Shelf::Lost(held)
            }
            Ok(found) => {
                page::keep_preference(HELD, &found.len().to_string());
                Shelf::of(found)
            }
        };
        self.dispatch.emit(Action::Shelve(shelf));
        // Whoever asks next sees it.
        breathe().await;
    }

    /// Takes the deleted dossiers whose 30 days are over off the device.
    pub(super) async fn purge(&self) {
        let now = page::now();
        let shelf = Rc::clone(&self.now().shelf);
        let over = shelf.all().iter().filter(|dossier| dossier.is_over(now)).count();
        if over == 0 {
            return;
        }
        // Where it fails, they are kept for longer.
        if let Ok(storage) = open_storage(&self.connection).await
            && storage.purge(now).await.is_ok()
        {
            for dossier in shelf.all().iter().filter(|dossier| dossier.is_over(now)) {
                snapshots::forget(dossier.id).await;
            }
            page::keep_preference(HELD, &(shelf.all().len() - over).to_string());
            self.look().await;
        }
    }

    pub(super) async fn rename(&self, id: DossierId, title: &str) {
        if self.is_open(id) {
            return self.dispatch.emit(Action::Edit(Edit::Title(title.to_owned()), page::seed()));
        }
        match self.retitle(id, title).await {
            Ok(()) => {}
            Err(halt) => self.tell(halt, self.messages.shelf.not_done),
        }
        self.look().await;
    }

    /// Adds the title to the journal of a dossier that is not open, where it can be taken back.
    async fn retitle(&self, id: DossierId, title: &str) -> Result<(), Halt> {
        let mut report = self.report(Job::Dossier);
        let texts = self.texts(id, &mut report).await?;
        let seed = page::seed();
        let heading = journal::heading(texts.iter().map(String::as_str));
        let retitled = heading.and_then(|heading| heading.retitle(title, &seed));
        let known = self.now().shelf.get(id).cloned();
        if let (Some(retitled), Some(known)) = (retitled, known) {
            let shelved = Shelved { title: title.to_owned(), changed: Some(seed.stamp.at), ..known };
            let storage = open_storage(&self.connection).await?;
            storage.append(&shelved, &[to_entry(&retitled)]).await?;
        }
        Ok(())
    }

    pub(super) async fn duplicate(&self, id: DossierId) {
        match self.copy(id).await {
            Ok(shelved) => {
                self.look().await;
                let elsewhere = self.now().view.place != Place::Dossiers;
                let remedy = elsewhere.then_some(Command::Dossiers);
                self.notify((self.messages.shelf.copied)(&shelved.title), remedy);
                self.focus(Some(shelved.id));
            }
            Err(halt) => self.tell(halt, self.messages.shelf.not_done),
        }
    }

    /// Stores a second dossier of the same contents, whole or not at all. Its history begins there.
    async fn copy(&self, id: DossierId) -> Result<Shelved, Halt> {
        let (original, _) = self.whole(id, Job::Copy).await?;
        let seed = page::seed();
        let title = titled(&original.about.title, self.messages.untitled);
        let title = self.now().shelf.copy_title(title, self.messages.shelf.copy);
        let about = Rc::new(About { id: DossierId(seed.id(0)), title, created: seed.stamp.at });
        let copy = Dossier { about, ..original };
        let transactions = beginning(&copy, &seed);
        let mut report = self.report(Job::Copy);
        let entries = written(&transactions, &mut report).await?;
        let mut journal = Journal::default();
        transactions.into_iter().for_each(|transaction| journal.append(transaction));
        let shelved = Shelved::of(&copy, &journal);
        let storage = open_storage(&self.connection).await?;
        storage.append(&shelved, &entries).await?;
        Ok(shelved)
    }

    /// Writes the journal of the open dossier as it is stored: there is more in it than is understood here.
    async fn export_journal(&self, id: DossierId) -> Result<(), Halt> {
        let mut report = self.report(Job::Export);
        let mut texts = self.texts(id, &mut report).await?;
        let now = self.now();
        texts.extend(now.outbox.iter().map(|transaction| journal::write(transaction)));
        let shelved = Shelved::of(&now.dossier, &now.journal);
        let name = format!("{}{}", dossier::stem(&now.dossier), recovery::EXTENSION);
        file::download(&name, "application/json", recovery::write(&shelved, texts).as_bytes())?;
        Ok(())
    }

    pub(super) async fn export(&self, id: DossierId) {
        if self.is_open(id) && self.now().saving == Saving::Newer {
            if let Err(halt) = self.export_journal(id).await {
                self.tell(halt, self.messages.shelf.not_done);
            }
            return;
        }
        match self.whole(id, Job::Export).await {
            Ok((dossier, journal)) => self.write_file(&dossier, &journal).await,
            Err(halt) => self.tell(halt, self.messages.shelf.not_opened),
        }
    }

    async fn write_file(&self, dossier: &Dossier, journal: &Journal) {
        let texts = dossier.documents.values().map(|document| document.text.len());
        let mut report = self.report(Job::Export);
        if texts.sum::<usize>() > LONG {
            // It is written in one go: the screen says so before.
            report.begun();
            draw().await;
        }
        let json = dossier::export(dossier);
        let name = dossier::file_name(dossier);
        match file::download(&name, "application/json", json.as_bytes()) {
            Ok(()) => self.handed_out(&dossier.about, journal, &name),
            Err(error) => self.alert(error.to_string()),
        }
    }

    /// All of a dossier with its journal, open or not; what cannot be read of it is told.
    async fn whole(&self, id: DossierId, job: Job) -> Result<(Dossier, Journal), Halt> {
        if self.is_open(id) {
            let now = self.now();
            return Ok((Dossier::clone(&now.dossier), Journal::clone(&now.journal)));
        }
        let loaded = self.load(id, job).await?;
        let (damaged, mended) = (loaded.damaged, loaded.mended);
        let (journal, dossier) = Journal::replay(&self.bare(id), loaded.transactions);
        if damaged > 0 && !mended {
            self.alert((self.messages.shelf.damaged)(damaged));
        }
        Ok((dossier, journal))
    }

    pub(super) async fn delete(&self, id: DossierId) {
        let open = self.is_open(id);
        if open && !self.stored().await {
            return;
        }
        let now = self.now();
        let neighbour = now.shelf.neighbour(id);
        let known =
            if open { Some(&now.dossier.about.title) } else { now.shelf.get(id).map(|known| &known.title) };
        let title = known.map(|title| titled(title, self.messages.untitled).to_owned()).unwrap_or_default();
        if !self.set_deleted(id, Some(page::now())).await {
            return;
        }
        if open {
            self.go_over(None).await;
            self.dispatch.emit(Action::Go(Place::Dossiers));
        }
        self.look().await;
        self.notify((self.messages.shelf.was_deleted)(&title), Some(Command::RestoreDossier));
        self.focus(neighbour);
    }

    pub(super) async fn restore(&self, id: DossierId) {
        if !self.set_deleted(id, None).await {
            return;
        }
        self.look().await;
        let now = self.now();
        let title = now.shelf.get(id).map(|dossier| dossier.title.clone()).unwrap_or_default();
        self.notify((self.messages.shelf.restored)(titled(&title, self.messages.untitled)), None);
        self.focus(Some(id));
    }

    async fn set_deleted(&self, id: DossierId, deleted: Option<Moment>) -> bool {
        let revised = match open_storage(&self.connection).await {
            Ok(storage) => storage.revise(id, |dossier| Shelved { deleted, ..dossier }).await,
            Err(error) => Err(error),
        };
        match &revised {
            Ok(()) => canary::delete(id, deleted),
            Err(error) => self.alert((self.messages.shelf.not_done)(&error.to_string())),
        }
        revised.is_ok()
    }
}

/// The transactions as they are stored.
async fn written(transactions: &[Rc<Transaction>], report: &mut Report) -> Result<Vec<Entry>, Halt> {
    let mut entries = Vec::with_capacity(transactions.len());
    for transaction in transactions {
        entries.push(to_entry(transaction));
        report.say(entries.len(), Some(transactions.len())).await?;
    }
    Ok(entries)
}
