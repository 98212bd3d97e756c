//! What is said at the terminal: results on the standard output, all else on the standard error.

use std::cell::Cell;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use scolie::lang::Messages;
use scolie::lang::cli::{Texts, texts};
use scolie::model::language::Language;
use scolie::model::progress::{Job, Progress};

use super::failure::Failure;

/// Work that takes no longer than this is not spoken of.
const MOMENT: Duration = Duration::from_millis(500);
/// The line is written anew no more often than this.
const REDRAW: Duration = Duration::from_millis(150);

/// Where things are said, and in what language.
pub struct Console {
    /// What the application says too.
    pub messages: &'static Messages,
    /// What only this program says.
    pub texts: &'static Texts,
    is_quiet: bool,
    /// Whether progress is shown: only to a person.
    is_watched: bool,
    began: Instant,
    told: Cell<Option<Instant>>,
}

impl Console {
    /// Says things in `language`; nothing but errors, if it is to be quiet.
    pub fn new(language: Language, is_quiet: bool) -> Self {
        Self {
            messages: Messages::of(language),
            texts: texts(language),
            is_quiet,
            is_watched: !is_quiet && io::stderr().is_terminal(),
            began: Instant::now(),
            told: Cell::new(None),
        }
    }

    /// Says what went wrong. That nobody hears it is no reason to stop.
    pub fn complain(&self, words: &str) {
        self.clear();
        let _ = writeln!(io::stderr(), "scolie: {words}");
    }

    /// Says what is worth knowing.
    pub fn remark(&self, words: &str) {
        if !self.is_quiet {
            self.clear();
            let _ = writeln!(io::stderr(), "{words}");
        }
    }

    /// Says that something is wrong at a place, as it stands in the list of faults.
    pub fn fault(&self, words: &str) {
        self.clear();
        let _ = writeln!(io::stderr(), "{words}");
    }

    /// Shows how far the work has come, when it is time to.
    pub fn progress(&self, what: Job, done: usize, of: Option<usize>) {
        if !self.is_watched {
            return;
        }
        let now = Instant::now();
        let last = self.told.get();
        if now - self.began < MOMENT || last.is_some_and(|last| now - last < REDRAW) {
            return;
        }
        self.told.set(Some(now));
        let words = (self.messages.progress.work)(Progress { what, done, of, stoppable: true });
        let _ = write!(io::stderr(), "\r\u{1b}[K{words}");
    }

    /// Takes the line of progress away.
    pub fn clear(&self) {
        if self.told.take().is_some() {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }

    /// Writes a result.
    pub fn print(&self, words: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        let written = out.write_all(words.as_bytes()).and_then(|()| out.flush());
        written.map_err(|error| self.unwritable("-", &error))
    }

    /// That `path` cannot be written; that nobody reads it any more is no fault.
    pub fn unwritable(&self, path: &str, error: &io::Error) -> Failure {
        let words = || (self.texts.unwritable)(path, &self.reason(error));
        Failure::unread(error).unwrap_or_else(|| Failure::io(words()))
    }

    /// That `path` cannot be read, in words.
    pub fn unreadable(&self, path: &str, error: &io::Error) -> String {
        (self.texts.unreadable)(path, &self.reason(error))
    }

    fn reason(&self, error: &io::Error) -> String {
        (self.texts.reason)(error.kind()).map_or_else(|| error.to_string(), str::to_owned)
    }
}
