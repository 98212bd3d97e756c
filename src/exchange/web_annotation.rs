//! W3C Web Annotation: linked data (JSON-LD), in which a passage is an annotation of words in a text.
//!
//! A document leaves as an `AnnotationPage`, several as an `AnnotationCollection` whose first page holds all
//! annotations: of pages that only have a name no program could fetch the others. The kind of a claim and what
//! it says are tags, the comment of the passage and the note of the claim are texts; an extract is a target with
//! its quote and its position in code points of the plain text, which is named by its hash (RFC 6920). A link
//! is an annotation of one passage with another.
//!
//! Nothing is lost. What the W3C has no word for stands under terms of ours, `scolie:…`, as JSON literals: whole
//! documents, the codebook, claims with their attributes, passages without a place. What the format says itself
//! is believed before that: it is what people change in other programs.

mod name;
mod own;
mod reading;
mod said;
mod target;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use self::name::{hash_name, kind_name, link_name, urn};
pub use self::reading::{read, recognise};
use super::codebook::CodebookForm;
use super::document::DocumentForm;
use super::loose::{Out, object};
use super::moment::{self, StampForm};
use super::offsets::{Offsets, Unit};
use super::orphan::OrphanForm;
use super::outgoing::{File, Marked, Sheet, Writer, file_name};
use super::records::{ClaimForm, LinkForm, SuggestionForm};
use crate::model::claim::{Link, Suggestion};
use crate::model::dossier::Dossier;
use crate::model::identity::{ClaimId, Stamp};
use crate::model::language::Language;
use crate::model::orphan::Quote;
use crate::model::outgoing::{Format, Loss};
use crate::model::span::Span;

/// Nothing.
pub const LOSES: &[Loss] = &[];

const MEDIA_TYPE: &str = "application/ld+json";
/// The context of the W3C.
const W3C: &str = "http://www.w3.org/ns/anno.jsonld";
/// What our terms and names begin with.
const OURS: &str = "urn:scolie:";

// Our terms. Those at the top of the file:
const CODEBOOK: &str = "scolie:codebook";
const DOCUMENTS: &str = "scolie:documents";
const CLAIMS: &str = "scolie:claims";
const ORPHANS: &str = "scolie:orphans";
// Those of an annotation:
const PASSAGE: &str = "scolie:passage";
const LINK: &str = "scolie:link";
/// That of a tag: which kind or type of link it is.
const KIND: &str = "scolie:kind";

/// What the W3C has no word for about a passage.
#[derive(Debug, Serialize, Deserialize)]
struct PassageForm {
    claim: Uuid,
    document: Uuid,
    created: StampForm,
    modified: StampForm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suggestion: Option<SuggestionForm>,
}

/// Writes the annotations of a dossier, its tags in `language` where the codebook has both.
pub fn writer(language: Language) -> Box<dyn Writer> {
    Box::new(Annotations { language, annotations: Vec::new(), documents: Vec::new() })
}

struct Annotations {
    language: Language,
    annotations: Vec<Out>,
    documents: Vec<Out>,
}

impl Writer for Annotations {
    fn document(&mut self, sheet: &Sheet<'_>) {
        let points = Offsets::new(&sheet.document.text, Unit::CodePoints);
        let docket = sheet.dossier.dockets.get(&sheet.document.id).map(|docket| &**docket);
        let earlier = sheet.dossier.earlier_of(sheet.document.id);
        self.documents.push(literal(&DocumentForm::new(sheet.document, docket, &earlier, &points)));
        let source = hash_name(&sheet.document.text);
        let language = self.language;
        self.annotations
            .extend(sheet.passages().map(|marked| annotation(sheet, &source, &points, marked, language)));
    }

