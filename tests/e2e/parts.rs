//! The parts of a document: their headings, the way to them, and the movements of the question.

use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::{Value, json};

use crate::browser::{Browser, page};
use crate::{SAVED, notes};

/// A question of the Sénat whose text has no heading of its own.
const BARE: &str = "Un titre pour l'essai\nQuestion écrite n°08911\n
Question de Mme EXEMPLE Jeanne (Ain - Groupe X-R) publiée le 12/10/2023\n
Mme Jeanne Exemple attire l'attention de M. le ministre de la santé sur les serveurs où dorment les dossiers.\n
Elle lui demande un calendrier et un coût.\n
Publiée dans le JO Sénat du 12/10/2023 - page 5876\n
Réponse du Ministère du numérique publiée le 25/01/2024\nLe calendrier est arrêté pour de bon.\n";

/// The words behind the borders, as a screen reader says them.
const BORDERS: &str = "return [...document.querySelectorAll('.movement-border')]
    .map((border) => border.getAttribute('aria-valuetext')).join('|')";
const PROPOSED: &str = "Cette plateforme réunit les données|L'auteur demande que soient publiées";

/// Waits until the borders stand before `words`.
async fn borders(browser: &Browser, words: &str) {
    browser.until(&format!("{BORDERS} === {words:?}")).await;
}

