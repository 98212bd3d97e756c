//! The commands of the copy that is kept in a folder.

use super::table::entry;
use super::{Command, Effect, Entry, Group, Reach, Request};
use crate::model::workspace::Workspace;

const fn keep(command: Command, available: fn(&Workspace) -> bool, request: Request) -> Entry {
    entry(command, Group::Dossier, &[], Reach::Everywhere, available, Effect::Ask(request))
}

/// Only where the browser gives folders; where one was chosen, another is.
pub(super) const KEEP: Entry = keep(
    Command::KeepCopy,
    |workspace| workspace.file_copy.possible && !workspace.dossier.is_empty(),
    Request::KeepCopy,
);
pub(super) const WRITE: Entry =
    keep(Command::WriteCopy, |workspace| workspace.file_copy.folder.is_some(), Request::WriteCopy);
pub(super) const DROP: Entry =
    keep(Command::DropCopy, |workspace| workspace.file_copy.folder.is_some(), Request::DropCopy);
