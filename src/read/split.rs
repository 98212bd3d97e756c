//! A file becomes sources: one, unless it holds several documents.

use std::ops::Range;

use super::detect::{self, MediaType};
use super::encoding::Decoded;
use super::{assemblee, glance, json, plain, table};
use crate::model::source::{Column, Reading, Source, Wrapped};

/// The sources in a file, made one by one, each with all that it takes to read it again.
#[derive(Debug, Default)]
pub struct Sources {
    name: String,
    file: Decoded,
    media_type: &'static str,
    reading: Reading,
    /// The bytes of those that are still to come; none where the file is one source.
    ranges: Option<std::vec::IntoIter<Range<usize>>>,
    /// How far the text is cut, in its own bytes and in those of the file.
    at: usize,
    bytes: usize,
    is_done: bool,
}

/// The sources in a file called `name`.
///
/// `columns` says what the columns of a table hold, where the analyst chose.
pub fn sources(name: &str, file: Decoded, columns: Option<Vec<Column>>) -> Sources {
    let media_type = file.media_type.unwrap_or_else(|| detect::media_type(name, &file.text));
    let is_chosen = columns.is_some();
    let guessed = |(ranges, columns): table::Pieces| (ranges, Reading { columns, ..Reading::default() });
    let chosen = |columns: Vec<Column>| {
        let (_, ranges) = glance::records(&file.text, media_type)?;
        let columns = columns.into_iter().filter(|column| column.role.is_some()).collect();
        Some((ranges, Reading { columns: Some(columns), ..Reading::default() }))
    };
    let pieces = match media_type {
        MediaType::Json | MediaType::JsonLines if is_chosen => columns.and_then(chosen),
        MediaType::Json => table::json_records(&file.text).map(guessed),
        MediaType::JsonLines => lines(&file.text).map(guessed),
        MediaType::Xml => Some((assemblee::xml_records(&file.text), Reading::default())),
        MediaType::Csv => rows(&file.text, columns),
        MediaType::Plain => {
            let wrapped = (plain::wrapped(&file.text) == Wrapped::Joined).then_some(Wrapped::Joined);
            Some((Vec::new(), Reading { wrapped, ..Reading::default() }))
        }
        MediaType::Markdown | MediaType::Html => None,
    };
    let media_type = match media_type {
        // A line of JSON Lines is a record of JSON.
        MediaType::JsonLines if pieces.is_some() => MediaType::Json,
        // A table without a text is shown as it stands.
        MediaType::JsonLines | MediaType::Csv if pieces.is_none() => MediaType::Plain,
        other => other,
    };
    let (ranges, reading) = pieces.unwrap_or_default();
    // A record that is alone in its file is shown with all that stands around it.
    let is_cut = ranges.len() > 1 || media_type == MediaType::Csv || (is_chosen && !ranges.is_empty());
    Sources {
        name: name.to_owned(),
        file,
        media_type: media_type.name(),
        reading,
        ranges: is_cut.then(|| ranges.into_iter()),
        ..Sources::default()
    }
}

impl Sources {
    fn source(&self, start: usize, text: String) -> Source {
        Source {
            name: self.name.clone(),
            media_type: self.media_type.to_owned(),
            encoding: self.file.encoding,
            start: u32::try_from(start).unwrap_or(u32::MAX),
            reading: self.reading.clone(),
            text,
        }
    }

    /// How many bytes of the file the bytes `range` of its text are.
    fn length(&self, range: Range<usize>) -> usize {
        let text = self.file.text.get(range).unwrap_or_default();
        text.chars().map(|character| self.file.encoding.length(character)).sum()
    }
}

impl Iterator for Sources {
    type Item = Source;

    fn next(&mut self) -> Option<Source> {
        let Some(ranges) = &mut self.ranges else {
            let text = std::mem::take(&mut self.file.text);
            return (!std::mem::replace(&mut self.is_done, true)).then(|| self.source(0, text));
        };
        let range = ranges.next()?;
        let start = self.bytes + self.length(self.at..range.start);
        self.bytes = start + self.length(range.clone());
        self.at = range.end;
        let text = self.file.text.get(range).unwrap_or_default().to_owned();
        Some(self.source(start, text))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.ranges {
            Some(ranges) => ranges.size_hint(),
            None => (usize::from(!self.is_done), Some(usize::from(!self.is_done))),
        }
    }
}

