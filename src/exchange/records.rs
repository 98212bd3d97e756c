//! The records that are the same in a dossier file and in the stored journal.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::error::Error;
use super::moment::{self, StampForm};
#[cfg(test)]
use super::schema;
use super::value::{ValueForm, values};
use crate::model::claim::{Claim, Link, Suggestion};
use crate::model::dossier::About;
use crate::model::identity::{ClaimId, DossierId, LinkId};
use crate::model::sorted;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "about"))]
pub struct AboutForm {
    id: Uuid,
    title: String,
    #[cfg_attr(test, schemars(with = "schema::Instant"))]
    created: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "claim"))]
pub struct ClaimForm {
    id: Uuid,
    label: String,
    /// A kind of the codebook; one that it does not know is kept.
    kind: String,
    #[serde(deserialize_with = "values")]
    attributes: BTreeMap<String, ValueForm>,
    note: String,
    created: StampForm,
    modified: StampForm,
}

/// The program that suggests it, until a person says so too.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "suggestion"))]
pub struct SuggestionForm {
    by: String,
    score: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "link"))]
pub struct LinkForm {
    id: Uuid,
    kind: String,
    from: Uuid,
    to: Uuid,
    created: StampForm,
    modified: StampForm,
}

impl From<&About> for AboutForm {
    fn from(about: &About) -> Self {
        Self { id: about.id.0, title: about.title.clone(), created: moment::write(about.created) }
    }
}

impl AboutForm {
    pub fn read(self, place: &dyn Display) -> Result<About, Error> {
        let created = moment::read(&self.created, &format_args!("{place}.created"))?;
        Ok(About { id: DossierId(self.id), title: self.title, created })
    }
}

impl From<&Claim> for ClaimForm {
    fn from(claim: &Claim) -> Self {
        Self {
            id: claim.id.0,
            label: claim.label.clone(),
            kind: claim.kind.to_string(),
            attributes: sorted::map(
                claim.attributes.iter().map(|(id, value)| (id.to_string(), value.into())),
            ),
            note: claim.note.clone(),
            created: (&claim.made).into(),
            modified: (&claim.changed).into(),
        }
    }
}

impl ClaimForm {
    /// Its name, read or not.
    pub fn id(&self) -> Uuid {
        self.id
    }

    pub fn read(self, place: &dyn Display) -> Result<(ClaimId, Claim), Error> {
        let id = ClaimId(self.id);
        let attributes =
            sorted::map(self.attributes.into_iter().map(|(id, value)| (id.into(), value.into())));
        let made = self.created.read(&format_args!("{place}.created.at"))?;
        let changed = self.modified.read(&format_args!("{place}.modified.at"))?;
        let claim = Claim {
            id,
            label: self.label,
            kind: self.kind.into(),
            attributes,
            note: self.note,
            made,
            changed,
        };
        Ok((id, claim))
    }
}

impl SuggestionForm {
    pub fn of(suggestion: Option<&Suggestion>) -> Option<Self> {
        suggestion.map(|suggestion| Self { by: suggestion.by.clone(), score: suggestion.score.clone() })
    }

    pub fn read(self) -> Suggestion {
        Suggestion { by: self.by, score: self.score }
    }

    pub fn recall(&self) -> Suggestion {
        Suggestion { by: self.by.clone(), score: self.score.clone() }
    }
}

impl From<&Link> for LinkForm {
    fn from(link: &Link) -> Self {
        Self {
            id: link.id.0,
            kind: link.kind.to_string(),
            from: link.from.0,
            to: link.to.0,
            created: (&link.made).into(),
            modified: (&link.changed).into(),
        }
    }
}

impl LinkForm {
    /// The link, whose claims are not looked for.
    pub fn read(self, place: &dyn Display) -> Result<(LinkId, Link), Error> {
        let id = LinkId(self.id);
        let made = self.created.read(&format_args!("{place}.created.at"))?;
        let changed = self.modified.read(&format_args!("{place}.modified.at"))?;
        let (from, to) = (ClaimId(self.from), ClaimId(self.to));
        Ok((id, Link { id, kind: self.kind.into(), from, to, made, changed }))
    }
}
