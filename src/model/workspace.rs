//! The workspace: one open dossier, its journal, what is not saved yet, and what the screen shows of it.
//!
//! The state of the program is one value of this type; it changes only by [`Workspace::reduce`].

mod arriving;
mod keeping;
mod landing;
mod loading;
mod meant;
mod neighbour;
mod pairing;
mod placing;
mod replacing;
mod seek;
mod standing;
mod tagging;
mod view;

use std::rc::Rc;

use self::neighbour::near;
pub use self::view::{Choice, Dialog, Focus, Place, Preferences, Sent, Theme, View};
use super::action::Action;
use super::change::{Key, Transaction};
use super::claim::Claim;
use super::codebook::Kind;
use super::date::Date;
use super::document::Document;
use super::dossier::Dossier;
use super::due::Reference;
use super::edit::Edit;
use super::file_copy::FileCopy;
use super::identity::{DocumentId, PassageId, Seed};
use super::incoming::Incoming;
use super::journal::Journal;
use super::notice::Tone;
use super::roster::Roster;
use super::saving::Saving;
use super::shelf::Shelf;

/// The state of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    /// The open dossier.
    pub dossier: Rc<Dossier>,
    /// Its documents as they are listed.
    pub roster: Rc<Roster>,
    /// How it came to be.
    pub journal: Rc<Journal>,
    /// The transactions that the browser has not yet said to have stored.
    pub outbox: Rc<Vec<Rc<Transaction>>>,
    /// Whether what was done is safe.
    pub saving: Saving,
    /// Whether it is in a file, too.
    pub file_copy: FileCopy,
    /// What the screen shows.
    pub view: View,
    /// How the screen looks and speaks.
    pub preferences: Preferences,
    /// The dossiers on this device.
    pub shelf: Rc<Shelf>,
    /// The day it is where the analyst is, once the browser has said so.
    pub today: Option<Date>,
    /// Whether a new version of the program waits to take this one's place.
    pub renewable: bool,
}

impl Workspace {
    /// A workspace before anything was read from the device.
    #[must_use]
    pub fn new(dossier: Dossier, preferences: Preferences) -> Self {
        Self {
            roster: Rc::new(Roster::new(&dossier, &Roster::default())),
            dossier: Rc::new(dossier),
            journal: Rc::default(),
            outbox: Rc::default(),
            saving: Saving::Starting,
            file_copy: FileCopy::default(),
            view: View::default(),
            preferences,
            shelf: Rc::default(),
            today: None,
            renewable: false,
        }
    }

    /// The document shown.
    #[must_use]
    pub fn document(&self) -> Option<&Rc<Document>> {
        self.dossier.documents.get(&self.view.document?)
    }

    /// The day that the deadlines in the document shown are judged from, where there is one.
    #[must_use]
    pub fn reference(&self) -> Option<Date> {
        match self.preferences.reference {
            Reference::Published => Some(self.dossier.question_of(self.document()?).asked?.date),
            Reference::Today => self.today,
        }
    }

    /// The last claim that was tagged, while it exists.
    #[must_use]
    pub fn last_claim(&self) -> Option<&Rc<Claim>> {
        self.dossier.claims.get(&self.view.last_claim?)
    }

    /// The kind that a new claim gets unless told otherwise.
    #[must_use]
    pub fn default_kind(&self) -> Option<&Kind> {
        let codebook = &self.dossier.codebook;
        let last = self.view.last_kind.as_ref().and_then(|id| codebook.kind(id));
        last.or_else(|| codebook.kinds.first())
    }

    /// The words selected.
    #[must_use]
    pub fn selected_words(&self) -> Option<&str> {
        Some(self.view.selection?.slice(&self.document()?.text))
    }

