//! Many rows of one height, of which only those near the window are drawn: for a list that keeps the focus
//! itself. Rows of any height, each with the focus of its own, are in a `Window`.

use std::ops::Range;

use yew::prelude::*;

use crate::browser::size_watch::SizeWatch;
use crate::browser::{Element, event, page};

/// How many rows are drawn beyond each edge, so that a turn of the wheel finds them there.
const BEYOND: usize = 12;

/// What is listed.
#[derive(Properties, PartialEq)]
pub struct EvenRowsProps {
    /// The element that scrolls; it holds the rows only.
    pub scroller: NodeRef,
    /// How many rows there are.
    pub count: usize,
    /// The row that is brought into view when it changes.
    #[prop_or_default]
    pub current: Option<usize>,
    /// Draws a row, which has its key.
    pub row: Callback<usize, Html>,
}

/// The rows, in an element as high as all of them; their height is `--row-height`.
#[component]
pub fn EvenRows(EvenRowsProps { scroller, count, current, row }: &EvenRowsProps) -> Html {
    let node = use_node_ref();
    let window = use_state_eq(|| 0..2 * BEYOND);
    let count = *count;
    let look = {
        let (node, scroller, window) = (node.clone(), scroller.clone(), window.setter());
        move || {
            if let (Some(rows), Some(scroller)) = (node.cast::<Element>(), scroller.cast::<Element>()) {
                window.set(in_view(&scroller, row_height(&rows, count)));
            }
        }
    };
    let shown = window.start.min(count)..window.end.min(count);
    use_effect_with((node.clone(), count, shown.start), |(node, count, start)| {
        if let Some(rows) = node.cast::<Element>() {
            page::set_number(&rows, "--count", *count);
            page::set_number(&rows, "--first", *start);
        }
    });
    use_effect_with((node.clone(), scroller.clone(), *current), {
        let look = look.clone();
        move |(node, scroller, current)| {
            let (Some(rows), Some(scroller)) = (node.cast::<Element>(), scroller.cast::<Element>()) else {
                return;
            };
            if let Some(current) = current {
                page::scroll_to_row(&scroller, *current, row_height(&rows, count));
            }
            look();
        }
    });
    use_effect_with((scroller.clone(), count), move |(scroller, _)| {
        look();
        let element = scroller.cast::<Element>();
        let watch = SizeWatch::new(element.clone().into_iter(), look.clone());
        let listening = event::on_document("scroll", move |event| {
            if element.as_ref().is_some_and(|element| event::is_at(event, element)) {
                look();
            }
        });
        move || drop((watch, listening))
    });
    html! {
        <div class="even-rows" ref={node} role="presentation">{ for shown.map(|index| row.emit(index)) }</div>
    }
}

/// The height of a row in CSS pixels.
fn row_height(rows: &Element, count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a number of rows")]
    let count = count.max(1) as f64;
    rows.get_bounding_client_rect().height() / count
}

/// The rows in view, and some beyond.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of rows")]
fn in_view(scroller: &Element, height: f64) -> Range<usize> {
    if height <= 0.0 {
        return 0..2 * BEYOND;
    }
    let top = f64::from(scroller.scroll_top()).max(0.0);
    let bottom = top + f64::from(scroller.client_height());
    let first = (top / height).floor() as usize;
    let last = (bottom / height).ceil() as usize;
    first.saturating_sub(BEYOND)..last + BEYOND
}
