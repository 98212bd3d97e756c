//! Files come together in one dossier, without anyone being asked: what the native program makes of its inputs.
//!
//! Dossiers are united, questions added, and annotations placed at last, so that the order of the files does
//! not matter. Names of documents and of the dossier are made from their content, and the time is given: the
//! same files are always the same dossier.

use std::rc::Rc;

use uuid::Uuid;

use super::dossier::{self, FORMAT};
use super::error::Error;
use super::foreign::{Foreign, joined};
use super::placing::{Placing, named};
use super::sort::Sort;
use super::work::at_once;
use super::{archive, codebook, default_codebook, formats, label_studio, recovery, table};
use crate::model::arrival::Arrival;
use crate::model::codebook::Codebook;
use crate::model::document::{Document, Warning};
use crate::model::dossier::{About, Dossier};
use crate::model::edit::Edit;
use crate::model::identity::{DocumentId, DossierId, Seed, Stamp};
use crate::model::opening::{Known, Refusal, Report, Twin, is_junk};
use crate::model::outgoing::Format;
use crate::model::source::{Column, Role, Source};
use crate::model::table::Table;
use crate::model::union::Union;
use crate::read::{self, Decoded};

/// What someone says that columns hold, by their names.
pub type Roles = [(String, Role)];

/// The same of the columns of a table of passages.
pub type PassageRoles = [(String, table::Role)];

/// Files that are coming together.
pub struct Collecting<'a> {
    stamp: Stamp,
    roles: &'a Roles,
    passage_roles: &'a PassageRoles,
    union: Option<Union>,
    codebook: Option<Codebook>,
    documents: Vec<(String, Document)>,
    /// Tables of passages, whose columns are called as the codebook calls them.
    tables: Vec<(String, String)>,
    /// Tables of passages whose columns someone named.
    named: Vec<(String, Table)>,
    /// Tasks of Label Studio, which a file beside them explains.
    tasks: Vec<(String, String)>,
    configuration: Option<String>,
    foreign: Vec<(String, Foreign)>,
    report: Report,
    faults: Vec<(String, Error)>,
    sorts: Vec<(String, Sort)>,
}

/// What came of the files.
#[derive(Debug, Clone)]
pub struct Collected {
    /// All of it.
    pub dossier: Rc<Dossier>,
    /// What became of the annotations of other programs, file by file.
    pub arrivals: Vec<Arrival>,
    /// What was refused, known or decided.
    pub report: Report,
    /// What is damaged, file by file.
    pub faults: Vec<(String, Error)>,
    /// What each file is.
    pub sorts: Vec<(String, Sort)>,
}

impl<'a> Collecting<'a> {
    /// Begins; `stamp` says when, and by whom, for what does not say so itself.
    #[must_use]
    pub fn begin(stamp: Stamp, roles: &'a Roles) -> Self {
        Self {
            stamp,
            roles,
            passage_roles: &[],
            union: None,
            codebook: None,
            documents: Vec::new(),
            tables: Vec::new(),
            named: Vec::new(),
            tasks: Vec::new(),
            configuration: None,
            foreign: Vec::new(),
            report: Report::default(),
            faults: Vec::new(),
            sorts: Vec::new(),
        }
    }

    /// Tables whose columns have these names are tables of passages.
    #[must_use]
    pub fn with_passages(self, passage_roles: &'a PassageRoles) -> Self {
        Self { passage_roles, ..self }
    }

    /// Takes the file at `path`.
    pub fn take(&mut self, path: &str, bytes: Vec<u8>) {
        if archive::is_archive(&bytes) {
            return self.unpack(path, &bytes);
        }
        match read::decode(bytes) {
            Ok(file) => self.text(path, file),
            Err(_) => self.report.refused.push((path.to_owned(), Refusal::NotText)),
        }
    }

