//! The shape of a file of JSON, by which formats are told apart: which keys lead to what in its first records.

use std::collections::BTreeSet;

/// How many bytes of a file are looked at: more than the longest question.
const HEAD: usize = 1 << 20;
/// How many records are looked at: the first ones may have nothing marked yet.
const RECORDS: usize = 20;
/// Deeper values tell nothing.
const DEEPEST: usize = 32;
/// More paths than any format has.
const MOST: usize = 2000;

/// The paths of the first records, each with the sort of what stands there: `spans[].start:number`.
///
/// A list around all records and the lines of a file of one record a line make no difference.
#[derive(Debug, Default)]
pub struct Shape(BTreeSet<String>);

impl Shape {
    /// The shape of `text`; empty when it is no JSON.
    pub fn of(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let mut scanner = Scanner { bytes: text.as_bytes(), ..Scanner::default() };
        while scanner.at < scanner.bytes.len().min(HEAD) && scanner.found.len() < MOST {
            if scanner.step().is_none() {
                break;
            }
        }
        Self(scanner.found)
    }

    /// Whether all of the paths are there.
    pub fn has(&self, paths: &[&str]) -> bool {
        paths.iter().all(|path| self.0.contains(*path))
    }

    /// Whether one of the paths is there.
    pub fn has_some(&self, paths: &[&str]) -> bool {
        paths.iter().any(|path| self.0.contains(*path))
    }
}

#[derive(Default)]
struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The containers that are open: whether each is a list, and how long the path to it is.
    open: Vec<(bool, usize)>,
    path: String,
    /// Whether a key comes next.
    wants_key: bool,
    /// How many records were seen to their end.
    records: usize,
    found: BTreeSet<String>,
}

