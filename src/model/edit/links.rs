//! Edits of links between claims.

use std::rc::Rc;

use super::{Edit, delete, set};
use crate::model::change::{Change, Key, Record};
use crate::model::claim::Link;
use crate::model::codebook::Slug;
use crate::model::dossier::Dossier;
use crate::model::identity::{ClaimId, LINK_NAME, LinkId, Seed, Stamp};
use crate::model::pairing::ANSWERS;
use crate::model::sorted;

/// No claim is linked to itself, nor twice to another in the same way.
pub fn add(dossier: &Dossier, from: ClaimId, to: ClaimId, kind: &Slug, seed: &Seed) -> Option<Change> {
    dossier.claims.get(&from).and_then(|_| join(dossier, from, to, kind, seed))
}

/// What `edit` tags, and a link from its claim to the request: the claim may be a new one.
pub fn answer(dossier: &Dossier, edit: &Edit, request: ClaimId, seed: &Seed) -> Vec<Change> {
    let mut changes = edit.plan(dossier, seed);
    let claim = changes.iter().find_map(|change| match &change.after {
        Some(Record::Passage(passage)) => Some(passage.claim),
        _ => None,
    });
    changes.extend(claim.and_then(|claim| join(dossier, claim, request, &ANSWERS.into(), seed)));
    changes
}

fn join(dossier: &Dossier, from: ClaimId, to: ClaimId, kind: &Slug, seed: &Seed) -> Option<Change> {
    let there = dossier.claims.contains_key(&to);
    let known = dossier.codebook.link(kind).is_some();
    if !there || !known || from == to || is_linked(dossier, from, to, kind) {
        return None;
    }
    let id = LinkId(seed.id(LINK_NAME));
    let (made, changed) = (seed.stamp.clone(), seed.stamp.clone());
    let link = Link { id, kind: Rc::clone(kind), from, to, made, changed };
    Some(set(dossier, Key::Link(id), Record::Link(Rc::new(link))))
}

pub fn kind(dossier: &Dossier, id: LinkId, kind: &Slug, stamp: &Stamp) -> Option<Change> {
    let link = dossier.links.get(&id)?;
    dossier.codebook.link(kind)?;
    if is_linked(dossier, link.from, link.to, kind) {
        return None;
    }
    let link = Link { kind: Rc::clone(kind), changed: stamp.clone(), ..Link::clone(link) };
    Some(set(dossier, Key::Link(id), Record::Link(Rc::new(link))))
}

/// The changes that make every link what `turn` makes of it; one that would lead to itself or stand beside
/// its like goes, as does one of which nothing is made. Links that stay as they are keep their place.
pub fn redirect(dossier: &Dossier, stamp: &Stamp, turn: impl Fn(&Link) -> Option<Link>) -> Vec<Change> {
    let turned = dossier.links.values().map(|link| (link, turn(link)));
    let (same, moved): (Vec<_>, Vec<_>) = turned.partition(|(link, after)| after.as_ref() == Some(&***link));
    let way = |link: &Link| (link.from, link.to, Rc::clone(&link.kind));
    let mut known = sorted::set(same.iter().map(|(link, _)| way(link)));
    let change = |(link, after): (&Rc<Link>, Option<Link>)| {
        let key = Key::Link(link.id);
        let after = after.filter(|after| after.from != after.to && known.insert(way(after)));
        let Some(after) = after else { return delete(dossier, key) };
        set(dossier, key, Record::Link(Rc::new(Link { changed: stamp.clone(), ..after })))
    };
    moved.into_iter().map(change).collect()
}

fn is_linked(dossier: &Dossier, from: ClaimId, to: ClaimId, kind: &Slug) -> bool {
    dossier.links.values().any(|link| link.from == from && link.to == to && link.kind == *kind)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{after, check_nothing, claim, dossier};
    use super::*;
    use crate::model::edit::Edit;

    fn add(from: char, to: char, kind: &str) -> Edit {
        Edit::AddLink { from: claim(from), to: claim(to), kind: kind.into() }
    }

    fn shown(dossier: &Dossier) -> Vec<(ClaimId, &str, ClaimId)> {
        dossier.links.values().map(|link| (link.from, &*link.kind, link.to)).collect()
    }

    #[test]
    fn a_link_is_made_changed_and_removed() {
        let linked = after(&dossier("a"), &add('1', '2', "supports"));
        assert_eq!(shown(&linked), [(claim('1'), "supports", claim('2'))]);
        let id = *linked.links.keys().next().unwrap();
        let attacked = after(&linked, &Edit::LinkKind(id, "attacks".into()));
        assert_eq!(shown(&attacked), [(claim('1'), "attacks", claim('2'))]);
        assert_eq!(shown(&after(&attacked, &Edit::RemoveLink(id))), []);
    }

    #[test]
    fn no_link_leads_to_itself_or_stands_twice() {
        let linked = after(&dossier("a"), &add('1', '2', "supports"));
        let id = *linked.links.keys().next().unwrap();
        check_nothing(&linked, &add('1', '2', "supports"));
        check_nothing(&linked, &add('1', '1', "supports"));
        check_nothing(&linked, &add('1', '9', "supports"));
        check_nothing(&linked, &add('1', '2', "loves"));
        check_nothing(&linked, &Edit::LinkKind(id, "supports".into()));
        check_nothing(&linked, &Edit::LinkKind(id, "loves".into()));
        check_nothing(&dossier("a"), &Edit::LinkKind(id, "attacks".into()));
        check_nothing(&dossier("a"), &Edit::RemoveLink(id));
    }
}
