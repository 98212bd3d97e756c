//! Readers: a source becomes a [`Document`].
//!
//! Reading cannot fail: whatever the source, there is a document and a list of warnings.
//! Nothing is ever executed, fetched or trusted: markup only decides how text is set.

mod builder;
mod detect;
mod excerpt;
mod html;
mod markdown;
mod plain;
mod sections;

use sha2::{Digest, Sha256};

pub use self::detect::MediaType;
use crate::model::document::{Document, Source, Warning};
use crate::model::identity::DocumentId;

use self::builder::Text;

/// The example of the application: our own words, on the facts of question n° 3331.
pub const EXAMPLE: &str = include_str!("read/example.md");
/// The name of the example's file.
pub const EXAMPLE_NAME: &str = "exemple-3331.md";

/// Reads a source called `name` as the document `id`; the format is found from its content and name.
#[must_use]
pub fn read(id: DocumentId, name: &str, source: String) -> (Document, Vec<Warning>) {
    let media_type = detect::media_type(name, &source);
    read_as(id, name, media_type, source)
}

/// Reads a source of a known format.
#[must_use]
pub fn read_as(
    id: DocumentId,
    name: &str,
    media_type: MediaType,
    source: String,
) -> (Document, Vec<Warning>) {
    let text = match media_type {
        MediaType::Markdown => markdown::read(&source),
        MediaType::Plain => plain::read(&source),
        MediaType::Html => html::read(&source),
    };
    finish(id, name, media_type, source, text)
}

/// A document whose text is `text` to the byte, where this version would read another text from `source`.
///
/// Passages keep their places; the structure is that of plain lines.
#[must_use]
pub fn restore(
    id: DocumentId,
    name: &str,
    media_type: MediaType,
    source: String,
    text: &str,
) -> (Document, Vec<Warning>) {
    let mut restored = plain::lines(text, source.len());
    restored.warnings.push(Warning::ReadOtherwise);
    finish(id, name, media_type, source, restored)
}

/// The SHA-256 of `text` in hexadecimal: the fingerprint of a source or of a plain text.
#[must_use]
pub fn fingerprint(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn finish(
    id: DocumentId,
    name: &str,
    media_type: MediaType,
    source: String,
    text: Text,
) -> (Document, Vec<Warning>) {
    let Text { text, mut blocks, mut warnings, title } = text;
    if blocks.is_empty() {
        warnings.push(Warning::Empty);
    }
    let found = sections::find(&text, &blocks);
    sections::outline(&mut blocks, found.title_block);
    let title = found.question.title.clone().or(title).unwrap_or_else(|| file_stem(name, &text));
    let source = Source { name: name.to_owned(), media_type: media_type.name().to_owned(), text: source };
    let document = Document {
        id,
        title,
        language: "fr".to_owned(),
        question: found.question,
        source,
        text,
        blocks,
        parts: found.parts,
        title_block: found.title_block,
    };
    (document, warnings)
}

/// What a document without a title is called: its file, or its first words.
fn file_stem(name: &str, text: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if stem.is_empty() { crate::model::claim::suggest_label(text) } else { stem.to_owned() }
}
