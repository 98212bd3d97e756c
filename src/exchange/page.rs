//! The annotated page: texts with their structure and their marks, notes beside them, all claims at the end.
//!
//! One file that opens from a disk in any browser, without a script: light and dark as the reader's system,
//! narrow and on paper. Marks are nested and coloured as in the application; numbers lead from marks to notes
//! and back. Notes stand beside the block in which their passage begins; where there are more of them than
//! beside a block there is room, they go on beside the next.
//!
//! It is to be read, and does not come back. What it does not tell: definitions of the codebook, who made what
//! and when, what is done.

mod flow;
mod marks;
pub mod note;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use self::flow::Flow;
use super::hypertext::{self, escape, escaped, lines};
use super::outgoing::{File, Gathered, Marked, Sheet, Writer, file_name};
use crate::lang::{Messages, said};
use crate::model::document::{Document, Part, PartKind};
use crate::model::dossier::Dossier;
use crate::model::identity::ClaimId;
use crate::model::language::Language;
use crate::model::outgoing::{Format, Loss};
use crate::model::segment::{Segment, layers, segments};
use crate::model::tie::{Tie, ties};

/// What the page does not tell.
pub const LOSES: &[Loss] = &[Loss::Orphans, Loss::Codebook, Loss::Stamps, Loss::Work];

const STYLE: &str = include_str!("page/style.css");
/// How many letters a line of text, and of a note, holds; and how high one is, in pixels. Only how notes are
/// spread over the blocks depends on it.
const TEXT: (usize, usize) = (66, 30);
const NOTE: (usize, usize) = (36, 20);
/// What a note is high beside its lines.
const NOTE_FRAME: usize = 52;

/// A writer of the page.
#[must_use]
pub fn writer(dossier: &Dossier, language: Language) -> Box<dyn Writer> {
    let messages = Messages::of(language);
    let alone = dossier.documents.len() == 1;
    Box::new(Page {
        messages,
        alone,
        articles: String::new(),
        contents: Vec::new(),
        places: Gathered::default(),
        ties: ties(dossier),
        suggested: dossier.suggested_claims(),
    })
}

struct Page {
    messages: &'static Messages,
    /// Whether there is only one document: its title is that of the page.
    alone: bool,
    articles: String,
    /// The documents: the name to be led to, the short name, the title.
    contents: Vec<(String, String, String)>,
    /// Where each claim is made: the name to be led to, and what is shown.
    places: Gathered<Vec<(String, String)>>,
    ties: BTreeMap<ClaimId, Vec<Tie>>,
    /// The claims that only suggestions make.
    suggested: BTreeSet<ClaimId>,
}

impl Writer for Page {
    fn document(&mut self, sheet: &Sheet<'_>) {
        let document = sheet.document;
        let name = sheet.dossier.name_of(document);
        let passages: Vec<Marked<'_>> = sheet.passages().collect();
        for (number, marked) in (1_u32..).zip(&passages) {
            let shown = if self.alone { number.to_string() } else { format!("{name}\u{a0}· {number}") };
            self.places.at(marked.claim.id).push((format!("{}-p{number}", sheet.stem), shown));
        }
        self.contents.push((sheet.stem.to_owned(), name, sheet.title.to_owned()));
        let blocks = segments(document, &layers(sheet.dossier, document.id));
        let language = escaped(&document.language);
        self.articles.push_str(&format!("<article id=\"{}\" lang=\"{language}\">\n", sheet.stem));
        self.heading(sheet, &blocks);
        for part in document.parts.iter().filter(|part| part.kind != PartKind::Heading) {
            self.part(sheet, part, &blocks, &passages);
        }
        self.articles.push_str("</article>\n");
    }

    fn finish(self: Box<Self>, dossier: &Dossier) -> Vec<File> {
        let title = self.title(dossier);
        let mut page = hypertext::begin(&title, STYLE, self.messages);
        if !self.alone {
            self.top(dossier, &title, &mut page);
        }
        page.push_str("<main>\n");
        page.push_str(&self.articles);
        page.push_str("</main>\n");
        self.claims(dossier, &mut page);
        hypertext::end(&mut page, self.messages);
        vec![File::text(file_name(dossier, Format::Page, ".html"), "text/html", page)]
    }
}

impl Page {
    fn title(&self, dossier: &Dossier) -> String {
        let own = dossier.about.title.trim();
        let first = self.contents.first().map(|(.., title)| title.as_str());
        match (own, first) {
            ("", Some(first)) => first.to_owned(),
            ("", None) => self.messages.people.annotated.to_owned(),
            (own, _) => own.to_owned(),
        }
    }

