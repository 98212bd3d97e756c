//! The texts about what a text leads to, and about what it hides.

/// The texts of the dialog that shows an address before it is followed, in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub title: &'static str,
    pub title_mail: &'static str,
    pub hint: &'static str,
    pub hint_mail: &'static str,
    pub plain: &'static str,
    pub foreign: &'static str,
    pub written: fn(&str) -> String,
    pub follow: &'static str,
    pub write: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: fn(&str) -> String,
    pub cancel: &'static str,
    /// What a mark for characters that are not seen says, given their names.
    pub unseen: fn(&str) -> String,
}

/// In English.
pub static EN: Texts = Texts {
    title: "Open this page?",
    title_mail: "Write to this address?",
    hint: "It opens in a new tab, and is not told where you come from.",
    hint_mail: "Your mail program opens.",
    plain: "The connection is not encrypted: others on the way can read it.",
    foreign: "Letters of this name are of another script, and can look like others.",
    written: |host| format!("It was written: {host}"),
    follow: "Open the page",
    write: "Write",
    copy: "Copy the address",
    copied: "Address copied.",
    not_copied: |reason| format!("The address could not be copied ({reason})."),
    cancel: "Cancel",
    unseen: |names| format!("Not seen in the text: {names}"),
};

/// In French.
pub static FR: Texts = Texts {
    title: "Ouvrir cette page\u{202f}?",
    title_mail: "Écrire à cette adresse\u{202f}?",
    hint: "Elle s’ouvre dans un nouvel onglet, sans savoir d’où vous venez.",
    hint_mail: "Votre logiciel de messagerie s’ouvre.",
    plain: "La connexion n’est pas chiffrée\u{a0}: d’autres peuvent la lire en chemin.",
    foreign: "Des lettres de ce nom sont d’une autre écriture et peuvent ressembler à d’autres.",
    written: |host| format!("Il était écrit\u{a0}: {host}"),
    follow: "Ouvrir la page",
    write: "Écrire",
    copy: "Copier l’adresse",
    copied: "Adresse copiée.",
    not_copied: |reason| format!("L’adresse n’a pas pu être copiée ({reason})."),
    cancel: "Annuler",
    unseen: |names| format!("Invisible dans le texte\u{a0}: {names}"),
};
