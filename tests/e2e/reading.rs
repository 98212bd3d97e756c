//! How something is read, where there is a choice: pasted text, tables, broken lines.

use serde_json::json;

use crate::browser::Browser;
use crate::opening::{WELCOME, export, folder, listed, question, start, summary, write};
use crate::{SAVED, notes};

/// Puts both flavours of a text on the clipboard's event, and sends it where the focus is.
const PASTE: &str = "const data = new DataTransfer();
    data.setData('text/plain', arguments[0]);
    data.setData('text/html', arguments[1]);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
    const field = document.activeElement;
    if (field.localName === 'textarea') {
        field.setRangeText(arguments[0], field.selectionStart, field.selectionEnd, 'end');
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
    }";

#[tokio::test(flavor = "multi_thread")]
async fn pasted_rich_text_keeps_its_paragraphs_and_emphasis() {
    let browser = start("paste").await;
    let plain = "Un titre\nUn mot fort.";
    let html = "<meta charset='utf-8'><h2>Un titre</h2><p>Un <b>mot</b> fort.</p>";
    let paste = || browser.client.execute(PASTE, vec![json!(plain), json!(html)]);
    paste().await.unwrap();
    browser.until("return document.querySelector('.reader strong')?.textContent === 'mot'").await;
    browser.press("Undo").await;
    browser.until(WELCOME).await;

    let kept = "return document.querySelector('.paste-rich').textContent !== ''";
    browser.press("Paste text…").await;
    paste().await.unwrap();
    browser.until(kept).await;
    browser.press("Read this text").await;
    browser.until("return document.querySelector('.reader strong')?.textContent === 'mot'").await;
    browser.press("Undo").await;
    browser.until(WELCOME).await;

    // What is changed by hand is read as it stands there.
    browser.press("Paste text…").await;
    paste().await.unwrap();
    browser.until(kept).await;
    browser.keys(" Et après.").await;
    browser.until("return document.querySelector('.paste-rich').textContent === ''").await;
    browser.press("Read this text").await;
    browser.until("return document.querySelector('.reader')?.textContent.includes('Et après.')").await;
    browser.until("return document.querySelector('.reader strong') === null").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

/// Chooses a role for the column called so.
async fn choose(browser: &Browser, column: &str, role: &str) {
    let script =
        "const select = document.querySelector(`.table-dialog select[aria-label*='“${arguments[0]}”']`);
        select.value = arguments[1];
        select.dispatchEvent(new Event('change', { bubbles: true }));";
    browser.client.execute(script, vec![json!(column), json!(role)]).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_columns_of_a_table_are_chosen() {
    let browser = start("table").await;
    let folder = folder(&browser, "tables");
    let rows: String =
        (1..=120).map(|row| format!("{row};Mme A;La gare {row} ferme.;Bref {row}\n")).collect();
    browser.open(&write(&folder, "gares.csv", format!("Nº;Qui;Corps;Numéro\n{rows}"))).await;
    browser
        .until("return document.querySelector('.table-dialog h2')?.textContent.includes('gares.csv')")
        .await;
    let why = "return document.querySelector('.table-why').textContent";
    assert_eq!(browser.until(why).await, "Choose the column that holds the text of the question.");
    browser.until("return document.querySelector('.table-dialog [type=submit]').disabled").await;
    choose(&browser, "Corps", "question").await;
    browser
        .until("return document.querySelector('.table-preview-text')?.textContent === 'La gare 1 ferme.'")
        .await;
    // A role that is given twice is moved.
    choose(&browser, "Numéro", "question").await;
    browser.until("return document.querySelector('.table-preview-text').textContent === 'Bref 1'").await;
    let role = "return document.querySelector(\".table-dialog select[aria-label*='“Corps”']\").value === ''";
    browser.until(role).await;
    choose(&browser, "Corps", "question").await;
    choose(&browser, "Numéro", "number").await;
    choose(&browser, "Qui", "author").await;
    browser.press("Read 120 questions").await;
    browser.until(&listed(120)).await;
    let file = export(&browser).await;
    let first = &file["documents"][0];
    assert_eq!(first["question"]["author"], "Mme A", "{first}");
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until(&listed(120)).await;

    // What its columns hold can be said anew; a passage whose words are not read any more is not lost.
    browser.tag("La gare 1 ferme", "It closes").await;
    browser.run("Choose again what the columns").await;
    browser
        .until("return document.querySelector('.table-dialog')?.textContent.includes('The 120 questions')")
        .await;
    choose(&browser, "Numéro", "question").await;
    browser.press("Read 120\u{a0}questions again").await;
    browser.until("return document.querySelector('.reader').textContent.includes('Bref 1')").await;
    browser
        .until(
            "return document.querySelector('.notice').textContent.includes('One passage has lost its words')",
        )
        .await;
    browser.until(&listed(120)).await;
    browser.press("Undo").await;
    browser.until("return document.querySelectorAll('.note').length === 1").await;
    browser.press("Undo").await;
    browser.until("return document.querySelectorAll('.note').length === 0").await;
    browser.press("Undo").await;
    browser.until(WELCOME).await;

    // Two that are not sure wait for each other; what came with them is there already.
    write(&folder, "autres.csv", "Ref;Corps\n1;Le bus ne passe plus.\n2;Le bac ne passe plus.\n");
    write(&folder, "q1.md", question(1, "Gien"));
    browser.drop_files(&[&folder]).await;
    let title = |name: &str| {
        format!("return document.querySelector('.table-dialog h2')?.textContent.includes('{name}')")
    };
    browser.until(&title("autres.csv")).await;
    browser.until(&listed(1)).await;
    browser.keys("\u{e00c}").await;
    browser.until(&title("gares.csv")).await;
    choose(&browser, "Corps", "question").await;
    browser.press("Read 120 questions").await;
    browser.until(&listed(121)).await;
    // Nothing is said of the one that is not to be read.
    assert_eq!(summary(&browser).await, "120 questions opened.");
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn joined_lines_are_shown_as_in_the_file_and_passages_go_along() {
    let browser = start("lines").await;
    let folder = folder(&browser, "lines");
    let line = "la gare de Salbris attend depuis longtemps un train qui ne vient\n";
    let text = format!("Madame la ministre,\n\n{}plus.\n", line.repeat(8));
    browser.open(&write(&folder, "lettre.txt", text)).await;
    let line = |words: &str| {
        format!("return document.querySelector('.rereading')?.textContent.startsWith('{words}')")
    };
    browser.until(&line("Lines joined for reading")).await;
    let blocks = |count: usize| {
        format!(
            "return document.querySelectorAll('.reader [data-block]').length === {count} || document.querySelectorAll('.reader .parts p:not(.rereading)').length === {count}"
        )
    };
    browser.until(&blocks(2)).await;
    browser.tag("ne vient la gare", "Absence").await;
    browser.press("Show them as in the file").await;
    browser.until(&line("Lines as in the file")).await;
    browser.until(&blocks(10)).await;
    browser.until(&notes(1)).await;
    browser.until("return document.querySelectorAll('.reader mark').length === 2").await;
    let file = export(&browser).await;
    assert_eq!(file["passages"][0]["spans"][0]["exact"], "ne vient\nla gare");
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until(&line("Lines as in the file")).await;
    browser.press("Undo").await;
    browser.until(&line("Lines joined for reading")).await;
    browser.until("return document.querySelector('.reader mark')?.textContent === 'ne vient la gare'").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

/// True once the place where one reads is kept.
const PLACE_KEPT: &str = "return Object.entries(localStorage)
    .some(([name, place]) => name.startsWith('scolie.place.') && place.includes(':'))";

/// Writes down where a word that is read stands in every picture from the first one on that shows it, and scrolls in
/// the first if it is told to, as a driver is too late for it. The program hears of no scrolling: it may have its turn
/// before the browser tells.
const WATCH: &str = "addEventListener('scroll', (event) => event.stopImmediatePropagation(), true);
addEventListener('DOMContentLoaded', () => {
    const word = (page) => [...page.querySelectorAll('[data-at]')]
        .find((leaf) => leaf.textContent.includes('FISA'))?.getBoundingClientRect().top;
    const tops = [];
    const see = () => {
        const page = document.querySelector('.page[data-returning]');
        if (tops.length === 0 && page && sessionStorage.down) {
            page.scrollTop += Number(sessionStorage.down);
        }
        if (page) tops.push(Math.round(word(page)));
        if (tops.length === 0 || page) requestAnimationFrame(see);
        else globalThis.tops = [...tops, Math.round(word(document))];
    };
    requestAnimationFrame(see);
})";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_drawn_above_after_a_reload_moves_nothing_that_is_read() {
    let browser = start("still").await;
    browser.press("Try the example").await;
    browser.until(SAVED).await;
    browser.client.execute("document.querySelector('.page').scrollTop = 250", Vec::new()).await.unwrap();
    browser.until(PLACE_KEPT).await;
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
    for down in ["", "90", "-40"] {
        let tell = format!("sessionStorage.down = '{down}'");
        browser.client.execute(&tell, Vec::new()).await.unwrap();
        browser.client.refresh().await.unwrap();
        let tops = browser.until("return globalThis.tops").await;
        let tops: Vec<i64> = tops.as_array().unwrap().iter().map(|top| top.as_i64().unwrap()).collect();
        assert!(tops.iter().all(|top| (top - tops[0]).abs() <= 1), "{down}: {tops:?}");
    }
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_goes_back_to_the_line_and_to_the_place() {
    let browser = start("back").await;
    let folder = folder(&browser, "back");
    let words: Vec<String> = (0..900).map(|n| format!("mot{n}")).collect();
    browser.open(&write(&folder, "q.txt", format!("Un titre\n{}\nFin.\n", words.join(" ")))).await;
    browser.until(SAVED).await;
    let scrolled = "return document.querySelector('.page')?.scrollTop";
    browser.client.execute("document.querySelector('.page').scrollTop = 597", Vec::new()).await.unwrap();
    browser.until(PLACE_KEPT).await;
    for _ in 0..3 {
        browser.client.refresh().await.unwrap();
        browser.until("return document.activeElement.matches('.reader')").await;
        browser.until("return document.querySelector('.page:not([data-returning])') !== null").await;
        let top = browser.client.execute(scrolled, Vec::new()).await.unwrap().as_f64().unwrap();
        assert!((top - 597.0).abs() < 3.0, "{top}");
    }
    browser.run("Search the dossier").await;
    browser.until("return document.activeElement.className === 'search-words'").await;
    browser.keys("mot12").await;
    let found = "return document.querySelectorAll('.kwic b').length > 0";
    browser.until(found).await;
    browser.client.refresh().await.unwrap();
    browser.until(found).await;
    browser.run("History").await;
    browser.until("return document.querySelector('.history-place') !== null").await;
    browser.client.refresh().await.unwrap();
    browser.until("return document.querySelector('.history-place') !== null").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