    /// The title of several documents, and the way to each.
    fn top(&self, dossier: &Dossier, title: &str, page: &mut String) {
        let texts = self.messages.people;
        let (claims, suggestions) =
            (dossier.claims.len() - self.suggested.len(), dossier.passages.suggested());
        let passages = dossier.passages.len() - suggestions;
        let counts = (texts.counts)(dossier.documents.len(), claims, passages, suggestions);
        page.extend([
            "<header class=\"top\">\n<p class=\"kicker\">",
            texts.annotated,
            "</p>\n<h1>",
            &escaped(title),
        ]);
        page.extend([
            "</h1>\n<p class=\"data\">",
            &counts,
            "</p>\n<nav aria-label=\"",
            texts.contents,
            "\"><ol>\n",
        ]);
        for (stem, name, title) in &self.contents {
            let (name, title) = (escaped(name), escaped(title));
            let both = if name == title { title } else { format!("<b>{name}</b> {title}") };
            page.push_str(&format!("<li><a href=\"#{stem}\">{both}</a></li>\n"));
        }
        page.push_str("</ol></nav>\n</header>\n");
    }

    /// The lines above the text, its title, its question data.
    fn heading(&mut self, sheet: &Sheet<'_>, blocks: &[Rc<Vec<Segment>>]) {
        let document = sheet.document;
        let level = if self.alone { 1 } else { 2 };
        self.articles.push_str("<header class=\"heading\">\n");
        if document.title_block.is_none() {
            self.articles
                .push_str(&format!("<h{level} class=\"title\">{}</h{level}>\n", escaped(sheet.title)));
        }
        for part in document.parts.iter().filter(|part| part.kind == PartKind::Heading) {
            for index in part.blocks.clone() {
                let words = self.cells(sheet, blocks, index).join(" ");
                let tag = if document.title_block == Some(index) {
                    format!("h{level} class=\"title\"")
                } else {
                    "p class=\"kicker\"".to_owned()
                };
                let end = tag.split(' ').next().unwrap_or_default();
                self.articles.push_str(&format!("<{tag}>{words}</{end}>\n"));
            }
        }
        let data = said::line(sheet.question, self.messages);
        if !data.is_empty() {
            let language = self.messages.language.tag();
            self.articles
                .push_str(&format!("<p class=\"data\" lang=\"{language}\">{}</p>\n", escaped(&data)));
        }
        let notes = self.heading_notes(sheet);
        self.articles.extend([notes.as_str(), "</header>\n"]);
    }

    fn heading_notes(&self, sheet: &Sheet<'_>) -> String {
        let document = sheet.document;
        let is_heading = |at: u32| document.part_at(at).is_some_and(|part| part.kind == PartKind::Heading);
        let notes: String = (1_u32..)
            .zip(sheet.passages())
            .filter(|(_, marked)| is_heading(marked.passage.spans.hull().start()))
            .map(|(number, marked)| self.note(sheet, &marked, number))
            .collect();
        if notes.is_empty() { notes } else { format!("<div class=\"notes\">\n{notes}</div>\n") }
    }

