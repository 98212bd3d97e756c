//! A page that is behind with its drawing: whoever types faster than it draws means what was typed.

use crate::FISA;
use crate::browser::Browser;

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
