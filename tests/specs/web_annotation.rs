//! What the W3C's Web Annotation Data Model (Recommendation of 2017-02-23) says must be so, clause by clause,
//! and what Scolie writes beside it.
//!
//! The clauses are those of which a program can judge a file: their number is that of the section.

use serde_json::{Value as Json, json};

use scolie::exchange::formats::{self, Options};
use scolie::model::outgoing::Format;

use crate::question::question_3331;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
const MOTIVATIONS: [&str; 13] = [
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
];

/// What a file does not keep, clause by clause, each with the number of its section.
fn broken(file: &Json) -> Vec<&'static str> {
    let mut broken = Vec::new();
    let mut must = |holds: bool, clause: &'static str| {
        if !holds && !broken.contains(&clause) {
            broken.push(clause);
        }
    };
    let contexts = each(&file["@context"]);
    must(contexts.contains(&&json!(CONTEXT)), "3.1 the @context is that of the W3C, or holds it");
    for set in [file, &file["first"], &file["partOf"]].into_iter().filter(|own| own.is_object()) {
        check_set(set, &mut must);
    }
    for annotation in annotations(file) {
        check_annotation(annotation, &mut must);
    }
    broken
}

type Must<'a> = dyn FnMut(bool, &'static str) + 'a;

fn check_set(set: &Json, must: &mut Must<'_>) {
    let types = each(&set["type"]);
    if types.contains(&&json!("AnnotationCollection")) {
        must(is_iri(&set["id"]), "5.1 a collection has exactly one id, an IRI");
        must(set["total"].is_null() || set["total"].is_u64(), "5.1 total is one whole number, not negative");
        let is_empty = set["total"] == 0;
        let (first, is_part) = (&set["first"], set["first"].is_null());
        let is_page = is_iri(first) || is_iri(&first["id"]);
        must(is_empty || is_part || is_page, "5.1 first is one page, or its IRI");
    } else {
        must(types == [&json!("AnnotationPage")], "5.2 a page has the type AnnotationPage");
        must(is_iri(&set["id"]), "5.2 a page has exactly one id, an IRI");
        must(set["items"].is_array(), "5.2 a page has one list of items");
        let index = &set["startIndex"];
        must(index.is_null() || index.is_u64(), "5.2 startIndex is one whole number, not negative");
        let next = &set["next"];
        must(next.is_null() || is_iri(next) || is_iri(&next["id"]), "5.2 next is one page, or its IRI");
    }
}

fn check_annotation(annotation: &Json, must: &mut Must<'_>) {
    must(is_iri(&annotation["id"]), "3.1 an annotation has exactly one id, an IRI");
    must(each(&annotation["type"]).contains(&&json!("Annotation")), "3.1 one of its types is Annotation");
    must(!each(&annotation["target"]).is_empty(), "3.1 it has one target at least");
    let value = &annotation["bodyValue"];
    must(value.is_null() || value.is_string(), "3.2.5 bodyValue is one string");
    must(value.is_null() || annotation["body"].is_null(), "3.2.5 not both a body and a bodyValue");
    check_life(annotation, must);
    for motivation in each(&annotation["motivation"]) {
        must(is_motivation(motivation), "3.3.5 a motivation is one of the W3C, or an IRI");
    }
    for rights in each(&annotation["rights"]) {
        must(is_iri(rights), "3.3.6 rights are IRIs");
    }
    must(annotation["canonical"].is_null() || is_iri(&annotation["canonical"]), "3.3.7 canonical is one IRI");
    for via in each(&annotation["via"]) {
        must(is_iri(via), "3.3.7 via are IRIs");
    }
    for body in each(&annotation["body"]) {
        check_resource(body, must);
        check_life(body, must);
        if let Some(purpose) = body.get("purpose") {
            must(each(purpose).into_iter().all(is_motivation), "3.3.5 a purpose is a motivation");
        }
    }
    for target in each(&annotation["target"]) {
        check_resource(target, must);
    }
}

