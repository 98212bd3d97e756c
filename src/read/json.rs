//! JSON whose values know their bytes: a text of a record can be led back to its place in the file.
//!
//! Nothing here recurses, so that no depth overflows a stack, and both depth and number of values are
//! capped. What is not JSON is nothing, not an error: another reader takes it.

use std::cell::Cell;
use std::ops::Range;

use super::excerpt::Excerpt;

/// Deeper values are no records, but a way to fill a memory.
const DEEPEST: usize = 128;
/// More values than fifty thousand questions have.
const MOST: usize = 4_000_000;

/// A text of JSON, scanned.
#[derive(Debug)]
pub struct Json<'a> {
    source: &'a str,
    nodes: Vec<Node>,
    damaged: Cell<bool>,
}

#[derive(Debug)]
struct Node {
    sort: Sort,
    /// Its bytes, quotation marks included.
    start: u32,
    end: u32,
    /// The bytes of its key between the quotation marks, in an object.
    key: (u32, u32),
    /// The first value in it and the next one beside it; 0 for none, as the root is neither.
    first: u32,
    next: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Text,
    Object,
    Array,
    Null,
    Other,
}

/// A value of it.
#[derive(Debug, Clone, Copy)]
pub struct Value<'j, 'a> {
    json: &'j Json<'a>,
    index: usize,
}

impl<'a> Json<'a> {
    /// Scans `source`, if it is JSON from its first byte to its last.
    pub fn scan(source: &'a str) -> Option<Self> {
        let mut scanner = Scanner { source, at: 0, nodes: Vec::new(), open: Vec::new(), last: Vec::new() };
        scanner.scan()?;
        Some(Self { source, nodes: scanner.nodes, damaged: Cell::new(false) })
    }

    /// The outermost value.
    pub fn root(&self) -> Value<'_, 'a> {
        Value { json: self, index: 0 }
    }

    /// Whether some text that was asked for held half of a pair of surrogates.
    pub fn is_damaged(&self) -> bool {
        self.damaged.get()
    }
}

impl<'j, 'a> Value<'j, 'a> {
    fn node(&self) -> Option<&'j Node> {
        self.json.nodes.get(self.index)
    }

    /// Its bytes.
    pub fn range(&self) -> Range<usize> {
        self.node().map_or(0..0, |node| node.start as usize..node.end as usize)
    }

    /// The bytes of its key, quotation marks included; its own where it has none.
    pub fn key_range(&self) -> Range<usize> {
        match self.node() {
            Some(node) if node.key.1 > 0 => node.key.0 as usize - 1..node.key.1 as usize + 1,
            _ => self.range(),
        }
    }

    /// Its key as it is written, escapes and all.
    pub fn key(&self) -> &'a str {
        let key = self.node().map_or((0, 0), |node| node.key);
        self.json.source.get(key.0 as usize..key.1 as usize).unwrap_or_default()
    }

    /// Whether it is an object.
    pub fn is_object(&self) -> bool {
        self.node().is_some_and(|node| node.sort == Sort::Object)
    }

    /// Whether it is an array.
    pub fn is_array(&self) -> bool {
        self.node().is_some_and(|node| node.sort == Sort::Array)
    }

    /// Whether it is a string.
    pub fn is_text(&self) -> bool {
        self.node().is_some_and(|node| node.sort == Sort::Text)
    }

    /// The values of an object or an array.
    pub fn values(self) -> impl Iterator<Item = Value<'j, 'a>> {
        let first = self.node().map_or(0, |node| node.first);
        let step = move |index: u32| (index > 0).then_some(Value { json: self.json, index: index as usize });
        std::iter::successors(step(first), move |value| step(value.node()?.next))
    }

    /// The value of a key, unless it is null. Of a key that is there twice, the first.
    pub fn get(self, key: &str) -> Option<Value<'j, 'a>> {
        if !self.is_object() {
            return None;
        }
        self.values().find(|value| value.key() == key).filter(|value| value.sort() != Some(Sort::Null))
    }

    /// The value at the end of a path of keys; where an array stands on the way, its first value.
    pub fn at(self, path: &[&str]) -> Option<Value<'j, 'a>> {
        path.iter().try_fold(self, |value, key| {
            let value = if value.is_array() { value.values().next()? } else { value };
            value.get(key)
        })
    }

    /// What an element that may stand alone or several times holds: the values of an array, or itself.
    pub fn each(self) -> Vec<Value<'j, 'a>> {
        if self.is_array() {
            self.values().filter(|value| value.sort() != Some(Sort::Null)).collect()
        } else {
            vec![self]
        }
    }

    fn sort(&self) -> Option<Sort> {
        self.node().map(|node| node.sort)
    }

    /// What a string says, with the place of every escape; a number as it is written.
    pub fn text(&self) -> Option<Excerpt<'a>> {
        let range = self.range();
        match self.sort()? {
            Sort::Text => {
                let (excerpt, damaged) = unescape(self.json.source, range.start + 1..range.end - 1);
                self.json.damaged.set(self.json.damaged.get() || damaged);
                Some(excerpt)
            }
            Sort::Other => Some(Excerpt::of(self.json.source, range)),
            _ => None,
        }
    }

    /// The words of a string or a number, if there are any.
    pub fn words(&self) -> Option<String> {
        let text = self.text()?;
        let words = text.text().trim();
        (!words.is_empty()).then(|| words.to_owned())
    }
}

