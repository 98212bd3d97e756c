//! The search of the dossier: by keys alone, with expressions, and what becomes of the results.

use crate::SAVED;
use crate::browser::{Browser, page};
use crate::notes;

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const DOWN: &str = "\u{e015}";
const TAB: &str = "\u{e004}";
const SHIFT: &str = "\u{e008}";
const CONTROL: &str = "\u{e009}";
const F3: &str = "\u{e033}";
const RELEASE: &str = "\u{e000}";

const OTHER: &str = "# Une autre question\n\nUn cloud souverain a été choisi, puis un nuage souverain.\n\n\
    L'État attend l'œuvre promise : la souveraineté, encore l’Été.\n";

/// The example and a second question, the search open with its field in focus.
async fn begin(name: &str) -> Browser {
    let browser = Browser::start(name).await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    let second = browser.downloads.join("second.md");
    std::fs::write(&second, OTHER).unwrap();
    browser.open(&second).await;
    browser
        .until("return document.querySelector('.block-title')?.textContent === 'Une autre question'")
        .await;
    browser.keys(&format!("{CONTROL}{SHIFT}f{RELEASE}")).await;
    browser.until("return document.activeElement.className === 'search-words'").await;
    browser
}

impl Browser {
    /// Waits for the words that were found in the texts, joined by `|`.
    async fn finds(&self, words: &str) {
        let script = format!(
            "return [...document.querySelectorAll('.kwic b')].map((own) => own.textContent).join('|') === {words:?}"
        );
        self.until(&script).await;
    }

    /// Waits for the words selected in the text.
    async fn has_selected(&self, words: &str) {
        let script = format!(
            "return document.activeElement.className === 'reader' && getSelection().toString() === {words:?}"
        );
        self.until(&script).await;
    }

