//! Makes the pictures of the screen: `cargo xtask pictures`. They are looked at, not compared.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs, dead_code)]

#[path = "support/browser.rs"]
mod browser;

use browser::{Browser, page};
use serde_json::json;

/// Words of the example, the letter of their kind, and their label.
const TAGGED: [(&str, &str, &str); 6] = [
    ("met en cause la souveraineté numérique du pays", "j", "Atteinte à la souveraineté"),
    ("autorise les services américains, dont la NSA, à lire les données", "d", "Exposition au FISA"),
    (
        "C'est pour ces raisons qu'Olivier Véran, ministre de la santé en 2020, s'était engagé à changer",
        "c",
        "Pourquoi Véran a promis",
    ),
    (
        "s'était engagé à changer de solution technique, de préférence européenne, en 18 mois au plus",
        "m",
        "Les 18 mois de Véran",
    ),
    ("cet engagement est resté lettre morte", "s", "Promesse non tenue"),
    ("en 2019, Microsoft a été retenu sans le moindre appel d'offres", "f", "Pas d’appel d’offres en 2019"),
];

/// Five passages over each other: nested three deep, and crossing.
const OVERLAPPING: [(&str, &str, &str); 5] = [
    TAGGED[2],
    TAGGED[3],
    ("changer de solution technique, de préférence européenne", "q", "Une solution européenne"),
    ("solution technique", "e", "Ce qu’est la solution"),
    ("européenne, en 18 mois", "n", "Dix-huit mois"),
];

#[tokio::test(flavor = "multi_thread")]
async fn five_overlapping_passages() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let browser = Browser::start("overlapping").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("FR").await;
    browser.press("Essayer l'exemple").await;
    for (index, (words, key, label)) in OVERLAPPING.iter().enumerate() {
        write_claim(&browser, words, key, label, index + 1).await;
    }
    browser.client.execute("document.querySelector('.reader').click()", Vec::new()).await.unwrap();
    browser.client.set_window_size(1320, 620).await.unwrap();
    let script = "const mark = document.querySelector('mark');
        document.querySelector('.page').scrollTop += mark.getBoundingClientRect().top - 150;
        return document.querySelector('.note[data-active]') === null";
    browser.until(script).await;
    for (name, scheme, forced) in
        [("light", "light", "none"), ("dark", "dark", "none"), ("contrast", "light", "active")]
    {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }, { "name": "forced-colors", "value": forced }]);
        browser.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        let picture = browser.client.screenshot().await.unwrap();
        std::fs::write(folder.join(format!("overlap-{name}.png")), picture).unwrap();
    }
    browser.stop().await;
}

/// Marks words with a kind's letter, and writes the label.
async fn write_claim(browser: &Browser, words: &str, key: &str, label: &str, count: usize) {
    browser.select(words).await;
    browser.keys(key).await;
    browser.until("return document.activeElement.className === 'note-label'").await;
    browser.keys(label).await;
    browser.keys("\u{e007}").await;
    browser.until(&format!("return document.querySelectorAll('article').length === {count}")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_screen_in_its_states() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    std::fs::create_dir_all(&folder).unwrap();
    let browser = Browser::start("pictures").await;
    let shoot = async |name: &str| {
        let picture = browser.client.screenshot().await.unwrap();
        std::fs::write(folder.join(name).with_extension("png"), picture).unwrap();
    };
    browser.client.goto(&page()).await.unwrap();
    browser.press("FR").await;
    browser.press("Essayer l'exemple").await;
    for (index, (words, key, label)) in TAGGED.iter().enumerate() {
        write_claim(&browser, words, key, label, index + 1).await;
    }
    let scroll =
        "const page = document.querySelector('.page'); page.scrollTop = 0; return page.scrollTop === 0";
    browser.until("return document.querySelector('.status-saved') !== null").await;
    browser.until("document.querySelector('.page').scrollTop = 290; return true").await;
    shoot("light-fr").await;
    browser.press("Affirmations").await;
    browser.click(".claim-row:nth-child(2) .tick input").await;
    browser.click(".claim-open").await;
    shoot("claims-fr").await;
    browser.press("Tout décocher").await;
    browser.press("Lire").await;
    browser.select("que soient publiées les conclusions").await;
    browser
        .client
        .find(fantoccini::Locator::Css("[role=combobox]"))
        .await
        .unwrap()
        .send_keys("prom")
        .await
        .unwrap();
    browser.click("[aria-label^='Changer les couleurs']").await;
    shoot("tag-box-dark").await;
    browser.keys("\u{e00c}").await;
    browser.client.set_window_size(500, 963).await.unwrap();
    browser.until(scroll).await;
    shoot("narrow").await;
    browser.stop().await;
}
