//! Code points: the unit of offsets in every file that is written.

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

#[cfg(test)]
mod tests {
    use super::*;

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
