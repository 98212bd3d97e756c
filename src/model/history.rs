//! The history, as an analyst reads it: every step, what it was about, and where the dossier stands now.

use std::rc::Rc;

use super::change::{Act, Change, Record};
use super::dossier::Dossier;
use super::identity::Stamp;
use super::journal::{Journal, Step};

/// One step of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// How many steps stand once this one does: the point to jump to.
    pub standing: usize,
    /// What was done.
    pub act: Act,
    /// Who did it, and when.
    pub stamp: Stamp,
    /// What it was about: the label of the claim, the title of the document.
    pub about: Option<Rc<str>>,
    /// How many passages it touched.
    pub passages: usize,
    /// Whether it was taken back.
    pub undone: bool,
}

/// Every step of the journal, those that stand and those that can be done again, the first one first.
#[must_use]
pub fn entries(journal: &Journal, dossier: &Dossier) -> Vec<Entry> {
    let done = journal.done().iter().map(|step| (step, false));
    let undone = journal.undone().map(|step| (step, true));
    (1..)
        .zip(done.chain(undone))
        .map(|(standing, (step, undone))| entry(step, standing, undone, dossier))
        .collect()
}

fn entry(step: &Step, standing: usize, undone: bool, dossier: &Dossier) -> Entry {
    Entry {
        standing,
        act: step.act,
        stamp: step.stamp.clone(),
        about: about(&step.changes, dossier),
        passages: step.changes.iter().filter(|change| passage(change).is_some()).count(),
        undone,
    }
}

/// The claim, the document or the title that changes are about; what they made of it, or what it was.
fn about(changes: &[Change], dossier: &Dossier) -> Option<Rc<str>> {
    let records = || changes.iter().filter_map(|change| change.after.as_ref().or(change.before.as_ref()));
    let claim = records().find_map(|record| match record {
        Record::Claim(claim) => Some(claim.label.as_str()),
        _ => None,
    });
    let document = records().find_map(|record| match record {
        Record::Document(document) => Some(document.title.as_str()),
        _ => None,
    });
    let of_passage = || {
        let passage = changes.iter().find_map(passage)?;
        dossier.claim_of(passage).map(|claim| claim.label.as_str())
    };
    let of_link = || {
        records().find_map(|record| match record {
            Record::Link(link) => dossier.claims.get(&link.from).map(|claim| claim.label.as_str()),
            _ => None,
        })
    };
    let title = || {
        records().find_map(|record| match record {
            Record::About(about) => Some(about.title.as_str()),
            _ => None,
        })
    };
    document.or(claim).or_else(of_passage).or_else(of_link).or_else(title).map(Rc::from)
}

fn passage(change: &Change) -> Option<&super::claim::Passage> {
    match change.after.as_ref().or(change.before.as_ref())? {
        Record::Passage(passage) => Some(passage),
        _ => None,
    }
}
