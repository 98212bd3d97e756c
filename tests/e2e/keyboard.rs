//! The work by keys alone.

use crate::browser::{Browser, page};
use crate::notes;

#[tokio::test(flavor = "multi_thread")]
async fn a_passage_is_tagged_by_the_keyboard_alone() {
    let browser = Browser::start("keyboard").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.client.execute("document.querySelector('.reader').focus()", Vec::new()).await.unwrap();
    // Right to the first word of the title, then over two words of it, with Control and Shift.
    let (right, control, shift, release) = ("\u{e014}", "\u{e009}", "\u{e008}", "\u{e000}");
    browser.keys(right).await;
    browser.until("return CSS.highlights.has('caret')").await;
    browser.keys(&format!("{control}{shift}{right}{right}{release}")).await;
    browser.until("return !document.querySelector('.hint').disabled").await;
    browser.keys("\u{e007}").await;
    browser.until("return document.activeElement.getAttribute('role') === 'combobox'").await;
    browser.keys("By keys\u{e007}").await;
    browser.until(&notes(1)).await;
    browser.until("return document.activeElement.className === 'reader'").await;
    browser.keys("\u{e017}").await;
    browser.until(&notes(0)).await;
    browser.keys(&format!("{control}z{release}")).await;
    browser.until(&notes(1)).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
