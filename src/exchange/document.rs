//! A document in a dossier file, with what is said of it.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::docket::{MovementsForm, is_false};
use super::error::{Error, Problem};
use super::offsets::{Offsets, Unit};
use super::question::QuestionForm;
#[cfg(test)]
use super::schema;
use super::source::ReadingForm;
use crate::model::docket::Docket;
use crate::model::document::Document;
use crate::model::identity::DocumentId;
use crate::model::movement::Movements;
use crate::model::source::Source;
use crate::read::{self, MediaType};

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "document"))]
pub struct DocumentForm {
    id: Uuid,
    title: String,
    language: String,
    question: QuestionForm,
    /// What the source says of the question, where its data were corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    question_read: Option<QuestionForm>,
    /// Where context and request of the question begin, where that was corrected, in code points of the
    /// plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    movements: Option<MovementsForm>,
    /// Whether the work on the document is done.
    #[serde(default, skip_serializing_if = "is_false")]
    done: bool,
    source: SourceForm,
    /// SHA-256 of the plain text in UTF-8.
    #[cfg_attr(test, schemars(with = "schema::Fingerprint"))]
    text_sha256: String,
    /// Length of the plain text in code points.
    length: u32,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "source"))]
struct SourceForm {
    name: String,
    #[cfg_attr(test, schemars(extend("enum" = MediaType::ALL.map(MediaType::name))))]
    media_type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reading: Option<ReadingForm>,
    #[cfg_attr(test, schemars(with = "schema::Fingerprint"))]
    sha256: String,
    text: String,
}

impl DocumentForm {
    /// A document, with what is said of it; `points` are those of its text.
    pub fn new(document: &Document, docket: Option<&Docket>, points: &Offsets<'_>) -> Self {
        let corrected = docket.and_then(|docket| docket.question.as_deref());
        let movements = docket.and_then(|docket| docket.movements).map(|movements| MovementsForm {
            context: movements.context.map(|at| points.of_byte(at)),
            request: movements.request.map(|at| points.of_byte(at)),
        });
        Self {
            id: document.id.0,
            title: document.title.clone(),
            language: document.language.clone(),
            question: corrected.unwrap_or(&document.question).into(),
            question_read: corrected.map(|_| (&document.question).into()),
            movements,
            done: docket.is_some_and(|docket| docket.done),
            source: SourceForm {
                name: document.source.name.clone(),
                media_type: document.source.media_type.clone(),
                reading: ReadingForm::of(&document.source),
                sha256: read::fingerprint(&document.source.text),
                text: document.source.text.clone(),
            },
            text_sha256: read::fingerprint(&document.text),
            length: points.length(),
        }
    }

    /// Its name, read or not.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// The document and what is said of it.
    pub fn read(self, place: &str) -> Result<(Document, Docket), Error> {
        let id = DocumentId(self.id);
        if MediaType::named(&self.source.media_type).is_none() {
            return Err(Error::new(
                format!("{place}.source.media_type"),
                Problem::Name(self.source.media_type),
            ));
        }
        if read::fingerprint(&self.source.text) != self.source.sha256 {
            return Err(Error::new(format!("{place}.source.sha256"), Problem::Fingerprint));
        }
        let (encoding, start, reading) =
            self.source.reading.unwrap_or_default().read(&format!("{place}.source.reading"))?;
        let SourceForm { name, media_type, text, .. } = self.source;
        let source = Source { name, media_type, encoding, start, reading, text };
        let (document, _) = read::read_source(id, source);
        let points = Offsets::new(&document.text, Unit::CodePoints);
        let length = points.length();
        if read::fingerprint(&document.text) != self.text_sha256 {
            return Err(Error::new(format!("{place}.text_sha256"), Problem::Fingerprint));
        }
        if length != self.length {
            return Err(Error::new(format!("{place}.length"), Problem::PastText(self.length, length)));
        }
        let movements =
            self.movements.map(|form| read_movements(form, &format!("{place}.movements"), &points));
        let movements = movements.transpose()?;
        let said = self.question.read(&format!("{place}.question"))?;
        let read = self.question_read.map(|form| form.read(&format!("{place}.question_read"))).transpose()?;
        // Even one that says what the source says now: the source may be read otherwise since.
        let corrected = read.is_some().then(|| Rc::new(said.clone()));
        let docket = Docket { document: id, question: corrected, movements, done: self.done };
        let question = read.unwrap_or(said);
        Ok((Document { title: self.title, language: self.language, question, ..document }, docket))
    }
}

fn read_movements(form: MovementsForm, place: &str, points: &Offsets<'_>) -> Result<Movements, Error> {
    let byte = |at: Option<u32>, name: &str| {
        let past = |at| Error::new(format!("{place}.{name}"), Problem::PastText(at, points.length()));
        at.map(|at| points.to_byte(at).ok_or_else(|| past(at))).transpose()
    };
    Ok(Movements { context: byte(form.context, "context")?, request: byte(form.request, "request")? })
}
