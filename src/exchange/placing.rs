//! Gives what other programs made its place in a dossier: texts their documents, extracts their words, names
//! their records.
//!
//! A position is believed only where the words that stand there are those that are quoted. What is left is found
//! by the engine that finds passages again, all of a text together; what it is not certain of waits. Names are
//! made from what the file says, so that the same file a second time changes nothing.

mod again;
mod anywhere;
mod claims;
mod ground;
mod holding;
mod letters;
mod prospects;
mod search;
mod stand;
mod texts;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use sha2::{Digest, Sha256};
use uuid::Uuid;

pub use self::again::Looking;
use self::anywhere::Anywhere;
use self::ground::Ground;
pub use self::prospects::Prospects;
use self::search::Search;
use self::stand::Stand;
use self::texts::Texts;
use super::foreign::{Extract, Foreign, Item, Text};
use crate::model::arrival::{Additions, Arrival, Fate, Landing, Why};
use crate::model::claim::{Claim, Passage};
use crate::model::codebook::{Codebook, Slug};
use crate::model::docket::Docket;
use crate::model::dossier::Dossier;
use crate::model::file_place::FilePlace;
use crate::model::identity::{ClaimId, DocumentId, PassageId, Stamp};
use crate::model::orphan::{Orphan, Quote};
use crate::model::outgoing::Format;
use crate::model::problem::Problem;
use crate::model::span::Spans;

/// Annotations that are finding their places, item by item.
pub struct Placing {
    dossier: Rc<Dossier>,
    name: String,
    foreign: Foreign,
    /// Who takes them in, and when: for what does not say so itself.
    stamp: Stamp,
    texts: Texts,
    anywhere: Anywhere,
    grounds: HashMap<usize, Ground>,
    /// The items of each text.
    of_texts: HashMap<usize, Vec<usize>>,
    codebook: Codebook,
    kinds: HashMap<String, Slug>,
    /// The claim that each statement is.
    claims: HashMap<usize, ClaimId>,
    /// Those claims, as they are or will be.
    told: HashMap<ClaimId, Rc<Claim>>,
    taken: BTreeSet<PassageId>,
    /// Claims that the file brings.
    brought: BTreeSet<ClaimId>,
    /// The claims that are there, by label and kind.
    namesakes: HashMap<(String, Slug), Option<ClaimId>>,
    landings: Vec<Landing>,
    additions: Additions,
    /// Links that the file has otherwise: those that change, and those that stay as they are here.
    odd_links: (usize, usize),
    /// What is known of each item, of all that were looked at so far.
    stands: Vec<Stand>,
    /// What no position tells, by the text.
    searches: BTreeMap<usize, Search>,
    /// The text whose search goes on.
    seeking: usize,
    /// How many items were looked for, or need not be.
    sought: usize,
    next: usize,
}

/// What an item comes to.
enum Landed {
    Placed(DocumentId, Spans, Sure),
    Waits(Option<DocumentId>, Why),
}

/// How an item comes to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// Its words stand where the file says.
    Kept,
    /// Its words stand elsewhere.
    Found,
    /// Its words are others now; how alike they are, in per cent.
    Changed(u8),
}

impl Placing {
    /// Begins to place what the file `name` holds in `dossier`.
    #[must_use]
    pub fn begin(dossier: &Rc<Dossier>, name: &str, foreign: Foreign, stamp: Stamp) -> Self {
        let texts = Texts::find(dossier, &foreign);
        let codebook = codebook(dossier, &foreign);
        let mut of_texts: HashMap<usize, Vec<usize>> = HashMap::new();
        for (index, item) in foreign.items.iter().enumerate() {
            of_texts.entry(item.text).or_default().push(index);
        }
        let refused = |(place, problem): &(FilePlace, Problem)| Landing {
            place: place.clone(),
            quote: String::new(),
            text: String::new(),
            claim: None,
            fate: Fate::Refused(problem.clone()),
            is_suggested: false,
        };
        Self {
            dossier: Rc::clone(dossier),
            name: name.to_owned(),
            stamp,
            texts,
            anywhere: Anywhere::default(),
            grounds: HashMap::new(),
            of_texts,
            codebook,
            kinds: HashMap::new(),
            claims: HashMap::new(),
            told: HashMap::new(),
            taken: BTreeSet::new(),
            brought: BTreeSet::new(),
            namesakes: claims::namesakes(dossier),
            landings: foreign.refused.iter().map(refused).collect(),
            additions: Additions::default(),
            odd_links: (0, 0),
            stands: Vec::with_capacity(foreign.items.len()),
            searches: BTreeMap::new(),
            seeking: 0,
            sought: 0,
            next: 0,
            foreign,
        }
    }