    /// The workspace after `action`; the same one when nothing changed.
    #[must_use]
    pub fn reduce(self: &Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(self);
        match action {
            Action::Load(blank, transactions, document) => next.load(&blank, transactions, document),
            Action::Front(front) => next.show_front(&front),
            Action::Arrive(documents, folder, seed, after) => next.arrive(documents, folder, &seed, after),
            Action::Report(report) => next.tell(report),
            Action::Tables(tables) => next.queue(tables),
            Action::Chosen => next.unqueue(),
            Action::Edit(edit, seed) => next.edit(&edit, &seed),
            Action::Tag(target, seed, then) => next.tag(target, &seed, then),
            Action::TagAll(places, target, seed) => next.tag_all(places, target, &seed),
            Action::AddSpan(seed) => next.add_span(&seed),
            Action::Undo(seed) => next.step(self.journal.undo(&seed)),
            Action::Redo(seed) => next.step(self.journal.redo(&seed)),
            Action::Jump(standing, seed) => next.jump(standing, &seed),
            Action::Saved(ids) => next.saved(&ids),
            Action::SaveFailed(trouble) => next.failed(trouble),
            Action::Learn(news) => next.learn(&news),
            Action::Unsave(lost) => next.unsave(&lost),
            Action::Copied(copy) => next.file_copy = copy,
            Action::Freeze => next.saving = Saving::Newer,
            Action::Go(place) => next.go(place),
            Action::Show(document) => next.show(document),
            Action::Activate(passage) => next.activate(passage),
            Action::Touch(passage) => next.touch(passage),
            Action::Point(at) => next.point(at),
            Action::Choose(at) => next.choose(at),
            Action::Deactivate => next.deactivate(),
            Action::Look(claim) => next.look(claim),
            Action::Pick(picks) => next.pick(&picks),
            Action::Unpick => next.view.picks = Rc::default(),
            Action::List(listing) => next.view.listing = Rc::new(listing),
            Action::Regard(document) => next.view.regarded = Some(document),
            Action::Sift(sieve) => next.view.sieve = Rc::new(sieve),
            Action::Arrange(arrangement) => next.preferences.arrangement = Rc::new(arrangement),
            Action::Seek(seek) => next.seek(seek),
            Action::Light(passage) => next.view.lit = passage,
            Action::Select(selection) => {
                next.view.resume = None;
                next.select(selection);
            }
            Action::OpenTagBox(enter) => next.open_tag_box(enter),
            Action::CloseTagBox => next.view.tag_box = false,
            Action::Focus(focus) => next.view.send(focus),
            Action::Notify(notice) => next.view.tell(notice),
            Action::Dismiss => next.dismiss(),
            Action::Know => next.view.lasting = None,
            Action::Progress(progress) => next.view.report(progress),
            Action::Stop => next.view.stopping = next.view.progress.is_some(),
            Action::Renewable => next.renewable = true,
            Action::Open(dialog) => next.open(dialog),
            Action::Follow(address) => next.follow(&address),
            Action::Close => next.close(),
            Action::Land(arrivals) => next.land(arrivals),
            Action::Accept(seed) => next.accept(&seed),
            Action::Hold(orphan) => next.hold(orphan),
            Action::Adopt(seed) => next.adopt(&seed),
            Action::Pair(request) => next.pair(request),
            Action::Confirm(ids, seed) => next.confirm(&ids, &seed),
            Action::Compare(replacing) => next.compare(replacing),
            Action::Review(review) => next.review(review),
            Action::Replace(seed) => next.replace(&seed),
            Action::KeepBoth(seed) => next.keep_both(&seed),
            Action::LeaveCopy => next.leave_copy(),
            Action::Offer(incoming) => next.offer(incoming),
            Action::Speak(language) => next.preferences.language = language,
            Action::Paint(theme) => next.preferences.theme = theme,
            Action::Judge(reference) => next.preferences.reference = reference,
            Action::Shelve(shelf) => next.shelf = Rc::new(shelf),
            Action::HideMovements(hidden) => next.preferences.movements_hidden = hidden,
            Action::Day(today) => next.today = today,
            Action::Rebind(keymap) => next.preferences.keymap = keymap,
        }
        if next == **self { Rc::clone(self) } else { Rc::new(next) }
    }

    fn edit(&mut self, edit: &Edit, seed: &Seed) {
        let entered = self.journal.enter(&self.dossier, edit, seed);
        if !entered.is_empty() {
            self.append(entered);
        }
        match edit {
            Edit::AddDocuments(documents) => {
                // What was said of another file is no longer news.
                self.view.notice = None;
                let last = documents.last().map(|document| document.id);
                last.into_iter().for_each(|id| self.show(id));
            }
            Edit::Kind(_, kind) => self.view.last_kind = Some(Rc::clone(kind)),
            Edit::Retag(..) => self.view.picks = Rc::default(),
            Edit::Done(..) if self.view.place == Place::Documents => self.view.picks = Rc::default(),
            Edit::MergeClaims { keep, .. } => {
                self.view.picks = Rc::default();
                self.view.claim = Some(*keep);
            }
            _ => {}
        }
        self.tidy_view();
    }

    /// Takes in an undo or a redo, and turns to what it brought back; the place on the screen stays.
    fn step(&mut self, transaction: Option<Rc<Transaction>>) {
        let Some(transaction) = transaction else { return };
        self.append(vec![Rc::clone(&transaction)]);
        self.tidy_view();
        let touched = transaction.changes.iter().find_map(|change| match change.key {
            Key::Passage(id) => self.dossier.passages.get(&id),
            _ => None,
        });
        if let Some((document, id)) = touched.map(|passage| (passage.document, passage.id)) {
            self.turn_to(document);
            self.view.active = Some(id);
        }
    }

    /// Goes to another point of the history; the place on the screen stays.
    fn jump(&mut self, standing: usize, seed: &Seed) {
        let entered = self.journal.jump(standing, seed);
        if !entered.is_empty() {
            self.append(entered);
            self.tidy_view();
        }
    }

