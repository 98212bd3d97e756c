//! Open: from the start of the navigation to usable.
//!
//! *Cold* is the single file in a browser that has just been started with an empty profile, as after a double click on
//! a computer that does not know the file: to the frame painted that shows the start screen. *Stored* is the same file
//! in a browser that has stored a dossier of 2,000 questions with 20,000 passages and was closed since: to the frame
//! painted that shows the question that was open, with its marks. The reference is a page with a module of
//! WebAssembly that adds two numbers, in another browser with a profile of the same sort, to what it says painted.
//!
//! How long the browser itself takes to start is not in it. Chromium alone: only there a clock can stand in the page
//! before its first script.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::{Value as Json, json};

use super::Options;
use super::browser::Engine;
use super::case::Case;
use super::page::{Page, Program, folder, page};
use super::table::{Budget, Row};
use super::tag::{SAVED, opened};

/// Both figures.
pub async fn open(options: &Options, rows: &mut Vec<Row>) {
    if options.engine == Engine::Firefox {
        return options.say("open: not measured in Firefox");
    }
    let start = "document.querySelector('.welcome') !== null";
    rows.push(row("open, cold", "single file", 2.0, measure(options, None, start).await));
    let profile = stored(options).await;
    rows.push(row("open, stored", "20,000 passages", 5.0, measure(options, Some(&profile), TEXT).await));
    let _ = std::fs::remove_dir_all(profile);
}

/// What stands on the screen once a stored dossier can be worked with.
pub const TEXT: &str = "document.querySelector('.reader mark') !== null";

/// So long the text is looked at before the browser is closed.
const READ_FOR: Duration = Duration::from_secs(10);

/// The profile of a browser that has stored the dossier.
pub async fn stored(options: &Options) -> PathBuf {
    let file = options.keep("questions.scolie.json", &Case::of_questions(2_000, 10).file());
    let scolie = opened(options, Program::Scolie, &file).await;
    scolie.browser.until_within(120, SAVED).await;
    // What is kept to open it soon is kept while nothing else is done.
    tokio::time::sleep(READ_FOR).await;
    scolie.browser.put_down().await
}

fn row(figure: &str, size: &str, budget: f64, (ours, theirs): (Vec<Option<f64>>, Vec<Option<f64>>)) -> Row {
    Row {
        figure: figure.to_owned(),
        size: size.to_owned(),
        unit: "ms",
        ours,
        reference: "empty program".to_owned(),
        theirs,
        budget: Budget::Times(budget),
    }
}

/// What Scolie and the empty program took, each in copies of a profile.
async fn measure(
    options: &Options,
    profile: Option<&Path>,
    is: &str,
) -> (Vec<Option<f64>>, Vec<Option<f64>>) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let empty = "!!document.querySelector('main')?.textContent";
    for run in 0..options.runs {
        let both = [(true, Program::Scolie.address(), is), (false, page("empty.html"), empty)];
        for place in 0..2 {
            let (own, address, is) = &both[(run + place) % 2];
            let ms = taken(options.engine, profile, address, is).await;
            options.say(&format!("open {address}: {ms}"));
            if *own { &mut ours } else { &mut theirs }.push(ms["ms"].as_f64());
        }
    }
    (ours, theirs)
}

async fn taken(engine: Engine, profile: Option<&Path>, address: &str, is: &str) -> Json {
    let page = copied(engine, profile).await;
    let taken = usable(&page, address, is).await;
    page.close().await;
    taken
}

/// A browser with a copy of a profile, and no page yet.
pub async fn copied(engine: Engine, profile: Option<&Path>) -> Page {
    let own = folder();
    if let Some(profile) = profile {
        let copied = Command::new("cp").arg("-r").arg(profile).arg(&own).status().unwrap();
        assert!(copied.success(), "{}", profile.display());
    }
    Page::start_on(engine, own).await
}

/// Goes to a page; how long it takes until something is so, in milliseconds.
/// With it, when the store was first asked, and had answered.
pub async fn usable(page: &Page, address: &str, is: &str) -> Json {
    let clock = format!(
        "(() => {{
            const marks = {{}};
            const mark = (owner, name) => {{
                const real = owner[name];
                owner[name] = function (...given) {{
                    marks[name + ', asked'] ??= performance.now();
                    const request = real.apply(this, given);
                    request.addEventListener('success', () => {{ marks[name] ??= performance.now(); }});
                    return request;
                }};
            }};
            mark(IDBFactory.prototype, 'open');
            mark(IDBObjectStore.prototype, 'get');
            mark(IDBObjectStore.prototype, 'getAll');
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            window.usable = (async () => {{
                do {{ await frame(); }} while (!({is}));
                marks.shown = performance.now();
                await frame();
                return {{ ms: performance.now(), marks }};
            }})();
        }})()"
    );
    page.browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": clock })).await;
    page.client().goto(address).await.unwrap();
    page.answer("window.usable").await.unwrap()
}
