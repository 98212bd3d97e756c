//! The codebook: changed in its place, taken away, and taken in from a file.

use std::path::PathBuf;

use fantoccini::Locator;
use serde_json::Value;

use crate::browser::{Browser, page};
use crate::{FISA, SAVED, TENDER, notes};

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const TAB: &str = "\u{e004}";
const DOWN: &str = "\u{e015}";
const ALT: &str = "\u{e00a}";
const CONTROL: &str = "\u{e009}";
const RELEASE: &str = "\u{e000}";

impl Browser {
    /// Starts with the example and two claims: a fact and a law.
    async fn start_coding(name: &str) -> Self {
        let browser = Self::start(name).await;
        browser.client.goto(&page()).await.unwrap();
        browser.press("Try the example").await;
        browser.tag(TENDER, "No tender").await;
        browser.select(FISA).await;
        browser.keys("d").await;
        browser.until("return document.activeElement.className === 'note-label'").await;
        browser.until(&notes(2)).await;
        browser
    }

    /// Opens an entry of the codebook.
    pub async fn unfold(&self, entry: &str) {
        self.click(&format!("#{entry}")).await;
        self.until(&format!("return document.getElementById('{entry}-panel') !== null")).await;
    }

    /// Writes `words` in place of what a field says.
    async fn rewrite(&self, field: &str, words: &str) {
        self.click(&format!("#{field}")).await;
        self.keys(&format!("{CONTROL}a{RELEASE}{words}")).await;
    }

    /// Chooses what a select inside `css` offers under `value`.
    async fn choose(&self, css: &str, value: &str) {
        let select = self.client.wait().for_element(Locator::Css(&format!("{css} select"))).await.unwrap();
        select.select_by_value(value).await.unwrap();
    }

    async fn focus_is(&self, id: &str) {
        self.until(&format!("return document.activeElement.id === '{id}'")).await;
    }

