//! The notes in the margin of a long text: near what is seen they are drawn, each beside its passage, and what is done
//! in the text moves it no further than the act asks for.

use serde_json::{Value, json};

use crate::SAVED;
use crate::browser::{Browser, page};

const ESCAPE: &str = "\u{e00c}";
const UNDO: &str = "\u{e009}z\u{e000}";

/// What is seen of the text and its margin; `near(mark)` is how far down from its mark a note stands.
const LOOK: &str = "const page = document.querySelector('.page'), frame = page.getBoundingClientRect();
    const noteOf = (mark) => document.getElementById(mark.getAttribute('aria-details'));
    // A note that is not drawn yet is nowhere near.
    const near = (mark) => (noteOf(mark)?.getBoundingClientRect().top ?? NaN) - mark.getClientRects()[0].top;
    const isSeen = (one) => {
        const box = one.getBoundingClientRect();
        return box.top > frame.top && box.bottom < frame.bottom;
    };
    const seen = [...document.querySelectorAll('mark[id]')].filter(isSeen);
    const longer = page.scrollHeight - document.querySelector('.reader').getBoundingClientRect().height;";

/// Opens a text in which some words are tagged wherever they stand, so often.
async fn open_tagged(browser: &Browser, text: String, words: &str, count: usize) {
    browser.client.goto(&page()).await.unwrap();
    browser.until("return document.querySelector('.welcome') !== null").await;
    let file = browser.downloads.join("long.md");
    std::fs::write(&file, format!("# Les puits\n\n{text}")).unwrap();
    browser.open(&file).await;
    browser.until(SAVED).await;
    std::fs::remove_file(&file).unwrap();
    browser.select(words).await;
    browser.keys(ESCAPE).await;
    browser.until("return document.querySelector('.tag-box') === null").await;
    browser.keys("*").await;
    browser.until("return document.querySelectorAll('.occurrence').length > 5").await;
    browser.until("return document.querySelectorAll('.occurrence').length < 100").await;
    browser.click(".occurrences .button-strong").await;
    let counted =
        format!("return document.querySelector('.status-counts').textContent.startsWith('{count}')");
    browser.until(&counted).await;
}

/// Scrolls the text.
async fn scroll(browser: &Browser, top: u32) {
    let script = "document.querySelector('.page').scrollTop = arguments[0]";
    browser.client.execute(script, vec![json!(top)]).await.unwrap();
}

/// What a script says of what is seen.
async fn look(browser: &Browser, script: &str) -> Value {
    browser.client.execute(&format!("{LOOK} {script}"), Vec::new()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_notes_those_near_the_text_are_drawn_and_on_paper_all() {
    let browser = Browser::start("notes").await;
    let rest = "Nul ne sait quand, ni par qui, ni à quel prix, et la commune attend. ".repeat(3);
    let paragraph = |number| format!("Le puits {number} sera creusé plus tard. {rest}\n\n");
    open_tagged(&browser, (1..=150).map(paragraph).collect(), "sera creusé", 150).await;
    browser
        .until("const count = document.querySelectorAll('.note').length; return count > 5 && count < 100")
        .await;
    // Wherever one scrolls, each passage in view has its note beside it.
    for top in [2500, 9000, 300] {
        scroll(&browser, top).await;
        let all = "return seen.length > 2 && seen.every((mark) => noteOf(mark) !== null);";
        browser.until(&format!("{LOOK} {all}")).await;
    }
    // The active note stays, out of sight too.
    browser.click(".note:nth-child(4)").await;
    browser.until("return document.querySelector('.note[data-active]') !== null").await;
    scroll(&browser, 1_000_000).await;
    browser
        .until(
            "const last = [...document.querySelectorAll('mark[id]')].at(-1);
            return document.getElementById(last.getAttribute('aria-details')) !== null",
        )
        .await;
    browser.until("return document.querySelector('.note[data-active]') !== null").await;
    let printed = "window.print = () => { window.printed = document.querySelectorAll('.note').length; };";
    browser.client.execute(printed, Vec::new()).await.unwrap();
    browser.run("Print").await;
    browser.until("return window.printed === 150").await;
    browser.client.execute("dispatchEvent(new Event('afterprint'))", Vec::new()).await.unwrap();
    browser.until("return document.querySelectorAll('.note').length < 100").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_more_is_tagged_than_fits_beside_the_text_the_notes_in_view_are_of_the_words_in_view() {
    let browser = Browser::start("dense").await;
    // Ten screens of text, and a hundred of notes.
    let words = "le puits, sec, ".repeat(8);
    let paragraph = |number| format!("Au hameau {number} : {words} attend ce que dira la commune.\n\n");
    open_tagged(&browser, (1..=120).map(paragraph).collect(), "sec", 960).await;
    // Down to the end and back up, also where one leaps.
    for top in [1_000, 1_600, 4_000, 6_900, 3_000, 2_400, 0] {
        scroll(&browser, top).await;
        let beside =
            "return seen.length > 20 && noteOf(seen[0]) && Math.abs(near(seen[0])) < 0.6 * frame.height
            && seen.slice(0, 4).every((mark) => noteOf(mark) && Math.abs(near(mark)) < frame.height);";
        browser.until(&format!("{LOOK} {beside}")).await;
        // The last notes hang below the end of the text, as far as its last screen has notes.
        assert!(look(&browser, "return longer").await.as_f64().unwrap() < 20_000.0);
    }
    // Words are tagged in the middle: nothing moves, and the note stands beside them.
    scroll(&browser, 3_000).await;
    browser.until(&format!("{LOOK} return seen.length > 20 && noteOf(seen[20]) !== null")).await;
    let place = look(
        &browser,
        "const block = document.elementsFromPoint(500, frame.top + 300).find((one) => one.matches('.block'));
        return block.textContent.slice(0, 12).trim();",
    )
    .await;
    browser.select(place.as_str().unwrap()).await;
    browser.until("return document.querySelector('.tag-box') !== null").await;
    let before = look(&browser, "return page.scrollTop").await;
    browser.keys("f").await;
    browser.until("return document.activeElement.className === 'note-label'").await;
    let active = "const mark = document.querySelector('mark[data-active]');";
    browser.until(&format!("{LOOK} {active} return isSeen(mark) && Math.abs(near(mark)) < 3")).await;
    assert_eq!(look(&browser, "return page.scrollTop").await, before);
    browser.keys(ESCAPE).await;
    browser.until("return document.activeElement.className === 'reader'").await;
    browser.keys(UNDO).await;
    browser.until("return document.querySelector('.status-counts').textContent.startsWith('960')").await;
    assert_eq!(look(&browser, "return page.scrollTop").await, before);
    // The note that is open is in its place, and the page no longer than the text, wherever one is.
    let note =
        look(&browser, "return seen.find((mark) => isSeen(noteOf(mark))).getAttribute('aria-details')").await;
    browser.click(&format!("[id=\"{}\"] .note-title", note.as_str().unwrap())).await;
    browser.until(&format!("{LOOK} {active} return mark !== null && Math.abs(near(mark)) < 3")).await;
    scroll(&browser, 200).await;
    browser.until(&format!("{LOOK} return seen.length > 20 && Math.abs(near(seen[0])) < frame.height")).await;
    assert!(look(&browser, "return longer").await.as_f64().unwrap() < 1_000.0);
    scroll(&browser, before.as_f64().unwrap() as u32).await;
    browser.until(&format!("{LOOK} {active} return mark !== null && Math.abs(near(mark)) < 3")).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
