//! What stands in one cell: quoted, defused, lists and evidence in one line for each piece.

use crate::lang::{Messages, note};
use crate::model::address::is_harmful;
use crate::model::claim::Value;
use crate::model::codebook::{Attribute, Form};
use crate::model::evidence::{Evidence, Stance};
use crate::model::folding::fold;
use crate::model::language::Language;

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// What stands between the items of a list. A bar inside one is doubled.
const BETWEEN: &str = " | ";

/// Writes a cell, in marks where it must stand in them.
pub fn write(cell: &str, separator: char, text: &mut String) {
    let apostrophe = if is_formula(cell) { "'" } else { "" };
    let is_plain = !cell.contains([separator, '"', '\n', '\r', '\t']) && cell.trim() == cell;
    if is_plain {
        text.extend([apostrophe, cell]);
    } else {
        text.extend(["\"", apostrophe, &cell.replace('"', "\"\""), "\""]);
    }
}

/// What was meant by a cell.
pub fn read(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        _ => cell,
    }
}

/// Whether a spreadsheet would take it for a formula, or its apostrophe for ours.
fn is_formula(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    bare.starts_with(FORMULA) && !(bare == cell && is_number(cell))
}

/// A number as spreadsheets in either language know it: `-3`, `+1,5`, `-1 000.25`.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let is_part = |own: char| own.is_ascii_digit() || matches!(own, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}');
    digits.starts_with(|own: char| own.is_ascii_digit()) && digits.chars().all(is_part)
}

/// The items of a list in one cell.
pub fn list<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    let escaped = items.into_iter().map(|item| item.as_ref().replace('|', "||").replace('\n', "|n"));
    escaped.collect::<Vec<_>>().join(BETWEEN)
}

/// The items of a list that stands in one cell.
pub fn items(cell: &str) -> Vec<String> {
    let (mut items, mut last) = (Vec::new(), String::new());
    let mut rest = cell;
    while let Some((before, after)) = rest.split_once('|') {
        last.push_str(before);
        if let Some(next) = after.strip_prefix('|') {
            last.push('|');
            rest = next;
        } else if let Some(next) = after.strip_prefix('n') {
            last.push('\n');
            rest = next;
        } else {
            let item = last.strip_suffix(' ').unwrap_or(&last).to_owned();
            items.push(item);
            last.clear();
            rest = after.strip_prefix(' ').unwrap_or(after);
        }
    }
    last.push_str(rest);
    items.push(last);
    items
}

/// The value of an attribute.
pub fn value(attribute: Option<&Attribute>, value: &Value, messages: &Messages) -> String {
    let name = |text: &String| {
        let choice = attribute.and_then(|own| own.value(text));
        choice.map_or_else(|| text.clone(), |choice| messages.get(&choice.label).to_owned())
    };
    match value {
        Value::One(text) => name(text),
        Value::Many(texts) => list(texts.iter().map(name)),
        Value::Evidence(pieces) => {
            pieces.iter().map(|piece| evidence(piece, messages.note)).collect::<Vec<_>>().join("\n")
        }
    }
}

/// The value that a cell says of an attribute.
pub fn said(attribute: Option<&Attribute>, cell: &str) -> Value {
    let name = |text: String| {
        let values = attribute.map(|own| own.values.as_slice()).unwrap_or_default();
        let called = |own: &&crate::model::codebook::AttributeChoice| {
            *own.id == *text || own.label.fr == text || own.label.en == text
        };
        // People write the names of values in letters of their own.
        let alike = |own: &&crate::model::codebook::AttributeChoice| {
            [&own.label.fr, &own.label.en].iter().any(|label| fold(label) == fold(text.trim()))
        };
        let found = values.iter().find(called).or_else(|| values.iter().find(alike));
        found.map_or(text.clone(), |own| own.id.to_string())
    };
    match attribute.map(|own| own.form) {
        Some(Form::Choices | Form::Texts) => Value::Many(items(cell).into_iter().map(name).collect()),
        Some(Form::Evidence) => Value::Evidence(cell.split('\n').map(piece).collect()),
        _ => Value::One(name(cell.to_owned())),
    }
}

/// A piece of evidence in one line: title, address, stance, date, day it was seen, excerpt.
fn evidence(piece: &Evidence, texts: &note::Texts) -> String {
    let stance = piece.stance.map(texts.stance_of).unwrap_or_default();
    let parts = [&piece.title, &piece.url, stance, &piece.date, &piece.accessed, &piece.excerpt];
    let last = parts.iter().rposition(|part| !part.is_empty()).map_or(0, |last| last + 1);
    list(parts.iter().take(last))
}

fn piece(line: &str) -> Evidence {
    let mut parts = items(line.trim_end_matches('\r')).into_iter();
    let mut next = || parts.next().unwrap_or_default();
    let (title, url, stance, date, accessed, excerpt) = (next(), next(), next(), next(), next(), next());
    // What may run is kept as words, not as an address.
    let (title, url) =
        if is_harmful(&url) { (format!("{title} {url}"), String::new()) } else { (title, url) };
    let languages = [Language::French, Language::English].map(|language| Messages::of(language).note);
    let is = |own: &Stance| languages.iter().any(|texts| (texts.stance_of)(*own) == stance);
    Evidence { url, title, date, accessed, excerpt, stance: Stance::ALL.into_iter().find(is) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        #[track_caller]
        fn check(cell: &str, expected: &str) {
            let mut text = String::new();
            write(cell, ';', &mut text);
            assert_eq!(text, expected);
            let bare = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(&text);
            assert_eq!(read(&bare.replace("\"\"", "\"")), cell);
        }
        check("=1+1", "'=1+1");
        check("@A1", "'@A1");
        check("-SUM(A1)", "'-SUM(A1)");
        check("- un tiret", "'- un tiret");
        check("\t=1", "\"'\t=1\"");
        check("\r=1", "\"'\r=1\"");
        check("=L’État; ou \"un\"", "\"'=L’État; ou \"\"un\"\"\"");
        check("'=déjà", "''=déjà");
        check("''-3", "'''-3");
        check("'t Hooft", "'t Hooft");
        check("-3", "-3");
        check("+1,5", "+1,5");
        check("-1\u{202f}000.25", "-1\u{202f}000.25");
        check("-3-2", "'-3-2");
        check(" a", "\" a\"");
        check("", "");
    }

    #[test]
    fn a_list_comes_back_item_by_item() {
        #[track_caller]
        fn check(list_of: &[&str], expected: &str) {
            assert_eq!(list(list_of), expected);
            assert_eq!(items(expected), list_of);
        }
        check(&["a", "b c"], "a | b c");
        check(&["a|b", "|", ""], "a||b | || | ");
        check(&["", "", "c"], " |  | c");
        check(&["deux\nlignes", "|n"], "deux|nlignes | ||n");
        check(&["a ", " b"], "a  |  b");
        check(&[""], "");
    }
}
