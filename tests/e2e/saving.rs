//! What the program says of saving is true, and nothing is lost when saving fails.

use crate::browser::{Browser, page};
use crate::{FISA, SAVED, TENDER, notes};

/// From now on the browser has no room.
const FULL: &str = "window.add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = () => { throw new DOMException('no room', 'QuotaExceededError') };";
const ROOM: &str = "IDBObjectStore.prototype.add = window.add";

#[tokio::test(flavor = "multi_thread")]
async fn a_full_store_is_said_and_everything_is_kept_until_there_is_room() {
    let browser = crate::with_a_passage("full").await;

    browser.client.execute(FULL, Vec::new()).await.unwrap();
    browser.tag(FISA, "FISA").await;
    let failed = "const status = document.querySelector('.status-failed [role=status]');
        return status ? status.textContent : null";
    let said = browser.until(failed).await;
    assert!(said.as_str().unwrap().starts_with("Not saved: there is no room left"), "{said}");
    // The export is one click away, and holds what could not be stored.
    browser.click(".status > .button + .button").await;
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
    let browser = crate::with_a_passage("trap").await;
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
    assert!(name.ends_with(".scolie-journal.json"), "{name}");
    let journal: serde_json::Value = serde_json::from_str(&journal).unwrap();
    let dossier = &journal["dossiers"][0];
    assert_eq!(
        dossier["transactions"].as_array().unwrap().len(),
        3,
        "begun, a question added, a passage tagged"
    );
    browser.stop().await;
}

/// The name of the file that the recovery page gives out, and its acts by dossier.
async fn rescued(browser: &Browser) -> (std::path::PathBuf, Vec<usize>) {
    browser.click("#rescue").await;
    let (name, text) = browser.downloaded().await;
    let journal: serde_json::Value = serde_json::from_str(&text).unwrap();
    let dossiers = journal["dossiers"].as_array().unwrap();
    let counts = dossiers.iter().map(|own| own["transactions"].as_array().unwrap().len()).collect();
    // It was taken away; here it lies to be opened.
    let file = browser.downloads.parent().unwrap().join(name);
    std::fs::write(&file, text).unwrap();
    (file, counts)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_stored_when_the_program_stopped_comes_back_from_the_recovery_page() {
    let browser = crate::with_a_passage("rescue").await;
    browser.client.execute(FULL, Vec::new()).await.unwrap();
    browser.tag(FISA, "FISA").await;
    browser.until("return document.querySelector('.status-failed') !== null").await;
    let trap =
        "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))";
    browser.client.execute(trap, Vec::new()).await.unwrap();
    browser.until("return document.getElementById('recovery').checkVisibility()").await;
    browser
        .until("return document.getElementById('recovery-dossiers').textContent.includes('1 not saved yet')")
        .await;
    let (file, counts) = rescued(&browser).await;
    assert_eq!(counts, [4], "three that were stored, and one that was not");
    // The page is left although something is not saved: the browser asks, and is answered.
    browser.click("#again").await;
    let _ = browser.client.accept_alert().await;
    browser.until(&notes(1)).await;
    browser.open(&file).await;
    browser.until(&notes(2)).await;
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until(&notes(2)).await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_was_cleared_meanwhile_is_filled_again() {
    let browser = crate::with_a_passage("cleared").await;
    let clear = "const request = indexedDB.deleteDatabase('scolie');
        return new Promise((done) => { request.onsuccess = () => done(true); request.onerror = () => done(false); })";
    assert_eq!(browser.client.execute(clear, Vec::new()).await.unwrap(), true);
    browser.tag(FISA, "FISA").await;
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until(&notes(2)).await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_comes_back_empty_is_not_taken_for_a_new_one() {
    let browser = crate::with_a_passage("missed").await;
    // As if it were damaged on the disk: it opens, and holds nothing.
    let empty = "return new Promise((done) => { const opening = indexedDB.open('scolie', 1); opening.onsuccess = () => {
        const clearing = opening.result.transaction('transactions', 'readwrite');
        clearing.objectStore('transactions').clear(); clearing.oncomplete = () => done(true); }; })";
    browser.client.execute(empty, Vec::new()).await.unwrap();
    browser.client.refresh().await.unwrap();
    browser.until("return document.getElementById('recovery').checkVisibility()").await;
    let told = browser.until("const list = document.getElementById('recovery-dossiers').textContent; return list.includes('of') && list").await;
    assert!(told.as_str().unwrap().contains("0 of 3 acts"), "{told}");
    browser.click("#go-on").await;
    browser.until("return document.querySelector('.welcome') !== null").await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_later_version_wrote_is_only_read() {
    let browser = crate::with_a_passage("newer").await;
    let later = "return new Promise((done) => { const opening = indexedDB.open('scolie', 1); opening.onsuccess = () => {
        const store = opening.result.transaction('transactions', 'readwrite').objectStore('transactions');
        store.getAllKeys().onsuccess = ({ target }) => {
            const [dossier] = target.result.find((key) => key.length === 3);
            const id = '01999999-0000-7000-8000-000000000000';
            store.add(JSON.stringify({ format: 'scolie/2', id, order: 99, more: [] }), [dossier, 99, id]);
            store.transaction.oncomplete = () => done(true); }; }; })";
    browser.client.execute(later, Vec::new()).await.unwrap();
    browser.client.refresh().await.unwrap();
    browser.until(&notes(1)).await;
    let status = "const status = document.querySelector('.status [role=status]'); return status.textContent.startsWith('Read only')";
    browser.until(status).await;
    // Nothing changes, whatever is tried.
    browser.press("Undo").await;
    browser.until(&notes(1)).await;
    let said = "return document.querySelector('.notice-line').textContent.includes('Nothing was changed: a later version')";
    browser.until(said).await;
    browser.press("Close").await;
    browser.until("return document.querySelector('.notice') === null").await;
    let count = "return new Promise((done) => { const opening = indexedDB.open('scolie', 1); opening.onsuccess = () => {
        const counting = opening.result.transaction('transactions').objectStore('transactions').getAllKeys();
        counting.onsuccess = () => done(counting.result.filter((key) => key.length === 3).length); }; })";
    assert_eq!(browser.client.execute(count, Vec::new()).await.unwrap(), 4, "nothing was written");
    // What leaves holds what the later version wrote.
    browser.click(".status > .button").await;
    let (name, text) = browser.downloaded().await;
    assert!(name.ends_with(".scolie-journal.json"), "{name}");
    assert!(text.contains("scolie/2"));
    browser.stop().await;
}