    /// Takes files that say in one what another means: those of brat.
    pub fn take_together(&mut self, files: Vec<(String, Vec<u8>)>) {
        let mut texts = Vec::new();
        for (path, bytes) in files {
            match read::decode(bytes) {
                Ok(file) => texts.push((path, file.text)),
                Err(_) => self.report.refused.push((path, Refusal::NotText)),
            }
        }
        let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (&**path, &**text)).collect();
        let path = files.iter().map(|(path, _)| *path).find(|path| path.ends_with(".ann"));
        let read = formats::read_together(&files);
        self.foreign(path.unwrap_or_default(), Format::Brat, read);
    }

    fn unpack(&mut self, path: &str, bytes: &[u8]) {
        match formats::read_archive(bytes) {
            Err(error) => self.faults.push((path.to_owned(), error)),
            Ok(None) => self.report.refused.push((path.to_owned(), Refusal::NotText)),
            Ok(Some(found)) => {
                for read in found.foreign {
                    self.foreign(path, read.format, Ok(read));
                }
                for entry in found.files.into_iter().filter(|entry| !is_junk(&entry.name)) {
                    let path = format!("{path}/{}", entry.name);
                    match read::decode(entry.content) {
                        Ok(file) => self.text(&path, file),
                        Err(_) => self.report.refused.push((path, Refusal::NotText)),
                    }
                }
            }
        }
    }

    fn text(&mut self, path: &str, mut file: Decoded) {
        let name = path.rsplit('/').next().unwrap_or(path);
        if formats::is_configuration(&file.text) {
            self.configuration = Some(file.text);
            return;
        }
        if formats::is_companion(name) {
            return;
        }
        file.media_type = Some(read::media_type(name, &file.text));
        let sort = Sort::of(path, &file);
        match sort {
            Sort::Codebook => match codebook::import(&file.text) {
                Ok(read) => {
                    self.codebook = Some(match self.codebook.take() {
                        Some(known) => known.with_additions(&read),
                        None => read,
                    });
                }
                Err(error) => return self.faults.push((path.to_owned(), error)),
            },
            Sort::Annotations(Format::Passages) => self.tables.push((path.to_owned(), file.text)),
            Sort::Annotations(Format::LabelStudio) => self.tasks.push((path.to_owned(), file.text)),
            Sort::Annotations(format) => {
                let read = formats::read(format, name, &file.text);
                return self.foreign(path, format, read);
            }
            Sort::Journals => match recovery::dossiers(&file.text) {
                Ok(read) => read.iter().for_each(|own| self.unite(own)),
                Err(error) => return self.faults.push((path.to_owned(), error)),
            },
            Sort::Dossier => {
                if let Err(error) = self.dossiers(&file.text) {
                    let glanced = read::glance(name, &file).filter(|_| error.says_nothing());
                    match glanced.filter(|table| self.tells(&table.columns)) {
                        Some(table) => self.questions(path, name, file, Some(self.chosen(table.columns))),
                        None if error.says_nothing() => {
                            self.report.refused.push((path.to_owned(), Refusal::NoQuestion));
                        }
                        None => self.faults.push((path.to_owned(), error)),
                    }
                    return;
                }
            }
            Sort::Questions => match read::glance(name, &file) {
                Some(table) if self.tells_passages(&table.columns) => {
                    self.sorts.push((path.to_owned(), Sort::Annotations(Format::Passages)));
                    self.named.push((path.to_owned(), table));
                    return;
                }
                Some(table)
                    if !self.tells(&table.columns)
                        && table::holds_passages(table.columns.iter().map(|own| own.name.as_str())) =>
                {
                    self.report.refused.push((path.to_owned(), Refusal::Passages));
                    return;
                }
                Some(table) if self.tells(&table.columns) => {
                    self.questions(path, name, file, Some(self.chosen(table.columns)));
                }
                // A table of which nobody knows what it holds is no question.
                Some(table) if !read::is_sure(&table.columns) => {
                    self.report.refused.push((path.to_owned(), Refusal::NoQuestion));
                }
                _ => self.questions(path, name, file, None),
            },
        }
        self.sorts.push((path.to_owned(), sort));
    }

    /// The dossier that a text is, or those on its lines.
    fn dossiers(&mut self, text: &str) -> Result<(), Error> {
        let error = match dossier::import(text) {
            Ok(read) => {
                self.unite(&read);
                return Ok(());
            }
            Err(error) => error,
        };
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        if !lines.clone().take(2).all(|line| line.contains(FORMAT) && dossier::import(line).is_ok()) {
            return Err(error);
        }
        lines.try_for_each(|line| dossier::import(line).map(|read| self.unite(&read)))
    }

    fn unite(&mut self, read: &Dossier) {
        match &mut self.union {
            Some(union) => union.add(read),
            None => self.union = Some(Union::of(read)),
        }
    }

    fn questions(&mut self, path: &str, name: &str, file: Decoded, columns: Option<Vec<Column>>) {
        let mut told: Vec<Warning> = Vec::new();
        let before = self.documents.len();
        let read = read::documents(name, file, columns, || DocumentId(Uuid::nil()));
        let of = read.len();
        for (document, warnings) in read {
            if !document.blocks.is_empty() {
                let id = document_name(&document.source);
                self.documents.push((path.to_owned(), Document { id, ..document }));
            }
            for warning in warnings {
                if !told.contains(&warning) {
                    told.push(warning);
                }
            }
        }
        match (of, self.documents.len() - before) {
            (0, _) => self.report.refused.push((path.to_owned(), Refusal::NoQuestion)),
            (_, 0) => self.report.refused.push((path.to_owned(), Refusal::Empty)),
            _ => {
                self.report.told.extend(told.into_iter().map(|warning| (path.to_owned(), warning)));
                self.sorts.push((path.to_owned(), Sort::Questions));
            }
        }
    }

    /// Keeps what another program made.
    fn foreign(&mut self, path: &str, format: Format, read: Result<Foreign, Error>) {
        match read {
            Ok(read) => {
                self.sorts.push((path.to_owned(), Sort::Annotations(format)));
                self.foreign.push((path.to_owned(), read));
            }
            Err(error) => self.faults.push((path.to_owned(), error)),
        }
    }

    fn tells(&self, columns: &[Column]) -> bool {
        self.roles.iter().any(|(name, _)| columns.iter().any(|column| column.name == *name))
    }

    fn tells_passages(&self, columns: &[Column]) -> bool {
        self.passage_roles.iter().any(|(name, _)| columns.iter().any(|column| column.name == *name))
    }

    fn chosen(&self, columns: Vec<Column>) -> Vec<Column> {
        chosen(columns, self.roles)
    }

    /// Puts it together; `tell` is told how many annotations of how many have found their places.
    #[must_use]
    pub fn finish(mut self, mut tell: impl FnMut(usize, usize)) -> Collected {
        let seed = Seed { stamp: self.stamp.clone(), random: [0; 10] };
        let mut dossier = match self.union.take() {
            Some(union) => union.finish(),
            None => blank(&self.stamp),
        };
        if let Some(codebook) = self.codebook {
            let is_default = *dossier.codebook == default_codebook();
            let joined = if is_default { codebook } else { dossier.codebook.with_additions(&codebook) };
            dossier.codebook = Rc::new(joined);
        }
        let mut known = Known::of(&dossier);
        let mut documents = Vec::new();
        for (path, document) in self.documents {
            if let Some(own) = known.find(&document) {
                self.report.known.push((path, own.id));
                continue;
            }
            let twin = known.twin(&document);
            let came = document.id;
            self.report.twins.extend(twin.map(|known| Twin { file: path, known, came }));
            let document = Rc::new(document);
            known.add(&document, &document.question);
            documents.push(document);
        }
        self.report.opened = documents.len();
        if !documents.is_empty() {
            dossier = dossier.apply(&Edit::AddDocuments(documents).plan(&dossier, &seed));
        }
        let tables =
            self.tables.into_iter().map(|(path, text)| (path, table::read(&text, &dossier.codebook)));
        let configuration = self.configuration.as_deref();
        let tasks = self.tasks.into_iter();
        let tasks = tasks.map(|(path, text)| (path, at_once(label_studio::read(&text, configuration))));
        for (path, read) in tables.chain(tasks) {
            match read {
                Ok(read) => self.foreign.push((path, read)),
                Err(error) => self.faults.push((path, error)),
            }
        }
        for (path, own) in self.named {
            let said = |name: &str| self.passage_roles.iter().find(|(own, _)| own == name);
            let roles: Vec<Option<table::Role>> =
                own.columns.iter().map(|column| said(&column.name).map(|(_, role)| role.clone())).collect();
            self.foreign.push((path, table::read_as(&read::table_rows(&own), &roles, &dossier.codebook)));
        }
        let mut dossier = Rc::new(dossier);
        let mut arrivals = Vec::new();
        for (path, foreign) in joined(self.foreign) {
            let mut placing = Placing::begin(&dossier, &path, foreign, self.stamp.clone());
            while placing.go_on() {
                let (done, of) = placing.progress();
                tell(done, of);
            }
            let arrival = placing.finish();
            let changes = Edit::TakeIn(Rc::clone(&arrival.additions)).plan(&dossier, &seed);
            dossier = Rc::new(dossier.apply(&changes));
            arrivals.push(arrival);
        }
        if dossier.about.id == DossierId(Uuid::nil()) {
            let about = About { id: dossier_name(&dossier), ..About::clone(&dossier.about) };
            Rc::make_mut(&mut dossier).about = Rc::new(about);
        }
        let Self { report, faults, sorts, .. } = self;
        Collected { dossier, arrivals, report, faults, sorts }
    }
}

