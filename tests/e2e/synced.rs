//! What is said to be saved was on the disk before: between an act and the word that it is saved, the browser has
//! the system write down the file of its store. It is heard at the system, by `strace`.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use fantoccini::Locator;

use crate::SAVED;
use crate::browser::{Browser, Engine, page};
use crate::figures::{Figure, times};
use crate::killed::open_note;

/// How many acts are followed.
const ACTS: usize = 10;

fn now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64()
}

/// Whether processes may be followed here.
fn may_trace() -> bool {
    let tried = std::process::Command::new("strace").args(["-qq", "-f", "-o", "/dev/null", "true"]).output();
    tried.is_ok_and(|output| output.status.success())
}

/// When the file of the store was written down, in seconds.
fn syncs(trace: &Path, engine: Engine) -> Vec<f64> {
    let store = match engine {
        Engine::Chromium => ".indexeddb.leveldb/",
        Engine::Firefox => "/idb/",
    };
    let text = std::fs::read(trace).unwrap();
    let text = String::from_utf8_lossy(&text);
    let lines = text.lines().filter(|line| line.contains("sync(") && line.contains(store));
    lines.map(|line| line.split_whitespace().nth(1).unwrap().parse().unwrap()).collect()
}

async fn each_is_synced(engine: Engine) {
    let mut figure = Figure::new(format!("{engine:?}, acts said to be saved after a sync of the store"));
    if !may_trace() {
        println!("NOT checked: strace is not here, or may not follow anything");
        let what = format!("{engine:?}, syncs of the store: NOT checked, no strace here");
        return Figure::new(what).close();
    }
    let acts = times("SCOLIE_SYNCS", ACTS);
    let (browser, trace) = Browser::start_traced(engine, "synced").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.tag(crate::TENDER, "No tender").await;
    browser.until(SAVED).await;
    open_note(&browser).await;
    let field = browser.client.find(Locator::Css(".note-comment")).await.unwrap();
    let mut spans = Vec::new();
    for act in 1..=acts {
        let begun = now();
        field.send_keys("a").await.unwrap();
        let saved = format!(
            "return document.querySelector('.note-comment').value.length === {act}
                && document.querySelector('.status-saved') !== null"
        );
        browser.until(&saved).await;
        spans.push((begun, now()));
    }
    let _folder = browser.put_down().await;
    let syncs = syncs(&trace, engine);
    for (act, (begun, saved)) in spans.iter().enumerate() {
        let synced = syncs.iter().any(|sync| sync > begun && sync < saved);
        figure
            .done((!synced).then(|| format!("act {act}: nothing was written down from {begun} to {saved}")));
    }
    figure.measure(
        "from the key to the word",
        "ms",
        spans.iter().map(|(begun, saved)| (saved - begun) * 1_000.0).collect(),
    );
    println!("{} syncs of the store in all", syncs.len());
    let _ = std::fs::remove_dir_all(trace.parent().unwrap());
    figure.close();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_chromium_says_is_saved_was_written_down() {
    each_is_synced(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes long: cargo xtask soak"]
async fn what_firefox_says_is_saved_was_written_down() {
    each_is_synced(Engine::Firefox).await;
}
