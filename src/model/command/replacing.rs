//! The commands that paste a text, put a newer copy in the place of one, and look at what stood there.

use super::table::entry;
use super::when::{always, has_document};
use super::{Command, Effect, Entry, Group, Reach, Request};
use crate::model::action::Action;
use crate::model::workspace::{Dialog, Workspace};

pub(super) const PASTE_QUESTION: Entry = entry(
    Command::Paste,
    Group::Dossier,
    &[],
    Reach::Everywhere,
    always,
    Effect::Act(|_, _| Some(Action::Open(Dialog::Paste))),
);

pub(super) const REPLACE: Entry = entry(
    Command::ReplaceText,
    Group::Dossier,
    &[],
    Reach::Everywhere,
    has_document,
    Effect::Ask(Request::ReplaceText),
);

pub(super) const PASTE_COPY: Entry = entry(
    Command::PasteCopy,
    Group::Dossier,
    &[],
    Reach::Everywhere,
    has_document,
    Effect::Act(|_, _| Some(Action::Open(Dialog::PasteCopy))),
);

pub(super) const RESUME: Entry = entry(
    Command::ResumeComparing,
    Group::Dossier,
    &[],
    Reach::Everywhere,
    |workspace| workspace.view.replacing.is_some(),
    Effect::Act(|_, _| Some(Action::Open(Dialog::Replacing))),
);

pub(super) const LOOK_BACK: Entry = entry(
    Command::CompareEarlier,
    Group::Dossier,
    &[],
    Reach::Everywhere,
    has_earlier,
    Effect::Ask(Request::CompareEarlier),
);

fn has_earlier(workspace: &Workspace) -> bool {
    workspace.document().is_some_and(|document| !workspace.dossier.earlier_of(document.id).is_empty())
}
