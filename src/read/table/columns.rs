//! What the columns of a table hold, by their names, in French and in English.

use crate::model::folding::fold;
use crate::model::source::{Column, Role};

/// The names of each role, the surest first: small letters without accents or signs.
const NAMES: [(Role, &[&str]); 20] = [
    (
        Role::Question,
        &[
            "texte question",
            "texte de la question",
            "texte",
            "text",
            "question",
            "question text",
            "contenu",
            "content",
            "body",
            "libelle",
            "text fr",
        ],
    ),
    (
        Role::Answer,
        &["texte reponse", "texte de la reponse", "reponse", "answer", "answer text", "response", "reply"],
    ),
    (Role::Title, &["titre", "title", "intitule", "objet", "subject", "analyse", "title fr"]),
    (
        Role::Number,
        &[
            "numero",
            "numero de la question",
            "numero question",
            "number",
            "no",
            "n",
            "num",
            "id question",
            "short id",
            "id",
            "uid",
        ],
    ),
    (Role::Kind, &["nature", "type", "type de question", "type question", "kind", "question type"]),
    (Role::Legislature, &["legislature", "term"]),
    (
        Role::Author,
        &["auteur", "author", "depute", "senateur", "nom", "asker", "member", "mp", "asked by", "name"],
    ),
    (Role::GivenName, &["prenom", "prenoms", "first name", "given name"]),
    (Role::Civility, &["civilite", "civ"]),
    (Role::Status, &["sort", "statut", "status", "etat"]),
    (Role::Group, &["groupe", "groupe politique", "group", "party", "parti"]),
    (Role::Constituency, &["circonscription", "constituency", "departement", "district"]),
    (
        Role::Heading,
        &["rubrique", "theme", "themes", "thematique", "heading", "topic", "tags", "sujet", "theme s"],
    ),
    (
        Role::MinistryAsked,
        &[
            "ministere interroge",
            "ministere",
            "ministere de depot",
            "ministry",
            "department",
            "destinataire",
            "ministre",
            "answering body",
        ],
    ),
    (
        Role::MinistryAssigned,
        &[
            "ministere attributaire",
            "ministere de reponse",
            "ministere de transmission",
            "ministry assigned",
            "attributaire",
        ],
    ),
    (
        Role::Asked,
        &[
            "date question",
            "date de la question",
            "date publication jo",
            "date de publication jo",
            "date de publication",
            "date",
            "date de depot",
            "date tabled",
            "asked",
            "date jo",
        ],
    ),
    (Role::AskedPage, &["page question", "page jo", "page", "numero de page jo"]),
    (
        Role::Answered,
        &[
            "date reponse",
            "date de la reponse",
            "date de reponse jo",
            "date answered",
            "answered",
            "date reponse jo",
        ],
    ),
    (
        Role::Recalls,
        &[
            "reference de la question rappelee",
            "numero de la question rappelee",
            "question rappelee",
            "rappelle la question",
            "recalls question",
        ],
    ),
    (Role::AnsweredPage, &["page reponse", "page de la reponse", "page reponse jo"]),
];

/// What the columns of those names hold. A role is given once, to the name that says it best; but a question
/// may have been assigned to one ministry after another.
pub fn of_names<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<Column> {
    let mut columns: Vec<Column> =
        names.into_iter().map(|name| Column { name: name.to_owned(), role: None }).collect();
    let plain: Vec<String> = columns.iter().map(|column| plain(&column.name)).collect();
    for (role, names) in NAMES {
        if role == Role::MinistryAssigned {
            let assigned = columns.iter_mut().zip(&plain).filter(|(_, own)| names.contains(&own.as_str()));
            assigned.for_each(|(column, _)| column.role = Some(role));
            continue;
        }
        let found = names.iter().find_map(|name| plain.iter().position(|own| own == name));
        if let Some(column) =
            found.and_then(|index| columns.get_mut(index)).filter(|column| column.role.is_none())
        {
            column.role = Some(role);
        }
    }
    columns
}

/// Whether columns are those of questions: one holds a text, or several tell of questions without it.
pub fn tell_questions(columns: &[Column]) -> bool {
    let has = |role: Role| columns.iter().any(|column| column.role == Some(role));
    let known = columns.iter().filter(|column| column.role.is_some()).count();
    has(Role::Question) || has(Role::Answer) || (has(Role::Title) && has(Role::Number) && known >= FEWEST)
}

/// Fewer columns that are known tell nothing, where none of them is a text.
const FEWEST: usize = 5;

/// Whether columns are those of the open data of the Sénat.
pub fn are_of_the_senat(columns: &[Column]) -> bool {
    columns.iter().any(|column| plain(&column.name) == "ministere de depot")
}

/// Gives the role of the question to the column with the longest texts, where no name says so.
pub fn by_length(columns: &mut [Column], length: impl Fn(usize) -> usize) {
    if columns.iter().any(|column| column.role == Some(Role::Question)) {
        return;
    }
    let longest = (0..columns.len())
        .filter(|index| columns.get(*index).is_some_and(|column| column.role.is_none()))
        .max_by_key(|index| length(*index));
    if let Some(index) = longest.filter(|index| length(*index) >= SHORTEST)
        && let Some(column) = columns.get_mut(index)
    {
        column.role = Some(Role::Question);
    }
}

/// A text that is shorter than this, in bytes, is none of a question.
const SHORTEST: usize = 120;

/// Small letters and single spaces: `ministère_interrogé` and `MinistereInterroge` are `ministere interroge`.
fn plain(name: &str) -> String {
    let mut spaced = String::with_capacity(name.len());
    let mut was_small = false;
    for character in name.chars() {
        if character.is_uppercase() && was_small {
            spaced.push(' ');
        }
        was_small = character.is_lowercase();
        spaced.push(if character.is_alphanumeric() { character } else { ' ' });
    }
    fold(&spaced).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(names: &[&str], expected: &[Option<Role>]) {
        let roles: Vec<_> = of_names(names.iter().copied()).into_iter().map(|column| column.role).collect();
        assert_eq!(roles, expected);
    }

    #[test]
    fn names_say_what_columns_hold() {
        check(
            &["Numéro", "Titre", "Auteur", "Texte de la question", "Date de publication JO"],
            &[Role::Number, Role::Title, Role::Author, Role::Question, Role::Asked].map(Some),
        );
        check(
            &["questionText", "answer_text", "asked by"],
            &[Some(Role::Question), Some(Role::Answer), Some(Role::Author)],
        );
        check(&["texte", "texte de la question"], &[None, Some(Role::Question)]);
        check(&["colonne"], &[None]);
    }

    #[test]
    fn a_long_text_is_the_question_where_no_name_says_so() {
        let mut columns = of_names(["ref", "corps"]);
        by_length(&mut columns, |index| [10, 500][index]);
        assert_eq!(columns[1].role, Some(Role::Question));
        let mut short = of_names(["a", "b"]);
        by_length(&mut short, |_| 50);
        assert!(short.iter().all(|column| column.role.is_none()));
    }
}
