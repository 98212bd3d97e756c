//! Lines of Prodigy, and what spaCy is trained with: `spans`, `entities`, `ents`, groups of spans.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::exchange::beside::{self, Gathering, Mark};
use crate::exchange::error::{Error, Lack, Problem};
use crate::exchange::foreign::{Extract, Foreign, Text, Tie};
use crate::exchange::loose::{self, Value as Json, list, offset, text, word};
use crate::exchange::offsets::Unit;
use crate::exchange::shape::Shape;
use crate::exchange::work::turn;
use crate::model::claim::Suggestion;
use crate::model::file_place::FilePlace;
use crate::model::identity::{Moment, Stamp};
use crate::model::outgoing::Format;

/// Whether it is a file of texts with such spans.
#[must_use]
pub fn recognise(_name: &str, text: &str) -> bool {
    let shape = Shape::of(text);
    let is_text = shape.has(&["text:text"]) || shape.has(&[":text", ":object"]);
    let has_spans = ["spans[]", "ents[]"].iter().any(|path| {
        let is = |key: &str| shape.has(&[&format!("{path}.{key}")]);
        is("start:number") && is("end:number") && !is("text:list")
    });
    let has_tuples = shape.has(&["entities[][]:number", "entities[][]:text"]);
    let has_groups = shape.has(&["spans:object"]);
    let is_asked = shape.has(&["answer:text"]) || shape.has(&["_input_hash:number", "_task_hash:number"]);
    let has_tokens = shape.has(&["tokens[].start:number", "spans:list"]);
    is_text && (has_spans || has_tuples || has_groups || is_asked || has_tokens)
}

/// Reads lines of either.
///
/// # Errors
///
/// Where the file is no JSON.
pub async fn read(text: &str) -> Result<Foreign, Error> {
    let mut gathering = Gathering::new(Format::Prodigy);
    for (place, record) in loose::records(text).await? {
        turn().await;
        match record {
            Ok(Json::Array(parts)) => match &parts[..] {
                // The old form of spaCy: a text, and what is said of it.
                [Json::String(words), said @ Json::Object(_)] => {
                    Line { words: Some(words), line: said, place: &place }.read(&mut gathering);
                }
                _ => gathering.refuse(place, Problem::Lacks(Lack::Object)),
            },
            Ok(line @ Json::Object(_)) => {
                Line { words: self::text(&line, "text"), line: &line, place: &place }.read(&mut gathering);
            }
            Ok(_) => gathering.refuse(place, Problem::Lacks(Lack::Object)),
            Err(problem) => gathering.refuse(place, problem),
        }
    }
    Ok(gathering.finish())
}

struct Line<'a> {
    words: Option<&'a str>,
    line: &'a Json,
    place: &'a FilePlace,
}

