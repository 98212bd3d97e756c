//! The caret in the text, which is read-only: a collapsed selection, shown as a highlighted character.

use std::cell::Cell;

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range, Selection};

use super::page;
use super::selection;
use super::sight;
use crate::model::span::Span;

/// Puts a collapsed selection into `root` when there is none inside it: at byte `last`, where the caret was
/// before, else at the beginning of what `page` shows of the text.
pub fn place(root: &Element, page: &Element, last: Option<u32>) {
    if is_inside(root) {
        return;
    }
    go(root, last.or_else(|| sight::first_letter(page)).unwrap_or_default(), false);
}

/// Whether the selection, collapsed or not, is inside `root`.
#[must_use]
pub fn is_inside(root: &Element) -> bool {
    let node = native().and_then(|native| native.anchor_node());
    node.is_some_and(|node| root.contains(Some(&node)))
}

/// Shows where the keys would go on selecting: the character at a collapsed selection inside `root`.
pub fn show(root: &Element) {
    selection::paint("caret", character(root));
}

/// No longer shows it.
pub fn hide() {
    selection::paint("caret", None);
}

/// The character at a collapsed selection.
fn character(root: &Element) -> Option<Range> {
    let native = gloo::utils::window().get_selection().ok()??;
    let node = native.anchor_node().filter(|node| root.contains(Some(node)))?;
    if !native.is_collapsed() || node.node_type() != Node::TEXT_NODE {
        return None;
    }
    let (offset, text) = (native.anchor_offset(), node.text_content()?);
    let at = selection::utf16_to_bytes(&text, offset)? as usize;
    // At the end of a run the character before stands for the place.
    let (start, character) = match text.get(at..)?.chars().next() {
        Some(character) => (offset, character),
        None => {
            let last = text.chars().next_back()?;
            (offset.checked_sub(u32::try_from(last.len_utf16()).ok()?)?, last)
        }
    };
    let range = gloo::utils::document().create_range().ok()?;
    range.set_start(&node, start).ok()?;
    range.set_end(&node, start + u32::try_from(character.len_utf16()).ok()?).ok()?;
    Some(range)
}

/// The byte at a collapsed selection inside `root`.
#[must_use]
pub fn at(root: &Element) -> Option<u32> {
    let native = gloo::utils::window().get_selection().ok()??;
    let node = native.anchor_node().filter(|node| root.contains(Some(node)))?;
    native.is_collapsed().then(|| selection::to_byte(root, &node, native.anchor_offset()))?
}

thread_local! {
    /// Where the caret was last seen in the text shown: a dialog takes the selection away.
    static LAST: Cell<Option<u32>> = const { Cell::new(None) };
}

/// Remembers where the caret is in the text shown; another text has none yet.
pub fn remember(at: Option<u32>) {
    LAST.set(at);
}

/// Where the caret was last seen in the text shown, in bytes of the plain text.
#[must_use]
pub fn last() -> Option<u32> {
    LAST.get()
}

/// Puts the focus and the caret on a place of the text, and brings the beginning of its part into view.
pub fn arrive(at: u32) {
    let Some(root) = page::find(".reader") else { return };
    page::focus(".reader", false);
    go(&root, at, false);
    let node = native().and_then(|native| native.anchor_node()).and_then(|node| node.parent_element());
    if let Some(part) = node.and_then(|element| element.closest(".part").ok().flatten()) {
        part.scroll_into_view();
    }
}

/// The byte at the moving end of the selection inside `root`.
#[must_use]
pub fn focus_at(root: &Element) -> Option<u32> {
    let native = native()?;
    let node = native.focus_node().filter(|node| root.contains(Some(node)))?;
    selection::to_byte(root, &node, native.focus_offset())
}

/// Moves the moving end of the selection to a byte; its other end stays when `extend` says so.
pub fn go(root: &Element, at: u32, extend: bool) {
    let place = selection::to_point(root, at, false).or_else(|| selection::to_point(root, at, true));
    if let (Some(native), Some((node, offset))) = (native(), place) {
        let _ = if extend {
            native.extend_with_offset(&node, offset)
        } else {
            native.collapse_with_offset(Some(&node), offset)
        };
    }
}

/// Moves the caret to the beginning of the first element that fits `selector`: the keys go on from there.
pub fn enter(selector: &str) {
    let leaf = page::find(&format!("{selector} {}", selection::LEAF));
    if let (Some(native), Some(leaf)) = (native(), leaf) {
        let _ = native.collapse_with_offset(leaf.first_child().as_ref(), 0);
    }
}

/// Selects the words of `span`.
pub fn select(root: &Element, span: Span) {
    if let (Some(native), Some(range)) = (native(), selection::range(root, span)) {
        let _ = native.remove_all_ranges();
        let _ = native.add_range(&range);
    }
}

/// Scrolls `page` until the moving end of the selection can be seen, two lines from its edges.
pub fn reveal(page: &Element) {
    let Some(native) = native() else { return };
    let Ok(range) = gloo::utils::document().create_range() else { return };
    let Some(node) = native.focus_node().filter(|node| page.contains(Some(node))) else { return };
    if range.set_start(&node, native.focus_offset()).is_err() {
        return;
    }
    let (caret, frame) = (range.get_bounding_client_rect(), page.get_bounding_client_rect());
    let slack = 2.0 * caret.height();
    let over = (caret.bottom() + slack - frame.bottom()).max(0.0);
    let under = (frame.top() + slack - caret.top()).max(0.0);
    if caret.height() > 0.0 && (over > 0.0 || under > 0.0) {
        #[expect(clippy::cast_possible_truncation, reason = "a distance on the screen")]
        page.set_scroll_top(page.scroll_top() + (over - under).round() as i32);
    }
}

/// Scrolls `page` until the words selected stand in its upper half, unless they can be seen whole.
pub fn show_selected(page: &Element) {
    let range =
        native().filter(|native| native.range_count() > 0).and_then(|native| native.get_range_at(0).ok());
    let Some(range) =
        range.filter(|range| range.start_container().is_ok_and(|node| page.contains(Some(&node))))
    else {
        return;
    };
    // Twice: what was never on the screen has no exact height before it is.
    for _ in 0..2 {
        let (words, frame) = (range.get_bounding_client_rect(), page.get_bounding_client_rect());
        let seen =
            words.top() > frame.top() + words.height().min(60.0) && words.bottom() < frame.bottom() - 60.0;
        if seen || frame.height() <= 0.0 {
            return;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a distance on the screen")]
        page.set_scroll_top(
            page.scroll_top() + (words.top() - frame.top() - frame.height() / 3.0).round() as i32,
        );
    }
}

fn native() -> Option<Selection> {
    gloo::utils::window().get_selection().ok()?
}

/// Moves the focus of the selection: `alter` is `move` or `extend`, `direction` `forward` or `backward`.
///
/// Bound by hand: `modify` is in every browser and in no standard.
pub fn modify(alter: &str, direction: &str, granularity: &str) {
    let Ok(Some(native)) = gloo::utils::window().get_selection() else { return };
    if let Ok(method) = Reflect::get(&native, &"modify".into())
        && let Some(method) = method.dyn_ref::<Function>()
    {
        let _ = method.call3(&native, &alter.into(), &direction.into(), &granularity.into());
    }
}
