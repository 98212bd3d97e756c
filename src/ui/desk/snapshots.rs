//! Snapshots: what the open dossier is, written now and then beside the store, read back and compared; two
//! generations, of which the newest whole one is never written over.
//!
//! # What they are for, and what not
//!
//! They guard against a store that is damaged, or comes back with less than was put in: then reading the dossier
//! looks into them, and what they knew and the journal no longer tells comes back as one act at the journal's end,
//! which can be undone. They lie in a cache, not in the store, for what empties IndexedDB (64 damaged bytes do, in
//! Chromium) leaves the cache whole. They do not guard against the clearing of all data of the site: the copy in a
//! file does.
//!
//! Dossiers are not opened from them, and no entry of the journal is ever removed. Measured with 2,000 questions,
//! 20,000 passages and a journal of 30,043 entries (29 MB) in Chromium on two cores: it is open after 2.3 s, of
//! which the browser takes half to start and to give out the entries, reading the questions anew from their
//! sources 0.37 s, parsing 0.11 s and replaying 0.10 s. A snapshot would save the parsing and replaying of what is
//! behind it, under a tenth, and nothing of the rest; undo would need the entries all the same. The journal grows
//! by 400 to 900 bytes with each act, by 4 MB with ten thousand acts: less than one more question a day weighs.

use std::rc::Rc;

use yew::platform::spawn_local;

use super::Desk;
use super::connection::open_storage;
use super::loading::{Halt, Loaded, Report};
use super::saving::to_entry;
use crate::browser::lock::Lock;
use crate::browser::snapshots::Pieces;
use crate::browser::storage::Entry;
use crate::browser::timer::{self, Waiting, after};
use crate::browser::{canary, page, snapshots};
use crate::exchange::snapshot::{Reading, Writing};
use crate::lang::ago::ago;
use crate::model::identity::{DossierId, Moment};
use crate::model::journal::Journal;
use crate::model::mending::Snapshot;
use crate::model::saving::Saving;
use crate::model::shelf::Shelved;
use crate::ui::opening::pace::Pace;

/// So many transactions bring a snapshot soon.
const MANY: usize = 50;
/// So soon, in milliseconds.
const SOON: u32 = 5_000;
/// After fewer, so long after the first of them.
const LATEST: u32 = 60_000;
/// Snapshots take no more than this part of the time.
const SHARE: f64 = 100.0;
/// How many of what could not be read were told of.
const TOLD: &str = "scolie.damaged";

/// What the taking of snapshots needs to know.
#[derive(Debug, Default)]
pub struct Taking {
    /// Of which dossier, and how many transactions its last snapshot holds.
    last: Option<(DossierId, usize)>,
    waiting: Option<Waiting>,
    /// Whether it comes soon.
    hurried: bool,
    /// Before then none is taken.
    not_before: f64,
}

/// What was brought back, to be told.
#[derive(Debug, Clone, Copy)]
pub struct Brought {
    at: Moment,
    lost: usize,
}

impl Desk {
    /// Takes up what is known of the snapshots of the open dossier.
    pub(super) async fn take_up_snapshots(&self) {
        let id = self.now().dossier.about.id;
        let last = snapshots::list(id).await.first().map_or(0, |newest| newest.transactions);
        if self.is_open(id) {
            self.connection.borrow_mut().taking = Taking { last: Some((id, last)), ..Taking::default() };
            self.snapshot_soon();
        }
    }

    /// Something changed: a snapshot is taken in a while.
    pub fn snapshot_soon(&self) {
        let now = self.now();
        let connection = &mut *self.connection.borrow_mut();
        let taking = &mut connection.taking;
        let Some((id, last)) = taking.last.filter(|(id, _)| *id == now.dossier.about.id) else { return };
        let ahead = now.journal.transactions().len().saturating_sub(last);
        if ahead == 0 || now.saving == Saving::Newer {
            return;
        }
        let hurried = ahead >= MANY;
        // More changes do not put it off.
        if taking.waiting.is_some() && (taking.hurried || !hurried) {
            return;
        }
        taking.hurried = hurried;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some minutes at most")]
        let distance = (taking.not_before - timer::now()).clamp(0.0, 3_600_000.0) as u32;
        let desk = self.clone();
        let take = move || {
            // Not from within: the timer goes with it.
            spawn_local(async move {
                {
                    let taking = &mut desk.connection.borrow_mut().taking;
                    (taking.waiting, taking.hurried) = (None, false);
                }
                desk.take_snapshot(id).await;
            });
        };
        taking.waiting = Some(after(distance.max(if hurried { SOON } else { LATEST }), take));
    }

