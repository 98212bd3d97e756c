//! Tests of annotations of the Web that others make.

use serde_json::{Value as Json, json};

use super::*;
use crate::exchange::error::Error;
use crate::exchange::error::Problem;
use crate::exchange::foreign::{Extract, Foreign};
use crate::exchange::work::at_once;
use crate::model::claim::Value;
use crate::model::file_place::{Count, FilePlace};
use crate::model::identity::Moment;

fn read(file: &str) -> Result<Foreign, Error> {
    at_once(super::read(file))
}

#[track_caller]
fn one(json: &Json) -> Foreign {
    assert!(recognise("x", &json.to_string()), "{json}");
    let foreign = read(&json.to_string()).unwrap();
    assert_eq!(foreign.refused, []);
    assert_eq!(foreign.items.len(), 1);
    foreign
}

fn extract(foreign: &Foreign) -> (Option<&str>, Option<(u32, u32)>) {
    let Extract { quote, position, .. } = &foreign.items[0].extracts[0];
    (quote.as_deref(), *position)
}

#[test]
fn selectors_of_all_sorts_are_understood() {
    let check = |target: Json, quote: Option<&str>, position: Option<(u32, u32)>| {
        let json = json!({"body": "vu de près", "target": target});
        let foreign = one(&json);
        assert_eq!(extract(&foreign), (quote, position), "{json}");
        assert_eq!(foreign.texts[0].name, "https://x.fr/a");
        assert_eq!(foreign.items[0].comment, "vu de près");
    };
    let source = "https://x.fr/a";
    let target = |selector: Json| json!({"source": source, "selector": selector});
    let quote = json!({"type": "TextQuoteSelector", "exact": "le port", "prefix": "vers "});
    let position = json!({"type": "TextPositionSelector", "start": 3, "end": 10});
    check(target(quote.clone()), Some("le port"), None);
    check(target(json!([position, quote])), Some("le port"), Some((3, 10)));
    check(target(json!({"exact": "le port"})), Some("le port"), None);
    check(target(json!({"type": "oa:TextPositionSelector", "start": 3, "end": 10.0})), None, Some((3, 10)));
    let refined = json!({"type": "XPathSelector", "value": "/p[2]", "refinedBy": position});
    let with_quote = json!({"type": "FragmentSelector", "value": "p2", "refinedBy": [refined, quote]});
    check(target(with_quote), Some("le port"), None);
    let inner = json!({"type": "TextQuoteSelector", "exact": "tout le port", "refinedBy": quote});
    check(target(json!([position, inner])), Some("le port"), None);
    let range = json!({"type": "RangeSelector", "startSelector": {"type": "TextPositionSelector", "start": 3, "end": 4},
        "endSelector": {"type": "TextPositionSelector", "start": 10, "end": 11}});
    check(target(range), None, Some((3, 10)));
    let fragment = json!({"type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc5147", "value": "char=3,10"});
    check(target(fragment), None, Some((3, 10)));
    check(json!("https://x.fr/a#:~:text=vers-,le%20port,-de"), Some("le port"), None);
    check(
        json!([{"source": {"id": source}, "selector": [{"type": "Choice", "items": [quote]}]}]),
        Some("le port"),
        None,
    );
    check(json!({"type": "Composite", "items": [target(quote.clone())]}), Some("le port"), None);
}

#[test]
fn bodies_of_all_sorts_are_understood() {
    let target =
        json!({"source": "https://x.fr/a", "selector": {"type": "TextQuoteSelector", "exact": "le port"}});
    let check = |body: Json, kind: &str, comment: &str| {
        let foreign = one(&json!({"target": target, "body": body, "motivation": "tagging"}));
        assert_eq!((&*foreign.claims[0].kind, &*foreign.items[0].comment), (kind, comment));
        foreign
    };
    check(json!("Un mot"), "", "Un mot");
    check(json!("https://x.fr/b"), "", "");
    check(json!({"value": "Un mot"}), "", "Un mot");
    check(
        json!([{"purpose": "tagging", "value": "Lieu"}, {"value": "a"}, {"purpose": "replying", "value": "b"}]),
        "Lieu",
        "a\nb",
    );
    check(
        json!({"type": "SpecificResource", "purpose": "classifying", "source": "https://x.fr/types/Lieu"}),
        "Lieu",
        "",
    );
    let tags = json!([{"purpose": "tagging", "value": "Lieu"}, {"purpose": "oa:tagging", "value": "sûr"}]);
    let foreign = check(tags, "Lieu", "");
    assert_eq!(foreign.claims[0].attributes["tags"], Value::Many(vec!["sûr".to_owned()]));
    let foreign = one(&json!({"@context": W3C, "id": "abc-1", "target": target, "bodyValue": "Un mot",
        "creator": {"id": "https://x.fr/bot", "type": "Software"}, "created": "2015-01-28T12:00:00Z"}));
    assert_eq!((&*foreign.items[0].comment, &*foreign.items[0].key), ("Un mot", "abc-1"));
    assert_eq!(foreign.items[0].suggestion.as_ref().unwrap().by, "https://x.fr/bot");
    assert_eq!(foreign.items[0].made.at, Moment(1_422_446_400_000));
}

