//! The front of a dossier, as it is stored: its first line says what it is, the second holds its records as a
//! transaction does, and each other one is a document as it is listed. It is written piece by piece.
//!
//! It is made anew from what is open, and worth nothing without the journal: what cannot be read of it is left aside.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::default_codebook;
use super::docket::DocketForm;
use super::error::{Error, Problem, parse};
use super::journal::{self, Reader};
use super::question::QuestionForm;
use crate::model::change::{Act, Change, Origin, Transaction};
use crate::model::dossier::{About, Dossier};
use crate::model::front::{Front, Head};
use crate::model::identity::{DocumentId, DossierId, Moment, Stamp, TransactionId};
use crate::model::roster::{Entry, Roster};

const FORMAT: &str = "scolie-front/1";

/// A front as it is being written.
#[derive(Debug)]
pub struct Writing {
    left: std::vec::IntoIter<Rc<Entry>>,
    text: String,
}

impl Writing {
    /// Begins to write a front.
    #[must_use]
    pub fn begin(front: &Front) -> Self {
        let head = HeaderForm {
            format: FORMAT.to_owned(),
            dossier: front.dossier.about.id.0,
            transactions: front.transactions,
            shown: front.shown.0,
        };
        let records = Transaction {
            id: TransactionId(Uuid::nil()),
            order: 0,
            act: Act::Begin,
            origin: Origin::Begin,
            stamp: Stamp::default(),
            changes: front
                .dossier
                .keys()
                .map(|key| Change { key, before: None, after: front.dossier.get(key) })
                .collect(),
        };
        let head = serde_json::to_string(&head).unwrap_or_default();
        let text = format!("{head}\n{}", journal::write(&records));
        Self { left: front.roster.entries().to_vec().into_iter(), text }
    }

    /// Writes a piece more; false when it was the last one.
    pub fn go_on(&mut self) -> bool {
        if let Some(entry) = self.left.next() {
            self.text.push('\n');
            self.text.push_str(&serde_json::to_string(&ListedForm::from(&*entry)).unwrap_or_default());
        }
        self.left.len() > 0
    }

    /// The front, whole.
    #[must_use]
    pub fn finish(mut self) -> String {
        while self.go_on() {}
        self.text
    }
}

/// Reads the front of that dossier.
///
/// # Errors
///
/// When it is none, or of another one, or damaged, or a later version wrote it.
pub fn read(text: &str, dossier: DossierId) -> Result<Front, Error> {
    let mut lines = text.split('\n');
    let header: HeaderForm = parse(lines.next().unwrap_or_default())?;
    if header.format != FORMAT {
        return Err(Error::new("format", Problem::Format(header.format)));
    }
    if header.dossier != dossier.0 {
        return Err(Error::new("dossier", Problem::Name(header.dossier.to_string())));
    }
    let records = Reader::default().read(lines.next().unwrap_or_default())?;
    let about = About { id: dossier, title: String::new(), created: Moment::default() };
    let part = Dossier::new(about, Rc::new(default_codebook())).apply(&records.changes);
    let shown = DocumentId(header.shown);
    if !part.documents.contains_key(&shown) {
        return Err(Error::new("shown", Problem::Name(header.shown.to_string())));
    }
    let heads = lines.map(|line| parse::<ListedForm>(line)?.read()).collect::<Result<Vec<Head>, Error>>()?;
    Ok(Front {
        transactions: header.transactions,
        shown,
        dossier: Rc::new(part),
        roster: Rc::new(Roster::of_heads(&heads)),
    })
}

#[derive(Debug, Serialize, Deserialize)]
struct HeaderForm {
    format: String,
    dossier: Uuid,
    transactions: usize,
    shown: Uuid,
}

#[derive(Debug, Serialize, Deserialize)]
struct ListedForm {
    id: Uuid,
    title: String,
    question: QuestionForm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    docket: Option<DocketForm>,
    passages: usize,
}

impl From<&Entry> for ListedForm {
    fn from(entry: &Entry) -> Self {
        Self {
            id: entry.document.id.0,
            title: entry.document.title.clone(),
            question: (&entry.document.question).into(),
            docket: entry.docket().map(DocketForm::from),
            passages: entry.passages,
        }
    }
}

