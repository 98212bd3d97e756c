//! Saving: what is in the outbox goes to the store, and only its answer takes it out again.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser::Error;
use crate::browser::storage::{Entry, Shelved, Storage};
use crate::browser::timer::{Waiting, after};
use crate::exchange::journal;
use crate::model::action::Action;
use crate::model::workspace::{Saving, Workspace};

/// How long to wait before trying again, in milliseconds.
const RETRY_AFTER: u32 = 2_000;

/// The store of this device, once it is open, and what it is doing.
#[derive(Debug, Default)]
pub struct Shelf {
    storage: Option<Storage>,
    busy: bool,
    retry: Option<Waiting>,
    /// Whoever waits for the browser's answer.
    wakers: Vec<Waker>,
}

/// The store of this device, opened where it is not open.
///
/// # Errors
///
/// When the browser does not let us.
pub async fn open_storage(shelf: &Rc<RefCell<Shelf>>) -> Result<Storage, Error> {
    let known = shelf.borrow().storage.clone();
    if let Some(storage) = known {
        return Ok(storage);
    }
    let storage = Storage::open().await?;
    shelf.borrow_mut().storage = Some(storage.clone());
    Ok(storage)
}

/// Waits while the browser has not answered; true when it has stored all that was done.
pub async fn all_stored(live: &RefCell<Rc<Workspace>>, shelf: &RefCell<Shelf>) -> bool {
    poll_fn(|context| {
        let workspace = live.borrow();
        match workspace.saving {
            _ if !workspace.has_unsaved() => Poll::Ready(true),
            Saving::Failed(_) => Poll::Ready(false),
            _ => {
                shelf.borrow_mut().wakers.push(context.waker().clone());
                Poll::Pending
            }
        }
    })
    .await
}

/// Stores whatever stands in the outbox.
#[hook]
pub fn use_saving(workspace: &Rc<Workspace>, shelf: &Rc<RefCell<Shelf>>, dispatch: &Callback<Action>) {
    let waited = Rc::clone(shelf);
    use_effect_with(workspace.saving.clone(), move |_| {
        let wakers = std::mem::take(&mut waited.borrow_mut().wakers);
        wakers.into_iter().for_each(Waker::wake);
    });
    let attempt = use_state(|| 0_u32);
    let deps = (Rc::clone(&workspace.outbox), *attempt);
    let (workspace, shelf, dispatch) = (Rc::clone(workspace), Rc::clone(shelf), dispatch.clone());
    use_effect_with(deps, move |(outbox, tried)| {
        if outbox.is_empty() || shelf.borrow().busy {
            return;
        }
        let outbox = Rc::clone(outbox);
        let again = {
            let (attempt, tried) = (attempt.clone(), *tried);
            move || attempt.set(tried + 1)
        };
        shelf.borrow_mut().busy = true;
        spawn_local(async move {
            let about = &workspace.dossier.about;
            let dossier = Shelved { id: about.id.to_string(), title: about.title.clone() };
            let entries: Vec<Entry> = outbox
                .iter()
                .map(|transaction| Entry {
                    order: transaction.order,
                    id: transaction.id.to_string(),
                    json: journal::write(transaction),
                })
                .collect();
            let result = match open_storage(&shelf).await {
                Ok(storage) => storage.append(&dossier, &entries).await,
                Err(error) => Err(error),
            };
            shelf.borrow_mut().busy = false;
            match result {
                Ok(()) => {
                    dispatch.emit(Action::Saved(outbox.iter().map(|transaction| transaction.id).collect()))
                }
                Err(error) => {
                    shelf.borrow_mut().storage = None;
                    shelf.borrow_mut().retry = Some(after(RETRY_AFTER, again));
                    dispatch.emit(Action::SaveFailed(error.to_string()));
                }
            }
        });
    });
}
