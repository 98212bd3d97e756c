//! Profile: where the time goes. It is measured only when it is asked for by name, best of a draft (`cargo xtask draft`,
//! `SCOLIE_DIST`), in which functions have their names.
//!
//! Beside `profile`, `open` or `save` asks for the profile of that figure alone.
//!
//! For each act, the time of the main thread by what the browser did (script, style, layout) and by function: what it
//! took itself, and with all that it called. Chromium alone.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use serde_json::{Value as Json, json};

use super::Options;
use super::case::{Case, Size};
use super::page::{Page, Program, page};
use super::show::shown;
use super::tag::{CONTROL, ESCAPE, SAVED, opened, press, timed, words};
use super::{open, save, typing};

/// How many functions are named.
const NAMED: usize = 45;
/// How often the profiler looks, in microseconds.
const INTERVAL: u32 = 500;

/// Prints the profiles that are asked for: else of show, tag and undo at 1 MB with 10,000 passages.
pub async fn profile(options: &Options) {
    match ["open", "save"].map(|figure| options.wants(figure)) {
        [false, false] => texts(options).await,
        [opens, saves] => {
            if opens {
                stored(options).await;
            }
            if saves {
                saved(options).await;
            }
        }
    }
}

/// Opening with a stored dossier.
async fn stored(options: &Options) {
    let profile = open::stored(options).await;
    let page = open::copied(options.engine, Some(&profile)).await;
    // A page of the same process, which the profiler then stays with.
    page.client().goto(&self::page("empty.html")).await.unwrap();
    let before = begin(&page).await;
    let taken = open::usable(&page, &Program::Scolie.address(), open::TEXT).await;
    print(options, &page, &before, &format!("open stored: {taken}")).await;
    page.close().await;
    let _ = std::fs::remove_dir_all(profile);
}

/// A letter in a note, until it is stored.
async fn saved(options: &Options) {
    let file = options.keep("questions.scolie.json", &Case::of_questions(2_000, 10).file());
    let page = opened(options, Program::Scolie, &file).await;
    page.browser.until_within(120, SAVED).await;
    page.run(save::WATCH, json!(null)).await;
    page.browser.click(".note").await;
    typing::enter(&page, ".note[data-active] .note-comment").await;
    for run in 1..=3 {
        page.rest(60).await;
        page.run("bench.answer = bench.saved()", json!(null)).await;
        let before = begin(&page).await;
        press(&page, &['e']).await;
        let taken = page.milliseconds("bench.answer").await;
        print(options, &page, &before, &format!("save {run}: {taken:?} ms")).await;
    }
    page.close().await;
}

async fn texts(options: &Options) {
    let case = Case::of_text(Size::LARGE);
    let file = options.keep("debat.scolie.json", &case.file());
    let page = Page::of(options.engine, Program::Scolie).await;
    page.hand(&file).await;
    let before = begin(&page).await;
    let taken = page.milliseconds(&shown(Program::Scolie)).await;
    print(options, &page, &before, &format!("show: {taken:?} ms")).await;
    page.browser.until_within(60, SAVED).await;
    // What is done once is not what it takes.
    for share in [0.2, 0.4, 0.6] {
        let ends = words(&page, Program::Scolie, share).await;
        page.browser.drag(ends).await;
        page.browser.until("return document.querySelector('.tag-box') !== null").await;
        let before = begin(&page).await;
        let focused = "() => document.activeElement.className === 'note-label'";
        let taken = timed(&page, &['f'], focused).await;
        print(options, &page, &before, &format!("tag at {share}: {taken}")).await;
        press(&page, &[ESCAPE]).await;
        page.browser.until("return document.activeElement.className === 'reader'").await;
        page.rest(30).await;
        let before = begin(&page).await;
        let taken = timed(&page, &[CONTROL, 'z'], "(frames) => frames === 2").await;
        print(options, &page, &before, &format!("undo at {share}: {taken}")).await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    page.close().await;
}

/// Begins to look; the counts of the browser until now.
async fn begin(page: &Page) -> Json {
    page.browser.cdp("Performance.enable", json!({})).await;
    page.browser.cdp("Profiler.enable", json!({})).await;
    page.browser.cdp("Profiler.setSamplingInterval", json!({ "interval": INTERVAL })).await;
    let metrics = page.browser.cdp("Performance.getMetrics", json!({})).await;
    page.browser.cdp("Profiler.start", json!({})).await;
    metrics
}

async fn print(options: &Options, page: &Page, before: &Json, act: &str) {
    let profile = page.browser.cdp("Profiler.stop", json!({})).await["profile"].take();
    let after = page.browser.cdp("Performance.getMetrics", json!({})).await;
    let metric = |of: &Json, name: &str| {
        let all = of["metrics"].as_array().unwrap();
        all.iter().find(|own| own["name"] == name).and_then(|own| own["value"].as_f64()).unwrap_or_default()
    };
    println!("\n== {act}");
    for name in ["TaskDuration", "ScriptDuration", "RecalcStyleDuration", "LayoutDuration"] {
        println!("  {:>8.1} ms  {name}", (metric(&after, name) - metric(before, name)) * 1e3);
    }
    let name: String = act.chars().take_while(|letter| *letter != ':').collect();
    options.keep(&format!("{}.cpuprofile", name.replace(' ', "-")), &profile.to_string());
    let (own, with) = times(&profile);
    println!("  itself:");
    most(&own, NAMED);
    println!("  with what it called:");
    most(&with, 2 * NAMED);
}

fn most(times: &HashMap<String, f64>, count: usize) {
    let mut times: Vec<(&String, &f64)> = times.iter().collect();
    times.sort_by(|one, other| other.1.total_cmp(one.1));
    for (name, time) in times.into_iter().take(count).filter(|(_, time)| **time >= 1.0) {
        println!("  {time:>8.1} ms  {}", name.chars().take(150).collect::<String>());
    }
}

/// The milliseconds of each function, itself and with what it called.
fn times(profile: &Json) -> (HashMap<String, f64>, HashMap<String, f64>) {
    let mut spent: HashMap<u64, f64> = HashMap::new();
    let list = |name: &str| profile[name].as_array().cloned().unwrap_or_default();
    for (sample, delta) in list("samples").iter().zip(list("timeDeltas")) {
        *spent.entry(sample.as_u64().unwrap()).or_default() += delta.as_f64().unwrap() / 1e3;
    }
    let nodes = list("nodes");
    let known: HashMap<u64, &Json> = nodes.iter().map(|node| (node["id"].as_u64().unwrap(), node)).collect();
    let mut above: HashMap<u64, u64> = HashMap::new();
    for node in &nodes {
        for child in node["children"].as_array().into_iter().flatten() {
            above.insert(child.as_u64().unwrap(), node["id"].as_u64().unwrap());
        }
    }
    let name = |id: u64| known[&id]["callFrame"]["functionName"].as_str().unwrap_or_default().to_owned();
    let (mut own, mut with) = (HashMap::new(), HashMap::new());
    for (id, time) in spent {
        *own.entry(name(id)).or_default() += time;
        // One that calls itself is counted once.
        let mut seen = HashSet::new();
        let mut at = Some(id);
        while let Some(id) = at {
            if seen.insert(name(id)) {
                *with.entry(name(id)).or_default() += time;
            }
            at = above.get(&id).copied();
        }
    }
    (own, with)
}
