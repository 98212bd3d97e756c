//! Whatever fails between the program and the browser's store: nothing is lost, the line at the bottom says what
//! it is, and everything is stored in the end. The faults are made by `tests/support/seam.js`.

use std::time::Duration;

use serde_json::{Value, json};

use crate::SAVED;
use crate::browser::{Browser, Engine};
use crate::figures::{Figure, times};
use crate::killed::open_note;
use crate::seam::seamed;

/// How many of the first transactions abort, each in its turn, how many errors each call throws, and how many
/// seeds there are of chance.
const ABORTS: usize = 5;
const ERRORS: usize = 1;
const SEEDS: usize = 2;

const FAILED: &str = "return document.querySelector('.status-failed [role=status]')?.textContent ?? null";
/// The page stands: with the dossier, or with the recovery page in its place.
const STANDS: &str = "return document.getElementById('recovery')?.checkVisibility() ? 'recovery'
    : document.querySelectorAll('[role=complementary] article').length === 1 ? 'open' : null";

async fn execute(browser: &Browser, script: &str) -> Value {
    browser.client.execute(script, Vec::new()).await.unwrap()
}

/// A browser whose pages are seamed, with a passage; the address of such a page.
async fn start(engine: Engine, name: &str) -> (Browser, String) {
    let browser = Browser::start_in(engine, name, None).await;
    let timeouts = fantoccini::wd::TimeoutConfiguration::new(Some(Duration::from_secs(60)), None, None);
    browser.client.update_timeouts(timeouts).await.unwrap();
    let page = seamed(&browser);
    browser.client.goto(&page).await.unwrap();
    browser.press("Try the example").await;
    browser.tag(crate::TENDER, "No tender").await;
    browser.until(SAVED).await;
    (browser, page)
}

/// Types so many letters, an act each, with rests; what the comment then says.
async fn type_on(browser: &Browser, count: usize, rest: usize, until: &str) -> String {
    let script = "const [count, rest, done] = arguments; seam.type(count, rest, () => UNTIL).then(done)";
    let script = script.replace("UNTIL", until);
    let typed = browser.client.execute_async(&script, vec![json!(count), json!(rest)]).await.unwrap();
    typed.as_str().unwrap().to_owned()
}

/// What is wrong in the end, once all is said to be saved: acts that are not stored, and a page that, opened
/// again without any fault, does not show what was done.
async fn lost(browser: &Browser, page: &str, typed: &str) -> Option<String> {
    browser.until_within(60, SAVED).await;
    let missing =
        browser.client.execute_async("seam.missing().then(arguments[0])", Vec::new()).await.unwrap();
    if missing != 0 {
        return Some(format!("{missing} acts are not stored"));
    }
    browser.client.goto(page).await.unwrap();
    let found = open_note(browser).await;
    (found != typed).then(|| format!("{found} came back, not {typed}"))
}

/// What is wrong, where the line never said so in that state.
async fn was_said(browser: &Browser, state: &str, words: &str) -> Option<String> {
    let said = execute(browser, "return [...seam.said.keys()]").await;
    let said: Vec<&str> = said.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let is_there = said.iter().any(|line| line.starts_with(state) && line.contains(words));
    (!is_there).then(|| format!("never said {words:?}: {said:?}"))
}

async fn each_may_abort(engine: Engine) {
    let most = times("SCOLIE_ABORTS", ABORTS);
    let (browser, page) = start(engine, "aborts").await;
    let mut figure = Figure::new(format!("{engine:?}, the nth transaction aborts"));
    let mut aborted = 0;
    for nth in 1..=most {
        browser.client.goto(&format!("{page}?abort={nth}")).await.unwrap();
        open_note(&browser).await;
        // A letter only once the one before it is stored: each is a transaction.
        let typed = type_on(&browser, most + 5, 30, "seam.writes > seam.abort").await;
        let hits = execute(&browser, "return [seam.hits, seam.hitActs, seam.writes > seam.abort]").await;
        // One that only looks whether it has something to write is over before it can abort.
        let mut wrong = (hits[0] == 2 || (hits[0] == 0 && hits[2] != true)).then(|| format!("{hits}"));
        aborted += hits[0].as_u64().unwrap();
        if hits[1] == 1 {
            // Where another act is stored right after it, it only goes on saying that it saves.
            let said =
                was_said(&browser, "status-failed", "what the browser had stored was cleared or closed")
                    .await;
            let saving = was_said(&browser, "status-pending", "").await;
            wrong = wrong.or(said.filter(|_| saving.is_some()));
        }
        let wrong = wrong.or(lost(&browser, &page, &typed).await);
        figure.done(wrong.map(|wrong| format!("transaction {nth}: {wrong}")));
    }
    println!("{aborted} aborted");
    figure.close();
    browser.stop().await;
}

