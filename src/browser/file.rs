//! Files: handed in to be opened, and given to be saved.

use gloo::file::Blob;
use gloo::file::futures::read_as_bytes;
use wasm_bindgen::JsCast;
use web_sys::{
    DataTransfer, DataTransferItem, Element, Event, File, FileList, HtmlAnchorElement, HtmlInputElement,
};

use super::Error;
pub use super::folder::{Child, Folder, Found};
use crate::exchange::dossier;

/// The largest file that is read, in bytes: one text of more is read in one piece, while the page stands still.
const LARGEST: f64 = 20_000_000.0;
/// A table holds many texts, which are read one by one.
const LARGEST_TABLE: f64 = 50_000_000.0;
/// How the names of such files end.
const TABLES: [&str; 4] = [".csv", ".tsv", ".tab", ".xml"];
/// Annotations are mostly names and numbers, or packed: twice as much is no more to read.
const LARGEST_PACKED: f64 = 100_000_000.0;
/// How the names of such files end.
const PACKED: [&str; 6] = [".json", ".jsonl", ".ndjson", ".jsonld", ".zip", ".qdpx"];
/// What we wrote is read again, as long as it is a text that browsers can hold.
const LARGEST_OWN: f64 = 500_000_000.0;
/// So many bytes show what sort of file it is.
const HEAD: u64 = 512;

/// Something that was chosen, dropped or pasted.
#[derive(Debug, Clone)]
pub enum Carried {
    /// A file, not read yet.
    File(Source),
    /// A folder, not looked into yet.
    Folder(Folder),
}

/// A file that is not read yet.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name, with the folders that it stands in as far as they were handed in with it.
    pub path: String,
    way: Way,
}

#[derive(Debug, Clone)]
enum Way {
    File(File),
    Found(Found),
}

/// The two flavours of a text on the clipboard, or dragged from another window.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Its letters.
    pub plain: String,
    /// The same as HTML, where there is that.
    pub html: Option<String>,
}

/// Why a file gives no bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It is over 20 MB; 50 MB where it is a table, 100 MB where it is JSON or an archive, 500 MB where it is ours.
    TooLarge,
    /// It is gone, or the browser may not read it.
    Unreadable,
    /// Its beginning says that it is not wanted.
    Unwanted,
}

impl From<Found> for Source {
    fn from(found: Found) -> Self {
        Self { path: found.path.clone(), way: Way::Found(found) }
    }
}

impl From<File> for Source {
    fn from(file: File) -> Self {
        // Only what was chosen as a folder has a path, and only in there is it a field.
        let path = js_sys::Reflect::get(&file, &"webkitRelativePath".into()).ok();
        let path = path.and_then(|path| path.as_string()).filter(|path| !path.is_empty());
        Self { path: path.unwrap_or_else(|| file.name()), way: Way::File(file) }
    }
}

impl Source {
    /// Its bytes, unless it is `unwanted` by how it begins.
    ///
    /// # Errors
    ///
    /// When it is too large, not wanted, or cannot be read.
    pub async fn read(&self, unwanted: impl Fn(&[u8]) -> bool) -> Result<Vec<u8>, Trouble> {
        let file = match &self.way {
            Way::File(file) => file.clone(),
            Way::Found(found) => found.file().await.map_err(|_| Trouble::Unreadable)?,
        };
        if file.size() > largest(&self.path.to_lowercase()) {
            return Err(Trouble::TooLarge);
        }
        let file = Blob::from(web_sys::Blob::from(file));
        // A folder may hold thousands of pictures: a few bytes of each will do.
        if file.size() > HEAD {
            let head = read_as_bytes(&file.slice(0, HEAD)).await.map_err(|_| Trouble::Unreadable)?;
            if unwanted(&head) {
                return Err(Trouble::Unwanted);
            }
        }
        read_as_bytes(&file).await.map_err(|_| Trouble::Unreadable)
    }
}

/// How large a file of that name may be, in bytes.
fn largest(path: &str) -> f64 {
    let ends = |endings: &[&str]| endings.iter().any(|ending| path.ends_with(ending));
    match path {
        _ if ends(&[dossier::EXTENSION]) => LARGEST_OWN,
        _ if ends(&PACKED) => LARGEST_PACKED,
        _ if ends(&TABLES) => LARGEST_TABLE,
        _ => LARGEST,
    }
}

/// The files chosen in an `input type=file`, which is cleared so that the same ones can be chosen again.
#[must_use]
pub fn chosen(input: &HtmlInputElement) -> Vec<Carried> {
    let files = input.files().map(to_files).unwrap_or_default();
    input.set_value("");
    files
}

/// The files and the words that an event carries. It must be asked before the event is over.
#[must_use]
pub fn carried(event: &Event) -> (Vec<Carried>, Words) {
    let transfer: Option<DataTransfer> = match event.dyn_ref::<web_sys::DragEvent>() {
        Some(event) => event.data_transfer(),
        None => event.dyn_ref::<web_sys::ClipboardEvent>().and_then(web_sys::ClipboardEvent::clipboard_data),
    };
    let Some(transfer) = transfer else { return Default::default() };
    let get = |flavour: &str| transfer.get_data(flavour).unwrap_or_default();
    let html = Some(get("text/html")).filter(|html| !html.is_empty());
    let words = Words { plain: get("text/plain"), html };
    let items = transfer.items();
    let items = (0..items.length()).filter_map(|index| items.get(index)).filter(|item| item.kind() == "file");
    let carried: Vec<Carried> = items.filter_map(|item| to_carried(&item)).collect();
    if carried.is_empty() {
        return (transfer.files().map(to_files).unwrap_or_default(), words);
    }
    (carried, words)
}

fn to_carried(item: &DataTransferItem) -> Option<Carried> {
    if let Some(folder) = Folder::dropped(item) {
        return Some(Carried::Folder(folder));
    }
    item.get_as_file().ok()?.map(|file| Carried::File(file.into()))
}

fn to_files(list: FileList) -> Vec<Carried> {
    (0..list.length()).filter_map(|index| list.get(index)).map(|file| Carried::File(file.into())).collect()
}

/// Gives `content` to the browser to be saved under `name`.
///
/// # Errors
///
/// When the browser cannot make the file. Whether it was written, no browser tells.
pub fn download(name: &str, media_type: &str, content: &[u8]) -> Result<(), Error> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(content).into());
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let element: Element = gloo::utils::document().create_element("a")?;
    let anchor: HtmlAnchorElement = element.dyn_into().map_err(|_| Error::named("HTMLAnchorElement"))?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The download reads the address after this turn; a minute is ample.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = web_sys::Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}
