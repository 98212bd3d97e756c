//! Annotations of an older copy of a text, taken in with the newer one: what stayed is placed, what changed says so,
//! what is not certain waits with where it may belong, and nothing is placed on other words.

use std::rc::Rc;

use scolie::exchange::default_codebook;
use scolie::exchange::formats;
use scolie::exchange::placing::{Looking, Placing, Prospects};
use scolie::model::arrival::{Arrival, Fate, Why};
use scolie::model::dossier::{About, Dossier};
use scolie::model::edit::Edit;
use scolie::model::identity::{DocumentId, DossierId, Moment, Seed, Stamp};
use scolie::model::outgoing::Format;
use scolie::read;
use serde_json::{Value as Json, json};
use uuid::Uuid;

/// Both as their documents have them, a line for each paragraph.
pub const OLD: &str = "La gare de Saint-Aubin a fermé en mars 2019, après une panne du poste d’aiguillage.
Aucun appel d’offres n’a été publié depuis cette date, selon la région.
Le car de remplacement met une heure et quart pour rejoindre la préfecture, sans arrêt au lycée.
La commune attend une réponse écrite, et rien d’autre.
La ministre a promis une visite avant la fin de l’année, devant deux cents habitants.";

pub const NEW: &str = "La gare de Saint-Aubin a fermé en mars 2019, après une panne du poste d’aiguillage.
Un collectif d’usagers s’est formé au printemps ; il compte quarante familles.
Aucun appel d’offres n’a été publié depuis cette date, selon la région.
Le car de remplacement met plus d’une heure et demie pour rejoindre la préfecture, sans arrêt au lycée.
Il veut une réponse écrite ou orale. Le préfet voudrait une réponse écrite lui aussi.";

/// What is marked in the old copy, and what becomes of it in the new one.
pub const MARKED: [&str; 5] = [
    "a fermé en mars 2019",
    "Aucun appel d’offres n’a été publié",
    "met une heure et quart pour rejoindre la préfecture",
    "une réponse écrite",
    "a promis une visite avant la fin de l’année",
];

/// A dossier of one document, which has a text.
pub fn dossier(text: &str) -> Rc<Dossier> {
    let (id, title) = (DossierId(Uuid::from_u128(1)), "Gares".to_owned());
    let mut dossier = Dossier::new(About { id, title, created: Moment(0) }, Rc::new(default_codebook()));
    let id = DocumentId(Uuid::from_u128(7));
    let (document, _) = read::read(id, "gare.txt", text.replace('\n', "\n\n"));
    dossier.documents.insert(id, Rc::new(document));
    Rc::new(dossier)
}

pub fn stamp() -> Stamp {
    Stamp { by: "Zoé".to_owned(), at: Moment(1_700_000_000_000) }
}

/// Where a mark stands in the old copy, as both formats say it; without a position, the quote alone.
fn selectors(words: &str, has_position: bool) -> Json {
    let at = OLD.find(words).unwrap();
    let before: Vec<char> = OLD[..at].chars().rev().take(32).collect();
    let prefix: String = before.into_iter().rev().collect();
    let suffix: String = OLD[at + words.len()..].chars().take(32).collect();
    let start = OLD[..at].encode_utf16().count();
    let quote = json!({ "type": "TextQuoteSelector", "exact": words, "prefix": prefix, "suffix": suffix });
    let end = start + words.encode_utf16().count();
    let position = json!({ "type": "TextPositionSelector", "start": start, "end": end });
    if has_position { json!([position, quote]) } else { json!([quote]) }
}

fn hypothesis(has_position: bool) -> String {
    let uri = "https://example.org/gare";
    let row = |words: &&str| {
        json!({ "id": words, "uri": uri, "text": "", "tags": ["fact"], "user": "acct:zoe@x",
            "target": [{ "source": uri, "selector": selectors(words, has_position) }] })
    };
    json!({ "total": 5, "rows": MARKED.iter().map(row).collect::<Vec<_>>() }).to_string()
}

