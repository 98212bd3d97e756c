//! The question data: corrected, taken back, cited, exported; and the work on a question, done.

use fantoccini::Locator;
use serde_json::Value;

use crate::SAVED;
use crate::browser::{Browser, page};

/// Selects all that is in a field. To clear it from outside is no input: what is drawn next would bring it back.
const ALL: &str = "\u{e009}a\u{e000}";

/// Where the author stands in the line under the title.
fn line_says(words: &str) -> String {
    format!(
        "return document.querySelector('.question-data summary')?.textContent.includes({words:?}) === true"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn data_are_corrected_undone_kept_and_exported() {
    let browser = Browser::start("data").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.click(".question-data summary").await;
    browser.press("Correct…").await;
    let author = browser.client.wait().for_element(Locator::Css("#datum-author")).await.unwrap();
    let before = author.prop("value").await.unwrap().unwrap();
    author.send_keys(&format!("{ALL}Mme Vérif")).await.unwrap();
    browser.until(&line_says("Mme Vérif")).await;
    // What is no day is told, and is not stored.
    let asked = browser.client.find(Locator::Css("#datum-asked")).await.unwrap();
    let day = asked.prop("value").await.unwrap();
    asked.send_keys("x\t").await.unwrap();
    browser
        .until("return document.querySelector('#datum-asked').getAttribute('aria-invalid') === 'true'")
        .await;
    asked.send_keys(&format!("{ALL}28/01/2025\t")).await.unwrap();
    browser.until(&line_says("28 January 2025")).await;
    browser.press("Finish").await;
    browser.until("return document.querySelectorAll('.data-corrected').length === 2").await;
    browser.until(SAVED).await;

    browser.client.refresh().await.unwrap();
    browser.until(&line_says("Mme Vérif")).await;
    browser.press("Export…").await;
    browser.click("[role=menuitem]").await;
    let file: Value = serde_json::from_str(&browser.downloaded().await.1).unwrap();
    let document = &file["documents"][0];
    assert_eq!(document["question"]["author"], "Mme Vérif");
    assert_eq!(document["question"]["asked"]["date"], "2025-01-28");
    assert_eq!(document["question_read"]["author"], before.as_str());
    assert_eq!(document["question_read"]["asked"]["date"], day.unwrap().as_str());

    // The day is one step; the letters of the name are one or some, as fast as they came. All of them are
    // there after the reload.
    browser.press("Undo").await;
    browser.until(&line_says("21 January 2025")).await;
    let name = line_says(&before);
    for _ in 0.."Mme Vérif".len() {
        if browser.client.execute(&name, Vec::new()).await.unwrap() == true {
            break;
        }
        browser.press("Undo").await;
    }
    browser.until(&name).await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_cited_with_the_selected_words() {
    let browser = Browser::start("citation").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.select("sans le moindre appel d'offres").await;
    browser.keys("\u{e008}\u{e038}").await;
    let form = browser.client.wait().for_element(Locator::Css(".citation-form")).await.unwrap();
    let shown = form.prop("textContent").await.unwrap().unwrap();
    assert!(shown.starts_with("«\u{a0}sans le moindre appel d'offres\u{a0}» (QE n°"), "{shown}");
    // The first form has the focus.
    browser.keys("\u{e007}").await;
    browser.until("return document.querySelector('.citation') === null").await;
    browser
        .until("return document.querySelector('.notice-line').textContent.includes('Citation copied')")
        .await;
    let title = browser.client.find(Locator::Css(".bar input")).await.unwrap();
    title.send_keys("\u{e009}av\u{e000}").await.unwrap();
    let pasted = title.prop("value").await.unwrap().unwrap();
    assert_eq!(pasted, shown);
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_work_on_a_question_is_said_to_be_done_by_key_and_by_button() {
    let browser = Browser::start("done").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    let done = "return document.querySelector('.ending [data-done]') !== null";
    let open = "return document.querySelector('.ending [data-done]') === null";
    browser.until(open).await;
    browser.keys("\u{e009}\u{e008}\u{e007}\u{e000}").await;
    browser.until(done).await;
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until(done).await;
    browser.press("Done. Take up again").await;
    browser.until(open).await;
    browser.press("Undo").await;
    browser.until(done).await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chord_copies_the_words_with_their_citation_at_once() {
    let browser = Browser::start("quote").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.select("sans le moindre appel d'offres").await;
    // Ctrl and F8.
    browser.keys("\u{e009}\u{e038}\u{e000}").await;
    browser
        .until("return document.querySelector('.notice-line').textContent.includes('Citation copied')")
        .await;
    // What is on the clipboard is what a paste gives.
    browser.run("Paste text").await;
    browser.until("return document.activeElement.matches('.paste textarea')").await;
    browser.keys("\u{e009}v\u{e000}").await;
    let pasted = browser.until("return document.querySelector('.paste textarea').value").await;
    let pasted = pasted.as_str().unwrap();
    assert!(pasted.starts_with("«\u{a0}sans le moindre appel d'offres\u{a0}» (QE n°\u{a0}3331"), "{pasted}");
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
