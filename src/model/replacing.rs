//! A newer copy of a text before it takes its place: where each passage is in it, how sure that is, and what the
//! analyst decides of those that must be looked at.
//!
//! Nothing here changes a dossier. What was decided becomes a [`Replacement`], which does so in one step.

mod begin;
mod item;

use std::rc::Rc;

pub use self::begin::Comparing;
pub use self::item::{Decision, Item, Proposal, Why};
use super::comparison::Comparison;
use super::document::{Document, PartKind};
use super::dossier::Dossier;
use super::edit::replace::{Carried, Replacement};
use super::identity::{EarlierId, PassageId};
use super::movement::Movements;
use super::sorted;
use super::span::{Span, Spans};
use crate::anchor::State;

/// Two copies that are compared, and what is decided of their passages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacing {
    /// The text as it is in the dossier; of an earlier copy that is only looked at, that copy.
    pub old: Rc<Document>,
    /// The newer copy.
    pub new: Rc<Document>,
    /// What it is for.
    pub purpose: Purpose,
    /// Both side by side.
    pub comparison: Rc<Comparison>,
    /// Its passages, in the order of the old text.
    pub items: Vec<Rc<Item>>,
    /// The movements in the newer copy, where those of the old one were corrected.
    pub movements: Option<Movements>,
    /// The passage that is looked at.
    pub at: Option<PassageId>,
    /// The words selected in the newer copy.
    pub selected: Option<Span>,
}

/// What two copies are compared for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The newer one is to take the place of the other.
    Replace,
    /// It was opened: whether it is, or is another document, is to be decided.
    Offer,
    /// An earlier one is looked at beside the text of now; nothing is decided.
    Look(EarlierId),
}

/// Something that is decided of passages, or looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// Looks at a passage.
    Look(PassageId),
    /// Looks at the next passage of a state, or of any, or at the one before it.
    Step(Option<State>, bool),
    /// The passage looked at is where so many proposals before this one are not.
    Accept(usize),
    /// It is at the words selected.
    Place,
    /// It has no place.
    Leave,
    /// It is yet to be decided.
    Reopen,
    /// Words of the newer copy were selected, or none.
    Select(Option<Span>),
}

impl Replacing {
    /// The passage that is looked at.
    #[must_use]
    pub fn item(&self) -> Option<&Rc<Item>> {
        self.items.iter().find(|item| Some(item.passage.id) == self.at)
    }

    /// How many passages are in that state.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.items.iter().filter(|item| item.state == state).count()
    }

    /// How many are yet to be decided.
    #[must_use]
    pub fn open(&self) -> usize {
        self.items.iter().filter(|item| item.decision == Decision::Open).count()
    }

    /// How many will have a place.
    #[must_use]
    pub fn placed(&self) -> usize {
        self.items.iter().filter(|item| item.place().is_some()).count()
    }

    /// How many will wait for one.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.items.len() - self.placed()
    }

    /// Whether an answer came that was not there.
    #[must_use]
    pub fn has_new_answer(&self) -> bool {
        let answers = |document: &Document| document.parts.iter().any(|part| part.kind == PartKind::Answer);
        answers(&self.new) && !answers(&self.old)
    }

    /// Whether nothing is to be decided: an earlier copy is looked at.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        matches!(self.purpose, Purpose::Look(_))
    }

    /// Whether what was compared is still what `dossier` has.
    #[must_use]
    pub fn stands(&self, dossier: &Dossier) -> bool {
        let (id, is_there) = match self.purpose {
            Purpose::Look(id) => (self.new.id, dossier.earlier.contains_key(&id)),
            _ => (self.old.id, true),
        };
        let text = if self.is_read_only() { &self.new } else { &self.old };
        let passages = dossier.passages.in_document(id);
        let is_same = passages.len() == self.items.len()
            && passages
                .iter()
                .zip(&self.items)
                .all(|(own, item)| own.spans == item.spans && own.id == item.passage.id);
        is_there && dossier.documents.get(&id) == Some(text) && is_same
    }

    /// After something was decided or looked at; the same where nothing changes.
    #[must_use]
    pub fn review(&self, review: Review) -> Self {
        let mut next = self.clone();
        match review {
            Review::Look(id) => {
                next.at = self.items.iter().map(|item| item.passage.id).find(|own| *own == id).or(self.at)
            }
            Review::Step(state, forward) => next.at = self.neighbour(state, forward).or(self.at),
            Review::Select(span) => next.selected = span,
            Review::Accept(index) => {
                let proposal = self.item().and_then(|item| item.proposals.get(index));
                proposal.into_iter().for_each(|own| next.decide(Decision::Placed(own.spans.clone())));
            }
            Review::Place => {
                self.selected.into_iter().for_each(|span| next.decide(Decision::Placed(Spans::from(span))));
            }
            Review::Leave => next.decide(Decision::Waits),
            Review::Reopen => next.set(Decision::Open),
        }
        next
    }

    /// What it comes to.
    #[must_use]
    pub fn replacement(&self) -> Replacement {
        let place = |item: &Rc<Item>| {
            let carried = Carried { from: item.passage.spans.clone(), to: item.place()?.clone() };
            Some((item.passage.id, carried))
        };
        Replacement {
            old: Rc::clone(&self.old),
            new: Rc::clone(&self.new),
            places: sorted::map(self.items.iter().filter_map(place)),
            movements: self.movements,
        }
    }

    /// Decides of the passage looked at, and goes on to the next one that is yet to be decided.
    fn decide(&mut self, decision: Decision) {
        if self.is_read_only() {
            return;
        }
        self.set(decision);
        self.selected = None;
        self.at = self.next_open().or(self.at);
    }

    fn set(&mut self, decision: Decision) {
        let at = self.at;
        for item in self.items.iter_mut().filter(|item| Some(item.passage.id) == at) {
            Rc::make_mut(item).decision = decision.clone();
        }
    }

    /// The next passage that is yet to be decided behind the one looked at, or else the first.
    #[must_use]
    pub fn next_open(&self) -> Option<PassageId> {
        self.around(true, |item| item.decision == Decision::Open)
    }

    /// The passage of a state that comes next, after the last one the first.
    fn neighbour(&self, state: Option<State>, forward: bool) -> Option<PassageId> {
        self.around(forward, |item| state.is_none_or(|state| item.state == state))
    }

    fn around(&self, forward: bool, is_meant: impl Fn(&Item) -> bool) -> Option<PassageId> {
        let count = self.items.len();
        let at = self.items.iter().position(|item| Some(item.passage.id) == self.at);
        let step = |n: usize| match (at, forward) {
            (Some(at), true) => (at + n) % count,
            (Some(at), false) => (at + count - n % count) % count,
            (None, true) => n - 1,
            (None, false) => count - n,
        };
        let items = (1..=count).filter_map(|n| self.items.get(step(n)));
        items.map(|item| &**item).find(|item| is_meant(item)).map(|item| item.passage.id)
    }
}

#[cfg(test)]
mod tests;
