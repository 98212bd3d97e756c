//! What is looked for, as the analyst typed it.

use std::cmp::Reverse;

use super::index::Form;
use super::matcher::Matcher;
use super::pattern::{self, Flaw};
use crate::model::folding::Folding;
use crate::model::sorted;

/// The marks that quote words, so that they are looked for as they follow each other.
const QUOTES: [char; 6] = ['"', '«', '»', '“', '”', '„'];

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// What was typed.
    pub words: String,
    /// Whether case and accents are as typed. Apostrophes, quotation marks and spaces never are, but in a
    /// regular expression.
    pub exact: bool,
    /// Whether no letter or digit may touch what is found.
    pub whole_words: bool,
    /// Whether it is a regular expression.
    pub pattern: bool,
}

impl Query {
    /// What finds it; nothing does where nothing is asked.
    ///
    /// # Errors
    ///
    /// What is wrong with a regular expression.
    pub fn matcher(&self) -> Result<Option<Matcher>, Flaw> {
        if self.pattern {
            if self.words.is_empty() {
                return Ok(None);
            }
            let form = if self.exact { Form::Raw } else { Form::Folded };
            let regex = pattern::compile(&self.words, self.exact)?;
            return Ok(Some(Matcher::Pattern { form, regex, whole_words: self.whole_words }));
        }
        let form = if self.exact { Form::Exact } else { Form::Folded };
        let terms = terms(&self.words, form.folding());
        let matcher = Matcher::Words { form, terms, whole_words: self.whole_words };
        Ok(Some(matcher).filter(|_| !self.is_empty()))
    }

    /// What it is, to be asked again: a letter for each option, then the words.
    #[must_use]
    pub fn write(&self) -> String {
        let options = [(self.exact, 'e'), (self.whole_words, 'w'), (self.pattern, 'p')];
        let options: String = options.iter().filter(|(on, _)| *on).map(|(_, letter)| letter).collect();
        format!("{options} {}", self.words)
    }

    /// What [`Query::write`] wrote.
    #[must_use]
    pub fn parse(written: &str) -> Self {
        let (options, words) = written.split_once(' ').unwrap_or_default();
        let has = |letter| options.contains(letter);
        Self { words: words.to_owned(), exact: has('e'), whole_words: has('w'), pattern: has('p') }
    }

    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        if self.pattern { self.words.is_empty() } else { terms(&self.words, Folding::ALL).is_empty() }
    }

    /// A label for a claim that what is found makes: the words without their marks.
    #[must_use]
    pub fn label(&self) -> String {
        let words = self.words.replace(QUOTES, " ");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The folded words and quoted phrases, each once, the longest first: it is the rarest.
fn terms(words: &str, folding: Folding) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for (index, part) in words.split(QUOTES).enumerate() {
        // A mark that is not closed quotes the rest.
        let quoted = index % 2 == 1;
        let pieces: Vec<&str> = if quoted { vec![part] } else { part.split_whitespace().collect() };
        for piece in pieces {
            let term = folding.fold(piece).trim().to_owned();
            if !term.is_empty() && !terms.contains(&term) {
                terms.push(term);
            }
        }
    }
    sorted::by_key(&mut terms, |term| Reverse(term.len()));
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: &[&str]) {
        assert_eq!(terms(words, Folding::ALL), expected, "{words}");
    }

    #[test]
    fn a_query_is_asked_again_as_it_was() {
        for words in ["", "appel  d'offres", " gare", "p a"] {
            let query = Query { words: words.to_owned(), exact: true, whole_words: false, pattern: true };
            assert_eq!(Query::parse(&query.write()), query);
            let plain = Query { words: words.to_owned(), ..Query::default() };
            assert_eq!(Query::parse(&plain.write()), plain);
        }
        assert!(Query::parse("").is_empty());
    }

    #[test]
    fn words_are_terms_and_quoted_words_are_one() {
        check("Appel d’offres", &["d'offres", "appel"]);
        check("«\u{a0}appel  d'offres\u{a0}» ÉTAT", &["appel d'offres", "etat"]);
        check("\"appel d'off", &["appel d'off"]);
        check("la la \u{ad} \"\"", &["la"]);
        check("  ", &[]);
    }

    #[test]
    fn nothing_is_asked_by_signs_that_vanish() {
        let query = |words: &str, pattern| Query { words: words.to_owned(), pattern, ..Query::default() };
        assert!(query(" \u{ad}", false).is_empty() && query("", true).is_empty());
        assert!(!query(" ", true).is_empty());
        assert_eq!(query("« le  cloud » souverain", false).label(), "le cloud souverain");
    }
}
