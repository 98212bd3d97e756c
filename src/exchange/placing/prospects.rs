//! Why a passage waits, and where it may belong: looked up in the texts of the dossier as they are now.
//!
//! Texts are folded once, and only those that are needed: a list of thousands that wait asks for a row when it is
//! seen. Its own words come first, wherever they stand; else the engine that finds passages again says which places
//! are near to them.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::rc::Rc;

use super::again::quotes_of;
use super::ground::common;
use super::holding::{Holding, words};
use super::search::why;
use crate::anchor::{self, Fate, Quotes, Searchable};
use crate::model::arrival::Why;
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::folding::{Folded, Folding};
use crate::model::identity::DocumentId;
use crate::model::occurrence::all_matches;
use crate::model::orphan::{Candidate, Orphan, Prospect, Quote};
use crate::model::sorted;
use crate::model::span::{Span, Spans};

/// So many candidates are offered, the likeliest: more are no choice.
pub const MOST: usize = 5;
/// So much of texts is kept with the origin of each byte, in bytes of the folded text.
const KEPT: usize = 8 << 20;
/// The words around a gap must be so long to say what stood in it, in bytes of the folded text.
const AROUND: usize = 8;
/// What stands in a gap may be so many times as long as the words that stood there, in bytes.
const STRETCH: usize = 2;
/// And so many bytes longer than that.
const SLACK: usize = 80;

/// What is known of the texts while one looks for what waits.
#[derive(Default)]
pub struct Prospects {
    dossier: Option<Rc<Dossier>>,
    /// Folded texts, to see in which of them words stand.
    holding: Holding,
    /// Folded texts with the origin of each byte.
    grounds: HashMap<(DocumentId, Folding), Rc<Folded>>,
    size: usize,
    /// The text that was searched last, ready for more.
    ready: Option<(DocumentId, Rc<Searchable>)>,
}

impl Prospects {
    /// What is known of `dossier`, with what was known before of its documents.
    pub fn turn_to(&mut self, dossier: &Rc<Dossier>) {
        let is_same = |own: &Rc<Dossier>| own.documents == dossier.documents;
        if !self.dossier.as_ref().is_some_and(is_same) {
            *self = Self::default();
        }
        self.dossier = Some(Rc::clone(dossier));
    }

    /// Folds one more text of those in which `orphan` is to be looked for; false when all are folded.
    pub fn fold_one(&mut self, orphan: &Orphan) -> bool {
        let Some(dossier) = &self.dossier else { return false };
        if own(dossier, orphan).is_some() {
            return false;
        }
        let missing = dossier.documents.values().find(|document| !self.holding.has(document.id));
        missing.into_iter().for_each(|document| self.holding.fold(document));
        missing.is_some()
    }

    /// Why `orphan` waits, and where it may belong.
    pub fn of(&mut self, orphan: &Orphan) -> Prospect {
        let Some(dossier) = self.dossier.as_ref().map(Rc::clone) else { return Prospect::nowhere() };
        let is_here = own(&dossier, orphan).is_some();
        let is_named = orphan.document.is_some() || !orphan.origin.trim().is_empty();
        let (candidates, why) = self.places(&dossier, orphan);
        let none = if !is_here && is_named { Why::NoDocument } else { Why::NotFound };
        Prospect { why: why.unwrap_or(none), candidates }
    }

    /// The likeliest places of an orphan, those that fit best first, and why they must be looked at: they have exactly
    /// its words; where none has, others are near.
    fn places(&mut self, dossier: &Dossier, orphan: &Orphan) -> (Vec<Candidate>, Option<Why>) {
        let quotes =
            |folding: Folding| words(orphan.quotes.iter().map(|quote| quote.exact.as_str()), folding);
        let Some(exact) = quotes(Folding::TYPOGRAPHY) else { return (Vec::new(), None) };
        let own = own(dossier, orphan);
        let in_own =
            own.map(|own| self.in_text(own, orphan, &exact, Folding::TYPOGRAPHY)).unwrap_or_default();
        if !in_own.is_empty() {
            let why = Why::Several(in_own.len());
            return (best(in_own, false), Some(why));
        }
        let Some(own) = own else {
            let holding: Vec<DocumentId> = self.holding.of(&exact).collect();
            let mut found = Vec::new();
            for document in holding.iter().filter_map(|id| dossier.documents.get(id)) {
                found.extend(self.in_text(document, orphan, &exact, Folding::TYPOGRAPHY));
            }
            let why = (!found.is_empty()).then_some(Why::Several(found.len()));
            return (best(found, false), why);
        };
        // Another case, other accents; words that changed; else what stands now between those that stood around.
        let loose = quotes(Folding::ALL).map(|loose| self.in_text(own, orphan, &loose, Folding::ALL));
        if let Some(loose) = loose.filter(|found| !found.is_empty()) {
            return (best(loose, true), None);
        }
        let (near, why) = self.near(own, orphan);
        if !near.is_empty() {
            return (near, why);
        }
        (best(self.between(own, orphan), true), None)
    }

