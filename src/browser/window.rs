//! The browser's side of a window on a long list: measuring, setting apart, scrolling, focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, Node};

use super::page;
use crate::model::window::Sight;

/// What takes the focus in a row.
const CONTROLS: &str = "button, input, a[href], select, textarea, [tabindex]";

/// The nearest element around `list` that scrolls what is in it up and down. The list itself must not: the
/// space of what is not drawn would make it as tall as all its rows.
#[must_use]
pub fn scroller(list: &Element) -> Option<Element> {
    let mut element = list.parent_element();
    while let Some(own) = element {
        let style = gloo::utils::window().get_computed_style(&own).ok().flatten();
        let overflow = style.and_then(|style| style.get_property_value("overflow-y").ok());
        if matches!(overflow.as_deref(), Some("auto" | "scroll")) {
            return Some(own);
        }
        element = own.parent_element();
    }
    None
}

/// What is seen of `list` in what scrolls it; nothing while it is not shown.
#[must_use]
pub fn sight(list: &Element, scroller: &Element) -> Sight {
    let (own, frame) = (list.get_bounding_client_rect(), scroller.get_bounding_client_rect());
    Sight { top: frame.top() - own.top(), height: frame.height() }
}

/// The width of `list`: with it, all heights change.
#[must_use]
pub fn width(list: &Element) -> f64 {
    list.get_bounding_client_rect().width()
}

/// The heights of the rows that are drawn.
#[must_use]
pub fn heights(list: &Element) -> Vec<f64> {
    rows(list).iter().map(|row| row.get_bounding_client_rect().height()).collect()
}

fn rows(list: &Element) -> Vec<Element> {
    let children = list.children();
    (0..children.length()).filter_map(|index| children.item(index)).collect()
}

/// Sets the rows apart by the space of those that are not drawn.
pub fn set_apart(list: &Element, skips: &[f64], rest: f64) {
    for (row, skip) in rows(list).iter().zip(skips) {
        set(row, "--skip", *skip);
    }
    set(list, "--rest", rest);
}

/// Sets a length to a fraction of a pixel: whole pixels would add up to a jump.
fn set(element: &Element, name: &str, length: f64) {
    page::set_style(element, name, &format!("{length:.2}px"));
}

/// Scrolls by a fraction of a pixel or more, up or down, at once.
pub fn scroll_by(scroller: &Element, by: f64) {
    scroller.scroll_by_with_x_and_y(0.0, by);
}

/// Scrolls as little as shows the row at `place` among those drawn.
pub fn reveal(list: &Element, place: usize) {
    if let Some(row) = rows(list).get(place) {
        page::show_whole(row);
    }
}

/// Whether what `event` scrolls holds `list`.
#[must_use]
pub fn scrolls(event: &Event, list: &Element) -> bool {
    let node = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    node.is_some_and(|node| node.contains(Some(list)))
}

/// The place among the rows drawn of the one where `event` happens.
#[must_use]
pub fn place_of(list: &Element, event: &Event) -> Option<usize> {
    let target: Node = event.target()?.dyn_into().ok()?;
    rows(list).iter().position(|row| row.contains(Some(&target)))
}

/// The place among the rows drawn of the one that has the focus.
#[must_use]
pub fn focused(list: &Element) -> Option<usize> {
    let active = gloo::utils::document().active_element()?;
    rows(list).iter().position(|row| row.contains(Some(&active)))
}

/// Whether nothing on the page has the focus.
#[must_use]
pub fn is_focus_lost() -> bool {
    gloo::utils::document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Whether the row at `place` holds what fits `control`, and if so, whether that has the focus.
#[must_use]
pub fn is_at_main(list: &Element, place: usize, control: &str) -> Option<bool> {
    let main = rows(list).get(place)?.query_selector(control).ok()??;
    Some(gloo::utils::document().active_element().as_ref() == Some(&main))
}

/// Puts the focus in the row at `place`, on what fits `control` if `main` says so, else on its first control;
/// and brings it into view, no further than it must.
pub fn focus(list: &Element, place: usize, control: &str, main: bool) -> bool {
    let rows = rows(list);
    let Some(row) = rows.get(place) else { return false };
    let wanted = main.then(|| row.query_selector(control).ok().flatten()).flatten();
    let first = || row.query_selector(CONTROLS).ok().flatten();
    let Some(element) = wanted.or_else(first).and_then(|element| element.dyn_into::<HtmlElement>().ok())
    else {
        return false;
    };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
    page::show_whole(row);
    true
}
