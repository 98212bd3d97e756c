//! How far a long work has come.

/// A work that takes more than a moment, as the screen shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub what: Job,
    /// How much of it is done, in its own pieces.
    pub done: usize,
    /// How much there is in all, once that is known.
    pub of: Option<usize>,
    /// Whether it can be stopped; what was done until then stays.
    pub stoppable: bool,
}

/// A work that may take long, by the pieces in which it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// Looks for files in folders.
    Folders,
    /// Reads files.
    Files,
    /// Makes questions of the records of one file.
    Questions,
    /// Reads a stored dossier, counted in bytes.
    Dossier,
    /// Makes a copy of a dossier, counted in its parts.
    Copy,
    /// Writes a dossier as a file.
    Export,
    /// Finds the places of annotations.
    Annotations,
    /// Finds passages again in another copy of their text.
    Passages,
}

impl Job {
    /// Whether its pieces are nothing that anyone counts.
    #[must_use]
    pub fn is_told_in_hundredths(self) -> bool {
        matches!(self, Self::Dossier | Self::Copy | Self::Export)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::action::Action;
    use crate::model::command::Command;
    use crate::model::dossier::{About, Dossier};
    use crate::model::identity::{DossierId, Moment};
    use crate::model::workspace::{Preferences, Workspace};

    #[test]
    fn a_long_work_is_stopped_once_and_the_next_one_is_not() {
        let about = About { id: DossierId(uuid::Uuid::nil()), title: String::new(), created: Moment(0) };
        let dossier = Dossier::new(about, std::rc::Rc::new(default_codebook()));
        let idle = std::rc::Rc::new(Workspace::new(dossier, Preferences::default()));
        assert!(!Command::Stop.is_available(&idle));
        assert!(!idle.reduce(Action::Stop).view.stopping);
        let at =
            |done| Action::Progress(Some(Progress { what: Job::Files, done, of: None, stoppable: true }));
        let busy = idle.reduce(at(1));
        assert!(Command::Stop.is_available(&busy));
        let stopping = busy.reduce(Action::Stop).reduce(at(2));
        assert!(stopping.view.stopping && !Command::Stop.is_available(&stopping));
        assert!(!stopping.reduce(Action::Progress(None)).reduce(at(1)).view.stopping);
    }
}
