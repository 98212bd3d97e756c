//! Claims: picked in the text and in the lists, retagged, merged and deleted; found, and written in.

use fantoccini::Locator;

use crate::browser::{Browser, page};
use crate::{FISA, PROMISE, SAVED, TENDER, notes};

const CONTROL: &str = "\u{e009}";
const SHIFT: &str = "\u{e008}";
const RELEASE: &str = "\u{e000}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const DELETE: &str = "\u{e017}";
const DOWN: &str = "\u{e015}";
const F9: &str = "\u{e039}";

impl Browser {
    /// Clicks with Control down.
    async fn pick(&self, css: &str) {
        let script = "const element = document.querySelector(arguments[0]);
            element.scrollIntoView({ block: 'center' });
            const box = element.getClientRects()[0];
            return [box.left + 3, box.top + box.height / 2];";
        let place = self.client.execute(script, vec![css.into()]).await.unwrap();
        self.click_at_holding(CONTROL, (place[0].as_f64().unwrap(), place[1].as_f64().unwrap())).await;
    }

    async fn list(&self, css: &str) -> String {
        let script = format!(
            "return [...document.querySelectorAll(\"{css}\")].map((own) => own.textContent).join('|')"
        );
        self.client.execute(&script, Vec::new()).await.unwrap().as_str().unwrap().to_owned()
    }

    /// Waits until the texts of the elements are these.
    async fn lists(&self, css: &str, expected: &str) {
        self.until(&format!(
            "return [...document.querySelectorAll(\"{css}\")].map((own) => own.textContent).join('|') === \"{expected}\""
        ))
        .await;
    }
}

/// The example with three claims, and a fourth passage that makes the first one.
async fn begin(name: &str) -> Browser {
    let browser = Browser::start(name).await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    for (words, label) in [(TENDER, "No tender"), (FISA, "FISA exposure"), (PROMISE, "18 months")] {
        browser.tag(words, label).await;
    }
    browser.until(&notes(3)).await;
    browser
}

