//! The layer of claims of INCEpTION and WebAnno: what it is called, and what each annotation says.
//!
//! `webanno.custom.Claim` marks a passage, one annotation for each of its extracts, which share the name of the
//! passage; all that is known of the passage and of its claim are features. `webanno.custom.ClaimLink` is a
//! relation between two annotations of one document: the first passages there of two linked claims. A project
//! of INCEpTION must have both layers before it imports a document: it makes them from the type system that
//! goes along.
//!
//! Of other layers, an annotation is a passage that makes a claim of its own, of the kind that its first
//! feature with a value says, and a relation is a link.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::foreign::{Extract, Foreign, Item, Statement, Tie};
use super::markup::Markup;
use super::outgoing::{File, Marked, Sheet};
use super::value::ValueForm;
use crate::model::claim::{Link, Passage, Suggestion};
use crate::model::file_place::FilePlace;
use crate::model::identity::ClaimId;
use crate::model::outgoing::{Loss, Losses};
use crate::model::sorted;

/// The type of passages.
pub const CLAIM: &str = "webanno.custom.Claim";
/// The type of links.
pub const LINK: &str = "webanno.custom.ClaimLink";
/// The features of passages, in the order of the alphabet, as INCEpTION writes them.
pub const FEATURES: [&str; 8] =
    ["attributes", "claim", "comment", "kind", "label", "note", "passage", "suggestion"];
/// The features of links.
pub const LINK_FEATURES: [&str; 2] = ["kind", "link"];
/// The features of a relation that lead to its ends.
pub const ENDS: [&str; 2] = ["Governor", "Dependent"];

/// What the layer cannot hold.
pub const LOSES: &[Loss] =
    &[Loss::Orphans, Loss::BareClaims, Loss::Stamps, Loss::Codebook, Loss::Data, Loss::Work, Loss::Layout];

/// Features that say best of what kind an annotation is, of whatever layer.
const TELLING: [&str; 6] = ["kind", "value", "label", "category", "type", "name"];
/// Layers that say what words are, not what they claim.
const GRAMMAR: [&str; 8] = [
    "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.",
    "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.",
    "de.tudarmstadt.ukp.dkpro.core.api.syntax.type.",
    "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.",
    "de.tudarmstadt.ukp.dkpro.core.api.transform.type.",
    "de.tudarmstadt.ukp.clarin.webanno.api.type.",
    "org.dkpro.core.api.",
    "uima.",
];

/// Whether a layer is one of grammar or of the document as a whole.
pub fn is_grammar(layer: &str) -> bool {
    GRAMMAR.iter().any(|prefix| layer.starts_with(prefix))
}

/// What the features of a passage say; empty where there is nothing to say.
pub fn values(marked: &Marked<'_>) -> [String; 8] {
    let (passage, claim) = (marked.passage, marked.claim);
    let attributes: BTreeMap<&str, ValueForm> =
        sorted::map(claim.attributes.iter().map(|(name, value)| (&**name, value.into())));
    let attributes = if attributes.is_empty() { None } else { serde_json::to_string(&attributes).ok() };
    let suggestion = passage.suggestion.as_deref().map(|own| format!("{} ({})", own.by, own.score));
    [
        attributes.unwrap_or_default(),
        claim.id.to_string(),
        passage.comment.clone(),
        claim.kind.to_string(),
        claim.label.clone(),
        claim.note.clone(),
        passage.id.to_string(),
        suggestion.unwrap_or_default(),
    ]
}

/// The links that a document can show: between claims that it makes both. Where both are made in several
/// documents, each shows the link.
pub fn links<'a>(sheet: &Sheet<'a>, passages: &[Marked<'_>]) -> Vec<(&'a Link, usize, usize)> {
    let mut first: BTreeMap<ClaimId, usize> = BTreeMap::new();
    for (index, marked) in passages.iter().enumerate() {
        first.entry(marked.claim.id).or_insert(index);
    }
    let links = sheet.dossier.links.values();
    links.filter_map(|link| Some((&**link, *first.get(&link.from)?, *first.get(&link.to)?))).collect()
}

/// Links that no document can show.
pub fn lost_links(sheet: &Sheet<'_>) -> Losses {
    let dossier = sheet.dossier;
    let documents = |claim| {
        let passages = dossier.passages.of_claim(claim);
        passages.iter().map(|passage: &std::rc::Rc<Passage>| passage.document).collect::<BTreeSet<_>>()
    };
    let is_lost = |link: &&std::rc::Rc<Link>| documents(link.from).is_disjoint(&documents(link.to));
    let mut losses = Losses::default();
    losses.add(Loss::Links, dossier.links.values().filter(is_lost).count());
    losses
}

/// The type system from which INCEpTION makes both layers.
pub fn type_system() -> File {
    let mut markup = Markup::begin();
    markup.open("typeSystemDescription", &[("xmlns", "http://uima.apache.org/resourceSpecifier")]);
    markup.words("name", "Scolie");
    markup.open("types", &[]);
    let feature = |markup: &mut Markup, name: &str, range: &str| {
        markup.open("featureDescription", &[]);
        markup.words("name", name);
        markup.words("description", "");
        markup.words("rangeTypeName", range);
        markup.close("featureDescription");
    };
    let mut layer = |name: &str, ends: &[&str], features: &[&str]| {
        markup.open("typeDescription", &[]);
        markup.words("name", name);
        markup.words("description", "");
        markup.words("supertypeName", "uima.tcas.Annotation");
        markup.open("features", &[]);
        ends.iter().for_each(|name| feature(&mut markup, name, "uima.tcas.Annotation"));
        features.iter().for_each(|name| feature(&mut markup, name, "uima.cas.String"));
        markup.close("features");
        markup.close("typeDescription");
    };
    layer(CLAIM, &[], &FEATURES);
    layer(LINK, &ENDS, &LINK_FEATURES);
    markup.close("types");
    markup.close("typeSystemDescription");
    File::text("typesystem.xml", "application/xml", markup.finish())
}

