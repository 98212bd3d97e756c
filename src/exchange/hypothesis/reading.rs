//! Annotations of Hypothesis: an export of the client, an answer of its interface, or a plain list.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{KIND, PASSAGE, SUGGESTION, uri};
use crate::exchange::beside::{self, Gathering, Mark};
use crate::exchange::error::{Error, Lack, Problem};
use crate::exchange::foreign::{Extract, Foreign, Text};
use crate::exchange::loose::{self, Value as Json, list, offset, text, word};
use crate::exchange::moment;
use crate::exchange::offsets::Unit;
use crate::exchange::shape::Shape;
use crate::exchange::work::turn;
use crate::model::claim::{Suggestion, Value};
use crate::model::file_place::FilePlace;
use crate::model::identity::Stamp;
use crate::model::outgoing::Format;

/// Whether it is a file of such annotations.
#[must_use]
pub fn recognise(_name: &str, text: &str) -> bool {
    let shape = Shape::of(text);
    let is = |path: &str| {
        let at = |key: &str| format!("{path}{key}");
        shape.has(&[&at("uri:text"), &at("target[]:object")])
            && shape.has_some(&[&at("user:text"), &at("group:text")])
    };
    let is_empty = shape.has(&["export_userid:text", "client_version:text", "annotations:list"]);
    is("annotations[].") || is("rows[].") || is("") || is_empty
}

/// Reads annotations. Notes on a whole page and replies mark nothing, and are refused.
///
/// # Errors
///
/// Where the file is no JSON, or has no annotations.
pub async fn read(file: &str) -> Result<Foreign, Error> {
    let records = annotations(file).await?;
    let mut gathering = Gathering::new(Format::Hypothesis);
    let mut pages: BTreeMap<String, Page> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    let mut begin = |pages: &mut BTreeMap<String, Page>, uri: &str| {
        if !pages.contains_key(uri) {
            pages.insert(uri.to_owned(), Page::default());
            order.push(uri.to_owned());
        }
    };
    for document in records.beside {
        if let Some(id) = text(&document, "document").and_then(|id| Uuid::parse_str(id).ok()) {
            begin(&mut pages, &uri(id));
            if let Some(page) = pages.get_mut(&uri(id)) {
                page.beside = Some(document.to_string());
            }
        }
    }
    for (place, record) in records.annotations {
        turn().await;
        let annotation = match record {
            Ok(annotation) if annotation.is_object() => annotation,
            Ok(_) => {
                gathering.refuse(place, Problem::Lacks(Lack::Object));
                continue;
            }
            Err(problem) => {
                gathering.refuse(place, problem);
                continue;
            }
        };
        if !list(&annotation, "references").is_empty() {
            gathering.refuse(place, Problem::Reply);
            continue;
        }
        let Some(extract) = extract(&annotation) else {
            gathering.refuse(place, Problem::Unmarked);
            continue;
        };
        let uri = text(&annotation, "uri").unwrap_or_default();
        begin(&mut pages, uri);
        if let Some(page) = pages.get_mut(uri) {
            let title =
                annotation.get("document").and_then(|document| list(document, "title").first()?.as_str());
            page.title = page.title.take().or_else(|| title.map(str::to_owned));
            page.take(place, &annotation, extract);
        }
    }
    for uri in order {
        let Some(page) = pages.remove(&uri) else { continue };
        let own = Text { name: uri.clone(), title: page.title, ..Text::default() };
        let own = gathering.text(own, page.beside.as_deref(), &uri.into());
        gathering.marks(own, page.marks, Unit::Utf16);
    }
    Ok(gathering.finish())
}

struct Records {
    annotations: Vec<loose::Record>,
    /// What of ours travelled along, document by document.
    beside: Vec<Json>,
}

