//! Scroll: ten seconds of the wheel through the text, at a hand that is in a hurry.
//!
//! Every sixtieth of a second the wheel turns by 480 pixels, with the pointer over the text. From the first of these
//! events on the page tells how long each animation frame took to come after the one before: what makes it late is
//! work of the page. The text was never scrolled before; a run begins in a browser of its own.

use std::time::Duration;

use fantoccini::actions::{InputSource, WheelAction, WheelActions};
use serde_json::json;

use super::Options;
use super::case::{Case, Size};
use super::page::Program;
use super::table::{Budget, Row};
use super::tag::{SAVED, opened};

const SECONDS: usize = 10;
const TICK: Duration = Duration::from_millis(16);
const STEP: i64 = 480;
/// A frame that took longer is seen, in milliseconds.
const LATE: f64 = 50.0;

/// The longest frame and how many were late, beside the plain page.
pub async fn scroll(options: &Options, rows: &mut Vec<Row>) {
    let case = Case::of_text(Size::LARGE);
    let file = options.keep("debat.scolie.json", &case.file());
    let ranges = options.keep("debat.json", &case.ranges());
    let mut runs = [(Program::Scolie, Vec::new()), (Program::Plain, Vec::new())];
    for run in 0..options.runs {
        for place in 0..runs.len() {
            let (program, taken) = &mut runs[(run + place) % 2];
            let file = if *program == Program::Scolie { &file } else { &ranges };
            taken.push(lengths(options, *program, file).await);
            options.say(&format!(
                "scroll, {}: longest frame {:?}",
                program.name(),
                longest(taken.last().unwrap())
            ));
        }
    }
    let [(_, ours), (plain, theirs)] = runs;
    let row = |figure: &str, unit, of: fn(&[f64]) -> Option<f64>, budget| Row {
        figure: figure.to_owned(),
        size: Size::LARGE.name(),
        unit,
        ours: ours.iter().map(|lengths: &Vec<f64>| of(lengths)).collect(),
        reference: plain.name(),
        theirs: theirs.iter().map(|lengths: &Vec<f64>| of(lengths)).collect(),
        budget,
    };
    rows.push(row("scroll, longest frame", "ms", longest, Budget::Most(LATE)));
    rows.push(row("scroll, frames over 50 ms", "", late, Budget::Most(0.0)));
    rows.push(row("scroll, frames drawn", "", |lengths| Some(lengths.len() as f64), Budget::None));
}

fn longest(lengths: &[f64]) -> Option<f64> {
    lengths.iter().copied().max_by(f64::total_cmp)
}

fn late(lengths: &[f64]) -> Option<f64> {
    Some(lengths.iter().filter(|length| **length > LATE).count() as f64)
}

/// How long each frame took.
async fn lengths(options: &Options, program: Program, file: &std::path::Path) -> Vec<f64> {
    let page = opened(options, program, file).await;
    if program == Program::Scolie {
        page.browser.until_within(60, SAVED).await;
    }
    page.rest(30).await;
    page.run(&format!("bench.watch({SECONDS}000)"), json!(null)).await;
    let turn = || WheelAction::Scroll { duration: Some(TICK), x: 600, y: 500, delta_x: 0, delta_y: STEP };
    let count = SECONDS * 1_000 / TICK.as_millis() as usize;
    let wheel = (0..count).fold(WheelActions::new("wheel".to_owned()), |wheel, _| wheel.then(turn()));
    page.client().perform_actions(wheel).await.unwrap();
    let watched = page.answer("bench.watched").await.unwrap();
    let scrolled = page.run(&format!("return {}.scrollTop", program.scrolls()), json!(null)).await;
    // Who stands still has no late frames.
    assert!(scrolled.as_f64().unwrap() > 10_000.0, "{}: scrolled to {scrolled}", program.name());
    page.close().await;
    watched["lengths"].as_array().unwrap().iter().filter_map(serde_json::Value::as_f64).collect()
}
