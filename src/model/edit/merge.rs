//! Merging claims: what must be asked, what is proposed, and the changes.
//!
//! No passage is lost, and no claim but those merged into the one that is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::{claims, delete, links, passages, set};
use crate::model::change::{Change, Key, Record};
use crate::model::claim::{Claim, Link, Value};
use crate::model::codebook::Slug;
use crate::model::dossier::Dossier;
use crate::model::identity::{ClaimId, Seed};
use crate::model::orphan::Orphan;
use crate::model::sorted;

/// What a merged claim says, and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Its label.
    pub label: String,
    /// Its kind.
    pub kind: Slug,
    /// What is said of it, by attribute.
    pub attributes: BTreeMap<Slug, Value>,
    /// Its note.
    pub note: String,
}

/// One thing that a claim says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Its label.
    Label(String),
    /// Its kind.
    Kind(Slug),
    /// Under an attribute.
    Attribute(Slug, Value),
    /// Its note.
    Note(String),
}

/// One thing on which claims differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What they say, each once, in the order of the claims; two at least. Nothing is no saying.
    pub values: Vec<Said>,
    /// What is proposed: what the kept claim says, else the first that says something. Lists are united and
    /// notes joined, so that it may be none of the values.
    pub proposed: Said,
}

impl Said {
    /// Whether both are said on the same thing, be it the same or not.
    #[must_use]
    pub fn is_of_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Attribute(own, _), Self::Attribute(name, _)) => own == name,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }

    /// Both, where both can be kept: lists as one, notes one after the other. Else this.
    fn unite(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Attribute(name, own), Self::Attribute(_, value)) => {
                let united = own.unite(value).unwrap_or(own);
                Self::Attribute(name, united)
            }
            (Self::Note(own), Self::Note(note)) => Self::Note(format!("{own}\n\n{note}")),
            (own, _) => own,
        }
    }
}

impl Merged {
    /// What is proposed for `keep` and the claims merged into it.
    #[must_use]
    pub fn propose(keep: &Claim, gone: &[&Claim]) -> Self {
        let own = Self {
            label: keep.label.clone(),
            kind: Rc::clone(&keep.kind),
            attributes: BTreeMap::new(),
            note: keep.note.clone(),
        };
        let sayings = topics(keep, gone).into_iter().filter_map(|values| proposed(&values));
        sayings.fold(own, Self::with)
    }

    /// It with `said` in place of what it said on that.
    #[must_use]
    pub fn with(mut self, said: Said) -> Self {
        match said {
            Said::Label(label) => self.label = label,
            Said::Kind(kind) => self.kind = kind,
            Said::Attribute(name, value) => {
                self.attributes.insert(name, value);
            }
            Said::Note(note) => self.note = note,
        }
        self
    }
}

/// What must be asked before `gone` are merged into `keep`: all on which they differ.
#[must_use]
pub fn differences(keep: &Claim, gone: &[&Claim]) -> Vec<Difference> {
    let differing = topics(keep, gone).into_iter().filter(|values| values.len() > 1);
    differing.filter_map(|values| proposed(&values).map(|proposed| Difference { values, proposed })).collect()
}

/// For the label, the kind, the note and each attribute: what the claims say, each once, empty left out.
fn topics(keep: &Claim, gone: &[&Claim]) -> Vec<Vec<Said>> {
    let claims: Vec<&Claim> = [keep].into_iter().chain(gone.iter().copied()).collect();
    let said = |say: &dyn Fn(&Claim) -> Option<Said>| {
        let mut values: Vec<Said> = Vec::new();
        for value in claims.iter().filter_map(|claim| say(claim)) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values
    };
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let mut topics = vec![
        said(&|claim| text(&claim.label).map(Said::Label)),
        said(&|claim| Some(Said::Kind(Rc::clone(&claim.kind)))),
        said(&|claim| text(&claim.note).map(Said::Note)),
    ];
    let names: BTreeSet<&Slug> = sorted::set(claims.iter().flat_map(|claim| claim.attributes.keys()));
    topics.extend(names.into_iter().map(|name| {
        said(&|claim| {
            let value = claim.attributes.get(name).filter(|value| !value.is_empty())?;
            Some(Said::Attribute(Rc::clone(name), value.clone()))
        })
    }));
    topics
}

