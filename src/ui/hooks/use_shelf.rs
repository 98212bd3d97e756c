//! Looks which dossiers there are on this device: whenever they are shown, and when the analyst comes back to
//! the page, for another tab may have changed them.

use yew::prelude::*;

use crate::browser::{event, page};
use crate::model::errand::Errand;
use crate::model::saving::Saving;
use crate::model::workspace::{Place, Workspace};
use crate::ui::shell::Shell;

/// Keeps the list of dossiers what it is on the device, while it is on the screen.
#[hook]
pub fn use_shelf(workspace: &Workspace, shell: &Shell) {
    let welcome = workspace.view.place == Place::Read && workspace.document().is_none();
    let shown = workspace.saving != Saving::Starting && (welcome || workspace.view.place == Place::Dossiers);
    use_effect_with((shown, shell.errand.clone()), |(shown, errand)| {
        let listening = shown.then(|| {
            errand.emit(Errand::Look);
            let errand = errand.clone();
            event::on_document("visibilitychange", move |_| {
                if page::is_visible() {
                    errand.emit(Errand::Look);
                }
            })
        });
        move || drop(listening)
    });
}
