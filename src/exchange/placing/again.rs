//! Passages that wait are looked for again, in texts that came later or were read anew: by their words and those
//! around, as those of a file are.

use std::rc::Rc;

use super::ground::Ground;
use crate::exchange::foreign::Extract;
use crate::model::arrival::Additions;
use crate::model::claim::Passage;
use crate::model::dossier::Dossier;
use crate::model::folding::Folding;
use crate::model::identity::{DocumentId, Stamp};
use crate::model::orphan::Orphan;
use crate::model::span::Spans;

/// Where the words of an orphan stand, if all of them do and in one place each.
fn spans(ground: &mut Ground, orphan: &Orphan) -> Option<Spans> {
    let spans = orphan.quotes.iter().map(|quote| {
        let extract = Extract {
            quote: Some(quote.exact.clone()),
            prefix: quote.prefix.clone(),
            suffix: quote.suffix.clone(),
            ..Extract::default()
        };
        ground.place(&extract).ok().map(|placed| placed.span)
    });
    Spans::new(spans.collect::<Option<Vec<_>>>()?)
}

/// What waits and has its place now, in the documents of which `is_meant` holds: in the one that it belongs to,
/// else in the only one in which all of its words stand. They are passages of `stamp`, to be taken in.
#[must_use]
pub fn looked_again(dossier: &Dossier, is_meant: impl Fn(DocumentId) -> bool, stamp: &Stamp) -> Additions {
    let mut additions = Additions::default();
    if dossier.orphans.is_empty() {
        return additions;
    }
    let meant = dossier.documents.values().filter(|document| is_meant(document.id));
    let mut grounds: Vec<Ground> =
        meant.map(|document| Ground::new(Rc::clone(document), None, std::iter::empty())).collect();
    for orphan in dossier.orphans.values().filter(|own| dossier.claims.contains_key(&own.claim)) {
        let own = orphan.document.filter(|id| dossier.documents.contains_key(id));
        let quotes: Vec<String> =
            orphan.quotes.iter().map(|quote| Folding::TYPOGRAPHY.fold(quote.exact.trim())).collect();
        if quotes.is_empty() || quotes.iter().any(String::is_empty) {
            continue;
        }
        let mut found: Vec<&mut Ground> = grounds
            .iter_mut()
            .filter(|ground| own.is_none_or(|id| ground.document.id == id))
            .filter(|ground| quotes.iter().all(|quote| ground.holds(quote)))
            .collect();
        // Words that stand in several texts do not tell which is meant.
        let [ground] = found.as_mut_slice() else { continue };
        if let Some(spans) = spans(ground, orphan) {
            let passage: Passage = orphan.at(ground.document.id, spans, stamp.clone());
            additions.passages.push(Rc::new(passage));
        }
    }
    additions
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
        ];
        dossier.orphans = Rc::new(orphans.into_iter().map(|own| (own.id, own)).collect());
        let stamp = Stamp::default();
        assert_eq!(looked_again(&dossier, |own| own == id, &stamp), Additions::default());
        Rc::make_mut(&mut dossier.documents).insert(id, Rc::new(document));
        let additions = looked_again(&dossier, |own| own == id, &stamp);
        let found: Vec<(u128, String)> = additions
            .passages
            .iter()
            .map(|own| (own.id.0.as_u128(), own.spans.quote(&dossier.documents[&id].text)))
            .collect();
        assert_eq!(found, [(50, "Une gare ferme".to_owned()), (51, "délai court".to_owned())]);
        assert_eq!(additions.passages[1].spans.hull().start() as usize, source.rfind("délai court").unwrap());
        let seed = Seed { stamp, random: [0; 10] };
        let after = dossier.apply(&Edit::TakeIn(Rc::new(additions)).plan(&dossier, &seed));
        assert_eq!((after.orphans.len(), after.passages.len()), (3, dossier.passages.len() + 2));
    }
}