async fn ask(browser: &Browser, script: &str) -> Value {
    browser.client.execute(script, Vec::new()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_heading_that_the_source_lacks_is_no_part_of_the_text() {
    let browser = Browser::start("parts").await;
    browser.client.goto(&page()).await.unwrap();
    let file = browser.downloads.join("senat.txt");
    std::fs::write(&file, BARE).unwrap();
    // What is opened before the stored dossier is open would be put away by it.
    browser.until("return document.querySelector('.welcome') !== null").await;
    browser.open(&file).await;
    browser.until("return document.querySelector('.part-heading')?.textContent === 'Question'").await;
    let names =
        ask(&browser, "return [...document.querySelectorAll('section.part')].map((part) => part.ariaLabel)")
            .await;
    assert_eq!(names[0], "Question");
    assert!(names.as_array().unwrap().iter().any(|name| name.as_str().unwrap().starts_with("Réponse du")));

    // What is selected over it and copied does not hold it; the offsets are those of the words around it.
    browser.set_selection("publiée le 12/10/2023Mme Jeanne").await;
    let selected = ask(&browser, "return getSelection().toString()").await;
    assert!(
        !selected.as_str().unwrap().to_uppercase().replace("PUBLIÉE LE 12/10/2023", "").contains("QUESTION"),
        "{selected}"
    );
    browser.until("return document.querySelector('.hint').disabled === false").await;
    ask(&browser, "document.querySelector('.reader').focus()").await;
    browser.keys("f").await;
    browser.until(&notes(1)).await;
    let marked = "return [...document.querySelectorAll('mark')].map((mark) => mark.textContent).join('|')";
    assert_eq!(ask(&browser, marked).await, "publiée le 12/10/2023|Mme Jeanne");

    // The caret goes from the last letter above it to the first below it.
    ask(
        &browser,
        "document.querySelector('.reader').focus();
        const leaves = [...document.querySelectorAll('.reader-heading [data-at]')];
        const last = leaves[leaves.length - 1].firstChild;
        getSelection().collapse(last, last.data.length);",
    )
    .await;
    browser.keys("\u{e014}").await;
    browser
        .until(
            "const { anchorNode, anchorOffset } = getSelection();
        return anchorNode.data?.startsWith('Mme Jeanne') && anchorOffset === 0",
        )
        .await;

    // The keys that lead to the answer and back.
    let at = |words: &str| {
        format!(
            "return getSelection().anchorNode.data?.startsWith({words:?})
        && document.activeElement.className === 'reader'"
        )
    };
    browser.keys(";").await;
    browser.until(&at("Le calendrier")).await;
    browser.keys(",").await;
    browser.until(&at("Mme Jeanne")).await;
    browser.run("Go to the answer").await;
    browser.until(&at("Le calendrier")).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_movements_are_proposed_and_corrected() {
    let browser = Browser::start("movements").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    borders(&browser, PROPOSED).await;
    let names =
        "return [...document.querySelectorAll('.movement-name')].map((name) => name.textContent).join()";
    assert_eq!(ask(&browser, names).await, "opening,context,request");
    // Each piece begins and ends on the line of its words.
    let placed = "const place = (element) => element.getBoundingClientRect();
        const pieces = [...document.querySelectorAll('.movement-piece')].map(place);
        const blocks = [...document.querySelectorAll('.part-ruled .block:not(.block-section)')].map(place);
        const last = blocks[blocks.length - 1];
        return pieces.length === 3 && Math.abs(pieces[0].top - blocks[0].top) < 8
            && Math.abs(pieces[2].top - last.top) < 8 && Math.abs(pieces[2].bottom - last.bottom) < 8
            && pieces[0].bottom < pieces[1].top && pieces[1].bottom < pieces[2].top";
    browser.until(placed).await;
    let name = "return document.querySelector('.movement-border').ariaLabel";
    assert_eq!(ask(&browser, name).await, "Start of the context, proposed");

    // By keys: a sentence on, a word back.
    let (up, down, shift, delete, escape) = ("\u{e013}", "\u{e015}", "\u{e008}", "\u{e017}", "\u{e00c}");
    ask(&browser, "document.querySelector('.movement-border').focus()").await;
    browser.keys(down).await;
    let moved = "Elle fonctionne sur Azure, le|L'auteur demande que soient publiées";
    borders(&browser, moved).await;
    assert_eq!(ask(&browser, name).await, "Start of the context");
    browser.keys(&format!("{shift}{up}\u{e000}")).await;
    borders(&browser, "soignants. Elle fonctionne sur Azure,|L'auteur demande que soient publiées").await;
    browser.keys(escape).await;
    browser.until("return document.activeElement.className === 'reader'").await;
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    borders(&browser, "soignants. Elle fonctionne sur Azure,|L'auteur demande que soient publiées").await;
    browser.run("Movements as proposed").await;
    borders(&browser, PROPOSED).await;
    // What followed at once would be one step with this.
    browser.tag("Cet exemple reprend", "Exemple").await;

    // By the pointer: down to the next sentence, along the rule.
    let place = ask(
        &browser,
        "const box = document.querySelector('.movement-border').getBoundingClientRect();
        return [box.left + 20, box.top + box.height / 2]",
    )
    .await;
    let (x, y) = (place[0].as_f64().unwrap(), place[1].as_f64().unwrap());
    let go = |y| PointerAction::MoveTo { duration: Some(Duration::from_millis(30)), x, y };
    let drag = MouseActions::new("mouse".to_owned())
        .then(go(y))
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(go(y + 30.0))
        .then(go(y + 60.0))
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    browser.client.perform_actions(drag).await.unwrap();
    borders(&browser, moved).await;
    browser.press("Undo").await;
    borders(&browser, PROPOSED).await;

    // Delete takes a border away, and not the passage that is active.
    ask(&browser, "document.querySelector('.movement-border').focus()").await;
    browser.keys(delete).await;
    borders(&browser, "L'auteur demande que soient publiées").await;
    browser.until(&notes(1)).await;
    browser.press("Undo").await;
    borders(&browser, PROPOSED).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_movement_begins_where_a_command_says() {
    let browser = Browser::start("begins").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    borders(&browser, PROPOSED).await;
    browser.set_selection("Il souhaite connaître").await;
    browser.until("return document.querySelector('.hint').disabled === false").await;
    ask(&browser, "document.querySelector('.reader').focus()").await;
    browser.run("The request begins here").await;
    borders(&browser, "Cette plateforme réunit les données|Il souhaite connaître le calendrier").await;

    // Over the border, what is marked stays what it was.
    browser.tag("santé. Il souhaite connaître", "Par-dessus").await;
    let marked = "return [...document.querySelectorAll('mark')].map((mark) => mark.textContent).join('')";
    assert_eq!(ask(&browser, marked).await, "santé. Il souhaite connaître");

    browser.run("Show the movements").await;
    browser.until("return document.querySelector('.movements') === null").await;
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.until(&notes(1)).await;
    assert_eq!(ask(&browser, "return document.querySelector('.movements') === null").await, json!(true));
    browser.run("Show the movements").await;
    borders(&browser, "Cette plateforme réunit les données|Il souhaite connaître le calendrier").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
