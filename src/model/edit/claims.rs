//! Edits of claims.

use std::rc::Rc;

use super::set;
use crate::model::change::{Change, Key, Record};
use crate::model::claim::Claim;
use crate::model::codebook::Slug;
use crate::model::dossier::Dossier;
use crate::model::identity::{CLAIM_NAME, ClaimId, Seed, Stamp};

pub fn label(dossier: &Dossier, id: ClaimId, label: &str, stamp: &Stamp) -> Vec<Change> {
    rewrite(dossier, id, stamp, |claim| label.clone_into(&mut claim.label))
}

pub fn kind(dossier: &Dossier, id: ClaimId, kind: &Slug, stamp: &Stamp) -> Vec<Change> {
    rewrite(dossier, id, stamp, |claim| claim.kind = Rc::clone(kind))
}

pub fn delete(dossier: &Dossier, id: ClaimId) -> Vec<Change> {
    let passages =
        dossier.passages.values().filter(|passage| passage.claim == id).map(|p| Key::Passage(p.id));
    let links =
        dossier.links.values().filter(|link| link.from == id || link.to == id).map(|l| Key::Link(l.id));
    passages.chain(links).chain([Key::Claim(id)]).map(|key| super::delete(dossier, key)).collect()
}

/// A claim of which nothing is known but its label and kind.
pub fn new(label: &str, kind: &Slug, seed: &Seed) -> Claim {
    Claim {
        id: ClaimId(seed.id(CLAIM_NAME)),
        label: label.to_owned(),
        kind: Rc::clone(kind),
        attributes: Default::default(),
        note: String::new(),
        made: seed.stamp.clone(),
        changed: seed.stamp.clone(),
    }
}

/// The change by which `write` touches a claim; none when there is no such claim or nothing to write.
fn rewrite(dossier: &Dossier, id: ClaimId, stamp: &Stamp, write: impl FnOnce(&mut Claim)) -> Vec<Change> {
    let Some(before) = dossier.claims.get(&id) else { return Vec::new() };
    let mut claim = Claim::clone(before);
    write(&mut claim);
    if claim == **before {
        return Vec::new();
    }
    claim.changed = stamp.clone();
    vec![set(dossier, Key::Claim(id), Record::Claim(Rc::new(claim)))]
}
