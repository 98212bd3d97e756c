//! Sets the margin notes beside their passages, and the tag box beside the selection.
//!
//! On a narrow screen the margin is a sheet under the text, with a scroll of its own that follows the text.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::elements::{Children, List};
use super::page;
use super::selection;
use super::stretches::{Stretches, end_of, start_of};
use crate::model::identity::PassageId;
use crate::model::margin::Plan;
use crate::model::passages::InText;
use crate::model::span::{Span, Spans};
use crate::model::window::Sight;

/// The space between two notes, in CSS pixels.
const GAP: f64 = 8.0;
/// The height of the handle at the top of the sheet, in CSS pixels.
const SHEET_HANDLE: i32 = 12;
/// The space between the selection and the tag box.
const CLEARANCE: f64 = 8.0;
/// What is less of a pixel is no change.
const SLIGHT: f64 = 0.1;

/// Sets the top of every note in `page` that is drawn, and plans where the others would be; `drawn` says which of
/// `passages` those are, `layout` where the text lies. Gives what is seen of the notes, unless nothing was set: text and
/// notes are as tall as when they were set last, and `anew` does not say that the notes are others.
pub fn place_notes(
    page: &Element,
    plan: &mut Plan,
    layout: &mut Layout,
    passages: &InText,
    drawn: &[usize],
    anew: bool,
) -> Option<Sight> {
    let (text, margin) = (page::child(page, ".reader")?, page::child(page, ".margin")?);
    let notes = page::all(&margin, ".note");
    let heights: Vec<f64> = notes.iter().map(|note| note.get_bounding_client_rect().height()).collect();
    let is_other = layout.look(&text, &heights);
    if !anew && !is_other {
        return None;
    }
    let origin = margin.get_bounding_client_rect().top();
    let mut drawn_heights = drawn.iter().zip(&heights).peekable();
    let mut stretches = layout.stretches.iter().peekable();
    let (mut last, mut wishes) = (0.0, Vec::with_capacity(passages.len()));
    for (index, (order, _)) in passages.records().iter().enumerate() {
        let (start, _, passage) = *order;
        // Only what is drawn is looked up letter by letter: to ask for the place of a mark far off would
        // have the browser lay out its text.
        let height = drawn_heights.next_if(|(own, _)| **own == index).map(|(_, height)| *height);
        let exact = height.and_then(|height| {
            plan.measure(*order, height);
            first_line(passage)
        });
        let about = || {
            while stretches.next_if(|stretch| stretch.end <= start).is_some() {}
            stretches.peek().map(|stretch| layout.top + stretch.place(start))
        };
        last = exact.or_else(about).map_or(last, |top| top - origin);
        wishes.push((order, last));
    }
    let active = notes.iter().position(|note| note.has_attribute("data-active"));
    let fixed = active.and_then(|index| drawn.get(index)).copied();
    let sheet = is_sheet(&margin);
    let sight = sight(page, if sheet { &text } else { &margin });
    // From here on nothing is measured: it would have the browser lay out what has just been set.
    if sheet {
        plan.set_loose(wishes.into_iter());
    } else {
        plan.set(wishes.into_iter(), fixed, sight, GAP);
    }
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
    Some(sight)
}

/// What is seen of the notes.
#[must_use]
pub fn seen(page: &Element) -> Option<Sight> {
    let margin = page::child(page, ".margin")?;
    let origin = if is_sheet(&margin) { page::child(page, ".reader")? } else { margin };
    Some(sight(page, &origin))
}

fn sight(page: &Element, origin: &Element) -> Sight {
    let frame = page.get_bounding_client_rect();
    Sight { top: frame.top() - origin.get_bounding_client_rect().top(), height: frame.height() }
}

/// Where the text on the page lies, by its stretches: to ask the browser for the place of each block takes longer than
/// to draw it, and what is far from the screen has but one guessed place. Kept as long as the text keeps its size.
#[derive(Debug, Default)]
pub struct Layout {
    /// The width and the height of the text.
    size: (f64, f64),
    /// The top of the text in the window.
    top: f64,
    stretches: Vec<Stretch>,
    /// How tall the notes are that are drawn.
    heights: Vec<f64>,
}

/// A stretch of the text: its bytes, and where it lies below the top of the text.
#[derive(Debug)]
struct Stretch {
    start: u32,
    end: u32,
    top: f64,
    height: f64,
}

impl Stretch {
    /// The stretch of an element, in a text that begins at `top` in the window.
    fn of(element: &Element, top: f64) -> Option<Self> {
        let (start, end, place) = (start_of(element)?, end_of(element)?, element.get_bounding_client_rect());
        Some(Self { start, end, top: place.top() - top, height: place.height() })
    }

    /// About where a letter of it lies below the top of the text.
    fn place(&self, at: u32) -> f64 {
        let share = f64::from(at.saturating_sub(self.start)) / f64::from((self.end - self.start).max(1));
        self.top + share * self.height
    }
}

impl Layout {
    /// Sees where the text lies; whether it, or a note, has another size than before.
    fn look(&mut self, text: &Element, heights: &[f64]) -> bool {
        let frame = text.get_bounding_client_rect();
        self.top = frame.top();
        let size = (frame.width(), frame.height());
        let is_same = |(one, other): (&f64, &f64)| (one - other).abs() < SLIGHT;
        let notes_same = self.heights.len() == heights.len() && self.heights.iter().zip(heights).all(is_same);
        let text_same = is_same((&self.size.0, &size.0)) && is_same((&self.size.1, &size.1));
        if !text_same {
            self.size = size;
            let stretches = Stretches::of(text);
            self.stretches = stretches.from(0).filter_map(|own| Stretch::of(&own, frame.top())).collect();
        }
        heights.clone_into(&mut self.heights);
        !text_same || !notes_same
    }
}

/// The text and its parts: what moves in the text makes one of them taller or less tall.
#[must_use]
pub fn text_and_parts(page: &Element) -> Vec<Element> {
    let text = page::child(page, ".reader");
    let parts = text.as_ref().and_then(|text| page::child(text, ".parts"));
    let parts = parts.map(|parts| Children::of(&parts).from(0).collect::<Vec<_>>());
    text.into_iter().chain(parts.into_iter().flatten()).collect()
}

/// The top of the first line of a passage.
fn first_line(passage: PassageId) -> Option<f64> {
    let mark = gloo::utils::document().get_element_by_id(&passage.to_string())?;
    mark.get_client_rects().item(0).map(|line| line.top())
}

/// Brings up in the sheet the note of the first passage in view, unless a note is being written in.
pub fn follow_text(page: &Element) {
    let Some(margin) = page::child(page, ".margin") else { return };
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
    let column = page::child(page, ".reader");
    let right = column.map_or(frame.right() - 12.0, |column| column.get_bounding_client_rect().right());
    let room = (right - frame.left() - size.width()).max(0.0);
    let left = (last.left() - frame.left()).clamp(12.0_f64.min(room), room);
    page::set_property(tag_box, "--top", top - frame.top() + scrolled);
    page::set_property(tag_box, "--left", left);
    page::scroll_by(page, hidden);
}
