//! All that is wrong with a dossier file, for the native program: first against the published schema, then
//! against itself, its texts and its quotes.

use std::fmt;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

use super::codebook::CodebookForm;
use super::dossier::{self, SCHEMA};
use super::error::{Error, Problem};
use super::loose;
use crate::model::codebook::Unlisted;
use crate::model::file_place::FilePlace;

/// Something wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is not what the schema says: where, and why.
    Schema(FilePlace, Lapse),
    /// It is what the schema says, and still cannot be.
    Content(Error),
    /// Its codebook does not know it: where, and what. It is taken in as it is.
    Codebook(FilePlace, Unlisted),
}

/// How a value is not what the schema says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lapse {
    /// A field is missing.
    Missing(String),
    /// A field is there that no one knows.
    Unknown(String),
    /// It is of another type than these, by their names in JSON.
    Type(String),
    /// It is none of these.
    Choice(String),
    /// It does not have the form that a regular expression tells.
    Form(String),
    /// It is empty.
    Empty,
    /// It is past this limit.
    Limit(String),
    /// Something else, as the validator says it.
    Other(String),
}

impl Fault {
    /// Where.
    #[must_use]
    pub fn place(&self) -> &FilePlace {
        match self {
            Self::Schema(place, _) | Self::Codebook(place, _) => place,
            Self::Content(error) => error.place(),
        }
    }

    /// What sort of fault it is, for programs.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Schema(..) => "schema",
            Self::Content(error) => error.problem().name(),
            Self::Codebook(..) => "codebook",
        }
    }
}

/// Checks dossier files, one after the other.
pub struct Checker(Option<Validator>);

impl fmt::Debug for Checker {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Checker")
    }
}

impl Default for Checker {
    fn default() -> Self {
        let schema = serde_json::from_str(SCHEMA).ok();
        let validator = schema.and_then(|schema: Value| jsonschema::validator_for(&schema).ok());
        debug_assert!(validator.is_some(), "the published schema is one");
        Self(validator)
    }
}

impl Checker {
    /// All that is wrong with `json`, in the order of the file as far as it has one; nothing, for a dossier.
    #[must_use]
    pub fn faults(&self, json: &str) -> Vec<Fault> {
        let value = match loose::whole(json) {
            Ok(value) => value,
            Err(error) => return vec![Fault::Content(error)],
        };
        if value.get("format").and_then(Value::as_str) != Some(dossier::FORMAT) {
            return dossier::faults(json).into_iter().map(Fault::Content).collect();
        }
        let errors = self.0.iter().flat_map(|validator| validator.iter_errors(&value));
        let mut faults: Vec<Fault> = errors.map(|error| of(&error)).collect();
        let is_shape = |error: &Error| matches!(error.problem(), Problem::Shape(_));
        let content = dossier::faults(json);
        // What the types refuse, the schema says better.
        let is_told = !faults.is_empty();
        faults.extend(content.into_iter().filter(|own| !(is_told && is_shape(own))).map(Fault::Content));
        faults.extend(unlisted(&value));
        faults
    }
}

/// What the codebook in a file does not know of what the file says, in the order of the file.
fn unlisted(file: &Value) -> Vec<Fault> {
    let form = file.get("codebook").and_then(|own| serde_json::from_value::<CodebookForm>(own.clone()).ok());
    // A damaged codebook is a fault by itself.
    let Some(codebook) = form.and_then(|form| form.read("codebook").ok()) else { return Vec::new() };
    let mut faults = Vec::new();
    let mut tell = |place: String, what: Unlisted| faults.push(Fault::Codebook(place.into(), what));
    let list = |name: &str| file.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for (index, claim) in list("claims").iter().enumerate() {
        let kind = claim.get("kind").and_then(Value::as_str).unwrap_or_default();
        if codebook.kind(kind).is_none() {
            tell(format!("claims[{index}].kind"), Unlisted::Kind(kind.into()));
        }
        for (name, said) in claim.get("attributes").and_then(Value::as_object).into_iter().flatten() {
            let place = format!("claims[{index}].attributes.{name}");
            if codebook.attribute(name).is_none() {
                tell(place, Unlisted::Attribute(name.as_str().into()));
                continue;
            }
            let texts = said.as_array().map_or_else(|| std::slice::from_ref(said), Vec::as_slice);
            for (number, text) in texts.iter().enumerate() {
                let Some(text) = text.as_str().filter(|text| !codebook.lists(name, text)) else { continue };
                let place = if said.is_array() { format!("{place}[{number}]") } else { place.clone() };
                tell(place, Unlisted::Value(name.as_str().into(), text.to_owned()));
            }
        }
    }
    for (index, link) in list("links").iter().enumerate() {
        let kind = link.get("kind").and_then(Value::as_str).unwrap_or_default();
        if codebook.link(kind).is_none() {
            tell(format!("links[{index}].kind"), Unlisted::Link(kind.into()));
        }
    }
    faults
}