/// What the inside of a string says, and whether it holds half of a pair of surrogates.
fn unescape(source: &str, range: Range<usize>) -> (Excerpt<'_>, bool) {
    let raw = source.get(range.clone()).unwrap_or_default();
    if !raw.contains('\\') {
        return (Excerpt::of(source, range), false);
    }
    let mut excerpt = Excerpt::default();
    let mut damaged = false;
    let mut at = 0;
    while let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = rest.find('\\').unwrap_or(rest.len());
        let start = range.start + at;
        excerpt.push(rest.get(..plain).unwrap_or_default(), start..start + plain, true);
        at += plain;
        let Some(escape) = raw.get(at..).filter(|escape| !escape.is_empty()) else { break };
        let (character, length) = character(escape);
        let start = range.start + at;
        let mut buffer = [0; 4];
        let said = character.unwrap_or('\u{fffd}').encode_utf8(&mut buffer);
        excerpt.push(said, start..start + length, false);
        damaged |= character.is_none();
        at += length;
    }
    (excerpt, damaged)
}

/// The character that an escape stands for, and its length; none for half of a pair.
fn character(escape: &str) -> (Option<char>, usize) {
    let simple = |character| (Some(character), 2);
    match escape.as_bytes().get(1) {
        Some(b'n') => simple('\n'),
        Some(b't') => simple('\t'),
        Some(b'r') => simple('\r'),
        Some(b'b') => simple('\u{8}'),
        Some(b'f') => simple('\u{c}'),
        Some(b'u') => match unit(escape) {
            Some(high @ 0xd800..=0xdbff) => {
                match escape.get(6..).filter(|next| next.starts_with("\\u")).and_then(unit) {
                    Some(low @ 0xdc00..=0xdfff) => {
                        (char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)), 12)
                    }
                    _ => (None, 6),
                }
            }
            Some(unit) => (char::from_u32(unit), 6),
            None => (None, 2),
        },
        _ => {
            let escaped = escape.chars().nth(1);
            (escaped.or(Some('\\')), 1 + escaped.map_or(0, char::len_utf8))
        }
    }
}

fn unit(escape: &str) -> Option<u32> {
    let digits = escape.get(2..6).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    u32::from_str_radix(digits, 16).ok()
}

struct Scanner<'a> {
    source: &'a str,
    at: usize,
    nodes: Vec<Node>,
    /// The open objects and arrays, and the last value in each; 0 for none.
    open: Vec<usize>,
    last: Vec<usize>,
}

