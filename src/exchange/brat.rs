//! brat: for each document a text and its stand-off annotations, with the configuration that shows them.
//!
//! A passage is a text-bound annotation of the type of its claim, its extracts as fragments; one that runs
//! over an end of line is cut there, as brat itself does. What the claim says is a note beside it, what is
//! commented another; attributes of chosen values are attributes, links are relations, and what a program
//! suggests has the attribute `Suggested`. brat knows letters, digits, `-` and `_` in names, and no space: the
//! words that people read stand in `visual.conf`. All else is in `scolie.json`, which brat does not look at.
//! Offsets count code points.
//!
//! Lost: definitions of the codebook, how far the work has come, and how the texts are set.

mod config;
mod line;
mod reading;

use std::collections::BTreeMap;

use self::config::Names;
pub use self::reading::{read, recognise};
use super::beside::{self, Beside};
use super::loose::{Out, object};
use super::offsets::{Offsets, Unit};
use super::outgoing::{File, Marked, Sheet, Writer};
use crate::model::claim::Value;
use crate::model::codebook::Form;
use crate::model::dossier::Dossier;
use crate::model::identity::PassageId;
use crate::model::language::Language;
use crate::model::outgoing::Loss;
use crate::model::span::Span;

/// What a folder of it cannot hold.
pub const LOSES: &[Loss] = beside::LOSES;

/// The file that holds what brat has no place for.
pub const BESIDE: &str = "scolie.json";
/// The note that says the claim.
const CLAIM: &str = "Claim";
/// The note that holds a comment.
const COMMENT: &str = "AnnotatorNotes";
/// The attribute of what a program suggests.
const SUGGESTED: &str = "Suggested";

/// Writes a folder, its labels in `language`.
pub fn writer(language: Language) -> Box<dyn Writer> {
    Box::new(Folder {
        language,
        names: None,
        files: Vec::new(),
        beside: Beside::default(),
        documents: Vec::new(),
    })
}

struct Folder {
    language: Language,
    names: Option<Names>,
    files: Vec<File>,
    beside: Beside,
    documents: Vec<(String, Out)>,
}

impl Writer for Folder {
    fn document(&mut self, sheet: &Sheet<'_>) {
        let names = self.names.get_or_insert_with(|| Names::of(sheet.dossier));
        let (beside, links) = self.beside.write(sheet, Unit::CodePoints);
        let mut page =
            Page { sheet, names, lines: String::new(), marks: BTreeMap::new(), attributes: 0, notes: 0 };
        let offsets = Offsets::new(&sheet.document.text, Unit::CodePoints);
        let mut kept: Vec<Out> = Vec::new();
        for marked in sheet.passages() {
            let mark = page.passage(marked, &offsets);
            if touches_lines(&sheet.document.text, marked.passage.spans.iter()) {
                kept.push(mark.into());
            }
        }
        for (n, shown) in links.iter().enumerate() {
            if let (Some(from), Some(to)) = (page.marks.get(&shown.from), page.marks.get(&shown.to)) {
                let kind = page.names.link(&shown.link.kind);
                page.lines.push_str(&format!("R{}\t{kind} Arg1:{from} Arg2:{to}\n", n + 1));
            }
        }
        let marks = page.marks.iter().map(|(id, mark)| (mark.clone().into(), Out::from(id.to_string())));
        let marks = Out::Object(marks.collect());
        self.documents.push((
            sheet.stem.to_owned(),
            object([("marks", marks), ("kept", kept.into()), (beside::KEY, Out::Written(beside))]),
        ));
        let name = |ending: &str| format!("{}{ending}", sheet.stem);
        self.files.push(File::text(name(".ann"), "text/plain", page.lines));
        self.files.push(File::text(name(".txt"), "text/plain", sheet.document.text.clone()));
    }

    fn finish(mut self: Box<Self>, dossier: &Dossier) -> Vec<File> {
        let names = self.names.unwrap_or_else(|| Names::of(dossier));
        let documents = self.documents.into_iter().map(|(stem, document)| (stem.into(), document));
        let beside = names.write().with("documents", Out::Object(documents.collect()));
        let annotation = config::annotation(dossier, &names);
        let visual = config::visual(&dossier.codebook, &names, self.language);
        self.files.push(File::text("annotation.conf", "text/plain", annotation));
        self.files.push(File::text("visual.conf", "text/plain", visual));
        self.files.push(File::text(BESIDE, "application/json", beside.pretty()));
        self.files
    }
}

