//! Several dossiers on one device: begun, renamed, copied, exported, deleted and restored; and what is said
//! when the browser does not give them.

use serde_json::{Value, json};

use crate::browser::{Browser, page};
use crate::{FISA, SAVED, TENDER, notes};

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const UP: &str = "\u{e013}";
const DOWN: &str = "\u{e015}";
const F2: &str = "\u{e032}";
const DELETE: &str = "\u{e017}";

/// The titles in the list, one a line, the open one marked.
const TITLES: &str = "return [...document.querySelectorAll('.dossier-open')].map((row) =>
    row.querySelector('.dossier-title').textContent + (row.ariaCurrent ? ' *' : '')).join('\\n')";

/// The title of the row that has the focus.
const FOCUSED: &str = "return document.activeElement.querySelector('.dossier-title')?.textContent ?? null";

/// The one note is of the first claim.
const TOLD: &str =
    "return document.querySelector('[role=complementary] article')?.textContent.includes('No tender')";

const TITLE: &str = "return document.querySelector('.bar-title')?.value ?? ''";

impl Browser {
    /// A browser with the example open, called `title`, and one passage in it.
    async fn with_dossier(name: &str, title: &str) -> Self {
        let browser = Self::start(name).await;
        browser.client.goto(&page()).await.unwrap();
        browser.begin(title, "No tender").await;
        browser
    }

    /// Begins a dossier with the example, and tags a passage in it.
    async fn begin(&self, title: &str, label: &str) {
        self.press("Try the example").await;
        self.until(&notes(0)).await;
        self.tag(TENDER, label).await;
        self.entitle(title).await;
    }

    /// Gives the open dossier a title, by the bar.
    async fn entitle(&self, title: &str) {
        self.run("Rename the dossier").await;
        self.until("return document.activeElement.matches('.bar-title')").await;
        self.keys(title).await;
        self.until(SAVED).await;
    }

    async fn go_to_dossiers(&self, titles: &str) {
        self.press("Scolie").await;
        self.until(&format!("{TITLES} === {}", json!(titles))).await;
    }

    async fn shows(&self, titles: &str) {
        self.until(&format!("{TITLES} === {}", json!(titles))).await;
    }

    /// The title in the bar is `title`.
    async fn is_open(&self, title: &str) {
        self.until(&format!("return (() => {{ {TITLE} }})() === {}", json!(title))).await;
    }

    async fn has_focus(&self, title: &str) {
        self.until(&format!("return (() => {{ {FOCUSED} }})() === {}", json!(title))).await;
    }
}

