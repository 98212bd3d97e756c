//! Passages without a place, as the dossier file and the stored journal hold them.

use std::fmt::Display;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::error::{Error, Problem};
use super::moment::StampForm;
use super::records::SuggestionForm;
use crate::model::identity::{ClaimId, DocumentId, PassageId};
use crate::model::orphan::{Orphan, Quote};

/// A passage whose place in a text is not known.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "orphan"))]
pub struct OrphanForm {
    id: Uuid,
    claim: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    document: Option<Uuid>,
    /// What its text was called where it came from.
    origin: String,
    #[cfg_attr(test, schemars(length(min = 1)))]
    quotes: Vec<QuoteForm>,
    comment: String,
    created: StampForm,
    modified: StampForm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suggestion: Option<SuggestionForm>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "quote"))]
struct QuoteForm {
    exact: String,
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    suffix: String,
}

impl From<&Orphan> for OrphanForm {
    fn from(orphan: &Orphan) -> Self {
        let quote = |quote: &Quote| QuoteForm {
            exact: quote.exact.clone(),
            prefix: quote.prefix.clone(),
            suffix: quote.suffix.clone(),
        };
        Self {
            id: orphan.id.0,
            claim: orphan.claim.0,
            document: orphan.document.map(|document| document.0),
            origin: orphan.origin.clone(),
            quotes: orphan.quotes.iter().map(quote).collect(),
            comment: orphan.comment.clone(),
            created: (&orphan.made).into(),
            modified: (&orphan.changed).into(),
            suggestion: SuggestionForm::of(orphan.suggestion.as_deref()),
        }
    }
}

impl OrphanForm {
    /// The orphan, whose claim is not looked for.
    pub fn read(self, place: &dyn Display) -> Result<(PassageId, Orphan), Error> {
        if self.quotes.iter().all(|quote| quote.exact.is_empty()) {
            return Err(Error::new(format!("{place}.quotes"), Problem::Empty));
        }
        let quote = |QuoteForm { exact, prefix, suffix }| Quote { exact, prefix, suffix };
        let id = PassageId(self.id);
        let orphan = Orphan {
            id,
            claim: ClaimId(self.claim),
            document: self.document.map(DocumentId),
            origin: self.origin,
            quotes: self.quotes.into_iter().map(quote).collect(),
            comment: self.comment,
            made: self.created.read(&format_args!("{place}.created.at"))?,
            changed: self.modified.read(&format_args!("{place}.modified.at"))?,
            suggestion: self.suggestion.map(SuggestionForm::read).map(Rc::new),
        };
        Ok((id, orphan))
    }
}
