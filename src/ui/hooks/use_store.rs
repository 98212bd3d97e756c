//! The state of the program, and what changes it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::model::action::Action;
use crate::model::change::Transaction;
use crate::model::saving::{Saving, is_in_file};
use crate::model::workspace::Workspace;
use crate::ui::behind::{draw_state, follow_the_field};
use crate::ui::desk::{Desk, keep_pending};

/// The state as it is now: ahead of what was drawn.
pub type Live = Rc<RefCell<Rc<Workspace>>>;

/// The program: what it shows, what it is, and how it becomes another.
pub struct Store {
    /// The state that is to be drawn.
    pub workspace: Rc<Workspace>,
    /// The state as it is now.
    pub live: Live,
    /// Takes an action, and draws what comes of it.
    pub dispatch: Callback<Action>,
    /// Takes what was written into a field, which shows it already: what else comes of it is drawn one picture later.
    pub write: Callback<Action>,
}

/// What actions go through.
struct Way {
    live: Live,
    redraw: UseForceUpdateHandle,
    saver: Rc<RefCell<Option<Desk>>>,
    /// What was done to a dossier of which only the front is open.
    held: RefCell<Vec<Action>>,
}

impl Way {
    fn take(&self, action: Action, draw: fn(&UseForceUpdateHandle)) {
        let before = Rc::clone(&self.live.borrow());
        if action.needs_all() && before.is_opening() {
            self.held.borrow_mut().push(action);
            return;
        }
        let now = before.reduce(action);
        if Rc::ptr_eq(&before, &now) {
            return;
        }
        let has_news = !Rc::ptr_eq(&before.outbox, &now.outbox);
        // Before anything of it is shown: whatever stops the program, it is not lost. What is in a file is kept a
        // moment later, unless something else is done first.
        if has_news && !is_in_file(news(&now.outbox, &before.outbox)) {
            keep_pending(&now);
        }
        self.live.replace(Rc::clone(&now));
        if has_news && let Some(desk) = self.saver.borrow().as_ref() {
            desk.save();
        }
        draw(&self.redraw);
        if before.is_opening() && !now.is_opening() {
            let held = self.held.take();
            let is_open = now.saving == Saving::Saved && now.dossier.about.id == before.dossier.about.id;
            held.into_iter().filter(|_| is_open).for_each(|action| self.take(action, draw));
        }
    }
}

/// What was done last: it stands behind all that was there before.
fn news<'a>(outbox: &'a [Rc<Transaction>], before: &[Rc<Transaction>]) -> &'a [Rc<Transaction>] {
    let known = before.last().and_then(|last| outbox.iter().rposition(|own| own.id == last.id));
    outbox.get(known.map_or(0, |at| at + 1)..).unwrap_or_default()
}

/// The state of the program.
///
/// What an action lays in the outbox is on its way to the store before anything of it is drawn: `saver` sees to it,
/// from the first drawing on. While only the front of a dossier is open, what changes it waits for the whole.
#[hook]
pub fn use_store(saver: &Rc<RefCell<Option<Desk>>>, first: impl FnOnce() -> Workspace) -> Store {
    let live = use_mut_ref(|| Rc::new(first()));
    let redraw = use_force_update();
    let ways = use_memo((), |()| {
        let way = Way { live: Rc::clone(&live), redraw, saver: Rc::clone(saver), held: RefCell::default() };
        let way = Rc::new(way);
        let take = |draw| {
            let way = Rc::clone(&way);
            Callback::from(move |action| way.take(action, draw))
        };
        (take(draw_state), take(follow_the_field))
    });
    let (dispatch, write) = (*ways).clone();
    let workspace = Rc::clone(&live.borrow());
    Store { workspace, live, dispatch, write }
}
