//! The commands of the search of the dossier.

use super::table::entry;
use super::{Command, Effect, Entry, Group, Reach};
use crate::model::action::{Action, Seek};
use crate::model::chord::Chord;
use crate::model::fulltext::Spot;
use crate::model::workspace::{Dialog, Place, Workspace};

/// Opens the search. The browser's own find keeps its key.
pub const SEARCH: Entry = entry(
    Command::Search,
    Group::Screen,
    &[Chord::primary("f").shift()],
    Reach::Everywhere,
    |workspace| !workspace.dossier.is_empty(),
    Effect::Act(|_, _| Some(Action::Go(Place::Search))),
);

/// Goes back to the results.
pub const RESULTS: Entry = entry(
    Command::Results,
    Group::Screen,
    &[],
    Reach::Everywhere,
    |workspace| workspace.view.place != Place::Search && !workspace.view.seeking.found.is_empty(),
    Effect::Act(|_, _| Some(Action::Seek(Seek::Back))),
);

/// Goes to the next place that was found.
pub const NEXT: Entry = entry(
    Command::NextResult,
    Group::Screen,
    &[Chord::plain("F3")],
    Reach::Everywhere,
    has_places,
    Effect::Act(|workspace, _| visit(workspace, true)),
);

/// Goes to the one before.
pub const PREVIOUS: Entry = entry(
    Command::PreviousResult,
    Group::Screen,
    &[Chord::plain("F3").shift()],
    Reach::Everywhere,
    has_places,
    Effect::Act(|workspace, _| visit(workspace, false)),
);

/// Makes passages of the places that are ticked.
pub const GATHER: Entry = entry(
    Command::Gather,
    Group::Annotation,
    &[],
    Reach::Everywhere,
    |workspace| workspace.view.place == Place::Search && !workspace.view.seeking.ticked.is_empty(),
    Effect::Act(|_, _| Some(Action::Open(Dialog::Gather))),
);

fn has_places(workspace: &Workspace) -> bool {
    !workspace.view.seeking.found.texts.is_empty()
}

fn visit(workspace: &Workspace, forward: bool) -> Option<Action> {
    let seeking = &workspace.view.seeking;
    let place = seeking.found.neighbour(seeking.place(), forward)?;
    Some(Action::Seek(Seek::Visit(Spot::Text(place))))
}
