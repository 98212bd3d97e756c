//! Characters that a page would not show: they turn the order of the letters round, hide words between
//! letters, or carry a text that no one sees.
//!
//! They are found in their place and given a name that can be shown; the text itself is never changed. What
//! has its use stays as it is: the joiner inside an emoji or a word that its script joins, the flags of
//! three countries, the selector behind a sign.

use std::borrow::Cow;
use std::ops::Range;

/// How many signs of a hidden text its name spells out.
const SPELLED: usize = 40;

/// A stretch of a text that is shown in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words, as they are.
    Words(Range<usize>),
    /// Characters that are not seen, with what is shown of them.
    Unseen(Range<usize>, String),
}

/// Whether there are any among the bytes `within` of `text`.
#[must_use]
pub fn is_in(text: &str, within: Range<usize>) -> bool {
    places(text, within).next().is_some()
}

/// The pieces of the bytes `within` of `text`, in order, together the whole. Characters that are not seen and
/// stand together are one piece.
#[must_use]
pub fn pieces(text: &str, within: Range<usize>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = within.start;
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (start, c) in places(text, within.clone()) {
        let end = start + c.len_utf8();
        match runs.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => runs.push(start..end),
        }
    }
    for run in runs {
        if at < run.start {
            pieces.push(Piece::Words(at..run.start));
        }
        at = run.end;
        let name = name(text.get(run.clone()).unwrap_or_default());
        pieces.push(Piece::Unseen(run, name));
    }
    if at < within.end {
        pieces.push(Piece::Words(at..within.end));
    }
    pieces
}

/// `text` with a name in the place of each of them: where only characters can stand, as in a tooltip.
#[must_use]
pub fn spelled(text: &str) -> Cow<'_, str> {
    if !is_in(text, 0..text.len()) {
        return Cow::Borrowed(text);
    }
    let spell = |piece| match piece {
        Piece::Words(range) => text.get(range).unwrap_or_default().to_owned(),
        Piece::Unseen(_, name) => format!("⟨{name}⟩"),
    };
    Cow::Owned(pieces(text, 0..text.len()).into_iter().map(spell).collect())
}

