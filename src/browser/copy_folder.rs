//! A folder on the disk that copies of a dossier are written to.
//!
//! What is written goes beside the file and takes its place only when it is closed: until then the file is what it
//! was. Then it is read back and compared byte for byte, and only that counts.
//!
//! Only Chromium has it, and asks the analyst anew after a while; the picker and the permissions are not yet in
//! `web-sys`.

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions,
    FileSystemWritableFileStream,
};

use super::Error;
use super::storage::within;
use crate::model::file_copy::{FileTrouble, Print};
use crate::model::saving::SILENT;
use crate::read::fingerprint;

const PICKER: &str = "showDirectoryPicker";
/// How long the disk may take for one step, in milliseconds, and how many bytes it may take in each of more.
const ANSWERS_WITHIN: u32 = 20_000;
const BYTES_A_MILLISECOND: usize = 200;
/// How much is read back at once, in bytes.
const PART: usize = 1 << 20;

/// The folder.
#[derive(Debug, Clone)]
pub struct CopyFolder(FileSystemDirectoryHandle);

impl CopyFolder {
    /// Whether this browser gives folders to write to.
    #[must_use]
    pub fn is_possible() -> bool {
        Reflect::get(&gloo::utils::window(), &PICKER.into()).is_ok_and(|picker| picker.is_function())
    }

    /// Has the analyst choose one; none when they do not. It takes an act of theirs.
    ///
    /// # Errors
    ///
    /// When the browser does not let them.
    pub async fn choose() -> Result<Option<Self>, Error> {
        let window = gloo::utils::window();
        let picker: Function = Reflect::get(&window, &PICKER.into())?.dyn_into()?;
        let options = Object::new();
        Reflect::set(&options, &"id".into(), &"scolie-copies".into())?;
        Reflect::set(&options, &"mode".into(), &"readwrite".into())?;
        let chosen: Promise = picker.call1(&window, &options)?.dyn_into()?;
        match JsFuture::from(chosen).await {
            Ok(handle) => Ok(Some(Self(handle.unchecked_into()))),
            Err(error) => {
                let error = Error::from(error);
                if error.name() == "AbortError" { Ok(None) } else { Err(error) }
            }
        }
    }

    /// The folder of a handle that was stored.
    pub(super) fn of(handle: JsValue) -> Self {
        Self(handle.unchecked_into())
    }

