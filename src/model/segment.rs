//! Segments: the maximal stretches of a block on which nothing begins or ends.
//!
//! One sorted sweep over the passages and the runs of a document. On each segment the passages are
//! listed outermost first: earlier start, then longer, then name.
//!
//! ```text
//! text      no tender was launched in 2019
//! passages     [1-----[2----------]1----]
//! segments  |--|-----|------------|-----|
//! ```

mod swept;

use std::cmp::{Reverse, max, min};
use std::rc::Rc;

pub use self::swept::Swept;
use super::claim::Passage;
use super::codebook::{Hue, Stroke};
use super::document::{Block, Document, Style};
use super::dossier::Dossier;
use super::identity::{DocumentId, PassageId};
use super::movement::Movement;
use super::span::Span;

/// The lanes that can be told apart under a line of text.
pub const LANES: u8 = 5;

/// A stretch of one block with one style and one list of passages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Its bytes of the plain text.
    pub span: Span,
    /// How it is set.
    pub style: Style,
    /// Where it leads.
    pub link: Option<Rc<str>>,
    /// The passages active on it, outermost first.
    pub marks: Vec<Mark>,
    /// The movement of the question that begins with it.
    pub begins: Option<Movement>,
}

/// One passage on one segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The passage.
    pub passage: PassageId,
    /// The colour of its kind.
    pub hue: Hue,
    /// The underline of its kind.
    pub stroke: Stroke,
    /// How far below the text its underline runs: below those of the passages inside it, 0 being nearest.
    pub lane: u8,
    /// Whether a program suggests it, and no person has said so yet.
    pub suggested: bool,
    /// Its number in the document, from 1, in the order of the text; 0 where they are not numbered.
    pub number: u32,
    /// Whether a span of the passage begins here.
    pub starts: bool,
    /// Whether a span of the passage ends here.
    pub ends: bool,
    /// Whether the passage itself begins here.
    pub head: bool,
    /// Whether the passage itself ends here.
    pub tail: bool,
}

/// One span of a passage, as it is to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// Its bytes of the plain text.
    pub span: Span,
    /// The mark of its passage; what depends on the segment is set by the sweep.
    pub mark: Mark,
}

/// The same words in the same style without their marks, in as few segments as that takes.
#[must_use]
pub fn unmarked(segments: &[Segment]) -> Vec<Segment> {
    let mut bare: Vec<Segment> = Vec::new();
    for own in segments {
        match bare.last_mut() {
            Some(last) if own.begins.is_none() && (&last.style, &last.link) == (&own.style, &own.link) => {
                last.span = Span::new(last.span.start(), own.span.end()).unwrap_or(last.span);
            }
            _ => bare.push(Segment { marks: Vec::new(), ..own.clone() }),
        }
    }
    bare
}

/// The layers of one document, outermost first.
#[must_use]
pub fn layers(dossier: &Dossier, document: DocumentId) -> Vec<Layer> {
    let passages = dossier.passages.in_document(document);
    sorted(
        (1..)
            .zip(passages.iter())
            .flat_map(|(number, passage)| layers_of(dossier, passage, number))
            .collect(),
    )
}

/// The layers of one passage, each as it is drawn alone.
fn layers_of<'a>(
    dossier: &Dossier,
    passage: &'a Passage,
    number: u32,
) -> impl Iterator<Item = Layer> + use<'a> {
    let kind = dossier.claim_of(passage).and_then(|claim| dossier.codebook.kind(&claim.kind));
    let (hue, stroke) = kind.map(|kind| (kind.hue, kind.stroke)).unwrap_or_default();
    let hull = passage.spans.hull();
    passage.spans.iter().map(move |span| Layer {
        span,
        mark: Mark {
            passage: passage.id,
            hue,
            stroke,
            lane: 0,
            suggested: passage.suggestion.is_some(),
            number,
            starts: false,
            ends: false,
            head: span.start() == hull.start(),
            tail: span.end() == hull.end(),
        },
    })
}

/// Layers, outermost first.
#[must_use]
pub fn sorted(mut layers: Vec<Layer>) -> Vec<Layer> {
    layers.sort_by_key(|layer| (layer.span.start(), Reverse(layer.span.end()), layer.mark.passage));
    layers
}

/// The same layers without their numbers, for the screen: only paper shows them, and one passage more would
/// give each behind it another number, so that every block would have to be drawn again.
#[must_use]
pub fn unnumbered(mut layers: Vec<Layer>) -> Vec<Layer> {
    layers.iter_mut().for_each(|layer| layer.mark.number = 0);
    layers
}

