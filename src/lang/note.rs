//! The texts of a note: its attributes, its links, its deadlines.

use super::when;
use crate::model::check::Problem;
use crate::model::deadline::{self, Passed};
use crate::model::due::Reference;
use crate::model::duration;
use crate::model::edtf;
use crate::model::evidence::Stance;
use crate::model::language::Language;

/// The texts of a note in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub add_attribute: &'static str,
    pub attributes: &'static str,
    pub claim_note: &'static str,
    pub claim_note_field: &'static str,
    pub none_chosen: &'static str,
    pub clear: fn(&str) -> String,
    pub remove: fn(&str) -> String,
    pub filter: &'static str,
    pub filter_of: fn(&str) -> String,
    pub add_text: &'static str,
    pub words: &'static str,
    pub url: &'static str,
    pub title: &'static str,
    pub published: &'static str,
    pub accessed: &'static str,
    pub today: &'static str,
    pub excerpt: &'static str,
    pub stance: &'static str,
    pub stance_of: fn(Stance) -> &'static str,
    pub piece: fn(usize) -> String,
    pub add_evidence: &'static str,
    pub open_page: &'static str,
    pub date_hint: &'static str,
    pub duration_hint: &'static str,
    pub address_hint: &'static str,
    pub problem: fn(Problem) -> &'static str,
    pub not_stored: fn(&str, &str) -> String,
    pub kept: fn(&str) -> String,
    pub passed: fn(Passed) -> &'static str,
    pub passed_on: fn(Passed, &str) -> String,
    pub fact_date_needed: &'static str,
    pub no_reference: fn(Reference) -> &'static str,
    pub reference_field: &'static str,
    pub reference: fn(Reference) -> &'static str,
    pub links: &'static str,
    pub add_link: &'static str,
    pub link_kind: &'static str,
    pub link_kind_of: fn(&str) -> String,
    pub link_to: &'static str,
    pub link_field: &'static str,
    pub make_link: &'static str,
    pub no_passage: fn(&str) -> String,
    pub nothing_found: &'static str,
    pub cancel: &'static str,
    pub inverse: fn(&str) -> Option<&'static str>,
    pub quoted: fn(&str) -> String,
    pub more: fn(usize) -> String,
    pub everywhere: &'static str,
    pub delete_passage: &'static str,
    pub delete_claim: &'static str,
    pub language: Language,
}

impl Texts {
    /// What a link of that type is called; seen from the claim that it leads to when not `outgoing`.
    #[must_use]
    pub fn relation(&self, id: &str, label: &str, outgoing: bool) -> String {
        match (outgoing, (self.inverse)(id)) {
            (true, _) => label.to_owned(),
            (false, Some(inverse)) => inverse.to_owned(),
            (false, None) => format!("← {label}"),
        }
    }

    /// A stored date, or duration, in words.
    #[must_use]
    pub fn date(&self, text: &str) -> String {
        when::date(self.language, text)
    }

    /// The days between which a deadline lies, in words.
    #[must_use]
    pub fn days(&self, days: edtf::Bounds) -> String {
        when::bounds(self.language, days)
    }
}

