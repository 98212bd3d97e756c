//! Laws of documents and of what is shown of them.

use proptest::prelude::*;
use scolie::model::identity::DocumentId;
use scolie::model::segment::{layers, segments};
use scolie::read;
use uuid::Uuid;

use super::steps::{play, steps};

proptest! {
    #[test]
    fn segments_tile_their_block_and_agree_with_a_naive_scan(steps in steps()) {
        let (_, states) = play(&steps);
        let dossier = states.last().unwrap();
        for document in dossier.documents.values() {
            let blocks = segments(document, &layers(dossier, document.id));
            prop_assert_eq!(blocks.len(), document.blocks.len());
            for (block, segments) in document.blocks.iter().zip(&blocks) {
                let mut at = block.span.start();
                for segment in segments.iter() {
                    prop_assert_eq!(segment.span.start(), at);
                    at = segment.span.end();
                    for byte in segment.span.start()..segment.span.end() {
                        let mut naive: Vec<_> = dossier.passages.values()
                            .filter(|passage| passage.document == document.id)
                            .filter(|passage| passage.spans.iter().any(|span| span.contains(byte)))
                            .map(|passage| passage.id).collect();
                        let mut swept: Vec<_> = segment.marks.iter().map(|mark| mark.passage).collect();
                        naive.sort();
                        swept.sort();
                        prop_assert_eq!(naive, swept);
                    }
                }
                prop_assert_eq!(at, block.span.end());
            }
        }
    }

    #[test]
    fn reading_is_total_and_its_runs_tile(source in "\\PC{0,200}", markdown in "[ #*_`<>\\[\\]()!&\\\\a-c\n|~:é👧-]{0,120}") {
        for (name, source) in [("a.txt", &source), ("a.md", &source), ("b.md", &markdown)] {
            let (document, _) = read::read(DocumentId(Uuid::nil()), name, source.clone());
            let texts: Vec<_> = document.blocks.iter().map(|block| block.span.slice(&document.text)).collect();
            prop_assert_eq!(texts.join("\n"), document.text.as_str());
            for block in &document.blocks {
                let mut at = block.span.start();
                for run in &block.runs {
                    prop_assert_eq!(run.span.start(), at);
                    at = run.span.end();
                    let raw = &source[run.source.start as usize..run.source.end as usize];
                    if run.verbatim {
                        let shown = run.span.slice(&document.text);
                        prop_assert_eq!(shown.replace([' ', '\n'], ""), raw.replace(['\r', ' ', '\n'], ""));
                    }
                }
                prop_assert_eq!(at, block.span.end());
            }
        }
    }
}
