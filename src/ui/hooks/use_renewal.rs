//! Scolie as an installed program: a new version of it, and files opened with it from the desktop.

use yew::prelude::*;

use crate::browser::installed;
use crate::model::action::Action;
use crate::ui::opening::Handed;
use crate::ui::shell::Shell;

/// Tells the workspace of a new version, and opens the files.
#[hook]
pub fn use_renewal(shell: &Shell) {
    use_effect_with((), {
        let dispatch = shell.dispatch.clone();
        move |()| {
            let listening = installed::on_renewable(move || dispatch.emit(Action::Renewable));
            move || drop(listening)
        }
    });
    // The queue of the browser takes one consumer, for good.
    use_effect_with((), {
        let open = shell.open.clone();
        move |()| installed::on_launch(move |files| open.emit(Handed::Carried(files)))
    });
}
