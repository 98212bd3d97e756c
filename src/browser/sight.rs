//! Where in a text one reads: the first letter in view, and how far down the page its line stands. A page of
//! another width, or with other notes, goes back to the same words.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{DomRect, Element};

use super::page;
use super::selection;
use super::stretches::Stretches;
use super::timer::draw;
use crate::model::identity::DocumentId;

/// So much of a line must be in view for it to be seen, in CSS pixels.
const SEEN: f64 = 8.0;
/// By then, in pictures of the screen, the text around a place has its heights.
const PICTURES: u32 = 6;
/// A text of more blocks than this is not set whole for it: that takes too long.
const MOST_BLOCKS: usize = 600;
/// Has the browser leave the scrolling to us, and set a short text whole (`styles/reader.css`).
const RETURNING: &str = "data-returning";

/// The beginning of what `page` shows of its text, in bytes of the plain text.
#[must_use]
pub fn first_letter(page: &Element) -> Option<u32> {
    Some(first(page)?.0)
}

/// Which block of the text is the first in view, counted from the first.
#[must_use]
pub fn block_in_view() -> Option<usize> {
    let page = gloo::utils::document().query_selector(".page").ok()??;
    block(&page, top(&page))?.get_attribute("data-block")?.parse().ok()
}

/// The byte at which a place begins that was kept.
#[must_use]
pub fn beginning(place: &str) -> Option<u32> {
    place.split_once(':').map_or(place, |(at, _)| at).parse().ok()
}

/// Where one read a document last; [`Returning`] goes there.
#[must_use]
pub fn kept(document: DocumentId) -> Option<String> {
    page::preference(&name_of(document))
}

/// Keeps where one reads a document.
pub fn keep(page: &Element, document: DocumentId) {
    if let Some(place) = place(page) {
        page::keep_preference(&name_of(document), &place);
    }
}

fn name_of(document: DocumentId) -> String {
    format!("scolie.place.{document}")
}

fn place(page: &Element) -> Option<String> {
    if page.scroll_top() == 0 {
        return Some("0".to_owned());
    }
    let (at, line) = first(page)?;
    Some(format!("{at}:{}", (line.top() - page.get_bounding_client_rect().top()).round()))
}

/// Goes back to where one read, and stays there while the text around it is drawn and gets its heights. Who scrolls
/// meanwhile stays where they scrolled to.
///
/// What was never on the screen has no exact height before it is: a short text is set whole, in a long one
/// [`Returning::stay`] goes on from there.
#[derive(Debug)]
pub struct Returning {
    page: Element,
    place: RefCell<String>,
    /// So many blocks has the text.
    blocks: usize,
    /// How far down it scrolled last.
    scrolled: Cell<i32>,
}

impl Returning {
    /// Scrolls to a place that was kept; one without a distance is at the top of the page, where nothing moves.
    #[must_use]
    pub fn begin(page: &Element, place: String, blocks: usize) -> Option<Rc<Self>> {
        let own = Self { page: page.clone(), place: RefCell::new(place), blocks, scrolled: Cell::new(0) };
        own.go().then(|| Rc::new(own))
    }

    /// Goes there once more, while it stays there; gives whether it did. The browser tells of a scrolling with the
    /// next picture only: whoever scrolled since is followed first.
    pub fn again(&self) -> bool {
        self.follow();
        self.stays() && self.go()
    }

    /// Takes the place that someone scrolls to meanwhile; a text that gets shorter takes its end along.
    pub fn follow(&self) {
        if !self.stays() {
            return;
        }
        let (now, before, page) = (self.page.scroll_top(), self.scrolled.get(), &self.page);
        let is_at_end = now + page.client_height() + 1 >= page.scroll_height();
        if now > before || (now < before && !is_at_end) {
            self.scrolled.set(now);
            if let Some(place) = place(page) {
                self.place.replace(place);
            }
        }
    }

    /// Stays there while the text around it gets its heights.
    pub async fn stay(self: Rc<Self>) {
        for _ in 0..PICTURES {
            draw().await;
            if !self.again() {
                break;
            }
        }
        let _ = self.page.remove_attribute(RETURNING);
    }

    fn stays(&self) -> bool {
        self.page.has_attribute(RETURNING)
    }

    /// Whether there is something to hold on to.
    fn go(&self) -> bool {
        self.gone_to(&self.place.borrow()).inspect(|scrolled| self.scrolled.set(*scrolled)).is_some()
    }

    /// Scrolls to `place`, where there is something to hold on to; gives how far down that is.
    fn gone_to(&self, place: &str) -> Option<i32> {
        let page = &self.page;
        let (at, down) = (beginning(place)?, place.split_once(':').map_or("0", |(_, down)| down));
        let down = down.parse::<f64>().ok()?;
        if at == 0 && !place.contains(':') {
            page.set_scroll_top(0);
            return None;
        }
        let (node, offset) = selection::to_point(page, at, false)?;
        let _ = page.set_attribute(RETURNING, if self.blocks <= MOST_BLOCKS { "whole" } else { "" });
        let line = letter(&node, offset, offset + 1)?;
        let off = line.top() - page.get_bounding_client_rect().top() - down;
        // To scroll by nothing would end a scrolling that is on its way.
        if off.abs() >= 0.5 {
            #[expect(clippy::cast_possible_truncation, reason = "a distance on the screen")]
            page.set_scroll_top(page.scroll_top() + off.round() as i32);
        }
        Some(page.scroll_top())
    }
}

/// Down to where a line of the page is not seen.
fn top(page: &Element) -> f64 {
    page.get_bounding_client_rect().top() + SEEN
}

/// The first block that does not end above that. The lines above a title stand beside each other, the others one
/// below the other.
fn block(page: &Element, top: f64) -> Option<Element> {
    Stretches::of(page).first_block(|element| element.get_bounding_client_rect().bottom() <= top)
}

/// The first letter in view, and where it stands on the screen.
fn first(page: &Element) -> Option<(u32, DomRect)> {
    let top = top(page);
    let is_seen = |rect: &DomRect| rect.bottom() > top;
    let block = block(page, top)?;
    let leaves = page::all(&block, selection::LEAF);
    let leaf = leaves.iter().find(|leaf| is_seen(&leaf.get_bounding_client_rect()))?;
    let (node, text) = (leaf.first_child()?, leaf.text_content()?);
    // Letters stand one below the other at most: the first that is seen is halved for.
    let (mut from, mut to) = (0, u32::try_from(text.encode_utf16().count()).ok()?.checked_sub(1)?);
    while from < to {
        let middle = from.midpoint(to);
        // What has no box, the end of a line, goes with what stands behind it.
        let seen = (middle..to).find_map(|at| letter(&node, at, at + 1)).is_none_or(|rect| is_seen(&rect));
        if seen {
            to = middle;
        } else {
            from = middle + 1;
        }
    }
    let at = selection::start_of(leaf)? + selection::utf16_to_bytes(&text, from)?;
    Some((at, letter(&node, from, from + 1)?))
}

/// The box of these UTF-16 units of a text; nothing where they have none.
fn letter(node: &web_sys::Node, start: u32, end: u32) -> Option<DomRect> {
    let range = gloo::utils::document().create_range().ok()?;
    range.set_start(node, start).ok()?;
    range.set_end(node, end).ok()?;
    Some(range.get_bounding_client_rect()).filter(|rect| rect.height() > 0.0)
}
