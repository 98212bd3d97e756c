//! Annotations of other programs: told from their content, put together, and placed.

use std::rc::Rc;

use super::Opening;
use crate::browser::file::Source;
use crate::browser::page;
use crate::exchange::foreign::{Foreign, joined};
use crate::exchange::formats;
use crate::exchange::placing::Placing;
use crate::model::arrival::Arrival;
use crate::model::opening::{Refusal, is_junk};
use crate::model::progress::Job;
use crate::read;

impl Opening<'_> {
    /// Keeps what another program made until all files are read: those of one format are placed together.
    pub(super) fn foreign(&mut self, path: &str, read: Foreign) {
        self.foreign.push((path.to_owned(), read));
    }

    /// Reads those of several files that say in one what another means; the others are left.
    pub(super) async fn bundle(&mut self, sources: Vec<Source>) -> Vec<Source> {
        let paths: Vec<&str> = sources.iter().map(|source| source.path.as_str()).collect();
        let together = formats::belong_together(&paths);
        if together.is_empty() {
            return sources;
        }
        let (mut files, mut others) = (Vec::new(), Vec::new());
        for (index, source) in sources.into_iter().enumerate() {
            if !together.contains(&index) {
                others.push(source);
                continue;
            }
            match source.read(read::is_no_text).await.map(read::decode) {
                Ok(Ok(text)) => files.push((source.path, text.text)),
                _ => self.report.refused.push((source.path, Refusal::Unreadable)),
            }
        }
        let files: Vec<(&str, &str)> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let path = files.iter().map(|(path, _)| *path).find(|path| path.ends_with(".ann"));
        match formats::read_together(&files) {
            Ok(read) => self.foreign(path.unwrap_or_default(), read),
            Err(error) => self.refuse(path.unwrap_or_default(), &error),
        }
        others
    }

    /// Opens an archive: a project of annotations, or the files in it one by one.
    pub(super) async fn unpack(&mut self, path: &str, bytes: &[u8], place: (usize, usize)) {
        match self.do_work(formats::reading_archive(bytes), Some(place)).await {
            None => {}
            Some(Err(error)) => self.refuse(path, &error),
            Some(Ok(None)) => self.report.refused.push((path.to_owned(), Refusal::NotText)),
            Some(Ok(Some(found))) => {
                found.foreign.into_iter().for_each(|read| self.foreign(path, read));
                for entry in found.files.into_iter().filter(|entry| !is_junk(&entry.name)) {
                    self.decode(&format!("{path}/{}", entry.name), entry.content, place).await;
                }
            }
        }
    }

    /// Places all that other programs made, in the dossier as it is with the questions that came with it.
    pub(super) async fn land(&mut self) -> Vec<Rc<Arrival>> {
        let mut arrivals = Vec::new();
        if self.foreign.is_empty() {
            return arrivals;
        }
        self.flush();
        self.pace.breathe().await;
        for (name, foreign) in joined(std::mem::take(&mut self.foreign)) {
            let dossier = Rc::clone(&self.desk.live.borrow().dossier);
            if dossier.about.id != self.dossier {
                break;
            }
            let mut placing = Placing::begin(&dossier, &name, foreign, page::seed().stamp);
            while placing.go_on() {
                let (done, of) = placing.progress();
                if !self.goes_on(Job::Annotations, done, Some(of)).await {
                    return Vec::new();
                }
            }
            arrivals.push(Rc::new(placing.finish()));
        }
        arrivals
    }
}
