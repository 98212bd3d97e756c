//! `check` and `info`.

use scolie::model::outgoing::Format;
use serde_json::Value;

use crate::program::Desk;

#[test]
fn a_right_dossier_has_no_fault() {
    let desk = Desk::new("check-right").with_dossier();
    let ended = desk.well(&["check", "dossier.scolie.json", "question.md", "labels.json"]);
    assert_eq!((ended.text().as_str(), ended.said.contains("no fault")), ("", true), "{}", ended.said);
}

#[test]
fn every_fault_is_a_line_with_its_place() {
    let desk = Desk::new("check-wrong").with_dossier();
    let mut json: Value = serde_json::from_str(&desk.text("dossier.scolie.json")).unwrap();
    json["passages"][0]["spans"][0]["exact"] = "x".into();
    json["passages"][1]["spans"][0]["end"] = 999_999.into();
    json["passages"][2]["claim"] = "00000000-0000-0000-0000-0000000000ff".into();
    desk.write("wrong.scolie.json", json.to_string());
    let ended = desk.run(&["check", "wrong.scolie.json"]);
    let told = ended.text();
    assert_eq!((ended.code, told.lines().count()), (1, 3), "{told}");
    for place in ["passages[0].spans[0].exact: quoted", "passages[1].spans[0]: end", "passages[2].claim: "] {
        assert!(told.contains(&format!("wrong.scolie.json: {place}")), "{place}: {told}");
    }
    let french = desk.run(&["check", "wrong.scolie.json", "--lang", "fr"]).text();
    assert!(french.contains("passages[0].spans[0].exact\u{a0}: la citation"), "{french}");

    json["claims"][0]["color"] = "red".into();
    json["links"] = Value::Null;
    desk.write("shape.scolie.json", json.to_string());
    let ended = desk.run(&["check", "--json", "shape.scolie.json", "question.md"]);
    let report: Value = serde_json::from_str(&ended.text()).unwrap();
    let faults = report["files"][0]["faults"].as_array().unwrap();
    let told: Vec<(&str, &str)> = faults
        .iter()
        .map(|fault| (fault["place"].as_str().unwrap(), fault["problem"].as_str().unwrap()))
        .collect();
    assert_eq!((ended.code, told), (1, vec![("claims[0]", "schema"), ("links", "schema")]));
    assert_eq!(report["files"][1]["faults"].as_array().unwrap().len(), 0);
}

#[test]
fn annotations_are_checked_on_their_texts() {
    let desk = Desk::new("check-places").with_dossier();
    let labels = desk.text("labels.json");
    // Alone, their text is not there.
    let ended = desk.run(&["check", "labels.json"]);
    assert_eq!((ended.code, ended.text().lines().count()), (1, 3), "{}", ended.text());
    let mut json: Value = serde_json::from_str(&labels).unwrap();
    json["rows"][1]["target"][0]["selector"][0]["exact"] = "des mots que personne n’a dits".into();
    desk.write("moved.json", json.to_string());
    let ended = desk.run(&["check", "question.md", "moved.json"]);
    assert_eq!((ended.code, ended.text().lines().count()), (1, 1), "{}", ended.text());
    assert!(ended.text().contains("moved.json: ") && ended.text().contains("waits"), "{}", ended.text());
}

#[test]
fn json_that_is_broken_is_told_with_its_line() {
    let desk = Desk::new("check-broken");
    desk.write("b.scolie.json", "{\n  \"format\": \"scolie/1\",\n  \"dossier\": {\n");
    let ended = desk.run(&["check", "b.scolie.json", "--lang", "fr"]);
    assert_eq!(ended.code, 1);
    assert!(ended.text().contains("ligne\u{a0}") && ended.text().contains("JSON"), "{}", ended.text());
}

#[test]
fn info_says_what_is_in_files() {
    let desk = Desk::new("info").with_dossier();
    let words = desk.well(&["info", "dossier.scolie.json"]).text();
    assert!(words.contains("3\u{a0}passages") && words.contains("QE"), "{words}");
    let ended = desk.well(&["info", "--json", "dossier.scolie.json", "question.md"]);
    let report: Value = serde_json::from_str(&ended.text()).unwrap();
    assert_eq!(report["files"][0]["passages"], 3);
    assert_eq!(report["files"][1]["documents"], 1);
    desk.write("q.jsonl", "{\"numero\": 1, \"texte\": \"La gare ferme.\"}\n".repeat(3));
    let report: Value = serde_json::from_str(&desk.well(&["info", "--json", "q.jsonl"]).text()).unwrap();
    assert_eq!(
        (report["files"][0]["lines"].as_u64(), report["files"][0]["documents"].as_u64()),
        (Some(3), Some(3))
    );
}

