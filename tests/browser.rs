//! The browser edge, in a real browser: a Selection, and IndexedDB.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use scolie::browser::selection;
use scolie::browser::storage::{Entry, Shelved, Storage};
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

/// Waits, frame after frame, until `css` fits an element of the page.
async fn appears(css: &str) -> web_sys::HtmlElement {
    let window = web_sys::window().unwrap();
    for _ in 0..600 {
        if let Some(element) = window.document().unwrap().query_selector(css).unwrap() {
            return element.dyn_into().unwrap();
        }
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            window.request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(frame).await.unwrap();
    }
    panic!("{css} never appears");
}

#[wasm_bindgen_test]
async fn the_application_marks_what_is_selected() {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("main").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    yew::Renderer::<App>::with_root(root.clone()).render();
    // The third way to begin is the example.
    appears(".welcome-buttons button:nth-child(3)").await.click();
    let leaf = appears(".block-title [data-at]").await;
    let words = leaf.first_child().unwrap();
    let native = web_sys::window().unwrap().get_selection().unwrap().unwrap();
    let event = web_sys::PointerEvent::new("pointerdown").unwrap();
    document.dispatch_event(&event).unwrap();
    native.set_base_and_extent(&words, 0, &words, 9).unwrap();
    document.dispatch_event(&web_sys::PointerEvent::new("pointerup").unwrap()).unwrap();
    appears(".tag-box .button-strong").await.click();
    let mark = appears(".block-title mark").await;
    assert_eq!(mark.text_content(), words.text_content().map(|text| text.chars().take(9).collect()));
    let note = appears(".note[data-active]").await;
    assert_eq!(note.get_attribute("data-passage"), mark.get_attribute("data-passage"));
    assert!(appears(".status-saved").await.text_content().is_some_and(|text| !text.is_empty()));
}
