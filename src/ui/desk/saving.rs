//! Saving: what is in the outbox goes to the store, and only its answer takes it out again.
//!
//! What fails is tried again, ever more rarely, and never given up. After a failure nothing is believed of the
//! store: what it holds is compared with the journal in memory, and whatever is missing there, or here, is made
//! good.

use std::collections::HashSet;
use std::rc::Rc;
use std::task::{Context, Waker};

use yew::platform::spawn_local;

use super::Desk;
use super::connection::open_storage;
use crate::browser::origin::{FileStorage, file_storage};
use crate::browser::storage::{Entry, Storage, persist};
use crate::browser::timer::{self, after};
use crate::browser::{Error, canary, page, pending, snapshots};
use crate::exchange::journal::{self, Reader};
use crate::model::action::Action;
use crate::model::change::Transaction;
use crate::model::identity::{DossierId, TransactionId};
use crate::model::saving::{Saving, Trouble, is_large, pause_before};
use crate::model::shelf::Shelved;
use crate::model::workspace::Workspace;

/// Whether it was said where dossiers are stored.
const TOLD: &str = "scolie.told";

/// By then, in milliseconds, the screen shows what came from a file.
const SHOWN_BY: u32 = 200;

/// Room that was given back, or could not be had, is set aside again after so long, in milliseconds.
const RESERVE_AGAIN: f64 = 60_000.0;

/// A transaction as it is stored.
pub fn to_entry(transaction: &Transaction) -> Entry {
    let id = transaction.id.to_string();
    pending::entry(&id).unwrap_or_else(|| {
        let mut entry = Entry::new(transaction.order, id, "");
        journal::write_to(transaction, &mut |piece| entry.push(piece));
        entry
    })
}

/// Lays in plain JavaScript what is not stored yet.
pub fn keep_pending(workspace: &Workspace) {
    for transaction in workspace.outbox.iter() {
        let id = transaction.id.to_string();
        if !pending::holds(&id) {
            pending::keep(workspace.dossier.about.id, &to_entry(transaction));
        }
    }
}

impl Desk {
    /// Stores what is in the outbox and is not on its way yet. While something is, the rest waits and then goes
    /// together: the disk is asked once for all letters that came meanwhile, and not once for each.
    pub fn save(&self) {
        if is_large(&self.now().outbox) {
            // What came in is shown first: to write this down takes a while.
            let desk = self.clone();
            let shown = move || spawn_local(async move { desk.save_shown() });
            self.connection.borrow_mut().shown.get_or_insert_with(|| after(SHOWN_BY, shown));
        } else {
            self.send_next();
        }
    }

    /// Writes down and stores what the screen shows by now.
    fn save_shown(&self) {
        self.connection.borrow_mut().shown = None;
        keep_pending(&self.now());
        self.send_next();
    }

    /// Stores at once what was to be stored later, or to be tried again later.
    pub fn save_now(&self) {
        let mut connection = self.connection.borrow_mut();
        (connection.shown, connection.retry) = (None, None);
        drop(connection);
        keep_pending(&self.now());
        self.send();
    }

    fn send_next(&self) {
        let is_free = {
            let connection = self.connection.borrow();
            connection.retry.is_none() && connection.in_flight.is_empty()
        };
        if is_free {
            self.send();
        }
    }

    fn send(&self) {
        let desk = self.clone();
        self.begin(async move { desk.store().await });
    }

    /// Begins a work at once: the browser has what it is given first before anything is drawn.
    pub(super) fn begin(&self, work: impl Future<Output = ()> + 'static) {
        let mut work = Box::pin(work);
        if work.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending() {
            spawn_local(work);
        }
    }

    async fn store(&self) {
        let now = self.now();
        let on_the_way = |own: &&Rc<Transaction>| self.connection.borrow().in_flight.contains(&own.id);
        let mut waiting: Vec<Rc<Transaction>> =
            now.outbox.iter().filter(|own| !on_the_way(own)).map(Rc::clone).collect();
        if waiting.is_empty() || now.saving == Saving::Newer {
            return;
        }
        let ids: Vec<TransactionId> = waiting.iter().map(|own| own.id).collect();
        self.connection.borrow_mut().in_flight.extend(ids.iter().copied());
        let stored = self.store_all(&now, &mut waiting).await;
        for id in &ids {
            self.connection.borrow_mut().in_flight.remove(id);
        }
        match stored {
            Ok(entries) => {
                self.connection.borrow_mut().attempt = 0;
                let dossier = now.dossier.about.id;
                let names: Vec<String> = ids.iter().map(ToString::to_string).collect();
                pending::forget(names.iter().map(String::as_str));
                self.dispatch.emit(Action::Saved(ids.clone()));
                if let Some(channel) = &self.connection.borrow().channel {
                    channel.tell(dossier, &entries);
                }
                let now = self.now();
                let left = now.outbox.iter().filter(|own| !ids.contains(&own.id)).count();
                let stored = now.journal.transactions().len() - left;
                if now.dossier.about.id == dossier {
                    // What waits here follows once these have left the outbox.
                    canary::tell(dossier, &now.dossier.about.title, stored);
                } else {
                    self.save();
                }
                self.tell_where();
            }
            Err(error) => self.try_later(&error),
        }
    }

