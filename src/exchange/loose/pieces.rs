//! JSON, read piece by piece, so that a large file freezes nothing.
//!
//! Only what is well formed is read so. Where anything is not as it should be there is no answer, and whoever
//! asked reads the whole again in one go, which says what is wrong and where.

use serde::Deserialize;
use serde_json::{Deserializer, Map, Value};

use crate::exchange::work::turn;

/// A value that is no longer than this, in bytes, is one piece.
const PIECE: usize = 1 << 16;
/// After so many bytes of short records there is time for others: to ask for it takes as long as to read one.
const STEP: usize = 1 << 12;
/// How deep values may stand in each other that are taken apart.
const DEEPEST: usize = 100;

/// A place in a text of JSON.
pub struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The beginning of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What comes next, spaces aside; nothing at the end.
    pub fn peek(&mut self) -> Option<u8> {
        let spaces = self.rest().bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        self.at += spaces.count();
        self.rest().bytes().next()
    }

    /// Goes over `sign`, if that is what comes next.
    pub fn take(&mut self, sign: u8) -> Option<()> {
        (self.peek()? == sign).then(|| self.at += 1)
    }

    /// Reads the value that comes next, whole.
    pub fn read<T: Deserialize<'a>>(&mut self) -> Option<T> {
        let mut values = Deserializer::from_str(self.rest()).into_iter::<T>();
        let value = values.next()?.ok()?;
        self.at += values.byte_offset();
        Some(value)
    }

    /// Reads the name of a field, and the colon behind it.
    pub fn name(&mut self) -> Option<String> {
        let is_text = self.peek()? == b'"';
        let name = is_text.then(|| self.read())??;
        self.take(b':').map(|()| name)
    }

    /// Reads a list of values of one sort, few a piece.
    pub async fn list<T: Deserialize<'a>>(&mut self) -> Option<Vec<T>> {
        self.take(b'[')?;
        let mut values = Vec::new();
        if self.take(b']').is_some() {
            return Some(values);
        }
        let mut turned = self.at;
        loop {
            values.push(self.read()?);
            if self.at - turned >= STEP {
                turned = self.at;
                turn().await;
            }
            if self.take(b']').is_some() {
                return Some(values);
            }
            self.take(b',')?;
        }
    }

    /// Whether the value that comes next is no longer than a piece.
    fn is_short(&self) -> bool {
        let (mut depth, mut is_text, mut is_escaped) = (0_u32, false, false);
        for byte in self.rest().bytes().take(PIECE) {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'"' => is_text = !is_text,
                b'[' | b'{' if !is_text => depth += 1,
                b']' | b'}' if !is_text => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return true;
                    }
                }
                _ => {}
            }
        }
        false
    }
}

/// A container that is not closed yet.
enum Open {
    List(Vec<Value>),
    /// An object, and the name of the field that comes next.
    Object(Map<String, Value>, String),
}

/// The value that `text` is; nothing where it is none, or may be none.
pub async fn value(text: &str) -> Option<Value> {
    let mut cursor = Cursor::new(text);
    let mut open: Vec<Open> = Vec::new();
    loop {
        let first = cursor.peek()?;
        let is_container = matches!(first, b'[' | b'{');
        let mut done = if is_container && !cursor.is_short() {
            if open.len() >= DEEPEST {
                return None;
            }
            cursor.take(first)?;
            let (close, empty) = match first {
                b'[' => (b']', Value::Array(Vec::new())),
                _ => (b'}', Value::Object(Map::new())),
            };
            if cursor.take(close).is_none() {
                open.push(match first {
                    b'[' => Open::List(Vec::new()),
                    _ => Open::Object(Map::new(), cursor.name()?),
                });
                continue;
            }
            empty
        } else {
            cursor.read()?
        };
        turn().await;
        loop {
            match open.pop() {
                None => return cursor.peek().is_none().then_some(done),
                Some(Open::List(mut values)) => {
                    values.push(done);
                    if cursor.take(b',').is_some() {
                        open.push(Open::List(values));
                        break;
                    }
                    cursor.take(b']')?;
                    done = Value::Array(values);
                }
                Some(Open::Object(mut fields, name)) => {
                    fields.insert(name, done);
                    if cursor.take(b',').is_some() {
                        let name = cursor.name()?;
                        open.push(Open::Object(fields, name));
                        break;
                    }
                    cursor.take(b'}')?;
                    done = Value::Object(fields);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::work::{Work, at_once};

    #[track_caller]
    fn check(text: &str) {
        let expected: Option<Value> = serde_json::from_str(text).ok();
        assert_eq!(at_once(value(text)), expected, "{text:.80}");
    }

    /// A list that is several pieces.
    fn long() -> String {
        let item = format!("{{\"a\": \"{}\", \"b\": [1, {{}}, []]}}", "é\\\"[{ ".repeat(3_000));
        format!("[{}, -1.5e3, \"x\", null]", vec![item; 8].join(" ,\n"))
    }

    #[test]
    fn a_value_in_pieces_is_the_value_in_one() {
        let long = long();
        for text in [
            "{}",
            "[]",
            " [1, true, null, \"a\\u00e9\"]\n",
            "{\"a\": {\"a\": 1, \"a\": 2}}",
            "3",
            "\"\"",
            &long,
            &format!("{{\"rows\": {long}, \"n\": {{\"rows\": {long}}}, \"n\": [[{long}], {long}]}}"),
        ] {
            check(text);
        }
        let mut work = Work::new(value(&long));
        assert!((0..8).all(|_| work.go_on().is_none()));
        work.at_once();
    }

    #[test]
    fn what_is_no_json_is_no_value() {
        let long = long();
        for text in ["", " ", "[", "[1,]", "[1 2]", "{\"a\" 1}", "{a: 1}", "{\"a\": 1,}", "1 2", "nul"] {
            check(text);
        }
        for end in 1..40 {
            let cut = long.len() - end * (long.len() / 40);
            check(long.get(..long.floor_char_boundary(cut)).unwrap());
        }
        for text in
            [format!("{long},"), format!("{long}]"), format!("{{{long}}}"), format!("{{\"a\": {long} 1}}")]
        {
            check(&text);
        }
        let deep = "[".repeat(100_000);
        assert_eq!(at_once(value(&deep)), None);
        let wide = format!("{}{long}{}", "[".repeat(99), "]".repeat(99));
        assert!(at_once(value(&wide)).is_some());
    }
}
