//! Tasks, as the tool exports them: whole, or in the short form with a field for each control.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{ATTRIBUTE, CLAIM, NOTE, TEXT, config};
use crate::exchange::beside::{self, Gathering, Mark};
use crate::exchange::error::{Error, Lack, Problem};
use crate::exchange::foreign::{Extract, Foreign, Text, Tie};
use crate::exchange::loose::{self, Value as Json, list, offset, text, word};
use crate::exchange::moment;
use crate::exchange::offsets::Unit;
use crate::exchange::shape::Shape;
use crate::exchange::work::turn;
use crate::model::claim::{Suggestion, Value};
use crate::model::file_place::FilePlace;
use crate::model::identity::Stamp;
use crate::model::outgoing::Format;

/// Whether it is a file of tasks.
#[must_use]
pub fn recognise(_name: &str, text: &str) -> bool {
    let shape = Shape::of(text);
    let is_task = shape.has(&["data:object"])
        && shape.has_some(&[
            "annotations[].result:list",
            "predictions[].result:list",
            "completions[].result:list",
        ]);
    let is_untouched = shape.has(&["data:object", "annotations:list"])
        && shape.has_some(&["predictions:list", "drafts:list", "total_annotations:number"]);
    let is_short =
        shape.has_some(&["annotation_id:number", "annotator:number"]) && !shape.has(&["data:object"]);
    is_task || is_untouched || is_short
}

/// Reads tasks, and the configuration that they were made with, if there is one.
///
/// # Errors
///
/// Where the file is no JSON.
pub async fn read(tasks: &str, config: Option<&str>) -> Result<Foreign, Error> {
    let config = config.map(config::read).unwrap_or_default();
    let mut gathering = Gathering::new(Format::LabelStudio);
    for (place, task) in loose::records(tasks).await? {
        turn().await;
        match task {
            Ok(task) if task.is_object() => {
                Task { task: &task, place: &place, field: config.text.as_deref() }.read(&mut gathering);
            }
            Ok(_) => gathering.refuse(place, Problem::Lacks(Lack::Object)),
            Err(problem) => gathering.refuse(place, problem),
        }
    }
    gathering.foreign().kinds = config.kinds;
    Ok(gathering.finish())
}

struct Task<'a> {
    task: &'a Json,
    place: &'a FilePlace,
    field: Option<&'a str>,
}

/// The results of one annotation, region by region.
#[derive(Default)]
struct Layer<'a> {
    /// What keys begin with.
    key: String,
    made: Stamp,
    suggestion: Option<Suggestion>,
    results: Vec<(FilePlace, &'a Json)>,
}

impl<'a> Task<'a> {
    fn read(&self, gathering: &mut Gathering) {
        let data = self.task.get("data").filter(|data| data.is_object());
        let fields = data.unwrap_or(self.task);
        let name = word(fields, "title").or_else(|| word(self.task, "id"));
        let beside = fields.get(beside::KEY).map(ToString::to_string);
        let own = Text {
            name: name.unwrap_or_default(),
            title: word(fields, "title"),
            words: self.words(fields),
            ..Text::default()
        };
        let own = gathering.text(own, beside.as_deref(), self.place);
        let layers = if data.is_some() { self.layers(gathering) } else { vec![self.short()] };
        let mut marks = Vec::new();
        let mut seen = BTreeSet::new();
        let mut relations = Vec::new();
        for layer in &layers {
            let begin = marks.len();
            layer.marks(&mut marks, &mut seen, gathering);
            relations.push((begin..marks.len(), layer));
        }
        let (names, marks): (Vec<String>, Vec<Mark>) = marks.into_iter().unzip();
        let claims = gathering.marks(own, marks, Unit::CodePoints);
        for (range, layer) in relations {
            let known = names
                .get(range.clone())
                .unwrap_or_default()
                .iter()
                .zip(claims.get(range).unwrap_or_default());
            let mut by_region: BTreeMap<&str, usize> = BTreeMap::new();
            for (region, claim) in known {
                by_region.entry(region).or_insert(*claim);
            }
            layer.ties(&by_region, gathering);
        }
    }

    /// The text: the field that the configuration names, else the one that is called so, else the longest.
    fn words(&self, fields: &Json) -> Option<String> {
        let named = [self.field.unwrap_or(TEXT), TEXT].into_iter().find_map(|field| text(fields, field));
        let longest = || {
            let all = fields.as_object()?.iter().filter(|(key, _)| *key != beside::KEY);
            all.filter_map(|(_, value)| value.as_str()).max_by_key(|words| words.len())
        };
        named.or_else(longest).map(str::to_owned)
    }

