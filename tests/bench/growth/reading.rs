//! Each reader beside the bare parser that stands under it, on the same bytes; and folding.

use html5gum::Tokenizer;
use pulldown_cmark::{Options, Parser};
use scolie::model::folding::{Folded, fold};
use scolie::model::fulltext::{Library, Query, Run};
use scolie::model::identity::DocumentId;
use scolie::read::{self, Decoded, MediaType};
use serde_json::Value;
use std::rc::Rc;
use uuid::Uuid;

use super::made::{DOCUMENT, blank, paragraphs, words};
use super::measure::{At, Budget, Figure, Point, Work, sampler};

/// Four sizes in bytes, each ten times the last.
const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];
const COUNTS: &str = "bytes";
/// A reader may take twice as long as its parser.
const READ: Budget = Budget::Ratio(2.0);
/// The Markdown reader reads so much of a text, and says so.
const LONGEST_MARKDOWN: usize = 4_000_000;

fn figure(work: &str, beside: Option<&str>, budget: Budget, at: impl Fn(At<'_>) -> Point) -> Figure {
    Figure::take(work, COUNTS, beside, budget, &SIZES, at)
}

/// A reader on a text, beside a bare parser on the same; what the parser makes is counted, so that it is made.
fn reader(
    work: &str,
    beside: Option<&str>,
    media_type: MediaType,
    make: fn(usize) -> String,
    parse: Option<fn(&str) -> usize>,
) -> Figure {
    let budget = if parse.is_some() { READ } else { Budget::Growth };
    figure(work, beside, budget, |at| {
        let text = make(at.size);
        let read = |text: &mut String| read::read_as(DOCUMENT, "a", media_type, std::mem::take(text));
        let bare = parse.map(|parse| {
            sampler(|| (), {
                let text = &text;
                move |(): &mut ()| parse(text)
            })
        });
        at.point(sampler(|| text.clone(), read), bare)
    })
}

/// A table or a list of records, document by document.
fn records(work: &str, name: &'static str, make: fn(usize) -> String) -> Figure {
    figure(work, None, Budget::Growth, |at| {
        let text = make(at.size);
        let read = |text: &mut String| {
            let mut n = 0;
            let id = || {
                n += 1;
                DocumentId(Uuid::from_u128(n))
            };
            read::read_all(name, Decoded::from(std::mem::take(text)), id)
        };
        at.point(sampler(|| text.clone(), read), None)
    })
}

/// Every reader.
pub fn readers() -> Vec<Work> {
    let markdown = || {
        reader("read, Markdown", Some("pulldown-cmark"), MediaType::Markdown, markdown, Some(bare_markdown))
    };
    let html = || reader("read, HTML", Some("html5gum"), MediaType::Html, html, Some(bare_html));
    let page =
        || reader("read, a page of the Assemblée", Some("html5gum"), MediaType::Html, page, Some(bare_html));
    let xml = || reader("read, a record (XML)", Some("html5gum"), MediaType::Xml, xml, Some(bare_html));
    let json = || reader("read, a record (JSON)", Some("serde_json"), MediaType::Json, json, Some(bare_json));
    vec![
        ("read plain", Box::new(|| reader("read, plain text", None, MediaType::Plain, plain, None))),
        ("read markdown", Box::new(markdown)),
        ("read html", Box::new(html)),
        ("read page", Box::new(page)),
        ("read xml", Box::new(xml)),
        ("read json", Box::new(json)),
        ("read csv", Box::new(|| records("read, a table of questions (CSV)", "a.csv", csv))),
        ("read lines", Box::new(|| records("read, questions (JSON Lines)", "a.jsonl", json_lines))),
    ]
}

fn plain(bytes: usize) -> String {
    words(bytes, "\n")
}

fn bare_markdown(text: &str) -> usize {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let text = &text[..text.floor_char_boundary(LONGEST_MARKDOWN)];
    Parser::new_ext(text, options).into_offset_iter().count()
}

fn bare_html(text: &str) -> usize {
    Tokenizer::new(text).count()
}

fn bare_json(text: &str) -> usize {
    serde_json::from_str::<Value>(text).map_or(0, |value| value.as_object().map_or(0, serde_json::Map::len))
}

/// Paragraphs with a heading now and then, emphasis, links, lists.
fn markdown(bytes: usize) -> String {
    let mut own = String::new();
    for (n, paragraph) in paragraphs(bytes).into_iter().enumerate() {
        match n % 8 {
            0 => own += &format!("## Point {n}\n\n{paragraph}\n\n"),
            2 => own += &format!("- {}\n\n", paragraph.replace(". ", ".\n- ")),
            4 => {
                own += &format!(
                    "{}\n\n",
                    paragraph.replacen(" la ", " *la* ", 2).replacen(" le ", " **le** ", 2)
                )
            }
            6 => own += &format!("{paragraph} [Voir](https://questions.example/{n}).\n\n"),
            _ => own += &format!("{paragraph}\n\n"),
        }
    }
    own.truncate(own.floor_char_boundary(bytes));
    own
}

/// The same as elements.
fn body(bytes: usize) -> String {
    let mut own = String::new();
    for (n, paragraph) in paragraphs(bytes).into_iter().enumerate() {
        match n % 8 {
            0 => own += &format!("<h2>Point {n}</h2>\n<p>{paragraph}</p>\n"),
            2 => own += &format!("<ul><li>{}</li></ul>\n", paragraph.replace(". ", ".</li>\n<li>")),
            4 => {
                own += &format!(
                    "<p>{}</p>\n",
                    paragraph.replacen(" la ", " <em>la</em> ", 2).replacen('é', "&eacute;", 3)
                )
            }
            6 => {
                own += &format!(
                    "<p class=\"lien\">{paragraph} <a href=\"https://questions.example/{n}\">Voir</a></p>\n"
                )
            }
            _ => own += &format!("<p>{paragraph}<br>\n</p>\n"),
        }
    }
    own
}

fn html(bytes: usize) -> String {
    let body = body(bytes);
    format!(
        "<!doctype html><html lang=\"fr\"><head><title>Question</title></head><body><main><h1>Question</h1>{body}</main></body></html>"
    )
}

fn page(bytes: usize) -> String {
    include_str!("../../specs/records/ninth.html").replace("Douze ecluses ont ete reparees.", &body(bytes))
}

fn xml(bytes: usize) -> String {
    include_str!("../../specs/records/written.xml").replace("le détail.", &body(bytes))
}

fn json(bytes: usize) -> String {
    // Half of a pair of surrogates is read by us alone.
    let record = include_str!("../../specs/records/written.json").replace("\\ud83d.", ".");
    let written = serde_json::to_string(&body(bytes)).unwrap();
    let record = record.replace("Rectificatif", written.trim_matches('"'));
    assert!(bare_json(&record) > 0, "the reference reads it");
    record
}

fn csv(bytes: usize) -> String {
    let mut own = "Numéro;Titre;Auteur;Texte de la question\n".to_owned();
    for (n, paragraph) in paragraphs(bytes).into_iter().enumerate() {
        own += &format!("{n};\"Question {n}\";\"Mme Jeanne Exemple\";\"{paragraph}\"\n");
    }
    own
}

fn json_lines(bytes: usize) -> String {
    let line = |(n, paragraph): (usize, String)| {
        let record = serde_json::json!({ "numero": n, "titre": format!("Question {n}"), "texte": paragraph });
        format!("{record}\n")
    };
    paragraphs(bytes).into_iter().enumerate().map(line).collect()
}

/// A text folded, with and without the way back.
pub fn folds() -> Vec<Box<dyn Fn() -> Figure>> {
    let bare = || {
        figure("folding", None, Budget::Growth, |at| {
            let text = words(at.size, "\n");
            at.point(sampler(|| (), |(): &mut ()| fold(&text)), None)
        })
    };
    let back = || {
        figure("folding, with the way back", None, Budget::Growth, |at| {
            let text = words(at.size, "\n");
            at.point(sampler(|| (), |(): &mut ()| Folded::new(&text)), None)
        })
    };
    let full_text = || {
        figure("folding for the full-text search", None, Budget::Growth, |at| {
            let mut dossier = blank();
            let document = read::read(DOCUMENT, "a.txt", words(at.size, "\n")).0;
            dossier.documents = [(DOCUMENT, Rc::new(document))].into();
            let work = |library: &mut Library| {
                let mut run = Run::new(&Query::default(), &dossier).unwrap();
                run.step(library, &mut || false)
            };
            at.point(sampler(Library::default, work), None)
        })
    };
    vec![Box::new(bare), Box::new(back), Box::new(full_text)]
}
