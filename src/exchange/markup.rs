//! Writes XML: elements on lines of their own, indented; whatever a text holds, it is well formed.

/// XML that is being written.
#[derive(Debug, Default)]
pub struct Markup {
    text: String,
    depth: usize,
}

/// An attribute that has a value.
pub type Attribute<'a> = (&'a str, &'a str);

impl Markup {
    /// The beginning of a file.
    pub fn begin() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned(), depth: 0 }
    }

    /// The inner part of a file, for elements so deep.
    pub fn within(depth: usize) -> Self {
        Self { text: String::new(), depth }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.start(name, attributes);
        self.text.push_str(">\n");
        self.depth += 1;
    }

    /// Closes it.
    pub fn close(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.indent();
        self.text.extend(["</", name, ">\n"]);
    }

    /// Writes an element with nothing in it.
    pub fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.start(name, attributes);
        self.text.push_str("/>\n");
    }

    /// Writes an element that holds only words.
    pub fn words(&mut self, name: &str, words: &str) {
        self.start(name, &[]);
        self.text.push('>');
        escape(words, false, &mut self.text);
        self.text.extend(["</", name, ">\n"]);
    }

    /// Writes what was written apart.
    pub fn append(&mut self, part: &Self) {
        self.text.push_str(&part.text);
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.text
    }

    fn start(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.indent();
        self.text.extend(["<", name]);
        for (name, value) in attributes {
            self.text.extend([" ", name, "=\""]);
            escape(value, true, &mut self.text);
            self.text.push('"');
        }
    }

    fn indent(&mut self) {
        self.text.extend(std::iter::repeat_n(' ', self.depth));
    }
}

/// What an attribute holds, as it stands between quotes.
pub fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    escape(words, true, &mut text);
    text
}

/// Line ends and tabs stay what they are, also in attributes, where a reader would make them spaces. What no
/// XML may hold is shown as `\u{fffd}`.
fn escape(words: &str, is_attribute: bool, text: &mut String) {
    for character in words.chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' if is_attribute => text.push_str("&quot;"),
            '\n' if is_attribute => text.push_str("&#10;"),
            '\t' if is_attribute => text.push_str("&#9;"),
            '\r' => text.push_str("&#13;"),
            '\n' | '\t' => text.push(character),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => text.push('\u{fffd}'),
            _ => text.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Xml;

    #[test]
    fn what_is_written_is_read_again_to_the_letter() {
        let words = " « a\t<b> & \"c\" ]]>\r\n\u{85}👩\u{200d}⚖️ &amp; ";
        let mut markup = Markup::begin();
        markup.open("A", &[("b", words)]);
        markup.words("C", words);
        markup.empty("D", &[]);
        markup.close("A");
        let text = markup.finish();
        assert!(
            text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<A b=\" « a&#9;&lt;b&gt;"),
            "{text}"
        );
        assert!(text.ends_with("</C>\n <D/>\n</A>\n"), "{text}");
        let xml = Xml::scan(&text).unwrap();
        let element = xml.named("a").next().unwrap();
        assert_eq!(element.attribute("b"), Some(words));
        assert_eq!(element.child("c").unwrap().text().text(), words);
    }

    #[test]
    fn what_no_xml_may_hold_is_shown_as_lost() {
        let mut markup = Markup::default();
        markup.words("a", "\0b\u{1b}\u{ffff}");
        assert_eq!(markup.finish(), "<a>\u{fffd}b\u{fffd}\u{fffd}</a>\n");
    }
}
