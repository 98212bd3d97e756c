//! The built single file, opened from the disk in a headless browser and used through real events.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

#[path = "e2e/access.rs"]
mod access;
#[path = "e2e/attributes.rs"]
mod attributes;
#[path = "e2e/behind.rs"]
mod behind;
#[path = "e2e/bombs.rs"]
mod bombs;
#[path = "support/browser.rs"]
#[expect(dead_code, reason = "the benchmark of the screen drives it too")]
mod browser;
#[path = "e2e/claims.rs"]
mod claims;
#[path = "e2e/codebook.rs"]
mod codebook;
#[path = "e2e/copy.rs"]
mod copy;
#[path = "e2e/damaged.rs"]
mod damaged;
#[path = "e2e/data.rs"]
mod data;
#[path = "e2e/documents.rs"]
mod documents;
#[path = "e2e/dossiers.rs"]
mod dossiers;
#[path = "e2e/ended.rs"]
mod ended;
#[path = "e2e/exchange.rs"]
mod exchange;
#[path = "e2e/faults.rs"]
mod faults;
#[path = "support/figures.rs"]
mod figures;
#[path = "e2e/focus.rs"]
mod focus;
#[path = "e2e/front.rs"]
mod front;
#[path = "e2e/history.rs"]
mod history;
#[path = "e2e/hostile.rs"]
mod hostile;
#[path = "e2e/job.rs"]
mod job;
#[path = "e2e/keyboard.rs"]
mod keyboard;
#[path = "e2e/keys.rs"]
mod keys;
#[path = "e2e/killed.rs"]
mod killed;
#[path = "e2e/margin.rs"]
mod margin;
#[path = "e2e/mending.rs"]
mod mending;
#[path = "e2e/occurrences.rs"]
mod occurrences;
#[path = "e2e/offline.rs"]
mod offline;
#[path = "e2e/opening.rs"]
mod opening;
#[path = "e2e/outgoing.rs"]
mod outgoing;
#[path = "e2e/overlap.rs"]
mod overlap;
#[path = "e2e/pairing.rs"]
mod pairing;
#[path = "e2e/parts.rs"]
mod parts;
#[path = "e2e/reading.rs"]
mod reading;
#[path = "e2e/replacing.rs"]
mod replacing;
#[path = "e2e/safety.rs"]
mod safety;
#[path = "e2e/saving.rs"]
mod saving;
#[path = "support/seam.rs"]
mod seam;
#[path = "e2e/search.rs"]
mod search;
#[path = "e2e/selecting.rs"]
mod selecting;
#[path = "support/server.rs"]
mod server;
#[path = "e2e/spans.rs"]
mod spans;
#[path = "e2e/synced.rs"]
mod synced;
#[path = "e2e/tabs.rs"]
mod tabs;
#[path = "e2e/together.rs"]
mod together;
#[path = "e2e/trapped.rs"]
mod trapped;
#[path = "support/vectors.rs"]
mod vectors;

/// True once the status line says that all is stored.
const SAVED: &str =
    "return document.querySelector('.status [role=status]').textContent === 'Saved on this device'";

const TENDER: &str = "en 2019, Microsoft a été retenu sans le moindre appel d'offres";
const FISA: &str = "autorise les services américains, dont la NSA, à lire les données";
const PROMISE: &str =
    "s'était engagé à changer de solution technique, de préférence européenne, en 18 mois au plus";

/// A browser with the example open, one passage of it tagged, and all of it stored.
async fn with_a_passage(name: &str) -> browser::Browser {
    with_a_passage_in(browser::Engine::Chromium, name).await
}

/// The same, in either browser.
async fn with_a_passage_in(engine: browser::Engine, name: &str) -> browser::Browser {
    let browser = browser::Browser::start_in(engine, name, None).await;
    browser.client.goto(&browser::page()).await.unwrap();
    browser.press("Try the example").await;
    browser.tag(TENDER, "No tender").await;
    browser.until(SAVED).await;
    browser
}

/// True while so many notes stand in the margin.
fn notes(count: usize) -> String {
    format!("return document.querySelectorAll('[role=complementary] article').length === {count}")
}
