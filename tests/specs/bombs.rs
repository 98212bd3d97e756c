//! Sources that are meant to hang or to overflow: each is read in a time that grows with its length only.

use std::time::{Duration, Instant};

use scolie::model::document::Warning;
use scolie::model::identity::DocumentId;
use scolie::read::{self, MediaType};
use uuid::Uuid;

use crate::laws::check_laws;

/// Ample for a debug build on a busy machine; anything quadratic takes minutes.
const PATIENCE: Duration = Duration::from_secs(60);

#[track_caller]
fn check(media_type: MediaType, source: String) -> Vec<Warning> {
    let begun = Instant::now();
    let (document, warnings) = read::read_as(DocumentId(Uuid::nil()), "", media_type, source);
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
    check_laws(&document);
    warnings
}

#[test]
fn html_nested_without_end_is_flattened() {
    for tag in ["div", "blockquote", "ul><li", "table><tr><td", "b", "a href=x", "p", "x-y", "svg", "q"] {
        let source = format!("<{tag}>").repeat(10_000) + "mot";
        check(MediaType::Html, source);
    }
    assert!(check(MediaType::Html, "<div>".repeat(10_000) + "mot").contains(&Warning::TooDeep));
}

#[test]
fn html_of_many_wrong_ends_is_read_in_linear_time() {
    for piece in [
        "</p>",
        "</div>",
        "<li></li>",
        "<p></p><div>",
        "<br>",
        "&",
        "&#",
        "<",
        "<td colspan=1000>x",
        "\u{0}",
        "<!",
        "<!--",
    ] {
        check(MediaType::Html, piece.repeat(60_000));
    }
    let source = "<div>".repeat(300) + &"<li>a</div>".repeat(50_000);
    check(MediaType::Html, source);
    check(MediaType::Html, "<ul><div>".to_owned() + &"<li>".repeat(60_000));
    check(MediaType::Html, "<table>".to_owned() + &"<tr><td rowspan=65535 colspan=64>a".repeat(20_000));
}

#[test]
fn what_word_processors_write_is_read_in_linear_time() {
    let (item, mark) = ("<p style='mso-list:l0 level1'>", "<span style='mso-list:Ignore'>1.");
    check(MediaType::Html, format!("{item}{mark}").repeat(20_000));
    check(MediaType::Html, format!("{item}{}", mark.repeat(20_000)));
    check(MediaType::Html, "<span style='font-weight:bold'>".repeat(20_000) + "mot");
}

#[test]
fn a_page_of_the_senat_is_read_in_linear_time() {
    for line in [
        "<p>publiée dans le JO Sénat du 12/10/2023 - page 12",
        "<p>Réponse du Ministère",
        "<p>Question de M. X (A - B) publiée le 12/10/2023",
    ] {
        check(MediaType::Html, format!("<p>Question écrite n° 12{}", line.repeat(10_000)));
    }
}

#[test]
fn a_tag_of_a_hundred_thousand_attributes_is_one_tag() {
    let attributes: String = (0..100_000).map(|index| format!(" a{index}=x class=y")).collect();
    check(MediaType::Html, format!("<p{attributes}>mot"));
    check(MediaType::Html, format!("<p class=\"{}\">mot", "x ".repeat(500_000)));
    check(MediaType::Html, format!("<{}>mot", "x".repeat(1_000_000)));
}

