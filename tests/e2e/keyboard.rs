//! The work by keys alone.

use serde_json::json;

use crate::browser::{Browser, page};
use crate::job::gist;
use crate::{FISA, PROMISE, SAVED, TENDER, notes};

#[tokio::test(flavor = "multi_thread")]
async fn a_passage_is_tagged_by_the_keyboard_alone() {
    let browser = Browser::start("keyboard").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.client.execute("document.querySelector('.reader').focus()", Vec::new()).await.unwrap();
    // Right to the first word of the title, then over two words of it, with Control and Shift.
    let (right, control, shift, release) = ("\u{e014}", "\u{e009}", "\u{e008}", "\u{e000}");
    browser.keys(right).await;
    browser.until("return CSS.highlights.has('caret')").await;
    browser.keys(&format!("{control}{shift}{right}{right}{release}")).await;
    browser.until("return !document.querySelector('.hint').disabled").await;
    browser.keys("\u{e007}").await;
    browser.until("return document.activeElement.getAttribute('role') === 'combobox'").await;
    browser.keys("By keys\u{e007}").await;
    browser.until(&notes(1)).await;
    browser.until("return document.activeElement.className === 'reader'").await;
    browser.keys("\u{e017}").await;
    browser.until(&notes(0)).await;
    browser.keys(&format!("{control}z{release}")).await;
    browser.until(&notes(1)).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

/// An analyst at a French keyboard, who counts the keys that are pressed.
struct Typist<'a> {
    browser: &'a Browser,
    pressed: usize,
    typed: usize,
}

impl Typist<'_> {
    async fn press(&mut self, chord: &str) {
        self.browser.azerty(chord).await;
        self.pressed += 1;
    }

    /// Types a label; its letters are counted apart.
    async fn write(&mut self, text: &str) {
        for letter in text.chars() {
            self.browser.azerty(&letter.to_string()).await;
            self.typed += 1;
        }
    }

    /// Presses a key until `script` is true.
    async fn press_until(&mut self, chord: &str, script: &str) {
        for _ in 0..80 {
            if self.browser.client.execute(script, Vec::new()).await.unwrap() == true {
                return;
            }
            self.press(chord).await;
        }
        panic!("{chord} never makes it true: {script}");
    }

    /// Goes to `words` and selects them: by sentence, then by word.
    async fn select(&mut self, words: &str) {
        // How far the caret is from the words: negative once it is past their start.
        let ahead = |text: &str| {
            format!(
                "const range = document.createRange();
                range.setStart(document.querySelector('.parts'), 0);
                const selection = getSelection();
                range.setEnd(selection.focusNode, selection.focusOffset);
                const before = range.toString().length;
                range.selectNodeContents(document.querySelector('.parts'));
                const text = range.toString();
                const at = text.indexOf({text:?});"
            )
        };
        // The last sentence that begins before the words: one too far, then back.
        self.press_until("Alt+ArrowRight", &format!("{} return before > at", ahead(words))).await;
        self.press_until("Alt+ArrowLeft", &format!("{} return before <= at", ahead(words))).await;
        self.press_until("Ctrl+ArrowRight", &format!("{} return before === at", ahead(words))).await;
        self.press_until(
            "Ctrl+Shift+ArrowRight",
            &format!("return getSelection().toString().replace(/\\s+/g, ' ') === {words:?}"),
        )
        .await;
        self.browser.until("return !document.querySelector('.hint').disabled").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_three_claims_are_tagged_on_a_french_keyboard_without_a_mouse() {
    let browser = Browser::start("azerty").await;
    browser.client.goto(&page()).await.unwrap();
    browser.until("return document.querySelector('.welcome') !== null").await;
    let mut typist = Typist { browser: &browser, pressed: 0, typed: 0 };
    typist.press_until("Tab", "return document.activeElement.textContent === 'Try the example'").await;
    typist.press("Enter").await;
    browser.until("return document.querySelector('.reader') !== null").await;
    typist.press_until("Tab", "return document.activeElement.className === 'reader'").await;
    typist.pressed = 0;
    for (words, key, label) in [
        (FISA, "d", "Exposition FISA"),
        (TENDER, "f", "Pas d'appel d'offres en 2019"),
        (PROMISE, "m", "Promesse"),
    ] {
        typist.select(words).await;
        typist.press(key).await;
        browser.until("return document.activeElement.className === 'note-label'").await;
        typist.write(label).await;
        typist.press("Enter").await;
        browser.until("return document.activeElement.className === 'reader'").await;
    }
    let (pressed, typed) = (typist.pressed, typist.typed);
    println!("three claims: {pressed} keys, and {typed} letters of labels");
    browser.until(&notes(3)).await;
    browser.until(SAVED).await;

    // The full stop, which takes Shift on this keyboard, repeats the last claim elsewhere.
    typist.select("demande que").await;
    typist.press(".").await;
    browser.until(&notes(4)).await;
    typist.press("Ctrl+z").await;
    browser.until(&notes(3)).await;

    typist.press("Ctrl+s").await;
    let (_, export) = browser.downloaded().await;
    let length = |words: &str| words.chars().count();
    assert_eq!(
        gist(&export),
        json!({ "format": "scolie/1", "number": 3331, "passages": [
            ["Exposition FISA", "law", FISA, length(FISA)],
            ["Pas d'appel d'offres en 2019", "fact", TENDER, length(TENDER)],
            ["Promesse", "promise", PROMISE, length(PROMISE)],
        ] })
    );
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
