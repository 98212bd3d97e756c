//! The answer of a question arrives: its requests are paired with it by keyboard, one after the other.

use fantoccini::Locator;
use serde_json::Value;

use crate::browser::Browser;
use crate::opening::{export, folder, start, write};
use crate::replacing::{CLOSED, OPEN, choose_copy, question};
use crate::{SAVED, notes};

const ASKED: &str = "La gare de Gien ferme ce soir. Il demande la date de sa réouverture. \
    Il demande enfin le coût du chantier.";
const ANSWER: &str = "\n\n### Texte de la réponse\n\nLe ministre rouvrira la gare au printemps. \
    Le chantier coûtera deux millions.";
const PLACE: &str = "document.querySelector('.pairing-place')?.textContent ?? ''";
const LEFT: &str = "document.querySelector('.pairing-left')?.textContent ?? ''";
const READING: &str = "return document.activeElement.matches('.reader')";

/// A question with two requests, and its answer just arrived.
async fn with_answer(name: &str) -> Browser {
    let browser = start(name).await;
    browser.open(&write(&folder(&browser, name), "q41.md", question(ASKED))).await;
    for (words, label) in [("la date de sa réouverture", "Date"), ("le coût du chantier", "Coût")] {
        browser.select(words).await;
        browser.keys("q").await;
        browser.until("return document.activeElement.className === 'note-label'").await;
        browser.keys(&format!("{label}\u{e007}")).await;
    }
    browser.until(&notes(2)).await;
    choose_copy(&browser, &question(&format!("{ASKED}{ANSWER}"))).await;
    browser.press("Replace the text").await;
    browser.until(CLOSED).await;
    browser
}

/// Selects some words on from the caret, and tags them.
async fn tag_words(browser: &Browser, count: usize, label: &str) {
    browser.until(READING).await;
    browser.keys(&format!("\u{e009}\u{e008}{}\u{e000}", "\u{e014}".repeat(count))).await;
    browser.until("return !document.querySelector('.hint').disabled").await;
    browser.keys("\u{e007}").await;
    browser.until("return document.activeElement.matches('.tag-box [role=combobox]')").await;
    browser
        .until("return document.querySelector('.tag-box-answers')?.textContent.startsWith('Will answer')")
        .await;
    browser.keys(&format!("{label}\u{e007}")).await;
    browser.until("return document.querySelector('.tag-box') === null").await;
}

