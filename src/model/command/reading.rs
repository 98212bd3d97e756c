//! The commands that lead through the parts of a question, correct its movements, and cite its words.

use super::table::entry;
use super::{Command, Effect, Entry, Group, Reach, Request};
use crate::model::action::Action;
use crate::model::chord::Chord;
use crate::model::document::PartKind;
use crate::model::edit::Edit;
use crate::model::identity::Seed;
use crate::model::movement::Movement;
use crate::model::workspace::{Place, Workspace};

// Both signs are typed by a key alone on the layouts of French and English.
pub(super) const GO_TO_QUESTION: Entry = entry(
    Command::GoToQuestion,
    Group::Screen,
    &[Chord::plain(",")],
    Reach::Text,
    |workspace| has_part(workspace, PartKind::Question),
    Effect::Ask(Request::GoTo(PartKind::Question)),
);

pub(super) const GO_TO_ANSWER: Entry = entry(
    Command::GoToAnswer,
    Group::Screen,
    &[Chord::plain(";")],
    Reach::Text,
    |workspace| has_part(workspace, PartKind::Answer),
    Effect::Ask(Request::GoTo(PartKind::Answer)),
);

pub(super) const COPY_QUOTE: Entry = entry(
    Command::CopyQuote,
    Group::Dossier,
    &[Chord::primary("F8")],
    Reach::Everywhere,
    has_words,
    Effect::Ask(Request::CopyQuote),
);

pub(super) const COPY_LINK: Entry = entry(
    Command::CopyLink,
    Group::Dossier,
    &[],
    Reach::Everywhere,
    |workspace| has_words(workspace) && workspace.page_address().is_some(),
    Effect::Ask(Request::CopyLink),
);

pub(super) const CONTEXT_HERE: Entry = begin(Command::ContextHere, Movement::Context);
pub(super) const REQUEST_HERE: Entry = begin(Command::RequestHere, Movement::Request);

pub(super) const MOVEMENTS_PROPOSED: Entry =
    entry(Command::MovementsProposed, Group::Annotation, &[], Reach::Everywhere, are_corrected, {
        Effect::Act(as_proposed)
    });

pub(super) const SHOW_MOVEMENTS: Entry = entry(
    Command::ShowMovements,
    Group::Screen,
    &[],
    Reach::Everywhere,
    |_| true,
    Effect::Act(|workspace, _| Some(Action::HideMovements(!workspace.preferences.movements_hidden))),
);

const fn begin(command: Command, movement: Movement) -> Entry {
    let is_read = |workspace: &Workspace| {
        workspace.view.place == Place::Read && has_part(workspace, PartKind::Question)
    };
    entry(command, Group::Annotation, &[], Reach::Everywhere, is_read, Effect::Ask(Request::Begin(movement)))
}

/// Whether words of the text shown are meant.
fn has_words(workspace: &Workspace) -> bool {
    workspace.view.place == Place::Read && workspace.meant_spans().is_some()
}

fn has_part(workspace: &Workspace, kind: PartKind) -> bool {
    workspace.document().is_some_and(|document| document.parts.iter().any(|part| part.kind == kind))
}

/// Whether the movements of the text shown are an analyst's.
fn are_corrected(workspace: &Workspace) -> bool {
    let docket = workspace.view.document.and_then(|id| workspace.dossier.dockets.get(&id));
    docket.is_some_and(|docket| docket.movements.is_some())
}

fn as_proposed(workspace: &Workspace, seed: Seed) -> Option<Action> {
    workspace.view.document.map(|id| Action::Edit(Edit::Movements(id, None), seed))
}
