//! Timers, as guards that stop when they are dropped.

use gloo::timers::callback::Timeout;

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
