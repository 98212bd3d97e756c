//! Putting another codebook in force, and carrying the claims along.
//!
//! No claim is lost: where a kind in use would go without an heir, nothing is planned. What an attribute or
//! a link says is kept, be it under a name that no codebook knows, unless it is told to go.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::{claims, links, set};
use crate::model::change::{Change, Key, Record};
use crate::model::claim::{Claim, Link, Value};
use crate::model::codebook::{Attribute, Codebook, Slug, unused};
use crate::model::dossier::Dossier;
use crate::model::identity::Stamp;
use crate::model::sorted;

/// A codebook that takes the place of the one in force, and where what is said by the old one goes.
///
/// What is in none of the maps keeps its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The codebook that will be in force.
    pub codebook: Rc<Codebook>,
    /// The kind that claims of an old kind will be of.
    pub kinds: BTreeMap<Slug, Slug>,
    /// The attribute that will say what an old one says; `None` when it is to be forgotten.
    pub attributes: BTreeMap<Slug, Option<Slug>>,
    /// For each old attribute, the value that an old one will be; `None` when it is to be forgotten.
    pub values: BTreeMap<Slug, BTreeMap<Slug, Option<Slug>>>,
    /// The type that links of an old type will be of; `None` when they are to go.
    pub links: BTreeMap<Slug, Option<Slug>>,
}

impl Revision {
    /// Puts `codebook` in force, every name staying the same.
    #[must_use]
    pub fn to(codebook: Rc<Codebook>) -> Self {
        Self {
            codebook,
            kinds: BTreeMap::new(),
            attributes: BTreeMap::new(),
            values: BTreeMap::new(),
            links: BTreeMap::new(),
        }
    }

    /// With `codebook` in force instead.
    #[must_use]
    pub fn with(self, codebook: Codebook) -> Self {
        Self { codebook: Rc::new(codebook), ..self }
    }

    /// With the claims of one kind sent to another, and with them those that were sent to it before.
    #[must_use]
    pub fn send_kind(mut self, from: &Slug, to: &Slug) -> Self {
        self.kinds.values_mut().filter(|heir| *heir == from).for_each(|heir| *heir = Rc::clone(to));
        self.kinds.entry(Rc::clone(from)).or_insert_with(|| Rc::clone(to));
        self
    }

    /// With what one attribute says sent to another, or forgotten.
    #[must_use]
    pub fn send_attribute(mut self, from: &Slug, to: Option<&Slug>) -> Self {
        send(&mut self.attributes, from, to);
        self
    }

    /// With one value of an attribute sent to another, or forgotten.
    #[must_use]
    pub fn send_value(mut self, attribute: &Slug, from: &Slug, to: Option<&Slug>) -> Self {
        send(self.values.entry(Rc::clone(attribute)).or_default(), from, to);
        self
    }

    /// With the links of one type sent to another, or removed.
    #[must_use]
    pub fn send_link(mut self, from: &Slug, to: Option<&Slug>) -> Self {
        send(&mut self.links, from, to);
        self
    }

    /// The kinds in use that would go without an heir: while there is one, nothing is planned.
    #[must_use]
    pub fn homeless(&self, dossier: &Dossier) -> BTreeSet<Slug> {
        let homes = Homes::new(self, &dossier.codebook);
        let kinds = dossier.claims.values().map(|claim| &claim.kind);
        kinds.filter(|kind| homes.kind(kind).is_none()).map(Rc::clone).collect()
    }
}

fn send(sent: &mut BTreeMap<Slug, Option<Slug>>, from: &Slug, to: Option<&Slug>) {
    sent.values_mut().filter(|heir| heir.as_ref() == Some(from)).for_each(|heir| *heir = to.map(Rc::clone));
    sent.entry(Rc::clone(from)).or_insert_with(|| to.map(Rc::clone));
}

