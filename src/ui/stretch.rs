//! Blocks of a text that follow each other, drawn together: a change is looked for among a hundred stretches,
//! not among ten thousand blocks.
//!
//! A long text stands at once, with all its words; the marks on it come stretch by stretch, those in view first.

use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use super::block::{BlockView, StandingOut};
use super::hooks::use_turn;
use crate::lang::Messages;
use crate::model::document::Document;
use crate::model::identity::PassageId;
use crate::model::pick::Picks;
use crate::model::segment::Segment;
use crate::model::span::Span;

/// How many blocks a stretch has at most.
const LENGTH: usize = 128;
/// No more blocks than this are in view.
const SEEN: usize = 40;

/// What a stretch shows.
#[derive(Properties, PartialEq)]
pub struct StretchProps {
    /// The document.
    pub document: Rc<Document>,
    /// Its first block.
    pub start: usize,
    /// The segments of its blocks.
    pub blocks: Rc<[Rc<[Segment]>]>,
    /// The passages that stand out in it.
    pub standing_out: StandingOut,
    /// Whether its marks are drawn at once, and not when its turn comes.
    pub now: bool,
    /// The texts of the interface.
    pub messages: &'static Messages,
    /// Is told of a link that is followed.
    pub on_follow: Callback<Rc<str>>,
}

/// The segments of blocks that follow each other, from the first of them on.
pub type Piece = (usize, Rc<[Rc<[Segment]>]>);

/// The blocks of a part, cut into stretches.
pub fn cut(part: Range<usize>, blocks: &[Rc<[Segment]>]) -> Vec<Piece> {
    let own = blocks.get(part.clone()).unwrap_or_default().chunks(LENGTH);
    part.step_by(LENGTH).zip(own).map(|(start, blocks)| (start, Rc::from(blocks))).collect()
}

/// Whether a stretch is in view where the text is shown from that byte on.
pub fn is_near(document: &Document, (start, blocks): &Piece, at: u32) -> bool {
    let end = document.blocks.get(start + blocks.len() - 1).map(|block| block.span.end());
    let before = document.blocks.get(start.saturating_sub(SEEN)).map(|block| block.span.start());
    end.is_some_and(|end| at < end) && before.is_some_and(|before| at >= before || *start <= SEEN)
}

/// The blocks, one after the other.
#[component]
pub fn Stretch(props: &StretchProps) -> Html {
    let StretchProps { document, start, blocks, standing_out, now, messages, on_follow } = props;
    let messages: &'static Messages = messages;
    let marked = use_turn((*start, blocks.len()), *now || *standing_out != StandingOut::default());
    let blocks = blocks.iter().enumerate().map(|(at, segments)| {
        // A block is told of the passages that it holds: others need not be drawn again.
        let holds = |id: &PassageId| passages(segments).any(|own| own == *id);
        let standing_out = StandingOut {
            active: standing_out.active.filter(holds),
            lit: standing_out.lit.filter(holds),
            picked: match standing_out.picked.is_empty() {
                true => BTreeSet::new(),
                false => passages(segments).filter(|id| standing_out.picked.contains(id)).collect(),
            },
        };
        let index = start + at;
        html! {
            <BlockView key={index} document={Rc::clone(document)} {index} segments={Rc::clone(segments)} {standing_out} {marked} {messages}
                on_follow={on_follow.clone()} />
        }
    });
    html! { <>{ for blocks }</> }
}

/// What stands out in the words of a stretch; `active` and `lit` are given with the words that they reach over.
pub fn standing_out(
    document: &Document,
    (start, blocks): &Piece,
    active: Option<(PassageId, Span)>,
    lit: Option<(PassageId, Span)>,
    picks: &Picks,
) -> StandingOut {
    let first = document.blocks.get(*start).map(|block| block.span.start());
    let last = document.blocks.get(start + blocks.len() - 1).map(|block| block.span.end());
    let reaches = |(_, span): &(PassageId, Span)| {
        first.is_some_and(|first| span.end() > first) && last.is_some_and(|last| span.start() < last)
    };
    let picked = || blocks.iter().flat_map(|segments| passages(segments)).filter(|id| picks.holds(*id));
    StandingOut {
        active: active.filter(reaches).map(|(id, _)| id),
        lit: lit.filter(reaches).map(|(id, _)| id),
        picked: if picks.is_empty() { BTreeSet::new() } else { picked().collect() },
    }
}

fn passages(segments: &[Segment]) -> impl Iterator<Item = PassageId> + '_ {
    segments.iter().flat_map(|segment| &segment.marks).map(|mark| mark.passage)
}
