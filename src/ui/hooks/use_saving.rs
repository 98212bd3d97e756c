//! Has whatever stands in the outbox stored, and keeps up with the store and the other tabs.

use std::rc::Rc;
use std::task::Waker;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser::channel::Channel;
use crate::browser::{event, page};
use crate::model::workspace::Workspace;
use crate::ui::desk::Desk;

/// Stores whatever stands in the outbox.
#[hook]
pub fn use_saving(workspace: &Rc<Workspace>, desk: &Desk) {
    let connection = Rc::clone(&desk.connection);
    use_effect_with(workspace.saving.clone(), move |_| {
        let wakers = connection.borrow_mut().take_wakers();
        wakers.into_iter().for_each(Waker::wake);
    });
    let saving = desk.clone();
    use_effect_with(Rc::clone(&workspace.outbox), move |_| saving.save());
    let copying = desk.clone();
    use_effect_with(Rc::clone(&workspace.journal), move |_| {
        copying.copy_soon();
        copying.snapshot_soon();
    });
    let fronting = desk.clone();
    use_effect_with(
        (Rc::clone(&workspace.journal), workspace.view.document, workspace.saving.clone()),
        move |_| fronting.front_soon(),
    );
    let following = desk.clone();
    use_effect_with((), move |()| {
        let heard = following.clone();
        following.connection.borrow_mut().channel =
            Channel::open(move |dossier, texts| heard.hear(dossier, &texts));
        let turned = following.clone();
        let shown = event::on_document("visibilitychange", move |_| turned.turn());
        // A tab that was put to sleep, or brought back by going back, has missed what the others did.
        let woken = ["resume", "pageshow", "pagehide", "focus"].map(|name| {
            let desk = following.clone();
            event::on_window(name, move |_| desk.turn())
        });
        let desk = following.clone();
        let leaving = event::on_window("beforeunload", move |event| {
            if desk.live.borrow().has_unsaved() {
                page::ask_before_leaving(event);
            }
        });
        move || {
            following.connection.borrow_mut().channel = None;
            drop((shown, woken, leaving));
        }
    });
}

impl Desk {
    /// The page comes to sight, or goes out of it: what is done is stored at once, and what others did is learnt.
    fn turn(&self) {
        self.save_now();
        if page::is_visible() {
            let desk = self.clone();
            spawn_local(async move { desk.catch_up().await });
        } else {
            self.front_at_once();
            self.copy_at_once();
        }
    }
}
