//! Laws of segments that are kept from one state of a dossier to the next, and of how little an act does.

use std::collections::BTreeSet;
use std::rc::Rc;

use proptest::prelude::*;
use scolie::model::dossier::Dossier;
use scolie::model::edit::{Edit, Target};
use scolie::model::identity::{ClaimId, DocumentId, PassageId};
use scolie::model::journal::Journal;
use scolie::model::movement::{Movement, Movements};
use scolie::model::segment::{Segment, Swept, layers, parted, segments, unnumbered};
use scolie::model::span::{Span, Spans};
use scolie::read;
use uuid::Uuid;

use super::steps::{blank, play, seed, steps};

const DOCUMENT: DocumentId = DocumentId(Uuid::from_u128(5));

/// What the full sweep finds.
fn full(dossier: &Dossier, document: DocumentId, movements: &[(Movement, Span)]) -> Vec<Rc<Vec<Segment>>> {
    let text = &dossier.documents[&document];
    parted(segments(text, &unnumbered(layers(dossier, document))), movements)
}

fn movements(dossier: &Dossier, document: DocumentId) -> Vec<(Movement, Span)> {
    let text = &dossier.documents[&document];
    dossier.movements_of(text).spans(text)
}

/// The kept segments are those of the full sweep; what was not swept is what it was, to the very same list.
fn check(swept: &mut Swept, dossier: &Dossier, document: DocumentId) -> Result<Vec<usize>, TestCaseError> {
    let movements = movements(dossier, document);
    let before = swept.blocks().to_vec();
    let touched = swept.follow(dossier, &dossier.documents[&document], &movements);
    prop_assert_eq!(swept.blocks(), full(dossier, document, &movements));
    let all: BTreeSet<usize> = touched.iter().copied().collect();
    prop_assert_eq!(all.len(), touched.len(), "no block is swept twice");
    for (index, (before, now)) in before.iter().zip(swept.blocks()).enumerate() {
        let stays = before == now;
        prop_assert!(stays || all.contains(&index), "block {} changed and was not swept", index);
        prop_assert!(!stays || Rc::ptr_eq(before, now), "block {} is the same and another list", index);
    }
    Ok(touched)
}

/// What is done to a text of many blocks, in small numbers.
type Act = (u8, u8, u8, u16, u16);

fn acts() -> impl Strategy<Value = Vec<Act>> {
    proptest::collection::vec(any::<Act>(), 1..60)
}

/// So many blocks of a few words.
fn long(blocks: usize) -> Dossier {
    let text: Vec<String> = (0..blocks).map(|n| format!("L’État n’a rien dit, n° {n} : « été ».")).collect();
    let document = read::read(DOCUMENT, "a.txt", text.join("\n\n")).0;
    assert_eq!(document.blocks.len(), blocks);
    let blank = blank();
    blank.apply(&Edit::AddDocuments(vec![Rc::new(document)]).plan(&blank, &seed(1)))
}

