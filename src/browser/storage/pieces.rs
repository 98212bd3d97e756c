//! Transactions that are too long for the browser to take in one value: Chromium takes 127 MiB, and most texts have
//! two bytes a letter there.
//!
//! In the journal stands how many pieces there are, and each piece under a key of its own, in one transaction with it.

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;
use web_sys::{IdbKeyRange, IdbObjectStore};

use super::waiting::answer;
use super::{Entry, Storage, TRANSACTIONS, counted, key};
use crate::browser::Error;
use crate::model::identity::DossierId;

/// Under this key, the place of a transaction and a number lies one piece of it.
const PIECE: &str = "piece";
/// The longest piece, in UTF-16 units.
const LONGEST: u32 = 1 << 24;

/// Adds a transaction of `dossier` to the journal, in pieces where it is long.
pub(super) fn add(journal: &IdbObjectStore, dossier: &str, entry: &Entry) -> Result<(), JsValue> {
    let place = key(dossier, entry.order, &entry.id);
    let text: &JsString = entry.text().unchecked_ref();
    let count = text.length().div_ceil(LONGEST);
    if count <= 1 {
        return journal.add_with_key(text, &place).map(drop);
    }
    journal.add_with_key(&count.into(), &place)?;
    for (number, start) in (0..text.length()).step_by(LONGEST as usize).enumerate() {
        journal.add_with_key(&text.slice(start, start.saturating_add(LONGEST)), &at(&place, number))?;
    }
    Ok(())
}

/// The keys of all pieces of a dossier.
pub(super) fn of(dossier: DossierId) -> Result<IdbKeyRange, JsValue> {
    let (piece, name) = (JsValue::from(PIECE), JsValue::from(dossier.to_string()));
    IdbKeyRange::bound(&Array::of2(&piece, &name), &Array::of3(&piece, &name, &Array::new()))
}

impl Storage {
    /// What stands in the journal at `place` as `value`: itself, or all pieces of it.
    pub(super) async fn whole(&self, place: &JsValue, value: &JsValue) -> Result<Option<String>, Error> {
        if value.as_f64().is_none() {
            return Ok(value.as_string());
        }
        let journal = self.database.transaction_with_str(TRANSACTIONS)?.object_store(TRANSACTIONS)?;
        let keys = (0..counted(value)).map(|number| at(place.unchecked_ref(), number));
        let asked: Vec<_> = keys.map(|key| journal.get(&key)).collect::<Result<_, _>>()?;
        let pieces = Array::new();
        for request in &asked {
            pieces.push(&answer(request).await?);
        }
        // As the browser's texts: a piece may begin within a letter.
        Ok(Some(pieces.join("").into()))
    }
}

fn at(place: &Array, number: usize) -> Array {
    Array::of1(&PIECE.into()).concat(place).concat(&Array::of1(&number.into()))
}
