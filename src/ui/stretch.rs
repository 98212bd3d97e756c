//! Blocks of a text that follow each other, in an element of their own: a change is looked for among hundreds of
//! stretches, not among ten thousand blocks, and the browser lays out those in view (`styles/reader.css`).
//!
//! Of a long text those in view are drawn first, and all its words in the next picture of the screen; the marks that are
//! not in view come stretch by stretch.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::block::{BlockView, StandingOut, class_of};
use super::hooks::use_turn;
use crate::browser::{Element, page};
use crate::lang::Messages;
use crate::model::document::{Block, Document, Part, PartKind};
use crate::model::identity::PassageId;
use crate::model::pick::Picks;
use crate::model::segment::Segment;
use crate::model::span::Span;

/// How many blocks a stretch has at most.
const MOST: usize = 16;
/// A stretch of so many bytes takes no other block: about two screens of text.
const LONG: u32 = 6_000;
/// How many bytes stand in a line, about, and how tall it is in CSS pixels: to guess how tall a stretch will be.
const LINE: (u32, u32) = (72, 29);
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
    pub blocks: Rc<Vec<Rc<Vec<Segment>>>>,
    /// The passages that stand out in it.
    pub standing_out: StandingOut,
    /// Whether its blocks are drawn; without them it is about as tall.
    pub drawn: bool,
    /// Whether its marks are drawn at once, and not when its turn comes.
    pub now: bool,
    /// The texts of the interface.
    pub messages: &'static Messages,
    /// Is told of a link that is followed.
    pub on_follow: Callback<Rc<str>>,
}

/// The segments of blocks that follow each other, from the first of them on.
pub type Piece = (usize, Rc<Vec<Rc<Vec<Segment>>>>);

/// The blocks of a part, cut into stretches. The lines at the head of a text are one: they stand side by side.
pub fn cut(document: &Document, part: &Part, blocks: &[Rc<Vec<Segment>>]) -> Vec<Piece> {
    let mut pieces: Vec<(usize, Vec<Rc<Vec<Segment>>>)> = Vec::new();
    let mut length = 0;
    let own = document.blocks.iter().zip(blocks).enumerate();
    for (index, (block, segments)) in own.take(part.blocks.end).skip(part.blocks.start) {
        let is_full = |(_, own): &(usize, Vec<_>)| own.len() >= MOST || length >= LONG;
        if pieces.last().is_none_or(|last| part.kind != PartKind::Heading && is_full(last)) {
            pieces.push((index, Vec::new()));
            length = 0;
        }
        length += block.span.len();
        if let Some((_, own)) = pieces.last_mut() {
            own.push(Rc::clone(segments));
        }
    }
    pieces.into_iter().map(|(start, own)| (start, Rc::new(own))).collect()
}

/// Whether a stretch is in view where the text is shown from that byte on.
pub fn is_near(document: &Document, (start, blocks): &Piece, at: u32) -> bool {
    let end = document.blocks.get((start + blocks.len()).saturating_sub(1)).map(|block| block.span.end());
    let before = document.blocks.get(start.saturating_sub(SEEN)).map(|block| block.span.start());
    end.is_some_and(|end| at < end) && before.is_some_and(|before| at >= before || *start <= SEEN)
}

/// The blocks, one below the other.
#[component]
pub fn Stretch(props: &StretchProps) -> Html {
    let StretchProps { document, start, blocks, standing_out, drawn, now, messages, on_follow } = props;
    let messages: &'static Messages = messages;
    let node = use_node_ref();
    let marked = use_turn((*start, blocks.len()), *now || *standing_out != StandingOut::default());
    let end = start + blocks.len();
    let own = document.blocks.get(*start..end).unwrap_or_default();
    use_effect_with((node.clone(), guess(own)), |(node, guess)| {
        if let Some(element) = node.cast::<Element>() {
            page::set_property(&element, "--guess", f64::from(*guess));
        }
    });
    let blocks = blocks.iter().enumerate().filter(|_| *drawn).map(|(at, segments)| {
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
    let from = own.first().map(|block| block.span.start().to_string());
    let to = own.last().map(|block| block.span.end().to_string());
    // Its margins are those of its first and of its last block, and fall together with those beside it as theirs did.
    html! {
        <div class="stretch" ref={node} data-from={from} data-to={to} data-above={class_of(document, *start)}
            data-below={class_of(document, end.saturating_sub(1))}>
            { for blocks }
        </div>
    }
}

/// How tall the blocks will be, about, in CSS pixels.
fn guess(blocks: &[Block]) -> u32 {
    let (letters, height) = LINE;
    blocks.iter().map(|block| block.span.len().div_ceil(letters) * height + height / 2).sum()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identity::DocumentId;
    use crate::model::segment::segments;
    use crate::read;

    #[track_caller]
    fn check(text: &str, expected: &[usize]) {
        let (document, _) = read::read(DocumentId(uuid::Uuid::nil()), "texte.md", text.to_owned());
        let blocks = segments(&document, &[]);
        let pieces: Vec<Piece> =
            document.parts.iter().flat_map(|part| cut(&document, part, &blocks)).collect();
        assert_eq!(pieces.iter().map(|(_, own)| own.len()).collect::<Vec<_>>(), expected);
        // Every block stands in one of them, in its place, and is the very same.
        let mut at = 0;
        for (start, own) in &pieces {
            assert_eq!(*start, at);
            assert!(own.iter().zip(&blocks[at..]).all(|(one, other)| Rc::ptr_eq(one, other)));
            at += own.len();
        }
        assert_eq!(at, blocks.len());
    }

    #[test]
    fn blocks_are_cut_into_stretches_by_number_and_by_length() {
        let paragraphs = |count: usize, words: usize| vec!["mot ".repeat(words); count].join("\n\n");
        check("Un seul", &[1]);
        check(&paragraphs(MOST + 1, 3), &[MOST, 1]);
        check(&paragraphs(2 * MOST, 3), &[MOST, MOST]);
        // The third comes on top of 6,000 bytes.
        check(&paragraphs(5, 1_000), &[2, 2, 1]);
        check("", &[]);
    }
}
