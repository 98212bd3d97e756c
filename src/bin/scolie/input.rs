//! What is read: files, those in folders, and the standard input.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use scolie::model::opening::{in_order, is_junk};

use super::console::Console;
use super::failure::Failure;

/// The largest file that is read as a whole, in bytes.
const LARGEST: u64 = 1 << 30;
/// The longest line, in bytes: as much as the application takes for a file.
pub const LONGEST: u64 = 50_000_000;

/// Something to be read.
pub struct Input {
    /// What it is called, for people and for readers.
    pub path: String,
    way: Way,
}

enum Way {
    File(PathBuf),
    /// The standard input, with what was read of it already; none, once it was read.
    Stream(RefCell<Option<Vec<u8>>>),
}

/// What can be read line by line.
pub type Reader = Box<dyn BufRead>;

/// The files that `paths` name, those in folders in the order of their names. `name` is what the standard input
/// is called.
pub fn find(paths: &[String], name: &str, console: &Console) -> Result<Vec<Input>, Failure> {
    let mut inputs: Vec<Input> = Vec::new();
    for path in paths {
        if path == "-" {
            if inputs.iter().any(Input::is_stream) {
                return Err(Failure::misuse(console.texts.stdin_twice));
            }
            let way = Way::Stream(RefCell::new(Some(Vec::new())));
            inputs.push(Input { path: name.to_owned(), way });
            continue;
        }
        let unreadable = |error: io::Error| Failure::io(console.unreadable(path, &error));
        if fs::metadata(path).map_err(unreadable)?.is_dir() {
            let before = inputs.len();
            walk(Path::new(path), &mut inputs).map_err(unreadable)?;
            if inputs.len() == before {
                return Err(Failure::io((console.texts.unreadable)(path, console.texts.no_file)));
            }
        } else {
            inputs.push(Input { path: path.clone(), way: Way::File(path.into()) });
        }
    }
    Ok(inputs)
}

/// Adds the files under `folder`; hidden ones and links to folders are left out.
fn walk(folder: &Path, inputs: &mut Vec<Input>) -> io::Result<()> {
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        if next != folder && next.is_file() {
            let path = next.to_string_lossy().replace('\\', "/");
            inputs.push(Input { path, way: Way::File(next) });
            continue;
        }
        let mut children = Vec::new();
        for entry in fs::read_dir(&next)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let leads_away = entry.file_type()?.is_symlink() && entry.path().is_dir();
            if !is_junk(&name) && !leads_away {
                children.push((in_order(&name), entry.path()));
            }
        }
        children.sort();
        waiting.extend(children.into_iter().rev().map(|(_, path)| path));
    }
    Ok(())
}

impl Input {
    /// Whether it is the standard input.
    pub fn is_stream(&self) -> bool {
        matches!(self.way, Way::Stream(_))
    }

    /// What it is called where it is spoken of.
    pub fn shown(&self) -> &str {
        if self.path.is_empty() { "-" } else { &self.path }
    }

    /// Whether its name says that it is JSON Lines.
    pub fn is_called_lines(&self) -> bool {
        let small = self.path.to_lowercase();
        small.ends_with(".jsonl") || small.ends_with(".ndjson")
    }

    /// When it was changed last.
    pub fn changed(&self) -> Option<SystemTime> {
        match &self.way {
            Way::File(path) => fs::metadata(path).ok()?.modified().ok(),
            Way::Stream(_) => None,
        }
    }

    /// How many bytes it has, if that is known.
    pub fn length(&self) -> Option<u64> {
        match &self.way {
            Way::File(path) => fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|own| own.len()),
            Way::Stream(_) => None,
        }
    }

    /// Opens it to be read from its byte `start`.
    pub fn open(&self, start: u64) -> io::Result<Reader> {
        match &self.way {
            Way::File(path) => {
                let mut file = File::open(path)?;
                if start > 0 {
                    file.seek(SeekFrom::Start(start))?;
                }
                Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
            }
            Way::Stream(head) => {
                let head = head.take().unwrap_or_default();
                Ok(Box::new(Cursor::new(head).chain(io::stdin().lock())))
            }
        }
    }

    /// Its first line that is not blank; of the standard input it is kept, to be read again.
    pub fn first_line(&self) -> io::Result<Vec<u8>> {
        let mut reader = match &self.way {
            Way::File(_) => self.open(0)?,
            Way::Stream(_) => Box::new(io::stdin().lock()) as Reader,
        };
        let mut read = Vec::new();
        loop {
            let start = read.len();
            let count = (&mut reader).take(LONGEST).read_until(b'\n', &mut read)?;
            let line = read.get(start..).unwrap_or_default().to_vec();
            if count == 0 || !line.trim_ascii().is_empty() {
                if let Way::Stream(head) = &self.way {
                    head.replace(Some(read));
                }
                return Ok(line);
            }
        }
    }

    /// The same line once more, which was read already.
    pub fn first_line_again(&self) -> io::Result<Vec<u8>> {
        match &self.way {
            Way::File(_) => self.first_line(),
            Way::Stream(head) => {
                let head = head.borrow();
                let lines = head.iter().flat_map(|head| head.split_inclusive(|byte| *byte == b'\n'));
                Ok(lines.last().unwrap_or_default().to_vec())
            }
        }
    }

    /// All of its bytes; an error in words, where it cannot be read or is too large.
    pub fn bytes(&self, console: &Console) -> Result<Vec<u8>, String> {
        let unreadable = |error: io::Error| console.unreadable(self.shown(), &error);
        let mut bytes = Vec::new();
        let reader = self.open(0).map_err(unreadable)?;
        reader.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > LARGEST {
            return Err((console.texts.unreadable)(self.shown(), console.texts.too_large));
        }
        Ok(bytes)
    }
}
