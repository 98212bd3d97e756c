//! Which format a source is in.

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaType {
    /// CommonMark with tables.
    Markdown,
    /// Text, one paragraph a line.
    Plain,
}

impl MediaType {
    /// Its IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown",
            Self::Plain => "text/plain",
        }
    }

    /// The format of that IANA name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Markdown, Self::Plain].into_iter().find(|media_type| media_type.name() == name)
    }
}

/// The format of `source`: by its content first, by its name where the content does not say.
pub fn media_type(name: &str, source: &str) -> MediaType {
    let name = name.to_lowercase();
    let named_markdown = [".md", ".markdown", ".mdown"].iter().any(|ending| name.ends_with(ending));
    if named_markdown || looks_like_markdown(source) { MediaType::Markdown } else { MediaType::Plain }
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
    }
}
