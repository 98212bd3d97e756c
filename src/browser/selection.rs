//! The selection: between points of the page and bytes of the plain text.
//!
//! The only place that knows UTF-16. Every text node of a document stands in an element whose `data-at`
//! is the byte at which it begins.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{DomRect, Element, Node, Range};

use super::elements::{Elements, List};
use super::stretches::Stretches;
use crate::model::snap::snap;
use crate::model::span::Span;

pub(super) const LEAF: &str = "[data-at]";

/// The bytes selected inside `root`, when both ends lie in it.
#[must_use]
pub fn selected(root: &Element) -> Option<(u32, u32)> {
    let selection = gloo::utils::window().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let (start, end) = (range.start_container().ok()?, range.end_container().ok()?);
    if !root.contains(Some(&start)) || !root.contains(Some(&end)) {
        return None;
    }
    Some((to_byte(root, &start, range.start_offset().ok()?)?, to_byte(root, &end, range.end_offset().ok()?)?))
}

/// The words of `text`, which `root` shows, that are selected: whole letters, without space at their edges.
#[must_use]
pub fn words(root: &Element, text: &str) -> Option<Span> {
    selected(root).and_then(|(start, end)| snap(text, start, end))
}

/// Takes back what is selected.
pub fn clear() {
    if let Ok(Some(selection)) = gloo::utils::window().get_selection() {
        let _ = selection.remove_all_ranges();
    }
}

/// The byte of the text at a point of the screen.
///
/// Bound by hand: `caretPositionFromPoint` is the standard's, `caretRangeFromPoint` that of older engines.
#[must_use]
pub fn byte_at_point(root: &Element, (x, y): (f64, f64)) -> Option<u32> {
    let document = gloo::utils::document();
    let ask = |method: &str| {
        let method = Reflect::get(&document, &method.into()).ok()?.dyn_into::<Function>().ok()?;
        method.call2(&document, &x.into(), &y.into()).ok().filter(JsValue::is_object)
    };
    let (node, offset) = if let Some(position) = ask("caretPositionFromPoint") {
        (Reflect::get(&position, &"offsetNode".into()).ok()?, Reflect::get(&position, &"offset".into()).ok()?)
    } else {
        let range: Range = ask("caretRangeFromPoint")?.dyn_into().ok()?;
        (range.start_container().ok()?.into(), range.start_offset().ok()?.into())
    };
    let node: Node = node.dyn_into().ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an offset in a node")]
    let offset = offset.as_f64()? as u32;
    root.contains(Some(&node)).then(|| to_byte(root, &node, offset))?
}

/// Where the words of `span` stand on the screen: the boxes of their lines.
#[must_use]
pub fn boxes(root: &Element, span: Span) -> Vec<DomRect> {
    let Some(list) = range(root, span).and_then(|range| range.get_client_rects()) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.item(index)).filter(|rect| rect.width() > 0.0).collect()
}

/// Highlights `span` without touching the page's nodes, by the CSS Custom Highlight API where there is one.
pub fn highlight(root: &Element, span: Option<Span>) {
    paint("pending", span.and_then(|span| range(root, span)));
}

pub(super) fn paint(name: &str, range: Option<Range>) {
    let Some((registry, constructor)) = highlights() else { return };
    let name = JsValue::from(name);
    let Some(range) = range else {
        call(&registry, "delete", &[name]);
        return;
    };
    if let Ok(highlight) = Reflect::construct(&constructor, &js_sys::Array::of1(&range)) {
        call(&registry, "set", &[name, highlight]);
    }
}

fn highlights() -> Option<(JsValue, Function)> {
    let window = gloo::utils::window();
    let css = Reflect::get(&window, &"CSS".into()).ok()?;
    let registry = Reflect::get(&css, &"highlights".into()).ok().filter(|registry| registry.is_object())?;
    let constructor = Reflect::get(&window, &"Highlight".into()).ok()?.dyn_into().ok()?;
    Some((registry, constructor))
}

fn call(object: &JsValue, method: &str, arguments: &[JsValue]) {
    if let Ok(method) = Reflect::get(object, &method.into())
        && let Some(method) = method.dyn_ref::<Function>()
    {
        let _ = Reflect::apply(method, object, &arguments.iter().collect());
    }
}

