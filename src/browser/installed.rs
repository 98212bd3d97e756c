//! Scolie as an installed program: a new version of it that waits, and files opened with it from the desktop.
//!
//! The first is told and asked by events of the window, between this program and the script that the folder
//! build has beside it; the file on its own has no such script, and nothing here does anything then.

use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, File, FileSystemFileHandle};

use super::event::{Listening, on_window};
use super::file::{Carried, Source};

/// Calls `call` whenever a new version is ready to take this one's place, also if it was before.
#[must_use]
pub fn on_renewable(mut call: impl FnMut() + 'static) -> Listening {
    let listening = on_window("scolie-renewable", move |_| call());
    tell("scolie-started");
    listening
}

/// Puts the new version in this one's place, and loads the page anew.
pub fn renew() {
    tell("scolie-renew");
}

fn tell(name: &str) {
    if let Ok(event) = Event::new(name) {
        let _ = gloo::utils::window().dispatch_event(&event);
    }
}

/// Takes the files that are opened with the program from the desktop, where the browser hands them over. It
/// holds them back until it is asked this way.
pub fn on_launch(take: impl Fn(Vec<Carried>) + 'static) {
    let Ok(queue) = Reflect::get(&gloo::utils::window(), &"launchQueue".into()) else { return };
    let Some(set) = Reflect::get(&queue, &"setConsumer".into()).ok().and_then(|set| set.dyn_into().ok())
    else {
        return;
    };
    let set: Function = set;
    let take = Rc::new(take);
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launched: JsValue| {
        let files = Reflect::get(&launched, &"files".into()).unwrap_or_default();
        let take = Rc::clone(&take);
        spawn_local(async move {
            let mut carried = Vec::new();
            for handle in Array::from(&files) {
                let Ok(handle) = handle.dyn_into::<FileSystemFileHandle>() else { continue };
                let file = JsFuture::from(handle.get_file()).await.ok();
                let file = file.and_then(|file| file.dyn_into::<File>().ok());
                carried.extend(file.map(|file| Carried::File(Source::from(file))));
            }
            if !carried.is_empty() {
                take(carried);
            }
        });
    });
    if set.call1(&queue, consumer.as_ref()).is_ok() {
        // The queue calls it for as long as the page lives.
        consumer.forget();
    }
}
