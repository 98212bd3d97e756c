//! What is said to be saved is saved, however a tab ends: it crashes, is closed, is loaded anew, or is put to
//! sleep and never woken, while someone types in it.

use std::time::{Duration, Instant};

use fantoccini::wd::WindowHandle;
use serde_json::json;

use crate::browser::{Browser, Engine, page};
use crate::figures::{Figure, times};
use crate::killed::{Typed, open_note, shorten};

/// How often each of them happens, where nothing else is said.
const ENDS: usize = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Crash,
    Close,
    Reload,
    /// Put to sleep, as the browser does with a tab that is not seen, and then thrown away without a word.
    Freeze,
}

/// Another window with nothing in it, to look from once the first is gone.
async fn another(browser: &Browser) -> WindowHandle {
    browser.client.new_window(false).await.unwrap().handle
}

/// Ends the tab, and goes to the other one.
async fn end(browser: &Browser, end: End, other: &WindowHandle) {
    let goes = async {
        match (end, browser.engine()) {
            (End::Crash, Engine::Chromium) => {
                assert!(browser.try_cdp("Page.crash", json!({})).await.is_err(), "it answers: it lives");
            }
            (End::Crash, Engine::Firefox) => browser.crash_page().await,
            (End::Reload, _) => drop(browser.client.refresh().await),
            (End::Close, _) => drop(browser.client.close_window().await),
            (End::Freeze, _) => {
                let heard =
                    "document.addEventListener('freeze', () => localStorage.setItem('froze', 'true'))";
                browser.client.execute(heard, Vec::new()).await.unwrap();
                browser.cdp("Page.setWebLifecycleState", json!({ "state": "frozen" })).await;
            }
        }
    };
    // A tab that has crashed need not answer.
    let ended = tokio::time::timeout(Duration::from_secs(10), goes).await;
    assert!(ended.is_ok() || browser.engine() == Engine::Chromium, "nothing ended");
    if end != End::Reload {
        browser.client.switch_to_window(other.clone()).await.unwrap();
    }
}

async fn nothing_saved_is_lost(engine: Engine, how: End) {
    let ends = times("SCOLIE_ENDS", ENDS);
    let mut figure = Figure::new(format!("{engine:?}, a tab while someone types: {how:?}"));
    let (mut lost, mut behind) = (Vec::new(), Vec::new());
    let browser = crate::with_a_passage_in(engine, &format!("ended-{how:?}")).await;
    let mut before = open_note(&browser).await.len();
    for round in 0..ends {
        let own = browser.client.window().await.unwrap();
        let other = another(&browser).await;
        browser.client.switch_to_window(own.clone()).await.unwrap();
        let mut typed = Typed::after(before);
        let letters = 3 + round * 11 % 23;
        typed.go_on(&browser, |typed| typed == letters).await;
        let moment = Instant::now();
        end(&browser, how, &other).await;
        browser.client.goto(&page()).await.unwrap();
        let found = open_note(&browser).await;
        if how == End::Freeze {
            let froze =
                "const froze = localStorage.getItem('froze'); localStorage.removeItem('froze'); return froze";
            assert_eq!(browser.client.execute(froze, Vec::new()).await.unwrap(), "true", "it slept");
        }
        let wrong = typed.check(&found);
        let ages = typed.lost(&found, moment);
        lost.extend(ages.first().map(|age| age.as_secs_f64() * 1_000.0));
        behind.push(f64::from(u32::try_from(ages.len()).unwrap()));
        figure.done(wrong.map(|wrong| format!("{how:?} {round}: {wrong}")));
        before = shorten(&browser, found.len()).await;
        // What still sleeps, or was thrown away.
        for window in browser.client.windows().await.unwrap() {
            let here = browser.client.window().await.unwrap();
            if window != here {
                browser.client.switch_to_window(window).await.unwrap();
                let closing = browser.client.close_window();
                let _ = tokio::time::timeout(Duration::from_secs(10), closing).await;
                browser.client.switch_to_window(here).await.unwrap();
            }
        }
    }
    figure.measure("age of what was not saved yet and is lost", "ms", lost);
    figure.measure("letters not saved yet and lost", "", behind);
    figure.close();
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_of_chromium_that_crashes_loses_nothing_saved() {
    nothing_saved_is_lost(Engine::Chromium, End::Crash).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_of_chromium_that_is_closed_loses_nothing_saved() {
    nothing_saved_is_lost(Engine::Chromium, End::Close).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_of_chromium_that_is_loaded_anew_loses_nothing_saved() {
    nothing_saved_is_lost(Engine::Chromium, End::Reload).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_of_chromium_that_sleeps_for_ever_loses_nothing_saved() {
    nothing_saved_is_lost(Engine::Chromium, End::Freeze).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes long: cargo xtask soak"]
async fn a_tab_of_firefox_that_crashes_loses_nothing_saved() {
    nothing_saved_is_lost(Engine::Firefox, End::Crash).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes long: cargo xtask soak"]
async fn a_tab_of_firefox_that_is_closed_loses_nothing_saved() {
    nothing_saved_is_lost(Engine::Firefox, End::Close).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes long: cargo xtask soak"]
async fn a_tab_of_firefox_that_is_loaded_anew_loses_nothing_saved() {
    nothing_saved_is_lost(Engine::Firefox, End::Reload).await;
}
