//! The question data as variables of sources: `legislature`, `author`, `asked.date`.
//!
//! Programs sort and select documents by them. Their names are those of the dossier file, a path where one
//! lies within another; what is a list is one text, its items parted by spaces.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::guid;
use crate::exchange::error::{Error, form_of};
use crate::exchange::markup::Markup;
use crate::exchange::question::QuestionForm;
use crate::model::question::Question;

/// The lists among the data.
const RENEWED: &str = "renewed";
const RECALLED_BY: &str = "recalled_by";

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Text,
    Integer,
    Date,
}

impl Sort {
    /// What the standard calls it.
    fn name(self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::Integer => "Integer",
            Self::Date => "Date",
        }
    }
}

/// The variables of a question: what each is called, and what it says.
pub fn variables(question: &Question) -> Vec<(String, Sort, String)> {
    let form = serde_json::to_value(QuestionForm::from(question));
    let mut found = Vec::new();
    let Ok(Json::Object(fields)) = form else { return found };
    for (name, value) in fields {
        match value {
            Json::Object(inner) => found
                .extend(inner.iter().filter_map(|(own, value)| variable(&format!("{name}.{own}"), value))),
            value => found.extend(variable(&name, &value)),
        }
    }
    found
}

fn variable(name: &str, value: &Json) -> Option<(String, Sort, String)> {
    let (sort, text) = match value {
        Json::Number(number) => (Sort::Integer, number.to_string()),
        Json::String(text) if name == "signalled" || name.ends_with(".date") => (Sort::Date, text.clone()),
        Json::String(text) => (Sort::Text, text.clone()),
        Json::Array(items) => {
            let item = |item: &Json| item.as_str().map_or_else(|| item.to_string(), str::to_owned);
            (Sort::Text, items.iter().map(item).collect::<Vec<_>>().join(" "))
        }
        _ => return None,
    };
    Some((name.to_owned(), sort, text))
}

/// Writes the declaration of a variable.
pub fn declare(name: &str, sort: Sort, markup: &mut Markup) {
    markup.empty(
        "Variable",
        &[("guid", &variable_guid(name)), ("name", name), ("typeOfVariable", sort.name())],
    );
}

/// Writes what a variable says of a source.
pub fn say((name, sort, text): &(String, Sort, String), markup: &mut Markup) {
    markup.open("VariableValue", &[]);
    markup.empty("VariableRef", &[("targetGUID", &variable_guid(name))]);
    markup.words(&format!("{}Value", sort.name()), text);
    markup.close("VariableValue");
}

fn variable_guid(name: &str) -> String {
    guid("variable", name)
}

/// The question data that variables tell; those of other programs are none.
pub fn read(variables: &BTreeMap<String, String>, place: &str) -> Result<Question, Error> {
    let mut fields = Map::new();
    for (name, text) in variables {
        let value = match text.parse::<u32>() {
            Ok(number) if is_number(name) => Json::from(number),
            _ if name == RECALLED_BY => {
                let numbers = text.split_whitespace().filter_map(|number| number.parse::<u32>().ok());
                numbers.map(Json::from).collect()
            }
            _ if name == RENEWED => text.split_whitespace().map(Json::from).collect(),
            _ => Json::from(text.as_str()),
        };
        match name.split_once('.') {
            Some((outer, inner)) if PARTED.contains(&outer) => {
                let part = fields.entry(outer).or_insert_with(|| Json::Object(Map::new()));
                if let Json::Object(part) = part {
                    part.insert(inner.to_owned(), value);
                }
            }
            _ if NAMES.contains(&name.as_str()) => drop(fields.insert(name.clone(), value)),
            _ => {}
        }
    }
    let form: Result<QuestionForm, Error> = form_of(&Json::Object(fields));
    form.map_err(|error| Error::new(place, error.problem().clone()))?.read(&place)
}

fn is_number(name: &str) -> bool {
    matches!(name, "legislature" | "number" | "recalls") || name.ends_with(".page")
}

/// Those that have parts.
const PARTED: [&str; 3] = ["asked", "answered", "closed"];
/// The others.
const NAMES: [&str; 16] = [
    "chamber",
    "legislature",
    "number",
    "type",
    "title",
    "author",
    "constituency",
    "group",
    "heading",
    "ministry_asked",
    "ministry_assigned",
    "author_reference",
    "signalled",
    RENEWED,
    "recalls",
    RECALLED_BY,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Date;
    use crate::model::question::{Chamber, Closing, Publication, QuestionKind};

    #[test]
    fn the_data_of_a_question_are_variables_and_come_back() {
        let date: Date = "2025-01-21".parse().unwrap();
        let question = Question {
            chamber: Some(Chamber::AssembleeNationale),
            legislature: Some(17),
            number: Some(3331),
            kind: Some(QuestionKind::Written),
            title: Some("2019".to_owned()),
            author: Some("Mme X".to_owned()),
            constituency: Some("a".to_owned()),
            group: Some("b".to_owned()),
            heading: Some("c".to_owned()),
            ministry_asked: Some("d".to_owned()),
            ministry_assigned: Some("e".to_owned()),
            asked: Some(Publication { date, page: Some(186) }),
            answered: Some(Publication { date, page: None }),
            author_reference: Some("PA1".to_owned()),
            signalled: Some(date),
            renewed: vec![date, date],
            recalls: Some(2871),
            recalled_by: vec![4012, 4700],
            closed: Some(Closing::Withdrawn(Some(date))),
        };
        let found = variables(&question);
        assert!(found.contains(&("asked.page".to_owned(), Sort::Integer, "186".to_owned())));
        assert!(found.contains(&("signalled".to_owned(), Sort::Date, "2025-01-21".to_owned())));
        let mut said: BTreeMap<_, _> = found.into_iter().map(|(name, _, text)| (name, text)).collect();
        said.insert("Geschlecht".to_owned(), "w".to_owned());
        assert_eq!(read(&said, ""), Ok(question));
        said.insert("asked.date".to_owned(), "hier".to_owned());
        assert_eq!(read(&said, "q").unwrap_err().place().to_string(), "q.asked.date");
    }
}
