//! The place in a JSON text as a path: `passages[3].spans[0].start`.
//!
//! Found by reading the text again, only when something is wrong with it. A deserialiser that keeps the path
//! as it goes (`serde_path_to_error`) weighed 14 kB in the packed program.

/// What is open at a place.
#[derive(Debug)]
enum Open {
    /// An object, at the value of this key; whether the next string is a key.
    Object(String, bool),
    /// An array, at this element.
    Array(usize),
}

/// The path of the value that ends at a line and column of `json`, as `serde_json` counts them: lines from
/// 1, columns in bytes. Empty for the whole text.
#[must_use]
pub fn path(json: &str, line: usize, column: usize) -> String {
    let before: usize = json.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let end = before.saturating_add(column).min(json.len());
    let mut open: Vec<Open> = Vec::new();
    let mut bytes = json.as_bytes().iter().enumerate().take(end);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'{' => open.push(Open::Object(String::new(), true)),
            b'[' => open.push(Open::Array(0)),
            b'}' | b']' => drop(open.pop()),
            b',' => match open.last_mut() {
                Some(Open::Object(_, is_key)) => *is_key = true,
                Some(Open::Array(index)) => *index += 1,
                None => {}
            },
            b':' => {
                if let Some(Open::Object(_, is_key)) = open.last_mut() {
                    *is_key = false;
                }
            }
            b'"' => {
                let mut escaped = false;
                let close = bytes.find(|(_, byte)| {
                    let closes = **byte == b'"' && !escaped;
                    escaped = **byte == b'\\' && !escaped;
                    closes
                });
                if let (Some(Open::Object(key, true)), Some((close, _))) = (open.last_mut(), close) {
                    *key = json.get(at + 1..close).unwrap_or_default().to_owned();
                }
            }
            _ => {}
        }
    }
    let mut path = String::new();
    for open in &open {
        match open {
            Open::Object(key, _) if key.is_empty() => {}
            Open::Object(key, _) if path.is_empty() => path.push_str(key),
            Open::Object(key, _) => path.extend([".", key]),
            Open::Array(index) => path += &format!("[{index}]"),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `^` stands after the value.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let json = marked.replace('^', "");
        let before = marked.split('^').next().unwrap();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().len();
        assert_eq!(path(&json, line, column), expected);
    }

    #[test]
    fn a_place_is_named_by_keys_and_indices() {
        check(r#"{"a": 1^, "b": 2}"#, "a");
        check(r#"{"a": [{"x": 0}, {"x": "é\"}",^ "y": []}]}"#, "a[1].x");
        check("{\"a\": [\n  {\"x\": 0},\n  {\"y\": {\"z\": 3^}}\n]}", "a[1].y.z");
        check("{^", "");
        check("[[1], [2, 3^]]", "[1][1]");
    }

    #[test]
    fn an_object_that_lacks_a_key_is_named_itself() {
        check(r#"{"a": [{"x": 0}, {}^]}"#, "a[1]");
        check(r#"{"a": 1}^"#, "");
    }
}