async fn annotations(file: &str) -> Result<Records, Error> {
    let mut records = loose::records(file).await?;
    let [(place, Ok(Json::Object(export)))] = &mut records[..] else {
        return Ok(Records { annotations: records, beside: Vec::new() });
    };
    let beside = match export.remove(beside::KEY) {
        Some(Json::Array(beside)) => beside,
        _ => Vec::new(),
    };
    for field in ["annotations", "rows"] {
        if let Some(Json::Array(annotations)) = export.remove(field) {
            let annotations =
                annotations.into_iter().enumerate().map(|(n, own)| (place.element(field, n), Ok(own)));
            return Ok(Records { annotations: annotations.collect(), beside });
        }
    }
    Ok(Records { annotations: records, beside })
}

/// The annotations of one page.
#[derive(Default)]
struct Page {
    title: Option<String>,
    beside: Option<String>,
    marks: Vec<Mark>,
    /// The marks of passages of several extracts, by their tag.
    shared: BTreeMap<String, usize>,
}

impl Page {
    fn take(&mut self, place: FilePlace, annotation: &Json, extract: Extract) {
        let tags: Vec<&str> = list(annotation, "tags").iter().filter_map(Json::as_str).collect();
        let said = |prefix: &str| tags.iter().find_map(|tag| tag.strip_prefix(prefix));
        let is_ours = |tag: &&&str| [KIND, PASSAGE, SUGGESTION].iter().any(|prefix| tag.starts_with(prefix));
        let mut others = tags.iter().filter(|tag| !is_ours(tag)).map(|&tag| tag.to_owned());
        let shared = said(PASSAGE).map(str::to_owned);
        let known = shared.as_ref().and_then(|tag| self.shared.get(tag));
        if let Some(mark) = known.and_then(|mark| self.marks.get_mut(*mark)) {
            mark.extracts.push(extract);
            return;
        }
        let name = word(annotation, "id").unwrap_or_else(|| place.to_string());
        if let Some(tag) = shared {
            self.shared.insert(tag, self.marks.len());
        }
        // Ours say their kind apart; of others, the first tag is the best that there is.
        let (kind, label) = match said(KIND) {
            Some(kind) => (kind.to_owned(), others.next()),
            None => (others.next().unwrap_or_default(), None),
        };
        let others: Vec<String> = others.collect();
        let mut mark = Mark {
            id: name.split('_').next().and_then(|id| Uuid::parse_str(id).ok()),
            key: name,
            place,
            extracts: vec![extract],
            kind,
            label,
            comment: word(annotation, "text"),
            made: stamp(annotation, "created"),
            changed: stamp(annotation, "updated"),
            suggestion: said(SUGGESTION).map(|by| Suggestion { by: by.to_owned(), score: String::new() }),
            ..Mark::default()
        };
        if !others.is_empty() {
            mark.attributes.insert("tags".into(), Value::Many(others));
        }
        self.marks.push(mark);
    }
}

fn stamp(annotation: &Json, field: &str) -> Stamp {
    let shown = annotation.get("user_info").and_then(|user| word(user, "display_name"));
    let account = || {
        let account = text(annotation, "user")?;
        let name = account.strip_prefix("acct:").unwrap_or(account);
        Some(name.split('@').next().unwrap_or(name).to_owned())
    };
    let at = text(annotation, field).and_then(moment::of);
    Stamp { by: shown.or_else(account).unwrap_or_default(), at: at.unwrap_or_default() }
}

/// Where an annotation stands, if it marks words.
fn extract(annotation: &Json) -> Option<Extract> {
    let mut extract = Extract::default();
    for selector in list(annotation, "target").iter().flat_map(|target| list(target, "selector")) {
        match text(selector, "type") {
            Some("TextQuoteSelector") if extract.quote.is_none() => {
                extract.quote = word(selector, "exact");
                extract.prefix = word(selector, "prefix").unwrap_or_default();
                extract.suffix = word(selector, "suffix").unwrap_or_default();
            }
            Some("TextPositionSelector") if extract.position.is_none() => {
                let position = offset(selector, "start").zip(offset(selector, "end"));
                extract.position = position.filter(|(start, end)| start < end);
            }
            _ => {}
        }
    }
    (extract.quote.is_some() || extract.position.is_some()).then_some(extract)
}
