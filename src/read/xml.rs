//! XML whose texts know their bytes, by the tokeniser of the HTML reader.
//!
//! Names are in small letters. What is badly nested is read as far as it goes; elements deeper than the
//! limit are left out, so that no depth overflows a stack.

use std::ops::Range;

use super::excerpt::Excerpt;
use super::html::{self, Tag, TokenKind};

/// Deeper elements are left out: records are four or five deep.
const DEEPEST: usize = 64;

/// More tokens than fifty megabytes of records have: a way to fill a memory.
const MOST_TOKENS: usize = 3_000_000;

/// A text of XML, scanned.
#[derive(Debug, Default)]
pub struct Xml<'a> {
    nodes: Vec<Node<'a>>,
}

#[derive(Debug)]
struct Node<'a> {
    tag: Tag,
    /// The bytes of its start tag, and of the whole of it.
    start: Range<usize>,
    end: usize,
    text: Excerpt<'a>,
    children: Vec<usize>,
}

/// An element of it.
#[derive(Debug, Clone, Copy)]
pub struct Element<'x, 'a> {
    xml: &'x Xml<'a>,
    node: &'x Node<'a>,
}

impl<'a> Xml<'a> {
    /// Scans `source`; nothing, if there is no element in it, or more than records have.
    pub fn scan(source: &'a str) -> Option<Self> {
        let mut nodes: Vec<Node<'a>> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut too_deep = 0_usize;
        let tokens = html::xml_tokens(&Excerpt::of(source, 0..source.len()), MOST_TOKENS);
        if tokens.len() >= MOST_TOKENS {
            return None;
        }
        for token in tokens {
            match token.kind {
                TokenKind::Start(tag) => {
                    let is_closed = tag.closed;
                    if open.len() >= DEEPEST {
                        too_deep += usize::from(!is_closed);
                        continue;
                    }
                    let index = nodes.len();
                    if let Some(parent) = open.last().and_then(|parent| nodes.get_mut(*parent)) {
                        parent.children.push(index);
                    }
                    let end = token.source.end;
                    nodes.push(Node {
                        tag,
                        start: token.source,
                        end,
                        text: Excerpt::default(),
                        children: Vec::new(),
                    });
                    if !is_closed {
                        open.push(index);
                    }
                }
                TokenKind::End(name) => {
                    if too_deep > 0 {
                        too_deep -= 1;
                        continue;
                    }
                    let found = open
                        .iter()
                        .rposition(|open| nodes.get(*open).is_some_and(|node| node.tag.name == name));
                    if let Some(depth) = found {
                        for index in open.drain(depth..) {
                            if let Some(node) = nodes.get_mut(index) {
                                node.end = token.source.end;
                            }
                        }
                    }
                }
                TokenKind::Text(text, verbatim) | TokenKind::Kept(text, verbatim) => {
                    if let Some(node) = open.last().and_then(|open| nodes.get_mut(*open)) {
                        node.text.push(&text, token.source, verbatim);
                    }
                }
            }
        }
        for index in open {
            if let Some(node) = nodes.get_mut(index) {
                node.end = source.len();
            }
        }
        (!nodes.is_empty()).then_some(Self { nodes })
    }

    /// The elements of a name, wherever they stand.
    pub fn named(&self, name: &str) -> impl Iterator<Item = Element<'_, 'a>> {
        self.nodes.iter().filter(move |node| &*node.tag.name == name).map(|node| Element { xml: self, node })
    }
}

impl<'x, 'a> Element<'x, 'a> {
    /// The elements of a name in it.
    pub fn children(self, name: &str) -> impl Iterator<Item = Element<'x, 'a>> {
        let children = self.node.children.iter().filter_map(move |child| self.xml.nodes.get(*child));
        children.filter(move |node| &*node.tag.name == name).map(move |node| Element { xml: self.xml, node })
    }

    /// The first of them.
    pub fn child(self, name: &str) -> Option<Element<'x, 'a>> {
        self.children(name).next()
    }

    /// All elements at the end of a path of names.
    pub fn all(self, path: &[&str]) -> Vec<Element<'x, 'a>> {
        path.iter().fold(vec![self], |found, name| {
            found.into_iter().flat_map(|element| element.children(name)).collect()
        })
    }

    /// An attribute of it.
    pub fn attribute(self, name: &str) -> Option<&'x str> {
        self.node.tag.attribute(name)
    }

    /// Its text, references resolved.
    pub fn text(self) -> Excerpt<'a> {
        self.node.text.clone()
    }

    /// The words of its text, if there are any.
    pub fn words(self) -> Option<String> {
        let words = self.node.text.text().split_whitespace().collect::<Vec<_>>().join(" ");
        (!words.is_empty()).then_some(words)
    }

    /// The bytes of the whole of it.
    pub fn range(self) -> Range<usize> {
        self.node.start.start..self.node.end
    }

    /// The bytes of its start tag.
    pub fn tag_range(self) -> Range<usize> {
        self.node.start.clone()
    }

    /// The bytes of its name in its start tag.
    pub fn name_range(self) -> Range<usize> {
        self.node.start.start + 1..self.node.start.start + 1 + self.node.tag.name.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_whatever_their_case_and_nesting() {
        let source = "<?xml version=\"1.0\"?>\r\n<L><QUESTION TYPE='QE'><DEPOT NUMERO=\"1\"/><DEPOT><T><![CDATA[a<i>é&amp;]]></T></DEPOT></QUESTION></L>";
        let xml = Xml::scan(source).unwrap();
        let question = xml.named("question").next().unwrap();
        assert_eq!(question.attribute("type"), Some("QE"));
        assert_eq!(question.children("depot").count(), 2);
        let text = question.all(&["depot", "t"])[0].text();
        assert_eq!(text.text(), "a<i>é&amp;");
        assert_eq!(&source[text.hull(4..6)], "é");
        assert!(source[question.range()].ends_with("</QUESTION>"));
        assert_eq!(&source[question.name_range()], "QUESTION");
    }

    #[test]
    fn what_is_badly_nested_is_read_as_far_as_it_goes() {
        let xml = Xml::scan("<a><b>x<c>y</b>z").unwrap();
        assert_eq!(xml.named("a").next().unwrap().words().as_deref(), Some("z"));
        assert!(Xml::scan("a < b").is_none());
        assert!(Xml::scan(&"<a>".repeat(100_000)).is_some());
    }
}
