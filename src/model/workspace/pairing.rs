//! The requests of the question shown are paired with its answer, one after the other.

use super::{Focus, Place, Workspace};
use crate::model::document::PartKind;
use crate::model::edit::Edit;
use crate::model::identity::{ClaimId, DocumentId};
use crate::model::pairing::{ANSWERS, Request, asks, can_pair, is_answer, next_unpaired, requests};

impl Workspace {
    /// The requests of the document shown.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.document().map(|document| requests(&self.dossier, document)).unwrap_or_default()
    }

    /// Whether the document shown has requests and an answer to pair them with.
    #[must_use]
    pub fn can_pair(&self) -> bool {
        self.document().is_some_and(|document| can_pair(&self.dossier, document))
    }

    /// The request to begin with, or to go on with.
    #[must_use]
    pub fn to_pair(&self) -> Option<ClaimId> {
        let requests = self.requests();
        let first = || Some(requests.first()?.claim.id);
        self.view.pairing.or_else(|| next_unpaired(&requests, None)).or_else(first)
    }

    /// The request that the claim of the words selected will answer: those of the answer do.
    #[must_use]
    pub fn answering(&self) -> Option<ClaimId> {
        let at = self.view.selection?.start();
        let is_known = self.dossier.codebook.link(ANSWERS).is_some();
        self.view.pairing.filter(|_| is_known && self.document().is_some_and(|own| is_answer(own, at)))
    }

    /// What tags the words selected; while requests are paired, their claim answers the one at hand.
    pub(super) fn as_answer(&self, edit: Edit) -> Edit {
        match self.answering() {
            Some(request) => Edit::Answer(Box::new(edit), request),
            None => edit,
        }
    }

    /// Looks at a request, the answer before one's eyes; or leaves the pairing.
    pub(super) fn pair(&mut self, request: Option<ClaimId>) {
        let was = self.view.pairing;
        self.view.pairing = request.filter(|_| self.can_pair());
        self.tidy_pairing(self.view.document);
        let Some(document) = self.view.document.filter(|_| self.view.pairing.is_some()) else {
            if was.is_some() && self.view.place == Place::Read {
                self.view.send(Focus::Reader);
            }
            return;
        };
        if was.is_some() && self.view.place == Place::Read {
            // Asked for again, what is to be said of the request comes next.
            if was == self.view.pairing {
                self.view.send(Focus::Pairing);
            }
            return;
        }
        self.view.held = None;
        // What offered this is over.
        self.view.notice = None;
        self.show(document);
        self.deactivate();
        // An answer is seldom a request.
        let codebook = &self.dossier.codebook;
        self.view.last_kind = self.view.last_kind.take().filter(|kind| !asks(codebook, kind));
        let answer = self.document().and_then(|document| document.next_part(PartKind::Answer, None));
        self.view.resume = None;
        answer.into_iter().for_each(|at| self.view.send(Focus::At(at)));
    }

    /// Goes on to another request where the one at hand is gone, and leaves the pairing where there is none or
    /// where another document than `shown` is.
    pub(super) fn tidy_pairing(&mut self, shown: Option<DocumentId>) {
        let Some(at) = self.view.pairing.take() else { return };
        if self.view.document == shown && self.can_pair() {
            let is_there = self.requests().iter().any(|own| own.claim.id == at);
            self.view.pairing = if is_there { Some(at) } else { self.to_pair() };
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::action::{Action, Then};
    use crate::model::command::Command;
    use crate::model::dossier::{About, Dossier};
    use crate::model::edit::Target;
    use crate::model::identity::{DossierId, Moment, Seed, Stamp};
    use crate::model::span::Span;
    use crate::model::workspace::Preferences;
    use crate::read;
    use uuid::Uuid;

    const TEXT: &str = "# Un titre\n\nQuestion écrite n° 41\n\n### Texte de la question\n\nUn bus. Un bac. Un train.\n\n\
        ### Texte de la réponse\n\nLe ministre promet tout cela.\n";

    fn seed(n: u8) -> Seed {
        Seed { stamp: Stamp { by: String::new(), at: Moment(i64::from(n) * 1000) }, random: [n; 10] }
    }

    fn select(workspace: &Rc<Workspace>, words: &str) -> Rc<Workspace> {
        let text = &workspace.document().unwrap().text;
        let at = text.find(words).unwrap();
        workspace.reduce(Action::Select(Span::within(text, at, at + words.len())))
    }

    fn tag(workspace: &Rc<Workspace>, words: &str, kind: &str, n: u8) -> Rc<Workspace> {
        let target = Target::New { label: words.to_owned(), kind: kind.into() };
        select(workspace, words).reduce(Action::Tag(target, seed(n), Then::Read))
    }

    fn read_as(n: u128) -> Action {
        let document = read::read(DocumentId(Uuid::from_u128(n)), "a.md", TEXT.to_owned()).0;
        Action::Edit(Edit::AddDocuments(vec![Rc::new(document)]), seed(u8::try_from(n).unwrap()))
    }

    fn start() -> Rc<Workspace> {
        let about = About { id: DossierId(Uuid::nil()), title: String::new(), created: Moment(0) };
        let dossier = Dossier::new(about, Rc::new(default_codebook()));
        let workspace = Rc::new(Workspace::new(dossier, Preferences::default())).reduce(read_as(1));
        tag(&tag(&workspace, "Un bac", "request", 2), "Un bus", "request", 3)
    }

    fn run(workspace: &Rc<Workspace>, command: Command) -> Rc<Workspace> {
        let entry = command.entry().unwrap();
        assert!((entry.available)(workspace), "{command:?}");
        let crate::model::command::Effect::Act(act) = entry.effect else { panic!("it asks") };
        workspace.reduce(act(workspace, seed(99)).unwrap())
    }

    fn at(workspace: &Workspace) -> Option<&str> {
        Some(workspace.dossier.claims.get(&workspace.view.pairing?)?.label.as_str())
    }

    #[test]
    fn what_answers_is_tagged_and_linked_in_one_step_and_the_request_stays_at_hand() {
        let pairing = run(&start(), Command::Pair);
        assert_eq!(at(&pairing), Some("Un bus"));
        let answer = pairing.document().unwrap().text.find("Le ministre").unwrap();
        assert_eq!(pairing.view.focus.to, Some(Focus::At(u32::try_from(answer).unwrap())));
        assert_ne!(&*pairing.default_kind().unwrap().id, "request");
        let tagged = tag(&pairing, "promet tout", "promise", 4);
        assert_eq!((tagged.requests()[0].answers.len(), at(&tagged)), (1, Some("Un bus")));
        assert_eq!(run(&tagged, Command::Pair).view.focus.to, Some(Focus::Pairing));
        assert_eq!(at(&run(&tagged, Command::NextRequest)), Some("Un bac"));
        let undone = tagged.reduce(Action::Undo(seed(5)));
        assert_eq!((&undone.dossier, at(&undone)), (&pairing.dossier, Some("Un bus")));
    }

    #[test]
    fn words_of_the_question_answer_nothing() {
        let tagged = tag(&run(&start(), Command::Pair), "Un train", "fact", 4);
        assert_eq!((tagged.dossier.claims.len(), tagged.dossier.links.len()), (3, 0));
    }

    #[test]
    fn a_request_that_goes_gives_way_to_the_next_and_the_last_ends_it() {
        let pairing = run(&start(), Command::Pair);
        let ids: Vec<ClaimId> = pairing.requests().iter().map(|own| own.claim.id).collect();
        let one = pairing.reduce(Action::Edit(Edit::DeleteClaims(vec![ids[0]]), seed(5)));
        assert_eq!(at(&one), Some("Un bac"));
        let none = one.reduce(Action::Edit(Edit::Kind(vec![ids[1]], "fact".into()), seed(6)));
        assert_eq!(none.view.pairing, None);
        assert!(!Command::Pair.is_available(&none));
        assert!(Rc::ptr_eq(&none, &none.reduce(Action::Pair(Some(ids[0])))));
    }

    #[test]
    fn another_document_or_a_step_back_leaves_it() {
        let pairing = run(&start(), Command::Pair);
        assert_eq!(run(&pairing, Command::Leave).view.pairing, None);
        assert_eq!(pairing.reduce(read_as(7)).view.pairing, None);
        let gone = Edit::RemoveDocuments(pairing.view.document.into_iter().collect());
        assert_eq!(pairing.reduce(Action::Edit(gone, seed(8))).view.pairing, None);
    }
}
