//! What sort of file it is that was handed in.

use std::rc::Rc;

use super::Opening;
use crate::browser::page;
use crate::exchange::dossier::{self, EXTENSION};
use crate::exchange::sort::Sort;
use crate::exchange::work::Work;
use crate::exchange::{Error, Problem, codebook, default_codebook, formats, recovery, table};
use crate::model::action::Action;
use crate::model::codebook::{Codebook, Usage};
use crate::model::command::Command;
use crate::model::document::Warning;
use crate::model::dossier::Dossier;
use crate::model::edit::{Edit, Revision};
use crate::model::incoming::{Content, Incoming};
use crate::model::notice::{Notice, Tone};
use crate::model::opening::{Left, Refusal};
use crate::model::outgoing::Format;
use crate::model::progress::Job;
use crate::model::table::Table;
use crate::read::{self, Decoded, MediaType};

impl Opening<'_> {
    /// Takes in a file or a text; `place` says which of how many files it is.
    pub(super) async fn take(&mut self, path: &str, mut text: Decoded, place: Option<(usize, usize)>) {
        let name = path.rsplit('/').next().unwrap_or(path);
        // A large file is looked through several times: the screen lives in between.
        // What calls itself a dossier is looked through where it is read as one.
        let media_type = text.media_type.unwrap_or_else(|| match path.ends_with(EXTENSION) {
            true => MediaType::Json,
            false => read::media_type(name, &text.text),
        });
        text.media_type = Some(media_type);
        let (done, of) = place.map_or((0, None), |(file, files)| (file, Some(files)));
        if !self.goes_on(Job::Files, done, of).await {
            self.leave(place);
            return;
        }
        if let Some(target) = self.target {
            return self.newer_copy(path, text, target).await;
        }
        match Sort::of(path, &text) {
            Sort::Codebook => match codebook::import(&text.text) {
                Ok(read) => self.codebook(path, read),
                Err(error) => self.refuse(path, &error),
            },
            Sort::Annotations(format) => {
                let codebook = Rc::clone(&self.desk.live.borrow().dossier.codebook);
                let read = match format {
                    // Its columns are called as the codebook calls them.
                    Format::Passages => Some(table::read(&text.text, &codebook)),
                    _ => self.do_work(formats::reading(format, name, &text.text), place).await,
                };
                match read {
                    Some(Ok(read)) => self.foreign(path, read),
                    Some(Err(error)) => self.refuse(path, &error),
                    None => {}
                }
            }
            Sort::Journals => match recovery::read(&text.text) {
                Ok(read) => self.rescued.extend(read),
                Err(error) => self.refuse(path, &error),
            },
            Sort::Dossier => match self.do_work(dossier::importing(&text.text), place).await {
                None => {}
                Some(Ok(read)) => self.dossier(path, Rc::new(read)),
                // Among others it is more likely a file of another program.
                Some(Err(error)) => {
                    match read::glance(name, &text).filter(|_| self.alone && error.says_nothing()) {
                        Some(table) => self.tables.push(Rc::new(table)),
                        None => self.refuse(path, &error),
                    }
                }
            },
            Sort::Questions => {
                let unsure = |table: &Table| {
                    let names = table.columns.iter().map(|column| column.name.as_str());
                    self.alone || !read::is_sure(&table.columns) || table::holds_passages(names)
                };
                match read::glance(name, &text).filter(unsure) {
                    Some(table) => self.tables.push(Rc::new(table)),
                    None => self.questions(path, text, None, place).await,
                }
            }
        }
    }

    /// Does a work piece by piece; nothing, when it was stopped.
    pub(super) async fn do_work<T>(
        &mut self,
        mut work: Work<'_, T>,
        place: Option<(usize, usize)>,
    ) -> Option<T> {
        let (done, of) = place.map_or((0, None), |(file, files)| (file, Some(files)));
        loop {
            if let Some(done) = work.go_on() {
                return Some(done);
            }
            if !self.goes_on(Job::Files, done, of).await {
                self.leave(place);
                return None;
            }
        }
    }

    /// That the file at `place` and those behind it are not read.
    fn leave(&mut self, place: Option<(usize, usize)>) {
        self.report.left = Some(Left::Files(place.map_or(1, |(file, files)| files - file)));
    }

    pub(super) fn refuse(&mut self, path: &str, error: &Error) {
        let named = path.ends_with(EXTENSION) || path.ends_with(codebook::EXTENSION);
        let refusal = match error.problem() {
            // It never said that it was one of ours.
            Problem::Format(_) if error.says_nothing() && !named => Refusal::NoQuestion,
            _ => Refusal::Damaged((self.desk.messages.damage.file)(error)),
        };
        self.report.refused.push((path.to_owned(), refusal));
    }

    /// A codebook simply takes force where nothing but the default is.
    fn codebook(&mut self, path: &str, read: Codebook) {
        let workspace = Rc::clone(&self.desk.live.borrow());
        let messages = self.desk.messages;
        let name = self.called(path);
        let codebook = Rc::new(read);
        let incoming = Incoming { name: name.clone(), content: Content::Codebook(Rc::clone(&codebook)) };
        let quiet =
            |text| Action::Notify(Notice { tone: Tone::Quiet, text, remedy: Some(Command::Codebook) });
        if incoming.is_same(&workspace.dossier) {
            self.offers.push(quiet((messages.incoming.same)(&name)));
        } else if incoming.must_ask(&workspace.dossier, &default_codebook()) {
            self.offer(path, incoming);
        } else {
            let edit = Edit::Codebook(Revision::to(codebook));
            self.offers.push(Action::Edit(edit, page::seed()));
            self.offers.push(quiet((messages.incoming.in_force)(&name)));
        }
    }

    fn dossier(&mut self, path: &str, read: Rc<Dossier>) {
        if !read.codebook.unlisted(&Usage::of(&read)).is_empty() {
            self.report.told.push((self.called(path), Warning::Unlisted));
        }
        let workspace = Rc::clone(&self.desk.live.borrow());
        let incoming = Incoming { name: self.called(path), content: Content::Dossier(Rc::clone(&read)) };
        if incoming.must_ask(&workspace.dossier, &default_codebook()) {
            self.offer(path, incoming);
        } else if self.over.is_some() {
            self.report.refused.push((path.to_owned(), Refusal::Waits));
        } else {
            self.over = Some(read);
        }
    }

    /// One thing is decided at a time: what else is on offer waits in its file.
    fn offer(&mut self, path: &str, incoming: Incoming) {
        let workspace = Rc::clone(&self.desk.live.borrow());
        let deciding = self.offers.iter().any(|action| matches!(action, Action::Offer(_)));
        if deciding || workspace.view.incoming.is_some() {
            self.report.refused.push((path.to_owned(), Refusal::Waits));
        } else {
            self.offers.push(Action::Offer(Rc::new(incoming)));
        }
    }

    fn called(&self, path: &str) -> String {
        if path.is_empty() { self.desk.messages.incoming.pasted.to_owned() } else { path.to_owned() }
    }
}
