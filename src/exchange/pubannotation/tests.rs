//! What Pubannotation is given, and what comes back.

use super::*;
use crate::exchange::error::Error;
use crate::exchange::fixture::{check_back, content, damages, dossier, written};
use crate::exchange::foreign::Foreign;
use crate::exchange::loose::{list, whole};
use crate::exchange::work::at_once;
use crate::model::outgoing::Format;

fn read(file: &str) -> Result<Foreign, Error> {
    at_once(super::read(file))
}

fn files() -> Vec<(String, String)> {
    let files = written(&dossier(), writer());
    files.iter().map(|file| (file.name.clone(), content(file).to_owned())).collect()
}

/// All files as one list.
fn listed() -> String {
    let files: Vec<String> = files().into_iter().map(|(_, text)| text).collect();
    format!("[{}]", files.join(","))
}

#[test]
fn each_document_is_a_file_of_denotations() {
    let files = files();
    assert_eq!(
        files.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["qe-3331.json", "note.json"]
    );
    let mut said = Vec::new();
    for (_, file) in &files {
        let file = whole(file).unwrap();
        let text: Vec<char> = file["text"].as_str().unwrap().chars().collect();
        for denotation in list(&file, "denotations") {
            let at = |key: &str| usize::try_from(denotation["span"][key].as_u64().unwrap()).unwrap();
            let words: String = text[at("begin")..at("end")].iter().collect();
            said.push(format!(
                "{} {} {words}",
                denotation["id"].as_str().unwrap(),
                denotation["obj"].as_str().unwrap()
            ));
        }
        let relations = list(&file, "relations").iter();
        said.extend(relations.map(|own| format!("{} {} {}", own["subj"], own["pred"], own["obj"])));
    }
    assert_eq!(
        said,
        [
            "T1 figure L’État n’a pas lancé",
            "T2 fact n’a pas lancé d’appel d’offres 🇫🇷 en 2019",
            "T3 figure pas lancé",
            "T4 no-such-kind e\u{301}crit la juge 👩\u{200d}⚖️",
            "T5-0 _FRAGMENT qui paie\u{202f}?",
            "T5-1 request quand",
            "\"T5-1\" \"_lexicallyChainedTo\" \"T5-0\"",
            "\"T2\" \"supports\" \"T1\"",
            "T1-0 _FRAGMENT pas lancé",
            "T1-1 fact appel d’offres",
            "T2 request qui paie\u{202f}?",
            "T3 no-such-kind qui paie\u{202f}?",
            "\"T1-1\" \"_lexicallyChainedTo\" \"T1-0\"",
        ]
    );
}

#[test]
fn a_file_comes_back_whole() {
    let listed = listed();
    assert!(recognise("x", &listed));
    assert!(files().iter().all(|(name, file)| recognise(name, file)));
    let foreign = read(&listed).unwrap();
    assert_eq!(foreign.format, Format::PubAnnotation);
    check_back(&dossier(), &foreign);
}

#[test]
fn files_of_the_tool_are_read() {
    let text = r#"{"target": "http://example.org/docs/1", "sourcedb": "PubMed", "sourceid": 25, "text": "ES and somatic cells", "project": "p",
        "denotations": [{"id": "T1", "span": [{"begin": 0, "end": 2}, {"begin": 15, "end": 20}], "obj": "A"}, {"id": "T2", "span": {"begin": 7, "end": 20}, "obj": "B"},
          {"id": "T3", "span": {"begin": 0, "end": 2}, "obj": "_FRAGMENT"}, {"id": "T4", "span": {"begin": 3, "end": 6}, "obj": "_FRAGMENT"}, {"id": "T5", "span": {"begin": 7, "end": 9}, "obj": "C"},
          {"id": "T6", "span": {"begin": 7, "end": 7}, "obj": "C"}],
        "relations": [{"id": "R1", "pred": "eq", "subj": "T1", "obj": "T2"}, {"id": "R2", "pred": "_lexicallyChainedTo", "subj": "T4", "obj": "T3"}, {"id": "R3", "pred": "_lexicallyChainedTo", "subj": "T5", "obj": "T4"}, {"id": "R4", "pred": "eq", "subj": "T1", "obj": "T6"}],
        "attributes": [{"id": "A1", "subj": "T2", "pred": "score", "obj": 0.5}, {"id": "A2", "subj": "T2", "pred": "sûr", "obj": true}, {"id": "A3", "subj": "T9", "pred": "sûr", "obj": true}]}"#;
    assert!(recognise("x", text));
    let foreign = read(text).unwrap();
    let places = |item: &crate::exchange::foreign::Item| {
        item.extracts.iter().filter_map(|own| own.position).collect::<Vec<_>>()
    };
    let items: Vec<_> = foreign.items.iter().map(|item| (&*item.key, places(item))).collect();
    assert_eq!(
        items,
        [
            ("PubMed:25/T1", vec![(0, 2), (15, 20)]),
            ("PubMed:25/T2", vec![(7, 20)]),
            ("PubMed:25/T5", vec![(0, 2), (3, 6), (7, 9)])
        ]
    );
    let attributes = &foreign.claims[1].attributes;
    assert_eq!(
        (&attributes["score"], &attributes["sûr"]),
        (&Value::One("0.5".to_owned()), &Value::One("true".to_owned()))
    );
    assert_eq!(foreign.links.iter().map(|tie| (tie.from, tie.to)).collect::<Vec<_>>(), [(0, 1)]);
    let places: Vec<String> = foreign.refused.iter().map(|(place, _)| place.to_string()).collect();
    assert_eq!(places, ["denotations[5]", "attributes[2]", "relations[3]"]);
    let ring = r#"{"text": "ab", "denotations": [{"id": "T1", "span": {"begin": 0, "end": 1}, "obj": "_FRAGMENT"}], "relations": [{"pred": "_lexicallyChainedTo", "subj": "T1", "obj": "T1"}]}"#;
    assert_eq!(read(ring).unwrap().items.len(), 1);
}

#[test]
fn damaged_files_are_refused_with_their_place() {
    for damaged in damages(&listed()) {
        if let Err(error) = read(&damaged) {
            assert!(!error.place().is_empty());
        }
    }
}
