//! Tests of annotations of the Web: what is written, by the rules of the W3C, and what is read.

use std::rc::Rc;

use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::*;
use crate::exchange::default_codebook;
use crate::exchange::error::Error;
use crate::exchange::fixture::{check_back, content, damages, dossier, written};
use crate::exchange::foreign::Foreign;
use crate::exchange::placing::Placing;
use crate::exchange::work::at_once;
use crate::model::arrival::Fate;
use crate::model::docket::Docket;
use crate::model::dossier::About;
use crate::model::edit::Edit;
use crate::model::identity::{DossierId, Moment, PassageId, Seed};
use crate::model::movement::Movements;
use crate::model::orphan::CONTEXT;
use crate::model::orphan::{Orphan, Quote};
use crate::model::outgoing::Scope;
use crate::read::fingerprint;

fn read(file: &str) -> Result<Foreign, Error> {
    at_once(super::read(file))
}

fn file(dossier: &Dossier) -> String {
    let files = written(dossier, writer(Language::French));
    let [file] = &files[..] else { panic!("{files:?}") };
    assert!(file.name.ends_with(".web-annotation.jsonld"));
    content(file).to_owned()
}

/// With all that a dossier may hold beside its passages.
fn full() -> Dossier {
    let mut dossier = dossier();
    let (first, second) = {
        let mut ids = dossier.documents.keys().copied();
        (ids.next().unwrap(), ids.next().unwrap())
    };
    let mut question = dossier.documents[&first].question.clone();
    question.author = Some("Mme Zoé".to_owned());
    let docket = Docket {
        question: Some(Rc::new(question)),
        movements: Some(Movements { context: Some(0), request: None }),
        ..Docket::new(first)
    };
    dossier.dockets =
        [(first, Rc::new(docket)), (second, Rc::new(Docket { done: true, ..Docket::new(second) }))].into();
    let passage = Rc::clone(dossier.passages.values().next().unwrap());
    let orphan = |n: u128, document| Orphan {
        id: PassageId(Uuid::from_u128(n)),
        claim: passage.claim,
        document,
        origin: "a.txt".to_owned(),
        quotes: vec![Quote { exact: "pas lancé".to_owned(), ..Quote::default() }],
        comment: "?".to_owned(),
        made: passage.made.clone(),
        changed: passage.changed.clone(),
        suggestion: None,
    };
    let orphans = [orphan(200, None), orphan(201, Some(second))];
    dossier.orphans = orphans.map(|orphan| (orphan.id, Rc::new(orphan))).into();
    dossier.codebook = Rc::new(dossier.codebook.nest_kind("figure", Some("fact")).unwrap());
    dossier
}

fn blank() -> Rc<Dossier> {
    let about = About { id: DossierId(Uuid::nil()), title: String::new(), created: Moment(0) };
    Rc::new(Dossier::new(about, Rc::new(default_codebook())))
}

fn take_in(into: &Rc<Dossier>, foreign: Foreign) -> (Rc<Dossier>, Vec<Fate>) {
    let stamp = Stamp { by: "me".to_owned(), at: Moment(1_900_000_000_000) };
    let mut placing = Placing::begin(into, "x", foreign, stamp.clone());
    while placing.go_on() {}
    let arrival = placing.finish();
    let edit = Edit::TakeIn(arrival.additions);
    let after = into.apply(&edit.plan(into, &Seed { stamp, random: [1; 10] }));
    (Rc::new(after), arrival.landings.into_iter().map(|landing| landing.fate).collect())
}

#[test]
fn a_dossier_comes_back_without_loss_and_a_second_time_changes_nothing() {
    let dossier = full();
    let file = file(&dossier);
    assert!(recognise("x", &file));
    let plain = crate::exchange::fixture::dossier();
    check_back(&plain, &read(&self::file(&plain)).unwrap());
    let (after, _) = take_in(&blank(), read(&file).unwrap());
    let expected = Dossier { about: Rc::clone(&after.about), ..dossier };
    assert_eq!(*after, expected);
    let (again, fates) = take_in(&after, read(&file).unwrap());
    assert_eq!(again, after);
    assert!(fates.iter().all(|fate| *fate == Fate::Known), "{fates:?}");
}

