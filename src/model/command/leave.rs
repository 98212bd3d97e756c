//! Stepping back, from the innermost thing that is open.

use crate::model::action::Action;
use crate::model::identity::Seed;
use crate::model::workspace::{Place, Workspace};

/// Steps back: out of the dialog, the tag box, the chooser, a long work, the notice, the picks, the place, and
/// last of the active passage.
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
    } else if view.notice.is_some() || view.report.is_some() {
        Action::Dismiss
    } else if !view.picks.is_empty() {
        Action::Unpick
    } else if view.place != Place::Read {
        Action::Go(Place::Read)
    } else if view.active.is_some() {
        Action::Deactivate
    } else {
        return None;
    })
}

/// Whether a long work is under way that can be stopped.
pub fn can_stop(workspace: &Workspace) -> bool {
    let view = &workspace.view;
    view.progress.as_ref().is_some_and(|progress| progress.stoppable) && !view.stopping
}
