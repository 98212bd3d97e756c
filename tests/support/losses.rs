//! What is left of a dossier once a format has lost what it says to lose.

use std::collections::BTreeMap;
use std::rc::Rc;

use scolie::model::claim::{Claim, Link, Passage};
use scolie::model::dossier::Dossier;
use scolie::model::identity::Stamp;
use scolie::model::outgoing::{Loss, Losses};

/// The annotations of `dossier` without what `losses` touch. Its documents and its codebook stay: they are where
/// the annotations come back to.
pub fn without(dossier: &Dossier, losses: &Losses) -> Dossier {
    let loses = |loss: Loss| losses.count(loss) > 0;
    let blank = |stamp: &Stamp| if loses(Loss::Stamps) { Stamp::default() } else { stamp.clone() };
    let claim = |claim: &Claim| Claim {
        label: if loses(Loss::Labels) { String::new() } else { claim.label.clone() },
        attributes: if loses(Loss::Attributes) { BTreeMap::new() } else { claim.attributes.clone() },
        note: if loses(Loss::Notes) { String::new() } else { claim.note.clone() },
        made: blank(&claim.made),
        changed: blank(&claim.changed),
        ..claim.clone()
    };
    let passage = |passage: &Passage| Passage {
        comment: if loses(Loss::Comments) { String::new() } else { passage.comment.clone() },
        suggestion: passage.suggestion.clone().filter(|_| !loses(Loss::Suggestions)),
        made: blank(&passage.made),
        changed: blank(&passage.changed),
        ..passage.clone()
    };
    let link = |link: &Link| Link { made: blank(&link.made), changed: blank(&link.changed), ..link.clone() };
    let mut left = dossier.clone();
    let is_left = |own: &&Rc<Claim>| !loses(Loss::BareClaims) || dossier.passages.count_of(own.id) > 0;
    let claims = dossier.claims.values().filter(is_left);
    left.claims = claims.map(|own| (own.id, Rc::new(claim(own)))).collect();
    let passages: BTreeMap<_, _> =
        dossier.passages.values().map(|own| (own.id, Rc::new(passage(own)))).collect();
    left.passages = passages.into();
    if loses(Loss::Orphans) {
        left.orphans = Default::default();
    }
    let links = dossier.links.values().filter(|_| !loses(Loss::Links));
    left.links = links.map(|own| (own.id, Rc::new(link(own)))).collect();
    left
}