impl Line<'_> {
    fn read(&self, gathering: &mut Gathering) {
        let answer = text(self.line, "answer");
        if answer.is_some_and(|answer| answer != "accept") {
            return gathering.refuse(self.place.clone(), Problem::Rejected);
        }
        let meta = |key: &str| self.line.get("meta").and_then(|meta| word(meta, key));
        let title = meta("title");
        let hash = word(self.line, "_input_hash");
        let name = title.clone().or_else(|| meta("source")).or_else(|| meta("id")).or_else(|| hash.clone());
        let own = Text {
            name: name.unwrap_or_default(),
            title,
            words: self.words.map(str::to_owned),
            ..Text::default()
        };
        let beside = self.line.get("meta").and_then(|meta| meta.get(beside::KEY)).map(ToString::to_string);
        let own = gathering.text(own, beside.as_deref(), self.place);
        let key = hash.unwrap_or_else(|| self.place.to_string());
        let marks = self.marks(&key, answer.is_some(), gathering);
        let places: Vec<(u32, u32)> =
            marks.iter().filter_map(|mark| mark.extracts.first()?.position).collect();
        let claims = gathering.marks(own, marks, Unit::CodePoints);
        self.ties(&key, &places, &claims, gathering);
    }

    /// All spans, wherever they stand, each with its place.
    fn spans(&self) -> Vec<(FilePlace, &Json)> {
        let mut spans: Vec<(FilePlace, &Json)> = Vec::new();
        for field in ["spans", "entities", "ents"] {
            match self.line.get(field) {
                Some(Json::Array(found)) => {
                    let place = |n: usize| self.place.element(field, n);
                    spans.extend(found.iter().enumerate().map(|(n, span)| (place(n), span)));
                }
                Some(Json::Object(groups)) => {
                    for (group, found) in groups {
                        let place = |n: usize| self.place.within(field).element(group, n);
                        let found = found.as_array().into_iter().flatten().enumerate();
                        spans.extend(found.map(|(n, span)| (place(n), span)));
                    }
                }
                _ => {}
            }
        }
        spans
    }

    fn marks(&self, key: &str, is_answered: bool, gathering: &mut Gathering) -> Vec<Mark> {
        let at = self.line.get("_timestamp").and_then(Json::as_i64).unwrap_or_default();
        let by = word(self.line, "_annotator_id").unwrap_or_default();
        let made = Stamp { by, at: Moment(at.saturating_mul(1000)) };
        let mut seen: BTreeMap<(u32, u32, String), u32> = BTreeMap::new();
        let mut marks = Vec::new();
        for (place, span) in self.spans() {
            let part = |n: usize, name: &str| span.get(n).or_else(|| span.get(name));
            let (start, end) =
                (part(0, "start").and_then(loose::as_offset), part(1, "end").and_then(loose::as_offset));
            let (Some(start), Some(end)) = (start, end) else {
                gathering.refuse(place, Problem::Lacks(Lack::Position));
                continue;
            };
            if start >= end {
                gathering.refuse(place, Problem::Empty);
                continue;
            }
            let kind = part(2, "label").and_then(loose::as_word).unwrap_or_default();
            let again = seen.entry((start, end, kind.clone())).or_default();
            *again += 1;
            // What a person accepted is no suggestion any more.
            let suggestion = text(span, "source")
                .filter(|_| !is_answered)
                .map(|by| Suggestion { by: by.to_owned(), score: word(span, "score").unwrap_or_default() });
            marks.push(Mark {
                key: format!("{key}/{start}-{end}/{kind}/{again}"),
                place,
                id: text(span, "id").and_then(|id| Uuid::parse_str(id).ok()),
                extracts: vec![Extract {
                    position: Some((start, end)),
                    quote: text(span, "text").map(str::to_owned),
                    ..Extract::default()
                }],
                kind,
                made: made.clone(),
                changed: made.clone(),
                suggestion,
                ..Mark::default()
            });
        }
        marks
    }

    fn ties(&self, key: &str, places: &[(u32, u32)], claims: &[usize], gathering: &mut Gathering) {
        let tokens = list(self.line, "tokens");
        for (n, relation) in list(self.line, "relations").iter().enumerate() {
            let place = self.place.element("relations", n);
            let those = |is: &dyn Fn(&(u32, u32)) -> bool| {
                let there = places.iter().zip(claims).filter(|(place, _)| is(place));
                there.map(|(_, claim)| *claim).collect::<Vec<usize>>()
            };
            let end = |whole: &str, token: &str| {
                let own = relation.get(whole).or_else(|| tokens.get(offset(relation, token)? as usize))?;
                let at = (offset(own, "start")?, offset(own, "end")?);
                // The same words may be marked several times.
                let exact: Vec<usize> = those(&|place| *place == at);
                let found = if exact.is_empty() {
                    those(&|(start, end)| *start <= at.0 && at.1 <= *end)
                } else {
                    exact
                };
                (!found.is_empty()).then_some(found)
            };
            let (Some(from), Some(to)) = (end("head_span", "head"), end("child_span", "child")) else {
                gathering.refuse(place, Problem::Lacks(Lack::Ends));
                continue;
            };
            let kind = word(relation, "label").unwrap_or_default();
            let ends = from.first().copied().unwrap_or_default()..to.first().copied().unwrap_or_default();
            let key = format!("{key}/{}-{}/{kind}", ends.start, ends.end);
            gathering.tie_among(Tie { key, kind, ..Tie::default() }, &from, &to);
        }
    }
}
