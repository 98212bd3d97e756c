//! A row of a table becomes a question.

use std::ops::Range;

use super::columns;
use crate::model::document::Warning;
use crate::model::question::{Chamber, Question};
use crate::model::source::{Column, Role};
use crate::read::assemblee::{self, codes};
use crate::read::builder::Text;
use crate::read::excerpt::Excerpt;
use crate::read::html;
use crate::read::json::{Json, Value};
use crate::read::record::{Record, Section, Setting, said};

/// The records of a file, each by its bytes, and what their keys hold, for those that are not of the Assemblée.
pub type Pieces = (Vec<Range<usize>>, Option<Vec<Column>>);

/// Reads a row whose fields are `fields`, each with the bytes that name it.
fn read<'a>(
    source: &'a str,
    chamber: Option<Chamber>,
    fields: Vec<(Role, Excerpt<'a>, Range<usize>)>,
) -> Text {
    let mut record = Record::default();
    let mut words: Vec<(Role, String)> = Vec::new();
    for (role, excerpt, name) in fields {
        if excerpt.text().trim().is_empty() {
            continue;
        }
        match role {
            Role::Title => record.title.push(unescaped(excerpt)),
            Role::Question => record.question.push(section(excerpt, name)),
            Role::Answer => record.answer.push(section(excerpt, name)),
            Role::Number | Role::Kind => {
                words.push((role, said(&excerpt)));
                if role == Role::Number {
                    record.number = Some(excerpt);
                } else {
                    record.kind = Some(excerpt.hull(0..excerpt.text().len()));
                }
            }
            _ => words.push((role, said(&excerpt))),
        }
    }
    record.has_headings = !record.answer.is_empty();
    let of = |role: Role| words.iter().find(|(own, _)| *own == role).map(|(_, words)| words.clone());
    let kind = of(Role::Kind);
    let names_senat = kind.as_deref().is_some_and(|kind| kind.contains("Sénat"));
    // Of several ministries the last one has to answer.
    let assigned = words.iter().rev().find(|(own, _)| *own == Role::MinistryAssigned);
    record.data = Question {
        chamber: chamber.or(names_senat.then_some(Chamber::Senat)),
        legislature: of(Role::Legislature).and_then(|words| words.parse().ok()),
        number: of(Role::Number).and_then(|words| number(&words)),
        kind: kind.as_deref().and_then(codes::kind),
        author: full_name(of(Role::Civility), of(Role::GivenName), of(Role::Author)),
        group: of(Role::Group),
        constituency: of(Role::Constituency),
        heading: of(Role::Heading),
        ministry_asked: of(Role::MinistryAsked),
        ministry_assigned: assigned.map(|(_, words)| words.clone()),
        asked: codes::publication(of(Role::Asked).as_deref(), of(Role::AskedPage).as_deref()),
        answered: codes::publication(of(Role::Answered).as_deref(), of(Role::AnsweredPage).as_deref()),
        recalls: of(Role::Recalls).and_then(|words| recalled(&words)),
        closed: of(Role::Status).and_then(|words| codes::closing(&words, None)),
        ..Question::default()
    };
    if record.question.is_empty() && record.answer.is_empty() {
        record.warnings.push(Warning::NoText);
    }
    record.write(source)
}

/// The number that a question is given: `05975`, `n° 5975`, `1054S`. What goes on with digits, `26.3518`, is
/// no number: its beginning would stand for many questions.
fn number(words: &str) -> Option<u32> {
    let words = words.trim_start_matches(|sign: char| !sign.is_ascii_digit());
    let end = words.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(words.len());
    let (digits, rest) = words.split_at(end);
    let goes_on = rest.chars().any(|sign| sign.is_ascii_digit());
    digits.parse().ok().filter(|_| !goes_on)
}

