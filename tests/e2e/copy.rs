//! A copy in a real file: kept in a folder, in two generations, and spoken of only once it was read back; where
//! there is no folder, what is in no file is counted.
//!
//! A folder cannot be chosen without a person: the picker gives one of the origin's own file system, whose handles
//! are real ones.

use std::path::Path;

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::browser::{Browser, Engine, page};
use crate::server::Server;
use crate::{FISA, PROMISE, SAVED, TENDER, notes};

/// The picker gives the folder whose name stands in the window, and permissions are what is said there.
const PICKER: &str = "
    globalThis.folder ??= 'Copies';
    globalThis.showDirectoryPicker = async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true });
    const leave = () => localStorage.getItem('test.leave') ?? 'granted';
    FileSystemHandle.prototype.queryPermission = async () => leave();
    FileSystemHandle.prototype.requestPermission = async () => {
        if (leave() === 'prompt') localStorage.setItem('test.leave', 'granted');
        return leave();
    };";

/// The files of the folder `Copies`, each with its text.
const FILES: &str = "return (async () => {
    const root = await navigator.storage.getDirectory();
    const files = {};
    for await (const handle of (await root.getDirectoryHandle(arguments[0])).values())
        files[handle.name] = await (await handle.getFile()).text();
    return files;
})()";

const KEPT: &str =
    "return /^Saved in a file [^·]*$/.test(document.querySelector('.status-file').textContent)";

/// From now on writing fails in one way.
const FAULTS: [(&str, &str, &str); 5] = [
    (
        "createWritable",
        "throw new DOMException('', 'NoModificationAllowedError')",
        "another program holds the file",
    ),
    ("createWritable", "throw new DOMException('', 'NotAllowedError')", "writing there is not allowed"),
    ("createWritable", "throw new DOMException('', 'NotFoundError')", "the folder is not there"),
    (
        "createWritable",
        "const stream = await was.call(this);
        stream.write = async () => { throw new DOMException('', 'QuotaExceededError') };
        return stream",
        "there is no room left on that disk",
    ),
    (
        "getFile",
        "const file = await was.call(this); return new File([file.slice(1), '!'], file.name)",
        "what was written does not read back the same",
    ),
];

/// A browser over a server of its own, with the example open, and one passage in it.
async fn begun(name: &str) -> (Browser, Server) {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let server = Server::of(&dist).await;
    let browser = Browser::start(name).await;
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": PICKER })).await;
    browser.client.goto(&format!("http://{}/", server.address)).await.unwrap();
    browser.press("Try the example").await;
    browser.tag(TENDER, "No tender").await;
    browser.until(SAVED).await;
    (browser, server)
}

impl Browser {
    async fn files_in(&self, folder: &str) -> Vec<(String, String)> {
        let files = self.client.execute(FILES, vec![json!(folder)]).await.unwrap();
        let text = |text: &Value| text.as_str().unwrap().to_owned();
        files.as_object().unwrap().iter().map(|(name, own)| (name.clone(), text(own))).collect()
    }

    async fn keep_copy(&self) {
        self.run("Keep a copy in a folder…").await;
        self.until(KEPT).await;
    }

    /// So many times the last step is taken back, and done again.
    pub async fn undo_and_redo(&self, times: usize) {
        for _ in 0..times {
            for name in ["Undo", "Redo"] {
                let ready = format!("return !document.querySelector('[aria-label={name}]').disabled");
                self.until(&ready).await;
                self.press(name).await;
            }
        }
    }

