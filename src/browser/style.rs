//! Custom properties of elements, which the style sheet goes by.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Sets a custom property of an element to a number of whole pixels.
pub fn set_property(element: &Element, name: &str, pixels: f64) {
    set_style(element, name, &format!("{}px", pixels.round()));
}

/// Sets a custom property of an element, if it is another: the content policy blocks style attributes, and the
/// browser would find the style of all that is in it anew.
pub(super) fn set_style(element: &Element, name: &str, value: &str) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    let style = element.style();
    if style.get_property_value(name).ok().as_deref() != Some(value) {
        let _ = style.set_property(name, value);
    }
}

/// Sets a custom property of an element to a number.
pub fn set_number(element: &Element, name: &str, number: usize) {
    set_style(element, name, &number.to_string());
}