/// The annotations of one document.
struct Page<'a> {
    sheet: &'a Sheet<'a>,
    names: &'a Names,
    lines: String,
    /// What each passage is called.
    marks: BTreeMap<PassageId, String>,
    attributes: usize,
    notes: usize,
}

impl Page<'_> {
    /// Writes a passage; what it is called.
    fn passage(&mut self, marked: Marked<'_>, offsets: &Offsets<'_>) -> String {
        let Marked { passage, claim, .. } = marked;
        let text = &self.sheet.document.text;
        let mark = format!("T{}", self.marks.len() + 1);
        self.marks.insert(passage.id, mark.clone());
        let fragments: Vec<Span> = passage.spans.iter().flat_map(|span| by_line(text, span)).collect();
        let places =
            fragments.iter().map(|span| offsets.of(*span)).map(|at| format!("{} {}", at.start, at.end));
        let words: Vec<&str> = fragments.iter().map(|span| span.slice(text)).collect();
        self.lines.push_str(&format!(
            "{mark}\t{} {}\t{}\n",
            self.names.kind(&claim.kind),
            places.collect::<Vec<_>>().join(";"),
            words.join(" ").replace(['\n', '\r'], " ")
        ));
        if passage.suggestion.is_some() {
            self.attribute(&mark, SUGGESTED, "");
        }
        for (name, value) in &claim.attributes {
            let attribute = self.sheet.dossier.codebook.attribute(name);
            let is_choice = attribute.is_some_and(|attribute| attribute.form == Form::Choice);
            if let (Value::One(value), true) = (value, is_choice) {
                let (name, value) = (self.names.attribute(name), self.names.value(value));
                self.attribute(&mark, &name, &value);
            }
        }
        self.note(&mark, CLAIM, &claim.label);
        self.note(&mark, COMMENT, &passage.comment);
        mark
    }

    fn attribute(&mut self, mark: &str, name: &str, value: &str) {
        self.attributes += 1;
        let value = if value.is_empty() { String::new() } else { format!(" {value}") };
        self.lines.push_str(&format!("A{}\t{name} {mark}{value}\n", self.attributes));
    }

    fn note(&mut self, mark: &str, sort: &str, words: &str) {
        if !words.trim().is_empty() {
            self.notes += 1;
            let words = words.split(['\n', '\r', '\t']).collect::<Vec<_>>().join(" ");
            self.lines.push_str(&format!("#{}\t{sort} {mark}\t{words}\n", self.notes));
        }
    }
}

/// The pieces of a span that stand on lines of their own; where there is nothing but ends of line, the span.
fn by_line(text: &str, span: Span) -> Vec<Span> {
    let start = span.start() as usize;
    let mut pieces = Vec::new();
    let mut at = start;
    for line in span.slice(text).split('\n') {
        pieces.extend(Span::within(text, at, at + line.len()));
        at += line.len() + 1;
    }
    if pieces.is_empty() { vec![span] } else { pieces }
}

/// Whether a passage would come back otherwise than it is, were its pieces joined over the ends of lines.
fn touches_lines(text: &str, spans: impl Iterator<Item = Span>) -> bool {
    let spans: Vec<Span> = spans.collect();
    let pieces: Vec<Span> = spans.iter().flat_map(|span| by_line(text, *span)).collect();
    let joined = join_lines(text, &pieces);
    joined != spans
}

/// Joins pieces that only ends of line part.
fn join_lines(text: &str, pieces: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for piece in pieces {
        let gap = joined.last().and_then(|last| text.get(last.end() as usize..piece.start() as usize));
        let is_line =
            gap.is_some_and(|gap| !gap.is_empty() && gap.chars().all(|character| character == '\n'));
        match joined.last_mut() {
            Some(last) if is_line => *last = Span::new(last.start(), piece.end()).unwrap_or(*last),
            _ => joined.push(*piece),
        }
    }
    joined
}

#[cfg(test)]
mod tests;
