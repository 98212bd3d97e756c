//! Changing the kinds of a codebook. Each change gives another codebook, or says why there is none.

use std::rc::Rc;

use super::entry::{find, labelled, name, put, take};
use super::{Bilingual, Codebook, Hue, Kind, Refusal, Slug, Stroke};
use crate::model::folding::fold;

impl Codebook {
    /// With a kind more, at the end, and its name. It takes the hue that is used least, and as its key the
    /// first letter of its label that is free.
    ///
    /// # Errors
    ///
    /// When the label says nothing.
    pub fn add_kind(&self, label: &Bilingual) -> Result<(Self, Slug), Refusal> {
        let id = name(&self.kinds, label)?;
        let uses = |hue: &Hue| self.kinds.iter().filter(|kind| kind.hue == *hue).count();
        let words = if label.fr.trim().is_empty() { &label.en } else { &label.fr };
        let kind = Kind {
            id: Rc::clone(&id),
            parent: None,
            key: words.chars().find_map(|letter| self.free_key(letter, None).ok()),
            hue: Hue::ALL.into_iter().min_by_key(uses).unwrap_or_default(),
            stroke: Stroke::default(),
            short: label.clone(),
            label: label.clone(),
            description: Bilingual::default(),
            example: String::new(),
        };
        let mut codebook = self.clone();
        codebook.kinds.push(kind);
        Ok((codebook, id))
    }

    /// With another full name for a kind, and another short one; where that says nothing, the full one.
    ///
    /// # Errors
    ///
    /// When there is no such kind, or the full name says nothing.
    pub fn rename_kind(&self, id: &str, label: &Bilingual, short: &Bilingual) -> Result<Self, Refusal> {
        labelled(label)?;
        let short = if labelled(short).is_ok() { short } else { label };
        self.with_kind(id, |kind| {
            kind.label.clone_from(label);
            kind.short.clone_from(short);
        })
    }

    /// With another description of a kind, and another example.
    ///
    /// # Errors
    ///
    /// When there is no such kind.
    pub fn describe_kind(&self, id: &str, description: &Bilingual, example: &str) -> Result<Self, Refusal> {
        self.with_kind(id, |kind| {
            kind.description.clone_from(description);
            example.clone_into(&mut kind.example);
        })
    }

    /// With another colour and underline for a kind.
    ///
    /// # Errors
    ///
    /// When there is no such kind.
    pub fn recolour_kind(&self, id: &str, hue: Hue, stroke: Stroke) -> Result<Self, Refusal> {
        self.with_kind(id, |kind| (kind.hue, kind.stroke) = (hue, stroke))
    }

    /// With another key letter for a kind, or none.
    ///
    /// # Errors
    ///
    /// When there is no such kind, `key` is no letter, or another kind has it.
    pub fn rekey_kind(&self, id: &str, key: Option<char>) -> Result<Self, Refusal> {
        let key = key.map(|key| self.free_key(key, Some(id))).transpose()?;
        self.with_kind(id, |kind| kind.key = key)
    }

    /// With a kind as a sort of another, or of none.
    ///
    /// # Errors
    ///
    /// When there is no such kind, or it would be a sort of itself.
    pub fn nest_kind(&self, id: &str, parent: Option<&str>) -> Result<Self, Refusal> {
        let parent = match parent {
            None => None,
            Some(parent) => {
                let known = self.kind(parent).ok_or_else(|| Refusal::Unknown(parent.into()))?;
                if parent == id || self.ancestors(parent).any(|ancestor| *ancestor.id == *id) {
                    return Err(Refusal::Cycle);
                }
                Some(Rc::clone(&known.id))
            }
        };
        self.with_kind(id, |kind| kind.parent = parent)
    }

    /// With a kind at another place of the list.
    ///
    /// # Errors
    ///
    /// When there is no such kind.
    pub fn move_kind(&self, id: &str, to: usize) -> Result<Self, Refusal> {
        let mut codebook = self.clone();
        put(&mut codebook.kinds, id, to)?;
        Ok(codebook)
    }

