//! Why a file was refused, and where.

use std::fmt;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::place;
use crate::model::file_place::{Count, FilePlace};
pub use crate::model::problem::{Archive, Lack, Problem};

/// A file that is not what it says, and the place that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    place: FilePlace,
    problem: Problem,
}

impl Error {
    pub(super) fn new(place: impl Into<FilePlace>, problem: Problem) -> Self {
        Self { place: place.into(), problem }
    }

    /// Where.
    #[must_use]
    pub fn place(&self) -> &FilePlace {
        &self.place
    }

    /// Whether the file does not even say which format it has.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        matches!(&self.problem, Problem::Format(format) if format.is_empty())
    }

    /// What is wrong there.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            write!(formatter, "{}", self.problem)
        } else {
            write!(formatter, "{}: {}", self.place, self.problem)
        }
    }
}

impl std::error::Error for Error {}

/// Reads `json` as a `T`, with the path of what does not fit.
pub(super) fn parse<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, Error> {
    serde_json::from_str(json).map_err(|error| from_serde(&error, json))
}

/// Reads as a `T` what was read as JSON already; what does not fit has no place. It goes by way of text: to read a
/// value, all that reads text would be there a second time.
pub(super) fn form_of<T: DeserializeOwned>(json: &serde_json::Value) -> Result<T, Error> {
    parse(&json.to_string()).map_err(|error| Error::new("", error.problem))
}

fn from_serde(error: &serde_json::Error, json: &str) -> Error {
    // serde_json ends its message with the place, which is told apart.
    let whole = error.to_string();
    let detail = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(detail, _)| detail).to_owned();
    let at = FilePlace::at(Count::Column(error.line(), error.column()));
    if error.is_data() {
        let path = place::path(json, error.line(), error.column());
        Error::new(if path.is_empty() { at } else { path.into() }, Problem::Shape(detail))
    } else {
        Error::new(at, Problem::Syntax(detail))
    }
}
