//! Tokens become properly nested elements, as browsers nest them.
//!
//! Only the elements that lay out a page are nested: an end tag that was left out is implied, one that
//! ends nothing is only a break. Tags inside a line (`b`, `a`, `sup`, unknown ones) are handed on as they
//! stand. Elements nested deeper than the limit are flattened, so that no depth costs a stack.

use std::collections::HashMap;
use std::ops::Range;

use super::tokens::{Tag, Token, TokenKind};

/// Elements deeper than this are read as if they stood this deep. Browsers stop at 512; no page that was
/// written for readers comes near.
const DEEPEST: usize = 200;

/// The elements of a page, in the order of the source.
#[derive(Debug, Default)]
pub struct Tree {
    /// What happens, one after the other.
    pub events: Vec<Event>,
    /// Whether some elements were nested too deeply.
    pub too_deep: bool,
}

/// A step through a page.
#[derive(Debug, Clone)]
pub struct Event {
    /// What happens.
    pub kind: EventKind,
    /// The bytes of the source that say so; none where it is implied.
    pub source: Range<usize>,
}

/// What happens at a step.
#[derive(Debug, Clone)]
pub enum EventKind {
    /// An element begins; the number is that of the event that ends it.
    Enter(Tag, usize),
    /// An element ends; the number is that of the event that began it.
    Leave(usize),
    /// A tag inside a line begins something.
    On(Tag),
    /// A tag inside a line ends something.
    Off(Box<str>),
    /// A tag that ends nothing, but that still breaks the text.
    Cut,
    /// Text, and whether it is verbatim.
    Text(String, bool),
    /// Text that is kept as it is, and whether it is verbatim.
    Kept(String, bool),
}

/// Nests `tokens`.
pub fn nest(tokens: Vec<Token>) -> Tree {
    let mut nester = Nester::default();
    nester.tree.events.reserve(tokens.len());
    for Token { kind, source } in tokens {
        match kind {
            TokenKind::Start(tag) => nester.start(tag, source),
            TokenKind::End(name) => nester.end(&name, source),
            TokenKind::Text(text, verbatim) => nester.push(EventKind::Text(text, verbatim), source),
            TokenKind::Kept(text, verbatim) => nester.push(EventKind::Kept(text, verbatim), source),
        }
    }
    while nester.pop() {}
    nester.tree
}

#[derive(Debug, Default)]
struct Nester {
    tree: Tree,
    /// The events that began the open elements.
    open: Vec<(Box<str>, usize)>,
    /// How many elements of each name were flattened and have not ended yet.
    flattened: HashMap<Box<str>, usize>,
}

impl Nester {
    fn push(&mut self, kind: EventKind, source: Range<usize>) {
        self.tree.events.push(Event { kind, source });
    }

    fn start(&mut self, tag: Tag, source: Range<usize>) {
        if !is_laid_out(&tag.name) || (tag.closed && matches!(&*tag.name, "svg" | "math")) {
            self.push(EventKind::On(tag), source);
            return;
        }
        self.imply_ends(&tag.name);
        if self.open.len() >= DEEPEST {
            self.tree.too_deep = true;
            *self.flattened.entry(tag.name).or_default() += 1;
            self.push(EventKind::Cut, source);
            return;
        }
        self.open.push((tag.name.clone(), self.tree.events.len()));
        self.push(EventKind::Enter(tag, usize::MAX), source);
    }

    fn end(&mut self, name: &str, source: Range<usize>) {
        if name == "br" {
            // Browsers read `</br>` as `<br>`.
            self.push(EventKind::On(Tag::named("br")), source);
        } else if !is_laid_out(name) {
            self.push(EventKind::Off(name.into()), source);
        } else if let Some(flattened) = self.flattened.get_mut(name).filter(|flattened| **flattened > 0) {
            *flattened -= 1;
            self.push(EventKind::Cut, source);
        } else {
            let barrier: fn(&str) -> bool = match name {
                "table" => |_| false,
                "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "caption" => |open| open == "table",
                _ => |open| matches!(open, "td" | "th" | "caption" | "table"),
            };
            let ends = |open: &str| open == name || (is_heading(name) && is_heading(open));
            if let Some(depth) = self.find(ends, barrier) {
                self.end_down_to(depth, source);
            } else {
                self.push(EventKind::Cut, source);
            }
        }
    }

    /// How deep the innermost open element of that sort is, before any `barrier`.
    fn find(&self, wanted: impl Fn(&str) -> bool, barrier: impl Fn(&str) -> bool) -> Option<usize> {
        for (depth, (name, _)) in self.open.iter().enumerate().rev() {
            if wanted(name) {
                return Some(depth);
            }
            if barrier(name) {
                return None;
            }
        }
        None
    }

    /// Ends what a start tag of `name` ends without saying so.
    fn imply_ends(&mut self, name: &str) {
        let in_cell = |open: &str| matches!(open, "td" | "th" | "caption" | "table") || is_left_out(open);
        if ends_paragraph(name)
            && let Some(depth) = self.find(|open| open == "p", in_cell)
        {
            self.end_down_to(depth, 0..0);
        }
        let found = match name {
            "li" => {
                self.find(|open| open == "li", |open| !matches!(open, "address" | "div" | "p" | "center"))
            }
            "dt" | "dd" => {
                self.find(|open| matches!(open, "dt" | "dd"), |open| !matches!(open, "address" | "div" | "p"))
            }
            "td" | "th" => self.find(|open| matches!(open, "td" | "th"), |open| open == "table"),
            "tr" => self.find(|open| matches!(open, "tr" | "caption"), |open| open == "table"),
            "tbody" | "thead" | "tfoot" => self
                .find(|open| matches!(open, "tbody" | "thead" | "tfoot" | "caption"), |open| open == "table"),
            _ if is_heading(name) => self.find(is_heading, |_| true),
            _ => None,
        };
        if let Some(depth) = found {
            self.end_down_to(depth, 0..0);
        }
    }

