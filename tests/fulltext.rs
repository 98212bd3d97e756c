//! Laws of searching a dossier.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use std::rc::Rc;

use proptest::prelude::*;
use scolie::exchange::default_codebook;
use scolie::model::document::Document;
use scolie::model::dossier::{About, Dossier};
use scolie::model::folding::Folding;
use scolie::model::fulltext::{Findings, Library, Place, Query, Run};
use scolie::model::identity::{DocumentId, DossierId, Moment};
use scolie::model::occurrence::{Matching, occurrences};
use scolie::model::snap::snap;
use scolie::model::span::Span;
use scolie::read::{self, MediaType};
use unicode_segmentation::UnicodeSegmentation;
use uuid::Uuid;

/// Few characters, so that they meet: letters in two spellings, ligatures, signs that vanish, clusters.
fn text(length: usize) -> impl Strategy<Value = String> {
    let pieces = [
        "a",
        "a",
        "A",
        "e",
        "é",
        "e\u{301}",
        "É",
        "œ",
        "o",
        "Œ",
        "'",
        "’",
        " ",
        " ",
        " ",
        "\u{a0}",
        "\n",
        "\u{ad}",
        "\u{301}",
        "👩",
        "👩\u{200d}👧",
        "🇫",
        "-",
        "–",
        "…",
        "2",
    ];
    let piece = proptest::sample::select(pieces.to_vec());
    proptest::collection::vec(piece, 0..length).prop_map(|pieces| pieces.concat())
}

fn dossier(texts: &[String]) -> Dossier {
    let about = About { id: DossierId(Uuid::nil()), title: String::new(), created: Moment(0) };
    let mut dossier = Dossier::new(about, Rc::new(default_codebook()));
    for (number, text) in texts.iter().enumerate() {
        let id = DocumentId(Uuid::from_u128(number as u128));
        let media_type = if number % 2 == 0 { MediaType::Plain } else { MediaType::Markdown };
        let document = read::read_as(id, "", media_type, text.clone()).0;
        dossier.documents.insert(id, Rc::new(document));
    }
    dossier
}

/// What is found when the search stops as often as it can.
fn search(query: &Query, dossier: &Dossier) -> Findings {
    let mut library = Library::default();
    let mut run = Run::new(query, dossier).unwrap();
    while !run.step(&mut library, &mut || true) {}
    run.findings()
}

fn query(words: &str) -> Query {
    Query { words: words.to_owned(), ..Query::default() }
}

fn folding(query: &Query) -> Folding {
    Folding { case: !query.exact, accents: !query.exact, typography: true }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric()
}

/// Whether a letter goes on across a byte of `text`, seen without accents and signs that vanish.
fn joined(text: &str, at: usize) -> bool {
    let plain = |text: &str| Folding::ALL.fold(text);
    let (before, after) = text.split_at(at);
    plain(before).chars().next_back().is_some_and(is_word) && plain(after).chars().next().is_some_and(is_word)
}

/// The places of one word, tried at every cluster.
fn naive_word(document: &Document, query: &Query) -> Vec<Place> {
    let folding = folding(query);
    let needle = folding.fold(&query.words).trim().to_owned();
    let mut found = Vec::new();
    for block in &document.blocks {
        let text = block.span.slice(&document.text);
        let base = block.span.start() as usize;
        let bounds: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        let mut free = 0;
        for (index, start) in bounds.iter().enumerate() {
            let first = bounds.get(index + 1).map(|next| folding.fold(&text[*start..*next]));
            if *start < free || first.is_none_or(|first| first.is_empty()) || joined(text, *start) {
                continue;
            }
            let ends = |end: &&usize| {
                folding.fold(&text[*start..**end]) == needle && !(query.whole_words && joined(text, **end))
            };
            if let Some(end) = bounds[index + 1..].iter().find(ends) {
                let span = Span::within(&document.text, base + start, base + end).unwrap();
                found.push(Place { document: document.id, span });
                free = *end;
            }
        }
    }
    found
}

/// A word as it may be typed: nothing in it splits or quotes.
fn word() -> impl Strategy<Value = String> {
    let pieces = ["a", "A", "e", "é", "É", "œ", "o", "'", "’", "-", "2", "👩"];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 1..4)
        .prop_map(|pieces| pieces.concat())
}

fn options() -> impl Strategy<Value = Query> {
    any::<[bool; 2]>().prop_map(|[exact, whole_words]| Query { exact, whole_words, ..Query::default() })
}

