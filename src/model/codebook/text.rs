//! The texts of a codebook, one by one: what a field writes, and what tells that two steps wrote the same one.

use std::rc::Rc;

use super::entry::{Entry, find, labelled};
use super::{Bilingual, Codebook, Refusal, Slug};
use crate::model::language::Language;

/// One text of a codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// The full name of a kind.
    Label(Slug, Language),
    /// The short name of a kind.
    Short(Slug, Language),
    /// When to use a kind.
    Description(Slug, Language),
    /// A passage of a kind.
    Example(Slug),
    /// What an attribute is called.
    Attribute(Slug, Language),
    /// How to fill an attribute in.
    Hint(Slug),
    /// What a value of an attribute is called.
    Value(Slug, Slug, Language),
    /// What a type of link is called.
    Link(Slug, Language),
}

impl Text {
    /// Whether it is a name: what it names must have one in one language at least.
    #[must_use]
    pub fn is_label(&self) -> bool {
        matches!(self, Self::Label(..) | Self::Attribute(..) | Self::Value(..) | Self::Link(..))
    }

    /// The language it is in, where it has one of its own.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        match self {
            Self::Label(_, language)
            | Self::Short(_, language)
            | Self::Description(_, language)
            | Self::Attribute(_, language)
            | Self::Value(_, _, language)
            | Self::Link(_, language) => Some(*language),
            Self::Example(_) | Self::Hint(_) => None,
        }
    }
}

impl Codebook {
    /// What a text says; nothing where there is no such text.
    #[must_use]
    pub fn text(&self, text: &Text) -> &str {
        let said = match text {
            Text::Label(id, language) => self.kind(id).map(|kind| kind.label.own(*language)),
            Text::Short(id, language) => self.kind(id).map(|kind| kind.short.own(*language)),
            Text::Description(id, language) => self.kind(id).map(|kind| kind.description.own(*language)),
            Text::Example(id) => self.kind(id).map(|kind| kind.example.as_str()),
            Text::Attribute(id, language) => self.attribute(id).map(|own| own.label.own(*language)),
            Text::Hint(id) => self.attribute(id).map(|own| own.hint.as_str()),
            Text::Value(attribute, id, language) => {
                let value = self.attribute(attribute).and_then(|own| own.value(id));
                value.map(|value| value.label.own(*language))
            }
            Text::Link(id, language) => self.link(id).map(|link| link.label.own(*language)),
        };
        said.unwrap_or_default()
    }

    /// With a text that says `words`.
    ///
    /// A short name is that of the label until it is given one of its own, and again once it is emptied.
    ///
    /// # Errors
    ///
    /// When there is no such text, or a name would say nothing in either language.
    pub fn write(&self, text: &Text, words: &str) -> Result<Self, Refusal> {
        let mut codebook = self.clone();
        match text {
            Text::Label(id, language) => {
                let kind = find(&mut codebook.kinds, id)?;
                let follows = kind.short.own(*language) == kind.label.own(*language);
                kind.label.set(*language, words);
                labelled(&kind.label)?;
                if follows {
                    kind.short.set(*language, words);
                }
                if labelled(&kind.short).is_err() {
                    kind.short = kind.label.clone();
                }
            }
            Text::Short(id, language) => {
                let kind = find(&mut codebook.kinds, id)?;
                let label = kind.label.own(*language).to_owned();
                kind.short.set(*language, if words.trim().is_empty() { &label } else { words });
                if labelled(&kind.short).is_err() {
                    kind.short = kind.label.clone();
                }
            }
            Text::Description(id, language) => {
                find(&mut codebook.kinds, id)?.description.set(*language, words);
            }
            Text::Example(id) => words.clone_into(&mut find(&mut codebook.kinds, id)?.example),
            Text::Attribute(id, language) => {
                name(&mut find(&mut codebook.attributes, id)?.label, *language, words)?
            }
            Text::Hint(id) => words.clone_into(&mut find(&mut codebook.attributes, id)?.hint),
            Text::Value(attribute, id, language) => {
                let values = &mut find(&mut codebook.attributes, attribute)?.values;
                name(&mut find(values, id)?.label, *language, words)?;
            }
            Text::Link(id, language) => name(&mut find(&mut codebook.links, id)?.label, *language, words)?,
        }
        Ok(codebook)
    }

    /// The one text by which `after` differs from this codebook; `None` when it differs in anything else.
    #[must_use]
    pub fn written(&self, after: &Self) -> Option<Text> {
        let differs = |text: &Text| self.text(text) != after.text(text);
        let makes = |text: &Text| self.write(text, after.text(text)).is_ok_and(|made| made == *after);
        self.texts().into_iter().filter(differs).find(makes)
    }

