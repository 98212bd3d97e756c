//! Find: each letter of a word in the search of the dossier, to its results painted.
//!
//! The questions have been opened, the cursor has been in the field for a second: the texts are folded by then. The
//! word is typed without its accents, and found with them. From the key as the browser received it to the frame
//! painted in which nothing is searched any more and the rows show what this letter made of the word; each letter is
//! typed once the one before is answered. The first one finds most. The budget is none but the growth: told beside
//! two frames of the same page, and beside an eighth of the questions.

use serde_json::json;

use super::Options;
use super::case::{Case, grouped};
use super::page::{Page, Program};
use super::table::{Budget, Row};
use super::tag::{CONTROL, SAVED, SHIFT, opened, press, timed};

/// What is looked for: *hébergement*.
const WORD: &str = "hebergement";
/// How many passages each question has.
const PASSAGES: usize = 10;
const BACKSPACE: char = '\u{e003}';

/// Whether every row that is seen shows what was typed, and nothing more is to come.
const FOUND: &str = "() => {
    const typed = document.querySelector('.search-words').value.length;
    const shown = [...document.querySelectorAll('.kwic b')];
    const said = document.querySelector('.search-count [role=status]').textContent;
    return typed === bench.typed && shown.length > 0 && !said.startsWith('Searching')
        && shown.every((words) => words.textContent.length === typed);
}";

/// What a letter takes in dossiers of four sizes.
pub async fn find(options: &Options, rows: &mut Vec<Row>) {
    let counts: &[usize] = if options.quick { &[2_000] } else { &[250, 500, 1_000, 2_000] };
    let mut smallest: Option<(usize, Vec<Option<f64>>)> = None;
    for &count in counts {
        let [first, each, frames] = measure(options, count).await;
        let mut row = |figure: &str, ours: &Vec<Option<f64>>, reference: &str, theirs| {
            rows.push(Row {
                figure: figure.to_owned(),
                size: format!("{} questions", grouped(count)),
                unit: "ms",
                ours: ours.clone(),
                reference: reference.to_owned(),
                theirs,
                budget: Budget::None,
            });
        };
        row("find, the first letter", &first, "two frames", frames.clone());
        row("find, each letter", &each, "two frames", frames);
        match &smallest {
            Some((least, theirs)) if Some(&count) == counts.last() => {
                row("find, growth", &each, &format!("Scolie, {} questions", grouped(*least)), theirs.clone());
            }
            Some(_) => {}
            None => smallest = Some((count, each)),
        }
    }
}

/// The first letter, each of them, and two frames of the same page.
async fn measure(options: &Options, count: usize) -> [Vec<Option<f64>>; 3] {
    let file = options.keep("questions.scolie.json", &Case::of_questions(count, PASSAGES).file());
    let page = opened(options, Program::Scolie, &file).await;
    page.browser.until_within(120, SAVED).await;
    press(&page, &[CONTROL, SHIFT, 'f']).await;
    page.browser.until("return document.activeElement.className === 'search-words'").await;
    let (mut first, mut each, mut frames) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..options.runs {
        page.rest(60).await;
        frames.push(timed(&page, &[SHIFT], "(frames) => frames === 2").await["ms"].as_f64());
        for (index, letter) in WORD.chars().enumerate() {
            page.run("bench.typed = arguments[0]", json!(index + 1)).await;
            let taken = timed(&page, &[letter], FOUND).await["ms"].as_f64();
            if index == 0 {
                first.push(taken);
            }
            each.push(taken);
        }
        options.say(&format!("find {count}, run {run}"));
        clear(&page).await;
    }
    page.close().await;
    [first, each, frames]
}

async fn clear(page: &Page) {
    press(page, &[CONTROL, 'a']).await;
    press(page, &[BACKSPACE]).await;
    page.browser.until("return document.querySelector('.kwic') === null").await;
}