#[test]
fn what_is_mine_stays_where_a_colleague_sends_theirs() {
    let theirs = full();
    let mine = Rc::new(dossier());
    let (after, _) = take_in(&mine, read(&file(&theirs)).unwrap());
    assert_eq!((&after.dockets, &after.claims), (&mine.dockets, &mine.claims));
    assert_eq!(after.codebook, mine.codebook);
    assert_eq!(after.orphans.len(), 2);
}

/// The annotations, wherever the file has them.
fn items(json: &Json) -> Vec<&Json> {
    let page = if json["type"] == "AnnotationPage" { json } else { &json["first"] };
    page["items"].as_array().unwrap().iter().collect()
}

/// An absolute IRI: a scheme, and no letter that must be escaped.
#[track_caller]
fn check_iri(name: &Json) {
    let name = name.as_str().unwrap();
    let (scheme, rest) = name.split_once(':').unwrap();
    assert!(scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !rest.is_empty(), "{name}");
    let is_allowed = |byte: u8| byte.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&byte);
    assert!(name.bytes().all(is_allowed), "{name}");
}

#[track_caller]
fn check_instant(at: &Json) {
    let at = at.as_str().unwrap();
    assert!(at.ends_with('Z') && at.parse::<jiff::Timestamp>().is_ok(), "{at}");
}

/// What the data model says that must be so (sections 3 to 5), as far as we write it.
#[track_caller]
fn check_musts(file: &str, dossier: &Dossier) {
    let json: Json = serde_json::from_str(file).unwrap();
    assert_eq!(json["@context"][0], W3C);
    check_iri(&json["id"]);
    let page = if json["type"] == "AnnotationPage" { &json } else { &json["first"] };
    assert_eq!(page["type"], "AnnotationPage");
    check_iri(&page["id"]);
    assert_eq!(page["startIndex"], 0);
    let whole = if json["type"] == "AnnotationPage" { &json["partOf"] } else { &json };
    assert_eq!(
        (&whole["type"], &whole["total"]),
        (&json!("AnnotationCollection"), &json!(items(&json).len()))
    );
    check_iri(&whole["id"]);
    for item in items(&json) {
        assert_eq!(item["type"], "Annotation");
        check_iri(&item["id"]);
        check_instant(&item["created"]);
        check_instant(&item["modified"]);
        assert!(item.get("bodyValue").is_none());
        assert!(["tagging", "linking"].contains(&item["motivation"].as_str().unwrap()));
        for body in item["body"].as_array().unwrap() {
            if body.is_string() {
                check_iri(body);
                continue;
            }
            assert_eq!(body["type"], "TextualBody");
            assert!(body["value"].is_string() && body["purpose"].is_string());
        }
        if item["motivation"] == "linking" {
            check_iri(&item["target"]);
            continue;
        }
        let document = item[PASSAGE]["document"].as_str().unwrap();
        let id = crate::model::identity::DocumentId(document.parse().unwrap());
        let points: Vec<char> = dossier.documents[&id].text.chars().collect();
        for target in super::target::each(&item["target"]) {
            assert_eq!(target["type"], "SpecificResource");
            check_iri(&target["source"]);
            let [quote, position] = &target["selector"].as_array().unwrap()[..] else { panic!("{target}") };
            let at = |key: &str| position[key].as_u64().unwrap() as usize;
            let (start, end) = (at("start"), at("end"));
            assert!(start < end && end <= points.len());
            let slice = |from: usize, to: usize| json!(points[from..to].iter().collect::<String>());
            assert_eq!(quote["exact"], slice(start, end));
            assert_eq!(quote["prefix"], slice(start.saturating_sub(CONTEXT), start));
            assert_eq!(quote["suffix"], slice(end, (end + CONTEXT).min(points.len())));
        }
    }
}

