//! How another codebook differs: what must be said before a dossier with a codebook of its own is taken in.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::entry::Entry;
use super::{Bilingual, Codebook, Slug};
use crate::model::sorted;

/// One thing on which two codebooks differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// In which list.
    pub part: Part,
    /// Its name.
    pub id: Slug,
    /// How.
    pub change: Alteration,
}

/// A list of a codebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The kinds.
    Kind,
    /// The attributes, with their values.
    Attribute,
    /// The types of link.
    Link,
}

/// What became of something in another codebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alteration {
    /// It is only in the other one.
    Added,
    /// It is not in the other one.
    Removed,
    /// It is another there.
    Changed,
}

/// All on which `theirs` differs from `mine`, list by list: what was removed or changed in the order of
/// mine, then what was added in the order of theirs. The order in which things are offered is no
/// difference.
#[must_use]
pub fn differences(mine: &Codebook, theirs: &Codebook) -> Vec<Difference> {
    let kinds = compare(Part::Kind, &mine.kinds, &theirs.kinds);
    let attributes = compare(Part::Attribute, &mine.attributes, &theirs.attributes);
    let links = compare(Part::Link, &mine.links, &theirs.links);
    kinds.into_iter().chain(attributes).chain(links).collect()
}

/// What those things are called on which `after` differs, by the newer names; what was only put at another
/// place where there is nothing else.
#[must_use]
pub fn named_differences<'a>(before: &'a Codebook, after: &'a Codebook) -> Vec<&'a Bilingual> {
    let differences = differences(before, after);
    let named = differences.iter().filter_map(|own| after.label(own).or_else(|| before.label(own)));
    let mut named: Vec<&Bilingual> = named.collect();
    if named.is_empty() {
        named.extend(moved(&before.kinds, &after.kinds).into_iter().map(|kind| &kind.label));
        named.extend(moved(&before.attributes, &after.attributes).into_iter().map(|own| &own.label));
        named.extend(moved(&before.links, &after.links).into_iter().map(|link| &link.label));
    }
    named
}

impl Codebook {
    /// What something that differs is called here.
    #[must_use]
    pub fn label(&self, difference: &Difference) -> Option<&Bilingual> {
        let id = &difference.id;
        match difference.part {
            Part::Kind => self.kind(id).map(|kind| &kind.label),
            Part::Attribute => self.attribute(id).map(|attribute| &attribute.label),
            Part::Link => self.link(id).map(|link| &link.label),
        }
    }
}

/// The entry that was put elsewhere in a list; both of two that changed places.
fn moved<'a, T: Entry>(before: &'a [T], after: &[T]) -> Vec<&'a T> {
    let ids = |list: &[T]| list.iter().map(|entry| Rc::clone(entry.id())).collect::<Vec<_>>();
    let (old, new) = (ids(before), ids(after));
    let without =
        |list: &[Slug], id: &Slug| list.iter().filter(|own| *own != id).map(Rc::clone).collect::<Vec<_>>();
    let is_moved = |entry: &&T| old != new && without(&old, entry.id()) == without(&new, entry.id());
    before.iter().filter(is_moved).collect()
}

fn compare<T: Entry + Eq>(part: Part, mine: &[T], theirs: &[T]) -> Vec<Difference> {
    let by_name = |list: &'_ [T]| -> BTreeMap<Slug, usize> {
        sorted::map(list.iter().enumerate().map(|(index, entry)| (Rc::clone(entry.id()), index)))
    };
    let (known, others) = (by_name(mine), by_name(theirs));
    let difference = |entry: &T, change| Difference { part, id: Rc::clone(entry.id()), change };
    let altered =
        mine.iter().filter_map(|entry| match others.get(entry.id()).and_then(|&index| theirs.get(index)) {
            None => Some(difference(entry, Alteration::Removed)),
            Some(other) => (other != entry).then(|| difference(entry, Alteration::Changed)),
        });
    let added = theirs.iter().filter(|entry| !known.contains_key(entry.id()));
    altered.chain(added.map(|entry| difference(entry, Alteration::Added))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::codebook::{Bilingual, Form, Hue, Stroke};

    #[test]
    fn what_is_added_removed_and_changed_is_told() {
        let mine = default_codebook();
        let label = Bilingual { fr: "Avis".to_owned(), en: String::new() };
        let theirs = mine.remove_kind("law", None).unwrap().move_kind("fact", 5).unwrap();
        let theirs =
            theirs.recolour_kind("figure", Hue::Red, Stroke::Solid).unwrap().add_kind(&label).unwrap().0;
        let theirs = theirs.add_value("verdict", &label).unwrap().0.remove_link("answers").unwrap();
        let theirs = theirs.reform_attribute("value", Form::Texts).unwrap();
        let told: Vec<_> = differences(&mine, &theirs)
            .into_iter()
            .map(|difference| (difference.part, difference.id.to_string(), difference.change))
            .collect();
        let told: Vec<_> = told.iter().map(|(part, id, change)| (*part, id.as_str(), *change)).collect();
        assert_eq!(
            told,
            [
                (Part::Kind, "figure", Alteration::Changed),
                (Part::Kind, "law", Alteration::Removed),
                (Part::Kind, "avis", Alteration::Added),
                (Part::Attribute, "value", Alteration::Changed),
                (Part::Attribute, "verdict", Alteration::Changed),
                (Part::Link, "answers", Alteration::Removed),
            ]
        );
        assert_eq!(differences(&mine, &mine.move_kind("fact", 5).unwrap()), []);
    }
}