/// An annotation, as a file says it.
#[derive(Debug, Clone, Default)]
pub struct Annotation {
    /// What names it in the file.
    pub key: String,
    /// Where in the file it stands.
    pub place: FilePlace,
    /// Its layer.
    pub layer: String,
    /// Where it stands in the text.
    pub extract: Extract,
    /// What its features say, in the order of the layer; those that say nothing left out.
    pub values: Vec<(String, String)>,
}

impl Annotation {
    /// What a feature says; for our own layer only, so that no one's feature is taken for ours.
    fn own(&self, feature: &str) -> Option<&str> {
        let value = self.values.iter().find(|(name, _)| name == feature).map(|(_, value)| value.as_str());
        value.filter(|_| self.layer == CLAIM)
    }

    /// Of what kind the claim is.
    fn kind(&self) -> String {
        let telling = TELLING.iter().find_map(|name| self.values.iter().find(|(own, _)| own == name));
        let any = || self.values.iter().find(|(name, _)| self.layer != CLAIM && !name.starts_with('@'));
        let layer = || self.layer.rsplit('.').next().unwrap_or_default();
        telling.or_else(any).map_or_else(
            || if self.layer == CLAIM { "" } else { layer() }.to_owned(),
            |(_, value)| value.clone(),
        )
    }
}

/// Puts annotations together to passages and claims.
#[derive(Debug)]
pub struct Gathering {
    /// What was found so far.
    pub foreign: Foreign,
    claims: BTreeMap<Uuid, usize>,
    passages: BTreeMap<(usize, Uuid), usize>,
}

impl Gathering {
    /// Nothing was found yet.
    pub fn new(foreign: Foreign) -> Self {
        Self { foreign, claims: BTreeMap::new(), passages: BTreeMap::new() }
    }

    /// Takes an annotation of the text of that number; the claim that it makes.
    pub fn take(&mut self, text: usize, annotation: Annotation) -> usize {
        let id = |feature| annotation.own(feature).and_then(|id| Uuid::parse_str(id).ok());
        let (claim_id, passage_id) = (id("claim"), id("passage"));
        let begun = passage_id.and_then(|id| self.passages.get(&(text, id)));
        if let Some(item) = begun.and_then(|item| self.foreign.items.get_mut(*item))
            && claim_id.is_none_or(|id| self.claims.get(&id) == Some(&item.claim))
        {
            item.extracts.push(annotation.extract);
            return item.claim;
        }
        let known = claim_id.and_then(|id| self.claims.get(&id)).copied();
        let claim = known.unwrap_or_else(|| {
            let index = self.foreign.claims.len();
            self.foreign.claims.push(statement(&annotation, claim_id));
            self.claims.extend(claim_id.map(|id| (id, index)));
            index
        });
        let is_new = passage_id.is_some_and(|id| !self.passages.contains_key(&(text, id)));
        if let Some(id) = passage_id.filter(|_| is_new) {
            self.passages.insert((text, id), self.foreign.items.len());
        }
        let comment = annotation.own("comment").unwrap_or_default().to_owned();
        let suggestion = annotation.own("suggestion").map(|said| {
            let (by, score) =
                said.strip_suffix(')').and_then(|said| said.rsplit_once(" (")).unwrap_or((said, ""));
            Suggestion { by: by.to_owned(), score: score.to_owned() }
        });
        let (key, place, extracts) = (annotation.key, annotation.place, vec![annotation.extract]);
        let id = passage_id.filter(|_| is_new);
        self.foreign.items.push(Item {
            key,
            place,
            id,
            text,
            claim,
            extracts,
            comment,
            suggestion,
            ..Item::default()
        });
        claim
    }

    /// Takes a relation between two annotations, by the claims that they make.
    pub fn tie(&mut self, relation: Annotation, from: usize, to: usize) {
        let link = relation.values.iter().find(|(name, _)| relation.layer == LINK && name == "link");
        let id = link.and_then(|(_, id)| Uuid::parse_str(id).ok());
        // Several documents may show one link.
        if id.is_some() && self.foreign.links.iter().any(|tie| tie.id == id) {
            return;
        }
        let kind = relation.kind();
        self.foreign.links.push(Tie { key: relation.key, id, kind, from, to, ..Tie::default() });
    }
}

fn statement(annotation: &Annotation, id: Option<Uuid>) -> Statement {
    let own = |feature| annotation.own(feature).map(str::to_owned);
    let attributes = annotation.own("attributes").and_then(|json| {
        let form: BTreeMap<String, ValueForm> = serde_json::from_str(json).ok()?;
        Some(sorted::map(form.into_iter().map(|(name, value)| (name.into(), value.into()))))
    });
    let is_ours = id.is_some();
    Statement {
        key: annotation.key.clone(),
        id,
        // A label that says nothing is one of ours, or none was given.
        label: own("label").or_else(|| is_ours.then(String::new)),
        kind: annotation.kind(),
        attributes: attributes.unwrap_or_default(),
        note: own("note").unwrap_or_default(),
        ..Statement::default()
    }
}
