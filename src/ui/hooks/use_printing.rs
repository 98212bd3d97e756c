//! Knows when the page is on its way to paper, which has no window to scroll.

use yew::prelude::*;

use crate::browser::event;

/// Whether the page is being printed.
#[hook]
pub fn use_printing() -> bool {
    let printing = use_state_eq(|| false);
    use_effect_with((), {
        let printing = printing.clone();
        move |()| {
            let [begins, ends] = [("beforeprint", true), ("afterprint", false)].map(|(name, on)| {
                let printing = printing.clone();
                event::on_window(name, move |_| printing.set(on))
            });
            move || drop((begins, ends))
        }
    });
    *printing
}
