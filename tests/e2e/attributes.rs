//! What is said of a claim: attributes, a deadline, evidence, links; undone, and there after a reload.

use fantoccini::Locator;
use fantoccini::elements::Element;

use crate::browser::{Browser, page};
use crate::{PROMISE, SAVED, TENDER, notes};

impl Browser {
    /// Asks for an attribute of the active note, whose control takes the focus.
    pub async fn add_attribute(&self, name: &str) {
        self.click(".note-offer-open").await;
        self.click(&format!(".note-offer [data-value='{name}']")).await;
        self.until(&format!("return document.activeElement.closest('[data-attribute={name}]') !== null"))
            .await;
    }

    async fn field(&self, css: &str) -> Element {
        self.client.wait().for_element(Locator::Css(css)).await.unwrap()
    }

    /// Waits until the words of an element hold `words`.
    async fn reads(&self, css: &str, words: &str) {
        self.until(&format!(
            "return document.querySelector(\"{css}\")?.textContent.includes(\"{words}\") === true"
        ))
        .await;
    }

    /// Leaves the note for the text, and takes the last step back.
    pub async fn take_back(&self) {
        self.client.execute("document.activeElement.blur()", Vec::new()).await.unwrap();
        self.press("Undo").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_a_deadline_and_evidence_are_said_and_kept() {
    let browser = Browser::start("attributes").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.tag(PROMISE, "Promise").await;
    browser.until(&notes(1)).await;

    browser.add_attribute("verdict").await;
    let verdict = browser.field("[data-attribute=verdict] select").await;
    verdict.select_by_value("mostly-true").await.unwrap();
    browser.add_attribute("deadline").await;
    browser.keys("18 months").await;
    browser.reads(".deadline", "the date of the fact, which is missing").await;
    browser.add_attribute("fact-date").await;
    browser.keys("2020-11").await;
    browser.reads(".deadline", "May 2022").await;
    browser.reads(".deadline .note-passed", "passed on").await;
    browser.until("return document.querySelector('[data-attribute=deadline] input').value === 'P18M'").await;

    // What is no date is said at the field, and what was stored stays; so is what is none yet.
    browser.keys(&format!("{}2023-13", "\u{e003}".repeat(7))).await;
    browser.reads("[data-attribute=fact-date] .field-about", "no such month").await;
    browser.keys(&format!("{}2020-11", "\u{e003}".repeat(7))).await;
    browser.reads(".deadline", "May 2022").await;
    browser.keys(" hier").await;
    browser
        .until("return document.querySelector('[data-attribute=fact-date] input').getAttribute('aria-invalid') === 'true'")
        .await;
    browser.reads("[data-attribute=fact-date] .field-about", "Not a date").await;
    browser.keys("\t").await;
    browser.reads("[data-attribute=fact-date] .field-wrong", "“2020-11 hier” was not stored").await;

    browser.add_attribute("evidence").await;
    browser.press("+ Evidence").await;
    let url = browser.field(".piece input").await;
    url.send_keys("www.senat.fr/q").await.unwrap();
    browser.until("return document.querySelector('.piece-link') !== null").await;
    browser.click(".piece-link").await;
    browser
        .until(
            "return document.querySelector('.following-address')?.textContent === 'https://www.senat.fr/q'",
        )
        .await;
    browser.keys("\u{e00c}").await;
    browser.until("return document.querySelector('.following') === null").await;
    browser.press("Today").await;
    browser.until(SAVED).await;

    browser.client.refresh().await.unwrap();
    browser.until(&notes(1)).await;
    for words in ["Mostly true", "November 2020", "May 2022, passed", "https://www.senat.fr/q"] {
        browser.reads(".note-summary", words).await;
    }

    // The day that it was seen, the address, and the piece of evidence itself.
    for _ in 0..3 {
        browser.take_back().await;
    }
    browser.until("return !document.querySelector('.note-summary').textContent.includes('senat')").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_made_followed_changed_and_taken_back() {
    let browser = Browser::start("links").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.tag(TENDER, "No tender").await;
    browser.tag(PROMISE, "Promise").await;
    browser.until(&notes(2)).await;

    // F4 opens the form, and the cursor is in it.
    browser.keys("\u{e034}").await;
    browser.until("return document.activeElement.matches('.note-linking [role=combobox]')").await;
    browser.keys("tender\u{e007}").await;
    browser.reads(".note[data-active] .tie-label", "No tender").await;

    browser.click(".note[data-active] .tie-other").await;
    browser.until("return document.activeElement.getAttribute('aria-label') === 'No tender'").await;
    let relation = "return document.querySelector('.note[data-active] .tie select').selectedOptions[0].text";
    assert_eq!(browser.until(relation).await, "supported by");
    let kind = browser.field(".note[data-active] .tie select").await;
    kind.select_by_value("answers").await.unwrap();
    browser.until(&format!("{relation} === 'answered by'")).await;
    browser.take_back().await;
    browser.until(&format!("{relation} === 'supported by'")).await;

    browser.click(".note[data-active] .tie .cross").await;
    browser.until("return document.querySelector('.tie') === null").await;
    browser.take_back().await;
    browser.reads(".note[data-active] .tie-label", "Promise").await;
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until(&notes(2)).await;
    browser.until("return [...document.querySelectorAll('.note-relations li')].map((line) => line.textContent).sort().join() === 'supported by “Promise”,supports “No tender”'").await;
    browser.stop().await;
}
