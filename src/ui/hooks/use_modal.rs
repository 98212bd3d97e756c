//! A dialog that stands over the screen from when it is drawn until it is closed.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::{Element, page};
use crate::model::action::Action;
use crate::ui::shell::use_shell;

/// What a `dialog` needs: its reference, and what is to be done when the browser has closed it.
pub struct Modal {
    /// The element.
    pub node: NodeRef,
    /// Tells the program that the browser has closed it.
    pub on_close: Callback<Event>,
}

/// Opens the dialog as it is drawn first; `opened` may then give the focus to something else than its first
/// control.
#[hook]
pub fn use_modal<T: 'static>(opened: impl FnOnce() -> T + 'static) -> Modal {
    let shell = use_shell();
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        if let Some(dialog) = node.cast::<Element>() {
            page::show_modal(&dialog);
            let _ = opened();
        }
    });
    // The browser tells of a dialog that Escape closed once the next one may be open already.
    let gone = use_memo((), |()| Rc::new(Cell::new(false)));
    use_effect_with((), {
        let gone = Rc::clone(&gone);
        move |()| move || gone.set(true)
    });
    let gone = Rc::clone(&gone);
    let on_close = shell.when(move |_: Event| (!gone.get()).then_some(Action::Close));
    Modal { node, on_close }
}