async fn anything_may_throw(engine: Engine) {
    let (browser, page) = start(engine, "throws").await;
    let mut figure = Figure::new(format!("{engine:?}, a call to the store throws"));
    let errors = [
        ("QuotaExceededError", "there is no room left"),
        ("UnknownError", "what the browser had stored is damaged"),
        ("InvalidStateError", "what the browser had stored was cleared or closed"),
        ("NotAllowedError", "the browser does not let this window save"),
        ("ReadOnlyError", "ReadOnlyError"),
    ];
    let count = times("SCOLIE_ERRORS", ERRORS);
    for (at, place) in
        ["open", "transaction", "objectStore", "add", "put", "getAllKeys"].into_iter().enumerate()
    {
        // Where not all are tried, another one at each place.
        for (name, words) in errors.into_iter().cycle().skip(at).take(count) {
            browser.client.goto(&page).await.unwrap();
            open_note(&browser).await;
            // So that it is asked for: the store is closed under the program.
            let break_off = if matches!(place, "open" | "getAllKeys") { "UnknownError" } else { name };
            let first = if matches!(place, "open" | "getAllKeys") { "transaction" } else { place };
            let arm =
                |place: &str, name: &str| format!("seam.throws = {{ place: '{place}', name: '{name}' }}");
            execute(&browser, &arm(first, break_off)).await;
            type_on(&browser, 1, 20, "false").await;
            browser.until(FAILED).await;
            execute(&browser, &arm(place, name)).await;
            let typed = type_on(&browser, 2, 20, "false").await;
            let again = format!(
                "const said = document.querySelector('.status-failed [role=status]')?.textContent ?? '';
                return said.includes('{words}')"
            );
            browser.until(&again).await;
            execute(&browser, "seam.heal()").await;
            // It may have been tried again by itself.
            execute(&browser, "document.querySelector('.status-failed .button')?.click()").await;
            let wrong = lost(&browser, &page, &typed).await;
            println!("{name} from {place}: {wrong:?}");
            figure.done(wrong.map(|wrong| format!("{name} from {place}: {wrong}")));
        }
    }
    // While the page opens: nothing is there to be shown, and nothing may begin as if it were new.
    for place in ["open", "transaction", "objectStore", "count", "getAll", "getAllKeys"] {
        browser.client.goto(&format!("{page}?throw={place}")).await.unwrap();
        let stands = "return document.getElementById('recovery')?.checkVisibility()
            || document.querySelector('[role=alert]')?.textContent || null";
        let stands = browser.until(stands).await;
        println!("{place} while it opens: {stands}");
        let blank = execute(&browser, "return document.querySelector('.welcome') !== null").await;
        browser.client.goto(&page).await.unwrap();
        open_note(&browser).await;
        let wrong =
            (blank == true && stands != true).then(|| format!("{place}: it began as if new: {stands}"));
        figure.done(wrong);
    }
    figure.close();
    browser.stop().await;
}

async fn it_may_never_answer(engine: Engine) {
    let (browser, page) = start(engine, "silent").await;
    let mut figure = Figure::new(format!("{engine:?}, the store never answers"));
    for what in ["stored", "dropped", "open"] {
        browser.client.goto(&format!("{page}?hurry=4")).await.unwrap();
        open_note(&browser).await;
        if what == "open" {
            execute(&browser, "seam.throws = { place: 'transaction', name: 'UnknownError' }").await;
            type_on(&browser, 1, 20, "false").await;
            browser.until(FAILED).await;
        }
        execute(&browser, &format!("seam.throws = null; seam.silent = '{what}'")).await;
        let typed = type_on(&browser, 3, 20, "false").await;
        browser
            .until(
                "return document.querySelector('.status-failed [role=status]')?.textContent.includes('the browser does not answer') ?? false",
            )
            .await;
        execute(&browser, "seam.heal()").await;
        let wrong = lost(&browser, &page, &typed).await;
        figure.done(wrong.map(|wrong| format!("{what}: {wrong}")));
    }
    // A store that does not open at the beginning.
    browser.client.goto(&format!("{page}?hurry=4&silent=open")).await.unwrap();
    let stands = browser.until(STANDS).await;
    let wrong = (stands != "recovery").then(|| format!("never opened: {stands}"));
    browser.client.goto(&page).await.unwrap();
    open_note(&browser).await;
    figure.done(wrong);
    figure.close();
    browser.stop().await;
}

async fn a_tenth_may_fail(engine: Engine) {
    let seeds = times("SCOLIE_SEEDS", SEEDS);
    let (browser, page) = start(engine, "chance").await;
    let mut figure =
        Figure::new(format!("{engine:?}, a tenth of all calls fails by chance: runs of 40 acts"));
    let mut failed = 0;
    for seed in 1..=seeds {
        // The page itself may not open: then it says so, and is opened again.
        for attempt in 0..20 {
            let address = format!("{page}?hurry=5&chance=0.1&seed={}", seed * 100 + attempt);
            browser.client.goto(&address).await.unwrap();
            let stands = "return document.getElementById('recovery')?.checkVisibility()
                || document.querySelector('[role=alert]') !== null ? 'not'
                : document.querySelectorAll('[role=complementary] article').length === 1 ? 'open' : null";
            if browser.until(stands).await == "open" {
                break;
            }
        }
        open_note(&browser).await;
        let typed = type_on(&browser, 40, 15, "false").await;
        browser.until_within(120, SAVED).await;
        failed +=
            execute(&browser, "const hits = seam.hits; seam.heal(); return hits").await.as_u64().unwrap();
        let wrong = lost(&browser, &page, &typed).await;
        figure.done(wrong.map(|wrong| format!("seed {seed}: {wrong}")));
    }
    println!("{failed} calls failed");
    figure.close();
    browser.stop().await;
}

