//! The history: jump to any point and back, also after a reload.

use crate::browser::{Browser, page};
use crate::{FISA, PROMISE, SAVED, TENDER, notes};

#[tokio::test(flavor = "multi_thread")]
async fn one_jumps_back_in_the_history_and_forward_again_after_a_reload() {
    let browser = Browser::start("history").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    for (words, label) in [(TENDER, "Tender"), (FISA, "Exposure"), (PROMISE, "Promise")] {
        browser.tag(words, label).await;
    }
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until(&notes(3)).await;

    browser.press("History").await;
    let about =
        "return [...document.querySelectorAll('.history-about')].map((row) => row.textContent).join('|')";
    let listed = browser.until(about).await;
    assert!(listed.as_str().unwrap().starts_with("Promise|Exposure|Tender|"), "{listed}");
    // By keys to the step before last, and there.
    browser
        .client
        .execute("document.querySelector('.history-step:not([aria-current])').focus()", Vec::new())
        .await
        .unwrap();
    browser.keys("\u{e015}").await;
    browser.keys("\u{e007}").await;
    browser.until("return document.querySelectorAll('.history-step[data-undone]').length === 2").await;
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until("return document.querySelectorAll('.history-step[data-undone]').length === 2").await;
    browser.click(".history-step").await;
    browser.until("return document.querySelectorAll('.history-step[data-undone]').length === 0").await;
    // Where everything is undone the history stays, and Delete deletes nothing unseen.
    browser.click(".history-steps > :last-child .history-step").await;
    browser.until("return document.querySelectorAll('.history-step[data-undone]').length === 4").await;
    browser.click(".history-step").await;
    browser.until("return document.querySelectorAll('.history-step[data-undone]').length === 0").await;
    browser.keys("\u{e017}").await;
    // Escape puts the notice away first, then leads back to the text.
    browser.keys("\u{e00c}").await;
    browser.keys("\u{e00c}").await;
    browser.until(&notes(3)).await;
    browser.until("return document.activeElement.matches('.reader')").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