/// The number in what names a question: `05975`, `1054S`, or a reference of the Sénat, which begins with the
/// year and the month: `250805975`, `23101054S`.
fn recalled(words: &str) -> Option<u32> {
    let digits = words.trim_start_matches(|sign: char| !sign.is_ascii_digit());
    let end = digits.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(digits.len());
    let (digits, rest) = digits.split_at(end);
    let is_lettered = rest.starts_with(|sign: char| sign.is_ascii_uppercase());
    let number = match digits.len() {
        0..=6 => digits,
        8 if is_lettered => digits.get(4..)?,
        9 => digits.get(4..)?,
        _ => return None,
    };
    number.parse().ok()
}

/// A name whose parts may stand in columns of their own, or all in the last one.
fn full_name(civility: Option<String>, given: Option<String>, name: Option<String>) -> Option<String> {
    let name = name?;
    let before = [civility, given].into_iter().flatten().filter(|part| !name.contains(part.as_str()));
    Some(before.chain(std::iter::once(name.clone())).collect::<Vec<_>>().join(" "))
}

/// Reads the row of a table of CSV that `source` is.
pub fn read_row(source: &str, columns: &[Column], delimiter: char) -> Text {
    let fields = super::row(source, 0, delimiter).map(|row| row.fields).unwrap_or_default();
    let names_senat = |field: &Excerpt<'_>| field.text().contains("senat.fr/");
    let is_senat = columns::are_of_the_senat(columns) || fields.iter().any(names_senat);
    let fields = columns.iter().zip(fields).filter_map(|(column, field)| {
        let place = field.hull(0..field.text().len());
        Some((column.role?, field, place))
    });
    read(source, is_senat.then_some(Chamber::Senat), fields.collect())
}

/// Reads the record that `source` is: one of the Assemblée, or an object whose keys tell what it holds.
pub fn read_json(source: &str, columns: Option<&[Column]>) -> Text {
    let Some(json) = Json::scan(source) else { return Text::default() };
    if record_of(json.root()).is_some_and(assemblee::is_question) {
        return assemblee::read_json(source, &json);
    }
    let Some(object) = record_of(json.root()) else { return Text::default() };
    let guessed = guess(&[object]);
    let columns = columns.unwrap_or(&guessed);
    let fields = columns.iter().filter_map(|column| {
        let value = object.get(&column.name)?;
        Some((column.role?, value.text()?, value.key_range()))
    });
    let is_senat = columns::are_of_the_senat(columns);
    let mut text = read(source, is_senat.then_some(Chamber::Senat), fields.collect());
    if json.is_damaged() {
        text.warnings.push(Warning::Damaged);
    }
    text
}

/// The object that a file of one record holds.
fn record_of<'j, 'a>(root: Value<'j, 'a>) -> Option<Value<'j, 'a>> {
    if root.is_array() { root.values().next() } else { Some(root) }.filter(Value::is_object)
}

/// The records in a file of JSON, if it holds any.
pub fn json_records(source: &str) -> Option<Pieces> {
    let json = Json::scan(source)?;
    let root = json.root();
    if assemblee::is_question(root) {
        return Some((vec![root.range()], None));
    }
    // Lists may stand a few objects deep: `{"questions": {"question": […]}}`.
    let mut wanted = vec![root];
    for _ in 0..4 {
        let lists: Vec<_> = wanted.iter().filter(|value| value.is_array()).collect();
        for list in lists {
            let objects: Vec<_> = list.values().filter(Value::is_object).collect();
            if objects.iter().any(|object| assemblee::is_question(*object)) {
                let questions = objects.iter().filter(|object| assemblee::is_question(**object));
                return Some((questions.map(Value::range).collect(), None));
            }
            if let Some(columns) = of_objects(&objects) {
                return Some((objects.iter().map(Value::range).collect(), Some(columns)));
            }
        }
        wanted = wanted
            .iter()
            .filter(|value| value.is_object())
            .flat_map(|value| value.values())
            .take(1000)
            .collect();
    }
    let columns = of_objects(&[root])?;
    Some((vec![root.range()], Some(columns)))
}

