//! What stands for characters that mean something in the format.

/// Words of the text, on one line.
pub fn text(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        if character.is_ascii_control() && character != '\u{7f}' || character == '\\' {
            escaped.push('\\');
        }
        escaped.push(named(character).unwrap_or(character));
    }
    escaped
}

/// The value of a feature. A line end of two characters becomes one: the format has no word for it.
pub fn value(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    let words = words.replace("\r\n", "\n").replace('\r', "\n");
    let mut characters = words.chars().peekable();
    while let Some(character) = characters.next() {
        let is_arrow = character == '-' && characters.peek() == Some(&'>');
        if is_arrow || matches!(character, '\\' | '[' | ']' | '|' | '_' | ';' | '\t' | '\n' | '*') {
            escaped.push('\\');
        }
        escaped.push(match character {
            '\t' => 't',
            '\n' => 'n',
            other => other,
        });
    }
    escaped
}

/// The letter that stands for a control character.
fn named(character: char) -> Option<char> {
    Some(match character {
        '\t' => 't',
        '\n' => 'n',
        '\u{c}' => 'f',
        '\r' => 'r',
        '\u{8}' => 'b',
        _ => return None,
    })
}

/// What was escaped, in texts and in values.
pub fn undo(escaped: &str) -> String {
    let mut words = String::with_capacity(escaped.len());
    let mut characters = escaped.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            words.push(character);
            continue;
        }
        match characters.next() {
            Some('t') => words.push('\t'),
            Some('n') => words.push('\n'),
            Some('f') => words.push('\u{c}'),
            Some('r') => words.push('\r'),
            Some('b') => words.push('\u{8}'),
            Some(other) => words.push(other),
            None => words.push('\\'),
        }
    }
    words
}

/// The values of a cell, parted where a bar is none of a value.
pub fn stacked(cell: &str) -> Vec<&str> {
    let mut values = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, character) in cell.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '|' => {
                values.extend(cell.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    values.extend(cell.get(start..));
    values
}

/// A value, and what stands in the brackets behind it: `PER` and `1` of `PER[1]`.
pub fn numbered(value: &str) -> (&str, Option<&str>) {
    let inner = value.strip_suffix(']').filter(|inner| !inner.ends_with('\\'));
    let parted = inner.and_then(|inner| inner.rsplit_once('['));
    parted
        .filter(|(before, _)| !before.ends_with('\\'))
        .map_or((value, None), |(own, number)| (own, Some(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_is_escaped_and_comes_back() {
        let words = "a\\b[1]|c_d->e;f\tg*h\ni-j";
        assert_eq!(value(words), "a\\\\b\\[1\\]\\|c\\_d\\->e\\;f\\tg\\*h\\ni-j");
        assert_eq!(undo(&value(words)), words);
        assert_eq!(text("a\t\u{1}b\\c_d\r"), "a\\t\\\u{1}b\\\\c_d\\r");
        assert_eq!(undo(&text("a\t\u{1}b\\c_d\r\u{c}\u{8}\u{7f}")), "a\t\u{1}b\\c_d\r\u{c}\u{8}\u{7f}");
        assert_eq!((undo("a\\"), value("a\r\nb")), ("a\\".to_owned(), "a\\nb".to_owned()));
    }

    #[test]
    fn values_stack_and_are_numbered() {
        assert_eq!(stacked("a\\|b[1]|*[2]|\\\\|c"), ["a\\|b[1]", "*[2]", "\\\\", "c"]);
        assert_eq!(numbered("a\\|b[1]"), ("a\\|b", Some("1")));
        assert_eq!(numbered("a\\[1\\]"), ("a\\[1\\]", None));
        assert_eq!(numbered("1-3[0_2]"), ("1-3", Some("0_2")));
    }
}
