//! The browser edge, in a real browser: a Selection, and IndexedDB.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use scolie::browser::selection;
use scolie::browser::storage::{Entry, Shelved, Storage};
use scolie::model::span::Span;
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

#[wasm_bindgen_test]
async fn what_was_stored_comes_back() {
    let dossier = Shelved { id: format!("d{}", js_sys::Math::random()), title: "Titre".to_owned() };
    let entry = |order: u64| Entry { order, id: format!("t{order}"), json: format!("{{\"n\":{order}}}") };
    let storage = Storage::open().await.unwrap();
    storage.append(&dossier, &[entry(2), entry(10)]).await.unwrap();
    storage.append(&dossier, &[entry(1)]).await.unwrap();
    let again = Storage::open().await.unwrap();
    assert_eq!(again.load(&dossier.id).await.unwrap(), ["{\"n\":1}", "{\"n\":2}", "{\"n\":10}"]);
    assert!(again.dossiers().await.unwrap().contains(&dossier));
    // Added, never overwritten: the whole transaction fails, and nothing of it stays.
    assert!(storage.append(&dossier, &[entry(3), entry(1)]).await.is_err());
    assert_eq!(again.load(&dossier.id).await.unwrap().len(), 3);
}
