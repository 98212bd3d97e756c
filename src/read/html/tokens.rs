//! Tags and texts of HTML, each with its bytes of the source, by the WHATWG tokeniser of `html5gum`.
//!
//! A text is cut at every character reference, so that each piece either stands in the source as it is
//! or covers the reference it was decoded from. Comments and doctypes are left out. Of the attributes
//! only those are kept that say how text is set: no other one is even stored.

use std::borrow::Cow;
use std::ops::Range;

use html5gum::emitters::naive_next_state;
use html5gum::{Emitter, Error, State, Tokenizer};

use crate::read::excerpt::Excerpt;

/// A piece of markup.
#[derive(Debug, Clone)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes of the source.
    pub source: Range<usize>,
}

/// What a piece of markup is.
#[derive(Debug, Clone)]
pub enum TokenKind {
    /// A start tag.
    Start(Tag),
    /// An end tag, by its name.
    End(Box<str>),
    /// Text whose white space is that of a page: any run of it is one space.
    Text(String, bool),
    /// Text that is kept as it is.
    Kept(String, bool),
}

/// A start tag.
#[derive(Debug, Clone, Default)]
pub struct Tag {
    /// Its name in small letters.
    pub name: Box<str>,
    /// The attributes that matter.
    pub attributes: Vec<(Box<str>, String)>,
    /// Whether it ends with `/>`.
    pub closed: bool,
}

impl Tag {
    /// A tag without attributes.
    pub fn named(name: &str) -> Self {
        Self { name: name.into(), attributes: Vec::new(), closed: false }
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| &**own == name).map(|(_, value)| value.as_str())
    }

    /// Whether one of its classes is `class`.
    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class")
            .is_some_and(|classes| classes.split_ascii_whitespace().any(|own| own == class))
    }

    /// The number that an attribute begins with, as a browser reads it: `2` of `2"`.
    pub fn number(&self, name: &str) -> Option<u32> {
        let value = self.attribute(name)?.trim_start();
        let digits = value.bytes().take_while(u8::is_ascii_digit).count();
        value.get(..digits)?.parse().ok()
    }
}

/// The attributes that are kept of HTML.
const ATTRIBUTES: [&str; 13] = [
    "alt",
    "aria-hidden",
    "class",
    "colspan",
    "hidden",
    "href",
    "id",
    "lang",
    "role",
    "rowspan",
    "start",
    "style",
    "value",
];

/// The longest value of an attribute that is kept: what is longer says nothing about how text is set.
const LONGEST_VALUE: usize = 4096;

/// So many tokens are read of a page: several times as many as can be shown.
pub const MOST: usize = 400_000;

/// The tokens of `excerpt`, read as HTML: the first of them, where there are more than [`MOST`].
pub fn html(excerpt: &Excerpt<'_>) -> Vec<Token> {
    tokens(excerpt, false, MOST)
}

/// The tokens of `excerpt`, read as XML: sections of CDATA are text, every attribute is kept and no element
/// changes how the next one is read. Once there are `most` of them, no more are read.
pub fn xml(excerpt: &Excerpt<'_>, most: usize) -> Vec<Token> {
    tokens(excerpt, true, most)
}

fn tokens(excerpt: &Excerpt<'_>, xml: bool, most: usize) -> Vec<Token> {
    let plain = excerpt.clone().with_plain_line_ends();
    let emitter = Collector {
        excerpt: &plain,
        xml,
        most,
        tokens: Vec::new(),
        position: 0,
        text_start: 0,
        tag_start: 0,
        tag: None,
        attribute: None,
        last_start: Vec::new(),
        said: Vec::new(),
    };
    let mut tokenizer = Tokenizer::new_with_emitter(plain.text(), emitter);
    // The tokeniser hands the collected tokens over at the end of the text.
    tokenizer.next().and_then(Result::ok).unwrap_or_default()
}

/// A tag that is being read.
#[derive(Debug)]
struct OpenTag {
    name: Vec<u8>,
    ends: bool,
    closed: bool,
    attributes: Vec<(Box<str>, String)>,
}

/// Collects tokens as the tokeniser meets them.
struct Collector<'e, 'a> {
    excerpt: &'e Excerpt<'a>,
    xml: bool,
    most: usize,
    tokens: Vec<Token>,
    position: usize,
    /// Where what has not become a token yet begins.
    text_start: usize,
    tag_start: usize,
    tag: Option<OpenTag>,
    attribute: Option<(Vec<u8>, Vec<u8>)>,
    last_start: Vec<u8>,
    /// The bytes of a character that is not whole yet.
    said: Vec<u8>,
}

