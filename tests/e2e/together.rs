//! Several tabs on one dossier, thousands of acts in an order of chance, while one of them sleeps and one dies:
//! nothing is lost, and in the end all of them show the same.

use std::collections::HashSet;
use std::time::Duration;

use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};

use crate::SAVED;
use crate::browser::{Browser, Engine};
use crate::figures::{Figure, times};
use crate::opening::export;
use crate::seam::seamed;

/// How many acts there are.
const OPERATIONS: usize = 120;
const PASSAGES: [&str; 3] = [crate::TENDER, crate::FISA, crate::PROMISE];

/// Does one thing in the interface, by the events of its elements; what it was.
const ACT: &str = "const [what, which, done] = arguments;
    const notes = [...document.querySelectorAll('[role=complementary] article')];
    const press = (name) => {
        const button = [...document.querySelectorAll('button')]
            .find((own) => own.textContent.trim() === name || own.getAttribute('aria-label') === name);
        const can = button && !button.disabled && button.getAttribute('aria-disabled') !== 'true';
        if (can) button.click();
        return can;
    };
    const pause = () => new Promise((go) => setTimeout(go, 0));
    (async () => {
        if (what === 'undo') return press('Undo') ? what : 'nothing';
        if (what === 'redo') return press('Redo') ? what : 'nothing';
        if (notes.length === 0) return 'nothing';
        notes[which % notes.length].click();
        for (let i = 0; i < 20 && !document.querySelector('.note[data-active] .note-comment'); i++) await pause();
        if (!document.querySelector('.note[data-active] .note-comment')) return 'nothing';
        if (what === 'type') {
            await seam.type(1, 0);
        } else if (what === 'label') {
            const field = document.querySelector('.note[data-active] .note-label');
            Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, 'Label ' + which);
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        } else if (what === 'delete') {
            return notes.length > 1 && press('Delete the passage') ? what : 'nothing';
        } else {
            const kinds = document.querySelector('.note[data-active] select');
            if (!kinds) return 'nothing';
            kinds.value = kinds.options[which % kinds.options.length].value;
            kinds.dispatchEvent(new Event('change', { bubbles: true }));
        }
        return what;
    })().then(done, (error) => done('error ' + error));";

/// The names of the acts that this tab did, and of those among them that it called saved.
const DONE: &str = "const all = [...seam.done];
    return [all, all.filter((name) => !scolie.pending.has(name))]";

/// A row of numbers that looks like chance, and is the same each time.
#[derive(Debug)]
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

fn strings(value: &Value) -> impl Iterator<Item = String> {
    value.as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned)
}

/// All acts that a tab did, or only those that it called saved.
async fn done(browser: &Browser, saved: bool) -> Vec<String> {
    let done = browser.client.execute(DONE, Vec::new()).await.unwrap();
    strings(&done[usize::from(saved)]).collect()
}

async fn frozen(browser: &Browser, state: &str) {
    browser.cdp("Page.setWebLifecycleState", json!({ "state": state })).await;
}

