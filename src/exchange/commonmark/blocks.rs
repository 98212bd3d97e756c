//! The blocks of a document: paragraphs, headings, lists, quotations, code and tables.

use super::inline::{escape, inline};
use crate::model::document::{Block, BlockKind};
use crate::model::segment::Segment;

/// The widest number of an item that CommonMark knows.
const WIDEST_NUMBER: u64 = 999_999_999;

/// Blocks that are being written.
pub struct Blocks<'a> {
    source: &'a str,
    level: u8,
    /// How many footnotes came before those of this document.
    before: u32,
    text: String,
    /// How wide the markers of the open items are, the outermost first.
    markers: Vec<usize>,
    /// Whether each of those lists is ordered.
    ordered: Vec<bool>,
    quoted: u8,
    was_item: bool,
    rows: Vec<Vec<String>>,
}

impl<'a> Blocks<'a> {
    /// Those of `source`, whose title is a heading of that level.
    pub fn new(source: &'a str, level: u8, before: u32) -> Self {
        let (text, markers, ordered, rows) = (String::new(), Vec::new(), Vec::new(), Vec::new());
        Self { source, level, before, text, markers, ordered, quoted: 0, was_item: false, rows }
    }

    /// Adds a heading that is no block of the document.
    pub fn heading(&mut self, level: u8, words: &str) {
        self.end_lists(0);
        self.lines(&format!("{} {}", "#".repeat(usize::from(level.clamp(1, 6))), escape(words, true)));
    }

    /// Adds a paragraph that is no block of the document.
    pub fn paragraph(&mut self, words: &str) {
        self.end_lists(0);
        self.lines(&escape(words, false));
    }

    /// Adds a block; a small heading is only a line.
    pub fn block(&mut self, block: &Block, segments: &[Segment], is_small: bool) {
        let (source, before) = (self.source, self.before);
        let words = |on_one_line| inline(segments, source, before, on_one_line);
        if let BlockKind::Row(_) = block.kind {
            if self.quoted != block.quoted {
                self.end_lists(block.quoted);
            }
            let cells = words(true);
            self.rows.push(cells);
            return;
        }
        match block.kind {
            BlockKind::Heading(own) if !is_small => {
                let level = usize::from(self.level.saturating_add(own.saturating_sub(1)).clamp(1, 6));
                let words = words(true).join(" ");
                self.end_lists(block.quoted);
                self.lines(&format!("{} {words}", "#".repeat(level)));
            }
            BlockKind::Code => {
                let code = block.span.slice(self.source);
                let longest = code.split(|own| own != '`').map(str::len).max().unwrap_or(0);
                let fence = "`".repeat(longest.max(2) + 1);
                let notes: String = segments
                    .iter()
                    .flat_map(|segment| segment.marks.iter().rev().filter(|mark| mark.tail))
                    .map(|mark| format!("[^{}]", self.before + mark.number))
                    .collect();
                self.end_lists(block.quoted);
                self.lines(&format!("{fence}\n{code}\n{fence}"));
                if !notes.is_empty() {
                    self.lines(&notes);
                }
            }
            BlockKind::Item(depth, number) => {
                let words = words(false).join("\t");
                self.item(usize::from(depth).max(1), number, block.quoted, &words);
            }
            BlockKind::Continuation(depth) => {
                let words = words(false).join("\t");
                let kept = self.markers.len().min(usize::from(depth));
                self.end_rows();
                self.change_quote(block.quoted);
                self.markers.truncate(kept);
                self.was_item = false;
                let indent: usize = self.markers.iter().sum();
                self.lines(&indented(&words, indent, indent));
            }
            _ => {
                let words = words(false).join("\t");
                self.end_lists(block.quoted);
                self.lines(&words);
            }
        }
    }

    /// All of it.
    pub fn finish(mut self) -> String {
        self.end_rows();
        self.text.push('\n');
        self.text
    }

    fn item(&mut self, depth: usize, number: Option<u64>, quoted: u8, words: &str) {
        self.end_rows();
        self.change_quote(quoted);
        let marker = match number {
            Some(number) if number <= WIDEST_NUMBER => format!("{number}. "),
            _ => "- ".to_owned(),
        };
        let ordered = marker != "- ";
        // A list of another sort is another list.
        let same = self.ordered.get(depth - 1).is_none_or(|own| *own == ordered);
        self.markers.truncate(depth - 1);
        self.ordered.truncate(depth - 1);
        self.ordered.resize(depth, ordered);
        let indent: usize = self.markers.iter().sum();
        self.markers.push(marker.len());
        let follows = std::mem::replace(&mut self.was_item, true);
        // Items of one list stand close to one another.
        if follows && same && self.text.ends_with("\n\n") {
            self.text.pop();
        }
        let rest = indented(words, 0, indent + marker.len());
        let was_item = self.was_item;
        self.lines(&format!("{}{marker}{rest}", " ".repeat(indent)));
        self.was_item = was_item;
    }

    /// Whatever comes is no item any more.
    fn end_lists(&mut self, quoted: u8) {
        self.end_rows();
        self.change_quote(quoted);
        self.markers.clear();
        self.was_item = false;
    }

    fn change_quote(&mut self, quoted: u8) {
        if self.quoted != quoted {
            self.markers.clear();
            self.was_item = false;
            self.quoted = quoted;
        }
    }

    /// Writes the table that was gathered. Its first row is its head: there is no table without.
    fn end_rows(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let Some(width) = rows.iter().map(Vec::len).max() else { return };
        let mut table = String::new();
        for (index, row) in rows.iter().enumerate() {
            let cells: Vec<&str> =
                (0..width).map(|at| row.get(at).map(String::as_str).unwrap_or_default()).collect();
            table.extend(["| ", &cells.join(" | "), " |\n"]);
            if index == 0 {
                table.extend(["|", &"---|".repeat(width), "\n"]);
            }
        }
        self.lines(table.trim_end());
    }

    /// Adds lines, in as many quotations as the block stands in, and an empty one.
    fn lines(&mut self, lines: &str) {
        let prefix = "> ".repeat(usize::from(self.quoted));
        for line in lines.split('\n') {
            self.text.extend([prefix.as_str(), line]);
            self.text.push('\n');
        }
        self.text.push('\n');
    }
}

/// Lines that begin so many columns from the edge, the first one elsewhere.
fn indented(words: &str, first: usize, rest: usize) -> String {
    let rest = format!("\n{}", " ".repeat(rest));
    format!("{}{}", " ".repeat(first), words.replace('\n', &rest))
}
