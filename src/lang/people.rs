//! The texts of what leaves to be read: the annotated page, the text in Markdown, the report.

use super::{en, fr};

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub annotated: &'static str,
    pub report: &'static str,
    pub contents: &'static str,
    pub kinds: &'static str,
    pub claims: &'static str,
    pub claim: &'static str,
    pub kind: &'static str,
    pub said: &'static str,
    pub passages: &'static str,
    pub suggestion: &'static str,
    pub suggested_claim: &'static str,
    /// How sure a program is, as people of the language write it.
    pub score: fn(&str) -> String,
    pub note: fn(u32) -> String,
    pub back: fn(u32) -> String,
    /// Questions, claims, passages, and suggestions where there are any.
    pub counts: fn(usize, usize, usize, usize) -> String,
    pub made_with: &'static str,
    pub facts: &'static str,
    pub no_claims: &'static str,
    pub where_said: &'static str,
    pub status: &'static str,
    pub evidence: &'static str,
    pub links: &'static str,
    pub relation: &'static str,
    pub other_claim: &'static str,
    pub seen: fn(&str) -> String,
    pub nowhere: &'static str,
}

/// In English.
pub static EN: Texts = Texts {
    annotated: "Annotated dossier",
    report: "Report",
    contents: "Questions",
    kinds: "Kinds of claims",
    claims: "Claims",
    claim: "Claim",
    kind: "Kind",
    said: "What is said of it",
    passages: "Passages",
    suggestion: "suggested by a program",
    suggested_claim: "suggested by a program",
    score: str::to_owned,
    note: |number| format!("Note {number}"),
    back: |number| format!("Passage {number} in the text"),
    counts: |questions, claims, passages, suggestions| {
        let counted = [(questions, "question"), (claims, "claim"), (passages, "passage")];
        let mut counted = counted.map(|(count, noun)| en::counted(count, noun)).to_vec();
        counted.extend((suggestions > 0).then(|| en::counted(suggestions, "suggestion")));
        counted.join(" · ")
    },
    made_with: "Made with Scolie",
    facts: "Table of facts",
    no_claims: "No claim was noted.",
    where_said: "Quotes and sources",
    status: "Status",
    evidence: "Evidence",
    links: "Links between claims",
    relation: "Relation",
    other_claim: "Linked claim",
    seen: |date| format!("accessed {date}"),
    nowhere: "No passage makes it.",
};

/// In French.
pub static FR: Texts = Texts {
    annotated: "Dossier annoté",
    report: "Rapport",
    contents: "Questions",
    kinds: "Types d’affirmations",
    claims: "Affirmations",
    claim: "Affirmation",
    kind: "Type",
    said: "Ce qui en est dit",
    passages: "Passages",
    suggestion: "suggéré par un programme",
    suggested_claim: "suggérée par un programme",
    score: fr::decimal,
    note: |number| format!("Note {number}"),
    back: |number| format!("Passage {number} dans le texte"),
    counts: |questions, claims, passages, suggestions| {
        let counted = [(questions, "question"), (claims, "affirmation"), (passages, "passage")];
        let mut counted = counted.map(|(count, noun)| fr::counted(count, noun)).to_vec();
        counted.extend((suggestions > 0).then(|| fr::counted(suggestions, "suggestion")));
        counted.join(" · ")
    },
    made_with: "Fait avec Scolie",
    facts: "Tableau des faits",
    no_claims: "Aucune affirmation n’a été relevée.",
    where_said: "Extraits et sources",
    status: "État",
    evidence: "Preuves",
    links: "Liens entre affirmations",
    relation: "Relation",
    other_claim: "Affirmation liée",
    seen: |date| format!("consulté le {date}"),
    nowhere: "Aucun passage ne la porte.",
};
