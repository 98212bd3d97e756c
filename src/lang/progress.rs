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
            Job::Dossier => "Opening the dossier",
            Job::Copy => "Copying the dossier",
            Job::Export => "Writing the file",
            Job::Annotations => "Placing annotations",
            Job::Passages => "Finding the passages",
        };
        match progress.of {
            _ if progress.what.is_told_in_hundredths() => format!("{what}…{}", percent(progress, "")),
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
            Job::Dossier => "Ouverture du dossier",
            Job::Copy => "Copie du dossier",
            Job::Export => "Écriture du fichier",
            Job::Annotations => "Placement des annotations",
            Job::Passages => "Recherche des passages",
        };
        match progress.of {
            _ if progress.what.is_told_in_hundredths() => format!("{what}…{}", percent(progress, "\u{202f}")),
            Some(of) => format!("{what}\u{a0}: {} sur {of}", progress.done),
            None => format!("{what}\u{a0}: {}", progress.done),
        }
    },
    stop: "Arrêter",
    stopping: "Arrêt…",
};

/// How much is done, in hundredths; nothing as long as nobody knows.
fn percent(progress: Progress, space: &str) -> String {
    // In 64 bits: a hundred times so many bytes may be more than 32 hold.
    let hundredths = |of: usize| (progress.done as u64 * 100 / of.max(1) as u64).min(100);
    progress.of.map(|of| format!(" {}{space}%", hundredths(of))).unwrap_or_default()
}
