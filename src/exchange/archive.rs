//! Several files in one: a ZIP archive, written and read.
//!
//! The same files are always the same bytes: all are dated 1980-01-01, the first day that archives know, names are UTF-8 and stand in the order given.
//! What is read is hostile until shown otherwise: how much it may unpack to and how many files it may hold is
//! bounded, no name leads out of it, and what is encrypted or packed in another way is an error that names
//! the entry. Nothing is read by half.

use std::collections::BTreeSet;
use std::io::Write;

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveWriter, crc32};

use super::error::{Archive, Error, Problem};
use super::outgoing::File;
use super::work::turn;
use crate::model::file_place::FilePlace;

/// The ending of the files.
pub const EXTENSION: &str = ".zip";
/// Their media type.
pub const MEDIA_TYPE: &str = "application/zip";

/// What all files of an archive may weigh together, unpacked, in bytes: a CAS for each of 2,000 questions.
const LARGEST: usize = 200 << 20;
/// How much of a file is packed at a time: some milliseconds of work.
const PIECE: usize = 1 << 18;
/// How many entries an archive may have.
const MOST: usize = 10_000;
/// The day of all that is packed, in seconds since 1970: 1980-01-01.
const FIRST_DAY: i64 = 315_532_800;
/// How hard to pack, from 0 to 10: what packs better takes several times as long for a hundredth less.
const LEVEL: u8 = 6;

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name, with the folders that it is in: `sources/a.txt`.
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

impl Entry {
    /// Its words, if it is a text in UTF-8; a mark of byte order is none of them.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        let text = std::str::from_utf8(&self.content).ok()?;
        Some(text.strip_prefix('\u{feff}').unwrap_or(text))
    }
}

/// Packs `files` into one.
#[must_use]
pub fn pack(files: Vec<File>) -> Vec<u8> {
    let mut packing = Packing::begin(files);
    while packing.go_on() {}
    packing.finish()
}

/// An archive that is being packed, piece by piece, so that a large one freezes nothing.
pub struct Packing {
    files: std::vec::IntoIter<File>,
    open: Option<Open>,
    /// Nothing once it could not be written, which memory always can.
    archive: Option<ZipArchiveWriter<Vec<u8>>>,
}

/// A file that is being packed.
struct Open {
    file: File,
    compressor: Box<CompressorOxide>,
    /// How much of it is packed.
    at: usize,
    deflated: Vec<u8>,
}

impl Packing {
    /// Begins to pack `files`.
    #[must_use]
    pub fn begin(files: Vec<File>) -> Self {
        let archive = Some(ZipArchiveWriter::new(Vec::new()));
        Self { files: files.into_iter(), open: None, archive }
    }

    /// Packs one more piece; false when all are packed.
    pub fn go_on(&mut self) -> bool {
        let open = self.open.take().or_else(|| self.files.next().map(Open::new));
        let Some(mut open) = open else { return false };
        if open.go_on() {
            self.open = Some(open);
        } else {
            let added = self.archive.as_mut().map(|archive| open.add_to(archive));
            debug_assert!(matches!(added, Some(Ok(()))), "{added:?}");
        }
        true
    }

    /// The archive.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.archive.and_then(|archive| archive.finish().ok()).unwrap_or_default()
    }
}

impl Open {
    fn new(file: File) -> Self {
        let flags = create_comp_flags_from_zip_params(LEVEL.into(), 0, 0);
        Self { file, compressor: Box::new(CompressorOxide::new(flags)), at: 0, deflated: Vec::new() }
    }

    /// Packs one more piece; false when it was the last.
    fn go_on(&mut self) -> bool {
        let end = self.file.content.len().min(self.at + PIECE);
        let is_last = end == self.file.content.len();
        let flush = if is_last { TDEFLFlush::Finish } else { TDEFLFlush::None };
        let piece = self.file.content.get(self.at..end).unwrap_or_default();
        let deflated = &mut self.deflated;
        compress_to_output(&mut self.compressor, piece, flush, |packed| {
            deflated.extend_from_slice(packed);
            true
        });
        self.at = end;
        !is_last
    }

