//! The readers against cases that state, block by block, what is shown of a source.
//!
//! A case is its name after `===`, its source, a line `---`, and the blocks: kind, then text with its
//! styles as `*emphasis*`, `**strong**`, `^above^`, `~below~`, `-struck-`, `` `code` `` and `[link](address)`,
//! a line break as `⏎` and a tab as `⇥`. In a source, `␍` is a carriage return and `␠` a space that an
//! editor would take away; in what is shown, `⍽` is a no-break space and `⎵` a narrow one.

use std::fmt::Write;

use scolie::model::document::{Block, BlockKind, Document};
use scolie::model::identity::DocumentId;
use scolie::model::source::{Reading, Source, Wrapped};
use scolie::read::{self, MediaType};
use uuid::Uuid;

use crate::laws::check_laws;

fn kind(block: &Block) -> String {
    let kind = match block.kind {
        BlockKind::Heading(level) => format!("h{level}"),
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::Item(depth, None) => format!("{}•", "  ".repeat(depth as usize - 1)),
        BlockKind::Item(depth, Some(number)) => format!("{}{number}.", "  ".repeat(depth as usize - 1)),
        BlockKind::Continuation(depth) => format!("{}+", "  ".repeat(depth as usize - 1)),
        BlockKind::Code => "code".to_owned(),
        BlockKind::Row(true) => "head".to_owned(),
        BlockKind::Row(false) => "row".to_owned(),
    };
    format!("{}{kind}", "> ".repeat(block.quoted as usize))
}

fn visible(words: &str) -> String {
    let signs = [('\n', "⏎"), ('\t', "⇥"), ('\u{a0}', "⍽"), ('\u{202f}', "⎵")];
    signs.into_iter().fold(words.to_owned(), |words, (character, sign)| words.replace(character, sign))
}

pub fn shown(document: &Document) -> String {
    let mut shown = String::new();
    for block in &document.blocks {
        let mut words = String::new();
        let mut runs = block.runs.iter().peekable();
        while let Some(run) = runs.next() {
            let mut said = run.span.slice(&document.text).to_owned();
            while let Some(next) = runs.next_if(|next| next.style == run.style && next.link == run.link) {
                said += next.span.slice(&document.text);
            }
            let style = run.style;
            let marks = [
                (style.code, "`"),
                (style.emphasis, "*"),
                (style.strong, "**"),
                (style.struck, "-"),
                (style.superscript, "^"),
                (style.subscript, "~"),
            ];
            for (_, mark) in marks.into_iter().filter(|(on, _)| *on) {
                said = format!("{mark}{said}{mark}");
            }
            if let Some(link) = &run.link {
                said = format!("[{said}]({link})");
            }
            words += &said;
        }
        writeln!(shown, "{} {}", kind(block), visible(&words)).unwrap();
    }
    shown
}

#[track_caller]
pub fn check_cases(cases: &str, media_type: MediaType) {
    let cases: Vec<&str> = cases.split("=== ").skip(1).collect();
    assert!(!cases.is_empty());
    let mut failed = String::new();
    for case in cases {
        let (name, rest) = case.split_once('\n').unwrap();
        let (source, expected) = rest.split_once("\n---\n").unwrap();
        let source = source.replace('␍', "\r").replace('␠', " ");
        let (media_type, reading) =
            (media_type.name().to_owned(), Reading { wrapped: Some(Wrapped::Joined), ..Reading::default() });
        let source = Source { media_type, reading, text: source, ..Source::default() };
        let (document, _) = read::read_source(DocumentId(Uuid::nil()), source);
        check_laws(&document);
        let shown = shown(&document);
        if shown.trim_end() != expected.trim_end() {
            write!(failed, "\n{name}\nexpected\n{}\nbut was\n{shown}", expected.trim_end()).unwrap();
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

#[test]
fn html_is_shown_as_stated() {
    check_cases(include_str!("html.txt"), MediaType::Html);
}

#[test]
fn wrapped_lines_are_shown_as_stated() {
    check_cases(include_str!("plain.txt"), MediaType::Plain);
}

#[test]
fn markdown_is_shown_as_stated() {
    check_cases(include_str!("markdown.txt"), MediaType::Markdown);
}
