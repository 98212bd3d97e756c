//! Why a file was refused, and where.

use std::fmt;

use super::place;

/// A file that is not what it says, and the place that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    place: String,
    problem: Problem,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// It is not JSON; what the parser says.
    Syntax(String),
    /// Something is missing, of another type, or unknown; what the parser says.
    Shape(String),
    /// It is JSON, but not of a format that is known; the format it names.
    Format(String),
    /// A text is no name of that sort (a UUID, a hue, a date…).
    Name(String),
    /// Two records have one name.
    Duplicate(String),
    /// It refers to a record that is not in the file.
    Unknown(String),
    /// A kind is a sort of itself.
    Cycle,
    /// There is no kind: nothing could be tagged.
    NoKind,
    /// A range is empty or reversed.
    Empty,
    /// A range ends past the text; the end, and the length of the text.
    PastText(u32, u32),
    /// Ranges of one passage overlap or touch.
    Overlap,
    /// The quote is not what stands at the range; what is quoted, and what stands there.
    Quote(String, String),
    /// A fingerprint is not that of the text.
    Fingerprint,
    /// It marks no words.
    Unmarked,
    /// It answers another annotation.
    Reply,
    /// Whoever looked at it there said no to it.
    Rejected,
}

impl Error {
    pub(super) fn new(place: impl Into<String>, problem: Problem) -> Self {
        Self { place: place.into(), problem }
    }

    /// Where: a path such as `passages[3].spans[0]`, or a line and column.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// The line and the column, where the place is named by them.
    #[must_use]
    pub fn line(&self) -> Option<(usize, usize)> {
        let (line, column) = self.place.split_once(':')?;
        Some((line.parse().ok()?, column.parse().ok()?))
    }

    /// What is wrong there.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line() {
            Some((line, column)) => write!(formatter, "line {line}, column {column}: ")?,
            None => write!(formatter, "{}: ", self.place)?,
        }
        match &self.problem {
            Problem::Syntax(detail) => write!(formatter, "not JSON: {detail}"),
            Problem::Shape(detail) => write!(formatter, "{detail}"),
            Problem::Format(format) => write!(formatter, "unknown format {format:?}"),
            Problem::Name(name) => write!(formatter, "{name:?} is no such name"),
            Problem::Duplicate(name) => write!(formatter, "{name} is there twice"),
            Problem::Unknown(name) => write!(formatter, "{name} is not in the file"),
            Problem::Cycle => write!(formatter, "a kind is a sort of itself"),
            Problem::NoKind => write!(formatter, "there is no kind"),
            Problem::Empty => write!(formatter, "the range is empty"),
            Problem::PastText(end, length) => write!(formatter, "end {end} is past the text ({length})"),
            Problem::Overlap => write!(formatter, "spans overlap"),
            Problem::Quote(quoted, found) => write!(formatter, "quoted {quoted:?}, found {found:?}"),
            Problem::Fingerprint => write!(formatter, "the text is not the one that was annotated"),
            Problem::Unmarked => write!(formatter, "it marks no words"),
            Problem::Reply => write!(formatter, "it is a reply to another annotation"),
            Problem::Rejected => write!(formatter, "it was rejected or set aside"),
        }
    }
}

impl std::error::Error for Error {}

/// Reads `json` as a `T`, with the path of what does not fit.
pub(super) fn parse<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, Error> {
    serde_json::from_str(json).map_err(|error| from_serde(&error, json))
}

fn from_serde(error: &serde_json::Error, json: &str) -> Error {
    // serde_json ends its message with the place, which is told apart.
    let whole = error.to_string();
    let detail = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(detail, _)| detail).to_owned();
    let at = format!("{}:{}", error.line(), error.column());
    if error.is_data() {
        let path = place::path(json, error.line(), error.column());
        Error::new(if path.is_empty() { at } else { path }, Problem::Shape(detail))
    } else {
        Error::new(at, Problem::Syntax(detail))
    }
}
