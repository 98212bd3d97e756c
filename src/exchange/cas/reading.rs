//! Reads a CAS.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::{METADATA, SOFA};
use crate::exchange::error::{Error, Lack, Problem, parse};
use crate::exchange::foreign::{Extract, Foreign, Text};
use crate::exchange::layer::{Annotation, ENDS, Gathering, is_grammar};
use crate::exchange::offsets::Unit;
use crate::model::file_place::FilePlace;
use crate::model::outgoing::Format;

const TYPES: &str = "%TYPES";
const STRUCTURES: &str = "%FEATURE_STRUCTURES";
/// How much of a file tells what it is, in bytes.
const HEAD: usize = 1 << 16;

/// Whether a text is a CAS.
#[must_use]
pub fn recognise(_name: &str, text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
    let bytes = text.as_bytes();
    let head = String::from_utf8_lossy(bytes.get(..HEAD.min(bytes.len())).unwrap_or_default());
    let is_named = |key: &str| head.contains(&format!("\"{key}\""));
    text.starts_with('{') && ["%TYPES", "%FEATURE_STRUCTURES", "%VIEWS", "%FLAGS"].into_iter().any(is_named)
}

type Fields = Map<String, Json>;

/// Reads a CAS; `name` is that of the file.
///
/// # Errors
///
/// Where it is no JSON, or no CAS.
pub fn read(name: &str, text: &str) -> Result<Foreign, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let cas: Fields = parse(text)?;
    let structures = match cas.get(STRUCTURES) {
        Some(Json::Array(list)) => list.iter().map(|structure| (id_of(structure), structure)).collect(),
        // Earlier versions name structures by keys.
        Some(Json::Object(map)) => map.iter().map(|(id, structure)| (id.parse().ok(), structure)).collect(),
        _ if cas.contains_key(TYPES) => Vec::new(),
        _ => return Err(Error::new(STRUCTURES, Problem::Lacks(Lack::Structures))),
    };
    let structures: Vec<Read<'_>> = structures
        .into_iter()
        .enumerate()
        .filter_map(|(index, (id, structure))| {
            let fields = structure.as_object()?;
            Some(Read { index, id, fields, kind: fields.get("%TYPE")?.as_str()? })
        })
        .collect();
    let mut reading = Reading {
        name,
        types: cas.get(TYPES).and_then(Json::as_object),
        gathering: Gathering::new(Foreign::new(Format::Cas)),
        texts: BTreeMap::new(),
        claims: BTreeMap::new(),
    };
    structures.iter().filter(|own| own.kind == SOFA).for_each(|own| reading.text(own));
    structures.iter().filter(|own| own.kind == METADATA).for_each(|own| reading.metadata(own));
    structures.iter().filter(|own| !own.is_relation()).for_each(|own| reading.annotation(own));
    structures.iter().filter(|own| own.is_relation()).for_each(|own| reading.relation(own));
    Ok(reading.gathering.foreign)
}

fn id_of(structure: &Json) -> Option<u64> {
    structure.get("%ID")?.as_u64()
}

/// A structure of the file.
struct Read<'a> {
    index: usize,
    id: Option<u64>,
    fields: &'a Fields,
    kind: &'a str,
}

impl Read<'_> {
    fn place(&self) -> FilePlace {
        FilePlace::default().element(STRUCTURES, self.index)
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.fields.get(name)?.as_str()
    }

    /// A number: the specification marks those that count units of the text.
    fn number(&self, name: &str) -> Option<u32> {
        let value = self.fields.get(name).or_else(|| self.fields.get(&format!("^{name}")))?;
        value.as_u64().and_then(|number| u32::try_from(number).ok())
    }

    fn reference(&self, name: &str) -> Option<u64> {
        self.fields.get(&format!("@{name}"))?.as_u64()
    }

    fn is_relation(&self) -> bool {
        ENDS.iter().any(|end| self.reference(end).is_some())
    }
}

