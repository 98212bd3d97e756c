//! Nested elements become blocks and runs, their white space that of a page.
//!
//! A line break is `\n` in its block, two of them end it. What is left open inside a line ends with the
//! element around it.

use std::ops::Range;
use std::rc::Rc;

use super::space::{Space, part, words};
use super::style::{Marks, live};
use super::table::Row;
use super::tokens::Tag;
use super::tree::{Event, EventKind, is_heading, is_left_out};
use crate::model::document::{BlockKind, Style, Warning};
use crate::read::builder::Builder;

/// Deeper lists and quotations are set as if they were this deep.
const DEEPEST: u8 = 100;

/// Writes the events `range` into `builder`; those inside an element for which `skips` holds are left out.
pub fn write(
    builder: &mut Builder<'_>,
    events: &[Event],
    range: Range<usize>,
    skips: &dyn Fn(usize, &Tag) -> bool,
) {
    let mut writer = Writer::new(builder, events);
    let mut index = range.start;
    while let Some(event) = events.get(index).filter(|_| index < range.end) {
        index += 1;
        match &event.kind {
            EventKind::Enter(tag, end) if is_left_out(&tag.name) || skips(index - 1, tag) => {
                writer.cut_around(tag);
                index = end.saturating_add(1);
            }
            EventKind::Enter(tag, end) => writer.enter(tag, index - 1..*end, &event.source),
            EventKind::Leave(began) if *began >= range.start => writer.leave(),
            EventKind::Leave(_) => {}
            EventKind::On(tag) => writer.on(tag, &event.source),
            EventKind::Off(name) => writer.off(name, &event.source),
            EventKind::Cut => writer.cut(),
            EventKind::Text(text, verbatim) => writer.text(text, &event.source, *verbatim),
            EventKind::Kept(text, verbatim) => writer.kept(text, event.source.clone(), *verbatim),
        }
    }
    writer.finish();
}

/// What was open where an element began.
#[derive(Debug)]
struct Level {
    name: Box<str>,
    marks: Marks,
    links: usize,
    /// Whether the element is a row or a cell of a table of data.
    in_table: bool,
}

struct Writer<'w, 's> {
    builder: &'w mut Builder<'s>,
    events: &'w [Event],
    levels: Vec<Level>,
    marks: Marks,
    /// The open links, dead ones as `None`.
    links: Vec<Option<Rc<str>>>,
    space: Option<Space>,
    /// The line breaks that will be written if text follows in the same block.
    breaks: Vec<Range<usize>>,
    quoted: u8,
    heading: Option<u8>,
    preformatted: u32,
    /// The number of the next item of each open list.
    lists: Vec<Option<u64>>,
    /// For each open item, what it is numbered until its first text is written.
    items: Vec<Option<Option<u64>>>,
    tables: Vec<Option<Row>>,
    /// Where the source of what was written last ends.
    written: usize,
}

impl<'w, 's> Writer<'w, 's> {
    fn new(builder: &'w mut Builder<'s>, events: &'w [Event]) -> Self {
        builder.close();
        Self {
            builder,
            events,
            levels: Vec::new(),
            marks: Marks::default(),
            links: Vec::new(),
            space: None,
            breaks: Vec::new(),
            quoted: 0,
            heading: None,
            preformatted: 0,
            lists: Vec::new(),
            items: Vec::new(),
            tables: Vec::new(),
            written: 0,
        }
    }

    /// Elements that are left out break the text where they stand as blocks.
    fn cut_around(&mut self, tag: &Tag) {
        if !matches!(&*tag.name, "button" | "select" | "svg" | "math" | "script" | "style" | "template") {
            self.cut();
        }
    }

    fn enter(&mut self, tag: &Tag, range: Range<usize>, source: &Range<usize>) {
        let cells = self.tables.last().is_some_and(Option::is_some);
        let in_table = cells && matches!(&*tag.name, "tr" | "td" | "th");
        if !in_table {
            self.cut();
        }
        self.levels.push(Level {
            name: tag.name.clone(),
            marks: self.marks,
            links: self.links.len(),
            in_table,
        });
        match &*tag.name {
            "blockquote" => self.quoted = self.deeper(self.quoted),
            "ul" | "menu" | "dir" => self.lists.push(None),
            "ol" => self.lists.push(Some(u64::from(tag.number("start").unwrap_or(1)))),
            "li" => {
                let number = self.number(tag);
                self.items.push(Some(number));
            }
            "pre" | "listing" | "xmp" | "plaintext" => self.preformatted += 1,
            "table" => self.tables.push(Row::of_table(self.events, range)),
            "tr" if in_table => self.row(range),
            "td" | "th" if in_table => self.cell(tag, source),
            name if is_heading(name) => self.heading = name.get(1..).and_then(|level| level.parse().ok()),
            _ => {}
        }
    }

