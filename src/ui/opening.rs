//! What becomes of what is handed in: a question is added, a dossier is loaded, a codebook takes force,
//! anything else is refused. Where another codebook is in force, what becomes of both is asked first.
//!
//! Files are read one after the other, and their questions made one by one; between them the screen lives.
//! They come into the dossier in batches, so that work can begin, and all of them are one step.

mod again;
mod copy;
mod find;
mod handed;
mod land;
pub mod pace;
mod take;
mod waiting;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use yew::prelude::*;

pub use self::handed::Handed;
use self::pace::Pace;
use super::behind::draw_at_once;
use crate::browser::file::{Source, Trouble};
use crate::browser::page;
use crate::exchange::archive;
use crate::exchange::foreign::Foreign;
use crate::exchange::recovery::Rescued;
use crate::exchange::table::read_as;
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::arrival::Arrival;
use crate::model::change::Origin;
use crate::model::document::{Document, Warning};
use crate::model::dossier::Dossier;
use crate::model::identity::{DocumentId, DossierId, Seed, TRANSACTION_NAME, TransactionId};
use crate::model::opening::{Batch, Known, Left, Refusal, Report, Twin, folder_of};
use crate::model::progress::Job;
use crate::model::saving::Saving;
use crate::model::source::Column;
use crate::model::table::Table;
use crate::model::workspace::Workspace;
use crate::read::{self, Decoded};

/// What it takes to open something.
#[derive(Clone)]
pub struct Desk {
    /// Takes an action.
    pub dispatch: Callback<Action>,
    /// The state of the program.
    pub live: Rc<RefCell<Rc<Workspace>>>,
    /// Goes over to a dossier that comes from a file, and takes in what the file says.
    pub take: Callback<Rc<Dossier>>,
    /// Takes back the journals of a recovery file.
    pub rescue: Callback<Vec<Rescued>>,
    /// What waits to be opened.
    pub queue: Rc<Queue>,
    /// The texts of the interface.
    pub messages: &'static Messages,
}

/// What was handed in while something was being opened, or before it was known which dossier is open: it waits,
/// so that each is a step of its own.
#[derive(Debug, Default)]
pub struct Queue {
    waiting: RefCell<VecDeque<Handed>>,
    busy: Cell<bool>,
}

/// Opens `handed` once nothing else is being opened.
pub async fn open(desk: Desk, handed: Handed) {
    desk.queue.waiting.borrow_mut().push_back(handed);
    go_on(desk).await;
}

/// Opens whatever waits, one after the other; nothing, before the dossier of last time is back.
pub async fn go_on(desk: Desk) {
    if desk.live.borrow().saving == Saving::Starting || desk.queue.busy.replace(true) {
        return;
    }
    loop {
        let next = desk.queue.waiting.borrow_mut().pop_front();
        let Some(next) = next else { break };
        Opening::new(&desk).run(next).await;
    }
    desk.queue.busy.set(false);
}

/// Files that are opened together.
struct Opening<'a> {
    desk: &'a Desk,
    /// The dossier that they are opened in.
    dossier: DossierId,
    /// Names the documents, in the order in which they are read.
    names: Seed,
    named: u32,
    known: Known,
    /// The documents that were there before.
    there: BTreeSet<DocumentId>,
    batch: Batch,
    /// The last transaction and the last document that came into the dossier.
    came: Option<(TransactionId, DocumentId)>,
    report: Report,
    pace: Pace,
    /// Whether all that was handed in is one file.
    alone: bool,
    /// The folder that holds the files, where there is one.
    folder: Option<String>,
    /// What is on offer, for the analyst to decide.
    offers: Vec<Action>,
    /// The document that what is opened is a newer copy of.
    target: Option<DocumentId>,
    /// A question that the dossier has in another text, and which that is.
    copy: Option<(DocumentId, Rc<Document>)>,
    /// Tables of which that is still to be said.
    tables: Vec<Rc<Table>>,
    /// What other programs made, by the file that it was found in first.
    foreign: Vec<(String, Foreign)>,
    /// A dossier to go over to.
    over: Option<Rc<Dossier>>,
    /// The journals of recovery files.
    rescued: Vec<Rescued>,
}