    async fn take_snapshot(&self, id: DossierId) {
        let now = self.now();
        // Only what is stored: where saving fails, it has the room.
        if now.dossier.about.id != id || now.saving != Saving::Saved {
            return self.snapshot_soon();
        }
        let Some(_lock) = Lock::take(&format!("scolie.snapshot.{id}")).await else { return };
        let began = timer::now();
        let seed = page::seed();
        let mut pieces = Pieces::default();
        let mut pace = Pace::new();
        for piece in Writing::begin(&now.dossier, &now.journal, &seed) {
            pieces.push(&piece);
            if pace.is_due() {
                pace.breathe().await;
            }
        }
        let transactions = now.journal.transactions().len();
        let kept = snapshots::keep(id, seed.stamp.at, transactions, pieces).await;
        let ended = timer::now();
        {
            let taking = &mut self.connection.borrow_mut().taking;
            taking.not_before = ended + (ended - began) * SHARE;
            if taking.last.is_some_and(|(known, _)| known == id) && kept.is_ok() {
                taking.last = Some((id, transactions));
            }
        }
        // Where it cannot be kept, nothing is lost yet: it is tried again after the next change.
        if kept.is_ok() {
            self.snapshot_soon();
        }
    }

    /// Brings back what was read of a dossier does not tell any more, where a snapshot knows it.
    pub(super) async fn mend(
        &self,
        id: DossierId,
        loaded: &mut Loaded,
        report: &mut Report,
    ) -> Result<(), Halt> {
        let has = loaded.transactions.len();
        let missed = canary::heard().miss(id, has + loaded.damaged);
        if loaded.damaged == 0 && missed.is_none() {
            return Ok(());
        }
        let Some(snapshot) = self.snapshot(id, report).await? else { return Ok(()) };
        let (journal, dossier) =
            Journal::replay(&self.bare(id), loaded.transactions.iter().map(Rc::clone).collect());
        let mended = snapshot.mend(&journal, &dossier, &page::seed());
        if mended.missing == 0 {
            return Ok(());
        }
        let is_missed = missed.is_some();
        let had = missed.map_or(has + loaded.damaged, |missed| missed.had);
        let lost = had.saturating_sub(has + mended.missing);
        loaded.mended = true;
        let brings = !mended.transactions.is_empty();
        let deleted = self.now().shelf.get(id).and_then(|known| known.deleted);
        if brings {
            loaded.transactions.extend(mended.transactions.iter().map(Rc::clone));
            let (journal, dossier) =
                Journal::replay(&self.bare(id), loaded.transactions.iter().map(Rc::clone).collect());
            let entries: Vec<Entry> = mended.transactions.iter().map(|own| to_entry(own)).collect();
            let shelved = Shelved { deleted, ..Shelved::of(&dossier, &journal) };
            open_storage(&self.connection).await?.append(&shelved, &entries).await?;
        }
        if is_missed || brings {
            // What is gone is told once, and not missed again.
            canary::tell(id, &snapshot.dossier.about.title, loaded.transactions.len() + loaded.damaged);
            if deleted.is_some() {
                canary::delete(id, deleted);
            }
        }
        if brings || (is_missed && lost > 0) {
            let known = self.connection.borrow().brought.map_or(0, |brought| brought.lost);
            self.connection.borrow_mut().brought = Some(Brought { at: mended.at, lost: lost + known });
        }
        Ok(())
    }

    /// The newest snapshot of a dossier that is whole.
    async fn snapshot(&self, id: DossierId, report: &mut Report) -> Result<Option<Snapshot>, Halt> {
        for kept in snapshots::list(id).await {
            let Some(text) = snapshots::text(id, &kept).await else { continue };
            let Ok(mut reading) = Reading::begin(&text, id) else { continue };
            let mut is_whole = true;
            loop {
                match reading.go_on() {
                    Ok(true) => report.say(0, None).await?,
                    Ok(false) => break,
                    Err(_) => {
                        is_whole = false;
                        break;
                    }
                }
            }
            if is_whole {
                return Ok(Some(reading.finish()));
            }
        }
        Ok(None)
    }

    /// Tells what was brought back.
    pub(super) fn tell_brought(&self) {
        let brought = self.connection.borrow_mut().brought.take();
        if let Some(Brought { at, lost }) = brought {
            let when = ago(self.messages, at, page::now(), page::local);
            self.alert((self.messages.keeping.brought)(&when, lost));
        }
    }

    /// Whether it was not told yet that so much of a dossier cannot be read: it stays so at every start.
    pub(super) fn is_news(&self, id: DossierId, damaged: usize) -> bool {
        let (name, told) = (format!("{TOLD}.{id}"), damaged.to_string());
        if page::preference(&name).as_ref() == Some(&told) {
            return false;
        }
        page::keep_preference(&name, &told);
        true
    }
}
