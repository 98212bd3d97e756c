//! Reads a stored dossier in strides, and says how far it has come.

use std::rc::Rc;

use super::Desk;
use super::connection::open_storage;
use crate::browser::Error;
use crate::exchange::journal::{self, Reader, Reading};
use crate::model::action::Action;
use crate::model::change::Transaction;
use crate::model::dossier::About;
use crate::model::identity::DossierId;
use crate::model::progress::{Job, Progress};
use crate::ui::opening::pace::Pace;

/// What was read of a stored dossier.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Its transactions, in no order that matters.
    pub transactions: Vec<Rc<Transaction>>,
    /// How many more there are that could not be read.
    pub damaged: usize,
    /// Whether a later version wrote some of them.
    pub newer: bool,
    /// What it is called where its own beginning does not say.
    pub about: Option<Rc<About>>,
    /// Whether a snapshot knew what is missing.
    pub mended: bool,
}

/// Why a work ended before its end.
#[derive(Debug)]
pub enum Halt {
    /// The analyst has stopped it.
    Stopped,
    /// Another dossier was asked for.
    Overtaken,
    /// The browser could not do it.
    Failed(Error),
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl Loaded {
    /// Whether there is nothing of it on this device.
    pub fn is_empty(&self) -> bool {
        self.transactions.is_empty() && self.damaged == 0
    }
}

impl Desk {
    /// The stored transactions of a dossier, as texts.
    pub async fn texts(&self, id: DossierId, report: &mut Report) -> Result<Vec<String>, Halt> {
        let storage = open_storage(&self.connection).await?;
        let (mut texts, mut from) = (Vec::new(), None);
        loop {
            let page = storage.page(id, from.as_ref()).await?;
            texts.extend(page.texts);
            report.say(0, None).await?;
            from = page.next;
            if from.is_none() {
                return Ok(texts);
            }
        }
    }

    /// Reads a stored dossier.
    pub async fn load(&self, id: DossierId, job: Job) -> Result<Loaded, Halt> {
        let mut report = self.report(job);
        let texts = self.texts(id, &mut report).await?;
        let all = texts.iter().map(String::len).sum();
        let (mut loaded, mut reader, mut done) = (Loaded::default(), self.reader(id), 0);
        for text in texts {
            match read(&text, &mut reader, &mut report, (done, all)).await? {
                Some(transaction) => loaded.transactions.push(transaction),
                None => {
                    loaded.damaged += 1;
                    loaded.newer |= journal::is_newer(&text);
                }
            }
            done += text.len();
            report.say(done, Some(all)).await?;
        }
        if !loaded.newer {
            self.mend(id, &mut loaded, &mut report).await?;
        }
        Ok(loaded)
    }

    /// What reads the dossier: the text that is shown already stays the same one.
    fn reader(&self, id: DossierId) -> Reader {
        let now = self.now();
        Reader::knowing(now.document().filter(|_| now.is_opening() && now.dossier.about.id == id))
    }

    /// Begins to report on a work. Whatever was under way of this sort ends.
    pub fn report(&self, job: Job) -> Report {
        let mut connection = self.connection.borrow_mut();
        connection.turn = connection.turn.wrapping_add(1);
        Report { desk: self.clone(), job, turn: connection.turn, pace: Pace::new(), shown: false }
    }
}

/// Reads one transaction, with pauses; none when it cannot be read.
async fn read(
    text: &str,
    reader: &mut Reader,
    report: &mut Report,
    (before, all): (usize, usize),
) -> Result<Option<Rc<Transaction>>, Halt> {
    let Ok(mut reading) = Reading::begin(text) else { return Ok(None) };
    loop {
        match reading.go_on(reader) {
            Err(_) => return Ok(None),
            Ok(false) => return Ok(Some(reading.finish())),
            Ok(true) => {
                let (read, changes) = reading.progress();
                report.say(before + text.len() / changes.max(1) * read, Some(all)).await?;
            }
        }
    }
}

/// Says how far a work has come, once it takes more than a moment; the line goes with it.
pub struct Report {
    desk: Desk,
    job: Job,
    turn: u32,
    pace: Pace,
    shown: bool,
}

impl Report {
    /// Says that so much is done, and gives the screen its turn where it is time.
    ///
    /// # Errors
    ///
    /// When the work is to end.
    pub async fn say(&mut self, done: usize, of: Option<usize>) -> Result<(), Halt> {
        if !self.pace.is_due() {
            return Ok(());
        }
        self.pace.breathe().await;
        if self.desk.connection.borrow().turn != self.turn {
            return Err(Halt::Overtaken);
        }
        if self.shown && self.desk.now().view.stopping {
            return Err(Halt::Stopped);
        }
        if let Some(progress) = self.pace.progress(self.job, done, of) {
            self.show(progress);
        }
        Ok(())
    }

    /// Says so at once, of what is done in one go.
    pub fn begun(&mut self) {
        self.show(Progress { what: self.job, done: 0, of: None, stoppable: false });
    }

    fn show(&mut self, progress: Progress) {
        self.shown = true;
        self.desk.dispatch.emit(Action::Progress(Some(progress)));
    }
}

impl Drop for Report {
    fn drop(&mut self) {
        if self.shown {
            self.desk.dispatch.emit(Action::Progress(None));
        }
    }
}
