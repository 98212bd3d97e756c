//! Where the focus and the caret are when what had them goes away.

use crate::browser::{Browser, page};
use crate::{FISA, TENDER, notes};

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

/// Waits until the caret is in the text, before `words`.
async fn caret_is_before(browser: &Browser, words: &str) {
    let script = "const selection = getSelection();
        return document.activeElement.className === 'reader' && selection.isCollapsed &&
            selection.focusNode.data.slice(selection.focusOffset)";
    browser.until(&format!("{script}.startsWith({words:?})")).await;
}

async fn selected_is(browser: &Browser, words: &str) {
    browser.until(&format!("return getSelection().toString() === {words:?}")).await;
}

async fn is_at(browser: &Browser, css: &str) {
    browser.until(&format!("return document.activeElement.matches(\"{css}\")")).await;
}

/// What decides, of the text and of all that it lies in, whether a browser builds their boxes anew.
const BOXES: &str = "const around = [];
    for (let element = document.querySelector('.reader .block'); element; element = element.parentElement) {
        for (const pseudo of [null, '::before', '::after']) {
            const { content, display, position, float } = getComputedStyle(element, pseudo);
            around.push(`${element.className}${pseudo ?? ''}: ${content}, ${display}, ${position}, ${float}`);
        }
    }
    return around";

