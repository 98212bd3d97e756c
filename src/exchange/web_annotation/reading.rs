//! Reads annotations of ours and of anybody's.
//!
//! Without our terms the first tag of an annotation is its kind, further ones an attribute, other texts are its
//! comment. An annotation with several targets in one text is a passage of several extracts. What a program
//! made is a suggestion. Annotations that link others become links between their claims.

use std::collections::HashMap;

use serde_json::Value as Json;
use uuid::Uuid;

use super::name::{of_hash_name, of_urn};
use super::said::{Said, software, stamps};
use super::target::{Place, each, id, places, sort};
use super::{LINK, PASSAGE, PassageForm, W3C};
use crate::exchange::error::{Error, Problem, form_of};
use crate::exchange::foreign::{Extract, Foreign, Item, Statement, Text, Tie};
use crate::exchange::loose::{self, text};
use crate::exchange::records::LinkForm;
use crate::exchange::shape::Shape;
use crate::exchange::work::turn;
use crate::model::claim::Value;
use crate::model::file_place::FilePlace;
use crate::model::identity::Stamp;
use crate::model::outgoing::Format;

/// What leads from a set of annotations to its annotations and its pages.
const SETS: [&str; 6] = ["first", "items", "annotations", "@graph", "resources", "next"];
/// The attribute that holds the tags after the first.
const TAGS: &str = "tags";
/// How many bytes of a file are looked at for a name of the W3C.
const HEAD: usize = 1 << 16;

/// Whether it is a file of annotations of the Web, and of no other program's form of them.
#[must_use]
pub fn recognise(_name: &str, file: &str) -> bool {
    let shape = Shape::of(file);
    let paths = ["", "items[].", "first.items[].", "annotations[].", "@graph[].", "resources[]."];
    let some = |keys: &[&str]| {
        paths.iter().any(|path| keys.iter().any(|key| shape.has(&[&*format!("{path}{key}")])))
    };
    // Hypothesis says whose and of which group; the newer form of Recogito calls its bodies so.
    if some(&["uri:text", "bodies:list"]) {
        return false;
    }
    let has_source = some(&[
        "target:text",
        "target[]:text",
        "target.items[].source:text",
        "target.source:text",
        "target[].source:text",
        "target.source:object",
        "target[].source:object",
    ]);
    let is_annotation =
        some(&["motivation:text", "motivation:list", "body:text", "body:list", "body:object"]);
    let is_page = shape.has(&["type:text"])
        && shape.has_some(&["first.items:list", "items:list", "first:text"])
        && names_w3c(file);
    // The older form of Recogito names parts of a page, and no text.
    is_page || (has_source && (is_annotation || names_w3c(file))) || (names_w3c(file) && !names_a_part(file))
}

/// Whether a file says that its words are those of the W3C.
fn names_w3c(file: &str) -> bool {
    let head = file.get(..file.floor_char_boundary(HEAD)).unwrap_or(file);
    let Some((_, context)) = head.split_once("\"@context\"") else { return false };
    let end = context.floor_char_boundary(400);
    let context = context.get(..end).unwrap_or_default();
    let (_, name) = W3C.split_once("//").unwrap_or_default();
    context.contains(name) || context.contains("www.w3.org/ns/oa")
}

/// Whether the first record has a name like `#a1`.
fn names_a_part(file: &str) -> bool {
    let first = file.split_once("\"id\"").and_then(|(_, rest)| rest.trim_start().strip_prefix(':'));
    first.is_some_and(|rest| rest.trim_start().starts_with("\"#"))
}

/// Reads the annotations of a file.
///
/// # Errors
///
/// Where the file is no JSON.
pub async fn read(file: &str) -> Result<Foreign, Error> {
    let mut reader = Reader {
        foreign: Foreign::new(Format::WebAnnotation),
        texts: HashMap::new(),
        claims: HashMap::new(),
        ends: HashMap::new(),
        links: Vec::new(),
    };
    let mut annotations = Vec::new();
    let records = loose::records(file).await?;
    for (place, record) in &records {
        turn().await;
        match record {
            Ok(record) => reader.gather(record, place.clone(), &mut annotations),
            Err(problem) => reader.foreign.refused.push((place.clone(), problem.clone())),
        }
    }
    for (place, annotation) in annotations {
        turn().await;
        if let Err(problem) = reader.annotation(annotation, &place) {
            reader.foreign.refused.push((place, problem));
        }
    }
    for (place, link) in std::mem::take(&mut reader.links) {
        match reader.link(link, &place) {
            Ok(tie) => reader.foreign.links.push(tie),
            Err(problem) => reader.foreign.refused.push((place, problem)),
        }
    }
    Ok(reader.foreign)
}

