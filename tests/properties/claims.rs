//! Laws of claims: none is lost, whatever is merged, retagged or removed around it.

use std::collections::BTreeSet;

use proptest::prelude::*;
use scolie::model::dossier::Dossier;
use scolie::model::edit::{Edit, Target};
use scolie::model::identity::PassageId;

use super::steps::{claim, edit, merge, play, revision, seed, step, steps};

fn ways(dossier: &Dossier) -> Vec<String> {
    dossier.links.values().map(|link| format!("{} {} {}", link.from, link.kind, link.to)).collect()
}

fn check_links(dossier: &Dossier) -> Result<(), TestCaseError> {
    let ways = ways(dossier);
    prop_assert_eq!(ways.iter().collect::<BTreeSet<_>>().len(), ways.len(), "a link stands twice");
    for link in dossier.links.values() {
        prop_assert!(link.from != link.to, "a link leads to itself");
        prop_assert!(dossier.claims.contains_key(&link.from) && dossier.claims.contains_key(&link.to));
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_dossier_holds_together(steps in steps()) {
        let (_, states) = play(&steps);
        for dossier in &states {
            check_links(dossier)?;
            prop_assert_eq!(dossier.codebook.flaw(), None);
            for passage in dossier.passages.values() {
                prop_assert!(dossier.claims.contains_key(&passage.claim));
                prop_assert!(dossier.documents.contains_key(&passage.document));
            }
            for value in dossier.claims.values().flat_map(|claim| claim.attributes.values()) {
                prop_assert!(!value.is_empty());
            }
        }
    }

    #[test]
    fn only_what_deletes_loses_a_claim_or_a_passage(steps in steps(), step in step()) {
        let (_, states) = play(&steps);
        let before = states.last().unwrap();
        let edit = edit(before, step);
        let after = before.apply(&edit.plan(before, &seed(800)));
        let deletes_claims = matches!(edit, Edit::DeleteClaims(_) | Edit::MergeClaims { .. } | Edit::Import(_));
        let deletes_passages = matches!(
            edit,
            Edit::DeleteClaims(_) | Edit::DeletePassages(_) | Edit::RemoveDocuments(_) | Edit::Import(_)
        );
        prop_assert!(deletes_claims || before.claims.keys().all(|id| after.claims.contains_key(id)));
        // One that has no place any more waits for one.
        let is_there = |id: &PassageId| after.passages.contains_key(id) || after.orphans.contains_key(id);
        prop_assert!(deletes_passages || before.passages.keys().all(is_there));
    }

    #[test]
    fn merging_loses_no_passage_and_no_claim_but_those_merged(
        steps in steps(), keep in any::<u8>(), gone in proptest::collection::vec(any::<u8>(), 0..5),
    ) {
        let (_, states) = play(&steps);
        let before = states.last().unwrap();
        let edit = merge(before, keep, &gone);
        let after = before.apply(&edit.plan(before, &seed(800)));
        let Edit::MergeClaims { keep, gone, .. } = edit else { unreachable!() };
        if !before.claims.contains_key(&keep) {
            prop_assert_eq!(&after, before);
            return Ok(());
        }
        let left: Vec<_> = before.claims.keys().filter(|id| **id == keep || !gone.contains(id)).collect();
        prop_assert_eq!(after.claims.keys().collect::<Vec<_>>(), left);
        prop_assert_eq!(after.passages.len(), before.passages.len());
        for (id, passage) in before.passages.iter() {
            let claim = if gone.contains(&passage.claim) { keep } else { passage.claim };
            prop_assert_eq!(after.passages[id].claim, claim);
            prop_assert_eq!(&after.passages[id].spans, &passage.spans);
        }
        check_links(&after)?;
    }

    #[test]
    fn no_codebook_makes_a_claim_homeless(steps in steps(), step in step()) {
        let (_, states) = play(&steps);
        let before = states.last().unwrap();
        let revision = revision(before, step);
        let homeless = revision.homeless(before);
        let after = before.apply(&Edit::Codebook(revision.clone()).plan(before, &seed(800)));
        prop_assert_eq!(&after.passages, &before.passages);
        prop_assert_eq!(after.claims.len(), before.claims.len());
        for (id, claim) in before.claims.iter() {
            let kind = &after.claims[id].kind;
            let was_lost = before.codebook.kind(&claim.kind).is_none();
            prop_assert!(after.codebook.kind(kind).is_some() || was_lost && *kind == claim.kind);
        }
        if homeless.is_empty() {
            prop_assert_eq!(&after.codebook, &revision.codebook);
        } else {
            prop_assert_eq!(&after, before);
        }
    }

    #[test]
    fn claims_lose_passages_only_to_the_claim_they_are_given(steps in steps(), to in any::<u8>()) {
        let (_, states) = play(&steps);
        let before = states.last().unwrap();
        let (all, to) = (before.passages.keys().copied().collect(), claim(before, to));
        let edit = Edit::Retag(all, Target::Existing(to));
        let after = before.apply(&edit.plan(before, &seed(800)));
        prop_assert_eq!(&after.claims, &before.claims);
        if before.claims.contains_key(&to) {
            prop_assert!(after.passages.values().all(|passage| passage.claim == to));
        }
    }
}