    /// Without a kind. Those that are a sort of it become a sort of what it is a sort of; attributes that
    /// are for it are for `heir`, the kind that its claims will be of, if there is one.
    ///
    /// An attribute that is for no other kind keeps its name, lest it be for all.
    ///
    /// # Errors
    ///
    /// When there is no such kind, no such heir, or no other kind.
    pub fn remove_kind(&self, id: &str, heir: Option<&str>) -> Result<Self, Refusal> {
        let mut codebook = self.clone();
        let gone = take(&mut codebook.kinds, id)?;
        if codebook.kinds.is_empty() {
            return Err(Refusal::LastKind);
        }
        let heir = match heir {
            None => None,
            Some(heir) => Some(Rc::clone(&find(&mut codebook.kinds, heir)?.id)),
        };
        for kind in codebook.kinds.iter_mut().filter(|kind| kind.parent.as_ref() == Some(&gone.id)) {
            kind.parent.clone_from(&gone.parent);
        }
        for attribute in codebook.attributes.iter_mut().filter(|own| own.applies_to.contains(&gone.id)) {
            let mut kinds: Vec<Slug> = attribute.applies_to.iter().map(Rc::clone).collect();
            kinds.retain(|kind| *kind != gone.id);
            let missing = heir.as_ref().filter(|heir| !kinds.contains(heir));
            kinds.extend(missing.map(Rc::clone));
            if !kinds.is_empty() {
                attribute.applies_to = kinds;
            }
        }
        Ok(codebook)
    }

    /// `key` as a kind other than `but` can have it, in upper case.
    pub(super) fn free_key(&self, key: char, but: Option<&str>) -> Result<char, Refusal> {
        let letter = key_letter(key).ok_or(Refusal::NoLetter(key))?;
        let folded = fold(&key.to_string());
        let clash = |kind: &&Kind| kind.key.is_some_and(|own| fold(&own.to_string()) == folded);
        if let Some(kind) = self.kinds.iter().filter(|kind| Some(&*kind.id) != but).find(clash) {
            return Err(Refusal::KeyTaken(Rc::clone(&kind.id)));
        }
        Ok(letter)
    }

    fn with_kind(&self, id: &str, write: impl FnOnce(&mut Kind)) -> Result<Self, Refusal> {
        let mut codebook = self.clone();
        write(find(&mut codebook.kinds, id)?);
        Ok(codebook)
    }
}

