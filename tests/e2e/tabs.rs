//! Two tabs on one dossier follow each other, and lose nothing.

use crate::browser::{Browser, page};
use crate::{FISA, PROMISE, SAVED, notes};

/// Opens a second window on the same page, and goes to it: one that is seen, unlike a tab behind another.
async fn second_tab(browser: &Browser) {
    let tab = browser.client.new_window(false).await.unwrap();
    browser.client.switch_to_window(tab.handle).await.unwrap();
    browser.client.goto(&page()).await.unwrap();
    browser.until(&notes(1)).await;
}

async fn go_to(browser: &Browser, tab: usize) {
    let tabs = browser.client.windows().await.unwrap();
    browser.client.switch_to_window(tabs[tab].clone()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_tab_does_the_other_shows_and_can_take_back() {
    let browser = crate::with_a_passage("tabs").await;
    second_tab(&browser).await;

    browser.tag(FISA, "FISA").await;
    browser.until(SAVED).await;
    go_to(&browser, 0).await;
    browser.until(&notes(2)).await;
    // Undo in the first takes back what the second did, and the second shows it.
    browser.press("Undo").await;
    browser.until(&notes(1)).await;
    go_to(&browser, 1).await;
    browser.until(&notes(1)).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_that_heard_nothing_catches_up_when_it_is_looked_at() {
    let browser = crate::with_a_passage("deaf").await;
    second_tab(&browser).await;
    // This one tells nothing of what it does.
    browser.client.execute("BroadcastChannel.prototype.postMessage = () => {}", Vec::new()).await.unwrap();
    browser.tag(FISA, "FISA").await;
    browser.until(SAVED).await;

    go_to(&browser, 0).await;
    // What the first does before it knows of that is not lost, nor is what it did not know.
    browser.tag(PROMISE, "Eighteen months").await;
    browser.until(SAVED).await;
    browser.client.execute("dispatchEvent(new Event('focus'))", Vec::new()).await.unwrap();
    browser.until(&notes(3)).await;
    go_to(&browser, 1).await;
    browser.until(&notes(3)).await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_tab_does_lets_go_of_no_words_that_are_being_selected() {
    let browser = crate::with_a_passage("dragged").await;
    // The first takes its act back when it is told to: a driver that turned to it would let go of the button.
    let listen = "globalThis.told = new BroadcastChannel('told');
        told.onmessage = () => document.querySelector('button[aria-label=\"Undo\"]').click()";
    browser.client.execute(listen, Vec::new()).await.unwrap();
    second_tab(&browser).await;
    let meanwhile = async || {
        browser.client.execute("new BroadcastChannel('told').postMessage('undo')", Vec::new()).await.unwrap();
        browser.until(&notes(0)).await;
    };
    browser.select_during(FISA, meanwhile).await;
    let selected = browser.until("return [...CSS.highlights.get('pending')].map(String).join()").await;
    assert_eq!(selected, FISA);
    browser.stop().await;
}
