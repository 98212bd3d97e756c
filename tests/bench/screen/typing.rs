//! Type: a letter in the comment of a note, to paint.
//!
//! The dossier has 2,000 questions with 20,000 passages; the note of a passage of the question shown is open. From the
//! key as the browser received it to the frame painted in which the field holds the letter; the reference is the same
//! in a page with an empty field, letter by letter in turn. The letters come one after the other, each once the one
//! before is painted: they are written down meanwhile, as they always are.

use fantoccini::Locator;
use serde_json::json;

use super::Options;
use super::case::Case;
use super::page::{Page, Program, page};
use super::table::{Budget, Row};
use super::tag::{SAVED, opened, timed};

/// So many letters are one run.
const LETTERS: usize = 10;

/// A letter in a note beside a letter in an empty field.
pub async fn typing(options: &Options, rows: &mut Vec<Row>) {
    let case = Case::of_questions(2_000, 10);
    let file = options.keep("questions.scolie.json", &case.file());
    let scolie = opened(options, Program::Scolie, &file).await;
    scolie.browser.until_within(120, SAVED).await;
    scolie.browser.click(".note").await;
    enter(&scolie, ".note[data-active] .note-comment").await;
    let plain = Page::open(options.engine, &page("field.html")).await;
    enter(&plain, "textarea").await;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for run in 0..options.runs * LETTERS {
        for (page, taken) in [(&scolie, &mut ours), (&plain, &mut theirs)] {
            page.run("bench.length = bench.field.value.length", json!(null)).await;
            let letter = ['a', 'e', 'i', 'o', 'u'][run % 5];
            let answer = timed(page, &[letter], "() => bench.field.value.length > bench.length").await;
            taken.push(answer["ms"].as_f64());
        }
    }
    options.say(&format!("type: {ours:?}"));
    rows.push(Row {
        figure: "type".to_owned(),
        size: "20,000 passages".to_owned(),
        unit: "ms",
        ours,
        reference: "empty field".to_owned(),
        theirs,
        budget: Budget::Times(1.5),
    });
    scolie.close().await;
    plain.close().await;
}

/// Puts the cursor into a field.
pub async fn enter(page: &Page, css: &str) {
    page.client().wait().for_element(Locator::Css(css)).await.unwrap().click().await.unwrap();
    page.run("bench.field = document.querySelector(arguments[0])", json!(css)).await;
}
