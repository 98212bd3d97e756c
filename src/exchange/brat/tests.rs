//! What Brat is given, and what comes back.

use std::rc::Rc;

use super::*;
use crate::exchange::fixture::{check_back, claim, content, damages, dossier, written};
use crate::model::claim::{Claim, Passage};
use crate::model::codebook::Bilingual;
use crate::model::identity::{DocumentId, Stamp};
use crate::model::span::Spans;

fn folder(dossier: &Dossier) -> Vec<(String, String)> {
    let files = written(dossier, writer(Language::French));
    files.iter().map(|file| (file.name.clone(), content(file).to_owned())).collect()
}

fn back(files: &[(String, String)]) -> crate::exchange::foreign::Foreign {
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    read(&files).unwrap()
}

fn file<'a>(files: &'a [(String, String)], name: &str) -> &'a str {
    files.iter().find(|(own, _)| own == name).map_or_else(|| panic!("{name}"), |(_, text)| text)
}

#[test]
fn a_folder_holds_texts_annotations_and_configuration() {
    let files = folder(&dossier());
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let expected = [
        "qe-3331.ann",
        "qe-3331.txt",
        "note.ann",
        "note.txt",
        "annotation.conf",
        "visual.conf",
        "scolie.json",
    ];
    assert_eq!(names, expected);
    let note = file(&files, "note.ann");
    let text: Vec<char> = file(&files, "note.txt").chars().collect();
    assert_eq!(
        note.lines().filter(|line| !line.starts_with('T')).collect::<Vec<_>>(),
        [
            "#1\tClaim T1\tPas d’appel d’offres en 2019",
            "#2\tClaim T2\tQui paie ?",
            "#3\tClaim T3\tD’un type inconnu",
            "#4\tAnnotatorNotes T3\tle même extrait",
        ]
    );
    let mut marks = Vec::new();
    for line in note.lines().filter(|line| line.starts_with('T')) {
        let [_, head, words] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (kind, places) = head.split_once(' ').unwrap();
        let pieces = places.split(';').map(|place| {
            let (start, end) = place.split_once(' ').unwrap();
            text[start.parse::<usize>().unwrap()..end.parse().unwrap()].iter().collect::<String>()
        });
        assert_eq!(pieces.collect::<Vec<_>>().join(" "), words);
        marks.push(format!("{kind} {words}"));
    }
    assert_eq!(
        marks,
        ["fact pas lancé appel d’offres", "request qui paie\u{202f}?", "no-such-kind qui paie\u{202f}?"]
    );
    let question = file(&files, "qe-3331.ann");
    for line in ["A1\tSuggested T4", "R1\tsupports Arg1:T2 Arg2:T1"] {
        assert!(question.lines().any(|own| own == line), "{line}\n{question}");
    }
}

#[test]
fn the_configuration_says_what_may_be_marked_and_how_it_looks() {
    let mut dossier = dossier();
    let codebook = Rc::make_mut(&mut dossier.codebook);
    codebook.kinds[1].parent = Some("fact".into());
    codebook.kinds[1].label = Bilingual { fr: "A | B".to_owned(), en: String::new() };
    let files = folder(&dossier);
    let annotation = file(&files, "annotation.conf");
    assert!(annotation.starts_with("[entities]\nfact\n\tfigure\nlaw\n"), "{annotation}");
    for line in [
        "no-such-kind",
        "supports\tArg1:<ENTITY>, Arg2:<ENTITY>",
        "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
        "Suggested\tArg:<ENTITY>",
    ] {
        assert!(annotation.lines().any(|own| own == line), "{line}\n{annotation}");
    }
    let visual = file(&files, "visual.conf");
    for line in
        ["fact | Fait, événement ou décision | Fait", "figure | A B | Chiffre", "fact\tbgColor:#cfe3fa"]
    {
        assert!(visual.lines().any(|own| own == line), "{line}\n{visual}");
    }
    let sorts = config::sorts(visual);
    let fact = sorts.iter().find(|sort| sort.name == "fact").unwrap();
    assert_eq!((&*fact.label.fr, fact.color.as_deref()), ("Fait, événement ou décision", Some("#cfe3fa")));
    assert_eq!(sorts.len(), dossier.codebook.kinds.len());
}

#[test]
fn a_folder_comes_back_whole() {
    check_back(&dossier(), &back(&folder(&dossier())));
}

