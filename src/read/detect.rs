//! Which format a source is in.

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaType {
    /// CommonMark with tables.
    Markdown,
    /// Text, one paragraph a line.
    Plain,
    /// A page, or a piece of one.
    Html,
}

impl MediaType {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Markdown, Self::Plain, Self::Html];

    /// Its IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown",
            Self::Plain => "text/plain",
            Self::Html => "text/html",
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

/// The format of `source`: by its content first, by its name where the content does not say.
pub fn media_type(name: &str, source: &str) -> MediaType {
    let name = name.to_lowercase();
    let named_markdown = [".md", ".markdown", ".mdown"].iter().any(|ending| name.ends_with(ending));
    if named_markdown {
        MediaType::Markdown
    } else if looks_like_html(source) {
        MediaType::Html
    } else if looks_like_markdown(source) {
        MediaType::Markdown
    } else {
        MediaType::Plain
    }
}

/// Whether the text begins with markup, and holds a tag that only a page has.
fn looks_like_html(source: &str) -> bool {
    let text = source.trim_start_matches('\u{feff}').trim_start();
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
    ];
    start.starts_with('<')
        && !start.starts_with("<?xml version")
        && signs.iter().any(|sign| start.contains(sign))
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
        check("", "<?xml version='1.0'?><QUESTION/>", MediaType::Plain);
        check("", "a < b et <p> est une balise", MediaType::Plain);
    }
}
