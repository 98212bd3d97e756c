//! Tag: from the key to the mark and the note painted.
//!
//! Words in the middle of the screen are selected with the pointer, at places spread over the text; the tag box has
//! opened. Then the letter of a kind is pressed: the clock begins with the key as the browser received it, and ends
//! when the frame is painted in which both the mark stands in the text and its note in the margin. *Tag by pointer* is
//! the same from where the pointer lets go of the button of the tag box. *Retag* is Enter on another kind in the note,
//! to the mark in its other hue; *undo* is Control and Z, to the hue it had before, and to neither mark nor note.
//! *Select* is the pointer let go to the tag box; a selection settles for 120 ms first.
//!
//! The reference is a key that means nothing, pressed right before on the same page, to its second frame painted. The
//! budget is two frames of a screen that draws sixty in a second: a frame that the page could not begin because it was
//! busy is one all the same. Recogito marks words as soon as they are selected: from the pointer let go to its
//! annotation painted.

use std::path::Path;
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::{Value as Json, json};

use super::Options;
use super::case::{Case, Size};
use super::page::{Page, Program};
use super::show::{RENDERERS, shown};
use super::table::{Budget, Row};

pub const CONTROL: char = '\u{e009}';
pub const SHIFT: char = '\u{e008}';
const DOWN: char = '\u{e015}';
pub const ENTER: char = '\u{e007}';
pub const ESCAPE: char = '\u{e00c}';

const SELECT: &str = "select";
const TAG: &str = "tag";
const POINTED: &str = "tag by pointer";
const FRAMES: &str = "two frames";

/// True once all that was done is stored.
pub const SAVED: &str =
    "return document.querySelector('.status [role=status]').textContent === 'Saved on this device'";

/// Two frames, in milliseconds.
const TWO_FRAMES: f64 = 33.4;

