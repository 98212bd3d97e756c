//! The clipboard, as the page may write it.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlDocument};

use super::{Error, event};

/// Puts `text` on the clipboard.
///
/// By the old command and not the new interface, which some browsers keep from a file on a disk.
///
/// # Errors
///
/// When the browser does not let us: outside a press of a key or a button.
pub fn copy(text: &str) -> Result<(), Error> {
    let written = Rc::new(RefCell::new(false));
    let listening = event::on_document("copy", {
        let (written, text) = (Rc::clone(&written), text.to_owned());
        move |event| {
            let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            if let Some(data) = data.filter(|data| data.set_data("text/plain", &text).is_ok()) {
                drop(data);
                event.prevent_default();
                event.stop_propagation();
                written.replace(true);
            }
        }
    });
    let document: HtmlDocument = gloo::utils::document().unchecked_into();
    let done = document.exec_command("copy")?;
    drop(listening);
    if done && *written.borrow() { Ok(()) } else { Err(Error::named("NotAllowedError")) }
}
