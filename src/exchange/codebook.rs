//! The codebook in a file by itself: `*.scolie-codebook.json`, for colleagues to share.
//!
//! The same codebook is always the same bytes. A codebook written by hand is read too: it has no `format`,
//! may lack short names and underlines, calls the form of an attribute its `type`, and may say what its
//! hues look like, which the style sheet knows better.

mod form;

use std::collections::BTreeSet;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

pub(super) use self::form::CodebookForm;
use self::form::{AttributeForm, KindForm, NamedForm};
use super::dossier;
use super::error::{Error, Problem, parse};
use super::loose::first_format;
use crate::model::codebook::{Codebook, key_letter};
use crate::model::dossier::Dossier;
use crate::model::folding::fold;

/// The format this version writes.
pub const FORMAT: &str = "scolie-codebook/1";
/// The ending of the files.
pub const EXTENSION: &str = ".scolie-codebook.json";

/// The codebook that every dossier begins with: claims in parliamentary questions.
#[must_use]
pub fn default_codebook() -> Codebook {
    let form: Result<CodebookForm, Error> = parse(include_str!("codebook/default.json"));
    let codebook = form.and_then(|form| form.read("codebook"));
    debug_assert!(codebook.is_ok(), "{codebook:?}");
    codebook.unwrap_or_default()
}

/// Writes `codebook` as a file.
#[must_use]
pub fn export(codebook: &Codebook) -> String {
    let CodebookForm { kinds, attributes, links } = codebook.into();
    let format = Some(FORMAT.to_owned());
    let form = FileForm { format, version: None, id: None, name: None, hues: None, kinds, attributes, links };
    let mut json = serde_json::to_string_pretty(&form).unwrap_or_default();
    json.push('\n');
    json
}

/// Reads a file.
///
/// # Errors
///
/// Where the file is not what it says, an error that names the first place that shows it.
pub fn import(json: &str) -> Result<Codebook, Error> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let head: HeadForm = parse(json)?;
    if let Some(format) = head.format.filter(|format| format != FORMAT) {
        return Err(Error::new("format", Problem::Format(format)));
    }
    let FileForm { mut kinds, attributes, links, .. } = parse(json)?;
    complete(&mut kinds);
    let mut codebook = CodebookForm { kinds, attributes, links }.read("")?;
    if codebook.kinds.is_empty() {
        return Err(Error::new("kinds", Problem::NoKind));
    }
    settle_keys(&mut codebook)?;
    Ok(codebook)
}

/// Whether `json` means to be a codebook by itself: then it is no dossier.
#[must_use]
pub fn is_codebook(json: &str) -> bool {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    // What says at its beginning that it is something else is not read to its end.
    first_format(json).is_none_or(|format| format == FORMAT)
        && !json.trim_start().starts_with('[')
        && parse::<HeadForm>(json).is_ok_and(|head| match head.format {
            Some(format) => format == FORMAT,
            None => head.kinds.is_some(),
        })
}

/// The name of the file of a dossier's codebook.
#[must_use]
pub fn file_name(dossier: &Dossier) -> String {
    format!("{}{EXTENSION}", dossier::stem(dossier))
}

/// Only what tells the file from others.
#[derive(Debug, Deserialize)]
struct HeadForm {
    format: Option<String>,
    kinds: Option<IgnoredAny>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "what is only written by hand is known, so that it is no error, and left out")]
struct FileForm {
    #[serde(default)]
    format: Option<String>,
    #[serde(default, skip_serializing)]
    version: Option<IgnoredAny>,
    #[serde(default, skip_serializing)]
    id: Option<IgnoredAny>,
    #[serde(default, skip_serializing)]
    name: Option<IgnoredAny>,
    #[serde(default, skip_serializing)]
    hues: Option<IgnoredAny>,
    kinds: Vec<KindForm>,
    #[serde(default)]
    attributes: Vec<AttributeForm>,
    #[serde(default)]
    links: Vec<NamedForm>,
}

/// A kind that the first codebook has takes from there what is missing.
fn complete(kinds: &mut [KindForm]) {
    let known = default_codebook();
    for form in kinds {
        let Some(kind) = known.kind(&form.id) else { continue };
        form.stroke.get_or_insert_with(|| kind.stroke.name().to_owned());
        form.short.get_or_insert_with(|| (&kind.short).into());
    }
}