#[test]
fn info_counts_the_earlier_texts_that_are_kept() {
    let desk = Desk::new("info-earlier").with_dossier();
    let mut json: Value = serde_json::from_str(&desk.text("dossier.scolie.json")).unwrap();
    let own = |name: &str| json["documents"][0][name].clone();
    let earlier = serde_json::json!([{ "id": "01890a5d-ac96-774b-bcce-b302099a8057",
        "replaced": json["claims"][0]["created"], "title": own("title"), "language": own("language"),
        "question": own("question"), "source": own("source"), "text_sha256": own("text_sha256"),
        "length": own("length") }]);
    json["documents"][0]["earlier"] = earlier;
    desk.write("e.scolie.json", json.to_string());
    for (language, said) in [("en", "1\u{a0}earlier text"), ("fr", "1\u{a0}texte antérieur")] {
        let words = desk.well(&["info", "e.scolie.json", "--lang", language]).text();
        assert!(words.contains(said), "{words}");
    }
    let report: Value =
        serde_json::from_str(&desk.well(&["info", "--json", "e.scolie.json"]).text()).unwrap();
    assert_eq!(report["files"][0]["earlier_texts"], 1);
}

#[test]
fn what_the_codebook_does_not_know_is_named() {
    let desk = Desk::new("check-codebook").with_dossier();
    let mut json: Value = serde_json::from_str(&desk.text("dossier.scolie.json")).unwrap();
    json["claims"][0]["kind"] = "hunch".into();
    json["claims"][0]["attributes"]["mood"] = "grim".into();
    json["claims"][0]["attributes"]["verdict"] = "verily".into();
    desk.write("odd.scolie.json", json.to_string());
    let ended = desk.run(&["check", "odd.scolie.json"]);
    let told = ended.text();
    assert_eq!((ended.code, told.lines().count()), (1, 3), "{told}");
    for place in ["claims[0].kind: ", "claims[0].attributes.mood: ", "claims[0].attributes.verdict: “verily”"]
    {
        assert!(told.contains(&format!("odd.scolie.json: {place}")), "{place}: {told}");
    }
}

/// Tasks of Label Studio on a text: one region of a person, one of nowhere, two predictions.
fn tasks() -> String {
    let region = |id: &str, start: usize, end: usize, text: &str| {
        serde_json::json!({ "id": id, "from_name": "label", "to_name": "text", "type": "labels",
            "value": { "start": start, "end": end, "text": text, "labels": ["fact"] } })
    };
    let text = "Le train part à huit heures. La gare ferme.";
    serde_json::json!([{ "id": 1, "data": { "text": text },
        "annotations": [{ "id": 1, "result": [region("a", 3, 8, "train"), region("b", 0, 4, "nulle part")] }],
        "predictions": [{ "model_version": "rules-1", "score": 0.8,
            "result": [region("c", 32, 36, "gare"), region("d", 16, 27, "huit heures")] }] }])
    .to_string()
}

#[test]
fn what_programs_suggest_is_counted_apart_from_the_work_of_people() {
    let desk = Desk::new("apart");
    desk.write("tasks.json", tasks());
    let plain = |text: String| text.replace('\u{a0}', " ");
    let said = plain(desk.well(&["convert", "tasks.json", "--to", "scolie", "-o", "d.scolie.json"]).said);
    assert!(said.contains("2 claims, 2 suggested claims, 1 passage, 2 suggestions."), "{said}");
    let words = plain(desk.well(&["info", "d.scolie.json"]).text());
    assert!(words.contains("2 claims · 2 suggested"), "{words}");
    assert!(words.contains("1 passage, 2 suggestions, 1 passage without a place"), "{words}");
    let report: Value =
        serde_json::from_str(&desk.well(&["info", "--json", "d.scolie.json"]).text()).unwrap();
    let own = &report["files"][0];
    let count = |name: &str| own[name].as_u64().unwrap();
    let counts = ["claims", "suggested_claims", "passages", "suggestions", "waiting"].map(count);
    assert_eq!(counts, [2, 2, 1, 2, 1], "{own}");
    assert_eq!(
        (&own["questions"][0]["passages"], &own["questions"][0]["suggestions"]),
        (&1.into(), &2.into())
    );
}

#[test]
fn what_waits_is_lost_once() {
    let desk = Desk::new("waits-once");
    desk.write("tasks.json", tasks());
    desk.well(&["convert", "tasks.json", "--to", "scolie", "-o", "d.scolie.json"]);
    desk.well(&["convert", "d.scolie.json", "--to", "scolie-lines", "-o", "d.jsonl"]);
    for format in Format::ALL.into_iter().filter(|format| format.is_written()) {
        for input in ["d.scolie.json", "d.jsonl"] {
            let out = format!("{}-{input}/", format.name());
            let said = desk.well(&["convert", input, "--to", format.name(), "-o", &out]).said;
            let lines = said.lines().filter(|line| line.contains("wait") || line.contains("without a place"));
            let is_held = matches!(format, Format::Dossier | Format::WebAnnotation | Format::RefiCodebook);
            assert_eq!(lines.count(), usize::from(!is_held), "{format:?}, {input}: {said}");
        }
    }
}