struct Reading<'a> {
    name: &'a str,
    types: Option<&'a Fields>,
    gathering: Gathering,
    /// The texts by the structures that hold them.
    texts: BTreeMap<u64, usize>,
    /// The claims by the structures that make them.
    claims: BTreeMap<u64, usize>,
}

impl Reading<'_> {
    fn refuse(&mut self, structure: &Read<'_>, problem: Problem) {
        self.gathering.foreign.refused.push((structure.place(), problem));
    }

    fn text(&mut self, sofa: &Read<'_>) {
        let (Some(id), Some(words)) = (sofa.id, sofa.text("sofaString")) else { return };
        let texts = &mut self.gathering.foreign.texts;
        let view = sofa.text("sofaID").filter(|view| !texts.is_empty() && !view.is_empty());
        let name = view.map_or_else(|| self.name.to_owned(), |view| format!("{} ({view})", self.name));
        self.texts.insert(id, texts.len());
        texts.push(Text { name, words: Some(words.to_owned()), ..Text::default() });
    }

    fn metadata(&mut self, metadata: &Read<'_>) {
        let text = metadata.reference("sofa").and_then(|sofa| self.texts.get(&sofa));
        let Some(text) = text.and_then(|text| self.gathering.foreign.texts.get_mut(*text)) else { return };
        text.id = metadata.text("documentId").and_then(|id| Uuid::parse_str(id).ok());
        text.title = metadata.text("documentTitle").map(str::to_owned);
    }

    fn annotation(&mut self, annotation: &Read<'_>) {
        if is_grammar(annotation.kind) {
            return;
        }
        // What stands in no text is no passage: chains, links of slots, tag sets.
        let Some(sofa) = annotation.reference("sofa") else { return };
        let Some(text) = self.texts.get(&sofa).copied() else {
            return self.refuse(annotation, Problem::Unknown(format!("@sofa {sofa}")));
        };
        let (Some(begin), Some(end)) = (annotation.number("begin"), annotation.number("end")) else {
            return self.refuse(annotation, Problem::Lacks(Lack::Position));
        };
        if begin >= end {
            return self.refuse(annotation, Problem::Empty);
        }
        let extract = Extract { position: Some((begin, end)), unit: Some(Unit::Utf16), ..Extract::default() };
        let said = self.said(annotation, extract);
        let claim = self.gathering.take(text, said);
        self.claims.extend(annotation.id.map(|id| (id, claim)));
    }

    fn relation(&mut self, relation: &Read<'_>) {
        if is_grammar(relation.kind) {
            return;
        }
        let [from, to] = ENDS.map(|end| relation.reference(end).and_then(|id| self.claims.get(&id)).copied());
        let (Some(from), Some(to)) = (from, to) else {
            return self.refuse(relation, Problem::Unknown(ENDS.join(", ")));
        };
        let said = self.said(relation, Extract::default());
        self.gathering.tie(said, from, to);
    }

    fn said(&self, structure: &Read<'_>, extract: Extract) -> Annotation {
        let value = |name: &str| {
            let value = match structure.fields.get(name)? {
                Json::String(text) => text.clone(),
                Json::Number(number) if !matches!(name, "begin" | "end") => number.to_string(),
                Json::Bool(flag) => flag.to_string(),
                _ => return None,
            };
            (!value.is_empty()).then(|| (name.to_owned(), value))
        };
        // The order of the type, where the file tells it, and of the alphabet.
        let of_type = self.types.and_then(|types| types.get(structure.kind)?.as_object());
        let names = of_type.unwrap_or(structure.fields).keys();
        let is_feature = |name: &&String| !name.starts_with(['%', '@', '^', '#']);
        let id = structure.id.unwrap_or_default();
        Annotation {
            key: format!("{}:{id}", self.name),
            place: structure.place(),
            layer: structure.kind.to_owned(),
            extract,
            values: names.filter(is_feature).filter_map(|name| value(name)).collect(),
        }
    }
}
