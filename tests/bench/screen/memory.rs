//! Memory: what a page holds on to once the text is shown, and after much work.
//!
//! *Shown* is the memory that the process of the page has for itself alone (`RssAnon`: the heap of the script, that of
//! WebAssembly, the elements and their layout) after 1 MB with 10,000 passages was shown, stored, and the garbage
//! collected; the plain page beside it.
//!
//! *Worked* is the same page after what an analyst does in an hour, without the pauses: words selected by the pointer
//! at ever other places, tagged by a key, the label left, both undone, a note opened, and the dossier searched now and
//! then. Memory, elements and listeners after it, each beside what it was when all had been done once: all of the text
//! was seen, which the browser lays out when it comes into view, and the dossier searched. Chromium alone: only it
//! collects the garbage and counts when it is told to.

use serde_json::json;

use super::Options;
use super::browser::Engine;
use super::case::{Case, Size};
use super::page::{Page, Program};
use super::table::{Budget, Row};
use super::tag::{CONTROL, ENTER, ESCAPE, SAVED, go_to, opened, press, words};

/// How often each thing is done in an hour.
const HOUR: usize = 200;
/// Every so many times the dossier is searched.
const SEARCHED: usize = 10;
/// In so many steps the text is gone through, no further than a screen each.
const SCREENS: usize = 600;

/// What a page holds on to.
#[derive(Debug, Clone, Copy)]
struct Held {
    megabytes: f64,
    heap: f64,
    nodes: f64,
    listeners: f64,
}

/// One of them.
type Part = fn(&Held) -> f64;

/// Both figures.
pub async fn memory(options: &Options, rows: &mut Vec<Row>) {
    if options.engine == Engine::Firefox || !cfg!(target_os = "linux") {
        return options.say("memory: only measured in Chromium on Linux");
    }
    let case = Case::of_text(Size::LARGE);
    let file = options.keep("debat.scolie.json", &case.file());
    let ranges = options.keep("debat.json", &case.ranges());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for run in 0..options.runs {
        for place in 0..2 {
            let (program, file, taken) = match (run + place) % 2 {
                0 => (Program::Scolie, &file, &mut ours),
                _ => (Program::Plain, &ranges, &mut theirs),
            };
            let page = opened(options, program, file).await;
            if program == Program::Scolie {
                page.browser.until_within(60, SAVED).await;
            }
            taken.push(held(&page).await);
            options.say(&format!("memory, {}: {:?}", program.name(), taken.last().unwrap()));
            page.close().await;
        }
    }
    let size = Size::LARGE.name();
    let mut row = |figure: &str, unit, ours: &[f64], reference: &str, theirs: &[f64], budget| {
        let some = |values: &[f64]| values.iter().copied().map(Some).collect();
        let (figure, size, reference) = (figure.to_owned(), size.clone(), reference.to_owned());
        let (ours, theirs) = (some(ours), some(theirs));
        rows.push(Row { figure, size, unit, ours, reference, theirs, budget });
    };
    let all = |held: &[Held], of: Part| held.iter().map(of).collect::<Vec<f64>>();
    let figures: [(&str, &str, Part, Budget); 3] = [
        ("memory, shown", "MB", |held| held.megabytes, Budget::Times(2.0)),
        ("heap of the script, shown", "MB", |held| held.heap, Budget::None),
        ("nodes, shown", "", |held| held.nodes, Budget::None),
    ];
    for (figure, unit, of, budget) in figures {
        row(figure, unit, &all(&ours, of), "plain page", &all(&theirs, of), budget);
    }
    let (before, after) = worked(options, &file).await;
    let figures: [(&str, &str, Part); 3] = [
        ("memory, worked", "MB", |held| held.megabytes),
        ("nodes, worked", "", |held| held.nodes),
        ("listeners, worked", "", |held| held.listeners),
    ];
    for (figure, unit, of) in figures {
        row(figure, unit, &[of(&after)], "the same page before", &[of(&before)], Budget::Times(1.1));
    }
}

