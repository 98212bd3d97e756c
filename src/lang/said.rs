//! What is said of claims and questions, in words: attributes, links, publications.

use super::Messages;
use crate::model::claim::Value;
use crate::model::codebook::{Attribute, Codebook, Form};
use crate::model::date::Date;
use crate::model::datum::Datum;
use crate::model::evidence::Evidence;
use crate::model::question::{Publication, Question};

/// The attribute that says what became of a claim under scrutiny.
pub const VERDICT: &str = "verdict";

/// The value of an attribute in words; of one that the codebook does not know, as it is.
#[must_use]
pub fn value(attribute: Option<&Attribute>, value: &Value, messages: &Messages) -> String {
    let name = |text: &String| {
        let choice = attribute.and_then(|own| own.values.iter().find(|choice| *choice.id == **text));
        choice.map_or_else(|| text.clone(), |choice| messages.get(&choice.label).to_owned())
    };
    let is_date = |own: &Attribute| matches!(own.form, Form::Date | Form::DateOrDuration);
    match value {
        Value::One(text) if attribute.is_some_and(is_date) => messages.note.date(text),
        Value::One(text) => name(text),
        Value::Many(texts) => texts.iter().map(name).collect::<Vec<_>>().join(", "),
        Value::Evidence(pieces) => {
            let name = |piece: &Evidence| {
                if piece.title.is_empty() { piece.url.clone() } else { piece.title.clone() }
            };
            pieces.iter().map(name).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
        }
    }
}

/// What a kind is called: its short name, or the name that the codebook does not know.
#[must_use]
pub fn kind<'a>(codebook: &'a Codebook, kind: &'a str, messages: &Messages) -> &'a str {
    codebook.kind(kind).map_or(kind, |own| messages.get(&own.short))
}

/// What a link of that type is called, seen from one of its ends.
#[must_use]
pub fn relation(kind: &str, outgoing: bool, codebook: &Codebook, messages: &Messages) -> String {
    let label = codebook.link(kind).map_or(kind, |own| messages.get(&own.label));
    messages.note.relation(kind, label, outgoing)
}

/// `JO du 21 janvier 2025, p. 186`; the day alone for a question of another parliament.
#[must_use]
pub fn gazette(question: &Question, place: Publication, messages: &Messages) -> String {
    let date = (messages.date)(place.date);
    if question.is_in_the_gazette(place) { (messages.gazette)(&date, place.page) } else { date }
}

/// What is said of a datum, in the analyst's language.
#[must_use]
pub fn datum(datum: Datum, question: &Question, messages: &Messages) -> Option<String> {
    let date = |date: Date| (messages.date)(date);
    match datum {
        Datum::Asked => question.asked.map(|place| gazette(question, place, messages)),
        Datum::Answered => question.answered.map(|place| gazette(question, place, messages)),
        Datum::Signalled => question.signalled.map(date),
        Datum::Renewed => {
            let days: Vec<String> = question.renewed.iter().copied().map(date).collect();
            (!days.is_empty()).then(|| days.join(", "))
        }
        Datum::Recalls => question.recalls.map(numbered),
        Datum::RecalledBy => {
            let numbers: Vec<String> = question.recalled_by.iter().copied().map(numbered).collect();
            (!numbers.is_empty()).then(|| numbers.join(", "))
        }
        Datum::Closed => question.closed.map(|closed| {
            let how = (messages.data.choice)(&datum.read(question));
            closed.date().map_or_else(|| how.to_owned(), |day| format!("{how}, {}", date(day)))
        }),
        datum => {
            let value = datum.read(question);
            let named =
                if datum.is_typed() { value.clone() } else { (messages.data.choice)(&value).to_owned() };
            (!value.is_empty()).then_some(named)
        }
    }
}

fn numbered(number: u32) -> String {
    format!("n°\u{a0}{number}")
}

/// Who asks whom, when it was published, and what has become of it, in one line; empty where nothing is known.
#[must_use]
pub fn line(question: &Question, messages: &Messages) -> String {
    let who = [&question.author, &question.group, &question.constituency];
    let who: Vec<&str> = who.into_iter().filter_map(|value| value.as_deref()).collect();
    let ministries = match (&question.ministry_asked, &question.ministry_assigned) {
        (Some(asked), Some(assigned)) if asked != assigned => Some(format!("{asked} → {assigned}")),
        (Some(one), _) | (None, Some(one)) => Some(one.clone()),
        (None, None) => None,
    };
    let who = (!who.is_empty()).then(|| who.join("\u{a0}· "));
    let published = question.asked.map(|place| gazette(question, place, messages));
    let known = [who, ministries, published].into_iter().flatten().collect::<Vec<_>>().join("\u{a0}— ");
    let status = question.is_of_a_chamber().then(|| (messages.data.status)(question.status()).to_owned());
    [Some(known).filter(|known| !known.is_empty()), status]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("\u{a0}· ")
}
