//! A document of PubAnnotation, or a list of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{CHAINED, CLAIM, COMMENT, FRAGMENT, NOTE, SUGGESTION};
use crate::exchange::beside::{self, Gathering, Mark};
use crate::exchange::error::{Error, Lack, Problem};
use crate::exchange::foreign::{Extract, Foreign, Text, Tie};
use crate::exchange::loose::{self, Value as Json, list, offset, word};
use crate::exchange::offsets::Unit;
use crate::exchange::shape::Shape;
use crate::exchange::work::turn;
use crate::model::claim::{Suggestion, Value};
use crate::model::file_place::FilePlace;
use crate::model::outgoing::Format;
use crate::model::sorted;

/// Whether it is such a document.
#[must_use]
pub fn recognise(_name: &str, text: &str) -> bool {
    let shape = Shape::of(text);
    let has_spans = shape.has_some(&["denotations[].span.begin:number", "denotations[].span[].begin:number"]);
    has_spans || shape.has(&["text:text", "denotations:list"]) && !shape.has(&["denotations[]:list"])
}

/// Reads documents.
///
/// # Errors
///
/// Where the file is no JSON.
pub async fn read(text: &str) -> Result<Foreign, Error> {
    let mut gathering = Gathering::new(Format::PubAnnotation);
    for (place, document) in loose::records(text).await? {
        turn().await;
        match document {
            Ok(document) if document.is_object() => {
                Page { document: &document, place: &place }.read(&mut gathering);
            }
            Ok(_) => gathering.refuse(place, Problem::Lacks(Lack::Object)),
            Err(problem) => gathering.refuse(place, problem),
        }
    }
    Ok(gathering.finish())
}

struct Page<'a> {
    document: &'a Json,
    place: &'a FilePlace,
}

