//! The texts of the list of claims.

use super::{en, fr};

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub filter: &'static str,
    pub filter_field: &'static str,
    pub kind: &'static str,
    pub every_kind: &'static str,
    pub attribute: &'static str,
    pub every_attribute: &'static str,
    pub value: &'static str,
    pub something: &'static str,
    pub nothing: &'static str,
    pub order: &'static str,
    pub by_kind: &'static str,
    pub by_text: &'static str,
    pub open_filter: &'static str,
    pub show_all: &'static str,
    pub none_found: &'static str,
    pub none_yet: &'static str,
    pub found: fn(&str, usize) -> String,
    pub no_passage: &'static str,
    pub card: &'static str,
    pub no_card: &'static str,
    pub bare: &'static str,
    pub only_suggested: &'static str,
}

/// In English.
pub static EN: Texts = Texts {
    filter: "Find claims",
    filter_field: "Filter",
    kind: "Kind",
    every_kind: "Every kind",
    attribute: "Attribute",
    every_attribute: "Every attribute",
    value: "What it says",
    something: "says something",
    nothing: "says nothing",
    order: "Order",
    by_kind: "By kind",
    by_text: "In the order of the texts",
    open_filter: "By kind or attribute",
    show_all: "Show all",
    none_found: "No claim fits.",
    none_yet: "There is no claim yet. Select words in a question to make one.",
    found: |claims, all| format!("{claims} of {}", en::number(all)),
    no_passage: "in no passage",
    card: "The claim",
    no_card: "Choose a claim to see what is said of it, and where.",
    bare: "Claims without a passage",
    only_suggested: "Only a program says so: confirm a passage to make it yours.",
};

/// In French.
pub static FR: Texts = Texts {
    filter: "Chercher une affirmation",
    filter_field: "Filtrer",
    kind: "Type",
    every_kind: "Tous les types",
    attribute: "Attribut",
    every_attribute: "Tous les attributs",
    value: "Ce qu’il dit",
    something: "renseigné",
    nothing: "non renseigné",
    order: "Ordre",
    by_kind: "Par type",
    by_text: "Dans l’ordre des textes",
    open_filter: "Par type ou attribut",
    show_all: "Tout afficher",
    none_found: "Aucune affirmation ne convient.",
    none_yet: "Il n’y a pas encore d’affirmation. Sélectionnez des mots dans une question pour en faire une.",
    found: |claims, all| format!("{claims} sur {}", fr::number(all)),
    no_passage: "sans passage",
    card: "L’affirmation",
    no_card: "Choisissez une affirmation pour voir ce qui en est dit, et où.",
    bare: "Affirmations sans passage",
    only_suggested: "Seul un programme la relève\u{a0}: confirmez un passage pour la faire vôtre.",
};