    fn finish(mut self: Box<Self>, dossier: &Dossier) -> Vec<File> {
        let language = self.language;
        let is_there = |claim: &ClaimId| dossier.claims.contains_key(claim);
        let links = dossier.links.values().filter(|link| is_there(&link.from) && is_there(&link.to));
        self.annotations.extend(links.map(|link| linking(dossier, link, language)));
        let claims = dossier.claims.values().map(|claim| literal(&ClaimForm::from(&**claim)));
        let orphans = dossier.orphans.values().filter(|orphan| is_there(&orphan.claim));
        let orphans = orphans.map(|orphan| literal(&OrphanForm::from(&**orphan)));
        let (claims, orphans): (Vec<Out>, Vec<Out>) = (claims.collect(), orphans.collect());
        let mut file = match self.documents.len() {
            0 | 1 => page(dossier, self.annotations),
            _ => collection(dossier, self.annotations),
        };
        file = file.with(CODEBOOK, literal(&CodebookForm::from(&*dossier.codebook)));
        for (term, records) in [(DOCUMENTS, self.documents), (CLAIMS, claims), (ORPHANS, orphans)] {
            if !records.is_empty() {
                file = file.with(term, records);
            }
        }
        vec![File::text(file_name(dossier, Format::WebAnnotation, ".jsonld"), MEDIA_TYPE, file.pretty())]
    }
}

/// Both contexts: the W3C's, and our terms.
fn context() -> Out {
    let json = || object([("@type", "@json".into())]);
    let terms = object([("@version", Out::Written("1.1".to_owned())), ("scolie", OURS.into())]);
    let terms = terms.with(KIND, object([("@type", "@id".into())]));
    let literals = [CODEBOOK, DOCUMENTS, CLAIMS, ORPHANS, PASSAGE, LINK];
    let terms = literals.into_iter().fold(terms, |terms, term| terms.with(term, json()));
    vec![W3C.into(), terms].into()
}

fn page(dossier: &Dossier, annotations: Vec<Out>) -> Out {
    let whole = object([("id", urn(dossier.about.id.0).into()), ("type", "AnnotationCollection".into())]);
    object([
        ("@context", context()),
        ("id", page_name(dossier).into()),
        ("type", "AnnotationPage".into()),
        ("partOf", described(whole, dossier, annotations.len())),
        ("startIndex", 0_u32.into()),
        ("items", annotations.into()),
    ])
}

fn collection(dossier: &Dossier, annotations: Vec<Out>) -> Out {
    let (own, count) = (urn(dossier.about.id.0), annotations.len());
    let first = object([
        ("id", page_name(dossier).into()),
        ("type", "AnnotationPage".into()),
        ("partOf", (&*own).into()),
        ("startIndex", 0_u32.into()),
        ("items", annotations.into()),
    ]);
    let whole =
        object([("@context", context()), ("id", own.into()), ("type", "AnnotationCollection".into())]);
    described(whole, dossier, count).with("first", first).with("last", page_name(dossier))
}

fn described(collection: Out, dossier: &Dossier, count: usize) -> Out {
    let created = moment::write(dossier.about.created);
    let titled = match dossier.about.title.is_empty() {
        true => collection,
        false => collection.with("label", &*dossier.about.title),
    };
    titled.with("created", created).with("total", count)
}

fn page_name(dossier: &Dossier) -> String {
    format!("{OURS}page:{}", dossier.about.id)
}

