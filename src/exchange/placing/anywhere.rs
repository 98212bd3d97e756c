//! Items that do not say which text they belong to: the only document in which their words stand has them.

use std::collections::HashMap;
use std::rc::Rc;

use super::Placing;
use crate::exchange::foreign::{Item, Text};
use crate::model::arrival::Why;
use crate::model::folding::Folding;
use crate::model::identity::DocumentId;

/// The documents that were looked through, and the texts that were made for some of them.
#[derive(Debug, Default)]
pub struct Anywhere {
    folded: Vec<(DocumentId, String)>,
    texts: HashMap<DocumentId, usize>,
}

impl Placing {
    /// Finds the text of an item that names none; why there is none, if so.
    pub(super) fn settle(&mut self, item: &mut Item) -> Result<(), Why> {
        let is_named = |text: &Text| *text != Text::default();
        if self.foreign.texts.get(item.text).is_none_or(is_named) {
            return Ok(());
        }
        if self.anywhere.folded.is_empty() {
            let documents = self.dossier.documents.values();
            self.anywhere.folded =
                documents.map(|own| (own.id, Folding::TYPOGRAPHY.fold(&own.text))).collect();
        }
        let quotes: Vec<String> = item
            .extracts
            .iter()
            .map(|extract| Folding::TYPOGRAPHY.fold(extract.quote.as_deref().unwrap_or_default().trim()))
            .collect();
        if quotes.iter().any(String::is_empty) {
            return Err(Why::NoDocument);
        }
        let mut found = self
            .anywhere
            .folded
            .iter()
            .filter(|(_, text)| quotes.iter().all(|quote| text.contains(quote.as_str())))
            .map(|(id, _)| *id);
        let Some(document) = found.next() else { return Err(Why::NotFound) };
        let others = found.count();
        if others > 0 {
            return Err(Why::Several(others + 1));
        }
        let next = self.foreign.texts.len();
        item.text = *self.anywhere.texts.entry(document).or_insert(next);
        if item.text == next {
            self.foreign.texts.push(Text { id: Some(document.0), ..Text::default() });
            self.texts.add(self.dossier.documents.get(&document).map(Rc::clone));
        }
        Ok(())
    }
}
