//! Readers against documents whose reading is known.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

#[path = "specs/anchors.rs"]
mod anchors;
#[path = "specs/bad_input.rs"]
mod bad_input;
#[path = "specs/bombs.rs"]
mod bombs;
#[path = "specs/corpus.rs"]
mod corpus;
#[path = "support/laws.rs"]
mod laws;
#[path = "specs/older_copy.rs"]
mod older_copy;
#[path = "specs/open_data.rs"]
mod open_data;
#[path = "support/oracle.rs"]
mod oracle;
#[path = "specs/own_words.rs"]
mod own_words;
#[path = "specs/pasted.rs"]
mod pasted;
#[path = "support/question.rs"]
mod question;
#[path = "specs/readers.rs"]
mod readers;
#[path = "specs/regressions.rs"]
mod regressions;
#[path = "specs/senat.rs"]
mod senat;
#[path = "specs/web_annotation.rs"]
mod web_annotation;

use scolie::exchange::codebook;
use scolie::model::document::{BlockKind, Document};
use scolie::model::identity::DocumentId;
use scolie::model::span::Span;
use scolie::read;
use serde_json::Value;
use std::path::Path;
use uuid::Uuid;

fn open(name: &str, source: &str) -> Document {
    read::read(DocumentId(Uuid::nil()), name, source.to_owned()).0
}

/// Every passage of the file resolves to its code points of the paragraph and its bytes of the source.
#[track_caller]
fn check_passages(document: &Document, passages: &Value) {
    let list = passages["passages"].as_array().unwrap();
    assert_eq!(list.len(), 12);
    let marked = Span::new(0, u32::try_from(document.text.len()).unwrap()).unwrap();
    assert_eq!(marked.slice(&document.text), document.text);
    for passage in list {
        let quote = passage["quote"].as_str().unwrap();
        let at = document.text.find(quote).unwrap_or_else(|| panic!("{quote}"));
        assert_eq!(document.text.matches(quote).count(), 1, "{quote}");
        let span = Span::within(&document.text, at, at + quote.len()).unwrap();
        let block = &document.blocks[document.block_at(span.start()).unwrap()];
        let before = &document.text[block.span.start() as usize..at];
        let start = before.chars().count();
        assert_eq!(passage["paragraph"]["start"], start, "{quote}");
        assert_eq!(passage["paragraph"]["end"], start + quote.chars().count(), "{quote}");
        let bytes = document.source_bytes(span).unwrap();
        assert_eq!(passage["source_bytes"]["start"], bytes.start, "{quote}");
        assert_eq!(passage["source_bytes"]["end"], bytes.end, "{quote}");
        let source = &document.source.text[bytes.start as usize..bytes.end as usize];
        assert_eq!(passage["quote_in_source"], source);
    }
}

#[test]
fn the_example_is_read_as_stated() {
    let document = open(read::EXAMPLE_NAME, read::EXAMPLE);
    let passages = serde_json::from_str(include_str!("specs/example.passages.json")).unwrap();
    check_passages(&document, &passages);
    let question = &document.question;
    assert_eq!(question.number, Some(3331));
    assert_eq!(question.ministry_asked.as_deref(), Some("Enseignement supérieur et recherche (MD)"));
    assert_eq!(question.ministry_assigned.as_deref(), Some("Santé et accès aux soins"));
    assert_eq!(question.constituency.as_deref(), Some("Hérault (7e circonscription)"));
}

#[test]
fn question_3331_is_read_as_stated() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/assemblee-nationale");
    let Ok(source) = std::fs::read_to_string(folder.join("question-3331.md")) else { return };
    let passages = std::fs::read_to_string(folder.join("question-3331.passages.json")).unwrap();
    let document = open("question-3331.md", &source);
    check_passages(&document, &serde_json::from_str(&passages).unwrap());
    let question = &document.question;
    assert_eq!(question.legislature, Some(17));
    assert_eq!(question.number, Some(3331));
    assert_eq!(question.title.as_deref(), Some("Maintien de Microsoft au sein du Health data hub"));
    assert_eq!(question.author.as_deref(), Some("M. Aurélien Lopez-Liguori"));
    assert_eq!(question.group.as_deref(), Some("Rassemblement National"));
    assert_eq!(question.heading.as_deref(), Some("Numérique"));
    let asked = question.asked.unwrap();
    assert_eq!((asked.date.to_string().as_str(), asked.page), ("2025-01-21", Some(186)));
    assert!(
        document.blocks.iter().flat_map(|block| &block.runs).all(|run| run.link.is_none()),
        "dead links are text"
    );
}

#[test]
fn the_first_codebook_is_the_one_that_was_written_by_hand() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/codebook.json");
    let Ok(json) = std::fs::read_to_string(file) else { return };
    assert_eq!(codebook::import(&json), Ok(codebook::default_codebook()));
}

#[test]
fn live_links_are_links_and_other_schemes_are_text() {
    let document = open("a.md", "# T\n\n[a](https://an.fr) [b](javascript:x) [c](#) [d](mailto:a@b)");
    let links: Vec<_> = document.blocks[1].runs.iter().filter_map(|run| run.link.as_deref()).collect();
    assert_eq!(links, ["https://an.fr", "mailto:a@b"]);
    assert_eq!(document.text, "T\na b c d");
    assert_eq!(document.title, "T", "the first heading is the title");
}

/// The levels of the headings of a Markdown text, in order.
#[track_caller]
fn check_outline(source: &str, expected: &[u8]) {
    let document = open("a.md", source);
    let levels = document.blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    });
    assert_eq!(levels.collect::<Vec<_>>(), expected, "{source}");
}

#[test]
fn the_outline_begins_with_the_title_and_skips_no_level() {
    check_outline("# T\n\n## a\n\n### b\n\n## c", &[1, 2, 3, 2]);
    check_outline("# T\n\na\n\n#### b\n\n###### c\n\n#### d\n\n### e", &[1, 2, 3, 2, 2]);
    check_outline("# Chambre\n\n## Titre\n\n### Texte de la question\n\nM.", &[2, 1, 2]);
}
