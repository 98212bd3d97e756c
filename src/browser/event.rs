//! Listeners on the window and the document, as guards that let go when they are dropped.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, KeyboardEvent};

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

/// Has every later event of the pointer go to where it was pressed, until it is lifted.
pub fn capture(event: &web_sys::PointerEvent) {
    if let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// Whether `event` happens at `element` itself, not inside it.
#[must_use]
pub fn is_at(event: &Event, element: &Element) -> bool {
    event
        .target()
        .is_some_and(|target| AsRef::<JsValue>::as_ref(&target) == AsRef::<JsValue>::as_ref(element))
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
