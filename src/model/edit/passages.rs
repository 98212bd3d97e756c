//! Edits of passages.

use std::rc::Rc;

use super::{Target, claims, set};
use crate::model::change::{Change, Key, Record};
use crate::model::claim::Passage;
use crate::model::dossier::Dossier;
use crate::model::identity::{DocumentId, PASSAGE_NAME, PassageId, Seed, Stamp};
use crate::model::span::Spans;

pub fn tag(
    dossier: &Dossier,
    document: DocumentId,
    spans: &Spans,
    target: &Target,
    seed: &Seed,
) -> Vec<Change> {
    if !dossier.documents.contains_key(&document) {
        return Vec::new();
    }
    let mut changes = Vec::new();
    let claim = match target {
        Target::Existing(claim) if dossier.claims.contains_key(claim) => *claim,
        Target::Existing(_) => return Vec::new(),
        Target::New { label, kind } => {
            let claim = claims::new(label, kind, seed);
            let id = claim.id;
            changes.push(set(dossier, Key::Claim(id), Record::Claim(Rc::new(claim))));
            id
        }
    };
    let passage = Passage {
        id: PassageId(seed.id(PASSAGE_NAME)),
        claim,
        document,
        spans: spans.clone(),
        comment: String::new(),
        made: seed.stamp.clone(),
        changed: seed.stamp.clone(),
    };
    changes.push(set(dossier, Key::Passage(passage.id), Record::Passage(Rc::new(passage))));
    changes
}

pub fn comment(dossier: &Dossier, id: PassageId, comment: &str, stamp: &Stamp) -> Vec<Change> {
    let Some(before) = dossier.passages.get(&id).filter(|passage| passage.comment != comment) else {
        return Vec::new();
    };
    let passage = Passage { comment: comment.to_owned(), changed: stamp.clone(), ..Passage::clone(before) };
    vec![set(dossier, Key::Passage(id), Record::Passage(Rc::new(passage)))]
}