    /// Where the words of an orphan may stand in a text, as the engine finds them, and why that is not certain.
    fn near(&mut self, document: &Document, orphan: &Orphan) -> (Vec<Candidate>, Option<Why>) {
        let ready = match self.ready.take() {
            Some((id, ready)) if id == document.id => ready,
            _ => Rc::new(Searchable::of(&document.text)),
        };
        self.ready = Some((document.id, Rc::clone(&ready)));
        let mut quotes = Quotes::within(ready, vec![quotes_of(orphan)]);
        while quotes.go_on() {}
        let found = quotes.finish();
        let fates = found.first().map(|own| own.fates.as_slice()).unwrap_or_default();
        let places = |fate: &Fate| match fate {
            Fate::Review(_, candidates) => candidates.clone(),
            fate => fate
                .placed()
                .map(|span| anchor::Candidate { span, similarity: anchor::Similarity(100) })
                .into_iter()
                .collect(),
        };
        let places: Vec<Vec<anchor::Candidate>> = fates.iter().map(places).collect();
        let candidate = |spans: Vec<Span>| {
            Some(Candidate { document: document.id, spans: Spans::new(spans)?, is_near: true })
        };
        let candidates: Vec<Candidate> = match places.as_slice() {
            [alone] => alone.iter().filter_map(|own| candidate(vec![own.span])).take(MOST).collect(),
            // Of several extracts the likeliest place each.
            several => {
                let first: Option<Vec<Span>> =
                    several.iter().map(|own| own.first().map(|own| own.span)).collect();
                first.and_then(candidate).into_iter().collect()
            }
        };
        let doubt = fates.iter().find(|fate| fate.placed().is_none()).map(|fate| why(fate, 0));
        (candidates, doubt.or(Some(Why::Changed)))
    }

    /// Where all of some folded words stand in a text, one after the other, and how well those around fit.
    fn in_text(
        &mut self,
        document: &Document,
        orphan: &Orphan,
        quotes: &[String],
        folding: Folding,
    ) -> Vec<Found> {
        let ground = self.ground(document, folding);
        let text = ground.text.as_str();
        let starts: Vec<Vec<usize>> =
            quotes.iter().map(|quote| all_matches(text.as_bytes(), quote.as_bytes()).collect()).collect();
        let [first, rest @ ..] = starts.as_slice() else { return Vec::new() };
        let around =
            |quote: Option<&Quote>, of: fn(&Quote) -> &String| quote.map(|own| folding.fold(of(own)));
        let prefix = around(orphan.quotes.first(), |quote| &quote.prefix).unwrap_or_default();
        let suffix = around(orphan.quotes.last(), |quote| &quote.suffix).unwrap_or_default();
        let chain = |start: usize| {
            let mut end = start + quotes.first()?.len();
            let span = |start: usize, end: usize| {
                let (first, last) = ground.whole(start, end)?;
                Span::within(&document.text, first as usize, last as usize)
            };
            let mut spans = vec![span(start, end)?];
            for (starts, quote) in rest.iter().zip(quotes.iter().skip(1)) {
                let next = *starts.get(starts.partition_point(|at| *at < end))?;
                end = next + quote.len();
                spans.push(span(next, end)?);
            }
            let before = text.get(..start).unwrap_or_default().chars().rev();
            let after = text.get(end..).unwrap_or_default().chars();
            let fit = common(before, prefix.chars().rev()) + common(after, suffix.chars());
            Some(Found { fit, document: document.id, spans: Spans::new(spans)? })
        };
        first.iter().filter_map(|start| chain(*start)).collect()
    }

    /// What stands in a text between the words that stood around an orphan: its own were changed.
    fn between(&mut self, document: &Document, orphan: &Orphan) -> Vec<Found> {
        let [quote] = orphan.quotes.as_slice() else { return Vec::new() };
        let fold = |text: &str| Folding::ALL.fold(text).trim().to_owned();
        let (prefix, suffix) = (fold(&quote.prefix), fold(&quote.suffix));
        if prefix.len() < AROUND || suffix.len() < AROUND {
            return Vec::new();
        }
        let longest = fold(&quote.exact).len() * STRETCH + SLACK;
        let ground = self.ground(document, Folding::ALL);
        let text = ground.text.as_str();
        let ends: Vec<usize> = all_matches(text.as_bytes(), suffix.as_bytes()).collect();
        let gap = |before: usize| {
            let start = before + prefix.len();
            let end = *ends.get(ends.partition_point(|at| *at <= start))?;
            let words = text.get(start..end).filter(|words| words.len() <= longest)?;
            let start = start + (words.len() - words.trim_start().len());
            let (first, last) = ground.whole(start, start + words.trim().len())?;
            let span = Span::within(&document.text, first as usize, last as usize)?;
            Some(Found { fit: 0, document: document.id, spans: Spans::from(span) })
        };
        all_matches(text.as_bytes(), prefix.as_bytes()).filter_map(gap).collect()
    }