    fn add_to(&self, archive: &mut ZipArchiveWriter<Vec<u8>>) -> Result<(), rawzip::Error> {
        let (content, deflated) = (&self.file.content, &self.deflated);
        let is_smaller = deflated.len() < content.len();
        let method = if is_smaller { CompressionMethod::DEFLATE } else { CompressionMethod::STORE };
        let (mut entry, _) = archive
            .new_file(&self.file.name)
            .compression_method(method)
            .unix_permissions(0o644)
            .last_modified(UtcDateTime::from_unix(FIRST_DAY))
            .start()?;
        // It is packed already: what is told of it is the sum and the size of what it unpacks to.
        entry.write_all(if is_smaller { deflated } else { content }).map_err(rawzip::Error::from)?;
        let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
        entry.finish(rawzip::DataDescriptorOutput::new(crc32(content), size)).map(drop)
    }
}

/// Whether `bytes` mean to be an archive.
#[must_use]
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The files of an archive, in its order; folders and what a system adds for itself left out.
///
/// # Errors
///
/// Where it is no archive, is damaged, holds too much or what cannot be unpacked; the place is the name of the
/// entry.
pub async fn unpack(bytes: &[u8]) -> Result<Vec<Entry>, Error> {
    let refused = |place: &str, problem: Archive| {
        let place = if place.is_empty() { "ZIP" } else { place };
        Error::new(FilePlace::default().in_file(place), Problem::Archive(problem))
    };
    let broken = |place: &str, detail: &dyn ToString| refused(place, Archive::Broken(detail.to_string()));
    let archive = ZipArchive::from_slice(bytes).map_err(|error| broken("ZIP", &error))?;
    let mut unpacked: Vec<Entry> = Vec::new();
    let mut left = LARGEST;
    let mut entries = archive.entries();
    let mut names = BTreeSet::new();
    let mut count = 0;
    while let Some(header) = entries.next_entry().map_err(|error| broken("ZIP", &error))? {
        count += 1;
        if count > MOST {
            return Err(refused("ZIP", Archive::Many(MOST)));
        }
        let raw = header.file_path();
        let name = String::from_utf8_lossy(raw.as_bytes()).replace('\\', "/");
        if header.is_dir() || name.ends_with('/') || name.starts_with("__MACOSX/") {
            continue;
        }
        if leads_out(&name) {
            return Err(refused(&name, Archive::LeadsOut));
        }
        if header.flags().is_encrypted() {
            return Err(refused(&name, Archive::Encrypted));
        }
        if !names.insert(name.clone()) {
            return Err(Error::new("ZIP", Problem::Duplicate(name)));
        }
        let entry = archive.get_entry(header.wayfinder()).map_err(|error| broken(&name, &error))?;
        let content = match header.compression_method() {
            CompressionMethod::STORE if entry.data().len() <= left => entry.data().to_vec(),
            // What says that it is larger than it may be is not unpacked at all.
            CompressionMethod::DEFLATE if header.uncompressed_size_hint() <= left as u64 => {
                decompress_to_vec_with_limit(entry.data(), left).map_err(|error| broken(&name, &error))?
            }
            CompressionMethod::STORE | CompressionMethod::DEFLATE => {
                return Err(refused(&name, Archive::Large(LARGEST >> 20)));
            }
            other => return Err(refused(&name, Archive::Packing(format!("{other:?}")))),
        };
        if crc32(&content) != header.crc32() {
            return Err(refused(&name, Archive::Sum));
        }
        turn().await;
        left -= content.len().min(left);
        unpacked.push(Entry { name, content });
    }
    Ok(unpacked)
}

