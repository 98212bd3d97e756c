//! What leaves and comes back, what is found again, and what is looked for.

use std::rc::Rc;

use scolie::anchor::{self, Quoted, Quotes};
use scolie::exchange::sort::Sort;
use scolie::exchange::{dossier as file, journal};
use scolie::model::action::Action;
use scolie::model::change::Transaction;
use scolie::model::edit::Edit;
use scolie::model::fulltext::{Library, Query, Run};
use scolie::model::orphan::Quote;
use scolie::model::span::{Span, Spans};
use scolie::model::workspace::{Preferences, Workspace};
use scolie::read::{self, Decoded, MediaType};
use serde_json::Value;

use super::edits::{Chance, Edited, Kind, text};
use super::made::{blank, dossier, history, questions, seed};
use super::measure::{At, Budget, Figure, Point, sampler};

/// Four numbers of passages, each ten times the last.
const PASSAGES: [usize; 4] = [100, 1_000, 10_000, 100_000];
/// Four numbers of passages that are found again, each four times the last: in 500 bytes each.
const FOUND: [usize; 4] = [100, 400, 1_600, 6_400];
/// Four numbers of questions, each twice the last.
const QUESTIONS: [usize; 4] = [250, 500, 1_000, 2_000];
/// What is typed.
const TYPED: &str = "hébergement données";
/// A file may take three times as long as the bare JSON of the same value.
const FILE: Budget = Budget::Ratio(3.0);

/// A dossier written as a file.
pub fn exports() -> Figure {
    Figure::take("dossier to JSON", "passages", Some("serde_json"), FILE, &PASSAGES, |at| {
        let dossier = dossier(at.size);
        let value: Value = serde_json::from_str(&file::export(&dossier)).unwrap();
        let own = sampler(|| (), |(): &mut ()| file::export(&dossier));
        let bare = sampler(|| (), |(): &mut ()| serde_json::to_string_pretty(&value).unwrap());
        at.point(own, Some(bare))
    })
}

/// The file read back.
pub fn imports() -> Figure {
    Figure::take("dossier from JSON", "passages", Some("serde_json"), FILE, &PASSAGES, |at| {
        let json = file::export(&dossier(at.size));
        let own = sampler(|| (), |(): &mut ()| file::import(&json).unwrap());
        let bare = sampler(|| (), |(): &mut ()| serde_json::from_str::<Value>(&json).unwrap());
        at.point(own, Some(bare))
    })
}

/// The bytes of a dossier file become its text.
pub fn decodes() -> Figure {
    Figure::take(
        "dossier file, its text",
        "passages",
        Some("String::from_utf8"),
        Budget::Growth,
        &PASSAGES,
        |at| {
            let bytes = file::export(&dossier(at.size)).into_bytes();
            let own = sampler(|| bytes.clone(), |bytes: &mut Vec<u8>| read::decode(std::mem::take(bytes)));
            let bare =
                sampler(|| bytes.clone(), |bytes: &mut Vec<u8>| String::from_utf8(std::mem::take(bytes)));
            at.point(own, Some(bare))
        },
    )
}

/// What sort of file it is.
pub fn sorts() -> Figure {
    Figure::take("dossier file, its sort", "passages", None, Budget::Growth, &PASSAGES, |at| {
        let text = file::export(&dossier(at.size));
        let decoded = Decoded { text, media_type: Some(MediaType::Json), ..Decoded::default() };
        at.point(sampler(|| (), |(): &mut ()| Sort::of("a.scolie.json", &decoded)), None)
    })
}

/// A dossier taken into a blank workspace.
pub fn takes() -> Figure {
    Figure::take("dossier taken in", "passages", None, Budget::Growth, &PASSAGES, |at| {
        let (own, workspace) = (Rc::new(dossier(at.size)), workspace());
        let action = || Some(Action::Edit(Edit::Import(Rc::clone(&own)), seed(900_000)));
        let reduce = |action: &mut Option<Action>| action.take().map(|action| workspace.reduce(action));
        at.point(sampler(action, reduce), None)
    })
}

/// The transactions that take it in, as they are stored.
pub fn stores() -> Figure {
    Figure::take("dossier to the journal", "passages", Some("serde_json"), Budget::Growth, &PASSAGES, |at| {
        let edit = Edit::Import(Rc::new(dossier(at.size)));
        let entered = workspace().reduce(Action::Edit(edit, seed(900_000)));
        let write =
            |(): &mut ()| -> Vec<String> { entered.outbox.iter().map(|own| journal::write(own)).collect() };
        let values: Vec<Value> =
            write(&mut ()).iter().map(|json| serde_json::from_str(json).unwrap()).collect();
        let bare = move |(): &mut ()| serde_json::to_string(&values).unwrap();
        at.point(sampler(|| (), write), Some(sampler(|| (), bare)))
    })
}