fn check_resource(resource: &Json, must: &mut Must<'_>) {
    if resource.is_string() {
        return must(is_iri(resource), "3.2.1 a resource by itself is an IRI");
    }
    must(resource["id"].is_null() || is_iri(&resource["id"]), "3.2.1 a resource has at most one id, an IRI");
    let is_text = each(&resource["type"]).contains(&&json!("TextualBody"));
    if is_text || resource.get("value").is_some() {
        must(resource["value"].is_string(), "3.2.4 a textual body has exactly one value, a string");
        let language = |own: &&Json| own.as_str().is_some_and(|own| !own.is_empty() && !own.contains(' '));
        must(each(&resource["language"]).iter().all(language), "3.2.2 a language is a tag of BCP 47");
        let direction = &resource["textDirection"];
        let known = ["ltr", "rtl", "auto"].iter().any(|own| direction == own);
        must(direction.is_null() || known, "3.2.2 a direction is ltr, rtl or auto");
        return;
    }
    let is_specific = resource.get("selector").is_some() || resource.get("source").is_some();
    must(is_specific || is_iri(&resource["id"]), "3.2.1 an external resource has exactly one id, an IRI");
    if is_specific {
        let source = &resource["source"];
        must(is_iri(source) || is_iri(&source["id"]), "4 a specific resource has exactly one source, an IRI");
        each(&resource["selector"]).into_iter().for_each(|own| check_selector(own, must));
    }
}

fn check_selector(selector: &Json, must: &mut Must<'_>) {
    if selector.is_string() {
        return must(is_iri(selector), "4.2 a selector by itself is an IRI");
    }
    must(selector["type"].is_string(), "4.2 a selector has a type");
    let is_part = |own: &Json| own.is_null() || own.is_string();
    if selector["type"] == "TextQuoteSelector" {
        must(selector["exact"].is_string(), "4.2.4 exact is one string");
        must(is_part(&selector["prefix"]), "4.2.4 prefix is at most one string");
        must(is_part(&selector["suffix"]), "4.2.4 suffix is at most one string");
    }
    if selector["type"] == "TextPositionSelector" {
        must(selector["start"].is_u64(), "4.2.5 start is one whole number, not negative");
        must(selector["end"].is_u64(), "4.2.5 end is one whole number, not negative");
        must(selector["start"].as_u64() <= selector["end"].as_u64(), "4.2.5 end is not before start");
    }
    if let Some(finer) = selector.get("refinedBy") {
        each(finer).into_iter().for_each(|own| check_selector(own, must));
    }
}

fn check_life(resource: &Json, must: &mut Must<'_>) {
    for key in ["created", "modified", "generated"] {
        let at = &resource[key];
        must(at.is_null() || is_instant(at), "3.3.1 a time is one xsd:dateTime in UTC, with its Z");
    }
    for agent in ["creator", "generator"].iter().flat_map(|key| each(&resource[key])) {
        let has_id = agent["id"].is_null() || is_iri(&agent["id"]);
        must(
            if agent.is_string() { is_iri(agent) } else { has_id },
            "3.3.2 an agent has at most one id, an IRI",
        );
        let name = |own: &&Json| own.is_string();
        must(agent.is_string() || each(&agent["name"]).iter().all(name), "3.3.2 names are strings");
    }
}

/// One value or several, in a list.
fn each(value: &Json) -> Vec<&Json> {
    match value {
        Json::Null => Vec::new(),
        Json::Array(values) => values.iter().collect(),
        value => vec![value],
    }
}

/// The annotations of a collection, of a page, or one by itself.
fn annotations(file: &Json) -> Vec<&Json> {
    match (&file["first"]["items"], &file["items"]) {
        (Json::Array(items), _) | (_, Json::Array(items)) => items.iter().collect(),
        _ => vec![file],
    }
}

/// An absolute IRI (RFC 3987): a scheme, something behind it, and no letter that must be escaped.
fn is_iri(value: &Json) -> bool {
    let Some((scheme, rest)) = value.as_str().and_then(|text| text.split_once(':')) else { return false };
    let is_scheme = |letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter);
    let is_allowed =
        |letter: char| !letter.is_whitespace() && !letter.is_control() && !"<>\"{}|\\^`".contains(letter);
    scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.chars().all(is_scheme)
        && !rest.is_empty()
        && rest.chars().all(is_allowed)
}

fn is_motivation(value: &Json) -> bool {
    value.as_str().is_some_and(|own| MOTIVATIONS.contains(&own)) || is_iri(value)
}

