//! Addresses that lead to the words of a passage in the page that they stand in: text fragments, as the WICG
//! describes them (`#:~:text=…`).
//!
//! A browser looks for the first place that has the words, whole words only, whatever their case and accents: what
//! stands several times is told apart by the words around.

use super::document::Document;
use super::folding::{Folding, fold};
use super::percent::escaped_for_fragment;
use super::question::{Chamber, Question, QuestionKind};
use super::span::{Span, Spans};

/// Words of so many characters at most are pointed at whole.
const WHOLE: usize = 200;
/// How many words of each end point at longer ones.
const ENDS: usize = 5;
/// How many words around tell places apart.
const AROUND: usize = 3;
/// From this legislature on the Assemblée has a page for each question under one scheme.
const FIRST_LEGISLATURE: u16 = 13;

/// The address of the page that a document was read from: that by which its file is called, else the one under which
/// the Assemblée publishes its question.
#[must_use]
pub fn address(document: &Document, question: &Question) -> Option<String> {
    let name = document.source.name.split('#').next().unwrap_or_default();
    let is_address = ["https://", "http://"].iter().any(|scheme| name.starts_with(scheme));
    if is_address && !name.contains(char::is_whitespace) {
        return Some(name.to_owned());
    }
    let legislature = question.legislature.filter(|own| *own >= FIRST_LEGISLATURE)?;
    let number = question.number.filter(|_| question.chamber == Some(Chamber::AssembleeNationale))?;
    let kind = match question.kind? {
        QuestionKind::Written => "QE",
        QuestionKind::Oral => "QOSD",
        QuestionKind::ToGovernment => "QG",
    };
    Some(format!("https://questions.assemblee-nationale.fr/q{legislature}/{legislature}-{number}{kind}.htm"))
}

/// A page whose words are pointed at; its text is folded once.
#[derive(Debug)]
pub struct Page<'a> {
    address: String,
    text: &'a str,
    folded: String,
}

impl<'a> Page<'a> {
    /// The page at `address`, which says `text`.
    #[must_use]
    pub fn new(address: String, text: &'a str) -> Self {
        Self { address, text, folded: fold(text) }
    }

    /// Its address, pointing at `spans`: at the whole of short words, else from the first ones to the last ones.
    #[must_use]
    pub fn pointing(&self, spans: &Spans) -> String {
        let part = |span| format!("text={}", part(self.text, &self.folded, span));
        let parts: Vec<String> = spans.iter().map(part).collect();
        format!("{}#:~:{}", self.address, parts.join("&"))
    }
}

fn part(text: &str, folded: &str, span: Span) -> String {
    let (start, end) = whole_words(text, span);
    let quote = text.get(start..end).unwrap_or_default();
    let words: Vec<&str> = quote.split_whitespace().collect();
    let joined = |words: &[&str]| escaped_for_fragment(&words.join(" "));
    let is_whole = quote.chars().count() <= WHOLE && !quote.contains('\n');
    let own = match words.as_slice() {
        [first @ .., _] if !is_whole && words.len() > 2 * ENDS => {
            let last = words.get(words.len() - ENDS..).unwrap_or_default();
            format!("{},{}", joined(first.get(..ENDS).unwrap_or_default()), joined(last))
        }
        words => joined(words),
    };
    let count = folded.matches(&Folding::ALL.fold(quote)).take(2).count();
    if count < 2 {
        return own;
    }
    // In its own line: a browser looks no further.
    let line = |text: Option<&str>, is_before: bool| -> Vec<String> {
        let text = text.unwrap_or_default();
        let words: Vec<&str> = match is_before {
            true => text.rsplit('\n').next().unwrap_or_default().split_whitespace().collect(),
            false => text.split('\n').next().unwrap_or_default().split_whitespace().collect(),
        };
        let from = if is_before { words.len().saturating_sub(AROUND) } else { 0 };
        words.into_iter().skip(from).take(AROUND).map(str::to_owned).collect()
    };
    let (before, after) = (line(text.get(..start), true), line(text.get(end..), false));
    let escaped = |words: &[String]| escaped_for_fragment(&words.join(" "));
    let prefix = if before.is_empty() { String::new() } else { format!("{}-,", escaped(&before)) };
    let suffix = if after.is_empty() { String::new() } else { format!(",-{}", escaped(&after)) };
    format!("{prefix}{own}{suffix}")
}