    async fn says(&self, words: &str) {
        let script = format!(
            "return document.querySelector('.status-file')?.textContent.includes({}) ?? false",
            json!(words)
        );
        // A slow disk makes copies rarer.
        self.until_within(60, &script).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_kept_in_a_folder_in_two_generations_and_goes_on_after_a_reload() {
    let (browser, _server) = begun("copy").await;
    browser.keep_copy().await;
    let files = browser.files_in("Copies").await;
    let [(first, text)] = files.as_slice() else { panic!("{files:?}") };
    assert!(first.ends_with(".copy-a.scolie.json"), "{first}");
    let dossier: Value = serde_json::from_str(text).unwrap();
    assert_eq!(
        (&dossier["format"], &dossier["claims"][0]["label"]),
        (&json!("scolie/1"), &json!("No tender"))
    );

    browser.tag(FISA, "Exposure").await;
    browser.until(KEPT).await;
    let files = browser.files_in("Copies").await;
    assert_eq!(files.len(), 2);
    assert_eq!(files[0], (first.clone(), text.clone()), "the older one stays whole");
    assert!(files[1].0.ends_with("-b.scolie.json") && files[1].1.contains("Exposure"));

    // The handle outlives the page.
    browser.client.refresh().await.unwrap();
    browser.until(&notes(2)).await;
    browser.until(KEPT).await;
    browser.tag(PROMISE, "Eighteen months").await;
    browser.until(SAVED).await;
    browser.until(KEPT).await;
    let files = browser.files_in("Copies").await;
    assert!(files[0].1.contains("Eighteen months") && !files[1].1.contains("Eighteen months"));

    // When the page goes out of sight, nothing is waited for: both halves of this come within two seconds.
    browser.press("Undo").await;
    browser.until("return document.querySelector('.status-since') !== null").await;
    let hide = "Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'))";
    browser.client.execute(hide, Vec::new()).await.unwrap();
    browser.until_within(2, KEPT).await;

    // What was given up stays where it is.
    browser.run("Stop the copy in the folder").await;
    browser.until("return document.querySelector('.status-file').textContent === ''").await;
    assert_eq!(browser.files_in("Copies").await.len(), 2);
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_not_ours_are_left_alone() {
    let (browser, _server) = begun("copy-others").await;
    browser.keep_copy().await;
    browser.run("Stop the copy in the folder").await;
    browser.until("return document.querySelector('.status-file').textContent === ''").await;
    // The same dossier, the same folder: the file that is there is not known to be ours any more.
    browser.keep_copy().await;
    let names: Vec<String> = browser.files_in("Copies").await.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 2);
    assert!(
        names[0].ends_with(".copy-2-a.scolie.json") && names[1].ends_with(".copy-a.scolie.json"),
        "{names:?}"
    );
    // Someone else writes where the next generation is to stand.
    let write = "return (async () => {
        const root = await navigator.storage.getDirectory();
        const folder = await root.getDirectoryHandle('Copies');
        const handle = await folder.getFileHandle(arguments[0].replace('-a.', '-b.'), { create: true });
        const stream = await handle.createWritable();
        await stream.write('mine');
        await stream.close();
        return true;
    })()";
    browser.client.execute(write, vec![json!(names[0])]).await.unwrap();
    browser.tag(FISA, "Exposure").await;
    browser.until(SAVED).await;
    browser.until(KEPT).await;
    let files = browser.files_in("Copies").await;
    assert_eq!(files.iter().filter(|(_, text)| text == "mine").count(), 1);
    assert!(
        files.iter().any(|(name, text)| name.ends_with(".copy-3-a.scolie.json") && text.contains("Exposure"))
    );
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn why_a_copy_is_not_written_is_said_and_the_older_one_stays_whole() {
    let (browser, _server) = begun("copy-faults").await;
    browser.keep_copy().await;
    let mut marked = true;
    for (method, fault, said) in FAULTS {
        let before = browser.files_in("Copies").await;
        let whole = before.iter().map(|(_, text)| text.clone()).max_by_key(String::len).unwrap();
        let break_it = format!(
            "const of = FileSystemFileHandle.prototype; const was = of.{method};
            globalThis.mend = () => {{ of.{method} = was }};
            of.{method} = async function () {{ {fault} }}"
        );
        browser.client.execute(&break_it, Vec::new()).await.unwrap();
        browser.press(if marked { "Undo" } else { "Redo" }).await;
        marked = !marked;
        browser.says(said).await;
        // Saving on this device goes on.
        browser.until(SAVED).await;
        browser.until("return document.querySelector('.notice-alert') !== null").await;
        browser.client.execute("mend()", Vec::new()).await.unwrap();
        let now = browser.files_in("Copies").await;
        assert!(before.iter().any(|file| now.contains(file)), "{said}");
        assert!(!whole.is_empty());
        browser.click(".status-file-failed > .button").await;
        browser.until(KEPT).await;
        browser.press("Close").await;
    }
    // The folder is really gone; another one is chosen.
    let remove = "return navigator.storage.getDirectory()
        .then((root) => root.removeEntry('Copies', { recursive: true })).then(() => true)";
    browser.client.execute(remove, Vec::new()).await.unwrap();
    browser.press(if marked { "Undo" } else { "Redo" }).await;
    browser.says("the folder is not there").await;
    browser.client.execute("globalThis.folder = 'Elsewhere'", Vec::new()).await.unwrap();
    browser.click(".status-file-failed > .button + .button").await;
    browser.until(KEPT).await;
    assert_eq!(browser.files_in("Elsewhere").await.len(), 1);
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_leave_of_the_browser_is_asked_for_with_one_button() {
    let (browser, _server) = begun("copy-leave").await;
    browser.keep_copy().await;
    browser.client.execute("localStorage.setItem('test.leave', 'prompt')", Vec::new()).await.unwrap();
    browser.client.refresh().await.unwrap();
    browser.until(&notes(1)).await;
    browser.says("No copy in “Copies” until you allow it").await;
    browser.tag(FISA, "Exposure").await;
    browser.until(SAVED).await;
    assert!(browser.files_in("Copies").await.iter().all(|(_, text)| !text.contains("Exposure")));
    browser.press("Allow").await;
    browser.until(KEPT).await;
    assert!(browser.files_in("Copies").await.iter().any(|(_, text)| text.contains("Exposure")));

    browser.client.execute("localStorage.setItem('test.leave', 'denied')", Vec::new()).await.unwrap();
    browser.press("Undo").await;
    browser.press("Allow").await;
    let denied =
        "return document.querySelector('[role=alert]')?.textContent.includes('may not write') ?? false";
    browser.until(denied).await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_do_not_write_at_once() {
    let (browser, server) = begun("copy-tabs").await;
    browser.keep_copy().await;
    let tab = browser.client.new_window(false).await.unwrap();
    let first = browser.client.window().await.unwrap();
    browser.client.switch_to_window(tab.handle).await.unwrap();
    browser.client.goto(&format!("http://{}/", server.address)).await.unwrap();
    browser.until(&notes(1)).await;
    let hold = "return new Promise((done) => indexedDB.open('scolie', 1).onsuccess = (event) => {
        const keys = event.target.result.transaction('dossiers').objectStore('dossiers').getAllKeys();
        keys.onsuccess = () => navigator.locks.request('scolie.copy.' + keys.result[0],
            () => { done(true); return new Promise((release) => { globalThis.release = release }) });
    })";
    assert_eq!(browser.client.execute(hold, Vec::new()).await.unwrap(), true);
    browser.client.switch_to_window(first).await.unwrap();
    browser.tag(FISA, "Exposure").await;
    browser.until(SAVED).await;
    // It is due, and waits for the other tab.
    let waits = "const since = document.querySelector('.status-since');
        globalThis.due ??= since && Date.now() + 3000;
        return since !== null && Date.now() > globalThis.due";
    browser.until(waits).await;
    assert_eq!(browser.files_in("Copies").await.len(), 1);
    let windows = browser.client.windows().await.unwrap();
    browser.client.switch_to_window(windows[1].clone()).await.unwrap();
    browser.client.execute("release()", Vec::new()).await.unwrap();
    browser.until(&notes(2)).await;
    // This tab learns what the other wrote, or writes it.
    browser.client.execute("dispatchEvent(new Event('focus'))", Vec::new()).await.unwrap();
    browser.client.switch_to_window(windows[0].clone()).await.unwrap();
    browser.until(KEPT).await;
    assert!(browser.files_in("Copies").await.iter().any(|(_, text)| text.contains("Exposure")));
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_comes_back_empty_names_the_file_that_brings_it_back() {
    let (browser, server) = begun("copy-rescue").await;
    browser.keep_copy().await;
    let files = browser.files_in("Copies").await;
    let file = browser.downloads.parent().unwrap().join(&files[0].0);
    std::fs::write(&file, &files[0].1).unwrap();
    let clear = "const request = indexedDB.deleteDatabase('scolie');
        return new Promise((done) => { request.onsuccess = () => done(true); request.onerror = () => done(false); })";
    browser.client.goto(&format!("http://{}/#safe", server.address)).await.unwrap();
    browser.client.refresh().await.unwrap();
    browser.until("return document.getElementById('recovery').checkVisibility()").await;
    assert_eq!(browser.client.execute(clear, Vec::new()).await.unwrap(), true);
    browser.client.execute("location.hash = ''; location.reload()", Vec::new()).await.unwrap();
    let told = "const list = document.getElementById('recovery-dossiers')?.textContent ?? '';
        return list.includes('copy in the folder') && list";
    let told = browser.until(told).await;
    assert!(
        told.as_str().unwrap().contains(&files[0].0) && told.as_str().unwrap().contains("Copies"),
        "{told}"
    );
    browser.click("#go-on").await;
    browser.until("return document.querySelector('.welcome') !== null").await;
    browser.open(&file).await;
    browser.until(&notes(1)).await;
    browser.until(SAVED).await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_in_no_file_is_counted_until_it_is_exported() {
    for engine in [Engine::Chromium, Engine::Firefox] {
        let browser = Browser::start_in(engine, "copy-due", None).await;
        browser.client.goto(&page()).await.unwrap();
        browser.press("Try the example").await;
        browser.until(SAVED).await;
        assert_eq!(
            browser
                .client
                .execute("return document.querySelector('.status-file').textContent", Vec::new())
                .await
                .unwrap(),
            ""
        );
        // The question that was opened is the first change.
        browser.undo_and_redo(15).await;
        browser.says("31\u{a0}changes in no file yet").await;
        browser.client.refresh().await.unwrap();
        browser.says("31\u{a0}changes in no file yet").await;
        browser.press("Export now").await;
        let (name, _) = browser.downloaded().await;
        browser.until("return document.querySelector('.status-file').textContent === ''").await;
        // An export is not called saved, and is not forgotten.
        browser.client.refresh().await.unwrap();
        browser.until("return document.querySelector('.reader [data-block]') !== null").await;
        browser.undo_and_redo(15).await;
        browser.says("30\u{a0}changes since the last file copy (just now)").await;
        assert!(name.ends_with(".scolie.json"), "{name}");
        if engine == Engine::Firefox {
            browser.press("Export…").await;
            let barred = browser.client.find(Locator::Css(".menu-item-barred")).await.unwrap();
            let told = barred.text().await.unwrap();
            assert!(told.contains("Keep a copy in a folder…") && told.contains("Chrome"), "{told}");
            assert_eq!(barred.attr("aria-disabled").await.unwrap().as_deref(), Some("true"));
        }
        browser.stop().await;
    }
}
