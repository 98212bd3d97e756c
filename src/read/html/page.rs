//! Where the text of a page is, and what around it is not text: menus, forms, headers and footers.
//!
//! The page itself says so where it can (`main`, `article`); where it does not, everything is read but
//! what is plainly no text. What holds most of the page's text is never left out, whatever it is called.

use std::ops::Range;

use super::tokens::Tag;
use super::tree::{Event, EventKind, is_left_out};
use crate::model::address;

/// What of a page is read.
#[derive(Debug)]
pub struct Plan {
    /// The events of the main text.
    pub main: Range<usize>,
    /// The title of the page, as its head gives it.
    pub title: Option<String>,
    /// Whether some text of the page is left out.
    pub is_trimmed: bool,
    /// For each event that begins an element, whether the element is left out.
    left_out: Vec<bool>,
}

impl Plan {
    /// Whether the element that the event `index` begins is left out.
    pub fn leaves_out(&self, index: usize) -> bool {
        self.left_out.get(index).copied().unwrap_or_default()
    }
}

/// An element that holds at least this share of the text, in percent, is the text.
const MOST: u64 = 50;
/// A list of at least so many links, and of little else, is a menu.
const MENU_LINKS: u64 = 4;
/// How much of a menu's text stands in its links, in percent.
const MENU_SHARE: u64 = 85;

/// Decides what to read of a page.
pub fn plan(events: &[Event]) -> Plan {
    let text = Lengths::of(events);
    let main = main(events, &text);
    let within = text.of_range(main.clone());
    let mut left_out = vec![false; events.len()];
    let mut is_trimmed = within < text.of_range(0..events.len());
    // How many open elements make a header or a footer one of the text, not of the page.
    let mut sections = 0_u32;
    for (index, event) in events.iter().enumerate() {
        match &event.kind {
            EventKind::Enter(tag, end) => {
                if is_section(&tag.name) {
                    sections += 1;
                }
                let range = index..*end;
                let own = text.of_range(range.clone());
                let is_inside = main.start <= index && *end <= main.end;
                let is_text = own * 100 >= within * MOST;
                let is_no_text =
                    is_apart(tag) || (sections == 0 && is_around(tag)) || is_menu(tag, range, &text);
                let is_left_out = is_hidden(tag) || (is_inside && !is_text && is_no_text);
                is_trimmed |= is_left_out && own > 0;
                if let Some(left_out) = left_out.get_mut(index) {
                    *left_out = is_left_out;
                }
            }
            EventKind::Leave(began) => {
                if let Some(EventKind::Enter(tag, _)) = events.get(*began).map(|event| &event.kind)
                    && is_section(&tag.name)
                {
                    sections -= 1;
                }
            }
            _ => {}
        }
    }
    Plan { main, title: title(events), is_trimmed, left_out }
}

fn is_section(name: &str) -> bool {
    matches!(name, "main" | "article" | "section" | "blockquote")
}

fn is_apart(tag: &Tag) -> bool {
    let apart =
        ["navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog"];
    matches!(&*tag.name, "nav" | "aside" | "form" | "search" | "dialog")
        || tag.attribute("role").is_some_and(|role| apart.contains(&role.trim()))
        || ["id", "class"].iter().filter_map(|name| tag.attribute(name)).any(|words| {
            let words = words.to_ascii_lowercase();
            words.split_ascii_whitespace().any(|word| {
                ["cookie", "breadcrumb", "fil-ariane", "fil_ariane", "navbar", "skip-link", "evitement"]
                    .iter()
                    .any(|noise| word.contains(noise))
            })
        })
}

fn is_around(tag: &Tag) -> bool {
    matches!(&*tag.name, "header" | "footer")
}

fn is_hidden(tag: &Tag) -> bool {
    let style = tag.attribute("style").map(|style| {
        style.chars().filter(|character| !character.is_whitespace()).collect::<String>().to_ascii_lowercase()
    });
    tag.attribute("hidden").is_some()
        || tag.attribute("aria-hidden").is_some_and(|hidden| hidden.eq_ignore_ascii_case("true"))
        || style.is_some_and(|style| style.contains("display:none") || style.contains("visibility:hidden"))
}

fn is_menu(tag: &Tag, range: Range<usize>, text: &Lengths) -> bool {
    if !matches!(&*tag.name, "ul" | "ol" | "menu") {
        return false;
    }
    let links = text.links(range.clone());
    let linked = text.of_links(range.clone());
    // A footnote or a list of sources is a list of links, but one inside the text, with words around; and most
    // of them lead away from the site, as those of a menu do not.
    links >= MENU_LINKS
        && linked * 100 >= text.of_range(range.clone()) * MENU_SHARE
        && text.live_links(range) * 2 <= links
}