    fn ground(&mut self, document: &Document, folding: Folding) -> Rc<Folded> {
        let key = (document.id, folding);
        if let Some(ground) = self.grounds.get(&key) {
            return Rc::clone(ground);
        }
        let ground = Rc::new(Folded::with(folding, &document.text));
        self.size += ground.text.len();
        if self.size > KEPT {
            self.grounds.clear();
            self.size = ground.text.len();
        }
        self.grounds.insert(key, Rc::clone(&ground));
        ground
    }
}

/// A place, and how many characters around it are those that stood there.
struct Found {
    fit: usize,
    document: DocumentId,
    spans: Spans,
}

fn best(mut found: Vec<Found>, is_near: bool) -> Vec<Candidate> {
    sorted::by_key(&mut found, |own| Reverse(own.fit));
    found.truncate(MOST);
    let candidate = |Found { document, spans, .. }| Candidate { document, spans, is_near };
    found.into_iter().map(candidate).collect()
}

/// The document that an orphan belongs to, where it is here.
fn own<'a>(dossier: &'a Dossier, orphan: &Orphan) -> Option<&'a Rc<Document>> {
    dossier.documents.get(&orphan.document?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixture;
    use crate::model::identity::{PassageId, Stamp};
    use uuid::Uuid;

    const TEXT: &str =
        "Le délai court ici. Le coût du délai court là. Une Gare Fermée dès 2019, et puis rien.";

    fn dossier() -> Rc<Dossier> {
        let mut dossier = fixture::dossier();
        let document = |id: u128, text: &str| {
            let id = DocumentId(Uuid::from_u128(id));
            (id, Rc::new(crate::read::read(id, "delai.txt", text.to_owned()).0))
        };
        let documents = [document(7, TEXT), document(8, "Un autre texte dit : le délai court.")];
        dossier.documents = documents.into_iter().collect();
        Rc::new(dossier)
    }

    /// `around[words]around`, several of them apart by ` | `; the candidates with what marks them in the text.
    #[track_caller]
    fn check(quotes: &str, document: Option<u128>, origin: &str, why: Why, expected: &[&str]) {
        let quote = |marked: &str| {
            let (prefix, rest) = marked.split_once('[').unwrap();
            let (exact, suffix) = rest.split_once(']').unwrap();
            Quote { exact: exact.to_owned(), prefix: prefix.to_owned(), suffix: suffix.to_owned() }
        };
        let orphan = Orphan {
            id: PassageId(Uuid::from_u128(1)),
            claim: fixture::claim(1),
            document: document.map(|id| DocumentId(Uuid::from_u128(id))),
            origin: origin.to_owned(),
            quotes: quotes.split(" | ").map(quote).collect(),
            comment: String::new(),
            made: Stamp::default(),
            changed: Stamp::default(),
            suggestion: None,
        };
        let dossier = dossier();
        let mut prospects = Prospects::default();
        prospects.turn_to(&dossier);
        while prospects.fold_one(&orphan) {}
        let found = prospects.of(&orphan);
        let shown = |own: &Candidate| {
            let text = &dossier.documents[&own.document].text;
            let at = own.spans.hull().start() as usize;
            let before: String =
                text[..at].chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
            let near = if own.is_near { "~" } else { "" };
            format!("{near}{}:{before}[{}]", own.document.0.as_u128(), own.spans.quote(text))
        };
        assert_eq!(found.candidates.iter().map(shown).collect::<Vec<_>>(), expected, "{quotes}");
        assert_eq!(found.why, why, "{quotes}");
    }

    #[test]
    fn words_that_stand_in_several_places_have_those_that_fit_best_first() {
        check("[délai court]", Some(7), "", Why::Several(2), &["7:Le [délai court]", "7: du [délai court]"]);
        check(
            "coût du [délai court]",
            Some(7),
            "",
            Why::Several(2),
            &["7: du [délai court]", "7:Le [délai court]"],
        );
        let both = "7:[Le […] court]";
        check("[Le] | [court]", Some(7), "", Why::Several(2), &[both, "7:ci. [Le […] court]"]);
    }

    #[test]
    fn words_that_stand_nowhere_have_those_that_are_near() {
        check("[gare fermee]", Some(7), "", Why::NotFound, &["~7:Une [Gare Fermée]"]);
        let changed = "Une Gare [ouverte de nuit] dès 2019, et";
        check(changed, Some(7), "", Why::Changed, &["~7:are [Fermée]"]);
        check("[trois trains]", Some(7), "", Why::NotFound, &[]);
        check("[ ]", Some(7), "", Why::NotFound, &[]);
    }

    #[test]
    fn words_of_a_text_that_is_not_here_may_stand_in_others() {
        check("[délai court ici]", None, "", Why::Several(1), &["7:Le [délai court ici]"]);
        check("[trois trains]", None, "q.htm", Why::NoDocument, &[]);
        check("[trois trains]", Some(99), "", Why::NoDocument, &[]);
        check("[trois trains]", None, "", Why::NotFound, &[]);
        let three = ["7:Le [délai court]", "7: du [délai court]", "8: le [délai court]"];
        check("[délai court]", Some(99), "q.htm", Why::Several(3), &three);
    }
}
