//! A large dossier is opened: the text that was shown last stands on the screen before the rest of it is read, and
//! what is done meanwhile is done to the whole.

use std::path::PathBuf;
use std::rc::Rc;

use scolie::exchange::{default_codebook, dossier};
use scolie::model::claim::{Claim, Passage};
use scolie::model::document::Document;
use scolie::model::dossier::{About, Dossier};
use scolie::model::identity::{ClaimId, DocumentId, DossierId, Moment, PassageId, Stamp};
use scolie::model::span::{Span, Spans};
use scolie::read;
use serde_json::json;
use uuid::Uuid;

use crate::SAVED;
use crate::browser::{Browser, Engine, page};

/// So many passages stand in the text that is not shown.
const MANY: u128 = 1_200;

/// From now on the journal is not read before `go` is called.
const HELD: &str = "window.gone = new Promise((go) => { window.go = go; });
    const getAll = IDBObjectStore.prototype.getAll;
    IDBObjectStore.prototype.getAll = function (...asked) {
        const request = getAll.apply(this, asked);
        if (this.name !== 'transactions') return request;
        const done = new Promise((resolve) => request.addEventListener('success', resolve));
        Object.defineProperty(request, 'onsuccess', { set(call) { Promise.all([done, window.gone]).then(call); } });
        return request;
    };";

/// Says in `window.front` once the front is kept.
const KEPT: &str = "(async () => {
        const answer = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
        const database = await answer(indexedDB.open('scolie', 1));
        for (;;) {
            const store = database.transaction('transactions').objectStore('transactions');
            const keys = await answer(store.getAllKeys());
            if (keys.some((key) => key[0] === 'front')) break;
        }
        database.close();
        window.front = true;
    })()";

/// A dossier of two texts: a short one with one passage, and one with many.
fn large() -> PathBuf {
    let about = About { id: DossierId(Uuid::from_u128(1)), title: "Grand".to_owned(), created: Moment(0) };
    let mut large = Dossier::new(about, Rc::new(default_codebook()));
    let many: Vec<String> = (0..MANY).map(|number| format!("Passage {number} de la suite.")).collect();
    let texts = [
        (1, "court.txt", "Un texte court\n\nL’État paie. Qui compte ?".to_owned()),
        (2, "long.txt", many.join("\n\n")),
    ];
    let texts = texts.map(|(id, name, text)| read::read(DocumentId(Uuid::from_u128(id)), name, text).0);
    let mut add = |number: u128, document: &Document, at: usize, label: &str| {
        let (claim, stamp) = (ClaimId(Uuid::from_u128(number)), Stamp::default());
        let span = Span::within(&document.text, at, at + label.len()).unwrap();
        let passage = Passage {
            id: PassageId(Uuid::from_u128(number)),
            claim,
            document: document.id,
            spans: Spans::new(vec![span]).unwrap(),
            comment: String::new(),
            made: stamp.clone(),
            changed: stamp.clone(),
            suggestion: None,
        };
        let kind = Rc::clone(&large.codebook.kinds[0].id);
        let claim = Claim {
            id: claim,
            label: label.to_owned(),
            kind,
            attributes: Default::default(),
            note: String::new(),
            made: stamp.clone(),
            changed: stamp,
        };
        large.claims.insert(claim.id, Rc::new(claim));
        large.passages.put(&Rc::new(passage));
    };
    add(MANY + 1, &texts[0], texts[0].text.find("L’État").unwrap(), "L’État paie");
    for number in 0..MANY {
        let words = format!("Passage {number} de");
        add(number + 1, &texts[1], texts[1].text.find(&words).unwrap(), &words);
    }
    large.documents = texts.into_iter().map(|document| (document.id, Rc::new(document))).collect();
    let file = std::env::temp_dir().join(format!("scolie-front-{}.scolie.json", std::process::id()));
    std::fs::write(&file, dossier::export(&large)).unwrap();
    file
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_while_a_large_dossier_is_opened_is_done_to_all_of_it() {
    let browser = Browser::start_in(Engine::Chromium, "front", None).await;
    browser.client.goto(&page()).await.unwrap();
    let file = large();
    browser.open(&file).await;
    browser.until("return document.querySelector('.list-question') !== null").await;
    browser.until(SAVED).await;
    browser.click(".list-question").await;
    browser.until("return document.querySelector('.reader')?.textContent.includes('Qui compte')").await;
    browser.client.execute(KEPT, Vec::new()).await.unwrap();
    browser.until("return window.front === true").await;

    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": HELD })).await;
    browser.client.refresh().await.unwrap();
    browser.until("return document.querySelector('.reader mark') !== null").await;
    browser.until("return document.querySelector('.list-question') !== null").await;
    let seen = "return [document.querySelector('.list-heading .count').textContent,
        document.querySelectorAll('.list-question').length,
        document.querySelectorAll('[role=complementary] article').length,
        document.querySelector('.status-counts') === null]";
    let seen = browser.client.execute(seen, Vec::new()).await.unwrap();
    assert_eq!(seen, json!(["2", 2, 1, true]), "both questions are listed, and the note stands");
    assert_eq!(browser.client.execute(SAVED, Vec::new()).await.unwrap(), false, "not all is read");

    let ends = browser.ends_of("Qui compte").await;
    browser.drag(ends).await;
    // A selection is taken up once it has settled: then words can be tagged.
    browser.until("return !document.querySelector('.hints .hint').disabled").await;
    browser.keys("f").await;
    browser.client.execute("window.go()", Vec::new()).await.unwrap();
    let counts = format!("{}\u{a0}passages · {}\u{a0}claims", MANY + 2, MANY + 2);
    browser
        .until(&format!("return document.querySelector('.status-counts')?.textContent === '{counts}'"))
        .await;
    browser.until(SAVED).await;
    browser.until(&crate::notes(2)).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());

    // All of it is there when it is opened again, and what was kept of it before is not shown for it.
    browser.client.refresh().await.unwrap();
    browser.until("return typeof window.go === 'function'").await;
    browser.client.execute("window.go()", Vec::new()).await.unwrap();
    browser.until(&crate::notes(2)).await;
    browser
        .until(&format!("return document.querySelector('.status-counts')?.textContent === '{counts}'"))
        .await;
    let _ = std::fs::remove_file(file);
    browser.stop().await;
}