    /// Takes in transactions that follow each other. What was told in passing of the step before is over.
    fn append(&mut self, transactions: Vec<Rc<Transaction>>) {
        if self.saving == Saving::Newer {
            self.view.refuse();
            return;
        }
        self.view.notice = self.view.notice.take().filter(|notice| notice.tone == Tone::Alert);
        self.forget_places(&transactions);
        self.view.report = self.view.report.take().filter(|report| report.stays());
        Rc::make_mut(&mut self.outbox).extend(transactions.iter().map(Rc::clone));
        let (journal, dossier) = (Rc::make_mut(&mut self.journal), Rc::make_mut(&mut self.dossier));
        transactions.into_iter().for_each(|transaction| journal.enter_into(dossier, transaction));
        self.roster = Roster::follow(&self.roster, &self.dossier);
        if !matches!(self.saving, Saving::Failed(_)) {
            self.saving = Saving::Pending;
        }
    }

    fn offer(&mut self, incoming: Rc<Incoming>) {
        self.view.incoming = Some(incoming);
        self.view.dialog = Some(Dialog::Incoming);
    }

    fn go(&mut self, place: Place) {
        let active = self.active_claim().map(|claim| claim.id);
        if place == Place::Claims && active.is_some() {
            self.view.claim = active;
        }
        self.view.place = place;
        self.view.send(place.focus());
        self.view.lit = None;
        self.view.choice = None;
        self.select(None);
    }

    fn show(&mut self, document: DocumentId) {
        self.view.place = Place::Read;
        self.leave_results(document);
        self.turn_to(document);
    }

    fn turn_to(&mut self, document: DocumentId) {
        if self.view.document != Some(document) && self.dossier.documents.contains_key(&document) {
            self.view.document = Some(document);
            self.view.pairing = None;
            self.deactivate();
            self.view.lit = None;
            self.view.resume = None;
            self.select(None);
        }
    }

    /// A dialog takes the place of the tag box; the words stay selected.
    fn open(&mut self, dialog: Dialog) {
        self.view.dialog = Some(dialog);
        self.view.tag_box = false;
    }

    fn touch(&mut self, passage: PassageId) {
        if self.dossier.passages.contains_key(&passage) {
            self.view.active = Some(passage);
            self.view.choice = None;
        }
    }

    fn deactivate(&mut self) {
        self.view.active = None;
        self.view.choice = None;
    }

    /// Makes the innermost passage at a place the active one, and offers the others where there are some.
    fn point(&mut self, at: u32) {
        let Some(document) = self.view.document else { return };
        let passages: Vec<PassageId> =
            self.dossier.passages_at(document, at).iter().map(|passage| passage.id).collect();
        self.view.active = passages.last().copied();
        self.view.choice = (passages.len() > 1).then(|| Rc::new(Choice { at, passages }));
    }

    /// Goes to the label of the passage at a place, by way of the chooser where there are several.
    fn choose(&mut self, at: u32) {
        let before = self.view.active;
        self.point(at);
        if self.view.active.is_none() {
            // Away from every passage the active one is meant.
            self.view.active = before;
            if before.is_some() {
                self.view.send(Focus::Label);
            }
            return;
        }
        self.view.send(if self.view.choice.is_some() { Focus::Choice } else { Focus::Label });
    }

    fn activate(&mut self, passage: PassageId) {
        let Some(document) = self.dossier.passages.get(&passage).map(|passage| passage.document) else {
            return;
        };
        self.show(document);
        self.view.active = Some(passage);
        self.view.choice = None;
        self.view.send(Focus::Mark(passage));
    }

    /// Lets go of what is no longer there.
    fn tidy_view(&mut self) {
        let passages = &self.dossier.passages;
        let view = &mut self.view;
        view.active = view.active.filter(|id| passages.contains_key(id));
        let stands = |choice: &Rc<Choice>| choice.passages.iter().all(|id| passages.contains_key(id));
        view.choice = view.choice.take().filter(stands);
        view.lit = view.lit.filter(|id| passages.contains_key(id));
        view.claim = view.claim.filter(|id| self.dossier.claims.contains_key(id));
        if !view.picks.is_empty() {
            view.picks = Rc::new(view.picks.tidy(&self.dossier));
        }
        view.seeking = Rc::new(view.seeking.tidy(&self.dossier));
        let shown = view.document.filter(|id| self.dossier.documents.contains_key(id));
        if shown.is_none() {
            view.selection = None;
            view.tag_box = false;
        }
        view.regarded = view.regarded.filter(|id| self.dossier.documents.contains_key(id));
        view.replacing = view.replacing.take().filter(|own| own.stands(&self.dossier));
        let before = view.document;
        view.document = shown.or_else(|| near(&self.dossier, before));
        self.tidy_pairing(before);
    }
}
