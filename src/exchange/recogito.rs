//! Recogito: annotations of its text annotator, and of the older one in the dress of the Web.
//!
//! Read only: it draws on a page, whose texts are not ours. The first tag of an annotation is its kind, further
//! ones an attribute, remarks its comment. The newer form may mark several places at once. Offsets count
//! UTF-16 in the page, and are hints beside the quote. Links between annotations of the older form are links
//! between their claims.

use std::collections::BTreeMap;

use super::beside::{Gathering, Mark};
use super::error::{Error, Problem};
use super::foreign::{Extract, Foreign, Text, Tie};
use super::loose::{self, Value as Json, list, offset, text, word};
use super::moment;
use super::offsets::Unit;
use super::shape::Shape;
use super::work::turn;
use crate::model::claim::Value;
use crate::model::file_place::{Count, FilePlace};
use crate::model::identity::Stamp;
use crate::model::outgoing::Format;
use crate::model::sorted;

/// What the one text is called: the files do not name theirs.
const PAGE: &str = "recogito";

/// Whether it is a file of either form.
#[must_use]
pub fn recognise(_name: &str, text: &str) -> bool {
    let shape = Shape::of(text);
    let is_new = ["", "annotations[]."].iter().any(|path| {
        let at = |key: &str| format!("{path}{key}");
        let has_place =
            shape.has(&[&at("target.selector[].quote:text"), &at("target.selector[].start:number")]);
        has_place && shape.has_some(&[&at("bodies:list"), &at("id:text")])
    });
    // What is named by a part of a page, and of no page, is what the older one makes.
    let is_old = shape.has(&["type:text", "id:text"])
        && (shape.has(&["target.selector[].exact:text"])
            || shape.has(&["target[].id:text", "motivation:text"]))
        && !shape.has_some(&["target.source:text", "target[].source:text"])
        && first_name(text).is_some_and(|name| name.starts_with('#'));
    is_new || is_old
}

/// The name of the first record.
fn first_name(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("\"id\"")?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    rest.split('"').next()
}

/// Reads annotations of either form.
///
/// # Errors
///
/// Where the file is no JSON.
pub async fn read(file: &str) -> Result<Foreign, Error> {
    let mut gathering = Gathering::new(Format::Recogito);
    let mut records = loose::records(file).await?;
    if let [(_, Ok(Json::Object(fields)))] = &mut records[..]
        && let Some(Json::Array(annotations)) = fields.remove("annotations")
    {
        let place = |n: usize| FilePlace::at(Count::Item(n + 1));
        records = annotations.into_iter().enumerate().map(|(n, own)| (place(n), Ok(own))).collect();
    }
    let mut marks: Vec<Mark> = Vec::new();
    let mut links: Vec<(FilePlace, Json)> = Vec::new();
    for (place, record) in records {
        turn().await;
        match record {
            Ok(annotation) if text(&annotation, "motivation") == Some("linking") => {
                links.push((place, annotation))
            }
            Ok(annotation) => match mark(&annotation, &place) {
                Some(mark) => marks.push(mark),
                None => gathering.refuse(place, Problem::Unmarked),
            },
            Err(problem) => gathering.refuse(place, problem),
        }
    }
    let own = gathering.text(Text { name: PAGE.to_owned(), ..Text::default() }, None, &FilePlace::default());
    let keys: Vec<String> = marks.iter().map(|mark| mark.key.clone()).collect();
    let claims = gathering.marks(own, marks, Unit::Utf16);
    let claims: BTreeMap<String, usize> = sorted::map(keys.into_iter().zip(claims));
    for (place, link) in links {
        let ends: Vec<String> = list(&link, "target").iter().filter_map(|end| word(end, "id")).collect();
        let claim = |n: usize| {
            let end = ends.get(n).map(String::as_str).unwrap_or_default();
            claims.get(end).copied().ok_or_else(|| Problem::Unknown(end.to_owned()))
        };
        match (claim(0), claim(1)) {
            (Ok(from), Ok(to)) => {
                let key = word(&link, "id").unwrap_or_else(|| place.to_string());
                let kind = bodies(&link).iter().find_map(|body| word(body, "value")).unwrap_or_default();
                gathering.tie(Tie { key, kind, from, to, ..Tie::default() });
            }
            (Err(problem), _) | (_, Err(problem)) => gathering.refuse(place, problem),
        }
    }
    Ok(gathering.finish())
}

fn mark(annotation: &Json, place: &FilePlace) -> Option<Mark> {
    let target = annotation.get("target")?;
    let extracts = extracts(target);
    if extracts.is_empty() {
        return None;
    }
    let (mut tags, mut remarks) = (Vec::new(), Vec::new());
    for body in bodies(annotation) {
        let Some(value) = word(body, "value") else { continue };
        match text(body, "purpose") {
            Some("tagging" | "classifying" | "identifying") => tags.push(value),
            _ => remarks.push(value),
        }
    }
    let made = stamp(target, "creator", "created")
        .or_else(|| bodies(annotation).iter().find_map(|body| stamp(body, "creator", "created")));
    let made = made.unwrap_or_default();
    let changed = stamp(target, "updatedBy", "updated")
        .or_else(|| bodies(annotation).iter().find_map(|body| stamp(body, "creator", "modified")));
    let mut tags = tags.into_iter();
    let mut mark = Mark {
        key: word(annotation, "id").unwrap_or_else(|| place.to_string()),
        place: place.clone(),
        extracts,
        kind: tags.next().unwrap_or_default(),
        comment: (!remarks.is_empty()).then(|| remarks.join("\n")),
        changed: changed.unwrap_or_else(|| made.clone()),
        made,
        ..Mark::default()
    };
    let others: Vec<String> = tags.collect();
    if !others.is_empty() {
        mark.attributes.insert("tags".into(), Value::Many(others));
    }
    Some(mark)
}

