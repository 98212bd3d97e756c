//! Commands that lead to a place.

use super::table::entry;
use super::when::always;
use super::{Command, Effect, Entry, Group, Reach};
use crate::model::action::Action;
use crate::model::workspace::{Place, Workspace};

/// A command that gives the middle of the screen to a place.
pub const fn go(command: Command, place: Place) -> Entry {
    let effect = match place {
        Place::Read => Effect::Act(|_, _| Some(Action::Go(Place::Read))),
        Place::Documents => Effect::Act(|_, _| Some(Action::Go(Place::Documents))),
        Place::Claims => Effect::Act(|_, _| Some(Action::Go(Place::Claims))),
        Place::Codebook => Effect::Act(|_, _| Some(Action::Go(Place::Codebook))),
        Place::History => Effect::Act(|_, _| Some(Action::Go(Place::History))),
        Place::Dossiers => Effect::Act(|_, _| Some(Action::Go(Place::Dossiers))),
        Place::Search => Effect::Act(|_, _| Some(Action::Go(Place::Search))),
    };
    match place {
        Place::Dossiers => entry(command, Group::Dossier, &[], Reach::Everywhere, always, effect),
        // Where all was undone, the history is the way back.
        _ => entry(command, Group::Screen, &[], Reach::Everywhere, Workspace::has_begun, effect),
    }
}
