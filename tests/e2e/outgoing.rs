//! What leaves to be read by people: tables as they are chosen, pages that open from the disk.

use std::path::PathBuf;

use scolie::exchange::dossier::SCHEMA;
use serde_json::Value;

use crate::browser::{Browser, page};
use crate::opening::WELCOME;
use crate::{FISA, SAVED, TENDER, notes};

impl Browser {
    /// The example with two passages, the dialog of the formats open and `format` chosen.
    async fn exporting(name: &str, format: &str) -> Self {
        let browser = Self::start(name).await;
        browser.client.goto(&page()).await.unwrap();
        browser.press("Try the example").await;
        browser.until(&notes(0)).await;
        browser.tag(TENDER, "No tender; in \"2019\"").await;
        browser.tag(FISA, "=FISA").await;
        browser.until(SAVED).await;
        browser.choose_format(format).await;
        browser
    }

    async fn choose_format(&self, format: &str) {
        self.run("Export in another format").await;
        self.until("return Boolean(document.querySelector('.outgoing'))").await;
        self.click(&format!(".outgoing input[value='{format}']")).await;
    }

    /// Exports what is chosen, the losses taken; where the file lies.
    async fn export_chosen(&self) -> PathBuf {
        self.click(".outgoing [type=submit]").await;
        self.until("return Boolean(document.querySelector('.outgoing-losses'))").await;
        self.click(".outgoing-losses .button-strong").await;
        self.downloaded_file().await
    }

    async fn answer(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }
}

/// What is chosen of a table is what is written, and it is as it was left the next time.
#[tokio::test]
async fn a_table_is_written_as_it_is_chosen() {
    let browser = Browser::exporting("table", "passages").await;
    browser.click(".columns summary").await;
    browser.click(".columns-acts button:nth-child(2)").await;
    browser
        .until("return document.querySelector('.outgoing [type=submit]').disabled && Boolean(document.querySelector('.columns-none').textContent)")
        .await;
    for name in ["Claim", "Number"] {
        let script = format!(
            "[...document.querySelectorAll('.columns-list .tick')].find(own => own.textContent === '{name}').click()"
        );
        browser.answer(&script).await;
    }
    browser.until("return !document.querySelector('.outgoing [type=submit]').disabled").await;
    let file = browser.export_chosen().await;
    assert!(file.to_string_lossy().ends_with(".passages.csv"), "{}", file.display());
    assert_eq!(
        std::fs::read_to_string(&file).unwrap().trim_start_matches('\u{feff}'),
        "Number,Claim\r\n3331,'=FISA\r\n3331,\"No tender; in \"\"2019\"\"\"\r\n"
    );
    browser.choose_format("passages").await;
    browser.until("return document.querySelectorAll('.columns-list input:checked').length === 2").await;
    browser.stop().await;
}

/// The page that leaves opens from the disk, shows its marks in their colours, and runs and fetches nothing.
#[tokio::test]
async fn an_annotated_page_opens_from_the_disk() {
    let browser = Browser::exporting("page", "page").await;
    let file = browser.export_chosen().await;
    browser.client.goto(&format!("file://{}", file.display())).await.unwrap();
    browser.until("return document.querySelectorAll('article mark').length === 2").await;
    let shown = browser
        .answer(
            "const marks = [...document.querySelectorAll('mark')];
             return [marks.map(own => own.textContent).join('|'),
                marks.every(own => getComputedStyle(own).backgroundColor !== 'rgba(0, 0, 0, 0)'),
                [...document.querySelectorAll('a[href^=\"#\"]')].every(own => document.getElementById(own.hash.slice(1))),
                document.querySelectorAll('.note').length, document.scripts.length]",
        )
        .await;
    assert_eq!(shown[0].as_str().unwrap(), format!("{FISA}|{TENDER}"));
    assert_eq!((&shown[1], &shown[2]), (&Value::Bool(true), &Value::Bool(true)));
    assert_eq!((shown[3].as_u64(), shown[4].as_u64()), (Some(2), Some(0)));
    browser.stop().await;
}

/// What a dossier looks like is told by the program itself.
#[tokio::test]
async fn the_schema_leaves_the_program_as_it_is_published() {
    let browser = Browser::start("schema").await;
    browser.client.goto(&page()).await.unwrap();
    // A key counts once the program is there.
    browser.until(WELCOME).await;
    browser.run("Export the JSON Schema").await;
    let (name, schema) = browser.downloaded().await;
    assert_eq!((name.as_str(), schema.as_str()), ("scolie-1.schema.json", SCHEMA));
    browser.stop().await;
}