/// The annotation of a passage.
fn annotation(
    sheet: &Sheet<'_>,
    source: &str,
    points: &Offsets<'_>,
    marked: Marked<'_>,
    language: Language,
) -> Out {
    let Marked { passage, claim, kind } = marked;
    let mut bodies = Vec::new();
    let label = kind.map(|kind| kind.label.get(language)).filter(|label| !label.is_empty());
    let name = kind_name(&claim.kind);
    bodies.push(tag(label.unwrap_or(&claim.kind)).with(KIND, name));
    if !claim.label.is_empty() {
        bodies.push(tag(&claim.label));
    }
    if !passage.comment.is_empty() {
        bodies.push(body("commenting", &passage.comment).with("format", "text/plain"));
    }
    // Once: a note may be long, and a claim may have many passages.
    let is_first = sheet.dossier.passages.of_claim(claim.id).first().is_some_and(|own| own.id == passage.id);
    if is_first && !claim.note.is_empty() {
        bodies.push(body("describing", &claim.note).with("format", "text/plain"));
    }
    let text = &sheet.document.text;
    let mut targets: Vec<Out> = passage.spans.iter().map(|span| target(text, source, points, span)).collect();
    let targets = if targets.len() == 1 { targets.remove(0) } else { targets.into() };
    let form = PassageForm {
        claim: claim.id.0,
        document: sheet.document.id.0,
        created: (&passage.made).into(),
        modified: (&passage.changed).into(),
        suggestion: SuggestionForm::of(passage.suggestion.as_deref()),
    };
    let suggestion = passage.suggestion.as_deref();
    head(urn(passage.id.0), "tagging", &passage.made, &passage.changed, suggestion)
        .with("body", bodies)
        .with("target", targets)
        .with(PASSAGE, literal(&form))
}

/// The annotation of a link: of a passage that makes the one claim with a passage that makes the other. A claim
/// that no passage makes stands for itself.
fn linking(dossier: &Dossier, link: &Link, language: Language) -> Out {
    let end = |claim: ClaimId| {
        let passages = dossier.passages.of_claim(claim);
        urn(passages.first().map_or(claim.0, |passage| passage.id.0))
    };
    let kind = dossier.codebook.link(&link.kind);
    let label = kind.map(|kind| kind.label.get(language)).filter(|label| !label.is_empty());
    let tag = tag(label.unwrap_or(&link.kind)).with(KIND, link_name(&link.kind));
    head(urn(link.id.0), "linking", &link.made, &link.changed, None)
        .with("body", vec![tag, end(link.to).into()])
        .with("target", end(link.from))
        .with(LINK, literal(&LinkForm::from(link)))
}

fn head(
    name: String,
    motivation: &'static str,
    made: &Stamp,
    changed: &Stamp,
    by: Option<&Suggestion>,
) -> Out {
    let head = object([
        ("id", name.into()),
        ("type", "Annotation".into()),
        ("motivation", motivation.into()),
        ("created", moment::write(made.at).into()),
        ("modified", moment::write(changed.at).into()),
    ]);
    let (sort, name) = by.map_or(("Person", &made.by), |suggestion| ("Software", &suggestion.by));
    match (by, name.is_empty()) {
        (None, true) => head,
        (Some(_), true) => head.with("creator", object([("type", sort.into())])),
        _ => head.with("creator", object([("type", sort.into()), ("name", (&**name).into())])),
    }
}

fn tag(value: &str) -> Out {
    body("tagging", value)
}

fn body(purpose: &'static str, value: &str) -> Out {
    object([("type", "TextualBody".into()), ("purpose", purpose.into()), ("value", value.into())])
}

fn target(text: &str, source: &str, points: &Offsets<'_>, span: Span) -> Out {
    let Quote { exact, prefix, suffix } = Quote::of(text, span);
    let at = points.of(span);
    let quote = object([
        ("type", "TextQuoteSelector".into()),
        ("exact", exact.into()),
        ("prefix", prefix.into()),
        ("suffix", suffix.into()),
    ]);
    let position =
        object([("type", "TextPositionSelector".into()), ("start", at.start.into()), ("end", at.end.into())]);
    object([
        ("type", "SpecificResource".into()),
        ("source", source.into()),
        ("selector", vec![quote, position].into()),
    ])
}

/// A record of ours, as JSON.
fn literal<T: Serialize>(form: &T) -> Out {
    Out::Written(serde_json::to_string(form).unwrap_or_default())
}

#[cfg(test)]
mod foreign_tests;
#[cfg(test)]
mod tests;
