//! Files: read from the disk, and given to be saved.

use gloo::file::Blob;
use gloo::file::futures::read_as_bytes;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, Element, Event, FileList, HtmlAnchorElement, HtmlInputElement};

use super::Error;
use crate::read::{Decoded, decode};

/// The largest file that is read, in bytes.
const LARGEST: f64 = 50_000_000.0;

/// A file that was chosen or dropped, and its text.
#[derive(Debug)]
pub struct Opened {
    /// Its name.
    pub name: String,
    /// Its text, or why there is none.
    pub text: Result<Decoded, Trouble>,
}

/// Why a file gives no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It holds no text, or could not be read.
    NotText,
    /// It is over 50 MB.
    TooLarge,
}

/// Reads the files of an `input type=file`, and clears it so that the same file can be chosen again.
pub async fn read_chosen(input: HtmlInputElement) -> Vec<Opened> {
    let files = input.files().map(to_files).unwrap_or_default();
    input.set_value("");
    read_all(files).await
}

/// The files and the text that an event carries.
#[must_use]
pub fn carried(event: &Event) -> (Vec<web_sys::File>, String) {
    let transfer: Option<DataTransfer> = match event.dyn_ref::<web_sys::DragEvent>() {
        Some(event) => event.data_transfer(),
        None => event.dyn_ref::<web_sys::ClipboardEvent>().and_then(web_sys::ClipboardEvent::clipboard_data),
    };
    let Some(transfer) = transfer else { return Default::default() };
    (transfer.files().map(to_files).unwrap_or_default(), transfer.get_data("text/plain").unwrap_or_default())
}

/// Reads `files` one after the other.
pub async fn read_all(files: Vec<web_sys::File>) -> Vec<Opened> {
    let mut opened = Vec::new();
    for file in files {
        let name = file.name();
        let text = if file.size() > LARGEST {
            Err(Trouble::TooLarge)
        } else {
            let bytes = read_as_bytes(&Blob::from(web_sys::Blob::from(file))).await;
            bytes.ok().and_then(|bytes| decode(bytes).ok()).ok_or(Trouble::NotText)
        };
        opened.push(Opened { name, text });
    }
    opened
}

fn to_files(list: FileList) -> Vec<web_sys::File> {
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}

/// Gives `text` to the browser to be saved under `name`.
///
/// # Errors
///
/// When the browser cannot make the file. Whether it was written, no browser tells.
pub fn download(name: &str, media_type: &str, text: &str) -> Result<(), Error> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&text.into());
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
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
