//! A newer copy of a document: found in what was handed in, compared, and put before the analyst.

use std::rc::Rc;

use super::Opening;
use crate::exchange::sort::Sort;
use crate::model::action::Action;
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::identity::{DocumentId, EarlierId};
use crate::model::notice::{Notice, Tone};
use crate::model::opening::{Left, Refusal, may_be};
use crate::model::progress::Job;
use crate::model::replacing::{Comparing, Purpose};
use crate::read::{self, Decoded};

impl Opening<'_> {
    /// Finds the newer copy of a document in a file: the only question there, else the one of that number.
    pub(super) async fn newer_copy(&mut self, path: &str, text: Decoded, target: DocumentId) {
        let dossier = Rc::clone(&self.desk.live.borrow().dossier);
        let Some(old) = dossier.documents.get(&target) else { return };
        if Sort::of(path, &text) != Sort::Questions {
            self.report.refused.push((path.to_owned(), Refusal::NoCopy));
            return;
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        let (names, mut number) = (self.names.clone(), self.named);
        let id = move || {
            number = number.wrapping_add(1);
            DocumentId(names.id(number))
        };
        let documents = read::documents(name, text, None, id);
        let of = documents.len();
        let wanted = dossier.question_of(old);
        let mut found: Option<Document> = None;
        for (index, (document, warnings)) in documents.enumerate() {
            let named = document.question.number.is_some() && may_be(&document.question, wanted);
            if found.is_none() && !document.blocks.is_empty() && (of == 1 || named) {
                self.report.told.extend(warnings.into_iter().map(|warning| (path.to_owned(), warning)));
                found = Some(document);
            }
            if index + 1 < of && !self.goes_on(Job::Questions, index + 1, Some(of)).await {
                self.report.left = Some(Left::Questions(of - index - 1));
                return;
            }
        }
        match found {
            Some(document) => self.copy = Some((target, Rc::new(document))),
            None => {
                let refusal = if of < 2 { Refusal::Empty } else { Refusal::OtherQuestions(of) };
                self.report.refused.push((path.to_owned(), refusal));
            }
        }
    }

    /// Compares the newer copy that was found; where it was opened without being asked for, whether it is one is to
    /// be decided.
    pub(super) async fn compare_copy(&mut self) {
        let Some((id, new)) = self.copy.take() else { return };
        let dossier = Rc::clone(&self.desk.live.borrow().dossier);
        let Some(old) = dossier.documents.get(&id).filter(|_| dossier.about.id == self.dossier) else {
            return;
        };
        if old.text == new.text {
            let text = self.desk.messages.replacing.same_text.to_owned();
            self.offers.push(Action::Notify(Notice { tone: Tone::Quiet, text, remedy: None }));
            return;
        }
        let purpose = if self.target.is_some() { Purpose::Replace } else { Purpose::Offer };
        self.compare(Comparing::begin(&dossier, old, &new, purpose)).await;
    }

    /// Compares two documents of the dossier, of which the second may be a newer copy of the first.
    pub(super) async fn compare_twins(&mut self, known: DocumentId, came: DocumentId) {
        let dossier = self.stay();
        if let (Some(old), Some(new)) = (dossier.documents.get(&known), dossier.documents.get(&came)) {
            self.compare(Comparing::begin(&dossier, old, new, Purpose::Replace)).await;
        }
    }

    /// Compares an earlier copy with the text of now.
    pub(super) async fn look_back(&mut self, earlier: EarlierId) {
        let dossier = self.stay();
        if let Some(comparing) = Comparing::look_back(&dossier, earlier) {
            self.compare(comparing).await;
        }
    }

    /// The dossier; what is told of files that were opened stays told.
    fn stay(&mut self) -> Rc<Dossier> {
        let workspace = Rc::clone(&self.desk.live.borrow());
        self.report = workspace.view.report.as_deref().cloned().unwrap_or_default();
        Rc::clone(&workspace.dossier)
    }

    async fn compare(&mut self, mut comparing: Comparing) {
        while comparing.go_on() {
            let (done, of) = comparing.progress();
            if !self.goes_on(Job::Passages, done, Some(of)).await {
                return;
            }
        }
        self.offers.push(Action::Compare(Rc::new(comparing.finish())));
    }
}