    /// The browser's handle on it, to be stored.
    pub(super) fn handle(&self) -> &JsValue {
        &self.0
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Whether it may be written to without asking.
    pub async fn is_allowed(&self) -> bool {
        self.permission("queryPermission").await
    }

    /// Asks whether it may be written to. It takes an act of the analyst.
    pub async fn ask(&self) -> bool {
        self.permission("requestPermission").await
    }

    async fn permission(&self, method: &str) -> bool {
        let ask = || -> Option<Promise> {
            let method: Function = Reflect::get(&self.0, &method.into()).ok()?.dyn_into().ok()?;
            let options = Object::new();
            Reflect::set(&options, &"mode".into(), &"readwrite".into()).ok()?;
            method.call1(&self.0, &options).ok()?.dyn_into().ok()
        };
        // Where nobody can be asked, writing tells.
        let Some(asked) = ask() else { return true };
        JsFuture::from(asked).await.is_ok_and(|answer| answer.as_string().as_deref() == Some("granted"))
    }

    /// Whether it is the same folder as another one.
    pub async fn is_same(&self, other: &Self) -> bool {
        let ask = || -> Option<Promise> {
            let method: Function = Reflect::get(&self.0, &"isSameEntry".into()).ok()?.dyn_into().ok()?;
            method.call1(&self.0, &other.0).ok()?.dyn_into().ok()
        };
        let Some(asked) = ask() else { return false };
        JsFuture::from(asked).await.is_ok_and(|answer| answer.is_truthy())
    }

    /// Whether there is something of that name.
    ///
    /// # Errors
    ///
    /// When the disk does not tell.
    pub async fn holds(&self, name: &str) -> Result<bool, Error> {
        match step(self.0.get_file_handle(name), 0).await {
            Ok(_) => Ok(true),
            Err(error) => match error.name() {
                "NotFoundError" => Ok(false),
                "TypeMismatchError" => Ok(true),
                _ => Err(error),
            },
        }
    }

    /// How the file of that name is known again; none where there is no such file. Its bytes are read only where
    /// it is not known to be the one of `known` by its length and time.
    ///
    /// # Errors
    ///
    /// When the disk does not tell.
    pub async fn print(&self, name: &str, known: Option<&Print>) -> Result<Option<Print>, Error> {
        let handle = match step(self.0.get_file_handle(name), 0).await {
            Ok(handle) => handle,
            Err(error) if error.name() == "NotFoundError" => return Ok(None),
            Err(error) => return Err(error),
        };
        let file = file_of(&handle.unchecked_into()).await?;
        let (size, modified) = size_and_time(&file);
        let same = known.filter(|known| known.size == size && known.modified == modified);
        if let Some(known) = same {
            return Ok(Some(known.clone()));
        }
        let mut bytes = Vec::new();
        for start in (0..size).step_by(PART) {
            bytes.extend(part_of(&file, start).await?);
        }
        Ok(Some(Print { size, modified, sha256: fingerprint(&String::from_utf8_lossy(&bytes)) }))
    }

    /// Writes the file of that name, and reads it back.
    ///
    /// # Errors
    ///
    /// When it could not be written, or what was read back is not what was written.
    pub async fn write(&self, name: &str, text: &str) -> Result<Print, Error> {
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let handle = step(self.0.get_file_handle_with_options(name, &options), 0).await?;
        let handle: FileSystemFileHandle = handle.unchecked_into();
        let stream = step(handle.create_writable(), 0).await?;
        let stream: FileSystemWritableFileStream = stream.unchecked_into();
        let bytes = Uint8Array::from(text.as_bytes());
        let blob = Blob::new_with_u8_array_sequence(&js_sys::Array::of1(&bytes))?;
        drop(bytes);
        if let Err(error) = step(stream.write_with_blob(&blob)?, text.len()).await {
            // What is not closed leaves the file as it was.
            let _ = step(stream.abort(), 0).await;
            return Err(error);
        }
        step(stream.close(), text.len()).await?;
        let file = file_of(&handle).await?;
        let (size, modified) = size_and_time(&file);
        let mut left = text.as_bytes();
        for start in (0..size).step_by(PART) {
            let part = part_of(&file, start).await?;
            left = left.strip_prefix(part.as_slice()).ok_or_else(|| Error::named(FileTrouble::DIFFERS))?;
        }
        if !left.is_empty() {
            return Err(Error::named(FileTrouble::DIFFERS));
        }
        Ok(Print { size, modified, sha256: fingerprint(text) })
    }
}

async fn step(promise: Promise, bytes: usize) -> Result<JsValue, Error> {
    let more = u32::try_from(bytes / BYTES_A_MILLISECOND).unwrap_or(u32::MAX);
    within(promise, ANSWERS_WITHIN.saturating_add(more)).await?.ok_or_else(|| Error::named(SILENT))
}

async fn file_of(handle: &FileSystemFileHandle) -> Result<File, Error> {
    Ok(step(handle.get_file(), 0).await?.unchecked_into())
}

fn size_and_time(file: &File) -> (u64, i64) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole numbers below 2^53")]
    (file.size() as u64, file.last_modified() as i64)
}

async fn part_of(file: &File, start: u64) -> Result<Vec<u8>, Error> {
    #[expect(clippy::cast_precision_loss, reason = "no file has 2^53 bytes")]
    let (from, to) = (start as f64, start as f64 + PART as f64);
    let part = file.slice_with_f64_and_f64(from, to.min(file.size()))?;
    let buffer = step(part.array_buffer(), PART).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
