//! Edits of the documents of a dossier.

use std::rc::Rc;

use super::dossier::entitle;
use super::{delete, set};
use crate::model::change::{Change, Key, Record};
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::identity::DocumentId;

pub fn add(dossier: &Dossier, documents: &[Rc<Document>]) -> Vec<Change> {
    let mut changes: Vec<Change> = documents
        .iter()
        .map(|document| set(dossier, Key::Document(document.id), Record::Document(Rc::clone(document))))
        .collect();
    // A dossier without a title takes that of the first question put in it.
    if let (true, Some(first)) = (dossier.about.title.is_empty(), documents.first()) {
        changes.push(entitle(dossier, &first.title));
    }
    changes
}

pub fn remove(dossier: &Dossier, id: DocumentId) -> Vec<Change> {
    let passages = dossier.passages.values().filter(|passage| passage.document == id);
    let mut changes: Vec<Change> =
        passages.map(|passage| delete(dossier, Key::Passage(passage.id))).collect();
    changes.push(delete(dossier, Key::Docket(id)));
    changes.push(delete(dossier, Key::Document(id)));
    changes
}
