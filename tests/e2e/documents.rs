//! The questions of a dossier: listed, found, opened and marked by keys alone, taken out and put back; and a
//! dossier of two thousand of them.

use std::fmt::Write;

use crate::browser::{Browser, page};
use crate::{SAVED, TENDER, notes};

const CONTROL: &str = "\u{e009}";
const SHIFT: &str = "\u{e008}";
const ALT: &str = "\u{e00a}";
const RELEASE: &str = "\u{e000}";
const ENTER: &str = "\u{e007}";
const DOWN: &str = "\u{e015}";
const END: &str = "\u{e010}";
const HOME: &str = "\u{e011}";
const PAGE_DOWN: &str = "\u{e00f}";
const DELETE: &str = "\u{e017}";

/// True once the device was asked and has nothing.
const WELCOME: &str = "return document.querySelector('.welcome') !== null";

/// So many questions as the open data list them, in our own words.
fn questions(count: usize) -> String {
    let mut json = String::from("[");
    for number in 1..=count {
        let comma = if number == 1 { "" } else { "," };
        let author = if number % 2 == 0 { "Abel" } else { "Zola" };
        write!(
            json,
            r#"{comma}{{"question":{{"uid":"QANR5L17QE{number}","identifiant":{{"numero":"{number}","legislature":"17"}},"type":"QE",
            "indexationAN":{{"rubrique":"énergie"}},"auteur":{{"identite":{{"acteurRef":"PA{number}"}},"groupe":{{"abrege":"{author}"}}}},
            "minInt":{{"developpe":"Ministère de l'eau"}},
            "textesQuestion":{{"texteQuestion":{{"infoJO":{{"dateJO":"2025-01-21","pageJO":"{number}"}},"texte":"M. {author} demande pour la fois {number} quand le puits sera creusé."}}}},
            "textesReponse":null}}}}"#
        )
        .unwrap();
    }
    json.push(']');
    json
}

async fn begin(name: &str, count: usize) -> Browser {
    let browser = Browser::start(name).await;
    browser.client.goto(&page()).await.unwrap();
    browser.until(WELCOME).await;
    let file = browser.downloads.join("questions.json");
    std::fs::write(&file, questions(count)).unwrap();
    browser.open(&file).await;
    browser.until(SAVED).await;
    std::fs::remove_file(&file).unwrap();
    browser
}