impl ListedForm {
    fn read(self) -> Result<Head, Error> {
        Ok(Head {
            id: DocumentId(self.id),
            title: self.title,
            question: self.question.read(&"question")?,
            docket: self.docket.map(|form| form.read(&"docket")).transpose()?.map(Rc::new),
            passages: self.passages,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixture;
    use crate::model::action::Action;
    use crate::model::change::Record;
    use crate::model::document::Document;
    use crate::model::edit::Edit;
    use crate::model::identity::Seed;
    use crate::model::journal::beginning;
    use crate::model::saving::Saving;
    use crate::model::span::Span;
    use crate::model::workspace::{Preferences, Workspace};

    fn seed(at: i64) -> Seed {
        Seed { stamp: Stamp { at: Moment(at), ..Stamp::default() }, random: [3; 10] }
    }

    fn started() -> Rc<Workspace> {
        let about = About { id: DossierId(Uuid::nil()), title: String::new(), created: Moment(0) };
        let blank = Dossier::new(about, Rc::new(default_codebook()));
        Rc::new(Workspace::new(blank, Preferences::default()))
    }

    fn load(workspace: &Rc<Workspace>) -> Rc<Workspace> {
        let dossier = fixture::dossier();
        let bare = Dossier::new(About::clone(&dossier.about), Rc::new(default_codebook()));
        workspace.reduce(Action::Load(Rc::new(bare), beginning(&dossier, &seed(1)), None))
    }

    fn kept() -> (Front, String) {
        let front = Front::whatever_its_size(&load(&started())).unwrap();
        let text = Writing::begin(&front).finish();
        (front, text)
    }

    #[test]
    fn what_is_written_is_read_again() {
        let (front, text) = kept();
        let read = read(&text, front.dossier.about.id).unwrap();
        assert_eq!((read.transactions, read.shown), (front.transactions, front.shown));
        assert_eq!(read.dossier, front.dossier);
        let listed = |front: &Front| -> Vec<String> {
            let named = |entry: &Rc<Entry>| format!("{} {} {:?}", entry.called(), entry.passages, entry.work);
            front.roster.entries().iter().map(named).collect()
        };
        assert_eq!(listed(&read), listed(&front));
    }

    #[test]
    fn what_is_damaged_or_of_another_dossier_is_none() {
        let (front, text) = kept();
        let id = front.dossier.about.id;
        assert!(read(&text, DossierId(Uuid::from_u128(7))).is_err());
        assert!(read(&text[..text.len() - 9], id).is_err());
        assert!(read("", id).is_err());
        assert!(read(&text.replacen("front/1", "front/2", 1), id).is_err());
    }

    #[test]
    fn all_that_the_text_shown_needs_is_in_it() {
        let whole = load(&started());
        let (front, _) = kept();
        let shown = front.shown;
        assert_eq!(
            front.dossier.passages.in_document(shown).to_vec(),
            whole.dossier.passages.in_document(shown).to_vec()
        );
        for claim in front.dossier.claims.values() {
            assert_eq!(front.dossier.passages_of(claim.id), whole.dossier.passages_of(claim.id));
        }
        assert_eq!(front.dossier.links, whole.dossier.links);
        assert!(front.dossier.documents.len() < whole.dossier.documents.len());
    }

    #[test]
    fn the_whole_takes_its_place_and_what_is_selected_stays() {
        let (front, text) = kept();
        let front = read(&text, front.dossier.about.id).unwrap();
        let opening = started().reduce(Action::Front(Rc::new(front)));
        assert!(opening.is_opening() && opening.saving == Saving::Starting);
        let opening = opening.reduce(Action::Select(Span::new(0, 3)));
        let whole = load(&opening);
        assert!(!whole.is_opening());
        assert_eq!((whole.saving.clone(), whole.view.selection), (Saving::Saved, Span::new(0, 3)));
        let other = load(&started());
        assert_eq!(
            (&whole.dossier, &whole.journal, &whole.roster),
            (&other.dossier, &other.journal, &other.roster)
        );
        // What is open already is not put aside.
        let (front, _) = kept();
        assert_eq!(whole.reduce(Action::Front(Rc::new(front))), whole);
    }

    #[test]
    fn a_text_that_is_shown_is_not_read_again_where_it_is_the_same_to_the_letter() {
        let (front, _) = kept();
        let shown = &front.dossier.documents[&front.shown];
        let texts = |known: &Rc<Document>| -> Vec<Rc<Document>> {
            let mut reader = Reader::knowing(Some(known));
            let stored = beginning(&fixture::dossier(), &seed(1));
            let read = stored.iter().map(|own| reader.read(&journal::write(own)).unwrap());
            let records: Vec<_> =
                read.flat_map(|own| own.changes.clone()).filter_map(|own| own.after).collect();
            let texts = records.into_iter().filter_map(|own| match own {
                Record::Document(own) => Some(own),
                _ => None,
            });
            texts.collect()
        };
        assert!(texts(shown).iter().any(|own| Rc::ptr_eq(own, shown)));
        let mut other = Document::clone(shown);
        other.source.text.push(' ');
        let other = Rc::new(other);
        assert!(texts(&other).iter().all(|own| !Rc::ptr_eq(own, &other)));
        assert_eq!(texts(&other), texts(shown));
    }

    #[test]
    fn what_changes_a_dossier_waits_for_the_whole() {
        assert!(Action::Edit(Edit::Title("t".to_owned()), seed(2)).needs_all());
        assert!(Action::Undo(seed(2)).needs_all() && Action::Learn(Vec::new()).needs_all());
        assert!(!Action::Select(None).needs_all() && !Action::Progress(None).needs_all());
    }
}
