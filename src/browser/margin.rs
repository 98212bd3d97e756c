//! Sets the margin notes beside their passages, and the tag box beside the selection.
//!
//! On a narrow screen the margin is a sheet under the text, with a scroll of its own that follows the text.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::elements::Elements;
use super::page;
use super::selection;
use crate::model::identity::PassageId;
use crate::model::margin::{Anchor, Plan};
use crate::model::span::{Span, Spans};

/// The space between two notes, in CSS pixels.
const GAP: f64 = 8.0;
/// The height of the handle at the top of the sheet, in CSS pixels.
const SHEET_HANDLE: i32 = 12;
/// The space between the selection and the tag box.
const CLEARANCE: f64 = 8.0;

/// Sets the top of every note in `page` that is drawn, and plans where the others would be; `drawn` says
/// which of `anchors` those are, `blocks` where the blocks of their text stand.
pub fn place_notes(
    page: &Element,
    plan: &mut Plan,
    blocks: &mut Blocks,
    anchors: &[Anchor],
    drawn: &[usize],
) {
    let Ok(Some(margin)) = page.query_selector(".margin") else { return };
    let origin = margin.get_bounding_client_rect().top();
    let notes = page::all(&margin, ".note");
    let is_drawn = |index: usize| drawn.binary_search(&index).is_ok();
    blocks.look(page);
    let mut last = 0.0;
    let mut tops = Vec::with_capacity(anchors.len());
    for (index, anchor) in anchors.iter().enumerate() {
        // Only what is drawn is looked up letter by letter: to ask for the place of a mark far off would
        // have the browser lay out its text.
        let exact = is_drawn(index).then(|| first_line(anchor.passage)).flatten();
        let top = exact.or_else(|| blocks.place(page, anchor));
        last = top.map_or(last, |top| top - origin);
        tops.push(last);
    }
    for (note, index) in notes.iter().zip(drawn) {
        if let Some(anchor) = anchors.get(*index) {
            plan.measure(anchor.passage, note.get_bounding_client_rect().height());
        }
    }
    let active = notes.iter().position(|note| note.has_attribute("data-active"));
    let fixed = active.and_then(|index| drawn.get(index)).copied();
    let sheet = is_sheet(&margin);
    plan.set(anchors, &tops, fixed, GAP, sheet);
    for (note, index) in notes.iter().zip(drawn) {
        if let Some(top) = plan.top(*index) {
            page::set_property(note, "--top", top);
        }
    }
    // A note that grows under what is written in it must not jump.
    let focused = gloo::utils::document().active_element();
    let is_written = |note: &Element| {
        focused.as_ref().is_some_and(|focused| focused != note && note.contains(Some(focused)))
    };
    let active = active.and_then(|index| notes.get(index)).filter(|note| !is_written(note));
    if let Some(note) = active.filter(|_| sheet) {
        bring_up(&margin, note);
    }
}

/// The notes within `screens` of what is seen of `page`.
#[must_use]
pub fn notes_near(page: &Element, plan: &Plan, screens: f64) -> Range<usize> {
    let Ok(Some(margin)) = page.query_selector(".margin") else { return 0..0 };
    let frame = page.get_bounding_client_rect();
    let origin = if is_sheet(&margin) {
        page.query_selector(".reader").ok().flatten().unwrap_or(margin)
    } else {
        margin
    };
    let top = frame.top() - origin.get_bounding_client_rect().top();
    let spare = frame.height() * screens;
    plan.between(top - spare, top + frame.height() + spare)
}

/// Where the blocks of the text on the page stand, as far as they were asked for. To ask the browser for
/// thousands of places takes longer than to draw: they are kept as long as the text keeps its size.
#[derive(Debug, Default)]
pub struct Blocks {
    elements: Option<Elements>,
    /// The width and the height of the text.
    size: (f64, f64),
    /// The top of the text in the window.
    top: f64,
    /// How far below the top of the text each begins, and how tall it is.
    places: HashMap<usize, (f64, f64)>,
}

impl Blocks {
    /// Sees where the text stands, and forgets what is no longer true.
    fn look(&mut self, page: &Element) {
        let Ok(Some(text)) = page.query_selector(".reader") else { return };
        let frame = text.get_bounding_client_rect();
        self.top = frame.top();
        self.elements = None;
        if self.size != (frame.width(), frame.height()) {
            self.size = (frame.width(), frame.height());
            self.places.clear();
        }
    }

    /// About where a passage begins.
    fn place(&mut self, page: &Element, anchor: &Anchor) -> Option<f64> {
        let (top, height) = match self.places.entry(anchor.block) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(unknown) => {
                let elements = self.elements.get_or_insert_with(|| Elements::of(page, "[data-block]"));
                let name = anchor.block.to_string();
                let is = |element: &Element| element.get_attribute("data-block").as_deref() == Some(&name);
                // They stand in order, as a rule each under its number.
                let element = elements.get(anchor.block).filter(is);
                let place = element.or_else(|| elements.from(0).find(is))?.get_bounding_client_rect();
                *unknown.insert((place.top() - self.top, place.height()))
            }
        };
        Some(self.top + top + anchor.share * height)
    }
}

/// The top of the first line of a passage.
fn first_line(passage: PassageId) -> Option<f64> {
    let mark = gloo::utils::document().get_element_by_id(&format!("passage-{passage}"))?;
    mark.get_client_rects().item(0).map(|line| line.top())
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
        let mark = note.get_attribute("aria-details");
        let mark = mark.and_then(|id| gloo::utils::document().get_element_by_id(&id));
        let line = mark.and_then(|mark| mark.get_client_rects().item(0));
        line.is_some_and(|line| line.bottom() > top)
    });
    if let Some(note) = note {
        bring_up(&margin, &note);
    }
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
