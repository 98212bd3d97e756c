//! What is wrong with a dossier file, gathered while it is read to its end.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::rc::Rc;

use uuid::Uuid;

use crate::exchange::error::{Error, Problem};
use crate::exchange::work::turn;
use crate::model::records::Records;

/// What is wrong with a file that is being read, and the records that it spoilt: what refers to one of those is no
/// second fault.
#[derive(Default)]
pub struct Faults {
    /// What is wrong, in the order of the file.
    pub found: Vec<Error>,
    spoilt: BTreeSet<Uuid>,
}

impl Faults {
    /// What was read, unless it is wrong: then the record `id` is spoilt.
    pub fn keep<T>(&mut self, id: Uuid, read: Result<T, Error>) -> Option<T> {
        read.map_err(|error| {
            self.found.push(error);
            self.spoilt.insert(id);
        })
        .ok()
    }

    /// That a record refers to one that is not there.
    pub fn unknown(&mut self, place: String, id: Uuid) {
        if !self.spoilt.contains(&id) {
            self.found.push(Error::new(place, Problem::Unknown(id.to_string())));
        }
    }
}

/// Reads the records of one list; two of one name are a fault.
pub async fn read_all<F, K: Ord + Copy + ToString, V>(
    forms: Vec<F>,
    list: &str,
    faults: &mut Faults,
    mut read: impl FnMut(F, &dyn Display, &mut Faults) -> Option<(K, V)>,
) -> Records<K, V> {
    let mut records = Records::default();
    for (index, form) in forms.into_iter().enumerate() {
        turn().await;
        let Some((key, value)) = read(form, &format_args!("{list}[{index}]"), faults) else { continue };
        if records.contains_key(&key) {
            let place = format!("{list}[{index}].id");
            faults.found.push(Error::new(place, Problem::Duplicate(key.to_string())));
        } else {
            records.insert(key, Rc::new(value));
        }
    }
    records
}