/// A span, up to the edges of the words that it cuts: a browser finds whole words only.
fn whole_words(text: &str, span: Span) -> (usize, usize) {
    let (start, end) = (span.start() as usize, span.end() as usize);
    let is_word = |letter: &char| letter.is_alphanumeric();
    let begins_in = span.slice(text).chars().next().is_some_and(|letter| is_word(&letter));
    let ends_in = span.slice(text).chars().next_back().is_some_and(|letter| is_word(&letter));
    let before = text.get(..start).unwrap_or_default().chars().rev().take_while(is_word);
    let after = text.get(end..).unwrap_or_default().chars().take_while(is_word);
    let before: usize = if begins_in { before.map(char::len_utf8).sum() } else { 0 };
    let after: usize = if ends_in { after.map(char::len_utf8).sum() } else { 0 };
    (start - before, end + after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identity::DocumentId;
    use crate::read;

    #[track_caller]
    fn check(text: &str, fragment: &str) {
        let (mut plain, mut spans, mut start) = (String::new(), Vec::new(), 0);
        for letter in text.chars() {
            match letter {
                '[' => start = plain.len(),
                ']' => spans.push((start, plain.len())),
                letter => plain.push(letter),
            }
        }
        let spans = spans.into_iter().map(|(start, end)| Span::within(&plain, start, end).unwrap()).collect();
        let page = Page::new("https://x.fr".to_owned(), &plain);
        let found = page.pointing(&Spans::new(spans).unwrap());
        assert_eq!(found, format!("https://x.fr#:~:{fragment}"));
    }

    #[test]
    fn words_are_pointed_at_whole_or_by_their_ends() {
        check("Il [a-t-il, ici\u{a0}] dit\u{202f}: [oui].", "text=a%2Dt%2Dil%2C%20ici&text=oui");
        check("Le [délai de paiem]ent court.", "text=d%C3%A9lai%20de%20paiement");
        let five = ["mot"; 5].join("%20");
        check(
            &format!("Le [{}fin] là.", "mot ".repeat(60)),
            &format!("text={five},mot%20mot%20mot%20mot%20fin"),
        );
        check(
            "[Un titre\net un texte qui suit le titre de la page, long]",
            "text=Un%20titre%20et%20un%20texte,titre%20de%20la%20page%2C%20long",
        );
    }

    #[test]
    fn what_stands_twice_is_told_apart_by_the_words_around() {
        check(
            "Le délai court.\nOr, le [Délai] ne court pas ici.",
            "text=Or%2C%20le-,D%C3%A9lai,-ne%20court%20pas",
        );
    }

    #[test]
    fn a_document_has_the_address_of_its_file_or_of_its_question() {
        let read = |name: &str| {
            let id = DocumentId(uuid::Uuid::from_u128(1));
            read::read(id, name, "Une question.".to_owned()).0
        };
        let question = Question {
            chamber: Some(Chamber::AssembleeNationale),
            legislature: Some(17),
            number: Some(3331),
            kind: Some(QuestionKind::Written),
            ..Question::default()
        };
        let own = |name: &str, question: &Question| address(&read(name), question);
        assert_eq!(own("https://x.fr/q.htm#a", &question).as_deref(), Some("https://x.fr/q.htm"));
        let there = "https://questions.assemblee-nationale.fr/q17/17-3331QE.htm";
        assert_eq!(own("q.md", &question).as_deref(), Some(there));
        assert_eq!(own("q.md", &Question { chamber: Some(Chamber::Senat), ..question.clone() }), None);
        assert_eq!(own("q.md", &Question { legislature: None, ..question }), None);
    }
}