/// What was done, and how many milliseconds it took run by run.
#[derive(Debug, Default)]
struct Taken(Vec<(&'static str, Vec<Option<f64>>)>);

impl Taken {
    fn add(&mut self, name: &'static str, answer: &Json) {
        let ms = answer["ms"].as_f64();
        match self.0.iter_mut().find(|(own, _)| *own == name) {
            Some((_, all)) => all.push(ms),
            None => self.0.push((name, vec![ms])),
        }
    }

    fn of(&self, name: &str) -> Vec<Option<f64>> {
        self.0.iter().find(|(own, _)| *own == name).map(|(_, all)| all.clone()).unwrap_or_default()
    }
}

/// What the figures are for a text of every size but the largest.
pub async fn tag(options: &Options, rows: &mut Vec<Row>) {
    let sizes: &[Size] =
        if options.quick { &[Size::LARGE] } else { &[Size::SMALL, Size::MIDDLE, Size::LARGE] };
    for &size in sizes {
        let case = Case::of_text(size);
        let file = options.keep("debat.scolie.json", &case.file());
        let ranges = options.keep("debat.json", &case.ranges());
        let page = opened(options, Program::Scolie, &file).await;
        page.browser.until_within(60, SAVED).await;
        let mut others = Vec::new();
        for renderer in if options.quick { &[][..] } else { &RENDERERS[..] } {
            let program = Program::Recogito(renderer);
            match try_open(options, program, &ranges).await {
                Some(page) => others.push((program, page, Taken::default())),
                None => options.say(&format!("tag {}: {} shows nothing", size.name(), program.name())),
            }
        }
        let mut ours = Taken::default();
        for run in 0..options.runs {
            let share = (run as f64 + 1.0) / (options.runs as f64 + 1.0);
            tag_in_scolie(&page, share, &mut ours).await;
            // One that did not answer within a minute is not asked again.
            for (program, page, taken) in
                others.iter_mut().filter(|(.., taken)| !taken.of(TAG).contains(&None))
            {
                tag_in_recogito(page, *program, share, taken).await;
            }
            options.say(&format!("tag {}, run {run}", size.name()));
        }
        page.close().await;
        for (name, taken) in ours.0.iter().filter(|(name, _)| *name != FRAMES) {
            let mut row = |reference: &str, theirs, budget| {
                let (figure, size, reference) = ((*name).to_owned(), size.name(), reference.to_owned());
                rows.push(Row { figure, size, unit: "ms", ours: taken.clone(), reference, theirs, budget });
            };
            let budget =
                if *name != SELECT && size == Size::LARGE { Budget::Most(TWO_FRAMES) } else { Budget::None };
            row(FRAMES, ours.of(FRAMES), budget);
            for (program, _, taken) in others.iter().filter(|_| *name == TAG) {
                row(&program.name(), taken.of(TAG), Budget::None);
            }
        }
        for (_, page, _) in others {
            page.close().await;
        }
    }
}

/// A program that shows a text.
pub async fn opened(options: &Options, program: Program, file: &Path) -> Page {
    try_open(options, program, file).await.expect("a text that is shown in time")
}

/// The same, unless it takes too long.
async fn try_open(options: &Options, program: Program, file: &Path) -> Option<Page> {
    let page = Page::of(options.engine, program).await;
    page.hand(file).await;
    page.milliseconds(&shown(program)).await.map(|_| page)
}

/// Brings a share of the text into view.
pub async fn go_to(page: &Page, program: Program, share: f64) {
    let scroller = program.scrolls();
    let scroll = format!(
        "const page = {scroller}; page.scrollTop = arguments[0] * (page.scrollHeight - innerHeight);"
    );
    page.run(&scroll, json!(share)).await;
}

/// Brings a share of the text into view, and gives the ends of some words in it.
pub async fn words(page: &Page, program: Program, share: f64) -> [(f64, f64); 2] {
    let (scroller, text) = (program.scrolls(), program.text());
    go_to(page, program, share).await;
    for _ in 0..20 {
        page.rest(10).await;
        let ends = page.run(&format!("return bench.words('{text}')"), json!(null)).await;
        if let Some(ends) = ends.as_array() {
            let at = |index: usize| ends[index].as_f64().unwrap();
            return [(at(0), at(1)), (at(2), at(3))];
        }
        page.run(&format!("{scroller}.scrollTop += 200"), json!(null)).await;
    }
    // A picture tells what stands there instead.
    let picture = page.client().screenshot().await.unwrap();
    let kept = std::env::temp_dir().join("scolie-bench-no-words.png");
    std::fs::write(&kept, picture).unwrap();
    panic!("no words at {share} of the text: {}", kept.display());
}

/// Presses keys, the last of them while the others are held.
pub async fn press(page: &Page, keys: &[char]) {
    let down = keys.iter().map(|&value| KeyAction::Down { value });
    let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
    let keys = down.chain(up).fold(KeyActions::new("keys".to_owned()), KeyActions::then);
    page.client().perform_actions(keys).await.unwrap();
}

/// Presses a key and waits for what becomes of it: from the key until `is`, a function, is true.
pub async fn timed(page: &Page, keys: &[char], is: &str) -> Json {
    let wanted = match keys.last() {
        Some(&SHIFT) => "Shift".to_owned(),
        Some(&ENTER) => "Enter".to_owned(),
        letter => letter.unwrap().to_string(),
    };
    page.run(&format!("bench.arm('keydown', (event) => event.key === arguments[0], {is})"), json!(wanted))
        .await;
    press(page, keys).await;
    page.answer("bench.armed").await.unwrap()
}

/// Whether a passage that was not there before stands as a mark and a note.
const TAGGED: &str = "() => {
    const own = bench.own().querySelector('mark[data-active]')?.dataset.passage;
    if (!own || own === bench.before || !document.getElementById(`note-${own}`)) return false;
    bench.passage = own;
    return true;
}";

async fn tag_in_scolie(page: &Page, share: f64, taken: &mut Taken) {
    let ends = words(page, Program::Scolie, share).await;
    page.run(
        "bench.arm('pointerup', () => true, () => document.querySelector('.tag-box') !== null);
        bench.before = document.querySelector('.note[data-active]')?.dataset.passage;",
        json!(null),
    )
    .await;
    page.browser.drag(ends).await;
    taken.add(SELECT, &page.answer("bench.armed").await.unwrap());
    page.rest(10).await;
    taken.add(FRAMES, &timed(page, &[SHIFT], "(frames) => frames === 2").await);
    taken.add(TAG, &timed(page, &['f'], TAGGED).await);
    page.browser.until("return document.activeElement.className === 'note-label'").await;
    page.run(
        "bench.hue = () => bench.own().querySelector(`[data-passage='${bench.passage}']`)?.dataset.hue;
        bench.was = bench.hue();
        document.querySelector('.note[data-active] .note-kind-choice').focus();",
        json!(null),
    )
    .await;
    press(page, &[DOWN]).await;
    page.rest(10).await;
    taken.add("retag", &timed(page, &[ENTER], "() => bench.hue() !== bench.was").await);
    press(page, &[ESCAPE]).await;
    page.browser.until("return document.activeElement.className === 'reader'").await;
    page.rest(10).await;
    taken.add("undo a retag", &timed(page, &[CONTROL, 'z'], "() => bench.hue() === bench.was").await);
    page.rest(10).await;
    let gone = "() => !bench.hue() && !document.getElementById(`note-${bench.passage}`)";
    taken.add("undo a tag", &timed(page, &[CONTROL, 'z'], gone).await);
    // Once more; what is undone may have made the notes, and the text beside them, shorter.
    page.browser.drag(words(page, Program::Scolie, share).await).await;
    page.browser.until("return document.querySelector('.tag-box') !== null").await;
    page.rest(10).await;
    let arm = format!("bench.arm('pointerup', (event) => event.target.closest('.tag-box'), {TAGGED})");
    page.run(&arm, json!(null)).await;
    page.browser.click(".tag-box [type=submit]").await;
    taken.add(POINTED, &page.answer("bench.armed").await.unwrap());
    page.rest(10).await;
    press(page, &[CONTROL, 'z']).await;
    page.browser.until("return document.querySelector('.tag-box, mark[data-active]') === null").await;
    page.browser.until(SAVED).await;
}

async fn tag_in_recogito(page: &Page, program: Program, share: f64, taken: &mut Taken) {
    let ends = words(page, program, share).await;
    page.run(
        "window.created = null;
        bench.arm('pointerup', () => true, () => window.created && isDrawn(window.created));",
        json!(null),
    )
    .await;
    page.browser.drag(ends).await;
    let answer = tokio::time::timeout(Duration::from_secs(60), page.answer("bench.armed")).await;
    taken.add(TAG, &answer.ok().and_then(Result::ok).unwrap_or_default());
}
