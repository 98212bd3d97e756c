//! The texts of the list of dossiers, and of what can be done with them.

use super::{en, fr};

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub explanation: &'static str,
    pub find: &'static str,
    pub keys: &'static str,
    pub list: &'static str,
    pub open: &'static str,
    pub every: fn(usize) -> String,
    pub changed: fn(&str) -> String,
    pub documents: fn(usize, usize) -> String,
    pub empty: &'static str,
    pub rename: &'static str,
    pub duplicate: &'static str,
    pub export: &'static str,
    pub delete: &'static str,
    pub restore: &'static str,
    pub of: fn(&str, &str) -> String,
    pub deleted: fn(usize) -> String,
    pub days_left: fn(usize) -> String,
    pub none: &'static str,
    pub none_found: &'static str,
    pub reading: &'static str,
    pub unreadable: fn(&str) -> String,
    pub lost: fn(usize) -> String,
    pub again: &'static str,
    pub copy: &'static str,
    pub copied: fn(&str) -> String,
    pub was_deleted: fn(&str) -> String,
    pub restored: fn(&str) -> String,
    pub renamed: fn(&str) -> String,
    pub not_opened: fn(&str) -> String,
    pub not_done: fn(&str) -> String,
    pub not_there: &'static str,
    pub damaged: fn(usize) -> String,
    pub stopped: &'static str,
}

/// In English.
pub static EN: Texts = Texts {
    explanation: "They are kept in this browser and nowhere else: export what matters.",
    find: "Find a dossier",
    keys: "Enter opens, F2 renames, Delete deletes.",
    list: "Dossiers",
    open: "open",
    every: |count| format!("All {count} dossiers"),
    changed: |when| format!("changed {when}"),
    documents: |count, done| match done {
        0 => en::counted(count, "question"),
        _ => format!("{}, {done} done", en::counted(count, "question")),
    },
    empty: "empty",
    rename: "Rename",
    duplicate: "Duplicate",
    export: "Export",
    delete: "Delete",
    restore: "Restore",
    of: |act, title| format!("{act}: {title}"),
    deleted: |count| format!("Deleted, kept for 30 days ({count})"),
    days_left: |count| match count {
        0 => "goes at the next start".to_owned(),
        _ => format!("{} left", en::counted(count, "day")),
    },
    none: "No dossier is saved on this device yet. Whatever you open begins one.",
    none_found: "No title fits.",
    reading: "Looking for dossiers…",
    unreadable: |reason| {
        format!(
            "The dossiers on this device cannot be read: {reason}. Nothing was deleted. \
            What is open stays open; export it to be safe."
        )
    },
    lost: |count| {
        format!(
            "There {} on this device, and the browser has none any more. Its data were cleared, or damaged, \
            or this file was moved. To go on, open an export.",
            if count == 1 { "was a dossier".to_owned() } else { format!("were {count} dossiers") }
        )
    },
    again: "Try again",
    copy: "copy",
    copied: |title| format!("“{title}” is a dossier of its own now."),
    was_deleted: |title| format!("“{title}” is among the deleted dossiers, for 30 days."),
    restored: |title| format!("“{title}” is back."),
    renamed: |title| format!("The dossier is called “{title}” now."),
    not_opened: |reason| {
        format!(
            "The dossier could not be read from this device: {reason}. Nothing was changed; reload to try again."
        )
    },
    not_done: |reason| format!("The browser could not do it: {reason}. Nothing was changed."),
    not_there: "This dossier is no longer on this device.",
    damaged: |count| match count {
        0 | 1 => "One record of this dossier could not be read; it is left out.".to_owned(),
        _ => format!("{count} records of this dossier could not be read; they are left out."),
    },
    stopped: "Stopped. Nothing was changed.",
};

/// In French.
pub static FR: Texts = Texts {
    explanation: "Ils sont conservés dans ce navigateur et nulle part ailleurs\u{a0}: exportez ceux qui comptent.",
    find: "Chercher un dossier",
    keys: "Entrée ouvre, F2 renomme, Suppr supprime.",
    list: "Dossiers",
    open: "ouvert",
    every: |count| format!("Les {count}\u{a0}dossiers"),
    changed: |when| format!("modifié {when}"),
    documents: |count, done| match done {
        0 => fr::counted(count, "question"),
        1 => format!("{}, 1 terminée", fr::counted(count, "question")),
        _ => format!("{}, {done} terminées", fr::counted(count, "question")),
    },
    empty: "vide",
    rename: "Renommer",
    duplicate: "Dupliquer",
    export: "Exporter",
    delete: "Supprimer",
    restore: "Restaurer",
    of: |act, title| format!("{act}\u{a0}: {title}"),
    deleted: |count| format!("Supprimés, conservés 30\u{a0}jours ({count})"),
    days_left: |count| match count {
        0 => "disparaît au prochain démarrage".to_owned(),
        _ => format!("encore {}", fr::counted(count, "jour")),
    },
    none: "Aucun dossier n’est encore enregistré sur cet appareil. Ce que vous ouvrez en commence un.",
    none_found: "Aucun titre ne convient.",
    reading: "Recherche des dossiers…",
    unreadable: |reason| {
        format!(
            "Les dossiers de cet appareil ne peuvent pas être lus\u{a0}: {reason}. Rien n’a été effacé. \
            Ce qui est ouvert le reste\u{202f}; exportez-le par prudence."
        )
    },
    lost: |count| {
        format!(
            "Il y avait {} sur cet appareil, et le navigateur n’en a plus aucun\u{a0}: ses données ont été \
            effacées ou abîmées, ou ce fichier a été déplacé. Pour continuer, ouvrez un export.",
            fr::counted(count, "dossier")
        )
    },
    again: "Réessayer",
    copy: "copie",
    copied: |title| format!("«\u{a0}{title}\u{a0}» est désormais un dossier à part."),
    was_deleted: |title| {
        format!("«\u{a0}{title}\u{a0}» est parmi les dossiers supprimés, pour 30\u{a0}jours.")
    },
    restored: |title| format!("«\u{a0}{title}\u{a0}» est de retour."),
    renamed: |title| format!("Le dossier s’appelle désormais «\u{a0}{title}\u{a0}»."),
    not_opened: |reason| {
        format!(
            "Le dossier n’a pas pu être lu sur cet appareil\u{a0}: {reason}. Rien n’a été changé\u{202f}; \
            rechargez la page pour réessayer."
        )
    },
    not_done: |reason| format!("Le navigateur n’a pas pu le faire\u{a0}: {reason}. Rien n’a été changé."),
    not_there: "Ce dossier n’est plus sur cet appareil.",
    damaged: |count| match count {
        0 | 1 => {
            "Un enregistrement de ce dossier n’a pas pu être lu\u{202f}; il est laissé de côté.".to_owned()
        }
        _ => format!(
            "{count}\u{a0}enregistrements de ce dossier n’ont pas pu être lus\u{202f}; ils sont laissés de côté."
        ),
    },
    stopped: "Arrêté. Rien n’a été changé.",
};
