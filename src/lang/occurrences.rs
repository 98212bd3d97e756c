//! The texts of the dialog that tags every occurrence of some words.

use super::{en, fr};

/// The texts of that dialog in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub title: fn(&str) -> String,
    pub options: &'static str,
    pub case: &'static str,
    pub accents: &'static str,
    pub typography: &'static str,
    pub whole_words: &'static str,
    pub everywhere: &'static str,
    pub claim: &'static str,
    pub new_claim: &'static str,
    pub places: &'static str,
    pub marked: &'static str,
    pub all: &'static str,
    pub none: &'static str,
    pub tag: fn(usize) -> String,
    pub tagged: fn(usize) -> String,
}

/// In English.
pub static EN: Texts = Texts {
    title: |words| format!("Every occurrence of “{words}”"),
    options: "Count as the same",
    case: "capitals and small letters",
    accents: "letters with and without accents",
    typography: "every form of apostrophe, quote and space",
    whole_words: "Whole words only",
    everywhere: "In every question of the dossier",
    claim: "Claim",
    new_claim: "New claim",
    places: "Occurrences",
    marked: "already tagged",
    all: "All",
    none: "None",
    tag: |count| format!("Tag {}", en::counted(count, "passage")),
    tagged: |count| format!("{} tagged.", en::counted(count, "passage")),
};

/// In French.
pub static FR: Texts = Texts {
    title: |words| format!("Toutes les occurrences de «\u{a0}{words}\u{a0}»"),
    options: "Tenir pour identiques",
    case: "majuscules et minuscules",
    accents: "lettres avec et sans accent",
    typography: "toute forme d’apostrophe, de guillemet et d’espace",
    whole_words: "Mots entiers seulement",
    everywhere: "Dans toutes les questions du dossier",
    claim: "Affirmation",
    new_claim: "Nouvelle affirmation",
    places: "Occurrences",
    marked: "déjà étiqueté",
    all: "Toutes",
    none: "Aucune",
    tag: |count| format!("Étiqueter {}", fr::counted(count, "passage")),
    tagged: |count| format!("{}.", fr::plural(count, "passage étiqueté", "passages étiquetés")),
};
