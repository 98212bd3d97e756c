//! IndexedDB: the journal on this device.
//!
//! Every transaction is added, never overwritten, under its dossier, order and name, with strict
//! durability. It is stored when `complete` has fired, and not before. The version stays 1 for ever.
//!
//! Beside the journals stands one line for each dossier, for the list of them; a deleted dossier is one
//! whose line says when, and its journal stays as long as it is kept.
//!
//! Limitation: a dossier that one tab leaves open for 30 days after another deleted it is purged under it.

mod beside;
mod pieces;
mod waiting;

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, JsString, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    Event, IdbDatabase, IdbKeyRange, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
};

use self::beside::{folder_of, front_of};
pub(super) use self::waiting::within;
use self::waiting::{answer, answer_within, commit, done};
use super::Error;
use crate::exchange::shelf;
use crate::model::identity::{DossierId, Moment};
use crate::model::saving::MISSING;
use crate::model::shelf::Shelved;

const NAME: &str = "scolie";
const TRANSACTIONS: &str = "transactions";
const DOSSIERS: &str = "dossiers";
/// How many transactions are read at once: few enough that the browser answers soon.
const PAGE: u32 = 250;

/// How long the browser may take to open the store, in milliseconds.
const OPENS_WITHIN: u32 = 5_000;
/// How long it may take to answer, and how many bytes it may store in each millisecond of more.
const ANSWERS_WITHIN: u32 = 15_000;
const BYTES_A_MILLISECOND: u32 = 1_000;

/// The open store.
#[derive(Debug, Clone)]
pub struct Storage {
    database: IdbDatabase,
    emptied: bool,
    _listeners: Rc<[EventListener; 2]>,
}

/// A transaction to be stored.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its place in the journal.
    pub order: u64,
    /// Its name.
    pub id: String,
    /// Itself, as a text of the browser.
    json: JsValue,
    /// About how long it is.
    length: u32,
}

impl Entry {
    /// A transaction as JSON.
    #[must_use]
    pub fn new(order: u64, id: String, json: &str) -> Self {
        Self { order, id, json: json.into(), length: u32::try_from(json.len()).unwrap_or(u32::MAX) }
    }

    /// Adds the next piece of it.
    pub fn push(&mut self, piece: &str) {
        let text: &JsString = self.json.unchecked_ref();
        self.json = text.concat(&piece.into()).into();
        self.length = self.length.saturating_add(u32::try_from(piece.len()).unwrap_or(u32::MAX));
    }

    /// Itself.
    #[must_use]
    pub fn json(&self) -> String {
        self.json.as_string().unwrap_or_default()
    }

    /// A transaction as a text of the browser.
    pub(super) fn of_text(order: u64, id: String, json: JsValue) -> Self {
        let length = json.dyn_ref::<JsString>().map_or(0, JsString::length);
        Self { order, id, json, length }
    }

    /// About how long it is, in bytes.
    pub(super) fn length(&self) -> u32 {
        self.length
    }

    /// Itself, as a text of the browser.
    pub(super) fn text(&self) -> &JsValue {
        &self.json
    }
}

/// A part of a stored journal.
#[derive(Debug)]
pub struct Page {
    /// Its transactions.
    pub texts: Vec<String>,
    /// Where the next part begins; none when this is the last one.
    pub next: Option<Bookmark>,
}

/// A place between two stored transactions.
#[derive(Debug, Clone)]
pub struct Bookmark(JsValue);

impl Storage {
    /// Opens the store, making it the first time. `lost` is called when it is closed under us.
    ///
    /// # Errors
    ///
    /// When the browser has none, does not let us, or does not answer.
    pub async fn open(lost: impl Fn() + 'static) -> Result<Self, Error> {
        let factory = gloo::utils::window().indexed_db()?.ok_or_else(|| Error::named(MISSING))?;
        let request: IdbOpenDbRequest = factory.open_with_u32(NAME, 1)?;
        let emptied = Rc::new(Cell::new(false));
        let upgrade = {
            let (request, emptied) = (request.clone(), Rc::clone(&emptied));
            Closure::once(move |event: Event| {
                let loss = Reflect::get(&event, &"dataLoss".into());
                emptied.set(loss.is_ok_and(|loss| loss == "total"));
                let Ok(database) = request.result() else { return };
                let database: IdbDatabase = database.unchecked_into();
                let _ = database.create_object_store(TRANSACTIONS);
                let _ = database.create_object_store(DOSSIERS);
            })
        };
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database: IdbDatabase = answer_within(&request, OPENS_WITHIN).await?.unchecked_into();
        let closing = database.clone();
        let changed = EventListener::new(&database, "versionchange", move |_| {
            // Someone deletes the store: it is not to be kept from it, and is filled again from memory.
            closing.close();
        });
        let closed = EventListener::new(&database, "close", move |_| lost());
        Ok(Self { database, emptied: emptied.get(), _listeners: Rc::new([changed, closed]) })
    }

