//! Markdown: CommonMark with tables and strikethrough, by `pulldown-cmark`.
//!
//! Dead links are text, live `http` links are links, any other scheme is text. Images are their
//! alternative text. Nesting is counted and capped, never recursed into: 40 kB can hold 40,000 levels.

use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::builder::{Builder, Text};
use super::tag::{self, Piece};
use crate::model::document::{BlockKind, Style, Warning};

/// Deeper lists and quotations are set as if they were this deep.
const DEEPEST: u8 = 100;

/// Reads a Markdown source.
pub fn read(source: &str) -> Text {
    let bom = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Reader::new(source);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let parser = Parser::new_ext(source.get(bom..).unwrap_or_default(), options);
    for (event, range) in parser.into_offset_iter() {
        reader.event(event, range.start + bom..range.end + bom);
    }
    reader.builder.finish()
}

struct Reader<'a> {
    source: &'a str,
    builder: Builder<'a>,
    style: Style,
    /// How many tags of each style are open; a style holds while any is.
    emphasis: u32,
    strong: u32,
    struck: u32,
    /// The open links, dead ones as `None`.
    links: Vec<Option<Rc<str>>>,
    quoted: u8,
    /// The number of the next item of each open list.
    lists: Vec<Option<u64>>,
    cell_ended: Option<usize>,
    code: bool,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            builder: Builder::new(source),
            style: Style::default(),
            emphasis: 0,
            strong: 0,
            struck: 0,
            links: Vec::new(),
            quoted: 0,
            lists: Vec::new(),
            cell_ended: None,
            code: false,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range.start),
            Event::End(tag) => self.end(tag, range.end),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => self.set(&text, range, Style { code: true, ..self.style }),
            Event::SoftBreak => self.set(" ", range, self.style),
            Event::HardBreak => self.set("\n", range, self.style),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, range),
            Event::Rule => self.builder.close(),
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.set(&text, range, self.style);
            }
            Event::TaskListMarker(done) => self.set(if done { "☑ " } else { "☐ " }, range, self.style),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        match tag {
            Tag::Heading { level, .. } => self.builder.open(BlockKind::Heading(number(*level)), self.quoted),
            Tag::Paragraph => self.paragraph(),
            Tag::CodeBlock(_) => {
                self.code = true;
                self.builder.open(BlockKind::Code, self.quoted);
            }
            Tag::BlockQuote(_) => {
                self.builder.close();
                self.quoted = self.deeper(self.quoted);
            }
            Tag::List(first) => {
                self.builder.close();
                self.lists.push(*first);
            }
            Tag::Item => self.item(),
            Tag::TableHead => self.row(true),
            Tag::TableRow => self.row(false),
            Tag::TableCell => self.cell(at),
            Tag::HtmlBlock => self.builder.close(),
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::Superscript => self.style.superscript = true,
            Tag::Subscript => self.style.subscript = true,
            Tag::Link { dest_url, .. } => self.links.push(live(dest_url)),
            Tag::Image { .. } => self.builder.warn(Warning::ImagesLeftOut),
            _ => {}
        }
        self.restyle();
    }

    fn end(&mut self, tag: TagEnd, at: usize) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow => {
                self.builder.close();
            }
            TagEnd::HtmlBlock => self.builder.close(),
            TagEnd::CodeBlock => {
                self.code = false;
                self.builder.close();
            }
            TagEnd::BlockQuote(_) => {
                self.builder.close();
                self.quoted = self.quoted.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.builder.close();
                self.lists.pop();
            }
            TagEnd::TableCell => self.cell_ended = Some(at),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Superscript => self.style.superscript = false,
            TagEnd::Subscript => self.style.subscript = false,
            TagEnd::Link => {
                self.links.pop();
            }
            _ => {}
        }
        self.restyle();
    }

    fn restyle(&mut self) {
        self.style.emphasis = self.emphasis > 0;
        self.style.strong = self.strong > 0;
        self.style.struck = self.struck > 0;
    }

    fn paragraph(&mut self) {
        // The first paragraph of an item is the item itself.
        let item_waits = self.builder.is_open() && !self.builder.has_text();
        if self.lists.is_empty() {
            self.builder.open(BlockKind::Paragraph, self.quoted);
        } else if !item_waits {
            let depth = self.depth();
            self.builder.open(BlockKind::Continuation(depth), self.quoted);
        }
    }

    fn item(&mut self) {
        let depth = self.depth();
        let number = self.lists.last_mut().and_then(|next| {
            let number = *next;
            *next = number.map(|number| number.saturating_add(1));
            number
        });
        self.builder.open(BlockKind::Item(depth, number), self.quoted);
    }

    fn row(&mut self, heading: bool) {
        self.cell_ended = None;
        self.builder.open(BlockKind::Row(heading), self.quoted);
    }

    /// Between two cells of a row stands a tab, whose source is what stands between them.
    fn cell(&mut self, at: usize) {
        if let Some(ended) = self.cell_ended.take() {
            let from = ended.min(at)..at.max(ended + 1).min(self.source.len());
            self.set("\t", from, Style::default());
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        // The line break before the fence belongs to the fence.
        let closing = self.code
            && self.source.get(range.end..).is_some_and(|rest| rest.trim_start().starts_with(['`', '~']));
        let text = if closing { text.trim_end_matches('\n') } else { text };
        self.set(text, range, self.style);
    }

    fn set(&mut self, text: &str, range: Range<usize>, style: Style) {
        let link = self.links.last().and_then(Option::as_ref).map(Rc::clone);
        self.builder.push(text, range, style, link.as_ref());
    }

    fn html(&mut self, html: &str, range: Range<usize>) {
        let raw = self.source.get(range.clone()).unwrap_or(html);
        for piece in tag::pieces(raw, range.start) {
            match piece {
                Piece::Text(range) => self.html_text(range),
                Piece::Style(set, on) => set(&mut self.style, on),
                Piece::Break => self.set("\n", range.clone(), self.style),
                Piece::Cell if self.builder.has_text() => self.set("\t", range.clone(), self.style),
                Piece::Cell => {}
                Piece::Block => self.builder.close(),
            }
        }
    }

    fn html_text(&mut self, range: Range<usize>) {
        let raw = self.source.get(range.clone()).unwrap_or_default();
        if raw.trim().is_empty() && !self.builder.has_text() {
            return;
        }
        self.builder.warn(Warning::HtmlAsText);
        let text = tag::decode(raw);
        self.set(&text, range, self.style);
    }

    fn depth(&mut self) -> u8 {
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        if depth > DEEPEST {
            self.builder.warn(Warning::TooDeep);
        }
        depth.min(DEEPEST)
    }

    fn deeper(&mut self, level: u8) -> u8 {
        if level >= DEEPEST {
            self.builder.warn(Warning::TooDeep);
        }
        level.saturating_add(1)
    }
}

/// The address, if following it is safe and leads somewhere.
fn live(address: &str) -> Option<Rc<str>> {
    let scheme = address.split_once("://")?.0.to_ascii_lowercase();
    (scheme == "http" || scheme == "https").then(|| Rc::from(address))
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
