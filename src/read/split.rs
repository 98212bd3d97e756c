//! A file becomes sources: one, unless it holds several documents.

use std::ops::Range;

use super::detect::{self, MediaType};
use super::encoding::Decoded;
use super::{assemblee, json, plain, table};
use crate::model::source::{Column, Reading, Role, Source, Wrapped};

/// The sources in a file called `name`, each with all that it takes to read it again.
///
/// `columns` says what the columns of a table hold, where the analyst chose.
pub fn sources(name: &str, file: Decoded, columns: Option<Vec<Column>>) -> Vec<Source> {
    let media_type = detect::media_type(name, &file.text);
    let pieces = match media_type {
        MediaType::Json => table::json_records(&file.text).map(|(ranges, guessed)| {
            let columns = guessed.map(|guessed| columns.unwrap_or(guessed));
            (ranges, Reading { columns, ..Reading::default() })
        }),
        MediaType::JsonLines => lines(&file.text).map(|(ranges, guessed)| {
            let columns = guessed.map(|guessed| columns.unwrap_or(guessed));
            (ranges, Reading { columns, ..Reading::default() })
        }),
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
    let source = |start: usize, text: String| Source {
        name: name.to_owned(),
        media_type: media_type.name().to_owned(),
        encoding: file.encoding,
        start: u32::try_from(start).unwrap_or(u32::MAX),
        reading: reading.clone(),
        text,
    };
    // A record that is alone in its file is shown with all that stands around it.
    if ranges.len() < 2 && media_type != MediaType::Csv {
        return vec![source(0, file.text)];
    }
    let mut sources = Vec::with_capacity(ranges.len());
    let (mut at, mut bytes) = (0, 0);
    for range in ranges {
        let between = file.text.get(at..range.start).unwrap_or_default();
        bytes += between.chars().map(|character| file.encoding.length(character)).sum::<usize>();
        let text = file.text.get(range.clone()).unwrap_or_default();
        sources.push(source(bytes, text.to_owned()));
        bytes += text.chars().map(|character| file.encoding.length(character)).sum::<usize>();
        at = range.end;
    }
    sources
}

/// Whether a file of JSON holds questions.
pub fn holds_questions(name: &str, text: &str) -> bool {
    match detect::media_type(name, text) {
        MediaType::Json => table::json_records(text).is_some(),
        MediaType::JsonLines => lines(text).is_some(),
        _ => false,
    }
}

/// What the columns of a table are called, and what they seem to hold.
pub fn columns(name: &str, text: &str) -> Option<Vec<Column>> {
    match detect::media_type(name, text) {
        MediaType::Csv => {
            let delimiter = table::delimiter(text)?;
            Some(head(text, delimiter)?.0)
        }
        MediaType::Json => table::json_records(text)?.1,
        MediaType::JsonLines => lines(text)?.1,
        _ => None,
    }
}

/// The lines of JSON Lines.
fn lines(text: &str) -> Option<table::Pieces> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches('\u{feff}').trim();
        if !words.is_empty() {
            let at = start + line.find(words)?;
            ranges.push(at..at + words.len());
        }
        start += line.len();
    }
    let first = text.get(ranges.first()?.clone())?;
    let (_, columns) = table::json_records(first)?;
    let are_records = ranges
        .iter()
        .all(|range| text.get(range.clone()).is_some_and(|line| json::Json::scan(line).is_some()));
    are_records.then_some((ranges, columns))
}

/// The names of the columns of a CSV, and where its rows begin.
fn head(text: &str, delimiter: char) -> Option<(Vec<Column>, usize)> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let row = table::row(text, start, delimiter)?;
    let names: Vec<String> = row.fields.iter().map(|field| field.text().trim().to_owned()).collect();
    let mut columns = table::of_names(names.iter().map(String::as_str));
    let mut lengths = vec![0; columns.len()];
    let mut at = row.next;
    for _ in 0..20 {
        let Some(row) = table::row(text, at, delimiter) else { break };
        for (length, field) in lengths.iter_mut().zip(&row.fields) {
            *length = field.text().len().max(*length);
        }
        at = row.next;
    }
    table::by_length(&mut columns, |index| lengths.get(index).copied().unwrap_or_default());
    Some((columns, row.next))
}

/// The rows of a CSV, if some column holds a text.
fn rows(text: &str, chosen: Option<Vec<Column>>) -> Option<(Vec<Range<usize>>, Reading)> {
    let delimiter = table::delimiter(text)?;
    let (guessed, mut at) = head(text, delimiter)?;
    let columns = chosen.unwrap_or(guessed);
    let reads = |column: &Column| matches!(column.role, Some(Role::Question | Role::Answer));
    columns.iter().any(reads).then_some(())?;
    let mut ranges = Vec::new();
    while let Some(row) = table::row(text, at, delimiter) {
        at = row.next;
        if row.fields.iter().any(|field| !field.text().trim().is_empty()) {
            ranges.push(row.range);
        }
    }
    Some((ranges, Reading { columns: Some(columns), delimiter: Some(delimiter), ..Reading::default() }))
}
