//! What a dossier says that its codebook does not know. It is kept, and shown under its own name.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Codebook, Form, Slug, Usage};

/// Something that a codebook does not know, by its name in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unlisted {
    /// A kind of claims.
    Kind(Slug),
    /// An attribute.
    Attribute(Slug),
    /// A value of an attribute that has a list of them.
    Value(Slug, String),
    /// A type of link.
    Link(Slug),
}

impl Codebook {
    /// Whether claims may say `value` under an attribute: anything, unless it is chosen from a list.
    #[must_use]
    pub fn lists(&self, attribute: &str, value: &str) -> bool {
        let own = self.attribute(attribute).filter(|own| matches!(own.form, Form::Choice | Form::Choices));
        let closed = own.filter(|own| !own.values.is_empty() && !value.is_empty());
        closed.is_none_or(|own| own.value(value).is_some())
    }

    /// All of what is used that is not listed here.
    #[must_use]
    pub fn unlisted(&self, usage: &Usage) -> BTreeSet<Unlisted> {
        let mut unlisted = BTreeSet::new();
        unlisted.extend(usage.kinds.keys().filter(|id| self.kind(id).is_none()).cloned().map(Unlisted::Kind));
        unlisted.extend(usage.links.keys().filter(|id| self.link(id).is_none()).cloned().map(Unlisted::Link));
        let unknown = usage.attributes.keys().filter(|id| self.attribute(id).is_none());
        unlisted.extend(unknown.cloned().map(Unlisted::Attribute));
        for (attribute, values) in &usage.values {
            let unknown = values.keys().filter(|value| !self.lists(attribute, value));
            unlisted.extend(unknown.map(|value| Unlisted::Value(Rc::clone(attribute), value.clone())));
        }
        unlisted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;

    #[test]
    fn what_a_codebook_does_not_list_is_told() {
        let codebook = default_codebook();
        let usage = Usage {
            kinds: [("fact".into(), 1), ("hunch".into(), 2)].into(),
            links: [("supports".into(), 1), ("outshines".into(), 1)].into(),
            attributes: [("mood".into(), 1), ("verdict".into(), 2)].into(),
            values: [
                ("mood".into(), [("grim".to_owned(), 1)].into()),
                ("verdict".into(), [("true".to_owned(), 1), ("verily".to_owned(), 1)].into()),
            ]
            .into(),
        };
        let expected = [
            Unlisted::Kind("hunch".into()),
            Unlisted::Attribute("mood".into()),
            Unlisted::Value("verdict".into(), "verily".to_owned()),
            Unlisted::Link("outshines".into()),
        ];
        assert_eq!(codebook.unlisted(&usage).into_iter().collect::<Vec<_>>(), expected);
    }
}