    /// Whether the browser found it damaged and made it anew: Chromium alone says so, and only the first time.
    #[must_use]
    pub fn is_emptied(&self) -> bool {
        self.emptied
    }

    /// Adds `entries` to the journal of a dossier, and what the list says of it, in one durable transaction.
    ///
    /// # Errors
    ///
    /// When the browser has not stored them: then none of them is.
    pub async fn append(&self, dossier: &Shelved, entries: &[Entry]) -> Result<(), Error> {
        let transaction = self.durable()?;
        let journal = transaction.object_store(TRANSACTIONS)?;
        let id = dossier.id.to_string();
        let mut length = 0_u32;
        for entry in entries {
            pieces::add(&journal, &id, entry)?;
            length = length.saturating_add(entry.length);
        }
        let shelf = transaction.object_store(DOSSIERS)?;
        shelf.put_with_key(&shelf::write(dossier).into(), &id.into())?;
        commit(&transaction);
        done(&transaction, ANSWERS_WITHIN.saturating_add(length / BYTES_A_MILLISECOND)).await
    }

    /// How many transactions of a dossier are stored.
    ///
    /// # Errors
    ///
    /// When the browser cannot tell.
    pub async fn count(&self, dossier: DossierId) -> Result<usize, Error> {
        let transaction = self.database.transaction_with_str(TRANSACTIONS)?;
        let range = journal_of(dossier, None)?;
        let count = answer(&transaction.object_store(TRANSACTIONS)?.count_with_key(&range)?).await?;
        Ok(counted(&count))
    }

    /// The names of the stored transactions of a dossier, each with where it is found.
    ///
    /// # Errors
    ///
    /// When the browser cannot read them.
    pub async fn names(&self, dossier: DossierId) -> Result<Vec<(String, Bookmark)>, Error> {
        let transaction = self.database.transaction_with_str(TRANSACTIONS)?;
        let range = journal_of(dossier, None)?;
        let keys = transaction.object_store(TRANSACTIONS)?.get_all_keys_with_key(&range)?;
        let keys: Array = answer(&keys).await?.unchecked_into();
        let named = |key: JsValue| Some((key.dyn_ref::<Array>()?.get(2).as_string()?, Bookmark(key)));
        Ok(keys.iter().filter_map(named).collect())
    }

    /// The stored transactions at these places.
    ///
    /// # Errors
    ///
    /// When the browser cannot read them.
    pub async fn at(&self, places: &[Bookmark]) -> Result<Vec<String>, Error> {
        let transaction = self.database.transaction_with_str(TRANSACTIONS)?;
        let journal = transaction.object_store(TRANSACTIONS)?;
        let requests: Vec<IdbRequest> =
            places.iter().map(|place| journal.get(&place.0)).collect::<Result<_, _>>()?;
        let mut values = Vec::new();
        for request in &requests {
            values.push(answer(request).await?);
        }
        let mut texts = Vec::new();
        for (place, value) in places.iter().zip(&values) {
            texts.extend(self.whole(&place.0, value).await?);
        }
        Ok(texts)
    }

    /// Lets go of the store.
    pub fn close(&self) {
        self.database.close();
    }

    /// A part of the stored journal of a dossier: the first one, or the one at `from`.
    ///
    /// # Errors
    ///
    /// When the browser cannot read it.
    pub async fn page(&self, dossier: DossierId, from: Option<&Bookmark>) -> Result<Page, Error> {
        let transaction = self.database.transaction_with_str(TRANSACTIONS)?;
        let journal = transaction.object_store(TRANSACTIONS)?;
        let range = journal_of(dossier, from)?;
        let keys = journal.get_all_keys_with_key_and_limit(&range, PAGE)?;
        let values = journal.get_all_with_key_and_limit(&range, PAGE)?;
        let keys: Array = answer(&keys).await?.unchecked_into();
        let values: Array = answer(&values).await?.unchecked_into();
        let next = (values.length() == PAGE).then(|| Bookmark(keys.get(PAGE - 1)));
        let mut texts = Vec::new();
        for (place, value) in keys.iter().zip(values.iter()) {
            texts.extend(self.whole(&place, &value).await?);
        }
        Ok(Page { texts, next })
    }

    /// The dossiers on this device, deleted ones among them.
    ///
    /// # Errors
    ///
    /// When the browser cannot read them.
    pub async fn dossiers(&self) -> Result<Vec<Shelved>, Error> {
        shelved(&self.database.transaction_with_str(DOSSIERS)?).await
    }

