//! A newer copy takes the place of a text: compared, reviewed by keyboard, undone, and looked back at.

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::opening::{export, folder, start, write};
use crate::{SAVED, notes};

pub const OPEN: &str = "return document.querySelector('dialog.replacing[open]') !== null";
pub const CLOSED: &str = "return document.querySelector('dialog.replacing') === null";
const WHY: &str = "return document.querySelector('.compared-why')?.textContent";
/// The words of what is about to be chosen.
const CHOSEN: &str = "return document.querySelector('.compared-option:has(:checked) q')?.textContent";

pub fn question(words: &str) -> String {
    format!(
        "# ASSEMBLÉE NATIONALE\n\n17ème législature\n\n## La gare de Gien\n\nQuestion écrite n° 41\n\n\
         ### Texte de la question\n\n{words}\n"
    )
}

const OLD: &str = "La gare de Gien a prommis un guichet ouvert chaque matin aux habitants. \
    Aucun train ne part plus après huit heures du soir. Le maire le regrette vivement.\n\n\
    Le bac de Sully a cessé de traverser la Loire depuis la crue.\n\n\
    Les usagers demandent une réponse rapide au ministre chargé des transports.";
const NEW: &str = "La gare de Gien a promis un guichet ouvert chaque matin aux habitants. \
    Les derniers départs ont été reportés au matin suivant. Le maire le regrette vivement.\n\n\
    Les usagers demandent une réponse rapide au ministre chargé des transports.\n\n\
    ### Texte de la réponse\n\nLe ministre rouvrira la ligne au printemps prochain.";

/// A question with three passages: one whose words will be adjusted, one to be reviewed, one that goes.
async fn with_passages(name: &str) -> Browser {
    let browser = start(name).await;
    let folder = folder(&browser, name);
    browser.open(&write(&folder, "q41.md", question(OLD))).await;
    browser.tag("a prommis un guichet ouvert chaque matin", "Guichet").await;
    browser.tag("Aucun train ne part plus après huit heures du soir", "Soir").await;
    browser.tag("Le bac de Sully a cessé de traverser la Loire", "Bac").await;
    browser.until(&notes(3)).await;
    browser
}

pub async fn choose_copy(browser: &Browser, text: &str) {
    let file = write(&folder(browser, "copies"), "q41-v2.md", text);
    let input = browser.client.find(Locator::Css("#copy-file")).await.unwrap();
    input.send_keys(&file.display().to_string()).await.unwrap();
    browser.until(OPEN).await;
}

/// The words of the passages in a file, and of what waits.
fn quotes(file: &Value) -> (Vec<String>, Vec<String>) {
    let all = |list: &str, inner: &str| -> Vec<String> {
        let records = file[list].as_array().cloned().unwrap_or_default();
        records.iter().map(|own| own[inner][0]["exact"].as_str().unwrap().to_owned()).collect()
    };
    (all("passages", "spans"), all("orphans", "quotes"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_replaced_by_a_copy_reviewed_by_key_and_undone() {
    let browser = with_passages("replace").await;
    let before = export(&browser).await;
    choose_copy(&browser, &question(NEW)).await;
    let chips = browser
        .until("return [...document.querySelectorAll('.replacing-states .chip')].map((chip) => chip.dataset.state)")
        .await;
    assert_eq!(chips, json!(["review", "orphan", "adjusted"]));
    let remarks = browser.until("return document.querySelector('.replacing-remarks').textContent").await;
    assert!(remarks.as_str().unwrap().contains("The answer has arrived"), "{remarks}");
    browser.until(&format!("{WHY}.includes('rewritten')")).await;
    browser.until(&format!("{CHOSEN}.includes('Les derniers départs')")).await;
    browser.until("return document.activeElement.matches('.compared-option input:checked')").await;
    // Down to `without a place`, and back up to what is proposed.
    browser.keys("\u{e015}").await;
    browser.until("return document.querySelector('.compared-option:last-of-type :checked') !== null").await;
    browser.keys("\u{e013}\u{e007}").await;
    browser.until("return document.activeElement.textContent === 'Replace the text'").await;
    browser.keys("\u{e007}").await;
    browser.until(CLOSED).await;
    browser.until("return document.querySelector('.notice-line').textContent.includes('waiting')").await;
    browser
        .until("return document.querySelector('.earlier')?.textContent.includes('Text replaced on')")
        .await;
    let (placed, waiting) = quotes(&export(&browser).await);
    assert_eq!(
        placed,
        ["a promis un guichet ouvert chaque matin", "Les derniers départs ont été reportés au matin suivant"]
    );
    assert_eq!(waiting, ["Le bac de Sully a cessé de traverser la Loire"]);
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until(&notes(2)).await;
    browser.press("Compare with the earlier text").await;
    browser.until("return document.querySelector('.replacing del')?.textContent.length > 0").await;
    browser.press("Close").await;
    browser.until(CLOSED).await;
    browser.press("Undo").await;
    browser.until(&notes(3)).await;
    browser.until("return document.querySelector('.earlier') === null").await;
    assert_eq!(export(&browser).await, before);
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_words_are_chosen_by_key_and_closing_changes_nothing() {
    let browser = with_passages("choose").await;
    choose_copy(&browser, &question(NEW)).await;
    browser.until(WHY).await;
    // In the newer copy, the first sentence from where the passage is proposed.
    browser.client.execute("document.querySelector('.compared').focus()", Vec::new()).await.unwrap();
    browser.keys("\u{e014}").await;
    browser.keys("\u{e00a}\u{e008}\u{e014}\u{e000}").await;
    browser.until("return document.querySelectorAll('.compared-option').length === 3").await;
    browser.keys("\u{e007}").await;
    browser.until("return document.activeElement.textContent === 'Replace the text'").await;
    browser.keys("\u{e00c}").await;
    browser.until(CLOSED).await;
    browser.until(&notes(3)).await;
    browser.press("Go on").await;
    browser.until(OPEN).await;
    browser.press("Replace the text").await;
    browser.until(CLOSED).await;
    let (placed, _) = quotes(&export(&browser).await);
    assert_eq!(placed.len(), 2, "{placed:?}");
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_copy_that_is_opened_is_compared_and_a_stranger_is_refused() {
    let browser = with_passages("offered").await;
    let folder = folder(&browser, "newer");
    browser.open(&write(&folder, "q41-new.md", question(NEW))).await;
    browser.until(OPEN).await;
    browser.press("Add as another document").await;
    browser.until(CLOSED).await;
    browser.until("return document.querySelectorAll('.list-question-name').length === 2").await;
    browser.press("Undo").await;
    browser.until("return document.querySelectorAll('.list-question-name').length < 2").await;
    browser.open(&write(&folder, "q41-newer.md", question(NEW))).await;
    browser.until(OPEN).await;
    browser.press("Leave this copy out").await;
    browser.until(CLOSED).await;
    browser.until(&notes(3)).await;
    // Two questions, and none of them is this one.
    let rows = "{\"numero\": 7, \"titre\": \"Bus\", \"texte\": \"Le bus.\"}\n{\"numero\": 8, \"titre\": \"Bac\", \"texte\": \"Le bac.\"}\n";
    let input = browser.client.find(Locator::Css("#copy-file")).await.unwrap();
    input.send_keys(&write(&folder, "autres.jsonl", rows).display().to_string()).await.unwrap();
    browser.until("return document.querySelector('.report-line')?.textContent.includes('it holds 2')").await;
    browser.stop().await;
}
