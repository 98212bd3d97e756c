//! Every occurrence of some words, tagged in one step.

use crate::SAVED;
use crate::browser::{Browser, page};
use crate::notes;

#[tokio::test(flavor = "multi_thread")]
async fn every_occurrence_is_tagged_but_those_refused_and_undone_at_once() {
    let browser = Browser::start("occurrences").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.select("données").await;
    browser.keys("*").await;
    let found = "return document.querySelectorAll('.occurrence').length";
    let count = browser.client.execute(found, Vec::new()).await.unwrap().as_u64().unwrap();
    assert!(count > 3, "{count}");
    // Refuse the second by keys: Tab to it, Space.
    browser
        .client
        .execute("document.querySelectorAll('.occurrence input')[1].focus()", Vec::new())
        .await
        .unwrap();
    browser.keys(" ").await;
    let button = format!(
        "return document.querySelector('.occurrences .button-strong').textContent === 'Tag {}\u{a0}passages'",
        count - 1
    );
    browser.until(&button).await;
    browser.keys("\u{e007}").await;
    browser.until(&notes(usize::try_from(count).unwrap() - 1)).await;
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until(&notes(usize::try_from(count).unwrap() - 1)).await;
    browser.press("Undo").await;
    browser.until(&notes(0)).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