    /// Makes what the list says of one dossier what `change` makes of it; nothing where it is not there.
    ///
    /// # Errors
    ///
    /// When the browser has not stored it.
    pub async fn revise(
        &self,
        dossier: DossierId,
        change: impl FnOnce(Shelved) -> Shelved,
    ) -> Result<(), Error> {
        let transaction = self.durable()?;
        let shelf = transaction.object_store(DOSSIERS)?;
        let name = JsValue::from(dossier.to_string());
        let known = answer(&shelf.get(&name)?).await?;
        if !known.is_undefined() {
            let known = shelf::read(dossier, &known.as_string().unwrap_or_default());
            shelf.put_with_key(&shelf::write(&change(known)).into(), &name)?;
        }
        done(&transaction, ANSWERS_WITHIN).await
    }

    /// Takes the dossiers whose 30 days are over off the device, with their journals.
    ///
    /// Whether they are over is asked in the same transaction: another tab may just have restored one.
    ///
    /// # Errors
    ///
    /// When the browser has not done it: then all of them are still there.
    pub async fn purge(&self, now: Moment) -> Result<(), Error> {
        let transaction = self.durable()?;
        let dossiers = shelved(&transaction).await?;
        for dossier in dossiers.into_iter().filter(|dossier| dossier.is_over(now)) {
            transaction.object_store(TRANSACTIONS)?.delete(&journal_of(dossier.id, None)?.into())?;
            transaction.object_store(TRANSACTIONS)?.delete(&pieces::of(dossier.id)?.into())?;
            transaction.object_store(TRANSACTIONS)?.delete(&folder_of(dossier.id))?;
            transaction.object_store(TRANSACTIONS)?.delete(&front_of(dossier.id))?;
            transaction.object_store(DOSSIERS)?.delete(&dossier.id.to_string().into())?;
        }
        done(&transaction, ANSWERS_WITHIN).await
    }

    /// A transaction that is complete only when it is on the disk.
    ///
    /// Bound by hand: the durability option is not yet in `web-sys`.
    fn durable(&self) -> Result<IdbTransaction, Error> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let stores = Array::of2(&TRANSACTIONS.into(), &DOSSIERS.into());
        let method: js_sys::Function = Reflect::get(&self.database, &"transaction".into())?.unchecked_into();
        let mode = JsValue::from(IdbTransactionMode::Readwrite);
        Ok(method.call3(&self.database, &stores, &mode, &options)?.unchecked_into())
    }
}

/// Asks the browser not to clear the store when it needs room. It may ask the analyst, and never answer.
pub fn persist() {
    let ask = || {
        let storage = Reflect::get(&gloo::utils::window().navigator(), &"storage".into()).ok()?;
        let method: js_sys::Function = Reflect::get(&storage, &"persist".into()).ok()?.dyn_into().ok()?;
        let promise: Promise = method.call0(&storage).ok()?.dyn_into().ok()?;
        let heard = Closure::once(|_: JsValue| {});
        let _ = promise.catch(&heard);
        heard.forget();
        Some(())
    };
    let _ = ask();
}

/// What the list says of every dossier. A name that is none of ours names nothing that can be opened.
async fn shelved(transaction: &IdbTransaction) -> Result<Vec<Shelved>, Error> {
    let store = transaction.object_store(DOSSIERS)?;
    let (keys, values) = (store.get_all_keys()?, store.get_all()?);
    let keys: Array = answer(&keys).await?.unchecked_into();
    let values: Array = answer(&values).await?.unchecked_into();
    let read = |(id, text): (JsValue, JsValue)| {
        let id = DossierId(id.as_string()?.parse().ok()?);
        Some(shelf::read(id, &text.as_string().unwrap_or_default()))
    };
    Ok(keys.iter().zip(values.iter()).filter_map(read).collect())
}

fn counted(count: &JsValue) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
    let count = count.as_f64().unwrap_or_default() as usize;
    count
}

/// The keys of a dossier's journal, those up to `from` left out.
fn journal_of(dossier: DossierId, from: Option<&Bookmark>) -> Result<IdbKeyRange, Error> {
    let name = JsValue::from(dossier.to_string());
    let upper = Array::of2(&name, &Array::new());
    let lower = from.map_or_else(|| Array::of1(&name).into(), |bookmark| bookmark.0.clone());
    Ok(IdbKeyRange::bound_with_lower_open(&lower, &upper, from.is_some())?)
}

fn key(dossier: &str, order: u64, id: &str) -> Array {
    #[expect(clippy::cast_precision_loss, reason = "no journal has 2^53 transactions")]
    let order = order as f64;
    Array::of3(&dossier.into(), &order.into(), &id.into())
}
