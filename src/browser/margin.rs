//! Sets the margin notes beside their passages, and the tag box beside the selection.
//!
//! On a narrow screen the margin is a sheet under the text, with a scroll of its own that follows the text.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::page;
use super::selection;
use crate::model::margin::{Wish, stack};
use crate::model::span::{Span, Spans};

/// The space between two notes, in CSS pixels.
const GAP: f64 = 8.0;
/// The height of the handle at the top of the sheet, in CSS pixels.
const SHEET_HANDLE: i32 = 12;
/// The space between the selection and the tag box.
const CLEARANCE: f64 = 8.0;

/// Sets the top of every note in `page`; those without a mark on the page come last.
pub fn place_notes(page: &Element) {
    let Ok(Some(margin)) = page.query_selector(".margin") else { return };
    let origin = margin.get_bounding_client_rect().top();
    let notes = page::all(&margin, ".note");
    let mut last = 0.0;
    let wishes: Vec<Wish> = notes
        .iter()
        .map(|note| {
            let line = mark_of(page, note).and_then(|mark| mark.get_client_rects().item(0));
            last = line.map_or(last, |line| line.top() - origin);
            Wish { top: last, height: note.get_bounding_client_rect().height() }
        })
        .collect();
    let active = notes.iter().position(|note| note.has_attribute("data-active"));
    for (note, top) in notes.iter().zip(stack(&wishes, active, GAP)) {
        page::set_property(note, "--top", top);
    }
    // A note that grows under what is written in it must not jump.
    let focused = gloo::utils::document().active_element();
    let is_written = |note: &Element| {
        focused.as_ref().is_some_and(|focused| focused != note && note.contains(Some(focused)))
    };
    let active = active.and_then(|index| notes.get(index)).filter(|note| !is_written(note));
    if let Some(note) = active.filter(|_| is_sheet(&margin)) {
        bring_up(&margin, note);
    }
}

/// Brings up in the sheet the note of the first passage in view, unless a note is being written in.
pub fn follow_text(page: &Element) {
    let Ok(Some(margin)) = page.query_selector(".margin") else { return };
    let focused = gloo::utils::document().active_element();
    if !is_sheet(&margin) || focused.is_some_and(|focused| margin.contains(Some(&focused))) {
        return;
    }
    let top = page.get_bounding_client_rect().top();
    let note = page::all(&margin, ".note").into_iter().find(|note| {
        let line = mark_of(page, note).and_then(|mark| mark.get_client_rects().item(0));
        line.is_some_and(|line| line.bottom() > top)
    });
    if let Some(note) = note {
        bring_up(&margin, &note);
    }
}

/// The first mark of a note's passage.
fn mark_of(page: &Element, note: &Element) -> Option<Element> {
    let passage = note.get_attribute("data-passage")?;
    page.query_selector(&format!("mark[data-passage=\"{passage}\"]")).ok()?
}

fn is_sheet(margin: &Element) -> bool {
    let style = gloo::utils::window().get_computed_style(margin).ok().flatten();
    style.and_then(|style| style.get_property_value("position").ok()).is_some_and(|value| value == "sticky")
}

/// Scrolls the sheet, and nothing around it, to a note.
fn bring_up(sheet: &Element, note: &Element) {
    if let Some(note) = note.dyn_ref::<HtmlElement>() {
        sheet.set_scroll_top(note.offset_top() - SHEET_HANDLE);
    }
}

/// Sets the handles in `edges`, two for each span, at the first and last letters of their words.
pub fn place_edges(page: &Element, edges: &Element, spans: &Spans) {
    let frame = page.get_bounding_client_rect();
    let scrolled = f64::from(page.scroll_top());
    let handles = page::all(edges, ".edge");
    for (span, pair) in spans.iter().zip(handles.chunks(2)) {
        let boxes = selection::boxes(page, span);
        let (Some(first), Some(last), [start, end]) = (boxes.first(), boxes.last(), pair) else { continue };
        for (handle, line, left) in [(start, first, first.left()), (end, last, last.right())] {
            page::set_property(handle, "--top", line.top() - frame.top() + scrolled);
            page::set_property(handle, "--left", left - frame.left());
            page::set_property(handle, "--tall", line.height());
        }
    }
}

/// Sets a box (the tag box, the chooser) under the words of `span`, or above them where there is no room below.
pub fn place_box(page: &Element, tag_box: &Element, span: Span) {
    let boxes = selection::boxes(page, span);
    let (Some(first), Some(last)) = (boxes.first(), boxes.last()) else { return };
    let frame = page.get_bounding_client_rect();
    let size = tag_box.get_bounding_client_rect();
    let scrolled = f64::from(page.scroll_top());
    let fits_below = last.bottom() + CLEARANCE + size.height() <= frame.bottom();
    let fits_above = first.top() - CLEARANCE - size.height() >= frame.top();
    let top = if fits_below || !fits_above {
        last.bottom() + CLEARANCE
    } else {
        first.top() - CLEARANCE - size.height()
    };
    // Where it fits nowhere the text makes room, as far as the words stay in view.
    let hidden =
        if fits_below || fits_above { 0.0 } else { top + size.height() + CLEARANCE - frame.bottom() };
    let hidden = hidden.clamp(0.0, (first.top() - frame.top() - CLEARANCE).max(0.0));
    // It lies over the column of the text: beside it stands the note of the passage that it is about.
    let column = page.query_selector(".reader").ok().flatten();
    let right = column.map_or(frame.right() - 12.0, |column| column.get_bounding_client_rect().right());
    let room = (right - frame.left() - size.width()).max(0.0);
    let left = (last.left() - frame.left()).clamp(12.0_f64.min(room), room);
    page::set_property(tag_box, "--top", top - frame.top() + scrolled);
    page::set_property(tag_box, "--left", left);
    page::scroll_by(page, hidden);
}
