//! The claims by kind as lines of one long list: a head for each kind, and under it its claims.

use std::ops::Range;
use std::rc::Rc;

use crate::model::codebook::{Codebook, Hue, Slug};
use crate::model::listing::{Listed, by_kind};
use crate::model::pick::Pick;

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KindLine {
    /// A kind.
    Head(KindHead),
    /// A claim, and how deep its kind lies.
    Claim(Rc<Listed>, usize),
}

/// What stands over the claims of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindHead {
    /// The kind's name.
    pub id: Slug,
    /// Its colour, where the codebook knows it.
    pub hue: Option<Hue>,
    /// Its letter.
    pub key: Option<char>,
    /// How many kinds it is a sort of, one of the other.
    pub depth: usize,
    /// The lines of its claims.
    pub lines: Range<usize>,
    /// How many of them only suggestions make.
    pub suggested: usize,
}

/// The lines of the claims that were found.
pub fn kind_lines(codebook: &Codebook, found: &[Rc<Listed>]) -> Vec<KindLine> {
    let mut lines = Vec::with_capacity(found.len());
    for group in by_kind(codebook, found) {
        let first = lines.len() + 1;
        let depth = group.depth.min(4);
        lines.push(KindLine::Head(KindHead {
            id: group.id,
            hue: group.kind.map(|kind| kind.hue),
            key: group.kind.and_then(|kind| kind.key),
            depth,
            lines: first..first + group.claims.len(),
            suggested: group.claims.iter().filter(|listed| listed.is_suggested).count(),
        }));
        lines.extend(group.claims.into_iter().map(|listed| KindLine::Claim(Rc::clone(listed), depth)));
    }
    lines
}

impl KindLine {
    /// Its name in the window: that of the claim; a kind is called by its place in the list.
    pub fn name(&self) -> u128 {
        match self {
            Self::Head(head) => head.lines.start as u128,
            Self::Claim(listed, _) => listed.claim.id.0.as_u128(),
        }
    }

    /// What picking it picks, in its `lines`.
    pub fn picks(&self, lines: &[Self]) -> Vec<Pick> {
        match self {
            Self::Claim(listed, _) => listed.picks(),
            Self::Head(head) => {
                let own = lines.get(head.lines.clone()).unwrap_or_default();
                own.iter().flat_map(|line| line.picks(&[])).collect()
            }
        }
    }
}