/// In English.
pub static EN: Texts = Texts {
    everywhere: "See all its passages",
    delete_passage: "Delete the passage",
    delete_claim: "Delete the claim and its passages",
    language: Language::English,
    add_attribute: "+ Attribute",
    attributes: "Attributes",
    claim_note: "Note on the claim",
    claim_note_field: "Note on the claim, wherever it is made",
    none_chosen: "—",
    clear: |label| format!("Clear: {label}"),
    remove: |text| format!("Remove: {text}"),
    filter: "Filter",
    filter_of: |label| format!("Filter: {label}"),
    add_text: "Add, Enter",
    words: "Words of the passage",
    url: "Address (URL)",
    title: "Title",
    published: "Date",
    accessed: "Accessed",
    today: "Today",
    excerpt: "Excerpt",
    stance: "What it says of the claim",
    stance_of: |stance| match stance {
        Stance::Supports => "supports",
        Stance::Contradicts => "contradicts",
        Stance::Context => "context",
    },
    piece: |number| format!("Evidence {number}"),
    add_evidence: "+ Evidence",
    open_page: "Open the page",
    date_hint: "2019, 2020-11, 21/01/2025, about 2020",
    duration_hint: "2022-05, or from the fact: 18 months",
    address_hint: "https://…",
    problem: |problem| match problem {
        Problem::Date(error) => date_problem_en(error),
        Problem::DateOrDuration(deadline::Error::Date(edtf::Error::Form | edtf::Error::Empty)) => {
            "Neither a date nor a duration."
        }
        Problem::DateOrDuration(deadline::Error::Date(error)) => date_problem_en(error),
        Problem::DateOrDuration(deadline::Error::Duration(duration::Error::TooLong)) => {
            "This duration is too long."
        }
        Problem::DateOrDuration(deadline::Error::Duration(duration::Error::Time)) => {
            "Durations are counted in days at least."
        }
        Problem::DateOrDuration(deadline::Error::Duration(_)) => "Not a duration: 18 months, P2Y.",
        Problem::Address => "Not the address of a page: https://…",
        Problem::Day => "A whole date: 21/01/2025.",
        Problem::Number => "A whole number.",
        Problem::Numbers => "Whole numbers: 3331, 4712.",
    },
    not_stored: |label, typed| format!("{label}: “{typed}” was not stored."),
    kept: |kept| format!("“{kept}” is kept."),
    passed: |passed| match passed {
        Passed::Yes => "passed",
        Passed::No => "not yet passed",
        Passed::Uncertain => "perhaps passed",
    },
    passed_on: |passed, day| match passed {
        Passed::Yes => format!("passed on {day}"),
        Passed::No => format!("not yet passed on {day}"),
        Passed::Uncertain => format!("perhaps passed on {day}"),
    },
    fact_date_needed: "Counted from the date of the fact, which is missing.",
    no_reference: |reference| match reference {
        Reference::Published => "The question has no date of publication to judge from.",
        Reference::Today => "The browser does not say which day it is.",
    },
    reference_field: "Judged",
    reference: |reference| match reference {
        Reference::Published => "when the question was published",
        Reference::Today => "today",
    },
    links: "Links",
    add_link: "+ Link",
    link_kind: "Type of link",
    link_kind_of: |label| format!("Type of link with “{label}”"),
    link_to: "Claim to link to",
    link_field: "Find the other claim",
    make_link: "Link",
    no_passage: |label| format!("No passage makes the claim “{label}”."),
    nothing_found: "No such claim.",
    cancel: "Cancel",
    inverse: |kind| match kind {
        "supports" => Some("supported by"),
        "attacks" => Some("attacked by"),
        "elaborates" => Some("elaborated by"),
        "status-of" => Some("has as its status"),
        "same-claim" => Some("same claim as"),
        "presupposed-by" => Some("presupposes"),
        "answers" => Some("answered by"),
        _ => None,
    },
    quoted: |text| format!("“{text}”"),
    more: |count| format!("and {count} more"),
};

