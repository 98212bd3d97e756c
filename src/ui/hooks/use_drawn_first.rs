//! A press or a letter is heard by the page that the user means: nothing that waits to be drawn is left out.

use std::pin::pin;
use std::task::{Context, Waker};

use yew::prelude::*;
use yew::scheduler;

use crate::browser::event;

/// Draws what waits before the user is heard.
///
/// After 16 ms of work Yew lets the browser go on, and what is typed meanwhile would be heard by handlers
/// that know the state of the last drawing: the label of a new claim would lack its last letters.
#[hook]
pub fn use_drawn_first() {
    use_effect_with((), |()| {
        let listening = event::before_the_user_is_heard(draw);
        move || drop(listening)
    });
}

/// Does all that waits, now: the first poll of the future does it.
fn draw() {
    let _ = pin!(scheduler::flush()).poll(&mut Context::from_waker(Waker::noop()));
}
