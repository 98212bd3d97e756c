//! The texts of the history.

/// The texts of that place in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub title: &'static str,
    pub explanation: &'static str,
    pub beginning: &'static str,
    pub here: &'static str,
    pub undone: &'static str,
    pub jumped: &'static str,
}

/// In English.
pub static EN: Texts = Texts {
    title: "History",
    explanation: "Choose a step to go back to it. Nothing is lost: what is taken back can be done again.",
    beginning: "begin the dossier",
    here: "you are here",
    undone: "taken back",
    jumped: "The dossier is as it was at that step.",
};

/// In French.
pub static FR: Texts = Texts {
    title: "Historique",
    explanation: "Choisissez une étape pour y revenir. Rien n’est perdu\u{a0}: ce qui est annulé peut être rétabli.",
    beginning: "commencer le dossier",
    here: "vous êtes ici",
    undone: "annulé",
    jumped: "Le dossier est tel qu’il était à cette étape.",
};
