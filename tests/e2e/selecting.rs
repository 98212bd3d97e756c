//! Selecting words with a pointer and with a finger.

use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};

use crate::browser::{Browser, page};
use crate::{FISA, TENDER, notes};

/// Notes in `window.early` a tag box that opens while the pointer is down.
const WATCH: &str = "window.early = false;
    let down = false;
    addEventListener('pointerdown', () => down = true, true);
    addEventListener('pointerup', () => down = false, true);
    new MutationObserver(() => { if (down && document.querySelector('.tag-box')) window.early = true; })
        .observe(document.body, { childList: true, subtree: true });";

#[tokio::test(flavor = "multi_thread")]
async fn the_tag_box_waits_for_the_end_of_a_drag() {
    let browser = Browser::start("drag").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    let [first, last] = browser.ends_of(TENDER).await;
    browser.client.execute(WATCH, Vec::new()).await.unwrap();
    let go = |(x, y)| PointerAction::MoveTo { duration: Some(Duration::from_millis(20)), x, y };
    let pause = PointerAction::Pause { duration: Duration::from_millis(400) };
    let (press, lift) =
        (PointerAction::Down { button: MOUSE_BUTTON_LEFT }, PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    // A click, and at once a slow drag: what the click began to wait for ends in the middle of the drag.
    let drag = MouseActions::new("mouse".to_owned())
        .then(go((first.0 + 80.0, first.1)))
        .then(press.clone())
        .then(lift.clone())
        .then(go(first))
        .then(press)
        .then(go(((first.0 + last.0) / 2.0, last.1)))
        .then(pause)
        .then(go(last))
        .then(lift);
    browser.client.perform_actions(drag).await.unwrap();
    browser.until("return document.querySelector('.tag-box') !== null").await;
    assert_eq!(browser.client.execute("return window.early", Vec::new()).await.unwrap(), false);
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_on_selected_words_selects_again_and_drags_nothing() {
    let browser = Browser::start("again").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.select(TENDER).await;
    browser.keys("\u{e00c}").await;
    browser.until("return document.querySelector('.tag-box') === null").await;
    // The words stay selected: the same drag over them, which the browser would take for one of its own.
    browser.select(TENDER).await;
    let questions = "return document.querySelectorAll('.list-question').length";
    assert_eq!(browser.client.execute(questions, Vec::new()).await.unwrap(), 1);
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn words_are_selected_and_tagged_with_a_finger() {
    let browser = Browser::start_with_touch("touch").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    let [first, _] = browser.ends_of(FISA).await;
    // Headless Chromium has no gesture of its own that selects. So the finger is real, and the words are
    // selected as a phone does it: while the finger rests, then by its handles, which send no pointer events.
    browser.touch(first).await;
    for words in ["autorise", FISA] {
        browser.set_selection(words).await;
    }
    let said =
        browser.until("return document.querySelector('.tag-box .proposal-new')?.textContent ?? null").await;
    assert!(said.as_str().unwrap().contains("Autorise les services"), "{said}");
    browser.touch_element(".tag-box .kind-chip:nth-child(4)").await;
    browser.touch_element(".tag-box .button-strong").await;
    browser.until(&notes(1)).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
