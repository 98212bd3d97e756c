//! What an annotation says: its tags and texts, who made it, and when.

use serde_json::Value as Json;

use super::name::of_kind_name;
use super::target::{each, id, sort};
use super::{KIND, PASSAGE, PassageForm};
use crate::exchange::error::Error;
use crate::exchange::loose::{text, word};
use crate::exchange::moment;
use crate::model::claim::Suggestion;
use crate::model::identity::Stamp;
use crate::model::percent::unescaped;

/// What the bodies of an annotation say.
#[derive(Debug, Default)]
pub struct Said {
    /// The kind, where a tag says to be one.
    pub kind: Option<String>,
    /// The other tags.
    pub tags: Vec<String>,
    /// The other texts.
    pub comment: String,
}

impl Said {
    pub fn of(json: &Json) -> Self {
        let mut said = Self::default();
        let bodies = ["body", "hasBody", "bodyValue", "bodyText"].into_iter().filter_map(|key| json.get(key));
        let mut remarks: Vec<String> = Vec::new();
        for body in bodies.flat_map(each) {
            let Some(value) = value_of(body) else { continue };
            let purpose = body.get("purpose").or_else(|| body.get("hasPurpose"));
            let purpose = purpose.into_iter().flat_map(each).find_map(Json::as_str);
            let purpose = purpose.and_then(|own| own.rsplit([':', '#']).next()).unwrap_or_default();
            let is_tag = matches!(purpose, "tagging" | "classifying" | "identifying") || sort(body) == "Tag";
            match (text(body, KIND).and_then(of_kind_name), is_tag) {
                (Some(kind), _) => said.kind = Some(kind),
                (None, true) => said.tags.push(value),
                // The note of the claim, which ours have in full.
                (None, false) if purpose == "describing" && json.get(PASSAGE).is_some() => {}
                (None, false) => remarks.push(value),
            }
        }
        said.comment = remarks.join("\n");
        said
    }
}

/// The words of a body: a text, or the last part of an address that is a tag.
fn value_of(body: &Json) -> Option<String> {
    if let Json::String(words) = body {
        // An address of something else says nothing by itself.
        let is_address = !words.contains(char::is_whitespace) && words.contains(':');
        return (!is_address && !words.is_empty()).then(|| words.clone());
    }
    let words = ["value", "chars", "rdf:value", "cnt:chars", "label"];
    let words = words.into_iter().find_map(|key| word(body, key));
    words.or_else(|| {
        body.get("purpose").or_else(|| body.get("hasPurpose"))?;
        let source = text(body, "source").or_else(|| id(body))?;
        let last = source.trim_end_matches('/').rsplit(['/', '#', ':']).next()?;
        Some(unescaped(last)).filter(|last| !last.is_empty())
    })
}

/// Who made it and who changed it, and when: as ours say it, unless the file was changed later elsewhere.
pub fn stamps(json: &Json, own: Option<&PassageForm>) -> Result<(Stamp, Stamp), Error> {
    let by = json.get("creator").into_iter().flat_map(each).find_map(|creator| {
        let name = || ["name", "nickname", "account"].into_iter().find_map(|key| word(creator, key));
        creator.as_str().map(str::to_owned).or_else(name).or_else(|| id(creator).map(str::to_owned))
    });
    let by = by.unwrap_or_default();
    let at = |key: &str| text(json, key).and_then(moment::of);
    let stamp = |at| Stamp { by: by.clone(), at };
    match own {
        None => {
            let made = at("created").or_else(|| at("modified")).map(stamp).unwrap_or_default();
            let changed = at("modified").map(stamp).unwrap_or_else(|| made.clone());
            Ok((made, changed))
        }
        Some(own) => {
            let (made, changed) = (own.created.recall(), own.modified.recall());
            let later = at("modified").filter(|at| *at > changed.at);
            Ok((made, later.map_or(changed, stamp)))
        }
    }
}

/// The program that made an annotation, if one did.
pub fn software(json: &Json) -> Option<Suggestion> {
    let program = json.get("creator").into_iter().flat_map(each).find(|creator| {
        matches!(sort(creator), "Software" | "SoftwareAgent" | "SoftwareApplication" | "Application")
    })?;
    let by = word(program, "name").or_else(|| id(program).map(str::to_owned)).unwrap_or_default();
    Some(Suggestion { by, score: String::new() })
}
