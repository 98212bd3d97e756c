//! What one act does to a dossier with many passages, and what is made anew for the screen after it.

use std::rc::Rc;

use scolie::model::action::{Action, Then};
use scolie::model::edit::{Edit, Target};
use scolie::model::journal::Journal;
use scolie::model::listing::Catalogue;
use scolie::model::margin::Plan;
use scolie::model::segment::{Swept, layers, segments, unnumbered};
use scolie::model::span::{Span, Spans};
use scolie::model::window::Sight;
use scolie::model::workspace::Workspace;

use super::made::{DOCUMENT, blank, dossier, history, seed, workspace};
use super::measure::{At, Budget, Figure, Point, sampler};

/// Four sizes, each ten times the last.
const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];
const COUNTS: &str = "passages";
/// An act is entered at a key: it takes no time to speak of, whatever the dossier.
const KEY: Budget = Budget::Milliseconds(1.0);

fn figure(work: &str, budget: Budget, at: impl Fn(At<'_>) -> Point) -> Figure {
    Figure::take(work, COUNTS, None, budget, &SIZES, at)
}

/// The segments of a whole document.
pub fn full_sweep() -> Figure {
    figure("segments, the full sweep", Budget::Growth, |at| {
        let dossier = dossier(at.size);
        let document = Rc::clone(&dossier.documents[&DOCUMENT]);
        let work = |(): &mut ()| segments(&document, &unnumbered(layers(&dossier, DOCUMENT)));
        at.point(sampler(|| (), work), None)
    })
}

/// The segments after one passage more.
pub fn after_an_edit() -> Figure {
    figure("segments after an edit", KEY, |at| {
        let before = dossier(at.size);
        let document = Rc::clone(&before.documents[&DOCUMENT]);
        let edit = tag(&document.text);
        let after = before.apply(&edit.plan(&before, &seed(at.size + 9)));
        let mut swept = Swept::default();
        swept.follow(&before, &document, &[]);
        // There and back.
        let work = |(): &mut ()| {
            swept.follow(&after, &document, &[]);
            swept.follow(&before, &document, &[]);
        };
        at.point(sampler(|| (), work).of(2), None)
    })
}

/// Where all notes stand, those that are not drawn guessed.
pub fn plan() -> Figure {
    figure("places of the notes after an edit", KEY, |at| {
        let passages = dossier(at.size).passages.in_document(DOCUMENT);
        let mut plan = Plan::default();
        let drawn = passages.records().keys().take(60);
        drawn.zip(40..).for_each(|(passage, height)| plan.measure(*passage, f64::from(height)));
        let seen = Sight { top: f64::from(u32::try_from(at.size).unwrap()) * 10.0, height: 800.0 };
        let work = |(): &mut ()| {
            let tops = (0..).map(|note| 20.0 * f64::from(note));
            plan.set(passages.records().keys().zip(tops), Some(at.size / 2), seen, 8.0);
        };
        at.point(sampler(|| (), work), None)
    })
}

/// The list of all claims, taken from one state of the dossier to the next.
pub fn catalogue() -> Figure {
    figure("list of the claims after an edit", KEY, |at| {
        let workspace = workspace(at.size);
        let catalogue = Catalogue::new(&workspace.dossier);
        let tagged = tagged(&workspace);
        let follow = |kept: &mut Catalogue| kept.follow(&tagged.dossier);
        at.point(sampler(|| catalogue.clone(), follow), None)
    })
}

/// The journal, read into a dossier from its beginning.
pub fn replay() -> Figure {
    figure("journal, replayed", Budget::Growth, |at| {
        let (blank, history) = (blank(), history(at.size));
        let work = |history: &mut Vec<_>| Journal::replay(&blank, std::mem::take(history));
        at.point(sampler(|| history.clone(), work), None)
    })
}

/// One act in the workspace; what stood before is let go, as the screen does.
fn act(
    work: &str,
    prepare: impl Fn(&Rc<Workspace>) -> Rc<Workspace>,
    action: impl Fn(&Rc<Workspace>) -> Action,
) -> Figure {
    figure(work, KEY, |at| {
        let workspace = prepare(&workspace(at.size));
        let reduce = |action: &mut Option<Action>| action.take().map(|action| drop(workspace.reduce(action)));
        at.point(sampler(|| Some(action(&workspace)), reduce), None)
    })
}

/// The words in the middle of a text.
fn words(text: &str) -> Span {
    let middle = text.floor_char_boundary(text.len() / 2);
    Span::within(text, middle, text.ceil_char_boundary(middle + 40)).unwrap()
}

fn tag(text: &str) -> Edit {
    let target = Target::New { label: "Nouveau".to_owned(), kind: "fact".into() };
    Edit::Tag { document: DOCUMENT, spans: Spans::from(words(text)), target }
}

fn selected(workspace: &Rc<Workspace>) -> Rc<Workspace> {
    let words = words(&workspace.document().unwrap().text);
    workspace.reduce(Action::Select(Some(words)))
}

fn tagged(workspace: &Rc<Workspace>) -> Rc<Workspace> {
    let target = Target::New { label: "Nouveau".to_owned(), kind: "fact".into() };
    selected(workspace).reduce(Action::Tag(target, seed(900_000), Then::Read))
}

/// Selected words are tagged.
pub fn tags() -> Figure {
    act("tag, the state after it", selected, |_| {
        let target = Target::New { label: "Nouveau".to_owned(), kind: "fact".into() };
        Action::Tag(target, seed(900_000), Then::Read)
    })
}

/// The passage just made makes another claim.
pub fn retags() -> Figure {
    act("retag, the state after it", tagged, |workspace| {
        let claim = *workspace.dossier.claims.keys().next().unwrap();
        let passage = workspace.view.active.unwrap();
        Action::Edit(Edit::Retag(vec![passage], Target::Existing(claim)), seed(900_001))
    })
}

/// The passage just made goes again.
pub fn undoes() -> Figure {
    act("undo, the state after it", tagged, |_| Action::Undo(seed(900_001)))
}

/// A letter is written in the note of a claim.
pub fn writes() -> Figure {
    act("a letter of a note, the state after it", tagged, |workspace| {
        let claim = *workspace.dossier.claims.keys().next_back().unwrap();
        Action::Edit(Edit::Note(claim, "à".to_owned()), seed(900_001))
    })
}

/// A passage is pointed at.
pub fn points() -> Figure {
    act("a press on the text, the state after it", tagged, |workspace| {
        Action::Point(words(&workspace.document().unwrap().text).start())
    })
}
