//! Offsets as files count them: code points in our own, UTF-16 or bytes in others; and the bytes of the file
//! that a source was read from, whatever its encoding.

use std::ops::Range;

use crate::model::source::{Encoding, Source};
use crate::model::span::Span;

/// In what a format counts the places of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Unicode code points: one for each `char`.
    CodePoints,
    /// UTF-16 code units: two for a character beyond U+FFFF.
    Utf16,
    /// Bytes of UTF-8.
    Bytes,
}

impl Unit {
    /// All of them, in the order in which a reader tries them.
    pub const ALL: [Self; 3] = [Self::CodePoints, Self::Utf16, Self::Bytes];

    /// How many of them `character` takes.
    #[must_use]
    pub fn length(self, character: char) -> usize {
        match self {
            Self::CodePoints => 1,
            Self::Utf16 => character.len_utf16(),
            Self::Bytes => character.len_utf8(),
        }
    }
}

/// What a line end counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Newline {
    /// What it is.
    AsItIs,
    /// Two characters, where it is one: the tool had CRLF.
    Two,
    /// One character, where it is CRLF: the tool had LF.
    One,
}

impl Newline {
    /// All of them, in the order in which a reader tries them.
    pub const ALL: [Self; 3] = [Self::AsItIs, Self::Two, Self::One];

    /// Whether it makes a difference in `text`.
    #[must_use]
    pub fn matters(self, text: &str) -> bool {
        match self {
            Self::AsItIs => true,
            Self::Two => text.contains('\n') && !text.contains('\r'),
            Self::One => text.contains("\r\n"),
        }
    }

    fn length(self, character: char, unit: Unit) -> usize {
        match (self, character) {
            (Self::Two, '\n') => 2,
            (Self::One, '\r') => 0,
            _ => unit.length(character),
        }
    }
}

/// Translates between bytes of one text and another unit.
#[derive(Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    unit: Unit,
    newline: Newline,
    /// The byte and the offset at which every `STRIDE`th character begins, and the text ends.
    marks: Vec<(u32, u32)>,
    length: u32,
}

/// How many characters are counted between two marks: short enough to walk, long enough to be few.
const STRIDE: usize = 256;

/// How our own files count, which is done a word at a time.
const POINTS: (Unit, Newline) = (Unit::CodePoints, Newline::AsItIs);

/// The marks of a text that is counted so.
fn points(text: &str) -> Vec<(u32, u32)> {
    let begins = |byte: u8| byte & 0xc0 != 0x80;
    let mut marks = Vec::with_capacity(text.len() / STRIDE + 2);
    let (mut count, mut next) = (0, 0);
    for (index, bytes) in text.as_bytes().chunks(8).enumerate() {
        if let Ok(word) = <[u8; 8]>::try_from(bytes) {
            // Bytes that go on with a character have their highest bit alone of the first two.
            let word = u64::from_le_bytes(word);
            let begun = (!(word >> 7) | word >> 6) & u64::from_le_bytes([1; 8]);
            if count + begun.count_ones() <= next {
                count += begun.count_ones();
                continue;
            }
        }
        for (at, byte) in (index * 8..).zip(bytes) {
            if begins(*byte) {
                if count == next {
                    marks.push((to_u32(at), count));
                    next += STRIDE as u32;
                }
                count += 1;
            }
        }
    }
    marks.push((to_u32(text.len()), count));
    marks
}

impl<'a> Offsets<'a> {
    /// Counts `text` in `unit`.
    pub fn new(text: &'a str, unit: Unit) -> Self {
        Self::counting(text, unit, Newline::AsItIs)
    }

    /// Counts `text` in `unit`, line ends as the tool had them.
    pub fn counting(text: &'a str, unit: Unit, newline: Newline) -> Self {
        if (unit, newline) == POINTS {
            return Self::with_marks(text, unit, newline, points(text));
        }
        let mut marks = Vec::new();
        let mut length = 0;
        for (index, (byte, character)) in text.char_indices().enumerate() {
            if index.is_multiple_of(STRIDE) {
                marks.push((to_u32(byte), to_u32(length)));
            }
            length += newline.length(character, unit);
        }
        // The last mark is the end.
        marks.push((to_u32(text.len()), to_u32(length)));
        Self::with_marks(text, unit, newline, marks)
    }

    /// Those whose marks were made before, of the same text in the same way.
    pub fn with_marks(text: &'a str, unit: Unit, newline: Newline, marks: Vec<(u32, u32)>) -> Self {
        let length = marks.last().map_or(0, |(_, length)| *length);
        Self { text, unit, newline, marks, length }
    }

    /// The marks, to be used again.
    pub fn into_marks(self) -> Vec<(u32, u32)> {
        self.marks
    }

    /// How long the text is.
    pub fn length(&self) -> u32 {
        self.length
    }

    /// The offset of the byte `at`, which must be on a character boundary.
    pub fn of_byte(&self, at: u32) -> u32 {
        let mark = self.marks.partition_point(|(byte, _)| *byte <= at).checked_sub(1);
        let (byte, offset) = mark.and_then(|mark| self.marks.get(mark)).copied().unwrap_or_default();
        let walked = self.text.get(byte as usize..at as usize).unwrap_or_default();
        let length = match (self.unit, self.newline) {
            POINTS => walked.chars().count(),
            _ => walked.chars().map(|character| self.newline.length(character, self.unit)).sum(),
        };
        offset.saturating_add(to_u32(length))
    }

