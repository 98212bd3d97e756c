//! What is drawn anew after an act: the blocks and the notes that it touches, and no other.
//!
//! Nothing in the program counts. A block says the name of what is not seen in it, a note what its tick is called,
//! each time that it is drawn: texts that keep a list are put in the place of ours. Each block ends with a hidden
//! word that is its number, and each claim is called by a number of its own.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use scolie::exchange::default_codebook;
use scolie::lang::{Messages, following, picks};
use scolie::model::action::{Action, Then};
use scolie::model::claim::{Claim, Passage};
use scolie::model::dossier::{About, Dossier};
use scolie::model::edit::{Edit, Target};
use scolie::model::identity::{ClaimId, DocumentId, DossierId, Moment, PassageId, Seed, Stamp};
use scolie::model::language::Language;
use scolie::model::listing::{Filter, Listing};
use scolie::model::span::Span;
use scolie::model::workspace::{Preferences, Workspace};
use scolie::read;
use scolie::ui::{Screen, Shell};
use uuid::Uuid;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

/// What lays out the page: without it all notes would be in view.
const STYLES: [&str; 7] = [
    include_str!("../../styles/tokens.css"),
    include_str!("../../styles/base.css"),
    include_str!("../../styles/layout.css"),
    include_str!("../../styles/reader.css"),
    include_str!("../../styles/margin.css"),
    include_str!("../../styles/note.css"),
    include_str!("../../styles/controls.css"),
];
const BLOCKS: usize = 200;
/// So many passages in each block.
const EACH: usize = 5;
const DOCUMENT: DocumentId = DocumentId(Uuid::from_u128(1));
/// The block in which something is done. It is in view, and so are its notes.
const HERE: usize = 3;

thread_local! {
    static DRAWN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn note_down(what: String) {
    DRAWN.with_borrow_mut(|drawn| drawn.push(what));
}

/// Our texts, with two that keep a list.
fn messages() -> &'static Messages {
    let english = Messages::of(Language::English);
    let following = following::Texts {
        unseen: |name| {
            note_down(format!("block {}", name.trim_start_matches("TAG:")));
            name.to_owned()
        },
        ..*english.following
    };
    let picks = picks::Texts {
        pick_of: |label| {
            note_down(format!("note {label}"));
            label.to_owned()
        },
        ..*english.picks
    };
    let (following, picks) = (Box::leak(Box::new(following)), Box::leak(Box::new(picks)));
    Box::leak(Box::new(Messages { following, picks, ..*english }))
}

/// What is hidden at the end of a block: its number, in letters that are not seen.
fn hidden(number: usize) -> String {
    let letters = number.to_string();
    letters.chars().filter_map(|letter| char::from_u32(0xe_0000 + u32::from(letter))).collect()
}

fn claim_id(n: usize) -> ClaimId {
    ClaimId(Uuid::from_u128(1_000_000 + n as u128))
}

fn passage_id(n: usize) -> PassageId {
    PassageId(Uuid::from_u128(2_000_000 + n as u128))
}

/// A thousand passages in two hundred blocks, each with a claim of its own.
fn workspace() -> Rc<Workspace> {
    let words = "Le ministre n’a lancé aucun appel d’offres, et la commission s’en étonne encore.";
    let text: Vec<String> = (0..BLOCKS).map(|block| format!("{words}{}", hidden(block))).collect();
    let document = Rc::new(read::read(DOCUMENT, "a.txt", text.join("\n\n")).0);
    assert_eq!(document.blocks.len(), BLOCKS);
    let about = About { id: DossierId(Uuid::from_u128(1)), title: "t".to_owned(), created: Moment(0) };
    let mut dossier = Dossier::new(about, Rc::new(default_codebook()));
    let mut claims = BTreeMap::new();
    for (block, within) in (0..BLOCKS).flat_map(|block| (0..EACH).map(move |within| (block, within))) {
        let n = block * EACH + within;
        let at = document.blocks[block].span.start() as usize + 3 * within;
        let [start, end] = [at, at + 12].map(|at| document.text.floor_char_boundary(at));
        let span = Span::within(&document.text, start, end).unwrap();
        let claim = Claim {
            id: claim_id(n),
            label: n.to_string(),
            kind: "fact".into(),
            attributes: BTreeMap::new(),
            note: String::new(),
            made: Stamp::default(),
            changed: Stamp::default(),
        };
        dossier.passages.put(&Rc::new(Passage {
            id: passage_id(n),
            claim: claim.id,
            document: DOCUMENT,
            spans: span.into(),
            comment: String::new(),
            made: Stamp::default(),
            changed: Stamp::default(),
            suggestion: None,
        }));
        claims.insert(claim.id, Rc::new(claim));
    }
    dossier.documents = [(DOCUMENT, document)].into();
    dossier.claims = claims.into();
    let workspace = Rc::new(Workspace::new(dossier.clone(), Preferences::default()));
    let loaded = workspace.reduce(Action::Load(Rc::new(dossier), Vec::new(), Some(DOCUMENT)));
    let filter = Filter { words: "nowhere".to_owned(), ..Filter::default() };
    // The list at the left has ticks of the same names: it finds nothing.
    loaded.reduce(Action::List(Listing { filter, ..Listing::default() }))
}