    /// Waits until the list shows these kinds, each with how many claims are of it.
    async fn lists_kinds(&self, kinds: &str) {
        let shown = "[...document.querySelectorAll('.list-kind-name')].map((kind) =>
            [...kind.children].slice(1).map((part) => part.textContent).join(' ')).join(', ')";
        self.until(&format!("return {shown} === '{kinds}'")).await;
    }

    /// Writes a file to be opened.
    pub fn write_file(&self, name: &str, text: &str) -> PathBuf {
        let file = self.downloads.parent().unwrap().join(name);
        std::fs::write(&file, text).unwrap();
        file
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renamed_kind_is_renamed_everywhere_and_takes_one_step_back() {
    let browser = Browser::start_coding("codebook-rename").await;
    browser.press("Codebook").await;
    browser.unfold("kind-fact").await;
    browser.rewrite("kind-fact-short-en", "Event").await;
    browser.lists_kinds("Event 1, Law 1").await;
    // The whole word is one step, and the field follows.
    browser.take_back().await;
    browser.lists_kinds("Fact 1, Law 1").await;
    browser.until("return document.getElementById('kind-fact-short-en').value === 'Fact'").await;
    browser.press("Redo").await;
    browser.lists_kinds("Event 1, Law 1").await;

    // A kind needs a name: that is said, and the old one stays.
    browser.rewrite("kind-fact-label-fr", "\u{e003}").await;
    browser.rewrite("kind-fact-label-en", "\u{e003}").await;
    let about = "return document.getElementById('kind-fact-label-en-about').textContent.includes('name')";
    browser.until(about).await;
    browser
        .until("return document.querySelector('#kind-fact .entry-name').textContent.startsWith('Fact')")
        .await;

    // Its letter is free, and no other kind has it then.
    browser.rewrite("kind-fact-key", "d").await;
    browser
        .until("return document.getElementById('kind-fact-key-about').textContent.includes('“Law”')")
        .await;
    browser.rewrite("kind-fact-key", "1").await;
    browser.until("return document.getElementById('kind-fact-key-about').textContent.includes('“1”')").await;
    browser.until("return document.querySelector('#kind-fact .key-letter').textContent === 'F'").await;
    browser.rewrite("kind-fact-key", "v").await;
    browser.until("return document.querySelector('#kind-fact .key-letter').textContent === 'V'").await;
    browser.click("#kind-fact-hue [data-hue=red]").await;
    browser.until("return document.querySelector('#kind-fact .key-letter').dataset.hue === 'red'").await;

    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until("return document.querySelector('#kind-fact .key-letter')?.textContent === 'V'").await;
    browser.press("Read").await;
    browser.until(&notes(2)).await;
    browser.lists_kinds("Event 1, Law 1").await;
    let note =
        "return [...document.querySelectorAll('article')].some((note) => note.textContent.includes('Event'))";
    browser.until(note).await;
    browser.select("engagé à changer").await;
    browser.keys("v").await;
    browser.until(&notes(3)).await;
    browser.lists_kinds("Event 2, Law 1").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kind_in_use_goes_only_when_its_claims_have_an_heir() {
    let browser = Browser::start_coding("codebook-remove").await;
    browser.press("Codebook").await;
    browser.unfold("kind-fact").await;
    browser.click("#kind-fact-remove").await;
    browser.until("return document.querySelector('.asking p').textContent.includes('1\u{a0}claim is')").await;
    // Escape asks no further, and stays in the place.
    browser.keys(ESCAPE).await;
    browser.focus_is("kind-fact-remove").await;
    browser.click("#kind-fact-remove").await;
    browser.choose(".asking", "law").await;
    browser.click(".asking .button-strong").await;
    browser.until("return document.getElementById('kind-fact') === null").await;
    browser.focus_is("kind-figure").await;
    browser.lists_kinds("Law 2").await;
    browser.press("Undo").await;
    browser.lists_kinds("Fact 1, Law 1").await;

    // One that is not in use goes at once; the focus goes on to the next.
    browser.unfold("kind-figure").await;
    browser.click("#kind-figure-remove").await;
    browser.until("return document.getElementById('kind-figure') === null").await;
    browser.focus_is("kind-law").await;

    // By the keyboard alone: moved with its focus, nested, and a new one added with the cursor in its name.
    let first = |id: &str| format!("return document.querySelector('.entry-line').id === '{id}'");
    browser.client.execute("document.getElementById('kind-fact').focus()", Vec::new()).await.unwrap();
    browser.keys(&format!("{ALT}{DOWN}{RELEASE}")).await;
    browser.until(&first("kind-law")).await;
    browser.focus_is("kind-fact").await;
    browser.choose("#kind-fact-panel", "law").await;
    browser.until("return document.querySelectorAll('.entry[data-depth=\"1\"]').length === 1").await;
    browser.client.execute("document.getElementById('add-kind').focus()", Vec::new()).await.unwrap();
    browser.keys(ENTER).await;
    browser.focus_is("add-kind-field").await;
    browser.keys(ENTER).await;
    browser.until("return document.getElementById('add-kind-about').textContent.includes('name')").await;
    browser.keys(&format!("Expert opinion{ENTER}")).await;
    browser.focus_is("kind-expert-opinion-label-en").await;
    browser.keys(&format!("s{TAB}")).await;
    browser.until("return document.querySelector('#kind-expert-opinion .entry-name').textContent === 'Expert opinions'").await;
    browser.press("History").await;
    let about = "return document.querySelector('.history-about').textContent === 'Expert opinions'";
    browser.until(about).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn values_and_links_in_use_ask_what_becomes_of_them() {
    let browser = Browser::start_coding("codebook-values").await;
    browser.add_attribute("verdict").await;
    browser.choose("[data-attribute=verdict]", "false").await;
    browser.keys("\u{e034}").await;
    browser.until("return document.activeElement.matches('.note-linking [role=combobox]')").await;
    browser.keys(&format!("tender{ENTER}")).await;
    browser.until("return document.querySelectorAll('.note[data-active] .tie').length === 1").await;

    browser.press("Codebook").await;
    browser.unfold("attribute-verdict").await;
    browser.click("#attribute-verdict-value-false-remove").await;
    browser.choose(".asking", "sent:misleading").await;
    browser.click(".asking .button-strong").await;
    browser.until("return document.getElementById('attribute-verdict-value-false') === null").await;
    browser.focus_is("attribute-verdict-value-outdated-remove").await;
    // Several values are added one after the other.
    browser.click("#attribute-verdict-add").await;
    browser.keys(&format!("Half true{ENTER}Joke{ENTER}")).await;
    browser.until("return document.getElementById('attribute-verdict-value-joke-en') !== null").await;
    browser.focus_is("attribute-verdict-add-field").await;

    browser.unfold("link-supports").await;
    browser.click("#link-supports-remove").await;
    browser.choose(".asking", "sent:attacks").await;
    browser.click(".asking .button-strong").await;
    browser.focus_is("link-attacks").await;
    browser.press("Read").await;
    browser
        .until("return document.querySelector('.note[data-active] .tie select').value === 'attacks'")
        .await;
    browser
        .until("return document.querySelector('[data-attribute=verdict] select').value === 'misleading'")
        .await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_codebook_from_a_file_shows_what_differs_and_is_one_step() {
    let browser = Browser::start_coding("codebook-import").await;
    browser.press("Codebook").await;
    browser.press("Export the codebook").await;
    let (name, export) = browser.downloaded().await;
    assert!(name.ends_with(".scolie-codebook.json"), "{name}");
    let mut codebook: Value = serde_json::from_str(&export).unwrap();
    let kinds = codebook["kinds"].as_array_mut().unwrap();
    kinds.retain(|kind| kind["id"] != "fact");
    kinds[0]["label"]["en"] = "Number".into();
    let changed = browser.write_file("other.scolie-codebook.json", &codebook.to_string());
    let same = browser.write_file("same.json", &export);
    let broken = browser.write_file("broken.json", &export.replacen("\"blue\"", "\"gold\"", 1));

    browser.open(&same).await;
    browser.until("return document.querySelector('.notice')?.textContent.includes('does not differ')").await;
    browser.open(&broken).await;
    browser
        .until(
            "return document.querySelector('[role=alert].report-line')?.textContent.includes('kinds[0].hue')",
        )
        .await;

    browser
        .client
        .execute("document.querySelectorAll('.codebook-files button')[1].focus()", Vec::new())
        .await
        .unwrap();
    browser.open(&changed).await;
    let told = "return document.querySelector('.differences')?.innerText.replace(/\\s+/g, ' ')";
    let told = browser.until(told).await;
    for words in ["not in the file · 1 claim", "Name: Figure or quantity → Number"] {
        assert!(told.as_str().unwrap().contains(words), "{told}");
    }
    // Nothing has changed so far; leaving it leads back to where one was.
    browser.keys(ESCAPE).await;
    browser.until("return document.querySelector('dialog') === null").await;
    browser.until("return document.activeElement.textContent === 'Open a codebook…'").await;
    browser.lists_kinds("Fact 1, Law 1").await;

    browser.open(&changed).await;
    browser.choose("[data-kind=fact]", "request").await;
    browser.press("Accept").await;
    browser.until("return document.querySelector('dialog') === null").await;
    browser.lists_kinds("Law 1, Request 1").await;
    browser.press("Undo").await;
    browser.lists_kinds("Fact 1, Law 1").await;

    // Only what is new: there is nothing, and that is said.
    browser.open(&changed).await;
    browser
        .client
        .wait()
        .for_element(Locator::Css(".way:nth-of-type(2)"))
        .await
        .unwrap()
        .click()
        .await
        .unwrap();
    browser.until("return document.querySelector('.incoming-kept')?.textContent.includes('nothing')").await;
    browser.keys(ESCAPE).await;

    // Where nothing is open it simply takes force, and a dossier begins with it.
    browser.run("New dossier").await;
    browser.until("return document.querySelector('.welcome') !== null").await;
    browser.open(&changed).await;
    browser.until("return document.querySelector('.notice')?.textContent.includes('in force')").await;
    browser.press("Try the example").await;
    browser.press("Codebook").await;
    browser.until("return document.querySelector('.entry-name').textContent === 'Number'").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_with_another_codebook_is_asked_about_and_loses_no_claim() {
    let browser = Browser::start_coding("codebook-dossier").await;
    browser.press("Export…").await;
    browser.click("[role=menuitem]").await;
    let (_, export) = browser.downloaded().await;
    let file = browser.write_file("before.scolie.json", &export);
    // With the same codebook it is opened without a word.
    browser.open(&file).await;
    browser.until(&notes(2)).await;
    browser.until("return document.querySelector('dialog') === null").await;

    browser.press("Codebook").await;
    browser.unfold("kind-fact").await;
    browser.click("#kind-fact-remove").await;
    browser.choose(".asking", "law").await;
    browser.click(".asking .button-strong").await;
    browser.lists_kinds("Law 2").await;

    browser.open(&file).await;
    browser.until("return document.querySelector('dialog.incoming h2')?.textContent.includes('has another codebook')").await;
    browser
        .client
        .wait()
        .for_element(Locator::Css(".way:nth-of-type(2)"))
        .await
        .unwrap()
        .click()
        .await
        .unwrap();
    browser.choose("[data-kind=fact]", "figure").await;
    browser.press("Accept").await;
    browser.lists_kinds("Figure 1, Law 1").await;
    browser.until("return document.getElementById('kind-fact') === null").await;
    browser.press("Undo").await;
    browser.lists_kinds("Law 2").await;

    browser.open(&file).await;
    browser.press("Accept").await;
    browser.lists_kinds("Fact 1, Law 1").await;
    browser.until("return document.getElementById('kind-fact') !== null").await;
    browser.until(SAVED).await;

    // From another dossier with a codebook of its own: it goes over to the file's dossier.
    browser.run("New dossier").await;
    browser.press("Try the example").await;
    browser.press("Codebook").await;
    browser.unfold("kind-figure").await;
    browser.click("#kind-figure-remove").await;
    browser.until("return document.getElementById('kind-figure') === null").await;
    browser.open(&file).await;
    browser.press("Accept").await;
    browser.until(&notes(2)).await;
    browser.lists_kinds("Fact 1, Law 1").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
