//! Timers, as guards that stop when they are dropped; and turns of the browser's own.

use gloo::timers::callback::{Interval, Timeout};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// By then the browser has drawn the next picture, in milliseconds: two of them, at 60 a second.
const DRAWN: u32 = 40;

/// Waits while it lives.
#[derive(Debug)]
pub struct Waiting {
    _timeout: Timeout,
}

/// Calls `call` once, after `milliseconds`.
#[must_use]
pub fn after(milliseconds: u32, call: impl FnOnce() + 'static) -> Waiting {
    Waiting { _timeout: Timeout::new(milliseconds, call) }
}

/// Calls again and again while it lives.
#[derive(Debug)]
pub struct Ticking {
    _interval: Interval,
}

/// Calls `call` every so many milliseconds.
#[must_use]
pub fn every(milliseconds: u32, call: impl FnMut() + 'static) -> Ticking {
    Ticking { _interval: Interval::new(milliseconds, call) }
}

/// The time, in milliseconds: only good for telling how long something takes.
#[must_use]
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Lets the browser draw, and take in what the analyst does.
///
/// A message, unlike a timer, waits for nothing, and is not slowed down in a tab that nobody sees.
pub async fn breathe() {
    let Ok(channel) = MessageChannel::new() else { return };
    let (here, there) = (channel.port1(), channel.port2());
    let turn = Promise::new(&mut |resolve, _| {
        here.set_onmessage(Some(&resolve));
        let _ = there.post_message(&JsValue::NULL);
    });
    let _ = JsFuture::from(turn).await;
    here.close();
}

/// Waits until the browser has begun to draw the next picture and can be given something to do again; never, while
/// nobody sees the page.
pub async fn picture() {
    let window = gloo::utils::window();
    let begun = Promise::new(&mut |resolve, _| {
        let _ = window.request_animation_frame(&resolve);
    });
    let _ = JsFuture::from(begun).await;
    breathe().await;
}

/// Waits until the browser has drawn what was just said.
pub async fn draw() {
    rest(DRAWN).await;
}

/// Waits for so many milliseconds.
pub async fn rest(milliseconds: u32) {
    gloo::timers::future::TimeoutFuture::new(milliseconds).await;
}
