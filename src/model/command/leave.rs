//! Stepping back, one thing at a time.

use super::when::{can_stop, has_picks};
use crate::model::action::{Action, Seek};
use crate::model::identity::Seed;
use crate::model::workspace::{Place, Workspace};

/// Steps back: out of the dialog, the tag box, the chooser, a long work, the notice, the picks, the place,
/// what one is placing or pairing, the active passage, and last to the results that led to the text.
pub fn leave(workspace: &Workspace, _: Seed) -> Option<Action> {
    let view = &workspace.view;
    Some(if view.dialog.is_some() {
        Action::Close
    } else if view.tag_box {
        Action::CloseTagBox
    } else if let (Some(_), Some(active)) = (&view.choice, view.active) {
        Action::Touch(active)
    } else if can_stop(workspace) {
        Action::Stop
    } else if view.is_telling() || view.report.is_some() {
        Action::Dismiss
    } else if has_picks(workspace) {
        Action::Unpick
    } else if view.place != Place::Read {
        Action::Go(Place::Read)
    } else if view.held.is_some() && view.selection.is_none() {
        Action::Hold(None)
    } else if view.pairing.is_some() {
        Action::Pair(None)
    } else if view.active.is_some() {
        Action::Deactivate
    } else if view.seeking.reading {
        Action::Seek(Seek::Back)
    } else {
        return None;
    })
}
