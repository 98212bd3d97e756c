//! A page that is behind with its drawing: whoever types faster than it draws means what was typed.

use serde_json::json;

use crate::FISA;
use crate::browser::{Browser, page};

const ENTER: &str = "\u{e007}";
const DOWN: &str = "\u{e015}";
const END: &str = "\u{e010}";

/// Has the page lay down its work whenever it may, and take it up again only after a while: so a laden
/// machine does it now and then. The clock runs on at every look, so that each piece of work takes long.
const BEHIND: &str = "let time = Date.now();
    Date.now = () => time += 20;
    const later = setTimeout;
    window.setTimeout = (call, wait = 0, ...more) => later(call, wait || 500, ...more);";

/// A passage at a claim, and a page that is behind from now on.
async fn begin(name: &str) -> Browser {
    let browser = crate::with_a_passage(name).await;
    browser.tag(FISA, "FISA exposure").await;
    browser.client.execute(BEHIND, Vec::new()).await.unwrap();
    browser
}

impl Browser {
    /// The labels of the claims in the margin, in the order of the text, once there are so many.
    async fn labels(&self, count: usize) -> String {
        let script = format!(
            "const labels = [...document.querySelectorAll('article.note')].map((own) => own.ariaLabel);
             return labels.length === {count} && labels.join('|')"
        );
        self.until(&script).await.as_str().unwrap().to_owned()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_has_the_label_that_was_typed_however_late_it_is_drawn() {
    let browser = begin("behind").await;
    browser.select("que soient publiées les conclusions").await;
    browser.click(".tag-box [role=combobox]").await;
    browser.keys(&format!("A cloud of one’s own{ENTER}")).await;
    let labels = browser.labels(3).await;
    assert!(labels.split('|').any(|label| label == "A cloud of one’s own"), "{labels}");
    // What exists is chosen by its whole name, and by the arrow.
    browser.select("engagé à changer").await;
    browser.click(".tag-box [role=combobox]").await;
    browser.keys(&format!("fisa{DOWN}{ENTER}")).await;
    let labels = browser.labels(4).await;
    assert_eq!(labels.split('|').filter(|label| *label == "FISA exposure").count(), 2, "{labels}");
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stands_beside_the_text_is_drawn_before_the_next_key_is_heard() {
    let browser = crate::with_a_passage("beside").await;
    // The picture in which it would be drawn by itself does not come.
    let script = "const soon = setTimeout;
        window.setTimeout = (call, wait = 0, ...more) => soon(call, wait < 100 ? 60_000 : wait, ...more);
        const listed = () => [...document.querySelectorAll('.list-claim')].map((own) => own.textContent).join('|');
        window.heard = [];
        addEventListener('keydown', () => heard.push(listed()), { capture: true });";
    browser.click(".note").await;
    browser.until("return document.querySelector('.note[data-active] .note-label') !== null").await;
    browser.click(".note[data-active] .note-label").await;
    browser.client.execute(script, Vec::new()).await.unwrap();
    browser.keys(&format!("{END}zq")).await;
    let heard = browser.until("return heard.length === 3 && heard").await;
    let has = |index: usize, letters: &str| heard[index].as_str().unwrap().contains(letters);
    assert!(!has(1, "z") && has(2, "z") && !has(2, "zq"), "{heard}");
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_in_a_field_waits_for_nothing_else_that_shows_it() {
    let browser = crate::with_a_passage("field").await;
    browser.click(".note").await;
    browser.until("return document.querySelector('.note[data-active] .note-comment') !== null").await;
    browser.click(".note[data-active] .note-comment").await;
    // Heard behind all of Scolie, and before the browser can do anything else.
    let script = "window.undo = () => [...document.querySelectorAll('.bar button')].find((b) => b.ariaLabel === 'Undo').title;
        window.heard = [];
        addEventListener('input', (event) => heard.push([event.target.value, undo()]));";
    browser.client.execute(script, Vec::new()).await.unwrap();
    browser.keys("a").await;
    let heard = browser.until("return heard.length === 1 && heard[0]").await;
    assert_eq!(heard[0], "a");
    assert!(!heard[1].as_str().unwrap().contains("comment"), "{heard}");
    browser.until("return undo().includes('comment')").await;
    browser.keys("b\u{e009}z\u{e000}").await;
    browser.until("return document.querySelector('.note[data-active] .note-comment').value === ''").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_long_text_the_first_picture_shows_what_is_in_view_and_no_key_misses_the_rest() {
    let browser = Browser::start("whole").await;
    browser.client.goto(&page()).await.unwrap();
    browser.until("return document.querySelector('.welcome') !== null").await;
    // The picture in which the rest would be drawn by itself does not come.
    let script = "const soon = setTimeout;
        window.setTimeout = (call, wait = 0, ...more) => soon(call, wait > 0 && wait < 100 ? 60_000 : wait, ...more);
        window.blocks = () => document.querySelectorAll('.reader [data-block]').length;
        window.heard = [];
        addEventListener('keydown', () => heard.push(blocks()), { capture: true });";
    browser.client.execute(script, Vec::new()).await.unwrap();
    let file = browser.downloads.join("whole.md");
    let text: String = (1..=400).map(|number| format!("Le puits {number} sera creusé.\n\n")).collect();
    std::fs::write(&file, format!("# Les puits\n\n{text}")).unwrap();
    browser.open(&file).await;
    let first = browser
        .until("return blocks() > 0 && [blocks(), document.querySelector('.page').scrollHeight]")
        .await;
    std::fs::remove_file(&file).unwrap();
    let (drawn, height) = (first[0].as_u64().unwrap(), first[1].as_f64().unwrap());
    assert!((40..100).contains(&drawn), "{drawn}");
    browser.until("return document.activeElement.matches('.reader')").await;
    browser.keys("\u{e009}\u{e010}\u{e000}").await;
    let heard = browser.until("return heard.length > 1 && heard").await;
    assert_eq!(heard[0], json!(401), "before Ctrl is heard, the whole text stands");
    let seen =
        "const end = [...document.querySelectorAll('.reader [data-block]')].at(-1).getBoundingClientRect();
        return end.top > 0 && end.bottom < innerHeight && document.querySelector('.page').scrollHeight";
    let whole = browser.until(seen).await.as_f64().unwrap();
    assert!((height / whole - 1.0).abs() < 0.2, "about as tall as it was said to be: {height} {whole}");
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
