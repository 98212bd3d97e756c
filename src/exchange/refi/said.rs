//! What a description says in words, and below a line of its own what no other element has a home for:
//! `status = to-check`, `kind: fact`.
//!
//! People read it in their program as part of the memo of a code or of a coded segment, and it comes back
//! when they export again, whatever their program makes of names and identifiers.

use serde_json::to_string;

use crate::exchange::value::ValueForm;
use crate::model::claim::Value;

/// The line between both.
const RULE: &str = "— Scolie —";

/// What is said below the line, in the order in which it is written.
#[derive(Debug, Default)]
pub struct Said(Vec<String>);

impl Said {
    /// Says `text` of `name`; nothing, when there is none.
    pub fn put(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.tell(name, text);
        }
    }

    /// Says `text` of `name`, even that there is none.
    pub fn tell(&mut self, name: &str, text: &str) {
        self.0.push(format!("{name}: {}", line(text)));
    }

    /// Says the value of an attribute.
    pub fn attribute(&mut self, name: &str, value: &Value) {
        let text = match value {
            Value::One(text) => line(text),
            value => to_string(&ValueForm::from(value)).unwrap_or_default(),
        };
        self.0.push(format!("{} = {text}", line(name)));
    }

    /// The whole description.
    pub fn under(self, words: &str) -> String {
        if self.0.is_empty() && !words.contains(RULE) {
            return words.to_owned();
        }
        let gap = if words.is_empty() { "" } else { "\n\n" };
        let below = self.0.join("\n");
        format!("{words}{gap}{RULE}\n{below}")
    }
}

/// A text as one line that is not taken for anything else.
fn line(text: &str) -> String {
    let is_plain = !text.is_empty()
        && text.trim() == text
        && !text.starts_with(['"', '[', '{'])
        && !text.contains(|character: char| character.is_control() || character == '=' || character == ':')
        || is_moment(text);
    if is_plain { text.to_owned() } else { to_string(text).unwrap_or_default() }
}

/// Times hold colons, and no one wants to see them quoted.
fn is_moment(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit())
        && text.chars().all(|character| character.is_ascii_digit() || "-T:.Z".contains(character))
}

/// A description, read.
#[derive(Debug, Default)]
pub struct Description {
    /// What stands above the line.
    pub words: String,
    lines: Vec<(String, bool, String)>,
}

impl Description {
    /// Parts what a description says in words from the rest.
    pub fn of(text: &str) -> Self {
        // Programs may change line ends and what surrounds them.
        let text = text.replace("\r\n", "\n");
        let Some((words, below)) = text.rsplit_once(RULE) else {
            return Self { words: text, lines: Vec::new() };
        };
        let words = words.strip_suffix("\n\n").unwrap_or(words.trim_end()).to_owned();
        let lines = below.lines().filter_map(|line| {
            let line = line.trim();
            let (name, is_attribute, value) = parted(line)?;
            Some((unquoted(name), is_attribute, value.to_owned()))
        });
        Self { words, lines: lines.collect() }
    }

    /// What is said of `name`.
    pub fn get(&self, name: &str) -> Option<String> {
        let said = self.lines.iter().find(|(own, is_attribute, _)| !is_attribute && own == name);
        said.map(|(.., value)| unquoted(value))
    }

    /// The attributes.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, Value)> {
        self.lines.iter().filter(|(_, is_attribute, _)| *is_attribute).map(|(name, _, value)| {
            let form = value.starts_with(['[', '"']).then(|| serde_json::from_str::<ValueForm>(value).ok());
            (name.as_str(), form.flatten().map_or_else(|| Value::One(value.clone()), Value::from))
        })
    }
}

/// The name, whether it is that of an attribute, and what is said of it.
fn parted(line: &str) -> Option<(&str, bool, &str)> {
    // A quoted name may hold what parts it from the value.
    let skipped = if line.starts_with('"') {
        serde_json::Deserializer::from_str(line).into_iter::<String>()
    } else {
        serde_json::Deserializer::from_str("").into_iter()
    };
    let mut skipped = skipped;
    let from = if skipped.next().is_some_and(|name| name.is_ok()) { skipped.byte_offset() } else { 0 };
    let rest = line.get(from..)?;
    let (attribute, other) = (rest.find(" = "), rest.find(": "));
    let is_attribute = attribute.is_some_and(|at| other.is_none_or(|other| at < other));
    let at = from + if is_attribute { attribute } else { other }?;
    let length = if is_attribute { 3 } else { 2 };
    Some((line.get(..at)?, is_attribute, line.get(at + length..)?.trim()))
}

fn unquoted(text: &str) -> String {
    let quoted = text.starts_with('"').then(|| serde_json::from_str(text).ok()).flatten();
    quoted.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::evidence::Evidence;

    #[test]
    fn what_is_said_is_legible_and_read_again() {
        let mut said = Said::default();
        said.put("claim", "0193");
        said.put("empty", "");
        said.put("made", "2023-11-14T22:14:20Z");
        said.put("by", "Zoé: \"x\"\n");
        said.attribute("status", &Value::One("to-check".to_owned()));
        said.attribute("a = b: c", &Value::Many(vec!["x: y".to_owned(), "= z".to_owned()]));
        let evidence = vec![Evidence { url: "https://a.fr/?b=1".to_owned(), ..Evidence::default() }];
        said.attribute("evidence", &Value::Evidence(evidence.clone()));
        let text = said.under("Une note\nstatus = faux\n\n— Scolie —\n");
        let shown = "Une note\nstatus = faux\n\n— Scolie —\n\n\n— Scolie —\nclaim: 0193\n\
             made: 2023-11-14T22:14:20Z\nby: \"Zoé: \\\"x\\\"\\n\"\nstatus = to-check\n\
             \"a = b: c\" = [\"x: y\",\"= z\"]\nevidence = [{\"url\":\"https://a.fr/?b=1\"}]";
        assert_eq!(text, shown);
        for text in [text.clone(), text.replace('\n', "\r\n")] {
            let read = Description::of(&text);
            assert_eq!(read.words, "Une note\nstatus = faux\n\n— Scolie —\n");
            assert_eq!(read.get("by").as_deref(), Some("Zoé: \"x\"\n"));
            assert_eq!(read.get("made").as_deref(), Some("2023-11-14T22:14:20Z"));
            assert_eq!(read.get("status"), None);
            let attributes: Vec<_> = read.attributes().collect();
            assert_eq!(attributes.len(), 3);
            assert_eq!(attributes[0], ("status", Value::One("to-check".to_owned())));
            let many = Value::Many(vec!["x: y".to_owned(), "= z".to_owned()]);
            assert_eq!(attributes[1], ("a = b: c", many));
            assert_eq!(attributes[2], ("evidence", Value::Evidence(evidence.clone())));
        }
    }

    #[test]
    fn a_description_without_the_line_is_all_words() {
        assert_eq!(Said::default().under("Une note"), "Une note");
        let read = Description::of("kind: fact");
        assert_eq!((read.words.as_str(), read.get("kind")), ("kind: fact", None));
        let below = Description::of("— Scolie —\nkind: fact\n???\n\"");
        assert_eq!((below.words.as_str(), below.get("kind").as_deref()), ("", Some("fact")));
    }
}
