//! A folder of brat: each annotation file with the text of its name.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::line::Line;
use super::{BESIDE, CLAIM, SUGGESTED, config, join_lines};
use crate::exchange::beside::{self, Gathering, Mark};
use crate::exchange::error::{Error, Problem};
use crate::exchange::foreign::{Extract, Foreign, Text, Tie};
use crate::exchange::loose::{self, Value as Json, list, text};
use crate::exchange::offsets::{Offsets, Unit};
use crate::model::claim::{Suggestion, Value};
use crate::model::file_place::FilePlace;
use crate::model::outgoing::Format;
use crate::model::span::Span;

/// The ending of annotation files.
const ENDING: &str = ".ann";
/// How many lines tell what a file is.
const HEAD: usize = 20;

/// Whether it is a file of annotations.
#[must_use]
pub fn recognise(name: &str, text: &str) -> bool {
    let lines = || loose::bare(text).lines().filter(|line| !line.trim().is_empty()).take(HEAD);
    let good = lines().filter(|line| Line::read(line).is_some()).count();
    let is_named = name.to_lowercase().ends_with(ENDING);
    let has_mark = lines().any(|line| matches!(Line::read(line), Some(Line::Mark { .. })));
    if is_named { good > 0 || lines().count() == 0 } else { has_mark && good * 2 > lines().count() }
}

/// Reads the files of a folder, each with its name: annotations, texts, `visual.conf`, and ours beside.
///
/// # Errors
///
/// Where there are no annotations among them.
pub fn read(files: &[(&str, &str)]) -> Result<Foreign, Error> {
    let find = |name: &str| files.iter().find(|(own, _)| base(own) == name).map(|(_, text)| *text);
    let mut gathering = Gathering::new(Format::Brat);
    let beside = match find(BESIDE).map(loose::whole) {
        Some(Ok(beside)) => beside,
        Some(Err(error)) => {
            gathering.refuse(error.place().clone().in_file(BESIDE), error.problem().clone());
            Json::Null
        }
        None => Json::Null,
    };
    let mut is_empty = true;
    for (name, lines) in files.iter().filter(|(name, text)| recognise(name, text) && base(name) != BESIDE) {
        is_empty = false;
        let stem = name.strip_suffix(ENDING).unwrap_or(name);
        let words =
            files.iter().find(|(own, _)| own.strip_suffix(".txt") == Some(stem)).map(|(_, text)| *text);
        let own = beside.get("documents").and_then(|documents| documents.get(base(stem)));
        Folder { name, stem: base(stem), words: words.map(loose::bare), beside: &beside, own }
            .read(lines, &mut gathering);
    }
    if is_empty {
        let name = files.first().map_or("", |(name, _)| *name);
        return Err(Error::new(FilePlace::default().in_file(name), Problem::Unknown(format!("*{ENDING}"))));
    }
    gathering.foreign().kinds = find("visual.conf").map(config::sorts).unwrap_or_default();
    Ok(gathering.finish())
}

/// The name of a file without its folders.
fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

struct Folder<'a> {
    /// The name of the annotation file.
    name: &'a str,
    stem: &'a str,
    words: Option<&'a str>,
    beside: &'a Json,
    /// What is beside this document.
    own: Option<&'a Json>,
}

