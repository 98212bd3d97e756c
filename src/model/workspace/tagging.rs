//! What is selected, and what becomes of it.

use std::rc::Rc;

use super::{Focus, Workspace};
use crate::model::action::Then;
use crate::model::change::Key;
use crate::model::edit::{Edit, Target};
use crate::model::identity::{DocumentId, Seed};
use crate::model::span::{Span, Spans};

impl Workspace {
    pub(super) fn tag(&mut self, target: Target, seed: &Seed, then: Then) {
        let (Some(document), Some(span)) = (self.view.document, self.view.selection) else { return };
        let spans = Spans::from(span);
        if let Target::New { kind, .. } = &target {
            self.view.last_kind = Some(Rc::clone(kind));
        }
        let before = self.journal.transactions().len();
        self.edit(&Edit::Tag { document, spans, target }, seed);
        let Some(made) =
            self.journal.transactions().get(before..).and_then(|made| made.last()).map(Rc::clone)
        else {
            return;
        };
        let passage = made.changes.iter().find_map(|change| match change.key {
            Key::Passage(id) => self.dossier.passages.get(&id).map(Rc::clone),
            _ => None,
        });
        let Some(passage) = passage else { return };
        self.view.last_claim = Some(passage.claim);
        self.view.active = Some(passage.id);
        self.view.choice = None;
        self.view.selection = None;
        self.view.tag_box = false;
        self.view.send(match then {
            Then::Read => Focus::Reader,
            Then::Write => Focus::Label,
        });
    }

    pub(super) fn tag_all(&mut self, places: Vec<(DocumentId, Spans)>, target: Target, seed: &Seed) {
        if let Target::New { kind, .. } = &target {
            self.view.last_kind = Some(Rc::clone(kind));
        }
        self.edit(&Edit::TagAll { places, target }, seed);
        self.select(None);
        self.view.send(Focus::Reader);
    }

    pub(super) fn add_span(&mut self, seed: &Seed) {
        let passage = self.view.active.and_then(|id| self.dossier.passages.get(&id)).map(Rc::clone);
        let (Some(passage), Some(selection)) = (passage, self.view.selection) else { return };
        if Some(passage.document) != self.view.document {
            return;
        }
        if let Some(spans) = Spans::new(passage.spans.iter().chain([selection]).collect()) {
            self.edit(&Edit::Spans(passage.id, spans), seed);
        }
        self.select(None);
        self.view.send(Focus::Reader);
    }

    pub(super) fn select(&mut self, selection: Option<Span>) {
        self.view.selection = selection;
        if selection.is_none() {
            self.view.tag_box = false;
        }
    }

    pub(super) fn open_tag_box(&mut self, enter: bool) {
        if self.view.selection.is_some() {
            self.view.tag_box = true;
            if enter {
                self.view.send(Focus::TagBox);
            }
        }
    }
}