/// `columns`, with what `roles` says that they hold.
#[must_use]
pub fn chosen(columns: Vec<Column>, roles: &Roles) -> Vec<Column> {
    let said = |name: &str| roles.iter().find(|(own, _)| own == name).map(|(_, role)| *role);
    columns.into_iter().map(|own| Column { role: said(&own.name).or(own.role), ..own }).collect()
}

/// The name of the document of a source: the same words have the same name.
#[must_use]
pub fn document_name(source: &Source) -> DocumentId {
    DocumentId(named(&["document", &source.text]))
}

/// A dossier in which nothing is yet, begun at the time of `stamp`. It has no name until [`dossier_name`] gives it
/// one.
#[must_use]
pub fn blank(stamp: &Stamp) -> Dossier {
    let about = About { id: DossierId(Uuid::nil()), title: String::new(), created: stamp.at };
    Dossier::new(about, Rc::new(default_codebook()))
}

/// The name of a dossier that had none: that of its documents.
#[must_use]
pub fn dossier_name(dossier: &Dossier) -> DossierId {
    let ids: Vec<String> = dossier.documents.keys().map(ToString::to_string).collect();
    let words: Vec<&str> = std::iter::once("dossier").chain(ids.iter().map(String::as_str)).collect();
    DossierId(named(&words))
}
