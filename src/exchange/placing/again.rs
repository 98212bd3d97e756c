//! Passages that wait are looked for again, in texts that came later or were read anew: as those of a file are, and
//! by the same bar.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::holding::{Holding, words};
use super::search::{placed, quoted};
use crate::anchor::{Quoted, Quotes};
use crate::model::arrival::Additions;
use crate::model::dossier::Dossier;
use crate::model::folding::Folding;
use crate::model::identity::{DocumentId, Stamp};
use crate::model::orphan::Orphan;
use crate::model::span::Spans;

/// Passages that wait are being looked for: in the document that they belong to, else in the only one in which all
/// of their words stand.
pub struct Looking {
    dossier: Rc<Dossier>,
    stamp: Stamp,
    /// The documents that are meant.
    documents: Vec<DocumentId>,
    /// Those folded so far, where any passage names no document.
    holding: Holding,
    orphans: Vec<Rc<Orphan>>,
    routed: usize,
    /// What is looked for in which document.
    sought: BTreeMap<DocumentId, Vec<Rc<Orphan>>>,
    quotes: Option<(DocumentId, Vec<Rc<Orphan>>, Quotes)>,
    done: usize,
    additions: Additions,
}

impl Looking {
    /// Begins to look for what waits in `dossier`, in the documents of which `is_meant` holds. What is found becomes
    /// passages of `stamp`.
    #[must_use]
    pub fn begin(dossier: &Rc<Dossier>, is_meant: impl Fn(DocumentId) -> bool, stamp: Stamp) -> Self {
        let orphans: Vec<Rc<Orphan>> = dossier
            .orphans
            .values()
            .filter(|own| dossier.claims.contains_key(&own.claim))
            .map(Rc::clone)
            .collect();
        let documents = dossier.documents.keys().copied().filter(|id| is_meant(*id)).collect();
        Self {
            dossier: Rc::clone(dossier),
            stamp,
            documents,
            holding: Holding::default(),
            orphans,
            routed: 0,
            sought: BTreeMap::new(),
            quotes: None,
            done: 0,
            additions: Additions::default(),
        }
    }

    /// One step more; false when all were looked for.
    pub fn go_on(&mut self) -> bool {
        let needs_all =
            |own: &Rc<Orphan>| own.document.is_none_or(|id| !self.dossier.documents.contains_key(&id));
        let mut documents = self.documents.iter().filter_map(|id| self.dossier.documents.get(id));
        if self.routed == 0
            && let Some(document) = documents.find(|own| !self.holding.has(own.id))
            && self.orphans.iter().any(needs_all)
        {
            self.holding.fold(document);
            return true;
        }
        if let Some(orphan) = self.orphans.get(self.routed).map(Rc::clone) {
            self.routed += 1;
            match self.document_of(&orphan) {
                Some(id) => self.sought.entry(id).or_default().push(orphan),
                None => self.done += 1,
            }
            return true;
        }
        if let Some((id, orphans, mut quotes)) = self.quotes.take() {
            if quotes.make_ready() {
                self.quotes = Some((id, orphans, quotes));
            } else if quotes.go_on() {
                self.done += 1;
                self.quotes = Some((id, orphans, quotes));
            } else {
                self.take(id, &orphans, quotes);
            }
            return true;
        }
        let Some((id, orphans)) = self.sought.pop_first() else { return false };
        let text = self.dossier.documents.get(&id).map(|own| own.text.as_str()).unwrap_or_default();
        let passages = orphans.iter().map(|orphan| quotes_of(orphan)).collect();
        self.quotes = Some((id, orphans, Quotes::begin(text, passages)));
        true
    }

