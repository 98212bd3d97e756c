//! `ClaimReview` of schema.org: what was found of each claim that has a verdict, as pages of fact-checkers carry
//! it for search engines and aggregators.
//!
//! The verdict is the attribute `verdict`, or else a choice that is called so. Verdicts of the first codebook
//! that lie between true and false are numbers from 5 to 1 too; others are only words. Who claims is the author
//! of the question, or the ministry that answers, where the claim is made first. A text that has an address is
//! pointed at with its words (text fragment), others are cited. Evidence is cited as well. The organisation that
//! publishes the review is not known here, and is left out.
//!
//! Lost: all but that. Claims without a verdict are counted. What programs suggest is left out: nobody stands
//! for it yet.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use super::loose::{Out, object};
use super::moment;
use super::outgoing::{File, Marked, Sheet, Writer, file_name};
use crate::model::claim::{Claim, Value};
use crate::model::codebook::{Attribute, Codebook, Form};
use crate::model::document::PartKind;
use crate::model::dossier::Dossier;
use crate::model::evidence::Evidence;
use crate::model::folding::fold;
use crate::model::identity::ClaimId;
use crate::model::language::Language;
use crate::model::outgoing::{Format, Loss, Losses};
use crate::model::pointing::{Page, address};
use crate::model::sorted;

/// What it cannot hold.
pub const LOSES: &[Loss] = &[
    Loss::Orphans,
    Loss::Places,
    Loss::Attributes,
    Loss::Comments,
    Loss::Links,
    Loss::Stamps,
    Loss::Codebook,
    Loss::Data,
    Loss::Work,
    Loss::Layout,
    Loss::Unmarked,
    Loss::Suggestions,
];

const MEDIA_TYPE: &str = "application/ld+json";
/// The id of the attribute, and what it is called in both languages.
const VERDICT: &str = "verdict";
/// Verdicts that say that nothing was judged.
const NONE: [&str; 2] = ["to-check", "not-applicable"];
/// Those that are steps from true to false, with their numbers.
const STEPS: [(&str, u32); 5] =
    [("true", BEST), ("mostly-true", 4), ("needs-context", 3), ("misleading", 2), ("false", WORST)];
const BEST: u32 = 5;
const WORST: u32 = 1;

/// Writes the reviews of a dossier, its words in `language` where the codebook has both.
pub fn writer(language: Language) -> Box<dyn Writer> {
    Box::new(Reviews { language, places: BTreeMap::new(), losses: None })
}

struct Reviews {
    language: Language,
    /// Where each claim is made, in the order of the documents.
    places: BTreeMap<ClaimId, Vec<Place>>,
    /// What was seen to be lost, once the first document was written.
    losses: Option<Losses>,
}

/// Where a claim is made.
struct Place {
    /// When its text was published.
    date: Option<String>,
    author: Option<Out>,
    appearance: Out,
}

impl Writer for Reviews {
    fn document(&mut self, sheet: &Sheet<'_>) {
        let dossier = sheet.dossier;
        if self.losses.is_none() {
            let mut losses = Losses::default();
            let judged = |claim: &Claim| verdict(&dossier.codebook, claim).is_some();
            losses.add(Loss::Unjudged, dossier.claims.values().filter(|claim| !judged(claim)).count());
            self.losses = Some(losses);
        }
        // Made once for the text, and only where there is a verdict.
        let page = LazyCell::new(|| {
            let address = address(sheet.document, sheet.question)?;
            Some(Page::new(address, &sheet.document.text))
        });
        for marked in sheet.passages() {
            if verdict(&dossier.codebook, marked.claim).is_some() {
                let place = place(sheet, marked, page.as_ref());
                self.places.entry(marked.claim.id).or_default().push(place);
            }
        }
    }

    fn finish(mut self: Box<Self>, dossier: &Dossier) -> Vec<File> {
        let mut reviews = Vec::new();
        for claim in dossier.claims.values() {
            if let Some((attribute, verdict)) = verdict(&dossier.codebook, claim) {
                let places = self.places.remove(&claim.id).unwrap_or_default();
                reviews.push(review(
                    dossier,
                    claim,
                    rating(attribute, verdict, self.language),
                    places,
                    self.language,
                ));
            }
        }
        let file = object([("@context", "https://schema.org".into()), ("@graph", reviews.into())]);
        vec![File::text(file_name(dossier, Format::ClaimReview, ".jsonld"), MEDIA_TYPE, file.pretty())]
    }

    fn lost(&self) -> Losses {
        self.losses.clone().unwrap_or_default()
    }
}

/// The verdict on a claim, with the attribute that holds it.
fn verdict<'a>(codebook: &'a Codebook, claim: &'a Claim) -> Option<(&'a Attribute, &'a str)> {
    let called =
        |own: &&Attribute| [&own.label.fr, &own.label.en].iter().any(|label| fold(label.trim()) == VERDICT);
    let choices = || codebook.attributes.iter().filter(|own| own.form == Form::Choice);
    let attribute = codebook.attribute(VERDICT).or_else(|| choices().find(called))?;
    let Some(Value::One(verdict)) = claim.attributes.get(&attribute.id) else { return None };
    let is_said = !verdict.trim().is_empty() && !NONE.contains(&verdict.as_str());
    is_said.then_some((attribute, verdict))
}