    /// One step more; false when all items are placed.
    pub fn go_on(&mut self) -> bool {
        if self.stand() || self.seek() {
            return true;
        }
        let Some(item) = self.foreign.items.get(self.next).cloned() else { return false };
        let landed = self.landed(&item, self.next);
        self.next += 1;
        let quote = match &landed {
            Landed::Placed(_, spans, _) => self.words(item.text, spans),
            Landed::Waits(..) => said(&item),
        };
        let fate = self.take(&item, landed);
        self.landings.push(Landing {
            quote,
            text: self.texts.title(item.text, &self.foreign),
            claim: Some(self.told(&item)),
            is_suggested: item.suggestion.is_some(),
            place: item.place,
            fate,
        });
        true
    }

    /// How many items have found their place, and how many there are: each is looked at, looked for and taken in.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        ((self.stands.len() + self.sought + self.next) / 3, self.foreign.items.len())
    }

    /// What the file brings, all items placed.
    #[must_use]
    pub fn finish(mut self) -> Arrival {
        // Claims that no passage makes, or that the file has of a later date.
        for index in 0..self.foreign.claims.len() {
            let statement = self.foreign.claims.get(index);
            if statement.is_some_and(|statement| statement.label.is_some()) {
                self.claim(index, None, "");
            }
        }
        for tie in std::mem::take(&mut self.foreign.links) {
            self.link(&tie);
        }
        for index in 0..self.foreign.texts.len() {
            let Some(document) = self.texts.take_new(index) else { continue };
            let docket = self.foreign.texts.get_mut(index).and_then(|text| text.docket.take());
            let docket = docket.map(|docket| Rc::new(Docket { document: document.id, ..docket }));
            let text = self.foreign.texts.get_mut(index);
            let earlier = text.map(|text| std::mem::take(&mut text.earlier)).unwrap_or_default();
            let earlier = earlier.into_iter().map(|own| Rc::new(own.of(document.id)));
            self.additions.earlier.extend(earlier);
            self.additions.documents.push(document);
            self.additions.dockets.extend(docket);
        }
        for (place, orphan) in std::mem::take(&mut self.foreign.orphans) {
            self.orphan(place, orphan);
        }
        // A codebook is its kinds, whether claims have them or not.
        if matches!(self.foreign.format, Format::Refi | Format::RefiCodebook) {
            let names: Vec<String> = self.foreign.kinds.iter().map(|sort| sort.name.clone()).collect();
            names.iter().for_each(|name| drop(self.kind(name)));
        }
        let kinds = self.codebook.kinds.len().saturating_sub(self.dossier.codebook.kinds.len());
        if self.codebook != *self.dossier.codebook {
            self.additions.codebook = Some(Rc::new(self.codebook));
        }
        Arrival {
            name: self.name,
            files: self.foreign.files,
            remark: self.foreign.remark,
            format: self.foreign.format,
            landings: self.landings,
            kinds,
            changed_links: self.odd_links.0,
            other_links: self.odd_links.1,
            additions: Rc::new(self.additions),
        }
    }

    /// Takes an item in, as a passage or as an orphan.
    fn take(&mut self, item: &Item, landed: Landed) -> Fate {
        let (anchor, id) = (self.texts.anchor(item.text), self.name(item));
        if !self.taken.insert(id) {
            if self.has_come(id, &landed) {
                return Fate::Known;
            }
            return Fate::Refused(Problem::Duplicate(id.to_string()));
        }
        let (made, changed) = (self.stamped(&item.made), self.stamped(&item.changed));
        let suggestion = item.suggestion.clone().map(Rc::new);
        match landed {
            Landed::Placed(document, spans, sure) => {
                let words = self.words(item.text, &spans);
                if self.is_known(item, document, &spans) {
                    return Fate::Known;
                }
                let claim = self.claim(item.claim, Some(&words), &anchor);
                let comment = item.comment.clone();
                let passage = Passage { id, claim, document, spans, comment, made, changed, suggestion };
                match self.dossier.passages.get(&id) {
                    Some(known) if same_passage(known, &passage) => return Fate::Known,
                    Some(known) if item.changed.at <= known.changed.at => return Fate::Known,
                    Some(_) => {
                        self.additions.passages.push(Rc::new(passage));
                        return Fate::Updated;
                    }
                    None => self.additions.passages.push(Rc::new(passage)),
                }
                let is_placed = item.extracts.iter().any(|extract| extract.position.is_some());
                match sure {
                    Sure::Kept => Fate::Kept,
                    Sure::Found if is_placed => Fate::Moved,
                    Sure::Found => Fate::Found,
                    Sure::Changed(similarity) => Fate::Adjusted(similarity, self.said_before(item)),
                }
            }
            Landed::Waits(document, why) => {
                if self.dossier.orphans.contains_key(&id) || self.dossier.passages.contains_key(&id) {
                    return Fate::Known;
                }
                let quotes = self.quotes(item);
                let Some(first) = quotes.first() else {
                    return Fate::Refused(Problem::Unmarked);
                };
                let words = first.exact.clone();
                let claim = self.claim(item.claim, Some(&words), &anchor);
                let origin = self.texts.title(item.text, &self.foreign);
                let comment = item.comment.clone();
                self.additions.orphans.push(Rc::new(Orphan {
                    id,
                    claim,
                    document,
                    origin,
                    quotes,
                    comment,
                    made,
                    changed,
                    suggestion,
                }));
                Fate::Waiting(why)
            }
        }
    }

    /// The name of an item.
    fn name(&self, item: &Item) -> PassageId {
        let (anchor, format) = (self.texts.anchor(item.text), self.foreign.format.name());
        let own = item.id.map(PassageId);
        own.unwrap_or_else(|| PassageId(named(&["passage", format, &anchor, &item.key])))
    }

    /// Whether an item that is there twice says the same both times: some tools have two files for it.
    fn has_come(&self, id: PassageId, landed: &Landed) -> bool {
        match landed {
            Landed::Waits(..) => self.additions.orphans.iter().any(|own| own.id == id),
            Landed::Placed(document, spans, _) => {
                let come = self.additions.passages.iter().find(|own| own.id == id);
                let known = come.or_else(|| self.dossier.passages.get(&id));
                known.is_some_and(|own| own.document == *document && own.spans == *spans)
            }
        }
    }

    /// Takes in a passage that had no place when the file was made.
    fn orphan(&mut self, place: FilePlace, orphan: Orphan) {
        let (quote, text) = (orphan.quote(), orphan.origin.clone());
        let is_suggested = orphan.suggestion.is_some();
        let claim =
            self.told.get(&orphan.claim).or_else(|| self.dossier.claims.get(&orphan.claim)).map(Rc::clone);
        let is_known =
            self.dossier.orphans.contains_key(&orphan.id) || self.dossier.passages.contains_key(&orphan.id);
        let has_come = self.additions.orphans.iter().any(|own| own.id == orphan.id);
        let fate = if is_known || has_come {
            Fate::Known
        } else {
            let own = |text: &Text| text.id.is_some() && text.id == orphan.document.map(|id| id.0);
            let own = self.foreign.texts.iter().position(own).and_then(|own| self.texts.document(own));
            let document = own.map(|document| document.id).or(orphan.document);
            self.additions.orphans.push(Rc::new(Orphan { document, ..orphan }));
            Fate::Waiting(if document.is_some() { Why::NotFound } else { Why::NoDocument })
        };
        self.landings.push(Landing { place, quote, text, claim, fate, is_suggested });
    }

    /// The quotes of an item, as far as the file has words for them.
    fn quotes(&mut self, item: &Item) -> Vec<Quote> {
        let mut ground = self.grounds.get_mut(&item.text);
        let mut quote = |extract: &Extract| match &mut ground {
            Some(ground) => ground.quote(extract),
            None => extract.quote.clone().map(|exact| Quote {
                exact,
                prefix: extract.prefix.clone(),
                suffix: extract.suffix.clone(),
            }),
        };
        item.extracts.iter().filter_map(&mut quote).collect()
    }

    /// The words of an item as the file has them.
    fn said_before(&mut self, item: &Item) -> String {
        let quotes = self.quotes(item);
        quotes.iter().map(|quote| quote.exact.trim()).collect::<Vec<_>>().join(" […] ")
    }

    fn words(&self, text: usize, spans: &Spans) -> String {
        let ground = self.grounds.get(&text);
        ground.map(|ground| spans.quote(&ground.document.text)).unwrap_or_default()
    }

    /// Who and when, as the file says; who takes it in, where it does not.
    fn stamped(&self, stamp: &Stamp) -> Stamp {
        let is_said = *stamp != Stamp::default() || self.foreign.codebook.is_some();
        if !is_said { self.stamp.clone() } else { stamp.clone() }
    }
}

