//! One paragraph of a copy, with what changed and the passages in it.

use std::rc::Rc;

use yew::prelude::*;

use super::words::{Side, view_touched};
use crate::lang::Messages;
use crate::model::comparison::{Touched, within};
use crate::model::document::{BlockKind, Document};
use crate::model::identity::PassageId;
use crate::model::segment::{Mark, Segment};
use crate::model::span::Span;
use crate::ui::block::view_leaf;
use crate::ui::words::view_words;

/// One copy, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Which it is.
    pub side: Side,
    /// The text.
    pub document: Rc<Document>,
    /// For each block, its segments.
    pub segments: Vec<Rc<Vec<Segment>>>,
    /// What of it changed.
    pub touched: Vec<Touched>,
    /// The passages that are yet to be decided.
    pub open: Vec<PassageId>,
    /// The passage that is looked at.
    pub at: Option<PassageId>,
}

/// A block of a copy.
pub fn view_line(copy: &Copy, index: usize, messages: &Messages) -> Html {
    let Some(block) = copy.document.blocks.get(index) else { return html! {} };
    let segments = copy.segments.get(index).map(|own| own.as_slice()).unwrap_or_default();
    let pieces = segments.iter().flat_map(|segment| {
        cut(segment.span, within(&copy.touched, segment.span)).into_iter().map(move |piece| (segment, piece))
    });
    let kind = match block.kind {
        BlockKind::Heading(_) => "heading",
        BlockKind::Item(..) | BlockKind::Continuation(_) => "item",
        BlockKind::Row(_) => "row",
        BlockKind::Code => "code",
        BlockKind::Paragraph => "text",
    };
    html! {
        <p key={index} class="compared-line" data-kind={kind} lang={copy.document.language.clone()}>
            { for pieces.map(|(segment, (span, touched))| view_piece(copy, segment, span, touched, messages)) }
        </p>
    }
}

/// A stretch cut where what changed begins and ends.
fn cut(span: Span, touched: &[Touched]) -> Vec<(Span, Option<bool>)> {
    let mut pieces = Vec::new();
    let mut from = span.start();
    for own in touched {
        let Some(part) = own.span.intersection(span) else { continue };
        pieces.extend(Span::new(from, part.start()).map(|span| (span, None)));
        pieces.push((part, Some(own.is_moved)));
        from = part.end();
    }
    pieces.extend(Span::new(from, span.end()).map(|span| (span, None)));
    pieces
}

fn view_piece(
    copy: &Copy,
    segment: &Segment,
    span: Span,
    touched: Option<bool>,
    messages: &Messages,
) -> Html {
    let text = &copy.document.text;
    // Only words of the newer copy can be selected as a place.
    let leaf = match copy.side {
        Side::New => view_leaf(span, text, messages),
        Side::Old => view_words(span.slice(text)),
    };
    let leaf = match touched {
        Some(is_moved) => view_touched(leaf, is_moved, copy.side),
        None => leaf,
    };
    let marked = segment.marks.iter().rev().fold(leaf, |inner, mark| view_mark(copy, mark, inner));
    html! { <span key={span.start()}>{ marked }</span> }
}

fn view_mark(copy: &Copy, mark: &Mark, inner: Html) -> Html {
    let flag = |on: bool| on.then_some("");
    let is_active = copy.at == Some(mark.passage);
    html! {
        <mark data-hue={mark.hue.name()} data-stroke={mark.stroke.name()} data-lane={mark.lane.to_string()}
            data-passage={mark.passage.to_string()} data-active={flag(is_active)} data-lit={flag(is_active)}
            data-open={flag(copy.open.contains(&mark.passage))}>{ inner }</mark>
    }
}
