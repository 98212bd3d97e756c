//! The texts of the copy in a file: how old it is, why it is not written, and what to do.

use super::{en, fr};
use crate::model::file_copy::FileTrouble;

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub only_chromium: &'static str,
    pub kept: fn(&str) -> String,
    pub since: fn(usize) -> String,
    pub place: fn(&str, &str) -> String,
    pub begun: &'static str,
    pub asks: fn(&str) -> String,
    pub allow: &'static str,
    pub denied: fn(&str) -> String,
    pub failed: fn(&FileTrouble) -> String,
    pub failed_told: fn(&str, &FileTrouble) -> String,
    pub other_folder: &'static str,
    pub due: fn(usize, Option<&str>) -> String,
    pub export: &'static str,
    pub folder: &'static str,
    pub word: &'static str,
    pub chosen: fn(&str, &str, &str) -> String,
    pub dropped: fn(&str) -> String,
    pub not_chosen: fn(&str) -> String,
}

/// In English.
pub static EN: Texts = Texts {
    only_chromium: "in Chrome, Edge and their like",
    kept: |when| format!("Saved in a file {when}"),
    since: |count| format!("{} since", en::counted(count, "change")),
    place: |file, folder| format!("“{file}”, in the folder “{folder}”"),
    begun: "First copy in a file soon",
    asks: |folder| format!("No copy in “{folder}” until you allow it"),
    allow: "Allow",
    denied: |folder| {
        format!(
            "The browser may not write to “{folder}”: no copy is kept there for now. Your work is still saved on this device."
        )
    },
    failed: |trouble| format!("No copy in a file: {}", why_not(trouble)),
    failed_told: |folder, trouble| {
        format!(
            "The copy in “{folder}” was not written: {}. Your work is still saved on this device, and the last copy that was written is whole.",
            why_not(trouble)
        )
    },
    other_folder: "Choose another folder",
    due: |count, when| match when {
        Some(when) => format!("{} since the last file copy ({when})", en::counted(count, "change")),
        None => format!("{} in no file yet", en::counted(count, "change")),
    },
    export: "Export now",
    folder: "In a folder…",
    word: "copy",
    chosen: |folder, a, b| {
        format!(
            "A copy of this dossier is kept in “{folder}” from now on, in two files written in turn: “{a}” and “{b}”."
        )
    },
    dropped: |folder| format!("No copy is kept any more. The files that are in “{folder}” stay there."),
    not_chosen: |reason| format!("No copy can be kept in that folder: {reason}. Choose another one."),
};

fn why_not(trouble: &FileTrouble) -> &str {
    match trouble {
        FileTrouble::Gone => "the folder is not there",
        FileTrouble::Full => "there is no room left on that disk",
        FileTrouble::Refused => "writing there is not allowed",
        FileTrouble::Locked => "another program holds the file",
        FileTrouble::Differs => "what was written does not read back the same",
        FileTrouble::Silent => "the disk does not answer",
        FileTrouble::Other(name) => name,
    }
}

/// In French.
pub static FR: Texts = Texts {
    only_chromium: "avec Chrome, Edge et leurs semblables",
    kept: |when| format!("Enregistré en fichier {when}"),
    since: |count| format!("{} depuis", fr::counted(count, "modification")),
    place: |file, folder| format!("«\u{a0}{file}\u{a0}», dans le répertoire «\u{a0}{folder}\u{a0}»"),
    begun: "Première copie en fichier bientôt",
    asks: |folder| format!("Pas de copie dans «\u{a0}{folder}\u{a0}» sans votre accord"),
    allow: "Autoriser",
    denied: |folder| {
        format!(
            "Le navigateur n’a pas le droit d’écrire dans «\u{a0}{folder}\u{a0}»\u{a0}: aucune copie n’y est tenue pour l’instant. Votre travail reste enregistré sur cet appareil."
        )
    },
    failed: |trouble| format!("Pas de copie en fichier\u{a0}: {}", reason_in_french(trouble)),
    failed_told: |folder, trouble| {
        format!(
            "La copie dans «\u{a0}{folder}\u{a0}» n’a pas été écrite\u{a0}: {}. Votre travail reste enregistré sur cet appareil, et la dernière copie écrite est entière.",
            reason_in_french(trouble)
        )
    },
    other_folder: "Choisir un autre répertoire",
    due: |count, when| match when {
        Some(when) => {
            format!("{} depuis la dernière copie en fichier ({when})", fr::counted(count, "modification"))
        }
        None => format!("{} sans copie en fichier", fr::counted(count, "modification")),
    },
    export: "Exporter maintenant",
    folder: "Dans un répertoire…",
    word: "copie",
    chosen: |folder, a, b| {
        format!(
            "Une copie de ce dossier est désormais tenue dans «\u{a0}{folder}\u{a0}», en deux fichiers écrits tour à tour\u{a0}: «\u{a0}{a}\u{a0}» et «\u{a0}{b}\u{a0}»."
        )
    },
    dropped: |folder| {
        format!("Plus aucune copie n’est tenue. Les fichiers qui sont dans «\u{a0}{folder}\u{a0}» y restent.")
    },
    not_chosen: |reason| {
        format!("Aucune copie ne peut être tenue dans ce répertoire\u{a0}: {reason}. Choisissez-en un autre.")
    },
};

fn reason_in_french(trouble: &FileTrouble) -> &str {
    match trouble {
        FileTrouble::Gone => "le répertoire n’est plus là",
        FileTrouble::Full => "il n’y a plus de place sur ce disque",
        FileTrouble::Refused => "il n’est pas permis d’y écrire",
        FileTrouble::Locked => "un autre programme tient le fichier",
        FileTrouble::Differs => "ce qui a été écrit ne se relit pas à l’identique",
        FileTrouble::Silent => "le disque ne répond pas",
        FileTrouble::Other(name) => name,
    }
}
