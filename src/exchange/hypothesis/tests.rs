//! What Hypothesis is given, and what comes back.

use super::*;
use crate::exchange::error::Error;
use crate::exchange::fixture::{check_back, content, damages, dossier, written};
use crate::exchange::foreign::Foreign;
use crate::exchange::loose::{list, whole};
use crate::exchange::work::at_once;
use crate::model::claim::Value;

fn read(file: &str) -> Result<Foreign, Error> {
    at_once(super::read(file))
}

fn file() -> String {
    let files = written(&dossier(), writer());
    assert_eq!(files[0].name, "donnees-de-sante.hypothesis.json");
    content(&files[0]).to_owned()
}

#[test]
fn annotations_count_utf16_and_quote() {
    let dossier = dossier();
    let texts: Vec<Vec<u16>> =
        dossier.documents.values().map(|document| document.text.encode_utf16().collect()).collect();
    let export = whole(&file()).unwrap();
    let mut said = Vec::new();
    for annotation in list(&export, "annotations") {
        let uri = annotation["uri"].as_str().unwrap();
        let text = &texts[usize::from(uri.ends_with('2'))];
        let selectors = list(&list(annotation, "target")[0], "selector");
        let at = |key: &str| usize::try_from(selectors[0][key].as_u64().unwrap()).unwrap();
        let words = String::from_utf16(&text[at("start")..at("end")]).unwrap();
        assert_eq!(selectors[1]["exact"], words.as_str());
        let prefix: Vec<u16> = selectors[1]["prefix"].as_str().unwrap().encode_utf16().collect();
        assert!(text[..at("start")].ends_with(&prefix));
        let tags: Vec<&str> = list(annotation, "tags").iter().map(|tag| tag.as_str().unwrap()).collect();
        said.push(format!("{words} = {}", tags[1..].join(" ")));
    }
    assert_eq!(
        said,
        [
            "L’État n’a pas lancé = kind:figure",
            "n’a pas lancé d’appel d’offres 🇫🇷 en 2019 = kind:fact",
            "pas lancé = kind:figure",
            "e\u{301}crit la juge 👩\u{200d}⚖️ = kind:no-such-kind suggestion:rules-1",
            "qui paie\u{202f}? = kind:request passage:00000000-0000-0000-0000-000000000004",
            "quand = kind:request passage:00000000-0000-0000-0000-000000000004",
            "pas lancé = kind:fact passage:00000000-0000-0000-0000-000000000006",
            "appel d’offres = kind:fact passage:00000000-0000-0000-0000-000000000006",
            "qui paie\u{202f}? = kind:request",
            "qui paie\u{202f}? = kind:no-such-kind",
        ]
    );
    assert_eq!(
        (&export["export_date"], &export["export_userid"]),
        (&"2023-11-14T22:17:20Z".into(), &"acct:zoe@localhost".into())
    );
}

#[test]
fn a_file_comes_back_whole() {
    let file = file();
    assert!(recognise("x", &file));
    check_back(&dossier(), &read(&file).unwrap());
}

#[test]
fn what_the_service_gives_back_still_tells_its_passages() {
    let mut export = whole(&file()).unwrap();
    export.as_object_mut().unwrap().remove(beside::KEY);
    let foreign = read(&export.to_string()).unwrap();
    assert_eq!((foreign.items.len(), foreign.items[4].extracts.len()), (8, 2));
    assert_eq!(
        (&*foreign.claims[0].kind, foreign.claims[0].label.as_deref()),
        ("figure", Some("=L’État; ou \"un\" autre"))
    );
    assert_eq!(foreign.items[3].suggestion.as_ref().unwrap().by, "rules-1");
    assert_eq!(foreign.items[1].made.by, "Zoé");
}

#[test]
fn files_of_the_tool_are_read() {
    let selectors = r#"[{"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 0}, {"type": "TextPositionSelector", "start": 4, "end": 9}, {"type": "TextQuoteSelector", "exact": "monde", "prefix": "Le ", "suffix": " va"}]"#;
    let annotation = |id: &str, more: &str| {
        format!(
            r#"{{"id": "{id}", "created": "2024-03-05T12:00:00.123456+00:00", "updated": "2024-03-06T12:00:00+00:00", "user": "acct:bo@hypothes.is", "uri": "https://example.org/p", "text": "note", "tags": ["Fait", "à revoir"], "group": "__world__", "document": {{"title": ["La page"]}}, "target": [{{"source": "https://example.org/p"{more}}}]"#
        )
    };
    let marked = annotation("aBc_1", &format!(", \"selector\": {selectors}"));
    let list = format!(
        "[{marked}}}, {}}}, {}, \"references\": [\"aBc_1\"]}}, 3]",
        annotation("n", ""),
        annotation("r", "")
    );
    for (file, at) in [
        (list.clone(), ""),
        (format!("{{\"total\": 4, \"rows\": {list}}}"), "rows"),
        (
            format!(
                "{{\"export_date\": \"\", \"export_userid\": \"\", \"client_version\": \"1\", \"annotations\": {list}}}"
            ),
            "annotations",
        ),
    ] {
        assert!(recognise("x", &file), "{file}");
        let foreign = read(&file).unwrap();
        let [item] = &foreign.items[..] else { panic!("{foreign:?}") };
        let extract = &item.extracts[0];
        assert_eq!(
            (extract.position, extract.quote.as_deref(), &*extract.suffix),
            (Some((4, 9)), Some("monde"), " va")
        );
        assert_eq!(
            (&*item.key, &*item.made.by, item.made.at.0, &*item.comment),
            ("aBc_1", "bo", 1_709_640_000_123, "note")
        );
        assert_eq!(
            (&*foreign.claims[0].kind, &foreign.claims[0].attributes["tags"]),
            ("Fait", &Value::Many(vec!["à revoir".to_owned()]))
        );
        assert_eq!(
            (&*foreign.texts[0].name, foreign.texts[0].title.as_deref()),
            ("https://example.org/p", Some("La page"))
        );
        let refused: Vec<String> =
            foreign.refused.iter().map(|(place, problem)| format!("{place} {problem:?}")).collect();
        let place = |n: usize| match at {
            "" => format!("item {}", n + 1),
            _ => format!("{at}[{n}]"),
        };
        let expected = [
            format!("{} Unmarked", place(1)),
            format!("{} Reply", place(2)),
            format!("{} Lacks(Object)", place(3)),
        ];
        assert_eq!(refused, expected);
    }
    assert!(!recognise("x", r#"{"annotations": [{"uri": "a"}]}"#));
}

#[test]
fn damaged_files_are_refused_with_their_place() {
    for damaged in damages(&file()) {
        if let Err(error) = read(&damaged) {
            assert!(!error.place().is_empty());
        }
    }
}
