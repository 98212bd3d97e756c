//! Writes a file in strides, so that the screen lives.

use std::cell::Cell;
use std::rc::Rc;

use crate::browser::timer::draw;
use crate::exchange::formats::{self, Options};
use crate::exchange::outgoing::{Written, packed};
use crate::model::dossier::Dossier;
use crate::model::outgoing::Format;
use crate::ui::opening::pace::Pace;

/// Writes `dossier`; nothing when it was stopped. `tell` is told how many documents of how many are written.
pub async fn write(
    format: Format,
    dossier: &Rc<Dossier>,
    options: &Options,
    stopped: &Cell<bool>,
    tell: impl Fn(usize, usize),
) -> Option<Written> {
    draw().await;
    let (files, losses) = match formats::begin(format, dossier, options) {
        None => formats::own(dossier),
        Some(mut writing) => {
            let mut pace = Pace::new();
            while writing.go_on() {
                if pace.is_due() {
                    let (done, of) = writing.progress();
                    tell(done, of);
                    pace.breathe().await;
                }
                if stopped.get() {
                    return None;
                }
            }
            writing.finish()
        }
    };
    (!stopped.get()).then(|| Written { file: packed(dossier, format, files), losses })
}