fn is_instant(at: &Json) -> bool {
    at.as_str().is_some_and(|at| at.ends_with('Z') && at.parse::<jiff::Timestamp>().is_ok())
}

fn written(count: u128) -> Json {
    let dossier = question_3331(count);
    let mut writing = formats::begin(Format::WebAnnotation, &dossier, &Options::default()).unwrap();
    while writing.go_on() {}
    serde_json::from_slice(&writing.finish().0[0].content).unwrap()
}

#[test]
fn what_is_written_keeps_every_clause() {
    for count in [0, 1, 2] {
        let file = written(count);
        assert_eq!(broken(&file), Vec::<&str>::new(), "{count} documents");
        let expected = usize::try_from(count * 13).unwrap();
        assert_eq!(annotations(&file).len(), expected, "passages and a link for each document");
    }
}

/// A file that breaks a clause is caught, and by that clause alone.
#[track_caller]
fn check(pointer: &str, value: Json, clause: &str) {
    let mut file = written(1);
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = file.pointer_mut(parent).unwrap();
    match parent {
        Json::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        parent => parent[key] = value,
    }
    let found = broken(&file);
    assert_eq!(found.len(), 1, "{pointer}: {found:?}");
    assert!(found[0].starts_with(clause), "{pointer}: {found:?} is not {clause}");
}

#[test]
fn each_clause_catches_what_breaks_it() {
    check("/@context", json!("https://schema.org"), "3.1 the @context");
    check("/items/0/id", json!("abc-123"), "3.1 an annotation has exactly one id");
    check("/items/0/id", json!(["urn:a:1", "urn:a:2"]), "3.1 an annotation has exactly one id");
    check("/items/0/type", json!("Note"), "3.1 one of its types");
    check("/items/0/target", json!([]), "3.1 it has one target");
    check("/items/0/body/0", json!("a tag"), "3.2.1 a resource by itself");
    check("/items/0/body/0/id", json!("no iri"), "3.2.1 a resource has at most one id");
    check("/items/0/target", json!({"type": "Text"}), "3.2.1 an external resource");
    check("/items/0/body/0/language", json!("en français"), "3.2.2 a language");
    check("/items/0/body/0/textDirection", json!("down"), "3.2.2 a direction");
    check("/items/0/body/0/value", json!(["a", "b"]), "3.2.4 a textual body");
    check("/items/0/bodyValue", json!("a"), "3.2.5 not both");
    check("/items/0/created", json!("2026-11-23"), "3.3.1 a time");
    check("/items/0/modified", json!("2026-11-23T10:00:00+01:00"), "3.3.1 a time");
    check("/items/0/creator/id", json!("Zoé"), "3.3.2 an agent");
    check("/items/0/creator/name", json!(3), "3.3.2 names");
    check("/items/0/motivation", json!("claiming"), "3.3.5 a motivation");
    check("/items/0/body/0/purpose", json!("claiming"), "3.3.5 a purpose");
    check("/items/0/rights", json!("all mine"), "3.3.6 rights");
    check("/items/0/canonical", json!("3"), "3.3.7 canonical");
    check("/items/0/via", json!(["x"]), "3.3.7 via");
    check("/items/0/target/source", json!("question.md"), "4 a specific resource");
    check("/items/0/target/selector", json!("x"), "4.2 a selector by itself");
    check("/items/0/target/selector/0", json!({"exact": "a"}), "4.2 a selector has a type");
    check("/items/0/target/selector/0/exact", json!(null), "4.2.4 exact");
    check("/items/0/target/selector/0/prefix", json!(["a"]), "4.2.4 prefix");
    check("/items/0/target/selector/0/suffix", json!(3), "4.2.4 suffix");
    check("/items/0/target/selector/1/start", json!(-1), "4.2.5 start");
    check("/items/0/target/selector/1/end", json!(0), "4.2.5 end is not before start");
    check("/partOf/id", json!("dossier"), "5.1 a collection has exactly one id");
    check("/partOf/total", json!(-1), "5.1 total");
    check("/id", json!("page 1"), "5.2 a page has exactly one id");
    check("/type", json!(["AnnotationPage", "Page"]), "5.2 a page has the type");
    check("/startIndex", json!("0"), "5.2 startIndex");
    check("/next", json!(2), "5.2 next");
}