impl Browser {
    /// Waits until the row that has the focus is the question of this number.
    async fn at_question(&self, number: usize) {
        self.until(&format!(
            "return document.activeElement.querySelector('.document-number')?.textContent === 'QE\u{a0}{number}'"
        ))
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_are_listed_marked_and_opened_by_keys_alone() {
    let browser = begin("documents", 3).await;
    browser.run("Questions").await;
    browser.until("return document.querySelectorAll('.document-row').length === 3").await;
    browser.until("return document.activeElement.tagName === 'MAIN'").await;
    browser.keys(DOWN).await;
    browser.keys(HOME).await;
    browser.at_question(1).await;
    browser.keys(DOWN).await;
    browser.at_question(2).await;
    // Marked as done, and the focus stays.
    browser.keys(&format!("{CONTROL}{SHIFT}{ENTER}{RELEASE}")).await;
    browser.until("return document.activeElement.querySelector('.work-done') !== null").await;
    // Space picks; what is picked is removed together, and undone together.
    browser.keys(" ").await;
    browser.keys(DOWN).await;
    browser.keys(" ").await;
    browser
        .until("return document.querySelector('.picked [role=status]')?.textContent === '2\u{a0}questions'")
        .await;
    browser.keys(DELETE).await;
    browser.until("return document.querySelectorAll('.document-row').length === 1").await;
    browser.at_question(1).await;
    browser.keys(&format!("{CONTROL}z{RELEASE}")).await;
    browser.until("return document.querySelectorAll('.document-row').length === 3").await;
    // A press of Enter opens.
    browser.keys(END).await;
    browser.at_question(3).await;
    browser.keys(ENTER).await;
    browser.until("return document.activeElement.matches('.reader')").await;
    browser
        .until(
            "return document.querySelector('.list-question[aria-current]')?.textContent.includes('QE\u{a0}3')",
        )
        .await;
    // From question to question.
    browser.keys(&format!("{ALT}\u{e00e}{RELEASE}")).await;
    browser
        .until(
            "return document.querySelector('.list-question[aria-current]')?.textContent.includes('QE\u{a0}2')",
        )
        .await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_was_removed_comes_back_with_its_passages_and_what_was_done_since_stays() {
    let browser = Browser::start("restore").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.tag(TENDER, "No tender").await;
    browser.until(&notes(1)).await;
    let second = browser.downloads.join("second.md");
    std::fs::write(&second, "# Une autre question\n\nLe puits sera creusé en mai.\n").unwrap();
    browser.open(&second).await;
    browser.until("return document.querySelectorAll('.list-question').length === 2").await;
    std::fs::remove_file(&second).unwrap();
    browser.press("Questions").await;
    browser.click(".document-row:nth-child(1) .tick input").await;
    browser.press("Remove from the dossier").await;
    browser.until("return document.querySelectorAll('.document-row').length === 1").await;
    // Something else is done, also to the claim of its passage.
    browser.press("Read").await;
    browser.tag("Le puits sera creusé", "Promise").await;
    browser.press("Claims").await;
    browser.click(".claim-row .tick input").await;
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.press("Questions").await;
    browser.click(".removed-documents summary").await;
    browser.click(".removed-document .button").await;
    browser.until("return document.activeElement.matches('main')").await;
    browser.until("return document.querySelectorAll('.document-row').length === 2").await;
    browser.until("return document.querySelector('.removed-documents') === null").await;
    let passages = "return [...document.querySelectorAll('.document-open > .document-passages > .document-short')].map((own) => own.textContent).join('|')";
    assert_eq!(browser.until(passages).await, "1|1");
    browser.press("Undo").await;
    browser.until("return document.querySelectorAll('.document-row').length === 1").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_thousand_questions_are_found_and_scrolled_and_few_rows_are_on_the_page() {
    let browser = begin("many", 2000).await;
    let few = "return document.querySelectorAll('.document-row').length < 120";
    browser.until("return document.querySelectorAll('.list-question').length < 120").await;
    browser.press("Questions").await;
    browser.until("return document.querySelector('.documents-count [role=status]')?.textContent === '2000\u{a0}questions'").await;
    browser.until("return document.querySelectorAll('.document-row').length > 5").await;
    browser.until(few).await;
    browser.keys(DOWN).await;
    browser.keys(HOME).await;
    browser.at_question(1).await;
    browser.keys(END).await;
    browser.at_question(2000).await;
    browser.until(few).await;
    let seen = "const box = document.activeElement.getBoundingClientRect();
        return box.top > 40 && box.bottom < innerHeight;";
    browser.until(seen).await;
    browser.keys(HOME).await;
    browser.at_question(1).await;
    browser.keys(PAGE_DOWN).await;
    browser
        .until("return document.activeElement.querySelector('.document-number')?.textContent !== 'QE\u{a0}1'")
        .await;
    browser.until(seen).await;
    // Scrolled away by the wheel, the focused row stays, and the next key goes on from it.
    browser.keys(HOME).await;
    browser.at_question(1).await;
    browser.client.execute("document.querySelector('main').scrollTop = 40000", Vec::new()).await.unwrap();
    browser.until("return [...document.querySelectorAll('.document-row')].some((row) => Number(row.ariaPosInSet) > 700)").await;
    browser.at_question(1).await;
    browser.until(few).await;
    browser.keys(DOWN).await;
    browser.at_question(2).await;
    browser.until(seen).await;
    // Found by words, and no row of the others is left.
    browser.click("main .sieve-words").await;
    browser.keys("1999").await;
    browser.until("return document.querySelectorAll('.document-row').length === 1").await;
    browser.until("return document.querySelector('.documents-count [role=status]').textContent === '1\u{a0}question of 2000'").await;
    browser.keys(DOWN).await;
    browser.at_question(1999).await;
    browser.keys(ENTER).await;
    browser.until("return document.querySelector('.reader').textContent.includes('la fois 1999')").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
