//! The texts of the dialog for the columns of a table.

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
    },
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
    },
};
