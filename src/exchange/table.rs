//! Tables for spreadsheets: a row for each passage, or for each claim (CSV and TSV, RFC 4180).
//!
//! UTF-8, lines end in CRLF, a cell stands in marks where it must. A cell that a spreadsheet would take for a
//! formula begins with an apostrophe, which is taken off again when it is read; numbers stay numbers. Kinds and
//! values are written by their names for people, in the language of the interface, under headers in it.
//!
//! Columns are chosen. What a table of passages always loses: the texts and their question data, claims that no
//! passage makes, links (they are told in words, not as records), who made claims, and the codebook. A column
//! that is not there loses what it would have said: without the one that tells who suggests a passage,
//! suggestions are left out, so that nobody takes them for work.
//!
//! Read are our own headers in either language, and any other table whose columns an analyst names.

mod cell;
mod claims;
mod header;
mod passages;
mod reading;
mod role;

pub use self::claims::writer as claims_writer;
pub use self::header::headers;
pub use self::passages::writer as passages_writer;
pub use self::reading::{read, read_as, recognise};
pub use self::role::{Role, guess, holds_passages};
use crate::model::outgoing::Separator;

/// A table that is being written.
struct Table {
    text: String,
    separator: Separator,
}

impl Table {
    /// Begins a table; `mark` says whether a byte order mark comes first.
    fn new(separator: Separator, mark: bool, headers: &[String]) -> Self {
        let mut table = Self { text: if mark { "\u{feff}".to_owned() } else { String::new() }, separator };
        table.row(headers);
        table
    }

    /// Writes a row.
    fn row(&mut self, cells: &[String]) {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.text.push(self.separator.character());
            }
            cell::write(cell, self.separator.character(), &mut self.text);
        }
        self.text.push_str("\r\n");
    }

    /// The name of the file, and its media type, by what stands between its cells.
    fn ending(separator: Separator) -> (&'static str, &'static str) {
        match separator {
            Separator::Tab => (".tsv", "text/tab-separated-values"),
            Separator::Comma | Separator::Semicolon => (".csv", "text/csv"),
        }
    }
}

#[cfg(test)]
mod tests;
