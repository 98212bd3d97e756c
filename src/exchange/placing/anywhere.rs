//! Items that do not say which text they belong to: the only document in which their words stand has them.

use std::collections::HashMap;
use std::rc::Rc;

use super::Placing;
use super::holding::{Holding, words};
use crate::exchange::foreign::{Item, Text};
use crate::model::arrival::Why;
use crate::model::folding::Folding;
use crate::model::identity::DocumentId;

/// The documents that were looked through, and the texts that were made for some of them.
#[derive(Debug, Default)]
pub struct Anywhere {
    holding: Option<Holding>,
    texts: HashMap<DocumentId, usize>,
}

impl Placing {
    /// Finds the text of an item that names none; why there is none, if so.
    pub(super) fn settle(&mut self, item: &mut Item) -> Result<(), Why> {
        let is_named = |text: &Text| *text != Text::default();
        if self.foreign.texts.get(item.text).is_none_or(is_named) {
            return Ok(());
        }
        let dossier = &self.dossier;
        let holding = self.anywhere.holding.get_or_insert_with(|| {
            let mut holding = Holding::default();
            dossier.documents.values().for_each(|own| holding.fold(own));
            holding
        });
        let quotes = item.extracts.iter().map(|extract| extract.quote.as_deref().unwrap_or_default());
        let words = words(quotes, Folding::TYPOGRAPHY).ok_or(Why::NoDocument)?;
        let mut found = holding.of(&words);
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
