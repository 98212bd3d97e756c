//! What Markdown looks like, and that a reader of CommonMark shows the same words.

use std::rc::Rc;

use pulldown_cmark::{Event, Options as Flavour, Parser, TagEnd};

use super::*;
use crate::exchange::fixture;
use crate::exchange::formats::{self, Options};
use crate::model::identity::DocumentId;
use crate::read;
use uuid::Uuid;

fn written(dossier: Dossier) -> String {
    let mut writing = formats::begin(Format::Markdown, &Rc::new(dossier), &Options::default()).unwrap();
    while writing.go_on() {}
    let (files, _) = writing.finish();
    String::from_utf8(files[0].content.clone()).unwrap()
}

/// What a reader of Markdown shows, white space evened out, the numbers of notes left out.
fn shown(markdown: &str) -> String {
    let flavour = Flavour::ENABLE_TABLES | Flavour::ENABLE_FOOTNOTES;
    let mut words = String::new();
    for event in Parser::new_ext(markdown, flavour) {
        match event {
            Event::Text(own) | Event::Code(own) => words.push_str(&own),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::CodeBlock,
            ) => words.push(' '),
            Event::Start(_) => words.push(' '),
            _ => {}
        }
    }
    even(&words)
}

fn even(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A dossier of one document, with nothing said of it.
fn dossier_of(name: &str, source: &str) -> Dossier {
    let mut dossier = fixture::dossier();
    let id = DocumentId(Uuid::from_u128(7));
    dossier.documents = [(id, Rc::new(read::read(id, name, source.to_owned()).0))].into();
    (dossier.passages, dossier.claims) = Default::default();
    dossier.links = Default::default();
    dossier
}

#[test]
fn a_reader_of_commonmark_shows_the_same_words() {
    let dossier = fixture::dossier();
    let markdown = written(dossier.clone());
    let seen = shown(&markdown);
    for document in dossier.documents.values() {
        for block in &document.blocks {
            let words = even(&block.span.slice(&document.text).replace('\t', " "));
            assert!(seen.contains(&words), "{words:?} is not in {markdown}");
        }
    }
    for claim in dossier.claims.values() {
        assert!(seen.contains(&even(&claim.label)), "{}", claim.label);
    }
}

#[test]
fn whatever_a_plain_text_holds_is_shown() {
    let nasty = [
        "# pas un titre",
        "1. pas une liste",
        "12) ni cela",
        "- ni ceci",
        "+ 3 %",
        "* a * b **c** _d_ __e__",
        "> cité",
        "===",
        "---",
        "***",
        "a | b",
        "`code` ``x``",
        "<b>gras</b> &amp; &lt; &#65;",
        "[lien](http://x) ![image](y)",
        "[^1]: note",
        "[a]: http://x",
        "\\ \\\\ fin\\",
        "~~~",
        "    quatre espaces",
        "\ttab",
        "a  ",
        ":::",
        "!!!",
        "C# #",
        "$x$",
        "http://a.b/c_d_e",
        "=SUM(A1)",
        "Fin.",
        "2019",
        "1.",
        "|---|",
        "«\u{a0}L’État\u{a0}»",
        "e\u{301}\u{202f};",
    ];
    let source = nasty.join("\n\n");
    let dossier = dossier_of("a.txt", &source);
    let markdown = written(dossier.clone());
    let seen = shown(&markdown);
    let text = &dossier.documents.values().next().unwrap().text;
    for line in text.lines() {
        assert!(seen.contains(&even(line)), "{line:?} is not in {seen:?}\n{markdown}");
    }
    let lines = dossier_of("a.txt", &nasty.join("\n"));
    let text = lines.documents.values().next().unwrap().text.clone();
    let seen = shown(&written(lines));
    assert!(seen.contains(&even(&text)), "{seen}");
}

#[test]
fn structure_stays_what_it_is() {
    #[track_caller]
    fn check(source: &str, expected: &str) {
        let markdown = written(dossier_of("a.md", source));
        assert!(markdown.contains(expected), "{markdown}");
    }
    check("# Un\n\n## Deux\n\ntrois", "# Un\n\n## Deux\n\ntrois\n");
    check("a\n\n- un\n  - deux\n- trois\n\n3. x\n4. y\n", "- un\n  - deux\n- trois\n\n3. x\n4. y\n");
    check("> cité\n\nnon", "> cité\n\nnon");
    check("|a|b|\n|-|-|\n|c|d\\|e|\n", "| a | b |\n|---|---|\n| c | d\\|e |\n");
    check(
        "un *deux* **trois** 7<sup>e</sup> [x](http://a.b/c)",
        "un *deux* **trois** 7<sup>e</sup> [x](<http://a.b/c>)",
    );
    check("l’*État*, **« x »**.", "l’*État*, **« x »**.");
    check("a<b>« x »</b>b", "a<strong>« x »</strong>b");
    check("```\n`a`\n```\n", "```\n`a`\n```\n");
}

#[test]
fn passages_are_footnotes_and_claims_a_table() {
    let markdown = written(fixture::dossier());
    for number in 1..=8 {
        assert_eq!(markdown.matches(&format!("[^{number}]: ")).count(), 1, "{markdown}");
        assert_eq!(markdown.matches(&format!("[^{number}]")).count(), 3, "{number} in {markdown}");
    }
    assert!(
        markdown.contains("**Pas d’appel d’offres en 2019** (Fait)\\\n    «\u{a0}n’a pas lancé"),
        "{markdown}"
    );
    assert!(markdown.contains("\n    un commentaire\\\n    Une note\\\n    sur deux lignes"), "{markdown}");
    assert!(markdown.contains("| Dite nulle part |"));
    let notes = Parser::new_ext(&markdown, Flavour::ENABLE_TABLES | Flavour::ENABLE_FOOTNOTES);
    let found = notes.filter(|event| matches!(event, Event::FootnoteReference(_))).count();
    assert_eq!(found, 16, "each once in the text and once in the table");
}