struct Store(Rc<Workspace>);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.0.reduce(action);
        if Rc::ptr_eq(&next, &self.0) { self } else { Rc::new(Self(next)) }
    }
}

/// The way to act, and what the screen shows.
type Inside = (Callback<Action>, Rc<Workspace>);

/// Where the screen leaves them.
#[derive(Clone, Default)]
struct Door(Rc<RefCell<Option<Inside>>>);

impl PartialEq for Door {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
struct HarnessProps {
    door: Door,
}

#[component]
fn Harness(HarnessProps { door }: &HarnessProps) -> Html {
    let store = use_reducer(|| Store(workspace()));
    let workspace = Rc::clone(&store.0);
    let shell = use_memo((), |()| {
        let dispatcher = store.dispatcher();
        Shell {
            dispatch: Callback::from(move |action| dispatcher.dispatch(action)),
            ..Shell::inert(messages())
        }
    });
    door.0.replace(Some((shell.dispatch.clone(), Rc::clone(&workspace))));
    html! { <ContextProvider<Shell> context={(*shell).clone()}><Screen {workspace} /></ContextProvider<Shell>> }
}

async fn frame() {
    let frame = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(frame).await.unwrap();
}

/// Waits until nothing is drawn any more: for three frames.
async fn settle() {
    let (mut quiet, mut known) = (0, usize::MAX);
    while quiet < 3 {
        yew::scheduler::flush().await;
        frame().await;
        let count = DRAWN.with_borrow(Vec::len);
        quiet = if count == known { quiet + 1 } else { 0 };
        known = count;
    }
}

struct Page {
    root: web_sys::Element,
    style: web_sys::Element,
    door: Door,
    handle: yew::AppHandle<Harness>,
}

/// What an act had drawn.
struct Drawn {
    blocks: Vec<String>,
    /// The notes that were there before.
    notes: Vec<String>,
    /// Those that were not.
    new_notes: usize,
}

impl Page {
    async fn open() -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let root = document.create_element("div").unwrap();
        let style = document.create_element("style").unwrap();
        style.set_text_content(Some(&STYLES.concat()));
        document.body().unwrap().append_child(&style).unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let door = Door::default();
        let props = HarnessProps { door: door.clone() };
        let handle = yew::Renderer::<Harness>::with_root_and_props(root.clone(), props).render();
        // The marks that are not in view come in their turn.
        while root.query_selector_all("mark[id]").unwrap().length() as usize != BLOCKS * EACH {
            frame().await;
        }
        settle().await;
        Self { root, style, door, handle }
    }

    fn workspace(&self) -> Rc<Workspace> {
        Rc::clone(&self.door.0.borrow().as_ref().unwrap().1)
    }

    /// The labels of the notes that are there.
    fn notes(&self) -> BTreeSet<String> {
        let notes = self.root.query_selector_all("article.note").unwrap();
        let label = |at| {
            let note: web_sys::Element = wasm_bindgen::JsCast::dyn_into(notes.item(at)?).ok()?;
            note.get_attribute("aria-label")
        };
        (0..notes.length()).filter_map(label).collect()
    }

    fn emit(&self, action: Action) {
        let dispatch = self.door.0.borrow().as_ref().unwrap().0.clone();
        dispatch.emit(action);
    }

