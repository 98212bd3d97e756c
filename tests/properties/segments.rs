//! Laws of segments under many passages: overlapping, nested, crossing, identical, of several spans.

use std::rc::Rc;

use proptest::prelude::*;
use scolie::exchange::default_codebook;
use scolie::model::dossier::{About, Dossier};
use scolie::model::edit::{Edit, Target};
use scolie::model::identity::{DocumentId, DossierId, Moment, Seed, Stamp};
use scolie::model::movement::Movement;
use scolie::model::segment::{LANES, Segment, layers, parted, segments, sharing, unmarked, unnumbered};
use scolie::model::span::{Span, Spans};
use scolie::read;
use uuid::Uuid;

/// A dossier of the example with passages at `places`: pairs of places of the text for each of their spans.
fn marked(places: &[Vec<(usize, usize)>]) -> Dossier {
    let about = About { id: DossierId(Uuid::nil()), title: String::new(), created: Moment(0) };
    let blank = Dossier::new(about, Rc::new(default_codebook()));
    let seed = |n: u8| Seed { stamp: Stamp::default(), random: [n; 10] };
    let id = DocumentId(Uuid::nil());
    let document = Rc::new(read::read(id, read::EXAMPLE_NAME, read::EXAMPLE.to_owned()).0);
    let text = document.text.clone();
    let dossier = blank.apply(&Edit::AddDocuments(vec![document]).plan(&blank, &seed(1)));
    let place = |at: usize| text.floor_char_boundary(at % text.len());
    let spans = |pairs: &Vec<(usize, usize)>| {
        let spans = pairs.iter().filter_map(|&(one, other)| {
            let (one, other) = (place(one), place(other));
            Span::within(&text, one.min(other), one.max(other))
        });
        Spans::new(spans.collect())
    };
    let places = places.iter().filter_map(|pairs| Some((id, spans(pairs)?))).collect();
    let target = Target::New { label: "Tout".to_owned(), kind: "fact".into() };
    dossier.apply(&Edit::TagAll { places, target }.plan(&dossier, &seed(2)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn two_hundred_passages_agree_with_a_count_per_character(
        places in proptest::collection::vec(
            proptest::collection::vec((any::<usize>(), any::<usize>()), 1..4), 1..200,
        ),
        begins in any::<usize>(),
    ) {
        let dossier = marked(&places);
        let (id, document) = dossier.documents.iter().next().unwrap();
        let blocks = segments(document, &layers(&dossier, *id));
        // Parting them where a movement begins changes what is marked nowhere.
        let begins = document.text.floor_char_boundary(begins % (document.text.len() - 1));
        let begins = Span::within(&document.text, begins, document.text.len()).unwrap();
        let whole = blocks.clone();
        let blocks = parted(blocks, &[(Movement::Context, begins)]);
        let texts = |blocks: &[Rc<Vec<Segment>>]| -> String {
            blocks.iter().flat_map(|block| block.iter()).map(|segment| segment.span.slice(&document.text)).collect()
        };
        let edges = |blocks: &[Rc<Vec<Segment>>]| {
            let marks = blocks.iter().flat_map(|block| block.iter()).flat_map(|segment| &segment.marks);
            marks.fold([0, 0, 0, 0], |[a, b, c, d], mark| {
                let count = |flag| usize::from(flag);
                [a + count(mark.starts), b + count(mark.ends), c + count(mark.head), d + count(mark.tail)]
            })
        };
        // On the screen a passage more changes the blocks that it touches and no other.
        let drawn = |layers| segments(document, &unnumbered(layers));
        let (mut first, all) = (dossier.clone(), drawn(layers(&dossier, *id)));
        let gone = dossier.passages.values().next().map(Rc::clone).unwrap();
        first.passages.take(gone.id);
        let before = drawn(layers(&first, *id));
        let after = sharing(&before, all.clone());
        prop_assert_eq!(&after, &all);
        for ((block, before), after) in document.blocks.iter().zip(&before).zip(&after) {
            let touches = gone.spans.iter().any(|span| {
                span.start() < block.span.end() && span.end() > block.span.start()
            });
            prop_assert!(touches || Rc::ptr_eq(before, after));
        }
        prop_assert_eq!(texts(&whole), texts(&blocks));
        // Before its marks are drawn a text is set as one that has none.
        let none = parted(segments(document, &[]), &[(Movement::Context, begins)]);
        for (block, none) in blocks.iter().zip(&none) {
            prop_assert_eq!(&unmarked(block)[..], &none[..]);
        }
        prop_assert_eq!(edges(&whole), edges(&blocks));
        for segment in blocks.iter().flat_map(|block| block.iter()) {
            for (at, _) in segment.span.slice(&document.text).char_indices() {
                let byte = segment.span.start() + u32::try_from(at).unwrap();
                let over = dossier.passages.values().filter(|passage| {
                    passage.spans.iter().any(|span| span.contains(byte))
                });
                prop_assert_eq!(over.count(), segment.marks.len());
            }
            // Outermost first; each underline below those inside it, as far as lanes can be told apart.
            let starts: Vec<_> = segment.marks.iter().map(|mark| {
                let spans = &dossier.passages[&mark.passage].spans;
                let span = spans.iter().find(|span| span.covers(segment.span)).unwrap();
                (span.start(), std::cmp::Reverse(span.end()), mark.passage)
            }).collect();
            prop_assert!(starts.is_sorted());
            for (inside, mark) in segment.marks.iter().rev().enumerate() {
                prop_assert_eq!(usize::from(mark.lane), inside.min(usize::from(LANES - 1)));
            }
        }
    }
}
