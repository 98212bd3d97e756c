//! The main job: three claims tagged, undone, kept, and taken away as JSON.

use scolie::exchange::dossier::SCHEMA;
use serde_json::{Value, json};

use crate::browser::{Browser, page};
use crate::{FISA, PROMISE, SAVED, TENDER, notes};

/// What an export says, without names and times.
pub fn gist(export: &str) -> Value {
    let file: Value = serde_json::from_str(export).unwrap();
    let claim = |id: &Value| {
        file["claims"].as_array().unwrap().iter().find(|claim| claim["id"] == *id).unwrap().clone()
    };
    let mut passages: Vec<Value> = file["passages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|passage| {
            let claim = claim(&passage["claim"]);
            let span = &passage["spans"][0];
            json!([
                claim["label"],
                claim["kind"],
                span["exact"],
                span["end"].as_u64().unwrap() - span["start"].as_u64().unwrap()
            ])
        })
        .collect();
    passages.sort_by_key(Value::to_string);
    json!({ "format": file["format"], "number": file["documents"][0]["question"]["number"], "passages": passages })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_analyst_tags_three_claims_and_takes_them_away() {
    let browser = Browser::start("main").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;

    browser.select(TENDER).await;
    browser
        .client
        .find(fantoccini::Locator::Css("[role=combobox]"))
        .await
        .unwrap()
        .send_keys("No tender in 2019")
        .await
        .unwrap();
    browser.keys("\u{e007}").await;
    browser.until(&notes(1)).await;

    // The fast path: a kind's letter, and the label at once.
    browser.select(FISA).await;
    browser.keys("d").await;
    browser.until("return document.activeElement.className === 'note-label'").await;
    browser.keys("FISA exposure\u{e007}").await;
    browser.until(&notes(2)).await;

    browser.select(PROMISE).await;
    browser.click(".kind-chip:nth-child(8)").await;
    browser
        .client
        .find(fantoccini::Locator::Css("[role=combobox]"))
        .await
        .unwrap()
        .send_keys("Véran's 18-month promise")
        .await
        .unwrap();
    browser.keys("\u{e007}").await;
    browser.until(&notes(3)).await;

    browser.press("Undo").await;
    browser.until(&notes(2)).await;
    browser.press("Redo").await;
    browser.until(&notes(3)).await;
    browser.until(SAVED).await;

    browser.until("return Object.keys(localStorage).some((name) => name.startsWith('scolie.place.'))").await;
    browser.client.refresh().await.unwrap();
    browser.until(&notes(3)).await;
    browser.until("return document.querySelector('.page').scrollTop > 0").await;
    browser.until(SAVED).await;
    browser.press("Undo").await;
    browser.until(&notes(2)).await;
    browser.press("Redo").await;
    browser.until(&notes(3)).await;

    browser.press("Export…").await;
    browser.click("[role=menuitem]").await;
    let (name, export) = browser.downloaded().await;
    assert!(name.ends_with(".scolie.json"), "{name}");
    let validator = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    assert!(validator.is_valid(&serde_json::from_str(&export).unwrap()));
    let length = |words: &str| words.chars().count();
    assert_eq!(
        gist(&export),
        json!({ "format": "scolie/1", "number": 3331, "passages": [
            ["FISA exposure", "law", FISA, length(FISA)],
            ["No tender in 2019", "fact", TENDER, length(TENDER)],
            ["Véran's 18-month promise", "promise", PROMISE, length(PROMISE)],
        ] })
    );
    let requests = browser.requests().await;
    assert!(requests.iter().any(|url| url.starts_with("file:")), "the log works: {requests:?}");
    let outside: Vec<_> = requests
        .iter()
        .filter(|url| !["file:", "blob:", "data:", "chrome:"].iter().any(|own| url.starts_with(own)))
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;

    // In a fresh profile the file restores everything, and leaves again as the same bytes.
    let fresh = Browser::start("fresh").await;
    let file = fresh.downloads.parent().unwrap().join("taken-away.scolie.json");
    std::fs::write(&file, &export).unwrap();
    fresh.client.goto(&page()).await.unwrap();
    fresh.open(&file).await;
    fresh.until(&notes(3)).await;
    fresh.press("Export…").await;
    fresh.click("[role=menuitem]").await;
    assert_eq!(fresh.downloaded().await.1, export);

    // A file that is not what it says is refused with its place, and leaves what is open untouched.
    let broken = fresh.downloads.parent().unwrap().join("broken.scolie.json");
    std::fs::write(
        &broken,
        export.replace("FISA\"", "FISA").replacen("\"exact\": \"en 2019", "\"exact\": \"in 2019", 1),
    )
    .unwrap();
    fresh.open(&broken).await;
    let alert = fresh.until("return document.querySelector('[role=alert]')?.textContent").await;
    assert!(alert.as_str().unwrap().contains("spans[0].exact"), "{alert}");
    fresh.until(&notes(3)).await;
    fresh.stop().await;
}
