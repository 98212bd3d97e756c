//! The codebook, as files hold it: in a dossier, in the stored journal, and by itself.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::exchange::error::{Error, Problem};
#[cfg(test)]
use crate::exchange::schema;
use crate::model::codebook::{
    Attribute, AttributeChoice, Bilingual, Codebook, Flaw, Form, Hue, Kind, LinkKind, Slug, Stroke,
};

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "codebook"))]
pub struct CodebookForm {
    pub kinds: Vec<KindForm>,
    pub attributes: Vec<AttributeForm>,
    pub links: Vec<NamedForm>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "kind", transform = schema::require(&["description", "example"])))]
pub struct KindForm {
    pub id: String,
    /// The kind that it is a sort of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<char>,
    #[cfg_attr(test, schemars(extend("enum" = Hue::ALL.map(Hue::name))))]
    hue: String,
    /// How it is underlined.
    // Missing, like the short name, only where the codebook was written by hand.
    #[cfg_attr(test, schemars(extend("enum" = Stroke::ALL.map(Stroke::name)), required))]
    pub stroke: Option<String>,
    #[cfg_attr(test, schemars(required))]
    pub short: Option<BilingualForm>,
    label: BilingualForm,
    #[serde(default)]
    description: BilingualForm,
    #[serde(default)]
    example: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "attribute"))]
pub struct AttributeForm {
    id: String,
    label: BilingualForm,
    /// What its values are.
    // Called `type` where the codebook was written by hand.
    #[serde(alias = "type")]
    #[cfg_attr(test, schemars(extend("enum" = Form::ALL.map(Form::name))))]
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
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "named"))]
pub struct NamedForm {
    id: String,
    label: BilingualForm,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "bilingual", transform = schema::require(&["fr", "en"])))]
pub struct BilingualForm {
    #[serde(default)]
    fr: String,
    #[serde(default)]
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
            stroke: Some(kind.stroke.name().to_owned()),
            short: Some((&kind.short).into()),
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
    /// The codebook; `place` is where it stands in its file, empty when it is the file.
    pub fn read(self, place: &str) -> Result<Codebook, Error> {
        let within = if place.is_empty() { String::new() } else { format!("{place}.") };
        let kinds = self
            .kinds
            .into_iter()
            .enumerate()
            .map(|(index, form)| form.read(&format!("{within}kinds[{index}]")));
        let attributes = self
            .attributes
            .into_iter()
            .enumerate()
            .map(|(index, form)| form.read(&format!("{within}attributes[{index}]")));
        let link = |form: NamedForm| LinkKind { id: form.id.into(), label: form.label.into() };
        let codebook = Codebook {
            kinds: kinds.collect::<Result<_, _>>()?,
            attributes: attributes.collect::<Result<_, _>>()?,
            links: self.links.into_iter().map(link).collect(),
        };
        match codebook.flaw() {
            Some(flaw) => Err(refuse(flaw, &codebook, &within)),
            None => Ok(codebook),
        }
    }
}

impl KindForm {
    fn read(self, place: &str) -> Result<Kind, Error> {
        let unknown =
            |field: &str, name: &str| Error::new(format!("{place}.{field}"), Problem::Name(name.to_owned()));
        let stroke = self.stroke.as_deref().unwrap_or(Stroke::default().name());
        let label = Bilingual::from(self.label);
        Ok(Kind {
            hue: Hue::named(&self.hue).ok_or_else(|| unknown("hue", &self.hue))?,
            stroke: Stroke::named(stroke).ok_or_else(|| unknown("stroke", stroke))?,
            id: self.id.into(),
            parent: self.parent.map(Rc::from),
            key: self.key,
            short: self.short.map_or_else(|| label.clone(), Bilingual::from),
            label,
            description: self.description.into(),
            example: self.example,
        })
    }
}

impl AttributeForm {
    fn read(self, place: &str) -> Result<Attribute, Error> {
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

/// What is wrong, and where.
fn refuse(flaw: Flaw, codebook: &Codebook, within: &str) -> Error {
    let twice = |place: String, id: Option<&Slug>| {
        Error::new(format!("{place}.id"), Problem::Duplicate(id.map(|id| id.to_string()).unwrap_or_default()))
    };
    let kind = |index: usize| (format!("{within}kinds[{index}]"), codebook.kinds.get(index));
    let attribute = |index: usize| (format!("{within}attributes[{index}]"), codebook.attributes.get(index));
    match flaw {
        Flaw::KindTwice(index) => twice(kind(index).0, kind(index).1.map(|kind| &kind.id)),
        Flaw::AttributeTwice(index) => twice(attribute(index).0, attribute(index).1.map(|own| &own.id)),
        Flaw::ValueTwice(index, value) => {
            let (place, attribute) = attribute(index);
            let id = attribute.and_then(|own| own.values.get(value)).map(|value| &value.id);
            twice(format!("{place}.values[{value}]"), id)
        }
        Flaw::LinkTwice(index) => {
            twice(format!("{within}links[{index}]"), codebook.links.get(index).map(|link| &link.id))
        }
        Flaw::NoParent(index) => {
            let (place, kind) = kind(index);
            let parent = kind.and_then(|kind| kind.parent.as_deref()).unwrap_or_default();
            Error::new(format!("{place}.parent"), Problem::Unknown(parent.to_owned()))
        }
        Flaw::Cycle(index) => Error::new(format!("{}.parent", kind(index).0), Problem::Cycle),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;

    #[test]
    fn an_error_names_the_place() {
        let check = |spoil: fn(&mut Codebook), message: &str| {
            let mut codebook = default_codebook();
            spoil(&mut codebook);
            let read = CodebookForm::from(&codebook).read("codebook");
            assert_eq!(read.unwrap_err().to_string(), message);
        };
        check(
            |codebook| codebook.kinds[1].parent = Some("lie".into()),
            "codebook.kinds[1].parent: lie is not in the file",
        );
        check(
            |codebook| codebook.kinds[0].parent = Some("fact".into()),
            "codebook.kinds[0].parent: a kind is a sort of itself",
        );
        check(
            |codebook| codebook.attributes[0].values[1].id = "yes".into(),
            "codebook.attributes[0].values[1].id: yes is there twice",
        );
        check(|codebook| codebook.kinds[2].id = "fact".into(), "codebook.kinds[2].id: fact is there twice");
    }
}
