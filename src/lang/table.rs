//! The texts of the dialog for the columns of a table.

use super::{en, fr};
use crate::exchange::table::Role as PassageRole;
use crate::model::source::Role;

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub title: fn(&str) -> String,
    pub about: fn(usize) -> String,
    pub column: &'static str,
    pub sample: &'static str,
    pub holds: &'static str,
    pub holds_of: fn(&str) -> String,
    pub nothing: &'static str,
    pub nameless: fn(usize) -> String,
    pub preview: &'static str,
    pub no_text: &'static str,
    pub cancel: &'static str,
    pub read: fn(usize) -> String,
    pub waiting: fn(usize) -> String,
    pub role: fn(Role) -> &'static str,
    pub rows: &'static str,
    pub are_questions: &'static str,
    pub are_passages: &'static str,
    pub about_passages: fn(usize) -> String,
    pub no_quote: &'static str,
    pub no_question_yet: &'static str,
    pub place: fn(usize) -> String,
    /// An attribute is called as the codebook calls it.
    pub passage_role: fn(&PassageRole) -> &'static str,
    /// Of so many questions that were read before.
    pub about_again: fn(usize) -> String,
    pub leave: &'static str,
    pub read_again: fn(usize) -> String,
    /// So many questions were read again, and so many passages wait for a place since.
    pub was_read_again: fn(usize, usize) -> String,
    /// The command, where the table of question data ends.
    pub columns: &'static str,
}

/// In English.
pub static EN: Texts = Texts {
    title: |name| format!("What do the columns of “{name}” hold?"),
    about: |rows| match rows {
        1 => "The table has one row, which becomes a question.".to_owned(),
        _ => format!("Each of its {rows} rows becomes a question."),
    },
    column: "Column",
    sample: "Begins with",
    holds: "Holds",
    holds_of: |column| format!("What “{column}” holds"),
    nothing: "—",
    nameless: |number| format!("column {number}"),
    preview: "The first question",
    no_text: "Choose the column that holds the text of the question.",
    cancel: "Do not read it",
    read: |rows| if rows == 1 { "Read the question".to_owned() } else { format!("Read {rows} questions") },
    waiting: |tables| match tables {
        1 => "One more table waits.".to_owned(),
        _ => format!("{tables} more tables wait."),
    },
    role: |role| match role {
        Role::Title => "Title",
        Role::Question => "Text of the question",
        Role::Answer => "Text of the answer",
        Role::Number => "Number",
        Role::Kind => "Type",
        Role::Legislature => "Legislature",
        Role::Author => "Author",
        Role::Group => "Group",
        Role::Constituency => "Constituency",
        Role::Heading => "Heading",
        Role::MinistryAsked => "Ministry asked",
        Role::MinistryAssigned => "Ministry assigned",
        Role::Asked => "Date of the question",
        Role::AskedPage => "Page of the question",
        Role::Answered => "Date of the answer",
        Role::AnsweredPage => "Page of the answer",
        Role::GivenName => "First name",
        Role::Civility => "Form of address",
        Role::Status => "Status",
        Role::Recalls => "Question recalled",
    },
    rows: "Each row is",
    are_questions: "a question",
    are_passages: "a passage of a question that is here",
    about_passages: |rows| match rows {
        1 => "Its row becomes a passage, where its words stand.".to_owned(),
        _ => format!("Each of its {rows} rows becomes a passage, where its words stand."),
    },
    no_quote: "Choose the column that holds the words of the passages.",
    no_question_yet: "Open the questions first: passages need their text.",
    place: |rows| if rows == 1 { "Place the passage".to_owned() } else { format!("Place {rows} passages") },
    passage_role: |role| match role {
        PassageRole::Quote => "Words of the passage",
        PassageRole::Document => "Question (no., file, title)",
        PassageRole::Claim => "Claim",
        PassageRole::Kind => "Kind of claim",
        PassageRole::Comment => "Comment",
        PassageRole::Note => "Note on the claim",
        PassageRole::Before => "Words before",
        PassageRole::After => "Words after",
        PassageRole::Start => "Where it begins (characters)",
        PassageRole::End => "Where it ends (characters)",
        PassageRole::Attribute(_) => "Attribute",
    },
    about_again: |rows| match rows {
        1 => "The question is read again. Its passages stay with their words; what was corrected stays so."
            .to_owned(),
        _ => format!(
            "The {} questions of the table are read again. Their passages stay with their words; what was corrected stays so.",
            en::number(rows)
        ),
    },
    leave: "Leave as it is",
    read_again: |rows| match rows {
        1 => "Read the question again".to_owned(),
        _ => format!("Read {} again", en::counted(rows, "question")),
    },
    was_read_again: |rows, waiting| {
        let read = format!("{} read again.", en::counted(rows, "question"));
        match waiting {
            0 => read,
            1 => format!("{read} One passage has lost its words, and waits for a place."),
            _ => format!(
                "{read} {} have lost their words, and wait for a place.",
                en::counted(waiting, "passage")
            ),
        }
    },
    columns: "Columns of the table…",
};

