//! Our own terms: what the W3C has no word for.

use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::reading::Reader;
use super::{CLAIMS, CODEBOOK, DOCUMENTS, ORPHANS};
use crate::exchange::codebook::CodebookForm;
use crate::exchange::document::DocumentForm;
use crate::exchange::error::{Error, form_of};
use crate::exchange::foreign::{Statement, Text};
use crate::exchange::orphan::OrphanForm;
use crate::exchange::records::ClaimForm;
use crate::model::claim::Claim;
use crate::model::file_place::FilePlace;
use crate::read::fingerprint;

impl Reader<'_> {
    /// Takes what an object at `place` says in our terms. It is one of a whole file.
    pub(super) fn take_own(&mut self, object: &Json, place: &FilePlace) {
        if let Some(form) = object.get(CODEBOOK) {
            match form_of::<CodebookForm>(form).and_then(|form| form.read("")) {
                Ok(codebook) => self.foreign.codebook = Some(codebook),
                Err(error) => self.refuse(&place.within(CODEBOOK), &error),
            }
        }
        self.take_each::<DocumentForm>(object, DOCUMENTS, place, |reader, form| {
            let (document, docket, earlier) = form.read(&"")?;
            let text = Text {
                id: Some(document.id.0),
                name: document.source.name.clone(),
                title: Some(document.title.clone()),
                sha256: Some(fingerprint(&document.text)),
                question: docket.question.as_deref().unwrap_or(&document.question).clone(),
                docket: (!docket.is_blank()).then_some(docket),
                earlier,
                document: Some(document),
                words: None,
            };
            reader.add_text(text);
            Ok(())
        });
        self.take_each::<ClaimForm>(object, CLAIMS, place, |reader, form| {
            let (id, claim) = form.read(&"")?;
            let Claim { label, kind, attributes, note, made, changed, .. } = claim;
            let (key, id, kind) = (id.to_string(), Some(id.0), kind.to_string());
            let label = Some(label);
            reader.add_claim(Statement { key, id, label, kind, attributes, note, made, changed })
        });
        let mut orphans = Vec::new();
        let mut index = 0;
        self.take_each::<OrphanForm>(object, ORPHANS, place, |_, form| {
            let (_, orphan) = form.read(&"")?;
            orphans.push((place.element(ORPHANS, index), orphan));
            index += 1;
            Ok(())
        });
        self.foreign.orphans.append(&mut orphans);
    }

    fn take_each<T: DeserializeOwned>(
        &mut self,
        object: &Json,
        term: &str,
        place: &FilePlace,
        mut take: impl FnMut(&mut Self, T) -> Result<(), Error>,
    ) {
        let Some(Json::Array(records)) = object.get(term) else { return };
        for (index, record) in records.iter().enumerate() {
            if let Err(error) = form_of(record).and_then(|form| take(self, form)) {
                self.refuse(&place.element(term, index), &error);
            }
        }
    }

    /// Refuses what stands at `place`; the error may name a place in it.
    fn refuse(&mut self, place: &FilePlace, error: &Error) {
        let place = place.within(error.place().path());
        self.foreign.refused.push((place, error.problem().clone()));
    }
}
