//! The texts of the line that shows how far a long work has come.

use crate::model::progress::{Job, Progress};

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub work: fn(Progress) -> String,
    pub stop: &'static str,
    pub stopping: &'static str,
}

/// In English.
pub static EN: Texts = Texts {
    work: |progress| {
        let what = match progress.what {
            Job::Folders => "Looking for files",
            Job::Files => "Reading files",
            Job::Questions => "Reading questions",
        };
        match progress.of {
            Some(of) => format!("{what}: {} of {of}", progress.done),
            None => format!("{what}: {}", progress.done),
        }
    },
    stop: "Stop",
    stopping: "Stopping…",
};

/// In French.
pub static FR: Texts = Texts {
    work: |progress| {
        let what = match progress.what {
            Job::Folders => "Recherche des fichiers",
            Job::Files => "Lecture des fichiers",
            Job::Questions => "Lecture des questions",
        };
        match progress.of {
            Some(of) => format!("{what}\u{a0}: {} sur {of}", progress.done),
            None => format!("{what}\u{a0}: {}", progress.done),
        }
    },
    stop: "Arrêter",
    stopping: "Arrêt…",
};
