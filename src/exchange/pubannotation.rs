//! PubAnnotation and TextAE: for each document a text with denotations, relations and attributes.
//!
//! A passage is a denotation of the kind of its claim; one of several extracts is a chain of denotations, the
//! last of which has the kind, as PubAnnotation itself chains them. What the claim says, what is noted and
//! commented, and the attributes that are texts are attributes; links are relations; what a program suggests
//! has an attribute that names it. All else travels under a key that both leave alone. Offsets count code
//! points, as PubAnnotation does; TextAE counts UTF-16, and shows no passages that cross each other.
//!
//! Lost: definitions of the codebook, how far the work has come, and how the texts are set.

mod reading;

use std::collections::BTreeMap;

pub use self::reading::{read, recognise};
use super::beside::{self, Beside};
use super::loose::{Out, object};
use super::offsets::{Offsets, Unit};
use super::outgoing::{File, Marked, Sheet, Writer};
use crate::model::claim::Value;
use crate::model::dossier::Dossier;
use crate::model::identity::PassageId;
use crate::model::outgoing::Loss;

/// What a file of it cannot hold.
pub const LOSES: &[Loss] = beside::LOSES;

/// The object of all links of a chain but the last.
const FRAGMENT: &str = "_FRAGMENT";
/// The relation of a link of a chain to the one before it.
const CHAINED: &str = "_lexicallyChainedTo";
/// The attribute that says the claim.
const CLAIM: &str = "claim";
/// The attribute that holds the note of the claim.
const NOTE: &str = "note";
/// The attribute that holds the comment.
const COMMENT: &str = "comment";
/// The attribute that names the program that suggests it.
const SUGGESTION: &str = "suggestion";

/// Writes a file for each document.
pub fn writer() -> Box<dyn Writer> {
    Box::<Files>::default()
}

#[derive(Default)]
struct Files {
    files: Vec<File>,
    beside: Beside,
}

impl Writer for Files {
    fn document(&mut self, sheet: &Sheet<'_>) {
        let (beside, links) = self.beside.write(sheet, Unit::CodePoints);
        let offsets = Offsets::new(&sheet.document.text, Unit::CodePoints);
        let mut page = Page::default();
        for marked in sheet.passages() {
            page.passage(marked, &offsets);
        }
        for (n, shown) in links.iter().enumerate() {
            if let (Some(from), Some(to)) = (page.names.get(&shown.from), page.names.get(&shown.to)) {
                page.relations.push(object([
                    ("id", format!("R{}", n + 1).into()),
                    ("pred", (&*shown.link.kind).into()),
                    ("subj", (&**from).into()),
                    ("obj", (&**to).into()),
                ]));
            }
        }
        let file = object([
            ("text", (&*sheet.document.text).into()),
            ("sourcedb", "Scolie".into()),
            ("sourceid", sheet.stem.into()),
            ("denotations", page.denotations.into()),
            ("relations", page.relations.into()),
            ("attributes", page.attributes.into()),
            (beside::KEY, Out::Written(beside)),
        ]);
        self.files.push(File::text(format!("{}.json", sheet.stem), "application/json", file.pretty()));
    }

    fn finish(self: Box<Self>, _dossier: &Dossier) -> Vec<File> {
        self.files
    }
}

/// The annotations of one document.
#[derive(Default)]
struct Page {
    denotations: Vec<Out>,
    relations: Vec<Out>,
    attributes: Vec<Out>,
    /// What each passage is called.
    names: BTreeMap<PassageId, String>,
}

impl Page {
    fn passage(&mut self, marked: Marked<'_>, offsets: &Offsets<'_>) {
        let Marked { passage, claim, .. } = marked;
        let number = self.names.len() + 1;
        let last = passage.spans.count() - 1;
        let name = |n: usize| if last == 0 { format!("T{number}") } else { format!("T{number}-{n}") };
        for (n, span) in passage.spans.iter().enumerate() {
            let at = offsets.of(span);
            self.denotations.push(object([
                ("id", name(n).into()),
                ("span", object([("begin", at.start.into()), ("end", at.end.into())])),
                ("obj", if n == last { &*claim.kind } else { FRAGMENT }.into()),
            ]));
            if let Some(before) = n.checked_sub(1) {
                self.relations.push(object([
                    ("id", format!("C-{}", name(before)).into()),
                    ("pred", CHAINED.into()),
                    ("subj", name(n).into()),
                    ("obj", name(before).into()),
                ]));
            }
        }
        let name = name(last);
        let mut attribute = |what: &str, said: &str| {
            if !said.is_empty() {
                self.attributes.push(object([
                    ("id", format!("A{}", self.attributes.len() + 1).into()),
                    ("subj", (&*name).into()),
                    ("pred", what.into()),
                    ("obj", said.into()),
                ]));
            }
        };
        attribute(CLAIM, &claim.label);
        attribute(NOTE, &claim.note);
        attribute(COMMENT, &passage.comment);
        if let Some(by) = passage.suggestion.as_deref() {
            attribute(SUGGESTION, if by.by.is_empty() { "?" } else { &by.by });
        }
        let is_taken = |what: &str| [CLAIM, NOTE, COMMENT, SUGGESTION].contains(&what);
        for (what, value) in claim.attributes.iter().filter(|(what, _)| !is_taken(what)) {
            match value {
                Value::One(said) => attribute(what, said),
                Value::Many(said) => said.iter().for_each(|said| attribute(what, said)),
                Value::Evidence(_) => {}
            }
        }
        self.names.insert(passage.id, name);
    }
}

#[cfg(test)]
mod tests;