#[test]
fn annotations_of_anybody_stand_in_pages_lists_and_lines() {
    let quote =
        |words: &str| json!({"source": "a", "selector": {"type": "TextQuoteSelector", "exact": words}});
    let annotation = |id: &str, words: &str| json!({"id": id, "type": "Annotation", "target": quote(words)});
    let (a, b) = (annotation("#a", "un"), annotation("#b", "deux"));
    let link = json!({"motivation": "linking", "body": [{"purpose": "tagging", "value": "suit"}], "target": [{"id": "#a"}, {"id": "#b"}]});
    let lost = json!({"motivation": "linking", "body": "#z", "target": "#a"});
    let whole = json!({"source": "a"});
    let bare = json!({"id": "#c", "target": whole});
    let reply = json!({"id": "#d", "motivation": "replying", "target": "#a", "body": "non"});
    let all = json!([a, b, link, lost, bare, reply]);
    let next = json!({"@context": W3C, "type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": all, "next": "https://x.fr/2"}});
    for (json, at) in
        [(json!({"@context": W3C, "items": all}), "items"), (next, "first.items"), (all.clone(), "")]
    {
        let foreign = read(&json.to_string()).unwrap();
        assert_eq!((foreign.items.len(), foreign.texts.len(), foreign.links.len()), (2, 1, 1));
        assert_eq!((&*foreign.links[0].kind, foreign.links[0].from, foreign.links[0].to), ("suit", 0, 1));
        let place = |n: usize| match at {
            "" => FilePlace::at(Count::Item(n + 1)),
            _ => FilePlace::from(at).element("", n),
        };
        assert_eq!(foreign.items[1].place, place(1));
        let refused: Vec<_> =
            foreign.refused.iter().filter(|(place, _)| !place.path().ends_with("next")).cloned().collect();
        let refusal = |n: usize, problem| (place(n), problem);
        assert_eq!(
            refused,
            [
                refusal(4, Problem::Unmarked),
                refusal(5, Problem::Reply),
                refusal(3, Problem::Unknown("#z".to_owned()))
            ]
        );
    }
    let lines = format!("{a}\n{b}\n");
    assert_eq!(read(&lines).unwrap().items[1].place.to_string(), "line 2");
    // Several texts are several passages of one claim.
    let two = json!({"target": [quote("un"), {"source": "b", "selector": {"exact": "x"}}, quote("deux")], "body": "x y"});
    let foreign = read(&two.to_string()).unwrap();
    assert_eq!(foreign.items.iter().map(|item| item.extracts.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(foreign.claims.len(), 1);
}

#[test]
fn files_of_others_are_not_taken_for_annotations_of_the_web() {
    let quote = json!([{"type": "TextQuoteSelector", "exact": "x"}]);
    let hypothesis = json!({"id": "x", "uri": "https://x.fr", "group": "__world__", "tags": [], "target": [{"source": "https://x.fr", "selector": quote}]});
    let recogito = json!([{"id": "1", "bodies": [], "target": {"annotation": "1", "selector": [{"quote": "x", "start": 1, "end": 2}]}}]);
    let old = json!([{"@context": W3C, "id": "#a", "type": "Annotation", "body": [], "target": {"selector": quote}}]);
    let export = json!({"client_version": "1", "annotations": [hypothesis]});
    for other in [
        hypothesis,
        recogito,
        old,
        export,
        json!({"format": "scolie/1"}),
        json!({"question": {"target": "x"}}),
    ] {
        assert!(!recognise("x", &other.to_string()), "{other}");
    }
    assert!(!recognise("x", &crate::exchange::dossier::export(&crate::exchange::fixture::dossier())));
    assert!(!recognise("x", "# Une question\n\nsur http://www.w3.org/ns/anno.jsonld"));
}