impl Folder<'_> {
    fn read(&self, text: &str, gathering: &mut Gathering) {
        let mut lines = Vec::new();
        for (number, line) in loose::bare(text).lines().enumerate() {
            let place = FilePlace::line(number + 1).in_file(self.name);
            match Line::read(line) {
                Some(line) => lines.push((place, line)),
                None if line.trim().is_empty() => {}
                None => gathering.refuse(place, Problem::Line(line.chars().take(80).collect())),
            }
        }
        let words = self.words.map(str::to_owned);
        let own = Text { name: self.stem.to_owned(), words, ..Text::default() };
        let beside = self.own.and_then(|own| own.get(beside::KEY)).map(ToString::to_string);
        let own = gathering.text(own, beside.as_deref(), &FilePlace::default().in_file(BESIDE));
        let (mut marks, mut names) = self.marks(&lines);
        for (_, line) in &lines {
            if let Line::Event(name, trigger, _) = line
                && let Some(mark) = names.get(trigger).copied()
            {
                names.insert(name, mark);
            }
        }
        for (place, line) in &lines {
            if let Some(problem) = self.describe(line, &names, &mut marks) {
                gathering.refuse(place.clone(), problem);
            }
        }
        let claims = gathering.marks(own, marks, Unit::CodePoints);
        for (place, line) in &lines {
            let mut tie = |name: &str, kind: &str, from: &str, to: &str| {
                let claim = |end: &str| names.get(end).and_then(|mark| claims.get(*mark)).copied();
                match (claim(from), claim(to)) {
                    (Some(from), Some(to)) => {
                        let key = format!("{}/{name}/{kind}", self.stem);
                        gathering.tie(Tie {
                            key,
                            kind: self.ours("links", kind),
                            from,
                            to,
                            ..Tie::default()
                        });
                    }
                    (None, _) => gathering.refuse(place.clone(), Problem::Unknown(from.to_owned())),
                    (_, None) => gathering.refuse(place.clone(), Problem::Unknown(to.to_owned())),
                }
            };
            match line {
                Line::Relation(name, kind, from, to) => tie(name, kind, from, to),
                Line::Event(name, trigger, roles) => {
                    roles.iter().for_each(|(role, other)| tie(name, role, trigger, other));
                }
                _ => {}
            }
        }
    }

    /// The marks, and which of them each name is.
    fn marks<'l>(&self, lines: &[(FilePlace, Line<'l>)]) -> (Vec<Mark>, BTreeMap<&'l str, usize>) {
        let offsets = self.words.map(|words| Offsets::new(words, Unit::CodePoints));
        let kept = self.own.map(|own| list(own, "kept")).unwrap_or_default();
        let ids = self.own.and_then(|own| own.get("marks"));
        let (mut marks, mut names) = (Vec::new(), BTreeMap::new());
        for (place, line) in lines {
            let Line::Mark { name, kind, fragments, words } = line else { continue };
            let is_kept = kept.iter().any(|kept| kept == *name);
            let joined =
                offsets.as_ref().filter(|_| !is_kept).and_then(|offsets| self.joined(offsets, fragments));
            let extracts = joined.unwrap_or_else(|| extracts(fragments, *words));
            names.insert(*name, marks.len());
            marks.push(Mark {
                key: format!("{}/{name}", self.stem),
                place: place.clone(),
                id: ids.and_then(|ids| Uuid::parse_str(text(ids, name)?).ok()),
                extracts,
                kind: self.ours("kinds", kind),
                ..Mark::default()
            });
        }
        (marks, names)
    }

    /// Fragments that only ends of line part are one extract, when the text is there to tell.
    fn joined(&self, offsets: &Offsets<'_>, fragments: &[(u32, u32)]) -> Option<Vec<Extract>> {
        let words = self.words?;
        let span = |(start, end): &(u32, u32)| Span::new(offsets.to_byte(*start)?, offsets.to_byte(*end)?);
        let spans = fragments.iter().map(span).collect::<Option<Vec<_>>>()?;
        let joined = join_lines(words, &spans);
        (joined.len() < spans.len()).then(|| {
            let extract = |span: &Span| {
                let at = offsets.of(*span);
                let quote = Some(span.slice(words).to_owned());
                Extract { position: Some((at.start, at.end)), quote, ..Extract::default() }
            };
            joined.iter().map(extract).collect()
        })
    }

    /// Adds to a mark what a line says of it; why not, if that cannot be.
    fn describe(
        &self,
        line: &Line<'_>,
        names: &BTreeMap<&str, usize>,
        marks: &mut [Mark],
    ) -> Option<Problem> {
        let target = match line {
            Line::Attribute(_, target, _) | Line::Reference(target, _) | Line::Note(_, target, _) => target,
            Line::Same(same) => {
                let known = same.iter().find_map(|name| Some(marks.get(*names.get(name)?)?.key.clone()));
                for name in same {
                    if let Some(mark) = names.get(name).and_then(|mark| marks.get_mut(*mark)) {
                        mark.claim = Some(mark.claim.clone().or_else(|| known.clone()).unwrap_or_default());
                    }
                }
                return None;
            }
            _ => return None,
        };
        let Some(mark) = names.get(target).and_then(|mark| marks.get_mut(*mark)) else {
            return Some(Problem::Unknown((*target).to_owned()));
        };
        match line {
            Line::Attribute(name, _, None) if *name == SUGGESTED => {
                mark.suggestion = Some(Suggestion::default());
            }
            Line::Attribute(name, _, value) => {
                let value = value.map_or_else(|| "true".to_owned(), |value| self.ours("values", value));
                mark.attributes.insert(self.ours("attributes", name).into(), Value::One(value));
            }
            Line::Reference(_, record) => {
                let value =
                    mark.attributes.entry("reference".into()).or_insert_with(|| Value::Many(Vec::new()));
                if let Value::Many(records) = value {
                    records.push((*record).to_owned());
                }
            }
            Line::Note(sort, _, words) if *sort == CLAIM => mark.label = Some((*words).to_owned()),
            Line::Note(_, _, words) => {
                let before = mark.comment.take().map(|before| before + "\n").unwrap_or_default();
                mark.comment = Some(before + words);
            }
            _ => {}
        }
        None
    }

    /// Our name for one of theirs.
    fn ours(&self, sort: &str, name: &str) -> String {
        let own = self.beside.get(sort).and_then(|names| text(names, name));
        own.unwrap_or(name).to_owned()
    }
}

/// The extracts of a mark; its words tell those of each fragment, if they are as long as all of them.
fn extracts(fragments: &[(u32, u32)], words: Option<&str>) -> Vec<Extract> {
    let length: u64 = fragments.iter().map(|(start, end)| u64::from(end - start) + 1).sum();
    let count = words.map_or(0, |words| words.chars().count() as u64 + 1);
    let mut rest = words.filter(|_| count == length).map(str::chars);
    let extract = |(start, end): &(u32, u32)| {
        let quote = rest.as_mut().map(|rest| {
            let quote: String = rest.by_ref().take((end - start) as usize).collect();
            rest.next();
            quote
        });
        let whole = || words.filter(|_| fragments.len() == 1).map(str::to_owned);
        Extract {
            position: Some((*start, *end)),
            quote: quote.or_else(whole).filter(|quote| !quote.trim().is_empty()),
            ..Extract::default()
        }
    };
    fragments.iter().map(extract).collect()
}
