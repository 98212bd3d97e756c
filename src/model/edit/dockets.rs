//! Edits of what is said of documents.

use std::rc::Rc;

use super::{delete, set};
use crate::model::change::{Change, Key, Record};
use crate::model::docket::Docket;
use crate::model::dossier::Dossier;
use crate::model::identity::DocumentId;
use crate::model::movement::Movements;
use crate::model::question::Question;

pub fn question(dossier: &Dossier, id: DocumentId, question: &Question) -> Option<Change> {
    let read = &dossier.documents.get(&id)?.question;
    revise(dossier, id, |docket| docket.question = (question != read).then(|| Rc::new(question.clone())))
}

pub fn movements(dossier: &Dossier, id: DocumentId, movements: Option<Movements>) -> Option<Change> {
    let document = dossier.documents.get(&id)?;
    revise(dossier, id, |docket| docket.movements = movements.map(|movements| movements.tidy(document)))
}

pub fn done(dossier: &Dossier, ids: &[DocumentId], done: bool) -> Vec<Change> {
    ids.iter().filter_map(|id| revise(dossier, *id, |docket| docket.done = done)).collect()
}

/// The change of a document's docket; a docket that says nothing any more goes.
fn revise(dossier: &Dossier, id: DocumentId, change: impl FnOnce(&mut Docket)) -> Option<Change> {
    dossier.documents.get(&id)?;
    let mut docket = dossier.dockets.get(&id).map_or_else(|| Docket::new(id), |docket| Docket::clone(docket));
    change(&mut docket);
    let key = Key::Docket(id);
    Some(if docket.is_blank() {
        delete(dossier, key)
    } else {
        set(dossier, key, Record::Docket(Rc::new(docket)))
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{DOCUMENT, after, check_nothing, dossier};
    use super::*;
    use crate::model::docket::Work;
    use crate::model::edit::Edit;

    #[test]
    fn data_are_corrected_and_taken_back_to_what_was_read() {
        let before = dossier("a");
        let read = before.documents[&DOCUMENT].question.clone();
        let corrected = Question { author: Some("Mme X".to_owned()), ..read.clone() };
        let edit = Edit::Question(DOCUMENT, Box::new(corrected.clone()));
        let changed = after(&before, &edit);
        let document = &changed.documents[&DOCUMENT];
        assert_eq!(changed.question_of(document), &corrected);
        assert_eq!(document.question, read);
        check_nothing(&changed, &edit);
        assert_eq!(after(&changed, &Edit::Question(DOCUMENT, Box::new(read))), before);
    }

    #[test]
    fn work_is_done_when_it_is_said_to_be() {
        let before = dossier("[1a:x] y");
        assert_eq!(before.work_of(DOCUMENT, 1), Work::InProgress);
        assert_eq!(before.work_of(DOCUMENT, 0), Work::Untouched);
        let done = after(&before, &Edit::Done(vec![DOCUMENT], true));
        assert_eq!(done.work_of(DOCUMENT, 1), Work::Done);
        check_nothing(&done, &Edit::Done(vec![DOCUMENT], true));
        assert_eq!(after(&done, &Edit::Done(vec![DOCUMENT], false)), before);
    }

    #[test]
    fn a_docket_goes_with_its_document_and_comes_back_with_it() {
        let done = after(&dossier("[1a:x] y"), &Edit::Done(vec![DOCUMENT], true));
        let removed = after(&done, &Edit::RemoveDocuments(vec![DOCUMENT]));
        assert!(removed.dockets.is_empty());
        check_nothing(&removed, &Edit::Done(vec![DOCUMENT], true));
    }
}
