//! CSV and TSV, as RFC 4180 has it and as spreadsheets write it: each field knows its bytes.

use std::ops::Range;

use crate::read::excerpt::Excerpt;

/// A row of a table.
#[derive(Debug)]
pub struct Row<'a> {
    /// Its fields.
    pub fields: Vec<Excerpt<'a>>,
    /// Its bytes, the line end left out.
    pub range: Range<usize>,
    /// Where the next row begins.
    pub next: usize,
}

/// What stands between the fields of tables, the likeliest first.
const DELIMITERS: [char; 4] = ['\t', ';', ',', '|'];

/// What stands between the fields of the table that `source` begins with.
pub fn delimiter(source: &str) -> Option<char> {
    let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let count = |delimiter: &char| row(source, start, *delimiter).map_or(0, |row| row.fields.len());
    let widest = DELIMITERS.iter().rev().max_by_key(|delimiter| count(delimiter))?;
    (count(widest) > 1).then_some(*widest)
}

/// The widest row: what follows in it is its last field. Wider ones are no tables for readers, but a way to
/// fill a memory.
const WIDEST: usize = 1000;

/// The row that begins at the byte `at`.
pub fn row(source: &str, at: usize, delimiter: char) -> Option<Row<'_>> {
    let mut fields = Vec::new();
    let mut start = at;
    source.get(at..).filter(|rest| !rest.is_empty())?;
    loop {
        let (field, end) = if fields.len() + 1 < WIDEST {
            field(source, start, delimiter)
        } else {
            let rest = source.get(start..).unwrap_or_default();
            let end = start + rest.find(['\n', '\r']).unwrap_or(rest.len());
            (Excerpt::of(source, start..end), end)
        };
        fields.push(field);
        let rest = source.get(end..).unwrap_or_default();
        if rest.starts_with(delimiter) {
            start = end + delimiter.len_utf8();
            continue;
        }
        let line_end = if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
        return Some(Row { fields, range: at..end, next: end + line_end });
    }
}

/// The rows of a table, each with its number as spreadsheets count them (from 1), blank ones left out.
#[derive(Debug)]
pub struct CsvRows<'a> {
    source: &'a str,
    delimiter: char,
    at: usize,
    number: usize,
}

impl<'a> CsvRows<'a> {
    /// The rows of `source`, if it is a table of several columns.
    #[must_use]
    pub fn new(source: &'a str) -> Option<Self> {
        let at = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Some(Self { source, delimiter: delimiter(source)?, at, number: 0 })
    }
}

impl Iterator for CsvRows<'_> {
    type Item = (usize, Vec<String>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let row = row(self.source, self.at, self.delimiter)?;
            self.at = row.next;
            self.number += 1;
            if row.fields.iter().any(|field| !field.text().trim().is_empty()) {
                let cells = row.fields.iter().map(|field| field.text().to_owned());
                return Some((self.number, cells.collect()));
            }
        }
    }
}

/// What the fields of a row say.
pub fn row_values(source: &str, delimiter: char) -> Vec<String> {
    let fields = row(source, 0, delimiter).map(|row| row.fields).unwrap_or_default();
    fields.iter().map(|field| field.text().to_owned()).collect()
}

/// The field that begins at the byte `start`, and where it ends.
fn field(source: &str, start: usize, delimiter: char) -> (Excerpt<'_>, usize) {
    let rest = source.get(start..).unwrap_or_default();
    let ends = |character: char| character == delimiter || character == '\n' || character == '\r';
    let Some(quoted) = rest.strip_prefix('"') else {
        let end = start + rest.find(ends).unwrap_or(rest.len());
        return (Excerpt::of(source, start..end), end);
    };
    let mut excerpt = Excerpt::default();
    let mut at = start + 1;
    let mut rest = quoted;
    loop {
        let length = rest.find('"').unwrap_or(rest.len());
        excerpt.push(rest.get(..length).unwrap_or_default(), at..at + length, true);
        at += length;
        let Some(after) = rest.get(length..).and_then(|rest| rest.strip_prefix('"')) else {
            return (excerpt, at);
        };
        if let Some(after) = after.strip_prefix('"') {
            excerpt.push("\"", at..at + 2, false);
            at += 2;
            rest = after;
        } else {
            // What stands after the closing mark belongs to the field all the same.
            let end = after.find(ends).unwrap_or(after.len());
            excerpt.push(after.get(..end).unwrap_or_default(), at + 1..at + 1 + end, true);
            return (excerpt, at + 1 + end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, delimiter: char, expected: &[&[&str]]) {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(row) = row(source, at, delimiter) {
            assert!(row.next > at);
            at = row.next;
            found.push(row.fields.iter().map(|field| field.text().to_owned()).collect::<Vec<_>>());
        }
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn rows_are_read_as_spreadsheets_write_them() {
        check("a;b\r\n\"c;\"\"d\"\"\r\ne\";f\r\n", ';', &[&["a", "b"], &["c;\"d\"\r\ne", "f"]]);
        check("a,\n,b", ',', &[&["a", ""], &["", "b"]]);
        check("\"a\"x,b\n\"open", ',', &[&["ax", "b"], &["open"]]);
    }

    #[test]
    fn the_delimiter_is_the_one_that_makes_most_fields() {
        assert_eq!(delimiter("numéro;titre, long;texte\n"), Some(';'));
        assert_eq!(delimiter("a\tb\n"), Some('\t'));
        assert_eq!(delimiter("un seul\n"), None);
    }

    #[test]
    fn doubled_marks_know_their_bytes() {
        let source = "\"a\"\"b\"";
        let row = row(source, 0, ',').unwrap();
        let traced = row.fields[0].trace(0..3);
        let raw: Vec<_> = traced.iter().map(|traced| &source[traced.source.clone()]).collect();
        assert_eq!(raw, ["a", "\"\"", "b"]);
    }
}
