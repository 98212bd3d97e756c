//! What the program says of saving is true, and nothing is lost when saving fails.

use crate::browser::{Browser, page};
use crate::{FISA, SAVED, TENDER, notes};

/// From now on the browser has no room.
const FULL: &str = "window.add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = () => { throw new DOMException('no room', 'QuotaExceededError') };";
const ROOM: &str = "IDBObjectStore.prototype.add = window.add";

#[tokio::test(flavor = "multi_thread")]
async fn a_full_store_is_said_and_everything_is_kept_until_there_is_room() {
    let browser = Browser::start("full").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.tag(TENDER, "No tender").await;
    browser.until(SAVED).await;

    browser.client.execute(FULL, Vec::new()).await.unwrap();
    browser.tag(FISA, "FISA").await;
    let failed = "const status = document.querySelector('.status-failed [role=status]');
        return status ? status.textContent : null";
    let said = browser.until(failed).await;
    assert!(said.as_str().unwrap().starts_with("Not saved: QuotaExceededError"), "{said}");
    // The export is one click away, and holds what could not be stored.
    browser.click(".status .button").await;
    let (_, export) = browser.downloaded().await;
    assert!(export.contains("FISA"), "{export}");
    // Another dossier does not take the place of one that is not stored.
    browser.run("New dossier").await;
    browser.until("return document.querySelector('[role=alert]') !== null").await;
    browser.until(&notes(2)).await;

    browser.client.execute(ROOM, Vec::new()).await.unwrap();
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until(&notes(2)).await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn going_over_to_another_dossier_waits_until_all_is_stored() {
    let browser = Browser::start("switch").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.until(SAVED).await;
    // Transactions now complete only when they are let go.
    let slow = "window.held = [];
        const set = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete').set;
        Object.defineProperty(IDBTransaction.prototype, 'oncomplete', { configurable: true, set(call) {
            set.call(this, call && ((event) => window.held.push(() => call.call(this, event))));
        } });";
    browser.client.execute(slow, Vec::new()).await.unwrap();
    browser.tag(TENDER, "No tender").await;
    browser.run("New dossier").await;
    browser.until("return window.held.length === 1").await;
    browser.until(&notes(1)).await;
    browser.client.execute("window.held.pop()()", Vec::new()).await.unwrap();
    browser.until("return document.querySelector('.welcome') !== null").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_stops_leaves_the_way_to_what_was_stored() {
    let browser = Browser::start("trap").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.tag(TENDER, "No tender").await;
    browser.until(SAVED).await;
    let shown = "return document.getElementById('recovery').checkVisibility()";
    // An error that stops nothing.
    let raise = |error: &str| format!("dispatchEvent(new ErrorEvent('error', {{ error: {error} }}))");
    browser.client.execute(&raise("new Error('ResizeObserver loop')"), Vec::new()).await.unwrap();
    assert_eq!(browser.client.execute(shown, Vec::new()).await.unwrap(), false);
    let trap = raise("new WebAssembly.RuntimeError('unreachable')");
    browser.client.execute(&trap, Vec::new()).await.unwrap();
    browser.until(shown).await;
    browser.click("#rescue").await;
    let (name, journal) = browser.downloaded().await;
    assert_eq!(name, "scolie-journal.json");
    let journal: serde_json::Value = serde_json::from_str(&journal).unwrap();
    assert_eq!(journal.as_array().unwrap().len(), 3, "begun, a question added, a passage tagged");
    browser.stop().await;
}