/// The segments of each block of `document`; `layers` must be sorted outermost first.
#[must_use]
pub fn segments(document: &Document, layers: &[Layer]) -> Vec<Rc<Vec<Segment>>> {
    let mut waiting = layers.iter().peekable();
    let mut active: Vec<&Layer> = Vec::new();
    let mut blocks = Vec::with_capacity(document.blocks.len());
    for block in &document.blocks {
        active.retain(|layer| layer.span.end() > block.span.start());
        while let Some(layer) = waiting.next_if(|layer| layer.span.start() < block.span.end()) {
            if layer.span.end() > block.span.start() {
                active.push(layer);
            }
        }
        blocks.push(sweep(block, &active));
    }
    blocks
}

/// The same segments; those of a block that are what they were `before` are the very same ones, so that it is
/// seen at a glance.
#[must_use]
pub fn sharing(before: &[Rc<Vec<Segment>>], now: Vec<Rc<Vec<Segment>>>) -> Vec<Rc<Vec<Segment>>> {
    let mut before = before.iter();
    let same = |now: Rc<Vec<Segment>>| before.next().filter(|own| **own == now).map_or(now, Rc::clone);
    now.into_iter().map(same).collect()
}

/// The same segments, parted where a movement begins.
#[must_use]
pub fn parted(mut blocks: Vec<Rc<Vec<Segment>>>, movements: &[(Movement, Span)]) -> Vec<Rc<Vec<Segment>>> {
    for (movement, span) in movements {
        let at = span.start();
        let ends = |block: &Rc<Vec<Segment>>| block.last().is_some_and(|last| last.span.end() <= at);
        let index = blocks.partition_point(ends);
        if let Some(block) = blocks.get_mut(index) {
            *block =
                Rc::new(block.iter().flat_map(|segment| part(segment, *movement, at)).flatten().collect());
        }
    }
    blocks
}

/// What stands of a segment before and after `at`, where a movement begins.
fn part(segment: &Segment, movement: Movement, at: u32) -> [Option<Segment>; 2] {
    if !segment.span.contains(at) {
        return [Some(segment.clone()), None];
    }
    let half = |start, end, begins| {
        let span = Span::new(start, end)?;
        let (starts, ends) = (start == segment.span.start(), end == segment.span.end());
        let halve = |mark: &Mark| Mark {
            starts: mark.starts && starts,
            head: mark.head && starts,
            ends: mark.ends && ends,
            tail: mark.tail && ends,
            ..*mark
        };
        Some(Segment { span, marks: segment.marks.iter().map(halve).collect(), begins, ..segment.clone() })
    };
    [half(segment.span.start(), at, segment.begins), half(at, segment.span.end(), Some(movement))]
}

/// The segments of one block under the layers that touch it.
fn sweep(block: &Block, layers: &[&Layer]) -> Rc<Vec<Segment>> {
    // Runs that only differ in where they came from are one stretch: a text full of escapes has thousands.
    let mut edges: Vec<u32> = vec![block.span.start(), block.span.end()];
    let pairs = block.runs.iter().zip(block.runs.iter().skip(1));
    let differ = pairs.filter(|(run, next)| run.style != next.style || run.link != next.link);
    edges.extend(differ.map(|(run, _)| run.span.end()));
    for layer in layers {
        edges.push(max(layer.span.start(), block.span.start()));
        edges.push(min(layer.span.end(), block.span.end()));
    }
    edges.sort_unstable();
    edges.dedup();

    let mut runs = block.runs.iter().peekable();
    let mut waiting = layers.iter().peekable();
    let mut active: Vec<&Layer> = Vec::new();
    let mut segments = Vec::with_capacity(edges.len());
    for (start, end) in edges.iter().zip(edges.iter().skip(1)) {
        let Some(span) = Span::new(*start, *end) else { continue };
        while runs.next_if(|run| run.span.end() <= span.start()).is_some() {}
        let Some(run) = runs.peek() else { break };
        active.retain(|layer| layer.span.end() > span.start());
        while let Some(layer) = waiting.next_if(|layer| layer.span.start() <= span.start()) {
            active.push(layer);
        }
        let lanes = (0..active.len()).rev();
        let marks = active.iter().zip(lanes).map(|(layer, lane)| draw(layer, lane, span)).collect();
        segments.push(Segment { span, style: run.style, link: run.link.clone(), marks, begins: None });
    }
    Rc::new(segments)
}

fn draw(layer: &Layer, lane: usize, segment: Span) -> Mark {
    let lane = u8::try_from(lane).unwrap_or(u8::MAX).min(LANES - 1);
    let starts = layer.span.start() == segment.start();
    let ends = layer.span.end() == segment.end();
    Mark { lane, starts, ends, head: layer.mark.head && starts, tail: layer.mark.tail && ends, ..layer.mark }
}