fn web_annotations(has_position: bool) -> String {
    let item = |(index, words): (usize, &&str)| {
        json!({ "id": format!("https://example.org/a/{index}"), "type": "Annotation", "motivation": "classifying",
            "body": { "type": "TextualBody", "purpose": "classifying", "value": "fact" },
            "target": { "source": "https://example.org/gare", "selector": selectors(words, has_position) } })
    };
    let items: Vec<Json> = MARKED.iter().enumerate().map(item).collect();
    json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://example.org/a", "type": "AnnotationPage",
        "items": items })
    .to_string()
}

fn place(dossier: &Rc<Dossier>, format: Format, file: &str) -> Arrival {
    let foreign = formats::read(format, "a.json", file).unwrap();
    let mut placing = Placing::begin(dossier, "a.json", foreign, stamp());
    let mut before = 0;
    while placing.go_on() {
        let (done, of) = placing.progress();
        assert!(before <= done && done <= of, "{before} {done} {of}");
        before = done;
    }
    assert_eq!(placing.progress(), (5, 5));
    placing.finish()
}

#[test]
fn annotations_of_an_older_copy_find_their_places_in_the_newer_one() {
    for has_position in [true, false] {
        let files = [
            (Format::Hypothesis, hypothesis(has_position)),
            (Format::WebAnnotation, web_annotations(has_position)),
        ];
        for (format, file) in files {
            let dossier = dossier(NEW);
            assert!(dossier.documents.values().all(|own| own.text == NEW));
            let arrival = place(&dossier, format, &file);
            let fates: Vec<&Fate> = arrival.landings.iter().map(|landing| &landing.fate).collect();
            let (exact, moved) =
                if has_position { (Fate::Kept, Fate::Moved) } else { (Fate::Found, Fate::Found) };
            let [first, second, Fate::Adjusted(similarity, before), fourth, fifth] = fates[..] else {
                panic!("{format:?} {fates:?}")
            };
            assert_eq!((first, second), (&exact, &moved), "{format:?}");
            assert!((60..100).contains(similarity), "{similarity}");
            assert_eq!(before, MARKED[2]);
            assert_eq!(fourth, &Fate::Waiting(Why::Several(2)), "{format:?}");
            assert_eq!(fifth, &Fate::Waiting(Why::NotFound), "{format:?}");
            let words: Vec<&str> = arrival.landings.iter().map(|landing| landing.quote.as_str()).collect();
            let now = "met plus d’une heure et demie pour rejoindre la préfecture";
            assert_eq!(words, [MARKED[0], MARKED[1], now, MARKED[3], MARKED[4]], "{format:?}");
            check_after(&dossier, arrival, format, &file);
        }
    }
}

/// The same file again changes nothing, what waits has its candidates, and looking again finds no more than before.
fn check_after(dossier: &Rc<Dossier>, arrival: Arrival, format: Format, file: &str) {
    let seed = Seed { stamp: stamp(), random: [3; 10] };
    let after = Rc::new(dossier.apply(&Edit::TakeIn(arrival.additions).plan(dossier, &seed)));
    assert_eq!((after.passages.len(), after.orphans.len()), (3, 2));
    assert!(place(&after, format, file).additions.is_empty(), "{format:?}");
    let mut prospects = Prospects::default();
    prospects.turn_to(&after);
    for orphan in after.orphans.values() {
        let found = prospects.of(orphan);
        let words = found.candidates.iter().map(|own| own.spans.quote(NEW)).collect::<Vec<_>>();
        match orphan.quote() == MARKED[3] {
            true => assert_eq!((found.why, words), (Why::Several(2), vec![MARKED[3].to_owned(); 2])),
            false => assert_eq!((found.why, words), (Why::NotFound, Vec::<String>::new())),
        }
    }
    let mut looking = Looking::begin(&after, |_| true, stamp());
    while looking.go_on() {}
    assert!(looking.finish().is_empty());
}
