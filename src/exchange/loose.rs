//! JSON of other programs: read as far as it goes, and written with its fields in a chosen order.

mod pieces;

use std::borrow::Cow;

pub use serde_json::Value;

pub use self::pieces::Cursor;
use super::error::{Error, Problem, parse};
use super::work::turn;
use crate::model::file_place::{Count, FilePlace};

/// How many lines a file of one record a line may spoil at its beginning.
const SPOILT: usize = 3;

/// How values stand on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// On one line.
    Line,
    /// On one line, without spaces.
    Tight,
    /// On lines of their own, so deep.
    Indented(usize),
}

/// A value to be written.
#[derive(Debug, Clone)]
pub enum Out {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(u64),
    /// Another number, as it is written.
    Exact(serde_json::Number),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Out>),
    /// An object, in the order of its fields.
    Object(Vec<(Cow<'static, str>, Out)>),
    /// JSON that is written already.
    Written(String),
}

impl From<&str> for Out {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Out {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Out {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Out {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<bool> for Out {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Vec<Out>> for Out {
    fn from(list: Vec<Out>) -> Self {
        Self::List(list)
    }
}

/// An object.
pub fn object<const N: usize>(fields: [(&'static str, Out); N]) -> Out {
    Out::Object(fields.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect())
}

impl Out {
    /// With a field more, if it is an object.
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Out>) -> Self {
        if let Self::Object(fields) = &mut self {
            fields.push((name.into(), value.into()));
        }
        self
    }

    /// On one line.
    pub fn line(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, Layout::Line);
        text
    }

    /// On one line, without a space that means nothing: where thousands of small values stand, it is a tenth.
    pub fn tight(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, Layout::Tight);
        text
    }

    /// Indented, its last line ended.
    pub fn pretty(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, Layout::Indented(0));
        text.push('\n');
        text
    }

    fn write(&self, text: &mut String, layout: Layout) {
        match self {
            Self::Flag(flag) => text.push_str(if *flag { "true" } else { "false" }),
            Self::Number(number) => text.push_str(&number.to_string()),
            Self::Exact(number) => text.push_str(&number.to_string()),
            Self::Text(words) => text.push_str(&quoted(words)),
            Self::Written(json) => text.push_str(json),
            Self::List(items) => {
                // Short lists of short values are easier to read on one line.
                let is_flat = !items.iter().any(|item| matches!(item, Self::List(_) | Self::Object(_)));
                let layout = match layout {
                    Layout::Indented(_) if is_flat => Layout::Line,
                    layout => layout,
                };
                let items = items.iter().map(|item| (None, item));
                within(text, layout, ('[', ']'), items);
            }
            Self::Object(fields) => {
                let fields = fields.iter().map(|(name, value)| (Some(&**name), value));
                within(text, layout, ('{', '}'), fields);
            }
        }
    }
}

/// Writes the values between two brackets, each on a line of its own where they are indented.
fn within<'a>(
    text: &mut String,
    layout: Layout,
    brackets: (char, char),
    values: impl Iterator<Item = (Option<&'a str>, &'a Out)>,
) {
    let line = |text: &mut String, depth: usize| {
        if matches!(layout, Layout::Indented(_)) {
            text.push('\n');
            text.extend(std::iter::repeat_n("  ", depth));
        }
    };
    let (depth, inner) = match layout {
        Layout::Indented(depth) => (depth, Layout::Indented(depth + 1)),
        layout => (0, layout),
    };
    text.push(brackets.0);
    let mut is_empty = true;
    for (name, value) in values {
        if !is_empty {
            text.push_str(if layout == Layout::Line { ", " } else { "," });
        }
        is_empty = false;
        line(text, depth + 1);
        if let Some(name) = name {
            text.push_str(&quoted(name));
            text.push_str(if layout == Layout::Tight { ":" } else { ": " });
        }
        value.write(text, inner);
    }
    if !is_empty {
        line(text, depth);
    }
    text.push(brackets.1);
}

/// `words` as a text of JSON.
pub fn quoted(words: &str) -> String {
    serde_json::to_string(words).unwrap_or_default()
}

/// The text without a byte order mark.
pub fn bare(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// What a file calls its format, where it does so before anything else.
pub fn first_format(text: &str) -> Option<&str> {
    let name = bare(text).trim_start().strip_prefix('{')?.trim_start().strip_prefix("\"format\"")?;
    let value = name.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let (format, _) = value.split_once('"')?;
    (!format.contains('\\')).then_some(format)
}

/// Reads a whole file.
pub fn whole(text: &str) -> Result<Value, Error> {
    parse(bare(text))
}

/// A record of a file, with its place.
pub type Record = (FilePlace, Result<Value, Problem>);

/// The records of a file: those of its list, its only one, or one a line.
pub async fn records(text: &str) -> Result<Vec<Record>, Error> {
    let text = bare(text);
    let whole = pieces::value(text).await.map_or_else(|| parse::<Value>(text), Ok);
    let error = match whole {
        Ok(Value::Array(values)) if !is_tuple(&values) => {
            let place = |index| FilePlace::at(Count::Item(index + 1));
            return Ok(values.into_iter().enumerate().map(|(n, value)| (place(n), Ok(value))).collect());
        }
        Ok(value) => return Ok(vec![(FilePlace::default(), Ok(value))]),
        Err(error) => error,
    };
    let lines = || text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = |line: &str| parse::<Value>(line).map_err(|error| error.problem().clone());
    let is_record = |line: &str| read(line).is_ok_and(|value| value.is_object() || value.is_array());
    if !lines().take(SPOILT).any(|(_, line)| is_record(line)) {
        return Err(error);
    }
    let mut records = Vec::new();
    for (index, line) in lines() {
        turn().await;
        records.push((FilePlace::line(index + 1), read(line)));
    }
    Ok(records)
}

/// Whether a list is one record of spaCy: a text, and what is said of it.
fn is_tuple(values: &[Value]) -> bool {
    matches!(values, [Value::String(_), Value::Object(_)])
}

/// The text under a key.
pub fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key)?.as_str()
}

/// The text or number under a key, as a text; an empty one is none.
pub fn word(value: &Value, key: &str) -> Option<String> {
    as_word(value.get(key)?)
}

/// A text or number as a text; an empty one is none.
pub fn as_word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The list under a key; empty where there is none.
pub fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The offset under a key.
pub fn offset(value: &Value, key: &str) -> Option<u32> {
    as_offset(value.get(key)?)
}

/// An offset; some programs write `12.0`.
pub fn as_offset(value: &Value) -> Option<u32> {
    let whole =
        |number: f64| (number >= 0.0 && number.fract() == 0.0 && number < 4e9).then_some(number as u32);
    match value.as_u64() {
        Some(number) => u32::try_from(number).ok(),
        None => value.as_f64().and_then(whole),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::work::at_once;

    fn records(text: &str) -> Result<Vec<Record>, Error> {
        at_once(super::records(text))
    }

    #[test]
    fn values_are_written_in_their_order() {
        let spans = Out::List(vec![object([("b", 1_u32.into()), ("a", "é\n\"".into())]), true.into()]);
        let value = object([("z", spans), ("n", Out::List(vec![1_u32.into(), 2_u32.into()]))]);
        let value = value.with("none", Out::List(Vec::new())).with("own", Out::Written("[0]".to_owned()));
        assert_eq!(
            value.line(),
            r#"{"z": [{"b": 1, "a": "é\n\""}, true], "n": [1, 2], "none": [], "own": [0]}"#
        );
        assert_eq!(value.tight(), r#"{"z":[{"b":1,"a":"é\n\""},true],"n":[1,2],"none":[],"own":[0]}"#);
        let pretty = "{\n  \"z\": [\n    {\n      \"b\": 1,\n      \"a\": \"é\\n\\\"\"\n    },\n    true\n  ],\n  \"n\": [1, 2],\n  \"none\": [],\n  \"own\": [0]\n}\n";
        assert_eq!(value.pretty(), pretty);
        assert_eq!(whole(pretty).unwrap(), whole(&value.line()).unwrap());
    }

    #[track_caller]
    fn check(text: &str, places: &[&str]) {
        let records = records(text).unwrap();
        let said = |(place, value): &Record| format!("{place}{}", if value.is_ok() { "" } else { "!" });
        assert_eq!(records.iter().map(said).collect::<Vec<_>>(), places);
    }

    #[test]
    fn records_stand_in_a_list_or_on_lines() {
        check("[{}, 3]", &["item 1", "item 2"]);
        check("\u{feff}{\n}", &[""]);
        check("{}\n\n{\"a\": 1}\n{\n", &["line 1", "line 3", "line 4!"]);
        check("[\"a\", {}]", &[""]);
        check("[\"a\", {}]\n[\"b\", {}]", &["line 1", "line 2"]);
        assert_eq!(records("{\n\"a\": 1,\n\"b\"\n}").unwrap_err().place().to_string(), "line 4, column 1");
        assert!(records("").is_err());
    }
}
