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

use std::path::Path;
use std::process::Command;

use serde_json::json;

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
    let case = Case::of_questions(2_000, 10);
    let file = options.keep("questions.scolie.json", &case.file());
    let scolie = opened(options, Program::Scolie, &file).await;
    scolie.browser.until_within(120, SAVED).await;
    let profile = scolie.browser.put_down().await;
    let text = "document.querySelector('.reader mark') !== null";
    rows.push(row("open, stored", "20,000 passages", 5.0, measure(options, Some(&profile), text).await));
    let _ = std::fs::remove_dir_all(profile);
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
            let taken = usable(options.engine, profile, address, is).await;
            options.say(&format!("open {address}: {taken:?}"));
            if *own { &mut ours } else { &mut theirs }.push(taken);
        }
    }
    (ours, theirs)
}

async fn usable(engine: Engine, profile: Option<&Path>, address: &str, is: &str) -> Option<f64> {
    let own = folder();
    if let Some(profile) = profile {
        let copied = Command::new("cp").arg("-r").arg(profile).arg(&own).status().unwrap();
        assert!(copied.success(), "{}", profile.display());
    }
    let page = Page::start_on(engine, own).await;
    let clock = format!(
        "(() => {{
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            window.usable = (async () => {{
                do {{ await frame(); }} while (!({is}));
                await frame();
                return {{ ms: performance.now() }};
            }})();
        }})()"
    );
    page.browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": clock })).await;
    page.client().goto(address).await.unwrap();
    let taken = page.milliseconds("window.usable").await;
    page.close().await;
    taken
}
