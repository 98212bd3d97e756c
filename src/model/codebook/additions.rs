//! Taking over from another codebook only what is new in it.

use super::entry::Entry;
use super::{Codebook, Kind};

impl Codebook {
    /// With what only `theirs` has, at the end of each list; all that is here stays as it is. A kind whose
    /// key is taken here comes without one.
    #[must_use]
    pub fn with_additions(&self, theirs: &Self) -> Self {
        let mut codebook = self.clone();
        for kind in new(&self.kinds, &theirs.kinds) {
            let key = kind.key.and_then(|key| codebook.free_key(key, None).ok());
            codebook.kinds.push(Kind { key, ..kind.clone() });
        }
        for attribute in &mut codebook.attributes {
            let other = theirs.attribute(&attribute.id).map(|own| own.values.as_slice()).unwrap_or_default();
            let values: Vec<_> = new(&attribute.values, other).cloned().collect();
            attribute.values.extend(values);
        }
        codebook.attributes.extend(new(&self.attributes, &theirs.attributes).cloned());
        codebook.links.extend(new(&self.links, &theirs.links).cloned());
        codebook
    }
}

fn new<'a, T: Entry>(mine: &'a [T], theirs: &'a [T]) -> impl Iterator<Item = &'a T> {
    theirs.iter().filter(|entry| !mine.iter().any(|own| own.id() == entry.id()))
}

#[cfg(test)]
mod tests {
    use crate::exchange::default_codebook;
    use crate::model::codebook::{Bilingual, Form, Hue, Stroke, differences};

    #[test]
    fn only_what_is_new_is_taken_over() {
        let mine = default_codebook().rekey_kind("law", Some('a')).unwrap();
        let label = |text: &str| Bilingual { fr: text.to_owned(), en: String::new() };
        let (theirs, id) = default_codebook().add_kind(&label("Avis")).unwrap();
        let theirs = theirs.nest_kind(&id, Some("fact")).unwrap().nest_kind("figure", Some(&id)).unwrap();
        let theirs = theirs.recolour_kind("cause", Hue::Red, Stroke::Solid).unwrap();
        let (theirs, _) = theirs.add_value("mode", &label("Nié")).unwrap();
        let (theirs, _) = theirs.add_attribute(&label("Ton"), Form::Text).unwrap();
        let theirs = theirs.remove_kind("promise", None).unwrap().add_link(&label("dément")).unwrap().0;
        let both = mine.with_additions(&theirs);
        assert_eq!(both.flaw(), None);
        assert_eq!(both.kinds[..13], mine.kinds);
        let added = both.kind(&id).unwrap();
        assert_eq!((theirs.kind(&id).unwrap().key, added.key), (Some('A'), None));
        assert_eq!(added.parent.as_deref(), Some("fact"));
        assert!(both.attribute("mode").unwrap().value("nie").is_some());
        assert!(both.attribute("ton").is_some() && both.link("dement").is_some());
        assert_eq!(differences(&both, &mine.with_additions(&both)), []);
        assert_eq!(mine.with_additions(&mine), mine);
    }
}
