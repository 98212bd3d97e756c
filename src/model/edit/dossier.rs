//! Edits of a dossier as a whole.

use std::rc::Rc;

use super::{delete, set};
use crate::model::change::{Change, Key, Record};
use crate::model::dossier::{About, Dossier};

pub fn entitle(dossier: &Dossier, title: &str) -> Change {
    let about = About { title: title.to_owned(), ..About::clone(&dossier.about) };
    set(dossier, Key::About, Record::About(Rc::new(about)))
}

pub fn replace(dossier: &Dossier, other: &Dossier) -> Vec<Change> {
    let gone = dossier.keys().filter(|key| other.get(*key).is_none()).map(|key| delete(dossier, key));
    let set = other.keys().map(|key| Change { key, before: dossier.get(key), after: other.get(key) });
    gone.chain(set).collect()
}