/// The range of the page that holds `span`.
pub(super) fn range(root: &Element, span: Span) -> Option<Range> {
    let stretches = Stretches::of(root);
    let range = gloo::utils::document().create_range().ok()?;
    let (node, offset) = point_in(root, &stretches, span.start(), false)?;
    range.set_start(&node, offset).ok()?;
    let (node, offset) = point_in(root, &stretches, span.end(), true)?;
    range.set_end(&node, offset).ok()?;
    Some(range)
}

/// The point of the page at byte `at`: in the leaf that ends there for the end of a span, else in the one
/// that begins there.
pub(super) fn to_point(root: &Element, at: u32, is_end: bool) -> Option<(Node, u32)> {
    point_in(root, &Stretches::of(root), at, is_end)
}

fn point_in(root: &Element, stretches: &Stretches, at: u32, is_end: bool) -> Option<(Node, u32)> {
    let leaves = stretches.leaves_at(at, is_end).unwrap_or_else(|| Elements::of(root, LEAF));
    let index = leaves.partition_point(|leaf| {
        start_of(leaf).is_some_and(|start| if is_end { start < at } else { start <= at })
    });
    let leaf = leaves.get(index.checked_sub(1)?)?;
    let text = leaf.text_content()?;
    let before = text.get(..(at - start_of(&leaf)?) as usize).unwrap_or(&text);
    Some((leaf.first_child()?, u32::try_from(before.encode_utf16().count()).ok()?))
}

/// The byte of the plain text at a point of the page.
pub(super) fn to_byte(root: &Element, node: &Node, offset: u32) -> Option<u32> {
    // What the page says of the text, the heading of a part, is no part of it.
    let leaf = node.parent_element().and_then(|parent| parent.closest(LEAF).ok().flatten());
    if let Some(leaf) = leaf.filter(|_| node.node_type() == Node::TEXT_NODE) {
        let text = node.text_content()?;
        return Some(start_of(&leaf)? + utf16_to_bytes(&text, offset)?);
    }
    // A point between them: the beginning of the first leaf after it, or the end of the text.
    let range = gloo::utils::document().create_range().ok()?;
    range.set_start(node, offset).ok()?;
    let is_before = |element: &Element| !range.compare_point(element, 0).is_ok_and(|place| place >= 0);
    let stretches = Stretches::of(root);
    let first = stretches.partition_point(is_before).saturating_sub(1);
    let in_stretches = stretches.from(first).find_map(|stretch| {
        let leaves = Elements::of(&stretch, LEAF);
        leaves.get(leaves.partition_point(is_before))
    });
    let leaves = || Elements::of(stretches.last().as_ref().unwrap_or(root), LEAF);
    let leaf = in_stretches.or_else(|| {
        let leaves = leaves();
        leaves.get(leaves.partition_point(is_before))
    });
    match leaf {
        Some(leaf) => start_of(&leaf),
        None => end_of(&leaves().last()?),
    }
}

/// The byte at which a leaf begins.
pub(super) fn start_of(leaf: &Element) -> Option<u32> {
    leaf.get_attribute("data-at")?.parse().ok()
}

/// The byte at which a leaf ends.
pub(super) fn end_of(leaf: &Element) -> Option<u32> {
    Some(start_of(leaf)? + u32::try_from(leaf.text_content()?.len()).ok()?)
}

/// The bytes of the first `units` UTF-16 units of `text`; a unit inside a pair counts as the pair's beginning.
pub(super) fn utf16_to_bytes(text: &str, units: u32) -> Option<u32> {
    let mut counted = 0;
    let cut = text.char_indices().find(|(_, character)| {
        counted += u32::try_from(character.len_utf16()).unwrap_or(2);
        counted > units
    });
    u32::try_from(cut.map_or(text.len(), |(at, _)| at)).ok()
}

/// Whether the selection, or the focus, is in another part of the page: a field, a note, the tag box.
#[must_use]
pub fn is_elsewhere(root: &Element) -> bool {
    let document = gloo::utils::document();
    let active = document.active_element();
    let focused = active.filter(|element| element.tag_name() != "BODY");
    focused.is_some_and(|element| {
        !root.contains(Some(&element))
            && element.closest(".tag-box, .note, .movements, dialog").ok().flatten().is_some()
    })
}

/// Whether nothing is selected.
#[must_use]
pub fn is_collapsed() -> bool {
    gloo::utils::window().get_selection().ok().flatten().is_none_or(|selection| selection.is_collapsed())
}
