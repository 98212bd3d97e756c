//! The command that takes a new version of the program.

use super::table::entry;
use super::{Command, Effect, Entry, Group, Reach, Request};

/// Only once all is stored: the page is loaded anew.
pub(super) const RENEW: Entry = entry(
    Command::Renew,
    Group::Screen,
    &[],
    Reach::Everywhere,
    |workspace| workspace.renewable && !workspace.has_unsaved(),
    Effect::Ask(Request::Renew),
);
