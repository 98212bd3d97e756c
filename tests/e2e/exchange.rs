//! Other formats: what leaves in them, and what comes back.

use std::fs;

use serde_json::json;

use crate::browser::{Browser, page};
use crate::opening::{folder, start, write};
use crate::{FISA, SAVED, TENDER, notes};

const LOSSES: &str = "const list = [...document.querySelectorAll('.outgoing-losses li')];
    return list.length > 0 && list.map((line) => line.textContent).join('\\n')";
const FATES: &str = "const rows = [...document.querySelectorAll('.arrival-item')];
    return rows.length > 0 && rows.map((row) => row.dataset.group)";

/// Chooses a format in the dialog, and exports.
async fn export_as(browser: &Browser, format: &str) {
    browser.run("Export in another format").await;
    browser.click(&format!(".outgoing input[value='{format}']")).await;
    browser.click(".outgoing [type=submit]").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_format_says_what_it_loses_and_comes_back_into_another_dossier() {
    let browser = Browser::start("formats").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.tag(TENDER, "No tender").await;
    browser.tag(FISA, "FISA").await;
    browser.until(SAVED).await;

    export_as(&browser, "label-studio").await;
    let losses = browser.until(LOSSES).await;
    assert!(losses.as_str().unwrap().contains("Headings"), "{losses}");
    browser.click(".outgoing-losses .button-strong").await;
    let file = browser.downloaded_file().await;
    assert!(file.to_string_lossy().ends_with(".label-studio.zip"), "{file:?}");

    // Where all of it is there already, nothing is to be accepted.
    browser.open(&file).await;
    assert_eq!(browser.until(FATES).await, json!(["known", "known"]));
    browser.click(".arrival .dialog-end .button").await;

    browser.run("New dossier").await;
    browser.until("return document.querySelector('.welcome') !== null").await;
    browser.open(&file).await;
    assert_eq!(browser.until(FATES).await, json!(["kept", "kept"]));
    browser.click(".arrival .dialog-end .button-strong").await;
    browser.until(&notes(2)).await;
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until(&notes(2)).await;
    browser.press("Undo").await;
    browser.until("return document.querySelector('.note') === null").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_no_place_waits_and_what_is_suggested_is_confirmed() {
    let browser = start("arrivals").await;
    let folder = folder(&browser, "arrivals");
    let question = "Le train part à huit heures. Le train arrive tard. La gare ferme.";
    let region = |id: &str, start: usize, end: usize, text: &str| {
        json!({ "id": id, "from_name": "label", "to_name": "text", "type": "labels",
            "value": { "start": start, "end": end, "text": text, "labels": ["Fait"] } })
    };
    let tasks = json!([{ "id": 1, "data": { "text": question },
        "annotations": [{ "id": 1, "result": [region("a", 3, 8, "train"), region("b", 0, 4, "nulle part")] }],
        "predictions": [{ "model_version": "rules-1", "score": 0.8, "result": [region("c", 51, 58, "La gare")] }] }]);
    browser.open(&write(&folder, "tasks.json", tasks.to_string())).await;
    assert_eq!(browser.until(FATES).await, json!(["kept", "waiting", "kept"]));
    browser.click(".arrival .dialog-end .button-strong").await;
    browser.until(&notes(2)).await;
    let status = "const text = document.querySelector('.status').textContent.replaceAll('\\u00a0', ' ');
        return text.includes('1 passage ') && text.includes('1 suggestion') && text.includes('1 passage waiting')";
    browser.until(status).await;

    // Its words are selected, and Enter places it.
    browser.click(".status-waiting").await;
    browser.click(".orphan .button").await;
    browser.until("return document.querySelector('.picked-held .button-strong') !== null").await;
    browser.set_selection("huit heures").await;
    browser.until("return !document.querySelector('.picked-held .button-strong').disabled").await;
    browser.click(".picked-held .button-strong").await;
    browser.until(&notes(3)).await;

    browser.run("Go to the next suggestion").await;
    browser.until("return document.querySelector('.note[data-active][data-suggested]') !== null").await;
    browser.click(".note-suggestion .button").await;
    browser.until("return document.querySelector('[data-suggested]') === null").await;
    browser.until(SAVED).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_found_in_a_text_that_comes_later_or_placed_where_it_may_belong() {
    let browser = start("late").await;
    let folder = folder(&browser, "late");
    browser.open(&write(&folder, "autre.txt", "Une autre question, sans rien de tout cela.")).await;
    browser.until(&notes(0)).await;
    let row = |id: &str, words: &str| {
        json!({ "id": id, "uri": "https://example.org/horaires", "text": "", "tags": ["fact"], "user": "acct:zoe@x",
            "target": [{ "source": "https://example.org/horaires",
                "selector": [{ "type": "TextQuoteSelector", "exact": words, "prefix": "", "suffix": "" }] }] })
    };
    let rows = json!({ "total": 2, "rows": [row("a", "La gare ferme"), row("b", "le train")] });
    browser.open(&write(&folder, "annotations.json", rows.to_string())).await;
    assert_eq!(browser.until(FATES).await, json!(["waiting", "waiting"]));
    // Each item says what it claims, and of what kind.
    let said = "const rows = [...document.querySelectorAll('.arrival-item')];
        return rows.map((row) => [row.dataset.hue, row.querySelector('strong').textContent, row.querySelector('.note-kind').textContent])";
    let said = browser.until(said).await;
    assert_eq!(said, json!([["blue", "La gare ferme", "Fact"], ["blue", "Le train", "Fact"]]));
    browser.click(".arrival .dialog-end .button-strong").await;
    browser.click(".status-waiting").await;
    let why = "const why = [...document.querySelectorAll('.orphan-why')].map((own) => own.textContent);
        return why.length === 2 && !why.includes('…') && why";
    assert_eq!(browser.until(why).await, json!(vec!["Its text is not in this dossier."; 2]));
    browser.click(".orphans-dialog .dialog-end .button-quiet").await;

    // The text comes: one of them stands there once, and is found at a press.
    let text = "Le train part. On dit que le train est en retard, et que le train repart. La gare ferme.";
    browser.open(&write(&folder, "horaires.txt", text)).await;
    browser
        .until("return document.querySelector('.notice-line .button')?.textContent.startsWith('Look again')")
        .await;
    browser.click(".notice-line .button").await;
    browser.until(&notes(1)).await;

    // The other stands there twice: its places are offered, and a letter chooses.
    browser.click(".status-waiting").await;
    browser.until("return document.querySelectorAll('.orphan-place').length === 2").await;
    let why = browser.until("return document.querySelector('.orphan-why').textContent").await;
    assert_eq!(why, json!("These words stand in 2 places."));
    browser.keys("b").await;
    browser.until(&notes(2)).await;
    browser.until("return document.querySelector('dialog') === null").await;
    browser.until(SAVED).await;
    let export = crate::opening::export(&browser).await;
    let start = |own: &serde_json::Value| own["spans"][0]["start"].as_u64().unwrap();
    let mut starts: Vec<u64> = export["passages"].as_array().unwrap().iter().map(start).collect();
    starts.sort_unstable();
    assert_eq!(starts, [57, 74]);
    browser.press("Undo").await;
    browser.until(&notes(1)).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_brat_that_are_dropped_together_are_read_together() {
    let browser = start("brat").await;
    let folder = folder(&browser, "brat");
    let text = "Aucun marché n’a été lancé.\nRien de plus.\n";
    let lines = "T1\tFait 0 12\tAucun marché\nT2\tFait 28 32\tRien\n#1\tAnnotatorNotes T1\tà voir\n";
    let (text, lines) = (write(&folder, "q.txt", text), write(&folder, "q.ann", lines));
    browser.drop_files(&[&text, &lines]).await;
    let fates = browser.until(FATES).await;
    assert_eq!(fates, json!(["kept", "kept"]));
    browser.click(".arrival .dialog-end .button-strong").await;
    browser.until(&notes(2)).await;
    // The text came with its annotations, and once.
    let export = crate::opening::export(&browser).await;
    assert_eq!(export["documents"].as_array().unwrap().len(), 1);
    assert!(fs::metadata(&text).is_ok());
    browser.stop().await;
}

/// The twelve passages of the example leave by the dialog and come back into an empty dossier: an archive, a
/// project, lines, linked data, a table.
#[tokio::test(flavor = "multi_thread")]
async fn the_twelve_passages_of_the_example_leave_and_come_back() {
    let browser = Browser::start("twelve").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../specs/example.passages.json")).unwrap();
    for (count, passage) in (1..).zip(file["passages"].as_array().unwrap()) {
        let text = |name: &str| passage[name].as_str().unwrap();
        browser.tag(text("quote"), text("label")).await;
        browser.until(&notes(count)).await;
    }
    browser.until(SAVED).await;
    let mut files = Vec::new();
    for format in ["brat", "refi-qda", "cas", "doccano", "web-annotation", "passages"] {
        export_as(&browser, format).await;
        if format != "web-annotation" {
            browser.until(LOSSES).await;
            browser.click(".outgoing-losses .button-strong").await;
        }
        let file = browser.downloaded_file().await;
        let kept = file.with_extension(format!("kept.{}", file.extension().unwrap().to_string_lossy()));
        let kept = folder(&browser, "twelve").join(kept.file_name().unwrap());
        fs::rename(&file, &kept).unwrap();
        files.push((format, kept));
    }
    for (format, file) in files {
        // Where they are there already, nothing changes.
        browser.open(&file).await;
        assert_eq!(browser.until(FATES).await, json!(vec!["known"; 12]), "{format}");
        browser.click(".arrival .dialog-end .button").await;
        browser.run("New dossier").await;
        browser.until("return document.querySelector('.welcome') !== null").await;
        if format == "passages" {
            // A table has no texts: they are there before.
            browser.press("Try the example").await;
            browser.until(&notes(0)).await;
        }
        browser.open(&file).await;
        let fates = browser.until(FATES).await;
        let kept = fates.as_array().unwrap().iter().filter(|fate| *fate == "kept").count();
        assert!(kept == 12 && fates.as_array().unwrap().len() == 12, "{format}: {fates}");
        browser.click(".arrival .dialog-end .button-strong").await;
        browser.until(&notes(12)).await;
    }
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