impl ExactSizeIterator for Sources {}

/// Whether a file of JSON holds questions.
pub fn holds_questions(media_type: MediaType, text: &str) -> bool {
    match media_type {
        MediaType::Json => table::json_records(text).is_some(),
        MediaType::JsonLines => lines(text).is_some(),
        _ => false,
    }
}

/// The lines of JSON Lines.
fn lines(text: &str) -> Option<table::Pieces> {
    let ranges = line_ranges(text);
    let first = text.get(ranges.first()?.clone())?;
    let (_, columns) = table::json_records(first)?;
    let are_records = ranges
        .iter()
        .all(|range| text.get(range.clone()).is_some_and(|line| json::Json::scan(line).is_some()));
    are_records.then_some((ranges, columns))
}

/// The lines of `text` that are not blank, without the space around them.
pub fn line_ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches('\u{feff}').trim_start();
        let at = start + line.len() - words.len();
        let words = words.trim_end();
        if !words.is_empty() {
            ranges.push(at..at + words.len());
        }
        start += line.len();
    }
    ranges
}

/// A cell that is as long as this, in bytes, is the name of no column.
const LONGEST_NAME: usize = 120;

/// Whether the first row of a table is one of its questions, where none of its cells is a name that is known: a
/// cell is a long text, or a number stands beside a text.
fn is_headless(names: &[String], columns: &[Column]) -> bool {
    let is_number = |name: &String| {
        !name.is_empty() && name.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '/' | '-' | '.'))
    };
    let holds = |length: usize| names.iter().any(|name| name.len() >= length);
    columns.iter().all(|column| column.role.is_none())
        && (holds(LONGEST_NAME) || holds(LONGEST_NAME / 3) && names.iter().any(is_number))
}

/// The names of the columns of a CSV, and where its rows begin; numbers, where the first row names none.
fn head(text: &str, delimiter: char) -> Option<(Vec<Column>, usize)> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let row = table::row(text, start, delimiter)?;
    let names: Vec<String> = row.fields.iter().map(|field| field.text().trim().to_owned()).collect();
    let mut columns = table::of_names(names.iter().map(String::as_str));
    let is_headless = is_headless(&names, &columns);
    if is_headless {
        let numbered = |(index, _): (usize, Column)| Column { name: (index + 1).to_string(), role: None };
        columns = columns.into_iter().enumerate().map(numbered).collect();
    }
    let first = if is_headless { start } else { row.next };
    let mut lengths = vec![0; columns.len()];
    let mut at = first;
    for _ in 0..20 {
        let Some(row) = table::row(text, at, delimiter) else { break };
        for (length, field) in lengths.iter_mut().zip(&row.fields) {
            *length = field.text().len().max(*length);
        }
        at = row.next;
    }
    table::by_length(&mut columns, |index| lengths.get(index).copied().unwrap_or_default());
    Some((columns, first))
}

/// The rows of a CSV, if they are questions or the analyst says so.
fn rows(text: &str, chosen: Option<Vec<Column>>) -> Option<(Vec<Range<usize>>, Reading)> {
    let delimiter = table::delimiter(text)?;
    let (columns, ranges) = match chosen {
        Some(chosen) => (chosen, all_rows(text, delimiter)?.1),
        None => all_rows(text, delimiter).filter(|(columns, _)| table::tell_questions(columns))?,
    };
    Some((ranges, Reading { columns: Some(columns), delimiter: Some(delimiter), ..Reading::default() }))
}

/// The rows of a CSV that are not blank, and its columns with what they seem to hold.
pub fn all_rows(text: &str, delimiter: char) -> Option<(Vec<Column>, Vec<Range<usize>>)> {
    let (columns, mut at) = head(text, delimiter)?;
    let mut ranges = Vec::new();
    while let Some(row) = table::row(text, at, delimiter) {
        at = row.next;
        if row.fields.iter().any(|field| !field.text().trim().is_empty()) {
            ranges.push(row.range);
        }
    }
    Some((columns, ranges))
}
