//! Laws of documents and of what is shown of them.

use proptest::prelude::*;
use scolie::model::segment::{layers, segments};

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
}