/// The first, with the lists and the notes of the others.
fn proposed(values: &[Said]) -> Option<Said> {
    let (first, others) = values.split_first()?;
    Some(others.iter().fold(first.clone(), |united, said| united.unite(said)))
}

pub(super) fn plan(
    dossier: &Dossier,
    keep: ClaimId,
    gone: &[ClaimId],
    merged: &Merged,
    seed: &Seed,
) -> Vec<Change> {
    let there = |id: &ClaimId| *id != keep && dossier.claims.contains_key(id);
    let gone: BTreeSet<ClaimId> = gone.iter().copied().filter(there).collect();
    if gone.is_empty() || !dossier.claims.contains_key(&keep) {
        return Vec::new();
    }
    let stamp = &seed.stamp;
    let claim = claims::rewrite(dossier, keep, stamp, |claim| {
        claim.label.clone_from(&merged.label);
        // A kind that the codebook does not know is not taken on.
        if dossier.codebook.kind(&merged.kind).is_some() {
            claim.kind = Rc::clone(&merged.kind);
        }
        let said = merged.attributes.iter().filter(|(_, value)| !value.is_empty());
        claim.attributes = sorted::map(said.map(|(name, value)| (Rc::clone(name), value.clone())));
        claim.note.clone_from(&merged.note);
    });
    let moved = dossier.passages.values().filter(|passage| gone.contains(&passage.claim));
    let moved =
        moved.filter_map(|passage| passages::rewrite(dossier, passage.id, stamp, |own| own.claim = keep));
    let orphans = dossier.orphans.values().filter(|orphan| gone.contains(&orphan.claim)).map(|orphan| {
        let moved = Orphan { claim: keep, changed: stamp.clone(), ..Orphan::clone(orphan) };
        set(dossier, Key::Orphan(orphan.id), Record::Orphan(Rc::new(moved)))
    });
    let links = links::redirect(dossier, &seed.stamp, |link| {
        let end = |claim| if gone.contains(&claim) { keep } else { claim };
        Some(Link { from: end(link.from), to: end(link.to), ..Link::clone(link) })
    });
    let deleted = gone.iter().map(|id| delete(dossier, Key::Claim(*id)));
    claim.into_iter().chain(moved).chain(orphans).chain(links).chain(deleted).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{after, check, check_nothing, claim, dossier};
    use super::*;
    use crate::model::edit::Edit;
    use crate::model::identity::LinkId;

    fn many(texts: &[&str]) -> Value {
        Value::Many(texts.iter().map(|&text| text.to_owned()).collect())
    }

    fn one(text: &str) -> Value {
        Value::One(text.to_owned())
    }

    fn saying(label: &str, note: &str, attributes: &[(&str, Value)]) -> Claim {
        let base = Claim::clone(&dossier("a").claims[&claim('1')]);
        let attributes = attributes.iter().map(|(name, value)| ((*name).into(), value.clone())).collect();
        Claim { label: label.to_owned(), note: note.to_owned(), attributes, ..base }
    }

    fn merge(keep: char, gone: &[char], dossier: &Dossier) -> Edit {
        let gone: Vec<ClaimId> = gone.iter().copied().map(claim).collect();
        let others: Vec<&Claim> =
            gone.iter().filter_map(|id| dossier.claims.get(id)).map(|claim| &**claim).collect();
        let merged = Merged::propose(&dossier.claims[&claim(keep)], &others);
        Edit::MergeClaims { keep: claim(keep), gone, merged }
    }

    #[test]
    fn passages_go_to_the_claim_that_is_kept() {
        let text = "[1a:no] [2b:tender] [3c:in [2d:2019]]";
        check(text, &merge('1', &['2'], &dossier(text)), "[1a:no] [1b:tender] [3c:in [1d:2019]]");
        check(
            text,
            &merge('2', &['3', '1', '9', '2'], &dossier(text)),
            "[2a:no] [2b:tender] [2c:in [2d:2019]]",
        );
        let left = after(&dossier(text), &merge('2', &['3', '1'], &dossier(text)));
        assert_eq!(left.claims.keys().collect::<Vec<_>>(), [&claim('2')]);
    }

    #[test]
    fn merging_with_nothing_plans_nothing() {
        let dossier = dossier("[1a:no]");
        check_nothing(&dossier, &merge('1', &['1', '9'], &dossier));
        let Edit::MergeClaims { merged, .. } = merge('1', &[], &dossier) else { unreachable!() };
        check_nothing(&dossier, &Edit::MergeClaims { keep: claim('9'), gone: vec![claim('1')], merged });
    }

    #[test]
    fn links_follow_and_those_that_say_nothing_new_vanish() {
        let mut dossier = dossier("a");
        let links =
            [('1', "attacks", '2'), ('1', "supports", '3'), ('2', "supports", '3'), ('3', "answers", '2')];
        for (index, (from, kind, to)) in links.into_iter().enumerate() {
            let id = LinkId(uuid::Uuid::from_u128(index as u128));
            let (made, changed) = (Default::default(), Default::default());
            let link = Link { id, kind: kind.into(), from: claim(from), to: claim(to), made, changed };
            dossier.links.insert(id, Rc::new(link));
        }
        let after = after(&dossier, &merge('1', &['2'], &dossier));
        let shown: Vec<_> = after.links.values().map(|link| (link.from, &*link.kind, link.to)).collect();
        assert_eq!(shown, [(claim('1'), "supports", claim('3')), (claim('3'), "answers", claim('1'))]);
    }

    #[test]
    fn only_what_differs_is_asked() {
        let keep = saying("No tender", "", &[("verdict", one("true")), ("actors", many(&["CNIL"]))]);
        let other = saying("No call", "seen", &[("actors", many(&["HDH", "CNIL"])), ("value", one("3"))]);
        let asked = differences(&keep, &[&other, &keep]);
        let labels = vec![Said::Label("No tender".to_owned()), Said::Label("No call".to_owned())];
        let actors = |texts: &[&str]| Said::Attribute("actors".into(), many(texts));
        assert_eq!(
            asked,
            [
                Difference { proposed: labels[0].clone(), values: labels },
                Difference {
                    values: vec![actors(&["CNIL"]), actors(&["HDH", "CNIL"])],
                    proposed: actors(&["CNIL", "HDH"]),
                },
            ]
        );
        let merged = Merged::propose(&keep, &[&other]);
        assert_eq!((merged.label.as_str(), merged.note.as_str()), ("No tender", "seen"));
        assert_eq!(merged.attributes["value"], one("3"));
        assert_eq!(merged.attributes["verdict"], one("true"));
        assert_eq!(merged.attributes["actors"], many(&["CNIL", "HDH"]));
        assert_eq!(merged.with(Said::Label("Both".to_owned())).label, "Both");
    }

    #[test]
    fn notes_are_joined_and_none_twice() {
        let noting = |note: &str| saying("No tender", note, &[]);
        let merged = Merged::propose(&noting("seen"), &[&noting("asked"), &noting("seen"), &noting("")]);
        assert_eq!(merged.note, "seen\n\nasked");
    }

    #[test]
    fn the_merged_claim_says_what_was_chosen() {
        let dossier = dossier("[1a:no]");
        let Edit::MergeClaims { keep, gone, merged } = merge('1', &['2'], &dossier) else { unreachable!() };
        let chosen = merged
            .with(Said::Label("both".to_owned()))
            .with(Said::Kind("law".into()))
            .with(Said::Attribute("value".into(), one("")));
        let after = after(&dossier, &Edit::MergeClaims { keep, gone, merged: chosen });
        let claim = &after.claims[&claim('1')];
        assert_eq!((claim.label.as_str(), &*claim.kind, claim.attributes.len()), ("both", "law", 0));
    }
}
