//! What is not stored yet, in plain JavaScript.
//!
//! It outlives the program: whatever stops it, the recovery page finds here what was done and not yet stored.
//! So a transaction lies here before anything of it is shown; a large one that a file holds as well, soon after.

use js_sys::{Array, Map, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::storage::Entry;
use crate::model::identity::DossierId;

/// What the recovery page knows of the program.
const SCOLIE: &str = "scolie";
const PENDING: &str = "pending";

/// Keeps a transaction of a dossier until it is stored.
pub fn keep(dossier: DossierId, entry: &Entry) {
    let Some(pending) = pending() else { return };
    #[expect(clippy::cast_precision_loss, reason = "no journal has 2^53 transactions")]
    let order = entry.order as f64;
    let id = JsValue::from(&*entry.id);
    let held = Array::of4(&dossier.to_string().into(), &order.into(), &id, entry.text());
    pending.set(&id, &held);
}

/// Whether the transaction of that name is kept.
#[must_use]
pub fn holds(id: &str) -> bool {
    pending().is_some_and(|pending| pending.has(&id.into()))
}

/// The transaction of that name, if it is kept.
#[must_use]
pub fn entry(id: &str) -> Option<Entry> {
    let held: Array = pending()?.get(&id.into()).dyn_into().ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was an order")]
    let order = held.get(1).as_f64()? as u64;
    Some(Entry::of_text(order, id.to_owned(), held.get(3)))
}

/// Lets go of what is stored.
pub fn forget<'a>(ids: impl Iterator<Item = &'a str>) {
    let Some(pending) = pending() else { return };
    ids.for_each(|id| {
        pending.delete(&id.into());
    });
}

/// Tells the recovery page why the program stops.
pub fn tell(reason: &str) {
    if let Some(shared) = shared() {
        let _ = Reflect::set(&shared, &"reason".into(), &reason.into());
    }
}

/// What is shared with the recovery page: made where there is no such page.
fn shared() -> Option<JsValue> {
    let global = js_sys::global();
    let name = JsValue::from(SCOLIE);
    let known = Reflect::get(&global, &name).ok()?;
    if known.is_object() {
        return Some(known);
    }
    let made: JsValue = Object::new().into();
    Reflect::set(&global, &name, &made).ok()?;
    Some(made)
}

fn pending() -> Option<Map> {
    let (shared, name) = (shared()?, JsValue::from(PENDING));
    let known = Reflect::get(&shared, &name).ok()?;
    if let Ok(map) = known.dyn_into::<Map>() {
        return Some(map);
    }
    let made = Map::new();
    Reflect::set(&shared, &name, &made).ok()?;
    Some(made)
}
