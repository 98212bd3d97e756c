//! Listeners on the window and the document, as guards that let go when they are dropped.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use crate::model::chord::Pressed;

/// Listens while it lives.
#[derive(Debug)]
pub struct Listening {
    _listener: EventListener,
}

/// Calls `call` on every `name` event that reaches the document, in its capturing phase.
#[must_use]
pub fn on_document(name: &'static str, mut call: impl FnMut(&Event) + 'static) -> Option<Listening> {
    let document = gloo::utils::document();
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    let listener = EventListener::new_with_options(&document, name, options, move |event| call(event));
    Some(Listening { _listener: listener })
}

/// What a keyboard event says; `None` while an input method composes.
#[must_use]
pub fn pressed(event: &Event) -> Option<Pressed> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    (!event.is_composing()).then(|| Pressed {
        key: event.key(),
        primary: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
    })
}
