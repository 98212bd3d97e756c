//! The rule of the movements, at the left of the question: set beside the lines that they begin and end on.
//!
//! A movement may begin in the middle of a line: the rule is then cut as far down the line as the movement
//! begins along it.

use web_sys::{DomRect, Element};

use super::elements::{Elements, List};
use super::page;
use super::selection;
use super::stretches::BLOCK;
use crate::model::movement::{Stop, nearest};
use crate::model::span::Span;

/// Half the space between two pieces of the rule, in CSS pixels.
const GAP: f64 = 3.0;
/// A piece that is shorter than this has no room for its name, in CSS pixels.
const NAME: f64 = 15.0;
/// The part of the text that has a rule.
const RULED: &str = ".part-ruled";

/// Sets the pieces and the borders in `layer`. `letters` are the first letters of the movements, `last` is the
/// last letter of the question; the borders are those of the last movements.
pub fn place(page: &Element, layer: &Element, letters: &[Span], last: Span) {
    let Ok(Some(part)) = page.query_selector(RULED) else { return };
    let (frame, column) = (page.get_bounding_client_rect(), part.get_bounding_client_rect());
    let origin = frame.top() - f64::from(page.scroll_top());
    let line = |letter: &Span| selection::boxes(&part, *letter).into_iter().next();
    let lines: Option<Vec<DomRect>> = letters.iter().map(line).collect();
    let (Some(lines), Some(end)) = (lines, line(&last)) else { return };
    let cuts: Vec<f64> = lines
        .iter()
        .map(|line| {
            let along = (line.left() - column.left()) / column.width().max(1.0);
            line.top() + line.height() * along.clamp(0.0, 1.0)
        })
        .collect();
    let ends = cuts.iter().skip(1).map(|cut| cut - 2.0 * GAP).chain([end.bottom()]);
    let left = column.left() - frame.left();
    for ((piece, top), end) in page::all(layer, ".movement-piece").iter().zip(&cuts).zip(ends) {
        page::set_property(piece, "--top", top - origin);
        page::set_property(piece, "--left", left);
        page::set_property(piece, "--tall", (end - top).max(GAP));
        // Its name is then written past its end.
        let _ = piece.toggle_attribute_with_force("data-short", end - top < NAME);
    }
    let borders = page::all(layer, ".movement-border");
    for (border, (line, cut)) in borders.iter().rev().zip(lines.iter().zip(&cuts).rev()) {
        page::set_property(border, "--top", cut - GAP - origin);
        page::set_property(border, "--left", left);
        page::set_property(border, "--along", line.left() - column.left());
        page::set_property(border, "--above", line.top() - cut + GAP);
        page::set_property(border, "--tall", line.height());
    }
}

/// The one of `stops` that is shown nearest to a point of the screen: `stops` are the first letters of the
/// sentences, in order. Only the block at the point is measured.
#[must_use]
pub fn stop_at(page: &Element, stops: &[Span], point: (f64, f64)) -> Option<u32> {
    let blocks = Elements::of(&page.query_selector(RULED).ok()??, BLOCK);
    let above = blocks.partition_point(|block| block.get_bounding_client_rect().bottom() < point.1);
    // Between two blocks the border lies at the beginning of the lower one.
    let before = (0..above).rev().filter_map(|index| blocks.get(index));
    blocks.from(above.min(blocks.len().checked_sub(1)?)).chain(before).find_map(|block| {
        let block = &block;
        let leaves = page::all(block, selection::LEAF);
        let (start, end) = (selection::start_of(leaves.first()?)?, selection::end_of(leaves.last()?)?);
        let first = stops.partition_point(|stop| stop.start() < start);
        let inside = stops.get(first..)?.iter().take_while(|stop| stop.start() < end);
        let shown = inside.filter_map(|stop| {
            let line = selection::boxes(block, *stop).into_iter().next()?;
            Some(Stop { at: stop.start(), left: line.left(), top: line.top(), bottom: line.bottom() })
        });
        nearest(&shown.collect::<Vec<_>>(), point)
    })
}
