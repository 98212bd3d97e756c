//! Two copies are compared, passage by passage, so that a long text leaves the screen its turns.

use std::rc::Rc;

use super::{Decision, Item, Purpose, Replacing};
use crate::anchor::{Fate, Finding, State};
use crate::model::claim::Passage;
use crate::model::comparison::Comparison;
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::identity::EarlierId;
use crate::model::movement::Movements;
use crate::model::sorted;
use crate::model::span::Span;

/// So many bytes tell where a movement begins.
const BEGINNING: usize = 160;

/// Two copies that are being compared.
pub struct Comparing {
    old: Rc<Document>,
    new: Rc<Document>,
    purpose: Purpose,
    passages: Vec<Rc<Passage>>,
    movements: Option<Movements>,
    finding: Finding,
}

impl Comparing {
    /// Begins to compare a document of `dossier` with a newer copy of it.
    #[must_use]
    pub fn begin(dossier: &Dossier, old: &Rc<Document>, new: &Rc<Document>, purpose: Purpose) -> Self {
        let passages = dossier.passages_in(old.id);
        let spans = passages.iter().map(|passage| passage.spans.clone()).collect();
        Self {
            old: Rc::clone(old),
            new: Rc::clone(new),
            purpose,
            passages,
            movements: dossier.dockets.get(&old.id).and_then(|docket| docket.movements),
            finding: Finding::begin(&old.text, &new.text, spans),
        }
    }

    /// Begins to compare an earlier copy of a document of `dossier` with what it is now; none where it is gone.
    ///
    /// Its passages are those of now: they are looked for in the earlier copy.
    #[must_use]
    pub fn look_back(dossier: &Dossier, earlier: EarlierId) -> Option<Self> {
        let old = &dossier.earlier.get(&earlier)?.copy;
        let new = dossier.documents.get(&old.id)?;
        let passages = dossier.passages_in(old.id);
        let spans = passages.iter().map(|passage| passage.spans.clone()).collect();
        Some(Self {
            old: Rc::clone(old),
            new: Rc::clone(new),
            purpose: Purpose::Look(earlier),
            passages,
            movements: None,
            finding: Finding::begin(&new.text, &old.text, spans),
        })
    }

    /// Finds one more passage; false when all are found.
    pub fn go_on(&mut self) -> bool {
        self.finding.go_on()
    }

    /// How many are found, of how many.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        self.finding.progress()
    }

    /// Both copies, to be looked at.
    #[must_use]
    pub fn finish(self) -> Replacing {
        let Self { old, new, purpose, passages, movements, finding } = self;
        let looks_back = matches!(purpose, Purpose::Look(_));
        let mut kept = finding.placer().common();
        if looks_back {
            for own in &mut kept {
                (own.old, own.new) = (own.new, own.old);
            }
            sorted::by_key(&mut kept, |own| own.old);
        }
        let comparison = Rc::new(Comparison::new(&old, &new, &kept));
        let movements = movements.map(|movements| {
            let place = |at: Option<u32>| at.and_then(|at| carry(&old, &finding, at));
            Movements { context: place(movements.context), request: place(movements.request) }.tidy(&new)
        });
        let found = finding.finish();
        let item = |(passage, found): (Rc<Passage>, _)| {
            let item = Item::new(passage, &found);
            // Where one is now is in the newer copy; what was found is in the earlier one.
            Rc::new(match (looks_back, item.shown().cloned()) {
                (true, Some(spans)) => Item {
                    passage: Rc::new(Passage { spans, ..Passage::clone(&item.passage) }),
                    decision: Decision::Placed(item.spans.clone()),
                    ..item
                },
                _ => item,
            })
        };
        let items: Vec<Rc<Item>> = passages.into_iter().zip(found).map(item).collect();
        let worst = |state: State| items.iter().find(|item| item.state == state);
        let at = worst(State::Review).or_else(|| worst(State::Orphan)).or_else(|| worst(State::Adjusted));
        let at = at.or(items.first()).map(|item| item.passage.id);
        Replacing { old, new, purpose, comparison, items, movements, at, selected: None }
    }
}

/// Where that is in the newer copy which begins at the byte `at` of the old one.
fn carry(old: &Document, finding: &Finding, at: u32) -> Option<u32> {
    let block = old.blocks.get(old.block_at(at)?)?;
    let rest = old.text.get(at as usize..block.span.end() as usize)?;
    let end = at as usize + rest.floor_char_boundary(BEGINNING.min(rest.len()));
    let span: Span = Span::within(&old.text, at as usize, end)?;
    match finding.placer().place(span) {
        Fate::Review(_, candidates) => candidates.first().map(|own| own.span.start()),
        fate => fate.placed().map(Span::start),
    }
}
