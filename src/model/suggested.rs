//! What programs suggest, apart from what people say: a claim is suggested while all that makes it is.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::arrival::Additions;
use super::dossier::Dossier;
use super::identity::{ClaimId, PassageId};

/// Who makes claims, as far as is known.
#[derive(Default)]
struct Makers {
    programs: BTreeSet<ClaimId>,
    people: BTreeSet<ClaimId>,
}

impl Makers {
    fn add(&mut self, claim: ClaimId, is_suggested: bool) {
        let makers = if is_suggested { &mut self.programs } else { &mut self.people };
        makers.insert(claim);
    }

    /// The claims that only programs make.
    fn suggested(self) -> BTreeSet<ClaimId> {
        self.programs.difference(&self.people).copied().collect()
    }
}

impl Dossier {
    /// The claims that only suggestions make, be it with a place or without. One that nothing makes is not
    /// among them: someone wrote it down.
    #[must_use]
    pub fn suggested_claims(&self) -> BTreeSet<ClaimId> {
        let mut makers = Makers::default();
        if self.passages.suggested() == 0 && self.orphans.values().all(|own| own.suggestion.is_none()) {
            return BTreeSet::new();
        }
        self.passages.values().for_each(|own| makers.add(own.claim, own.suggestion.is_some()));
        self.orphans.values().for_each(|own| makers.add(own.claim, own.suggestion.is_some()));
        makers.suggested()
    }

    /// Those of `claims` that only suggestions make. Their own passages are looked at, and what has no place.
    #[must_use]
    pub fn suggested_among(&self, claims: &BTreeSet<ClaimId>) -> BTreeSet<ClaimId> {
        let mut makers = Makers::default();
        for claim in claims {
            self.passages
                .of_claim(*claim)
                .iter()
                .for_each(|own| makers.add(*claim, own.suggestion.is_some()));
        }
        let orphans = self.orphans.values().filter(|own| claims.contains(&own.claim));
        orphans.for_each(|own| makers.add(own.claim, own.suggestion.is_some()));
        makers.suggested()
    }

    /// What people say: without suggestions, the claims that only they make, and the links of those.
    #[must_use]
    pub fn of_people(self: &Rc<Self>) -> Rc<Self> {
        let gone = self.suggested_claims();
        let is_gone = |id: &PassageId| self.passages.get(id).is_some_and(|own| own.suggestion.is_some());
        let suggested: Vec<PassageId> = self.passages.keys().copied().filter(is_gone).collect();
        if suggested.is_empty() && gone.is_empty() {
            return Rc::clone(self);
        }
        let mut rest = Self::clone(self);
        suggested.into_iter().for_each(|id| rest.passages.take(id));
        rest.orphans.retain(|_, own| own.suggestion.is_none());
        rest.claims.retain(|id, _| !gone.contains(id));
        rest.links.retain(|_, link| !gone.contains(&link.from) && !gone.contains(&link.to));
        Rc::new(rest)
    }
}

impl Additions {
    /// The claims among those that come which only the suggestions that come with them make.
    #[must_use]
    pub fn suggested_claims(&self) -> BTreeSet<ClaimId> {
        let mut makers = Makers::default();
        self.passages.iter().for_each(|own| makers.add(own.claim, own.suggestion.is_some()));
        self.orphans.iter().for_each(|own| makers.add(own.claim, own.suggestion.is_some()));
        let mut suggested = makers.suggested();
        suggested.retain(|id| self.claims.iter().any(|claim| claim.id == *id));
        suggested
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::claim::Passage;
    use crate::model::edit::fixture::{claim, dossier, passage};

    fn suggest(dossier: &mut Dossier, letter: char) {
        let own = &dossier.passages[&passage(letter)];
        let own = Passage { suggestion: Some(Rc::default()), ..Passage::clone(own) };
        dossier.passages.put(&Rc::new(own));
    }

    #[test]
    fn a_claim_is_suggested_while_all_that_makes_it_is() {
        let mut dossier = dossier("[1a:no tender] in [2b:2019], [1c:none]");
        assert!(dossier.suggested_claims().is_empty());
        suggest(&mut dossier, 'a');
        suggest(&mut dossier, 'b');
        assert_eq!(dossier.suggested_claims(), [claim('2')].into());
        suggest(&mut dossier, 'c');
        assert_eq!(dossier.suggested_claims(), [claim('1'), claim('2')].into());
    }

    #[test]
    fn what_people_say_stands_without_what_programs_suggest() {
        let mut dossier = dossier("[1a:no tender] in [2b:2019], [1c:none]");
        let before = Rc::new(dossier.clone());
        assert!(Rc::ptr_eq(&before.of_people(), &before));
        suggest(&mut dossier, 'a');
        suggest(&mut dossier, 'b');
        let rest = Rc::new(dossier).of_people();
        assert_eq!(rest.passages.keys().collect::<Vec<_>>(), [&passage('c')]);
        // The third is made nowhere: someone wrote it down.
        assert_eq!(rest.claims.keys().collect::<Vec<_>>(), [&claim('1'), &claim('3')]);
    }
}
