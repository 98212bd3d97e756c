//! The texts of the parts of a document, and of the movements of a question.

use crate::model::document::PartKind;
use crate::model::movement::Movement;

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub part: fn(PartKind) -> &'static str,
    pub movements: &'static str,
    pub movement: fn(Movement) -> &'static str,
    pub begins: fn(Movement) -> &'static str,
    pub proposed: fn(&str) -> String,
    pub border_keys: &'static str,
    pub point_first: &'static str,
}

/// In English.
pub static EN: Texts = Texts {
    part: |kind| match kind {
        PartKind::Heading => "Heading",
        PartKind::Question => "Question",
        PartKind::Answer => "Answer",
        PartKind::KeyData => "Question data",
        PartKind::Dates => "Dates",
        PartKind::Body => "Text",
    },
    movements: "Movements of the question",
    movement: |movement| match movement {
        Movement::Opening => "opening",
        Movement::Context => "context",
        Movement::Request => "request",
    },
    begins: |movement| match movement {
        Movement::Opening => "Start of the opening",
        Movement::Context => "Start of the context",
        Movement::Request => "Start of the request",
    },
    proposed: |begins| format!("{begins}, proposed"),
    border_keys: "Arrows move it by sentence, with Shift by word; Delete removes it.",
    point_first: "Put the caret in the text of the question first, or select the words.",
};

/// In French.
pub static FR: Texts = Texts {
    part: |kind| match kind {
        PartKind::Heading => "En-tête",
        PartKind::Question => "Question",
        PartKind::Answer => "Réponse",
        PartKind::KeyData => "Données clés",
        PartKind::Dates => "Dates",
        PartKind::Body => "Texte",
    },
    movements: "Mouvements de la question",
    movement: |movement| match movement {
        Movement::Opening => "ouverture",
        Movement::Context => "contexte",
        Movement::Request => "demande",
    },
    begins: |movement| match movement {
        Movement::Opening => "Début de l’ouverture",
        Movement::Context => "Début du contexte",
        Movement::Request => "Début de la demande",
    },
    proposed: |begins| format!("{begins}, proposé"),
    border_keys: "Les flèches le déplacent par phrase, avec Maj par mot\u{202f}; Suppr le retire.",
    point_first: "Placez d’abord le curseur dans le texte de la question, ou sélectionnez les mots.",
};