fn rating(attribute: &Attribute, verdict: &str, language: Language) -> Out {
    let label =
        attribute.value(verdict).map(|value| value.label.get(language)).filter(|label| !label.is_empty());
    let rating = object([("@type", "Rating".into()), ("alternateName", label.unwrap_or(verdict).into())]);
    match STEPS.iter().find(|(step, _)| *step == verdict) {
        Some((_, number)) => {
            rating.with("ratingValue", *number).with("bestRating", BEST).with("worstRating", WORST)
        }
        None => rating,
    }
}

fn review(dossier: &Dossier, claim: &Claim, rating: Out, mut places: Vec<Place>, language: Language) -> Out {
    // The first in time; a text without a date comes last.
    sorted::by_key(&mut places, |place| (place.date.is_none(), place.date.clone()));
    let mut item = object([("@type", "Claim".into()), ("@id", format!("urn:uuid:{}", claim.id).into())]);
    let first = places.first();
    if let Some(author) = first.and_then(|first| first.author.clone()) {
        item = item.with("author", author);
    }
    if let Some(date) = first.and_then(|first| first.date.clone()) {
        item = item.with("datePublished", date);
    }
    if !places.is_empty() {
        let appearances: Vec<Out> = places.into_iter().map(|place| place.appearance).collect();
        item = item.with("appearance", appearances);
    }
    let date = moment::write(claim.changed.at);
    let date = date.split('T').next().unwrap_or_default();
    let mut review = object([
        ("@type", "ClaimReview".into()),
        ("@id", format!("urn:uuid:{}#review", claim.id).into()),
        ("claimReviewed", (&*claim.label).into()),
        ("datePublished", date.into()),
    ]);
    if !claim.changed.by.is_empty() {
        review = review.with("author", named("Person", &claim.changed.by));
    }
    if let Some(kind) = dossier.codebook.kind(&claim.kind) {
        review = review.with("keywords", kind.label.get(language));
    }
    if !claim.note.is_empty() {
        review = review.with("reviewBody", &*claim.note);
    }
    let evidence = claim.attributes.values().filter_map(|value| match value {
        Value::Evidence(pieces) => Some(pieces),
        _ => None,
    });
    let evidence: Vec<Out> = evidence.flatten().filter(|piece| !piece.is_empty()).map(cited).collect();
    if !evidence.is_empty() {
        review = review.with("citation", evidence);
    }
    review.with("itemReviewed", item).with("reviewRating", rating)
}

fn cited(evidence: &Evidence) -> Out {
    let fields = [
        ("url", &evidence.url),
        ("name", &evidence.title),
        ("datePublished", &evidence.date),
        ("text", &evidence.excerpt),
    ];
    let work = object([("@type", "CreativeWork".into())]);
    let said = fields.into_iter().filter(|(_, text)| !text.is_empty());
    said.fold(work, |work, (name, text)| work.with(name, &**text))
}

fn place(sheet: &Sheet<'_>, marked: Marked<'_>, page: Option<&Page<'_>>) -> Place {
    let (document, question) = (sheet.document, sheet.question);
    let spans = &marked.passage.spans;
    let part = document.part_at(spans.hull().start()).map(|part| part.kind);
    let is_answer = part == Some(PartKind::Answer);
    let date = if is_answer { question.answered } else { question.asked };
    let date = date.map(|place| place.date.to_string());
    let author = if is_answer {
        let ministry = question.ministry_assigned.as_ref().or(question.ministry_asked.as_ref());
        ministry.map(|name| named("GovernmentOrganization", name))
    } else {
        question.author.as_ref().map(|name| match &question.group {
            Some(group) => named("Person", name).with("affiliation", named("Organization", group)),
            None => named("Person", name),
        })
    };
    let mut work = object([("@type", "CreativeWork".into())]);
    work = work.with("name", sheet.cited(None));
    let quotes: Vec<&str> = spans.iter().map(|span| span.slice(&document.text)).collect();
    if let Some(page) = page {
        work = work.with("url", page.pointing(spans));
    }
    if let Some(date) = &date {
        work = work.with("datePublished", &**date);
    }
    Place { date, author, appearance: work.with("text", quotes.join(" […] ")) }
}

