//! What travels beside the annotations of other formats: all of ours that they have no word for.
//!
//! Label Studio, doccano, Prodigy and others show kinds and positions, and carry whatever else a record holds
//! without looking at it. There the claims, comments, dates and names of ours go along under [`KEY`], so
//! that a file that comes back finds them again. What the format says itself is believed before that: it is
//! what people change in the other program. A passage is known again by its name where the format keeps
//! names, else by its places.

mod gathering;
mod mark;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::gathering::Gathering;
pub use self::mark::Mark;
use super::moment::StampForm;
use super::offsets::{Offsets, Unit};
use super::outgoing::Sheet;
use super::question::QuestionForm;
use super::records::{ClaimForm, LinkForm, SuggestionForm};
use crate::model::claim::Link;
use crate::model::dossier::Dossier;
use crate::model::identity::{ClaimId, DocumentId, LinkId, PassageId};
use crate::model::outgoing::Loss;
use crate::read::fingerprint;

/// The key under which it travels.
pub const KEY: &str = "scolie";

/// What a format loses that carries it: the codebook but for the names of what is used, what is done, and
/// how texts are set.
pub const LOSES: &[Loss] = &[Loss::Orphans, Loss::Codebook, Loss::Work, Loss::Layout];

#[derive(Debug, Serialize, Deserialize)]
struct BesideForm {
    document: Uuid,
    title: String,
    text_sha256: String,
    #[serde(default)]
    question: QuestionForm,
    claims: Vec<ClaimForm>,
    passages: Vec<PassageForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    links: Vec<ShownForm>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PassageForm {
    id: Uuid,
    claim: Uuid,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    comment: String,
    /// In the unit of the format.
    spans: Vec<(u32, u32)>,
    created: StampForm,
    modified: StampForm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suggestion: Option<SuggestionForm>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ShownForm {
    /// Whether the format shows it between two passages of this document.
    shown: bool,
    link: LinkForm,
}

/// What travels beside the documents of a dossier, while they are written one by one.
#[derive(Debug, Default)]
pub struct Beside {
    /// Whether the format has no links: then all of them travel.
    hides_links: bool,
    /// Whether the format keeps what a program suggests apart: then no link is shown that leads there.
    parts_suggestions: bool,
    /// The links that each document tells, once the first one was asked for.
    links: Option<BTreeMap<DocumentId, Vec<(LinkId, bool)>>>,
}

/// A link that a format can show between two passages of one document.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The link.
    pub link: &'a Link,
    /// The first passage there of the claim that it comes from.
    pub from: PassageId,
    /// The first passage there of the claim that it leads to.
    pub to: PassageId,
}

impl Beside {
    /// For a format that shows no links.
    pub fn without_links() -> Self {
        Self { hides_links: true, ..Self::default() }
    }

    /// For a format that keeps what a program suggests apart.
    pub fn with_suggestions_apart() -> Self {
        Self { parts_suggestions: true, ..Self::default() }
    }

    /// What travels beside a document, as JSON on one line, its places in `unit`; and the links to be shown.
    ///
    /// Claims without a passage travel with the first document.
    pub fn write<'a>(&mut self, sheet: &Sheet<'a>, unit: Unit) -> (String, Vec<Shown<'a>>) {
        let dossier = sheet.dossier;
        let is_first = self.links.is_none();
        let links = self.links.get_or_insert_with(|| homes(dossier));
        let mut claims: BTreeSet<ClaimId> = sheet.passages().map(|marked| marked.claim.id).collect();
        if is_first {
            claims.extend(dossier.claims.keys().filter(|id| dossier.passages.count_of(**id) == 0));
        }
        let own = links.get(&sheet.document.id).map(Vec::as_slice).unwrap_or_default();
        let (hides, parts) = (self.hides_links, self.parts_suggestions);
        let mut first: BTreeMap<ClaimId, PassageId> = BTreeMap::new();
        for marked in sheet.passages().filter(|marked| !(parts && marked.passage.suggestion.is_some())) {
            first.entry(marked.claim.id).or_insert(marked.passage.id);
        }
        let show =
            |link: &'a Link| Some(Shown { link, from: *first.get(&link.from)?, to: *first.get(&link.to)? });
        let own: Vec<(&Link, Option<Shown<'a>>)> = own
            .iter()
            .filter_map(|(id, shown)| Some((&**dossier.links.get(id)?, *shown && !hides)))
            .map(|(link, shown)| (link, shown.then(|| show(link)).flatten()))
            .collect();
        // Where each document is a file by itself, a link brings its claims along.
        claims.extend(own.iter().flat_map(|(link, _)| [link.from, link.to]));
        let offsets = Offsets::new(&sheet.document.text, unit);
        let passage = |marked: super::outgoing::Marked<'_>| PassageForm {
            id: marked.passage.id.0,
            claim: marked.claim.id.0,
            comment: marked.passage.comment.clone(),
            spans: marked
                .passage
                .spans
                .iter()
                .map(|span| offsets.of(span))
                .map(|at| (at.start, at.end))
                .collect(),
            created: (&marked.passage.made).into(),
            modified: (&marked.passage.changed).into(),
            suggestion: SuggestionForm::of(marked.passage.suggestion.as_deref()),
        };
        let form = BesideForm {
            document: sheet.document.id.0,
            title: sheet.title.to_owned(),
            text_sha256: fingerprint(&sheet.document.text),
            question: sheet.question.into(),
            claims: claims
                .iter()
                .filter_map(|id| dossier.claims.get(id))
                .map(|claim| (&**claim).into())
                .collect(),
            passages: sheet.passages().map(passage).collect(),
            links: own
                .iter()
                .map(|(link, shown)| ShownForm { shown: shown.is_some(), link: (*link).into() })
                .collect(),
        };
        let shown = own.into_iter().filter_map(|(_, shown)| shown);
        (serde_json::to_string(&form).unwrap_or_default(), shown.collect())
    }
}

/// Which document tells each link: the first in which both claims are made, where it can be shown; else the
/// first in which one of them is made, else the first of all.
fn homes(dossier: &Dossier) -> BTreeMap<DocumentId, Vec<(LinkId, bool)>> {
    let mut homes: BTreeMap<DocumentId, Vec<(LinkId, bool)>> = BTreeMap::new();
    for link in dossier.links.values() {
        if !(dossier.claims.contains_key(&link.from) && dossier.claims.contains_key(&link.to)) {
            continue;
        }
        let (from, to) = (dossier.passages.of_claim(link.from), dossier.passages.of_claim(link.to));
        let others: BTreeSet<DocumentId> = to.iter().map(|passage| passage.document).collect();
        let both = from.iter().map(|passage| passage.document).find(|document| others.contains(document));
        let either = || from.iter().chain(to.iter()).map(|passage| passage.document).min();
        let first = || dossier.documents.keys().next().copied();
        if let Some(home) = both.or_else(either).or_else(first) {
            homes.entry(home).or_default().push((link.id, both.is_some()));
        }
    }
    homes
}