/// The words of an item that its file quotes.
fn said(item: &Item) -> String {
    let quotes = item.extracts.iter().filter_map(|extract| extract.quote.as_deref());
    quotes.collect::<Vec<_>>().join(" […] ")
}

/// The codebook with which a file comes in: a dossier in which nothing is yet takes that of the file.
fn codebook(dossier: &Dossier, foreign: &Foreign) -> Codebook {
    match &foreign.codebook {
        Some(theirs) if dossier.is_empty() && *dossier.codebook == super::default_codebook() => {
            theirs.clone()
        }
        Some(theirs) => dossier.codebook.with_additions(theirs),
        None => Codebook::clone(&dossier.codebook),
    }
}

/// Whether both say the same; who said it, and when, is not looked at.
fn same_passage(one: &Passage, other: &Passage) -> bool {
    let bare = |own: &Passage| Passage { made: Stamp::default(), changed: Stamp::default(), ..own.clone() };
    bare(one) == bare(other)
}

/// A name made from words: the same words give the same name (UUIDv8, RFC 9562, of their SHA-256).
#[must_use]
pub fn named(words: &[&str]) -> Uuid {
    let mut digest = Sha256::new();
    for word in words {
        digest.update(u64::try_from(word.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(word.as_bytes());
    }
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest.finalize()).for_each(|(byte, own)| *byte = own);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
#[path = "placing/tests.rs"]
mod tests;
