//! Which document each text of a file is: one of the dossier, or a new one.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::named;
use crate::exchange::foreign::{Foreign, Text};
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::folding::{Folding, fold};
use crate::model::identity::DocumentId;
use crate::model::question::{Question, QuestionKind};
use crate::read::{self, MediaType, fingerprint};

/// The documents of the texts of a file.
pub struct Texts {
    found: Vec<Found>,
    /// What names each of them.
    anchors: Vec<String>,
    fingerprint: String,
}

enum Found {
    /// It is there.
    Known(Rc<Document>),
    /// It comes with the file.
    New(Rc<Document>),
    /// It is nowhere.
    Missing,
}

impl Texts {
    /// Looks for the documents of `foreign` in `dossier`.
    pub fn find(dossier: &Dossier, foreign: &Foreign) -> Self {
        let known = Known::of(dossier);
        let mut new: HashMap<DocumentId, Rc<Document>> = HashMap::new();
        let found: Vec<Found> = foreign
            .texts
            .iter()
            .map(|text| match known.find(text) {
                Some(document) => Found::Known(document),
                None => match text.document.clone().or_else(|| make(text)) {
                    Some(document) => {
                        Found::New(Rc::clone(new.entry(document.id).or_insert(Rc::new(document))))
                    }
                    None => Found::Missing,
                },
            })
            .collect();
        let anchors: Vec<String> = foreign.texts.iter().map(anchor).collect();
        let fingerprint = fingerprint(&anchors.join("\n"));
        Self { found, anchors, fingerprint }
    }

    /// The document of the `index`th text.
    pub fn document(&self, index: usize) -> Option<Rc<Document>> {
        match self.found.get(index)? {
            Found::Known(document) | Found::New(document) => Some(Rc::clone(document)),
            Found::Missing => None,
        }
    }

    /// The document of the `index`th text, if it is a new one that is not taken yet.
    pub fn take_new(&mut self, index: usize) -> Option<Rc<Document>> {
        let Found::New(document) = self.found.get(index)? else { return None };
        let document = Rc::clone(document);
        for found in &mut self.found {
            if matches!(found, Found::New(own) if own.id == document.id) {
                *found = Found::Known(Rc::clone(&document));
            }
        }
        Some(document)
    }

    /// Adds a text that is a document of the dossier.
    pub fn add(&mut self, document: Option<Rc<Document>>) {
        self.anchors.push(document.as_ref().map(|own| own.id.to_string()).unwrap_or_default());
        self.found.push(document.map_or(Found::Missing, Found::Known));
    }

    /// What the `index`th text is called, for people.
    pub fn title(&self, index: usize, foreign: &Foreign) -> String {
        let text = foreign.texts.get(index);
        let said = || text.map(|text| text.title.clone().unwrap_or_else(|| text.name.clone()));
        match self.document(index) {
            Some(document) if !document.title.is_empty() => document.title.clone(),
            _ => said().unwrap_or_default(),
        }
    }

    /// What names the `index`th text, the same whenever the same file is read.
    pub fn anchor(&self, index: usize) -> String {
        self.anchors.get(index).cloned().unwrap_or_default()
    }

    /// What names all texts of the file together.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

fn anchor(text: &Text) -> String {
    let own = text.id.map(|id| id.to_string()).or_else(|| text.sha256.clone());
    own.or_else(|| text.words.as_deref().map(fingerprint)).unwrap_or_else(|| text.name.clone())
}

/// A document of the words of a file, if it has any.
fn make(text: &Text) -> Option<Document> {
    let words = text.words.as_deref().filter(|words| !words.trim().is_empty())?;
    let id = text.id.map_or_else(|| DocumentId(named(&["document", words])), DocumentId);
    // A number of a task says nothing to people: its first words do.
    let name = if text.name.contains(char::is_alphabetic) { &text.name } else { "" };
    let (document, _) = read::read_as(id, name, MediaType::Plain, words.to_owned());
    let title = text.title.clone().filter(|title| !title.trim().is_empty());
    let question = text.question.clone().or(document.question.clone());
    Some(Document { title: title.unwrap_or(document.title.clone()), question, ..document })
}

/// The documents of a dossier by what texts say of themselves.
struct Known<'a> {
    dossier: &'a Dossier,
    by_words: HashMap<String, &'a Rc<Document>>,
    by_hash: HashMap<String, &'a Rc<Document>>,
    /// By their letters alone, once a text is not found otherwise.
    by_letters: OnceCell<HashMap<String, &'a Rc<Document>>>,
}

