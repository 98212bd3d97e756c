//! What is asked and what comes of it, for codebooks and dossiers.

use super::*;
use crate::exchange::default_codebook;
use crate::model::claim::{Claim, Link, Value};
use crate::model::dossier::About;
use crate::model::identity::{ClaimId, DossierId, LinkId, Moment, Stamp};
use uuid::Uuid;

fn seed() -> Seed {
    Seed { stamp: Stamp { by: "x".to_owned(), at: Moment(5) }, random: [7; 10] }
}

/// A dossier with a claim of each kind given, which says something under `verdict`.
fn dossier(codebook: &Codebook, kinds: &[&str]) -> Dossier {
    let about = About { id: DossierId(Uuid::nil()), title: "t".to_owned(), created: Moment(0) };
    let mut dossier = Dossier::new(about, Rc::new(codebook.clone()));
    let claims = (1_u128..).zip(kinds).map(|(n, kind)| {
        let id = ClaimId(Uuid::from_u128(n));
        let attributes = BTreeMap::from([("verdict".into(), Value::One("false".to_owned()))]);
        let (made, changed) = (Stamp::default(), Stamp::default());
        let claim = Claim {
            id,
            label: n.to_string(),
            kind: (*kind).into(),
            attributes,
            note: String::new(),
            made,
            changed,
        };
        (id, Rc::new(claim))
    });
    dossier.claims = claims.collect();
    let id = LinkId(Uuid::nil());
    let (from, to) = (ClaimId(Uuid::from_u128(1)), ClaimId(Uuid::from_u128(2)));
    let (made, changed) = (Stamp::default(), Stamp::default());
    dossier.links = [(id, Rc::new(Link { id, kind: "answers".into(), from, to, made, changed }))].into();
    dossier
}

fn without(ids: &[&str]) -> Codebook {
    ids.iter().fold(default_codebook(), |codebook, id| codebook.remove_kind(id, None).unwrap())
}

fn a_codebook(codebook: Codebook) -> Incoming {
    Incoming { name: "a".to_owned(), content: Content::Codebook(Rc::new(codebook)) }
}

fn a_dossier(dossier: Dossier) -> Incoming {
    Incoming { name: "a".to_owned(), content: Content::Dossier(Rc::new(dossier)) }
}

/// What is asked: each kind, its claims, and the heir proposed.
#[track_caller]
fn check_asked(incoming: &Incoming, mine: &Dossier, way: Way, expected: &[(&str, usize, Option<&str>)]) {
    let asked = incoming.homeless(mine, way);
    let asked: Vec<_> = asked.iter().map(|own| (&*own.kind, own.claims, own.heir.as_deref())).collect();
    assert_eq!(asked, expected);
}

/// The kinds of the claims once the proposals were accepted.
#[track_caller]
fn check_kinds(incoming: &Incoming, mine: &Dossier, way: Way, expected: &[&str]) -> Dossier {
    let proposed = incoming.homeless(mine, way).into_iter();
    let heirs = proposed.filter_map(|own| Some((own.kind, own.heir?))).collect();
    let after = decided(incoming, mine, way, heirs);
    assert_eq!(after.claims.values().map(|claim| &*claim.kind).collect::<Vec<_>>(), expected);
    assert_eq!(after.codebook, incoming.outcome(mine, way));
    after
}

fn decided(incoming: &Incoming, mine: &Dossier, way: Way, heirs: Heirs) -> Dossier {
    match incoming.decide(mine, way, heirs, &seed()) {
        Decision::Revise(revision) => mine.apply(&Edit::Codebook(revision).plan(mine, &seed())),
        Decision::Take(dossier) => Dossier::clone(&dossier),
    }
}

#[test]
fn one_is_asked_only_where_something_is_at_stake() {
    let default = default_codebook();
    let (blank, used) = (dossier(&default, &[]), dossier(&default, &["fact"]));
    let other = a_codebook(without(&["law"]));
    assert!(!other.must_ask(&blank, &default), "nothing is in force but the default");
    assert!(other.must_ask(&used, &default));
    assert!(a_codebook(default.clone()).must_ask(&dossier(&without(&["law"]), &[]), &default));
    let moved = a_codebook(default.move_kind("fact", 4).unwrap());
    assert!(!moved.must_ask(&used, &default), "the order is no difference");
    assert!(a_dossier(dossier(&without(&["law"]), &[])).must_ask(&used, &default));
    assert!(!a_dossier(dossier(&default, &["law"])).must_ask(&used, &default));
}

