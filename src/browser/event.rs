//! Listeners on the window and the document, as guards that let go when they are dropped.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::page;
use crate::model::chord::Pressed;

/// The `keyCode` of a key that an input method takes; Safari says so of the Enter that ends a composition,
/// after it has ended (WebKit bug 165004).
const COMPOSING: u32 = 229;

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

/// Calls `before` on everything that the user presses, types or clicks, before anyone else hears of it, and `behind`
/// after all others did. What a program does in the user's stead is left out.
#[must_use]
pub fn around_the_user(
    before: impl Fn() + Copy + 'static,
    behind: impl Fn() + Copy + 'static,
) -> Vec<Listening> {
    let names = ["keydown", "beforeinput", "input", "pointerdown", "pointerup", "click"];
    names
        .into_iter()
        .flat_map(|name| {
            [
                on_user(name, EventListenerPhase::Capture, before),
                on_user(name, EventListenerPhase::Bubble, behind),
            ]
        })
        .collect()
}

fn on_user(name: &'static str, phase: EventListenerPhase, call: impl Fn() + 'static) -> Listening {
    let heard = move |event: &Event| {
        if event.is_trusted() {
            call()
        }
    };
    let options = EventListenerOptions { passive: true, phase };
    let window = gloo::utils::window();
    Listening { _listener: EventListener::new_with_options(&window, name, options, heard) }
}

/// Calls `call` on every `name` event of the window itself.
#[must_use]
pub fn on_window(name: &'static str, mut call: impl FnMut(&Event) + 'static) -> Listening {
    let listener = EventListener::new(&gloo::utils::window(), name, move |event| call(event));
    Listening { _listener: listener }
}

/// Has every later event of the pointer go to where it was pressed, until it is lifted.
pub fn capture(event: &web_sys::PointerEvent) {
    if let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// Puts the focus on what the pointer pressed.
pub fn focus(event: &web_sys::PointerEvent) {
    if let Some(element) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// How far the pointer is from the middle of the element that it pressed, in CSS pixels.
#[must_use]
pub fn off_middle(event: &web_sys::PointerEvent) -> (f64, f64) {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return (0.0, 0.0);
    };
    let place = element.get_bounding_client_rect();
    let (x, y) = (place.left() + place.width() / 2.0, place.top() + place.height() / 2.0);
    (f64::from(event.client_x()) - x, f64::from(event.client_y()) - y)
}

/// Whether `event` happens at `element` itself, not inside it.
#[must_use]
pub fn is_at(event: &Event, element: &Element) -> bool {
    event
        .target()
        .is_some_and(|target| AsRef::<JsValue>::as_ref(&target) == AsRef::<JsValue>::as_ref(element))
}

/// What a keyboard event says; `None` while an input method composes or an accent waits for its letter.
///
/// Control counts on its own system only, and Command on its own: with the other one, the Windows key or
/// a Mac's Control, the press is the system's.
#[must_use]
pub fn pressed(event: &Event) -> Option<Pressed> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let key = event.key();
    let composes = event.is_composing()
        || event.key_code() == COMPOSING
        || matches!(key.as_str(), "Process" | "Dead" | "Unidentified" | "Compose");
    // Windows says of AltGr that Control and Alt are down as well.
    let altgr = event.get_modifier_state("AltGraph");
    let (control, command) = (event.ctrl_key(), event.meta_key());
    let (primary, foreign) = if page::is_mac() { (command, control) } else { (control, command) };
    (!composes && !foreign).then(|| Pressed {
        key,
        primary: primary && !altgr,
        shift: event.shift_key(),
        alt: event.alt_key() && !altgr,
        altgr,
    })
}
