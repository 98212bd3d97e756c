//! Passages over the same words: drawn, told apart, and chosen from.

use crate::browser::{Browser, page};
use crate::notes;

const OUTER: &str =
    "s'était engagé à changer de solution technique, de préférence européenne, en 18 mois au plus";
const MIDDLE: &str = "changer de solution technique, de préférence européenne";
const INNER: &str = "solution technique";
const CROSSING: &str = "européenne, en 18 mois";

#[tokio::test(flavor = "multi_thread")]
async fn several_passages_under_the_pointer_are_offered_outermost_first() {
    let browser = Browser::start("overlap").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    for (words, label) in [(OUTER, "Outer"), (INNER, "Inner"), (CROSSING, "Crossing"), (MIDDLE, "Middle")] {
        browser.tag(words, label).await;
    }
    browser.until(&notes(4)).await;
    let lanes = "return [...new Set([...document.querySelectorAll('mark')].map((mark) => mark.dataset.lane))].sort().join()";
    assert_eq!(browser.client.execute(lanes, Vec::new()).await.unwrap(), "0,1,2");

    let offered = "const items = [...document.querySelectorAll('.choice [role=menuitemradio]')];
        return items.length ? items.map((item) => item.querySelector('.choice-label').textContent +
            (item.getAttribute('aria-checked') === 'true' ? '!' : '')).join() : null";
    let [first, _] = browser.ends_of(INNER).await;
    browser.click_at((first.0 + 10.0, first.1)).await;
    assert_eq!(browser.until(offered).await, "Outer,Middle,Inner!");
    browser.click(".choice [role=menuitemradio]").await;
    browser.until("return document.activeElement.getAttribute('aria-label') === 'Outer'").await;
    browser.until("return document.querySelector('.choice') === null").await;

    // By keys: Enter at the caret offers, the arrows move, Enter goes to the note.
    let [first, _] = browser.ends_of("européenne, en").await;
    browser.click_at((first.0 + 10.0, first.1)).await;
    assert_eq!(browser.until(offered).await, "Outer,Middle,Crossing!");
    browser.keys("\u{e00c}").await;
    browser.until("return document.querySelector('.choice') === null").await;
    browser.keys("\u{e007}").await;
    browser.until("return document.activeElement.className === 'choice-item'").await;
    browser.keys("\u{e013}").await;
    browser.keys("\u{e007}").await;
    browser.until("return document.activeElement.getAttribute('aria-label') === 'Middle'").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