    fn layers(&self, gathering: &mut Gathering) -> Vec<Layer<'a>> {
        let mut layers = Vec::new();
        for (field, is_made) in [("annotations", true), ("completions", true), ("predictions", false)] {
            for (index, annotation) in list(self.task, field).iter().enumerate() {
                let place = self.place.element(field, index);
                let results = list(annotation, "result");
                let is_cancelled =
                    annotation.get("was_cancelled").and_then(Json::as_bool).unwrap_or_default();
                if is_cancelled && !results.is_empty() {
                    gathering.refuse(place, Problem::Rejected);
                    continue;
                }
                let id = word(annotation, "id").unwrap_or_else(|| index.to_string());
                let by = annotation.get("completed_by").and_then(person).unwrap_or_default();
                let at = text(annotation, "updated_at").or_else(|| text(annotation, "created_at"));
                let suggestion = (!is_made).then(|| Suggestion {
                    by: word(annotation, "model_version").unwrap_or_default(),
                    score: word(annotation, "score").unwrap_or_default(),
                });
                let place_of = |n: usize| place.element("result", n);
                layers.push(Layer {
                    key: format!("{}/{field}/{id}", self.key()),
                    made: Stamp { by, at: at.and_then(moment::of).unwrap_or_default() },
                    suggestion,
                    results: results.iter().enumerate().map(|(n, result)| (place_of(n), result)).collect(),
                });
            }
        }
        layers
    }

    fn key(&self) -> String {
        word(self.task, "id").unwrap_or_else(|| self.place.to_string())
    }

    /// The one annotation of the short form: a list of regions under the name of each control.
    fn short(&self) -> Layer<'a> {
        let by = self.task.get("annotator").and_then(person).unwrap_or_default();
        let at = text(self.task, "updated_at").or_else(|| text(self.task, "created_at"));
        let fields = self.task.as_object().into_iter().flatten();
        let regions = fields.flat_map(|(field, value)| {
            let regions = value.as_array().into_iter().flatten().enumerate();
            let place = move |n: usize| self.place.element(field, n);
            regions.filter(|(_, region)| region.is_object()).map(move |(n, region)| (place(n), region))
        });
        Layer {
            key: format!("{}/{}", self.key(), word(self.task, "annotation_id").unwrap_or_default()),
            made: Stamp { by, at: at.and_then(moment::of).unwrap_or_default() },
            suggestion: None,
            results: regions.collect(),
        }
    }
}

impl Layer<'_> {
    /// The regions of the annotation, each with what further results say of it.
    fn marks(&self, marks: &mut Vec<(String, Mark)>, seen: &mut BTreeSet<String>, gathering: &mut Gathering) {
        let mut regions: BTreeMap<String, usize> = BTreeMap::new();
        let mut own: BTreeSet<String> = BTreeSet::new();
        for (place, result) in &self.results {
            let value = result.get("value").unwrap_or(result);
            let Some(labels) = labels(value).filter(|_| !is_relation(result)) else { continue };
            let Some(extract) = extract(value) else {
                gathering.refuse(place.clone(), Problem::Unmarked);
                continue;
            };
            let region = word(result, "id");
            let name = region.clone().unwrap_or_else(|| place.to_string());
            let is_seen = region.as_ref().is_some_and(|region| seen.contains(region));
            // A prediction that someone has taken over is in an annotation by the same name.
            if is_seen && self.suggestion.is_some() {
                continue;
            }
            let id = region.as_deref().and_then(passage).filter(|_| !is_seen);
            own.extend(region);
            let notes = result.get("meta").map(|meta| list(meta, "text")).unwrap_or_default();
            let notes: Vec<&str> = notes.iter().filter_map(Json::as_str).collect();
            let score = word(result, "score");
            let suggestion = self.suggestion.clone().map(|own| match score {
                Some(score) => Suggestion { score, ..own },
                None => own,
            });
            // A region of several labels makes a claim of each.
            for (n, label) in labels.iter().enumerate() {
                let key = format!("{}/{name}", self.key);
                let mark = Mark {
                    key: if n == 0 { key } else { format!("{key}/{label}") },
                    place: place.clone(),
                    id: id.filter(|_| n == 0),
                    extracts: vec![extract.clone()],
                    kind: label.clone(),
                    comment: (!notes.is_empty()).then(|| notes.join("\n")),
                    made: self.made.clone(),
                    changed: self.made.clone(),
                    suggestion: suggestion.clone(),
                    ..Mark::default()
                };
                if n == 0 {
                    regions.insert(name.clone(), marks.len());
                }
                marks.push((name.clone(), mark));
            }
        }
        seen.extend(own);
        for (_, result) in &self.results {
            let region = word(result, "id").and_then(|id| regions.get(&id));
            let mark = region.and_then(|index| marks.get_mut(*index));
            if let (Some((_, mark)), Some(control)) = (mark, word(result, "from_name")) {
                describe(mark, &control, result);
            }
        }
    }

    /// The relations of the annotation, between the claims of its regions.
    fn ties(&self, claims: &BTreeMap<&str, usize>, gathering: &mut Gathering) {
        for (place, result) in &self.results {
            if !is_relation(result) {
                continue;
            }
            let end = |key: &str| {
                let region = word(result, key).unwrap_or_default();
                claims.get(&*region).copied().ok_or(Problem::Unknown(region))
            };
            let (from, to) = match (end("from_id"), end("to_id")) {
                (Ok(from), Ok(to)) => (from, to),
                (Err(problem), _) | (_, Err(problem)) => {
                    gathering.refuse(place.clone(), problem);
                    continue;
                }
            };
            let (from, to) = if text(result, "direction") == Some("left") { (to, from) } else { (from, to) };
            let labels = list(result, "labels").iter().filter_map(loose::as_word);
            let labels: Vec<String> = labels.collect();
            let labels = if labels.is_empty() { vec![String::new()] } else { labels };
            for kind in labels {
                let ends = (word(result, "from_id"), word(result, "to_id"));
                let ends = (ends.0.unwrap_or_default(), ends.1.unwrap_or_default());
                gathering.tie(Tie {
                    key: format!("{}/{}/{kind}/{}", self.key, ends.0, ends.1),
                    id: None,
                    kind,
                    from,
                    to,
                    made: self.made.clone(),
                    changed: self.made.clone(),
                });
            }
        }
    }
}

