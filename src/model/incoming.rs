//! A file whose codebook is not the one in force, while it is decided what becomes of both.
//!
//! Whatever is decided, no claim is lost: one whose kind would go has an heir, or keeps its kind although
//! no codebook knows it. What is said under attributes and links that go stays under its old name.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::codebook::{Bilingual, Codebook, Slug, Usage, differences};
use super::dossier::Dossier;
use super::edit::{Edit, Revision};
use super::folding::fold;
use super::identity::Seed;

/// A file that was opened, and waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// What the file is called.
    pub name: String,
    /// What is in it.
    pub content: Content,
}

/// What is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A codebook by itself.
    Codebook(Rc<Codebook>),
    /// A dossier, with a codebook of its own.
    Dossier(Rc<Dossier>),
}

/// Which codebook will be in force.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Way {
    /// That of the file.
    #[default]
    Theirs,
    /// The one that is; with what is new in the file, where the file is a codebook.
    Mine,
}

/// A kind in use that will not be in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Homeless {
    /// The kind.
    pub kind: Slug,
    /// What it is called; nothing where no codebook knows it.
    pub label: Option<Bilingual>,
    /// How many claims are of it.
    pub claims: usize,
    /// The kind that is proposed for them.
    pub heir: Option<Slug>,
}

/// Something that is said under a name that will not be in force: by an attribute, with a value, or by a
/// type of link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What it is called: the attribute and its value, where it is one.
    pub labels: Vec<Bilingual>,
    /// How often it is said.
    pub times: usize,
}

/// The kind that claims of each homeless kind will be of; those that are in none keep their kind.
pub type Heirs = BTreeMap<Slug, Slug>;

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Another codebook is put in force.
    Revise(Revision),
    /// A dossier is taken in.
    Take(Rc<Dossier>),
}

impl Incoming {
    /// The codebook in the file.
    #[must_use]
    pub fn codebook(&self) -> &Rc<Codebook> {
        match &self.content {
            Content::Codebook(codebook) => codebook,
            Content::Dossier(dossier) => &dossier.codebook,
        }
    }

    /// Whether it says the same as the codebook in force, in whatever order.
    #[must_use]
    pub fn is_same(&self, mine: &Dossier) -> bool {
        differences(&mine.codebook, self.codebook()).is_empty()
    }

    /// Whether one must be asked before it is taken in: it is another, and there is something that the one
    /// in force is of use to.
    #[must_use]
    pub fn must_ask(&self, mine: &Dossier, default: &Codebook) -> bool {
        let begun = !mine.is_empty() || !differences(&mine.codebook, default).is_empty();
        begun && !self.is_same(mine)
    }

    /// The codebook that will be in force.
    #[must_use]
    pub fn outcome(&self, mine: &Dossier, way: Way) -> Rc<Codebook> {
        match (way, &self.content) {
            (Way::Theirs, _) => Rc::clone(self.codebook()),
            (Way::Mine, Content::Codebook(theirs)) => Rc::new(mine.codebook.with_additions(theirs)),
            (Way::Mine, Content::Dossier(_)) => Rc::clone(&mine.codebook),
        }
    }

    /// The kinds in use that would not be in force, in the order of the codebook that they are of.
    #[must_use]
    pub fn homeless(&self, mine: &Dossier, way: Way) -> Vec<Homeless> {
        let (dossier, outcome) = (self.claims(mine), self.outcome(mine, way));
        let usage = Usage::of(dossier);
        let known = dossier.codebook.kinds.iter().map(|kind| &kind.id);
        // What no codebook knew before is asked about only where the claims come from elsewhere.
        let lost = usage.kinds.keys().filter(|id| dossier.codebook.kind(id).is_none());
        let lost = lost.filter(|_| matches!(self.content, Content::Dossier(_)) && way == Way::Mine);
        let kinds = known.chain(lost).filter(|id| outcome.kind(id).is_none());
        kinds
            .filter_map(|id| {
                Some(Homeless {
                    kind: Rc::clone(id),
                    label: dossier.codebook.kind(id).map(|kind| kind.label.clone()),
                    claims: *usage.kinds.get(id)?,
                    heir: heir(id, &dossier.codebook, &outcome),
                })
            })
            .collect()
    }

    /// What is said under names that will not be in force.
    #[must_use]
    pub fn kept(&self, mine: &Dossier, way: Way) -> Vec<Kept> {
        let (dossier, outcome) = (self.claims(mine), self.outcome(mine, way));
        let usage = Usage::of(dossier);
        let mut kept = Vec::new();
        let mut keep = |labels: &[&Bilingual], times: Option<&usize>| {
            let labels = labels.iter().map(|&label| label.clone()).collect();
            kept.extend(times.map(|&times| Kept { labels, times }));
        };
        for own in &dossier.codebook.attributes {
            let Some(after) = outcome.attribute(&own.id) else {
                keep(&[&own.label], usage.attributes.get(&own.id));
                continue;
            };
            let gone = own.values.iter().filter(|value| after.value(&value.id).is_none());
            for value in gone.filter(|_| own.form.is_chosen()) {
                let said = usage.values.get(&own.id).and_then(|said| said.get(&*value.id));
                keep(&[&own.label, &value.label], said);
            }
        }
        for link in dossier.codebook.links.iter().filter(|link| outcome.link(&link.id).is_none()) {
            keep(&[&link.label], usage.links.get(&link.id));
        }
        kept
    }

    /// What `way` comes to, claims of homeless kinds going to their heirs.
    #[must_use]
    pub fn decide(&self, mine: &Dossier, way: Way, heirs: Heirs, seed: &Seed) -> Decision {
        let outcome = self.outcome(mine, way);
        let revision = Revision { kinds: heirs, ..Revision::to(Rc::clone(&outcome)) };
        match (&self.content, way) {
            (Content::Codebook(_), _) => Decision::Revise(revision),
            (Content::Dossier(theirs), Way::Theirs) => Decision::Take(Rc::clone(theirs)),
            (Content::Dossier(theirs), Way::Mine) => {
                // As if its codebook had been this one: then a kind without an heir is one that none knew.
                let theirs = Dossier { codebook: outcome, ..Dossier::clone(theirs) };
                let changes = Edit::Codebook(revision).plan(&theirs, seed);
                Decision::Take(Rc::new(theirs.apply(&changes)))
            }
        }
    }

    /// The dossier whose claims are at stake.
    fn claims<'a>(&'a self, mine: &'a Dossier) -> &'a Dossier {
        match &self.content {
            Content::Codebook(_) => mine,
            Content::Dossier(theirs) => theirs,
        }
    }
}

/// The kind of `new` to which claims of a kind of `old` belong best: one of the same name, else the nearest
/// that it is a sort of, else the first.
fn heir(id: &str, old: &Codebook, new: &Codebook) -> Option<Slug> {
    let kind = old.kind(id)?;
    let same = |one: &str, other: &str| !one.trim().is_empty() && fold(one.trim()) == fold(other.trim());
    let alike = |one: &Bilingual, other: &Bilingual| same(&one.fr, &other.fr) || same(&one.en, &other.en);
    let namesake = || new.kinds.iter().find(|other| alike(&kind.label, &other.label));
    let parent = || old.ancestors(id).find_map(|ancestor| new.kind(&ancestor.id));
    namesake().or_else(parent).or_else(|| new.kinds.first()).map(|kind| Rc::clone(&kind.id))
}

#[cfg(test)]
#[path = "incoming/tests.rs"]
mod tests;
