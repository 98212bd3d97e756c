//! Where things are written: a file is made beside its place and then put there, as a whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use scolie::exchange::archive;
use scolie::exchange::outgoing;

use super::begun;
use super::console::Console;
use super::failure::Failure;

/// Where something is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// To the standard output.
    Stream,
    /// To a file.
    File(PathBuf),
    /// To a file that is an archive of all.
    Archive(PathBuf),
    /// To files in a folder.
    Folder(PathBuf),
}

impl Place {
    /// The place that someone names; `zip` says that it is to be an archive.
    pub fn of(text: &str, zip: bool) -> Self {
        let path = PathBuf::from(text);
        if text == "-" {
            Self::Stream
        } else if text.ends_with(['/', '\\']) || path.is_dir() {
            Self::Folder(path)
        } else if zip || text.to_lowercase().ends_with(archive::EXTENSION) {
            Self::Archive(path)
        } else {
            Self::File(path)
        }
    }

    /// Fails where a file is there that would be replaced.
    pub fn check(&self, force: bool, console: &Console) -> Result<(), Failure> {
        match self {
            Self::File(path) | Self::Archive(path) if !force => free(path, console),
            _ => Ok(()),
        }
    }

    /// Writes `files`; to one file or stream only one, or all of them packed where `zip` says so.
    pub fn write(
        &self,
        files: Vec<outgoing::File>,
        force: bool,
        zip: bool,
        console: &Console,
    ) -> Result<(), Failure> {
        let packs = zip || matches!(self, Self::Archive(_));
        match self {
            Self::Folder(folder) => {
                let path = |file: &outgoing::File| folder.join(&file.name);
                if !force {
                    files.iter().try_for_each(|file| free(&path(file), console))?;
                }
                for file in &files {
                    let path = path(file);
                    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
                    made.map_err(|error| console.unwritable(&path.to_string_lossy(), &error))?;
                    put(&path, &file.content, force, console)?;
                }
                Ok(())
            }
            _ if packs && !matches!(files.as_slice(), [file] if archive::is_archive(&file.content)) => {
                self.put(&archive::pack(files), force, console)
            }
            _ => match files.as_slice() {
                [file] => self.put(&file.content, force, console),
                _ => Err(Failure::misuse((console.texts.several_files)(files.len()))),
            },
        }
    }

    fn put(&self, content: &[u8], force: bool, console: &Console) -> Result<(), Failure> {
        match self {
            Self::File(path) | Self::Archive(path) | Self::Folder(path) => put(path, content, force, console),
            Self::Stream => {
                let mut out = io::stdout().lock();
                if archive::is_archive(content) && out.is_terminal() {
                    return Err(Failure::misuse(console.texts.terminal));
                }
                let written = out.write_all(content).and_then(|()| out.flush());
                written.map_err(|error| console.unwritable("-", &error))
            }
        }
    }
}

/// Fails where there is a file that would be replaced; what is no file, as a device is, is never.
fn free(path: &Path, console: &Console) -> Result<(), Failure> {
    let is_there = fs::metadata(path).is_ok_and(|own| own.is_file());
    if is_there { Err(Failure::io((console.texts.exists)(&path.to_string_lossy()))) } else { Ok(()) }
}

fn put(path: &Path, content: &[u8], force: bool, console: &Console) -> Result<(), Failure> {
    let mut draft = Draft::begin(path, force, console)?;
    draft.write(content, console)?;
    draft.finish(console)
}

/// A file that is being made beside its place. Unless it is finished, nothing of it stays.
pub struct Draft {
    path: PathBuf,
    /// Where it is made; none, where it is written to a device at once.
    beside: Option<PathBuf>,
    force: bool,
    file: Option<BufWriter<File>>,
}

impl Draft {
    /// Begins the file at `path`.
    pub fn begin(path: &Path, force: bool, console: &Console) -> Result<Self, Failure> {
        let failed = |error: io::Error| console.unwritable(&path.to_string_lossy(), &error);
        let is_device = fs::metadata(path).is_ok_and(|own| !own.is_file() && !own.is_dir());
        if !force {
            free(path, console)?;
        }
        if is_device {
            let file = OpenOptions::new().write(true).open(path).map_err(failed)?;
            return Ok(Self { path: path.to_owned(), beside: None, force, file: Some(BufWriter::new(file)) });
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let beside = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
        let file = begun::begin(&beside, path).map_err(failed)?;
        Ok(Self { path: path.to_owned(), beside: Some(beside), force, file: Some(BufWriter::new(file)) })
    }

    /// Writes more of it.
    pub fn write(&mut self, content: &[u8], console: &Console) -> Result<(), Failure> {
        let written = self.file.as_mut().map_or(Ok(()), |file| file.write_all(content));
        written.map_err(|error| console.unwritable(&self.path.to_string_lossy(), &error))
    }

    /// Puts it in its place.
    pub fn finish(mut self, console: &Console) -> Result<(), Failure> {
        let failed = |error: io::Error| console.unwritable(&self.path.to_string_lossy(), &error);
        if let Some(mut file) = self.file.take() {
            file.flush().map_err(failed)?;
            if self.beside.is_some() {
                file.get_ref().sync_all().map_err(failed)?;
            }
        }
        let Some(beside) = &self.beside else { return Ok(()) };
        // Another may have put a file there meanwhile.
        if !self.force && fs::hard_link(beside, &self.path).is_ok() {
            return fs::remove_file(beside).map_err(failed);
        }
        let checked = if self.force { Ok(()) } else { free(&self.path, console) };
        checked.and_then(|()| fs::rename(beside, &self.path).map_err(failed))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if let Some(beside) = self.beside.take() {
            self.file = None;
            // Once it is in its place, there is nothing to remove.
            let _ = fs::remove_file(&beside);
            begun::end(&beside);
        }
    }
}
