//! What Label Studio is given, and what comes back.

use super::*;
use crate::exchange::error::Error;
use crate::exchange::fixture::{check_back, content, damages, dossier, written};
use crate::exchange::foreign::Foreign;
use crate::exchange::loose::{Value as Json, list, whole};
use crate::exchange::work::at_once;
use crate::model::claim::Suggestion;

fn read(tasks: &str, config: Option<&str>) -> Result<Foreign, Error> {
    at_once(super::read(tasks, config))
}

fn files() -> (String, String) {
    let files = written(&dossier(), writer(Language::French));
    let [tasks, config] = &files[..] else { panic!("{files:?}") };
    assert_eq!(
        (&*tasks.name, &*config.name),
        ("donnees-de-sante.label-studio.json", "donnees-de-sante.label-studio.xml")
    );
    (content(tasks).to_owned(), content(config).to_owned())
}

/// The words that each region stands at, counted anew.
fn marked(tasks: &str) -> Vec<String> {
    let tasks = whole(tasks).unwrap();
    let mut marked = Vec::new();
    for task in tasks.as_array().unwrap() {
        let text: Vec<char> = task["data"]["text"].as_str().unwrap().chars().collect();
        let layers = list(task, "annotations").iter().chain(list(task, "predictions"));
        for result in layers.flat_map(|layer| list(layer, "result")) {
            let value = &result["value"];
            let at = |key: &str| usize::try_from(value[key].as_u64().unwrap()).unwrap();
            match result["type"].as_str().unwrap() {
                "relation" => marked.push(format!("{} -> {}", result["from_id"], result["to_id"])),
                "labels" => {
                    let words: String = text[at("start")..at("end")].iter().collect();
                    assert_eq!(value["text"], words.as_str());
                    marked.push(format!("{}: {words}", value["labels"][0].as_str().unwrap()));
                }
                sort => marked.push(format!(
                    "  {sort} {} {}",
                    result["from_name"],
                    value.get("text").unwrap_or(&value["choices"])
                )),
            }
        }
    }
    marked
}

#[test]
fn tasks_hold_regions_with_what_is_said_of_them() {
    let id = |n: u128| format!("\"{}\"", uuid::Uuid::from_u128(n));
    assert_eq!(
        marked(&files().0),
        [
            "figure: L’État n’a pas lancé",
            "  textarea \"claim\" [\"=L’État; ou \\\"un\\\" autre\"]",
            "fact: n’a pas lancé d’appel d’offres 🇫🇷 en 2019",
            "  textarea \"claim\" [\"Pas d’appel d’offres en 2019\"]",
            "  textarea \"note\" [\"Une note\\nsur deux lignes\"]",
            "  textarea \"attribute-status\" [\"to-check\"]",
            "figure: pas lancé",
            "  textarea \"claim\" [\"=L’État; ou \\\"un\\\" autre\"]",
            "request: qui paie\u{202f}?",
            "  textarea \"claim\" [\"Qui paie\\t?\"]",
            "request: quand",
            &format!("{} -> {}", id(1), id(2)),
            "no-such-kind: e\u{301}crit la juge 👩\u{200d}⚖️",
            "  textarea \"claim\" [\"D’un type inconnu\"]",
            "fact: pas lancé",
            "  textarea \"claim\" [\"Pas d’appel d’offres en 2019\"]",
            "  textarea \"note\" [\"Une note\\nsur deux lignes\"]",
            "  textarea \"attribute-status\" [\"to-check\"]",
            "fact: appel d’offres",
            "request: qui paie\u{202f}?",
            "  textarea \"claim\" [\"Qui paie\\t?\"]",
            "no-such-kind: qui paie\u{202f}?",
            "  textarea \"claim\" [\"D’un type inconnu\"]",
        ]
    );
}

#[test]
fn suggestions_are_predictions() {
    let tasks = whole(&files().0).unwrap();
    let prediction = &tasks[0]["predictions"][0];
    assert_eq!(
        (&prediction["model_version"], &prediction["result"][0]["score"]),
        (&Json::from("rules-1"), &Json::from(0.8))
    );
    assert_eq!(tasks[1]["predictions"], Json::Array(Vec::new()));
}