impl Page<'_> {
    /// What names the document.
    fn name(&self) -> String {
        let id = word(self.document, "sourceid");
        let name = id.map(|id| match word(self.document, "sourcedb") {
            Some(source) => format!("{source}:{id}"),
            None => id,
        });
        name.or_else(|| word(self.document, "target")).unwrap_or_else(|| self.place.to_string())
    }

    fn read(&self, gathering: &mut Gathering) {
        let name = self.name();
        let own = Text { name: name.clone(), words: word(self.document, "text"), ..Text::default() };
        let beside = self.document.get(beside::KEY).map(ToString::to_string);
        let own = gathering.text(own, beside.as_deref(), self.place);
        let chains = self.chains();
        let (mut marks, mut names) = (Vec::new(), BTreeMap::new());
        for (n, denotation) in list(self.document, "denotations").iter().enumerate() {
            let place = self.place.element("denotations", n);
            let id = word(denotation, "id").unwrap_or_else(|| place.to_string());
            let Some(extracts) = extracts(denotation) else {
                gathering.refuse(place, Problem::Unmarked);
                continue;
            };
            names.insert(id.clone(), marks.len());
            let kind =
                denotation.get("obj").map(|kind| loose::as_word(kind).unwrap_or_else(|| kind.to_string()));
            let kind = kind.unwrap_or_default();
            marks.push(Some(Mark { key: format!("{name}/{id}"), place, extracts, kind, ..Mark::default() }));
        }
        // A link of a chain belongs to the end of it that has a kind.
        for (link, head) in &chains {
            let taken = names.get(link).and_then(|n| marks.get_mut(*n)).and_then(Option::take);
            let head = names.get(head).copied();
            if let (Some(taken), Some(Some(mark))) = (taken, head.and_then(|head| marks.get_mut(head))) {
                mark.extracts.extend(taken.extracts);
                sorted::by_key(&mut mark.extracts, |extract| extract.position);
                if let Some(head) = head {
                    names.insert(link.clone(), head);
                }
            }
        }
        for (n, attribute) in list(self.document, "attributes").iter().enumerate() {
            let subject = word(attribute, "subj").unwrap_or_default();
            match names.get(&subject).and_then(|n| marks.get_mut(*n)?.as_mut()) {
                Some(mark) => describe(mark, attribute),
                None => gathering.refuse(self.place.element("attributes", n), Problem::Unknown(subject)),
            }
        }
        let mut kept: Vec<Option<usize>> = Vec::with_capacity(marks.len());
        let mut count = 0;
        for mark in &marks {
            kept.push(mark.as_ref().map(|_| count));
            count += usize::from(mark.is_some());
        }
        let claims = gathering.marks(own, marks.into_iter().flatten().collect(), Unit::CodePoints);
        for (n, relation) in list(self.document, "relations").iter().enumerate() {
            let kind = word(relation, "pred").unwrap_or_default();
            let id = word(relation, "id").unwrap_or_else(|| n.to_string());
            let end = |key: &str| {
                let end = word(relation, key).unwrap_or_default();
                let claim = names.get(&end).and_then(|n| claims.get((*kept.get(*n)?)?)).copied();
                claim.ok_or(Problem::Unknown(end))
            };
            match (end("subj"), end("obj")) {
                (Ok(from), Ok(to)) => {
                    let is_chain = kind == CHAINED && from == to;
                    if !is_chain {
                        gathering.tie(Tie { key: format!("{name}/{id}"), kind, from, to, ..Tie::default() });
                    }
                }
                (Err(problem), _) | (_, Err(problem)) => {
                    gathering.refuse(self.place.element("relations", n), problem)
                }
            }
        }
    }

    /// The links of chains that have no kind, each with the end of its chain.
    fn chains(&self) -> BTreeMap<String, String> {
        let is_fragment = |denotation: &&Json| word(denotation, "obj").as_deref() == Some(FRAGMENT);
        let fragments = list(self.document, "denotations").iter().filter(is_fragment);
        let fragments: BTreeSet<String> =
            sorted::set(fragments.filter_map(|denotation| word(denotation, "id")));
        let relations = list(self.document, "relations").iter();
        let chained = relations.filter(|relation| word(relation, "pred").as_deref() == Some(CHAINED));
        let mut next: BTreeMap<String, String> = BTreeMap::new();
        for relation in chained {
            let (Some(one), Some(other)) = (word(relation, "subj"), word(relation, "obj")) else { continue };
            let (link, end) = if fragments.contains(&other) { (other, one) } else { (one, other) };
            if fragments.contains(&link) {
                next.insert(link, end);
            }
        }
        let end = |link: &String| {
            let mut end = next.get(link)?;
            // A chain that bites its tail has no end.
            for _ in 0..next.len() {
                match next.get(end) {
                    Some(further) => end = further,
                    None => break,
                }
            }
            (!fragments.contains(end)).then(|| (link.clone(), end.clone()))
        };
        next.keys().filter_map(end).collect()
    }
}

/// Where a denotation stands: its one span, or all of them.
fn extracts(denotation: &Json) -> Option<Vec<Extract>> {
    let span = denotation.get("span")?;
    let extract = |span: &Json| {
        let position = offset(span, "begin").zip(offset(span, "end")).filter(|(begin, end)| begin < end)?;
        Some(Extract { position: Some(position), ..Extract::default() })
    };
    let extracts = match span {
        Json::Array(spans) => spans.iter().map(extract).collect::<Option<Vec<_>>>()?,
        span => vec![extract(span)?],
    };
    (!extracts.is_empty()).then_some(extracts)
}

/// Adds what an attribute says of a mark.
fn describe(mark: &mut Mark, attribute: &Json) {
    let Some(what) = word(attribute, "pred") else { return };
    let said = attribute.get("obj").map(|said| loose::as_word(said).unwrap_or_else(|| said.to_string()));
    let Some(said) = said else { return };
    match &*what {
        CLAIM => mark.label = Some(said),
        NOTE => mark.note = Some(said),
        COMMENT => mark.comment = Some(said),
        SUGGESTION => {
            let by = if said == "?" { String::new() } else { said };
            mark.suggestion = Some(Suggestion { by, score: String::new() });
        }
        _ => {
            let known = mark.attributes.remove(&*what);
            let value = match known {
                None => Value::One(said),
                Some(Value::One(first)) => Value::Many(vec![first, said]),
                Some(Value::Many(all)) => Value::Many(all.into_iter().chain([said]).collect()),
                Some(other) => other,
            };
            mark.attributes.insert(what.into(), value);
        }
    }
}