    fn leave(&mut self) {
        let Some(level) = self.levels.pop() else { return };
        if level.in_table {
            self.space = None;
            self.breaks.clear();
            if &*level.name == "tr" {
                self.builder.close();
                if let Some(Some(row)) = self.tables.last_mut() {
                    row.end();
                }
            }
        } else {
            self.cut();
        }
        // What was opened inside ends here; what was closed inside stays closed.
        self.marks.end_down_to(level.marks);
        self.links.truncate(level.links);
        match &*level.name {
            "blockquote" => self.quoted = self.quoted.saturating_sub(1),
            "ul" | "menu" | "dir" | "ol" => drop(self.lists.pop()),
            "li" => drop(self.items.pop()),
            "pre" | "listing" | "xmp" | "plaintext" => {
                self.preformatted = self.preformatted.saturating_sub(1)
            }
            "table" => drop(self.tables.pop()),
            name if is_heading(name) => self.heading = None,
            _ => {}
        }
    }

    fn on(&mut self, tag: &Tag, source: &Range<usize>) {
        match &*tag.name {
            "br" => self.line_break(source.clone()),
            "hr" => self.cut(),
            "a" => {
                // A link ends where the next one begins.
                self.links.truncate(self.levels.last().map_or(0, |level| level.links));
                self.links.push(tag.attribute("href").and_then(live));
            }
            "img" => self.image(tag, source),
            "q" => self.decoded("“", source),
            name => self.marks.begin(name),
        }
    }

    fn off(&mut self, name: &str, source: &Range<usize>) {
        match name {
            "a" => drop(self.links.pop()),
            "q" => self.decoded("”", source),
            _ => self.marks.end(name),
        }
    }

    fn image(&mut self, tag: &Tag, source: &Range<usize>) {
        let words = tag.attribute("alt").unwrap_or_default().trim().to_owned();
        if !words.is_empty() {
            self.builder.warn(Warning::ImagesLeftOut);
            self.decoded(&words, source);
        }
    }

    /// Text that a tag stands for.
    fn decoded(&mut self, text: &str, source: &Range<usize>) {
        self.begin(source.start);
        self.set(text, source.clone(), false, self.marks.style());
    }

    /// Ends the block; in a cell, the line.
    fn cut(&mut self) {
        self.space = None;
        if self.in_row() {
            if self.in_cell_text() && self.breaks.is_empty() {
                self.breaks.push(0..0);
            }
        } else {
            self.breaks.clear();
            self.builder.close();
        }
    }

    fn line_break(&mut self, source: Range<usize>) {
        self.space = None;
        self.breaks.push(source);
        let splits = self.preformatted == 0 && self.heading.is_none() && !self.in_row();
        if splits && self.breaks.len() > 1 {
            self.cut();
        }
    }

    fn in_row(&self) -> bool {
        matches!(self.tables.last(), Some(Some(row)) if row.is_open())
    }

    fn in_cell_text(&self) -> bool {
        matches!(self.tables.last(), Some(Some(row)) if row.has_text())
    }

    fn row(&mut self, range: Range<usize>) {
        self.cut();
        let Some(Some(row)) = self.tables.last_mut() else { return };
        let heads = row.begin(self.events, range);
        self.builder.open(BlockKind::Row(heads), self.quoted);
    }

    fn cell(&mut self, tag: &Tag, source: &Range<usize>) {
        self.space = None;
        self.breaks.clear();
        let Some(Some(row)) = self.tables.last_mut() else { return };
        let tabs = row.cell(tag);
        if tabs > 0 {
            self.builder.set(&"\t".repeat(tabs), source.clone(), false, Style::default(), None);
        }
    }