    /// Stores these transactions, and what the store turns out to lack.
    async fn store_all(
        &self,
        now: &Workspace,
        waiting: &mut Vec<Rc<Transaction>>,
    ) -> Result<Vec<Entry>, Error> {
        let storage = open_storage(&self.connection).await?;
        let dossier = now.dossier.about.id;
        if self.connection.borrow().doubt {
            let names = storage.names(dossier).await?;
            let known: HashSet<&str> = names.iter().map(|(name, _)| name.as_str()).collect();
            let is_missing = |own: &&Rc<Transaction>| !known.contains(&*own.id.to_string());
            *waiting = now.journal.transactions().iter().filter(is_missing).map(Rc::clone).collect();
        }
        let entries: Vec<Entry> = waiting.iter().map(|own| to_entry(own)).collect();
        let shelved = Shelved::of(&now.dossier, &now.journal);
        if let Err(error) = storage.append(&shelved, &entries).await {
            let is_full = Trouble::named(error.name()) == Trouble::Full;
            if !is_full {
                return Err(error);
            }
            // What can be done without gives way to what was done.
            self.connection.borrow_mut().reserve_at = Some(timer::now() + RESERVE_AGAIN);
            let (released, thinned) = (storage.release().await, snapshots::thin().await);
            if released.is_err() && thinned.is_err() {
                return Err(error);
            }
            storage.append(&shelved, &entries).await?;
        } else if self.connection.borrow().reserve_at.is_none_or(|at| at <= timer::now()) {
            self.reserve(storage);
        }
        self.connection.borrow_mut().doubt = false;
        Ok(entries)
    }

    /// Sets room aside; where there is none, or it had to be given back, again after a while.
    fn reserve(&self, storage: Storage) {
        self.connection.borrow_mut().reserve_at = Some(f64::INFINITY);
        let desk = self.clone();
        spawn_local(async move {
            if storage.reserve().await.is_err() {
                desk.connection.borrow_mut().reserve_at = Some(timer::now() + RESERVE_AGAIN);
            }
        });
    }

    /// Says once where it is stored, where that is not as one expects; and asks the browser to keep it.
    fn tell_where(&self) {
        // What was just done is told first: this can wait for the next time that something is stored.
        if page::preference(TOLD).is_some() || self.now().view.notice.is_some() {
            return;
        }
        page::keep_preference(TOLD, "told");
        persist();
        let texts = self.messages.keeping;
        match file_storage() {
            Some(FileStorage::Shared) => self.let_know(texts.shared.to_owned()),
            Some(FileStorage::Tied) => self.let_know(texts.tied.to_owned()),
            None => {}
        }
    }

    fn try_later(&self, error: &Error) {
        let mut connection = self.connection.borrow_mut();
        if connection.retry.is_some() {
            // It failed because another did, and took the store with it: that one has told the reason.
            return;
        }
        connection.lose();
        connection.attempt = connection.attempt.saturating_add(1);
        let desk = self.clone();
        connection.retry = Some(after(pause_before(connection.attempt), move || {
            // Not from within: the timer goes with it.
            spawn_local(async move { desk.save_now() });
        }));
        drop(connection);
        self.dispatch.emit(Action::SaveFailed(Trouble::named(error.name())));
    }

    /// Takes in what another tab has stored.
    pub fn hear(&self, dossier: DossierId, texts: &[String]) {
        if !self.is_open(dossier) {
            return;
        }
        let news = self.read_news(texts);
        if news.is_empty() || news.len() < texts.len() {
            let desk = self.clone();
            spawn_local(async move { desk.catch_up().await });
        }
        if !news.is_empty() {
            self.dispatch.emit(Action::Learn(news));
        }
    }

    /// What another tab stored. What a later version wrote ends the writing here.
    fn read_news(&self, texts: &[String]) -> Vec<Rc<Transaction>> {
        let (mut reader, mut newer) = (Reader::default(), false);
        let mut read = |text: &String| {
            let read = reader.read(text).ok();
            // Only what cannot be read is looked at twice.
            newer |= read.is_none() && journal::is_newer(text);
            read
        };
        let news = texts.iter().filter_map(&mut read).collect();
        if newer {
            self.freeze();
        }
        news
    }

    /// Has nothing written any more, and says why.
    pub(super) fn freeze(&self) {
        self.dispatch.emit(Action::Freeze);
        self.alert(self.messages.keeping.newer_told.to_owned());
    }

    /// Looks whether the store holds what is open: another tab may have gone on while this one slept, and the
    /// store may have been cleared.
    pub async fn catch_up(&self) {
        let now = self.now();
        if matches!(now.saving, Saving::Starting | Saving::Nothing | Saving::Newer) {
            return;
        }
        // Where it fails, the next save tells.
        let _ = self.compare(&now).await;
    }

    async fn compare(&self, now: &Workspace) -> Result<(), Error> {
        let storage = open_storage(&self.connection).await?;
        let dossier = now.dossier.about.id;
        let stored = storage.count(dossier).await?;
        if stored + now.outbox.len() == now.journal.transactions().len() {
            return Ok(());
        }
        let known: HashSet<String> =
            now.journal.transactions().iter().map(|own| own.id.to_string()).collect();
        let names = storage.names(dossier).await?;
        let (mine, news): (Vec<_>, Vec<_>) = names.into_iter().partition(|(name, _)| known.contains(name));
        if !news.is_empty() {
            let places: Vec<_> = news.into_iter().map(|(_, place)| place).collect();
            let texts = storage.at(&places).await?;
            if self.is_open(dossier) {
                let news = self.read_news(&texts);
                self.dispatch.emit(Action::Learn(news));
            }
        }
        if mine.len() + now.outbox.len() < known.len() && self.is_open(dossier) {
            let held: HashSet<String> = mine.into_iter().map(|(name, _)| name).collect();
            let lost = |own: &&Rc<Transaction>| !held.contains(&own.id.to_string());
            let lost = now.journal.transactions().iter().filter(lost).map(Rc::clone).collect();
            self.dispatch.emit(Action::Unsave(lost));
        }
        Ok(())
    }
}
