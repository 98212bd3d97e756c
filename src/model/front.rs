//! The front of a dossier: what the screen shows first of it. A large one is read on while the rest is still taken
//! from the store.
//!
//! Nothing is ever changed in it: what is done meanwhile waits for the whole, which takes its place.

use std::rc::Rc;

use super::claim::{Claim, Link};
use super::docket::Docket;
use super::document::Document;
use super::dossier::Dossier;
use super::identity::DocumentId;
use super::question::Question;
use super::roster::Roster;
use super::source::Source;
use super::workspace::Workspace;

/// With fewer records the whole is there as soon.
const MANY: usize = 1_000;
/// With more passages, or bytes of text, the document shown is itself what takes long.
const MOST_PASSAGES: usize = 2_000;
const LONGEST: usize = 500_000;

/// What the screen shows first of a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Front {
    /// How many transactions had made the dossier.
    pub transactions: usize,
    /// The document shown.
    pub shown: DocumentId,
    /// The document shown, its claims with all their passages, and what these are linked to.
    pub dossier: Rc<Dossier>,
    /// Every document as it is listed.
    pub roster: Rc<Roster>,
}

impl Front {
    /// The front of what is open; none where it would be no help.
    #[must_use]
    pub fn of(workspace: &Workspace) -> Option<Self> {
        let dossier = &workspace.dossier;
        let document = workspace.document()?;
        let all = dossier.documents.len() + dossier.claims.len() + dossier.passages.len();
        let is_long = document.text.len() > LONGEST || dossier.passages.count_in(document.id) > MOST_PASSAGES;
        if all < MANY || is_long { None } else { Self::whatever_its_size(workspace) }
    }

    /// The front of what is open, be it a help or not.
    #[must_use]
    pub fn whatever_its_size(workspace: &Workspace) -> Option<Self> {
        let dossier = &workspace.dossier;
        let document = workspace.document()?;
        let about = (*dossier.about).clone();
        let mut part = Dossier::new(about, Rc::clone(&dossier.codebook));
        part.documents.insert(document.id, Rc::clone(document));
        if let Some(docket) = dossier.dockets.get(&document.id) {
            part.dockets.insert(document.id, Rc::clone(docket));
        }
        dossier
            .earlier_of(document.id)
            .into_iter()
            .for_each(|own| part.earlier.insert(own.id, Rc::clone(own)));
        for passage in dossier.passages.in_document(document.id).iter() {
            let claim = dossier.claim_of(passage).filter(|claim| !part.claims.contains_key(&claim.id));
            claim.into_iter().for_each(|claim| take(&mut part, dossier, claim));
        }
        let claims = part.claims.clone();
        let touches = |link: &&Rc<Link>| claims.contains_key(&link.from) || claims.contains_key(&link.to);
        for link in dossier.links.values().filter(touches) {
            part.links.insert(link.id, Rc::clone(link));
            let ends = [link.from, link.to].into_iter().filter(|id| !claims.contains_key(id));
            ends.filter_map(|id| dossier.claims.get(&id)).for_each(|claim| take(&mut part, dossier, claim));
        }
        Some(Self {
            transactions: workspace.journal.transactions().len(),
            shown: document.id,
            dossier: Rc::new(part),
            roster: Rc::clone(&workspace.roster),
        })
    }
}

/// Takes a claim over with all its passages.
fn take(part: &mut Dossier, dossier: &Dossier, claim: &Rc<Claim>) {
    part.claims.insert(claim.id, Rc::clone(claim));
    dossier.passages.of_claim(claim.id).iter().for_each(|passage| part.passages.put(passage));
}

/// A document as far as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its name.
    pub id: DocumentId,
    /// Its title, as read.
    pub title: String,
    /// Its question data, as read.
    pub question: Question,
    /// What is said of it as a whole.
    pub docket: Option<Rc<Docket>>,
    /// How many passages it has.
    pub passages: usize,
}

impl Head {
    /// The document without its text.
    #[must_use]
    pub fn document(&self) -> Rc<Document> {
        Rc::new(Document {
            id: self.id,
            title: self.title.clone(),
            language: String::new(),
            question: self.question.clone(),
            source: Source::default(),
            text: String::new(),
            blocks: Vec::new(),
            parts: Vec::new(),
            title_block: None,
        })
    }
}