pub(super) fn plan(dossier: &Dossier, revision: &Revision, stamp: &Stamp) -> Vec<Change> {
    let homes = Homes::new(revision, &dossier.codebook);
    let is_housed = |claim: &Rc<Claim>| homes.kind(&claim.kind).is_some();
    // No file would take in a codebook with a flaw, nor the dossier that it is in force in.
    if revision.codebook.flaw().is_some() || !dossier.claims.values().all(is_housed) {
        return Vec::new();
    }
    let codebook = set(dossier, Key::Codebook, Record::Codebook(Rc::clone(&revision.codebook)));
    let claims = dossier.claims.values().filter_map(|claim| {
        let kind = homes.kind(&claim.kind)?;
        let attributes = homes.attributes(&claim.attributes);
        claims::rewrite(dossier, claim.id, stamp, |claim| {
            claim.kind = Rc::clone(kind);
            claim.attributes = attributes;
        })
    });
    let links = links::redirect(dossier, stamp, |link| homes.link(link));
    [codebook].into_iter().chain(claims).chain(links).collect()
}

/// A revision, made quick to ask for thousands of claims.
struct Homes<'a> {
    revision: &'a Revision,
    old_kinds: BTreeSet<&'a Slug>,
    kinds: BTreeSet<&'a Slug>,
    attributes: BTreeMap<&'a Slug, &'a Attribute>,
}

impl<'a> Homes<'a> {
    fn new(revision: &'a Revision, old: &'a Codebook) -> Self {
        let codebook = &revision.codebook;
        Self {
            revision,
            old_kinds: sorted::set(old.kinds.iter().map(|kind| &kind.id)),
            kinds: sorted::set(codebook.kinds.iter().map(|kind| &kind.id)),
            attributes: sorted::map(codebook.attributes.iter().map(|attribute| (&attribute.id, attribute))),
        }
    }

    /// A kind that no codebook knew before stays as it is: the claim has lost nothing.
    fn kind<'b>(&self, kind: &'b Slug) -> Option<&'b Slug>
    where
        'a: 'b,
    {
        let heir = self.revision.kinds.get(kind).filter(|heir| self.kinds.contains(heir));
        heir.or_else(|| (self.kinds.contains(kind) || !self.old_kinds.contains(kind)).then_some(kind))
    }

    fn attributes(&self, old: &BTreeMap<Slug, Value>) -> BTreeMap<Slug, Value> {
        let (mut stay, mut sent) = (BTreeMap::new(), Vec::new());
        for (name, value) in old {
            let heir = match self.revision.attributes.get(name) {
                Some(None) => continue,
                Some(Some(heir)) if self.attributes.contains_key(heir) => heir,
                _ => name,
            };
            let value = match self.revision.values.get(name) {
                Some(values) => convert(value, values),
                None => Some(value.clone()),
            };
            let Some(value) = value else { continue };
            let value = match self.attributes.get(heir) {
                Some(attribute) => attribute.form.adapt(value),
                None => value,
            };
            if heir == name {
                stay.insert(Rc::clone(name), value);
            } else {
                sent.push((name, heir, value));
            }
        }
        let mut stuck = Vec::new();
        for (name, heir, value) in sent {
            let there = stay.get(heir);
            match there.map_or_else(|| Some(value.clone()), |there| join(there, &value)) {
                Some(joined) => drop(stay.insert(Rc::clone(heir), joined)),
                None => stuck.push((name, value)),
            }
        }
        // Two values that cannot be one: the one that was sent stays under its old name.
        for (name, value) in stuck {
            let name = unused(name, |name| stay.contains_key(name));
            stay.insert(name, value);
        }
        stay
    }

    fn link(&self, link: &Link) -> Option<Link> {
        let kind = match self.revision.links.get(&link.kind) {
            Some(None) => return None,
            Some(Some(heir)) if self.revision.codebook.link(heir).is_some() => heir,
            _ => &link.kind,
        };
        Some(Link { kind: Rc::clone(kind), ..link.clone() })
    }
}

fn join(first: &Value, then: &Value) -> Option<Value> {
    if first == then { Some(first.clone()) } else { first.unite(then) }
}