    fn part(&mut self, sheet: &Sheet<'_>, part: &Part, blocks: &[Rc<Vec<Segment>>], passages: &[Marked<'_>]) {
        let document = sheet.document;
        let class = match part.kind {
            PartKind::KeyData | PartKind::Dates => " class=\"quiet\"",
            PartKind::Answer => " class=\"answer\"",
            _ => "",
        };
        self.articles.push_str(&format!("<section{class}>\n"));
        if document.heading_of(part).is_none() && matches!(part.kind, PartKind::Question | PartKind::Answer) {
            let (level, name) = (if self.alone { 2 } else { 3 }, (self.messages.parts.part)(part.kind));
            let language = self.messages.language.tag();
            self.articles.push_str(&format!(
                "<div class=\"row\"><div class=\"text\"><h{level} class=\"section\" lang=\"{language}\">{name}</h{level}></div></div>\n"
            ));
        }
        let (mut flow, mut notes) = (Flow::default(), String::new());
        // How much higher the notes are than the text beside them.
        let (mut text_height, mut notes_height) = (0, 0);
        for index in part.blocks.clone() {
            let Some(block) = document.blocks.get(index) else { continue };
            let own: Vec<(u32, &Marked<'_>)> = (1_u32..)
                .zip(passages)
                .filter(|(_, marked)| block.span.contains(marked.passage.spans.hull().start()))
                .collect();
            if !own.is_empty() && text_height > notes_height {
                self.row(std::mem::take(&mut flow), std::mem::take(&mut notes));
                (text_height, notes_height) = (0, 0);
            }
            let level = if self.alone { 1 } else { 2 };
            let cells = self.cells(sheet, blocks, index);
            flow.block(block, level, &class_of(document, index, blocks), &cells);
            let (letters, line) = TEXT;
            text_height += line * (block.span.slice(&document.text).chars().count() / letters + 1) + line / 2;
            for (number, marked) in own {
                notes.push_str(&self.note(sheet, marked, number));
                notes_height += self.height(marked);
            }
        }
        self.row(flow, notes);
        self.articles.push_str("</section>\n");
    }

    /// Text with the notes beside it.
    fn row(&mut self, flow: Flow, notes: String) {
        self.articles.extend(["<div class=\"row\">\n<div class=\"text\">\n", &flow.finish(), "</div>\n"]);
        if !notes.is_empty() {
            let language = self.messages.language.tag();
            self.articles.push_str(&format!("<div class=\"notes\" lang=\"{language}\">\n{notes}</div>\n"));
        }
        self.articles.push_str("</div>\n");
    }

    fn cells(&self, sheet: &Sheet<'_>, blocks: &[Rc<Vec<Segment>>], index: usize) -> Vec<String> {
        let segments = blocks.get(index).map(|own| own.as_slice()).unwrap_or_default();
        marks::cells(segments, &sheet.document.text, sheet.stem, self.messages.people.note)
    }

    fn note(&self, sheet: &Sheet<'_>, marked: &Marked<'_>, number: u32) -> String {
        let ties = self.ties.get(&marked.claim.id).map(Vec::as_slice).unwrap_or_default();
        note::note(marked, number, sheet.stem, &sheet.dossier.codebook, ties, self.messages)
    }

    /// About how high a note is, in pixels.
    fn height(&self, marked: &Marked<'_>) -> usize {
        let (letters, line) = NOTE;
        let lines = |text: &str| if text.is_empty() { 0 } else { text.chars().count() / letters + 1 };
        let ties = self.ties.get(&marked.claim.id).map(Vec::len).unwrap_or_default();
        let claim = marked.claim;
        let own = lines(&claim.label) + lines(&marked.passage.comment) + lines(&claim.note);
        NOTE_FRAME + line * (own + claim.attributes.len() + ties)
    }

    /// Every claim, with the way to its passages.
    fn claims(&self, dossier: &Dossier, page: &mut String) {
        if dossier.claims.is_empty() {
            return;
        }
        let (texts, codebook) = (self.messages.people, &dossier.codebook);
        page.push_str(&format!(
            "<section class=\"claims\" id=\"claims\">\n<h2>{}</h2>\n<table>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>\
             <th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
            texts.claims, texts.claim, texts.kind, texts.said, texts.passages
        ));
        for claim in self.places.claims(dossier) {
            let places = self.places.get(claim.id).map(Vec::as_slice).unwrap_or_default();
            let places: Vec<String> = places
                .iter()
                .map(|(name, shown)| format!("<a href=\"#{name}\">{}</a>", escaped(shown)))
                .collect();
            let places = if places.is_empty() { texts.nowhere.to_owned() } else { places.join(", ") };
            page.push_str("<tr><th scope=\"row\">");
            escape(&claim.label, page);
            if !claim.note.is_empty() {
                page.extend(["<p class=\"note-words\">", &lines(&claim.note), "</p>"]);
            }
            if self.suggested.contains(&claim.id) {
                page.extend(["<p class=\"suggestion\">", texts.suggested_claim, "</p>"]);
            }
            page.extend(["</th><td>", &hypertext::kind(codebook, &claim.kind, self.messages), "</td><td>"]);
            page.extend([&note::about(claim, codebook, self.messages), "</td><td>", &places, "</td></tr>\n"]);
        }
        page.push_str("</tbody>\n</table>\n</section>\n");
    }
}

/// The class of a block, and how many lines run under its words.
fn class_of(document: &Document, index: usize, blocks: &[Rc<Vec<Segment>>]) -> String {
    let segments = blocks.get(index).map(|own| own.as_slice()).unwrap_or_default();
    let lanes = segments.iter().map(|segment| segment.marks.len()).max().unwrap_or(0).min(5);
    let class = if document.opens_part(index) { " class=\"section\"" } else { "" };
    if lanes > 2 { format!("{class} data-lanes=\"{lanes}\"") } else { class.to_owned() }
}

#[cfg(test)]
mod tests;
