//! The claims of a dossier as they are listed: each with its passages, found by words, kind and attribute.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::claim::{Claim, Passage, Value};
use super::codebook::{Codebook, Kind, Slug};
use super::dossier::Dossier;
use super::folding::fold;
use super::identity::{ClaimId, DocumentId};
use super::passages::Shared;
use super::pick::{Pick, picks_of};

/// How the claims are listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// Which.
    pub filter: Filter,
    /// In what order.
    pub order: Order,
}

/// In what order claims are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Kind by kind, as the codebook has them.
    #[default]
    Kind,
    /// Passage by passage, as the documents have them.
    Text,
}

/// Which claims are listed; all of them unless told otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that label, note, comments, attributes or passages must hold, each of them somewhere.
    pub words: String,
    /// A kind, with those that are a sort of it.
    pub kind: Option<Slug>,
    /// An attribute, and what must be said under it.
    pub attribute: Option<(Slug, Sought)>,
}

/// What must be said under an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sought {
    /// Something.
    Something,
    /// Nothing.
    Nothing,
    /// This, alone or among others.
    Value(String),
}

impl Filter {
    /// Whether every claim passes.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.words.trim().is_empty() && self.kind.is_none() && self.attribute.is_none()
    }
}

/// A claim with its passages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The claim.
    pub claim: Rc<Claim>,
    /// Its passages, document by document, in the order of the text.
    pub passages: Shared,
    /// Whether only suggestions make it.
    pub is_suggested: bool,
}

impl Listed {
    /// What picking the claim picks.
    #[must_use]
    pub fn picks(&self) -> Vec<Pick> {
        picks_of(self.claim.id, &self.passages)
    }
}

/// The claims of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// The kind's name.
    pub id: Slug,
    /// The kind; `None` for one that the codebook does not know.
    pub kind: Option<&'a Kind>,
    /// How many kinds it is a sort of, one of the other.
    pub depth: usize,
    /// The claims.
    pub claims: Vec<&'a Listed>,
}

/// A passage of a document, with the claim it makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place<'a> {
    /// The passage.
    pub passage: &'a Rc<Passage>,
    /// The claim, with all its passages.
    pub listed: &'a Listed,
}

/// Every claim of a dossier with its passages, made once for each state of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    claims: Vec<Listed>,
}

impl Catalogue {
    /// The claims of `dossier` in the order of their first passages; those without any come last, as they
    /// were made.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let suggested = dossier.suggested_claims();
        let listed = |claim: &Rc<Claim>| Listed {
            claim: Rc::clone(claim),
            passages: dossier.passages.of_claim(claim.id),
            is_suggested: suggested.contains(&claim.id),
        };
        let mut claims: Vec<Listed> = dossier.claims.values().map(listed).collect();
        claims.sort_by_key(|listed| {
            let first = listed.passages.first();
            (first.is_none(), first.map(|passage| (passage.document, passage.spans.hull())))
        });
        Self { claims }
    }

    /// The claim of that name.
    #[must_use]
    pub fn get(&self, id: ClaimId) -> Option<&Listed> {
        self.claims.iter().find(|listed| listed.claim.id == id)
    }

    /// The claims that pass.
    #[must_use]
    pub fn find(&self, dossier: &Dossier, filter: &Filter) -> Vec<&Listed> {
        let words = fold(&filter.words);
        let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
        let says = |listed: &&Listed| {
            words.is_empty() || {
                let text = text(dossier, listed);
                words.iter().all(|word| text.contains(word))
            }
        };
        let codebook = &dossier.codebook;
        self.claims
            .iter()
            .filter(|listed| is_of(codebook, &listed.claim.kind, filter.kind.as_ref()))
            .filter(|listed| fits(&listed.claim, filter.attribute.as_ref()))
            .filter(says)
            .collect()
    }
}

/// `claims` kind by kind, in the order of the codebook, each kind followed by its sorts; kinds that the
/// codebook does not know come last. A kind without a claim is left out.
#[must_use]
pub fn by_kind<'a>(codebook: &'a Codebook, claims: &[&'a Listed]) -> Vec<Group<'a>> {
    let mut sorted: BTreeMap<&Slug, Vec<&Listed>> = BTreeMap::new();
    for listed in claims {
        sorted.entry(&listed.claim.kind).or_default().push(listed);
    }
    let mut groups = Vec::new();
    for (depth, kind) in codebook.tree() {
        if let Some(claims) = sorted.remove(&kind.id) {
            groups.push(Group { id: Rc::clone(&kind.id), kind: Some(kind), depth, claims });
        }
    }
    let unknown = sorted.into_iter();
    groups.extend(unknown.map(|(id, claims)| Group { id: Rc::clone(id), kind: None, depth: 0, claims }));
    groups
}

/// The passages of `claims` document by document, in the order of the text, the outer before the inner.
#[must_use]
pub fn by_text<'a>(claims: &[&'a Listed]) -> BTreeMap<DocumentId, Vec<Place<'a>>> {
    let mut places: BTreeMap<DocumentId, Vec<Place>> = BTreeMap::new();
    for listed in claims {
        for passage in listed.passages.iter() {
            places.entry(passage.document).or_default().push(Place { passage, listed });
        }
    }
    for places in places.values_mut() {
        places.sort_by_key(|place| place.passage.order());
    }
    places
}

fn is_of(codebook: &Codebook, kind: &Slug, wanted: Option<&Slug>) -> bool {
    let Some(wanted) = wanted else { return true };
    kind == wanted || codebook.ancestors(kind).any(|ancestor| ancestor.id == *wanted)
}