/// The one claim's label in an exported dossier, and what it says of itself.
fn told(export: &str) -> (String, String) {
    let export: Value = serde_json::from_str(export).unwrap();
    (
        export["claims"][0]["label"].as_str().unwrap().to_owned(),
        export["dossier"]["title"].as_str().unwrap().to_owned(),
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn two_dossiers_are_kept_apart_and_listed_after_a_reload() {
    let browser = Browser::with_dossier("two", "Cloud").await;
    browser.run("New dossier").await;
    browser.until("return document.querySelector('.welcome-dossiers .dossier') !== null").await;
    browser.begin("Health", "Other label").await;
    browser.client.refresh().await.unwrap();
    browser.until(&notes(1)).await;
    browser.go_to_dossiers("Health *\nCloud").await;
    let about = browser.until("return document.querySelector('.dossier-about').textContent").await;
    assert_eq!(about, "changed just now\u{a0}· 1\u{a0}question\u{a0}· 1\u{a0}passage\u{a0}· 1\u{a0}claim");
    browser.press_row("Cloud").await;
    browser.is_open("Cloud").await;
    browser.until(TOLD).await;
    // A new dossier that nothing is put in leaves nothing behind.
    browser.run("New dossier").await;
    browser.until("return document.querySelector('.welcome') !== null").await;
    browser.client.refresh().await.unwrap();
    browser.until("return document.querySelector('.welcome-dossiers') !== null").await;
    browser.shows("Health\nCloud").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

impl Browser {
    async fn press_row(&self, title: &str) {
        let script = "const rows = [...document.querySelectorAll('.dossier-open')];
            rows.find((row) => row.querySelector('.dossier-title').textContent === arguments[0]).click()";
        self.client.execute(script, vec![json!(title)]).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_dossier_is_renamed_and_its_old_title_comes_back_by_undo() {
    let browser = Browser::with_dossier("rename", "Cloud").await;
    browser.run("New dossier").await;
    browser.until("return document.querySelector('.welcome-dossiers .dossier') !== null").await;
    browser.go_to_dossiers("Cloud").await;
    browser.press("Rename: Cloud").await;
    browser.until("return document.activeElement.matches('.dossier-renaming')").await;
    // Escape leaves the title as it was.
    browser.keys("Nothing").await;
    browser.keys(ESCAPE).await;
    browser.has_focus("Cloud").await;
    browser.keys(F2).await;
    browser.until("return document.activeElement.matches('.dossier-renaming')").await;
    browser.keys("Sovereignty").await;
    browser.keys(ENTER).await;
    browser.shows("Sovereignty").await;
    browser.has_focus("Sovereignty").await;
    browser.client.refresh().await.unwrap();
    browser.shows("Sovereignty").await;
    browser.press_row("Sovereignty").await;
    browser.is_open("Sovereignty").await;
    browser.press("Undo").await;
    browser.is_open("Cloud").await;
    browser.until(&notes(1)).await;
    browser.until(SAVED).await;
    browser.go_to_dossiers("Cloud *").await;
    // The open one is renamed as everything else is edited.
    browser.press("Rename: Cloud").await;
    browser.until("return document.activeElement.matches('.dossier-renaming')").await;
    browser.keys("Clouds").await;
    browser.keys(ENTER).await;
    browser.shows("Clouds *").await;
    browser.is_open("Clouds").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_a_dossier_of_its_own_whose_history_begins_with_it() {
    let browser = Browser::with_dossier("copy", "Cloud").await;
    browser.go_to_dossiers("Cloud *").await;
    browser.press("Duplicate: Cloud").await;
    browser.shows("Cloud (copy)\nCloud *").await;
    browser.has_focus("Cloud (copy)").await;
    browser.keys(ENTER).await;
    browser.is_open("Cloud (copy)").await;
    browser.until(&notes(1)).await;
    browser
        .until("return [...document.querySelectorAll('button')].find((b) => b.ariaLabel === 'Undo').disabled")
        .await;
    browser.tag(FISA, "FISA").await;
    browser.until(SAVED).await;
    // The original has none of it. A copy of one that is closed is whole, too.
    browser.go_to_dossiers("Cloud (copy) *\nCloud").await;
    browser.press("Duplicate: Cloud").await;
    browser.shows("Cloud (copy 2)\nCloud (copy) *\nCloud").await;
    browser.press_row("Cloud").await;
    browser.until(&notes(1)).await;
    browser.go_to_dossiers("Cloud (copy 2)\nCloud (copy)\nCloud *").await;
    browser.press_row("Cloud (copy 2)").await;
    browser.is_open("Cloud (copy 2)").await;
    browser.until(&notes(1)).await;
    browser.client.refresh().await.unwrap();
    browser.is_open("Cloud (copy 2)").await;
    browser.until(&notes(1)).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_dossier_is_restored_whole() {
    let browser = Browser::with_dossier("delete", "Cloud").await;
    // The open one: the list of the others is next, and nothing was asked.
    browser.go_to_dossiers("Cloud *").await;
    browser.press("Delete: Cloud").await;
    browser.until("return document.querySelector('.dossiers-deleted') !== null").await;
    browser.shows("").await;
    browser.is_open("").await;
    browser.client.refresh().await.unwrap();
    browser.until("return document.querySelector('.welcome') !== null").await;
    browser.press("Scolie").await;
    browser.click(".dossiers-deleted summary").await;
    let left =
        browser.until("return document.querySelector('[data-deleted] .dossier-about').textContent").await;
    assert_eq!(left, "30\u{a0}days left");
    browser.press("Restore: Cloud").await;
    browser.shows("Cloud").await;
    browser.has_focus("Cloud").await;
    browser.keys(ENTER).await;
    browser.until(&notes(1)).await;
    browser.until(TOLD).await;
    // By the notice, from anywhere.
    browser.run("Delete the dossier").await;
    browser.until("return document.querySelector('.dossiers-deleted') !== null").await;
    browser.press("Restore the deleted dossier").await;
    browser.shows("Cloud").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_of_a_closed_dossier_is_the_file_of_the_open_one() {
    let browser = Browser::with_dossier("export", "Cloud").await;
    browser.run("Export the dossier").await;
    let open = browser.downloaded().await;
    assert_eq!(told(&open.1), ("No tender".to_owned(), "Cloud".to_owned()));
    browser.run("New dossier").await;
    browser.until("return document.querySelector('.welcome-dossiers .dossier') !== null").await;
    browser.go_to_dossiers("Cloud").await;
    browser.press("Export: Cloud").await;
    assert_eq!(browser.downloaded().await, open);
    browser.is_open("").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_done_by_the_keyboard_alone() {
    let browser = Browser::with_dossier("shelf-keys", "Cloud").await;
    browser.run("Duplicate the dossier").await;
    browser
        .until(
            "return document.querySelector('.notice')?.textContent.includes('a dossier of its own') ?? false",
        )
        .await;
    browser.run("Dossiers on this device").await;
    browser.shows("Cloud (copy)\nCloud *").await;
    browser.until("return document.activeElement.matches('main')").await;
    browser.keys(DOWN).await;
    browser.has_focus("Cloud (copy)").await;
    browser.keys(DOWN).await;
    browser.has_focus("Cloud").await;
    browser.keys(UP).await;
    browser.keys(F2).await;
    browser.until("return document.activeElement.matches('.dossier-renaming')").await;
    browser.keys("Second").await;
    browser.keys(ENTER).await;
    browser.has_focus("Second").await;
    // Delete in the list deletes the dossier, and no passage of the open one.
    browser.keys(DELETE).await;
    browser.shows("Cloud *").await;
    browser.has_focus("Cloud").await;
    browser.run("Restore the deleted dossier").await;
    browser.has_focus("Second").await;
    browser.keys(ENTER).await;
    browser.is_open("Second").await;
    browser.until(&notes(1)).await;
    // That it was restored is no news in it.
    browser.until("return !document.querySelector('.notice-line').textContent.includes('is back')").await;
    browser.run("Dossiers on this device").await;
    browser.until("return document.querySelector('.dossiers-place') !== null").await;
    browser.keys(ESCAPE).await;
    browser.until("return document.querySelector('.reader') !== null").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_cannot_be_read_is_told_and_never_an_empty_list() {
    let browser = Browser::with_dossier("unreadable", "Cloud").await;
    let broken = "window.all = IDBObjectStore.prototype.getAllKeys;
        IDBObjectStore.prototype.getAllKeys = () => { throw new DOMException('broken', 'UnknownError') };";
    browser.client.execute(broken, Vec::new()).await.unwrap();
    browser.press("Scolie").await;
    let said =
        browser.until("return document.querySelector('.dossiers-trouble p')?.textContent ?? null").await;
    assert!(
        said.as_str().unwrap().starts_with("The dossiers on this device cannot be read: UnknownError"),
        "{said}"
    );
    browser.client.execute("IDBObjectStore.prototype.getAllKeys = window.all", Vec::new()).await.unwrap();
    browser.press("Try again").await;
    browser.shows("Cloud *").await;
    // All of it is gone: another page of this disk, or a cleared browser.
    let clear = "const done = arguments[0];
        const opening = indexedDB.open('scolie', 1);
        opening.onsuccess = () => {
            const clearing = opening.result.transaction(['dossiers', 'transactions'], 'readwrite');
            clearing.objectStore('dossiers').clear();
            clearing.objectStore('transactions').clear();
            clearing.oncomplete = () => done(true);
        };";
    browser.client.execute_async(clear, Vec::new()).await.unwrap();
    browser.client.refresh().await.unwrap();
    browser.until("return document.getElementById('recovery').checkVisibility()").await;
    browser.click("#go-on").await;
    let said =
        browser.until("return document.querySelector('.dossiers-trouble p')?.textContent ?? null").await;
    assert!(said.as_str().unwrap().starts_with("There was a dossier on this device"), "{said}");
    browser.stop().await;
}
