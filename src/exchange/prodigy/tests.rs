//! What Prodigy is given, and what comes back.

use super::*;
use crate::exchange::error::Error;
use crate::exchange::fixture::{check_back, content, damages, dossier, written};
use crate::exchange::foreign::Foreign;
use crate::exchange::loose::{Value as Json, list, whole};
use crate::exchange::work::at_once;
use crate::model::claim::Suggestion;

fn read(file: &str) -> Result<Foreign, Error> {
    at_once(super::read(file))
}

fn file() -> String {
    let files = written(&dossier(), writer());
    assert_eq!(files[0].name, "donnees-de-sante.prodigy.jsonl");
    content(&files[0]).to_owned()
}

fn number(value: &Json) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

#[test]
fn every_span_is_one_of_whole_tokens() {
    let mut marked = Vec::new();
    for line in file().lines() {
        let line = whole(line).unwrap();
        let text: Vec<char> = line["text"].as_str().unwrap().chars().collect();
        let words = |at: &Json| text[number(&at["start"])..number(&at["end"])].iter().collect::<String>();
        let tokens = list(&line, "tokens");
        let mut joined = String::new();
        for (n, token) in tokens.iter().enumerate() {
            assert_eq!((&*words(token), number(&token["id"])), (token["text"].as_str().unwrap(), n));
            joined.push_str(token["text"].as_str().unwrap());
            if token["ws"] == true {
                joined.push(' ');
            }
        }
        assert_eq!(joined, line["text"]);
        let ends = list(&line, "relations")
            .iter()
            .flat_map(|relation| [&relation["head_span"], &relation["child_span"]]);
        for span in list(&line, "spans").iter().chain(ends) {
            let (first, last) = (&tokens[number(&span["token_start"])], &tokens[number(&span["token_end"])]);
            assert_eq!((&first["start"], &last["end"]), (&span["start"], &span["end"]));
            marked.push(format!("{} {}", span["label"].as_str().unwrap_or("->"), words(span)));
        }
    }
    assert_eq!(
        marked,
        [
            "figure L’État n’a pas lancé",
            "fact n’a pas lancé d’appel d’offres 🇫🇷 en 2019",
            "figure pas lancé",
            "no-such-kind e\u{301}crit la juge 👩\u{200d}⚖️",
            "request qui paie\u{202f}?",
            "request quand",
            "-> n’a pas lancé d’appel d’offres 🇫🇷 en 2019",
            "-> L’État n’a pas lancé",
            "fact pas lancé",
            "fact appel d’offres",
            "request qui paie\u{202f}?",
            "no-such-kind qui paie\u{202f}?",
        ]
    );
}

#[track_caller]
fn check_tokens(text: &str, spans: &[(u32, u32)], expected: &[&str]) {
    let spans: Vec<Span> = spans.iter().filter_map(|(start, end)| Span::new(*start, *end)).collect();
    let tokens = tokens(text, &spans);
    assert_eq!(
        tokens.iter().map(|at| &text[at.start as usize..at.end as usize]).collect::<Vec<_>>(),
        expected
    );
    let mut joined = String::new();
    for (n, token) in tokens.iter().enumerate() {
        joined.push_str(&text[token.start as usize..token.end as usize]);
        joined.push_str(if is_spaced(text, &tokens, n) { " " } else { "" });
    }
    assert_eq!(joined, text);
}

#[test]
fn tokens_are_words_and_signs() {
    check_tokens("L’État n'a pas, 3 fois.", &[], &["L’", "État", "n'", "a", "pas", ",", "3", "fois", "."]);
    check_tokens("a  b", &[], &["a", " ", "b"]);
    check_tokens("a\nb ", &[], &["a", "\n", "b"]);
    check_tokens(
        " a\u{a0}? 👩\u{200d}⚖️ e\u{301}t",
        &[],
        &[" ", "a", "\u{a0}", "?", "👩\u{200d}", "⚖️", "e\u{301}t"],
    );
    check_tokens("abc def", &[(1, 3), (4, 5)], &["a", "bc", "d", "ef"]);
    check_tokens("ab cd", &[(0, 3), (2, 5)], &["ab", " ", "cd"]);
    check_tokens("", &[], &[]);
}

#[test]
fn a_file_comes_back_whole() {
    let file = file();
    assert!(recognise("x", &file));
    check_back(&dossier(), &read(&file).unwrap());
}

#[test]
fn files_of_both_tools_are_read() {
    let text = concat!(
        r#"{"text": "Ana vit ici", "meta": {"source": "lettre"}, "_input_hash": -5, "_task_hash": 7, "tokens": [{"text": "Ana", "start": 0, "end": 3, "id": 0}, {"text": "vit", "start": 4, "end": 7, "id": 1}, {"text": "ici", "start": 8, "end": 11, "id": 2}], "spans": [{"start": 0, "end": 3, "label": "P", "token_start": 0, "token_end": 0}, {"start": 8, "end": 11, "label": "L"}], "relations": [{"head": 0, "child": 2, "label": "vit"}, {"head": 1, "child": 2, "label": "x"}], "answer": "accept", "_timestamp": 1700000000, "_annotator_id": "ana"}"#,
        "\n",
        r#"{"text": "non", "spans": [{"start": 0, "end": 3, "label": "P"}], "answer": "reject"}"#,
        "\n",
        r#"{"text": "peut-être", "spans": [{"start": 0, "end": 4, "label": "P", "source": "m1", "score": 0.5}]}"#,
        "\n",
        r#"{"text": "abc", "entities": [[0, 1, "E"], [1, 1, "E"]]}"#,
        "\n",
        r#"["abc", {"entities": [[0, 2, "E"]]}]"#,
        "\n",
        r#"{"text": "abc", "spans": {"sc": [{"start": 1, "end": 2, "label": "S"}], "autre": [{"start": 1, "end": 3, "label": "S"}]}, "ents": [{"start": 2, "end": 3, "label": "E"}]}"#,
    );
    assert!(recognise("x", text));
    let foreign = read(text).unwrap();
    let items: Vec<_> = foreign.items.iter().map(|item| (&*item.key, item.text)).collect();
    let expected = [
        ("-5/0-3/P/1", 0),
        ("-5/8-11/L/1", 0),
        ("line 3/0-4/P/1", 1),
        ("line 4/0-1/E/1", 2),
        ("line 5/0-2/E/1", 3),
        ("line 6/1-3/S/1", 4),
        ("line 6/1-2/S/1", 4),
        ("line 6/2-3/E/1", 4),
    ];
    assert_eq!(items, expected);
    assert_eq!((&*foreign.texts[0].name, &*foreign.items[0].made.by), ("lettre", "ana"));
    assert_eq!(
        foreign.items[2].suggestion,
        Some(Suggestion { by: "m1".to_owned(), score: "0.5".to_owned() })
    );
    assert_eq!((foreign.links.len(), foreign.links[0].to), (1, 1));
    let places: Vec<String> = foreign.refused.iter().map(|(place, _)| place.to_string()).collect();
    assert_eq!(places, ["line 1, relations[1]", "line 2", "line 4, entities[1]"]);
    for line in text.lines() {
        assert!(recognise("x", line), "{line}");
    }
    assert!(!recognise("x", r#"{"text": "a", "label": [[0, 1, "b"]]}"#));
}

#[test]
fn damaged_files_are_refused_with_their_place() {
    for damaged in damages(&file()) {
        if let Err(error) = read(&damaged) {
            assert!(!error.place().is_empty());
        }
    }
}