/// What the page holds on to when all garbage is gone, and what the benchmark put into it.
async fn held(page: &Page) -> Held {
    page.run("bench.text = bench.file = null", json!(null)).await;
    page.rest(30).await;
    for _ in 0..2 {
        page.browser.cdp("HeapProfiler.collectGarbage", json!({})).await;
        page.rest(5).await;
    }
    page.browser.cdp("Performance.enable", json!({})).await;
    let metrics = page.browser.cdp("Performance.getMetrics", json!({})).await;
    let metric = |name: &str| {
        let metrics = metrics["metrics"].as_array().unwrap();
        metrics.iter().find(|own| own["name"] == name).and_then(|own| own["value"].as_f64()).unwrap()
    };
    let own = page.browser.processes().into_iter().filter_map(|id| renderer(&id)).max().unwrap_or_default();
    Held {
        megabytes: own as f64 / 1e3,
        heap: metric("JSHeapUsedSize") / 1e6,
        nodes: metric("Nodes"),
        listeners: metric("JSEventListeners"),
    }
}

/// What a process that shows pages has for itself, in kilobytes.
fn renderer(id: &str) -> Option<u64> {
    let command = std::fs::read_to_string(format!("/proc/{id}/cmdline")).ok()?;
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"))?;
    let is_renderer = command.contains("--type=renderer");
    is_renderer.then(|| line.trim().trim_end_matches(" kB").parse().ok())?
}

/// What a page holds on to after all was done once, and after an hour.
async fn worked(options: &Options, file: &std::path::Path) -> (Held, Held) {
    let page = opened(options, Program::Scolie, file).await;
    page.browser.until_within(60, SAVED).await;
    for share in 0..=SCREENS {
        go_to(&page, Program::Scolie, share as f64 / SCREENS as f64).await;
        page.rest(2).await;
    }
    for turn in 0..=2 * SEARCHED {
        work(&page, turn).await;
    }
    let before = calm(&page).await;
    for turn in 0..HOUR {
        work(&page, turn).await;
    }
    let after = calm(&page).await;
    options.say(&format!("memory, worked: {before:?}, {after:?}"));
    page.close().await;
    (before, after)
}

/// One turn of the work: at the end of it, the dossier is as it was.
async fn work(page: &Page, turn: usize) {
    // Places that follow each other lie far apart.
    let share = (turn as f64 * 0.618) % 1.0;
    let ends = words(page, Program::Scolie, share).await;
    page.browser.drag(ends).await;
    page.browser.until("return document.querySelector('.tag-box') !== null").await;
    press(page, &['f']).await;
    page.browser.until("return document.activeElement.className === 'note-label'").await;
    press(page, &[ESCAPE]).await;
    page.browser.until("return document.activeElement.className === 'reader'").await;
    press(page, &[CONTROL, 'z']).await;
    page.rest(5).await;
    page.browser.click_at((1_150.0, 500.0)).await;
    page.rest(5).await;
    press(page, &[ESCAPE]).await;
    if turn % SEARCHED == SEARCHED - 1 {
        press(page, &[CONTROL, 'k']).await;
        page.browser.until("return document.activeElement.closest('[role=dialog], dialog') !== null").await;
        write(page, "Search").await;
        press(page, &[ENTER]).await;
        page.browser.until("return document.activeElement.className === 'search-words'").await;
        write(page, "appel").await;
        page.browser.until("return document.querySelector('.search-document') !== null").await;
        page.browser.press("Read").await;
        page.browser.until("return document.querySelector('.reader mark') !== null").await;
    }
}

/// Types letter by letter. What the driver is asked to type into an element, it holds on to for good, and with it the
/// whole text that the element stood in.
async fn write(page: &Page, letters: &str) {
    for letter in letters.chars() {
        press(page, &[letter]).await;
    }
}

/// Back at the beginning of the text, with no note open, and all stored.
async fn calm(page: &Page) -> Held {
    press(page, &[ESCAPE]).await;
    // The clocks hold on to the words that were selected last, and with them to a text that was left.
    page.run("bench.block = null; document.querySelector('.page').scrollTop = 0", json!(null)).await;
    page.browser.until_within(60, SAVED).await;
    held(page).await
}