/// What was read so far.
pub struct Reader<'a> {
    pub foreign: Foreign,
    /// The texts by what they are called.
    texts: HashMap<String, usize>,
    /// The claims of ours by their names.
    claims: HashMap<Uuid, usize>,
    /// The claims by what names a passage or them.
    ends: HashMap<String, usize>,
    links: Vec<(FilePlace, &'a Json)>,
}

impl<'a> Reader<'a> {
    /// Finds the annotations of a file, page by page.
    fn gather(&mut self, value: &'a Json, place: FilePlace, annotations: &mut Vec<(FilePlace, &'a Json)>) {
        if let Json::Array(values) = value {
            for (index, value) in values.iter().enumerate() {
                self.gather(value, place.element("", index), annotations);
            }
            return;
        }
        if value.get("target").or_else(|| value.get("hasTarget")).is_some() {
            annotations.push((place, value));
            return;
        }
        self.take_own(value, &place);
        let mut is_set =
            matches!(sort(value), "AnnotationCollection" | "AnnotationPage" | "OrderedCollection");
        for key in SETS {
            match value.get(key) {
                Some(inner @ (Json::Array(_) | Json::Object(_))) => {
                    is_set = true;
                    self.gather(inner, place.within(key), annotations);
                }
                // Only the name of a page, which is elsewhere.
                Some(Json::String(name)) => {
                    is_set = true;
                    self.foreign.refused.push((place.within(key), Problem::Unknown(name.clone())));
                }
                _ => {}
            }
        }
        if !is_set {
            self.foreign.refused.push((place, Problem::Unmarked));
        }
    }

    /// A text of the file. Two documents may have the same words: the first is meant where only those are said.
    pub fn add_text(&mut self, text: Text) -> usize {
        let index = self.foreign.texts.len();
        let names = [text.id.map(|id| id.to_string()), text.sha256.clone(), Some(text.name.clone())];
        for name in names.into_iter().flatten().filter(|name| !name.is_empty()) {
            self.texts.entry(name).or_insert(index);
        }
        self.foreign.texts.push(text);
        index
    }

    /// A claim of ours.
    pub fn add_claim(&mut self, statement: Statement) -> Result<(), Error> {
        let (id, index) = (statement.id.unwrap_or_default(), self.foreign.claims.len());
        if self.claims.contains_key(&id) {
            return Err(Error::new("id", Problem::Duplicate(id.to_string())));
        }
        self.claims.insert(id, index);
        self.ends.insert(super::urn(id), index);
        self.foreign.claims.push(statement);
        Ok(())
    }

    /// The text of a place.
    fn text_of(&mut self, place: &Place, document: Option<Uuid>) -> usize {
        let (sha256, id) = (of_hash_name(&place.source), document.or_else(|| of_urn(&place.source)));
        let by_id = id.and_then(|id| self.texts.get(&id.to_string()));
        let by_hash = || self.texts.get(sha256.as_ref()?);
        let by_name = || self.texts.get(&place.source);
        if let Some(index) = by_id.or_else(by_hash).or_else(by_name) {
            return *index;
        }
        self.add_text(Text {
            id,
            name: place.source.clone(),
            title: place.title.clone(),
            words: place.words.clone(),
            sha256,
            ..Text::default()
        })
    }

    fn annotation(&mut self, json: &'a Json, place: &FilePlace) -> Result<(), Problem> {
        let motivation = json.get("motivation").or_else(|| json.get("motivatedBy"));
        let is_for = |what: &str| {
            let purposes = motivation.into_iter().flat_map(each).filter_map(Json::as_str);
            purposes.into_iter().any(|own| own.rsplit([':', '#']).next() == Some(what))
        };
        if is_for("linking") {
            self.links.push((place.clone(), json));
            return Ok(());
        }
        let own: Option<PassageForm> = json.get(PASSAGE).map(form_of).transpose().map_err(own_problem)?;
        let target = json.get("target").or_else(|| json.get("hasTarget")).unwrap_or(&Json::Null);
        let mut found: Vec<(usize, Vec<Extract>)> = Vec::new();
        for place in places(target) {
            if place.extract.quote.is_none() && place.extract.position.is_none() {
                continue;
            }
            let text = self.text_of(&place, own.as_ref().map(|own| own.document));
            match found.iter_mut().find(|(known, _)| *known == text) {
                Some((_, extracts)) => extracts.push(place.extract),
                None => found.push((text, vec![place.extract])),
            }
        }
        if found.is_empty() {
            return Err(if is_for("replying") { Problem::Reply } else { Problem::Unmarked });
        }
        let said = Said::of(json);
        let name = id(json).unwrap_or_default();
        let key = &if name.is_empty() { place.to_string() } else { name.to_owned() };
        let (made, changed) = stamps(json, own.as_ref()).map_err(own_problem)?;
        let claim = self.claim_of(&said, own.as_ref(), key, (&made, &changed));
        if !name.is_empty() {
            self.ends.insert(name.to_owned(), claim);
        }
        let suggestion = match &own {
            Some(own) => own.suggestion.as_ref().map(|form| form.recall()),
            None => software(json),
        };
        for (n, (text, extracts)) in found.into_iter().enumerate() {
            self.foreign.items.push(Item {
                key: if n == 0 { key.clone() } else { format!("{key}#{n}") },
                place: place.clone(),
                id: of_urn(name).filter(|_| own.is_some() && n == 0),
                text,
                claim,
                extracts,
                comment: said.comment.clone(),
                made: made.clone(),
                changed: changed.clone(),
                suggestion: suggestion.clone(),
            });
        }
        Ok(())
    }

    /// The claim that an annotation makes: that of ours which it names, if the tags still say so.
    fn claim_of(
        &mut self,
        said: &Said,
        own: Option<&PassageForm>,
        key: &str,
        (made, changed): (&Stamp, &Stamp),
    ) -> usize {
        let label = said.tags.first().cloned().unwrap_or_default();
        if let Some(own) = own {
            let known = self.claims.get(&own.claim).and_then(|index| self.foreign.claims.get(*index));
            let is_so = |claim: &Statement| {
                let is_kind = said.kind.as_ref().is_none_or(|kind| *kind == claim.kind);
                is_kind && claim.label.as_ref().is_none_or(|own| *own == label)
            };
            if known.is_some_and(is_so)
                && let Some(index) = self.claims.get(&own.claim)
            {
                return *index;
            }
        }
        let index = self.foreign.claims.len();
        let mut claim = Statement {
            key: key.to_owned(),
            made: made.clone(),
            changed: changed.clone(),
            ..Statement::default()
        };
        let mut tags = said.tags.iter().cloned();
        match &said.kind {
            // As we write it: the kind says that it is one, and a tag what is claimed.
            Some(kind) => {
                claim.kind.clone_from(kind);
                claim.label = tags.next();
            }
            None => claim.kind = tags.next().unwrap_or_default(),
        }
        let others: Vec<String> = tags.collect();
        if !others.is_empty() {
            claim.attributes.insert(TAGS.into(), Value::Many(others));
        }
        if let Some(own) = own.filter(|own| !self.claims.contains_key(&own.claim)) {
            claim.id = Some(own.claim);
            // Tags do not tell all of it: they are never later than what is known.
            claim.changed = Stamp::default();
            self.claims.insert(own.claim, index);
            self.ends.insert(super::urn(own.claim), index);
        }
        self.foreign.claims.push(claim);
        index
    }

    /// An annotation that links the claims of others.
    fn link(&self, json: &Json, place: &FilePlace) -> Result<Tie, Problem> {
        if let Some(form) = json.get(LINK) {
            let (id, link) =
                form_of::<LinkForm>(form).and_then(|form| form.read(&"")).map_err(own_problem)?;
            let end =
                |id: Uuid| self.claims.get(&id).copied().ok_or_else(|| Problem::Unknown(id.to_string()));
            let (from, to) = (end(link.from.0)?, end(link.to.0)?);
            let (key, id, kind) = (id.to_string(), Some(id.0), link.kind.to_string());
            return Ok(Tie { key, id, kind, from, to, made: link.made, changed: link.changed });
        }
        let names = ["target", "body"].into_iter().filter_map(|key| json.get(key)).flat_map(each);
        let ends: Vec<&str> = names
            .filter_map(|end| end.as_str().or_else(|| id(end)).or_else(|| text(end, "source")))
            .collect();
        let end = |n: usize| {
            let name = ends.get(n).copied().unwrap_or_default();
            self.ends.get(name).copied().ok_or_else(|| Problem::Unknown(name.to_owned()))
        };
        let said = Said::of(json);
        let kind = said.kind.or_else(|| said.tags.into_iter().next());
        let (made, changed) = stamps(json, None).map_err(own_problem)?;
        Ok(Tie {
            key: id(json).map_or_else(|| place.to_string(), str::to_owned),
            id: None,
            kind: kind.unwrap_or_default(),
            from: end(0)?,
            to: end(1)?,
            made,
            changed,
        })
    }
}

fn own_problem(error: Error) -> Problem {
    error.problem().clone()
}
