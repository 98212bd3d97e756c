//! IndexedDB: the journal on this device.
//!
//! Every transaction is added, never overwritten, under its dossier, order and name, with strict
//! durability. It is stored when `complete` has fired, and not before. The version stays 1 for ever.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, IdbDatabase, IdbKeyRange, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
};

use super::Error;

const NAME: &str = "scolie";
const TRANSACTIONS: &str = "transactions";
const DOSSIERS: &str = "dossiers";

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

/// A dossier on this device, as the list of them shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelved {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
}

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

    /// Adds `entries` to the journal of a dossier in one durable transaction.
    ///
    /// # Errors
    ///
    /// When the browser has not stored them: then none of them is.
    pub async fn append(&self, dossier: &Shelved, entries: &[Entry]) -> Result<(), Error> {
        let transaction = self.durable()?;
        let journal = transaction.object_store(TRANSACTIONS)?;
        for entry in entries {
            journal.add_with_key(&entry.json.as_str().into(), &key(&dossier.id, entry.order, &entry.id))?;
        }
        let shelf = transaction.object_store(DOSSIERS)?;
        shelf.put_with_key(&dossier.title.as_str().into(), &dossier.id.as_str().into())?;
        done(&transaction).await
    }

    /// Every stored transaction of a dossier.
    ///
    /// # Errors
    ///
    /// When the browser cannot read them.
    pub async fn load(&self, dossier: &str) -> Result<Vec<String>, Error> {
        let transaction = self.database.transaction_with_str(TRANSACTIONS)?;
        let lower = Array::of1(&dossier.into());
        let upper = Array::of2(&dossier.into(), &Array::new());
        let range = IdbKeyRange::bound(&lower, &upper)?;
        let request = transaction.object_store(TRANSACTIONS)?.get_all_with_key(&range)?;
        let values: Array = answer(&request).await?.unchecked_into();
        Ok(values.iter().filter_map(|value| value.as_string()).collect())
    }

    /// The dossiers on this device.
    ///
    /// # Errors
    ///
    /// When the browser cannot read them.
    pub async fn dossiers(&self) -> Result<Vec<Shelved>, Error> {
        let transaction = self.database.transaction_with_str(DOSSIERS)?;
        let shelf = transaction.object_store(DOSSIERS)?;
        let (keys, titles) = (shelf.get_all_keys()?, shelf.get_all()?);
        let keys: Array = answer(&keys).await?.unchecked_into();
        let titles: Array = answer(&titles).await?.unchecked_into();
        let pairs = keys.iter().zip(titles.iter());
        Ok(pairs
            .filter_map(|(id, title)| Some(Shelved { id: id.as_string()?, title: title.as_string()? }))
            .collect())
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