async fn all_are_equal(count: usize) {
    let operations = times("SCOLIE_OPERATIONS", OPERATIONS);
    let browser = Browser::start_in(Engine::Chromium, &format!("together-{count}"), None).await;
    let timeouts = fantoccini::wd::TimeoutConfiguration::new(Some(Duration::from_secs(60)), None, None);
    browser.client.update_timeouts(timeouts).await.unwrap();
    let page = seamed(&browser);
    browser.client.goto(&page).await.unwrap();
    browser.press("Try the example").await;
    for (number, passage) in PASSAGES.into_iter().enumerate() {
        browser.tag(passage, &format!("Claim {number}")).await;
    }
    browser.until(SAVED).await;
    // The seam of each knows what was done in it alone.
    let mut expected: HashSet<String> = done(&browser, false).await.into_iter().collect();
    let mut tabs: Vec<WindowHandle> = vec![browser.client.window().await.unwrap()];
    for _ in 1..count {
        let tab = browser.client.new_window(false).await.unwrap().handle;
        browser.client.switch_to_window(tab.clone()).await.unwrap();
        browser.client.goto(&page).await.unwrap();
        browser.until(&crate::notes(3)).await;
        tabs.push(tab);
    }

    let mut figure =
        Figure::new(format!("{count} tabs at work on one dossier, one asleep and one killed: acts"));
    let mut chance = Chance(count as u64);
    let mut asleep = None;
    let mut acts = 0;
    for operation in 0..operations {
        // The last sleeps for a third of the time, and then the last but one dies, or the same where there are two.
        if operation == operations / 4 {
            browser.client.switch_to_window(tabs[count - 1].clone()).await.unwrap();
            frozen(&browser, "frozen").await;
            asleep = Some(count - 1);
        } else if operation == operations * 7 / 12 {
            browser.client.switch_to_window(tabs[count - 1].clone()).await.unwrap();
            frozen(&browser, "active").await;
            asleep = None;
        } else if operation == operations * 3 / 4 {
            let dies = if count > 2 { count - 2 } else { count - 1 };
            browser.client.switch_to_window(tabs[dies].clone()).await.unwrap();
            expected.extend(done(&browser, true).await);
            let crash = browser.try_cdp("Page.crash", json!({}));
            let _ = tokio::time::timeout(Duration::from_secs(10), crash).await;
            tabs.remove(dies);
        }
        let tab = chance.below(tabs.len());
        if asleep == Some(tab) {
            continue;
        }
        browser.client.switch_to_window(tabs[tab].clone()).await.unwrap();
        let what = match chance.below(20) {
            0 | 1 => "undo",
            2 => "redo",
            3 | 4 => "label",
            5 | 6 => "kind",
            7 => "delete",
            _ => "type",
        };
        let arguments = vec![json!(what), json!(chance.below(1_000))];
        let did = browser.client.execute_async(ACT, arguments).await.unwrap();
        let did = did.as_str().unwrap();
        assert!(!did.starts_with("error"), "{did}");
        acts += usize::from(did != "nothing");
    }

    for tab in &tabs {
        browser.client.switch_to_window(tab.clone()).await.unwrap();
        browser.until_within(60, SAVED).await;
        expected.extend(done(&browser, false).await);
    }
    let mut dossiers = Vec::new();
    let mut lacking = 0;
    for tab in &tabs {
        browser.client.switch_to_window(tab.clone()).await.unwrap();
        browser.client.execute("dispatchEvent(new Event('focus'))", Vec::new()).await.unwrap();
        // It knows them all once it has caught up: it says how many there are in its history.
        browser.until(SAVED).await;
        let stored = browser.client.execute("return seam.stored()", Vec::new()).await.unwrap();
        let stored: HashSet<String> = strings(&stored).collect();
        lacking = expected.difference(&stored).count();
        dossiers.push(export(&browser).await);
    }
    browser.client.goto("about:blank").await.unwrap();
    browser.client.goto(&page).await.unwrap();
    browser.until("return document.querySelector('.reader [data-block]') !== null").await;
    dossiers.push(export(&browser).await);
    let mut wrong: Vec<String> = Vec::new();
    if lacking > 0 {
        wrong.push(format!("{lacking} acts are not stored"));
    }
    for (tab, dossier) in dossiers.iter().enumerate() {
        if dossier != &dossiers[0] {
            wrong.push(format!("tab {tab} shows another dossier than the first"));
        }
    }
    println!("{acts} acts, {} transactions, {} tabs left", expected.len(), tabs.len());
    figure.add(operations, wrong);
    figure.close();
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_are_equal_in_the_end() {
    all_are_equal(2).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes long: cargo xtask soak"]
async fn four_tabs_are_equal_in_the_end() {
    all_are_equal(4).await;
}