#[test]
fn what_is_written_is_as_the_w3c_says() {
    let whole = Rc::new(full());
    check_musts(&file(&whole), &whole);
    let first = *whole.documents.keys().next().unwrap();
    let one = Scope::Documents([first].into()).of(&whole);
    let page = file(&one);
    check_musts(&page, &one);
    let json: Json = serde_json::from_str(&page).unwrap();
    assert_eq!(json["type"], "AnnotationPage");
    let item = items(&json)[0].clone();
    let (id, text) = (whole.passages_in(first)[0].id, &whole.documents[&first].text);
    assert_eq!(item["id"], format!("urn:uuid:{id}"));
    assert_eq!(item["creator"], json!({"type": "Person", "name": "Zoé"}));
    assert_eq!(item["created"], "2023-11-14T22:16:20Z");
    assert_eq!(
        item["body"][0],
        json!({"type": "TextualBody", "purpose": "tagging", "value": "Chiffre ou quantité", KIND: "urn:scolie:kind:figure"})
    );
    assert_eq!(item["body"][1]["value"], "=L’État; ou \"un\" autre");
    assert_eq!(item["target"]["source"], hash_name(text));
    assert_eq!(item["target"]["selector"][0]["exact"], "L’État n’a pas lancé");
    let suggested = items(&json).into_iter().find(|item| item["creator"]["type"] == "Software");
    assert_eq!(suggested.unwrap()["creator"]["name"], "rules-1");
}

#[test]
fn a_link_is_an_annotation_of_a_passage_with_another() {
    let json: Json = serde_json::from_str(&file(&full())).unwrap();
    let links: Vec<&Json> = items(&json).into_iter().filter(|item| item["motivation"] == "linking").collect();
    // The second leads to a claim that no passage makes.
    assert_eq!(links[0]["target"], "urn:uuid:00000000-0000-0000-0000-000000000001");
    assert_eq!(links[0]["body"][1], "urn:uuid:00000000-0000-0000-0000-000000000002");
    assert_eq!(links[0]["body"][0]["value"], "appuie");
    assert_eq!(links[1]["body"][1], "urn:uuid:00000000-0000-0000-0000-000000000004");
}

#[test]
fn what_was_changed_elsewhere_is_believed() {
    let mut json: Json = serde_json::from_str(&file(&full())).unwrap();
    let before = read(&json.to_string()).unwrap();
    let item_before = &before.items[0];
    assert_eq!(before.claims[item_before.claim].label.as_deref(), Some("=L’État; ou \"un\" autre"));
    let item = &mut json["first"]["items"][0];
    item["body"][1]["value"] = json!("Autre chose");
    item["body"].as_array_mut().unwrap().push(json!({"type": "TextualBody", "value": "Vu."}));
    item["modified"] = json!("2026-01-02T03:04:05+01:00");
    item["creator"]["name"] = json!("Ana");
    let after = read(&json.to_string()).unwrap();
    let claim = &after.claims[after.items[0].claim];
    assert_eq!((claim.id, claim.label.as_deref(), &*claim.kind), (None, Some("Autre chose"), "figure"));
    assert_eq!((&*after.items[0].comment, &*after.items[0].changed.by), ("Vu.", "Ana"));
    assert_eq!(after.items[0].made, item_before.made);
}

#[test]
fn an_annotation_without_the_rest_of_its_file_is_still_ours() {
    let json: Json = serde_json::from_str(&file(&full())).unwrap();
    let alone = items(&json)[0].to_string();
    assert!(recognise("x", &alone));
    let (after, fates) = take_in(&Rc::new(full()), read(&alone).unwrap());
    assert_eq!(fates, [Fate::Known]);
    assert_eq!(*after, full());
    // In a dossier that has the text under another name, its hash says which it is.
    let (text, hash) = {
        let foreign = read(&alone).unwrap();
        (foreign.texts[0].clone(), fingerprint(&full().documents.values().next().unwrap().text))
    };
    assert_eq!(text.sha256, Some(hash));
}

#[test]
fn damaged_files_are_refused_with_their_place() {
    let file = file(&full());
    for damaged in damages(&file) {
        let _ = recognise("x", &damaged);
        match read(&damaged) {
            Err(error) => assert!(!error.place().is_empty()),
            Ok(foreign) => assert!(
                foreign.refused.iter().all(|(place, _)| !place.is_empty() || damaged.len() < file.len())
            ),
        }
    }
    let deep = "[".repeat(100_000);
    assert!(read(&deep).is_err());
}