fn of(error: &ValidationError<'_>) -> Fault {
    let words = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let lapse = match &error.kind {
        ValidationErrorKind::Required { property } => Lapse::Missing(words(property)),
        ValidationErrorKind::AdditionalProperties { unexpected } => Lapse::Unknown(unexpected.join(", ")),
        ValidationErrorKind::Type { kind: TypeKind::Single(kind) } => Lapse::Type(kind.to_string()),
        ValidationErrorKind::Constant { expected_value } => Lapse::Choice(words(expected_value)),
        ValidationErrorKind::Enum { options } => {
            let options = options.as_array().map(Vec::as_slice).unwrap_or_default();
            Lapse::Choice(options.iter().map(words).collect::<Vec<_>>().join(", "))
        }
        ValidationErrorKind::Pattern { pattern } => Lapse::Form(pattern.clone()),
        ValidationErrorKind::MinItems { .. } | ValidationErrorKind::MinLength { .. } => Lapse::Empty,
        ValidationErrorKind::Maximum { limit } | ValidationErrorKind::Minimum { limit } => {
            Lapse::Limit(limit.to_string())
        }
        ValidationErrorKind::AnyOf { .. } => Lapse::Type("string, array".to_owned()),
        _ => Lapse::Other(error.to_string()),
    };
    Fault::Schema(path(error.instance_path.as_str()).into(), lapse)
}

/// The path of a JSON Pointer as errors of ours tell it.
fn path(pointer: &str) -> String {
    let mut path = String::new();
    for step in pointer.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        if !step.is_empty() && step.bytes().all(|digit| digit.is_ascii_digit()) {
            path.extend(["[", &step, "]"]);
        } else {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(&step);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixture;

    #[track_caller]
    fn check(spoil: impl FnOnce(&mut Value), expected: &[(&str, &str)]) {
        let mut json: Value = serde_json::from_str(&dossier::export(&fixture::dossier())).unwrap();
        spoil(&mut json);
        let faults = Checker::default().faults(&json.to_string());
        // The fixture says what its codebook does not know.
        let told = faults.iter().filter(|fault| !matches!(fault, Fault::Codebook(..)));
        let told: Vec<(&str, &str)> = told.map(|fault| (fault.place().path(), fault.name())).collect();
        assert_eq!(told, expected, "{faults:?}");
    }

    #[test]
    fn what_the_codebook_does_not_know_is_told_with_its_place() {
        let mut json: Value = serde_json::from_str(&dossier::export(&fixture::dossier())).unwrap();
        json["claims"][1]["kind"] = "hunch".into();
        json["claims"][2]["attributes"] = serde_json::json!({"verdict": "verily", "mode": "no-such-mode"});
        json["links"][1]["kind"] = "outshines".into();
        let faults = Checker::default().faults(&json.to_string());
        let told: Vec<(&str, &str)> =
            faults.iter().map(|fault| (fault.place().path(), fault.name())).collect();
        let places = [
            "claims[0].attributes.status",
            "claims[1].kind",
            "claims[2].attributes.mode",
            "claims[2].attributes.verdict",
            "claims[4].kind",
            "links[1].kind",
        ];
        assert_eq!(told, places.map(|place| (place, "codebook")), "{faults:?}");
    }

    #[test]
    fn a_dossier_has_no_fault() {
        check(|_| {}, &[]);
    }

    #[test]
    fn every_fault_is_told_with_its_place() {
        check(
            |json| {
                json["passages"][0]["spans"][0]["exact"] = "x".into();
                json["passages"][2]["spans"][0]["end"] = 99_999.into();
                json["links"][0]["from"] = "00000000-0000-0000-0000-00000000ffff".into();
            },
            &[
                ("passages[0].spans[0].exact", "quote"),
                ("passages[2].spans[0]", "past-text"),
                ("links[0].from", "unknown"),
            ],
        );
        check(
            |json| {
                json["claims"][1]["label"] = 3.into();
                json["claims"][0]["more"] = true.into();
                json.as_object_mut().unwrap().remove("unit");
            },
            &[("claims[0]", "schema"), ("claims[1].label", "schema"), ("", "schema")],
        );
        check(|json| json["format"] = "scolie/9".into(), &[("format", "format")]);
    }

    #[test]
    fn a_record_that_hangs_on_a_damaged_one_is_no_second_fault() {
        check(
            |json| json["documents"][0]["text_sha256"] = "0".repeat(64).into(),
            &[("documents[0].text_sha256", "fingerprint")],
        );
    }

    #[test]
    fn a_day_of_evidence_that_is_in_no_calendar_is_refused() {
        check(
            |json| json["claims"][1]["attributes"]["evidence"][0]["accessed"] = "2025-02-30".into(),
            &[("claims[1].attributes.evidence[0].accessed", "name")],
        );
    }

    #[test]
    fn what_is_no_json_is_told_with_its_line() {
        let faults = Checker::default().faults("{\n  \"format\": ");
        let told = (faults.len(), faults[0].place().to_string(), faults[0].name());
        assert_eq!(told, (1, "line 2, column 12".to_owned(), "syntax"));
    }
}