    /// Ends every element from the innermost to that at `depth`, which `source` ends.
    fn end_down_to(&mut self, depth: usize, source: Range<usize>) {
        while self.open.len() > depth {
            self.pop();
        }
        if let Some(event) = self.tree.events.last_mut() {
            event.source = source;
        }
    }

    fn pop(&mut self) -> bool {
        let Some((_, began)) = self.open.pop() else { return false };
        let ended = self.tree.events.len();
        if let Some(Event { kind: EventKind::Enter(_, end), .. }) = self.tree.events.get_mut(began) {
            *end = ended;
        }
        self.push(EventKind::Leave(began), 0..0);
        true
    }
}

/// Whether `name` is that of an element of HTML.
pub fn is_known(name: &str) -> bool {
    let inline = [
        "a", "abbr", "acronym", "area", "b", "base", "basefont", "bdi", "bdo", "big", "blink", "body", "br",
        "cite", "code", "col", "colgroup", "data", "del", "dfn", "em", "embed", "font", "frame", "frameset",
        "head", "hr", "html", "i", "image", "img", "input", "ins", "kbd", "label", "link", "map", "mark",
        "marquee", "meta", "meter", "nobr", "optgroup", "option", "output", "param", "picture", "progress",
        "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "slot", "small", "source", "span", "strike",
        "strong", "sub", "sup", "time", "track", "tt", "u", "var", "wbr",
    ];
    inline.contains(&name) || is_laid_out(name)
}

/// Whether an element is a heading.
pub fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether an element of that name ends a paragraph that is open where it begins.
fn ends_paragraph(name: &str) -> bool {
    !is_left_out(name)
}

/// Whether what an element of that name holds is never text of the page.
pub fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "audio"
            | "video"
            | "canvas"
            | "select"
            | "datalist"
            | "textarea"
            | "button"
            | "title"
            | "noembed"
            | "noframes"
    )
}

/// Whether elements of that name lay out a page: they are nested, all others only mark what is in a line.
pub fn is_laid_out(name: &str) -> bool {
    is_left_out(name)
        || is_heading(name)
        || matches!(
            name,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "caption"
                | "center"
                | "dd"
                | "details"
                | "dialog"
                | "dir"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "header"
                | "hgroup"
                | "legend"
                | "li"
                | "listing"
                | "main"
                | "menu"
                | "nav"
                | "ol"
                | "p"
                | "plaintext"
                | "pre"
                | "search"
                | "section"
                | "summary"
                | "table"
                | "tbody"
                | "td"
                | "tfoot"
                | "th"
                | "thead"
                | "tr"
                | "ul"
                | "xmp"
        )
}

#[cfg(test)]
mod tests {
    use super::super::tokens::html;
    use super::*;
    use crate::read::excerpt::Excerpt;

    /// The elements as they nest: `(p b)`.
    #[track_caller]
    fn check(source: &str, expected: &str) {
        let tree = nest(html(&Excerpt::of(source, 0..source.len())));
        let mut found = String::new();
        for (index, event) in tree.events.iter().enumerate() {
            match &event.kind {
                EventKind::Enter(tag, end) => {
                    assert!(matches!(tree.events[*end].kind, EventKind::Leave(began) if began == index));
                    found += &format!("({} ", tag.name);
                }
                EventKind::Leave(_) => found.push(')'),
                EventKind::Cut => found.push('|'),
                EventKind::Text(text, _) | EventKind::Kept(text, _) => found += text,
                EventKind::On(_) | EventKind::Off(_) => {}
            }
        }
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn ends_that_were_left_out_are_implied() {
        check("<p>a<p>b", "(p a)(p b)");
        check("<p>a<div>b</div>c", "(p a)(div b)c");
        check("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e", "(ul (li a)(li b(ul (li c)))(li d))e");
        check("<dl><dt>a<dd>b<dt>c</dl>", "(dl (dt a)(dd b)(dt c))");
        check("<table><tr><td>a<td>b<tr><td>c</table>d", "(table (tr (td a)(td b))(tr (td c)))d");
        check("<h2>a<h3>b</h2>c", "(h2 a)(h3 b)c");
    }

    #[test]
    fn ends_of_nothing_only_break() {
        check("a</p>b", "a|b");
        check("<td>a</div>b</td>", "(td a|b)");
        check("<div><table><tr><td>a</div>b</table>c</div>", "(div (table (tr (td a|b)))c)");
        check("<p>a</section></p>", "(p a|)");
    }

    #[test]
    fn what_is_too_deep_is_flattened() {
        let source = "<div>".repeat(10_000) + "a" + &"</div>".repeat(10_000) + "<p>b";
        let tree = nest(html(&Excerpt::of(&source, 0..source.len())));
        assert!(tree.too_deep);
        assert!(matches!(tree.events.last().unwrap().kind, EventKind::Leave(_)));
    }
}
