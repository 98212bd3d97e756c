//! The texts of saving: whether what was done is safe, why not, and what to do.

use super::{en, fr};
use crate::model::saving::Trouble;

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub not_saved: fn(&Trouble) -> String,
    pub retry: &'static str,
    pub newer: &'static str,
    pub newer_told: &'static str,
    pub refused: &'static str,
    pub shared: &'static str,
    pub tied: &'static str,
    pub rescued: fn(usize, usize, usize) -> String,
    pub brought: fn(&str, usize) -> String,
}

/// In English.
pub static EN: Texts = Texts {
    not_saved: |trouble| {
        let why = match trouble {
            Trouble::Full => "there is no room left on this device",
            Trouble::Refused => "the browser does not let this window save",
            Trouble::Missing => "this browser cannot keep anything",
            Trouble::Silent => "the browser does not answer",
            Trouble::Lost => "what the browser had stored was cleared or closed",
            Trouble::Damaged => "what the browser had stored is damaged",
            Trouble::Other(name) => name,
        };
        format!("Not saved: {why}. Export the dossier to lose nothing.")
    },
    retry: "Try again",
    newer: "Read only: a later version of Scolie worked here",
    newer_told: "A later version of Scolie worked on this dossier. Here you can read it and export it; to change it, open it with that version.",
    refused: "Nothing was changed: a later version of Scolie worked on this dossier, and this one can only read it.",
    shared: "Scolie was opened from a disk: other pages opened from a disk can read its dossiers. For confidential work, use a separate browser profile, and export what matters.",
    tied: "This browser ties the dossiers to the place of this file: before you move or rename it, export what matters.",
    rescued: |dossiers, added, damaged| {
        let dossiers = en::counted(dossiers, "dossier");
        let added = match added {
            0 => "nothing was missing".to_owned(),
            added => format!("{} brought back", en::counted(added, "act")),
        };
        let damaged = match damaged {
            0 => String::new(),
            damaged => format!("; {} could not be read", en::counted(damaged, "act")),
        };
        format!("Rescue file, {dossiers}: {added}{damaged}.")
    },
    brought: |when, lost| {
        let lost = match lost {
            0 => String::new(),
            lost => format!(" {} made after it could not be brought back.", en::counted(lost, "act")),
        };
        format!(
            "Part of what was saved on this device was damaged or missing. It is back, from a backup that Scolie made {when}.{lost}"
        )
    },
};

/// In French.
pub static FR: Texts = Texts {
    not_saved: |trouble| {
        let why = match trouble {
            Trouble::Full => "il n’y a plus de place sur cet appareil",
            Trouble::Refused => "le navigateur ne laisse pas cette fenêtre enregistrer",
            Trouble::Missing => "ce navigateur ne peut rien garder",
            Trouble::Silent => "le navigateur ne répond pas",
            Trouble::Lost => "ce que le navigateur gardait a été vidé ou fermé",
            Trouble::Damaged => "ce que le navigateur gardait est abîmé",
            Trouble::Other(name) => name,
        };
        format!("Non enregistré\u{a0}: {why}. Exportez le dossier pour ne rien perdre.")
    },
    retry: "Réessayer",
    newer: "Lecture seule\u{a0}: une version plus récente de Scolie est passée par ici",
    newer_told: "Une version plus récente de Scolie a travaillé sur ce dossier. Ici, vous pouvez le lire et l’exporter\u{202f}; pour le modifier, ouvrez-le avec cette version.",
    refused: "Rien n’a changé\u{a0}: une version plus récente de Scolie a travaillé sur ce dossier, et celle-ci ne peut que le lire.",
    shared: "Scolie est ouvert depuis un disque\u{a0}: les autres pages ouvertes depuis un disque peuvent lire ses dossiers. Pour un travail confidentiel, prenez un profil de navigateur à part, et exportez ce qui compte.",
    tied: "Ce navigateur attache les dossiers à l’emplacement de ce fichier\u{a0}: avant de le déplacer ou de le renommer, exportez ce qui compte.",
    rescued: |dossiers, added, damaged| {
        let dossiers = fr::counted(dossiers, "dossier");
        let added = match added {
            0 => "il ne manquait rien".to_owned(),
            added => fr::plural(added, "acte retrouvé", "actes retrouvés"),
        };
        let damaged = match damaged {
            0 => String::new(),
            damaged => format!("\u{202f}; {}", fr::plural(damaged, "acte illisible", "actes illisibles")),
        };
        format!("Fichier de secours, {dossiers}\u{a0}: {added}{damaged}.")
    },
    brought: |when, lost| {
        let lost = match lost {
            0 => String::new(),
            lost => format!(
                " {} depuis.",
                fr::plural(lost, "acte n’a pas pu être retrouvé", "actes n’ont pas pu être retrouvés")
            ),
        };
        format!(
            "Une partie de ce qui était enregistré sur cet appareil était abîmée ou manquante. Elle est revenue, grâce à une sauvegarde faite par Scolie {when}.{lost}"
        )
    },
};