/// The element that holds the text, or everything.
fn main(events: &[Event], text: &Lengths) -> Range<usize> {
    let all = 0..events.len();
    let total = text.of_range(all.clone());
    let mut main: Option<Range<usize>> = None;
    let mut article: Option<Range<usize>> = None;
    let mut named: Option<Range<usize>> = None;
    for (index, event) in events.iter().enumerate() {
        let EventKind::Enter(tag, end) = &event.kind else { continue };
        let range = index..*end + 1;
        let own = text.of_range(range.clone());
        let longest =
            |known: &Option<Range<usize>>| known.clone().is_none_or(|known| own > text.of_range(known));
        let is_most = own > 0 && own * 100 >= total * MOST;
        if (&*tag.name == "main" || tag.attribute("role") == Some("main")) && own > 0 && longest(&main) {
            main = Some(range);
        } else if &*tag.name == "article" && is_most && longest(&article) {
            article = Some(range);
        } else if is_most && is_named_main(tag) {
            // The innermost one that still holds most of the text.
            named = Some(range);
        }
    }
    main.or(article).or(named).unwrap_or(all)
}

fn is_named_main(tag: &Tag) -> bool {
    let names = ["content", "contenu", "main", "main-content", "principal", "contenu-principal", "article"];
    matches!(&*tag.name, "div" | "section")
        && (tag.attribute("id").is_some_and(|id| names.contains(&id))
            || names.iter().any(|name| tag.has_class(name)))
}

/// The words of the element `title`.
fn title(events: &[Event]) -> Option<String> {
    let (index, end) = events.iter().enumerate().find_map(|(index, event)| match &event.kind {
        EventKind::Enter(tag, end) if &*tag.name == "title" => Some((index, *end)),
        _ => None,
    })?;
    let words = words(events.get(index..end)?);
    (!words.is_empty()).then_some(words)
}

/// The words of `events`, spaces made single.
pub fn words(events: &[Event]) -> String {
    let mut said = String::new();
    for event in events {
        match &event.kind {
            EventKind::Text(text, _) | EventKind::Kept(text, _) => said.push_str(text),
            EventKind::Enter(..) | EventKind::Leave(_) | EventKind::Cut => said.push(' '),
            EventKind::On(tag) if &*tag.name == "br" => said.push(' '),
            EventKind::On(_) | EventKind::Off(_) => {}
        }
    }
    said.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// How much text stands before each event: in all, and in links.
#[derive(Debug)]
struct Lengths {
    text: Vec<u64>,
    linked: Vec<u64>,
    links: Vec<u64>,
    live: Vec<u64>,
}

impl Lengths {
    fn of(events: &[Event]) -> Self {
        let mut lengths = Self { text: vec![0], linked: vec![0], links: vec![0], live: vec![0] };
        let (mut text, mut linked, mut links, mut live) = (0, 0, 0, 0);
        let mut in_link = false;
        let mut hidden_until = 0;
        for (index, event) in events.iter().enumerate() {
            match &event.kind {
                EventKind::Enter(tag, end) if is_left_out(&tag.name) => hidden_until = hidden_until.max(*end),
                EventKind::Text(words, _) | EventKind::Kept(words, _) if index >= hidden_until => {
                    let length = words.bytes().filter(|byte| !byte.is_ascii_whitespace()).count() as u64;
                    text += length;
                    linked += if in_link { length } else { 0 };
                }
                EventKind::On(tag) if &*tag.name == "a" => {
                    in_link = true;
                    links += 1;
                    let leads = tag.attribute("href").and_then(super::style::live);
                    live += u64::from(leads.is_some_and(|address| address::is_page(&address)));
                }
                EventKind::Off(name) if &**name == "a" => in_link = false,
                _ => {}
            }
            lengths.text.push(text);
            lengths.linked.push(linked);
            lengths.links.push(links);
            lengths.live.push(live);
        }
        lengths
    }

    fn of_range(&self, range: Range<usize>) -> u64 {
        difference(&self.text, range)
    }

    fn of_links(&self, range: Range<usize>) -> u64 {
        difference(&self.linked, range)
    }

    fn links(&self, range: Range<usize>) -> u64 {
        difference(&self.links, range)
    }

    /// How many links lead away from the site.
    fn live_links(&self, range: Range<usize>) -> u64 {
        difference(&self.live, range)
    }
}

fn difference(sums: &[u64], range: Range<usize>) -> u64 {
    let at = |index: usize| sums.get(index).or(sums.last()).copied().unwrap_or_default();
    at(range.end).saturating_sub(at(range.start))
}
