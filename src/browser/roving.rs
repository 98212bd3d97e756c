//! Moves the focus along the elements of a group.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::page::all;

/// Moves the focus to the next element that fits `selector`, from the last to the first.
pub fn focus_next(selector: &str) {
    step_focus(selector, |index, count| (index + 1) % count, 0);
}

/// Moves the focus to the element before, from the first to the last.
pub fn focus_previous(selector: &str) {
    step_focus(selector, |index, count| (index + count - 1) % count, usize::MAX);
}

/// Moves the focus to the first element that fits `selector`.
pub fn focus_first(selector: &str) {
    step_focus(selector, |_, _| 0, 0);
}

/// Moves the focus to the last element that fits `selector`.
pub fn focus_last(selector: &str) {
    step_focus(selector, |_, count| count.saturating_sub(1), usize::MAX);
}

/// Moves the focus along a group by the arrows, in either direction; false for any other key.
pub fn rove(event: &web_sys::KeyboardEvent, selector: &str) -> bool {
    match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => focus_next(selector),
        "ArrowLeft" | "ArrowUp" => focus_previous(selector),
        _ => return false,
    }
    event.prevent_default();
    true
}

/// As [`rove`], and by Home and End to the first and the last.
pub fn rove_all(event: &web_sys::KeyboardEvent, selector: &str) -> bool {
    match event.key().as_str() {
        "Home" => focus_first(selector),
        "End" => focus_last(selector),
        _ => return rove(event, selector),
    }
    event.prevent_default();
    true
}

/// Whether the focus goes to an element inside one that fits `selector`. It goes nowhere where the window itself
/// loses it, which is no leaving.
#[must_use]
pub fn goes_within(event: &web_sys::FocusEvent, selector: &str) -> bool {
    let next: Option<Element> = event.related_target().and_then(|next| next.dyn_into().ok());
    match next {
        Some(next) => next.closest(selector).ok().flatten().is_some(),
        None => !gloo::utils::document().has_focus().unwrap_or(true),
    }
}

/// Moves the focus from an element that fits `selector` as `step` says; from elsewhere to `entry`.
fn step_focus(selector: &str, step: fn(usize, usize) -> usize, entry: usize) {
    let document = gloo::utils::document();
    let Some(root) = document.document_element() else { return };
    let elements = all(&root, selector);
    let active = document.active_element();
    let index = elements.iter().position(|element| Some(element) == active.as_ref());
    let last = elements.len().saturating_sub(1);
    let next = index.map_or(entry.min(last), |index| step(index, elements.len()));
    if let Some(element) = elements.get(next).and_then(|element| element.dyn_ref::<HtmlElement>()) {
        let _ = element.focus();
    }
}
