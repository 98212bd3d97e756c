//! The recovery page: plain HTML and JavaScript beside the program, for when the program cannot go on.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::exchange::canary::Missed;

/// Shows the page, because the store came back without what was in it; false where there is no such page.
#[must_use]
pub fn missed(dossiers: &[Missed]) -> bool {
    let rows = dossiers.iter().map(|own| {
        let [had, has] = [own.had, own.has].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        Array::of3(&own.title.as_str().into(), &had.into(), &has.into())
    });
    call("missed", &rows.collect::<Array>().into())
}

/// Shows the page, because the store cannot be read although there was something in it; false where there is no
/// such page.
#[must_use]
pub fn unreadable(reason: &str) -> bool {
    call("unreadable", &reason.into())
}

/// Has the page told why the program stops, when it does.
pub fn watch() {
    std::panic::set_hook(Box::new(|panic| super::pending::tell(&panic.to_string())));
}

fn call(name: &str, argument: &JsValue) -> bool {
    let shared = Reflect::get(&js_sys::global(), &"scolie".into());
    let function = shared.and_then(|shared| Reflect::get(&shared, &name.into()));
    let function = function.ok().and_then(|function| function.dyn_into::<Function>().ok());
    function.is_some_and(|function| function.call1(&JsValue::NULL, argument).is_ok())
}