impl<'a> Opening<'a> {
    fn new(desk: &'a Desk) -> Self {
        let workspace = Rc::clone(&desk.live.borrow());
        let mut known = Known::of(&workspace.dossier);
        // What stood there before is nothing new.
        workspace.dossier.earlier.values().for_each(|own| known.add(&own.copy, &own.copy.question));
        Self {
            desk,
            dossier: workspace.dossier.about.id,
            names: page::seed(),
            named: 0,
            known,
            there: workspace.dossier.documents.keys().copied().collect(),
            batch: Batch::default(),
            came: None,
            report: Report::default(),
            pace: Pace::new(),
            alone: false,
            folder: None,
            offers: Vec::new(),
            target: None,
            copy: None,
            tables: Vec::new(),
            foreign: Vec::new(),
            over: None,
            rescued: Vec::new(),
        }
    }

    async fn run(mut self, handed: Handed) {
        match handed {
            Handed::CopyFile(document, carried) => {
                self.target = Some(document);
                let sources = self.find(carried).await;
                if let Some(source) = sources.first() {
                    self.source(source, (0, 1)).await;
                }
            }
            Handed::CopyText(document, text) => {
                self.target = Some(document);
                self.take("", text, None).await;
            }
            Handed::Twins(known, came) => self.compare_twins(known, came).await,
            Handed::Earlier(earlier) => self.look_back(earlier).await,
            Handed::Text(name, text) => {
                self.alone = true;
                self.take(&name, text, None).await;
            }
            Handed::Table(table, columns) => {
                // It goes on with what was told of the files that it came with.
                let workspace = Rc::clone(&self.desk.live.borrow());
                self.report = workspace.view.report.as_deref().cloned().unwrap_or_default();
                let Table { file, warnings, .. } = (*table).clone();
                let text =
                    Decoded { text: file.text, encoding: file.encoding, warnings, ..Decoded::default() };
                self.questions(&file.name, text, Some(columns), None).await;
            }
            Handed::Again(table, columns) => self.again(&table, &columns).await,
            Handed::Waiting => self.look_again().await,
            Handed::Passages(table, roles) => {
                let workspace = Rc::clone(&self.desk.live.borrow());
                self.report = workspace.view.report.as_deref().cloned().unwrap_or_default();
                let rows = read::table_rows(&table);
                let read = read_as(&rows, &roles, &workspace.dossier.codebook);
                self.foreign(&table.file.name, read);
            }
            Handed::Carried(carried) => {
                let sources = self.find(carried).await;
                let sources = self.bundle(sources).await;
                self.alone = sources.len() == 1;
                self.folder = folder_of(sources.iter().map(|source| source.path.as_str())).map(str::to_owned);
                for (index, source) in sources.iter().enumerate() {
                    if !self.goes_on(Job::Files, index, Some(sources.len())).await {
                        self.report.left.get_or_insert(Left::Files(sources.len() - index));
                        break;
                    }
                    self.source(source, (index, sources.len())).await;
                }
            }
        }
        self.compare_copy().await;
        let arrivals = self.land().await;
        self.find_waiting().await;
        self.end(arrivals);
    }

    async fn source(&mut self, source: &Source, place: (usize, usize)) {
        let is_unwanted = |head: &[u8]| read::is_no_text(head) && !archive::is_archive(head);
        let bytes = match source.read(is_unwanted).await {
            Ok(bytes) => bytes,
            Err(trouble) => {
                let refusal = match trouble {
                    Trouble::TooLarge => Refusal::TooLarge,
                    Trouble::Unreadable => Refusal::Unreadable,
                    Trouble::Unwanted => Refusal::NotText,
                };
                return self.report.refused.push((source.path.clone(), refusal));
            }
        };
        if archive::is_archive(&bytes) {
            return self.unpack(&source.path, &bytes, place).await;
        }
        self.decode(&source.path, bytes, place).await;
    }

    async fn decode(&mut self, path: &str, bytes: Vec<u8>, place: (usize, usize)) {
        match read::decode(bytes) {
            Ok(text) => self.take(path, text, Some(place)).await,
            Err(_) => self.report.refused.push((path.to_owned(), Refusal::NotText)),
        }
    }

