//! Saving: what is in the outbox goes to the store, and only its answer takes it out again.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser::Error;
use crate::browser::storage::{Entry, Storage};
use crate::browser::timer::{Waiting, after};
use crate::exchange::journal;
use crate::model::action::Action;
use crate::model::change::Transaction;
use crate::model::shelf::Shelved;
use crate::model::workspace::{Saving, Workspace};

/// How long to wait before trying again, in milliseconds.
const RETRY_AFTER: u32 = 2_000;

/// The store of this device, once it is open, and what it is doing.
#[derive(Debug, Default)]
pub struct Connection {
    storage: Option<Storage>,
    /// Which dossier was last asked for: a reading that is no longer the last one ends.
    pub turn: u32,
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
pub async fn open_storage(connection: &Rc<RefCell<Connection>>) -> Result<Storage, Error> {
    let known = connection.borrow().storage.clone();
    if let Some(storage) = known {
        return Ok(storage);
    }
    let storage = Storage::open().await?;
    connection.borrow_mut().storage = Some(storage.clone());
    Ok(storage)
}

/// A transaction as it is stored.
pub fn to_entry(transaction: &Transaction) -> Entry {
    Entry { order: transaction.order, id: transaction.id.to_string(), json: journal::write(transaction) }
}

/// Waits while the browser has not answered; true when it has stored all that was done.
pub async fn all_stored(live: &RefCell<Rc<Workspace>>, connection: &RefCell<Connection>) -> bool {
    poll_fn(|context| {
        let workspace = live.borrow();
        match workspace.saving {
            _ if !workspace.has_unsaved() => Poll::Ready(true),
            Saving::Failed(_) => Poll::Ready(false),
            _ => {
                connection.borrow_mut().wakers.push(context.waker().clone());
                Poll::Pending
            }
        }
    })
    .await
}

/// Stores whatever stands in the outbox.
#[hook]
pub fn use_saving(
    workspace: &Rc<Workspace>,
    connection: &Rc<RefCell<Connection>>,
    dispatch: &Callback<Action>,
) {
    let waited = Rc::clone(connection);
    use_effect_with(workspace.saving.clone(), move |_| {
        let wakers = std::mem::take(&mut waited.borrow_mut().wakers);
        wakers.into_iter().for_each(Waker::wake);
    });
    let attempt = use_state(|| 0_u32);
    let deps = (Rc::clone(&workspace.outbox), *attempt);
    let (workspace, connection, dispatch) = (Rc::clone(workspace), Rc::clone(connection), dispatch.clone());
    use_effect_with(deps, move |(outbox, tried)| {
        if outbox.is_empty() || connection.borrow().busy {
            return;
        }
        let outbox = Rc::clone(outbox);
        let again = {
            let (attempt, tried) = (attempt.clone(), *tried);
            move || attempt.set(tried + 1)
        };
        connection.borrow_mut().busy = true;
        spawn_local(async move {
            let dossier = Shelved::of(&workspace.dossier, &workspace.journal);
            let entries: Vec<Entry> = outbox.iter().map(|transaction| to_entry(transaction)).collect();
            let result = match open_storage(&connection).await {
                Ok(storage) => storage.append(&dossier, &entries).await,
                Err(error) => Err(error),
            };
            connection.borrow_mut().busy = false;
            match result {
                Ok(()) => {
                    dispatch.emit(Action::Saved(outbox.iter().map(|transaction| transaction.id).collect()))
                }
                Err(error) => {
                    connection.borrow_mut().storage = None;
                    connection.borrow_mut().retry = Some(after(RETRY_AFTER, again));
                    dispatch.emit(Action::SaveFailed(error.to_string()));
                }
            }
        });
    });
}
