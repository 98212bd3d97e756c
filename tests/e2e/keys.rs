//! The keys, changed by the keyboard alone.

use crate::browser::{Browser, page};
use crate::{SAVED, TENDER, notes};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const CONTROL: &str = "\u{e009}";
const RELEASE: &str = "\u{e000}";

/// True while a key is being asked for.
const ASKED: &str = "return document.activeElement.className === 'keys-ask'";

/// Selects the words without the pointer, and waits until they count.
async fn select(browser: &Browser, quote: &str) {
    browser.client.execute("document.querySelector('.reader').focus()", Vec::new()).await.unwrap();
    browser.set_selection(quote).await;
    browser.until("return !document.querySelector('.hint').disabled").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_changed_by_the_keyboard_alone_and_stays_changed() {
    let browser = Browser::start("keys").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.tag(TENDER, "No tender").await;
    browser.until(&notes(1)).await;
    browser.client.execute("document.querySelector('.reader').focus()", Vec::new()).await.unwrap();

    // The sheet opens with the cursor in its filter; one Tab behind it is the only command found.
    browser.keys("?").await;
    browser.until("return document.activeElement.className === 'keys-filter'").await;
    browser.keys("repeat the last").await;
    browser.until("return document.querySelectorAll('.keys-change').length === 1").await;
    browser.keys(TAB).await;
    browser.keys(ENTER).await;
    browser.until(ASKED).await;

    // A key that another command has is refused, and who has it is said.
    browser.keys(&format!("{CONTROL}s{RELEASE}")).await;
    let named = "const why = document.querySelector('.keys-why[role=alert]');
        return why !== null && why.textContent.includes('Export the dossier')";
    browser.until(named).await;
    browser.until(ASKED).await;
    browser.keys("a").await;
    browser.until("return document.querySelector('.keys-why').textContent.includes('kind')").await;

    // Escape gives up the asking, not the sheet; the focus is where it was.
    browser.keys(ESCAPE).await;
    browser.until("return document.activeElement.id === 'keys-change-repeat'").await;
    browser.keys(ENTER).await;
    browser.until(ASKED).await;
    browser.keys("%").await;
    browser.until("return document.querySelector('.keys-said').textContent.includes('%')").await;
    browser.until("return document.activeElement.id === 'keys-change-repeat'").await;
    browser.keys(ESCAPE).await;
    browser.until("return document.querySelector('dialog') === null").await;

    // After a reload the new key works, and the old one does nothing.
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until(&notes(1)).await;
    let hint = browser.until("return document.querySelectorAll('.hint')[1].textContent").await;
    assert_eq!(hint, "Repeat the last claim%");
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_key_works_and_none_while_composing() {
    let browser = Browser::start("keys-composing").await;
    browser.client.goto(&page()).await.unwrap();
    browser.until("return document.querySelector('.welcome') !== null").await;
    browser.client.execute("localStorage['scolie.keys'] = 'repeat=%'", Vec::new()).await.unwrap();
    browser.client.refresh().await.unwrap();
    browser.press("Try the example").await;
    browser.tag(TENDER, "No tender").await;
    browser.until(&notes(1)).await;
    select(&browser, "engagé à changer").await;

    // A key event says whether it was taken: `dispatchEvent` gives false when its default was prevented.
    let press = |init: &str| {
        format!(
            "const event = new KeyboardEvent('keydown', {{ bubbles: true, cancelable: true, ...{init} }});
            return document.querySelector('.reader').dispatchEvent(event);"
        )
    };
    for left_alone in [
        "{ key: '%', isComposing: true }",
        "{ key: 'Process', keyCode: 229 }",
        "{ key: '%', keyCode: 229 }",
        "{ key: 'Dead' }",
        "{ key: 'f', isComposing: true }",
        "{ key: 'f', ctrlKey: true, altKey: true, modifierAltGraph: true }",
        "{ key: '.' }",
    ] {
        assert_eq!(
            browser.client.execute(&press(left_alone), Vec::new()).await.unwrap(),
            true,
            "{left_alone}"
        );
    }
    browser.until(&notes(1)).await;
    assert_eq!(
        browser.client.execute(&press("{ key: '%', modifierAltGraph: true }"), Vec::new()).await.unwrap(),
        false
    );
    browser.until(&notes(2)).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
