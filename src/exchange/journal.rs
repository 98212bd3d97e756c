//! Transactions, as the browser stores them: one JSON text each.
//!
//! Unlike a dossier file, a stored document carries its plain text: should a later reader read the source
//! otherwise, the text that was annotated is still there to the byte. Spans count bytes.

mod heading;
mod key;
mod writing;

use std::collections::HashMap;
use std::fmt::Display;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::heading::heading;
use self::key::{read_key, write_key};
pub use self::writing::{write, write_to};
use super::codebook::CodebookForm;
use super::docket::DocketForm;
use super::dossier::FORMAT;
use super::error::{Error, Problem, parse};
use super::moment::StampForm;
use super::orphan::OrphanForm;
use super::question::QuestionForm;
use super::records::{AboutForm, ClaimForm, LinkForm, SuggestionForm};
use super::source::ReadingForm;
use crate::model::change::{Act, Change, Origin, Record, Transaction};
use crate::model::claim::Passage;
use crate::model::document::Document;
use crate::model::earlier::Earlier;
use crate::model::identity::{ClaimId, DocumentId, EarlierId, PassageId, TransactionId};
use crate::model::source::Source;
use crate::model::span::{Span, Spans};
use crate::read::{self, MediaType};

/// Reads stored transactions. A document that stands in several is read once.
#[derive(Debug, Default)]
pub struct Reader {
    documents: HashMap<Uuid, Vec<Rc<Document>>>,
}

impl Reader {
    /// A reader that has read a document already.
    #[must_use]
    pub fn knowing(document: Option<&Rc<Document>>) -> Self {
        let named = |own: &Rc<Document>| (own.id.0, vec![Rc::clone(own)]);
        Self { documents: document.map(named).into_iter().collect() }
    }

    /// Reads one transaction.
    ///
    /// # Errors
    ///
    /// When it was written by a later version, or was damaged.
    pub fn read(&mut self, json: &str) -> Result<Rc<Transaction>, Error> {
        let mut reading = Reading::begin(json)?;
        while reading.go_on(self)? {}
        Ok(reading.finish())
    }

    fn change(&mut self, form: ChangeForm, place: &dyn Display) -> Result<Change, Error> {
        let key =
            read_key(&form.key).ok_or_else(|| Error::new(format!("{place}.key"), Problem::Name(form.key)))?;
        let mut side = |record: Option<RecordForm>, side: &str| {
            record.map(|record| self.record(record, &format_args!("{place}.{side}"))).transpose()
        };
        Ok(Change { key, before: side(form.before, "before")?, after: side(form.after, "after")? })
    }

    fn record(&mut self, form: RecordForm, place: &dyn Display) -> Result<Record, Error> {
        Ok(match form {
            RecordForm::About(form) => Record::About(Rc::new(form.read(place)?)),
            RecordForm::Codebook(form) => Record::Codebook(Rc::new(form.read(&place.to_string())?)),
            RecordForm::Document(form) => Record::Document(self.document(*form, place)?),
            RecordForm::Docket(form) => Record::Docket(Rc::new(form.read(place)?)),
            RecordForm::Earlier(form) => Record::Earlier(Rc::new(self.earlier(*form, place)?)),
            RecordForm::Claim(form) => Record::Claim(Rc::new(form.read(place)?.1)),
            RecordForm::Passage(form) => Record::Passage(Rc::new(form.read(place)?)),
            RecordForm::Orphan(form) => Record::Orphan(Rc::new(form.read(place)?.1)),
            RecordForm::Link(form) => Record::Link(Rc::new(form.read(place)?.1)),
        })
    }

    fn earlier(&mut self, form: EarlierForm, place: &dyn Display) -> Result<Earlier, Error> {
        let replaced = form.replaced.read(&format_args!("{place}.replaced.at"))?;
        let copy = self.document(form.copy, &format_args!("{place}.copy"))?;
        Ok(Earlier { id: EarlierId(form.id), copy, replaced })
    }

