//! The sizes of elements, watched.

use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Watches the sizes of elements, and calls back when one changes.
#[derive(Debug)]
pub struct SizeWatch {
    observer: web_sys::ResizeObserver,
    _call: Closure<dyn FnMut()>,
}

impl SizeWatch {
    /// Begins to watch `elements`.
    pub fn new(elements: impl Iterator<Item = Element>, call: impl FnMut() + 'static) -> Option<Self> {
        let call = Closure::new(call);
        let observer = web_sys::ResizeObserver::new(call.as_ref().unchecked_ref()).ok()?;
        elements.for_each(|element| observer.observe(&element));
        Some(Self { observer, _call: call })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
