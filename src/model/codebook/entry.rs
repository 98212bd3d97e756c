//! What kinds, attributes, values and types of link have in common: a name in files, and a place in a list.

use super::{Attribute, AttributeChoice, Bilingual, Kind, LinkKind, Refusal, Slug};
use crate::model::folding::plain_words;

/// The longest name derived from a label, in letters.
const NAME_LENGTH: usize = 40;

/// Something of a codebook that has a name in files.
pub trait Entry {
    /// What it is called where its label has no letter to make a name from.
    const SORT: &'static str;

    fn id(&self) -> &Slug;
}

impl Entry for Kind {
    const SORT: &'static str = "kind";

    fn id(&self) -> &Slug {
        &self.id
    }
}

impl Entry for Attribute {
    const SORT: &'static str = "attribute";

    fn id(&self) -> &Slug {
        &self.id
    }
}

impl Entry for AttributeChoice {
    const SORT: &'static str = "value";

    fn id(&self) -> &Slug {
        &self.id
    }
}

impl Entry for LinkKind {
    const SORT: &'static str = "link";

    fn id(&self) -> &Slug {
        &self.id
    }
}

/// A name for a new entry, from its label: `Avis d’expert` is `avis-d-expert`, the next one
/// `avis-d-expert-2`.
pub fn name<T: Entry>(list: &[T], label: &Bilingual) -> Result<Slug, Refusal> {
    labelled(label)?;
    let label = if label.en.trim().is_empty() { &label.fr } else { &label.en };
    let name = plain_words(label, NAME_LENGTH);
    let name = if name.is_empty() { T::SORT } else { &name };
    Ok(unused(name, |name| list.iter().any(|entry| **entry.id() == *name)))
}

/// `name`, with a number behind it where that is taken.
pub fn unused(name: &str, is_taken: impl Fn(&str) -> bool) -> Slug {
    let numbered = (2_u32..).map(|number| format!("{name}-{number}"));
    let mut names = [name.to_owned()].into_iter().chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or_default().into()
}

/// Refuses a label that says nothing in either language.
pub fn labelled(label: &Bilingual) -> Result<(), Refusal> {
    let says = |text: &str| !text.trim().is_empty();
    if says(&label.fr) || says(&label.en) { Ok(()) } else { Err(Refusal::NoLabel) }
}

pub fn find<'a, T: Entry>(list: &'a mut [T], id: &str) -> Result<&'a mut T, Refusal> {
    list.iter_mut().find(|entry| **entry.id() == *id).ok_or_else(|| Refusal::Unknown(id.into()))
}

pub fn take<T: Entry>(list: &mut Vec<T>, id: &str) -> Result<T, Refusal> {
    let index = list.iter().position(|entry| **entry.id() == *id);
    index.map(|index| list.remove(index)).ok_or_else(|| Refusal::Unknown(id.into()))
}

/// Puts an entry at the place `to` of the list that it is taken from; past its end is the end.
pub fn put<T: Entry>(list: &mut Vec<T>, id: &str, to: usize) -> Result<(), Refusal> {
    let entry = take(list, id)?;
    list.insert(to.min(list.len()), entry);
    Ok(())
}