impl<'a> Known<'a> {
    fn of(dossier: &'a Dossier) -> Self {
        let documents = || dossier.documents.values();
        let sources = documents().map(|document| (fingerprint(&even(&document.source.text)), document));
        let texts = documents().map(|document| (fingerprint(&even(&document.text)), document));
        let hashes = documents().map(|document| (fingerprint(&document.text), document));
        let by_words = sources.chain(texts).collect();
        Self { dossier, by_hash: hashes.collect(), by_words, by_letters: OnceCell::new() }
    }

    fn find(&self, text: &Text) -> Option<Rc<Document>> {
        let by_id = || self.dossier.documents.get(&DocumentId(text.id?));
        let by_words = || {
            let words = text.words.as_deref().map(|words| fingerprint(&even(words)));
            words.and_then(|words| self.by_words.get(&words).copied())
        };
        let by_hash = || self.by_hash.get(text.sha256.as_deref()?).copied();
        // Formats of columns do not keep the white space.
        let by_letters = || {
            let wanted = letters(text.words.as_deref()?)?;
            let documents = self.dossier.documents.values();
            let all = || documents.filter_map(|own| Some((letters(&own.text)?, own))).collect();
            self.by_letters.get_or_init(all).get(&wanted).copied()
        };
        let found = by_id().or_else(by_words).or_else(by_hash).or_else(by_letters);
        // A text that has words of its own is not another one of the same name.
        let found = found.or_else(|| {
            let has_words = text.words.is_some() || text.document.is_some();
            if has_words { None } else { self.by_name(text) }
        });
        found.map(Rc::clone)
    }

    /// The only document that is called so: by its file, its number in an address, or its title.
    fn by_name(&self, text: &Text) -> Option<&Rc<Document>> {
        let only = |fits: &dyn Fn(&Document) -> bool| {
            let mut found = self.dossier.documents.values().filter(|document| fits(document));
            found.next().filter(|_| found.next().is_none())
        };
        let said = &text.question;
        let agrees = |question: &Question| {
            question.number == said.number
                && (said.legislature.is_none() || question.legislature == said.legislature)
                && (said.kind.is_none() || question.kind == said.kind)
                && (said.chamber.is_none() || question.chamber == said.chamber)
        };
        let by_data = || said.number.and_then(|_| only(&|own| agrees(self.dossier.question_of(own))));
        let file = stem(&text.name);
        let by_file = || only(&|document| !file.is_empty() && stem(&document.source.name) == file);
        let by_number = || {
            let (legislature, number, kind) = question_in(&text.name)?;
            only(&|document| {
                let question = self.dossier.question_of(document);
                (question.legislature, question.number) == (Some(legislature), Some(number))
                    && question.kind.is_none_or(|own| own == kind)
            })
        };
        let title = text.title.as_deref().map(|title| fold(title.trim())).filter(|title| !title.is_empty());
        let by_title = || {
            let title = title.as_deref()?;
            only(&|document| fold(self.dossier.title_of(document).trim()) == title)
        };
        by_data().or_else(by_file).or_else(by_number).or_else(by_title)
    }
}

/// Without what tools change at will: line ends, and space at the end.
fn even(text: &str) -> String {
    text.replace("\r\n", "\n").trim_end().to_owned()
}

/// The fingerprint of a text without its white space; none of one without a letter.
fn letters(text: &str) -> Option<String> {
    let folded = Folding { typography: true, ..Folding::NONE }.fold(text);
    let letters: String = folded.chars().filter(|own| !own.is_whitespace() && !own.is_control()).collect();
    (!letters.is_empty()).then(|| fingerprint(&letters))
}

/// The name of a file, without its folders and its ending.
fn stem(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    fold(name.split_once('.').map_or(name, |(stem, _)| stem))
}

/// The question of an address of the Assemblée: `…/q17/17-3331QE.htm`.
fn question_in(address: &str) -> Option<(u16, u32, QuestionKind)> {
    let name = address.rsplit('/').next()?;
    let (legislature, rest) = name.split_once('-')?;
    let digits = rest.find(|letter: char| !letter.is_ascii_digit())?;
    let (number, kind) = rest.split_at_checked(digits)?;
    let kind = match kind.split_once('.').map_or(kind, |(kind, _)| kind) {
        "QE" => QuestionKind::Written,
        "QG" => QuestionKind::ToGovernment,
        "QOSD" | "QO" => QuestionKind::Oral,
        _ => return None,
    };
    Some((legislature.parse().ok()?, number.parse().ok()?, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_assemblee_names_its_question() {
        let found = question_in("https://questions.assemblee-nationale.fr/q17/17-3331QE.htm");
        assert_eq!(found, Some((17, 3331, QuestionKind::Written)));
        assert_eq!(question_in("https://example.org/17-x.htm"), None);
        assert_eq!(question_in("é-€"), None);
    }
}
