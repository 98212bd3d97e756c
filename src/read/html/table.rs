//! Tables: which ones hold data, and how far apart the cells of a row stand.
//!
//! A table that only lays out a page (tables, headings or whole pages of text inside its cells, or a
//! single column) is read as the text of its cells. In a table of data every row is a block, its cells
//! separated by a tab; a cell that spans columns or rows leaves the tabs of the cells it covers, so that
//! columns stay one under the other.

use std::ops::Range;

use super::tokens::Tag;
use super::tree::{Event, EventKind, is_heading};

/// The widest row, in columns: wider ones are no tables for readers, but a way to fill a memory.
const WIDEST: usize = 64;
/// A cell that holds more bytes than this is a page, not a cell.
const LONGEST_CELL: usize = 2000;

/// The row of a table of data that is being read.
#[derive(Debug, Default)]
pub struct Row {
    /// For each column, how many rows below a cell still covers.
    covered: Vec<u32>,
    /// The same for the next row.
    next: Vec<u32>,
    /// The column of the cell, and the one after it.
    column: usize,
    after: usize,
    open: bool,
    text: bool,
}

impl Row {
    /// The rows of the table whose events are `range`, if it holds data.
    pub fn of_table(events: &[Event], range: Range<usize>) -> Option<Self> {
        let mut cells = 0;
        let mut most = 0;
        let mut length = 0;
        let inside = events.get(range.start + 1..range.end).unwrap_or_default();
        for event in inside {
            match &event.kind {
                EventKind::Enter(tag, _) => match &*tag.name {
                    "table" => return None,
                    "tr" => cells = 0,
                    "td" | "th" => {
                        cells += 1;
                        most = most.max(cells);
                        length = 0;
                    }
                    name if is_heading(name) => return None,
                    _ => {}
                },
                EventKind::Text(text, _) | EventKind::Kept(text, _) => {
                    length += text.len();
                    if length > LONGEST_CELL {
                        return None;
                    }
                }
                _ => {}
            }
        }
        (most > 1).then(Self::default)
    }

    /// Begins a row; true where all its cells are headings.
    pub fn begin(&mut self, events: &[Event], range: Range<usize>) -> bool {
        self.covered = std::mem::take(&mut self.next);
        (self.column, self.after) = (0, 0);
        self.open = true;
        self.text = false;
        let cells = events.get(range).unwrap_or_default().iter().filter_map(|event| match &event.kind {
            EventKind::Enter(tag, _) if matches!(&*tag.name, "td" | "th") => Some(&*tag.name == "th"),
            _ => None,
        });
        let cells: Vec<bool> = cells.collect();
        !cells.is_empty() && cells.iter().all(|heading| *heading)
    }

    /// Begins a cell; how many tabs stand before it.
    pub fn cell(&mut self, tag: &Tag) -> usize {
        let mut column = self.after;
        while let Some(rows) = self.covered.get(column).copied().filter(|rows| *rows > 0) {
            self.cover(column, rows - 1);
            column += 1;
        }
        let columns = tag.number("colspan").unwrap_or(1).clamp(1, WIDEST as u32) as usize;
        let rows = tag.number("rowspan").unwrap_or(1).clamp(1, u32::MAX);
        let end = (column + columns).min(WIDEST.max(column + 1));
        for column in column..end.min(WIDEST) {
            self.cover(column, rows - 1);
        }
        let tabs = column - self.column;
        self.column = column;
        self.after = end;
        self.text = false;
        tabs
    }

    /// Ends the row.
    pub fn end(&mut self) {
        for column in self.after..self.covered.len() {
            if let Some(rows) = self.covered.get(column).copied().filter(|rows| *rows > 0) {
                self.cover(column, rows - 1);
            }
        }
        self.open = false;
        self.text = false;
    }

    /// Whether a row is open.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whether the cell holds text.
    pub fn has_text(&self) -> bool {
        self.text
    }

    /// Says that the cell holds text.
    pub fn has_begun(&mut self) {
        self.text = self.open;
    }

    fn cover(&mut self, column: usize, rows: u32) {
        if column < WIDEST {
            if self.next.len() <= column {
                self.next.resize(column + 1, 0);
            }
            if let Some(covered) = self.next.get_mut(column) {
                *covered = rows;
            }
        }
    }
}