/// The edit that small numbers mean; most spans lie in a block or two, some over many.
fn edit(dossier: &Dossier, (what, which, other, start, length): Act) -> Edit {
    let text = &dossier.documents[&DOCUMENT].text;
    let span = |start: u16, length: u16| {
        let first = text.floor_char_boundary(usize::from(start) * 7 % text.len());
        let length =
            if length.is_multiple_of(9) { usize::from(length) % 900 } else { usize::from(length) % 50 };
        let last = text.ceil_char_boundary((first + length + 1).min(text.len()));
        Span::within(text, first, last).unwrap()
    };
    let second = (length % 3 == 0).then(|| span(start / 3, length));
    let spans = Spans::new([Some(span(start, length)), second].into_iter().flatten().collect()).unwrap();
    let one = |n: u8| dossier.passages.keys().nth(usize::from(n) % dossier.passages.len().max(1)).copied();
    let passage = one(which).unwrap_or(PassageId(Uuid::nil()));
    let claim = dossier.claims.keys().nth(usize::from(other) % dossier.claims.len().max(1)).copied();
    let kinds = ["fact", "law", "promise", "request"];
    let kind = kinds[usize::from(other) % kinds.len()];
    let target = match claim {
        Some(claim) if other % 2 == 0 => Target::Existing(claim),
        _ => Target::New { label: format!("{start}"), kind: kind.into() },
    };
    match what % 16 {
        0 | 1 => Edit::Retag([Some(passage), one(other)].into_iter().flatten().collect(), target),
        2 => Edit::DeletePassages(vec![passage]),
        3 => Edit::DeletePassages([Some(passage), one(other)].into_iter().flatten().collect()),
        4 => Edit::Spans(passage, spans),
        5 => Edit::Kind(claim.into_iter().collect(), kind.into()),
        6 => Edit::Label(claim.unwrap_or(ClaimId(Uuid::nil())), format!("{start}")),
        7 => Edit::Comment(passage, format!("{start}")),
        8 if other.is_multiple_of(2) => Edit::DeleteClaims(claim.into_iter().collect()),
        8 => {
            let request = Some(u32::from(length) % 400);
            Edit::Movements(DOCUMENT, Some(Movements { context: Some(u32::from(start) % 400), request }))
        }
        9 => {
            let places = (0..4).map(|n| (DOCUMENT, span(start.wrapping_mul(n), length).into()));
            Edit::TagAll { places: places.collect(), target }
        }
        _ => Edit::Tag { document: DOCUMENT, spans, target },
    }
}

/// Each state that acts lead to; every sixth act is an undo, every thirteenth a redo.
fn states(acts: &[Act], blocks: usize) -> Vec<Dossier> {
    let mut states = vec![long(blocks)];
    let mut journal = Journal::default();
    for (n, act) in acts.iter().enumerate() {
        let dossier = states.last().unwrap();
        let seed = seed(u16::try_from(n).unwrap() + 2);
        let entered = match act.0 {
            own if own % 6 == 5 => journal.undo(&seed).into_iter().collect(),
            own if own % 13 == 12 => journal.redo(&seed).into_iter().collect(),
            _ => journal.enter(dossier, &edit(dossier, *act), &seed),
        };
        let next = dossier.apply(entered.iter().flat_map(|transaction| &transaction.changes));
        entered.into_iter().for_each(|transaction| journal.append(transaction));
        states.push(next);
    }
    states
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn segments_that_are_kept_are_those_of_the_full_sweep(acts in acts(), blocks in 1_usize..80) {
        let mut swept = Swept::default();
        for dossier in states(&acts, blocks) {
            check(&mut swept, &dossier, DOCUMENT)?;
        }
    }

    #[test]
    fn whatever_is_done_in_between_they_are_those_of_the_full_sweep(acts in acts(), every in 1_usize..9) {
        let mut swept = Swept::default();
        for dossier in states(&acts, 60).iter().step_by(every) {
            check(&mut swept, dossier, DOCUMENT)?;
        }
    }

    #[test]
    fn they_go_from_one_document_to_another_and_through_every_edit(steps in steps()) {
        let (_, states) = play(&steps);
        let mut swept = Swept::default();
        for dossier in &states {
            for document in dossier.documents.keys() {
                check(&mut swept, dossier, *document)?;
            }
        }
    }

    #[test]
    fn nothing_is_drawn_twice(acts in acts()) {
        let mut swept = Swept::default();
        for dossier in states(&acts, 40) {
            check(&mut swept, &dossier, DOCUMENT)?;
            let document = &dossier.documents[&DOCUMENT];
            let segments = || swept.blocks().iter().flat_map(|block| block.iter());
            // Every letter once, in order.
            prop_assert!(segments().zip(segments().skip(1)).all(|(one, next)| one.span.end() <= next.span.start()));
            let shown: u32 = segments().map(|segment| segment.span.len()).sum();
            let all: u32 = document.blocks.iter().map(|block| block.span.len()).sum();
            prop_assert_eq!(shown, all);
            let mut heads = BTreeSet::new();
            for segment in segments() {
                let marks: BTreeSet<PassageId> = segment.marks.iter().map(|mark| mark.passage).collect();
                prop_assert_eq!(marks.len(), segment.marks.len(), "a passage once over each letter");
                // The name of a passage is that of one element.
                for mark in segment.marks.iter().filter(|mark| mark.head) {
                    prop_assert!(heads.insert(mark.passage), "{:?} begins twice", mark.passage);
                }
            }
        }
    }
}