    /// Makes the questions of a file and adds those that are not known; `place` says which of how many files
    /// it is.
    async fn questions(
        &mut self,
        path: &str,
        text: Decoded,
        columns: Option<Vec<Column>>,
        place: Option<(usize, usize)>,
    ) {
        let name = path.rsplit('/').next().unwrap_or(path);
        let (names, first) = (self.names.clone(), self.named);
        let mut number = first;
        let id = move || {
            number = number.wrapping_add(1);
            DocumentId(names.id(number))
        };
        let mut told: Vec<Warning> = Vec::new();
        let documents = read::documents(name, text, columns, id);
        let of = documents.len();
        self.named = first.wrapping_add(u32::try_from(of).unwrap_or(u32::MAX));
        let mut empty = 0;
        for (index, (document, warnings)) in documents.enumerate() {
            if document.blocks.is_empty() {
                empty += 1;
            } else {
                self.document(path, document, self.alone && of == 1);
            }
            // A file of many questions says each thing once.
            for warning in warnings {
                if !told.contains(&warning) {
                    told.push(warning);
                }
            }
            let (job, done, all) = match place {
                Some((file, files)) if files > 1 => (Job::Files, file, files),
                _ => (Job::Questions, index + 1, of),
            };
            if index + 1 < of && !self.goes_on(job, done, Some(all)).await {
                // Of one file alone it is said how much of it was not read.
                let files = place.filter(|(_, files)| *files > 1);
                let left = files.map(|(file, files)| Left::Files(files - file));
                self.report.left = left.or(Some(Left::Questions(of - index - 1)));
                break;
            }
        }
        if of == 0 {
            self.report.refused.push((path.to_owned(), Refusal::NoQuestion));
        } else if empty == of {
            self.report.refused.push((path.to_owned(), Refusal::Empty));
        } else {
            self.report.told.extend(told.into_iter().map(|warning| (path.to_owned(), warning)));
        }
    }

    fn document(&mut self, path: &str, document: Document, is_only: bool) {
        if let Some(known) = self.known.find(&document) {
            self.report.known.push((path.to_owned(), known.id));
            return;
        }
        let twin = self.known.twin(&document);
        let document = Rc::new(document);
        if let Some(known) = twin {
            // One alone is compared first; of many it is only told.
            if is_only {
                self.copy = Some((known, document));
                return;
            }
            self.report.twins.push(Twin { file: path.to_owned(), known, came: document.id });
        }
        self.known.add(&document, &document.question);
        self.batch.push(document);
        self.report.opened += 1;
        if self.batch.is_full() {
            self.flush();
        }
    }

    /// Brings what was read into the dossier.
    fn flush(&mut self) {
        let documents = self.batch.take();
        let Some(last) = documents.last().map(|document| document.id) else { return };
        let seed = page::seed();
        let transaction = TransactionId(seed.id(TRANSACTION_NAME));
        let after = self.came.replace((transaction, last)).map(|(before, _)| before);
        self.desk.dispatch.emit(Action::Arrive(documents, self.folder.clone(), seed, after));
        self.pace.flushed();
    }

    /// Lets the screen live when it is time to; false when the rest is not to be read.
    async fn goes_on(&mut self, job: Job, done: usize, of: Option<usize>) -> bool {
        if !self.pace.is_due() {
            return true;
        }
        if self.pace.is_late() {
            self.flush();
        }
        if let Some(progress) = self.pace.progress(job, done, of) {
            self.desk.dispatch.emit(Action::Progress(Some(progress)));
        }
        self.pace.breathe().await;
        let workspace = Rc::clone(&self.desk.live.borrow());
        // Whoever takes back what came, or goes over to another dossier, wants no more of it.
        let undone = || {
            let last = workspace.journal.transactions().last();
            let gone = |(_, id)| !workspace.dossier.documents.contains_key(&id);
            last.is_some_and(|last| last.origin == Origin::Undo) && self.came.is_some_and(gone)
        };
        !(workspace.view.stopping || workspace.dossier.about.id != self.dossier || undone())
    }

    /// Brings in the last of it, and tells what came of it.
    fn end(mut self, arrivals: Vec<Rc<Arrival>>) {
        let workspace = Rc::clone(&self.desk.live.borrow());
        if workspace.dossier.about.id == self.dossier {
            // One question alone says more than its folder does.
            self.folder = self.folder.filter(|_| self.report.opened > 1);
            self.flush();
        }
        let dispatch = &self.desk.dispatch;
        dispatch.emit(Action::Progress(None));
        if let (0, true, [(_, known)]) = (self.report.opened, self.alone, self.report.known.as_slice()) {
            dispatch.emit(Action::Show(*known));
        }
        dispatch.emit(Action::Report(self.report));
        if !arrivals.is_empty() {
            dispatch.emit(Action::Land(arrivals));
        }
        if !self.tables.is_empty() {
            dispatch.emit(Action::Tables(self.tables));
        }
        self.offers.into_iter().for_each(|offer| dispatch.emit(offer));
        self.over.into_iter().for_each(|dossier| self.desk.take.emit(dossier));
        if !self.rescued.is_empty() {
            self.desk.rescue.emit(self.rescued);
        }
        draw_at_once();
    }
}
