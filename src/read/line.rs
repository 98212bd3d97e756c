//! Lines of JSON that come one by one, from a file that is never held as a whole.

use super::detect::MediaType;
use super::json::Json;
use super::{read_source, table};
use crate::model::document::{Document, Warning};
use crate::model::identity::DocumentId;
use crate::model::source::{Column, Reading, Source};

/// How the lines of a file of JSON Lines are read: as those of the same file are when it is opened at once.
#[derive(Debug, Clone)]
pub struct LineReader {
    name: String,
    reading: Reading,
}

impl LineReader {
    /// For the file `name` whose first line is `first`; nothing, where that is no question.
    ///
    /// `columns` says what its keys hold, where someone chose.
    #[must_use]
    pub fn of(name: &str, first: &str, columns: Option<Vec<Column>>) -> Option<Self> {
        let chosen = |columns: Vec<Column>| columns.into_iter().filter(|own| own.role.is_some()).collect();
        let columns = match columns.map(chosen) {
            Some(columns) => Json::scan(first).map(|_| Some(columns))?,
            None => table::json_records(first)?.1,
        };
        Some(Self { name: name.to_owned(), reading: Reading { columns, ..Reading::default() } })
    }

    /// The question of the line that begins at the byte `start` of the file; nothing, where it is no object of
    /// JSON. `id` names it.
    #[must_use]
    pub fn read(
        &self,
        line: &str,
        start: u64,
        id: impl FnOnce(&Source) -> DocumentId,
    ) -> Option<(Document, Vec<Warning>)> {
        let text = line.trim_start_matches('\u{feff}').trim_start();
        let at = start + (line.len() - text.len()) as u64;
        let text = text.trim_end();
        Json::scan(text).filter(|json| json.root().is_object())?;
        let source = Source {
            name: self.name.clone(),
            media_type: MediaType::Json.name().to_owned(),
            start: u32::try_from(at).unwrap_or(u32::MAX),
            reading: self.reading.clone(),
            text: text.to_owned(),
            ..Source::default()
        };
        Some(read_source(id(&source), source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Decoded, read_all};
    use uuid::Uuid;

    #[test]
    fn a_line_by_itself_is_the_same_question_as_in_its_file() {
        let file = "\u{feff}{\"numero\": 1, \"titre\": \"Gares\", \"texte\": \"La gare ferme.\"}\n\n  \
                    {\"numero\": 2, \"texte\": \"L’été 👩.\"}\r\n{\"numero\": 3, \"texte\": \"c\"}";
        let id = DocumentId(Uuid::nil());
        let whole = read_all("q.jsonl", Decoded::from(file.to_owned()), || id);
        let first = file.lines().next().unwrap();
        let reader = LineReader::of("q.jsonl", first, None).unwrap();
        let mut start = 0;
        let mut single = Vec::new();
        for line in file.split_inclusive('\n') {
            single.extend(reader.read(line, start, |_| id));
            start += line.len() as u64;
        }
        assert_eq!((single.len(), &single), (3, &whole));
    }

    #[test]
    fn what_is_no_question_is_none() {
        assert!(LineReader::of("q", "{\"a\": 1}", None).is_none());
        let reader = LineReader::of("q", "{\"numero\": 1, \"texte\": \"a\"}", None).unwrap();
        for line in ["", "[1]", "{\"numero\": 1", "\"texte\""] {
            assert!(reader.read(line, 0, |_| DocumentId(Uuid::nil())).is_none(), "{line}");
        }
    }
}
