//! Edits of the documents of a dossier.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::dossier::entitle;
use super::{delete, set};
use crate::model::change::{Change, Key, Record};
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::identity::{ClaimId, DocumentId};
use crate::model::roster::Removed;
use crate::model::sorted;

/// A dossier without a title takes that of the first question put in it.
pub fn add(dossier: &Dossier, documents: &[Rc<Document>]) -> Vec<Change> {
    let title = documents.first().map(|document| document.title.as_str()).unwrap_or_default();
    add_folder(dossier, title, documents)
}

/// A dossier without a title takes the folder's `name`.
pub fn add_folder(dossier: &Dossier, name: &str, documents: &[Rc<Document>]) -> Vec<Change> {
    let mut changes: Vec<Change> = documents
        .iter()
        .map(|document| set(dossier, Key::Document(document.id), Record::Document(Rc::clone(document))))
        .collect();
    if dossier.about.title.is_empty() && !documents.is_empty() {
        changes.push(entitle(dossier, name));
    }
    changes
}

pub fn remove(dossier: &Dossier, ids: &[DocumentId]) -> Vec<Change> {
    let mut changes = Vec::new();
    for id in sorted::set(ids) {
        let passages = dossier.passages.in_document(*id);
        changes.extend(passages.iter().map(|passage| delete(dossier, Key::Passage(passage.id))));
        changes.push(delete(dossier, Key::Docket(*id)));
        let earlier = dossier.earlier_of(*id).into_iter();
        changes.extend(earlier.map(|own| delete(dossier, Key::Earlier(own.id))));
        changes.push(delete(dossier, Key::Document(*id)));
    }
    changes
}

/// Puts documents back where they are missing. A claim that is gone since comes back for their passages; a
/// passage whose claim nobody knows stays away.
pub fn restore(dossier: &Dossier, removed: &[Removed]) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut claims: BTreeSet<ClaimId> = BTreeSet::new();
    for own in removed.iter().filter(|own| !dossier.documents.contains_key(&own.document.id)) {
        let id = own.document.id;
        changes.push(set(dossier, Key::Document(id), Record::Document(Rc::clone(&own.document))));
        if let Some(docket) = &own.docket {
            changes.push(set(dossier, Key::Docket(id), Record::Docket(Rc::clone(docket))));
        }
        for earlier in &own.earlier {
            changes.push(set(dossier, Key::Earlier(earlier.id), Record::Earlier(Rc::clone(earlier))));
        }
        for claim in own.claims.iter().filter(|claim| !dossier.claims.contains_key(&claim.id)) {
            if claims.insert(claim.id) {
                changes.push(set(dossier, Key::Claim(claim.id), Record::Claim(Rc::clone(claim))));
            }
        }
        for passage in &own.passages {
            if dossier.claims.contains_key(&passage.claim) || claims.contains(&passage.claim) {
                changes.push(set(dossier, Key::Passage(passage.id), Record::Passage(Rc::clone(passage))));
            }
        }
    }
    changes
}
