//! Takes back what the recovery page gave out: each journal gains what it lacks, and loses nothing.

use std::collections::HashSet;

use super::Desk;
use super::connection::open_storage;
use crate::browser::Error;
use crate::browser::storage::Entry;
use crate::exchange::journal;
use crate::exchange::recovery::Rescued;
use crate::model::action::Action;
use crate::model::identity::DossierId;
use crate::model::shelf::Shelved;
use crate::model::workspace::Place;

impl Desk {
    /// Stores the journals of a recovery file, and goes over to the dossier where it is one.
    pub async fn rescue(&self, rescued: Vec<Rescued>) {
        if !self.stored().await {
            return;
        }
        let (mut added, mut damaged) = (0, 0);
        let dossiers: Vec<DossierId> = rescued.iter().map(|own| own.shelved.id).collect();
        for own in rescued {
            match self.restore_journal(own, &mut damaged).await {
                Ok(count) => added += count,
                Err(error) => return self.alert((self.messages.shelf.not_done)(&error.to_string())),
            }
        }
        self.look().await;
        match dossiers.as_slice() {
            [one] if self.is_open(*one) => self.catch_up().await,
            [one] => drop(self.go_over(Some(*one)).await),
            _ => {
                self.catch_up().await;
                self.dispatch.emit(Action::Go(Place::Dossiers));
            }
        }
        self.notify((self.messages.keeping.rescued)(dossiers.len(), added, damaged), None);
    }

    /// Adds what the journal of a dossier lacks; how much that is.
    async fn restore_journal(&self, own: Rescued, damaged: &mut usize) -> Result<usize, Error> {
        let storage = open_storage(&self.connection).await?;
        let id = own.shelved.id;
        let known: HashSet<String> = storage.names(id).await?.into_iter().map(|(name, _)| name).collect();
        let mut entries = Vec::new();
        for text in &own.transactions {
            match journal::place(text) {
                Some((_, name)) if known.contains(&name.to_string()) => {}
                Some((order, name)) => entries.push(Entry::new(order, name.to_string(), text)),
                None => *damaged += 1,
            }
        }
        if !entries.is_empty() {
            let shelved = self.now().shelf.get(id).cloned().unwrap_or(own.shelved);
            storage.append(&Shelved { deleted: None, ..shelved }, &entries).await?;
        }
        Ok(entries.len())
    }
}
