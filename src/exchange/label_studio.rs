//! Label Studio: tasks with annotations and predictions, and the labelling configuration that they need.
//!
//! A passage is a region: its kind is the label, its claim, its note and the attributes that are texts or
//! choices are further results of the same id, its comment is the region's own note. What a program
//! suggests is a prediction. A link is a relation between the first passages of both claims in a task.
//! Each extract of a passage is a region, the later ones below the first; evidence, dates and all names of
//! ours travel in the data of the task. Offsets count code points, as the tool's own do.
//!
//! Lost: definitions of the codebook, how far the work has come, and how the texts are set.

mod config;
mod reading;

use std::borrow::Cow;
use std::collections::BTreeMap;

pub use self::reading::{read, recognise};
use super::beside::{self, Beside, Shown};
use super::loose::{Out, object};
use super::moment;
use super::offsets::{Offsets, Unit};
use super::outgoing::{File, Marked, Sheet, Writer, file_name};
use crate::model::claim::Value;
use crate::model::dossier::Dossier;
use crate::model::identity::PassageId;
use crate::model::language::Language;
use crate::model::outgoing::{Format, Loss};

/// What a file of it cannot hold.
pub const LOSES: &[Loss] = beside::LOSES;

/// The name of the control that gives regions their kind.
const KIND: &str = "kind";
/// The name of the control that says the claim.
const CLAIM: &str = "claim";
/// The name of the control that holds the note of the claim.
const NOTE: &str = "note";
/// The name of what is shown, and of its field in the data.
const TEXT: &str = "text";

/// What stands before the name of an attribute in that of its control.
const ATTRIBUTE: &str = "attribute-";

/// Writes tasks, their labels in `language`.
pub fn writer(language: Language) -> Box<dyn Writer> {
    Box::new(Tasks { language, tasks: Vec::new(), beside: Beside::with_suggestions_apart() })
}

struct Tasks {
    language: Language,
    tasks: Vec<Out>,
    beside: Beside,
}

impl Writer for Tasks {
    fn document(&mut self, sheet: &Sheet<'_>) {
        let (beside, links) = self.beside.write(sheet, Unit::CodePoints);
        let offsets = Offsets::new(&sheet.document.text, Unit::CodePoints);
        let mut made: Vec<Out> = Vec::new();
        let mut suggested: BTreeMap<&str, Vec<Out>> = BTreeMap::new();
        for marked in sheet.passages() {
            match marked.passage.suggestion.as_deref() {
                None => made.extend(results(sheet, &offsets, marked)),
                Some(by) => {
                    suggested.entry(&by.by).or_default().extend(results(sheet, &offsets, marked));
                }
            }
        }
        made.extend(links.iter().map(relation));
        let predictions = suggested
            .into_iter()
            .map(|(by, results)| object([("model_version", by.into()), ("result", results.into())]));
        let dated = sheet.passages().map(|marked| marked.passage.changed.at).max();
        let annotation = object([("result", made.into())]);
        let annotation = match dated {
            Some(at) => annotation.with("created_at", moment::write(at)),
            None => annotation,
        };
        let annotations = if sheet.passages().any(|marked| marked.passage.suggestion.is_none()) {
            vec![annotation]
        } else {
            Vec::new()
        };
        let data = object([
            (TEXT, (&*sheet.document.text).into()),
            ("title", sheet.title.into()),
            (beside::KEY, Out::Written(beside)),
        ]);
        self.tasks.push(object([
            ("id", (self.tasks.len() + 1).into()),
            ("data", data),
            ("annotations", annotations.into()),
            ("predictions", predictions.collect::<Vec<_>>().into()),
        ]));
    }

    fn finish(self: Box<Self>, dossier: &Dossier) -> Vec<File> {
        let config = config::write(&dossier.codebook, self.language, dossier);
        vec![
            File::text(
                file_name(dossier, Format::LabelStudio, ".json"),
                "application/json",
                Out::List(self.tasks).pretty(),
            ),
            File::text(file_name(dossier, Format::LabelStudio, ".xml"), "application/xml", config),
        ]
    }
}

/// The name of the region of the `n`th extract of a passage.
fn region(passage: PassageId, n: usize) -> String {
    if n == 0 { passage.to_string() } else { format!("{passage}_{}", n + 1) }
}

/// The results that make one passage.
fn results(sheet: &Sheet<'_>, offsets: &Offsets<'_>, marked: Marked<'_>) -> Vec<Out> {
    let Marked { passage, claim, .. } = marked;
    let text = &sheet.document.text;
    let score = passage.suggestion.as_deref().and_then(|by| by.score.parse::<serde_json::Number>().ok());
    let mut results = Vec::new();
    for (n, span) in passage.spans.iter().enumerate() {
        let at = offsets.of(span);
        let id = region(passage.id, n);
        let value = |name: Cow<'static, str>, values: Vec<Out>| {
            object([("start", at.start.into()), ("end", at.end.into())]).with(name, values)
        };
        let result = |from: Cow<'static, str>, sort: &'static str, value: Out| {
            object([
                ("id", (&*id).into()),
                ("from_name", from.into_owned().into()),
                ("to_name", TEXT.into()),
                ("type", sort.into()),
                ("value", value),
            ])
        };
        let label = value("labels".into(), vec![(&*claim.kind).into()]).with(TEXT, span.slice(text));
        let mut label = result(KIND.into(), "labels", label);
        if let Some(score) = &score {
            label = label.with("score", Out::Exact(score.clone()));
        }
        if n > 0 {
            results.push(label.with("parentID", region(passage.id, 0)));
            continue;
        }
        if !passage.comment.is_empty() {
            let lines = vec![Out::from(&*passage.comment)];
            label = label.with("meta", object([(TEXT, lines.into())]));
        }
        results.push(label);
        let words = |words: &str| value(TEXT.into(), vec![words.into()]);
        for (control, said) in [(CLAIM, &claim.label), (NOTE, &claim.note)] {
            if !said.is_empty() {
                results.push(result(control.into(), "textarea", words(said)));
            }
        }
        for (name, said) in &claim.attributes {
            let said: Vec<Out> = match said {
                Value::One(said) => vec![(&**said).into()],
                Value::Many(said) => said.iter().map(|said| (&**said).into()).collect(),
                Value::Evidence(_) => continue,
            };
            let form = sheet.dossier.codebook.attribute(name).map(|attribute| attribute.form);
            let (sort, field) = match form {
                Some(form) if form.is_chosen() => ("choices", "choices"),
                _ => ("textarea", TEXT),
            };
            let control = format!("{ATTRIBUTE}{name}");
            results.push(result(control.into(), sort, value(field.into(), said)));
        }
    }
    results
}

fn relation(shown: &Shown<'_>) -> Out {
    object([
        ("type", "relation".into()),
        ("from_id", region(shown.from, 0).into()),
        ("to_id", region(shown.to, 0).into()),
        ("direction", "right".into()),
        ("labels", vec![(&*shown.link.kind).into()].into()),
    ])
}

#[cfg(test)]
mod tests;
