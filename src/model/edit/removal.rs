//! Taking something that is in use out of the codebook: where what it says goes.

use std::rc::Rc;

use super::Revision;
use crate::model::codebook::{Codebook, Refusal, Slug};

/// What becomes of what is said under a name that goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It stays under that name, which no codebook knows any more.
    Kept,
    /// It is forgotten; links are removed.
    Forgotten,
    /// It is said under another name.
    Sent(Slug),
}

const KEPT: &str = "kept";
const FORGOTTEN: &str = "forgotten";
/// What stands before a name, so that none is mistaken for the fates above.
const SENT: &str = "sent:";

impl Fate {
    /// Its name where it is one of several to choose from.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Kept => KEPT.to_owned(),
            Self::Forgotten => FORGOTTEN.to_owned(),
            Self::Sent(heir) => format!("{SENT}{heir}"),
        }
    }

    /// The fate of that name; nothing is lost where there is none.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name.strip_prefix(SENT) {
            Some(heir) => Self::Sent(heir.into()),
            None if name == FORGOTTEN => Self::Forgotten,
            None => Self::Kept,
        }
    }

    /// Where it is sent, for a map of those that are not kept.
    fn heir(&self) -> Option<Option<&Slug>> {
        match self {
            Self::Kept => None,
            Self::Forgotten => Some(None),
            Self::Sent(heir) => Some(Some(heir)),
        }
    }
}

impl Revision {
    /// Takes a kind out; claims of it become claims of `heir`.
    ///
    /// # Errors
    ///
    /// When there is no such kind, no such heir, or no other kind.
    pub fn without_kind(codebook: &Codebook, id: &Slug, heir: Option<&Slug>) -> Result<Self, Refusal> {
        let left = codebook.remove_kind(id, heir.map(|heir| &**heir))?;
        let revision = Self::to(Rc::new(left));
        Ok(match heir {
            Some(heir) => revision.send_kind(id, heir),
            None => revision,
        })
    }

    /// Takes an attribute out.
    ///
    /// # Errors
    ///
    /// When there is no such attribute.
    pub fn without_attribute(codebook: &Codebook, id: &Slug, fate: &Fate) -> Result<Self, Refusal> {
        let revision = Self::to(Rc::new(codebook.remove_attribute(id)?));
        Ok(match fate.heir() {
            Some(heir) => revision.send_attribute(id, heir),
            None => revision,
        })
    }

    /// Takes a value of an attribute out.
    ///
    /// # Errors
    ///
    /// When there is no such attribute or value.
    pub fn without_value(
        codebook: &Codebook,
        attribute: &Slug,
        id: &Slug,
        fate: &Fate,
    ) -> Result<Self, Refusal> {
        let revision = Self::to(Rc::new(codebook.remove_value(attribute, id)?));
        Ok(match fate.heir() {
            Some(heir) => revision.send_value(attribute, id, heir),
            None => revision,
        })
    }

    /// Takes a type of link out.
    ///
    /// # Errors
    ///
    /// When there is no such type.
    pub fn without_link(codebook: &Codebook, id: &Slug, fate: &Fate) -> Result<Self, Refusal> {
        let revision = Self::to(Rc::new(codebook.remove_link(id)?));
        Ok(match fate.heir() {
            Some(heir) => revision.send_link(id, heir),
            None => revision,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::fixture::{after, claim, dossier};
    use super::*;
    use crate::model::claim::{Claim, Value};
    use crate::model::dossier::Dossier;
    use crate::model::edit::Edit;

    fn slug(name: &str) -> Slug {
        name.into()
    }

    /// A dossier whose claim 1 has a verdict, and is linked to claim 2.
    fn said() -> Dossier {
        let dossier = dossier("[1a:no] tender");
        let verdict = Value::One("false".to_owned());
        let said = after(&dossier, &Edit::Attribute(claim('1'), slug("verdict"), Some(verdict)));
        after(&said, &Edit::AddLink { from: claim('1'), to: claim('2'), kind: slug("answers") })
    }

    fn attributes(before: &Dossier, revision: Revision) -> BTreeMap<Slug, Value> {
        let after = after(before, &Edit::Codebook(revision));
        Claim::clone(&after.claims[&claim('1')]).attributes
    }

    #[test]
    fn a_fate_is_found_by_its_name() {
        for fate in [Fate::Kept, Fate::Forgotten, Fate::Sent(slug("kept")), Fate::Sent(slug(""))] {
            assert_eq!(Fate::named(&fate.name()), fate);
        }
    }

    #[test]
    fn a_kind_goes_with_its_claims_to_the_heir() {
        let before = said();
        let revision = Revision::without_kind(&before.codebook, &slug("fact"), Some(&slug("law"))).unwrap();
        let after = after(&before, &Edit::Codebook(revision));
        assert_eq!(&*after.claims[&claim('1')].kind, "law");
        assert!(after.codebook.kind("fact").is_none());
        let unknown = Revision::without_kind(&before.codebook, &slug("lie"), None);
        assert_eq!(unknown, Err(Refusal::Unknown(slug("lie"))));
    }

    #[test]
    fn what_an_attribute_says_meets_its_fate() {
        let (before, id) = (said(), slug("verdict"));
        let check = |fate: Fate, expected: &[&str]| {
            let revision = Revision::without_attribute(&before.codebook, &id, &fate).unwrap();
            let said = attributes(&before, revision);
            assert_eq!(said.keys().map(|name| &**name).collect::<Vec<_>>(), expected);
        };
        check(Fate::Kept, &["verdict"]);
        check(Fate::Forgotten, &[]);
        check(Fate::Sent(slug("value")), &["value"]);
    }

    #[test]
    fn a_value_and_a_link_meet_theirs() {
        let (before, verdict) = (said(), slug("verdict"));
        let value = |fate| {
            let without = Revision::without_value(&before.codebook, &verdict, &slug("false"), &fate);
            attributes(&before, without.unwrap()).get("verdict").cloned()
        };
        assert_eq!(value(Fate::Kept), Some(Value::One("false".to_owned())));
        assert_eq!(value(Fate::Sent(slug("true"))), Some(Value::One("true".to_owned())));
        assert_eq!(value(Fate::Forgotten), None);
        let links = |fate| {
            let without = Revision::without_link(&before.codebook, &slug("answers"), &fate).unwrap();
            let after = after(&before, &Edit::Codebook(without));
            after.links.values().map(|link| link.kind.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(links(Fate::Kept), ["answers"]);
        assert_eq!(links(Fate::Sent(slug("attacks"))), ["attacks"]);
        assert_eq!(links(Fate::Forgotten), Vec::<String>::new());
    }
}
