//! Every format, by its name: how it is written, how it is told from its content, how it is read.

use std::rc::Rc;

use super::archive::Entry;
use super::error::Error;
use super::foreign::Foreign;
use super::outgoing::{File, Writer, Writing};
use super::{dossier, iob, refi};
use crate::model::dossier::Dossier;
use crate::model::outgoing::{Format, Loss, Losses};

/// Begins to write `dossier`; nothing where the format is not written document by document.
#[must_use]
pub fn begin(format: Format, dossier: &Rc<Dossier>) -> Option<Writing> {
    let (writer, losses) = writer(format)?;
    Some(Writing::begin(Rc::clone(dossier), writer, losses))
}

/// Whether a dossier can leave in `format`.
#[must_use]
pub fn is_written(format: Format) -> bool {
    format == Format::Dossier || writer(format).is_some()
}

/// Our own file, which is written in one go and loses nothing.
#[must_use]
pub fn own(dossier: &Dossier) -> (Vec<File>, Losses) {
    let file = File::text(dossier::file_name(dossier), "application/json", dossier::export(dossier));
    (vec![file], Losses::default())
}

fn writer(format: Format) -> Option<(Box<dyn Writer>, &'static [Loss])> {
    Some(match format {
        Format::Iob => (iob::writer(), iob::LOSES),
        Format::Refi => (refi::writer(), refi::LOSES),
        Format::RefiCodebook => (refi::codebook_writer(), refi::CODEBOOK_LOSES),
        _ => return None,
    })
}

/// The format of a file, told from its content.
#[must_use]
pub fn recognise(name: &str, text: &str) -> Option<Format> {
    let told: [(Format, bool); 2] =
        [(Format::RefiCodebook, refi::recognise_codebook(text)), (Format::Iob, iob::recognise(name, text))];
    told.into_iter().find(|(_, is_so)| *is_so).map(|(format, _)| format)
}

/// Reads the annotations of a file.
///
/// # Errors
///
/// When it is not what it says to be, an error that names the place.
pub fn read(format: Format, name: &str, text: &str) -> Result<Foreign, Error> {
    match format {
        Format::RefiCodebook => refi::read_codebook(text),
        Format::Iob => iob::read(name, text),
        _ => Ok(Foreign::new(format)),
    }
}

/// What is in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The annotations of a project that is spread over its entries.
    pub foreign: Option<Foreign>,
    /// Files to be opened each by itself.
    pub files: Vec<Entry>,
}

/// Looks what is in an archive; nothing for a document of an office program, which is one too.
///
/// # Errors
///
/// When it is a project that is damaged, an error that names the place.
#[must_use]
pub fn read_archive(entries: Vec<Entry>) -> Option<Result<Found, Error>> {
    let has = |name: &str| entries.iter().any(|entry| entry.name == name);
    if has("[Content_Types].xml") || has("mimetype") {
        return None;
    }
    if refi::recognise(&entries) {
        return Some(refi::read(&entries).map(|read| Found { foreign: Some(read), files: Vec::new() }));
    }
    Some(Ok(Found { foreign: None, files: entries }))
}
