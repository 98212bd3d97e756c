//! IndexedDB: the journal on this device.
//!
//! Every transaction is added, never overwritten, under its dossier, order and name, with strict
//! durability. It is stored when `complete` has fired, and not before. The version stays 1 for ever.
//!
//! Beside the journals stands one line for each dossier, for the list of them; a deleted dossier is one
//! whose line says when, and its journal stays as long as it is kept.
//!
//! Limitation: a dossier that one tab leaves open for 30 days after another deleted it is purged under it.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, IdbDatabase, IdbKeyRange, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
};

use super::Error;
use crate::exchange::shelf;
use crate::model::identity::{DossierId, Moment};
use crate::model::shelf::Shelved;

const NAME: &str = "scolie";
const TRANSACTIONS: &str = "transactions";
const DOSSIERS: &str = "dossiers";
/// How many transactions are read at once: few enough that the browser answers soon.
const PAGE: u32 = 250;

/// The open store.
#[derive(Debug, Clone)]
pub struct Storage {
    database: IdbDatabase,
}

/// A transaction to be stored.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its place in the journal.
    pub order: u64,
    /// Its name.
    pub id: String,
    /// Itself.
    pub json: String,
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
    /// Opens the store, making it the first time.
    ///
    /// # Errors
    ///
    /// When the browser has none, or does not let us.
    pub async fn open() -> Result<Self, Error> {
        let factory = gloo::utils::window().indexed_db()?.ok_or_else(|| Error::named("IndexedDB"))?;
        let request: IdbOpenDbRequest = factory.open_with_u32(NAME, 1)?;
        let upgrade = {
            let request = request.clone();
            Closure::once(move |_: Event| {
                let Ok(database) = request.result() else { return };
                let database: IdbDatabase = database.unchecked_into();
                let _ = database.create_object_store(TRANSACTIONS);
                let _ = database.create_object_store(DOSSIERS);
            })
        };
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database: IdbDatabase = answer(&request).await?.unchecked_into();
        Ok(Self { database })
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
        for entry in entries {
            journal.add_with_key(&entry.json.as_str().into(), &key(&id, entry.order, &entry.id))?;
        }
        let shelf = transaction.object_store(DOSSIERS)?;
        shelf.put_with_key(&shelf::write(dossier).into(), &id.into())?;
        done(&transaction).await
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
        Ok(Page { texts: values.iter().filter_map(|value| value.as_string()).collect(), next })
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
        done(&transaction).await
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
            transaction.object_store(DOSSIERS)?.delete(&dossier.id.to_string().into())?;
        }
        done(&transaction).await
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

async fn answer(request: &IdbRequest) -> Result<JsValue, Error> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(request.result()?),
        Err(_) => {
            Err(request.error().ok().flatten().map_or_else(|| Error::named("IndexedDB"), |e| Error(e.name())))
        }
    }
}

async fn done(transaction: &IdbTransaction) -> Result<(), Error> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        Err(_) => {
            Err(transaction.error().map_or_else(|| Error::named("AbortError"), |error| Error(error.name())))
        }
    }
}
