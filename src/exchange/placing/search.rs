//! What no position tells is found all together, text by text, by the engine that finds passages again.
//!
//! Where the file has its own text and our words are others, both are aligned; else quotes are looked for, with
//! what is known of all others, so that the order is kept in which they stood.

use super::ground::Ground;
use crate::anchor::{Doubt, Fate, Finding, Found, Quoted, Quotes, Similarity};
use crate::model::arrival::Why;
use crate::model::orphan::Quote;
use crate::model::span::{Span, Spans};

/// An extract that has its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Where it stands in the document.
    pub span: Span,
    /// Whether that is where the file says.
    pub kept: bool,
    /// How alike its words are to those of the file, where they are others.
    pub changed: Option<Similarity>,
}

/// What of a text is looked for.
#[derive(Default)]
pub struct Search {
    quoted: Vec<Vec<Quoted>>,
    known: Vec<(u64, Span)>,
    aligned: Vec<Spans>,
    finding: Option<Finding>,
    quotes: Option<Quotes>,
    by_quote: Vec<Result<Vec<Placed>, Why>>,
    by_text: Vec<Result<Vec<Placed>, Why>>,
}

/// Which of the passages that are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// By its quotes.
    Quoted(usize),
    /// By both texts.
    Aligned(usize),
}

impl Search {
    /// An extract stands there that began at `place` in the text of the file.
    pub fn know(&mut self, place: Option<u64>, span: Span) {
        self.known.extend(place.map(|place| (place, span)));
    }

    /// Looks for a passage of these quotes too.
    pub fn quote(&mut self, quotes: Vec<Quoted>) -> Asked {
        self.quoted.push(quotes);
        Asked::Quoted(self.quoted.len() - 1)
    }

    /// Looks for a passage of the text of the file too.
    pub fn align(&mut self, spans: Spans) -> Asked {
        self.aligned.push(spans);
        Asked::Aligned(self.aligned.len() - 1)
    }

    /// One step; how many more passages are looked for by it, nothing once all are.
    pub fn go_on(&mut self, ground: &Ground) -> Option<usize> {
        let text = ground.document.text.as_str();
        if !self.aligned.is_empty() && self.finding.is_none() {
            let spans = std::mem::take(&mut self.aligned);
            self.finding = Some(Finding::begin(ground.other_words().unwrap_or_default(), text, spans));
            return Some(0);
        }
        if let Some(mut finding) = self.finding.take() {
            if finding.go_on() {
                self.finding = Some(finding);
                return Some(1);
            }
            self.by_text = finding.finish().iter().map(|found| placed(found, &[])).collect();
            return Some(0);
        }
        if !self.quoted.is_empty() && self.quotes.is_none() {
            let mut quotes = Quotes::begin(text, std::mem::take(&mut self.quoted));
            self.known.iter().for_each(|(place, span)| quotes.know(*place, *span));
            self.quotes = Some(quotes);
            return Some(0);
        }
        let mut quotes = self.quotes.take()?;
        if quotes.make_ready() {
            self.quotes = Some(quotes);
            return Some(0);
        }
        if quotes.go_on() {
            self.quotes = Some(quotes);
            return Some(1);
        }
        let (_, of) = quotes.progress();
        let counts: Vec<Vec<usize>> = (0..of).map(|index| quotes.same(index)).collect();
        self.by_quote = quotes.finish().iter().zip(&counts).map(|(found, own)| placed(found, own)).collect();
        Some(0)
    }

    /// Where the extracts of a passage stand; why it must wait, where that is not certain.
    pub fn found(&self, asked: Asked) -> Result<&[Placed], Why> {
        let own = match asked {
            Asked::Quoted(index) => self.by_quote.get(index),
            Asked::Aligned(index) => self.by_text.get(index),
        };
        own.ok_or(Why::NotFound)?.as_deref().map_err(|why| *why)
    }
}

/// A quote with where it began in its own text.
pub fn quoted(Quote { exact, prefix, suffix }: Quote, place: Option<u64>) -> Quoted {
    Quoted { exact, prefix, suffix, place }
}

/// Where the spans of a passage are, if that may be taken without a look; `same` says in how many places the same
/// words stand.
pub fn placed(found: &Found, same: &[usize]) -> Result<Vec<Placed>, Why> {
    let placed = found.fates.iter().enumerate().map(|(index, fate)| {
        let changed = match fate {
            Fate::Adjusted(_, similarity) => Some(*similarity),
            _ => None,
        };
        match fate.placed() {
            Some(span) => Ok(Placed { span, kept: false, changed }),
            None => Err(why(fate, same.get(index).copied().unwrap_or(0))),
        }
    });
    let placed: Vec<Placed> = placed.collect::<Result<_, _>>()?;
    // Files give the extracts of a passage in any order: what says the same is none the less itself.
    let is_itself = found.placed().is_some() || placed.iter().all(|own| own.changed.is_none());
    if is_itself { Ok(placed) } else { Err(Why::Changed) }
}

/// Why a span must be looked at.
pub fn why(fate: &Fate, same: usize) -> Why {
    match fate {
        Fate::Review(Doubt::Several | Doubt::Elsewhere, _) if same > 1 => Why::Several(same),
        Fate::Review(Doubt::Several, candidates) => Why::Likely(candidates.len()),
        Fate::Review(Doubt::Rewritten, _) => Why::Changed,
        Fate::Review(Doubt::Elsewhere, _) => Why::Elsewhere,
        Fate::Review(Doubt::Split, _) => Why::Split,
        Fate::Orphan | Fate::Exact(_) | Fate::Moved(_) | Fate::Adjusted(..) => Why::NotFound,
    }
}
