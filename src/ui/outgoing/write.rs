//! Writes a file in strides, so that the screen lives.

use std::cell::Cell;
use std::rc::Rc;

use crate::browser::timer::draw;
use crate::exchange::formats::{self, Options};
use crate::exchange::outgoing::{Packing, Written};
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
    let mut pace = Pace::new();
    let (files, losses) = match formats::begin(format, dossier, options) {
        None => formats::own(dossier),
        Some(mut writing) => {
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
    let mut packing = Packing::begin(dossier, format, files);
    while packing.go_on() {
        if pace.is_due() {
            pace.breathe().await;
        }
        if stopped.get() {
            return None;
        }
    }
    Some(Written { file: packing.finish(), losses })
}
