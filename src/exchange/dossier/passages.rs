//! Reads the passages of a dossier file.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::rc::Rc;

use uuid::Uuid;

use super::faults::Faults;
use super::{PassageForm, SpanForm};
use crate::exchange::error::{Error, Problem};
use crate::exchange::offsets::Offsets;
use crate::exchange::records::SuggestionForm;
use crate::model::claim::Passage;
use crate::model::dossier::Dossier;
use crate::model::identity::{ClaimId, DocumentId, PassageId};
use crate::model::span::{Span, Spans};

impl PassageForm<'_> {
    /// The passage that stands at `place`, if nothing is wrong with it.
    pub(super) fn read(
        self,
        place: &dyn Display,
        dossier: &Dossier,
        points: &BTreeMap<DocumentId, Offsets<'_>>,
        faults: &mut Faults,
    ) -> Option<(PassageId, Passage)> {
        let (id, claim, document) = (PassageId(self.id), ClaimId(self.claim), DocumentId(self.document));
        let has_claim = dossier.claims.contains_key(&claim);
        if !has_claim {
            faults.unknown(format!("{place}.claim"), self.claim);
        }
        let (Some(text), Some(points)) = (dossier.documents.get(&document), points.get(&document)) else {
            faults.unknown(format!("{place}.document"), self.document);
            return None;
        };
        let count = self.spans.len();
        let read = |(index, form): (usize, SpanForm<'_>)| {
            let read = form.read(&format_args!("{place}.spans[{index}]"), &text.text, points);
            read.map_err(|error| faults.found.push(error)).ok()
        };
        let spans: Vec<Span> = self.spans.into_iter().enumerate().filter_map(read).collect();
        if spans.len() < count {
            return None;
        }
        let own = |error| Error::new(format!("{place}.spans"), error);
        let spans = Spans::new(spans).ok_or(Problem::Empty).and_then(|spans| match spans.count() == count {
            true => Ok(spans),
            false => Err(Problem::Overlap),
        });
        let spans = faults.keep(Uuid::nil(), spans.map_err(own))?;
        let made = faults.keep(Uuid::nil(), self.created.read(&format_args!("{place}.created.at")));
        let changed = faults.keep(Uuid::nil(), self.modified.read(&format_args!("{place}.modified.at")));
        let suggestion = self.suggestion.map(SuggestionForm::read).map(Rc::new);
        let comment = self.comment;
        let (made, changed) = (made?, changed?);
        has_claim.then_some((id, Passage { id, claim, document, spans, comment, made, changed, suggestion }))
    }
}

impl SpanForm<'_> {
    fn read(self, place: &dyn Display, text: &str, points: &Offsets<'_>) -> Result<Span, Error> {
        let past = || Error::new(place.to_string(), Problem::PastText(self.end, points.length()));
        if self.start >= self.end {
            return Err(Error::new(place.to_string(), Problem::Empty));
        }
        let start = points.to_byte(self.start).ok_or_else(past)?;
        let end = points.to_byte(self.end).ok_or_else(past)?;
        let span = Span::new(start, end).ok_or_else(past)?;
        let found = span.slice(text);
        if found != self.exact {
            return Err(Error::new(
                format!("{place}.exact"),
                Problem::Quote(self.exact.into_owned(), found.to_owned()),
            ));
        }
        Ok(span)
    }
}
