//! The open data of the Assemblée in XML: one record, `QUESTION`.
//!
//! The texts are HTML in sections of CDATA. An element may stand several times in different places, may be
//! empty, and may hold numbered elements (`ORDRE`) of which the last one counts.

use std::ops::Range;

use super::codes;
use crate::model::question::{Chamber, Question};
use crate::read::builder::Text;
use crate::read::record::{Record, Section, Setting};
use crate::read::xml::{Element, Xml};

/// The bytes of the records in `source`, if it holds any. One inside another is a piece of it.
pub fn records(source: &str) -> Vec<Range<usize>> {
    let Some(xml) = Xml::scan(source) else { return Vec::new() };
    let records =
        xml.named("question").filter(|element| is_question(*element)).map(|element| element.range());
    let mut end = 0;
    let outer = records.filter(|range| {
        let is_outer = range.start >= end;
        end = end.max(range.end);
        is_outer
    });
    outer.collect()
}

fn is_question(element: Element<'_, '_>) -> bool {
    ["depot", "reponse", "legislature"].iter().any(|name| element.child(name).is_some())
}

/// Reads one record.
pub fn read<'a>(source: &'a str) -> Text {
    let xml = Xml::scan(source).unwrap_or_default();
    let mut record = Record::default();
    let Some(question) = xml.named("question").next() else { return record.write(source) };
    record.data = data(question);
    record.title =
        question.all(&["indexation_an", "analyse", "ana"]).iter().map(|element| element.text()).collect();
    record.kind = question.attribute("type").is_some().then(|| question.tag_range());
    record.number = question.children("depot").find_map(|deposit| {
        let number = deposit.attribute("numero")?;
        let tag = deposit.tag_range();
        let at = tag.start + source.get(tag)?.rfind(number)?;
        Some(crate::read::excerpt::Excerpt::of(source, at..at + number.len()))
    });
    let sections = |path: &[&str]| {
        let texts = question.all(path).into_iter();
        let section = |text: Element<'_, 'a>| Section {
            heading: text.name_range(),
            text: text.text(),
            setting: Setting::Html,
        };
        texts.map(section).collect::<Vec<Section<'a>>>()
    };
    record.question = sections(&["depot", "texte_depot"]);
    record.answer = sections(&["reponse", "texte_reponse"]);
    record.write(source)
}

fn data(question: Element<'_, '_>) -> Question {
    let words = |path: &[&str]| question.all(path).iter().find_map(|element| element.words());
    let last = |path: &[&str]| question.all(path).iter().rev().find_map(|element| element.words());
    let attribute = |name: &str, attribute: &str| {
        question.children(name).find_map(|element| element.attribute(attribute)).map(str::to_owned)
    };
    let deposit = || question.children("depot").find(|deposit| deposit.child("date_jo").is_some());
    let day = |element: Element<'_, '_>, name: &str| element.child(name).and_then(|element| element.words());
    Question {
        chamber: Some(Chamber::AssembleeNationale),
        legislature: words(&["legislature"]).and_then(|number| number.parse().ok()),
        number: attribute("depot", "numero").and_then(|number| number.parse().ok()),
        kind: question.attribute("type").and_then(codes::kind),
        author: author(question),
        author_reference: words(&["auteur", "id_acteur"]),
        group: words(&["groupe", "libelle"]).or_else(|| attribute("groupe", "sigle")),
        constituency: constituency(question),
        heading: attribute("indexation_an", "rubrique"),
        ministry_asked: words(&["mini", "abrege"]).or_else(|| words(&["mini", "developpe"])),
        ministry_assigned: last(&["mina", "ordre", "abrege"])
            .or_else(|| last(&["mina", "abrege"]))
            .or_else(|| last(&["mina", "ordre", "developpe"])),
        asked: deposit().and_then(|deposit| {
            codes::publication(day(deposit, "date_jo").as_deref(), day(deposit, "page_jo").as_deref())
        }),
        answered: codes::publication(
            words(&["reponse", "date_jo_reponse"]).as_deref(),
            words(&["reponse", "page_jo_reponse"]).as_deref(),
        ),
        signalled: words(&["signalement", "date_jo"])
            .or_else(|| words(&["signalement", "date_depot_signal"]))
            .and_then(|day| codes::date(&day)),
        renewed: question
            .all(&["renouvellement", "ordre", "date_renouvellement"])
            .iter()
            .filter_map(|element| codes::date(&element.words()?))
            .collect(),
        closed: question.child("cloture").and_then(|closing| {
            let said = ["abrege", "libelle"].map(|name| day(closing, name).unwrap_or_default()).join(" ");
            codes::closing(&said, day(closing, "date_jo").as_deref())
        }),
        ..Question::default()
    }
}

fn author(question: Element<'_, '_>) -> Option<String> {
    let author = question.child("auteur")?;
    let names = ["civilite", "prenom", "nom"].into_iter().filter_map(|name| author.child(name)?.words());
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// `Haute-Marne (2e circonscription)`, as the pages write it.
fn constituency(question: Element<'_, '_>) -> Option<String> {
    let constituency = question.child("circonscription")?;
    let department = constituency.child("departement")?.words()?;
    Some(match constituency.attribute("numero_circonscription").filter(|number| !number.is_empty()) {
        Some("1") => format!("{department} (1re circonscription)"),
        Some(number) => format!("{department} ({number}e circonscription)"),
        None => department,
    })
}
