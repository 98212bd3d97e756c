//! A dossier file is believed in nothing: what would deceive, overflow or stand for another thing is refused, and
//! the place is named.

use scolie::exchange::dossier;
use scolie::model::claim::Value;
use scolie::model::dossier::Dossier;
use serde_json::{Value as Json, json};

use super::steps::{play, some_steps};

/// A dossier that has everything, as the file says it.
fn right() -> Json {
    let (_, states) = play(&some_steps(300));
    let evidence = |value: &Value| matches!(value, Value::Evidence(list) if !list.is_empty());
    let has_all = |state: &&Dossier| {
        state.passages.values().next().is_some()
            && !state.orphans.is_empty()
            && !state.links.is_empty()
            && !state.documents.is_empty()
            && state.claims.values().any(|claim| claim.attributes.values().any(evidence))
    };
    serde_json::from_str(&dossier::export(states.iter().rfind(has_all).unwrap())).unwrap()
}

#[track_caller]
fn refused(text: &str, place: &str) {
    let error = dossier::import(text).expect_err(place);
    let said = error.to_string();
    assert!(said.starts_with(place), "{said:?} does not begin with {place:?}");
}

/// The file with another value at a place, and where that must be found.
#[track_caller]
fn spoilt(right: &Json, pointer: &str, value: Json, place: &str) {
    let mut wrong = right.clone();
    *wrong.pointer_mut(pointer).expect(pointer) = value;
    refused(&wrong.to_string(), place);
}

#[test]
fn what_is_right_is_taken() {
    assert!(dossier::import(&right().to_string()).is_ok());
}

#[test]
fn names_are_unique_and_names() {
    let right = right();
    for list in ["documents", "claims", "passages", "orphans", "links"] {
        let mut twice = right.clone();
        let first = twice[list][0].clone();
        twice[list].as_array_mut().unwrap().push(first);
        let last = twice[list].as_array().unwrap().len() - 1;
        refused(&twice.to_string(), &format!("{list}[{last}].id"));
        for name in
            ["", "1", "__proto__", "../../a", "not-a-uuid-at-all", "01890000-0000-7000-8000-00000000000g"]
        {
            spoilt(&right, &format!("/{list}/0/id"), json!(name), &format!("{list}[0].id"));
        }
    }
    let mut twice = right.clone();
    let kind = twice["codebook"]["kinds"][0].clone();
    twice["codebook"]["kinds"].as_array_mut().unwrap().push(kind);
    refused(&twice.to_string(), "codebook.kinds[");
    for (pointer, place) in [
        ("/passages/0/claim", "passages[0].claim"),
        ("/passages/0/document", "passages[0].document"),
        ("/links/0/from", "links[0].from"),
        ("/links/0/to", "links[0].to"),
        ("/orphans/0/claim", "orphans[0].claim"),
    ] {
        spoilt(&right, pointer, json!("01890000-0000-7000-8000-0000000000ff"), place);
    }
}

#[test]
fn no_field_is_said_twice_and_none_is_unknown() {
    let text = right().to_string();
    for (field, place) in [
        ("\"claims\":[", "claims"),
        ("\"title\":", "dossier.title"),
        ("\"label\":", "claims["),
        ("\"exact\":", "passages["),
    ] {
        let at = text.find(field).unwrap();
        let twice = format!("{}\"{}\":null,{}", &text[..at], field.split('"').nth(1).unwrap(), &text[at..]);
        assert!(dossier::import(&twice).is_err(), "{place} twice");
    }
    // Of two attributes of one name, neither wins.
    let mut twice = right();
    twice["claims"][0]["attributes"] = json!({ "a": "1" });
    let twice = twice.to_string().replacen("{\"a\":\"1\"}", "{\"a\":\"1\",\"b\":\"3\",\"a\":\"2\"}", 1);
    refused(&twice, "claims[0].attributes");
    for name in ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then"] {
        for object in
            ["", "/dossier", "/codebook", "/claims/0", "/passages/0", "/passages/0/spans/0", "/links/0"]
        {
            let mut wrong = right();
            wrong.pointer_mut(object).unwrap()[name] = json!({ "polluted": true });
            let error = dossier::import(&wrong.to_string()).expect_err(name).to_string();
            assert!(error.contains(name), "{error}");
        }
    }
}

