//! The state of a search: what is typed, what was found, where one is in it, and what is ticked.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Findings, Flaw, Place, Query, Spot};
use crate::model::dossier::Dossier;

/// The state of the search of a dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seeking {
    /// What is typed.
    pub query: Query,
    /// What is wrong with it; what was found before stays.
    pub flaw: Option<Flaw>,
    /// What was found, the last time that something could be looked for.
    pub found: Rc<Findings>,
    /// Where one is among the results: what one went to last.
    pub at: Option<Spot>,
    /// Whether one reads where one went to, on the way through the results.
    pub reading: bool,
    /// Whether every question that was found is listed, not only the first.
    pub all_questions: bool,
    /// The places that are ticked, to be made passages.
    pub ticked: Rc<BTreeSet<Place>>,
}

impl Seeking {
    /// With something else looked for.
    #[must_use]
    pub fn ask(&self, query: Query) -> Self {
        let flaw = query.matcher().err();
        let mut next = Self { query, flaw, ..self.clone() };
        if next.query.is_empty() {
            next.found = Rc::default();
        }
        if flaw.is_none() {
            next.at = None;
            next.reading = false;
            next.all_questions = false;
            next.ticked = Rc::default();
        }
        next
    }

    /// With what was found; what was found for another query comes too late.
    #[must_use]
    pub fn take(&self, found: &Rc<Findings>) -> Self {
        if found.query != self.query {
            return self.clone();
        }
        Self { found: Rc::clone(found), ..self.clone() }
    }

    /// The place of a text where one is.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        match self.at {
            Some(Spot::Text(place)) => Some(place),
            _ => None,
        }
    }

    /// With these ticked, or not ticked.
    #[must_use]
    pub fn tick(&self, places: &[Place], on: bool) -> Self {
        let mut ticked = BTreeSet::clone(&self.ticked);
        for place in places {
            if on {
                ticked.insert(*place);
            } else {
                ticked.remove(place);
            }
        }
        Self { ticked: Rc::new(ticked), ..self.clone() }
    }

    /// Without what is no longer in the dossier.
    #[must_use]
    pub fn tidy(&self, dossier: &Dossier) -> Self {
        let (documents, claims) = (&dossier.documents, &dossier.claims);
        let stands = |place: &Place| documents.contains_key(&place.document);
        let found = &self.found;
        let gone = found.texts.iter().any(|place| !stands(place))
            || found.questions.iter().any(|(id, _)| !documents.contains_key(id))
            || found.claims.iter().any(|(id, _)| !claims.contains_key(id));
        if !gone {
            return self.clone();
        }
        let mut left = Findings::clone(found);
        Rc::make_mut(&mut left.texts).retain(stands);
        Rc::make_mut(&mut left.questions).retain(|(id, _)| documents.contains_key(id));
        Rc::make_mut(&mut left.claims).retain(|(id, _)| claims.contains_key(id));
        let at = self.at.filter(|spot| match spot {
            Spot::Question(id) | Spot::Document(id) => documents.contains_key(id),
            Spot::Text(place) => stands(place),
            Spot::Claim(id) => claims.contains_key(id),
            Spot::MoreQuestions => true,
        });
        let ticked = self.ticked.iter().filter(|place| stands(place)).copied().collect();
        let reading = self.reading && at.is_some();
        Self { found: Rc::new(left), at, reading, ticked: Rc::new(ticked), ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identity::DocumentId;
    use crate::model::span::Span;
    use uuid::Uuid;

    fn query(words: &str) -> Query {
        Query { words: words.to_owned(), pattern: true, ..Query::default() }
    }

    fn found(words: &str) -> Rc<Findings> {
        let place = Place { document: DocumentId(Uuid::nil()), span: Span::new(0, 1).unwrap() };
        Rc::new(Findings { query: query(words), texts: Rc::new(vec![place]), ..Findings::default() })
    }

    #[test]
    fn what_comes_too_late_is_not_shown() {
        let first = Seeking::default().ask(query("a")).ask(query("b"));
        assert_eq!(first.take(&found("a")), first);
        assert_eq!(first.take(&found("b")).found, found("b"));
    }

    #[test]
    fn a_bad_pattern_keeps_what_was_found_and_ticked() {
        let place = found("a").texts[0];
        let good = Seeking::default().ask(query("a")).take(&found("a")).tick(&[place], true);
        let bad = good.ask(query("a("));
        assert_eq!((bad.flaw, &bad.found, &bad.ticked), (Some(Flaw::OpenGroup), &good.found, &good.ticked));
        let other = bad.ask(query("ab"));
        assert!(other.ticked.is_empty() && other.flaw.is_none());
        assert!(other.ask(query("")).found.is_empty());
    }
}
