//! The words of a block: escaped, with their style, their links and the numbers of their notes.

use std::rc::Rc;

use crate::model::document::Style;
use crate::model::segment::Segment;

/// What means something to a reader of Markdown wherever it stands.
const SIGNS: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '&', '|', '~', '$', '#'];

/// Words as words. On one line where that is asked for; else a line break stays one.
pub fn escape(words: &str, on_one_line: bool) -> String {
    let mut text = String::with_capacity(words.len() + 8);
    let lines: Vec<&str> = words.split(['\n', '\r']).collect();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            text.push_str(if on_one_line { " " } else { "\\\n" });
        }
        push(line, index == 0 || !on_one_line, &mut text);
    }
    without_break(text)
}

/// Adds the words of one line.
fn push(line: &str, begins: bool, text: &mut String) {
    // Spaces at the beginning of a line would make it code.
    let line = if begins { line.trim_start_matches([' ', '\t']) } else { line };
    let digits = line.len() - line.trim_start_matches(|own: char| own.is_ascii_digit()).len();
    for (at, character) in line.char_indices() {
        let starts = begins && at == 0 && matches!(character, '+' | '-' | '=' | ':' | '!');
        let numbers = begins && digits > 0 && at == digits && matches!(character, '.' | ')');
        if starts || numbers || SIGNS.contains(&character) {
            text.push('\\');
        }
        text.push(character);
    }
}

/// Whether words can stand in asterisks: they begin and end with letters.
pub fn is_plain_edge(words: &str) -> bool {
    let is_plain = |own: Option<char>| own.is_some_and(char::is_alphanumeric);
    is_plain(words.chars().next()) && is_plain(words.chars().next_back())
}

/// A piece of a line.
enum Piece {
    Words(Style, Option<Rc<str>>, String),
    Note(u32),
}

/// The words of `segments`; `before` footnotes come before those of this document.
pub fn inline(segments: &[Segment], text: &str, before: u32, on_one_line: bool) -> Vec<String> {
    let mut cells = vec![Vec::new()];
    for segment in segments {
        for (index, words) in segment.span.slice(text).split('\t').enumerate() {
            if index > 0 {
                cells.push(Vec::new());
            }
            let Some(cell) = cells.last_mut() else { continue };
            match cell.last_mut() {
                Some(Piece::Words(style, link, own)) if *style == segment.style && *link == segment.link => {
                    own.push_str(words);
                }
                _ => cell.push(Piece::Words(segment.style, segment.link.clone(), words.to_owned())),
            }
        }
        let tails = segment.marks.iter().rev().filter(|mark| mark.tail);
        let notes = tails.map(|mark| Piece::Note(before + mark.number));
        if let Some(cell) = cells.last_mut() {
            cell.extend(notes);
        }
    }
    cells.iter().map(|cell| write(cell, on_one_line)).collect()
}

fn write(pieces: &[Piece], on_one_line: bool) -> String {
    let mut text = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Note(number) => text.push_str(&format!("[^{number}]")),
            Piece::Words(style, link, words) => {
                let begins = text.is_empty() || text.ends_with('\n');
                let next = pieces.get(index + 1);
                let next = match next {
                    None => None,
                    Some(Piece::Note(_)) => Some('['),
                    Some(Piece::Words(style, None, words)) if *style == Style::default() => {
                        words.chars().next()
                    }
                    Some(Piece::Words(..)) => Some('*'),
                };
                styled(*style, link.as_deref(), words, (begins, on_one_line), next, &mut text);
            }
        }
    }
    without_break(text)
}

/// Without a line break at the end, whose sign would be seen.
fn without_break(mut text: String) -> String {
    loop {
        text.truncate(text.trim_end().len());
        if (text.len() - text.trim_end_matches('\\').len()).is_multiple_of(2) {
            return text;
        }
        text.pop();
    }
}

/// Adds words in their style; `next` is what stands behind them.
fn styled(
    style: Style,
    link: Option<&str>,
    words: &str,
    (begins, on_one_line): (bool, bool),
    next: Option<char>,
    text: &mut String,
) {
    let escaped = {
        let lines: Vec<&str> = words.split(['\n', '\r']).collect();
        let mut escaped = String::new();
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                escaped.push_str(if on_one_line { " " } else { "\\\n" });
            }
            push(line, if index == 0 { begins } else { !on_one_line }, &mut escaped);
        }
        escaped
    };
    let bare = escaped.trim_matches([' ', '\n', '\\']);
    if (style == Style::default() && link.is_none()) || bare.is_empty() || words.trim().is_empty() {
        text.push_str(&escaped);
        return;
    }
    // Spaces at the edges stand outside.
    let (start, end) = edges(&escaped);
    let (lead, inner, trail) = (
        escaped.get(..start).unwrap_or_default(),
        escaped.get(start..end).unwrap_or_default(),
        escaped.get(end..).unwrap_or_default(),
    );
    text.push_str(lead);
    let before = text.chars().next_back();
    let after = trail.chars().next().or(next);
    let is_free = |own: Option<char>| own.is_none_or(|own| own.is_whitespace() || own.is_ascii_punctuation());
    let is_letter = |own: Option<char>| own.is_some_and(char::is_alphanumeric);
    let opens = is_letter(inner.chars().next()) || is_free(before);
    let closes = is_letter(inner.chars().next_back()) || is_free(after);
    let is_clear = opens && closes && before != Some('*') && after != Some('*') && link.is_none();
    let mut html = inner.to_owned();
    let tags = [
        (style.code, "code", ""),
        (style.superscript, "sup", ""),
        (style.subscript, "sub", ""),
        (style.struck, "s", ""),
        (style.emphasis, "em", "*"),
        (style.strong, "strong", "**"),
    ];
    let others = tags.iter().filter(|(on, ..)| *on).count() > 1;
    for (_, tag, sign) in tags.into_iter().filter(|(on, ..)| *on) {
        html = if sign.is_empty() || !is_clear || others {
            format!("<{tag}>{html}</{tag}>")
        } else {
            format!("{sign}{html}{sign}")
        };
    }
    if let Some(address) = link {
        html =
            format!("[{html}](<{}>)", address.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C"));
    }
    text.push_str(&html);
    text.push_str(trail);
}

/// Where the words of an escaped text begin and end.
fn edges(escaped: &str) -> (usize, usize) {
    let mut start = 0;
    let mut rest = escaped;
    loop {
        let next = rest.trim_start().strip_prefix("\\\n").unwrap_or(rest.trim_start());
        if next.len() == rest.len() {
            break;
        }
        start += rest.len() - next.len();
        rest = next;
    }
    let mut end = escaped.len();
    while let Some(kept) = escaped.get(start..end) {
        let shorter = kept.trim_end_matches([' ', '\t', '\u{a0}', '\u{202f}']);
        let shorter = shorter.strip_suffix("\\\n").unwrap_or(shorter);
        if shorter.len() == kept.len() {
            break;
        }
        end = start + shorter.len();
    }
    (start, end)
}
