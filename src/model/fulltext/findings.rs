//! What was found, and the rows in which it is shown.

use std::rc::Rc;

use super::Query;
use super::record::Hit;
use crate::model::identity::{ClaimId, DocumentId};
use crate::model::span::Span;

/// What was found, as far as the search has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// What was looked for.
    pub query: Query,
    /// The questions whose data hold it, in the order of the dossier.
    pub questions: Rc<Vec<(DocumentId, Vec<Hit>)>>,
    /// The places of the texts, in the order of the dossier and of each text; those of one text do not
    /// overlap.
    pub texts: Rc<Vec<Place>>,
    /// The claims that hold it, as they were made.
    pub claims: Rc<Vec<(ClaimId, Vec<Hit>)>>,
    /// Whether there are more places in the texts than are listed.
    pub more: bool,
    /// How many documents were searched, while some were not.
    pub searched: Option<usize>,
}

/// A place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The document.
    pub document: DocumentId,
    /// Its words.
    pub span: Span,
}

/// One thing that was found: what one goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// A question, by its data.
    Question(DocumentId),
    /// The questions that are not listed.
    MoreQuestions,
    /// A document, by its places.
    Document(DocumentId),
    /// A place of a text.
    Text(Place),
    /// A claim.
    Claim(ClaimId),
}

/// A row of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The heading of the questions, and how many there are.
    Questions(usize),
    /// A question, by its number among those found.
    Question(usize),
    /// So many more questions, which are not listed.
    MoreQuestions(usize),
    /// The heading of the texts: how many places there are, in how many documents.
    Texts(usize, usize),
    /// The heading of a document: the number of its first place, and how many it has.
    Document(usize, usize),
    /// A place, by its number among those found.
    Place(usize),
    /// The heading of the claims, and how many there are.
    Claims(usize),
    /// A claim, by its number among those found.
    Claim(usize),
}