impl Scanner<'_> {
    fn scan(&mut self) -> Option<()> {
        u32::try_from(self.source.len()).ok()?;
        if self.source.starts_with('\u{feff}') {
            self.at = '\u{feff}'.len_utf8();
        }
        self.value((0, 0))?;
        while let Some(open) = self.open.last().copied() {
            let object = self.nodes.get(open)?.sort == Sort::Object;
            let is_first = self.last.last() == Some(&0);
            let byte = self.peek()?;
            if byte == if object { b'}' } else { b']' } {
                self.at += 1;
                self.nodes.get_mut(open)?.end = u32::try_from(self.at).ok()?;
                self.open.pop();
                self.last.pop();
                continue;
            }
            if !is_first {
                self.take(b',')?;
                self.peek()?;
            }
            let key = if object {
                let key = self.string()?;
                self.peek()?;
                self.take(b':')?;
                self.peek()?;
                (u32::try_from(key.start + 1).ok()?, u32::try_from(key.end - 1).ok()?)
            } else {
                (0, 0)
            };
            self.value(key)?;
        }
        self.peek().is_none().then_some(())
    }

    /// Scans a value, or the beginning of an object or an array.
    fn value(&mut self, key: (u32, u32)) -> Option<()> {
        if self.nodes.len() >= MOST {
            return None;
        }
        let byte = self.peek()?;
        let start = self.at;
        let sort = match byte {
            b'"' => {
                self.string()?;
                Sort::Text
            }
            b'{' | b'[' => {
                self.at += 1;
                if byte == b'{' { Sort::Object } else { Sort::Array }
            }
            b'-' | b'0'..=b'9' => {
                self.skip(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E'));
                Sort::Other
            }
            _ => {
                self.skip(|byte| byte.is_ascii_lowercase());
                match self.source.get(start..self.at)? {
                    "null" => Sort::Null,
                    "true" | "false" => Sort::Other,
                    _ => return None,
                }
            }
        };
        let index = self.nodes.len();
        let (start, end) = (u32::try_from(start).ok()?, u32::try_from(self.at).ok()?);
        self.nodes.push(Node { sort, start, end, key, first: 0, next: 0 });
        if let (Some(open), Some(last)) = (self.open.last(), self.last.last_mut()) {
            let linked = u32::try_from(index).ok()?;
            match *last {
                0 => self.nodes.get_mut(*open)?.first = linked,
                last => self.nodes.get_mut(last)?.next = linked,
            }
            *last = index;
        }
        if matches!(sort, Sort::Object | Sort::Array) {
            if self.open.len() >= DEEPEST {
                return None;
            }
            self.open.push(index);
            self.last.push(0);
        }
        Some(())
    }

    fn string(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        self.take(b'"')?;
        loop {
            let rest = self.source.as_bytes().get(self.at..)?;
            let length = rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
            self.at += length + 1;
            if rest.get(length) == Some(&b'"') {
                return Some(start..self.at);
            }
            let escaped = self.source.get(self.at..)?.chars().next()?;
            self.at += escaped.len_utf8();
        }
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> Option<u8> {
        self.skip(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
        self.source.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.source.as_bytes().get(self.at) == Some(&byte)).then(|| self.at += 1)
    }

    fn skip(&mut self, skips: impl Fn(u8) -> bool) {
        let rest = self.source.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().take_while(|byte| skips(**byte)).count();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_and_know_their_bytes() {
        let source = r#" {"a": {"b": [null, "x\u00e9\"y", 12]}, "c": null, "n": -1.5e3, "a": 1} "#;
        let json = Json::scan(source).unwrap();
        let list = json.root().at(&["a", "b"]).unwrap();
        assert_eq!(list.each().len(), 2);
        let text = list.each()[0].text().unwrap();
        assert_eq!(text.text(), "xé\"y");
        let traced: Vec<_> =
            text.trace(0..5).into_iter().map(|traced| (traced.text, &source[traced.source])).collect();
        assert_eq!(traced, [("x", "x"), ("é", "\\u00e9"), ("\"", "\\\""), ("y", "y")]);
        assert!(json.root().get("c").is_none());
        assert_eq!(json.root().get("n").unwrap().words().as_deref(), Some("-1.5e3"));
        assert_eq!(&source[json.root().get("n").unwrap().key_range()], "\"n\"");
    }

    #[test]
    fn pairs_of_surrogates_are_one_character_and_halves_are_told() {
        let json = Json::scan(r#"["\ud83d\udc67", "\ud83d", "\udc67x", "\ud83d\u0041", "\uZZ"]"#).unwrap();
        let texts: Vec<_> = json.root().each().iter().map(|value| value.words().unwrap()).collect();
        assert_eq!(texts, ["👧", "\u{fffd}", "\u{fffd}x", "\u{fffd}A", "\u{fffd}ZZ"]);
        assert!(json.is_damaged());
    }

    #[test]
    fn what_is_not_json_is_nothing() {
        for source in
            ["", "{", "[1,]", "[1 2]", "{\"a\"}", "{a:1}", "[\"a]", "[\"\\", "nul", "[] x", "]", "'a'"]
        {
            assert!(Json::scan(source).is_none(), "{source}");
        }
        assert!(Json::scan(&"[".repeat(1_000_000)).is_none());
        assert!(Json::scan(&("[".repeat(100) + &"]".repeat(100))).is_some());
        assert!(Json::scan("[]").unwrap().root().each().is_empty());
    }
}