/// The bodies of an annotation: a list, or one.
fn bodies(annotation: &Json) -> &[Json] {
    let body = annotation.get("bodies").or_else(|| annotation.get("body"));
    match body {
        Some(Json::Array(bodies)) => bodies,
        Some(body @ Json::Object(_)) => std::slice::from_ref(body),
        _ => &[],
    }
}

/// The places of a target: one for each selector of the newer form, one of all selectors of the older.
fn extracts(target: &Json) -> Vec<Extract> {
    let position = |selector: &Json| {
        let position = offset(selector, "start").zip(offset(selector, "end"));
        position.filter(|(start, end)| start < end)
    };
    let mut extracts = Vec::new();
    let mut old = Extract::default();
    for selector in list(target, "selector") {
        match text(selector, "type") {
            Some("TextQuoteSelector") => {
                old.quote = word(selector, "exact");
                old.prefix = word(selector, "prefix").unwrap_or_default();
                old.suffix = word(selector, "suffix").unwrap_or_default();
            }
            Some("TextPositionSelector") => old.position = position(selector),
            _ => {
                let (position, quote) = (position(selector), word(selector, "quote"));
                if position.is_some() || quote.is_some() {
                    extracts.push(Extract { position, quote, ..Extract::default() });
                }
            }
        }
    }
    if old.position.is_some() || old.quote.is_some() {
        extracts.push(old);
    }
    extracts
}

fn stamp(value: &Json, who: &str, when: &str) -> Option<Stamp> {
    let at = text(value, when).and_then(moment::of)?;
    let by = value.get(who).and_then(|by| word(by, "name").or_else(|| word(by, "id")));
    Some(Stamp { by: by.unwrap_or_default(), at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixture::damages;
    use crate::exchange::work::at_once;

    fn read(file: &str) -> Result<Foreign, Error> {
        at_once(super::read(file))
    }

    const NEW: &str = r#"[{"id": "9b-1", "bodies": [
        {"id": "b1", "annotation": "9b-1", "purpose": "tagging", "value": "Lieu"},
        {"id": "b2", "annotation": "9b-1", "purpose": "tagging", "value": "sûr"},
        {"id": "b3", "annotation": "9b-1", "purpose": "commenting", "value": "près du fleuve", "creator": {"id": "u1", "name": "Ana"}}],
        "target": {"annotation": "9b-1", "creator": {"id": "u1", "name": "Ana"}, "created": "2024-03-05T12:00:00.000Z",
          "selector": [{"quote": "Le port", "start": 3, "end": 10}, {"quote": "la ville", "start": 20, "end": 28}]}},
        {"id": "9b-2", "bodies": [], "target": {"annotation": "9b-2", "selector": []}}]"#;
    const OLD: &str = r##"[{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "#a1", "type": "Annotation",
        "body": [{"type": "TextualBody", "value": "Lieu", "purpose": "tagging"}, {"type": "TextualBody", "value": "oui", "purpose": "replying"}],
        "target": {"selector": [{"type": "TextQuoteSelector", "exact": "Le port"}, {"type": "TextPositionSelector", "start": 3, "end": 10}]}},
        {"id": "#a2", "type": "Annotation", "body": {"type": "TextualBody", "value": "seul"},
        "target": {"selector": [{"type": "TextPositionSelector", "start": 20, "end": 28}]}},
        {"id": "#r", "type": "Annotation", "motivation": "linking", "body": [{"value": "près de", "purpose": "tagging"}], "target": [{"id": "#a1"}, {"id": "#a2"}]},
        {"id": "#s", "type": "Annotation", "motivation": "linking", "body": [], "target": [{"id": "#a1"}, {"id": "#zz"}]}]"##;

    #[test]
    fn annotations_of_several_places_are_read() {
        assert!(recognise("x", NEW));
        let foreign = read(NEW).unwrap();
        let item = &foreign.items[0];
        let quotes: Vec<&str> = item.extracts.iter().filter_map(|own| own.quote.as_deref()).collect();
        assert_eq!((quotes, item.extracts[1].position), (vec!["Le port", "la ville"], Some((20, 28))));
        assert_eq!((&*item.key, &*item.comment, &*item.made.by), ("9b-1", "près du fleuve", "Ana"));
        let claim = &foreign.claims[0];
        assert_eq!((&*claim.kind, &claim.attributes["tags"]), ("Lieu", &Value::Many(vec!["sûr".to_owned()])));
        assert_eq!(foreign.refused, [(FilePlace::at(Count::Item(2)), Problem::Unmarked)]);
    }

    #[test]
    fn the_older_form_has_links() {
        assert!(recognise("x", OLD));
        let foreign = read(OLD).unwrap();
        assert_eq!((foreign.items.len(), foreign.items[0].extracts.len()), (2, 1));
        assert_eq!((&*foreign.items[0].comment, &*foreign.items[1].comment), ("oui", "seul"));
        assert_eq!((&*foreign.links[0].kind, foreign.links[0].from, foreign.links[0].to), ("près de", 0, 1));
        assert_eq!(foreign.refused, [(FilePlace::at(Count::Item(4)), Problem::Unknown("#zz".to_owned()))]);
        assert!(!recognise("x", &OLD.replace("\"#a1\"", "\"urn:a\"")));
    }

    #[test]
    fn damaged_files_are_refused_with_their_place() {
        for damaged in damages(NEW).chain(damages(OLD)) {
            if let Err(error) = read(&damaged) {
                assert!(!error.place().is_empty());
            }
        }
    }
}
