//! Code points: the unit of offsets in every file that is written; and the bytes of the file that a source
//! was read from, whatever its encoding.

use std::ops::Range;

use crate::model::source::{Encoding, Source};

/// Translates between bytes and code points of one text.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// The byte at which every `STRIDE`th code point begins.
    marks: Vec<u32>,
    length: u32,
}

/// How many code points are counted between two marks: short enough to walk, long enough to be few.
const STRIDE: u32 = 256;

impl<'a> CodePoints<'a> {
    /// Counts the code points of `text`.
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::new();
        let mut length = 0;
        for (byte, _) in text.char_indices() {
            if length % STRIDE == 0 {
                marks.push(u32::try_from(byte).unwrap_or(u32::MAX));
            }
            length += 1;
        }
        Self { text, marks, length }
    }

    /// How many code points the text has.
    pub fn length(&self) -> u32 {
        self.length
    }

    /// How many code points stand before the byte `at`, which must be on a character boundary.
    pub fn of_byte(&self, at: u32) -> u32 {
        let mark = self.marks.partition_point(|&byte| byte <= at).saturating_sub(1);
        let byte = self.marks.get(mark).copied().unwrap_or(0);
        let walked = self.text.get(byte as usize..at as usize).map_or(0, |text| text.chars().count());
        u32::try_from(mark).unwrap_or(u32::MAX) * STRIDE + u32::try_from(walked).unwrap_or(u32::MAX)
    }

    /// The byte at which the code point `at` begins; the end of the text for its length.
    pub fn to_byte(&self, at: u32) -> Option<u32> {
        if at >= self.length {
            return (at == self.length).then_some(u32::try_from(self.text.len()).ok()?);
        }
        let byte = *self.marks.get((at / STRIDE) as usize)?;
        let rest = self.text.get(byte as usize..)?;
        let (walked, _) = rest.char_indices().nth((at % STRIDE) as usize)?;
        Some(byte + u32::try_from(walked).ok()?)
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
                if index % STRIDE as usize == 0 {
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
    fn bytes_and_code_points_lead_to_each_other() {
        let text = "é👩\u{200d}👧e\u{301}a".repeat(200);
        let points = CodePoints::new(&text);
        assert_eq!(points.length() as usize, text.chars().count());
        for (point, (byte, _)) in text.char_indices().enumerate() {
            let (point, byte) = (u32::try_from(point).unwrap(), u32::try_from(byte).unwrap());
            assert_eq!((points.of_byte(byte), points.to_byte(point)), (point, Some(byte)));
        }
        assert_eq!(points.to_byte(points.length()), u32::try_from(text.len()).ok());
        assert_eq!(points.to_byte(points.length() + 1), None);
        assert_eq!(CodePoints::new("").to_byte(0), Some(0));
    }
}
