//! A press or a letter is heard by the page that the user means, and what it does is drawn before anything else.

use yew::prelude::*;

use crate::browser::event;
use crate::ui::behind::{catch_up, draw_at_once};

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