/// In French.
pub static FR: Texts = Texts {
    everywhere: "Voir tous ses passages",
    delete_passage: "Supprimer le passage",
    delete_claim: "Supprimer l’affirmation et ses passages",
    language: Language::French,
    add_attribute: "+ Attribut",
    attributes: "Attributs",
    claim_note: "Note sur l’affirmation",
    claim_note_field: "Note sur l’affirmation, où qu’elle soit faite",
    none_chosen: "—",
    clear: |label| format!("Effacer\u{a0}: {label}"),
    remove: |text| format!("Retirer\u{a0}: {text}"),
    filter: "Filtrer",
    filter_of: |label| format!("Filtrer\u{a0}: {label}"),
    add_text: "Ajouter, Entrée",
    words: "Extraits du passage",
    url: "Adresse (URL)",
    title: "Titre",
    published: "Date",
    accessed: "Consulté le",
    today: "Aujourd’hui",
    excerpt: "Extrait",
    stance: "Ce qu’elle dit de l’affirmation",
    stance_of: |stance| match stance {
        Stance::Supports => "appuie",
        Stance::Contradicts => "contredit",
        Stance::Context => "contexte",
    },
    piece: |number| format!("Preuve {number}"),
    add_evidence: "+ Preuve",
    open_page: "Ouvrir la page",
    date_hint: "2019, 2020-11, 21/01/2025, vers 2020",
    duration_hint: "2022-05, ou depuis le fait\u{a0}: 18 mois",
    address_hint: "https://…",
    problem: |problem| match problem {
        Problem::Date(error) => date_problem_fr(error),
        Problem::DateOrDuration(deadline::Error::Date(edtf::Error::Form | edtf::Error::Empty)) => {
            "Ni une date ni une durée."
        }
        Problem::DateOrDuration(deadline::Error::Date(error)) => date_problem_fr(error),
        Problem::DateOrDuration(deadline::Error::Duration(duration::Error::TooLong)) => {
            "Cette durée est trop longue."
        }
        Problem::DateOrDuration(deadline::Error::Duration(duration::Error::Time)) => {
            "Une durée se compte au moins en jours."
        }
        Problem::DateOrDuration(deadline::Error::Duration(_)) => {
            "Ce n’est pas une durée\u{a0}: 18 mois, P2Y."
        }
        Problem::Address => "Ce n’est pas l’adresse d’une page\u{a0}: https://…",
        Problem::Day => "Une date entière\u{a0}: 21/01/2025.",
        Problem::Number => "Un nombre entier.",
        Problem::Numbers => "Des nombres entiers\u{a0}: 3331, 4712.",
    },
    not_stored: |label, typed| format!("{label}\u{a0}: «\u{a0}{typed}\u{a0}» n’a pas été enregistré."),
    kept: |kept| format!("«\u{a0}{kept}\u{a0}» est conservé."),
    passed: |passed| match passed {
        Passed::Yes => "dépassée",
        Passed::No => "pas encore dépassée",
        Passed::Uncertain => "peut-être dépassée",
    },
    passed_on: |passed, day| match passed {
        Passed::Yes => format!("dépassée au {day}"),
        Passed::No => format!("pas encore dépassée au {day}"),
        Passed::Uncertain => format!("peut-être dépassée au {day}"),
    },
    fact_date_needed: "Comptée depuis la date du fait, qui manque.",
    no_reference: |reference| match reference {
        Reference::Published => "La question n’a pas de date de publication pour en juger.",
        Reference::Today => "Le navigateur ne dit pas quel jour on est.",
    },
    reference_field: "Jugée",
    reference: |reference| match reference {
        Reference::Published => "à la publication de la question",
        Reference::Today => "aujourd’hui",
    },
    links: "Liens",
    add_link: "+ Lien",
    link_kind: "Type de lien",
    link_kind_of: |label| format!("Type de lien avec «\u{a0}{label}\u{a0}»"),
    link_to: "Affirmation à relier",
    link_field: "Chercher l’autre affirmation",
    make_link: "Relier",
    no_passage: |label| format!("Aucun passage ne fait l’affirmation «\u{a0}{label}\u{a0}»."),
    nothing_found: "Aucune affirmation de ce nom.",
    cancel: "Annuler",
    inverse: |kind| match kind {
        "supports" => Some("appuyée par"),
        "attacks" => Some("attaquée par"),
        "elaborates" => Some("précisée par"),
        "status-of" => Some("a pour état"),
        "same-claim" => Some("même affirmation que"),
        "presupposed-by" => Some("présuppose"),
        "answers" => Some("a pour réponse"),
        _ => None,
    },
    quoted: |text| format!("«\u{a0}{text}\u{a0}»"),
    more: |count| format!("et {count} de plus"),
};

fn date_problem_en(error: edtf::Error) -> &'static str {
    match error {
        edtf::Error::Empty | edtf::Error::Form => "Not a date: 2019, 2020-11, 2023-12-21, 2020~.",
        edtf::Error::Unspecified => "X stands at the end: 201X, 2004-XX.",
        edtf::Error::Month => "There is no such month.",
        edtf::Error::Day => "There is no such day.",
        edtf::Error::Reversed => "This interval ends before it begins.",
        edtf::Error::Boundless => "This interval has neither beginning nor end.",
    }
}

fn date_problem_fr(error: edtf::Error) -> &'static str {
    match error {
        edtf::Error::Empty | edtf::Error::Form => {
            "Ce n’est pas une date\u{a0}: 2019, 2020-11, 2023-12-21, 2020~."
        }
        edtf::Error::Unspecified => "X se met à la fin\u{a0}: 201X, 2004-XX.",
        edtf::Error::Month => "Ce mois n’existe pas.",
        edtf::Error::Day => "Ce jour n’existe pas.",
        edtf::Error::Reversed => "Cet intervalle finit avant de commencer.",
        edtf::Error::Boundless => "Cet intervalle n’a ni début ni fin.",
    }
}
