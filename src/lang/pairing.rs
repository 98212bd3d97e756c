//! The texts of pairing the requests of a question with its answer.

use super::{en, fr};

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    /// The request of that place among so many, and its label.
    pub place: fn(usize, usize, &str) -> String,
    /// So many of so many are yet to be paired.
    pub left: fn(usize, usize) -> String,
    pub select: &'static str,
    pub answers: &'static str,
    pub go: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub next_open: &'static str,
    pub done: &'static str,
    /// The claim of the words selected will answer the request of that label.
    pub will_answer: fn(&str) -> String,
    /// The answer came to so many requests.
    pub arrived: fn(usize) -> String,
}

/// In English.
pub static EN: Texts = Texts {
    place: |at, of, label| format!("Request {} of {}: “{label}”", en::number(at), en::number(of)),
    left: |left, of| match (left, of) {
        (0, 1) => "It is paired.".to_owned(),
        (0, _) => format!("All {} are paired.", en::number(of)),
        _ => format!("{} left to pair", en::number(left)),
    },
    select: "Select the words of the answer that reply to it, then press Enter.",
    answers: "Answered by",
    go: "Go to the request",
    previous: "Previous request",
    next: "Next request",
    next_open: "Next to pair",
    done: "Done",
    will_answer: |label| format!("Will answer “{label}”"),
    arrived: |count| format!("The answer has arrived: {} to pair.", en::counted(count, "request")),
};

/// In French.
pub static FR: Texts = Texts {
    place: |at, of, label| {
        format!("Demande {} sur {}\u{a0}: «\u{a0}{label}\u{a0}»", fr::number(at), fr::number(of))
    },
    left: |left, of| match (left, of) {
        (0, 1) => "Elle est appariée.".to_owned(),
        (0, _) => format!("Toutes les {} sont appariées.", fr::number(of)),
        _ => format!("encore {} à apparier", fr::number(left)),
    },
    select: "Sélectionnez dans la réponse les mots qui y répondent, puis Entrée.",
    answers: "Y répond",
    go: "Aller à la demande",
    previous: "Demande précédente",
    next: "Demande suivante",
    next_open: "Suivante à apparier",
    done: "Terminer",
    will_answer: |label| format!("Répondra à «\u{a0}{label}\u{a0}»"),
    arrived: |count| format!("La réponse est arrivée\u{a0}: {} à apparier.", fr::counted(count, "demande")),
};
