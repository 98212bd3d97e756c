//! The codebook, as files hold it, and the one that every dossier begins with.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::error::{Error, Problem, parse};
use crate::model::codebook::{
    Attribute, AttributeChoice, Bilingual, Codebook, Form, Hue, Kind, LinkKind, Stroke,
};

/// The codebook that every dossier begins with: claims in parliamentary questions.
#[must_use]
pub fn default_codebook() -> Codebook {
    let form: Result<CodebookForm, Error> = parse(include_str!("codebook.json"));
    let codebook = form.and_then(|form| form.read("codebook"));
    debug_assert!(codebook.is_ok(), "{codebook:?}");
    codebook.unwrap_or_default()
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodebookForm {
    kinds: Vec<KindForm>,
    attributes: Vec<AttributeForm>,
    links: Vec<NamedForm>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KindForm {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<char>,
    hue: String,
    stroke: String,
    short: BilingualForm,
    label: BilingualForm,
    description: BilingualForm,
    example: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AttributeForm {
    id: String,
    label: BilingualForm,
    form: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    hint: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    applies_to: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    values: Vec<NamedForm>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedForm {
    id: String,
    label: BilingualForm,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BilingualForm {
    fr: String,
    en: String,
}

impl From<&Bilingual> for BilingualForm {
    fn from(text: &Bilingual) -> Self {
        Self { fr: text.fr.clone(), en: text.en.clone() }
    }
}

impl From<BilingualForm> for Bilingual {
    fn from(form: BilingualForm) -> Self {
        Self { fr: form.fr, en: form.en }
    }
}

impl From<&Codebook> for CodebookForm {
    fn from(codebook: &Codebook) -> Self {
        let named = |id: &str, label: &Bilingual| NamedForm { id: id.to_owned(), label: label.into() };
        let kind = |kind: &Kind| KindForm {
            id: kind.id.to_string(),
            parent: kind.parent.as_deref().map(str::to_owned),
            key: kind.key,
            hue: kind.hue.name().to_owned(),
            stroke: kind.stroke.name().to_owned(),
            short: (&kind.short).into(),
            label: (&kind.label).into(),
            description: (&kind.description).into(),
            example: kind.example.clone(),
        };
        let attribute = |attribute: &Attribute| AttributeForm {
            id: attribute.id.to_string(),
            label: (&attribute.label).into(),
            form: attribute.form.name().to_owned(),
            hint: attribute.hint.clone(),
            applies_to: attribute.applies_to.iter().map(|id| id.to_string()).collect(),
            values: attribute.values.iter().map(|value| named(&value.id, &value.label)).collect(),
        };
        Self {
            kinds: codebook.kinds.iter().map(kind).collect(),
            attributes: codebook.attributes.iter().map(attribute).collect(),
            links: codebook.links.iter().map(|link| named(&link.id, &link.label)).collect(),
        }
    }
}

impl CodebookForm {
    pub fn read(self, place: &str) -> Result<Codebook, Error> {
        distinct(self.kinds.iter().map(|kind| &kind.id), &format!("{place}.kinds"))?;
        distinct(self.attributes.iter().map(|attribute| &attribute.id), &format!("{place}.attributes"))?;
        distinct(self.links.iter().map(|link| &link.id), &format!("{place}.links"))?;
        let kinds = self
            .kinds
            .into_iter()
            .enumerate()
            .map(|(index, form)| form.read(&format!("{place}.kinds[{index}]")));
        let attributes = self
            .attributes
            .into_iter()
            .enumerate()
            .map(|(index, form)| form.read(&format!("{place}.attributes[{index}]")));
        let link = |form: NamedForm| LinkKind { id: form.id.into(), label: form.label.into() };
        let codebook = Codebook {
            kinds: kinds.collect::<Result<_, _>>()?,
            attributes: attributes.collect::<Result<_, _>>()?,
            links: self.links.into_iter().map(link).collect(),
        };
        check_nesting(&codebook, place)?;
        Ok(codebook)
    }
}

impl KindForm {
    fn read(self, place: &str) -> Result<Kind, Error> {
        let unknown =
            |field: &str, name: &str| Error::new(format!("{place}.{field}"), Problem::Name(name.to_owned()));
        Ok(Kind {
            hue: Hue::named(&self.hue).ok_or_else(|| unknown("hue", &self.hue))?,
            stroke: Stroke::named(&self.stroke).ok_or_else(|| unknown("stroke", &self.stroke))?,
            id: self.id.into(),
            parent: self.parent.map(Rc::from),
            key: self.key,
            short: self.short.into(),
            label: self.label.into(),
            description: self.description.into(),
            example: self.example,
        })
    }
}

impl AttributeForm {
    fn read(self, place: &str) -> Result<Attribute, Error> {
        distinct(self.values.iter().map(|value| &value.id), &format!("{place}.values"))?;
        let choice = |form: NamedForm| AttributeChoice { id: form.id.into(), label: form.label.into() };
        let unknown = || Error::new(format!("{place}.form"), Problem::Name(self.form.clone()));
        Ok(Attribute {
            form: Form::named(&self.form).ok_or_else(unknown)?,
            id: self.id.into(),
            label: self.label.into(),
            hint: self.hint,
            applies_to: self.applies_to.into_iter().map(Rc::from).collect(),
            values: self.values.into_iter().map(choice).collect(),
        })
    }
}

/// Every parent is there, and no kind is a sort of itself. Each kind is walked over once, however deep.
fn check_nesting(codebook: &Codebook, place: &str) -> Result<(), Error> {
    let parents: BTreeMap<&str, Option<&str>> =
        codebook.kinds.iter().map(|kind| (&*kind.id, kind.parent.as_deref())).collect();
    let mut sound: BTreeSet<&str> = BTreeSet::new();
    for (index, kind) in codebook.kinds.iter().enumerate() {
        let refused = |problem| Err(Error::new(format!("{place}.kinds[{index}].parent"), problem));
        if let Some(parent) = kind.parent.as_deref().filter(|parent| !parents.contains_key(parent)) {
            return refused(Problem::Unknown(parent.to_owned()));
        }
        let mut path: BTreeSet<&str> = BTreeSet::new();
        let mut at = Some(&*kind.id);
        while let Some(id) = at.filter(|id| !sound.contains(id)) {
            if !path.insert(id) {
                return refused(Problem::Cycle);
            }
            at = parents.get(id).copied().flatten();
        }
        sound.extend(path);
    }
    Ok(())
}

fn distinct<'a>(ids: impl Iterator<Item = &'a String>, place: &str) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        if !seen.insert(id) {
            return Err(Error::new(format!("{place}[{index}].id"), Problem::Duplicate(id.clone())));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_codebook_has_its_kinds_attributes_and_links() {
        let codebook = default_codebook();
        assert_eq!((codebook.kinds.len(), codebook.attributes.len(), codebook.links.len()), (13, 14, 7));
        assert_eq!(codebook.kind_by_key('m').map(|kind| &*kind.id), Some("promise"));
    }

    #[test]
    fn parents_are_there_and_none_is_its_own() {
        let read = |parents: [Option<&str>; 3]| {
            let mut codebook = default_codebook();
            for (kind, parent) in codebook.kinds.iter_mut().zip(parents) {
                kind.parent = parent.map(Rc::from);
            }
            let read = CodebookForm::from(&codebook).read("codebook");
            assert!(read.as_ref().is_ok_and(|read| *read == codebook) || read.is_err());
            read.map(|_| ()).map_err(|error| error.to_string())
        };
        assert_eq!(read([None, Some("fact"), Some("figure")]), Ok(()));
        let message = "codebook.kinds[0].parent: a kind is a sort of itself";
        assert_eq!(read([Some("law"), Some("fact"), Some("figure")]), Err(message.to_owned()));
        let message = "codebook.kinds[1].parent: lie is not in the file";
        assert_eq!(read([None, Some("lie"), None]), Err(message.to_owned()));
    }

    #[test]
    fn key_letters_differ() {
        let keys: BTreeSet<_> = default_codebook().kinds.iter().filter_map(|kind| kind.key).collect();
        assert_eq!(keys.len(), 13);
    }
}
