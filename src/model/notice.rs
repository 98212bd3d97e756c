//! What the program tells the analyst in passing.

use super::command::Command;

/// A message, already in the analyst's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How grave it is.
    pub tone: Tone,
    /// What happened, what was kept and what to do.
    pub text: String,
    /// A command that helps, one click away.
    pub remedy: Option<Command>,
}

/// How grave a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It went well.
    Quiet,
    /// It is to be known, and stays until it is closed.
    Lasting,
    /// It did not.
    Alert,
}
