//! What is said to be saved is saved, whatever dies: the browser is killed while someone types.

use std::time::{Duration, Instant};

use fantoccini::Locator;
use serde_json::Value;

use crate::browser::{Browser, Engine, page};
use crate::figures::{Figure, times};
use crate::notes;

/// How often each browser is killed, where nothing else is said.
const KILLS: usize = 30;
/// The kills come this long after the page is there, in milliseconds: from the first to the last.
const MOMENTS: (u64, u64) = (300, 2_500);
/// A comment longer than this is begun anew: its length is not what is tried.
const LONG: usize = 300;
/// How old what is lost may be, the act apart that was on its way. A few kills may fall on a machine at a
/// multiple of its load, which writes down more slowly: then only a second is too much.
const LOST_WITHIN: Duration = Duration::from_millis(250);
const LOST_UNDER_LOAD: Duration = Duration::from_secs(1);

/// How much of the comment is written, and whether all of it is said to be saved. The line is read first: what
/// was said while more was being typed does not count.
const STATE: &str = "const said = document.querySelector('.status-saved [role=status]')?.textContent;
    return [document.querySelector('.note-comment').value, Boolean(said)]";

/// What someone typed into the comment of the one passage, letter after letter.
#[derive(Debug)]
pub struct Typed {
    /// The length of the longest comment that was said to be saved.
    pub saved: usize,
    /// When each letter was typed that was not there before.
    begun: Vec<Instant>,
    before: usize,
}

/// The letter at a place of the comment.
fn letter(at: usize) -> char {
    char::from(b'a' + u8::try_from(at % 26).unwrap())
}

impl Typed {
    pub fn after(before: usize) -> Self {
        Self { saved: before, begun: Vec::new(), before }
    }

    /// All that was typed, and what had been before.
    pub fn len(&self) -> usize {
        self.before + self.begun.len()
    }

    /// Types on until the page is gone, or `ends`.
    pub async fn go_on(&mut self, browser: &Browser, mut ends: impl FnMut(usize) -> bool) {
        let Ok(field) = browser.client.find(Locator::Css(".note-comment")).await else { return };
        // Behind what is there: Ctrl and End.
        if field.send_keys("\u{e009}\u{e010}\u{e000}").await.is_err() {
            return;
        }
        while !ends(self.begun.len()) {
            // It counts before it is sent: it may come in, and the answer may not.
            self.begun.push(Instant::now());
            if field.send_keys(&letter(self.len() - 1).to_string()).await.is_err() {
                return;
            }
            let Ok(state) = browser.client.execute(STATE, Vec::new()).await else { return };
            if state[1] == Value::Bool(true) {
                self.saved = state[0].as_str().unwrap().len();
            }
        }
    }

    /// What is wrong with what was found afterwards, if anything is.
    pub fn check(&self, found: &str) -> Option<String> {
        let count = found.len();
        let expected: String = (0..count).map(letter).collect();
        if count < self.saved {
            return Some(format!("{count} of {} saved letters came back", self.saved));
        }
        if count > self.len() || found != expected {
            return Some(format!("what came back is not what was typed: {found}"));
        }
        None
    }

    /// How long before `end` each of the letters was typed that are lost, the oldest first. Each is an act.
    pub fn lost(&self, found: &str, end: Instant) -> Vec<Duration> {
        let lost = self.begun.iter().skip(found.len().saturating_sub(self.before));
        lost.map(|begun| end.saturating_duration_since(*begun)).collect()
    }
}

/// Opens the note of the one passage: what its comment says.
pub async fn open_note(browser: &Browser) -> String {
    browser.until_within(60, &notes(1)).await;
    // A click with the pointer may fall on a note that is just being drawn anew.
    let open = "const is_open = document.querySelector('.note-comment') !== null;
        if (!is_open) document.querySelector('.note')?.click();
        return is_open";
    browser.until_within(60, open).await;
    let value = "return document.querySelector('.note-comment').value";
    browser.client.execute(value, Vec::new()).await.unwrap().as_str().unwrap().to_owned()
}

/// Empties the comment of an open note that has become long: how long it is then.
pub async fn shorten(browser: &Browser, found: usize) -> usize {
    if found < LONG {
        return found;
    }
    let field = browser.client.find(Locator::Css(".note-comment")).await.unwrap();
    field.send_keys("\u{e009}a\u{e000}\u{e003}").await.unwrap();
    browser.until("return document.querySelector('.note-comment').value === ''").await;
    browser.until(crate::SAVED).await;
    0
}

async fn nothing_saved_is_lost(engine: Engine) {
    let kills = times("SCOLIE_KILLS", KILLS);
    let limit = if kills > KILLS { LOST_WITHIN } else { LOST_UNDER_LOAD };
    let mut figure = Figure::new(format!("{engine:?} killed while someone types"));
    let mut letters = Figure::new(format!("{engine:?} killed: letters that were said to be saved"));
    let (mut lost, mut behind) = (Vec::new(), Vec::new());
    let mut browser = crate::with_a_passage_in(engine, "killed").await;
    let mut before = open_note(&browser).await.len();
    for kill in 0..kills {
        // Spread over the time, in an order that jumps.
        let step = u64::try_from(kill * 7 % kills.max(1)).unwrap();
        let span = (MOMENTS.1 - MOMENTS.0) * step / u64::try_from(kills).unwrap();
        let moment = Duration::from_millis(MOMENTS.0 + span);
        let killer = browser.killer();
        let timer = tokio::spawn(async move {
            let _ = tokio::time::timeout(moment, std::future::pending::<()>()).await;
            killer.kill();
            Instant::now()
        });
        let mut typed = Typed::after(before);
        typed.go_on(&browser, |_| false).await;
        let end = timer.await.unwrap();
        browser = browser.again().await;
        browser.client.goto(&page()).await.unwrap();
        let found = open_note(&browser).await;
        let wrong = typed.check(&found);
        letters.add(typed.saved - before, wrong.clone());
        let ages = typed.lost(&found, end);
        // One act may have been on its way; of what was done after it, only what is that young.
        let late = ages.get(1).filter(|age| **age > limit);
        let late = late.map(|age| format!("{age:?} of typing are lost"));
        lost.extend(ages.first().map(|age| age.as_secs_f64() * 1_000.0));
        behind.push(num(ages.len()));
        figure.done(wrong.or(late).map(|wrong| format!("kill {kill}: {wrong}")));
        before = shorten(&browser, found.len()).await;
    }
    figure.measure("age of what was not saved yet and is lost", "ms", lost);
    figure.measure("letters not saved yet and lost", "", behind);
    letters.close();
    figure.close();
    browser.stop().await;
}

fn num(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_was_said_to_be_saved_is_lost_when_chromium_is_killed() {
    nothing_saved_is_lost(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_was_said_to_be_saved_is_lost_when_firefox_is_killed() {
    nothing_saved_is_lost(Engine::Firefox).await;
}
