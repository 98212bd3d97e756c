//! Markdown: CommonMark with tables, footnotes and strikethrough, by `pulldown-cmark`.
//!
//! What Markdown sets becomes the elements that HTML would set it with, and raw HTML is read between them:
//! one writer lays out both. The words of Markdown are kept as they stand; those of raw HTML have the
//! white space of a page.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag as Mark, TagEnd};

use super::builder::{Builder, Text, first_place};
use super::excerpt::Excerpt;
use super::html::{self, Tag, Token, TokenKind};
use crate::model::document::Warning;

/// So many bytes are read. Where Markdown is nested without sense the parser takes seconds for more.
const LONGEST: usize = 4_000_000;

/// Reads a Markdown source.
pub fn read(source: &str) -> Text {
    let bom = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let end = source.floor_char_boundary(LONGEST);
    let mut is_too_long = end < source.len();
    let mut reader = Reader {
        source,
        tokens: Vec::new(),
        block: None,
        paragraph: None,
        note: None,
        in_head: false,
        images: 0,
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let parser = Parser::new_ext(source.get(bom..end).unwrap_or_default(), options);
    for (event, range) in parser.into_offset_iter() {
        if reader.tokens.len() >= html::MOST_TOKENS {
            is_too_long = true;
            break;
        }
        let mut range = range.start + bom..range.end + bom;
        if matches!(event, Event::Text(_) | Event::Html(_) | Event::InlineHtml(_)) {
            range = reader.some(range);
        }
        reader.event(event, range);
    }
    let mut builder = Builder::new(source);
    if is_too_long {
        builder.warn(Warning::TooLong);
    }
    if reader.images > 0 {
        builder.warn(Warning::ImagesLeftOut);
    }
    if reader.tokens.iter().any(is_unknown) {
        builder.warn(Warning::HtmlAsText);
    }
    html::set(&mut builder, reader.tokens);
    builder.finish()
}

struct Reader<'a> {
    source: &'a str,
    tokens: Vec<Token>,
    /// The block of raw HTML that is open.
    block: Option<Excerpt<'a>>,
    /// What stands in the open paragraph, should it hold raw HTML that lays out blocks.
    paragraph: Option<Vec<(Event<'a>, Range<usize>)>>,
    /// The mark of a footnote whose text has not begun yet, and the bytes of the footnote.
    note: Option<(String, Range<usize>)>,
    /// Whether the open row is the head of its table.
    in_head: bool,
    images: usize,
}

impl<'a> Reader<'a> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if let Event::End(TagEnd::Paragraph) = event {
            let held = self.paragraph.take().unwrap_or_default();
            let is_laid_out = held.iter().any(|(event, range)| match event {
                Event::InlineHtml(_) => self.lays_out(range.clone()),
                _ => false,
            });
            if is_laid_out {
                self.mixed(held);
            } else {
                held.into_iter().for_each(|(event, range)| self.inline(event, range));
            }
            self.end("p", range.end);
        } else if let Some(held) = &mut self.paragraph {
            held.push((event, range));
        } else {
            self.inline(event, range);
        }
    }

    fn inline(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(Mark::FootnoteDefinition(mark)) => self.note = Some((mark.to_string(), range)),
            Event::Start(mark) => self.begin(&mark, range.start),
            Event::End(mark) => self.finish(mark, range.end),
            Event::Text(text) if self.block.is_none() => self.kept(&text, range),
            Event::Code(text) => {
                self.start(Tag::named("code"), range.start);
                let end = range.end;
                self.kept(&text, range);
                self.end("code", end);
            }
            Event::SoftBreak => self.kept(" ", range),
            Event::HardBreak => self.push(TokenKind::Start(Tag::named("br")), range),
            Event::Html(html) | Event::Text(html) => match &mut self.block {
                Some(block) => {
                    let verbatim = self.source.get(range.clone()) == Some(&*html);
                    block.push(&html, range, verbatim);
                }
                None => self.html(range),
            },
            Event::InlineHtml(_) => self.html(range),
            Event::Rule => self.push(TokenKind::Start(Tag::named("hr")), range),
            Event::FootnoteReference(mark) => self.raised(&mark, range),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.kept(&text, range),
            Event::TaskListMarker(done) => self.kept(if done { "☑ " } else { "☐ " }, range),
        }
    }

    fn begin(&mut self, mark: &Mark<'_>, at: usize) {
        let note = self.note.take();
        if let (Some((label, range)), false) = (&note, matches!(mark, Mark::Paragraph)) {
            self.start(Tag::named("p"), range.start);
            self.raised(label, range.clone());
            self.end("p", at);
        }
        let tag = match mark {
            Mark::Paragraph => {
                self.paragraph = Some(Vec::new());
                self.start(Tag::named("p"), at);
                if let Some((mark, range)) = note {
                    self.raised(&mark, range.clone());
                    self.kept(" ", range.start..at.max(self.next(range.start)));
                }
                return;
            }
            Mark::HtmlBlock => {
                self.block = Some(Excerpt::default());
                return;
            }
            Mark::Heading { level, .. } => Tag::named(heading(*level)),
            Mark::List(Some(first)) => {
                let start = ("start".into(), first.to_string());
                Tag { attributes: vec![start], ..Tag::named("ol") }
            }
            Mark::Link { link_type, dest_url, .. } => {
                let mail = if *link_type == LinkType::Email { "mailto:" } else { "" };
                let href = ("href".into(), format!("{mail}{dest_url}"));
                Tag { attributes: vec![href], ..Tag::named("a") }
            }
            Mark::Image { .. } => {
                self.images += 1;
                return;
            }
            Mark::TableHead | Mark::TableRow => {
                self.in_head = matches!(mark, Mark::TableHead);
                Tag::named("tr")
            }
            Mark::TableCell => Tag::named(if self.in_head { "th" } else { "td" }),
            _ => match name(&mark.to_end()) {
                Some(name) => Tag::named(name),
                None => return,
            },
        };
        self.start(tag, at);
    }

    fn finish(&mut self, mark: TagEnd, at: usize) {
        match mark {
            TagEnd::HtmlBlock => {
                if let Some(block) = self.block.take() {
                    self.tokens.extend(html::tokens(&block));
                }
            }
            TagEnd::CodeBlock => {
                self.end_last_line();
                self.end("pre", at);
            }
            TagEnd::TableCell => self.end(if self.in_head { "th" } else { "td" }, at),
            TagEnd::Heading(level) => self.end(heading(level), at),
            _ => {
                if let Some(name) = name(&mark) {
                    self.end(name, at);
                }
            }
        }
    }

    /// Takes away the line end that every block of code ends with.
    fn end_last_line(&mut self) {
        let Some(Token { kind: TokenKind::Kept(text, verbatim), source }) = self.tokens.last_mut() else {
            return;
        };
        if text.ends_with('\n') {
            text.pop();
            if *verbatim {
                source.end -= 1;
            }
            if text.is_empty() {
                self.tokens.pop();
            }
        }
    }

    /// A paragraph with raw HTML that lays out blocks: what is HTML or plain words is read as HTML, so that
    /// tags that Markdown would take for words are tags again.
    fn mixed(&mut self, held: Vec<(Event<'a>, Range<usize>)>) {
        let mut html: Option<Range<usize>> = None;
        for (event, range) in held {
            if matches!(event, Event::InlineHtml(_) | Event::Text(_)) {
                match &mut html {
                    Some(html) if html.end == range.start => html.end = range.end,
                    _ => {
                        if let Some(html) = html.replace(range) {
                            self.html(html);
                        }
                    }
                }
            } else {
                if let Some(html) = html.take() {
                    self.html(html);
                }
                self.inline(event, range);
            }
        }
        if let Some(html) = html {
            self.html(html);
        }
    }

    fn html(&mut self, range: Range<usize>) {
        self.tokens.extend(html::tokens(&Excerpt::of(self.source, range)));
    }

    fn lays_out(&self, range: Range<usize>) -> bool {
        let tag = self.source.get(range).unwrap_or_default().trim_start_matches(['<', '/']);
        let length = tag.bytes().take_while(u8::is_ascii_alphanumeric).count();
        html::is_laid_out(&tag.get(..length).unwrap_or_default().to_ascii_lowercase())
    }

    /// The mark of a footnote, above the line.
    fn raised(&mut self, mark: &str, range: Range<usize>) {
        self.start(Tag::named("sup"), range.start);
        let end = range.end;
        self.kept(mark, range);
        self.end("sup", end);
    }

    fn start(&mut self, tag: Tag, at: usize) {
        // A cell that a row lacks begins where the source ends.
        let source = self.some(at..self.next(at));
        self.push(TokenKind::Start(tag), source);
    }

    fn end(&mut self, name: &str, at: usize) {
        self.push(TokenKind::End(name.into()), at..at);
    }

    /// Text of Markdown. Where it stands whole somewhere in those bytes (code between its backticks), it is
    /// narrowed to that place.
    fn kept(&mut self, text: &str, range: Range<usize>) {
        let raw = self.source.get(range.clone()).unwrap_or_default();
        match first_place(raw, text) {
            Some(at) => {
                let start = range.start + at;
                self.push(TokenKind::Kept(text.to_owned(), true), start..start + text.len());
            }
            None => self.push(TokenKind::Kept(text.to_owned(), false), range),
        }
    }

    fn push(&mut self, kind: TokenKind, source: Range<usize>) {
        self.tokens.push(Token { kind, source });
    }

    /// The same bytes, or those beside them: spaces that a tab leaves over come from no bytes of their own.
    fn some(&self, range: Range<usize>) -> Range<usize> {
        if !range.is_empty() {
            return range;
        }
        let before = self.source.get(..range.start).and_then(|before| before.chars().next_back());
        match before {
            Some(before) => range.start - before.len_utf8()..range.start,
            None => range.start..self.next(range.start),
        }
    }

    /// Where the character at `at` ends.
    fn next(&self, at: usize) -> usize {
        let character = self.source.get(at..).and_then(|rest| rest.chars().next());
        at + character.map_or(0, char::len_utf8)
    }
}

/// The element that HTML sets a mark of Markdown with.
fn name(mark: &TagEnd) -> Option<&'static str> {
    Some(match mark {
        TagEnd::Paragraph => "p",
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::CodeBlock => "pre",
        TagEnd::List(true) => "ol",
        TagEnd::List(false) => "ul",
        TagEnd::Item => "li",
        TagEnd::Table => "table",
        TagEnd::TableHead | TagEnd::TableRow => "tr",
        TagEnd::Emphasis => "em",
        TagEnd::Strong => "strong",
        TagEnd::Strikethrough => "del",
        TagEnd::Superscript => "sup",
        TagEnd::Subscript => "sub",
        TagEnd::Link => "a",
        _ => return None,
    })
}

fn heading(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 => "h1",
        HeadingLevel::H2 => "h2",
        HeadingLevel::H3 => "h3",
        HeadingLevel::H4 => "h4",
        HeadingLevel::H5 => "h5",
        HeadingLevel::H6 => "h6",
    }
}

/// Whether a tag is none of HTML, so that only the words around it are read.
fn is_unknown(token: &Token) -> bool {
    let TokenKind::Start(tag) = &token.kind else { return false };
    !html::is_known(&tag.name)
}
