//! The state of the program: as it was drawn, as it is, and what changes it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::model::action::Action;
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
}

impl Way {
    fn take(&self, action: Action) {
        self.store.dispatch(action);
        // A handle of its own: each holds every state that it was asked for.
        let now = Rc::clone(&self.store.clone().0);
        let before = self.live.replace(Rc::clone(&now));
        if !Rc::ptr_eq(&before.outbox, &now.outbox)
            && let Some(desk) = self.saver.borrow().as_ref()
        {
            desk.save();
        }
    }
}

/// The state that is to be drawn, the state as it is now, and what takes an action.
///
/// What an action lays in the outbox is on its way to the store before anything of it is drawn: `saver` sees to it,
/// from the first drawing on.
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
        let way = Way { store, live, saver };
        Callback::from(move |action| way.take(action))
    });
    (workspace, live, (*dispatch).clone())
}
