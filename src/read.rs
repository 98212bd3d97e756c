//! Readers: a source becomes a [`Document`].
//!
//! Reading cannot fail: whatever the source, there is a document and a list of warnings.
//! Nothing is ever executed, fetched or trusted: markup only decides how text is set.
//!
//! A file is opened once ([`decode`], then [`documents`]): its format is found, it is cut where it holds
//! several documents, and what was decided is kept in each [`Source`]. From then on a document is read from
//! its source alone ([`read_source`]), and always in the same way.

mod assemblee;
mod builder;
mod detect;
mod encoding;
mod excerpt;
mod glance;
mod head;
mod html;
mod json;
mod language;
mod line;
mod markdown;
mod pasted;
mod plain;
mod record;
mod sections;
mod senat;
mod split;
mod table;
pub(crate) mod xml;

use sha2::{Digest, Sha256};

pub use self::detect::{MediaType, media_type};
pub use self::encoding::{Decoded, NotText, decode, is_no_text};
pub use self::glance::{glance, glance_again, is_sure, table_rows, with_columns};
pub use self::line::LineReader;
pub use self::pasted::pasted;
pub use self::table::CsvRows;
pub use self::xml::{Element, Xml};
use crate::model::claim::suggest_label;
use crate::model::document::{Document, Warning};
use crate::model::identity::DocumentId;
use crate::model::source::{Column, Reading, Source, Wrapped};

use self::builder::Text;

/// The example of the application: our own words, on the facts of question n° 3331.
pub const EXAMPLE: &str = include_str!("read/example.md");
/// The name of the example's file.
pub const EXAMPLE_NAME: &str = "exemple-3331.md";

/// Reads a text called `name` as the document `id`; the format is found from its content and name.
///
/// Of a file with several documents, the first.
#[must_use]
pub fn read(id: DocumentId, name: &str, text: String) -> (Document, Vec<Warning>) {
    let source = split::sources(name, Decoded::from(text), None).next();
    read_source(id, source.unwrap_or_default())
}

/// Whether a file of that format, if it is JSON, holds questions: records with texts, and no annotations.
#[must_use]
pub fn holds_questions(media_type: MediaType, text: &str) -> bool {
    split::holds_questions(media_type, text)
}

/// Reads every document of a file called `name`, all at once; `id` names them.
#[must_use]
pub fn read_all(name: &str, file: Decoded, id: impl FnMut() -> DocumentId) -> Vec<(Document, Vec<Warning>)> {
    documents(name, file, None, id).collect()
}

/// The documents of a file called `name`, each read when it is asked for; `id` names them.
///
/// How many there are is known at once, so that a caller can say how far it is, stop, or let the screen live
/// between two of them. `columns` says what the columns of a table hold, where the analyst chose.
#[must_use]
pub fn documents<F: FnMut() -> DocumentId>(
    name: &str,
    mut file: Decoded,
    columns: Option<Vec<Column>>,
    mut id: F,
) -> impl ExactSizeIterator<Item = (Document, Vec<Warning>)> + use<F> {
    // What is true of the file is said once.
    let mut told = std::mem::take(&mut file.warnings);
    split::sources(name, file, columns).map(move |source| {
        let (document, mut warnings) = read_source(id(), source);
        if document.source.reading.wrapped == Some(Wrapped::Joined) {
            warnings.push(Warning::LinesJoined);
        }
        warnings.append(&mut told);
        (document, warnings)
    })
}

/// Reads a text of a known format.
#[must_use]
pub fn read_as(id: DocumentId, name: &str, media_type: MediaType, text: String) -> (Document, Vec<Warning>) {
    let (name, media_type) = (name.to_owned(), media_type.name().to_owned());
    read_source(id, Source { name, media_type, text, ..Source::default() })
}

/// `source` as it is to be read the other way: the lines of a plain text joined, or as they stand in the file.
///
/// Nothing, where its lines are hardly pieces of paragraphs.
#[must_use]
pub fn other_reading(source: &Source) -> Option<Source> {
    if MediaType::named(&source.media_type) != Some(MediaType::Plain) {
        return None;
    }
    let other = match source.reading.wrapped {
        Some(Wrapped::Joined) => Wrapped::AsIs,
        Some(Wrapped::AsIs) => Wrapped::Joined,
        None => plain::might_be_wrapped(&source.text).then_some(Wrapped::Joined)?,
    };
    let reading = Reading { wrapped: Some(other), ..source.reading.clone() };
    Some(Source { reading, ..source.clone() })
}