    /// Does something, and says what was drawn.
    async fn act(&self, action: Action) -> Drawn {
        let before = self.notes();
        DRAWN.take();
        self.emit(action);
        settle().await;
        let drawn: BTreeSet<String> = DRAWN.take().into_iter().collect();
        let of = |what: &str| -> Vec<String> {
            drawn.iter().filter_map(|own| own.strip_prefix(what)).map(str::to_owned).collect()
        };
        let (notes, new): (Vec<String>, Vec<String>) =
            of("note ").into_iter().partition(|own| before.contains(own));
        Drawn { blocks: of("block "), notes, new_notes: new.len() }
    }

    fn close(self) {
        self.handle.destroy();
        self.root.remove();
        self.style.remove();
    }
}

fn seed(n: u8) -> Seed {
    Seed { stamp: Stamp { by: String::new(), at: Moment(i64::from(n) * 1_000) }, random: [n; 10] }
}

fn names(numbers: &[usize]) -> Vec<String> {
    let names: BTreeSet<String> = numbers.iter().map(usize::to_string).collect();
    names.into_iter().collect()
}

/// Words of the block in which something is done, where no passage is.
fn words(workspace: &Workspace) -> Span {
    let document = workspace.document().unwrap();
    let block = document.blocks[HERE].span;
    let at = block.start() as usize + block.slice(&document.text).find("commission").unwrap();
    Span::within(&document.text, at, at + "commission".len()).unwrap()
}

#[wasm_bindgen_test]
async fn an_act_draws_the_blocks_and_notes_that_it_touches_and_no_other() {
    let page = Page::open().await;
    let here = HERE.to_string();
    assert!(DRAWN.with_borrow(|drawn| drawn.contains(&format!("block {here}"))), "the list is kept");
    assert!(page.notes().contains(&(HERE * EACH).to_string()));
    assert!(page.notes().len() < BLOCKS * EACH / 2, "most notes are not in view");

    // A note is opened: the words of its passage stand out.
    let first = HERE * EACH;
    let drawn = page.act(Action::Touch(passage_id(first))).await;
    assert_eq!((drawn.blocks, drawn.notes), (vec![here.clone()], names(&[first])));
    // Another one in another block: both.
    let other = (HERE + 1) * EACH;
    let drawn = page.act(Action::Touch(passage_id(other))).await;
    assert_eq!((drawn.blocks, drawn.notes), (names(&[HERE, HERE + 1]), names(&[first, other])));

    // A letter in a note: its note alone, and no text.
    let drawn = page.act(Action::Edit(Edit::Note(claim_id(other), "a".to_owned()), seed(1))).await;
    assert_eq!((drawn.blocks, drawn.notes), (vec![], names(&[other])));
    let drawn = page.act(Action::Deactivate).await;
    assert_eq!((drawn.blocks, drawn.notes), (names(&[HERE + 1]), names(&[other])));

    // Words are tagged: their block, and a new note.
    let drawn = page.act(Action::Select(Some(words(&page.workspace())))).await;
    assert_eq!((drawn.blocks, drawn.notes), (vec![], vec![]));
    let target = Target::New { label: "tagged".to_owned(), kind: "law".into() };
    // Again: the caret, which has come into the text meanwhile, says that none are selected.
    page.emit(Action::Select(Some(words(&page.workspace()))));
    let drawn = page.act(Action::Tag(target, seed(2), Then::Read)).await;
    assert_eq!((drawn.blocks, drawn.notes), (vec![here.clone()], vec![]));
    assert_eq!(drawn.new_notes, 1);
    let made = page.workspace().view.active.unwrap();

    // It makes another claim: its block, its note, and that of the claim's other passage.
    let drawn =
        page.act(Action::Edit(Edit::Retag(vec![made], Target::Existing(claim_id(first))), seed(3))).await;
    assert_eq!((drawn.blocks, drawn.notes), (vec![here.clone()], names(&[first])));
    let drawn = page.act(Action::Undo(seed(4))).await;
    assert_eq!(drawn.blocks, vec![here.clone()]);
    assert!(drawn.notes.iter().all(|note| *note == first.to_string()), "{:?}", drawn.notes);
    // Undone, it is gone: a note from below may take its place.
    let drawn = page.act(Action::Undo(seed(5))).await;
    assert_eq!((drawn.blocks, drawn.notes), (vec![here], vec![]));
    assert!(drawn.new_notes <= 1, "{}", drawn.new_notes);
    page.close();
}