    /// Every text of it, a label before the short name that may follow it.
    fn texts(&self) -> Vec<Text> {
        const BOTH: [Language; 2] = [Language::French, Language::English];
        let both = |make: &dyn Fn(Language) -> Text| BOTH.map(make);
        let mut texts = Vec::new();
        for id in self.kinds.iter().map(Entry::id) {
            texts.extend(both(&|language| Text::Label(Rc::clone(id), language)));
            texts.extend(both(&|language| Text::Short(Rc::clone(id), language)));
            texts.extend(both(&|language| Text::Description(Rc::clone(id), language)));
            texts.push(Text::Example(Rc::clone(id)));
        }
        for attribute in &self.attributes {
            let id = &attribute.id;
            texts.extend(both(&|language| Text::Attribute(Rc::clone(id), language)));
            texts.push(Text::Hint(Rc::clone(id)));
            for value in attribute.values.iter().map(Entry::id) {
                texts.extend(both(&|language| Text::Value(Rc::clone(id), Rc::clone(value), language)));
            }
        }
        for id in self.links.iter().map(Entry::id) {
            texts.extend(both(&|language| Text::Link(Rc::clone(id), language)));
        }
        texts
    }
}

impl Bilingual {
    /// The text in `language`, empty where there is none.
    #[must_use]
    pub fn own(&self, language: Language) -> &str {
        match language {
            Language::French => &self.fr,
            Language::English => &self.en,
        }
    }

    /// A text in `language` alone.
    #[must_use]
    pub fn of(language: Language, words: &str) -> Self {
        let mut text = Self::default();
        text.set(language, words);
        text
    }

    fn set(&mut self, language: Language, words: &str) {
        words.clone_into(match language {
            Language::French => &mut self.fr,
            Language::English => &mut self.en,
        });
    }
}

fn name(label: &mut Bilingual, language: Language, words: &str) -> Result<(), Refusal> {
    label.set(language, words);
    labelled(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;

    const FRENCH: Language = Language::French;
    const ENGLISH: Language = Language::English;

    fn fact(make: fn(Slug, Language) -> Text, language: Language) -> Text {
        make("fact".into(), language)
    }

    #[test]
    fn every_text_is_written_and_found_again() {
        let before = default_codebook();
        for text in before.texts() {
            let after = before.write(&text, "Autre chose").unwrap();
            assert_eq!(after.text(&text), "Autre chose", "{text:?}");
            assert_eq!(before.written(&after), Some(text));
        }
        assert_eq!(before.written(&before), None);
    }

    #[test]
    fn a_change_of_more_than_a_text_is_no_text() {
        let before = default_codebook();
        let label = before.write(&fact(Text::Label, FRENCH), "Autre").unwrap();
        let two = label.write(&fact(Text::Label, ENGLISH), "Other").unwrap();
        assert_eq!(before.written(&two), None);
        assert_eq!(before.written(&label.move_kind("fact", 3).unwrap()), None);
        assert_eq!(before.written(&label.rekey_kind("fact", None).unwrap()), None);
        assert_eq!(before.written(&before.remove_kind("fact", None).unwrap()), None);
        let link = Bilingual::of(FRENCH, "contredit");
        assert_eq!(before.written(&before.add_link(&link).unwrap().0), None);
    }

    #[test]
    fn a_short_name_follows_the_label_until_it_has_its_own() {
        let (label, short) = (Text::Label("avis".into(), FRENCH), Text::Short("avis".into(), FRENCH));
        let codebook = default_codebook().add_kind(&Bilingual::of(FRENCH, "Avis")).unwrap().0;
        let longer = codebook.write(&label, "Avis d’expert").unwrap();
        assert_eq!(longer.text(&short), "Avis d’expert");
        assert_eq!(codebook.written(&longer), Some(label.clone()));
        let named = longer.write(&short, "Expert").unwrap().write(&label, "Avis").unwrap();
        assert_eq!(named.text(&short), "Expert");
        assert_eq!(named.write(&short, " ").unwrap().text(&short), "Avis");
    }

    #[test]
    fn a_name_may_be_empty_in_one_language_only() {
        let label = |language| Text::Link("answers".into(), language);
        let codebook = default_codebook().write(&label(FRENCH), "").unwrap();
        assert_eq!(codebook.link("answers").unwrap().label.get(FRENCH), "answers");
        assert_eq!(codebook.write(&label(ENGLISH), " "), Err(Refusal::NoLabel));
        let one = default_codebook().write(&fact(Text::Label, ENGLISH), "").unwrap();
        assert_eq!(one.write(&fact(Text::Label, FRENCH), ""), Err(Refusal::NoLabel));
        let none = Text::Value("verdict".into(), "lie".into(), FRENCH);
        assert_eq!(codebook.write(&none, "x"), Err(Refusal::Unknown("lie".into())));
        assert_eq!(codebook.text(&none), "");
    }
}
