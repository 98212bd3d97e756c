//! From the bytes of a file to its text, and back to the bytes.
//!
//! Every character of the text is so many bytes of the file, none left over: a byte order mark is the
//! first character, bytes without a meaning in Windows-1252 are the controls of the same number, half of a
//! pair of surrogates is `U+FFFD`. Only what a file that was cut off ends with is left out.

use super::detect::MediaType;
use crate::model::document::Warning;
use crate::model::source::Encoding;

/// The text of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// How the file writes it.
    pub encoding: Encoding,
    /// Its format, where that is known already: what is large is not looked through again.
    pub media_type: Option<MediaType>,
    /// What had to be decided.
    pub warnings: Vec<Warning>,
}

impl From<String> for Decoded {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// A file that holds no text, or one that no one could read: a picture, an archive, a PDF, what word processors write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotText;

/// What files that are no text begin with; all that office programs write is an archive, or RTF.
const BINARIES: [&[u8]; 16] = [
    b"%PDF",
    b"{\\rtf",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"II*\0",
    b"MM\0*",
    b"BZh",
    b"7z\xbc\xaf",
    b"\xfd7zXZ",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
];

/// So many control characters are found in texts, however short.
const FEW_CONTROLS: usize = 4;
/// One control character in so many is more than any text has.
const MOST_CONTROLS: usize = 20;

/// The characters of the bytes 0x80 to 0x9f in Windows-1252; those without one are controls.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Whether a file that begins with `bytes` is one of those that hold no text, as far as that tells.
#[must_use]
pub fn is_no_text(bytes: &[u8]) -> bool {
    BINARIES.iter().any(|magic| bytes.starts_with(magic))
}

/// The text of a file whose bytes are `bytes`.
///
/// # Errors
///
/// When the file is none that holds text.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    if is_no_text(&bytes) {
        return Err(NotText);
    }
    if let Some((encoding, guessed)) = utf16(&bytes) {
        let mut decoded = decode_utf16(&bytes, encoding);
        if guessed {
            decoded.warnings.push(Warning::EncodingGuessed);
        }
        return if is_noise(&decoded.text) { Err(NotText) } else { Ok(decoded) };
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) if is_noise(&text) => return Err(NotText),
        Ok(text) => return Ok(Decoded::from(text)),
        Err(error) => error,
    };
    let (good, cut_off) = (error.utf8_error().valid_up_to(), error.utf8_error().error_len().is_none());
    let mut bytes = error.into_bytes();
    if cut_off && good > 0 && !bytes.get(..good).is_some_and(<[u8]>::is_ascii) {
        // Only its last character is cut off.
        bytes.truncate(good);
        let text = String::from_utf8(bytes).unwrap_or_default();
        return Ok(Decoded { text, warnings: vec![Warning::Damaged], ..Decoded::default() });
    }
    let text: String = bytes.iter().map(|byte| windows_1252(*byte)).collect();
    if is_noise(&text) {
        return Err(NotText);
    }
    let warnings = vec![Warning::EncodingGuessed];
    Ok(Decoded { text, encoding: Encoding::Windows1252, warnings, ..Decoded::default() })
}

/// Whether so many characters are controls, or stand for what could not be read, that they are no text.
fn is_noise(text: &str) -> bool {
    // In nearly all texts there are none, and bytes are looked through many times sooner than characters: what could
    // not be read begins with 0xef.
    let is_whole = !text.as_bytes().contains(&0xef) || !text.contains('\u{fffd}');
    if is_whole && !holds_controls(text) {
        return false;
    }
    let (mut all, mut controls, mut lost) = (0, 0, 0);
    for character in text.chars() {
        all += 1;
        controls += usize::from(is_control(character));
        lost += usize::from(character == '\u{fffd}');
    }
    (controls > FEW_CONTROLS && controls * MOST_CONTROLS > all) || (lost > FEW_CONTROLS && lost * 2 > all)
}

/// Whether `character` is a control that no text needs.
pub fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\r' | '\t' | '\u{c}')
}

/// Whether there is one in `text`: all of them are bytes of ASCII, or begin with 0xc2.
pub fn holds_controls(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_late = |at: usize| bytes.get(at + 1).is_some_and(|next| *next < 0xa0);
    let is_one = |(at, byte): (usize, &u8)| match byte {
        0xc2 => is_late(at),
        0x00..0x20 | 0x7f => is_control(char::from(*byte)),
        _ => false,
    };
    let (words, rest) = bytes.as_chunks::<8>();
    let begun = words.len() * 8;
    let in_words = words.iter().enumerate().any(|(index, word)| {
        may_hold_control(u64::from_le_bytes(*word)) && (index * 8..).zip(word).any(is_one)
    });
    in_words || (begun..).zip(rest).any(is_one)
}

/// Whether one of eight bytes is that of a control, or begins one; line feeds, which every text has, aside.
fn may_hold_control(word: u64) -> bool {
    const fn each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    // The highest bit of each byte that is less than 0x80 - `more`: nothing is carried from one to the next.
    let less = |word: u64, more: u8| !(((word & each(0x7f)) + each(more)) | word) & each(0x80);
    let are = |byte: u8| less(word ^ each(byte), 0x7f);
    (less(word, 0x60) ^ are(b'\n')) | are(0x7f) | are(0xc2) != 0
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS_1252.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}

