//! WebAnno TSV 3.3, for WebAnno and INCEpTION: a row for each token, a file for each document.
//!
//! Positions count UTF-16 units. [`super::layer`] says what the layers of passages and links are; a document
//! declares only those that it uses, as a project that lacks one refuses the file. How words are cut is told by
//! [`crate::model::unit::tokens`]; a passage that begins or ends inside a token stands on units below it, so
//! that nothing is widened. Only where it begins or ends with what is in no token, white space above all, it
//! is cut back to its words. The name of a document goes along as the identifier of its first sentence.
//!
//! Read are 3.1 to 3.3, every span layer but those of grammar, and relations. What stands between sentences is
//! not in the file: it is read as a line end, so that a text that comes back may differ in its white space.
//! Chains and slots are left out; for a chain layer that is said.

mod escape;
mod grid;
mod reading;

use self::grid::{Grid, Relation};
pub use self::reading::{read, recognise};
use super::layer::{self, CLAIM, FEATURES, LINK, LINK_FEATURES};
use super::offsets::{Offsets, Unit};
use super::outgoing::{File, Marked, Sheet, Writer};
use super::tokens::{Sentence, sentences};
use crate::model::dossier::Dossier;
use crate::model::outgoing::{Loss, Losses};

/// The ending of the files.
pub const EXTENSION: &str = ".tsv";

/// What the format cannot hold: as much as the layer cannot.
pub const LOSES: &[Loss] = layer::LOSES;

/// What the first line begins with, whatever the version.
const HEAD: &str = "#FORMAT=WebAnno TSV 3";

/// A writer of WebAnno TSV.
#[must_use]
pub fn writer() -> Box<dyn Writer> {
    Box::new(Documents { files: vec![layer::type_system()], losses: Losses::default() })
}

struct Documents {
    files: Vec<File>,
    losses: Losses,
}

impl Writer for Documents {
    fn document(&mut self, sheet: &Sheet<'_>) {
        if self.files.len() == 1 {
            self.losses.join(&layer::lost_links(sheet));
        }
        let sentences = sentences(sheet.document);
        let passages: Vec<Marked<'_>> = sheet.passages().collect();
        let mut grid = Grid::new(&sentences);
        let mut firsts = Vec::with_capacity(passages.len());
        for marked in &passages {
            let mut cut = false;
            let mut first = None;
            for span in marked.passage.spans.iter() {
                let (mark, whole) = grid.mark(span, layer::values(marked));
                cut |= !whole;
                first = first.or(mark);
            }
            self.losses.add(Loss::Boundaries, usize::from(cut));
            firsts.push(first);
        }
        for (link, from, to) in layer::links(sheet, &passages) {
            let end = |index: usize| firsts.get(index).copied().flatten();
            if let (Some(from), Some(to)) = (end(from), end(to)) {
                let values = [link.kind.to_string(), link.id.to_string()];
                grid.relate(Relation { from, to, values });
            }
        }
        let text = write(sheet, &sentences, grid);
        self.files.push(File::text(format!("{}{EXTENSION}", sheet.stem), "text/tab-separated-values", text));
    }

    fn finish(self: Box<Self>, _: &Dossier) -> Vec<File> {
        self.files
    }

    fn lost(&self) -> Losses {
        self.losses.clone()
    }
}

fn write(sheet: &Sheet<'_>, sentences: &[Sentence], grid: Grid) -> String {
    let document = sheet.document;
    let units = Offsets::new(&document.text, Unit::Utf16);
    let mut text = format!("{HEAD}.3\n");
    if grid.has_marks() {
        text.push_str(&format!("#T_SP={CLAIM}|{}\n", FEATURES.join("|")));
    }
    if grid.has_relations() {
        text.push_str(&format!("#T_RL={LINK}|{}|BT_{CLAIM}\n", LINK_FEATURES.join("|")));
    }
    text.push('\n');
    let rows = grid.rows();
    let mut rows = rows.iter().peekable();
    for (index, sentence) in sentences.iter().enumerate() {
        text.push('\n');
        if index == 0 {
            text.push_str(&format!("#Sentence.id={}\n", document.id));
        }
        for line in sentence.span.slice(&document.text).split('\n') {
            text.extend(["#Text=", &escape::text(line), "\n"]);
        }
        while let Some(row) = rows.next_if(|row| row.sentence == index) {
            let range = units.of(row.span);
            let words = escape::text(row.span.slice(&document.text));
            text.push_str(&format!("{}\t{}-{}\t{words}\t", row.id, range.start, range.end));
            for cell in &row.cells {
                text.extend([cell, "\t"]);
            }
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests;
