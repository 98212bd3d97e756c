//! Every screen under the rules of axe-core, in both themes and on a narrow window.

use serde_json::Value;

use crate::browser::{Browser, page};
use crate::{FISA, PROMISE, TENDER, notes};

const RULES: &str = "const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] }).then((results) => done(results.violations.flatMap(
        (violation) => violation.nodes.map((node) => violation.id + ' ' + node.target.join(' ') + ': ' +
            node.any.concat(node.all, node.none).map((check) => check.message).join('; ')))));";

/// Says of every screen which rules it breaks.
struct Audit<'a> {
    browser: &'a Browser,
    found: Vec<String>,
}

impl Audit<'_> {
    async fn check(&mut self, screen: &str) {
        let broken = self.browser.client.execute_async(RULES, Vec::new()).await.unwrap();
        let lines = broken.as_array().unwrap().iter().filter_map(Value::as_str);
        self.found.extend(lines.map(|line| format!("{screen}: {line}")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_screen_breaks_a_rule_of_axe() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("target/tools/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(file).expect("axe-core: cargo xtask test installs it");
    let browser = Browser::start("axe").await;
    browser.client.goto(&page()).await.unwrap();
    browser.until("return document.querySelector('.welcome') !== null").await;
    browser.client.execute(&format!("{axe}; window.axe = axe;"), Vec::new()).await.unwrap();
    let mut codebook = scolie::exchange::default_codebook().remove_kind("fact", None).unwrap();
    codebook.kinds[0].hue = scolie::model::codebook::Hue::Red;
    let codebook = browser.write_file("other.json", &scolie::exchange::codebook::export(&codebook));
    let newer = scolie::read::EXAMPLE.replace(FISA, "ouvre aux agences fédérales tout ce qui leur plaît");
    let newer = browser.write_file("newer.md", &newer);
    let mut audit = Audit { browser: &browser, found: Vec::new() };
    audit.check("welcome").await;

    browser.press("Try the example").await;
    audit.check("text").await;
    browser.tag(TENDER, "No tender").await;
    browser.tag(FISA, "FISA").await;
    browser.tag(PROMISE, "Promise").await;
    browser.tag("engagé à changer", "Inner").await;
    browser.until(&notes(4)).await;
    for name in ["topic", "actors", "deadline", "verdict", "evidence"] {
        browser.add_attribute(name).await;
    }
    browser.press("+ Evidence").await;
    browser.press("+ Link").await;
    for theme in ["light", "dark"] {
        let paint = format!("document.documentElement.dataset.theme = '{theme}'");
        browser.client.execute(&paint, Vec::new()).await.unwrap();
        audit.check(&format!("notes, {theme}")).await;
        browser
            .client
            .execute("document.querySelector('.question-data').open = true", Vec::new())
            .await
            .unwrap();
        audit.check(&format!("question data, {theme}")).await;
        browser.select("que soient publiées les conclusions").await;
        audit.check(&format!("tag box, {theme}")).await;
        browser.keys("\u{e00c}").await;
        browser.press("Export…").await;
        audit.check(&format!("export menu, {theme}")).await;
        browser.keys("\u{e00c}").await;
        let input = browser.client.find(fantoccini::Locator::Css("#copy-file")).await.unwrap();
        input.send_keys(&newer.display().to_string()).await.unwrap();
        browser.until("return document.querySelector('.compared-option') !== null").await;
        audit.check(&format!("two copies, {theme}")).await;
        browser.click(".replacing .dialog-end .button-quiet").await;
        browser.until("return document.querySelector('dialog') === null").await;
        browser.press("History").await;
        audit.check(&format!("history, {theme}")).await;
        browser.press("Claims").await;
        browser.click(".claim-open").await;
        browser.click(".claims-count .tick input").await;
        audit.check(&format!("claims, {theme}")).await;
        browser.press("In the order of the texts").await;
        audit.check(&format!("passages, {theme}")).await;
        for (command, dialog) in
            [("Merge…", "merge"), ("Change the claim…", "retag"), ("Change the kind…", "rekind")]
        {
            browser.press(command).await;
            browser.until(&format!("return document.querySelector('dialog.{dialog}') !== null")).await;
            audit.check(&format!("{dialog}, {theme}")).await;
            browser.keys("\u{e00c}").await;
            browser.until("return document.querySelector('dialog') === null").await;
        }
        browser.press("By kind").await;
        browser.press("Clear the picks").await;
        browser.press("Codebook").await;
        audit.check(&format!("codebook, {theme}")).await;
        for entry in ["kind-fact", "attribute-mode", "link-supports"] {
            browser.unfold(entry).await;
        }
        browser.click("#kind-fact-remove").await;
        browser.click("#add-link").await;
        browser.until("return document.activeElement.id === 'add-link-field'").await;
        audit.check(&format!("codebook unfolded, {theme}")).await;
        browser.open(&codebook).await;
        browser.until("return document.querySelector('dialog.incoming') !== null").await;
        audit.check(&format!("another codebook, {theme}")).await;
        browser.keys("\u{e00c}").await;
        browser.until("return document.querySelector('dialog') === null").await;
        browser.press("Search the dossier").await;
        browser.until("return document.activeElement.className === 'search-words'").await;
        browser.keys("donnees").await;
        browser.until("return document.querySelector('.search-place-row') !== null").await;
        audit.check(&format!("search, {theme}")).await;
        browser.press("Scolie").await;
        browser.until("return document.querySelector('.dossier') !== null").await;
        audit.check(&format!("dossiers, {theme}")).await;
        browser.press("Read").await;
        for (command, dialog) in [("All commands", "palette"), ("Paste text", "paste"), ("Keyboard", "keys")]
        {
            browser.open_palette().await;
            if dialog != "palette" {
                browser.keys(command).await;
                browser.keys("\u{e007}").await;
            }
            browser.until(&format!("return document.querySelector('dialog.{dialog}') !== null")).await;
            audit.check(&format!("{dialog}, {theme}")).await;
            browser.keys("\u{e00c}").await;
            browser.until("return document.querySelector('dialog') === null").await;
        }
    }
    browser.client.set_window_size(500, 900).await.unwrap();
    audit.check("narrow").await;
    assert!(audit.found.is_empty(), "{}", audit.found.join("\n"));
    browser.stop().await;
}

/// What can be pressed on the screen and is smaller than a finger needs.
const SMALL: &str = "const least = 44;
    return [...document.querySelectorAll('button, input, select, textarea, [role=option], summary')]
        .filter((element) => element.checkVisibility() && !element.matches('.hidden'))
        .filter((element) => (element.closest('label') ?? element).getBoundingClientRect().height < least)
        .map((element) => element.className + ' ' + (element.ariaLabel ?? element.textContent)).join()";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_pressed_is_as_large_as_a_finger() {
    let browser = Browser::start_with_touch("finger").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    let [first, _] = browser.ends_of(FISA).await;
    browser.touch(first).await;
    browser.set_selection(FISA).await;
    browser.until("return document.querySelector('.tag-box') !== null").await;
    assert_eq!(browser.client.execute(SMALL, Vec::new()).await.unwrap(), "");
    browser.touch_element(".tag-box .button-strong").await;
    browser.until(&notes(1)).await;
    for name in ["verifiability", "actors", "fact-date", "deadline", "verdict", "evidence"] {
        browser.add_attribute(name).await;
    }
    browser.press("+ Evidence").await;
    browser.until("return document.querySelector('.piece') !== null").await;
    assert_eq!(browser.client.execute(SMALL, Vec::new()).await.unwrap(), "");
    // What is said of files on a disk stays until it is closed.
    browser.press("Close").await;
    browser.run("Claims").await;
    browser.touch_element(".claim-open").await;
    browser.touch_element(".claim-row .tick").await;
    browser.until("return document.querySelector('.picked') !== null").await;
    assert_eq!(browser.client.execute(SMALL, Vec::new()).await.unwrap(), "");
    browser.run("Codebook").await;
    browser.unfold("kind-fact").await;
    browser.unfold("attribute-mode").await;
    assert_eq!(browser.client.execute(SMALL, Vec::new()).await.unwrap(), "");
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bar_has_room_on_every_width() {
    let browser = Browser::start("widths").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.press("FR").await;
    for width in [1320, 1180, 1100, 1000, 940, 900, 861, 860, 700, 500, 400, 320] {
        browser.client.set_window_size(width, 900).await.unwrap();
        browser.until(&format!("return innerWidth <= {width} && innerWidth > {width} - 30")).await;
        let over = "const bar = document.querySelector('.bar');
            return Math.max(0, bar.scrollWidth - bar.clientWidth)";
        assert_eq!(browser.client.execute(over, Vec::new()).await.unwrap(), 0, "{width}");
        let under = "return document.querySelector('.status').getBoundingClientRect().bottom - innerHeight";
        assert_eq!(browser.client.execute(under, Vec::new()).await.unwrap(), 0, "{width}");
    }
    browser.stop().await;
}
