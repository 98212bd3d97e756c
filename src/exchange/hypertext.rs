//! Pages to be read in any browser: they carry their own style, run nothing, fetch nothing.
//!
//! The colours are the application's, by its own style sheet. Whatever a text holds, it is shown as words.

use crate::lang::said;
use crate::lang::{Messages, said::VERDICT};
use crate::model::claim::{Claim, Value};
use crate::model::codebook::Codebook;
use crate::model::unseen::spelled;

/// The colours and sizes of the application.
const TOKENS: &str = include_str!("../../styles/tokens.css");
/// What all pages have in common.
const STYLE: &str = include_str!("hypertext.css");
/// Nothing is fetched and nothing runs; only the style on the page is taken.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A page from its beginning to the start of its body.
pub fn begin(title: &str, style: &str, messages: &Messages) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"Scolie\">\n<title>",
        messages.language.tag()
    );
    escape(title, &mut page);
    page.extend(["</title>\n<style>\n", TOKENS, STYLE, style, "</style>\n</head>\n<body>\n"]);
    page
}

/// The end of a page.
pub fn end(page: &mut String, messages: &Messages) {
    page.extend(["<footer class=\"end\">", messages.people.made_with, "</footer>\n</body>\n</html>\n"]);
}

/// Writes words as words, in an element or in the value of an attribute. Characters that no reader would see, or
/// that would turn round what stands beside them, are written by their names: such a page is only read.
pub fn escape(words: &str, html: &mut String) {
    for character in spelled(words).chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            // It would be taken for a line feed.
            '\r' => html.push_str("&#13;"),
            _ => html.push(character),
        }
    }
}

/// The same words as a text of their own.
pub fn escaped(words: &str) -> String {
    let mut html = String::with_capacity(words.len());
    escape(words, &mut html);
    html
}

/// A kind as a word with its colour and its line.
pub fn kind(codebook: &Codebook, kind: &str, messages: &Messages) -> String {
    let name = escaped(said::kind(codebook, kind, messages));
    let own = codebook.kind(kind);
    let hue = own.map(|own| own.hue).unwrap_or_default().name();
    let stroke = own.map(|own| own.stroke).unwrap_or_default().name();
    format!("<span class=\"kind\" data-hue=\"{hue}\" data-stroke=\"{stroke}\">{name}</span>")
}

/// What is said of a claim under attributes, evidence left out: names and values, as HTML, the verdict first.
pub fn attributes(claim: &Claim, codebook: &Codebook, messages: &Messages) -> Vec<(String, String)> {
    let is_verdict = |slug: &str| slug == VERDICT;
    let known = codebook.attributes.iter().filter(|own| is_verdict(&own.id));
    let known = known.chain(codebook.attributes.iter().filter(|own| !is_verdict(&own.id)));
    let known: Vec<&str> = known.map(|own| &*own.id).collect();
    let others = claim.attributes.keys().map(|slug| &**slug).filter(|slug| !known.contains(slug));
    let slugs = known.iter().copied().chain(others);
    let pair = |slug: &str| {
        let value = claim.attributes.get(slug).filter(|value| !value.is_empty())?;
        if matches!(value, Value::Evidence(_)) {
            return None;
        }
        let attribute = codebook.attribute(slug);
        let label = attribute.map_or(slug, |own| messages.get(&own.label));
        let mut shown = escaped(&said::value(attribute, value, messages));
        if is_verdict(slug) {
            shown = format!("<strong class=\"verdict\">{shown}</strong>");
        }
        Some((escaped(label), shown))
    };
    slugs.filter_map(pair).collect()
}

/// Words with their line breaks.
pub fn lines(words: &str) -> String {
    escaped(words).replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::language::Language;

    #[test]
    fn whatever_a_text_holds_it_is_shown_as_words() {
        let mut html = String::new();
        escape("<script>\"&amp;'\0\u{202e}\r", &mut html);
        assert_eq!(html, "&lt;script&gt;&quot;&amp;amp;'⟨NUL RLO⟩&#13;");
        let page = begin("</title><script>", "", Messages::of(Language::French));
        assert!(!page.contains("<script") && page.contains("&lt;/title&gt;"));
        assert!(page.contains("<html lang=\"fr\">") && page.contains("default-src 'none'"));
    }

    #[test]
    fn the_style_fetches_nothing_and_ends_nowhere_early() {
        let page = begin("", "", Messages::of(Language::English));
        assert!(!page.contains("url(") && !page.contains("@import") && page.matches("</style").count() == 1);
    }
}
