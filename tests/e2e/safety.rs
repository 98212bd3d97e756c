//! What a text may do to the page: nothing. What it hides is seen, and where it leads is said first.

use fantoccini::Locator;
use serde_json::json;

use crate::browser::Browser;
use crate::opening::{export, folder, start, write};
use crate::server::Server;

/// The words of the text between the first mark and the last, as the page shows them in order: by where each
/// letter stands on its line.
const ORDER: &str = "const places = [];
    for (const leaf of document.querySelectorAll('[data-block=\"1\"] [data-at]')) {
        if (leaf.className === 'unseen') continue;
        const range = document.createRange();
        for (let i = 0; i < leaf.firstChild.length; i++) {
            range.setStart(leaf.firstChild, i);
            range.setEnd(leaf.firstChild, i + 1);
            places.push([range.getBoundingClientRect().left, leaf.firstChild.data[i]]);
        }
    }
    return places.sort((a, b) => a[0] - b[0]).map((place) => place[1]).join('')";

async fn open(browser: &Browser, text: &str) {
    let folder = folder(browser, "texts");
    browser.open(&write(&folder, "text.md", text)).await;
    browser.client.wait().for_element(Locator::Css(".reader [data-block]")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_text_hides_is_seen_and_turns_nothing_round() {
    let browser = start("unseen").await;
    let text = "versé \u{202e}sorue 01\u{202c} à\u{200b} l'État\u{2066} et\u{2069}\u{2069} rien\u{e0068}\u{e0069} de plus";
    open(&browser, &format!("# Titre\n\n{text}\n")).await;
    let names = "return [...document.querySelectorAll('.reader .unseen')].map((own) => own.dataset.unseen)";
    let names = browser.until(names).await;
    assert_eq!(names, json!(["RLO", "PDF", "ZWSP", "LRI", "PDI×2", "TAG:hi"]));
    // Every letter stands where it is written, from left to right.
    let order = browser.client.execute(ORDER, Vec::new()).await.unwrap();
    assert_eq!(order, json!("versé sorue 01 à l'État et rien de plus"));
    // What is selected and copied is the text itself.
    let copied = "const range = document.createRange();
        range.selectNodeContents(document.querySelector('[data-block=\"1\"]'));
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        const copied = getSelection().toString();
        getSelection().removeAllRanges();
        return copied";
    assert_eq!(browser.client.execute(copied, Vec::new()).await.unwrap(), json!(text));
    // And so is what is tagged.
    browser.tag("sorue 01\u{202c} à\u{200b} l'État", "It turns back").await;
    let dossier = export(&browser).await;
    assert_eq!(dossier["passages"][0]["spans"][0]["exact"], json!("sorue 01\u{202c} à\u{200b} l'État"));
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn labels_with_hidden_letters_show_them_in_every_list() {
    let browser = start("unseen-label").await;
    open(&browser, "# Titre\u{202e} inversé\n\nUne phrase à étiqueter.\n").await;
    browser.tag("Une phrase", "label\u{202e}lebal").await;
    for place in [".list-claim .unseen", ".list-question-name .unseen"] {
        let found = format!("return document.querySelector('{place}')?.dataset.unseen ?? null");
        assert_eq!(browser.until(&found).await, json!("RLO"), "{place}");
    }
    // Where only characters can stand, its name stands in its place; under a field it is said.
    let name = "return document.querySelector('[role=complementary] article').ariaLabel";
    assert_eq!(browser.client.execute(name, Vec::new()).await.unwrap(), json!("label⟨RLO⟩lebal"));
    browser.run("Comment on the passage").await;
    browser.until("return document.activeElement.matches('.note-comment')").await;
    browser.keys("a\u{200b}b").await;
    let said = "return [...document.querySelectorAll('.note-unseen')].map((own) => own.textContent).join().includes('ZWSP')";
    browser.until(said).await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_shows_where_it_leads_before_it_is_followed() {
    let server = Server::sink().await;
    let browser = start("link").await;
    let address = format!("http://{}/a/page?b=c", server.address);
    let text = format!(
        "# Titre\n\nVoir [le site du Sénat]({address}), [ceci](javascript:alert(1)), [cela](data:text/html,x), \
         [un nom](https://senat.fr@evil.example/) et <nous@example.org>.\n"
    );
    open(&browser, &text).await;
    let links = "return [...document.querySelectorAll('.reader .link')].map((link) => link.textContent)";
    assert_eq!(browser.until(links).await, json!(["le site du Sénat", "nous@example.org"]));
    assert_eq!(browser.client.find_all(Locator::Css(".reader a[href]")).await.unwrap().len(), 0);

    browser.click(".reader .link").await;
    let shown = "return document.querySelector('.following[open] .following-address')?.textContent ?? null";
    assert_eq!(browser.until(shown).await, json!(address));
    browser.keys("\u{e00c}").await;
    browser.until("return document.querySelector('.following') === null").await;
    assert_eq!(browser.client.windows().await.unwrap().len(), 1);
    assert_eq!(server.asked(), Vec::<String>::new());

    // From the keyboard, and this time in earnest.
    browser.client.execute("document.querySelector('.reader .link').focus()", Vec::new()).await.unwrap();
    browser.keys("\u{e007}").await;
    browser.until(shown).await;
    browser.until("return document.activeElement.className.includes('following-open')").await;
    browser.keys("\u{e007}").await;
    browser.until("return document.querySelector('.following') === null").await;
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(20);
    while server.asked().is_empty() {
        assert!(tokio::time::Instant::now() < deadline, "the page was not asked for");
        tokio::task::yield_now().await;
    }
    let asked = server.asked();
    assert!(asked[0].starts_with("GET /a/page?b=c "), "{asked:?}");
    assert!(!asked[0].to_lowercase().contains("referer:"), "{asked:?}");
    assert_eq!(browser.client.windows().await.unwrap().len(), 2);
    browser.stop().await;
}
