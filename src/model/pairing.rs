//! The requests of a question, and what its answer says to each of them.

use std::rc::Rc;

use super::claim::{Claim, Passage, Value};
use super::codebook::{Codebook, Slug};
use super::document::{Document, PartKind};
use super::dossier::Dossier;
use super::identity::ClaimId;
use super::replacing::Replacing;

/// The kind of a claim that asks for something.
const REQUEST: &str = "request";
/// The link from a claim of the answer to the request that it answers.
pub const ANSWERS: &str = "answers";
/// The attribute that says what the answer does with a request.
pub const STATUS: &str = "answer-status";
/// Its value while there is no answer.
const UNANSWERED: &str = "no-answer-yet";

/// Something that a question asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The claim.
    pub claim: Rc<Claim>,
    /// Where the question first makes it.
    pub passage: Rc<Passage>,
    /// The claims that are said to answer it, in the order in which that was said.
    pub answers: Vec<Rc<Claim>>,
}

impl Request {
    /// Whether it was said what becomes of it in the answer.
    #[must_use]
    pub fn is_paired(&self) -> bool {
        !self.answers.is_empty() || has_status(&self.claim)
    }
}

/// Whether it is said that an answer does something with a request.
fn has_status(claim: &Claim) -> bool {
    let says = |text: &String| !text.is_empty() && text != UNANSWERED;
    match claim.attributes.get(STATUS) {
        Some(Value::One(text)) => says(text),
        Some(Value::Many(texts)) => texts.iter().any(says),
        _ => false,
    }
}

/// Whether a kind is that of requests, or a sort of it.
#[must_use]
pub fn asks(codebook: &Codebook, kind: &Slug) -> bool {
    let is_known = codebook.kind(REQUEST).is_some();
    is_known && (**kind == *REQUEST || codebook.ancestors(kind).any(|kind| *kind.id == *REQUEST))
}

/// Whether a byte of a document is in its answer.
#[must_use]
pub fn is_answer(document: &Document, at: u32) -> bool {
    document.part_at(at).is_some_and(|part| part.kind == PartKind::Answer)
}

/// Whether a document has an answer, and requests that can be paired with it.
#[must_use]
pub fn can_pair(dossier: &Dossier, document: &Document) -> bool {
    let codebook = &dossier.codebook;
    let says_something = codebook.link(ANSWERS).is_some() || codebook.attribute(STATUS).is_some();
    let has_answer = document.parts.iter().any(|part| part.kind == PartKind::Answer);
    says_something
        && has_answer
        && dossier.passages.in_document(document.id).iter().any(|own| asked(dossier, document, own).is_some())
}

/// The requests of a document in the order of its text. What only its answer asks for is none of them.
#[must_use]
pub fn requests(dossier: &Dossier, document: &Document) -> Vec<Request> {
    let mut requests: Vec<Request> = Vec::new();
    for passage in dossier.passages.in_document(document.id).iter() {
        let claim = asked(dossier, document, passage);
        let claim = claim.filter(|claim| !requests.iter().any(|own| own.claim.id == claim.id));
        requests.extend(claim.map(|claim| Request {
            claim,
            passage: Rc::clone(passage),
            answers: Vec::new(),
        }));
    }
    for link in dossier.links.values().filter(|link| *link.kind == *ANSWERS) {
        let request = requests.iter_mut().find(|own| own.claim.id == link.to);
        if let (Some(request), Some(answer)) = (request, dossier.claims.get(&link.from)) {
            request.answers.push(Rc::clone(answer));
        }
    }
    requests
}

/// The request that a passage of a document makes outside its answer, if it makes one.
fn asked(dossier: &Dossier, document: &Document, passage: &Passage) -> Option<Rc<Claim>> {
    let claim = dossier.claim_of(passage).filter(|claim| asks(&dossier.codebook, &claim.kind))?;
    (!is_answer(document, passage.spans.hull().start())).then(|| Rc::clone(claim))
}

/// The request that is yet to be paired behind one, after the last the first; but not that one itself.
#[must_use]
pub fn next_unpaired(requests: &[Request], after: Option<ClaimId>) -> Option<ClaimId> {
    let at = requests.iter().position(|own| Some(own.claim.id) == after).map_or(0, |at| at + 1);
    let (before, behind) = requests.split_at_checked(at)?;
    let mut others = behind.iter().chain(before).filter(|own| Some(own.claim.id) != after);
    others.find(|own| !own.is_paired()).map(|own| own.claim.id)
}