proptest! {
    #[test]
    fn a_naive_search_of_one_word_agrees(
        texts in proptest::collection::vec(text(40), 1..4), words in word(), options in options()
    ) {
        let dossier = dossier(&texts);
        let query = Query { words, ..options };
        let naive: Vec<Place> =
            dossier.documents.values().flat_map(|document| naive_word(document, &query)).collect();
        prop_assert_eq!(&*search(&query, &dossier).texts, &naive);
    }

    #[test]
    fn what_is_found_holds_every_word_and_no_shorter_stretch_does(
        texts in proptest::collection::vec(text(40), 1..4),
        words in proptest::collection::vec(word(), 1..4),
        options in options(),
    ) {
        let dossier = dossier(&texts);
        let query = Query { words: words.join(" "), ..options };
        let found = search(&query, &dossier);
        let single = |word: &String| search(&Query { words: word.clone(), ..query.clone() }, &dossier);
        let singles: Vec<Findings> = words.iter().map(single).collect();
        let holds = |place: &Place, found: &Findings| {
            found.texts.iter().any(|own| own.document == place.document && place.span.covers(own.span))
        };
        for place in found.texts.iter() {
            let document = &dossier.documents[&place.document];
            let (first, last) = (place.span.start(), place.span.end() - 1);
            prop_assert_eq!(document.block_at(first), document.block_at(last));
            prop_assert_eq!(snap(&document.text, place.span.start(), place.span.end()), Some(place.span));
            let folded = folding(&query).fold(place.span.slice(&document.text));
            for word in &words {
                prop_assert!(folded.contains(&folding(&query).fold(word)), "{folded} {word}");
            }
        }
        for pair in found.texts.windows(2) {
            prop_assert!(pair[0] < pair[1]);
            let apart = pair[0].document != pair[1].document || pair[0].span.end() <= pair[1].span.start();
            prop_assert!(apart);
        }
        // A paragraph with a place of each word has one of all, and the other way round.
        for document in dossier.documents.values() {
            for block in &document.blocks {
                let all = Place { document: document.id, span: block.span };
                let each = singles.iter().all(|found| holds(&all, found));
                prop_assert_eq!(each, holds(&all, &found), "{:?}", block.span.slice(&document.text));
            }
        }
    }

    #[test]
    fn quoted_words_are_found_where_they_stand(source in text(40), start in 0_u32..60, length in 1_u32..12) {
        let dossier = dossier(std::slice::from_ref(&source));
        let document = dossier.documents.values().next().unwrap();
        let Some(span) = snap(&document.text, start, start + length) else { return Ok(()) };
        let words = span.slice(&document.text);
        prop_assume!(!words.contains('\n') && !joined(&document.text, span.start() as usize));
        let folded = Folding::ALL.fold(words);
        prop_assume!(!folded.trim().is_empty());
        let found = search(&query(&format!("« {words} »")), &dossier);
        prop_assert!(
            found.texts.iter().any(|place| place.span.intersection(span).is_some()), "{words:?} {found:?}"
        );
    }

    #[test]
    fn an_escaped_pattern_finds_the_words_themselves(source in text(40), words in word()) {
        let dossier = dossier(std::slice::from_ref(&source));
        let document = dossier.documents.values().next().unwrap();
        let escaped: String = words.chars().flat_map(|c| if c == '-' { vec!['\\', c] } else { vec![c] }).collect();
        let found = search(&Query { pattern: true, ..query(&escaped) }, &dossier);
        let matching = Matching { folding: Folding::ALL, whole_words: false };
        let expected = occurrences(document, &words, matching);
        let spans: Vec<Span> = found.texts.iter().map(|place| place.span).collect();
        prop_assert_eq!(spans, expected);
    }

    #[test]
    fn no_pattern_stops_the_search(source in text(30), pattern in "[a-zé.*+?|()\\[\\]{},\\\\^$0-9 œ-]{0,12}", exact in any::<bool>()) {
        let dossier = dossier(std::slice::from_ref(&source));
        let query = Query { pattern: true, exact, ..query(&pattern) };
        let Ok(mut run) = Run::new(&query, &dossier) else { return Ok(()) };
        let mut library = Library::default();
        let mut steps = 0;
        while !run.step(&mut library, &mut || true) {
            steps += 1;
            prop_assert!(steps < 1000);
        }
        for place in run.findings().texts.iter() {
            let text = &dossier.documents[&place.document].text;
            prop_assert_eq!(snap(text, place.span.start(), place.span.end()), Some(place.span));
        }
    }
}

#[test]
fn a_hostile_pattern_takes_a_time_in_proportion() {
    let dossier = dossier(&["a".repeat(200_000)]);
    let query = Query { pattern: true, ..query("(a*)*b|(a?){20}c") };
    assert!(search(&query, &dossier).texts.is_empty());
}
