//! Laws that hold for every text and every sequence of edits.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use std::rc::Rc;

use proptest::prelude::*;
use scolie::exchange::{default_codebook, dossier, journal};
use scolie::model::dossier::{About, Dossier};
use scolie::model::edit::{Edit, Target};
use scolie::model::identity::{DocumentId, DossierId, Moment, Seed, Stamp};
use scolie::model::journal::Journal;
use scolie::model::segment::{layers, segments};
use scolie::model::snap::snap;
use scolie::model::span::Spans;
use scolie::read;
use uuid::Uuid;

const TEXT: &str = "# T\u{e9}\n\nUn *appel* d’offres 👩\u{200d}👧 e\u{301}t **rien** d'autre.\n\n- a\n- [b](https://x.fr) c\n";

fn seed(n: u16) -> Seed {
    let [high, low] = n.to_be_bytes();
    let random = [0, 0, 0, 0, 0, 0, high, low, 0, 0];
    Seed { stamp: Stamp { by: "x".to_owned(), at: Moment(1_000 * i64::from(n)) }, random }
}

fn blank() -> Dossier {
    let about = About { id: DossierId(Uuid::nil()), title: String::new(), created: Moment(0) };
    Dossier::new(about, Rc::new(default_codebook()))
}

/// What to do next, as small numbers that mean something in whatever state they meet.
type Step = (u8, u32, u32, u8);

fn edit(dossier: &Dossier, (what, start, length, which): Step) -> Edit {
    let document = dossier.documents.values().next();
    let claim = dossier.claims.keys().nth(usize::from(which) % dossier.claims.len().max(1)).copied();
    let passage = dossier.passages.keys().nth(usize::from(which) % dossier.passages.len().max(1)).copied();
    let kind = Rc::clone(&dossier.codebook.kinds[usize::from(which) % 13].id);
    match (what % 8, document, claim, passage) {
        (1, _, Some(claim), _) => Edit::Label(claim, format!("label {start}")),
        (2, _, Some(claim), _) => Edit::Kind(claim, kind),
        (3, _, _, Some(passage)) => Edit::Comment(passage, format!("é {length}")),
        (4, _, _, Some(passage)) => Edit::DeletePassages(vec![passage]),
        (5, _, Some(claim), _) => Edit::DeleteClaim(claim),
        (_, Some(document), claim, _) => {
            let size = u32::try_from(document.text.len()).unwrap();
            let span = snap(&document.text, start % size, start % size + length % 40 + 1);
            let Some(span) = span else { return Edit::Title(format!("{start}")) };
            let target = match claim {
                Some(claim) if what % 8 == 6 => Target::Existing(claim),
                _ => Target::New { label: format!("claim {start}"), kind },
            };
            Edit::Tag { document: document.id, spans: Spans::from(span), target }
        }
        _ => {
            let id = DocumentId(Uuid::from_u128(7));
            Edit::AddDocuments(vec![Rc::new(read::read(id, "a.md", TEXT.to_owned()).0)])
        }
    }
}

/// The journal and the dossier after `steps`.
fn play(steps: &[Step]) -> (Journal, Vec<Dossier>) {
    let (mut journal, mut states) = (Journal::default(), vec![blank()]);
    for (n, step) in steps.iter().enumerate() {
        let dossier = states.last().unwrap().clone();
        for transaction in
            journal.enter(&dossier, &edit(&dossier, *step), &seed(u16::try_from(n).unwrap() + 1))
        {
            let next = states.last().unwrap().apply(&transaction.changes);
            if transaction.origin == scolie::model::change::Origin::Edit {
                states.push(next);
            }
            journal.append(transaction);
        }
    }
    (journal, states)
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec(any::<Step>(), 1..24)
}

proptest! {
    #[test]
    fn undo_and_redo_walk_the_same_states(steps in steps()) {
        let (mut journal, states) = play(&steps);
        let mut dossier = states.last().unwrap().clone();
        for expected in states.iter().rev().skip(1) {
            let undone = journal.undo(&seed(900)).unwrap();
            dossier = dossier.apply(&undone.changes);
            journal.append(undone);
            prop_assert_eq!(&dossier, expected);
        }
        prop_assert!(journal.undo(&seed(900)).is_none());
        for expected in states.iter().skip(1) {
            let redone = journal.redo(&seed(901)).unwrap();
            dossier = dossier.apply(&redone.changes);
            journal.append(redone);
            prop_assert_eq!(&dossier, expected);
        }
        prop_assert!(journal.redo(&seed(901)).is_none());
    }

    #[test]
    fn the_stored_journal_gives_the_dossier_back(steps in steps(), turn in 0_usize..24) {
        let (journal, states) = play(&steps);
        let mut reader = journal::Reader::default();
        let mut stored: Vec<_> =
            journal.transactions().iter().map(|t| reader.read(&journal::write(t)).unwrap()).collect();
        stored.rotate_left(turn % journal.transactions().len().max(1));
        let (read, dossier) = Journal::replay(&blank(), stored);
        prop_assert_eq!(&dossier, states.last().unwrap());
        prop_assert_eq!(read, journal);
    }

    #[test]
    fn a_dossier_file_gives_the_dossier_back_and_the_same_bytes(steps in steps()) {
        let (_, states) = play(&steps);
        let dossier = states.last().unwrap();
        let file = dossier::export(dossier);
        let read = dossier::import(&file).unwrap();
        prop_assert_eq!(&read, dossier);
        prop_assert_eq!(dossier::export(&read), file);
    }

    #[test]
    fn segments_tile_their_block_and_agree_with_a_naive_scan(steps in steps()) {
        let (_, states) = play(&steps);
        let dossier = states.last().unwrap();
        let Some(document) = dossier.documents.values().next() else { return Ok(()) };
        let blocks = segments(document, &layers(dossier, document.id));
        prop_assert_eq!(blocks.len(), document.blocks.len());
        for (block, segments) in document.blocks.iter().zip(&blocks) {
            let mut at = block.span.start();
            for segment in segments.iter() {
                prop_assert_eq!(segment.span.start(), at);
                at = segment.span.end();
                for byte in segment.span.start()..segment.span.end() {
                    let mut naive: Vec<_> = dossier.passages.values()
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

    #[test]
    fn a_damaged_file_is_refused_and_never_panics(steps in steps(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let (_, states) = play(&steps);
        let mut bytes = dossier::export(states.last().unwrap()).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
        if let Err(error) = dossier::import(&text) {
            prop_assert!(!error.place().is_empty());
        }
    }
}

#[test]
fn exports_fit_the_published_schema() {
    let schema = serde_json::from_str(dossier::SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let steps: Vec<Step> = (0..20).map(|n| (n, u32::from(n) * 7, u32::from(n) * 3, n)).collect();
    let (_, states) = play(&steps);
    for state in &states {
        let file = serde_json::from_str(&dossier::export(state)).unwrap();
        let errors: Vec<_> = validator.iter_errors(&file).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({ "format": "scolie/1" })));
}