/// How many requests wait for the answer that a newer copy brings, once it stands in the place of the older one.
#[must_use]
pub fn awaiting(dossier: &Dossier, replacing: &Replacing) -> usize {
    if !replacing.has_new_answer() {
        return 0;
    }
    let is_placed = |request: &Request| {
        let mut items = replacing.items.iter().filter(|item| item.place().is_some());
        items.any(|item| item.passage.claim == request.claim.id)
    };
    let requests = requests(dossier, &replacing.old);
    requests.iter().filter(|own| !own.is_paired() && is_placed(own)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::fixture::{DOCUMENT, claim, dossier, passage};
    use crate::model::edit::{Edit, Target};
    use crate::model::identity::{Moment, Seed, Stamp};
    use crate::model::span::Span;
    use crate::read;

    const TEXT: &str = "# Un titre\n\nQuestion écrite n° 41\n\n### Texte de la question\n\nUn bus. Un bac. Un train.\n\n\
        ### Texte de la réponse\n\nUn bus viendra. Un bac aussi.\n";

    /// Three claims at their words, 1 and 2 in the question; 1 and 3 are requests.
    fn with_answer() -> Dossier {
        let mut dossier = dossier("[2a:a] [1b:b] [3c:c] [1d:d]");
        let document = read::read(DOCUMENT, "a.md", TEXT.to_owned()).0;
        let places = [("Un bac", 'a'), ("Un train", 'b'), ("aussi", 'c'), ("viendra", 'd')];
        for (words, letter) in places {
            let at = document.text.find(words).unwrap();
            let spans = Span::within(&document.text, at, at + words.len()).unwrap().into();
            dossier
                .passages
                .put(&Rc::new(Passage { spans, ..Passage::clone(&dossier.passages[&passage(letter)]) }));
        }
        dossier.documents = [(DOCUMENT, Rc::new(document))].into();
        let kind = Edit::Kind(vec![claim('1'), claim('2'), claim('3')], REQUEST.into());
        apply(&dossier, &kind)
    }

    fn seed(n: u8) -> Seed {
        Seed { stamp: Stamp { by: String::new(), at: Moment(n.into()) }, random: [n; 10] }
    }

    fn apply(dossier: &Dossier, edit: &Edit) -> Dossier {
        dossier.apply(&edit.plan(dossier, &seed(9)))
    }

    fn all(dossier: &Dossier) -> Vec<Request> {
        requests(dossier, &dossier.documents[&DOCUMENT])
    }

    fn status(text: &str) -> Edit {
        Edit::Attribute(claim('2'), STATUS.into(), Some(Value::One(text.to_owned())))
    }

    #[test]
    fn requests_come_in_the_order_of_the_text_and_the_answer_makes_none() {
        let dossier = with_answer();
        assert!(can_pair(&dossier, &dossier.documents[&DOCUMENT]));
        let found = all(&dossier);
        let ids: Vec<_> = found.iter().map(|own| (own.claim.id, own.passage.id)).collect();
        assert_eq!(ids, [(claim('2'), passage('a')), (claim('1'), passage('b'))]);
    }

    #[test]
    fn a_link_or_a_status_pairs_but_not_that_there_is_no_answer() {
        let dossier = with_answer();
        let paired = |dossier: &Dossier| all(dossier).iter().map(Request::is_paired).collect::<Vec<_>>();
        assert_eq!(paired(&apply(&dossier, &status(UNANSWERED))), [false, false]);
        assert_eq!(paired(&apply(&dossier, &status("evaded"))), [true, false]);
        let link = |kind: &str| Edit::AddLink { from: claim('3'), to: claim('1'), kind: kind.into() };
        assert_eq!(paired(&apply(&dossier, &link("supports"))), [false, false]);
        let linked = apply(&dossier, &link(ANSWERS));
        assert_eq!(paired(&linked), [false, true]);
        assert_eq!(all(&linked)[1].answers[0].id, claim('3'));
    }

    #[test]
    fn the_next_one_is_never_the_one_at_hand() {
        let dossier = with_answer();
        let next = |dossier: &Dossier, after| next_unpaired(&all(dossier), after);
        assert_eq!(next(&dossier, None), Some(claim('2')));
        assert_eq!(next(&dossier, Some(claim('2'))), Some(claim('1')));
        assert_eq!(next(&dossier, Some(claim('1'))), Some(claim('2')));
        assert_eq!(next(&apply(&dossier, &status("refused")), Some(claim('1'))), None);
        assert_eq!(next_unpaired(&[], None), None);
    }

    #[test]
    fn a_codebook_without_requests_or_without_all_that_pairs_offers_nothing() {
        let mut dossier = with_answer();
        let document = Rc::clone(&dossier.documents[&DOCUMENT]);
        let full = Codebook::clone(&dossier.codebook);
        let bare = full.remove_link(ANSWERS).unwrap();
        dossier.codebook = Rc::new(bare.clone());
        assert!(can_pair(&dossier, &document));
        dossier.codebook = Rc::new(bare.remove_attribute(STATUS).unwrap());
        assert!(!can_pair(&dossier, &document));
        dossier.codebook = Rc::new(full.remove_kind(REQUEST, None).unwrap());
        assert!(!can_pair(&dossier, &document));
        let nested = full.nest_kind("fact", Some(REQUEST)).unwrap();
        assert!(asks(&nested, &"fact".into()) && !asks(&full, &"fact".into()));
    }

    #[test]
    fn tagging_an_answer_links_it_once_and_never_to_itself() {
        let dossier = with_answer();
        let spans = dossier.passages[&passage('d')].spans.clone();
        let answer = |target| {
            let tag = Edit::Tag { document: DOCUMENT, spans: spans.clone(), target };
            Edit::Answer(Box::new(tag), claim('2'))
        };
        let new = answer(Target::New { label: "Bus".to_owned(), kind: "fact".into() });
        let changes = new.plan(&dossier, &seed(9));
        assert_eq!(changes.len(), 3);
        let tagged = dossier.apply(&changes);
        assert_eq!(all(&tagged)[0].answers[0].label, "Bus");
        assert_eq!(tagged.apply(&crate::model::change::invert(&changes)), dossier);
        let again = answer(Target::Existing(all(&tagged)[0].answers[0].id));
        assert_eq!(again.plan(&tagged, &seed(8)).len(), 1);
        assert_eq!(answer(Target::Existing(claim('2'))).plan(&dossier, &seed(9)).len(), 1);
        assert_eq!(answer(Target::Existing(claim('8'))).plan(&dossier, &seed(9)), []);
    }
}
