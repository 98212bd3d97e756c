//! What stands in the store beside the journals: room that can be given back, the folders of the copies, and what the
//! screen shows first of a dossier.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::IdbKeyRange;

use super::waiting::{answer, commit, done};
use super::{ANSWERS_WITHIN, Storage, TRANSACTIONS, counted, journal_of};
use crate::browser::Error;
use crate::browser::copy_folder::CopyFolder;
use crate::model::identity::DossierId;

/// Under this key lies nothing but room, to be given back when there is none left: only then Firefox writes again.
const BALLAST: &str = "ballast";
const BALLAST_SIZE: u32 = 1 << 20;
/// How much chance the browser gives at once, in bytes.
const CHANCE: u32 = 1 << 16;
/// Under this key and the name of a dossier lies the folder that it is copied to.
const FOLDER: &str = "folder";
/// Under this key and the name of a dossier lies what the screen shows first of it.
const FRONT: &str = "front";
const HANDLE: &str = "handle";
const TOLD: &str = "told";

impl Storage {
    /// Keeps some room that can be given back.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn reserve(&self) -> Result<(), Error> {
        let transaction = self.durable()?;
        let store = transaction.object_store(TRANSACTIONS)?;
        let name: JsValue = Array::of1(&BALLAST.into()).into();
        let known = answer(&store.count_with_key(&name)?).await?;
        if known.as_f64() == Some(0.0) {
            // Zeros would be packed to nothing.
            let room = Uint8Array::new_with_length(BALLAST_SIZE);
            let crypto = gloo::utils::window().crypto()?;
            for start in (0..BALLAST_SIZE).step_by(CHANCE as usize) {
                crypto.get_random_values_with_array_buffer_view(&room.subarray(start, start + CHANCE))?;
            }
            store.put_with_key(&room, &name)?;
        }
        done(&transaction, ANSWERS_WITHIN).await
    }

    /// Gives back the room that was kept, and what fronts take.
    ///
    /// # Errors
    ///
    /// When the browser cannot.
    pub async fn release(&self) -> Result<(), Error> {
        let transaction = self.durable()?;
        let store = transaction.object_store(TRANSACTIONS)?;
        store.delete(&Array::of1(&BALLAST.into()).into())?;
        let (first, last) = (Array::of1(&FRONT.into()), Array::of2(&FRONT.into(), &Array::new()));
        store.delete(&IdbKeyRange::bound(&first, &last)?.into())?;
        done(&transaction, ANSWERS_WITHIN).await
    }

    /// Keeps the folder that a dossier is copied to, with what is `told` of its files.
    ///
    /// # Errors
    ///
    /// When the browser has not stored it.
    pub async fn keep_folder(
        &self,
        dossier: DossierId,
        folder: &CopyFolder,
        told: &str,
    ) -> Result<(), Error> {
        let kept = Object::new();
        Reflect::set(&kept, &HANDLE.into(), folder.handle())?;
        Reflect::set(&kept, &TOLD.into(), &told.into())?;
        let transaction = self.durable()?;
        transaction.object_store(TRANSACTIONS)?.put_with_key(&kept, &folder_of(dossier))?;
        done(&transaction, ANSWERS_WITHIN).await
    }

    /// The folder that a dossier is copied to, with what is told of its files.
    ///
    /// # Errors
    ///
    /// When the browser cannot read it.
    pub async fn folder(&self, dossier: DossierId) -> Result<Option<(CopyFolder, String)>, Error> {
        let transaction = self.database.transaction_with_str(TRANSACTIONS)?;
        let kept = answer(&transaction.object_store(TRANSACTIONS)?.get(&folder_of(dossier))?).await?;
        if !kept.is_object() {
            return Ok(None);
        }
        let (handle, told) = (Reflect::get(&kept, &HANDLE.into())?, Reflect::get(&kept, &TOLD.into())?);
        Ok(Some((CopyFolder::of(handle), told.as_string().unwrap_or_default())))
    }

    /// Forgets the folder that a dossier is copied to.
    ///
    /// # Errors
    ///
    /// When the browser has not done it.
    pub async fn forget_folder(&self, dossier: DossierId) -> Result<(), Error> {
        let transaction = self.durable()?;
        transaction.object_store(TRANSACTIONS)?.delete(&folder_of(dossier))?;
        done(&transaction, ANSWERS_WITHIN).await
    }
}

impl Storage {
    /// Keeps what the screen shows first of a dossier.
    ///
    /// # Errors
    ///
    /// When the browser has not stored it.
    pub async fn keep_front(&self, dossier: DossierId, text: &str) -> Result<(), Error> {
        let transaction = self.durable()?;
        transaction.object_store(TRANSACTIONS)?.put_with_key(&text.into(), &front_of(dossier))?;
        commit(&transaction);
        done(&transaction, ANSWERS_WITHIN).await
    }

    /// Forgets what the screen shows first of a dossier: the room is needed.
    ///
    /// # Errors
    ///
    /// When the browser has not done it.
    pub async fn forget_front(&self, dossier: DossierId) -> Result<(), Error> {
        let transaction = self.durable()?;
        transaction.object_store(TRANSACTIONS)?.delete(&front_of(dossier))?;
        done(&transaction, ANSWERS_WITHIN).await
    }

    /// What the screen shows first of a dossier, as it was kept last; and how many transactions of it are stored.
    ///
    /// # Errors
    ///
    /// When the browser cannot read it.
    pub async fn front(&self, dossier: DossierId) -> Result<(Option<String>, usize), Error> {
        let transaction = self.database.transaction_with_str(TRANSACTIONS)?;
        let journal = transaction.object_store(TRANSACTIONS)?;
        let front = journal.get(&front_of(dossier))?;
        let range = journal_of(dossier, None)?;
        let count = journal.count_with_key(&range)?;
        let text = answer(&front).await?.as_string();
        Ok((text, counted(&answer(&count).await?)))
    }
}

pub(super) fn front_of(dossier: DossierId) -> JsValue {
    Array::of2(&FRONT.into(), &dossier.to_string().into()).into()
}

pub(super) fn folder_of(dossier: DossierId) -> JsValue {
    Array::of2(&FOLDER.into(), &dossier.to_string().into()).into()
}