/// Keys are letters, each of one kind, whatever its case and accents.
fn settle_keys(codebook: &mut Codebook) -> Result<(), Error> {
    let mut taken = BTreeSet::new();
    for (index, kind) in codebook.kinds.iter_mut().enumerate() {
        let Some(key) = kind.key else { continue };
        let refused = |problem| Error::new(format!("kinds[{index}].key"), problem);
        kind.key = Some(key_letter(key).ok_or_else(|| refused(Problem::Name(key.to_string())))?);
        if !taken.insert(fold(&key.to_string())) {
            return Err(refused(Problem::Duplicate(key.to_string())));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::codebook::{Form, Stroke};

    #[test]
    fn the_default_codebook_has_its_kinds_attributes_and_links() {
        let codebook = default_codebook();
        assert_eq!((codebook.kinds.len(), codebook.attributes.len(), codebook.links.len()), (13, 14, 7));
        assert_eq!(codebook.kind_by_key('m').map(|kind| &*kind.id), Some("promise"));
    }

    #[test]
    fn key_letters_differ() {
        let keys: BTreeSet<_> = default_codebook().kinds.iter().filter_map(|kind| kind.key).collect();
        assert_eq!(keys.len(), 13);
    }

    #[test]
    fn a_codebook_file_gives_the_codebook_back_and_the_same_bytes() {
        let codebook = default_codebook().nest_kind("figure", Some("fact")).unwrap();
        let file = export(&codebook);
        assert!(file.starts_with("{\n  \"format\": \"scolie-codebook/1\",\n  \"kinds\": [\n"));
        assert_eq!(import(&file), Ok(codebook));
        assert_eq!(export(&import(&file).unwrap()), file);
        assert!(is_codebook(&file) && !is_codebook("{}"));
    }

    const BY_HAND: &str = r##"{
        "version": 1, "id": "claims", "name": { "fr": "Affirmations" },
        "kinds": [
            { "id": "promise", "key": "m", "hue": "yellow", "label": { "fr": "Promesse" } },
            { "id": "lie", "hue": "red", "label": { "fr": "Mensonge", "en": "Lie" }, "parent": "promise" }
        ],
        "hues": { "yellow": { "light": { "background": "#FFF0B3" } } },
        "attributes": [ { "id": "actors", "label": { "en": "Actors" }, "type": "texts" } ]
    }"##;

    #[test]
    fn a_codebook_written_by_hand_is_completed() {
        let codebook = import(BY_HAND).unwrap();
        let (promise, lie) = (codebook.kind("promise").unwrap(), codebook.kind("lie").unwrap());
        assert_eq!(
            (promise.key, promise.stroke, promise.short.en.as_str()),
            (Some('M'), Stroke::Double, "Promise")
        );
        assert_eq!((lie.stroke, lie.short.fr.as_str()), (Stroke::Solid, "Mensonge"));
        assert_eq!(codebook.attributes[0].form, Form::Texts);
        assert!(is_codebook(BY_HAND));
    }

    #[test]
    fn an_error_names_the_place() {
        let check = |good: &str, bad: &str, message: &str| {
            assert!(BY_HAND.contains(good));
            assert_eq!(import(&BY_HAND.replace(good, bad)).unwrap_err().to_string(), message);
        };
        check("yellow\",", "gold\",", "kinds[0].hue: \"gold\" is no such name");
        check("texts", "prose", "attributes[0].form: \"prose\" is no such name");
        check("\"m\"", "\"1\"", "kinds[0].key: \"1\" is no such name");
        check("\"hue\": \"red\"", "\"hue\": \"red\", \"key\": \"M\"", "kinds[1].key: M is there twice");
        check("\"parent\": \"promise\"", "\"parent\": \"vow\"", "kinds[1].parent: vow is not in the file");
        check("\"id\": \"lie\"", "\"id\": \"promise\"", "kinds[1].id: promise is there twice");
        check("\"version\": 1", "\"format\": \"scolie/1\"", "format: unknown format \"scolie/1\"");
        assert_eq!(import("{\"kinds\": []}").unwrap_err().to_string(), "kinds: there is no kind");
    }
}
