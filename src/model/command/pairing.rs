//! The commands that pair the requests of a question with its answer.

use super::table::entry;
use super::{Command, Effect, Entry, Group, Reach};
use crate::model::action::Action;
use crate::model::chord::Chord;
use crate::model::identity::ClaimId;
use crate::model::pairing::next_unpaired;
use crate::model::workspace::{Place, Workspace};

// Both signs are typed by a key alone on a French keyboard, and with Shift on an English one.
pub(super) const PAIR: Entry = entry(
    Command::Pair,
    Group::Annotation,
    &[Chord::plain(":")],
    Reach::Text,
    Workspace::can_pair,
    Effect::Act(|workspace, _| workspace.to_pair().map(|request| Action::Pair(Some(request)))),
);

pub(super) const NEXT: Entry = entry(
    Command::NextRequest,
    Group::Annotation,
    &[Chord::plain("!")],
    Reach::OutsideFields,
    |workspace| next(workspace).is_some(),
    Effect::Act(|workspace, _| next(workspace).map(|request| Action::Pair(Some(request)))),
);

/// The request that is yet to be paired behind the one at hand.
fn next(workspace: &Workspace) -> Option<ClaimId> {
    let at = workspace.view.pairing.filter(|_| workspace.view.place == Place::Read)?;
    next_unpaired(&workspace.requests(), Some(at))
}
