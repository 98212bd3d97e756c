//! Folders that were dropped: the files in them, however deep.
//!
//! Chromium gives a page that was opened from the disk no folder by its entries (`EncodingError`), only by
//! its handles; the other browsers know only entries. Nothing is ever written.

use js_sys::{Array, AsyncIterator, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransferItem, File, FileSystemDirectoryEntry, FileSystemDirectoryHandle, FileSystemEntry,
    FileSystemFileEntry, FileSystemFileHandle, FileSystemHandle, FileSystemHandleKind,
};

use super::Error;

/// A folder that was dropped.
#[derive(Debug, Clone)]
pub struct Folder {
    /// Where it stands: the names of the folders around it and its own, from the one that was dropped on.
    pub path: String,
    way: Way,
}

/// A file in a folder, not opened yet.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its folder and its name.
    pub path: String,
    way: Way,
}

/// How the browser gives what it is.
#[derive(Debug, Clone)]
enum Way {
    /// By a handle that it was asked for.
    Asked(Promise),
    /// By a handle.
    Handle(JsValue),
    /// By an entry.
    Entry(FileSystemEntry),
}

/// What a folder holds.
#[derive(Debug)]
pub enum Child {
    /// A folder.
    Folder(Folder),
    /// A file.
    File(Found),
}

impl Child {
    /// Where it stands.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Folder(folder) => &folder.path,
            Self::File(file) => &file.path,
        }
    }
}

impl Folder {
    /// The folder that `item` is, if it is one. Only while it is dropped does the browser say so.
    #[must_use]
    pub fn dropped(item: &DataTransferItem) -> Option<Self> {
        let entry = item.webkit_get_as_entry().ok()??;
        if !entry.is_directory() {
            return None;
        }
        // The binding to it is not stable yet.
        let ask = Reflect::get(item, &"getAsFileSystemHandle".into()).ok()?;
        let asked = ask.dyn_ref::<Function>().and_then(|ask| ask.call0(item).ok());
        let asked = asked.and_then(|asked| asked.dyn_into::<Promise>().ok());
        let path = entry.name();
        Some(Self { path, way: asked.map_or(Way::Entry(entry), Way::Asked) })
    }

    /// What it holds, in no order.
    ///
    /// # Errors
    ///
    /// When the browser does not let us look, or the folder is gone.
    pub async fn children(&self) -> Result<Vec<Child>, Error> {
        match &self.way {
            Way::Asked(asked) => self.by_handle(&JsFuture::from(asked.clone()).await?).await,
            Way::Handle(handle) => self.by_handle(handle).await,
            Way::Entry(entry) => self.by_entry(entry).await,
        }
    }

    async fn by_handle(&self, handle: &JsValue) -> Result<Vec<Child>, Error> {
        let handles: AsyncIterator = handle.unchecked_ref::<FileSystemDirectoryHandle>().values();
        let mut children = Vec::new();
        loop {
            let next = JsFuture::from(handles.next()?).await?;
            if Reflect::get(&next, &"done".into())?.is_truthy() {
                return Ok(children);
            }
            let handle: FileSystemHandle = Reflect::get(&next, &"value".into())?.unchecked_into();
            let (path, is_folder) =
                (self.path_of(&handle.name()), handle.kind() == FileSystemHandleKind::Directory);
            children.push(child(path, Way::Handle(handle.into()), is_folder));
        }
    }

    async fn by_entry(&self, entry: &FileSystemEntry) -> Result<Vec<Child>, Error> {
        let reader = entry.unchecked_ref::<FileSystemDirectoryEntry>().create_reader();
        let mut children = Vec::new();
        loop {
            // A page of entries; an empty one is the last.
            let page = JsFuture::from(Promise::new(&mut |take, fail| {
                if let Err(error) = reader.read_entries_with_callback_and_callback(&take, &fail) {
                    let _ = fail.call1(&JsValue::UNDEFINED, &error);
                }
            }))
            .await?;
            let page = Array::from(&page);
            if page.length() == 0 {
                return Ok(children);
            }
            for entry in page.iter() {
                let entry: FileSystemEntry = entry.unchecked_into();
                let (path, is_folder) = (self.path_of(&entry.name()), entry.is_directory());
                children.push(child(path, Way::Entry(entry), is_folder));
            }
        }
    }

    fn path_of(&self, name: &str) -> String {
        format!("{}/{name}", self.path)
    }
}

impl Found {
    /// The file.
    ///
    /// # Errors
    ///
    /// When it is gone, or the browser does not let us.
    pub async fn file(&self) -> Result<File, Error> {
        let file = match &self.way {
            Way::Asked(asked) => by_handle(&JsFuture::from(asked.clone()).await?).await?,
            Way::Handle(handle) => by_handle(handle).await?,
            Way::Entry(entry) => {
                let entry: &FileSystemFileEntry = entry.unchecked_ref();
                JsFuture::from(Promise::new(&mut |take, fail| {
                    entry.file_with_callback_and_callback(&take, &fail);
                }))
                .await?
            }
        };
        Ok(file.unchecked_into())
    }
}

async fn by_handle(handle: &JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(handle.unchecked_ref::<FileSystemFileHandle>().get_file()).await
}

fn child(path: String, way: Way, is_folder: bool) -> Child {
    if is_folder { Child::Folder(Folder { path, way }) } else { Child::File(Found { path, way }) }
}
