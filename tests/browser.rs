//! The browser edge, in a real browser: a Selection, IndexedDB, and what is drawn anew.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

#[path = "browser/renders.rs"]
mod renders;

use scolie::browser::storage::{Entry, Storage};
use scolie::browser::{page, selection};
use scolie::model::identity::{DossierId, Moment};
use scolie::model::shelf::{Counts, KEPT, Shelved};
use scolie::model::span::Span;
use scolie::ui::App;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A text of two leaves: `é👩‍👧 ` and, in emphasis, `ab`.
fn reader() -> web_sys::Element {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("section").unwrap();
    for (tag, at, text) in [("span", "0", "é👩\u{200d}👧 "), ("em", "14", "ab")] {
        let leaf = document.create_element(tag).unwrap();
        leaf.set_attribute("data-at", at).unwrap();
        leaf.set_text_content(Some(text));
        root.append_child(&leaf).unwrap();
    }
    document.body().unwrap().append_child(&root).unwrap();
    root
}

#[wasm_bindgen_test]
fn a_selection_is_read_in_bytes() {
    let root = reader();
    let leaves = root.children();
    let (first, last) =
        (leaves.item(0).unwrap().first_child().unwrap(), leaves.item(1).unwrap().first_child().unwrap());
    let native = web_sys::window().unwrap().get_selection().unwrap().unwrap();
    native.set_base_and_extent(&first, 1, &last, 1).unwrap();
    assert_eq!(selection::selected(&root), Some((2, 15)));
    // From the element itself, and backwards.
    native.set_base_and_extent(&root, 2, &root, 0).unwrap();
    assert_eq!(selection::selected(&root), Some((0, 16)));
    // Inside a surrogate pair: the pair's beginning.
    native.set_base_and_extent(&first, 2, &last, 2).unwrap();
    assert_eq!(selection::selected(&root), Some((2, 16)));
    selection::clear();
    assert_eq!(selection::selected(&root), None);
    assert!(!selection::boxes(&root, Span::new(2, 15).unwrap()).is_empty());
    root.remove();
}

fn shelved(title: &str) -> Shelved {
    let id = DossierId(page::seed().id(0));
    Shelved {
        id,
        title: title.to_owned(),
        created: Some(Moment(1)),
        changed: Some(Moment(2)),
        counts: Some(Counts { documents: 1, done: 1, passages: 2, suggestions: 4, claims: 3, suggested: 1 }),
        deleted: None,
    }
}

/// Every stored transaction of a dossier, part by part.
async fn load(storage: &Storage, dossier: &Shelved) -> Vec<String> {
    let (mut texts, mut from) = (Vec::new(), None);
    loop {
        let page = storage.page(dossier.id, from.as_ref()).await.unwrap();
        texts.extend(page.texts);
        from = page.next;
        if from.is_none() {
            return texts;
        }
    }
}

fn entry(order: u64) -> Entry {
    Entry::new(order, format!("t{order}"), &format!("{{\"n\":{order}}}"))
}

#[wasm_bindgen_test]
async fn what_was_stored_comes_back() {
    let dossier = shelved("Titre");
    let storage = Storage::open(|| {}).await.unwrap();
    storage.append(&dossier, &[entry(2), entry(10)]).await.unwrap();
    storage.append(&dossier, &[entry(1)]).await.unwrap();
    let again = Storage::open(|| {}).await.unwrap();
    assert_eq!(load(&again, &dossier).await, ["{\"n\":1}", "{\"n\":2}", "{\"n\":10}"]);
    assert!(again.dossiers().await.unwrap().contains(&dossier));
    // Added, never overwritten: the whole transaction fails, and nothing of it stays.
    assert!(storage.append(&dossier, &[entry(3), entry(1)]).await.is_err());
    assert_eq!(load(&again, &dossier).await.len(), 3);
}

#[wasm_bindgen_test]
async fn a_long_journal_is_read_part_by_part() {
    let (dossier, other) = (shelved("Long"), shelved("Other"));
    let storage = Storage::open(|| {}).await.unwrap();
    storage.append(&other, &[entry(1)]).await.unwrap();
    // Whole parts, and one that is not.
    for count in [1, 250, 500, 507] {
        let dossier = Shelved { id: DossierId(page::seed().id(count)), ..dossier.clone() };
        let entries: Vec<Entry> = (0..u64::from(count)).map(entry).collect();
        storage.append(&dossier, &entries).await.unwrap();
        let texts: Vec<String> = entries.into_iter().map(|entry| entry.json()).collect();
        assert_eq!(load(&storage, &dossier).await, texts);
    }
}

#[wasm_bindgen_test]
async fn a_deleted_dossier_is_purged_with_its_journal_once_its_time_is_over() {
    let (kept, gone, other) = (shelved("Kept"), shelved("Gone"), shelved("Other"));
    let storage = Storage::open(|| {}).await.unwrap();
    for dossier in [&kept, &gone, &other] {
        storage.append(dossier, &[entry(1), entry(2)]).await.unwrap();
    }
    let delete = |at| move |dossier| Shelved { deleted: Some(Moment(at)), ..dossier };
    storage.revise(kept.id, delete(1000)).await.unwrap();
    storage.revise(gone.id, delete(999)).await.unwrap();
    storage.purge(Moment(999 + KEPT)).await.unwrap();
    let left = storage.dossiers().await.unwrap();
    assert!(left.contains(&Shelved { deleted: Some(Moment(1000)), ..kept.clone() }));
    assert!(left.contains(&other) && left.iter().all(|dossier| dossier.id != gone.id));
    assert_eq!(load(&storage, &gone).await, Vec::<String>::new());
    assert_eq!(load(&storage, &kept).await.len(), 2);
    // What is not there is not made by being revised.
    storage.revise(gone.id, delete(5)).await.unwrap();
    assert!(storage.dossiers().await.unwrap().iter().all(|dossier| dossier.id != gone.id));
}