/// A text of so many blocks, five passages in each, and what is known of it.
fn dense(blocks: usize) -> (Dossier, Swept) {
    let dossier = long(blocks);
    let text = &dossier.documents[&DOCUMENT];
    let starts = text.blocks.iter().map(|block| block.span.start() as usize);
    let places = starts.flat_map(|start| (0..5).map(move |n| start + 3 * n)).map(|start| {
        let start = text.text.floor_char_boundary(start);
        (DOCUMENT, Span::within(&text.text, start, text.text.ceil_char_boundary(start + 9)).unwrap().into())
    });
    let target = Target::New { label: "a".to_owned(), kind: "fact".into() };
    let dossier = dossier.apply(&Edit::TagAll { places: places.collect(), target }.plan(&dossier, &seed(2)));
    assert_eq!(dossier.passages.len(), 5 * blocks);
    let mut swept = Swept::default();
    swept.follow(&dossier, &dossier.documents[&DOCUMENT], &[]);
    (dossier, swept)
}

/// What an act does: the records that it changes, and the blocks that are swept for it.
fn work(blocks: usize) -> Vec<(usize, usize)> {
    let (mut dossier, mut swept) = dense(blocks);
    let mut journal = Journal::default();
    let block = dossier.documents[&DOCUMENT].blocks[blocks / 2].span;
    let words = Span::new(block.start(), block.start() + 1).unwrap();
    let new = || Target::New { label: "b".to_owned(), kind: "law".into() };
    let old = *dossier.claims.keys().next().unwrap();
    let mut work = Vec::new();
    let mut enter = |edit: &dyn Fn(&Dossier) -> Option<Edit>, n: u16| {
        let entered = match edit(&dossier) {
            Some(edit) => journal.enter(&dossier, &edit, &seed(n)),
            None => journal.undo(&seed(n)).into_iter().collect(),
        };
        let last = entered.last().unwrap();
        let changes = last.changes.len();
        dossier = dossier.apply(&last.changes);
        entered.iter().for_each(|transaction| journal.append(Rc::clone(transaction)));
        work.push((changes, swept.follow(&dossier, &dossier.documents[&DOCUMENT], &[]).len()));
    };
    enter(&|_| Some(Edit::Tag { document: DOCUMENT, spans: words.into(), target: new() }), 10);
    let made = |dossier: &Dossier| *dossier.passages.keys().next_back().unwrap();
    enter(&|dossier| Some(Edit::Retag(vec![made(dossier)], Target::Existing(old))), 20);
    enter(&|dossier| Some(Edit::Comment(made(dossier), "c".to_owned())), 30);
    enter(&|_| None, 40);
    enter(&|_| None, 50);
    enter(&|_| None, 60);
    enter(&|_| Some(Edit::Note(old, "d".to_owned())), 70);
    work
}

#[test]
fn what_an_act_does_does_not_grow_with_the_passages() {
    let small = work(20);
    // A claim and a passage, one block; the words of a note, none.
    assert_eq!(small, [(2, 1), (1, 1), (1, 1), (1, 1), (1, 1), (2, 1), (1, 0)]);
    for blocks in [200, 2_000] {
        assert_eq!(work(blocks), small, "{blocks} blocks");
    }
}
