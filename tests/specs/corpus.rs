//! The real documents of the corpus, where it is at hand; what is expected of them was checked by hand.

use std::path::{Path, PathBuf};

use scolie::model::document::{Document, PartKind, Warning};
use scolie::model::identity::DocumentId;
use scolie::model::question::{Chamber, QuestionKind, Status};
use scolie::read;
use uuid::Uuid;

use crate::laws::check_laws;

fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    folder.is_dir().then_some(folder)
}

fn open(path: &Path) -> Vec<(Document, Vec<Warning>)> {
    let file = read::decode(std::fs::read(path).unwrap()).unwrap();
    let read = read::read_all(path.file_name().unwrap().to_str().unwrap(), file, || DocumentId(Uuid::nil()));
    read.iter().for_each(|(document, _)| check_laws(document));
    read
}

fn published(day: &str, page: Option<u32>) -> Option<(String, Option<u32>)> {
    Some((day.to_owned(), page))
}

/// Number, legislature, sort, author, group, constituency, heading, ministry asked, days and pages.
#[derive(Debug, Default, PartialEq, Eq)]
struct Expected {
    number: u32,
    legislature: u16,
    kind: Option<QuestionKind>,
    title: &'static str,
    author: Option<&'static str>,
    group: Option<&'static str>,
    constituency: Option<&'static str>,
    heading: Option<&'static str>,
    ministry: Option<&'static str>,
    asked: Option<(String, Option<u32>)>,
    answered: Option<(String, Option<u32>)>,
}

#[track_caller]
fn check(file: &str, expected: Expected) -> Option<Document> {
    let mut read = open(&corpus()?.join("assemblee-nationale").join(file));
    assert_eq!(read.len(), 1, "{file}");
    let (document, warnings) = read.remove(0);
    assert_eq!(warnings, [], "{file}");
    let question = &document.question;
    assert_eq!(question.chamber, Some(Chamber::AssembleeNationale));
    let place = |place: Option<scolie::model::question::Publication>| {
        place.map(|place| (place.date.to_string(), place.page))
    };
    assert_eq!(document.title, expected.title);
    assert_eq!(question.number, Some(expected.number));
    assert_eq!(question.legislature, Some(expected.legislature));
    assert_eq!(question.kind, expected.kind);
    assert_eq!(question.author.as_deref(), expected.author);
    assert_eq!(question.group.as_deref(), expected.group);
    assert_eq!(question.constituency.as_deref(), expected.constituency);
    assert_eq!(question.heading.as_deref(), expected.heading);
    assert_eq!(question.ministry_asked.as_deref(), expected.ministry);
    assert_eq!(place(question.asked), expected.asked);
    assert_eq!(place(question.answered), expected.answered);
    let has = |kind: PartKind| document.parts.iter().any(|part| part.kind == kind);
    assert_eq!(has(PartKind::Answer), expected.answered.is_some());
    Some(document)
}

#[test]
fn a_page_of_the_sixteenth_legislature() {
    check(
        "html/q16_16-13641QE.main-section.html",
        Expected {
            number: 13641,
            legislature: 16,
            kind: Some(QuestionKind::Written),
            title: "Baisse du niveau de prise en charge des contrats d'apprentissage",
            author: Some("M. Hubert Brigand"),
            group: Some("Les Républicains"),
            constituency: Some("Côte-d'Or"),
            heading: Some("enseignement technique et professionnel"),
            ministry: Some("Enseignement et formation professionnels"),
            asked: published("2023-12-12", Some(11081)),
            answered: published("2024-01-02", Some(90)),
        },
    );
}

#[test]
fn a_page_of_the_eighth_legislature() {
    check(
        "html/q8_8-39461QE.html",
        Expected {
            number: 39461,
            legislature: 8,
            kind: Some(QuestionKind::Written),
            title: "Enseignants; mutations",
            author: Some("M. Delehedde André"),
            group: Some("Socialiste"),
            constituency: Some("Pas-de-Calais"),
            heading: Some("Education physique et sportive"),
            ministry: Some("éducation nationale"),
            asked: published("1988-04-25", Some(1723)),
            answered: published("1988-05-09", Some(2043)),
        },
    );
}

#[test]
fn a_written_question_of_the_open_data() {
    let ministry = "Économie, finances, souveraineté industrielle et numérique";
    let document = check(
        "json/QANR5L17QE5268.json",
        Expected {
            number: 5268,
            legislature: 17,
            kind: Some(QuestionKind::Written),
            title: "Révision de la terminologie des diamants synthétiques",
            author: Some("Mme Olivia Grégoire"),
            group: Some("Ensemble pour la République"),
            heading: Some("commerce et artisanat"),
            ministry: Some(ministry),
            asked: published("2025-03-25", Some(1958)),
            answered: published("2025-06-03", Some(4348)),
            ..Expected::default()
        },
    );
    let Some(document) = document else { return };
    assert_eq!(document.question.author_reference.as_deref(), Some("PA721764"));
    assert_eq!(document.question.ministry_assigned.as_deref(), Some(ministry));
    // The same question as it stands in another layout.
    let other = open(&corpus().unwrap().join("assemblee-nationale/markdown/q17-5268QE.md")).remove(0).0;
    let block = |document: &Document, start: &str| {
        let mut blocks = document.blocks.iter().map(|block| block.span.slice(&document.text).to_owned());
        blocks.find(|text| text.starts_with(start)).unwrap()
    };
    let start = "Mme Olivia Grégoire interroge";
    assert_eq!(block(&document, start), block(&other, start));
}

