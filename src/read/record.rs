//! A question as a record gives it, set as a page would: title, number, question, answer.
//!
//! Only the order is ours: every word comes from some bytes of the record, even the headings, which come
//! from the name of the field.

use std::ops::Range;

use super::builder::{Builder, Text};
use super::excerpt::Excerpt;
use super::{html, plain};
use crate::model::document::{BlockKind, PartKind, Style, Warning};
use crate::model::question::{Question, QuestionKind};

/// The headings of the two parts.
pub const QUESTION: &str = "Texte de la question";
/// See [`QUESTION`].
pub const ANSWER: &str = "Texte de la réponse";

/// What was found in a record.
#[derive(Debug)]
pub struct Record<'a> {
    /// The pieces of its title.
    pub title: Vec<Excerpt<'a>>,
    /// The bytes that say what sort of question it is.
    pub kind: Option<Range<usize>>,
    /// Its number.
    pub number: Option<Excerpt<'a>>,
    /// The texts of the question.
    pub question: Vec<Section<'a>>,
    /// The texts of the answer.
    pub answer: Vec<Section<'a>>,
    /// What is known of it.
    pub data: Question,
    /// What had to be decided.
    pub warnings: Vec<Warning>,
    /// Whether question and answer have a heading each.
    pub has_headings: bool,
}

impl Default for Record<'_> {
    fn default() -> Self {
        Self {
            title: Vec::new(),
            kind: None,
            number: None,
            question: Vec::new(),
            answer: Vec::new(),
            data: Question::default(),
            warnings: Vec::new(),
            has_headings: true,
        }
    }
}

/// A text of a record, as HTML.
#[derive(Debug)]
pub struct Section<'a> {
    /// The bytes that its heading comes from.
    pub heading: Range<usize>,
    /// The text.
    pub text: Excerpt<'a>,
    /// How it is written.
    pub setting: Setting,
}

/// How a text of a record is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// As HTML.
    Html,
    /// As lines, every one a paragraph, with tags and references inside them.
    Lines,
    /// As lines, every sign of them a word.
    Plain,
}

impl Record<'_> {
    /// Sets the record.
    pub fn write(mut self, source: &str) -> Text {
        let mut builder = Builder::new(source);
        self.warnings.iter().for_each(|warning| builder.warn(*warning));
        self.title(&mut builder);
        self.number(&mut builder);
        let mut parts = Vec::new();
        for (kind, name, sections) in [
            (PartKind::Question, QUESTION, std::mem::take(&mut self.question)),
            (PartKind::Answer, ANSWER, std::mem::take(&mut self.answer)),
        ] {
            let mut sections =
                sections.into_iter().filter(|section| says_something(&section.text)).peekable();
            if let Some(first) = sections.peek() {
                parts.push((kind, builder.blocks()));
                if self.has_headings {
                    builder.open(BlockKind::Heading(3), 0);
                    builder.push(name, first.heading.clone(), Style::default(), None);
                }
            }
            for section in sections {
                match section.setting {
                    Setting::Html => html::set(&mut builder, html::tokens(&section.text)),
                    Setting::Lines => lines(&mut builder, &section.text),
                    Setting::Plain => plain::set(&mut builder, &section.text),
                }
            }
        }
        let title: Vec<String> = self.title.iter().map(said).filter(|piece| !piece.is_empty()).collect();
        let mut text = builder.finish();
        if !title.is_empty() {
            self.data.title = Some(title.join(", "));
        }
        text.parts = parts;
        text.question = self.data;
        text
    }

    fn title(&self, builder: &mut Builder<'_>) {
        let mut before: Option<usize> = None;
        for piece in self.title.iter().filter(|piece| !piece.text().trim().is_empty()) {
            let traced = piece.trace(0..piece.text().len());
            let start = traced.first().map_or(0, |traced| traced.source.start);
            match before {
                Some(end) => builder.set(", ", end.min(start)..start.max(end), false, Style::default(), None),
                None => builder.open(BlockKind::Heading(2), 0),
            }
            set_line(builder, piece);
            before = traced.last().map(|traced| traced.source.end);
        }
        builder.close();
    }

    fn number(&self, builder: &mut Builder<'_>) {
        let (Some(kind), Some(range), Some(number)) = (self.data.kind, &self.kind, &self.number) else {
            return;
        };
        let place = number.hull(0..number.text().len());
        // What stands between the two is what `n°` stands for.
        let range = if range.start < place.start { range.start..place.start } else { range.clone() };
        builder.open(BlockKind::Paragraph, 0);
        builder.set(&format!("{} n° ", name(kind)), range, false, Style::default(), None);
        set_line(builder, number);
        builder.close();
    }
}

/// Sets the lines of `excerpt`, each as a paragraph of HTML.
fn lines(builder: &mut Builder<'_>, excerpt: &Excerpt<'_>) {
    let mut start = 0;
    for line in excerpt.text().split_inclusive(['\n', '\r']) {
        let mut piece = Excerpt::default();
        piece.take(excerpt, start..start + line.len());
        html::set(builder, html::tokens(&piece));
        start += line.len();
    }
}

/// Sets `excerpt` in the open block, references decoded and tags left out, its white space that of a page.
fn set_line(builder: &mut Builder<'_>, excerpt: &Excerpt<'_>) {
    let mut has_text = false;
    let mut space: Option<Range<usize>> = None;
    for token in html::tokens(excerpt) {
        let html::TokenKind::Text(text, verbatim) = token.kind else { continue };
        let mut at = 0;
        for word in text.split_inclusive(|character: char| character.is_ascii_whitespace()) {
            let words = word.trim_end_matches(|character: char| character.is_ascii_whitespace());
            let part = |range: Range<usize>| {
                if verbatim {
                    token.source.start + range.start..token.source.start + range.end
                } else {
                    token.source.clone()
                }
            };
            if !words.is_empty() {
                if let Some(space) = space.take().filter(|_| has_text) {
                    builder.push(" ", space, Style::default(), None);
                }
                builder.set(words, part(at..at + words.len()), verbatim, Style::default(), None);
                has_text = true;
            }
            if word.len() > words.len() && space.is_none() {
                space = Some(part(at + words.len()..at + word.len()));
            }
            at += word.len();
        }
    }
}

/// The words of `excerpt`, as [`set_line`] sets them.
pub fn said(excerpt: &Excerpt<'_>) -> String {
    let texts = html::tokens(excerpt).into_iter().filter_map(|token| match token.kind {
        html::TokenKind::Text(text, _) => Some(text),
        _ => None,
    });
    texts.collect::<String>().split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn says_something(excerpt: &Excerpt<'_>) -> bool {
    html::tokens(excerpt)
        .iter()
        .any(|token| matches!(&token.kind, html::TokenKind::Text(text, _) if !text.trim().is_empty()))
}

fn name(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Written => "Question écrite",
        QuestionKind::Oral => "Question orale",
        QuestionKind::ToGovernment => "Question au Gouvernement",
    }
}