#[test]
fn the_configuration_offers_all_that_is_used() {
    let config = files().1;
    for line in [
        "    <Label value=\"Fait\" alias=\"fact\" background=\"#1f5fa8\" hotkey=\"f\" hint=\"Fait, événement ou décision\"/>",
        "    <Label value=\"no-such-kind\"/>",
        "  <Text name=\"text\" value=\"$text\"/>",
        "    <Relation value=\"supports\"/>",
    ] {
        assert!(config.lines().any(|own| own == line), "{line}\n{config}");
    }
    assert!(config.contains(
        "<Choices name=\"attribute-verdict\" toName=\"text\" perRegion=\"true\" choice=\"single\">"
    ));
    assert!(config.contains("<TextArea name=\"attribute-status\" toName=\"text\" perRegion=\"true\""));
    let read = config::read(&config);
    assert_eq!(
        (read.text.as_deref(), &*read.kinds[0].name, &*read.kinds[0].label.fr),
        (Some("text"), "fact", "Fait")
    );
}

#[test]
fn a_file_comes_back_whole() {
    let (tasks, config) = files();
    let foreign = read(&tasks, Some(&config)).unwrap();
    check_back(&dossier(), &foreign);
    assert_eq!(read(&tasks, Some(&config)).unwrap(), foreign);
    assert!(recognise("x.json", &tasks));
}

#[test]
fn what_was_changed_there_is_believed() {
    let mut tasks = whole(&files().0).unwrap();
    let results = tasks[0]["annotations"][0]["result"].as_array_mut().unwrap();
    results[0]["value"]["labels"] = Json::from(vec!["law"]);
    results[1]["value"]["text"] = Json::from(vec!["Dit autrement"]);
    results[2]["value"]["end"] = Json::from(0);
    results.push(serde_json::from_str(r#"{"id": "new", "from_name": "kind", "to_name": "text", "type": "labels", "value": {"start": 0, "end": 2, "text": "AS", "labels": ["fact"]}}"#).unwrap());
    let foreign = read(&tasks.to_string(), None).unwrap();
    let claim = |n: usize| &foreign.claims[foreign.items[n].claim];
    assert_eq!((&*claim(0).kind, claim(0).label.as_deref()), ("law", Some("Dit autrement")));
    assert_eq!(claim(0).id, Some(uuid::Uuid::from_u128(2)));
    // The other passage of the claim is still a figure, and so another claim now.
    assert_eq!((&*claim(2).kind, claim(2).id), ("figure", None));
    let new = foreign.items.iter().find(|item| item.key.ends_with("/new")).unwrap();
    assert_eq!((new.id, foreign.claims[new.claim].id), (None, None));
}

#[test]
fn a_prediction_that_was_taken_over_is_none_any_more() {
    let mut tasks = whole(&files().0).unwrap();
    let predicted = tasks[0]["predictions"][0]["result"].clone();
    tasks[0]["annotations"][0]["result"]
        .as_array_mut()
        .unwrap()
        .extend(predicted.as_array().unwrap().clone());
    tasks[0]["annotations"][0]["updated_at"] = "2030-01-01T00:00:00Z".into();
    let foreign = read(&tasks.to_string(), None).unwrap();
    let five = uuid::Uuid::from_u128(5);
    let item = foreign.items.iter().find(|item| item.id == Some(five)).unwrap();
    assert_eq!((foreign.items.len(), &item.suggestion, item.changed.at.0), (8, &None, 1_893_456_000_000));
    // What was not touched keeps its date.
    assert!(
        foreign
            .items
            .iter()
            .filter(|item| item.id != Some(five))
            .all(|item| item.changed.at.0 < 1_800_000_000_000)
    );
}

fn foreign(tasks: &str) -> Foreign {
    assert!(recognise("export.json", tasks), "{tasks}");
    let foreign = read(tasks, None).unwrap();
    assert_eq!(read(tasks, None).unwrap(), foreign);
    foreign
}

#[test]
fn files_of_the_tool_are_read() {
    let read = foreign(
        r#"[{"id": 7, "annotations": [{"id": 12, "completed_by": {"id": 3, "email": "ana@example.org"}, "was_cancelled": false,
          "result": [
            {"value": {"start": 3, "end": 8, "text": "petit", "labels": ["Fait", "Date"]}, "id": "aB1", "from_name": "l", "to_name": "t", "type": "labels", "origin": "manual"},
            {"value": {"start": 3, "end": 8, "text": "petit", "choices": ["sûr"]}, "id": "aB1", "from_name": "doute", "to_name": "t", "type": "choices"},
            {"value": {"start": 9, "end": 13, "text": ["une remarque"]}, "id": "zz", "from_name": "remarque", "to_name": "t", "type": "textarea"},
            {"value": {"start": 9, "end": 13, "text": "chat", "labels": ["Animal"]}, "id": "zz", "from_name": "l", "to_name": "t", "type": "labels", "meta": {"text": ["à revoir"]}},
            {"from_id": "zz", "to_id": "aB1", "type": "relation", "direction": "left", "labels": []},
            {"from_id": "zz", "to_id": "gone", "type": "relation", "direction": "right"}],
          "created_at": "2024-03-05T12:00:00.000000Z", "lead_time": 4.2},
          {"id": 13, "was_cancelled": true, "result": [{"value": {"start": 0, "end": 2, "labels": ["Fait"]}, "id": "q", "type": "labels"}]}],
         "predictions": [{"id": 2, "model_version": "m2", "score": 0.5, "result": [{"value": {"start": 0, "end": 2, "labels": ["Fait"]}, "id": "p", "type": "labels"}]}],
         "drafts": [], "data": {"question": "Le petit chat dort.", "ref": "x"}, "meta": {}, "total_annotations": 1}]"#,
    );
    let items: Vec<_> = read
        .items
        .iter()
        .map(|item| (&*item.key, item.extracts[0].position.unwrap(), &*read.claims[item.claim].kind))
        .collect();
    assert_eq!(
        items,
        [
            ("7/annotations/12/aB1", (3, 8), "Fait"),
            ("7/annotations/12/aB1/Date", (3, 8), "Date"),
            ("7/annotations/12/zz", (9, 13), "Animal"),
            ("7/predictions/2/p", (0, 2), "Fait"),
        ]
    );
    assert_eq!(read.texts[0].words.as_deref(), Some("Le petit chat dort."));
    assert_eq!(read.items[0].made.by, "ana@example.org");
    assert_eq!(read.claims[0].attributes["doute"], Value::One("sûr".to_owned()));
    assert_eq!((&*read.items[2].comment, read.claims[2].attributes.len()), ("à revoir", 1));
    assert_eq!(read.items[3].suggestion, Some(Suggestion { by: "m2".to_owned(), score: "0.5".to_owned() }));
    assert_eq!((read.links[0].from, read.links[0].to), (0, 2));
    let refused: Vec<String> =
        read.refused.iter().map(|(place, problem)| format!("{place} {problem:?}")).collect();
    assert_eq!(
        refused,
        ["item 1, annotations[1] Rejected", "item 1, annotations[0].result[5] Unknown(\"gone\")"]
    );
}