/// Reads a source as it was read before.
#[must_use]
pub fn read_source(id: DocumentId, source: Source) -> (Document, Vec<Warning>) {
    let read = text_of(&source);
    finish(id, source, read)
}

/// Reads a source again whose warnings were told when it was read first, and whose language is known.
#[must_use]
pub fn read_again(id: DocumentId, source: Source, language: String) -> Document {
    let read = text_of(&source);
    document(id, source, read, language)
}

fn text_of(source: &Source) -> Text {
    let text = &source.text;
    let columns = source.reading.columns.as_deref();
    let wrapped = source.reading.wrapped.unwrap_or(Wrapped::AsIs);
    match MediaType::named(&source.media_type).unwrap_or(MediaType::Plain) {
        MediaType::Markdown => markdown::read(text),
        MediaType::Plain => {
            let mut read = plain::read(text, wrapped);
            read.warnings.extend(plain::is_coded_mail(text).then_some(Warning::Mail));
            read
        }
        MediaType::Html if assemblee::is_page(text) => assemblee::read_page(text),
        MediaType::Html => html::read(text),
        MediaType::Json => table::read_json(text, columns),
        MediaType::Xml if !assemblee::xml_records(text).is_empty() => assemblee::read_xml(text),
        MediaType::Xml => html::read(text),
        MediaType::Csv | MediaType::JsonLines => match (columns, source.reading.delimiter) {
            (Some(columns), Some(delimiter)) => table::read_row(text, columns, delimiter),
            _ => plain::read(text, Wrapped::AsIs),
        },
    }
}

/// A document whose text is `text` to the byte, where this version would read another text from `source`.
///
/// Passages keep their places; the structure is that of plain lines.
#[must_use]
pub fn restore(id: DocumentId, source: Source, text: &str) -> (Document, Vec<Warning>) {
    let mut restored = plain::lines(text, source.text.len());
    restored.warnings.push(Warning::ReadOtherwise);
    finish(id, source, restored)
}

/// The SHA-256 of `text` in hexadecimal: the fingerprint of a source or of a plain text.
#[must_use]
pub fn fingerprint(text: &str) -> String {
    let mut whole = Fingerprint::default();
    whole.add(text.as_bytes());
    whole.finish()
}

/// The fingerprint of what comes piece by piece.
#[derive(Debug, Clone, Default)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// Takes in the next piece.
    pub fn add(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// The fingerprint of all pieces together.
    #[must_use]
    pub fn finish(self) -> String {
        let digest = self.0.finalize();
        let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
        digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
    }
}

fn finish(id: DocumentId, source: Source, mut text: Text) -> (Document, Vec<Warning>) {
    let mut warnings = std::mem::take(&mut text.warnings);
    if text.blocks.is_empty() {
        warnings.push(Warning::Empty);
    }
    if encoding::holds_controls(&text.text) {
        warnings.push(Warning::Controls);
    }
    let language = language::of(&text.text).to_owned();
    (document(id, source, text, language), warnings)
}

fn document(id: DocumentId, source: Source, text: Text, language: String) -> Document {
    let Text { text, mut blocks, title, question, parts, .. } = text;
    let found = sections::find(&text, &blocks, &parts);
    sections::outline(&mut blocks, found.title_block, &found.headings);
    let question = question.or(found.question);
    let short_name = || parts.first().and_then(|_| question.short_name());
    let title = question.title.clone().or(title.map(without_site)).or_else(short_name).or(found.name);
    Document {
        id,
        title: title.unwrap_or_else(|| file_stem(&source.name, &text)),
        language,
        question,
        source,
        text,
        blocks,
        parts: found.parts,
        title_block: found.title_block,
    }
}

/// The title of a page without the name of its site: `Un titre - Sénat`.
fn without_site(title: String) -> String {
    let sites = ["Sénat", "Assemblée nationale"];
    let bare =
        sites.iter().find_map(|site| title.strip_suffix(site)?.trim_end().strip_suffix(['-', '|', '–', '—']));
    bare.map(|bare| bare.trim_end().to_owned()).filter(|bare| !bare.is_empty()).unwrap_or(title)
}

/// What a document without a title is called: its file, or its first words.
fn file_stem(name: &str, text: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if stem.is_empty() { suggest_label(text) } else { stem.to_owned() }
}