/// Keys that only files of annotations have: what they annotate is no question to be read.
const ANNOTATIONS: [&str; 14] = [
    "@context",
    "annotations",
    "annotation",
    "entities",
    "spans",
    "label",
    "labels",
    "predictions",
    "target",
    "denotations",
    "relations",
    "%TYPES",
    "format",
    "tokens",
];

/// Whether `object` is one of a file of annotations.
pub fn is_annotation(object: Value<'_, '_>) -> bool {
    ANNOTATIONS.iter().any(|key| object.get(key).is_some())
}

/// The keys of `objects` that hold a text.
pub fn names_of<'a>(objects: &[Value<'_, 'a>]) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for value in objects.iter().flat_map(|object| object.values()) {
        if names.len() >= 200 {
            break;
        }
        if value.text().is_some() && !names.contains(&value.key()) {
            names.push(value.key());
        }
    }
    names
}

/// What the keys of `objects` hold, if they are records of texts.
fn of_objects(objects: &[Value<'_, '_>]) -> Option<Vec<Column>> {
    let first = objects.first().filter(|object| object.is_object())?;
    if is_annotation(*first) {
        return None;
    }
    let head = objects.get(..objects.len().min(20)).unwrap_or_default();
    let columns = guess(head);
    let has = |role: Role| columns.iter().any(|column| column.role == Some(role));
    let known = columns.iter().filter(|column| column.role.is_some()).count();
    (has(Role::Question) && known > 1).then_some(columns)
}

/// What the keys of `objects` hold; keys that hold nothing that is read are left out.
fn guess(objects: &[Value<'_, '_>]) -> Vec<Column> {
    let names = names_of(objects);
    let mut columns = columns::of_names(names.iter().copied());
    columns::by_length(&mut columns, |index| {
        let name = names.get(index).copied().unwrap_or_default();
        objects
            .iter()
            .filter_map(|object| object.get(name))
            .filter(Value::is_text)
            .map(|text| text.range().len())
            .max()
            .unwrap_or(0)
    });
    columns.retain(|column| column.role.is_some());
    columns
}

fn section<'a>(excerpt: Excerpt<'a>, heading: Range<usize>) -> Section<'a> {
    let text = unescaped(excerpt);
    let said = text.text();
    let setting = if !said.contains(['<', '&']) {
        Setting::Plain
    } else if !said.contains(['\n', '\r']) || lays_out(said) {
        Setting::Html
    } else {
        Setting::Lines
    };
    Section { heading, text, setting }
}

/// Whether some tag of `text` sets its lines.
fn lays_out(text: &str) -> bool {
    text.split('<').skip(1).any(|tag| {
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        name == "br" || html::is_laid_out(&name)
    })
}

/// The same text with its references resolved as long as they only hide tags.
fn unescaped(mut excerpt: Excerpt<'_>) -> Excerpt<'_> {
    for _ in 0..3 {
        let text = excerpt.text();
        if text.contains('<') || !(text.contains("&lt;") || text.contains("&amp;lt;")) {
            break;
        }
        let mut plainer = Excerpt::default();
        for token in html::tokens(&excerpt) {
            if let html::TokenKind::Text(text, verbatim) = token.kind {
                plainer.push(&text, token.source, verbatim);
            }
        }
        excerpt = plainer;
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_of_a_number_is_none() {
        let named = ["05975", "n° 12", "QE 7", "0123S", "26.3518", "12-34", "x", ""];
        let numbers = [Some(5975), Some(12), Some(7), Some(123), None, None, None, None];
        assert_eq!(named.map(number), numbers);
    }

    #[test]
    fn a_question_that_is_recalled_is_named_by_number_or_reference() {
        let named = ["05975", "n° 5975", "1054S", "250805975", "SEQ250805975", "23101054S", "23101054", "–"];
        let numbers = [Some(5975), Some(5975), Some(1054), Some(5975), Some(5975), Some(1054), None, None];
        assert_eq!(named.map(recalled), numbers);
    }
}
