//! From item to place: what positions tell first, then what the engine finds of the rest, text by text.

use super::ground::Ground;
use super::search::{Asked, Placed, quoted};
use super::{Landed, Placing, Sure};
use crate::anchor::Quoted;
use crate::exchange::foreign::{Extract, Item};
use crate::model::arrival::Why;
use crate::model::identity::DocumentId;
use crate::model::orphan::Quote;
use crate::model::span::Spans;

/// What is known of an item before what is left is looked for.
#[derive(Debug)]
pub enum Stand {
    /// It has no text, or no words.
    Waits(Option<DocumentId>, Why),
    /// Where its extracts stand; which passage of the search of its text those are that have no place yet.
    Stands(DocumentId, Vec<Option<Placed>>, Option<Asked>),
}

impl Placing {
    /// Looks at one more item; false when all were looked at.
    pub(super) fn stand(&mut self) -> bool {
        let index = self.stands.len();
        let Some(mut item) = self.foreign.items.get(index).cloned() else { return false };
        let stand = match self.settle(&mut item) {
            Ok(()) => self.stand_of(&item),
            Err(why) => Stand::Waits(None, why),
        };
        if let Some(own) = self.foreign.items.get_mut(index) {
            own.text = item.text;
        }
        self.sought += usize::from(!matches!(stand, Stand::Stands(_, _, Some(_))));
        self.stands.push(stand);
        true
    }

    fn stand_of(&mut self, item: &Item) -> Stand {
        let Some(ground) = self.ground(item.text) else { return Stand::Waits(None, Why::NoDocument) };
        let id = ground.document.id;
        let place = |extract: &Extract| extract.position.map(|(start, _)| u64::from(start));
        let at = |ground: &mut Ground, extract: &Extract| {
            ground.at(extract).map(|span| Placed { span, kept: true, changed: None })
        };
        let places: Vec<Option<Placed>> = item.extracts.iter().map(|extract| at(ground, extract)).collect();
        let left = || item.extracts.iter().zip(&places).filter(|(_, own)| own.is_none()).map(|(own, _)| own);
        let mut quotes: Vec<(Option<u64>, Quote)> = Vec::new();
        for extract in left() {
            let Some(quote) = ground.quote(extract) else { return Stand::Waits(Some(id), Why::NotFound) };
            quotes.push((place(extract), quote));
        }
        let theirs: Option<Vec<_>> = left().map(|extract| ground.in_other_words(extract)).collect();
        let search = self.searches.entry(item.text).or_default();
        for (extract, own) in item.extracts.iter().zip(&places) {
            own.iter().for_each(|own| search.know(place(extract), own.span));
        }
        if quotes.is_empty() {
            return Stand::Stands(id, places, None);
        }
        let theirs = theirs.filter(|theirs| theirs.windows(2).all(|pair| pair.is_sorted()));
        let asked = match theirs.and_then(Spans::new).filter(|spans| spans.iter().count() == quotes.len()) {
            Some(spans) => search.align(spans),
            None => search
                .quote(quotes.into_iter().map(|(place, own)| quoted(own, place)).collect::<Vec<Quoted>>()),
        };
        Stand::Stands(id, places, Some(asked))
    }

    /// The document of a text, ready for its items.
    fn ground(&mut self, text: usize) -> Option<&mut Ground> {
        let (texts, items, of_texts) = (&self.foreign.texts, &self.foreign.items, &self.of_texts);
        let document = self.texts.document(text)?;
        Some(self.grounds.entry(text).or_insert_with(|| {
            let own = of_texts.get(&text).map(Vec::as_slice).unwrap_or_default();
            let own = own.iter().filter_map(|index| items.get(*index));
            let words = texts.get(text).and_then(|text| {
                let own = || text.document.as_ref().map(|document| document.text.clone());
                text.words.clone().or_else(own)
            });
            Ground::new(document, words, own.flat_map(|own| &own.extracts))
        }))
    }

    /// One step of looking for what no position tells; false when all of it was looked for.
    pub(super) fn seek(&mut self) -> bool {
        let own = self.searches.range_mut(self.seeking..).next();
        let Some((text, search)) = own else { return false };
        self.seeking = *text;
        match self.grounds.get(text).and_then(|ground| search.go_on(ground)) {
            Some(more) => self.sought += more,
            None => self.seeking += 1,
        }
        true
    }

    /// Where an item stands: all of its extracts must have their place.
    pub(super) fn landed(&self, item: &Item, index: usize) -> Landed {
        let (id, places, asked) = match self.stands.get(index) {
            None => return Landed::Waits(None, Why::NotFound),
            Some(Stand::Waits(id, why)) => return Landed::Waits(*id, *why),
            Some(Stand::Stands(id, places, asked)) => (*id, places, *asked),
        };
        let search = self.searches.get(&item.text);
        let found = match asked.zip(search) {
            None => Ok(&[] as &[Placed]),
            Some((asked, search)) => search.found(asked),
        };
        let mut found = match found {
            Err(why) => return Landed::Waits(Some(id), why),
            Ok(found) => found.iter().copied(),
        };
        let placed: Vec<Placed> = places.iter().filter_map(|own| own.or_else(|| found.next())).collect();
        let changed = placed.iter().filter_map(|own| own.changed).min();
        let sure = match changed {
            Some(similarity) => Sure::Changed(similarity.0),
            None if placed.iter().all(|own| own.kept) => Sure::Kept,
            None => Sure::Found,
        };
        match Spans::new(placed.into_iter().map(|own| own.span).collect()) {
            Some(spans) => Landed::Placed(id, spans, sure),
            None => Landed::Waits(Some(id), Why::NotFound),
        }
    }
}
