//! The texts of the history.

/// The texts of that place in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub title: &'static str,
}

/// In English.
pub static EN: Texts = Texts { title: "History" };

/// In French.
pub static FR: Texts = Texts { title: "Historique" };
