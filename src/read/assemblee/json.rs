//! The open data of the Assemblée in JSON: one record.
//!
//! An element that stands several times is an array, alone it is an object; any of them may be null. The
//! texts are HTML, sometimes broken. The author is a reference without a name.

use super::codes;
use crate::model::document::Warning;
use crate::model::question::{Chamber, Question, QuestionKind};
use crate::read::builder::Text;
use crate::read::json::{Json, Value};
use crate::read::record::{Record, Section, Setting};

/// Whether `value` is a record of a question.
pub fn is_question(value: Value<'_, '_>) -> bool {
    let question = value.get("question").unwrap_or(value);
    question.get("identifiant").is_some()
        && ["textesQuestion", "textesReponse", "indexationAN", "minInt"]
            .iter()
            .any(|key| question.get(key).is_some())
}

/// Reads one record.
pub fn read(source: &str, json: &Json<'_>) -> Text {
    let root = json.root();
    let root = if root.is_array() { root.values().next().unwrap_or(root) } else { root };
    let question = root.get("question").unwrap_or(root);
    let mut record = Record { data: data(question), ..Record::default() };
    record.title = question
        .at(&["indexationAN", "analyses", "analyse"])
        .map(|analyses| analyses.each().iter().filter_map(Value::text).collect())
        .unwrap_or_default();
    record.kind = question.get("type").map(|kind| kind.range());
    record.number = question.at(&["identifiant", "numero"]).and_then(|number| number.text());
    record.question = sections(question, "textesQuestion", "texteQuestion");
    record.answer = sections(question, "textesReponse", "texteReponse");
    if record.data.author.is_none() {
        record.data.author = record.question.first().and_then(|section| codes::author(section.text.text()));
    }
    if json.is_damaged() {
        record.warnings.push(Warning::Damaged);
    }
    record.write(source)
}

fn sections<'a>(question: Value<'_, 'a>, list: &str, one: &str) -> Vec<Section<'a>> {
    let Some(texts) = question.at(&[list, one]) else { return Vec::new() };
    let section = |text: &Value<'_, 'a>| {
        let text = text.get("texte")?;
        Some(Section { heading: texts.key_range(), text: text.text()?, setting: Setting::Html })
    };
    texts.each().iter().filter_map(section).collect()
}

fn data(question: Value<'_, '_>) -> Question {
    let words = |path: &[&str]| question.at(path).and_then(|value| value.words());
    let number = |path: &[&str]| words(path)?.parse().ok();
    let mut data = Question {
        chamber: Some(Chamber::AssembleeNationale),
        legislature: words(&["identifiant", "legislature"]).and_then(|number| number.parse().ok()),
        number: number(&["identifiant", "numero"]),
        kind: words(&["type"]).and_then(|kind| codes::kind(&kind)),
        author: name(question),
        author_reference: words(&["auteur", "identite", "acteurRef"]),
        group: words(&["auteur", "groupe", "developpe"]).or_else(|| words(&["auteur", "groupe", "abrege"])),
        heading: words(&["indexationAN", "rubrique"]),
        ministry_asked: question.get("minInt").and_then(ministry),
        ministry_assigned: question.at(&["minAttribs", "minAttrib"]).and_then(|ministries| {
            ministries.each().last().and_then(|last| ministry(last.get("denomination").unwrap_or(*last)))
        }),
        ..Question::default()
    };
    let place = |info: Option<Value<'_, '_>>| {
        let info = info?;
        let words = |key: &str| info.get(key).and_then(|value| value.words());
        codes::publication(words("dateJO").as_deref(), words("pageJO").as_deref())
    };
    data.asked = place(question.at(&["textesQuestion", "texteQuestion", "infoJO"]));
    data.answered = place(question.at(&["textesReponse", "texteReponse", "infoJO"]));
    if data.asked.is_none() {
        // A question to the Government is published with its answer.
        let assigned = || place(question.at(&["minAttribs", "minAttrib", "infoJO"]));
        let with_answer = data.answered.filter(|_| data.kind == Some(QuestionKind::ToGovernment));
        data.asked = with_answer.or_else(assigned);
    }
    data.signalled = question.get("signalement").and_then(first_date);
    data.renewed = question
        .get("renouvellements")
        .map(|list| {
            list.get("renouvellement")
                .unwrap_or(list)
                .each()
                .iter()
                .filter_map(|one| first_date(*one))
                .collect()
        })
        .unwrap_or_default();
    data.closed = question.get("cloture").and_then(|closing| {
        let words = |key: &str| closing.get(key).and_then(|value| value.words()).unwrap_or_default();
        let said = format!("{} {}", words("codeCloture"), words("libelleCloture"));
        codes::closing(&said, Some(&words("dateCloture")))
    });
    data
}

fn name(question: Value<'_, '_>) -> Option<String> {
    let identity = question.at(&["auteur", "identite"])?;
    let names = ["civ", "civilite", "prenom", "nom"].into_iter().filter_map(|key| identity.get(key)?.words());
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| names.join(" "))
}

fn ministry(value: Value<'_, '_>) -> Option<String> {
    ["abrege", "developpe"].into_iter().find_map(|key| value.get(key)?.words()).or_else(|| value.words())
}

/// The first day that stands in `value`, under a key that names one.
fn first_date(value: Value<'_, '_>) -> Option<crate::model::date::Date> {
    let own = value.values().filter(|value| value.key().starts_with("date"));
    let own = own.filter_map(|value| codes::date(&value.words()?)).next();
    own.or_else(|| {
        let info = value.get("infoJO")?;
        info.values()
            .filter(|value| value.key().starts_with("date"))
            .find_map(|value| codes::date(&value.words()?))
    })
    .or_else(|| codes::date(&value.words()?))
}