/// Which UTF-16 the bytes are, if any, and whether that was only told from where their zeros stand.
fn utf16(bytes: &[u8]) -> Option<(Encoding, bool)> {
    if bytes.starts_with(&[0xff, 0xfe]) {
        return Some((Encoding::Utf16Le, false));
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return Some((Encoding::Utf16Be, false));
    }
    // Half of the bytes of a Latin text are zero: the high ones.
    let head = bytes.get(..bytes.len().min(4096) & !1)?;
    let units = head.len() / 2;
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match (even * 10, odd * 10) {
        (even, odd) if units >= 4 && odd >= units * 6 && even <= units / 2 => Some((Encoding::Utf16Le, true)),
        (even, odd) if units >= 4 && even >= units * 6 && odd <= units / 2 => Some((Encoding::Utf16Be, true)),
        _ => None,
    }
}

fn decode_utf16(bytes: &[u8], encoding: Encoding) -> Decoded {
    let units = bytes.chunks_exact(2).map(|pair| {
        let pair = [pair.first().copied().unwrap_or_default(), pair.get(1).copied().unwrap_or_default()];
        if encoding == Encoding::Utf16Be { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    });
    let mut damaged = bytes.len() % 2 == 1;
    let text = char::decode_utf16(units)
        .map(|character| {
            character.unwrap_or_else(|_| {
                damaged = true;
                '\u{fffd}'
            })
        })
        .collect();
    let warnings = if damaged { vec![Warning::Damaged] } else { Vec::new() };
    Decoded { text, encoding, warnings, ..Decoded::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, encoding: Encoding, warnings: &[Warning]) {
        let decoded = decode(bytes.to_vec()).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
        assert_eq!(decoded.warnings, warnings);
        let length: usize = decoded.text.chars().map(|character| encoding.length(character)).sum();
        assert!(bytes.len() - length <= if warnings.contains(&Warning::Damaged) { 3 } else { 0 });
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn controls_are_found_among_the_bytes() {
        for code in (0..0x200).chain(0x2000..0x2100) {
            let character = char::from_u32(code).unwrap();
            let text = format!("é\t{character}\nÂ ");
            assert_eq!(holds_controls(&text), text.chars().any(is_control), "{code:x}");
        }
        // Wherever it stands among eight bytes, and after others that are none.
        for text in ["\u{1}", "\u{7f}", "\u{80}", "\u{9f}"] {
            for before in 0..20 {
                let text = format!("{}{text}é«\u{a0}» \r\n", "\t\né".repeat(before));
                assert!(holds_controls(&text), "{text:?}");
            }
        }
        assert!(!holds_controls(&"\t\r\n\u{c} é«\u{a0}»~°".repeat(9)));
        assert!(!holds_controls("à l’été\u{a0}: «\u{202f}…"));
    }

    #[test]
    fn encodings_are_told_from_the_bytes() {
        let text = "\u{feff}L’État 👩\u{200d}⚖️\r\n";
        check(text.as_bytes(), text, Encoding::Utf8, &[]);
        check(&utf16(text, u16::to_le_bytes), text, Encoding::Utf16Le, &[]);
        check(&utf16(text, u16::to_be_bytes), text, Encoding::Utf16Be, &[]);
        let bare = "Une question écrite";
        check(&utf16(bare, u16::to_le_bytes), bare, Encoding::Utf16Le, &[Warning::EncodingGuessed]);
        check(&utf16(bare, u16::to_be_bytes), bare, Encoding::Utf16Be, &[Warning::EncodingGuessed]);
        check(
            b"\x80 l\x92\xe9t\xe9 \x9cuvre \x81",
            "€ l’été œuvre \u{81}",
            Encoding::Windows1252,
            &[Warning::EncodingGuessed],
        );
        check(b"", "", Encoding::Utf8, &[]);
        check(b"a\0b", "a\0b", Encoding::Utf8, &[]);
    }

    #[test]
    fn what_is_cut_off_is_left_out_and_told() {
        check("été".as_bytes().split_last().unwrap().1, "ét", Encoding::Utf8, &[Warning::Damaged]);
        check(b"\xff\xfea\0b", "\u{feff}a", Encoding::Utf16Le, &[Warning::Damaged]);
        check(b"\xff\xfea\0\0\xd8", "\u{feff}a\u{fffd}", Encoding::Utf16Le, &[Warning::Damaged]);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [
            &b"%PDF-1.7\n"[..],
            b"{\\rtf1\\ansi Un mot}",
            b"PK\x03\x04\x14",
            b"\x89PNG\r\n",
            b"\x80\x01\x02\x03\x04\x05\xff\x00\x01",
            &[0; 64],
            // Halves of pairs of UTF-16, each alone.
            b"\xff\xfe\x3d\xd8\x3d\xd8\x3d\xd8\x3d\xd8\x3d\xd8\x3d\xd8",
        ] {
            assert_eq!(decode(bytes.to_vec()), Err(NotText));
        }
    }
}