fn fits(claim: &Claim, wanted: Option<&(Slug, Sought)>) -> bool {
    let Some((name, sought)) = wanted else { return true };
    let value = claim.attributes.get(name).filter(|value| !value.is_empty());
    match (sought, value) {
        (Sought::Nothing, value) => value.is_none(),
        (_, None) => false,
        (Sought::Something, Some(_)) => true,
        (Sought::Value(wanted), Some(Value::One(text))) => text == wanted,
        (Sought::Value(wanted), Some(Value::Many(texts))) => texts.contains(wanted),
        (Sought::Value(_), Some(Value::Evidence(_))) => false,
    }
}

/// All that is said of a claim and by its passages, folded.
fn text(dossier: &Dossier, listed: &Listed) -> String {
    let claim = &listed.claim;
    let mut text = fold(&claim.label);
    let mut add = |words: &str| {
        text.push('\n');
        text.push_str(&fold(words));
    };
    add(&claim.note);
    for value in claim.attributes.values() {
        match value {
            Value::One(text) => add(text),
            Value::Many(texts) => texts.iter().for_each(|text| add(text)),
            Value::Evidence(pieces) => {
                pieces.iter().for_each(|piece| add(&format!("{} {}", piece.title, piece.url)));
            }
        }
    }
    for passage in listed.passages.iter() {
        add(&passage.comment);
        if let Some(document) = dossier.documents.get(&passage.document) {
            add(&passage.spans.quote(&document.text));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::fixture::{after, claim, dossier};
    use crate::model::edit::{Edit, Revision};

    const TEXT: &str = "[2b:Aucun [1a:appel d’offres]] en [2c:2019]";

    #[track_caller]
    fn check(dossier: &Dossier, filter: &Filter, expected: &[char]) {
        let catalogue = Catalogue::new(dossier);
        let found: Vec<_> = catalogue.find(dossier, filter).iter().map(|listed| listed.claim.id).collect();
        assert_eq!(found, expected.iter().copied().map(claim).collect::<Vec<_>>());
    }

    fn words(words: &str) -> Filter {
        Filter { words: words.to_owned(), ..Filter::default() }
    }

    #[test]
    fn claims_stand_in_the_order_of_their_passages() {
        check(&dossier(TEXT), &Filter::default(), &['2', '1', '3']);
    }

    #[test]
    fn every_word_is_looked_for_in_all_that_is_said() {
        let dossier = after(&dossier(TEXT), &Edit::Note(claim('3'), "Véran l’a promis".to_owned()));
        check(&dossier, &words("APPEL d'offres"), &['2', '1']);
        check(&dossier, &words(" 2019  aucun "), &['2']);
        check(&dossier, &words("veran"), &['3']);
        check(&dossier, &words("veran 2019"), &[]);
    }

    #[test]
    fn a_kind_is_found_with_its_sorts() {
        let before = dossier(TEXT);
        let nested = before.codebook.nest_kind("figure", Some("fact")).unwrap();
        let dossier = after(&before, &Edit::Codebook(Revision::to(Rc::new(nested))));
        let of = |kind: &str| Filter { kind: Some(kind.into()), ..Filter::default() };
        check(&dossier, &of("fact"), &['2', '1']);
        check(&dossier, &of("figure"), &['2']);
        let catalogue = Catalogue::new(&dossier);
        let groups: Vec<_> = by_kind(&dossier.codebook, &catalogue.find(&dossier, &Filter::default()))
            .iter()
            .map(|group| (group.id.to_string(), group.depth, group.claims.len()))
            .collect();
        assert_eq!(
            groups,
            [("fact".to_owned(), 0, 1), ("figure".to_owned(), 1, 1), ("law".to_owned(), 0, 1)]
        );
    }

    #[test]
    fn an_attribute_is_found_by_what_is_said_under_it() {
        let say = |dossier, id, name: &str, value| {
            after(&dossier, &Edit::Attribute(claim(id), name.into(), Some(value)))
        };
        let dossier = say(dossier(TEXT), '1', "verdict", Value::One("true".to_owned()));
        let dossier = say(dossier, '2', "topic", Value::Many(vec!["3".to_owned(), "4".to_owned()]));
        let of = |name: &str, sought| Filter { attribute: Some((name.into(), sought)), ..Filter::default() };
        check(&dossier, &of("verdict", Sought::Something), &['1']);
        check(&dossier, &of("verdict", Sought::Nothing), &['2', '3']);
        check(&dossier, &of("verdict", Sought::Value("false".to_owned())), &[]);
        check(&dossier, &of("topic", Sought::Value("4".to_owned())), &['2']);
    }

    #[test]
    fn passages_stand_in_the_order_of_the_text_the_outer_first() {
        let dossier = dossier(TEXT);
        let catalogue = Catalogue::new(&dossier);
        let places = by_text(&catalogue.find(&dossier, &Filter::default()));
        let shown: Vec<_> = places.values().flatten().map(|place| place.listed.claim.id).collect();
        assert_eq!(shown, ['2', '1', '2'].map(claim));
    }

    #[test]
    fn a_kind_of_no_codebook_comes_last() {
        let mut dossier = dossier(TEXT);
        let lost = Claim { kind: "lost".into(), ..Claim::clone(&dossier.claims[&claim('2')]) };
        dossier.claims.insert(lost.id, Rc::new(lost));
        let catalogue = Catalogue::new(&dossier);
        let groups = by_kind(&dossier.codebook, &catalogue.claims.iter().collect::<Vec<_>>())
            .iter()
            .map(|group| (group.id.to_string(), group.kind.is_some()))
            .collect::<Vec<_>>();
        assert_eq!(groups.last(), Some(&("lost".to_owned(), false)));
    }
}
