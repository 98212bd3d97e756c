//! The pace of a long work: when the screen gets its turn, and what it is told.

use crate::browser::timer;
use crate::model::progress::{Job, Progress};

/// The screen gets its turn after so long, in milliseconds.
const SLICE: f64 = 30.0;
/// Work that takes no longer than this is not spoken of.
const MOMENT: f64 = 300.0;
/// The line is drawn anew no more often than this.
const REDRAW: f64 = 150.0;
/// The first questions come into the dossier after so long, however few they are.
const FIRST: f64 = 200.0;
/// The others do after so long.
const LATEST: f64 = 1_500.0;

/// When what happened last.
pub struct Pace {
    began: f64,
    turned: f64,
    told: f64,
    flushed: Option<f64>,
}

impl Pace {
    /// The work begins.
    pub fn new() -> Self {
        let now = timer::now();
        Self { began: now, turned: now, told: 0.0, flushed: None }
    }

    /// Whether it is time for the screen to have its turn.
    pub fn is_due(&self) -> bool {
        timer::now() - self.turned >= SLICE
    }

    /// Whether it is time for what was read to be seen.
    pub fn is_late(&self) -> bool {
        let (since, long) = self.flushed.map_or((self.began, FIRST), |flushed| (flushed, LATEST));
        timer::now() - since >= long
    }

    /// What was read is now to be seen.
    pub fn flushed(&mut self) {
        self.flushed = Some(timer::now());
    }

    /// What to tell of it, when it is time to.
    pub fn progress(&mut self, what: Job, done: usize, of: Option<usize>) -> Option<Progress> {
        let now = timer::now();
        if now - self.began < MOMENT || now - self.told < REDRAW {
            return None;
        }
        self.told = now;
        Some(Progress { what, done, of, stoppable: true })
    }

    /// Gives the screen its turn.
    pub async fn breathe(&mut self) {
        timer::breathe().await;
        self.turned = timer::now();
    }
}