fn workspace() -> Rc<Workspace> {
    let workspace = Rc::new(Workspace::new(blank(), Preferences::default()));
    workspace.reduce(Action::Load(Rc::new(blank()), Vec::new(), None))
}

/// The stored journal read back: its text, before it is replayed.
pub fn journals() -> Figure {
    Figure::take("journal from JSON", "transactions", Some("serde_json"), FILE, &PASSAGES, |at| {
        let stored: Vec<String> =
            history(at.size).iter().map(|transaction| journal::write(transaction)).collect();
        let read = |(): &mut ()| -> Vec<Rc<Transaction>> {
            let mut reader = journal::Reader::default();
            stored.iter().map(|json| reader.read(json).unwrap()).collect()
        };
        let bare = |(): &mut ()| -> Vec<Value> {
            stored.iter().map(|json| serde_json::from_str(json).unwrap()).collect()
        };
        at.point(sampler(|| (), read), Some(sampler(|| (), bare)))
    })
}

/// A text, what became of it, and passages.
fn changed(passages: usize, kind: Kind) -> (String, String, Vec<Span>) {
    let mut chance = Chance::new(passages as u64);
    let tree = text(&mut chance, passages * 500);
    let (first, edited) = (Edited::first(&tree), kind.apply(&tree, &mut chance));
    let spans = first.spans(&mut chance, passages);
    let span = |range: std::ops::Range<usize>| Span::within(&first.text, range.start, range.end).unwrap();
    let spans = spans.into_iter().map(|(_, bytes)| span(bytes)).collect();
    (first.text, edited.text, spans)
}

/// Passages found again in a changed text.
pub fn anchors(kind: Kind, name: &str) -> Figure {
    Figure::take(&format!("anchoring, {name}"), "passages", None, Budget::Growth, &FOUND, |at| {
        let (old, new, spans) = changed(at.size, kind);
        let spans: Vec<Spans> = spans.into_iter().map(Spans::from).collect();
        let work = |spans: &mut Vec<Spans>| anchor::find(&old, &new, std::mem::take(spans));
        at.point(sampler(|| spans.clone(), work), None)
    })
}

/// The same by their words alone.
pub fn quotes() -> Figure {
    Figure::take("anchoring, quotes only, 2 % of words", "passages", None, Budget::Growth, &FOUND, |at| {
        let (old, new, spans) = changed(at.size, Kind::Words(2));
        let quoted = |span: &Span| {
            let Quote { exact, prefix, suffix } = Quote::of(&old, *span);
            vec![Quoted { exact, prefix, suffix, place: Some(u64::from(span.start())) }]
        };
        let all: Vec<Vec<Quoted>> = spans.iter().map(quoted).collect();
        let work = |all: &mut Vec<Vec<Quoted>>| {
            let mut quotes = Quotes::begin(&new, std::mem::take(all));
            while quotes.go_on() {}
            quotes.finish()
        };
        at.point(sampler(|| all.clone(), work), None)
    })
}

fn searched(at: At<'_>, typed: &[&str]) -> Point {
    let dossier = questions(at.size);
    let query = |words: &str| Query { words: words.to_owned(), ..Query::default() };
    let mut library = Library::default();
    // The texts were folded while the cursor came into the field.
    Run::new(&query(""), &dossier).unwrap().step(&mut library, &mut || false);
    let work = |(): &mut ()| {
        for words in typed {
            let mut run = Run::new(&query(words), &dossier).unwrap();
            run.step(&mut library, &mut || false);
            std::hint::black_box(run.findings());
        }
    };
    at.point(sampler(|| (), work).of(typed.len()), None)
}

/// The first letter of what is looked for: most is found then.
pub fn first_letter() -> Figure {
    let searched = |at: At<'_>| searched(at, &["h"]);
    Figure::take("search, the first letter", "questions", None, Budget::Growth, &QUESTIONS, searched)
}

/// Each key of it, on the average.
pub fn each_key() -> Figure {
    let prefixes: Vec<&str> =
        TYPED.char_indices().map(|(at, letter)| &TYPED[..at + letter.len_utf8()]).collect();
    let searched = |at: At<'_>| searched(at, &prefixes);
    Figure::take("search, each key of two words", "questions", None, Budget::Growth, &QUESTIONS, searched)
}
