//! A passage of several spans, and its edges moved by keys and by dragging.

use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};

use crate::SAVED;
use crate::browser::{Browser, page};

/// The words of the marks, in the order of the text.
const MARKED: &str =
    "return [...document.querySelectorAll('mark')].map((mark) => mark.textContent).join('|')";

#[tokio::test(flavor = "multi_thread")]
async fn a_passage_takes_in_more_words_and_its_edges_move() {
    let browser = Browser::start("spans").await;
    let marked = async |words: &str| browser.until(&format!("{MARKED} === {words:?}")).await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.tag("sans le moindre appel d'offres", "No tender").await;
    // The same words can be selected again, from their very edge: only the knob of a handle takes the pointer.
    browser.select("sans le moindre appel d'offres").await;
    browser.keys("\u{e00c}").await;
    marked("sans le moindre appel d'offres").await;
    // Add to this passage: `+` with the passage active and other words selected.
    browser.select("en 2019").await;
    browser.keys("+").await;
    marked("en 2019|sans le moindre appel d'offres").await;

    // `>` goes to the end: a letter back, then two words on, as one step.
    browser.keys(">").await;
    browser.until("return document.activeElement.getAttribute('aria-label') === 'End of the passage'").await;
    let (left, right, control, release) = ("\u{e012}", "\u{e014}", "\u{e009}", "\u{e000}");
    browser.keys(left).await;
    marked("en 2019|sans le moindre appel d'offre").await;
    browser.keys(&format!("{control}{right}{right}{release}")).await;
    marked("en 2019|sans le moindre appel d'offres, ce").await;
    browser.keys("\u{e00c}").await;
    browser.until("return document.activeElement.className === 'reader'").await;

    // The start, dragged two words to the left.
    let [from, _] = browser.ends_of("en 2019").await;
    let [to, _] = browser.ends_of("Or, en 2019").await;
    let scrolled = browser.ends_of("en 2019").await;
    let knob = "const box = document.querySelector('.edge-start').getBoundingClientRect();
        return [box.left + box.width / 2, box.top - 3];";
    let knob = browser.client.execute(knob, Vec::new()).await.unwrap();
    let knob = (knob[0].as_f64().unwrap(), knob[1].as_f64().unwrap());
    let (from, to) = (knob, (to.0 - from.0 + scrolled[0].0, knob.1));
    let go = |(x, y)| PointerAction::MoveTo { duration: Some(Duration::from_millis(30)), x, y };
    let drag = MouseActions::new("mouse".to_owned())
        .then(go(from))
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(go(((from.0 + to.0) / 2.0, from.1)))
        .then(go((to.0 - 3.0, to.1)))
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    browser.client.perform_actions(drag).await.unwrap();
    marked("Or, en 2019|sans le moindre appel d'offres, ce").await;
    browser.until(SAVED).await;

    browser.client.refresh().await.unwrap();
    marked("Or, en 2019|sans le moindre appel d'offres, ce").await;
    browser.press("Undo").await;
    marked("en 2019|sans le moindre appel d'offres, ce").await;
    browser.press("Undo").await;
    marked("en 2019|sans le moindre appel d'offres").await;
    browser.press("Undo").await;
    marked("sans le moindre appel d'offres").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}