impl Scanner<'_> {
    /// Takes the next token; none after the last record, or where it is no JSON.
    fn step(&mut self) -> Option<()> {
        let byte = *self.bytes.get(self.at)?;
        match byte {
            b'[' | b'{' => {
                let is_list = byte == b'[';
                if self.open.len() >= DEEPEST {
                    return None;
                }
                self.begin(if is_list { "list" } else { "object" });
                // The list around all records is none of their path.
                let is_outermost = is_list && self.open.is_empty();
                self.open.push((is_list, self.path.len()));
                if is_list && !is_outermost {
                    self.path.push_str("[]");
                }
                self.wants_key = !is_list;
                self.at += 1;
            }
            b']' | b'}' => {
                let (_, length) = self.open.pop()?;
                self.path.truncate(length);
                self.at += 1;
                let is_record =
                    byte == b'}' && self.open.iter().all(|(is_list, _)| *is_list) && self.path.is_empty();
                self.records += usize::from(is_record);
                if self.records >= RECORDS {
                    return None;
                }
            }
            b',' => {
                self.wants_key = self.open.last().is_some_and(|(is_list, _)| !is_list);
                self.at += 1;
            }
            b'"' if self.wants_key => {
                let key = self.text()?;
                let (_, length) = *self.open.last()?;
                self.path.truncate(length);
                if length > 0 {
                    self.path.push('.');
                }
                self.path.push_str(&key);
                self.wants_key = false;
            }
            b'"' => {
                self.begin("text");
                self.text()?;
            }
            b'-' | b'0'..=b'9' => {
                self.begin("number");
                self.skip(|byte| matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9'));
            }
            b'a'..=b'z' => {
                self.begin(if byte == b'n' { "null" } else { "flag" });
                self.skip(|byte| byte.is_ascii_lowercase());
            }
            b':' | b' ' | b'\t' | b'\r' | b'\n' => self.at += 1,
            _ => return None,
        }
        Some(())
    }

    fn begin(&mut self, sort: &str) {
        self.found.insert(format!("{}:{sort}", self.path));
    }

    fn skip(&mut self, is_part: impl Fn(u8) -> bool) {
        while self.bytes.get(self.at).is_some_and(|byte| is_part(*byte)) {
            self.at += 1;
        }
    }

    /// The text that begins here, its escapes left as they are.
    fn text(&mut self) -> Option<String> {
        let start = self.at + 1;
        self.at = start;
        loop {
            match self.bytes.get(self.at)? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        let text = self.bytes.get(start..self.at)?;
        self.at += 1;
        Some(String::from_utf8_lossy(text.get(..text.len().min(80))?).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::outgoing::Writer;
    use crate::exchange::{
        brat, codebook, doccano, dossier, fixture, hypothesis, label_studio, labelbuddy, prodigy,
        pubannotation, recogito,
    };
    use crate::model::dossier::Dossier;
    use crate::model::language::Language;
    use crate::model::passages::Passages;

    #[track_caller]
    fn check(text: &str, paths: &[&str]) {
        let shape = Shape::of(text);
        assert_eq!(shape.0.iter().map(String::as_str).collect::<Vec<_>>(), paths);
    }

    #[test]
    fn the_first_records_tell_the_shape() {
        check(
            "\u{feff}{\"a\": [[1, \"x\"]], \"b\": {\"c\\\"\": null}}\n{\"d\": 1}",
            &[
                ":object",
                "a:list",
                "a[]:list",
                "a[][]:number",
                "a[][]:text",
                "b.c\\\":null",
                "b:object",
                "d:number",
            ],
        );
        check("[{\"a\": true}, {\"b\": 1}]", &[":list", ":object", "a:flag", "b:number"]);
        check(
            "[\"x\", {\"e\": [[1]]}]",
            &[":list", ":object", ":text", "e:list", "e[]:list", "e[][]:number"],
        );
        check("no JSON", &[":null"]);
        check("", &[]);
        check("{\"a", &[":object"]);
        assert!(Shape::of(&"[".repeat(100_000)).0.len() < 100);
    }

    type Recogniser = (&'static str, fn(&str, &str) -> bool);

    const RECOGNISERS: [Recogniser; 8] = [
        ("label_studio", label_studio::recognise),
        ("doccano", doccano::recognise),
        ("brat", brat::recognise),
        ("prodigy", prodigy::recognise),
        ("hypothesis", hypothesis::recognise),
        ("recogito", recogito::recognise),
        ("pubannotation", pubannotation::recognise),
        ("labelbuddy", labelbuddy::recognise),
    ];

    #[track_caller]
    fn check_told(name: &str, text: &str, expected: &[&str]) {
        let told = RECOGNISERS.iter().filter(|(_, recognise)| recognise(name, text));
        assert_eq!(told.map(|(format, _)| *format).collect::<Vec<_>>(), expected, "{name}");
    }

    #[test]
    fn formats_are_told_apart() {
        let whole = fixture::dossier();
        let bare = Dossier { passages: Passages::default(), ..whole.clone() };
        type NewWriter = fn() -> Box<dyn Writer>;
        let writers: [(&str, NewWriter); 6] = [
            ("label_studio", || label_studio::writer(Language::French)),
            ("doccano", doccano::writer),
            ("brat", || brat::writer(Language::French)),
            ("prodigy", prodigy::writer),
            ("hypothesis", hypothesis::writer),
            ("pubannotation", pubannotation::writer),
        ];
        let beside = ["scolie.json", ".conf", ".txt", ".xml", "-types.json"];
        for (format, writer) in writers {
            for file in fixture::written(&whole, writer()).iter().chain(&fixture::written(&bare, writer())) {
                let is_beside = beside.iter().any(|ending| file.name.ends_with(ending));
                let expected = if is_beside { &[][..] } else { &[format][..] };
                check_told(&file.name, fixture::content(file), expected);
            }
        }
        check_told("x.scolie.json", &dossier::export(&whole), &[]);
        check_told("x.json", &codebook::export(&whole.codebook), &[]);
        for text in [
            include_str!("../../tests/specs/records/written.json"),
            include_str!("../../tests/specs/records/label.md"),
            include_str!("../../tests/specs/records/senat.csv"),
            include_str!("../../tests/specs/example.passages.json"),
            "{\"question\": \"Quand ?\", \"numero\": 3, \"label\": \"x\"}\n{\"question\": \"Où ?\"}",
            crate::read::EXAMPLE,
        ] {
            check_told("x", text, &[]);
        }
    }
}