    fn document(&mut self, form: DocumentForm, place: &dyn Display) -> Result<Rc<Document>, Error> {
        let question = form.question.read(&format_args!("{place}.question"))?;
        let described = |document: &&Rc<Document>| {
            let reading = ReadingForm::of(&document.source);
            let source = &document.source;
            let is_file = source.name == form.name && source.media_type == form.media_type;
            let is_text = source.text == form.source && document.text == form.text;
            let is_text = is_text && document.language == form.language;
            let is_read = document.question == question && reading == form.reading;
            document.title == form.title && is_file && is_text && is_read
        };
        let known = self.documents.entry(form.id).or_default();
        if let Some(known) = known.iter().find(described) {
            return Ok(Rc::clone(known));
        }
        if MediaType::named(&form.media_type).is_none() {
            return Err(Error::new(format!("{place}.media_type"), Problem::Name(form.media_type)));
        }
        let (encoding, start, reading) =
            form.reading.unwrap_or_default().read(&format_args!("{place}.reading"))?;
        let id = DocumentId(form.id);
        let (file, media_type, text) = (form.name, form.media_type, form.source);
        let source = Source { name: file, media_type, encoding, start, reading, text };
        let mut document = read::read_again(id, source, form.language.clone());
        if document.text != form.text {
            (document, _) = read::restore(id, document.source, &form.text);
        }
        let document = Rc::new(Document { title: form.title, language: form.language, question, ..document });
        known.push(Rc::clone(&document));
        Ok(document)
    }
}

/// Where a stored transaction stands in its journal, whichever version wrote it; none where it is damaged.
#[must_use]
pub fn place(json: &str) -> Option<(u64, TransactionId)> {
    #[derive(Deserialize)]
    struct PlaceForm {
        id: Uuid,
        order: u64,
    }
    let form: PlaceForm = parse(json).ok()?;
    Some((form.order, TransactionId(form.id)))
}

/// Whether a stored transaction was written by a later version of this program.
#[must_use]
pub fn is_newer(json: &str) -> bool {
    #[derive(Deserialize)]
    struct FormatForm {
        format: String,
    }
    let number = |format: &str| format.strip_prefix("scolie/")?.parse::<u32>().ok();
    let form: Option<FormatForm> = parse(json).ok();
    form.and_then(|form| number(&form.format)).is_some_and(|written| number(FORMAT) < Some(written))
}

/// A transaction that is being read, one change after the other: a long one leaves room in between.
#[derive(Debug)]
pub struct Reading {
    transaction: Transaction,
    left: std::vec::IntoIter<ChangeForm>,
}

impl Reading {
    /// Begins to read a transaction.
    ///
    /// # Errors
    ///
    /// When it was written by a later version, or was damaged.
    pub fn begin(json: &str) -> Result<Self, Error> {
        let form: TransactionForm<Vec<ChangeForm>> = parse(json)?;
        if form.format != FORMAT {
            return Err(Error::new("format", Problem::Format(form.format)));
        }
        let name = |place: &str, name: &str| Error::new(place, Problem::Name(name.to_owned()));
        let transaction = Transaction {
            id: TransactionId(form.id),
            order: form.order,
            act: Act::named(&form.act).ok_or_else(|| name("act", &form.act))?,
            origin: Origin::named(&form.origin).ok_or_else(|| name("origin", &form.origin))?,
            changes: Vec::with_capacity(form.changes.len()),
            stamp: form.stamp.read(&"stamp.at")?,
        };
        Ok(Self { transaction, left: form.changes.into_iter() })
    }

    /// Reads one change more; false when there is none.
    ///
    /// # Errors
    ///
    /// When it was damaged.
    pub fn go_on(&mut self, reader: &mut Reader) -> Result<bool, Error> {
        let Some(form) = self.left.next() else { return Ok(false) };
        let changes = &mut self.transaction.changes;
        let index = changes.len();
        changes.push(reader.change(form, &format_args!("changes[{index}]"))?);
        Ok(true)
    }