/// The fixture with a passage of `spans` more, of a claim of a kind that brat cannot name.
fn with(spans: &[&str]) -> Dossier {
    let mut dossier = dossier();
    let document = DocumentId(uuid::Uuid::from_u128(1));
    let text = &dossier.documents[&document].text;
    let spans = spans.iter().map(|words| {
        let at = text.find(words).unwrap();
        Span::within(text, at, at + words.len()).unwrap()
    });
    let spans = Spans::new(spans.collect()).unwrap();
    let own =
        Claim { id: claim(9), kind: "Été à venir".into(), ..Claim::clone(&dossier.claims[&claim(1)]) };
    dossier.claims.insert(own.id, Rc::new(own));
    dossier.passages.put(&Rc::new(Passage {
        id: PassageId(uuid::Uuid::from_u128(90)),
        claim: claim(9),
        document,
        spans,
        comment: "a\tb\nc".to_owned(),
        made: Stamp::default(),
        changed: Stamp::default(),
        suggestion: None,
    }));
    dossier
}

#[test]
fn passages_over_ends_of_line_are_cut_and_joined_again() {
    let over = with(&["⚖️\u{202f}; qui paie\u{202f}?\nIl lui"]);
    let files = folder(&over);
    let line = file(&files, "qe-3331.ann").lines().find(|line| line.contains("ete-a-venir")).unwrap();
    assert!(line.contains(';') && line.ends_with("\t⚖️\u{202f}; qui paie\u{202f}? Il lui"), "{line}");
    check_back(&over, &back(&files));
    // Two extracts that only an end of line parts stay two.
    let apart = with(&["qui paie\u{202f}?", "Il lui"]);
    check_back(&apart, &back(&folder(&apart)));
    let end = with(&["\n"]);
    check_back(&end, &back(&folder(&end)));
}

#[test]
fn files_of_the_tool_are_read() {
    let ann = "T1\tPersonne 0 3\tAna\nT2\tPersonne 9 11\tBo\nT3\tVerbe 4 8\taime\nE1\tVerbe:T3 Qui:T1 Quoi:T2\nR1\tConnaît Arg1:T1 Arg2:T9\n*\tEquiv T1 T2\nA1\tSûr T1\nA2\tSûreté T2 très haute\nN1\tReference T1 Wikidata:Q1\tAna\n#1\tAnnotatorNotes E1\tau présent\n#2\tAnnotatorNotes T3\tvraiment\n#3\tAnnotatorNotes R1\tx\nT4\tLieu 12 15;20 24\tvit Nice\n\nT5 Lieu\n";
    assert!(recognise("a.ann", ann) && recognise("a.txt", ann) && recognise("a.ann", ""));
    let foreign = read(&[("d/a.ann", ann), ("d/a.txt", "Ana aime Bo,vit donc à Nice.")]).unwrap();
    let said: Vec<String> = foreign
        .items
        .iter()
        .map(|item| {
            let quotes: Vec<&str> = item.extracts.iter().map(|own| own.quote.as_deref().unwrap()).collect();
            format!("{} {} {}", item.key, item.claim, quotes.join("|"))
        })
        .collect();
    assert_eq!(said, ["a/T1 0 Ana", "a/T2 0 Bo", "a/T3 1 aime", "a/T4 2 vit|Nice"]);
    assert_eq!(foreign.items[2].comment, "au présent\nvraiment");
    assert_eq!(foreign.claims[0].attributes["reference"], Value::Many(vec!["Wikidata:Q1".to_owned()]));
    let links: Vec<_> = foreign.links.iter().map(|tie| (&*tie.kind, tie.from, tie.to)).collect();
    assert_eq!(links, [("Qui", 1, 0), ("Quoi", 1, 0)]);
    let refused: Vec<String> =
        foreign.refused.iter().map(|(place, problem)| format!("{place} {problem:?}")).collect();
    assert_eq!(
        refused,
        [
            "d/a.ann, line 15 Line(\"T5 Lieu\")",
            "d/a.ann, line 12 Unknown(\"R1\")",
            "d/a.ann, line 5 Unknown(\"T9\")"
        ]
    );
    assert_eq!(foreign.texts[0].name, "a");
    for other in ["# Titre\n\nTexte", "a\tb\nc\td", "{\"a\": 1}"] {
        assert!(!recognise("x.txt", other), "{other}");
        assert!(read(&[("x.txt", other)]).is_err());
    }
}

#[test]
fn damaged_files_are_refused_with_their_place() {
    let files = folder(&dossier());
    for name in ["qe-3331.ann", "scolie.json", "visual.conf", "qe-3331.txt"] {
        for damaged in damages(file(&files, name)) {
            let own =
                files.iter().map(|(own, text)| (own.as_str(), if own == name { &*damaged } else { &**text }));
            let own: Vec<(&str, &str)> = own.collect();
            assert!(read(&own).unwrap().refused.iter().all(|(place, _)| !place.is_empty()));
        }
    }
}