impl Collector<'_, '_> {
    /// A text that ends where the tokeniser stands.
    fn text(&mut self, said: &[u8]) {
        // The tokeniser may hand a character over byte by byte.
        let is_whole = self.excerpt.text().is_char_boundary(self.position);
        if !is_whole || !self.said.is_empty() {
            self.said.extend(said);
        }
        if !is_whole {
            return;
        }
        let held = std::mem::take(&mut self.said);
        let said = words(if held.is_empty() { said } else { &held });
        let mut range = self.text_start.min(self.position)..self.position;
        let rest = self.excerpt.text().get(range.start..).unwrap_or_default();
        // Where it changed its mind about a tag, the tokeniser stands further than what it hands over. Only an
        // ampersand may also be what a reference stands for.
        if rest.starts_with(&*said) && (said != "&" || range.len() == 1) {
            range.end = range.start + said.len();
        }
        self.text_start = range.end;
        let raw = self.excerpt.text().get(range.clone()).unwrap_or_default();
        // What closes a section of CDATA is no text.
        if self.xml && raw.len() > said.len() && !raw.starts_with('&') && raw.ends_with(&*said) {
            range.start = range.end - said.len();
        }
        if self.excerpt.text().get(range.clone()) != Some(&*said) {
            let kind = TokenKind::Text(said.into_owned(), false);
            let source = self.excerpt.hull(range);
            self.tokens.push(Token { kind, source });
            return;
        }
        for traced in self.excerpt.trace(range) {
            if let Some(Token { kind: TokenKind::Text(text, true), source }) = self.tokens.last_mut()
                && traced.verbatim
                && source.end == traced.source.start
            {
                text.push_str(traced.text);
                source.end = traced.source.end;
                continue;
            }
            let kind = TokenKind::Text(traced.text.to_owned(), traced.verbatim);
            self.tokens.push(Token { kind, source: traced.source });
        }
    }

    fn keep_attribute(&mut self) {
        let Some((name, value)) = self.attribute.take() else { return };
        let Some(tag) = &mut self.tag else { return };
        let name = words(&name);
        let matters = (self.xml || ATTRIBUTES.contains(&&*name)) && value.len() <= LONGEST_VALUE;
        let is_new = !tag.attributes.iter().any(|(own, _)| **own == *name);
        if matters && is_new && tag.attributes.len() < ATTRIBUTES.len() {
            tag.attributes.push((name.into(), words(&value).into_owned()));
        }
    }
}

/// What the tokeniser hands over, of a source that was text already. To know that of all of it at once is quicker than to
/// look at each character.
fn words(said: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(said).map_or_else(|_| String::from_utf8_lossy(said), Cow::Borrowed)
}

impl Emitter for Collector<'_, '_> {
    type Token = Vec<Token>;

    fn set_last_start_tag(&mut self, last: Option<&[u8]>) {
        self.last_start = last.unwrap_or_default().to_vec();
    }

    fn emit_eof(&mut self) {
        // What follows asks once more for a token, and gets all of them.
        self.text_start = usize::MAX;
    }