/// `value` with every choice that `values` sends elsewhere; `None` when nothing is left of it.
fn convert(value: &Value, values: &BTreeMap<Slug, Option<Slug>>) -> Option<Value> {
    let heir = |text: &String| match values.get(text.as_str()) {
        None => Some(text.clone()),
        Some(heir) => heir.as_ref().map(|heir| heir.to_string()),
    };
    match value {
        Value::One(text) => heir(text).map(Value::One),
        Value::Many(texts) => {
            let texts = Value::Many(texts.iter().filter_map(heir).collect());
            Value::Many(Vec::new()).unite(&texts).filter(|texts| !texts.is_empty())
        }
        Value::Evidence(_) => Some(value.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{after, check_nothing, claim, dossier};
    use super::*;
    use crate::model::codebook::{Bilingual, Form, Usage};
    use crate::model::edit::Edit;

    fn one(text: &str) -> Value {
        Value::One(text.to_owned())
    }

    fn many(texts: &[&str]) -> Value {
        Value::Many(texts.iter().map(|&text| text.to_owned()).collect())
    }

    fn slug(name: &str) -> Slug {
        name.into()
    }

    /// A dossier whose claim 1, a fact, says `attributes`; claims 2 and 3 are a figure and a law.
    fn saying(attributes: &[(&str, Value)]) -> Dossier {
        let mut dossier = dossier("[1a:no] [2b:tender] [3c:in]");
        let mut said = Claim::clone(&dossier.claims[&claim('1')]);
        said.attributes = attributes.iter().map(|(name, value)| (slug(name), value.clone())).collect();
        dossier.claims.insert(said.id, Rc::new(said));
        dossier
    }

    fn revision(dossier: &Dossier) -> Revision {
        Revision::to(Rc::clone(&dossier.codebook))
    }

    #[track_caller]
    fn check(dossier: &Dossier, revision: Revision, expected: &[(&str, Value)]) {
        let after = after(dossier, &Edit::Codebook(revision));
        let said: Vec<_> =
            after.claims[&claim('1')].attributes.iter().map(|(k, v)| (&**k, v.clone())).collect();
        assert_eq!(said, expected);
    }

    fn kinds(dossier: &Dossier) -> Vec<&str> {
        dossier.claims.values().map(|claim| &*claim.kind).collect()
    }

    #[test]
    fn claims_follow_their_kind_to_its_heir() {
        let before = saying(&[]);
        let left = before.codebook.remove_kind("figure", Some("fact")).unwrap();
        let merged = revision(&before).with(left.clone()).send_kind(&slug("figure"), &slug("fact"));
        let after_merge = after(&before, &Edit::Codebook(merged.clone()));
        assert_eq!(kinds(&after_merge), ["fact", "fact", "law"]);
        assert_eq!(after_merge.passages, before.passages);
        let left = left.remove_kind("fact", Some("law")).unwrap();
        let all = merged.with(left).send_kind(&slug("fact"), &slug("law"));
        assert_eq!(kinds(&after(&before, &Edit::Codebook(all))), ["law", "law", "law"]);
    }

    #[test]
    fn a_kind_in_use_does_not_go_without_an_heir() {
        let before = saying(&[]);
        let left = before.codebook.remove_kind("figure", None).unwrap();
        let revision = revision(&before).with(left);
        assert_eq!(revision.homeless(&before), [slug("figure")].into());
        check_nothing(&before, &Edit::Codebook(revision.clone()));
        check_nothing(&before, &Edit::Codebook(revision.send_kind(&slug("figure"), &slug("lie"))));
        let unused = before.codebook.remove_kind("promise", None).unwrap();
        assert_eq!(kinds(&after(&before, &Edit::Codebook(Revision::to(Rc::new(unused))))), kinds(&before));
    }

    #[test]
    fn a_claim_of_an_unknown_kind_survives() {
        let mut before = saying(&[]);
        let lost = Claim { kind: slug("lost"), ..Claim::clone(&before.claims[&claim('1')]) };
        before.claims.insert(lost.id, Rc::new(lost));
        let left = before.codebook.remove_kind("promise", None).unwrap();
        let kept = revision(&before).with(left);
        assert_eq!(kinds(&after(&before, &Edit::Codebook(kept.clone()))), ["lost", "figure", "law"]);
        let found = kept.send_kind(&slug("lost"), &slug("law"));
        assert_eq!(kinds(&after(&before, &Edit::Codebook(found))), ["law", "figure", "law"]);
    }

    #[test]
    fn attributes_are_sent_kept_or_forgotten() {
        let before = saying(&[("value", one("3")), ("verdict", one("true"))]);
        let left = before.codebook.remove_attribute("value").unwrap();
        let gone = revision(&before).with(left);
        check(&before, gone.clone(), &[("value", one("3")), ("verdict", one("true"))]);
        check(&before, gone.clone().send_attribute(&slug("value"), None), &[("verdict", one("true"))]);
        let sent = gone.send_attribute(&slug("value"), Some(&slug("cited-source")));
        check(&before, sent, &[("cited-source", one("3")), ("verdict", one("true"))]);
    }

    #[test]
    fn two_values_become_one_only_where_nothing_is_lost() {
        let before = saying(&[("actors", many(&["CNIL"])), ("topic", many(&["3"])), ("value", one("4"))]);
        let into_actors = |name: &str| revision(&before).send_attribute(&slug(name), Some(&slug("actors")));
        let value = ("value", one("4"));
        check(&before, into_actors("topic"), &[("actors", many(&["CNIL", "3"])), value]);
        check(&before, into_actors("value"), &[("actors", many(&["CNIL", "4"])), ("topic", many(&["3"]))]);
        let into_value = revision(&before).send_attribute(&slug("actors"), Some(&slug("value")));
        check(&before, into_value, &[("actors", one("CNIL")), ("topic", many(&["3"])), ("value", one("4"))]);
    }

    #[test]
    fn values_follow_their_form_and_their_heirs() {
        let before = saying(&[("topic", many(&["3", "4"])), ("verdict", one("false"))]);
        let verdict = |to: Option<&str>| {
            let to = to.map(slug);
            revision(&before).send_value(&slug("verdict"), &slug("false"), to.as_ref())
        };
        let topic = ("topic", many(&["3", "4"]));
        check(&before, verdict(Some("misleading")), &[topic.clone(), ("verdict", one("misleading"))]);
        check(&before, verdict(None), std::slice::from_ref(&topic));
        let reformed = before.codebook.reform_attribute("verdict", Form::Choices).unwrap();
        check(&before, revision(&before).with(reformed), &[topic, ("verdict", many(&["false"]))]);
        let one_topic = revision(&before).send_value(&slug("topic"), &slug("4"), Some(&slug("3")));
        check(&before, one_topic, &[("topic", many(&["3"])), ("verdict", one("false"))]);
    }

    #[test]
    fn links_follow_and_none_stands_twice() {
        let mut before = saying(&[]);
        for kind in ["supports", "elaborates", "answers"] {
            let link = Edit::AddLink { from: claim('1'), to: claim('2'), kind: slug(kind) };
            let name = uuid::Uuid::from_u128(before.links.len() as u128);
            let added = after(&before, &link);
            let mut link = Link::clone(added.links.values().find(|link| &*link.kind == kind).unwrap());
            link.id = crate::model::identity::LinkId(name);
            before.links.insert(link.id, Rc::new(link));
        }
        let revised = revision(&before)
            .send_link(&slug("elaborates"), Some(&slug("supports")))
            .send_link(&slug("answers"), None);
        let links = after(&before, &Edit::Codebook(revised)).links;
        assert_eq!(links.values().map(|link| &*link.kind).collect::<Vec<_>>(), ["supports"]);
        let removed = before.codebook.remove_link("answers").unwrap();
        assert_eq!(after(&before, &Edit::Codebook(revision(&before).with(removed))).links, before.links);
    }

    #[test]
    fn a_flawed_codebook_is_not_put_in_force() {
        let before = saying(&[]);
        let mut flawed = Codebook::clone(&before.codebook);
        flawed.kinds[0].parent = Some(slug("fact"));
        check_nothing(&before, &Edit::Codebook(Revision::to(Rc::new(flawed))));
        check_nothing(&before, &Edit::Codebook(revision(&before)));
        let label = Bilingual { fr: "Avis".to_owned(), en: String::new() };
        let longer = before.codebook.add_kind(&label).unwrap().0;
        assert_eq!(*after(&before, &Edit::Codebook(revision(&before).with(longer.clone()))).codebook, longer);
    }

    #[test]
    fn what_is_in_use_is_counted() {
        let evidence = Value::Evidence(vec![Default::default()]);
        let usage = Usage::of(&saying(&[("topic", many(&["3", "4"])), ("evidence", evidence)]));
        assert_eq!(usage.kinds, [(slug("fact"), 1), (slug("figure"), 1), (slug("law"), 1)].into());
        assert_eq!(usage.attributes, [(slug("evidence"), 1), (slug("topic"), 1)].into());
        assert_eq!(usage.values[&*slug("topic")], [("3".to_owned(), 1), ("4".to_owned(), 1)].into());
        assert_eq!(usage.links.len(), 0);
    }
}