fn named(sort: &'static str, name: &str) -> Out {
    object([("@type", sort.into()), ("name", name.into())])
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use serde_json::{Value as Json, json};

    use super::*;
    use crate::exchange::fixture::{claim, content, dossier};
    use crate::exchange::outgoing::Writing;
    use crate::model::document::Document;
    use crate::model::question::Publication;

    /// The fixture, with verdicts on three of its claims.
    fn judged() -> Dossier {
        let mut dossier = dossier();
        for (n, verdict) in [(1, "false"), (2, "to-check"), (3, "disputed"), (4, "mine")] {
            let mut own = Claim::clone(&dossier.claims[&claim(n)]);
            own.attributes.insert(VERDICT.into(), Value::One(verdict.to_owned()));
            dossier.claims.insert(own.id, Rc::new(own));
        }
        let first = *dossier.documents.keys().next().unwrap();
        let mut document = Document::clone(&dossier.documents[&first]);
        document.question.author = Some("Mme Zoé".to_owned());
        document.question.group = Some("G".to_owned());
        document.question.asked = Some(Publication { date: "2025-01-21".parse().unwrap(), page: Some(186) });
        document.source.name = "https://x.fr/q?a=1#top".to_owned();
        dossier.documents.insert(first, Rc::new(document));
        dossier
    }

    fn reviews(dossier: Dossier, language: Language) -> (Vec<Json>, Losses) {
        let mut writing = Writing::begin(Rc::new(dossier), writer(language), &[]);
        while writing.go_on() {}
        let (files, losses) = writing.finish();
        assert_eq!(files[0].name, "donnees-de-sante.claim-review.jsonld");
        let json: Json = serde_json::from_str(content(&files[0])).unwrap();
        assert_eq!(json["@context"], "https://schema.org");
        (json["@graph"].as_array().unwrap().clone(), losses)
    }

    #[test]
    fn a_claim_with_a_verdict_is_reviewed_and_the_others_are_counted() {
        let (reviews, losses) = reviews(judged(), Language::French);
        assert_eq!(losses.iter().collect::<Vec<_>>(), [(Loss::Unjudged, 2)]);
        let labels: Vec<&str> = reviews.iter().map(|own| own["claimReviewed"].as_str().unwrap()).collect();
        assert_eq!(labels, ["Pas d’appel d’offres en 2019", "Qui paie\t?", "Dite nulle part"]);
        assert_eq!(
            reviews[0],
            json!({
                "@type": "ClaimReview",
                "@id": "urn:uuid:00000000-0000-0000-0000-000000000001#review",
                "claimReviewed": "Pas d’appel d’offres en 2019",
                "datePublished": "2023-11-14",
                "author": {"@type": "Person", "name": "Zoé"},
                "keywords": "Fait, événement ou décision",
                "reviewBody": "Une note\nsur deux lignes",
                "itemReviewed": {
                    "@type": "Claim",
                    "@id": "urn:uuid:00000000-0000-0000-0000-000000000001",
                    "author": {"@type": "Person", "name": "Mme Zoé", "affiliation": {"@type": "Organization", "name": "G"}},
                    "datePublished": "2025-01-21",
                    "appearance": [
                        {
                            "@type": "CreativeWork",
                            "name": "QE n°\u{a0}3331, JO AN 21/01/2025, p.\u{a0}186",
                            "url": "https://x.fr/q?a=1#:~:text=n%E2%80%99a%20pas%20lanc%C3%A9%20d%E2%80%99appel%20d%E2%80%99offres%20%F0%9F%87%AB%F0%9F%87%B7%20en%202019",
                            "datePublished": "2025-01-21",
                            "text": "n’a pas lancé d’appel d’offres 🇫🇷 en 2019"
                        },
                        {"@type": "CreativeWork", "name": "«\u{a0}note\u{a0}»", "text": "pas lancé […] appel d’offres"}
                    ]
                },
                "reviewRating": {"@type": "Rating", "alternateName": "Faux", "ratingValue": 1, "bestRating": 5, "worstRating": 1}
            })
        );
        // A verdict that is no step, and one that the codebook does not know.
        assert_eq!(reviews[1]["reviewRating"], json!({"@type": "Rating", "alternateName": "Contesté"}));
        assert_eq!(reviews[2]["reviewRating"], json!({"@type": "Rating", "alternateName": "mine"}));
        assert!(reviews[2]["itemReviewed"].get("appearance").is_none());
    }

    #[test]
    fn words_are_in_the_language_that_is_asked_for_and_evidence_is_cited() {
        let mut dossier = judged();
        let mut own = Claim::clone(&dossier.claims[&claim(2)]);
        own.attributes.insert(VERDICT.into(), Value::One("mostly-true".to_owned()));
        dossier.claims.insert(own.id, Rc::new(own));
        let (reviews, _) = reviews(dossier, Language::English);
        assert_eq!(
            (&reviews[1]["reviewRating"]["alternateName"], &reviews[1]["reviewRating"]["ratingValue"]),
            (&json!("Mostly true"), &json!(4))
        );
        let cited = json!([{"@type": "CreativeWork", "url": "https://example.org/a?b=1&c=2", "name": "Le « marché »"}]);
        assert_eq!(reviews[1]["citation"], cited);
    }

    #[test]
    fn a_dossier_without_a_verdict_gives_no_review() {
        let (reviews, losses) = reviews(dossier(), Language::French);
        assert_eq!((reviews.len(), losses.count(Loss::Unjudged)), (0, 5));
    }
}