#[test]
fn pages_dialogues_and_the_short_form_are_read() {
    let read = foreign(
        r#"[{"id": 1, "data": {"html": "<p>Bon<br>jour</p>"}, "annotations": [{"result": [
            {"id": "a", "type": "hypertextlabels", "from_name": "l", "to_name": "t", "value": {"start": "/p[1]/text()[1]", "end": "/p[1]/text()[2]", "startOffset": 0, "endOffset": 4, "text": "Bon\\njour", "globalOffsets": {"start": 0, "end": 8}, "hypertextlabels": ["Salut"]}},
            {"id": "b", "type": "paragraphlabels", "value": {"start": "0", "end": "0", "startOffset": 1, "endOffset": 3, "text": "on", "paragraphlabels": ["Salut"]}},
            {"id": "c", "type": "labels", "value": {"start": 4, "end": 4, "labels": ["Salut"]}}]}]}]"#,
    );
    let extracts: Vec<_> = read
        .items
        .iter()
        .map(|item| (item.extracts[0].position, item.extracts[0].quote.as_deref()))
        .collect();
    assert_eq!(extracts, [(Some((0, 8)), Some("Bon\\njour")), (None, Some("on"))]);
    assert_eq!(read.refused[0].0.to_string(), "item 1, annotations[0].result[2]");
    let short = foreign(
        r#"[{"text": "Le petit chat", "id": 4, "label": [{"start": 3, "end": 8, "text": "petit", "labels": ["Taille"]}], "annotator": 1, "annotation_id": 9, "created_at": "2024-03-05T12:00:00.5Z", "updated_at": "2024-03-05T12:00:00.5Z", "lead_time": 1.5}]"#,
    );
    assert_eq!(
        (short.items.len(), &*short.claims[0].kind, short.items[0].made.at.0),
        (1, "Taille", 1_709_640_000_500)
    );
}

#[test]
fn damaged_files_are_refused_with_their_place() {
    let (tasks, config) = files();
    for damaged in damages(&tasks) {
        if let Err(error) = read(&damaged, Some(&config)) {
            assert!(!error.place().is_empty());
        }
    }
    damages(&config).for_each(|damaged| drop(config::read(&damaged)));
}