/// `key` as it is kept and shown: in upper case where there is one. `None` when it is no letter that can be
/// typed by itself.
#[must_use]
pub fn key_letter(key: char) -> Option<char> {
    let mut lower = key.to_lowercase();
    lower.next().filter(|small| small.is_lowercase() && lower.next().is_none())?;
    let mut upper = key.to_uppercase();
    Some(upper.next().filter(|_| upper.next().is_none()).unwrap_or(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;

    fn french(text: &str) -> Bilingual {
        Bilingual { fr: text.to_owned(), en: String::new() }
    }

    fn names(codebook: &Codebook) -> Vec<&str> {
        codebook.kinds.iter().map(|kind| &*kind.id).collect()
    }

    #[test]
    fn a_new_kind_is_named_after_its_label() {
        let mut codebook = default_codebook();
        for (label, id) in [
            ("Avis d’expert", "avis-d-expert"),
            ("avis d'EXPERT", "avis-d-expert-2"),
            ("Fact", "fact-2"),
            ("???", "kind"),
        ] {
            let (next, slug) = codebook.add_kind(&french(label)).unwrap();
            assert_eq!(&*slug, id);
            assert_eq!(next.flaw(), None);
            codebook = next;
        }
        assert_eq!(codebook.kind("avis-d-expert").unwrap().key, Some('A'));
        assert_eq!(codebook.kind("avis-d-expert-2").unwrap().key, Some('V'));
        assert_eq!(codebook.kind("kind").unwrap().key, None);
        assert_eq!(codebook.add_kind(&french(" ")), Err(Refusal::NoLabel));
    }

    #[test]
    fn a_new_kind_takes_the_hue_that_is_used_least() {
        let codebook = default_codebook().recolour_kind("fact", Hue::Teal, Stroke::Dotted).unwrap();
        let (codebook, id) = codebook.add_kind(&french("Avis")).unwrap();
        assert_eq!(codebook.kind(&id).unwrap().hue, Hue::Blue);
    }

    #[test]
    fn a_key_is_a_letter_that_no_other_kind_has() {
        let codebook = default_codebook();
        let taken = |key| codebook.rekey_kind("law", Some(key)).map(|after| after.kind("law").unwrap().key);
        assert_eq!(taken('f'), Err(Refusal::KeyTaken("fact".into())));
        assert_eq!(taken('É'), Err(Refusal::KeyTaken("definition".into())));
        assert_eq!(taken('d'), Ok(Some('D')), "its own");
        assert_eq!(taken('ü'), Ok(Some('Ü')));
        for sign in ['1', '.', '?', ' ', '’', '漢', '\u{301}'] {
            assert_eq!(taken(sign), Err(Refusal::NoLetter(sign)));
        }
        assert_eq!(codebook.rekey_kind("law", None).unwrap().kind("law").unwrap().key, None);
        assert_eq!(codebook.rekey_kind("lie", None), Err(Refusal::Unknown("lie".into())));
    }

    #[test]
    fn kinds_nest_but_not_in_themselves() {
        let codebook = default_codebook();
        let nested = codebook.nest_kind("figure", Some("fact")).unwrap();
        let nested = nested.nest_kind("law", Some("figure")).unwrap();
        assert_eq!(nested.flaw(), None);
        assert_eq!(nested.ancestors("law").map(|kind| &*kind.id).collect::<Vec<_>>(), ["figure", "fact"]);
        assert_eq!(nested.nest_kind("fact", Some("law")), Err(Refusal::Cycle));
        assert_eq!(nested.nest_kind("fact", Some("fact")), Err(Refusal::Cycle));
        assert_eq!(nested.nest_kind("fact", Some("lie")), Err(Refusal::Unknown("lie".into())));
        let removed = nested.remove_kind("figure", None).unwrap();
        assert_eq!(removed.kind("law").unwrap().parent.as_deref(), Some("fact"));
        assert_eq!(nested.nest_kind("law", None).unwrap().kind("law").unwrap().parent, None);
    }

    #[test]
    fn what_was_for_a_removed_kind_is_for_its_heir() {
        let codebook = default_codebook();
        let for_kinds = |codebook: &Codebook, name: &str| {
            let attribute = codebook.attribute(name).unwrap();
            attribute.applies_to.iter().map(|kind| kind.to_string()).collect::<Vec<_>>()
        };
        let removed = codebook.remove_kind("request", Some("judgement")).unwrap();
        assert_eq!(for_kinds(&removed, "answer-status"), ["judgement"]);
        assert_eq!(for_kinds(&codebook.remove_kind("request", None).unwrap(), "answer-status"), ["request"]);
        assert_eq!(
            for_kinds(&codebook.remove_kind("promise", None).unwrap(), "promise-status"),
            ["follow-up"]
        );
        assert_eq!(codebook.remove_kind("fact", Some("fact")), Err(Refusal::Unknown("fact".into())));
    }

    #[test]
    fn kinds_move_and_the_last_one_stays() {
        let codebook = default_codebook();
        assert_eq!(names(&codebook.move_kind("law", 0).unwrap())[..3], ["law", "fact", "figure"]);
        assert_eq!(names(&codebook.move_kind("fact", 1).unwrap())[..3], ["figure", "fact", "law"]);
        assert_eq!(names(&codebook.move_kind("fact", 99).unwrap()).last(), Some(&"fact"));
        let last = names(&codebook)[1..]
            .iter()
            .fold(codebook.clone(), |left, id| left.remove_kind(id, None).unwrap());
        assert_eq!(last.remove_kind("fact", None), Err(Refusal::LastKind));
    }

    #[test]
    fn a_kind_is_renamed_and_described() {
        let codebook = default_codebook().rename_kind("fact", &french("Fait établi"), &french("")).unwrap();
        let codebook = codebook.describe_kind("fact", &french("Établi."), "il pleut").unwrap();
        let kind = codebook.kind("fact").unwrap();
        assert_eq!((kind.short.fr.as_str(), kind.label.fr.as_str()), ("Fait établi", "Fait établi"));
        assert_eq!((kind.description.fr.as_str(), kind.example.as_str()), ("Établi.", "il pleut"));
        assert_eq!(codebook.rename_kind("fact", &french(""), &french("x")), Err(Refusal::NoLabel));
    }
}