    /// How many were looked for, of how many.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.orphans.len())
    }

    /// What has its place now, as passages to be taken in.
    #[must_use]
    pub fn finish(self) -> Additions {
        self.additions
    }

    /// The document in which a passage is looked for.
    fn document_of(&self, orphan: &Orphan) -> Option<DocumentId> {
        if let Some(id) = orphan.document.filter(|id| self.dossier.documents.contains_key(id)) {
            return self.documents.binary_search(&id).is_ok().then_some(id);
        }
        let words = words(orphan.quotes.iter().map(|quote| quote.exact.as_str()), Folding::TYPOGRAPHY)?;
        let mut found = self.holding.of(&words);
        // Words that stand in several texts do not tell which is meant.
        let id = found.next()?;
        found.next().is_none().then_some(id)
    }

    fn take(&mut self, id: DocumentId, orphans: &[Rc<Orphan>], quotes: Quotes) {
        for (orphan, found) in orphans.iter().zip(quotes.finish()) {
            let spans = placed(&found, &[]).ok();
            let spans = spans.and_then(|own| Spans::new(own.into_iter().map(|own| own.span).collect()));
            let passage = spans.map(|spans| Rc::new(orphan.at(id, spans, self.stamp.clone())));
            self.additions.passages.extend(passage);
        }
    }
}

/// What is looked for of a passage that waits. The order in which such passages stood is not known.
pub fn quotes_of(orphan: &Orphan) -> Vec<Quoted> {
    orphan.quotes.iter().map(|quote| quoted(quote.clone(), None)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixture;
    use crate::model::edit::Edit;
    use crate::model::identity::{PassageId, Seed};
    use crate::model::orphan::Quote;
    use uuid::Uuid;

    fn waits(n: u128, exact: &str, prefix: &str, document: Option<u128>) -> Rc<Orphan> {
        let quote = Quote { exact: exact.to_owned(), prefix: prefix.to_owned(), suffix: String::new() };
        Rc::new(Orphan {
            id: PassageId(Uuid::from_u128(n)),
            claim: fixture::claim(1),
            document: document.map(|id| DocumentId(Uuid::from_u128(id))),
            origin: "https://example.org/q".to_owned(),
            quotes: vec![quote],
            comment: String::new(),
            made: Stamp::default(),
            changed: Stamp::default(),
            suggestion: None,
        })
    }

    fn looked_again(
        dossier: &Rc<Dossier>,
        is_meant: impl Fn(DocumentId) -> bool,
        stamp: &Stamp,
    ) -> Additions {
        let mut looking = Looking::begin(dossier, is_meant, stamp.clone());
        while looking.go_on() {}
        looking.finish()
    }

    #[test]
    fn what_waits_finds_the_text_that_came_later() {
        let mut dossier = fixture::dossier();
        let id = DocumentId(Uuid::from_u128(7));
        let source = "Le délai court ici. Le coût du délai court là. Une gare ferme.";
        let document = crate::read::read(id, "delai.txt", source.to_owned()).0;
        let orphans = [
            waits(50, "Une gare ferme", "", None),
            waits(51, "délai court", "Le coût du ", None),
            // Twice in the text, in two texts, and nowhere.
            waits(52, "délai court", "", None),
            waits(53, "Deux fois deux", "", Some(7)),
            waits(54, "un autre texte", "", None),
            // Its words changed in a certain place.
            waits(55, "Une vieille gare ferme", "court là. ", Some(7)),
        ];
        dossier.orphans = orphans.into_iter().map(|own| (own.id, own)).collect();
        let stamp = Stamp::default();
        let before = Rc::new(dossier.clone());
        assert_eq!(looked_again(&before, |own| own == id, &stamp), Additions::default());
        dossier.documents.insert(id, Rc::new(document));
        let after = Rc::new(dossier.clone());
        let additions = looked_again(&after, |own| own == id, &stamp);
        let found: Vec<(u128, String)> = additions
            .passages
            .iter()
            .map(|own| (own.id.0.as_u128(), own.spans.quote(&dossier.documents[&id].text)))
            .collect();
        assert_eq!(
            found,
            [
                (50, "Une gare ferme".to_owned()),
                (51, "délai court".to_owned()),
                (55, "Une gare ferme".to_owned()),
            ]
        );
        assert_eq!(additions.passages[1].spans.hull().start() as usize, source.rfind("délai court").unwrap());
        let seed = Seed { stamp, random: [0; 10] };
        let after = dossier.apply(&Edit::TakeIn(Rc::new(additions)).plan(&dossier, &seed));
        assert_eq!((after.orphans.len(), after.passages.len()), (3, dossier.passages.len() + 3));
    }
}
