//! What is drawn later than it could be, and how it catches up before the user is heard.

use std::cell::RefCell;
use std::pin::pin;
use std::task::{Context, Waker};

use yew::functional::UseForceUpdateHandle;
use yew::platform::spawn_local;
use yew::scheduler;

use crate::browser::timer;

thread_local! {
    /// What draws that which is behind.
    static BEHIND: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
    /// What draws the state of the program, when it has changed and a field alone shows it.
    static WRITTEN: RefCell<Option<UseForceUpdateHandle>> = const { RefCell::new(None) };
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

/// Draws the state of the program once the browser has shown what was written into a field: the field has it already.
pub fn follow_the_field(redraw: &UseForceUpdateHandle) {
    let is_first = WRITTEN.replace(Some(redraw.clone())).is_none();
    if is_first {
        spawn_local(async {
            timer::picture().await;
            // What the store answered while the picture was drawn comes before: it is shown with the rest.
            timer::breathe().await;
            if let Some(redraw) = WRITTEN.take() {
                redraw.force_update();
            }
        });
    }
}

/// The state of the program is drawn now: with all that was written into fields.
pub fn draw_state(redraw: &UseForceUpdateHandle) {
    WRITTEN.take();
    redraw.force_update();
}

/// Has everything that is behind be drawn with what is drawn next: before the user is heard.
pub fn catch_up() {
    if let Some(redraw) = WRITTEN.take() {
        redraw.force_update();
        // What comes behind the state is behind only now.
        draw_at_once();
    }
    let all = BEHIND.take();
    all.into_iter().for_each(|draw| draw());
}

/// Draws all that waits, now: the first poll of the future does it.
pub fn draw_at_once() {
    let _ = pin!(scheduler::flush()).poll(&mut Context::from_waker(Waker::noop()));
}
