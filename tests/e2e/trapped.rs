//! The program stops, at any point of its work: the recovery page stands within a second, and its file gives back
//! everything. `tests/support/seam.js` has a call out of the program stop it, or spoils its memory.

use std::collections::HashSet;
use std::time::Duration;

use serde_json::Value;

use crate::SAVED;
use crate::browser::{Browser, Engine};
use crate::figures::{Figure, times};
use crate::killed::open_note;
use crate::seam::seamed;

/// At how many points it stops.
const TRAPS: usize = 4;
/// The page stands this soon, in milliseconds.
const WITHIN: f64 = 1_000.0;

/// Where the program stops.
#[derive(Debug, Clone, Copy)]
enum Point {
    /// While it begins, after so many calls.
    Begins(u32),
    /// While a letter is typed, after so many calls.
    Types(u32),
    /// The same, for want of room for its calls.
    Deep(u32),
    /// At a call whose text holds this: one that cannot fail, for which nothing is provided.
    Calls(&'static str),
    /// Its memory is full of rubbish.
    Spoilt,
    /// There is no memory left for a text that is pasted.
    Exhausted,
}

/// Those first that differ most.
const POINTS: [Point; 20] = [
    Point::Calls(".oncomplete="),
    Point::Begins(300),
    Point::Spoilt,
    Point::Types(0),
    Point::Deep(40),
    Point::Types(150),
    Point::Begins(0),
    Point::Begins(40),
    Point::Begins(2_000),
    Point::Types(5),
    Point::Types(15),
    Point::Types(30),
    Point::Types(60),
    Point::Types(90),
    Point::Types(120),
    Point::Deep(0),
    Point::Calls("Promise.race("),
    Point::Calls("queueMicrotask("),
    Point::Calls(".onabort="),
    // A draft throws an error of its own where memory ends, and goes on; and no page of Firefox can paste.
    Point::Exhausted,
];

/// Has the program stop at a point; true once it has.
const TYPE: &str = "const done = arguments[0]; seam.type(1, 400).then(() => done(true), () => done(false))";
const SPOIL: &str = "const memory = new Uint8Array(seam.exports.memory.buffer);
    seam.trapped = performance.now();
    memory.fill(0xff, 1024);
    return true";
const EXHAUST: &str = "try { for (;;) seam.exports.memory.grow(256); } catch {}
    seam.trapped = performance.now();
    const carried = new DataTransfer();
    carried.setData('text/plain', 'mot '.repeat(4000000));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carried, bubbles: true }));
    return true";

async fn execute(browser: &Browser, script: &str) -> Value {
    browser.client.execute(script, Vec::new()).await.unwrap()
}

/// The names of the acts in the file of the recovery page.
fn names(file: &str) -> HashSet<String> {
    let file: Value = serde_json::from_str(file).unwrap();
    let dossiers = file["dossiers"].as_array().unwrap().iter();
    let texts = dossiers.flat_map(|own| own["transactions"].as_array().unwrap().iter());
    let acts = texts.map(|text| serde_json::from_str::<Value>(text.as_str().unwrap()).unwrap());
    acts.map(|act| act["id"].as_str().unwrap().to_owned()).collect()
}

