//! A document in a dossier file, with what is said of it.

use std::fmt::Display;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::docket::{MovementsForm, is_false};
use super::error::{Error, Problem};
use super::moment::StampForm;
use super::offsets::{Offsets, Unit};
use super::question::QuestionForm;
#[cfg(test)]
use super::schema;
use super::source::ReadingForm;
use crate::model::docket::Docket;
use crate::model::document::Document;
use crate::model::earlier::Earlier;
use crate::model::identity::{DocumentId, EarlierId};
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
    /// What stood here before newer copies took its place, the first one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<EarlierForm>,
}

/// An earlier copy of a document.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "earlier"))]
struct EarlierForm {
    id: Uuid,
    /// Who put a newer copy in its place, and when.
    replaced: StampForm,
    title: String,
    language: String,
    /// What its source says of the question.
    question: QuestionForm,
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
    /// A document, with what is said of it and what stood in its place before; `points` are those of its text.
    pub fn new(
        document: &Document,
        docket: Option<&Docket>,
        earlier: &[&Rc<Earlier>],
        points: &Offsets<'_>,
    ) -> Self {
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
            source: (&document.source).into(),
            text_sha256: read::fingerprint(&document.text),
            length: points.length(),
            earlier: earlier.iter().map(|earlier| (&***earlier).into()).collect(),
        }
    }

    /// Its name, read or not.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// The document, what is said of it, and what stood in its place before.
    pub fn read(self, place: &dyn Display) -> Result<(Document, Docket, Vec<Earlier>), Error> {
        let id = DocumentId(self.id);
        let text = TextForm { source: self.source, sha256: &self.text_sha256, length: self.length };
        let document = text.read(id, self.language, place)?;
        let earlier = self.earlier.into_iter().enumerate();
        let earlier = earlier.map(|(index, form)| form.read(id, &format_args!("{place}.earlier[{index}]")));
        let earlier = earlier.collect::<Result<Vec<Earlier>, Error>>()?;
        let read = |form: MovementsForm| {
            let points = Offsets::new(&document.text, Unit::CodePoints);
            read_movements(form, &format_args!("{place}.movements"), &points)
        };
        let movements = self.movements.map(read).transpose()?;
        let said = self.question.read(&format_args!("{place}.question"))?;
        let read =
            self.question_read.map(|form| form.read(&format_args!("{place}.question_read"))).transpose()?;
        // Even one that says what the source says now: the source may be read otherwise since.
        let corrected = read.is_some().then(|| Rc::new(said.clone()));
        let docket = Docket { document: id, question: corrected, movements, done: self.done };
        let question = read.unwrap_or(said);
        let document = Document { title: self.title, question, ..document };
        Ok((document, docket, earlier))
    }
}

impl From<&Source> for SourceForm {
    fn from(source: &Source) -> Self {
        Self {
            name: source.name.clone(),
            media_type: source.media_type.clone(),
            reading: ReadingForm::of(source),
            sha256: read::fingerprint(&source.text),
            text: source.text.clone(),
        }
    }
}

impl From<&Earlier> for EarlierForm {
    fn from(earlier: &Earlier) -> Self {
        let copy = &earlier.copy;
        Self {
            id: earlier.id.0,
            replaced: (&earlier.replaced).into(),
            title: copy.title.clone(),
            language: copy.language.clone(),
            question: (&copy.question).into(),
            source: (&copy.source).into(),
            text_sha256: read::fingerprint(&copy.text),
            length: Offsets::new(&copy.text, Unit::CodePoints).length(),
        }
    }
}

impl EarlierForm {
    /// The copy, of the document of that name.
    fn read(self, document: DocumentId, place: &dyn Display) -> Result<Earlier, Error> {
        let replaced = self.replaced.read(&format_args!("{place}.replaced.at"))?;
        let text = TextForm { source: self.source, sha256: &self.text_sha256, length: self.length };
        let copy = text.read(document, self.language, place)?;
        let question = self.question.read(&format_args!("{place}.question"))?;
        let copy = Document { title: self.title, question, ..copy };
        Ok(Earlier { id: EarlierId(self.id), copy: Rc::new(copy), replaced })
    }
}

/// A source, and what is said of the text in it.
struct TextForm<'a> {
    source: SourceForm,
    sha256: &'a str,
    length: u32,
}

impl TextForm<'_> {
    /// What the source says, which must be what the file says that it does.
    fn read(self, id: DocumentId, language: String, place: &dyn Display) -> Result<Document, Error> {
        let SourceForm { name, media_type, reading, sha256, text } = self.source;
        if MediaType::named(&media_type).is_none() {
            return Err(Error::new(format!("{place}.source.media_type"), Problem::Name(media_type)));
        }
        let of_source = read::fingerprint(&text);
        if of_source != sha256 {
            return Err(Error::new(format!("{place}.source.sha256"), Problem::Fingerprint));
        }
        let (encoding, start, reading) =
            reading.unwrap_or_default().read(&format_args!("{place}.source.reading"))?;
        let document =
            read::read_again(id, Source { name, media_type, encoding, start, reading, text }, language);
        // A plain text is what its source is.
        let is_same = document.text == document.source.text;
        let of_text = if is_same { of_source } else { read::fingerprint(&document.text) };
        if of_text != self.sha256 {
            return Err(Error::new(format!("{place}.text_sha256"), Problem::Fingerprint));
        }
        let length = u32::try_from(document.text.chars().count()).unwrap_or(u32::MAX);
        if length != self.length {
            return Err(Error::new(format!("{place}.length"), Problem::PastText(self.length, length)));
        }
        Ok(document)
    }
}

fn read_movements(
    form: MovementsForm,
    place: &dyn Display,
    points: &Offsets<'_>,
) -> Result<Movements, Error> {
    let byte = |at: Option<u32>, name: &str| {
        let past = |at| Error::new(format!("{place}.{name}"), Problem::PastText(at, points.length()));
        at.map(|at| points.to_byte(at).ok_or_else(|| past(at))).transpose()
    };
    Ok(Movements { context: byte(form.context, "context")?, request: byte(form.request, "request")? })
}