fn is_relation(result: &Json) -> bool {
    text(result, "type") == Some("relation")
}

/// The labels of a region: of whichever sort its control is.
fn labels(value: &Json) -> Option<Vec<String>> {
    let fields = ["labels", "hypertextlabels", "paragraphlabels", "htmllabels"];
    let labels = fields.into_iter().find_map(|field| value.get(field)?.as_array())?;
    Some(labels.iter().filter_map(loose::as_word).collect())
}

/// Where a region stands. In a page, only the positions in what is shown are of use; in a dialogue, none.
fn extract(value: &Json) -> Option<Extract> {
    let global = value.get("globalOffsets");
    let from = global.unwrap_or(value);
    let is_flat = global.is_some() || value.get("startOffset").is_none();
    let position = offset(from, "start").zip(offset(from, "end")).filter(|_| is_flat);
    let quote = text(value, TEXT).filter(|quote| !quote.is_empty()).map(str::to_owned);
    let position = position.filter(|(start, end)| start < end);
    (position.is_some() || quote.is_some()).then(|| Extract { position, quote, ..Extract::default() })
}

/// Adds what a further result says of a region.
fn describe(mark: &mut Mark, control: &str, result: &Json) {
    let value = result.get("value").unwrap_or(result);
    if labels(value).is_some() {
        return;
    }
    let said =
        ["choices", TEXT, "datetime", "number", "rating"].into_iter().find_map(|field| value.get(field));
    let said: Vec<String> = match said {
        Some(Json::Array(said)) => said.iter().filter_map(loose::as_word).collect(),
        Some(said) => loose::as_word(said).into_iter().collect(),
        None => return,
    };
    if said.is_empty() {
        return;
    }
    match control {
        CLAIM => mark.label = Some(said.join(" ")),
        NOTE => mark.note = Some(said.join("\n")),
        _ => {
            let name = control.strip_prefix(ATTRIBUTE).unwrap_or(control);
            let mut said = said;
            let value = if said.len() == 1 { Value::One(said.remove(0)) } else { Value::Many(said) };
            mark.attributes.insert(name.into(), value);
        }
    }
}

/// The passage that a region of ours is, or is an extract of.
fn passage(region: &str) -> Option<Uuid> {
    let name = region.split('_').next()?;
    Uuid::parse_str(name).ok()
}

/// Who: a number, a text, or a record of a person.
fn person(value: &Json) -> Option<String> {
    loose::as_word(value)
        .or_else(|| word(value, "email"))
        .or_else(|| word(value, "username"))
        .or_else(|| word(value, "id"))
}