/// How many pieces of long transactions lie in the store.
async fn pieces() -> u32 {
    let counted = js_sys::Function::new_no_args(
        "return new Promise((told, failed) => { const opening = indexedDB.open('scolie', 1);
            opening.onerror = failed; opening.onsuccess = () => {
            const store = opening.result.transaction('transactions').objectStore('transactions');
            store.getAllKeys().onsuccess = ({ target }) => { opening.result.close();
                told(target.result.filter(([name]) => name === 'piece').length); }; }; })",
    );
    let promise: js_sys::Promise = counted.call0(&wasm_bindgen::JsValue::NULL).unwrap().unchecked_into();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let count = JsFuture::from(promise).await.unwrap().as_f64().unwrap() as u32;
    count
}

#[wasm_bindgen_test]
async fn a_transaction_too_long_for_the_browser_to_take_at_once_comes_back_and_is_purged() {
    // More than 127 MiB, as the browser counts; and every 2^24th unit is the second half of a letter.
    let text = format!("é{}", "\u{1f3db}".repeat(34_000_000));
    let dossier = shelved("Somme");
    let storage = Storage::open(|| {}).await.unwrap();
    let entries = [entry(1), Entry::new(2, "t2".to_owned(), &text), entry(3)];
    storage.append(&dossier, &entries).await.unwrap();
    assert_eq!(pieces().await, 5);
    let texts = load(&storage, &dossier).await;
    assert_eq!(texts.len(), 3);
    assert!(texts[1] == text && texts[0] == entry(1).json() && texts[2] == entry(3).json());
    drop(texts);
    let places: Vec<_> =
        storage.names(dossier.id).await.unwrap().into_iter().map(|(_, place)| place).collect();
    assert_eq!(places.len(), 3);
    assert!(storage.at(&places).await.unwrap()[1] == text);
    assert_eq!(storage.count(dossier.id).await.unwrap(), 3);
    storage.revise(dossier.id, |dossier| Shelved { deleted: Some(Moment(0)), ..dossier }).await.unwrap();
    storage.purge(Moment(KEPT)).await.unwrap();
    assert_eq!(load(&storage, &dossier).await, Vec::<String>::new());
    assert_eq!(pieces().await, 0, "no piece stays behind");
}

/// Waits, frame after frame, until `css` fits an element of the page.
async fn appears(css: &str) -> web_sys::HtmlElement {
    let found = appears_within(600, css).await;
    found.unwrap_or_else(|| panic!("{css} never appears"))
}

/// The same, for so many frames at most.
async fn appears_within(frames: usize, css: &str) -> Option<web_sys::HtmlElement> {
    let window = web_sys::window().unwrap();
    for _ in 0..frames {
        if let Some(element) = window.document().unwrap().query_selector(css).unwrap() {
            return Some(element.dyn_into().unwrap());
        }
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            window.request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(frame).await.unwrap();
    }
    None
}

/// Selects the first nine letters of the title with the pointer: the button of the tag box, and the words that were
/// selected in. Yew lets the browser go on between drawing and listening: what comes in between is not heard, and is
/// done again.
async fn tag_box() -> (web_sys::HtmlElement, web_sys::Node) {
    let window = web_sys::window().unwrap();
    for _ in 0..5 {
        let leaf = appears(".block-title [data-at]").await;
        let words = leaf.first_child().unwrap();
        let event = |name: &str| -> web_sys::Event {
            let options = js_sys::Object::new();
            js_sys::Reflect::set(&options, &"bubbles".into(), &true.into()).unwrap();
            let made = js_sys::Reflect::get(&window, &"PointerEvent".into()).unwrap();
            let made: js_sys::Function = made.dyn_into().unwrap();
            js_sys::Reflect::construct(&made, &js_sys::Array::of2(&name.into(), &options)).unwrap().into()
        };
        leaf.dispatch_event(&event("pointerdown")).unwrap();
        let native = window.get_selection().unwrap().unwrap();
        native.set_base_and_extent(&words, 0, &words, 9).unwrap();
        leaf.dispatch_event(&event("pointerup")).unwrap();
        if let Some(button) = appears_within(120, ".tag-box .button-strong").await {
            return (button, words);
        }
    }
    panic!("no tag box opens");
}

#[wasm_bindgen_test]
async fn the_application_marks_what_is_selected() {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("main").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    yew::Renderer::<App>::with_root(root.clone()).render();
    // The last way to begin is the example.
    appears(".welcome-buttons button:nth-child(4)").await.click();
    let (button, words) = tag_box().await;
    button.click();
    let mark = appears(".block-title mark").await;
    assert_eq!(mark.text_content(), words.text_content().map(|text| text.chars().take(9).collect()));
    let note = appears(".note[data-active]").await;
    assert_eq!(note.get_attribute("data-passage"), mark.get_attribute("data-passage"));
    assert!(appears(".status-saved").await.text_content().is_some_and(|text| !text.is_empty()));
}
