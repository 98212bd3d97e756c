//! Laws of finding words in a document.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use proptest::prelude::*;
use scolie::model::document::Document;
use scolie::model::folding::Folding;
use scolie::model::identity::DocumentId;
use scolie::model::occurrence::{Matching, context, occurrences};
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
        ".",
    ];
    let piece = proptest::sample::select(pieces.to_vec());
    proptest::collection::vec(piece, 0..length).prop_map(|pieces| pieces.concat())
}

fn document(source: &str, media_type: MediaType) -> Document {
    read::read_as(DocumentId(Uuid::nil()), "", media_type, source.to_owned()).0
}

fn matching() -> impl Strategy<Value = Matching> {
    any::<[bool; 4]>().prop_map(|[case, accents, typography, whole_words]| Matching {
        folding: Folding { case, accents, typography },
        whole_words,
    })
}

/// What the search does, tried at every place.
fn naive(document: &Document, words: &str, folding: Folding) -> Vec<Span> {
    let folded = folding.fold(words);
    let needle = folded.trim();
    let mut found = Vec::new();
    for block in &document.blocks {
        let text = block.span.slice(&document.text);
        let base = block.span.start() as usize;
        let boundaries: Vec<usize> =
            text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        let mut free = 0;
        for (index, start) in boundaries.iter().enumerate().filter(|_| !needle.is_empty()) {
            let first = boundaries.get(index + 1).map(|next| folding.fold(&text[*start..*next]));
            if *start < free || first.is_none_or(|first| first.is_empty()) {
                continue;
            }
            let ends = boundaries[index + 1..].iter();
            if let Some(end) = ends.into_iter().find(|end| folding.fold(&text[*start..**end]) == needle) {
                found.extend(Span::within(&document.text, base + start, base + end));
                free = *end;
            }
        }
    }
    found
}

proptest! {
    #[test]
    fn the_naive_search_agrees(source in text(40), words in text(5), matching in matching(), marked in any::<bool>()) {
        let media_type = if marked { MediaType::Markdown } else { MediaType::Plain };
        let document = document(&source, media_type);
        let matching = Matching { whole_words: false, ..matching };
        prop_assume!(!words.trim().contains('\n'));
        prop_assert_eq!(occurrences(&document, &words, matching), naive(&document, &words, matching.folding));
    }

    #[test]
    fn what_is_found_folds_to_the_words(source in text(40), words in text(4), matching in matching()) {
        let document = document(&source, MediaType::Plain);
        let folded = matching.folding.fold(&words);
        let found = occurrences(&document, &words, matching);
        for span in &found {
            prop_assert_eq!(matching.folding.fold(span.slice(&document.text)), folded.trim());
            prop_assert_eq!(snap(&document.text, span.start(), span.end()), Some(*span));
            let blocks = document.block_at(span.start()) == document.block_at(span.end() - 1);
            prop_assert!(blocks || words.trim().contains('\n'));
        }
        prop_assert!(found.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
    }

    #[test]
    fn whole_words_are_some_of_all_that_is_found(source in text(40), words in text(3), matching in matching()) {
        let document = document(&source, MediaType::Plain);
        let whole = occurrences(&document, &words, Matching { whole_words: true, ..matching });
        let all = occurrences(&document, &words, Matching { whole_words: false, ..matching });
        for span in whole {
            prop_assert!(all.iter().any(|other| other.intersection(span).is_some()));
        }
    }

    #[test]
    fn words_of_the_document_are_found_where_they_stand(
        source in text(40), start in 0_u32..60, length in 1_u32..12, matching in matching()
    ) {
        let document = document(&source, MediaType::Plain);
        let matching = Matching { whole_words: false, ..matching };
        let Some(span) = snap(&document.text, start, start + length) else { return Ok(()) };
        let words = span.slice(&document.text);
        let folded = matching.folding.fold(words);
        // An accent on a space is cut off with that space.
        prop_assume!(!folded.trim().is_empty() && !folded.trim().starts_with('\u{301}'));
        let found = occurrences(&document, words, matching);
        prop_assert!(found.iter().any(|other| other.intersection(span).is_some()), "{words:?} {found:?}");
    }

    #[test]
    fn a_context_is_a_piece_of_the_block(source in text(200), start in 0_u32..300, length in 1_u32..12) {
        let document = document(&source, MediaType::Plain);
        let Some(span) = snap(&document.text, start, start + length) else { return Ok(()) };
        let context = context(&document, span);
        let shown = format!("{}{}{}", context.before, context.words, context.after);
        prop_assert!(document.text.contains(&shown));
        prop_assert!(context.before.chars().count() <= 40 && context.after.chars().count() <= 40);
        prop_assert!(!context.before.contains('\n') && !context.after.contains('\n'));
    }
}

#[test]
fn a_search_of_a_large_text_takes_a_time_in_proportion() {
    let document = document(&"a".repeat(1 << 20), MediaType::Plain);
    let needle = format!("{}b", "a".repeat(1 << 16));
    let matching = Matching { folding: Folding::ALL, whole_words: true };
    assert_eq!(occurrences(&document, &needle, matching), []);
    assert_eq!(occurrences(&document, &"a".repeat(1 << 16), matching), []);
    let lines = self::document(&"a\n".repeat(1 << 18), MediaType::Plain);
    assert_eq!(occurrences(&lines, &needle, matching), []);
}
