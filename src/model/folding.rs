//! Folding: what French typography varies, made the same. For comparison only, never for what is kept.
//!
//! Case, accents, apostrophes, quotation marks, kinds of space, dashes, ligatures; soft hyphens and
//! zero-width characters vanish.
//!
//! Limitation: accents are those of the Latin letters of European languages, composed or not. The full
//! tables of Unicode's decompositions would weigh more in the program than all of its readers.

/// A folded text that remembers where each byte came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, the byte range of the character it came from.
    origins: Vec<(u32, u32)>,
}

impl Folded {
    /// Folds `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut folded =
            Self { text: String::with_capacity(text.len()), origins: Vec::with_capacity(text.len()) };
        for (start, character) in text.char_indices() {
            let before = folded.text.len();
            fold_character(character, &mut folded.text);
            let origin = (offset(start), offset(start + character.len_utf8()));
            folded.origins.extend(std::iter::repeat_n(origin, folded.text.len() - before));
        }
        folded
    }

    /// The bytes of the unfolded text behind the bytes from `start` to `end` of the folded one.
    #[must_use]
    pub fn original(&self, start: usize, end: usize) -> Option<(u32, u32)> {
        let first = self.origins.get(start)?;
        let last = self.origins.get(end.checked_sub(1)?)?;
        Some((first.0, last.1))
    }
}

/// `text` folded: `L’Été` and `l'ete` are the same.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|character| fold_character(character, &mut folded));
    folded
}

/// The plain letters and digits of `text`, its words joined by `-`, at most `length` of them: a name for a
/// file or a record.
#[must_use]
pub fn plain_words(text: &str, length: usize) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let joined: String = words.collect::<Vec<_>>().join("-").chars().take(length).collect();
    joined.trim_end_matches('-').to_owned()
}

fn fold_character(character: char, folded: &mut String) {
    match character {
        'a'..='z' | '0'..='9' => folded.push(character),
        '’' | '‘' | 'ʼ' | '′' => folded.push('\''),
        '«' | '»' | '“' | '”' | '„' => folded.push('"'),
        '‐' | '‑' | '–' | '—' | '−' => folded.push('-'),
        'œ' | 'Œ' => folded.push_str("oe"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'ß' => folded.push_str("ss"),
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
        '\u{300}'..='\u{36f}' => {}
        character if character.is_whitespace() => folded.push(' '),
        character => folded.extend(character.to_lowercase().map(bare)),
    }
}

/// The letter under the accent of a small letter.
fn bare(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_typography_varies_is_the_same() {
        assert_eq!(fold("L’Été\u{202f}! Œuvre"), fold("l'ete ! oeuvre"));
        assert_eq!(fold("«\u{a0}appel\u{ad}s »"), "\" appels \"");
        assert_eq!(fold("e\u{301}É"), "ee");
    }

    #[test]
    fn plain_words_are_letters_digits_and_dashes() {
        assert_eq!(plain_words("  L’été : 2 œuvres…", 60), "l-ete-2-oeuvres");
        assert_eq!(plain_words("abc def", 4), "abc");
        assert_eq!(plain_words("…", 60), "");
    }

    #[test]
    fn folded_bytes_lead_back_to_their_characters() {
        let text = "à l’œuvre";
        let folded = Folded::new(text);
        let at = folded.text.find("oeuvre").unwrap();
        let (start, end) = folded.original(at, at + 6).unwrap();
        assert_eq!(&text[start as usize..end as usize], "œuvre");
        assert_eq!(folded.original(99, 100), None);
    }
}
