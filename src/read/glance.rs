//! What a table looks like before it is read: its columns, some of their values, its first row.

use std::ops::Range;
use std::rc::Rc;

use super::detect::{self, MediaType};
use super::encoding::Decoded;
use super::{split, table};
use crate::model::document::Document;
use crate::model::source::{Column, Reading, Source};
use crate::model::table::Table;

/// So many letters of a value are shown.
const SAMPLE: usize = 60;
/// So many values of a column.
const SAMPLES: usize = 3;

/// The table that a file called `name` is, whatever its columns hold; nothing, where it is none.
#[must_use]
pub fn glance(name: &str, file: &Decoded) -> Option<Table> {
    let text = &file.text;
    let (media_type, delimiter, columns, ranges) =
        match file.media_type.unwrap_or_else(|| detect::media_type(name, text)) {
            MediaType::Csv => {
                let delimiter = table::delimiter(text)?;
                let (columns, ranges) = split::all_rows(text, delimiter)?;
                (MediaType::Csv, Some(delimiter), columns, ranges)
            }
            media_type @ (MediaType::Json | MediaType::JsonLines) => {
                let (columns, ranges) = records(text, media_type)?;
                (MediaType::Json, None, columns, ranges)
            }
            _ => return None,
        };
    let row = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let samples = samples(&columns, ranges.iter().take(20).map(row), delimiter);
    let source = |text: &str, reading: Reading| Source {
        name: name.to_owned(),
        media_type: media_type.name().to_owned(),
        encoding: file.encoding,
        reading,
        text: text.to_owned(),
        ..Source::default()
    };
    let first = row(ranges.first()?);
    let reading = Reading { columns: Some(columns.clone()), delimiter, ..Reading::default() };
    Some(Table {
        again: Vec::new(),
        first: source(first, reading),
        file: source(text, Reading::default()),
        warnings: file.warnings.clone(),
        rows: ranges.len(),
        columns,
        samples,
    })
}

/// The table that `document` and those that share it were read from, as far as they tell, to be read again: its
/// columns hold what was chosen before. Nothing, where they come from no table.
#[must_use]
pub fn glance_again<'d>(
    document: &Document,
    sharing: impl Iterator<Item = &'d Rc<Document>>,
) -> Option<Table> {
    let first = document.source.clone();
    let delimiter = first.reading.delimiter;
    let sharing: Vec<&Rc<Document>> = sharing.collect();
    let texts = || sharing.iter().take(20).map(|document| document.source.text.as_str());
    let mut columns = first.reading.columns.clone()?;
    if delimiter.is_none() {
        // Of a record only the keys that are read were kept.
        let keys = std::iter::once(first.text.as_str()).chain(texts());
        for column in keys.filter_map(table::json_objects).flat_map(|(columns, _)| columns) {
            if columns.iter().all(|known| known.name != column.name) {
                columns.push(Column { role: None, ..column });
            }
        }
    }
    Some(Table {
        file: Source { text: String::new(), ..first.clone() },
        warnings: Vec::new(),
        samples: samples(&columns, texts(), delimiter),
        columns,
        rows: sharing.len(),
        first,
        again: sharing.iter().map(|document| document.id).collect(),
    })
}

/// `source` as it is to be read when the columns of its table are these.
#[must_use]
pub fn with_columns(source: &Source, columns: &[Column]) -> Source {
    // Fields are known by their place, keys by their name.
    let is_kept = |column: &&Column| source.reading.delimiter.is_some() || column.role.is_some();
    let columns = columns.iter().filter(is_kept).cloned().collect();
    Source { reading: Reading { columns: Some(columns), ..source.reading.clone() }, ..source.clone() }
}

/// The rows of a table, each with its number as spreadsheets count them, and what it says in each column, in the
/// order of `table.columns`.
#[must_use]
pub fn table_rows(table: &Table) -> Vec<(usize, Vec<String>)> {
    let text = &table.file.text;
    if table.first.reading.delimiter.is_none() {
        let (_, ranges) = records(text, detect::media_type(&table.file.name, text)).unwrap_or_default();
        let values = |range| table::json_values(text.get(range).unwrap_or_default(), &table.columns);
        return (1..).zip(ranges.into_iter().map(values)).collect();
    }
    let names = |cells: &[String]| {
        let mut pairs = cells.iter().zip(&table.columns);
        pairs.all(|(cell, column)| cell.trim_start_matches('\u{feff}').trim() == column.name)
    };
    let rows = table::CsvRows::new(text).into_iter().flatten().enumerate();
    rows.filter(|(index, (_, cells))| *index > 0 || !names(cells)).map(|(_, row)| row).collect()
}

/// Whether the names of the columns say that they hold questions, so that nobody need be asked.
#[must_use]
pub fn is_sure(columns: &[Column]) -> bool {
    table::tell_questions(&table::of_names(columns.iter().map(|column| column.name.as_str())))
}

/// The records of a file of JSON, or of JSON Lines, and all of their keys.
pub fn records(text: &str, media_type: MediaType) -> Option<(Vec<Column>, Vec<Range<usize>>)> {
    if media_type != MediaType::JsonLines {
        return table::json_objects(text);
    }
    let ranges = split::line_ranges(text);
    let (mut columns, _) = table::json_objects(text.get(ranges.first()?.clone())?)?;
    // A key may be missing from the first of them.
    for range in ranges.iter().skip(1).take(19) {
        let (more, _) = table::json_objects(text.get(range.clone())?)?;
        let new = |column: &Column| columns.iter().all(|known| known.name != column.name);
        let new: Vec<Column> = more.into_iter().filter(new).collect();
        columns.extend(new);
    }
    let columns = table::of_names(columns.iter().map(|column| column.name.as_str()));
    Some((columns, ranges))
}