impl Findings {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty() && self.texts.is_empty() && self.claims.is_empty()
    }

    /// What a row leads to; the headings of the groups lead nowhere.
    #[must_use]
    pub fn spot(&self, row: Row) -> Option<Spot> {
        match row {
            Row::Question(index) => self.questions.get(index).map(|(id, _)| Spot::Question(*id)),
            Row::MoreQuestions(_) => Some(Spot::MoreQuestions),
            Row::Document(first, _) => self.texts.get(first).map(|place| Spot::Document(place.document)),
            Row::Place(index) => self.texts.get(index).copied().map(Spot::Text),
            Row::Claim(index) => self.claims.get(index).map(|(id, _)| Spot::Claim(*id)),
            _ => None,
        }
    }

    /// The places of the document whose first place has this number.
    #[must_use]
    pub fn of_document(&self, first: usize) -> &[Place] {
        let rest = self.texts.get(first..).unwrap_or_default();
        let document = rest.first().map(|place| place.document);
        let count = rest.iter().take_while(|place| Some(place.document) == document).count();
        rest.get(..count).unwrap_or_default()
    }

    /// The places that a row stands for.
    #[must_use]
    pub fn places(&self, row: Row) -> &[Place] {
        match row {
            Row::Texts(..) => &self.texts,
            Row::Document(first, count) => self.texts.get(first..first + count).unwrap_or_default(),
            Row::Place(index) => self.texts.get(index..=index).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The number of a place of the texts.
    #[must_use]
    pub fn number(&self, place: Place) -> Option<usize> {
        // The documents of a dossier are in the order of their names.
        self.texts.binary_search(&place).ok()
    }

    /// The place after `from`, or before it, going on at the other end; the first or the last from nowhere.
    #[must_use]
    pub fn neighbour(&self, from: Option<Place>, forward: bool) -> Option<Place> {
        let after = |place: Place| self.texts.partition_point(|own| *own <= place);
        let before = |place: Place| self.texts.partition_point(|own| *own < place).checked_sub(1);
        let place = match (from, forward) {
            (Some(from), true) => self.texts.get(after(from)),
            (Some(from), false) => before(from).and_then(|index| self.texts.get(index)),
            (None, _) => None,
        };
        place.or_else(|| if forward { self.texts.first() } else { self.texts.last() }).copied()
    }
}

/// How many questions are listed above the texts, unless all are to be.
const FEW: usize = 6;

/// The rows of `findings`: questions, a few of them or all, then the texts document by document, then claims.
#[must_use]
pub fn rows(findings: &Findings, all_questions: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let heading = |count: usize, row: fn(usize) -> Row| (count > 0).then(|| row(count));
    rows.extend(heading(findings.questions.len(), Row::Questions));
    let questions = findings.questions.len();
    // One more takes no more room than to say so.
    let listed = if all_questions || questions <= FEW + 1 { questions } else { FEW };
    rows.extend((0..listed).map(Row::Question));
    rows.extend((listed < questions).then(|| Row::MoreQuestions(questions - listed)));
    let heading_at = rows.len();
    let (mut first, mut documents) = (0, 0);
    while first < findings.texts.len() {
        let count = findings.of_document(first).len();
        rows.push(Row::Document(first, count));
        rows.extend((first..first + count).map(Row::Place));
        first += count;
        documents += 1;
    }
    if documents > 0 {
        rows.insert(heading_at, Row::Texts(findings.texts.len(), documents));
    }
    rows.extend(heading(findings.claims.len(), Row::Claims));
    rows.extend((0..findings.claims.len()).map(Row::Claim));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn place(document: u128, start: u32) -> Place {
        Place { document: DocumentId(Uuid::from_u128(document)), span: Span::new(start, start + 2).unwrap() }
    }

    fn findings() -> Findings {
        let claim = ClaimId(Uuid::from_u128(9));
        Findings {
            texts: Rc::new(vec![place(1, 0), place(1, 5), place(2, 3)]),
            claims: Rc::new(vec![(claim, Vec::new())]),
            ..Findings::default()
        }
    }

    #[test]
    fn each_document_has_its_heading() {
        let shown = rows(&findings(), false);
        let expected = [
            Row::Texts(3, 2),
            Row::Document(0, 2),
            Row::Place(0),
            Row::Place(1),
            Row::Document(2, 1),
            Row::Place(2),
            Row::Claims(1),
            Row::Claim(0),
        ];
        assert_eq!(shown, expected);
        assert_eq!(rows(&Findings::default(), false), []);
    }

    #[test]
    fn a_few_questions_stand_above_the_texts_until_all_are_asked_for() {
        let questions = |count: usize| vec![(DocumentId(Uuid::nil()), Vec::new()); count];
        let of = |count| Findings { questions: Rc::new(questions(count)), ..Findings::default() };
        assert_eq!(rows(&of(FEW + 1), false).len(), FEW + 2);
        assert_eq!(rows(&of(FEW + 2), false).last(), Some(&Row::MoreQuestions(2)));
        assert_eq!(rows(&of(FEW + 2), true).len(), FEW + 3);
    }

    #[test]
    fn the_next_place_follows_wherever_one_stands() {
        let findings = findings();
        let next = |from, forward| findings.neighbour(from, forward);
        assert_eq!(next(None, true), Some(place(1, 0)));
        assert_eq!(next(None, false), Some(place(2, 3)));
        assert_eq!(next(Some(place(1, 0)), true), Some(place(1, 5)));
        assert_eq!(next(Some(place(1, 2)), true), Some(place(1, 5)));
        assert_eq!(next(Some(place(1, 2)), false), Some(place(1, 0)));
        assert_eq!(next(Some(place(2, 3)), true), Some(place(1, 0)));
        assert_eq!(next(Some(place(1, 0)), false), Some(place(2, 3)));
        assert_eq!(Findings::default().neighbour(None, true), None);
    }
}
