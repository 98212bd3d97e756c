//! Which language a text is in, by the small words that only it has.

/// How many words are looked at.
const WORDS: usize = 2000;

/// Small words, each of one language only.
const SMALL: [(&str, &[&str]); 4] = [
    (
        "fr",
        &[
            "le", "les", "des", "du", "une", "est", "et", "dans", "pour", "que", "qui", "sur", "aux", "par",
            "au", "ce",
        ],
    ),
    (
        "en",
        &[
            "the", "of", "and", "to", "is", "that", "for", "with", "was", "are", "this", "by", "which",
            "have", "has",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "das", "und", "ist", "den", "dem", "von", "mit", "für", "auf", "nicht", "werden",
            "eine", "zu",
        ],
    ),
    (
        "it",
        &[
            "il", "gli", "che", "della", "di", "per", "sono", "nel", "dei", "delle", "alla", "è", "una",
            "questo",
        ],
    ),
];

/// No small word has more letters, or bytes, than these.
const LONGEST: usize = 8;

/// The BCP 47 tag of the language of `text`; French where it does not tell.
pub fn of(text: &str) -> &'static str {
    let mut counts = [0_usize; SMALL.len()];
    for word in
        text.split(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty()).take(WORDS)
    {
        if word.len() > LONGEST {
            continue;
        }
        let word = word.to_lowercase();
        for (count, (_, small)) in counts.iter_mut().zip(SMALL) {
            *count += usize::from(small.contains(&word.as_str()));
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    // A language is only told from others where it leads clearly.
    let second = counts.iter().copied().filter(|count| *count < most).max().unwrap_or_default();
    let is_clear = most >= 3 && most > second + second / 2;
    let found = counts.iter().zip(SMALL).find(|(count, _)| is_clear && **count == most);
    found.map_or("fr", |(_, (tag, _))| tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_their_small_words() {
        assert_eq!(of("Il lui demande de bien vouloir préciser les mesures prises dans ce domaine."), "fr");
        assert_eq!(
            of("Der Bundesrat wird gebeten, die folgenden Fragen zu beantworten und das zu prüfen."),
            "de"
        );
        assert_eq!(of("To ask the Minister what is the number of the claims, and by which date."), "en");
        assert_eq!(of(""), "fr");
    }
}
