//! For the tests of formats: what comes back from a file, as records of a dossier again.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::fixture::dossier;
use super::foreign::Foreign;
use super::offsets::{Offsets, Unit};
use super::outgoing::{File, Writer, Writing};
use crate::model::claim::{Claim, Link, Passage};
use crate::model::dossier::Dossier;
use crate::model::identity::{ClaimId, DocumentId, LinkId, PassageId, Stamp};
use crate::model::outgoing::{Loss, Losses};
use crate::model::span::{Span, Spans};

/// The files of the dossier of the fixture.
pub fn written(writer: Box<dyn Writer>, losses: &[Loss]) -> (Vec<File>, Losses) {
    let mut writing = Writing::begin(Rc::new(dossier()), writer, losses);
    while writing.go_on() {}
    writing.finish()
}

/// The bytes of `text` from one offset of `unit` to another.
pub fn span(text: &str, position: (u32, u32), unit: Unit) -> Span {
    let offsets = Offsets::new(text, unit);
    Span::new(offsets.to_byte(position.0).unwrap(), offsets.to_byte(position.1).unwrap()).unwrap()
}

/// The dossier with its claims, passages and links replaced by what came back; all of it has names of ours.
pub fn dossier_again(foreign: &Foreign) -> Dossier {
    let mut again = dossier();
    let id = |claim: usize| ClaimId(foreign.claims[claim].id.unwrap());
    let claims = foreign.claims.iter().map(|said| {
        let said = said.clone();
        let claim = Claim {
            id: ClaimId(said.id.unwrap()),
            label: said.label.unwrap(),
            kind: said.kind.into(),
            attributes: said.attributes,
            note: said.note,
            made: said.made,
            changed: said.changed,
        };
        (claim.id, Rc::new(claim))
    });
    let passages: BTreeMap<PassageId, Rc<Passage>> = foreign
        .items
        .iter()
        .map(|item| {
            let document = DocumentId(foreign.texts[item.text].id.unwrap());
            let text = &again.documents[&document].text;
            let spans = item.extracts.iter().map(|own| span(text, own.position.unwrap(), own.unit.unwrap()));
            let passage = Passage {
                id: PassageId(item.id.unwrap()),
                claim: id(item.claim),
                document,
                spans: Spans::new(spans.collect()).unwrap(),
                comment: item.comment.clone(),
                made: item.made.clone(),
                changed: item.changed.clone(),
                suggestion: item.suggestion.clone().map(Rc::new),
            };
            (passage.id, Rc::new(passage))
        })
        .collect();
    let links = foreign.links.iter().map(|tie| {
        let (made, changed, kind) = (tie.made.clone(), tie.changed.clone(), tie.kind.as_str().into());
        let link =
            Link { id: LinkId(tie.id.unwrap()), kind, from: id(tie.from), to: id(tie.to), made, changed };
        (link.id, Rc::new(link))
    });
    again.claims = claims.collect();
    again.links = links.collect();
    again.passages = passages.into();
    again
}

/// Without who made what, and when.
pub fn bare(mut dossier: Dossier) -> Dossier {
    let (made, changed) = (Stamp::default(), Stamp::default());
    let claims = dossier.claims.iter().map(|(id, claim)| {
        (*id, Rc::new(Claim { made: made.clone(), changed: changed.clone(), ..Claim::clone(claim) }))
    });
    dossier.claims = claims.collect();
    let passages = dossier.passages.iter().map(|(id, own)| {
        (*id, Rc::new(Passage { made: made.clone(), changed: changed.clone(), ..Passage::clone(own) }))
    });
    dossier.passages = passages.collect();
    dossier
}

/// Several hundred damages of `bytes`, the same in every run: bytes flipped, cut out, doubled.
pub fn damages(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below.max(1)
    };
    (0..600).map(move |round| {
        let mut damaged = bytes.to_vec();
        for _ in 0..=next(3) {
            let at = next(damaged.len());
            let end = (at + next(40)).min(damaged.len());
            match round % 3 {
                0 if at < damaged.len() => damaged[at] = u8::try_from(next(256)).unwrap(),
                1 => drop(damaged.drain(at..end)),
                _ => damaged = [&damaged[..end], &damaged[at..]].concat(),
            }
        }
        damaged
    })
}
