//! The way to the store of this device.

use std::cell::RefCell;
use std::collections::HashSet;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use super::copying::Keeping;
use super::fronting::Fronting;
use super::snapshots::{Brought, Taking};
use crate::browser::Error;
use crate::browser::channel::Channel;
use crate::browser::storage::Storage;
use crate::browser::timer::Waiting;
use crate::model::identity::TransactionId;
use crate::model::saving::Saving;
use crate::model::workspace::Workspace;

/// The store of this device, once it is open, and what it is doing.
#[derive(Debug, Default)]
pub struct Connection {
    storage: Option<Storage>,
    /// Which dossier was last asked for: a reading that is no longer the last one ends.
    pub turn: u32,
    /// What the browser was given and has not answered for.
    pub in_flight: HashSet<TransactionId>,
    /// How many tries have failed since the last one that did not.
    pub attempt: u32,
    /// The next try, after one that failed.
    pub retry: Option<Waiting>,
    /// When what is large is written down and stored, once the screen shows it.
    pub shown: Option<Waiting>,
    /// Whether something failed since the store was last compared with what is open.
    pub doubt: bool,
    /// When room is to be set aside; none before that was tried.
    pub reserve_at: Option<f64>,
    /// The way to the other tabs.
    pub channel: Option<Channel>,
    /// The copy of the open dossier in a folder.
    pub keeping: Keeping,
    /// The snapshots of the open dossier.
    pub taking: Taking,
    /// The front of the open dossier.
    pub fronting: Fronting,
    /// What snapshots brought back, and was not told yet.
    pub brought: Option<Brought>,
    /// Whoever waits for the browser's answer.
    wakers: Vec<Waker>,
}

impl Connection {
    /// Whoever waits, to be woken once the state of saving has changed.
    pub fn take_wakers(&mut self) -> Vec<Waker> {
        std::mem::take(&mut self.wakers)
    }

    /// Lets go of the store, after something failed.
    pub fn lose(&mut self) {
        if let Some(storage) = self.storage.take() {
            storage.close();
        }
        self.doubt = true;
    }
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
    let closed = Rc::downgrade(connection);
    let lost = move || {
        if let Some(connection) = closed.upgrade() {
            connection.borrow_mut().lose();
        }
    };
    let storage = Storage::open(lost).await?;
    connection.borrow_mut().storage = Some(storage.clone());
    Ok(storage)
}

/// Waits while the dossier that is being opened is read.
pub async fn all_read(live: &RefCell<Rc<Workspace>>, connection: &RefCell<Connection>) {
    poll_fn(|context| {
        if live.borrow().saving != Saving::Starting {
            return Poll::Ready(());
        }
        connection.borrow_mut().wakers.push(context.waker().clone());
        Poll::Pending
    })
    .await;
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
