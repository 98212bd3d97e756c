//! What is selected, and what becomes of it.

use std::rc::Rc;

use super::{Focus, Place, Workspace};
use crate::model::action::Then;
use crate::model::change::Key;
use crate::model::claim::Passage;
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
        let edit = self.as_answer(Edit::Tag { document, spans, target });
        let Some(passage) = self.edit_passage(&edit, seed) else { return };
        self.view.last_claim = Some(passage.claim);
        self.view.active = Some(passage.id);
        self.view.choice = None;
        self.leave_selection();
        self.view.send(match then {
            Then::Read => Focus::Reader,
            Then::Write => Focus::Label,
        });
    }

    pub(super) fn tag_all(&mut self, places: Vec<(DocumentId, Spans)>, target: Target, seed: &Seed) {
        if let Target::New { kind, .. } = &target {
            self.view.last_kind = Some(Rc::clone(kind));
        }
        let edit = self.as_answer(Edit::TagAll { places, target });
        if let Some(passage) = self.edit_passage(&edit, seed) {
            self.view.last_claim = Some(passage.claim);
        }
        self.leave_selection();
        if self.view.place == Place::Search {
            self.untick();
            self.view.send(Focus::Results);
        } else {
            self.view.send(Focus::Reader);
        }
    }

    /// Lets go of the selected words; the caret goes on behind them.
    fn leave_selection(&mut self) {
        self.view.resume = self.view.selection.map(Span::end);
        self.select(None);
    }

    /// Does `edit`, and gives the first passage that it made.
    fn edit_passage(&mut self, edit: &Edit, seed: &Seed) -> Option<Rc<Passage>> {
        let before = self.journal.transactions().len();
        self.edit(edit, seed);
        let made = self.journal.transactions().iter().skip(before).next_back()?;
        made.changes.iter().find_map(|change| match change.key {
            Key::Passage(id) => self.dossier.passages.get(&id).map(Rc::clone),
            _ => None,
        })
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
        self.leave_selection();
        self.view.send(Focus::Reader);
    }

    pub(super) fn select(&mut self, selection: Option<Span>) {
        self.view.selection = selection;
        if selection.is_none() {
            self.view.tag_box = false;
        }
    }

    pub(super) fn open_tag_box(&mut self, enter: bool) {
        // The words of a passage that is being placed are not tagged.
        if self.view.selection.is_some() && self.view.held.is_none() {
            self.view.tag_box = true;
            if enter {
                self.view.send(Focus::TagBox);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::action::Action;
    use crate::model::dossier::{About, Dossier};
    use crate::model::identity::{DossierId, Moment, Stamp};
    use crate::model::notice::{Notice, Tone};
    use crate::model::workspace::Preferences;
    use crate::read;
    use uuid::Uuid;

    const TEXT: &str = "no tender in 2019, no tender in 2020";

    fn seed(n: u8) -> Seed {
        Seed { stamp: Stamp { by: String::new(), at: Moment(i64::from(n) * 1000) }, random: [n; 10] }
    }

    fn workspace() -> Rc<Workspace> {
        let about = About { id: DossierId(Uuid::nil()), title: String::new(), created: Moment(0) };
        let dossier = Dossier::new(about, Rc::new(default_codebook()));
        let workspace = Rc::new(Workspace::new(dossier, Preferences::default()));
        let document = read::read(DocumentId(Uuid::nil()), "a.txt", TEXT.to_owned()).0;
        workspace.reduce(Action::Edit(Edit::AddDocuments(vec![Rc::new(document)]), seed(1)))
    }

    fn tag_every_tender(workspace: &Rc<Workspace>) -> Rc<Workspace> {
        let place = |at: usize| (DocumentId(Uuid::nil()), Span::within(TEXT, at, at + 6).unwrap().into());
        let places = TEXT.match_indices("tender").map(|(at, _)| place(at)).collect();
        let kind = Rc::clone(&workspace.default_kind().unwrap().id);
        let target = Target::New { label: "tender".to_owned(), kind };
        workspace.reduce(Action::TagAll(places, target, seed(2)))
    }

    #[test]
    fn what_was_tagged_everywhere_can_be_repeated() {
        let workspace = tag_every_tender(&workspace());
        assert_eq!(workspace.dossier.passages.len(), 2);
        assert_eq!(workspace.last_claim().unwrap().label, "tender");
    }

    #[test]
    fn what_was_told_in_passing_goes_with_the_next_step() {
        let tell = |tone| Action::Notify(Notice { tone, text: "2 passages".to_owned(), remedy: None });
        let workspace = tag_every_tender(&workspace());
        let quiet = workspace.reduce(tell(Tone::Quiet)).reduce(Action::Undo(seed(3)));
        assert_eq!(quiet.view.notice, None);
        let alert = workspace.reduce(tell(Tone::Alert)).reduce(Action::Undo(seed(3)));
        assert!(alert.view.notice.is_some());
    }

    #[test]
    fn what_is_to_be_known_stays_until_it_is_closed() {
        let tell = |tone, text: &str| Action::Notify(Notice { tone, text: text.to_owned(), remedy: None });
        let workspace = tag_every_tender(&workspace()).reduce(tell(Tone::Lasting, "stored here"));
        let undone = workspace.reduce(tell(Tone::Quiet, "2 passages")).reduce(Action::Undo(seed(3)));
        let told = |workspace: &Rc<Workspace>| workspace.view.told().map(|notice| notice.text.clone());
        assert_eq!(told(&workspace.reduce(tell(Tone::Quiet, "2 passages"))).as_deref(), Some("2 passages"));
        assert_eq!(told(&undone).as_deref(), Some("stored here"));
        assert_eq!(told(&undone.reduce(Action::Dismiss)).as_deref(), Some("stored here"));
        assert_eq!(told(&undone.reduce(Action::Know)), None);
    }

    #[test]
    fn what_a_later_version_wrote_refuses_each_act_and_says_so() {
        let workspace = tag_every_tender(&workspace()).reduce(Action::Freeze);
        let refused = workspace.reduce(Action::Undo(seed(3))).reduce(Action::Undo(seed(4)));
        assert_eq!((refused.view.refused, refused.dossier.passages.len()), (2, 2));
        let closed = refused.reduce(Action::Dismiss);
        assert!(!closed.view.is_telling());
        assert_eq!(closed.reduce(Action::Undo(seed(5))).view.refused, 1);
    }
}
