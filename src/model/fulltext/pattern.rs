//! Regular expressions over folded texts.
//!
//! The pattern is folded as the text is, but for what stands behind a backslash or opens a group. The engine
//! takes a time in proportion to text and pattern, whatever the pattern.
//!
//! Limitation: `\b` knows only letters without an accent; that is all of them in a folded text. Where case
//! and accents count, whole words are asked for by their own option.

use regex_lite::{Regex, RegexBuilder};

use crate::model::folding::Folding;

/// The most bytes that a compiled pattern may take: some hundred steps, enough for what can be read.
const SIZE: usize = 1 << 16;
/// How deep groups may stand in each other.
const DEPTH: u32 = 50;
/// The letters with accents, which `\w` does not know.
const LETTERS: &str = "\u{c0}-\u{24f}";

/// What is wrong with a regular expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// A parenthesis is not closed.
    OpenGroup,
    /// A parenthesis closes nothing.
    ClosedGroup,
    /// A bracket is not closed.
    OpenClass,
    /// What stands between brackets is not understood.
    Class,
    /// `*`, `+`, `?` or `{…}` has nothing before it to repeat.
    Repeated,
    /// A repetition between braces is not understood.
    Count,
    /// What stands behind a backslash is not understood.
    Escape,
    /// Looking around, back references and classes of Unicode are not there.
    Unsupported,
    /// The pattern is too large.
    Large,
    /// Something else.
    Other,
}

/// Words that the engine's message has for a flaw; the first that fits counts. A test holds them to it.
const TOLD: [(&str, Flaw); 15] = [
    ("open group", Flaw::OpenGroup),
    ("closing ')', but", Flaw::OpenGroup),
    ("matching '('", Flaw::ClosedGroup),
    ("closing bracket", Flaw::OpenClass),
    ("unclosed character class", Flaw::OpenClass),
    ("Unicode character classes", Flaw::Unsupported),
    ("look-around", Flaw::Unsupported),
    ("backreferences", Flaw::Unsupported),
    ("character class", Flaw::Class),
    ("applied to a sub-expression", Flaw::Repeated),
    ("repetition", Flaw::Count),
    ("decimal", Flaw::Count),
    ("escape sequence", Flaw::Escape),
    ("hexadecimal", Flaw::Escape),
    ("nesting", Flaw::Large),
];

/// Compiles `pattern` for a text that is folded, or for the text itself.
pub fn compile(pattern: &str, exact: bool) -> Result<Regex, Flaw> {
    let translated = translate(pattern, exact);
    let built = RegexBuilder::new(&translated).size_limit(SIZE).nest_limit(DEPTH).build();
    built.map_err(|error| {
        let told = error.to_string();
        let large = told.contains("size") || told.contains("limit") || told.contains("big");
        let flaw = TOLD.iter().find(|(words, _)| told.contains(words)).map(|(_, flaw)| *flaw);
        flaw.unwrap_or(if large { Flaw::Large } else { Flaw::Other })
    })
}

/// The pattern as the text is folded; for the text itself, with letters for what `\w` means.
fn translate(pattern: &str, exact: bool) -> String {
    let mut translated = String::with_capacity(pattern.len());
    let mut characters = pattern.chars().peekable();
    let mut class = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('w') if exact && class => translated.extend(["\\w", LETTERS]),
                Some('w') if exact => translated.extend(["[\\w", LETTERS, "]"]),
                Some('W') if exact && !class => translated.extend(["[^\\w", LETTERS, "]"]),
                Some(escaped) if escaped.is_ascii() => translated.extend(['\\', escaped]),
                // What is no sign of the language needs no backslash.
                Some(escaped) => fold_into(escaped, exact, class, &mut translated),
                None => translated.push('\\'),
            },
            '[' if !class => {
                class = true;
                translated.push('[');
                translated.extend(characters.next_if_eq(&'^'));
                translated.extend(characters.next_if_eq(&']'));
            }
            ']' => {
                class = false;
                translated.push(']');
            }
            '(' if !class => {
                translated.push('(');
                // The name and the flags of a group are no text.
                if characters.next_if_eq(&'?').is_some() {
                    translated.push('?');
                    while let Some(sign) = characters.next_if(|sign| !matches!(sign, ':' | ')' | '>')) {
                        translated.push(sign);
                    }
                }
            }
            character => fold_into(character, exact, class, &mut translated),
        }
    }
    translated
}

fn fold_into(character: char, exact: bool, class: bool, translated: &mut String) {
    if exact || character.is_ascii() && !character.is_ascii_alphabetic() {
        return translated.push(character);
    }
    let mut folded = String::new();
    Folding::ALL.fold_character(character, &mut folded);
    // What an ellipsis or a dash becomes is no sign of the language.
    let plain = regex_lite::escape(&folded);
    match folded.chars().count() {
        0 | 1 => translated.push_str(&plain),
        _ if class => translated.push_str(&plain),
        _ => translated.extend(["(?:", &plain, ")"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, flaw: Flaw) {
        assert_eq!(compile(pattern, false).unwrap_err(), flaw, "{pattern}");
        assert_eq!(compile(pattern, true).unwrap_err(), flaw, "{pattern}");
    }

    #[test]
    fn a_flaw_is_named() {
        check("(appel", Flaw::OpenGroup);
        check("(?:appel", Flaw::OpenGroup);
        check("appel)", Flaw::ClosedGroup);
        check("[a-z", Flaw::OpenClass);
        check("[^", Flaw::OpenClass);
        check("[z-a]", Flaw::Class);
        check("*", Flaw::Repeated);
        check("a|+", Flaw::Repeated);
        check("{2}", Flaw::Repeated);
        check("a{2", Flaw::Count);
        check("a{x}", Flaw::Count);
        check("a{3,2}", Flaw::Count);
        check("a\\", Flaw::Escape);
        check("\\y", Flaw::Escape);
        check("(?=a)", Flaw::Unsupported);
        check("(a)\\1", Flaw::Unsupported);
        check("\\p{L}", Flaw::Unsupported);
        check("((a{999}){999}){999}", Flaw::Large);
        check(&"(".repeat(200), Flaw::Large);
        check("(?k)a", Flaw::Other);
    }

    #[test]
    fn a_pattern_is_folded_but_for_its_signs() {
        assert_eq!(translate("L’État\\W(?P<An>\\d{4})", false), "l'etat\\W(?P<An>\\d{4})");
        assert_eq!(translate("œ?[œÉ]…", false), "(?:oe)?[oee](?:\\.\\.\\.)");
        assert_eq!(translate("[]À–Z]", false), "[]a\\-z]");
        assert_eq!(translate("« É »", true), "« É »");
        assert_eq!(translate("\\w[\\w']", true), format!("[\\w{LETTERS}][\\w{LETTERS}']"));
        assert!(compile("\\É\\’", false).unwrap().is_match("e'"));
    }
}