    /// How many changes were read, and how many there are.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let read = self.transaction.changes.len();
        (read, read + self.left.len())
    }

    /// The transaction, as far as it was read.
    #[must_use]
    pub fn finish(self) -> Rc<Transaction> {
        Rc::new(self.transaction)
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct TransactionForm<C> {
    format: String,
    id: Uuid,
    order: u64,
    act: String,
    origin: String,
    stamp: StampForm,
    changes: C,
}

#[derive(Debug, Serialize, Deserialize)]
struct ChangeForm {
    key: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<RecordForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<RecordForm>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum RecordForm {
    About(AboutForm),
    Codebook(CodebookForm),
    Document(Box<DocumentForm>),
    Docket(Box<DocketForm>),
    Earlier(Box<EarlierForm>),
    Claim(ClaimForm),
    Passage(PassageForm),
    Orphan(OrphanForm),
    Link(LinkForm),
}

#[derive(Debug, Serialize, Deserialize)]
struct DocumentForm {
    id: Uuid,
    title: String,
    language: String,
    question: QuestionForm,
    name: String,
    media_type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reading: Option<ReadingForm>,
    source: String,
    text: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct EarlierForm {
    id: Uuid,
    replaced: StampForm,
    copy: DocumentForm,
}

#[derive(Debug, Serialize, Deserialize)]
struct PassageForm {
    id: Uuid,
    claim: Uuid,
    document: Uuid,
    spans: Vec<(u32, u32)>,
    comment: String,
    created: StampForm,
    modified: StampForm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suggestion: Option<SuggestionForm>,
}

impl From<&Change> for ChangeForm {
    fn from(change: &Change) -> Self {
        Self {
            key: write_key(change.key),
            before: change.before.as_ref().map(RecordForm::from),
            after: change.after.as_ref().map(RecordForm::from),
        }
    }
}

impl From<&Record> for RecordForm {
    fn from(record: &Record) -> Self {
        match record {
            Record::About(about) => Self::About((&**about).into()),
            Record::Codebook(codebook) => Self::Codebook((&**codebook).into()),
            Record::Document(document) => Self::Document(Box::new((&**document).into())),
            Record::Docket(docket) => Self::Docket(Box::new((&**docket).into())),
            Record::Earlier(earlier) => Self::Earlier(Box::new((&**earlier).into())),
            Record::Claim(claim) => Self::Claim((&**claim).into()),
            Record::Passage(passage) => Self::Passage((&**passage).into()),
            Record::Orphan(orphan) => Self::Orphan((&**orphan).into()),
            Record::Link(link) => Self::Link((&**link).into()),
        }
    }
}

impl From<&Document> for DocumentForm {
    fn from(document: &Document) -> Self {
        Self {
            id: document.id.0,
            title: document.title.clone(),
            language: document.language.clone(),
            question: (&document.question).into(),
            name: document.source.name.clone(),
            media_type: document.source.media_type.clone(),
            reading: ReadingForm::of(&document.source),
            source: document.source.text.clone(),
            text: document.text.clone(),
        }
    }
}

impl From<&Earlier> for EarlierForm {
    fn from(earlier: &Earlier) -> Self {
        Self { id: earlier.id.0, replaced: (&earlier.replaced).into(), copy: (&*earlier.copy).into() }
    }
}

impl From<&Passage> for PassageForm {
    fn from(passage: &Passage) -> Self {
        Self {
            id: passage.id.0,
            claim: passage.claim.0,
            document: passage.document.0,
            spans: passage.spans.iter().map(|span| (span.start(), span.end())).collect(),
            comment: passage.comment.clone(),
            created: (&passage.made).into(),
            modified: (&passage.changed).into(),
            suggestion: SuggestionForm::of(passage.suggestion.as_deref()),
        }
    }
}

impl PassageForm {
    fn read(self, place: &dyn Display) -> Result<Passage, Error> {
        let empty = || Error::new(format!("{place}.spans"), Problem::Empty);
        let spans: Option<Vec<Span>> =
            self.spans.into_iter().map(|(start, end)| Span::new(start, end)).collect();
        Ok(Passage {
            id: PassageId(self.id),
            claim: ClaimId(self.claim),
            document: DocumentId(self.document),
            spans: spans.and_then(Spans::new).ok_or_else(empty)?,
            comment: self.comment,
            made: self.created.read(&format_args!("{place}.created.at"))?,
            changed: self.modified.read(&format_args!("{place}.modified.at"))?,
            suggestion: self.suggestion.map(SuggestionForm::read).map(Rc::new),
        })
    }
}