/// Firefox builds the boxes of a whole text again where one at its side comes or goes: a tag by key took twice as long.
#[tokio::test(flavor = "multi_thread")]
async fn no_box_around_the_text_comes_or_goes_with_the_focus() {
    let browser = Browser::start("boxes").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.select(TENDER).await;
    browser.keys("\u{e008}").await;
    browser.until("return document.querySelector('.reader:focus-visible') !== null").await;
    let with = browser.client.execute(BOXES, Vec::new()).await.unwrap();
    browser.keys("f").await;
    is_at(&browser, ".note-label").await;
    assert_eq!(browser.client.execute(BOXES, Vec::new()).await.unwrap(), with);
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_caret_stays_where_one_tagged() {
    let browser = Browser::start("caret").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.tag("sans le moindre appel d'offres", "No tender").await;
    caret_is_before(&browser, ", c").await;
    // A kind's letter goes by way of the label.
    browser.select("sans le moindre appel d'offres").await;
    browser.keys("d").await;
    is_at(&browser, ".note-label").await;
    browser.keys(ENTER).await;
    caret_is_before(&browser, ", c").await;
    // The full stop draws the marks anew while the selection lies in them; so does taking it back.
    browser.select("en 2019").await;
    browser.keys(".").await;
    browser.until(&notes(3)).await;
    caret_is_before(&browser, ", M").await;
    browser.keys("\u{e009}z\u{e000}").await;
    browser.until(&notes(2)).await;
    caret_is_before(&browser, ", M").await;
    browser.select("sans le moindre appel d'offres").await;
    browser.keys(ESCAPE).await;
    // A dialog gives the caret back as well.
    browser.open_palette().await;
    browser.keys(ESCAPE).await;
    is_at(&browser, ".reader").await;
    selected_is(&browser, "sans le moindre appel d'offres").await;
    // The words that the tag box was opened for are still selected when it is left.
    browser.select(FISA).await;
    browser.keys(ENTER).await;
    is_at(&browser, ".tag-box [role=combobox]").await;
    browser.keys(ESCAPE).await;
    is_at(&browser, ".reader").await;
    selected_is(&browser, FISA).await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_counts_with_the_words_selected_just_before_it() {
    let browser = Browser::start("fast").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.client.execute("document.querySelector('.reader').focus()", Vec::new()).await.unwrap();
    browser.set_selection("sans le moindre").await;
    browser.until("return !document.querySelector('.hint').disabled").await;
    // Three more words (`appel`, `d'`, `offres`) and a letter, all in one turn: no timer comes in between.
    let fast = "const press = (key, ctrlKey, shiftKey) => document.querySelector('.reader').dispatchEvent(
            new KeyboardEvent('keydown', { key, ctrlKey, shiftKey, bubbles: true, cancelable: true }));
        for (let words = 0; words < 3; words++) press('ArrowRight', true, true);
        press('f', false, false);";
    browser.client.execute(fast, Vec::new()).await.unwrap();
    browser.until(&notes(1)).await;
    let marked = "return [...document.querySelectorAll('mark')].map((mark) => mark.textContent).join('|')";
    assert_eq!(browser.until(marked).await, "sans le moindre appel d'offres");
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn going_to_a_passage_takes_the_caret_and_is_said() {
    let browser = Browser::start("going").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    for (words, label) in [(TENDER, "No tender"), (FISA, "FISA")] {
        browser.tag(words, label).await;
    }
    let (alt, up, down, release) = ("\u{e00a}", "\u{e013}", "\u{e015}", "\u{e000}");
    browser.keys(&format!("{alt}{up}{down}{release}")).await;
    let said = "return [...document.querySelectorAll('[aria-live=polite]')].some((region) =>
        region.textContent.startsWith('FISA, Fact') || region.textContent.startsWith('No tender, Fact'))";
    browser.until(said).await;
    let at_mark = "const node = getSelection().focusNode;
        return node.parentElement.closest('mark[data-active]') !== null";
    browser.until(at_mark).await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_focus_never_falls_off_the_page() {
    let browser = Browser::start("focus").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.tag(FISA, "FISA").await;
    browser.tag(TENDER, "No tender").await;
    browser.until(&notes(2)).await;

    for dialog in ["?", "\u{e009}k\u{e000}"] {
        browser.client.execute("document.querySelector('.reader').focus()", Vec::new()).await.unwrap();
        browser.keys(dialog).await;
        browser.until("return document.querySelector('dialog') !== null").await;
        browser.keys(ESCAPE).await;
        browser.until("return document.querySelector('dialog') === null").await;
        is_at(&browser, ".reader").await;
    }
    browser.run("History").await;
    is_at(&browser, "main").await;
    browser.keys(ESCAPE).await;
    is_at(&browser, ".reader").await;

    // In a note: a new piece of evidence is written in at once, and Escape leaves from a button as well.
    browser.add_attribute("evidence").await;
    browser.keys(ENTER).await;
    is_at(&browser, ".piece input").await;
    browser.client.execute("document.querySelector('.piece .chip').focus()", Vec::new()).await.unwrap();
    browser.keys(ESCAPE).await;
    is_at(&browser, ".reader").await;
    browser.until("return document.querySelector('.note[data-active]') !== null").await;
    browser.click(".piece-remove").await;
    is_at(&browser, ".pieces > button").await;

    // A link: left, made, taken off.
    browser.press("+ Link").await;
    is_at(&browser, ".note-linking [role=combobox]").await;
    browser.keys(ESCAPE).await;
    is_at(&browser, ".note").await;
    browser.until("return document.querySelector('.note-linking') === null").await;
    browser.press("+ Link").await;
    browser.keys(ENTER).await;
    browser.click(".tie .cross").await;
    is_at(&browser, ".note").await;

    // Words taken off, then the passage itself.
    browser.select("Or").await;
    browser.keys("+").await;
    browser.click(".span-line .cross").await;
    is_at(&browser, ".note").await;
    browser.press("Delete the passage").await;
    browser.until(&notes(1)).await;
    is_at(&browser, ".reader").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

/// Whoever opens texts by keys goes on in them by keys.
#[tokio::test(flavor = "multi_thread")]
async fn the_text_that_was_opened_has_the_focus() {
    let browser = Browser::start("opened").await;
    browser.client.goto(&page()).await.unwrap();
    browser.until("return document.querySelector('.welcome') !== null").await;
    let told = |words: &str| {
        format!(
            "return document.activeElement.className === 'reader' && document.activeElement.textContent.includes({words:?})"
        )
    };
    for words in ["Le puits est à sec.", "Le pont est coupé."] {
        browser.run("Paste text").await;
        is_at(&browser, ".paste textarea").await;
        browser.keys(&format!("{words}\u{e009}{ENTER}\u{e000}")).await;
        browser.until(&told(words)).await;
    }
    browser.keys("\u{e00a}\u{e00e}\u{e000}").await;
    browser.until(&told("Le puits")).await;
    browser.until(crate::SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until("return document.activeElement.className === 'reader'").await;
}