/// Whether a text is written from right to left: its first letter is.
#[must_use]
pub fn is_from_right(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| {
        matches!(c,
            '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

/// The names of all of them in `text`, when there are any.
#[must_use]
pub fn names(text: &str) -> Option<String> {
    let names = pieces(text, 0..text.len()).into_iter().filter_map(|piece| match piece {
        Piece::Words(_) => None,
        Piece::Unseen(_, name) => Some(name),
    });
    let names: Vec<String> = names.take(5).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The characters `within` that would not be seen, each with its place.
fn places(text: &str, within: Range<usize>) -> impl Iterator<Item = (usize, char)> {
    let inside = text.get(within.clone()).unwrap_or_default();
    let places = inside.char_indices().map(move |(at, c)| (within.start + at, c));
    places.filter(|(at, c)| is_suspect(*c) && !has_its_use(text, *at, *c))
}

/// Whether a character has no shape of its own. The soft hyphen is none of them: it shows where it works.
fn is_suspect(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character that is not seen does here what it is for.
fn has_its_use(text: &str, at: usize, c: char) -> bool {
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let after = rest.get(c.len_utf8()..).unwrap_or_default();
    match c {
        '\u{200c}' => joins(before) && after.chars().next().is_some_and(char::is_alphabetic),
        '\u{200d}' => {
            let bare = before.trim_end_matches('\u{fe0f}');
            let in_emoji = bare.chars().next_back().is_some_and(is_pictograph)
                && after.chars().next().is_some_and(is_pictograph);
            in_emoji || joins(before)
        }
        // How a sign is drawn: once behind it, and behind an ideograph in many ways.
        '\u{fe0e}' | '\u{fe0f}' => before
            .chars()
            .next_back()
            .is_some_and(|sign| is_pictograph(sign) || matches!(sign, '#' | '*' | '0'..='9')),
        '\u{fe00}'..='\u{fe0d}' | '\u{e0100}'..='\u{e01ef}' => {
            before.chars().next_back().is_some_and(is_ideograph)
        }
        '\u{e0020}'..='\u{e007f}' => is_in_flag(before, rest),
        _ => false,
    }
}

/// Whether a script stands before that joins its letters, or stacks them, and needs to be told where not to.
fn joins(before: &str) -> bool {
    before.chars().next_back().is_some_and(|c| {
        matches!(c,
            '\u{620}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{1800}'..='\u{180d}' | '\u{1810}'..='\u{18af}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
    })
}

fn is_pictograph(c: char) -> bool {
    matches!(c,
        '©' | '®' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21ff}'
        | '\u{2300}'..='\u{23ff}' | '\u{24c2}' | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}'
        | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a tag is one of the flag of England, Scotland or Wales: no others are in use.
fn is_in_flag(before: &str, rest: &str) -> bool {
    let is_tag = |c: char| ('\u{e0020}'..='\u{e007f}').contains(&c);
    let bare = before.trim_end_matches(is_tag);
    let Some(flag) = bare.strip_suffix('\u{1f3f4}').map(str::len) else { return false };
    let tags =
        before.get(flag..).unwrap_or_default().chars().skip(1).chain(rest.chars()).take_while(|c| is_tag(*c));
    let letters: String = tags.map(|tag| letter(tag).unwrap_or('.')).collect();
    ["gbeng.", "gbsct.", "gbwls."].contains(&letters.as_str())
}

/// The letter that a tag stands for.
fn letter(tag: char) -> Option<char> {
    let code = u32::from(tag).checked_sub(0xe_0000)?;
    char::from_u32(code).filter(|c| (' '..='~').contains(c))
}

/// What is shown of a run of them: short names, how often each, and the words that tags spell.
fn name(run: &str) -> String {
    let mut said = String::new();
    let mut chars = run.chars().peekable();
    while let Some(c) = chars.next() {
        if !said.is_empty() {
            said.push(' ');
        }
        if said.chars().count() > SPELLED {
            said.push('…');
            break;
        }
        if let Some(first) = letter(c) {
            let mut words = String::from(first);
            while let Some(next) = chars.peek().copied().and_then(letter) {
                words.push(next);
                chars.next();
            }
            let short: String = words.chars().take(SPELLED).collect();
            let cut = if short.len() < words.len() { "…" } else { "" };
            said += &format!("TAG:{short}{cut}");
            continue;
        }
        let mut times = 1;
        while chars.next_if_eq(&c).is_some() {
            times += 1;
        }
        said += &short(c);
        if times > 1 {
            said += &format!("×{times}");
        }
    }
    said
}

/// The short name of a character; its number where it has none that is known.
fn short(c: char) -> Cow<'static, str> {
    Cow::Borrowed(match c {
        '\0' => "NUL",
        '\u{61c}' => "ALM",
        '\u{200b}' => "ZWSP",
        '\u{200c}' => "ZWNJ",
        '\u{200d}' => "ZWJ",
        '\u{200e}' => "LRM",
        '\u{200f}' => "RLM",
        '\u{202a}' => "LRE",
        '\u{202b}' => "RLE",
        '\u{202c}' => "PDF",
        '\u{202d}' => "LRO",
        '\u{202e}' => "RLO",
        '\u{2060}' => "WJ",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        '\u{feff}' => "BOM",
        other => return Cow::Owned(format!("U+{:04X}", u32::from(other))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, shown: &str) {
        assert_eq!(spelled(text), shown);
        // The pieces are the text, whole and in order.
        let pieces = pieces(text, 0..text.len());
        let ranges = pieces.iter().map(|piece| match piece {
            Piece::Words(range) | Piece::Unseen(range, _) => range.clone(),
        });
        let mut at = 0;
        for range in ranges {
            assert_eq!(range.start, at);
            at = range.end;
        }
        assert_eq!(at, text.len());
    }

    #[test]
    fn what_turns_or_hides_words_gets_a_name() {
        check("facture\u{202e}fdp.exe", "facture⟨RLO⟩fdp.exe");
        check("a\u{2066}b\u{2069}c\u{200e}\u{200f}\u{61c}", "a⟨LRI⟩b⟨PDI⟩c⟨LRM RLM ALM⟩");
        check("se\u{200b}\u{200b}cret\u{feff}", "se⟨ZWSP×2⟩cret⟨BOM⟩");
        check("mi\u{200d}nistre, mi\u{200c}nistre", "mi⟨ZWJ⟩nistre, mi⟨ZWNJ⟩nistre");
        assert_eq!(names("a\u{200b}b\u{202e}"), Some("ZWSP, RLO".to_owned()));
        assert_eq!(names("ab"), None);
        check("a\0b\u{85}c\u{3164}", "a⟨NUL⟩b⟨U+0085⟩c⟨U+3164⟩");
    }

    #[test]
    fn what_tags_spell_is_read_out() {
        let hidden: String =
            "obey".chars().map(|c| char::from_u32(0xe_0000 + u32::from(c)).unwrap()).collect();
        check(&format!("ok{hidden}."), "ok⟨TAG:obey⟩.");
        check("\u{e0001}\u{e0061}", "⟨U+E0001 TAG:a⟩");
        let long: String = std::iter::repeat_n('\u{e0061}', 5000).collect();
        assert!(spelled(&long).chars().count() < 60);
    }

    #[test]
    fn a_long_run_of_them_has_a_short_name() {
        let run: String = ["\u{200b}", "\u{200c}"].repeat(5000).concat();
        let shown = spelled(&run).into_owned();
        assert!(shown.ends_with("…⟩") && shown.chars().count() < 70, "{shown}");
    }

    #[test]
    fn what_has_its_use_stays() {
        for text in [
            "Déposée le 3\u{a0}mars, coût\u{202f}: 12\u{202f}%, co\u{ad}opération\t\r\n",
            "👩\u{200d}👩\u{200d}👧, 🏳\u{fe0f}\u{200d}🌈, 👩🏽\u{200d}⚕\u{fe0f}, 1\u{fe0f}\u{20e3}",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "שלום עולם",
            "مرحبا بالعالم",
            "葛\u{e0100}飾",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn what_only_looks_like_a_use_is_none() {
        // A flag of nowhere, a selector behind a selector, a joiner at the end.
        check("🏴\u{e0068}\u{e0069}", "🏴⟨TAG:hi⟩");
        check("☺\u{fe0f}\u{fe01}\u{fe02}", "☺\u{fe0f}⟨U+FE01 U+FE02⟩");
        check("👩\u{200d}", "👩⟨ZWJ⟩");
        check("می\u{200c}", "می⟨ZWNJ⟩");
    }

    #[test]
    fn the_first_letter_says_where_a_line_begins() {
        for text in ["« שלום » dit-il", "12. مرحبا"] {
            assert!(is_from_right(text), "{text}");
        }
        for text in ["Il dit שלום", "2025", "", "\u{200f}a"] {
            assert!(!is_from_right(text), "{text}");
        }
    }

    #[test]
    fn a_part_of_a_text_is_judged_by_what_stands_around_it() {
        let text = "می\u{200c}خواهم";
        let at = text.find('\u{200c}').unwrap();
        assert!(!is_in(text, at..at + 3));
        assert_eq!(pieces("a\u{200b}b", 1..4), [Piece::Unseen(1..4, "ZWSP".to_owned())]);
    }
}
