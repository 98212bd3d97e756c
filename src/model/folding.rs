//! Folding: what French typography varies, made the same. For comparison only, never for what is kept.
//!
//! Case, accents, apostrophes, quotation marks, kinds of space, dashes, ligatures; soft hyphens and
//! zero-width characters vanish. [`fold`] folds all of them, [`Folding`] what it is told to.
//!
//! Limitation: accents are those of the Latin letters of European languages, composed or not. The full
//! tables of Unicode's decompositions would weigh more in the program than all of its readers.

/// What to make the same in a search that asks.
///
/// Composed and decomposed letters are the same whatever is asked: they are one spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Folding {
    /// `CNIL` and `cnil`.
    pub case: bool,
    /// `Véran` and `Veran`.
    pub accents: bool,
    /// Apostrophes, quotation marks, dashes, ligatures (`Œ` is `Oe`) and ellipses in their plain form; any
    /// run of spaces, no-break spaces and line ends as one space; soft hyphens and zero-width characters as
    /// nothing.
    pub typography: bool,
}

impl Folding {
    /// Everything: what an analyst who types a few words wants.
    pub const ALL: Self = Self { case: true, accents: true, typography: true };
    /// What French typography varies between copies of a text; the letters stay what they are.
    pub const TYPOGRAPHY: Self = Self { case: false, accents: false, typography: true };
    /// Nothing: to the letter.
    pub const NONE: Self = Self { case: false, accents: false, typography: false };

    /// `text` folded so.
    #[must_use]
    pub fn fold(self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        text.chars().for_each(|character| self.fold_character(character, &mut folded));
        folded
    }

    /// Appends the folded `character`; nothing when it vanishes.
    pub(super) fn fold_character(self, character: char, folded: &mut String) {
        if character.is_ascii_graphic() {
            folded.push(if self.case { character.to_ascii_lowercase() } else { character });
        } else if self.typography && character.is_whitespace() {
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else if let Some(plain) = self.typography.then(|| plain_or_spelt(character)).flatten() {
            plain.chars().for_each(|character| self.fold_character(character, folded));
        } else {
            self.fold_letter(character, folded);
        }
    }

    /// Case and accents. A letter whose accent stays is decomposed, so that both spellings of it meet.
    fn fold_letter(self, letter: char, folded: &mut String) {
        for small in letter.to_lowercase() {
            let (base, mark) = if is_mark(small) {
                (None, Some(small))
            } else if self.accents {
                (Some(bare(small)), None)
            } else {
                decomposed(small).map_or((Some(small), None), |(base, mark)| (Some(base), Some(mark)))
            };
            let stays = self.case || small == letter;
            match base {
                Some(base) if stays => folded.push(base),
                // Not by its capital: that of `ſ` is `S`.
                Some(base) if base == small => return folded.push(letter),
                Some(base) => folded.extend(base.to_uppercase()),
                None => {}
            }
            folded.extend(mark.filter(|_| !self.accents));
        }
    }
}

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
        Self::of(text, fold_character)
    }

    /// Folds `text` as far as `folding` says.
    #[must_use]
    pub fn with(folding: Folding, text: &str) -> Self {
        Self::of(text, |character, folded| folding.fold_character(character, folded))
    }

    fn of(text: &str, fold_character: impl Fn(char, &mut String)) -> Self {
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

    /// As [`original`](Self::original), when the folded bytes are whole characters of the unfolded text;
    /// the `o` that half of an `œ` became is not.
    #[must_use]
    pub fn whole(&self, start: usize, end: usize) -> Option<(u32, u32)> {
        let cuts = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| self.origins.get(before));
            before.is_some() && before == self.origins.get(at)
        };
        if cuts(start) || cuts(end) { None } else { self.original(start, end) }
    }

    /// Where in the folded text that stands which stands from the byte `original` of the unfolded one on.
    #[must_use]
    pub fn position(&self, original: u32) -> usize {
        self.origins.partition_point(|(_, end)| *end <= original)
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
        'Œ' => folded.push_str("oe"),
        'Æ' => folded.push_str("ae"),
        character if is_mark(character) => {}
        character if character.is_whitespace() => folded.push(' '),
        character => match plain(character) {
            Some(plain) => folded.push_str(plain),
            None => folded.extend(character.to_lowercase().map(bare)),
        },
    }
}

