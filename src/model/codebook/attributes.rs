//! Changing the attributes of a codebook, and their values.

use std::rc::Rc;

use super::entry::{find, labelled, name, put, take};
use super::{Attribute, AttributeChoice, Bilingual, Codebook, Form, Refusal, Slug};

impl Codebook {
    /// With an attribute more, at the end, and its name.
    ///
    /// # Errors
    ///
    /// When the label says nothing.
    pub fn add_attribute(&self, label: &Bilingual, form: Form) -> Result<(Self, Slug), Refusal> {
        let id = name(&self.attributes, label)?;
        let mut codebook = self.clone();
        codebook.attributes.push(Attribute {
            id: Rc::clone(&id),
            label: label.clone(),
            form,
            hint: String::new(),
            applies_to: Vec::new(),
            values: Vec::new(),
        });
        Ok((codebook, id))
    }

    /// With another label for an attribute.
    ///
    /// # Errors
    ///
    /// When there is no such attribute, or the label says nothing.
    pub fn rename_attribute(&self, id: &str, label: &Bilingual) -> Result<Self, Refusal> {
        labelled(label)?;
        self.with_attribute(id, |attribute| attribute.label.clone_from(label))
    }

    /// With another hint on how to fill an attribute in.
    ///
    /// # Errors
    ///
    /// When there is no such attribute.
    pub fn describe_attribute(&self, id: &str, hint: &str) -> Result<Self, Refusal> {
        self.with_attribute(id, |attribute| hint.clone_into(&mut attribute.hint))
    }

    /// With an attribute of another form. Its values stay listed, should it be chosen again.
    ///
    /// # Errors
    ///
    /// When there is no such attribute.
    pub fn reform_attribute(&self, id: &str, form: Form) -> Result<Self, Refusal> {
        self.with_attribute(id, |attribute| attribute.form = form)
    }

    /// With an attribute for some kinds, or for all when `kinds` is empty.
    ///
    /// # Errors
    ///
    /// When there is no such attribute, or a kind is not there.
    pub fn restrict_attribute(&self, id: &str, kinds: &[Slug]) -> Result<Self, Refusal> {
        if let Some(kind) = kinds.iter().find(|kind| self.kind(kind).is_none()) {
            return Err(Refusal::Unknown(Rc::clone(kind)));
        }
        self.with_attribute(id, |attribute| attribute.applies_to = kinds.iter().map(Rc::clone).collect())
    }

    /// With an attribute at another place of the list.
    ///
    /// # Errors
    ///
    /// When there is no such attribute.
    pub fn move_attribute(&self, id: &str, to: usize) -> Result<Self, Refusal> {
        let mut codebook = self.clone();
        put(&mut codebook.attributes, id, to)?;
        Ok(codebook)
    }

    /// Without an attribute.
    ///
    /// # Errors
    ///
    /// When there is no such attribute.
    pub fn remove_attribute(&self, id: &str) -> Result<Self, Refusal> {
        let mut codebook = self.clone();
        take(&mut codebook.attributes, id)?;
        Ok(codebook)
    }

    /// With a value more for an attribute, at the end, and its name.
    ///
    /// # Errors
    ///
    /// When there is no such attribute, or the label says nothing.
    pub fn add_value(&self, attribute: &str, label: &Bilingual) -> Result<(Self, Slug), Refusal> {
        let mut codebook = self.clone();
        let values = &mut find(&mut codebook.attributes, attribute)?.values;
        let id = name(values, label)?;
        values.push(AttributeChoice { id: Rc::clone(&id), label: label.clone() });
        Ok((codebook, id))
    }

    /// With another label for a value.
    ///
    /// # Errors
    ///
    /// When there is no such attribute or value, or the label says nothing.
    pub fn rename_value(&self, attribute: &str, id: &str, label: &Bilingual) -> Result<Self, Refusal> {
        labelled(label)?;
        self.with_values(attribute, |values| find(values, id).map(|value| value.label.clone_from(label)))
    }

    /// With a value at another place of the list.
    ///
    /// # Errors
    ///
    /// When there is no such attribute or value.
    pub fn move_value(&self, attribute: &str, id: &str, to: usize) -> Result<Self, Refusal> {
        self.with_values(attribute, |values| put(values, id, to))
    }

    /// Without a value.
    ///
    /// # Errors
    ///
    /// When there is no such attribute or value.
    pub fn remove_value(&self, attribute: &str, id: &str) -> Result<Self, Refusal> {
        self.with_values(attribute, |values| take(values, id).map(|_| ()))
    }

    fn with_attribute(&self, id: &str, write: impl FnOnce(&mut Attribute)) -> Result<Self, Refusal> {
        let mut codebook = self.clone();
        write(find(&mut codebook.attributes, id)?);
        Ok(codebook)
    }

    fn with_values(
        &self,
        attribute: &str,
        write: impl FnOnce(&mut Vec<AttributeChoice>) -> Result<(), Refusal>,
    ) -> Result<Self, Refusal> {
        let mut codebook = self.clone();
        write(&mut find(&mut codebook.attributes, attribute)?.values)?;
        Ok(codebook)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;

    fn english(text: &str) -> Bilingual {
        Bilingual { fr: String::new(), en: text.to_owned() }
    }

    #[test]
    fn attributes_come_change_and_go() {
        let (codebook, id) = default_codebook().add_attribute(&english("Mood of it"), Form::Text).unwrap();
        assert_eq!(&*id, "mood-of-it");
        let codebook = codebook.rename_attribute(&id, &english("Tone")).unwrap();
        let codebook = codebook.reform_attribute(&id, Form::Choices).unwrap();
        let codebook = codebook.describe_attribute(&id, "as it sounds").unwrap();
        let codebook = codebook.restrict_attribute(&id, &["judgement".into()]).unwrap();
        let codebook = codebook.move_attribute(&id, 0).unwrap();
        let attribute = &codebook.attributes[0];
        assert_eq!((attribute.label.en.as_str(), attribute.form), ("Tone", Form::Choices));
        assert_eq!((attribute.hint.as_str(), attribute.applies_to.len()), ("as it sounds", 1));
        assert_eq!(codebook.remove_attribute(&id), Ok(default_codebook()));
    }

    #[test]
    fn values_come_change_and_go() {
        let codebook = default_codebook();
        let (codebook, id) = codebook.add_value("verdict", &english("True")).unwrap();
        assert_eq!(&*id, "true-2");
        let codebook = codebook.rename_value("verdict", &id, &english("Truer")).unwrap();
        let codebook = codebook.move_value("verdict", &id, 1).unwrap();
        assert_eq!(codebook.attribute("verdict").unwrap().values[1].label.en, "Truer");
        assert_eq!(codebook.remove_value("verdict", &id), Ok(default_codebook()));
    }

    #[test]
    fn what_is_not_there_cannot_be_changed() {
        let codebook = default_codebook();
        let unknown = |name: &str| Refusal::Unknown(name.into());
        assert_eq!(codebook.rename_attribute("mood", &english("x")), Err(unknown("mood")));
        assert_eq!(codebook.restrict_attribute("verdict", &["lie".into()]), Err(unknown("lie")));
        assert_eq!(codebook.add_value("mood", &english("x")), Err(unknown("mood")));
        assert_eq!(codebook.remove_value("verdict", "mood"), Err(unknown("mood")));
        assert_eq!(codebook.rename_value("verdict", "true", &english("")), Err(Refusal::NoLabel));
        assert_eq!(codebook.add_attribute(&english(""), Form::Date), Err(Refusal::NoLabel));
    }
}
