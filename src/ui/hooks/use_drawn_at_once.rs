//! A press or a letter is heard by the page that the user means, and what it does is drawn before anything else.

use std::pin::pin;
use std::task::{Context, Waker};

use yew::prelude::*;
use yew::scheduler;

use super::use_trailing::catch_up;
use crate::browser::event;

/// Draws what waits before the user is heard, and what comes of it right behind.
///
/// After 16 ms of work Yew lets the browser go on. What is typed meanwhile would be heard by handlers that know the
/// state of the last drawing: the label of a new claim would lack its last letters. And the browser would paint a page
/// whose notes have no place yet, and then all of it again.
#[hook]
pub fn use_drawn_at_once() {
    use_effect_with((), |()| {
        let draw_all = || {
            catch_up();
            draw_at_once();
        };
        let listening = event::around_the_user(draw_all, draw_at_once);
        move || drop(listening)
    });
}

/// Draws all that waits, now: the first poll of the future does it.
pub fn draw_at_once() {
    let _ = pin!(scheduler::flush()).poll(&mut Context::from_waker(Waker::noop()));
}
