//! The stretches of the text on the page (`ui/stretch.rs`): blocks that follow each other in an element, which says
//! at which byte it begins.
//!
//! A place in a long text is found by them. A selector would have the browser look at every mark in it, and it is
//! asked for several places at each key.

use web_sys::Element;

use super::elements::{Children, Elements, List};
use super::selection::LEAF;

/// A stretch.
const STRETCH: &str = ".stretch";
/// A block of the text.
pub(super) const BLOCK: &str = "[data-block]";
/// What stretches stand in: the whole of the page, the text, its parts, and what is in them.
const AROUND: &str = ".page, .reader, .parts, .part, .part-text, .reader-heading";

/// The stretches of a text in its order.
#[derive(Debug)]
pub(super) struct Stretches(Vec<Element>);

impl Stretches {
    /// Those under `root`, which is the page, the text or a part of it; none where another text stands.
    pub fn of(root: &Element) -> Self {
        let mut all = Vec::new();
        collect(root, &mut all);
        Self(all)
    }

    /// The leaves in the stretch that holds the byte at `at`; for the end of a span, in the one that it ends in.
    pub fn leaves_at(&self, at: u32, is_end: bool) -> Option<Elements> {
        let is_before = |stretch: &Element| {
            start_of(stretch).is_some_and(|start| if is_end { start < at } else { start <= at })
        };
        let index = self.partition_point(is_before).saturating_sub(1);
        self.get(index).map(|stretch| Elements::of(&stretch, LEAF))
    }

    /// The block for which `is_before` is false, where it is true of what stands before it: it is asked of stretches
    /// and of blocks.
    pub fn first_block(&self, is_before: impl Fn(&Element) -> bool) -> Option<Element> {
        let first = self.partition_point(&is_before);
        self.from(first).find_map(|stretch| {
            let blocks = Children::of(&stretch);
            blocks.get(blocks.partition_point(&is_before))
        })
    }
}

impl List for Stretches {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn get(&self, index: usize) -> Option<Element> {
        self.0.get(index).cloned()
    }
}

fn collect(element: &Element, all: &mut Vec<Element>) {
    if element.matches(STRETCH).is_ok_and(|fits| fits) {
        all.push(element.clone());
    } else if element.matches(AROUND).is_ok_and(|fits| fits) {
        Children::of(element).from(0).for_each(|child| collect(&child, all));
    }
}

/// The byte at which a stretch begins.
pub(super) fn start_of(stretch: &Element) -> Option<u32> {
    stretch.get_attribute("data-from")?.parse().ok()
}

/// The byte at which a stretch ends.
pub(super) fn end_of(stretch: &Element) -> Option<u32> {
    stretch.get_attribute("data-to")?.parse().ok()
}