    async fn count_of_search(&self, words: &str) {
        let script =
            format!("return document.querySelector('.search-count [role=status]').textContent === {words:?}");
        self.until(&script).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_searches_reads_and_comes_back_by_keys_alone() {
    let browser = begin("search").await;
    browser.keys("souverain nuage").await;
    browser.finds("nuage souverain").await;
    browser.keys(&format!("{CONTROL}a{RELEASE}L'ETAT")).await;
    browser
        .until(
            "return [...document.querySelectorAll('.kwic b')].some((own) => own.textContent === \"L'État\")",
        )
        .await;
    browser.keys(&format!("{CONTROL}a{RELEASE}SOUVERAIN")).await;
    browser.until("return document.querySelectorAll('.kwic b').length > 3").await;
    browser.keys(&format!("{CONTROL}a{RELEASE}oeuvre")).await;
    browser
        .until("return [...document.querySelectorAll('.kwic b')].every((own) => own.textContent === 'œuvre')")
        .await;
    browser.keys(&format!("{CONTROL}a{RELEASE}« souverain »")).await;
    browser.until("return document.querySelectorAll('.kwic b').length > 3").await;
    let first = "return [...document.querySelectorAll('.search-document .search-title')].at(-1).textContent === 'Une autre question'";
    browser.until(first).await;

    // Into the list, to its last place, and there: the words are selected, and tagged at once.
    browser.keys(DOWN).await;
    browser.until("return document.activeElement.className === 'search-results'").await;
    browser.keys("\u{e010}").await;
    browser.until("return document.querySelector('[data-current] b')?.textContent === 'souverain'").await;
    browser.keys(ENTER).await;
    browser.has_selected("souverain").await;
    browser.keys("f").await;
    browser.until(&notes(1)).await;
    browser.until("return document.activeElement.className === 'note-label'").await;
    browser.keys(&format!("Sovereign cloud{ENTER}")).await;
    browser.until(SAVED).await;

    // From result to result, the last one followed by the first.
    browser.keys(&format!("{SHIFT}{F3}{RELEASE}")).await;
    browser.has_selected("souverain").await;
    let at =
        browser.until("return document.querySelector('.search-reading [role=status]')?.textContent").await;
    browser.keys(F3).await;
    browser.keys(F3).await;
    browser.until("return document.querySelector('.search-reading [role=status]').textContent.startsWith('Result 1 of')").await;
    browser.keys(&format!("{SHIFT}{F3}{RELEASE}")).await;
    browser.keys(&format!("{SHIFT}{F3}{RELEASE}")).await;
    let same = format!("return document.querySelector('.search-reading [role=status]').textContent === {at}");
    browser.until(&same).await;

    // Back to where one was; what is tagged already says so.
    browser.keys(ESCAPE).await;
    browser.until("return document.activeElement.className === 'search-results'").await;
    browser.until("return document.querySelector('[data-current] b')?.textContent === 'souverain'").await;
    browser.until("return document.querySelector('.search-marked')?.textContent === 'Sovereign cloud'").await;
    browser.until("return document.querySelector('.search-words').value === '« souverain »'").await;

    // Claims are found too.
    browser.keys(&format!("{CONTROL}{SHIFT}f{RELEASE}")).await;
    browser.keys("sovereign").await;
    browser.count_of_search("1\u{a0}claim").await;
    browser.keys(&format!("{DOWN}{ENTER}")).await;
    browser.until("return document.querySelector('.claim-card')?.ariaLabel === 'Sovereign cloud'").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_expression_is_told_and_keeps_what_was_found() {
    let browser = begin("pattern").await;
    browser.keys(&format!("{TAB}{TAB}{TAB} ")).await;
    browser.until("return document.querySelector('.search-words').hasAttribute('data-pattern')").await;
    browser.click(".search-words").await;
    browser.keys("(cloud|nuage) souv\\w+").await;
    browser.finds("cloud souverain|nuage souverain").await;
    browser.keys("(").await;
    browser.until("return document.querySelector('.search-flaw')?.textContent.includes('parenthesis')").await;
    browser
        .until("return document.querySelector('.search-words').getAttribute('aria-invalid') === 'true'")
        .await;
    browser.finds("cloud souverain|nuage souverain").await;
    browser.keys("\u{e003}").await;
    browser.until("return document.querySelector('.search-flaw') === null").await;
    browser.finds("cloud souverain|nuage souverain").await;
    // Nothing but empty places is nothing.
    browser.keys(&format!("{CONTROL}a{RELEASE}x*$")).await;
    browser.count_of_search("Nothing in this dossier fits this expression.").await;
    // Exact: the text itself.
    browser.keys(&format!("{CONTROL}a{RELEASE}l.[ÉE]t")).await;
    browser.click(".search-ask .check:first-child input").await;
    browser.finds("l’Ét").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn results_become_passages_in_one_step() {
    let browser = begin("gathering").await;
    browser.keys("« souverain »").await;
    browser.until("return document.querySelectorAll('.kwic b').length > 3").await;
    let count =
        browser.client.execute("return document.querySelectorAll('.kwic b').length", Vec::new()).await;
    let count = usize::try_from(count.unwrap().as_u64().unwrap()).unwrap();
    // All of them, then not the first place.
    browser.keys(&format!("{DOWN}{CONTROL}a{RELEASE}")).await;
    let ticked = |count: usize| {
        format!(
            "return document.querySelector('.search-ticked [role=status]')?.textContent === '{count}\u{a0}places ticked'"
        )
    };
    browser.until(&ticked(count)).await;
    browser.until("return document.querySelector('[data-current]') !== null").await;
    // One stands at the heading of the first question, or at a question found by its data.
    while browser
        .client
        .execute("return document.querySelector('[data-current] .kwic') === null", Vec::new())
        .await
        .unwrap()
        .as_bool()
        .unwrap()
    {
        browser.keys(DOWN).await;
    }
    browser.keys(" ").await;
    browser.until(&ticked(count - 1)).await;
    browser.keys("*").await;
    browser.until("return document.activeElement.matches('.gather [role=combobox]')").await;
    browser.keys(&format!("Sovereignty{ENTER}")).await;
    browser
        .until(&format!(
            "return document.querySelector('.notice p')?.textContent === '{}\u{a0}passages made.'",
            count - 1
        ))
        .await;
    browser.until("return document.activeElement.className === 'search-results'").await;
    let marked =
        |count: usize| format!("return document.querySelectorAll('.search-marked').length === {count}");
    browser.until(&marked(count - 1)).await;
    browser.until(SAVED).await;

    // All once more, with the same claim: only the one that was left is made.
    browser.keys(&format!("{CONTROL}a{RELEASE}*")).await;
    browser.until("return document.activeElement.matches('.gather [role=combobox]')").await;
    browser.keys(&format!("Sovereignty{ENTER}")).await;
    browser
        .until("return document.querySelector('.notice p')?.textContent.startsWith('1\u{a0}passage made; ')")
        .await;
    browser.until(&marked(count)).await;
    browser.keys(&format!("{CONTROL}z{RELEASE}")).await;
    browser.until(&marked(count - 1)).await;
    browser.keys(&format!("{CONTROL}z{RELEASE}")).await;
    browser.until(&marked(0)).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