#[test]
fn a_question_to_the_government_of_the_open_data() {
    let document = check(
        "json/QANR5L17QG1.json",
        Expected {
            number: 1,
            legislature: 17,
            kind: Some(QuestionKind::ToGovernment),
            title: "Situation à Mayotte",
            group: Some("Rassemblement National"),
            heading: Some("outre-mer"),
            ministry: Some("Intérieur"),
            asked: published("2024-10-03", Some(5283)),
            answered: published("2024-10-03", Some(5283)),
            ..Expected::default()
        },
    );
    let Some(document) = document else { return };
    assert_eq!(document.question.author_reference.as_deref(), Some("PA842279"));
    assert!(document.parts.iter().all(|part| part.kind != PartKind::Question));
    assert_eq!(document.blocks.len(), 22);
}

#[test]
fn a_record_of_the_fourteenth_legislature_in_xml() {
    let document = check(
        "xml/q14_14-47351QE.xml",
        Expected {
            number: 47351,
            legislature: 14,
            kind: Some(QuestionKind::Written),
            title: "équipements militaires, vieillissement, bilan",
            author: Some("M. François Cornut-Gentille"),
            group: Some("Les Républicains"),
            constituency: Some("Haute-Marne (2e circonscription)"),
            heading: Some("défense"),
            ministry: Some("Défense"),
            asked: published("2014-01-07", Some(18)),
            answered: published("2014-05-13", Some(3858)),
        },
    );
    let Some(document) = document else { return };
    let renewed: Vec<_> = document.question.renewed.iter().map(ToString::to_string).collect();
    assert_eq!(renewed, ["2014-04-15"]);
    assert_eq!(document.question.status(), Status::Answered);
    let rows: Vec<_> = document
        .text
        .lines()
        .filter(|line| line.contains("\t314\t302\t"))
        .map(|line| line.matches('\t').count())
        .collect();
    assert_eq!(rows, [6], "seven columns");
}

#[test]
fn every_file_of_the_assemblee_opens_as_one_question_without_a_warning() {
    let Some(corpus) = corpus() else { return };
    let mut folders = vec![corpus.join("assemblee-nationale")];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("question-3331.passages.json") {
                let read = open(&path);
                assert_eq!(read.len(), 1);
                let (document, warnings) = &read[0];
                // One of them holds a control character, as it was published.
                let expected: &[Warning] =
                    if path.ends_with("q15_row254QOSD.md") { &[Warning::Controls] } else { &[] };
                assert_eq!(warnings, expected, "{path:?}");
                assert_eq!(document.language, "fr", "{path:?}");
                assert!(document.question.number.is_some() && document.question.kind.is_some(), "{path:?}");
                assert!(document.question.asked.is_some(), "{path:?}");
                count += 1;
            }
        }
    }
    assert_eq!(count, 17);
}

#[test]
fn a_list_of_swiss_items_is_twenty_documents() {
    let Some(corpus) = corpus() else { return };
    let path = corpus.join("other/swiss-20-fr-de.json");
    let read = open(&path);
    assert_eq!(read.len(), 20);
    let titles: Vec<_> = read.iter().map(|(document, _)| document.title.as_str()).collect();
    assert_eq!(titles[2], "Bug informatique au SECO – Point de situation et audit");
    assert_eq!(titles[16], "Sécurité de l'approvisionnement en dispositifs médicaux");
    let file = std::fs::read_to_string(&path).unwrap();
    for (document, warnings) in &read {
        assert_eq!(*warnings, []);
        assert_eq!(document.language, "fr");
        assert!(!document.text.contains("<p>") && !document.text.contains("&lt;"), "{}", document.title);
        assert!(document.question.author.is_some() && document.question.asked.is_some());
        // `26.3518`: the year alone is no number.
        assert_eq!(document.question.number, None);
        assert!(document.parts.iter().any(|part| part.kind == PartKind::Question));
        let start = document.source.start as usize;
        assert_eq!(file.get(start..start + document.source.text.len()), Some(document.source.text.as_str()));
    }
    assert_eq!(read[0].0.question.author.as_deref(), Some("Pamini Paolo"));
    assert_eq!(read[0].0.question.group.as_deref(), Some("UDC"));
    assert_eq!(read[0].0.question.asked.unwrap().date.to_string(), "2026-06-17");
}

#[test]
fn a_printed_answer_is_read_in_paragraphs() {
    let Some(corpus) = corpus() else { return };
    let read = open(&corpus.join("other/saarland-hard-wrapped.txt"));
    let (document, warnings) = &read[0];
    assert_eq!(*warnings, [Warning::LinesJoined]);
    assert_eq!(document.language, "de");
    for phrase in [
        "haben im Supplement zum Amtsblatt der Europäischen Union vom 31. Juli 2010, Az. 2010/S 147-227262",
        "dass der Betreiber Vlexx keine Erfahrung mit der Ausrichtung eines SPNV in einem großen Streckennetz hat",
        "gemeinsam beantwortet.",
    ] {
        assert!(document.text.contains(phrase), "{phrase}");
    }
    assert!(document.blocks.len() < 100, "{}", document.blocks.len());
}

#[test]
fn annotations_of_the_corpus_are_no_questions() {
    let Some(corpus) = corpus() else { return };
    for file in [
        "annotated/fredsum/Autain_Attal_Bardella--Partie_2_Ecologie.community1.json",
        "assemblee-nationale/question-3331.passages.json",
    ] {
        let text = std::fs::read_to_string(corpus.join(file)).unwrap();
        assert!(!read::holds_questions(read::media_type(file, &text), &text), "{file}");
    }
}