#[test]
fn claims_of_kinds_that_go_have_an_heir() {
    let mine = dossier(&default_codebook(), &["law", "fact", "law", "cause"]);
    let theirs = a_codebook(without(&["law", "promise"]));
    check_asked(&theirs, &mine, Way::Theirs, &[("law", 2, Some("fact"))]);
    check_kinds(&theirs, &mine, Way::Theirs, &["fact", "fact", "fact", "cause"]);
    check_asked(&theirs, &mine, Way::Mine, &[]);
    let after = check_kinds(&theirs, &mine, Way::Mine, &["law", "fact", "law", "cause"]);
    assert_eq!(after, mine, "there is nothing new in it");
}

#[test]
fn the_heir_is_a_namesake_then_a_parent_then_the_first() {
    let label = Bilingual { fr: "règle de Droit ou portée juridique".to_owned(), en: String::new() };
    let namesake = without(&["law"]).add_kind(&label).unwrap();
    let mine = dossier(&default_codebook().nest_kind("law", Some("figure")).unwrap(), &["law"]);
    check_asked(&a_codebook(namesake.0), &mine, Way::Theirs, &[("law", 1, Some(&*namesake.1))]);
    check_asked(&a_codebook(without(&["law"])), &mine, Way::Theirs, &[("law", 1, Some("figure"))]);
    check_asked(&a_codebook(without(&["law", "figure"])), &mine, Way::Theirs, &[("law", 1, Some("fact"))]);
}

#[test]
fn a_dossier_comes_with_its_codebook_or_into_mine() {
    let mine = dossier(&without(&["law"]), &["fact"]);
    let theirs = dossier(&default_codebook(), &["law", "lost", "fact"]);
    let incoming = a_dossier(theirs.clone());
    check_asked(&incoming, &mine, Way::Theirs, &[]);
    assert_eq!(decided(&incoming, &mine, Way::Theirs, Heirs::new()), theirs);
    check_asked(&incoming, &mine, Way::Mine, &[("law", 1, Some("fact")), ("lost", 1, None)]);
    check_kinds(&incoming, &mine, Way::Mine, &["fact", "lost", "fact"]);
    let kept = decided(&incoming, &mine, Way::Mine, Heirs::new());
    assert_eq!(kept.claims, theirs.claims, "without heirs they keep the kind that is unknown here");
    assert_eq!(kept.codebook, mine.codebook);
}

#[test]
fn what_is_said_under_names_that_go_is_kept_and_told() {
    let mine = dossier(&default_codebook(), &["fact", "law"]);
    let fewer = default_codebook().remove_attribute("verdict").unwrap().remove_link("answers").unwrap();
    let told = |incoming: &Incoming, mine: &Dossier, way| -> Vec<(String, usize)> {
        let kept = incoming.kept(mine, way).into_iter();
        let name =
            |own: &Kept| own.labels.iter().map(|label| label.en.as_str()).collect::<Vec<_>>().join(": ");
        kept.map(|own| (name(&own), own.times)).collect()
    };
    let both = [("Verdict".to_owned(), 2), ("answers".to_owned(), 1)];
    assert_eq!(told(&a_codebook(fewer.clone()), &mine, Way::Theirs), both);
    assert_eq!(told(&a_codebook(fewer.clone()), &mine, Way::Mine), []);
    let value = default_codebook().remove_value("verdict", "false").unwrap();
    assert_eq!(told(&a_codebook(value), &mine, Way::Theirs), [("Verdict: False".to_owned(), 2)]);
    let theirs = a_dossier(mine.clone());
    assert_eq!(told(&theirs, &dossier(&fewer, &[]), Way::Mine), both);
    let after = decided(&a_codebook(fewer), &mine, Way::Theirs, Heirs::new());
    assert_eq!((after.claims, after.links), (mine.claims, mine.links));
}