#[test]
fn of_what_is_too_long_the_beginning_is_shown() {
    for (media_type, source) in [
        (MediaType::Plain, "mot\n".repeat(30_000)),
        (MediaType::Plain, ("mot ".repeat(30_000) + "\n").repeat(40)),
        (MediaType::Plain, "é".repeat(2_500_000)),
        (MediaType::Html, "<p>mot".repeat(30_000)),
        (MediaType::Html, "<b>a</b><i>b</i>".repeat(40_000)),
        (MediaType::Html, "<div>".repeat(420_000)),
        (MediaType::Html, "<table>".to_owned() + &"<tr><td>a<td>b".repeat(30_000)),
        (MediaType::Markdown, "- mot\n".repeat(30_000)),
        (MediaType::Markdown, "*a* b ".repeat(40_000)),
        (MediaType::Markdown, "> - ".repeat(1_100_000)),
    ] {
        let (document, warnings) = read::read_as(DocumentId(Uuid::nil()), "", media_type, source.clone());
        assert!(warnings.contains(&Warning::TooLong), "{:?}", source.get(..20));
        assert_eq!(document.source.text, source, "the source is kept whole");
        let runs: usize = document.blocks.iter().map(|block| block.runs.len()).sum();
        assert!(document.text.len() <= 4_200_000);
        assert!(document.blocks.len() <= 20_000 && runs <= 25_000, "{} {runs}", document.blocks.len());
        check_laws(&document);
    }
    assert!(!check(MediaType::Plain, "mot\n".repeat(20_000) + "\n\n").contains(&Warning::TooLong));
}

#[test]
fn lists_of_links_in_lists_are_looked_through_once() {
    check(MediaType::Html, "<ul>".repeat(190) + &"<li><a href=x>y</a>".repeat(60_000));
}

#[test]
fn a_line_of_a_million_fields_fills_no_memory() {
    for name in ["a.json", "a.csv", "a"] {
        let begun = Instant::now();
        let file = format!("[{}", "{\"a\": 1},".repeat(700_000));
        let read = read::read_all(name, file.into(), || DocumentId(Uuid::nil()));
        assert!(read.len() <= 1 && begun.elapsed() < PATIENCE, "{name} {:?}", begun.elapsed());
    }
}

#[test]
fn markdown_bombs_are_read_in_linear_time() {
    let warnings = check(MediaType::Markdown, "> ".repeat(20_000) + "mot");
    assert!(warnings.contains(&Warning::TooDeep));
    for piece in ["[", "*", "_", "`", "<", "![", "- ", "1. ", "[a](", "<b>", "\\", "&#", "|", "> - "] {
        check(MediaType::Markdown, piece.repeat(1_000_000 / piece.len() / 4));
    }
    check(MediaType::Markdown, "<div>".repeat(10_000) + "\n\nmot\n\n" + &"</div>".repeat(10_000));
}

#[test]
fn records_and_tables_that_are_bombs_are_read_in_linear_time() {
    let check = |name: &str, text: String| {
        let begun = Instant::now();
        let read = read::read_all(name, text.into(), || DocumentId(Uuid::nil()));
        assert!(begun.elapsed() < PATIENCE, "{name} {:?}", begun.elapsed());
        read.iter().for_each(|(document, _)| check_laws(document));
        read.len()
    };
    check("a.json", "[".repeat(1_000_000));
    check("a.json", "{\"a\":".repeat(200_000));
    check("a.json", format!("[{}1]", "1,".repeat(500_000)));
    check("a.json", format!("\"{}\"", "\\u00e9".repeat(200_000)));
    check("a.jsonl", "{\"text\": \"x\"}\n".repeat(20_000));
    check("a.xml", "<QUESTION>".repeat(100_000));
    check("a.xml", format!("<QUESTION><DEPOT>{}</DEPOT></QUESTION>", "<![CDATA[]]>".repeat(50_000)));
    assert_eq!(check("a.xml", "<QUESTION TYPE='QE'><DEPOT NUMERO='1'/>".repeat(20_000)), 1);
    let answers = "<div class=answer>a ".repeat(20_000);
    check(
        "a.html",
        format!("<section class=question_header>9</section><section class=question_answer>{answers}"),
    );
    check("a.csv", "\"".repeat(500_001));
    check("a.csv", ";".repeat(500_000));
    check("a.txt", "mot\n".repeat(200_000));
    check("a.txt", "un mot et un autre ".repeat(50_000));
    let rows = "titre;texte\n".to_owned() + &"Un;Un texte\n".repeat(10_000);
    assert_eq!(check("a.csv", rows), 10_000);
}
