//! In which documents words stand: each text folded once, whoever asks.

use std::collections::BTreeMap;

use crate::model::document::Document;
use crate::model::folding::Folding;
use crate::model::identity::DocumentId;

/// Folded texts of documents.
#[derive(Debug, Default)]
pub struct Holding(BTreeMap<DocumentId, String>);

impl Holding {
    /// Folds the text of a document, if that was not done before.
    pub fn fold(&mut self, document: &Document) {
        self.0.entry(document.id).or_insert_with(|| Folding::TYPOGRAPHY.fold(&document.text));
    }

    /// Whether the text of a document was folded.
    pub fn has(&self, id: DocumentId) -> bool {
        self.0.contains_key(&id)
    }

    /// The documents that have all of some [words](words), in the order of their names.
    pub fn of<'a>(&'a self, words: &'a [String]) -> impl Iterator<Item = DocumentId> + 'a {
        let holds = |text: &str| words.iter().all(|own| text.contains(own.as_str()));
        self.0.iter().filter(move |(_, text)| holds(text)).map(|(id, _)| *id)
    }
}

/// Quotes as they are looked for in folded texts; none where there is nothing to look for.
pub fn words<'a>(quotes: impl Iterator<Item = &'a str>, folding: Folding) -> Option<Vec<String>> {
    let words: Vec<String> = quotes.map(|own| folding.fold(own.trim())).collect();
    (!words.is_empty() && !words.iter().any(String::is_empty)).then_some(words)
}
