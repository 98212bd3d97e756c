//! What sort of file it is that comes in, told from its content first.

use super::dossier::{self, EXTENSION};
use super::{codebook, formats, recovery};
use crate::model::outgoing::Format;
use crate::read::{self, Decoded, MediaType};

/// A sort of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A codebook by itself.
    Codebook,
    /// Annotations of another program.
    Annotations(Format),
    /// What the recovery page gave out.
    Journals,
    /// A dossier, or JSON that is nothing else.
    Dossier,
    /// Questions, or a table that may hold some.
    Questions,
}

impl Sort {
    /// The sort of the file at `path`. One whose media type is known already is not looked through again.
    #[must_use]
    pub fn of(path: &str, file: &Decoded) -> Self {
        let (name, text) = (path.rsplit('/').next().unwrap_or(path), file.text.as_str());
        let media_type = file.media_type.unwrap_or_else(|| read::media_type(name, text));
        let means_json = || path.to_lowercase().ends_with(".json") || dossier::looks_like_json(text);
        let json = matches!(media_type, MediaType::Json | MediaType::JsonLines)
            || media_type == MediaType::Plain && means_json();
        if path.ends_with(codebook::EXTENSION) || json && codebook::is_codebook(text) {
            return Self::Codebook;
        }
        if recovery::recognise(text) {
            return Self::Journals;
        }
        if path.ends_with(EXTENSION) {
            return Self::Dossier;
        }
        match formats::recognise(name, text) {
            Some(format) => Self::Annotations(format),
            None if json && !read::holds_questions(media_type, text) => Self::Dossier,
            None => Self::Questions,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{default_codebook, fixture};

    #[track_caller]
    fn check(path: &str, text: &str, expected: Sort) {
        assert_eq!(Sort::of(path, &Decoded::from(text.to_owned())), expected, "{path}");
    }

    #[test]
    fn content_says_what_a_file_is() {
        let dossier = dossier::export(&fixture::dossier());
        check("a.json", &dossier, Sort::Dossier);
        check("", &dossier, Sort::Dossier);
        check("cut.scolie.json", "{\"format\": ", Sort::Dossier);
        check("a.json", "{\"a\": 1}", Sort::Dossier);
        check("a.json", &codebook::export(&default_codebook()), Sort::Codebook);
        check("a.scolie-codebook.json", "x", Sort::Codebook);
        check("a.json", "[{\"numero\": 1, \"texte\": \"La gare ferme.\"}]", Sort::Questions);
        check("a.json", "{\"format\":\"scolie-journal/1\",\"dossiers\":[]}", Sort::Journals);
        check("a.md", "# Gares", Sort::Questions);
        let line = "{\"text\": \"La gare\", \"label\": [[3, 7, \"fact\"]]}";
        check("a.jsonl", line, Sort::Annotations(Format::Doccano));
    }
}