/// Whether a name is no place inside the archive: `../a`, `/a`, `C:/a`.
fn leads_out(name: &str) -> bool {
    name.is_empty()
        || name.starts_with('/')
        || name.contains('\0')
        || name.split('/').any(|part| part == ".." || part.ends_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::work::at_once;

    fn unpack(bytes: &[u8]) -> Result<Vec<Entry>, Error> {
        at_once(super::unpack(bytes))
    }

    fn files() -> Vec<File> {
        let long = "« L’État » paie.\n".repeat(500);
        vec![
            File::text("données/a.txt", "text/plain", long),
            File::text("b.txt", "text/plain", "b".to_owned()),
            File { name: "empty".to_owned(), media_type: "", content: Vec::new() },
        ]
    }

    #[track_caller]
    fn check_refused(bytes: &[u8], message: &str) {
        assert_eq!(unpack(bytes).unwrap_err().to_string(), message);
    }

    /// `bytes` with every `from` in them made `to`, of the same length.
    fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for at in 0..=bytes.len() - from.len() {
            if bytes[at..].starts_with(from) {
                bytes[at..at + to.len()].copy_from_slice(to);
            }
        }
        bytes
    }

    #[test]
    fn what_is_packed_is_unpacked_and_the_same_files_are_the_same_bytes() {
        let bytes = pack(files());
        assert!(is_archive(&bytes) && bytes.len() < 700, "{}", bytes.len());
        assert_eq!(pack(files()), bytes);
        // The first day of the first month: a month of zero is none.
        assert_eq!(bytes.get(12..14), Some(&[0x21, 0][..]));
        let entries = unpack(&bytes).unwrap();
        assert_eq!(entries.len(), 3);
        for (entry, file) in entries.iter().zip(files()) {
            assert_eq!((&entry.name, &entry.content), (&file.name, &file.content));
        }
        assert_eq!(unpack(&pack(Vec::new())), Ok(Vec::new()));
    }

    #[test]
    fn names_that_lead_out_of_an_archive_are_refused() {
        let bytes = pack(vec![File::text("aa/b.txt", "", "b".to_owned())]);
        for (name, trick) in [("../b.txt", "../b.txt"), ("..\\b.txt", "../b.txt"), ("/a/b.txt", "/a/b.txt")] {
            let problem = "the name leads out of the archive";
            check_refused(&replaced(&bytes, b"aa/b.txt", name.as_bytes()), &format!("{trick}: {problem}"));
        }
        let twice = pack(vec![File::text("a", "", "b".to_owned()), File::text("b", "", "b".to_owned())]);
        let name_of_b = twice.iter().rposition(|byte| *byte == b'b').unwrap();
        let mut twice = twice;
        twice[name_of_b] = b'a';
        check_refused(&twice, "ZIP: a is there twice");
    }

    #[test]
    fn an_archive_that_unpacks_to_too_much_is_refused() {
        let zeros = |millions: usize| File {
            name: format!("{millions}"),
            media_type: "",
            content: vec![0; millions << 20],
        };
        assert!(unpack(&pack(vec![zeros(120)])).is_ok());
        check_refused(&pack(vec![zeros(120), zeros(121)]), "121: more than 200 MB unpacked");
        let many: Vec<File> = (0..=MOST).map(|n| File::text(format!("{n}"), "", String::new())).collect();
        check_refused(&pack(many), "ZIP: more than 10000 entries");
    }

    #[test]
    fn what_cannot_be_unpacked_is_named() {
        let bytes = pack(files().drain(..1).collect());
        let central = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        let mut encrypted = bytes.clone();
        encrypted[central + 8] |= 1;
        check_refused(&encrypted, "données/a.txt: encrypted");
        let mut other = bytes.clone();
        other[central + 10] = 12;
        let message = unpack(&other).unwrap_err().to_string();
        assert!(message.starts_with("données/a.txt: packed in a way that is not read"), "{message}");
        let mut sum = bytes.clone();
        sum[central + 16] ^= 1;
        check_refused(&sum, "données/a.txt: damaged: its sum is another");
        assert!(unpack(b"PK\x03\x04").is_err() && unpack(b"").is_err());
    }

    #[test]
    fn a_file_of_many_pieces_comes_back_whole() {
        let words = "« L’État » paie.\n".repeat(PIECE / 6);
        let bytes = pack(vec![File::text("long.txt", "text/plain", words.clone())]);
        assert!(words.len() > 2 * PIECE && bytes.len() < words.len() / 50, "{}", bytes.len());
        assert_eq!(unpack(&bytes).unwrap()[0].content, words.as_bytes());
    }

    #[test]
    fn no_damage_is_a_panic() {
        let bytes = pack(files());
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x55;
            let _ = unpack(&damaged);
            let _ = unpack(&bytes[..at]);
        }
    }
}