/// Which claim answers which request, by their labels.
fn pairs(file: &Value) -> Vec<(String, String)> {
    let records = |list: &str| file[list].as_array().cloned().unwrap_or_default();
    let label = |id: &Value| {
        let claims = records("claims");
        claims.iter().find(|own| own["id"] == *id).unwrap()["label"].as_str().unwrap().to_owned()
    };
    let links = records("links");
    let answers = links.iter().filter(|link| link["kind"] == "answers");
    answers.map(|link| (label(&link["from"]), label(&link["to"]))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_requests_are_paired_with_the_answer_by_keyboard() {
    let browser = with_answer("pairing").await;
    let told = "return document.querySelector('.notice-line').textContent.includes('answer has arrived: 2')";
    browser.until(told).await;
    browser
        .until("return document.querySelector('.notice button')?.textContent.startsWith('Pair the requests')")
        .await;
    browser.press("Pair the requests with the answer").await;
    browser.until(&format!("return ({PLACE}).includes('1 of 2') && ({LEFT}).includes('2 left')")).await;
    tag_words(&browser, 4, "Au printemps").await;
    browser.until("return document.querySelector('.pairing-answer')?.textContent === 'Au printemps'").await;
    browser.until(&format!("return ({PLACE}).includes('Date') && ({LEFT}).includes('1 left')")).await;
    browser.until(READING).await;
    browser.keys(":").await;
    browser.until("return document.activeElement.matches('.pairing-status select')").await;
    browser.keys("answered").await;
    browser.keys("\u{e007}").await;
    browser.until("return document.querySelector('.pairing-status select').value === 'answered'").await;
    browser.keys("\u{e004}\u{e007}").await;
    browser.until(&format!("return ({PLACE}).includes('2 of 2') && ({PLACE}).includes('Coût')")).await;
    tag_words(&browser, 4, "Deux millions").await;
    browser.until(&format!("return ({LEFT}).includes('All 2 are paired')")).await;
    let paired = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    let both = [paired("Au printemps", "Date"), paired("Deux millions", "Coût")];
    assert_eq!(pairs(&export(&browser).await), both);
    // The passage and its pair go together, and come back together.
    browser.press("Undo").await;
    browser.until(&notes(3)).await;
    browser.until(&format!("return ({LEFT}).includes('1 left')")).await;
    assert_eq!(pairs(&export(&browser).await), both[..1]);
    browser.press("Redo").await;
    browser.until(&notes(4)).await;
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until(&notes(4)).await;
    let file = export(&browser).await;
    assert_eq!(pairs(&file), both);
    assert!(
        file["claims"].as_array().unwrap().iter().any(|own| own["attributes"]["answer-status"] == "answered")
    );
    // What is paired can be looked at again, and left by one step.
    browser.client.execute("document.querySelector('.reader').focus()", Vec::new()).await.unwrap();
    browser.keys(":").await;
    browser.until(&format!("return ({PLACE}).includes('1 of 2') && ({LEFT}).includes('All 2')")).await;
    browser.keys("\u{e00c}").await;
    browser.until(&format!("return ({PLACE}) === ''")).await;
    browser.until(READING).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_goes_meanwhile_leaves_the_others_to_be_paired() {
    let browser = with_answer("pairing-gone").await;
    browser.press("Pair the requests with the answer").await;
    browser.until(&format!("return ({PLACE}).includes('Date')")).await;
    browser.click(".pairing-quote").await;
    browser.until("return document.activeElement.matches('.note[data-active]')").await;
    browser.keys("\u{e008}\u{e017}\u{e000}").await;
    browser.until(&format!("return ({PLACE}).includes('1 of 1') && ({PLACE}).includes('Coût')")).await;
    browser.press("Undo").await;
    browser.until(&format!("return ({PLACE}).includes('2 of 2')")).await;
    browser.press("Done").await;
    browser.until(READING).await;
    browser.until(&format!("return ({PLACE}) === ''")).await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_copy_and_one_of_a_folder_are_compared_too() {
    let browser = start("pasted").await;
    let folder = folder(&browser, "twins");
    browser.open(&write(&folder, "q41.md", question(ASKED))).await;
    browser.tag("La gare de Gien ferme", "Fermeture").await;
    browser.run("Replace the text of this document by a pasted").await;
    let field = browser.client.wait().for_element(Locator::Css(".paste textarea")).await.unwrap();
    field.send_keys(&question(&format!("{ASKED} Il insiste."))).await.unwrap();
    browser.keys("\u{e009}\u{e007}\u{e000}").await;
    browser.until(OPEN).await;
    browser
        .until("return document.querySelector('.replacing-remarks').textContent.includes('pasted text')")
        .await;
    browser.press("Replace the text").await;
    browser.until(CLOSED).await;
    browser.until("return document.querySelector('.reader').textContent.includes('Il insiste.')").await;
    browser.until(&notes(1)).await;
    let came = folder.join("came");
    write(&came, "q41.md", question(&format!("{ASKED}{ANSWER}")));
    write(&came, "q42.md", question("Le bac ne passe plus.").replace("41", "42"));
    browser.drop_files(&[&came]).await;
    browser.click(".report > summary").await;
    browser.click(".report-details li button:last-child").await;
    browser.until(OPEN).await;
    browser.press("Replace the text").await;
    browser.until(CLOSED).await;
    browser.until("return document.querySelector('.reader').textContent.includes('deux millions')").await;
    browser.until(&notes(1)).await;
    let file = export(&browser).await;
    assert_eq!(file["passages"][0]["spans"][0]["exact"], "La gare de Gien ferme");
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