    fn text(&mut self, text: &str, source: &Range<usize>, verbatim: bool) {
        if self.preformatted > 0 {
            return self.preformatted_text(text, source, verbatim);
        }
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let spaces = rest.bytes().take_while(u8::is_ascii_whitespace).count();
            if spaces > 0 {
                let exact = verbatim && rest.get(..spaces) == Some(" ");
                self.white_space(part(source, at..at + spaces, verbatim), exact);
                at += spaces;
                continue;
            }
            let words = rest.get(..words(rest)).unwrap_or(rest);
            let from = part(source, at..at + words.len(), verbatim);
            self.begin(from.start);
            self.set(words, from, verbatim, self.marks.style());
            at += words.len();
        }
    }

    fn preformatted_text(&mut self, text: &str, source: &Range<usize>, verbatim: bool) {
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches('\n');
            if !words.is_empty() {
                let from = part(source, at..at + words.len(), verbatim);
                self.begin(from.start);
                self.set(words, from, verbatim, self.marks.style());
            }
            at += words.len();
            if line.len() > words.len() {
                // The first line end of all and the last ones are no text.
                self.breaks.push(part(source, at..at + 1, verbatim));
                at += 1;
            }
        }
    }

    fn kept(&mut self, text: &str, source: Range<usize>, verbatim: bool) {
        self.begin(source.start);
        self.set(text, source, verbatim, self.marks.style());
    }

    fn white_space(&mut self, source: Range<usize>, exact: bool) {
        if !self.breaks.is_empty() {
            return;
        }
        match &mut self.space {
            Some(space) => {
                space.source = space.source.start.min(source.start)..space.source.end.max(source.end);
                space.exact = false;
            }
            None => {
                self.space = Some(Space { source, exact, style: self.marks.style(), link: self.link() });
            }
        }
    }

    /// Opens the block of a text whose source begins at `at`, and writes what stands before it in the line.
    fn begin(&mut self, at: usize) {
        if !self.builder.is_open() {
            let kind = self.kind();
            self.builder.open(kind, self.quoted);
        }
        let begun = if self.in_row() { self.in_cell_text() } else { self.builder.has_text() };
        let (space, breaks) = (self.space.take(), std::mem::take(&mut self.breaks));
        if let Some(Some(row)) = self.tables.last_mut() {
            row.has_begun();
        }
        if !begun {
            return;
        }
        for source in breaks {
            // What ends a paragraph in a cell may be implied: it stands between the one text and the next.
            let source = if source.is_empty() { self.written.min(at)..at } else { source };
            self.set("\n", source, false, Style::default());
        }
        if let Some(space) = space {
            self.builder.set(" ", space.source, space.exact, space.style, space.link.as_ref());
        }
    }

    fn set(&mut self, text: &str, source: Range<usize>, verbatim: bool, style: Style) {
        self.written = source.end;
        let link = self.link();
        self.builder.set(text, source, verbatim, style, link.as_ref());
    }

    fn link(&self) -> Option<Rc<str>> {
        self.links.last().and_then(Option::as_ref).map(Rc::clone)
    }

    fn kind(&mut self) -> BlockKind {
        let depth = self.depth();
        if let Some(first) = self.items.last_mut() {
            return match first.take() {
                Some(number) => BlockKind::Item(depth, number),
                None if self.preformatted > 0 => BlockKind::Code,
                None => BlockKind::Continuation(depth),
            };
        }
        match self.heading {
            Some(level) => BlockKind::Heading(level),
            None if self.preformatted > 0 => BlockKind::Code,
            None => BlockKind::Paragraph,
        }
    }

    fn number(&mut self, tag: &Tag) -> Option<u64> {
        let next = self.lists.last_mut()?.as_mut()?;
        let number = tag.number("value").map_or(*next, u64::from);
        *next = number.saturating_add(1);
        Some(number)
    }

    fn depth(&mut self) -> u8 {
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        if depth > DEEPEST {
            self.builder.warn(Warning::TooDeep);
        }
        depth.clamp(1, DEEPEST)
    }

    fn deeper(&mut self, level: u8) -> u8 {
        if level >= DEEPEST {
            self.builder.warn(Warning::TooDeep);
        }
        level.saturating_add(1)
    }

    fn finish(self) {
        self.builder.close();
    }
}