/// Stops the program at a point, and gives what is wrong with what comes of it; and how long it took to be said.
async fn stop_at(browser: &Browser, page: &str, point: Point) -> (Option<String>, Option<f64>) {
    let blank = browser.client.goto("about:blank").await;
    // It is left although something may not be stored.
    if blank.is_err() {
        let _ = browser.client.accept_alert().await;
    }
    let mut before = String::new();
    if let Point::Begins(after) = point {
        browser.client.goto(&format!("{page}?trap=&after={after}")).await.unwrap();
    } else {
        browser.client.goto(page).await.unwrap();
        before = open_note(browser).await;
        let trap = |name: &str, after: u32, error: &str| {
            format!("seam.trap = {{ name: '{name}', after: {after}, error: '{error}' }}; return true")
        };
        match point {
            Point::Types(after) => drop(execute(browser, &trap("", after, "")).await),
            Point::Deep(after) => drop(execute(browser, &trap("", after, "range")).await),
            Point::Calls(name) => drop(execute(browser, &trap(name, 0, "")).await),
            Point::Spoilt => drop(execute(browser, SPOIL).await),
            Point::Exhausted => drop(execute(browser, EXHAUST).await),
            Point::Begins(_) => {}
        }
        for _ in 0..5 {
            let _ = browser.client.execute_async(TYPE, Vec::new()).await;
            if execute(browser, "return seam.recovered > 0").await == true {
                break;
            }
        }
    }
    let times = "return seam.recovered > 0 ? [seam.trapped, seam.recovered, seam.trappedIn ?? ''] : null";
    let times = browser.until(times).await;
    let late = Some(times[1].as_f64().unwrap() - times[0].as_f64().unwrap());
    if late.is_some_and(|late| late > WITHIN) {
        return (Some(format!("the recovery page came after {late:?} ms")), late);
    }
    let listed = "return document.getElementById('recovery-dossiers').textContent.includes('act') || null";
    browser.until(listed).await;
    let done = "return seam.stored().then((stored) => [...new Set([...stored, ...seam.done])])";
    let done = execute(browser, done).await;
    browser.click("#rescue").await;
    let (name, file) = browser.downloaded().await;
    let held = names(&file);
    let lacking =
        done.as_array().unwrap().iter().filter(|name| !held.contains(name.as_str().unwrap())).count();
    if lacking > 0 {
        return (Some(format!("{lacking} acts are not in the file")), late);
    }
    // As if it were another device: nothing is there but the file.
    let place = browser.folder().join(name);
    std::fs::write(&place, &file).unwrap();
    let _ = browser.client.goto("about:blank").await;
    let _ = browser.client.accept_alert().await;
    browser.client.goto(&format!("{page}#safe")).await.unwrap();
    let clear = "localStorage.clear();
        const request = indexedDB.deleteDatabase('scolie');
        return new Promise((done) => { request.onsuccess = () => done(true); request.onerror = () => done(false); })";
    assert_eq!(execute(browser, clear).await, true);
    browser.client.goto("about:blank").await.unwrap();
    browser.client.goto(page).await.unwrap();
    browser.until(crate::opening::WELCOME).await;
    browser.open(&place).await;
    let found = open_note(browser).await;
    browser.until(SAVED).await;
    let stored = execute(browser, "return seam.stored()").await;
    let stored: HashSet<&str> = stored.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let lacking = held.iter().filter(|name| !stored.contains(name.as_str())).count();
    let wrong = (lacking > 0).then(|| format!("{lacking} acts of the file did not come back"));
    (wrong.or((!found.starts_with(&before)).then(|| format!("{found} for {before}"))), late)
}

async fn recovery_stands(engine: Engine) {
    let count = times("SCOLIE_TRAPS", TRAPS).min(POINTS.len());
    let mut figure = Figure::new(format!("{engine:?}, the program stops: points"));
    let mut late = Vec::new();
    let browser = Browser::start_in(engine, "trapped", None).await;
    let timeouts = fantoccini::wd::TimeoutConfiguration::new(Some(Duration::from_secs(60)), None, None);
    browser.client.update_timeouts(timeouts).await.unwrap();
    let page = seamed(&browser);
    browser.client.goto(&page).await.unwrap();
    browser.press("Try the example").await;
    browser.tag(crate::TENDER, "No tender").await;
    browser.until(SAVED).await;
    for point in POINTS.into_iter().take(count) {
        if matches!(point, Point::Exhausted) && engine == Engine::Firefox {
            continue;
        }
        let (wrong, time) = stop_at(&browser, &page, point).await;
        println!("{engine:?}: {point:?}: {time:?} ms, {wrong:?}");
        late.extend(time);
        figure.done(wrong.map(|wrong| format!("{point:?}: {wrong}")));
    }
    figure.measure("until the recovery page stands", "ms", late);
    figure.close();
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wherever_the_program_stops_in_chromium_all_comes_back() {
    recovery_stands(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes long: cargo xtask soak"]
async fn wherever_the_program_stops_in_firefox_all_comes_back() {
    recovery_stands(Engine::Firefox).await;
}