#[test]
fn an_attribute_may_bear_any_name_and_is_only_a_name() {
    let mut file = right();
    file["claims"][0]["attributes"] = json!({ "__proto__": "a", "constructor": ["b"], "</script>": "c" });
    let read = dossier::import(&file.to_string()).unwrap();
    let again: Json = serde_json::from_str(&dossier::export(&read)).unwrap();
    assert_eq!(again["claims"][0]["attributes"], file["claims"][0]["attributes"]);
}

#[test]
fn numbers_are_numbers_of_that_place() {
    let right = right();
    for number in [
        "1e400",
        "-1",
        "1.5",
        "4294967296",
        "99999999999999999999999",
        "1e3",
        "-0.0",
        "\"1\"",
        "true",
        "null",
        "[]",
    ] {
        let mut wrong = right.clone();
        wrong["passages"][0]["spans"][0]["end"] = json!("HERE");
        let text = wrong.to_string().replacen("\"HERE\"", number, 1);
        assert!(dossier::import(&text).is_err(), "{number}");
        if number != "1e400" {
            refused(&text, "passages[0].spans[0]");
        }
    }
    spoilt(&right, "/passages/0/spans/0/end", json!(u32::MAX), "passages[0].spans[0]");
    spoilt(&right, "/passages/0/spans/0/start", json!(u32::MAX), "passages[0].spans[0]");
}

#[test]
fn no_depth_overflows() {
    let mut wrong = right();
    wrong["claims"][0]["attributes"] = json!({ "a": "HERE" });
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"b\":", "}]")] {
        for depth in [100, 200, 100_000] {
            let deep = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let text = wrong.to_string().replacen("\"HERE\"", &deep, 1);
            assert!(dossier::import(&text).is_err(), "{depth} times {open}");
            assert!(dossier::import(&deep).is_err(), "{depth} times {open} alone");
        }
    }
}

#[test]
fn letters_are_letters() {
    let mut wrong = right();
    wrong["claims"][0]["label"] = json!("HERE");
    for escape in
        ["\\ud800", "\\udc00", "\\ud800\\ud800", "\\udc00\\ud800", "\\ud83d x", "\\x41", "\\u12", "\\u{41}"]
    {
        let error = dossier::import(&wrong.to_string().replacen("HERE", escape, 1));
        assert!(error.is_err_and(|error| !error.place().is_empty()), "{escape}");
    }
    assert!(dossier::import(&wrong.to_string().replacen("HERE", "\\ud83d\\ude00\\u0000", 1)).is_ok());
}

#[test]
fn colours_dates_and_addresses_are_what_they_say() {
    let right = right();
    for colour in ["", "#fff", "red;}", "url(http://a.b)", "Blue", "expression(1)"] {
        spoilt(&right, "/codebook/kinds/0/hue", json!(colour), "codebook.kinds[0].hue");
        spoilt(&right, "/codebook/kinds/0/stroke", json!(colour), "codebook.kinds[0].stroke");
    }
    for date in [
        "",
        "yesterday",
        "2026-13-01T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "999999-01-01T00:00:00Z",
        "2026-01-01",
    ] {
        spoilt(&right, "/dossier/created", json!(date), "dossier.created");
        spoilt(&right, "/claims/0/created/at", json!(date), "claims[0].created.at");
    }
    let mut file = right;
    file["documents"][0]["question"]["asked"] = json!({ "date": "2025-02-30" });
    refused(&file.to_string(), "documents[0].question.asked.date");
    for address in [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:null/x",
    ] {
        let mut wrong = self::right();
        wrong["claims"][0]["attributes"] =
            json!({ "evidence": [{ "url": "https://a.example" }, { "url": address }] });
        refused(&wrong.to_string(), "claims[0].attributes.evidence[1].url");
    }
    for address in ["", "https://a.example/b?c", "www.senat.fr", "doi:10.1/x", "JO du 3 mars: p. 4"] {
        let mut file = self::right();
        file["claims"][0]["attributes"] = json!({ "evidence": [{ "url": address, "title": "a" }] });
        assert!(dossier::import(&file.to_string()).is_ok(), "{address}");
    }
}
