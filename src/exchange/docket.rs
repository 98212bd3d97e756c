//! What is said of a document as a whole, as the stored journal holds it. Places count bytes of the plain text.

use std::fmt::Display;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::error::Error;
use super::question::QuestionForm;
use crate::model::docket::Docket;
use crate::model::identity::DocumentId;
use crate::model::movement::Movements;

#[derive(Debug, Serialize, Deserialize)]
pub struct DocketForm {
    document: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    question: Option<QuestionForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    movements: Option<MovementsForm>,
    #[serde(default, skip_serializing_if = "is_false")]
    done: bool,
}

/// Where the movements of a question begin, in the unit of what holds it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "movements"))]
pub struct MovementsForm {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<u32>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
pub fn is_false(value: &bool) -> bool {
    !value
}

impl From<&Docket> for DocketForm {
    fn from(docket: &Docket) -> Self {
        Self {
            document: docket.document.0,
            question: docket.question.as_deref().map(QuestionForm::from),
            movements: docket
                .movements
                .map(|Movements { context, request }| MovementsForm { context, request }),
            done: docket.done,
        }
    }
}

impl DocketForm {
    pub fn read(self, place: &dyn Display) -> Result<Docket, Error> {
        let question = self.question.map(|form| form.read(&format_args!("{place}.question"))).transpose()?;
        Ok(Docket {
            document: DocumentId(self.document),
            question: question.map(Into::into),
            movements: self
                .movements
                .map(|MovementsForm { context, request }| Movements { context, request }),
            done: self.done,
        })
    }
}
