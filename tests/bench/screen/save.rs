//! Save: from a letter in a note to *Saved on this device*. Export and import: the whole dossier as a file.
//!
//! The dossier has 2,000 questions with 20,000 passages. *Save* begins with the key as the browser received it and
//! ends when the status line says that all is stored; the letters come so far apart that each is a transaction of its
//! own. *Save (store)* is the part of it from the `add` of the transaction to its `complete`, while the letter is
//! drawn. The reference of both is one strict `add` of a text of the same length into an empty database of the same
//! page, to `complete`.
//!
//! *Export* begins with Control and S and ends when the browser is given the file to download; the reference is
//! `JSON.stringify` of the same value, indented as our files are, into a `Blob`. *Import* is [show](super::show) of the
//! dossier's file, to painted; the reference is `JSON.parse` of the same text.

use serde_json::json;

use super::Options;
use super::case::Case;
use super::page::{Page, Program};
use super::show::shown;
use super::table::{Budget, Row};
use super::tag::{CONTROL, SAVED, opened, press};
use super::typing::enter;

/// What the page is told to watch.
pub const WATCH: &str = "
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (value, key) {
        if (typeof value === 'string') {
            bench.stored = value.length;
            bench.added = performance.now();
            this.transaction.addEventListener('complete', () => {
                bench.complete = performance.now();
                bench.completed?.();
            });
        }
        return add.call(this, value, key);
    };
    bench.saved = () => new Promise((done) => {
        const status = document.querySelector('.status');
        let begun = null;
        let waits = false;
        addEventListener('keydown', (event) => { begun = event.timeStamp; }, { once: true, capture: true });
        const says = () => status.querySelector('[role=status]').textContent === 'Saved on this device';
        const finish = (now) => {
            watch.disconnect();
            bench.completed = null;
            done({ ms: now - begun, added: bench.added - begun, complete: bench.complete - begun });
        };
        const watch = new MutationObserver(() => {
            const now = performance.now();
            waits ||= begun !== null && !says();
            if (waits && says()) finish(now);
        });
        // What is stored before the line was drawn anew leaves it as it was, once the program has heard of it.
        bench.completed = async () => {
            await bench.painted();
            if (bench.completed && !waits && says()) finish(performance.now());
        };
        watch.observe(status, { childList: true, characterData: true, subtree: true, attributes: true });
    });
    bench.bare = async () => {
        bench.store ??= await new Promise((done) => {
            const opening = indexedDB.open('bench', 1);
            opening.onupgradeneeded = () => opening.result.createObjectStore('bench');
            opening.onsuccess = () => done(opening.result);
        });
        bench.count = (bench.count ?? 0) + 1;
        const text = 'a'.repeat(bench.stored);
        const begun = performance.now();
        const transaction = bench.store.transaction('bench', 'readwrite', { durability: 'strict' });
        add.call(transaction.objectStore('bench'), text, bench.count);
        await new Promise((done) => { transaction.oncomplete = done; });
        return { ms: performance.now() - begun };
    };
    const made = URL.createObjectURL;
    bench.exported = () => new Promise((done) => {
        let begun = null;
        addEventListener('keydown', (event) => { if (event.key === 's') begun = event.timeStamp; }, { capture: true });
        URL.createObjectURL = (blob) => {
            URL.createObjectURL = made;
            done({ ms: performance.now() - begun, size: blob.size });
            return made.call(URL, blob);
        };
    });
    bench.parsed = async () => {
        const begun = performance.now();
        bench.value = JSON.parse(bench.text);
        return { ms: performance.now() - begun };
    };
    bench.written = async () => {
        const begun = performance.now();
        const blob = new Blob([JSON.stringify(bench.value, null, 2)], { type: 'application/json' });
        return { ms: performance.now() - begun, size: blob.size };
    };";

const SIZE: &str = "20,000 passages";

/// What each run came to, and that of the reference.
type Runs = (Vec<Option<f64>>, Vec<Option<f64>>);

/// The three figures that are asked for.
pub async fn save(options: &Options, rows: &mut Vec<Row>) {
    let case = Case::of_questions(2_000, 10);
    let file = options.keep("questions.scolie.json", &case.file());
    let mut row = |figure: &str, reference: &str, budget, (ours, theirs): Runs| {
        let (figure, size, reference) = (figure.to_owned(), SIZE.to_owned(), reference.to_owned());
        rows.push(Row { figure, size, unit: "ms", ours, reference, theirs, budget: Budget::Times(budget) });
    };
    if options.wants("save") {
        let page = opened(options, Program::Scolie, &file).await;
        page.browser.until_within(120, SAVED).await;
        let (whole, store, bare) = saved(options, &page).await;
        row("save", "strict add", 1.5, (whole, bare.clone()));
        row("save (store)", "strict add", 1.5, (store, bare));
        page.close().await;
    }
    if options.wants("export") {
        let page = opened(options, Program::Scolie, &file).await;
        page.browser.until_within(120, SAVED).await;
        row("export", "JSON.stringify", 3.0, exported(options, &page).await);
        page.close().await;
    }
    if options.wants("import") {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for run in 0..options.runs {
            let page = Page::of(options.engine, Program::Scolie).await;
            page.hand(&file).await;
            page.run(WATCH, json!(null)).await;
            // Neither is always the first.
            if run % 2 == 0 {
                theirs.push(page.milliseconds("bench.parsed()").await);
            }
            page.run("bench.value = null", json!(null)).await;
            ours.push(page.milliseconds(&shown(Program::Scolie)).await);
            if run % 2 == 1 {
                page.browser.until_within(120, SAVED).await;
                theirs.push(page.milliseconds("bench.parsed()").await);
            }
            options.say(&format!("import: {:?}, {:?}", ours.last().unwrap(), theirs.last().unwrap()));
            page.close().await;
        }
        row("import", "JSON.parse", 3.0, (ours, theirs));
    }
}

/// From the key to the word, the part of it that is the store's, and the reference.
async fn saved(options: &Options, page: &Page) -> (Vec<Option<f64>>, Vec<Option<f64>>, Vec<Option<f64>>) {
    page.run(WATCH, json!(null)).await;
    page.browser.click(".note").await;
    enter(page, ".note[data-active] .note-comment").await;
    let (mut whole, mut store, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..options.runs {
        // Letters less than half a second apart are one transaction.
        page.rest(60).await;
        page.run("bench.answer = bench.saved()", json!(null)).await;
        press(page, &['e']).await;
        let answer = page.answer("bench.answer").await.unwrap();
        whole.push(answer["ms"].as_f64());
        store.push(answer["complete"].as_f64().zip(answer["added"].as_f64()).map(|(end, begin)| end - begin));
        page.rest(30).await;
        bare.push(page.milliseconds("bench.bare()").await);
        options.say(&format!("save: {answer}, {:?}", bare.last().unwrap()));
    }
    (whole, store, bare)
}

async fn exported(options: &Options, page: &Page) -> Runs {
    page.run(WATCH, json!(null)).await;
    page.answer("bench.parsed()").await.unwrap();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..options.runs {
        page.rest(30).await;
        page.run("bench.answer = bench.exported()", json!(null)).await;
        press(page, &[CONTROL, 's']).await;
        ours.push(page.milliseconds("bench.answer").await);
        page.rest(30).await;
        theirs.push(page.milliseconds("bench.written()").await);
        options.say(&format!("export: {:?}, {:?}", ours.last().unwrap(), theirs.last().unwrap()));
    }
    (ours, theirs)
}