/// In French.
pub static FR: Texts = Texts {
    title: |name| format!("Que contiennent les colonnes de «\u{a0}{name}\u{a0}»\u{202f}?"),
    about: |rows| match rows {
        1 => "Le tableau a une ligne, qui devient une question.".to_owned(),
        _ => format!("Chacune de ses {rows}\u{a0}lignes devient une question."),
    },
    column: "Colonne",
    sample: "Commence par",
    holds: "Contient",
    holds_of: |column| format!("Ce que contient «\u{a0}{column}\u{a0}»"),
    nothing: "—",
    nameless: |number| format!("colonne {number}"),
    preview: "La première question",
    no_text: "Choisissez la colonne qui contient le texte de la question.",
    cancel: "Ne pas le lire",
    read: |rows| {
        if rows == 1 { "Lire la question".to_owned() } else { format!("Lire {rows}\u{a0}questions") }
    },
    waiting: |tables| match tables {
        1 => "Un autre tableau attend.".to_owned(),
        _ => format!("{tables} autres tableaux attendent."),
    },
    role: |role| match role {
        Role::Title => "Titre",
        Role::Question => "Texte de la question",
        Role::Answer => "Texte de la réponse",
        Role::Number => "Numéro",
        Role::Kind => "Type",
        Role::Legislature => "Législature",
        Role::Author => "Auteur",
        Role::Group => "Groupe",
        Role::Constituency => "Circonscription",
        Role::Heading => "Rubrique",
        Role::MinistryAsked => "Ministère interrogé",
        Role::MinistryAssigned => "Ministère attributaire",
        Role::Asked => "Date de la question",
        Role::AskedPage => "Page de la question",
        Role::Answered => "Date de la réponse",
        Role::AnsweredPage => "Page de la réponse",
        Role::GivenName => "Prénom",
        Role::Civility => "Civilité",
        Role::Status => "État",
        Role::Recalls => "Question rappelée",
    },
    rows: "Chaque ligne est",
    are_questions: "une question",
    are_passages: "un passage d’une question présente",
    about_passages: |rows| match rows {
        1 => "Sa ligne devient un passage, là où se trouvent ses mots.".to_owned(),
        _ => format!("Chacune de ses {rows}\u{a0}lignes devient un passage, là où se trouvent ses mots."),
    },
    no_quote: "Choisissez la colonne qui contient les mots des passages.",
    no_question_yet: "Ouvrez d’abord les questions\u{a0}: les passages ont besoin de leur texte.",
    place: |rows| {
        if rows == 1 { "Placer le passage".to_owned() } else { format!("Placer {rows}\u{a0}passages") }
    },
    passage_role: |role| match role {
        PassageRole::Quote => "Mots du passage",
        PassageRole::Document => "Question (n°, fichier, titre)",
        PassageRole::Claim => "Affirmation",
        PassageRole::Kind => "Type d’affirmation",
        PassageRole::Comment => "Commentaire",
        PassageRole::Note => "Note sur l’affirmation",
        PassageRole::Before => "Mots d’avant",
        PassageRole::After => "Mots d’après",
        PassageRole::Start => "Début (caractères)",
        PassageRole::End => "Fin (caractères)",
        PassageRole::Attribute(_) => "Attribut",
    },
    about_again: |rows| match rows {
        1 => "La question est relue. Ses passages restent sur leurs mots, et ce qui a été corrigé le reste."
            .to_owned(),
        _ => format!(
            "Les {}\u{a0}questions du tableau sont relues. Leurs passages restent sur leurs mots, et ce qui a été corrigé le reste.",
            fr::number(rows)
        ),
    },
    leave: "Laisser tel quel",
    read_again: |rows| match rows {
        1 => "Relire la question".to_owned(),
        _ => format!("Relire {}\u{a0}questions", fr::number(rows)),
    },
    was_read_again: |rows, waiting| {
        let read = fr::plural(rows, "question relue", "questions relues");
        match waiting {
            0 => format!("{read}."),
            _ => {
                let lost = fr::plural(waiting, "passage a perdu ses mots", "passages ont perdu leurs mots");
                let waits = if waiting == 1 { "attend" } else { "attendent" };
                format!("{read}\u{202f}; {lost} et {waits} une place.")
            }
        }
    },
    columns: "Colonnes du tableau…",
};