/// How soon it must be said that there is no room, in milliseconds: strict where nothing else runs beside.
fn said_within() -> f64 {
    if std::env::var_os("SCOLIE_SEEDS").is_some() { 1_000.0 } else { 5_000.0 }
}

async fn it_may_be_full_or_gone(engine: Engine) {
    let rounds = times("SCOLIE_SEEDS", SEEDS);
    let (browser, page) = start(engine, "full-or-gone").await;
    let mut full = Figure::new(format!("{engine:?}, no room left, then room again"));
    let mut told = Vec::new();
    for round in 0..rounds {
        browser.client.goto(&page).await.unwrap();
        open_note(&browser).await;
        let begun = execute(&browser, "seam.full = true; return performance.now()").await.as_f64().unwrap();
        let typed = type_on(&browser, 4, 20, "false").await;
        let words = browser.until(FAILED).await;
        let when = "return [...seam.said].find(([words]) => words.startsWith('status-failed'))[1]";
        let late = execute(&browser, when).await.as_f64().unwrap() - begun;
        told.push(late);
        let mut wrong =
            (!words.as_str().unwrap().contains("there is no room left")).then(|| words.to_string());
        wrong = wrong.or((late > said_within()).then(|| format!("said after {late} ms")));
        execute(&browser, "seam.heal()").await;
        let wrong = wrong.or(lost(&browser, &page, &typed).await);
        full.done(wrong.map(|wrong| format!("round {round}: {wrong}")));
    }
    full.measure("until it is said", "ms", told);

    let mut gone = Figure::new(format!("{engine:?}, the store is deleted or cleared from outside"));
    let delete = "const request = indexedDB.deleteDatabase('scolie');
        return new Promise((done) => { request.onsuccess = () => done(true); request.onerror = () => done(false); })";
    let clear = "seam.own = true;
        return new Promise((done) => { const opening = indexedDB.open('scolie', 1); opening.onsuccess = () => {
            const clearing = opening.result.transaction(['transactions', 'dossiers'], 'readwrite');
            clearing.objectStore('transactions').clear();
            clearing.objectStore('dossiers').clear();
            clearing.oncomplete = () => { opening.result.close(); seam.own = false; done(true); }; }; })";
    for round in 0..rounds {
        browser.client.goto(&page).await.unwrap();
        open_note(&browser).await;
        type_on(&browser, 3, 20, "false").await;
        match round % 3 {
            0 => drop(execute(&browser, delete).await),
            1 => drop(execute(&browser, clear).await),
            _ if engine == Engine::Chromium => {
                let all = json!({ "origin": "file://", "storageTypes": "indexeddb" });
                browser.cdp("Storage.clearDataForOrigin", all).await;
            }
            _ => drop(execute(&browser, delete).await),
        }
        // What is done next finds the store gone; where it was only emptied, a look at the page does.
        let typed = type_on(&browser, 3, 20, "false").await;
        execute(&browser, "dispatchEvent(new Event('focus'))").await;
        browser.until_within(60, SAVED).await;
        let whole = "return seam.missing().then((missing) => missing === 0)";
        browser.until_within(60, whole).await;
        let wrong = lost(&browser, &page, &typed).await;
        gone.done(wrong.map(|wrong| format!("round {round}: {wrong}")));
    }
    full.close();
    gone.close();
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_transaction_of_chromium_may_abort() {
    each_may_abort(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes long: cargo xtask soak"]
async fn each_transaction_of_firefox_may_abort() {
    each_may_abort(Engine::Firefox).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes long: cargo xtask soak"]
async fn any_call_to_the_store_of_chromium_may_throw() {
    anything_may_throw(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_store_of_chromium_may_never_answer() {
    it_may_never_answer(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes long: cargo xtask soak"]
async fn the_store_of_firefox_may_never_answer() {
    it_may_never_answer(Engine::Firefox).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenth_of_all_calls_may_fail_in_chromium() {
    a_tenth_may_fail(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes long: cargo xtask soak"]
async fn a_tenth_of_all_calls_may_fail_in_firefox() {
    a_tenth_may_fail(Engine::Firefox).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_store_of_chromium_may_be_full_or_gone() {
    it_may_be_full_or_gone(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes long: cargo xtask soak"]
async fn the_store_of_firefox_may_be_full_or_gone() {
    it_may_be_full_or_gone(Engine::Firefox).await;
}
