//! Which format a source is in.

use super::json::Json;
use super::table;

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaType {
    /// CommonMark with tables.
    Markdown,
    /// Text, one paragraph a line.
    Plain,
    /// A page, or a piece of one.
    Html,
    /// Records of JSON.
    Json,
    /// Records of JSON, one a line.
    JsonLines,
    /// Records of XML.
    Xml,
    /// A table, its fields separated by a comma, a semicolon or a tab.
    Csv,
}

impl MediaType {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Markdown, Self::Plain, Self::Html, Self::Json, Self::JsonLines, Self::Xml, Self::Csv];

    /// Its IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown",
            Self::Plain => "text/plain",
            Self::Html => "text/html",
            Self::Json => "application/json",
            Self::JsonLines => "application/x-ndjson",
            Self::Xml => "application/xml",
            Self::Csv => "text/csv",
        }
    }

    /// The format of that IANA name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|media_type| media_type.name() == name)
    }
}

/// How many letters of a text tell its format.
const HEAD: usize = 2000;

/// The names of the columns of a table are no longer than this together, in bytes.
const LONGEST_NAMES: usize = 20_000;

/// The format of `source`: by its content first, by its name where the content does not say.
#[must_use]
pub fn media_type(name: &str, source: &str) -> MediaType {
    let name = name.to_lowercase();
    let is_named = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if is_named(&[".md", ".markdown", ".mdown"]) {
        return MediaType::Markdown;
    }
    let text = source.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with(['{', '[']) {
        if Json::scan(source).is_some() {
            return MediaType::Json;
        }
        let first = text.lines().next().unwrap_or_default();
        if text.starts_with('{') && Json::scan(first).is_some() {
            return MediaType::JsonLines;
        }
    }
    if text.starts_with('<') && looks_like_xml(text) {
        MediaType::Xml
    } else if looks_like_html(text) || (is_named(&[".html", ".htm", ".xhtml"]) && text.contains('<')) {
        MediaType::Html
    } else if is_named(&[".csv", ".tsv"]) || (!is_named(&[".txt"]) && looks_like_table(text)) {
        MediaType::Csv
    } else if looks_like_markdown(source) {
        MediaType::Markdown
    } else {
        MediaType::Plain
    }
}

/// Whether the text is XML, and no page.
fn looks_like_xml(text: &str) -> bool {
    let start: String = text.chars().take(HEAD).collect::<String>().to_ascii_lowercase();
    let is_page = start.contains("<html") || start.contains("<!doctype html") || start.contains("<body");
    let is_record = start.starts_with("<question") || start.starts_with("<?xml");
    is_record && !is_page
}

/// Whether the first line names at least three columns that are known, and that tell questions.
fn looks_like_table(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    if first.len() > LONGEST_NAMES {
        return false;
    }
    let Some(delimiter) = table::delimiter(first) else { return false };
    let Some(row) = table::row(first, 0, delimiter) else { return false };
    let columns = table::of_names(row.fields.iter().map(|field| field.text()));
    columns.iter().filter(|column| column.role.is_some()).count() >= 3 && table::tell_questions(&columns)
}

/// Whether the text begins with markup, and holds a tag that only a page has.
fn looks_like_html(text: &str) -> bool {
    let start: String = text.chars().take(HEAD).collect::<String>().to_ascii_lowercase();
    let signs = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta",
        "<title",
        "<p>",
        "<p ",
        "<div",
        "<section",
        "<article",
        "<main",
        "<header",
        "<table",
        "<h1",
        "<h2",
        "<h3",
        "<ul",
        "<ol",
        "<br",
        "<pre",
        "<blockquote",
        "<center",
        "<dl",
        "<span",
        "<font",
        "<b>",
        "<i>",
        "<em>",
        "<strong>",
        "<a href",
    ];
    start.starts_with('<') && signs.iter().any(|sign| start.contains(sign))
}

/// Whether some line is a heading or a label in bold: signs that a plain text does not bear by chance.
fn looks_like_markdown(source: &str) -> bool {
    source.lines().any(|line| {
        let heading = line.trim_start_matches('#');
        let level = line.len() - heading.len();
        let is_heading = (1..=6).contains(&level) && heading.starts_with(' ');
        let is_label = line.strip_prefix("**").is_some_and(|rest| rest.contains("**"));
        is_heading || is_label
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, source: &str, expected: MediaType) {
        assert_eq!(media_type(name, source), expected);
    }

    #[test]
    fn content_decides_and_the_name_helps() {
        check("q.md", "words", MediaType::Markdown);
        check("", "# Titre\n\nM. X", MediaType::Markdown);
        check("q.txt", "**Auteur :** M. X", MediaType::Markdown);
        check("q.txt", "M. X demande #1 * 2", MediaType::Plain);
        check("", "#hashtag", MediaType::Plain);
        check("q.txt", " <!DOCTYPE html><p>a", MediaType::Html);
        check("", "<section class=x><p># a", MediaType::Html);
        check("q.md", "<p>a</p>", MediaType::Markdown);
        check("q.htm", "mot<!-- rien -->", MediaType::Html);
        check("q.html", "mot", MediaType::Plain);
        check("", "<pre>a", MediaType::Html);
        check("", "<?xml version='1.0'?><QUESTION/>", MediaType::Xml);
        check("", "<?xml version='1.0'?><!DOCTYPE html><html><p>a", MediaType::Html);
        check("q.txt", "<QUESTION TYPE='QE'>", MediaType::Xml);
        check("q.txt", "{\"question\": {}}", MediaType::Json);
        check("", "{\"a\": 1}\n{\"a\": 2}\n", MediaType::JsonLines);
        check("", "{a}", MediaType::Plain);
        check("", "numéro;titre;texte\n1;a;b", MediaType::Csv);
        check("", "Sort|Nature|Numéro|Titre|Nom|Prénom\nEn cours|QE|1|a|B|C", MediaType::Csv);
        check("q.csv", "a;b\n1;2", MediaType::Csv);
        check("q.txt", "M. X; Mme Y; texte", MediaType::Plain);
        check("", "a < b et <p> est une balise", MediaType::Plain);
    }
}
