//! What is said to be saved is saved, whatever dies: the browser is killed while someone types.

use std::time::Duration;

use fantoccini::Locator;
use serde_json::Value;

use crate::browser::{Browser, page};
use crate::notes;

/// How often it is killed, where nothing else is said: `SCOLIE_KILLS=300` soaks it.
const KILLS: usize = 30;
/// The kills come this long after the page is there, in milliseconds: from the first to the last.
const MOMENTS: (u64, u64) = (300, 2_500);

/// How much of the comment is written, and whether all of it is said to be saved. The line is read first: what
/// was said while more was being typed does not count.
const STATE: &str = "const said = document.querySelector('.status-saved [role=status]')?.textContent;
    return [document.querySelector('.note-comment').value, Boolean(said)]";

/// Types on until the browser is gone; the longest comment that was said to be saved, and all that was typed.
async fn type_until_it_dies(browser: &Browser, already: usize) -> (usize, usize) {
    let (mut saved, mut typed) = (already, already);
    let Ok(field) = browser.client.find(Locator::Css(".note-comment")).await else { return (saved, typed) };
    // Behind what is there: Ctrl and End.
    if field.send_keys("\u{e009}\u{e010}\u{e000}").await.is_err() {
        return (saved, typed);
    }
    loop {
        let letter = char::from(b'a' + u8::try_from(typed % 26).unwrap());
        if field.send_keys(&letter.to_string()).await.is_err() {
            // It may have come in before the browser went.
            return (saved, typed + 1);
        }
        typed += 1;
        let Ok(state) = browser.client.execute(STATE, Vec::new()).await else { return (saved, typed) };
        if state[1] == Value::Bool(true) {
            saved = state[0].as_str().unwrap().len();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_was_said_to_be_saved_is_lost_when_the_browser_is_killed() {
    let kills = std::env::var("SCOLIE_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(KILLS);
    let mut browser = crate::with_a_passage("killed").await;
    let (mut before, mut behind, mut most) = (0, 0, 0);
    for kill in 0..kills {
        browser.until(&notes(1)).await;
        browser.click(".note").await;
        browser.client.wait().for_element(Locator::Css(".note-comment")).await.unwrap();
        // Spread over the time, in an order that jumps.
        let step = u64::try_from(kill * 7 % kills.max(1)).unwrap();
        let span = (MOMENTS.1 - MOMENTS.0) / u64::try_from(kills).unwrap();
        let moment = Duration::from_millis(MOMENTS.0 + step * span);
        let killer = browser.killer();
        let timer = tokio::spawn(async move {
            let _ = tokio::time::timeout(moment, std::future::pending::<()>()).await;
            killer.kill();
        });
        let (saved, typed) = type_until_it_dies(&browser, before).await;
        timer.await.unwrap();
        browser = browser.again().await;
        browser.client.goto(&page()).await.unwrap();
        browser.until(&notes(1)).await;
        browser.click(".note").await;
        browser.client.wait().for_element(Locator::Css(".note-comment")).await.unwrap();
        let value = "return document.querySelector('.note-comment').value";
        let found = browser.client.execute(value, Vec::new()).await.unwrap();
        let found = found.as_str().unwrap();
        assert!(found.len() >= saved, "kill {kill}: {} of {saved} saved letters came back", found.len());
        assert!(found.len() <= typed, "kill {kill}: more than was typed");
        let expected: String =
            (0..found.len()).map(|at| char::from(b'a' + u8::try_from(at % 26).unwrap())).collect();
        assert_eq!(found, expected, "kill {kill}");
        most = most.max(typed - found.len());
        behind += typed - found.len();
        before = found.len();
    }
    println!(
        "{kills} kills, 0 saved letters lost of {before}; {behind} letters not yet saved, {most} at once"
    );
    browser.stop().await;
}
