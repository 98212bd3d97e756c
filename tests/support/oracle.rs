//! What a reader must hold to, whatever it reads: it comes back, soon, with a document that keeps the laws,
//! and reads the same again from the source that the document keeps.

use std::time::{Duration, Instant};

use scolie::model::document::{Document, Warning};
use scolie::model::identity::DocumentId;
use scolie::read::{self, Decoded, MediaType};
use uuid::Uuid;

use super::laws::check_laws;

/// A source of so many bytes, and each further one, has this long: ample for a debug build on a busy machine.
const PATIENCE: (usize, Duration) = (50_000, Duration::from_secs(5));
/// A document is told no more than one of each sort of warning, and there are not so many.
const MOST_WARNINGS: usize = 16;

/// Reads `source` as a text of one format.
#[track_caller]
pub fn text(media_type: MediaType, source: &str) {
    let file = Decoded { media_type: Some(media_type), ..Decoded::from(source.to_owned()) };
    check("", file);
    let begun = Instant::now();
    let (document, warnings) = read::read_as(id(), "", media_type, source.to_owned());
    check_one(&document, &warnings);
    check_time(begun, source.len());
}

/// Opens `bytes` as the file `name`.
#[track_caller]
pub fn file(name: &str, bytes: &[u8]) {
    let begun = Instant::now();
    let Ok(decoded) = read::decode(bytes.to_vec()) else { return };
    let encoded: usize = decoded.text.chars().map(|letter| decoded.encoding.length(letter)).sum();
    assert!(encoded <= bytes.len() && bytes.len() - encoded < 4, "every byte is some character's");
    let _ = read::holds_questions(read::media_type(name, &decoded.text), &decoded.text);
    let _ = read::glance(name, &decoded);
    check_time(begun, bytes.len());
    check(name, decoded);
}

/// Pastes `html` beside `plain`.
#[track_caller]
pub fn pasted(html: &str, plain: &str) {
    let begun = Instant::now();
    let pasted = read::pasted(Some(html), plain);
    check_time(begun, html.len() + plain.len());
    if let Some(pasted) = pasted {
        check("", pasted);
    } else {
        assert!(plain.trim().is_empty(), "what was pasted is lost");
    }
}

#[track_caller]
fn check(name: &str, file: Decoded) {
    let (begun, length) = (Instant::now(), file.text.len());
    let documents = read::documents(name, file, None, id);
    let known = documents.len();
    let mut count = 0;
    for (document, warnings) in documents {
        check_one(&document, &warnings);
        count += 1;
    }
    assert_eq!(count, known, "how many there are is known");
    check_time(begun, length);
}

#[track_caller]
fn check_one(document: &Document, warnings: &[Warning]) {
    check_laws(document);
    assert!(warnings.len() <= MOST_WARNINGS, "{warnings:?}");
    assert!(document.title_block.is_none_or(|index| index < document.blocks.len()));
    let (again, _) = read::read_source(document.id, document.source.clone());
    assert!(again == *document, "a source is always read in the same way");
}

#[track_caller]
fn check_time(begun: Instant, length: usize) {
    let (bytes, time) = PATIENCE;
    let most = time * u32::try_from(1 + length / bytes).unwrap_or(u32::MAX);
    assert!(begun.elapsed() < most, "{length} bytes took {:?}", begun.elapsed());
}

fn id() -> DocumentId {
    DocumentId(Uuid::nil())
}
