//! Laws of a codebook or a dossier that comes from a file.

use std::rc::Rc;

use proptest::prelude::*;
use scolie::model::codebook::{Alteration, details, differences};
use scolie::model::dossier::Dossier;
use scolie::model::edit::Edit;
use scolie::model::incoming::{Content, Decision, Heirs, Incoming, Way};

use super::steps::{play, seed, steps};

fn last(states: &[Dossier]) -> &Dossier {
    states.last().unwrap()
}

/// The dossier once the file was taken in, and that whose claims were at stake.
fn taken(incoming: &Incoming, mine: &Dossier, way: Way, heirs: Heirs) -> (Dossier, Dossier) {
    let at_stake = match &incoming.content {
        Content::Codebook(_) => mine.clone(),
        Content::Dossier(theirs) => Dossier::clone(theirs),
    };
    let after = match incoming.decide(mine, way, heirs, &seed(950)) {
        Decision::Revise(revision) => mine.apply(&Edit::Codebook(revision).plan(mine, &seed(951))),
        Decision::Take(dossier) => Dossier::clone(&dossier),
    };
    (after, at_stake)
}

proptest! {
    #[test]
    fn no_claim_is_lost_whatever_is_decided(
        mine in steps(), theirs in steps(), alone in any::<bool>(), own in any::<bool>(), answered in any::<bool>()
    ) {
        let (mine, theirs) = (play(&mine).1, play(&theirs).1);
        let (mine, theirs) = (last(&mine), last(&theirs));
        let content = if alone {
            Content::Codebook(Rc::clone(&theirs.codebook))
        } else {
            Content::Dossier(Rc::new(theirs.clone()))
        };
        let (incoming, way) = (Incoming { name: String::new(), content }, if own { Way::Mine } else { Way::Theirs });
        // A codebook has an heir for every kind that goes; a dossier may leave its claims as they are.
        let asked = incoming.homeless(mine, way);
        prop_assert!(!alone || asked.iter().all(|own| own.heir.is_some()));
        let heirs: Heirs = asked
            .iter()
            .filter(|_| alone || answered)
            .filter_map(|own| Some((Rc::clone(&own.kind), Rc::clone(own.heir.as_ref()?))))
            .collect();
        let (after, at_stake) = taken(&incoming, mine, way, heirs);
        prop_assert_eq!(&after.codebook, &incoming.outcome(mine, way));
        prop_assert_eq!(after.codebook.flaw(), None);
        prop_assert_eq!(&after.passages, &at_stake.passages);
        prop_assert!(after.claims.keys().eq(at_stake.claims.keys()));
        for (id, claim) in at_stake.claims.iter() {
            let now = &after.claims[id];
            prop_assert_eq!((&now.label, &now.note), (&claim.label, &claim.note));
            prop_assert!(now.attributes.keys().eq(claim.attributes.keys()));
        }
    }

    #[test]
    fn what_is_added_leaves_all_that_was_there(mine in steps(), theirs in steps()) {
        let (mine, theirs) = (play(&mine).1, play(&theirs).1);
        let (mine, theirs) = (&last(&mine).codebook, &last(&theirs).codebook);
        let both = mine.with_additions(theirs);
        prop_assert_eq!(both.flaw(), None);
        prop_assert_eq!(&both.kinds[..mine.kinds.len()], &mine.kinds[..]);
        prop_assert!(differences(&both, theirs).iter().all(|own| own.change != Alteration::Added));
        prop_assert_eq!(&both.with_additions(theirs), &both);
    }

    #[test]
    fn whatever_changed_is_told(mine in steps(), theirs in steps()) {
        let (mine, theirs) = (play(&mine).1, play(&theirs).1);
        let (mine, theirs) = (&last(&mine).codebook, &last(&theirs).codebook);
        for difference in differences(mine, theirs) {
            let told = details(&difference, mine, theirs);
            prop_assert_eq!(told.is_empty(), difference.change != Alteration::Changed, "{:?}", difference);
        }
    }
}
