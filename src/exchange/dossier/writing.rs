//! Writes the file of a dossier piece by piece, so that a long one leaves the screen its turns.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use serde::Serialize;

use super::{DocumentForm, FORMAT, UNIT, Units, units_of, write_passage};
use crate::exchange::codebook::CodebookForm;
use crate::exchange::orphan::OrphanForm;
use crate::exchange::records::{AboutForm, ClaimForm, LinkForm};
use crate::model::claim::{Claim, Link};
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::identity::PassageId;
use crate::model::orphan::Orphan;

/// How many records that are short make one piece.
const PIECE: usize = 100;

/// The file of a dossier as it is being written.
#[derive(Debug)]
pub struct Writing {
    dossier: Rc<Dossier>,
    steps: VecDeque<Step>,
    /// The passages of the documents that were written: they stand in the file by their own names.
    passages: BTreeMap<PassageId, String>,
    text: String,
    /// Whether the list that is open holds something.
    begun: bool,
}

/// What is written next.
#[derive(Debug)]
enum Step {
    Open(&'static str),
    Close,
    Document(Rc<Document>),
    Claim(Rc<Claim>),
    Passage(PassageId),
    Orphan(Rc<Orphan>),
    Link(Rc<Link>),
    End,
}

impl Writing {
    /// Begins to write a dossier.
    #[must_use]
    pub fn begin(dossier: Rc<Dossier>) -> Self {
        let mut steps = VecDeque::new();
        let mut list = |name, records: Vec<Step>| {
            steps.push_back(Step::Open(name));
            steps.extend(records);
            steps.push_back(Step::Close);
        };
        let is_there = |claim| dossier.claims.contains_key(claim);
        list("documents", dossier.documents.values().map(|own| Step::Document(Rc::clone(own))).collect());
        list("claims", dossier.claims.values().map(|own| Step::Claim(Rc::clone(own))).collect());
        list("passages", dossier.passages.keys().map(|id| Step::Passage(*id)).collect());
        let orphans = dossier.orphans.values().filter(|own| is_there(&own.claim));
        let orphans: Vec<Step> = orphans.map(|own| Step::Orphan(Rc::clone(own))).collect();
        if !orphans.is_empty() {
            list("orphans", orphans);
        }
        let links = dossier.links.values().filter(|own| is_there(&own.from) && is_there(&own.to));
        list("links", links.map(|own| Step::Link(Rc::clone(own))).collect());
        steps.push_back(Step::End);
        let mut writing =
            Self { steps, passages: BTreeMap::new(), text: "{".to_owned(), begun: false, dossier };
        let (about, codebook) = (Rc::clone(&writing.dossier.about), Rc::clone(&writing.dossier.codebook));
        writing.field("format", &pretty(&FORMAT));
        writing.field("dossier", &pretty(&AboutForm::from(&*about)));
        writing.field("unit", &pretty(&UNIT));
        writing.field("codebook", &pretty(&CodebookForm::from(&*codebook)));
        writing
    }

    /// Writes a piece more; false when it was the last one.
    pub fn go_on(&mut self) -> bool {
        for _ in 0..PIECE {
            let Some(step) = self.steps.pop_front() else { return false };
            let is_long = matches!(step, Step::Document(_));
            self.take(step);
            if is_long {
                break;
            }
        }
        !self.steps.is_empty()
    }

    /// The file, whole.
    #[must_use]
    pub fn finish(mut self) -> String {
        while self.go_on() {}
        self.text
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Open(name) => {
                self.field(name, "[");
                self.begun = false;
            }
            Step::Close => self.text.push_str(if self.begun { "\n  ]" } else { "]" }),
            Step::Document(document) => self.document(&document),
            Step::Claim(claim) => self.item(&pretty(&ClaimForm::from(&*claim))),
            Step::Passage(id) => {
                let passage = self.passages.remove(&id);
                passage.into_iter().for_each(|passage| self.item(&passage));
            }
            Step::Orphan(orphan) => self.item(&pretty(&OrphanForm::from(&*orphan))),
            Step::Link(link) => self.item(&pretty(&LinkForm::from(&*link))),
            Step::End => self.text.push_str("\n}\n"),
        }
    }

    fn document(&mut self, document: &Document) {
        let units: Units<'_> = units_of(document);
        let docket = self.dossier.dockets.get(&document.id).map(|docket| &**docket);
        let earlier = self.dossier.earlier_of(document.id);
        let form = DocumentForm::new(document, docket, &earlier, &units.0);
        self.item(&pretty(&form));
        for passage in self.dossier.passages.in_document(document.id).iter() {
            // Two tabs may leave a passage of a claim that the other one deleted.
            if self.dossier.claims.contains_key(&passage.claim) {
                let form = write_passage(passage, document, &units);
                self.passages.insert(passage.id, pretty(&form));
            }
        }
    }

    /// A field of the whole; its value may be the beginning of a list.
    fn field(&mut self, name: &str, value: &str) {
        if self.text.len() > 1 {
            self.text.push(',');
        }
        self.text.push_str(&format!("\n  \"{name}\": "));
        self.push(value, "\n  ");
    }

    fn item(&mut self, value: &str) {
        self.text.push_str(if self.begun { ",\n    " } else { "\n    " });
        self.begun = true;
        self.push(value, "\n    ");
    }

    /// Adds what is written already, so much deeper: no text of JSON holds a line feed of its own.
    fn push(&mut self, value: &str, line: &str) {
        for (index, part) in value.split('\n').enumerate() {
            if index > 0 {
                self.text.push_str(line);
            }
            self.text.push_str(part);
        }
    }
}

fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{default_codebook, fixture};
    use crate::model::dossier::About;
    use crate::model::identity::{DossierId, Moment};
    use uuid::Uuid;

    #[track_caller]
    fn check(dossier: Dossier) {
        let whole = pretty(&super::super::write(&dossier)) + "\n";
        assert_eq!(Writing::begin(Rc::new(dossier)).finish(), whole);
    }

    #[test]
    fn the_pieces_make_the_file() {
        check(fixture::dossier());
        let about =
            About { id: DossierId(Uuid::nil()), title: "\n\u{2028}\"".to_owned(), created: Moment(0) };
        check(Dossier::new(about, Rc::new(default_codebook())));
    }

    #[test]
    fn what_hangs_on_a_claim_that_is_gone_is_left_out() {
        let mut dossier = fixture::dossier();
        let claim = *dossier.claims.keys().next().unwrap();
        dossier.claims.remove(&claim);
        check(dossier);
    }
}
