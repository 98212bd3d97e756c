//! What stands beside the text, or far from what is in view, comes one picture behind: a letter does not wait for a list
//! of ten thousand claims, nor the first words of a debate for its last ones.

use yew::prelude::*;

use crate::ui::behind::follow;

/// The value as it was one picture of the screen before; as it is, where it is wanted `at_once`.
#[hook]
pub fn use_trailing<T: Clone + PartialEq + 'static>(value: &T, at_once: bool) -> T {
    let latest = use_mut_ref(|| value.clone());
    let drawn = use_mut_ref(|| value.clone());
    let redraw = use_force_update();
    latest.replace(value.clone());
    if at_once {
        drawn.replace(value.clone());
    }
    let shown = drawn.borrow().clone();
    let is_behind = shown != *value;
    use_effect_with(value.clone(), move |_| {
        if is_behind {
            follow(move || {
                drawn.replace(latest.borrow().clone());
                redraw.force_update();
            });
        }
    });
    shown
}

/// False in the first picture of the screen, true from the next one on; and from the first, where it is wanted
/// `at_once`.
#[hook]
pub fn use_next_picture(at_once: bool) -> bool {
    let has_come = use_mut_ref(|| false);
    let redraw = use_force_update();
    if at_once {
        has_come.replace(true);
    }
    let now = *has_come.borrow();
    use_effect_with((), move |()| {
        if !now {
            follow(move || {
                has_come.replace(true);
                redraw.force_update();
            });
        }
    });
    now
}