    fn emit_error(&mut self, _: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Self::Token> {
        let is_over = self.text_start == usize::MAX || self.tokens.len() >= self.most;
        (is_over && !self.tokens.is_empty()).then(|| std::mem::take(&mut self.tokens))
    }

    fn emit_string(&mut self, said: &[u8]) {
        if !said.is_empty() {
            self.text(said);
        }
    }

    fn init_start_tag(&mut self) {
        self.tag = Some(OpenTag { name: Vec::new(), ends: false, closed: false, attributes: Vec::new() });
    }

    fn init_end_tag(&mut self) {
        self.tag = Some(OpenTag { name: Vec::new(), ends: true, closed: false, attributes: Vec::new() });
    }

    fn init_comment(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<State> {
        self.keep_attribute();
        let tag = self.tag.take()?;
        let source = self.excerpt.hull(self.tag_start.min(self.position)..self.position);
        self.text_start = self.position;
        let name: Box<str> = words(&tag.name).into();
        if tag.ends {
            self.last_start.clear();
            self.tokens.push(Token { kind: TokenKind::End(name), source });
            return None;
        }
        let next = if self.xml { None } else { naive_next_state(&tag.name) };
        self.last_start = tag.name;
        let tag = Tag { name, attributes: tag.attributes, closed: tag.closed };
        self.tokens.push(Token { kind: TokenKind::Start(tag), source });
        next
    }

    fn emit_current_comment(&mut self) {
        self.text_start = self.position;
    }

    fn emit_current_doctype(&mut self) {
        self.text_start = self.position;
    }

    fn set_self_closing(&mut self) {
        if let Some(tag) = &mut self.tag {
            tag.closed = true;
        }
    }

    fn set_force_quirks(&mut self) {}

    fn push_tag_name(&mut self, name: &[u8]) {
        if let Some(tag) = &mut self.tag {
            tag.name.extend(name);
        }
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {}

    fn init_attribute(&mut self) {
        self.keep_attribute();
        self.attribute = Some((Vec::new(), Vec::new()));
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        if let Some((own, _)) = &mut self.attribute
            && own.len() <= LONGEST_VALUE
        {
            own.extend(name);
        }
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        if let Some((_, own)) = &mut self.attribute
            && own.len() <= LONGEST_VALUE
        {
            own.extend(value);
        }
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn start_open_tag(&mut self) {
        self.tag_start = self.position.saturating_sub(1);
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.tag.as_ref().is_some_and(|tag| tag.ends && !tag.name.is_empty() && tag.name == self.last_start)
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        // A section of CDATA begins here.
        self.text_start = self.position;
        self.xml
    }

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each token as its bytes of the source, with what it says where that differs.
    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        let excerpt = Excerpt::of(source, 0..source.len());
        let found: Vec<String> = html(&excerpt)
            .into_iter()
            .map(|token| {
                let raw = &source[token.source];
                match token.kind {
                    TokenKind::Text(text, false) | TokenKind::Kept(text, false) => format!("{raw}={text}"),
                    TokenKind::Text(text, true) | TokenKind::Kept(text, true) => {
                        assert_eq!(text, raw);
                        text
                    }
                    _ => raw.to_owned(),
                }
            })
            .collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn every_token_covers_its_bytes() {
        check("a<b class='x'>b</b>c", &["a", "<b class='x'>", "b", "</b>", "c"]);
        check("x &amp; y&eacute;z", &["x ", "&amp;=&", " y", "&eacute;=é", "z"]);
        check("a&#160;b&#xe9;", &["a", "&#160;=\u{a0}", "b", "&#xe9;=é"]);
        check("&notit; R&D 1 < 2 & 3", &["&not=¬", "it; R&D 1 < 2 & 3"]);
        check("&é <👧 &#é", &["&é <👧 &#é"]);
        check("é<i>👧</i>", &["é", "<i>", "👧", "</i>"]);
        check("a<!-- b -->c<!DOCTYPE x>d", &["a", "c", "d"]);
        check("a\r\nb<p\r\n>c\rd", &["a", "\r\n=\n", "b", "<p\r\n>", "c", "\r=\n", "d"]);
        check("<script>a<b>c</script>d", &["<script>", "a<b>c", "</script>", "d"]);
        check("<title>a&amp;<b></title>", &["<title>", "a", "&amp;=&", "<b>", "</title>"]);
    }

    #[test]
    fn what_is_cut_off_is_no_panic() {
        for source in
            ["<", "</", "<a", "<a b", "<a b='", "&", "&#", "&#x", "&am", "<!--", "<!", "<![CDATA[", "é<"]
        {
            html(&Excerpt::of(source, 0..source.len()));
        }
    }

    #[test]
    fn only_what_matters_of_a_tag_is_kept() {
        let source = "<td rowspan=2\" onclick=\"x()\" class='a b' class='c'>";
        let tokens = html(&Excerpt::of(source, 0..source.len()));
        let TokenKind::Start(tag) = &tokens[0].kind else { panic!() };
        assert_eq!((tag.number("rowspan"), tag.has_class("b"), tag.has_class("c")), (Some(2), true, false));
        assert_eq!(tag.attribute("onclick"), None);
    }

    #[test]
    fn cdata_is_text_in_xml() {
        let source = "<A X=\"1\"><![CDATA[b<i>&amp;](é]]]>&lt;c</A>";
        let texts: Vec<_> = xml(&Excerpt::of(source, 0..source.len()), MOST)
            .into_iter()
            .filter_map(|token| match token.kind {
                TokenKind::Text(text, verbatim) => Some((text, verbatim, &source[token.source])),
                _ => None,
            })
            .collect();
        assert_eq!(texts.iter().map(|(text, ..)| text.as_str()).collect::<String>(), "b<i>&amp;](é]<c");
        for (text, verbatim, raw) in texts {
            assert!(if verbatim { text == raw } else { raw == "&lt;" || raw == "]]>&lt;" }, "{text} {raw}");
        }
    }
}