    /// The byte at which the offset `at` stands; none inside a character or past the text.
    pub fn to_byte(&self, at: u32) -> Option<u32> {
        if at >= self.length {
            return (at == self.length).then_some(to_u32(self.text.len()));
        }
        let mark = self.marks.partition_point(|(_, offset)| *offset <= at).checked_sub(1)?;
        let (byte, mut offset) = *self.marks.get(mark)?;
        if (self.unit, self.newline) == POINTS {
            let mut left = self.text.get(byte as usize..)?.chars();
            if at > offset {
                left.nth((at - offset) as usize - 1)?;
            }
            return Some(to_u32(self.text.len() - left.as_str().len()));
        }
        for (walked, character) in self.text.get(byte as usize..)?.char_indices() {
            if offset >= at {
                return (offset == at).then_some(byte + to_u32(walked));
            }
            offset += to_u32(self.newline.length(character, self.unit));
        }
        None
    }

    /// The offsets of the words of `span`.
    pub fn of(&self, span: Span) -> Range<u32> {
        self.of_byte(span.start())..self.of_byte(span.end())
    }
}

/// Translates bytes of a source's text to bytes of the file that it was read from.
#[derive(Debug)]
pub struct FileBytes<'a> {
    source: &'a Source,
    /// The byte of the text, and that of the file, at which every `STRIDE`th character begins; empty where
    /// both count the same.
    marks: Vec<(u32, u32)>,
}

impl<'a> FileBytes<'a> {
    /// Counts the bytes of the file of `source`.
    pub fn new(source: &'a Source) -> Self {
        let mut marks = Vec::new();
        if source.encoding != Encoding::Utf8 {
            let mut length = 0;
            for (index, (byte, character)) in source.text.char_indices().enumerate() {
                if index.is_multiple_of(STRIDE) {
                    marks.push((to_u32(byte), to_u32(length)));
                }
                length += source.encoding.length(character);
            }
        }
        Self { source, marks }
    }

    /// The bytes of the file of the bytes `range` of the text.
    pub fn of(&self, range: &Range<u32>) -> Range<u32> {
        self.at(range.start)..self.at(range.end)
    }

    fn at(&self, byte: u32) -> u32 {
        let start = self.source.start;
        let mark = self.marks.partition_point(|(text, _)| *text <= byte).checked_sub(1);
        let Some((text, file)) = mark.and_then(|mark| self.marks.get(mark)) else {
            return start.saturating_add(byte);
        };
        let walked = self.source.text.get(*text as usize..byte as usize).unwrap_or_default();
        let length: usize = walked.chars().map(|character| self.source.encoding.length(character)).sum();
        start.saturating_add(*file).saturating_add(to_u32(length))
    }
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_the_text_lead_to_bytes_of_the_file() {
        let text = "\u{feff}L’État 👩\u{200d}⚖️ é\r\n".repeat(60);
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let files = [(Encoding::Utf8, text.clone().into_bytes()), (Encoding::Utf16Be, utf16)];
        for (encoding, file) in files {
            let source = Source { encoding, start: 7, text: text.clone(), ..Source::default() };
            let bytes = FileBytes::new(&source);
            for (at, character) in text.char_indices() {
                let range = bytes.of(&(to_u32(at)..to_u32(at + character.len_utf8())));
                let raw = &file[range.start as usize - 7..range.end as usize - 7];
                let mut one = [0; 2];
                let expected: Vec<u8> = match encoding {
                    Encoding::Utf8 => character.to_string().into_bytes(),
                    _ => {
                        character.encode_utf16(&mut one).iter().flat_map(|unit| unit.to_be_bytes()).collect()
                    }
                };
                assert_eq!(raw, expected);
            }
        }
        let latin =
            Source { encoding: Encoding::Windows1252, text: "€ été".to_owned(), ..Source::default() };
        assert_eq!(FileBytes::new(&latin).of(&(4..9)), 2..5);
    }

    #[test]
    fn code_points_are_counted_alike_a_word_at_a_time() {
        for begun in 0..9 {
            let text = format!("{}{}", "a".repeat(begun), "é👩\u{200d}aa’bc d".repeat(300));
            for end in [0, 1, 7, 8, 9, 2_000, 2_001, 2_007, text.len()] {
                let text = &text[..text.floor_char_boundary(end)];
                let mut marks: Vec<(u32, u32)> = Vec::new();
                for (count, (at, _)) in text.char_indices().enumerate().step_by(STRIDE) {
                    marks.push((to_u32(at), to_u32(count)));
                }
                marks.push((to_u32(text.len()), to_u32(text.chars().count())));
                assert_eq!(points(text), marks);
            }
        }
    }

    #[test]
    fn bytes_and_offsets_lead_to_each_other() {
        let text = "é👩\u{200d}👧e\u{301}a".repeat(200);
        for unit in Unit::ALL {
            let offsets = Offsets::new(&text, unit);
            let mut at = 0;
            for (byte, character) in text.char_indices() {
                assert_eq!((offsets.of_byte(to_u32(byte)), offsets.to_byte(at)), (at, Some(to_u32(byte))));
                let length = to_u32(unit.length(character));
                for inside in 1..length {
                    assert_eq!(offsets.to_byte(at + inside), None);
                }
                at += length;
            }
            assert_eq!(offsets.length(), at);
            assert_eq!(offsets.to_byte(at), Some(to_u32(text.len())));
            assert_eq!(offsets.to_byte(at + 1), None);
            assert_eq!(Offsets::new("", unit).to_byte(0), Some(0));
        }
    }
}