/// The plain form of a sign or a ligature; empty for what vanishes.
fn plain(character: char) -> Option<&'static str> {
    Some(match character {
        '’' | '‘' | 'ʼ' | '′' => "'",
        '«' | '»' | '“' | '”' | '„' => "\"",
        '‐' | '‑' | '–' | '—' | '−' => "-",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => "",
        _ => return None,
    })
}

/// As [`plain`], for a search: capitals keep their case, and what is only drawn as one sign is spelt out.
fn plain_or_spelt(character: char) -> Option<&'static str> {
    Some(match character {
        'Œ' => "Oe",
        'Æ' => "Ae",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        '…' => "...",
        _ => return plain(character),
    })
}

/// Whether it is a combining accent.
pub fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// A small letter of Europe as its base and its combining accent, when it has one.
fn decomposed(letter: char) -> Option<(char, char)> {
    ACCENTED.iter().find_map(|(mark, letters)| {
        let mut pairs = letters.chars();
        while let (Some(base), Some(accented)) = (pairs.next(), pairs.next()) {
            if accented == letter {
                return Some((base, *mark));
            }
        }
        None
    })
}

/// For each combining accent, small letters without it and with it, in turn.
const ACCENTED: [(char, &str); 13] = [
    ('\u{300}', "aàeèiìnǹoòuù"),
    ('\u{301}', "aácćeéiílĺnńoórŕsśuúyýzź"),
    ('\u{302}', "aâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷ"),
    ('\u{303}', "aãiĩnñoõuũ"),
    ('\u{304}', "aāeēiīoōuū"),
    ('\u{306}', "aăeĕgğiĭoŏuŭ"),
    ('\u{307}', "cċeėgġzż"),
    ('\u{308}', "aäeëiïoöuüyÿ"),
    ('\u{30a}', "aåuů"),
    ('\u{30b}', "oőuű"),
    ('\u{30c}', "aǎcčdďeěnňrřsštťzž"),
    ('\u{327}', "cçgģkķlļnņrŗsştţ"),
    ('\u{328}', "aąeęiįuų"),
];

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
        assert_eq!(folded.whole(at, at + 6), Some((start, end)));
        assert_eq!(folded.whole(at, at + 1), None);
        assert_eq!(folded.whole(at + 1, at + 6), None);
    }

    /// Every two of `same` fold to one under `folding`, and none of `others` folds to that.
    #[track_caller]
    fn check(folding: Folding, same: &[&str], others: &[&str]) {
        let folded = folding.fold(same[0]);
        same.iter().for_each(|text| assert_eq!(folding.fold(text), folded, "{text}"));
        others.iter().for_each(|text| assert_ne!(folding.fold(text), folded, "{text}"));
    }

    #[test]
    fn only_what_is_asked_is_folded() {
        let accents = Folding { accents: true, ..Folding::NONE };
        let case = Folding { case: true, ..Folding::NONE };
        let typography = Folding { typography: true, ..Folding::NONE };
        check(accents, &["Été", "E\u{301}te\u{301}", "Ete"], &["ete", "été"]);
        check(case, &["Été", "été", "E\u{301}TE\u{301}"], &["Ete"]);
        check(Folding::NONE, &["Été", "E\u{301}te\u{301}"], &["été", "Ete"]);
        check(typography, &["l’Œuvre…", "l'Oeuvre...", "l'Œu\u{ad}vre…"], &["l'œuvre…", "l’Œuvré…"]);
        check(typography, &["« a\u{202f}\n – b »", "\" a - b\u{a0}\""], &["\"a - b\""]);
        check(typography, &["ﬁnal"], &["ﬁNAL", "fınal"]);
        check(Folding::NONE, &["ſ", "ſ"], &["s", "S"]);
    }

    #[test]
    fn a_folding_of_everything_does_what_fold_does_but_for_runs_of_spaces() {
        let text = "L’ÉTÉ «\u{a0}Œuvre – ŁÓDŹ\u{202f}» Straße ÿ Ø";
        assert_eq!(Folding::ALL.fold(text), fold(text));
    }
}
