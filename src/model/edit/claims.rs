//! Edits of claims.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::set;
use crate::model::change::{Change, Key, Record};
use crate::model::claim::{Claim, Link, Passage, Value};
use crate::model::codebook::Slug;
use crate::model::dossier::Dossier;
use crate::model::identity::{CLAIM_NAME, ClaimId, Seed, Stamp};

pub fn label(dossier: &Dossier, id: ClaimId, label: &str, stamp: &Stamp) -> Option<Change> {
    rewrite(dossier, id, stamp, |claim| label.clone_into(&mut claim.label))
}

pub fn kind(dossier: &Dossier, ids: &[ClaimId], kind: &Slug, stamp: &Stamp) -> Vec<Change> {
    if dossier.codebook.kind(kind).is_none() {
        return Vec::new();
    }
    let ids: BTreeSet<ClaimId> = ids.iter().copied().collect();
    let change = |id| rewrite(dossier, id, stamp, |claim| claim.kind = Rc::clone(kind));
    ids.into_iter().filter_map(change).collect()
}

pub fn note(dossier: &Dossier, id: ClaimId, note: &str, stamp: &Stamp) -> Option<Change> {
    rewrite(dossier, id, stamp, |claim| note.clone_into(&mut claim.note))
}

/// What an attribute that the codebook no longer knows says can be cleared, but not written.
pub fn attribute(
    dossier: &Dossier,
    id: ClaimId,
    name: &Slug,
    value: Option<&Value>,
    stamp: &Stamp,
) -> Option<Change> {
    let Some(value) = value.filter(|value| !value.is_empty()) else {
        return rewrite(dossier, id, stamp, |claim| {
            claim.attributes.remove(name);
        });
    };
    dossier.codebook.attribute(name).filter(|attribute| attribute.form.admits(value))?;
    rewrite(dossier, id, stamp, |claim| {
        claim.attributes.insert(Rc::clone(name), value.clone());
    })
}

pub fn delete_all(dossier: &Dossier, ids: &[ClaimId]) -> Vec<Change> {
    let ids: BTreeSet<ClaimId> = ids.iter().copied().collect();
    let makes = |passage: &&Rc<Passage>| ids.contains(&passage.claim);
    let ends = |link: &&Rc<Link>| ids.contains(&link.from) || ids.contains(&link.to);
    let passages = dossier.passages.values().filter(makes).map(|passage| Key::Passage(passage.id));
    let orphans = dossier.orphans.values().filter(|orphan| ids.contains(&orphan.claim));
    let orphans = orphans.map(|orphan| Key::Orphan(orphan.id));
    let links = dossier.links.values().filter(ends).map(|link| Key::Link(link.id));
    let claims = ids.iter().copied().map(Key::Claim);
    passages.chain(orphans).chain(links).chain(claims).map(|key| super::delete(dossier, key)).collect()
}

/// A claim of which nothing is known but its label and kind.
pub fn new(label: &str, kind: &Slug, seed: &Seed) -> Claim {
    Claim {
        id: ClaimId(seed.id(CLAIM_NAME)),
        label: label.to_owned(),
        kind: Rc::clone(kind),
        attributes: Default::default(),
        note: String::new(),
        made: seed.stamp.clone(),
        changed: seed.stamp.clone(),
    }
}

/// The change by which `write` touches a claim; none when there is no such claim or nothing to write.
pub fn rewrite(
    dossier: &Dossier,
    id: ClaimId,
    stamp: &Stamp,
    write: impl FnOnce(&mut Claim),
) -> Option<Change> {
    let before = dossier.claims.get(&id)?;
    let mut claim = Claim::clone(before);
    write(&mut claim);
    if claim == **before {
        return None;
    }
    claim.changed = stamp.clone();
    Some(set(dossier, Key::Claim(id), Record::Claim(Rc::new(claim))))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{after, check_nothing, claim, dossier};
    use super::*;
    use crate::model::edit::Edit;
    use crate::model::evidence::Evidence;

    fn one(text: &str) -> Value {
        Value::One(text.to_owned())
    }

    /// What claim 1 says under an attribute once `values` were written there one after the other.
    #[track_caller]
    fn check(name: &str, values: &[Option<Value>], expected: Option<&Value>) {
        let write = |dossier: Dossier, value: &Option<Value>| {
            after(&dossier, &Edit::Attribute(claim('1'), name.into(), value.clone()))
        };
        let after = values.iter().fold(dossier("a"), write);
        assert_eq!(after.claims[&claim('1')].attributes.get(name), expected);
    }

    #[test]
    fn an_attribute_is_set_and_cleared() {
        check("verdict", &[Some(one("false"))], Some(&one("false")));
        check("verdict", &[Some(one("false")), None], None);
        check("value", &[Some(one("12 M€")), Some(one(""))], None);
        check("actors", &[Some(Value::Many(vec!["CNIL".to_owned()])), Some(Value::Many(Vec::new()))], None);
        let evidence = Value::Evidence(vec![Evidence::default()]);
        check("evidence", &[Some(evidence.clone())], Some(&evidence));
    }

    #[test]
    fn a_value_of_another_form_and_an_attribute_of_no_codebook_are_refused() {
        check("verdict", &[Some(Value::Many(vec!["false".to_owned()]))], None);
        check("evidence", &[Some(one("https://x.fr"))], None);
        check("mood", &[Some(one("bad"))], None);
    }

    #[test]
    fn what_changes_nothing_plans_nothing() {
        let dossier = dossier("a");
        check_nothing(&dossier, &Edit::Note(claim('1'), String::new()));
        check_nothing(&dossier, &Edit::Note(claim('9'), "x".to_owned()));
        check_nothing(&dossier, &Edit::Attribute(claim('1'), "verdict".into(), None));
        check_nothing(&dossier, &Edit::Attribute(claim('9'), "verdict".into(), Some(one("true"))));
        check_nothing(&dossier, &Edit::Kind(vec![claim('1')], "lie".into()));
        check_nothing(&dossier, &Edit::DeleteClaims(vec![claim('9')]));
        check_nothing(&dossier, &Edit::Label(claim('9'), "x".to_owned()));
    }

    #[test]
    fn several_claims_change_kind_and_go_in_one_step() {
        let text = "[1a:no] [2b:tender] [3c:in]";
        let two = || vec![claim('1'), claim('3'), claim('9'), claim('1')];
        let changed = after(&dossier(text), &Edit::Kind(two(), "promise".into()));
        let kinds: Vec<&str> = changed.claims.values().map(|claim| &*claim.kind).collect();
        assert_eq!(kinds, ["promise", "figure", "promise"]);
        let linked = after(
            &dossier(text),
            &Edit::AddLink { from: claim('1'), to: claim('3'), kind: "supports".into() },
        );
        let left = after(&linked, &Edit::DeleteClaims(two()));
        assert_eq!((left.claims.len(), left.passages.len(), left.links.len()), (1, 1, 0));
    }
}
