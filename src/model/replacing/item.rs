//! One passage of a text of which a newer copy is there.

use std::rc::Rc;

use crate::anchor::{Candidate, Doubt, Fate, Found, Similarity, State};
use crate::model::claim::Passage;
use crate::model::span::{Span, Spans};

/// So many places are put before the analyst for one passage.
const MOST: usize = 5;

/// A passage, and what is known and decided of its place in the newer copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The passage.
    pub passage: Rc<Passage>,
    /// Its words in the text that is in the dossier.
    pub spans: Spans,
    /// How sure its place is.
    pub state: State,
    /// Why it must be looked at.
    pub why: Option<Why>,
    /// Where it may be, the likeliest first.
    pub proposals: Vec<Proposal>,
    /// What is decided.
    pub decision: Decision,
}

/// A place where a passage may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The words.
    pub spans: Spans,
    /// How alike they are to what they were.
    pub similarity: Similarity,
}

/// What is decided of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Nothing yet.
    Open,
    /// It is there.
    Placed(Spans),
    /// It waits for a place.
    Waits,
}

/// Why a passage must be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It stood here; its words are largely others now.
    Rewritten,
    /// Its words are likely these, elsewhere.
    Elsewhere,
    /// It may be one of several places.
    Several,
    /// Its words are in several places now, or in another order.
    Split,
    /// Some of its extracts are gone.
    Partly,
}

impl Item {
    /// What was found of a passage; what is sure is decided.
    #[must_use]
    pub fn new(passage: Rc<Passage>, found: &Found) -> Self {
        let state = found.state();
        let placed = found.placed();
        let proposals = match &placed {
            Some(spans) => vec![Proposal { spans: spans.clone(), similarity: similarity(found) }],
            None => proposals(&found.fates),
        };
        let decision = match (placed, state) {
            (Some(spans), _) => Decision::Placed(spans),
            (None, State::Orphan) => Decision::Waits,
            (None, _) => Decision::Open,
        };
        let why = (decision == Decision::Open).then(|| why(&found.fates));
        let spans = passage.spans.clone();
        Self { passage, spans, state, why, proposals, decision }
    }

    /// Where it will be.
    #[must_use]
    pub fn place(&self) -> Option<&Spans> {
        match &self.decision {
            Decision::Placed(spans) => Some(spans),
            Decision::Open | Decision::Waits => None,
        }
    }

    /// Where it is shown: where it will be, else where it may be.
    #[must_use]
    pub fn shown(&self) -> Option<&Spans> {
        match &self.decision {
            Decision::Placed(spans) => Some(spans),
            Decision::Open => self.proposals.first().map(|own| &own.spans),
            Decision::Waits => None,
        }
    }

    /// Which of its proposals was chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        let place = self.place()?;
        self.proposals.iter().position(|own| own.spans == *place)
    }
}

fn similarity(found: &Found) -> Similarity {
    let alike = |fate: &Fate| match fate {
        Fate::Adjusted(_, similarity) => *similarity,
        _ => Similarity(100),
    };
    found.fates.iter().map(alike).min().unwrap_or(Similarity(100))
}

fn why(fates: &[Fate]) -> Why {
    let doubt = fates.iter().find_map(|fate| match fate {
        Fate::Review(doubt, _) => Some(*doubt),
        _ => None,
    });
    match doubt {
        Some(Doubt::Rewritten) => Why::Rewritten,
        Some(Doubt::Elsewhere) => Why::Elsewhere,
        Some(Doubt::Several) => Why::Several,
        Some(Doubt::Split) => Why::Split,
        None if fates.contains(&Fate::Orphan) => Why::Partly,
        None => Why::Split,
    }
}

/// Where all extracts of a passage may be: each in its likeliest place, then in turn each in the others it has.
fn proposals(fates: &[Fate]) -> Vec<Proposal> {
    let options: Vec<Vec<Candidate>> = fates.iter().map(options).filter(|own| !own.is_empty()).collect();
    let first: Vec<Candidate> = options.iter().filter_map(|own| own.first().copied()).collect();
    let mut chosen: Vec<Vec<Candidate>> = vec![first.clone()];
    for (index, own) in options.iter().enumerate() {
        for other in own.iter().skip(1) {
            let with = first.iter().enumerate().map(|(at, own)| if at == index { *other } else { *own });
            chosen.push(with.collect());
        }
    }
    let mut proposals: Vec<Proposal> = Vec::new();
    for candidates in chosen {
        let similarity = candidates.iter().map(|own| own.similarity).min();
        let spans: Vec<Span> = candidates.iter().map(|own| own.span).collect();
        if let (Some(spans), Some(similarity)) = (Spans::new(spans), similarity)
            && !proposals.iter().any(|own| own.spans == spans)
        {
            proposals.push(Proposal { spans, similarity });
        }
    }
    proposals.truncate(MOST);
    proposals
}

fn options(fate: &Fate) -> Vec<Candidate> {
    match fate {
        Fate::Exact(span) | Fate::Moved(span) => vec![Candidate { span: *span, similarity: Similarity(100) }],
        Fate::Adjusted(span, similarity) => vec![Candidate { span: *span, similarity: *similarity }],
        Fate::Review(_, candidates) => candidates.clone(),
        Fate::Orphan => Vec::new(),
    }
}
