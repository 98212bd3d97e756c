//! What is drawn later than it could be, and how it catches up before the user is heard.

use std::cell::RefCell;
use std::pin::pin;
use std::task::{Context, Waker};

use yew::platform::spawn_local;
use yew::scheduler;

use crate::browser::timer;

thread_local! {
    /// What draws that which is behind.
    static BEHIND: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Calls `draw` one picture of the screen later.
pub fn follow(draw: impl FnOnce() + 'static) {
    let is_first = BEHIND.with_borrow_mut(|all| {
        all.push(Box::new(draw));
        all.len() == 1
    });
    if is_first {
        spawn_local(async {
            timer::draw().await;
            catch_up();
        });
    }
}

/// Has everything that is behind be drawn with what is drawn next: before the user is heard.
pub fn catch_up() {
    let all = BEHIND.take();
    all.into_iter().for_each(|draw| draw());
}

/// Draws all that waits, now: the first poll of the future does it.
pub fn draw_at_once() {
    let _ = pin!(scheduler::flush()).poll(&mut Context::from_waker(Waker::noop()));
}
