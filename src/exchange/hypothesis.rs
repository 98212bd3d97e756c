//! Hypothesis: annotations as its interface gives them, in the file that its client exports and imports.
//!
//! A passage is an annotation: its comment is the text, its tags are what the claim says and `kind:…`. An
//! annotation has one place, so a passage of several extracts is as many annotations that share a tag
//! `passage:…`; the first one has the comment. What a program suggests has a tag `suggestion:…`. All else
//! travels under a key of the file that the client does not look at, and its service does not keep.
//! Offsets count UTF-16, as the client does. Documents are named by `urn:uuid:…`: the client takes the page
//! that is open.
//!
//! Lost: the texts, of which only quotes leave; definitions of the codebook, how far the work has come.

mod reading;

pub use self::reading::{read, recognise};
use super::beside::{self, Beside};
use super::loose::{Out, object};
use super::moment;
use super::offsets::{Offsets, Unit};
use super::outgoing::{File, Marked, Sheet, Writer, file_name};
use crate::model::dossier::Dossier;
use crate::model::folding::plain_words;
use crate::model::identity::{PassageId, Stamp};
use crate::model::orphan::Quote;
use crate::model::outgoing::{Format, Loss};

/// What a file of it cannot hold.
pub const LOSES: &[Loss] = &[Loss::Texts, Loss::Orphans, Loss::Codebook, Loss::Work, Loss::Layout];

/// The longest name of a user, in letters.
const NAME_LENGTH: usize = 30;
/// What stands before the kind in its tag.
const KIND: &str = "kind:";
/// What stands before the name of a passage of several extracts in their tag.
const PASSAGE: &str = "passage:";
/// What stands before the name of a program in the tag of what it suggests.
const SUGGESTION: &str = "suggestion:";

/// Writes the annotations of a dossier.
pub fn writer() -> Box<dyn Writer> {
    Box::new(Annotations {
        annotations: Vec::new(),
        beside: Beside::without_links(),
        documents: Vec::new(),
        last: Stamp::default(),
    })
}

struct Annotations {
    annotations: Vec<Out>,
    beside: Beside,
    documents: Vec<Out>,
    /// The last change: the file is dated by it, so that the same dossier is always the same bytes.
    last: Stamp,
}

impl Writer for Annotations {
    fn document(&mut self, sheet: &Sheet<'_>) {
        let (beside, _) = self.beside.write(sheet, Unit::Utf16);
        self.documents.push(Out::Written(beside));
        let offsets = Offsets::new(&sheet.document.text, Unit::Utf16);
        for marked in sheet.passages() {
            if marked.passage.changed.at > self.last.at {
                self.last = marked.passage.changed.clone();
            }
            self.annotations.extend(annotations(sheet, &offsets, marked));
        }
    }

    fn finish(self: Box<Self>, dossier: &Dossier) -> Vec<File> {
        let file = object([
            ("export_date", moment::write(self.last.at).into()),
            ("export_userid", account(&self.last.by).into()),
            ("client_version", "1.0".into()),
            ("annotations", self.annotations.into()),
            (beside::KEY, self.documents.into()),
        ]);
        vec![File::text(file_name(dossier, Format::Hypothesis, ".json"), "application/json", file.pretty())]
    }
}

/// The annotations of one passage.
fn annotations<'a>(
    sheet: &'a Sheet<'_>,
    offsets: &'a Offsets<'_>,
    marked: Marked<'a>,
) -> impl Iterator<Item = Out> + 'a {
    let Marked { passage, claim, .. } = marked;
    let uri = uri(sheet.document.id.0);
    let tags = move || {
        let mut tags: Vec<Out> = Vec::new();
        let is_ours = [KIND, PASSAGE, SUGGESTION].iter().any(|prefix| claim.label.starts_with(prefix));
        if !claim.label.trim().is_empty() && !is_ours {
            tags.push((&*claim.label).into());
        }
        tags.push(format!("{KIND}{}", claim.kind).into());
        if passage.spans.count() > 1 {
            tags.push(format!("{PASSAGE}{}", passage.id).into());
        }
        if let Some(by) = passage.suggestion.as_deref() {
            tags.push(format!("{SUGGESTION}{}", by.by).into());
        }
        tags
    };
    let user = account(&passage.made.by);
    passage.spans.iter().enumerate().map(move |(n, span)| {
        let text = &sheet.document.text;
        let at = offsets.of(span);
        let Quote { exact, prefix, suffix } = Quote::of(text, span);
        let position = object([
            ("type", "TextPositionSelector".into()),
            ("start", at.start.into()),
            ("end", at.end.into()),
        ]);
        let quote = object([
            ("type", "TextQuoteSelector".into()),
            ("exact", exact.into()),
            ("prefix", prefix.into()),
            ("suffix", suffix.into()),
        ]);
        let target = object([("source", (&*uri).into()), ("selector", vec![position, quote].into())]);
        let only = || Out::List(vec![(&*user).into()]);
        object([
            ("id", name(passage.id, n).into()),
            ("created", moment::write(passage.made.at).into()),
            ("updated", moment::write(passage.changed.at).into()),
            ("user", (&*user).into()),
            ("user_info", object([("display_name", (&*passage.made.by).into())])),
            ("uri", (&*uri).into()),
            ("text", if n == 0 { &*passage.comment } else { "" }.into()),
            ("tags", tags().into()),
            ("group", "__world__".into()),
            ("permissions", object([("read", only()), ("update", only()), ("delete", only())])),
            ("target", vec![target].into()),
            ("document", object([("title", Out::List(vec![sheet.title.into()]))])),
        ])
    })
}

/// The address that stands for a document.
fn uri(document: uuid::Uuid) -> String {
    format!("urn:uuid:{document}")
}

/// The name of the annotation of the `n`th extract of a passage.
fn name(passage: PassageId, n: usize) -> String {
    if n == 0 { passage.to_string() } else { format!("{passage}_{}", n + 1) }
}

fn account(by: &str) -> String {
    let name = plain_words(by, NAME_LENGTH);
    format!("acct:{}@localhost", if name.is_empty() { "scolie" } else { &name })
}

#[cfg(test)]
mod tests;
