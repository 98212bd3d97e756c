//! The segments of the document on the screen, kept from one state of its dossier to the next: after an edit
//! only the blocks that it touches are swept anew. What is found is what the full sweep finds.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::rc::Rc;

use super::{Layer, Segment, layers, layers_of, part, parted, segments, sharing, sorted, sweep, unnumbered};
use crate::model::claim::{Claim, Passage};
use crate::model::codebook::Codebook;
use crate::model::document::{Block, Document};
use crate::model::dossier::Dossier;
use crate::model::identity::ClaimId;
use crate::model::movement::Movement;
use crate::model::passages::{InText, Order};
use crate::model::records::{Piece, Records};
use crate::model::span::Span;

/// Where more than one in so many blocks is touched, all are swept in one go.
const FEW: usize = 4;

/// The segments of a document, and what they were made of.
#[derive(Debug, Default)]
pub struct Swept {
    of: Option<Origin>,
    blocks: Vec<Rc<Vec<Segment>>>,
    /// The passages in pieces, and how far any of a piece reaches: what begins long before a block may still lie
    /// over it.
    reach: Vec<(Piece<Order, Passage>, u32)>,
}

#[derive(Debug)]
struct Origin {
    document: Rc<Document>,
    passages: InText,
    claims: Records<ClaimId, Claim>,
    codebook: Rc<Codebook>,
    movements: Vec<(Movement, Span)>,
}

impl Swept {
    /// The segments of each block, parted where a movement begins. Their passages have no numbers.
    #[must_use]
    pub fn blocks(&self) -> &[Rc<Vec<Segment>>] {
        &self.blocks
    }

    /// Goes over to the state of `dossier`; which blocks were swept. Those that come out as they were stay the
    /// very same ones.
    pub fn follow(
        &mut self,
        dossier: &Dossier,
        document: &Rc<Document>,
        movements: &[(Movement, Span)],
    ) -> Vec<usize> {
        let now = Origin {
            document: Rc::clone(document),
            passages: dossier.passages.in_document(document.id),
            claims: dossier.claims.clone(),
            codebook: Rc::clone(&dossier.codebook),
            movements: movements.to_vec(),
        };
        self.measure(now.passages.records());
        let before = self.of.take();
        let same = before.filter(|own| Rc::ptr_eq(&own.document, document) && own.codebook == now.codebook);
        let touched = same.map(|before| touched(&before, &now, dossier));
        let touched = touched.filter(|touched| touched.len() * FEW <= document.blocks.len());
        let swept = match touched {
            Some(touched) => {
                touched.iter().for_each(|index| self.sweep(*index, &now, dossier));
                touched
            }
            None => {
                let blocks = segments(document, &unnumbered(layers(dossier, document.id)));
                self.blocks = sharing(&self.blocks, parted(blocks, movements));
                (0..document.blocks.len()).collect()
            }
        };
        self.of = Some(now);
        swept
    }

    /// Takes in how far the pieces reach that are new.
    fn measure(&mut self, passages: &Records<Order, Passage>) {
        let known: HashMap<_, u32> =
            self.reach.iter().map(|(piece, reach)| (Rc::as_ptr(piece), *reach)).collect();
        let end = |((_, Reverse(end), _), _): &(Order, Rc<Passage>)| *end;
        let far = |piece: &Piece<Order, Passage>| piece.iter().map(end).max().unwrap_or_default();
        let reach = |piece| known.get(&Rc::as_ptr(piece)).copied().unwrap_or_else(|| far(piece));
        let reaches = passages.pieces().iter().map(|piece| (Rc::clone(piece), reach(piece))).collect();
        self.reach = reaches;
    }

    fn sweep(&mut self, index: usize, now: &Origin, dossier: &Dossier) {
        let Some(block) = now.document.blocks.get(index) else { return };
        let layers = self.layers_over(block, dossier);
        let mut swept = sweep(block, &layers.iter().collect::<Vec<_>>());
        for (movement, span) in now.movements.iter().filter(|(_, span)| block.span.contains(span.start())) {
            swept =
                Rc::new(swept.iter().flat_map(|own| part(own, *movement, span.start())).flatten().collect());
        }
        if let Some(own) = self.blocks.get_mut(index).filter(|own| **own != swept) {
            *own = swept;
        }
    }

    /// The layers over a block, outermost first.
    fn layers_over(&self, block: &Block, dossier: &Dossier) -> Vec<Layer> {
        let begins = |piece: &Piece<Order, Passage>| {
            piece.first().is_some_and(|((start, ..), _)| *start < block.span.end())
        };
        let near = self.reach.iter().take_while(|(piece, _)| begins(piece));
        let near = near.filter(|(_, reach)| *reach > block.span.start()).flat_map(|(piece, _)| piece.iter());
        let over = near
            .filter(|((start, Reverse(end), _), _)| *start < block.span.end() && *end > block.span.start());
        let layers = over.flat_map(|(_, passage)| layers_of(dossier, passage, 0));
        sorted(layers.filter(|layer| layer.span.intersection(block.span).is_some()).collect())
    }
}

/// The blocks that two states differ in, in order.
fn touched(before: &Origin, now: &Origin, dossier: &Dossier) -> Vec<usize> {
    let blocks = &now.document.blocks;
    let mut touched = Vec::new();
    let mut touch = |span: Span| {
        let first = blocks.partition_point(|block| block.span.end() <= span.start());
        let own = blocks.iter().enumerate().skip(first);
        touched.extend(own.take_while(|(_, block)| block.span.start() < span.end()).map(|(index, _)| index));
    };
    for (_, old, new) in before.passages.records().differences(now.passages.records()) {
        old.into_iter().chain(new).flat_map(|passage| passage.spans.iter()).for_each(&mut touch);
    }
    for (claim, old, new) in before.claims.differences(&now.claims) {
        if old.map(|claim| &claim.kind) != new.map(|claim| &claim.kind) {
            let own = dossier.passages.of_claim(*claim);
            let here = own.iter().filter(|passage| passage.document == now.document.id);
            here.flat_map(|passage| passage.spans.iter()).for_each(&mut touch);
        }
    }
    if before.movements != now.movements {
        before.movements.iter().chain(&now.movements).for_each(|(_, span)| {
            Span::new(span.start(), span.start() + 1).into_iter().for_each(&mut touch);
        });
    }
    touched.sort_unstable();
    touched.dedup();
    touched
}
