//! The state of the program: as it was drawn, as it is, and what changes it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::model::action::Action;
use crate::model::saving::Saving;
use crate::model::workspace::Workspace;
use crate::ui::desk::Desk;
use crate::ui::store::Store;

/// The state as it is now: ahead of what was drawn.
pub type Live = Rc<RefCell<Rc<Workspace>>>;

/// What actions go through.
struct Way {
    store: UseReducerHandle<Store>,
    live: Live,
    saver: Rc<RefCell<Option<Desk>>>,
    /// What was done to a dossier of which only the front is open.
    held: RefCell<Vec<Action>>,
}

impl Way {
    fn take(&self, action: Action) {
        let is_held = action.needs_all() && self.live.borrow().is_opening();
        if is_held {
            self.held.borrow_mut().push(action);
            return;
        }
        self.store.dispatch(action);
        // A handle of its own: each holds every state that it was asked for.
        let now = Rc::clone(&self.store.clone().0);
        let before = self.live.replace(Rc::clone(&now));
        if !Rc::ptr_eq(&before.outbox, &now.outbox)
            && let Some(desk) = self.saver.borrow().as_ref()
        {
            desk.save();
        }
        if before.is_opening() && !now.is_opening() {
            let held = self.held.take();
            let is_open = now.saving == Saving::Saved && now.dossier.about.id == before.dossier.about.id;
            held.into_iter().filter(|_| is_open).for_each(|action| self.take(action));
        }
    }
}

/// The state that is to be drawn, the state as it is now, and what takes an action.
///
/// What an action lays in the outbox is on its way to the store before anything of it is drawn: `saver` sees to it,
/// from the first drawing on. While only the front of a dossier is open, what changes it waits for the whole.
#[hook]
pub fn use_store(
    saver: &Rc<RefCell<Option<Desk>>>,
    first: impl FnOnce() -> Workspace,
) -> (Rc<Workspace>, Live, Callback<Action>) {
    let store = use_reducer(|| Store(Rc::new(first())));
    let workspace = Rc::clone(&store.0);
    let live = use_mut_ref(|| Rc::clone(&workspace));
    let dispatch = use_memo((), |()| {
        let (store, live, saver) = (store.clone(), Rc::clone(&live), Rc::clone(saver));
        let way = Way { store, live, saver, held: RefCell::default() };
        Callback::from(move |action| way.take(action))
    });
    (workspace, live, (*dispatch).clone())
}