fn samples<'t>(
    columns: &[Column],
    rows: impl Iterator<Item = &'t str>,
    delimiter: Option<char>,
) -> Vec<String> {
    let mut samples: Vec<Vec<String>> = vec![Vec::new(); columns.len()];
    for row in rows {
        let values = match delimiter {
            Some(delimiter) => table::row_values(row, delimiter),
            None => table::json_values(row, columns),
        };
        for (samples, value) in samples.iter_mut().zip(values) {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            // One long text says enough.
            let has_room = samples.len() < SAMPLES && samples.iter().all(|sample| sample.len() < SAMPLE / 2);
            if !value.is_empty() && has_room && !samples.contains(&cut(&value)) {
                samples.push(cut(&value));
            }
        }
    }
    samples.iter().map(|samples| samples.join(" · ")).collect()
}

fn cut(value: &str) -> String {
    match value.char_indices().nth(SAMPLE) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default().trim_end()),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identity::DocumentId;
    use crate::model::source::Role;
    use crate::model::table::with_role;
    use uuid::Uuid;

    #[track_caller]
    fn check(name: &str, text: &str, expected: &[(&str, Option<Role>, &str)], rows: usize) -> Table {
        let table = glance(name, &Decoded::from(text.to_owned())).unwrap();
        let found: Vec<_> = table
            .columns
            .iter()
            .zip(&table.samples)
            .map(|(column, sample)| (column.name.as_str(), column.role, sample.as_str()))
            .collect();
        assert_eq!((found.as_slice(), table.rows), (expected, rows));
        table
    }

    #[test]
    fn a_table_shows_every_column_with_some_of_its_values() {
        let csv = "\u{feff}Numéro;Corps;Vide\n1;\"La gare\nferme\";\n2;Le bus;\n";
        let expected = [
            ("Numéro", Some(Role::Number), "1 · 2"),
            ("Corps", None, "La gare ferme · Le bus"),
            ("Vide", None, ""),
        ];
        let table = check("q.csv", csv, &expected, 2);
        assert_eq!(table.first.text, "1;\"La gare\nferme\";");
        assert!(!is_sure(&table.columns));
        assert_eq!(table_rows(&table)[1], (3, vec!["2".to_owned(), "Le bus".to_owned(), String::new()]));
        let json = "{\"items\": [{\"ref\": 7, \"corps\": \"La gare\"}, {\"corps\": \"Le bus\"}]}";
        check("q.json", json, &[("ref", None, "7"), ("corps", None, "La gare · Le bus")], 2);
        let lines = "{\"ref\": 7}\n{\"texte\": \"La gare\", \"ref\": 8}\n";
        let table =
            check("q.jsonl", lines, &[("ref", None, "7 · 8"), ("texte", Some(Role::Question), "La gare")], 2);
        assert!(is_sure(&table.columns));
    }

    #[test]
    fn a_table_that_was_read_is_shown_again_as_it_was_meant() {
        for (name, text) in [
            ("q.csv", "titre;texte;corps\nUn;La gare;Bis\nDeux;Le bus;Ter\n"),
            (
                "q.jsonl",
                "{\"titre\": \"Un\", \"texte\": \"La gare\"}\n{\"titre\": \"Deux\", \"texte\": \"Le bus\", \"corps\": \"Ter\"}\n",
            ),
        ] {
            let mut number = 0;
            let id = || {
                number += 1;
                DocumentId(Uuid::from_u128(number))
            };
            let read = super::super::read_all(name, Decoded::from(text.to_owned()), id);
            let documents: Vec<Rc<Document>> =
                read.into_iter().map(|(document, _)| Rc::new(document)).collect();
            assert_eq!(documents.len(), 2, "{name}");
            assert!(documents[0].source.shares_table(&documents[1].source));
            let table = glance_again(&documents[1], documents.iter()).unwrap();
            assert_eq!((table.rows, table.again.len()), (2, 2));
            let role = |name: &str| table.columns.iter().find(|column| column.name == name).unwrap().role;
            assert_eq!((role("texte"), role("corps")), (Some(Role::Question), None), "{name}");
            let index = table.columns.iter().position(|column| column.name == "corps").unwrap();
            let chosen = with_role(&table.columns, index, Some(Role::Question));
            let source = with_columns(&documents[1].source, &chosen);
            assert_eq!(super::super::read_source(documents[1].id, source).0.text, "Deux\nTer", "{name}");
        }
        let plain = super::super::read(DocumentId(Uuid::nil()), "a.txt", "Mots".to_owned()).0;
        assert!(glance_again(&plain, std::iter::empty()).is_none());
    }

    #[test]
    fn what_is_no_table_is_none() {
        for (name, text) in [
            ("q.md", "# Titre\n\nMots"),
            ("a.json", "{\"format\": \"scolie/1\", \"documents\": [{\"id\": \"x\"}]}"),
            ("a.json", "[{\"label\": \"fait\", \"spans\": []}]"),
            ("a.json", "[1, 2]"),
            ("q.csv", "un;deux\n"),
        ] {
            assert!(glance(name, &Decoded::from(text.to_owned())).is_none(), "{text}");
        }
    }
}
