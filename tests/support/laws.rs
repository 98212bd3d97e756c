//! What holds for every document, whatever it was read from.

use scolie::model::document::Document;

/// Blocks tile the text, runs tile the blocks, and every run stands for bytes of the source: the same bytes
/// where it says so, and some bytes in any case.
#[track_caller]
pub fn check_laws(document: &Document) {
    let texts: Vec<_> = document.blocks.iter().map(|block| block.span.slice(&document.text)).collect();
    assert_eq!(texts.join("\n"), document.text, "the text is its blocks");
    let source = &document.source.text;
    for block in &document.blocks {
        let mut at = block.span.start();
        for run in &block.runs {
            assert_eq!(run.span.start(), at, "runs tile");
            at = run.span.end();
            let shown = run.span.slice(&document.text);
            let raw = source
                .get(run.source.start as usize..run.source.end as usize)
                .unwrap_or_else(|| panic!("{shown:?} from {:?}", run.source));
            assert!(!raw.is_empty(), "{shown:?} comes from nowhere");
            if run.verbatim {
                assert_eq!(shown, raw);
            }
        }
        assert_eq!(at, block.span.end(), "runs fill their block");
    }
    let mut next = 0;
    for part in &document.parts {
        assert_eq!(part.blocks.start, next, "parts tile");
        next = part.blocks.end;
    }
    assert_eq!(next, document.blocks.len(), "parts fill the text");
}