#[tokio::test(flavor = "multi_thread")]
async fn passages_picked_in_text_and_margin_make_another_claim_in_one_step() {
    let browser = begin("picking").await;
    browser.pick("mark[data-passage]").await;
    browser.pick(".note:nth-child(3)").await;
    browser.lists(".picked [role=status]", "2\u{a0}passages · 2\u{a0}claims").await;
    browser.until("return document.querySelectorAll('.note[data-picked]').length === 2").await;

    browser.keys(F9).await;
    browser.until("return document.activeElement.matches('.retag [role=combobox]')").await;
    browser.keys("Microsoft").await;
    browser.lists(".retag .proposal-new", "New claim: “Microsoft”").await;
    browser.keys(ENTER).await;
    browser.until("return document.querySelector('dialog') === null").await;
    browser.until("return document.activeElement.matches('.note')").await;
    browser.lists(".note-title", "Microsoft|No tender|Microsoft").await;
    browser.until("return document.querySelector('.picked') === null").await;

    browser.press("Undo").await;
    browser.lists(".note-title", "FISA exposure|No tender|18 months").await;
    browser.press("Redo").await;
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.lists(".note-title", "Microsoft|No tender|Microsoft").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn passages_are_picked_and_deleted_by_keys_alone() {
    let browser = begin("picking-by-keys").await;
    browser.client.execute("document.querySelector('.reader').focus()", Vec::new()).await.unwrap();
    // Words pick the passages that they touch.
    browser.set_selection("la NSA, à lire les données que gèrent").await;
    browser.until("return !document.querySelector('.hint').disabled").await;
    browser.keys(&format!("{CONTROL}{ENTER}{RELEASE}")).await;
    browser.until("return document.querySelectorAll('.note[data-picked]').length === 1").await;
    browser.run("Pick all that is listed").await;
    browser.lists(".picked [role=status]", "3\u{a0}passages · 3\u{a0}claims").await;
    browser.client.execute("document.querySelector('.reader').focus()", Vec::new()).await.unwrap();
    browser.keys(DELETE).await;
    browser.until(&notes(0)).await;
    browser.press("Undo").await;
    browser.until(&notes(3)).await;

    // Escape lets go of what is picked, and of nothing else.
    browser.run("Pick all that is listed").await;
    browser.until("return document.querySelectorAll('.note[data-picked]').length === 3").await;
    browser.keys(ESCAPE).await;
    browser.until("return document.querySelector('.picked') === null").await;
    browser.until(&notes(3)).await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn claims_are_merged_and_asked_where_they_differ() {
    let browser = begin("merging").await;
    browser.add_attribute("verdict").await;
    let verdict = browser.client.find(Locator::Css("[data-attribute=verdict] select")).await.unwrap();
    verdict.select_by_value("false").await.unwrap();
    browser.press("Claims").await;
    browser.lists(".claim-label", "FISA exposure|No tender|18 months").await;
    browser.click(".claim-row:nth-child(2) .tick input").await;
    browser.click(".claim-row:nth-child(4) .tick input").await;
    browser.lists(".picked [role=status]", "2\u{a0}passages · 2\u{a0}claims").await;
    browser.press("Merge…").await;
    // The first made stays unless told otherwise; the label is asked, the verdict is not: one has none.
    browser.lists(".merged-label", "FISA exposure|18 months").await;
    browser.lists(".merge-differences legend", "Label").await;
    browser.click(".merge-differences li:nth-child(2) input").await;
    browser.lists(".merge-result", "It will have 2\u{a0}passages.").await;
    browser.press("Merge").await;
    browser.lists(".claim-label", "18 months|No tender").await;
    browser.lists(".claim-card .claim-question h3", "QE\u{a0}3331").await;
    browser.lists(".claim-card .claim-question .count", "2").await;
    browser.until("return document.querySelectorAll('.claim-card .kwic b').length === 2").await;
    browser
        .until(
            "return document.querySelector('.claim-card [data-attribute=verdict] select').value === 'false'",
        )
        .await;
    browser.press("Undo").await;
    browser.lists(".claim-label", "FISA exposure|No tender|18 months").await;
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.lists(".claim-label", "FISA exposure|No tender|18 months").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_is_found_followed_from_passage_to_passage_and_across_questions() {
    let browser = begin("panel").await;
    let second = browser.downloads.join("second.md");
    std::fs::write(&second, "# Une autre question\n\nMicrosoft a été choisi sans appel d'offres.\n").unwrap();
    browser.open(&second).await;
    browser.lists(".block-title", "Une autre question").await;
    browser.until(SAVED).await;
    browser.select("sans appel d'offres").await;
    browser
        .client
        .find(Locator::Css(".tag-box [role=combobox]"))
        .await
        .unwrap()
        .send_keys("tender")
        .await
        .unwrap();
    browser.keys(DOWN).await;
    browser.keys(ENTER).await;
    browser.until(&notes(1)).await;

    // The panel at the left: a click goes to the next passage, in whichever question it stands.
    let field = browser.client.find(Locator::Css(".list .claim-filter-words")).await.unwrap();
    field.send_keys("APPEL d’offres").await.unwrap();
    browser.lists(".list-claim > span:first-child", "No tender").await;
    browser.click(".list-claim").await;
    browser.until(&notes(3)).await;
    browser.until("return document.querySelector('.note[data-active]')?.ariaLabel === 'No tender'").await;
    browser.click(".list-claim").await;
    browser.until(&notes(1)).await;

    // The filter stays among all claims; in the order of the texts both places are listed.
    browser.press("Claims").await;
    browser.lists(".claims-count [role=status]", "1\u{a0}claim of 3").await;
    browser.press("In the order of the texts").await;
    browser.lists(".claim-group-head .count", "1|1").await;
    browser.press("Show all").await;
    browser.lists(".claim-group-head .count", "3|1").await;
    // By keys to the last passage, and there.
    browser.client.execute("document.querySelector('.claim-open').focus()", Vec::new()).await.unwrap();
    for _ in 0..3 {
        browser.keys(DOWN).await;
    }
    browser.keys(ENTER).await;
    browser.until(&notes(1)).await;
    browser.until("return document.activeElement.ariaLabel === 'No tender'").await;

    // By kind and by attribute.
    browser.press("Claims").await;
    browser.press("By kind").await;
    let choose = async |label: &str, value: &str| {
        let css = format!("main select[aria-label='{label}']");
        let select = browser.client.wait().for_element(Locator::Css(&css)).await.unwrap();
        select.select_by_value(value).await.unwrap();
    };
    choose("Kind", "law").await;
    browser.lists(".claims-list .claims-none", "No claim fits.").await;
    choose("Kind", "").await;
    choose("Attribute", "verdict").await;
    choose("What it says", "-").await;
    assert_eq!(browser.list(".claim-label").await, "FISA exposure|No tender|18 months");
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_without_a_passage_is_written_in_and_deleted() {
    let browser = begin("bare").await;
    browser.click(".note:nth-child(2)").await;
    browser.press("Delete the passage").await;
    browser.until(&notes(2)).await;
    // The list leads to it among all claims.
    browser.until("return [...document.querySelectorAll('.list-claim')].some((own) => own.textContent === 'No tender0')").await;
    browser
        .client
        .execute(
            "[...document.querySelectorAll('.list-claim')].find((own) => own.textContent === 'No tender0').click()",
            Vec::new(),
        )
        .await
        .unwrap();
    browser.until("return document.querySelector('.claim-card')?.ariaLabel === 'No tender'").await;
    browser.keys("\u{e032}").await;
    browser.until("return document.activeElement.className === 'note-label'").await;
    browser.keys("No call for tenders").await;
    browser.lists(".claim-row:has([aria-current]) .claim-label", "No call for tenders").await;
    browser.keys(ESCAPE).await;
    browser.until("return document.activeElement.tagName === 'MAIN'").await;
    browser.keys(&format!("{SHIFT}{DELETE}{RELEASE}")).await;
    browser.lists(".claim-label", "FISA exposure|18 months").await;
    browser.press("Undo").await;
    browser.lists(".claim-label", "FISA exposure|18 months|No call for tenders").await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn boxes_that_are_ticked_leave_the_keys_to_the_commands() {
    let browser = begin("ticking").await;
    browser.press("Claims").await;
    // From the first to the third with Shift, then Delete, with the focus still on the box.
    browser.click(".claim-row:nth-child(2) .tick input").await;
    let script =
        "const box = document.querySelector('.claim-row:nth-child(4) .tick input').getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];";
    let place = browser.client.execute(script, Vec::new()).await.unwrap();
    browser.click_at_holding(SHIFT, (place[0].as_f64().unwrap(), place[1].as_f64().unwrap())).await;
    browser.lists(".picked [role=status]", "3\u{a0}passages · 3\u{a0}claims").await;
    browser.keys(&format!("{SHIFT}{DELETE}{RELEASE}")).await;
    browser.until("return document.querySelector('.claim-row') === null").await;
    browser.keys(&format!("{CONTROL}z{RELEASE}")).await;
    browser.lists(".claim-label", "FISA exposure|No tender|18 months").await;

    // Another kind for two of them, in one step.
    browser.click(".claim-row:nth-child(2) .tick input").await;
    browser.click(".claim-row:nth-child(3) .tick input").await;
    browser.press("Change the kind…").await;
    browser.until("return document.activeElement.matches('.rekind .kind-chip')").await;
    browser.keys(&format!("{}{}", "\u{e014}", "\u{e014}")).await;
    browser.press("Change the kind").await;
    browser.lists(".claim-group-head h2", "Fact, event or decision|Law, rule or legal effect").await;
    browser.press("Undo").await;
    browser.lists(".claim-group-head h2", "Fact, event or decision").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_chosen_for_a_claim_that_is_left_out_does_not_count() {
    let browser = begin("leaving-out").await;
    browser.press("Claims").await;
    browser.click(".claims-count .tick input").await;
    browser.press("Merge…").await;
    browser.lists(".merged-label", "No tender|FISA exposure|18 months").await;
    browser.click(".merge-differences li:nth-child(3) input").await;
    browser.press("Leave “18 months” out").await;
    browser.lists(".merged-label", "No tender|FISA exposure").await;
    browser.press("Merge").await;
    browser.lists(".claim-label", "No tender|18 months").await;
    // The focus is not lost with the claim that was looked at.
    browser.press("Delete the claim and its passages").await;
    browser.lists(".claim-label", "18 months").await;
    browser.until("return document.activeElement !== document.body").await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_below_the_open_one_are_picked_and_a_choice_by_keys_is_one_step() {
    let browser = begin("below").await;
    // The first note is open; with a press on another it closes, and the other moves.
    browser.click(".note:nth-child(1)").await;
    browser.until("return document.querySelector('.note:nth-child(1)[data-active]') !== null").await;
    browser.pick(".note:nth-child(2) .note-title").await;
    browser.until("return document.querySelector('.note:nth-child(2)[data-picked]') !== null").await;
    browser.click(".note:nth-child(3) .tick input").await;
    browser.lists(".picked [role=status]", "2\u{a0}passages · 2\u{a0}claims").await;
    browser.until("return document.querySelector('.note:nth-child(1)[data-active]') !== null").await;

    // The kind by keys: what is passed over on the way is no step, and undo is the dossier's.
    let kind = "document.querySelector('.note[data-active] .note-kind-choice')";
    browser.client.execute(&format!("{kind}.focus()"), Vec::new()).await.unwrap();
    browser.keys(&format!("{DOWN}{DOWN}")).await;
    browser.until(&format!("return {kind}.value === 'law'")).await;
    browser.keys(ENTER).await;
    browser.lists(".list-kind-name > span:nth-child(2)", "Fact|Law").await;
    browser.keys(&format!("{CONTROL}z{RELEASE}")).await;
    browser.lists(".list-kind-name > span:nth-child(2)", "Fact").await;

    // The line of what is picked keeps to a narrow screen.
    browser.client.set_window_size(500, 900).await.unwrap();
    browser.until("return document.querySelector('.bar').clientWidth <= innerWidth").await;
    browser.until("return document.querySelector('.picked').clientWidth <= innerWidth").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_passages_of_a_claim_stand_in_their_questions() {
    let browser = begin("spread").await;
    let second = browser.downloads.join("second.md");
    std::fs::write(
        &second,
        "# Une autre question\n\nMicrosoft a été choisi sans appel d'offres, et sans débat.\n",
    )
    .unwrap();
    browser.open(&second).await;
    browser.lists(".block-title", "Une autre question").await;
    for words in ["sans appel d'offres", "sans débat"] {
        browser.select(words).await;
        let field = browser.client.find(Locator::Css(".tag-box [role=combobox]")).await.unwrap();
        field.send_keys("No tender").await.unwrap();
        browser.keys(ENTER).await;
        browser.until("return document.querySelector('.tag-box') === null").await;
    }
    browser.until(&notes(2)).await;

    // The note says how far its claim goes, and leads there.
    browser.keys(ESCAPE).await;
    browser.until("return document.querySelector('.note[data-active]') === null").await;
    browser
        .lists(
            ".note-summary .note-everywhere",
            "3\u{a0}passages in 2\u{a0}questions|3\u{a0}passages in 2\u{a0}questions",
        )
        .await;
    browser.click(".note-summary .note-everywhere").await;
    browser.until("return document.querySelector('.claim-card')?.ariaLabel === 'No tender'").await;
    browser.lists(".claim-question h3", "QE\u{a0}3331|Une autre question").await;
    browser
        .lists(
            ".claim-passage .kwic b",
            "en 2019, Microsoft a été retenu sans le moindre appel d'offres|sans appel d'offres|sans débat",
        )
        .await;
    browser.until("return document.querySelector('.claim-passages li:last-child .kwic').textContent === \"Microsoft a été choisi sans appel d'offres, et sans débat.\"").await;

    // By keys from passage to passage, and to the last of them.
    browser.client.execute("document.querySelector('.claim-passage').focus()", Vec::new()).await.unwrap();
    browser.keys(DOWN).await;
    browser.until("return document.activeElement.textContent.includes('choisi sans appel')").await;
    browser.keys(DOWN).await;
    browser.keys(ENTER).await;
    browser.until(&notes(2)).await;
    browser.until("return document.querySelector('mark[data-active]')?.textContent === 'sans débat'").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
