//! What a snapshot knew comes back, where the store was damaged or emptied.

use serde_json::json;

use crate::browser::{Browser, Engine, page};
use crate::{SAVED, TENDER, notes};

/// How many snapshots lie beside the store.
const SNAPSHOTS: &str =
    "return caches.open('snapshots-of-scolie').then((cache) => cache.keys()).then((keys) => keys.length)";

/// Calls `with` with the store of transactions and the keys of the journal in it.
fn in_store(with: &str) -> String {
    format!(
        "return new Promise((done) => {{ const opening = indexedDB.open('scolie', 1); opening.onsuccess = () => {{
            const store = opening.result.transaction('transactions', 'readwrite').objectStore('transactions');
            store.getAllKeys().onsuccess = ({{ target }}) => {{
                const keys = target.result.filter((key) => key.length === 3).sort((a, b) => a[1] - b[1]);
                {with};
                store.transaction.oncomplete = () => {{ opening.result.close(); done(true); }};
            }}; }}; }})"
    )
}

const BACK: &str = "return document.querySelector('[role=alert]')?.textContent.includes('It is back, from a backup that Scolie made') ?? false";

impl Browser {
    /// Waits until there are so many snapshots.
    async fn has_snapshots(&self, count: usize) {
        let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(90);
        while self.client.execute(SNAPSHOTS, Vec::new()).await.unwrap() != json!(count) {
            assert!(tokio::time::Instant::now() < deadline, "there are no {count} snapshots");
            tokio::task::yield_now().await;
        }
    }

    /// A browser with a passage, so much done to it that a snapshot was taken.
    async fn with_a_snapshot(engine: Engine, name: &str) -> Self {
        let browser = Self::start_in(engine, name, None).await;
        browser.client.goto(&page()).await.unwrap();
        browser.press("Try the example").await;
        if engine == Engine::Chromium {
            browser.tag(TENDER, "No tender").await;
        }
        browser.until(SAVED).await;
        browser.undo_and_redo(25).await;
        browser.has_snapshots(1).await;
        browser
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_act_comes_back_from_a_snapshot_and_can_be_undone() {
    let browser = Browser::with_a_snapshot(Engine::Chromium, "mend-damage").await;
    // All that tagged the passage, damaged on the disk.
    let damage = in_store("keys.slice(2).forEach((key) => store.put('{damaged', key))");
    browser.client.execute(&damage, Vec::new()).await.unwrap();
    browser.client.refresh().await.unwrap();
    browser.until(&notes(1)).await;
    browser.until(BACK).await;
    browser.until(SAVED).await;
    browser.press("Undo").await;
    browser.until(&notes(0)).await;
    browser.press("Redo").await;
    browser.until(&notes(1)).await;
    browser.until(SAVED).await;
    // It is told once, and stays whole.
    browser.client.refresh().await.unwrap();
    browser.until(&notes(1)).await;
    browser.until(SAVED).await;
    assert_eq!(browser.client.execute(BACK, Vec::new()).await.unwrap(), false);
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_is_gone_is_made_again_from_a_snapshot() {
    for engine in [Engine::Chromium, Engine::Firefox] {
        let browser = Browser::with_a_snapshot(engine, "mend-gone").await;
        let clear = "const request = indexedDB.deleteDatabase('scolie');
            return new Promise((done) => { request.onsuccess = () => done(true); request.onerror = () => done(false); })";
        browser.client.goto(&format!("{}#safe", page())).await.unwrap();
        browser.client.refresh().await.unwrap();
        browser.until("return document.getElementById('recovery')?.checkVisibility() ?? false").await;
        assert_eq!(browser.client.execute(clear, Vec::new()).await.unwrap(), true);
        browser.client.execute("location.hash = ''; location.reload()", Vec::new()).await.unwrap();
        browser.until("return document.querySelector('.reader [data-block]') !== null").await;
        browser.until(BACK).await;
        browser.until(SAVED).await;
        if engine == Engine::Chromium {
            browser.until(&notes(1)).await;
        }
        browser.client.refresh().await.unwrap();
        browser.until("return document.querySelector('.reader [data-block]') !== null").await;
        browser.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_snapshot_that_is_damaged_itself_gives_way_to_the_older_one() {
    let browser = Browser::with_a_snapshot(Engine::Chromium, "mend-twice").await;
    browser.undo_and_redo(25).await;
    browser.has_snapshots(2).await;
    let spoil = "return (async () => {
        const cache = await caches.open('snapshots-of-scolie');
        const kept = await Promise.all((await cache.keys()).map(async (request) => [request, await cache.match(request)]));
        kept.sort((a, b) => b[1].headers.get('x-at') - a[1].headers.get('x-at'));
        const [request, newest] = kept[0];
        const text = (await newest.text()).replace('No tender', 'No sender');
        await cache.put(request, new Response(text, { headers: newest.headers }));
        return true;
    })()";
    assert_eq!(browser.client.execute(spoil, Vec::new()).await.unwrap(), true);
    let lose = in_store("keys.slice(2).forEach((key) => store.delete(key))");
    browser.client.execute(&lose, Vec::new()).await.unwrap();
    browser.client.refresh().await.unwrap();
    browser.until(&notes(1)).await;
    browser.until(BACK).await;
    let label = "return document.querySelector('[role=complementary] article').ariaLabel";
    assert_eq!(browser.client.execute(label, Vec::new()).await.unwrap(), "No tender");
    browser.stop().await;
}
