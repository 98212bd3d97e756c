//! What a format cannot hold, and how many records that touches.

use std::collections::BTreeMap;

use crate::model::codebook::{Codebook, Part, differences};
use crate::model::document::{Block, BlockKind};
use crate::model::dossier::Dossier;
use crate::model::question::Question;

/// Something that does not come back from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Loss {
    /// Passages that overlap another: of those that do, only the one that begins first is written, then the
    /// longer one.
    Overlaps,
    /// Passages of several extracts: each extract leaves as a passage of its own.
    Gaps,
    /// Passages that wait for a place are not written.
    Orphans,
    /// Earlier copies of texts are not written.
    Earlier,
    /// Passages whose ends stand inside a word: they are widened to whole words.
    Boundaries,
    /// Where in the text a passage stands: only its words are written.
    Places,
    /// Claims made by several passages: each passage leaves with a claim of its own.
    SharedClaims,
    /// Claims that no passage makes are not written.
    BareClaims,
    /// Claims without a verdict are not written.
    Unjudged,
    /// What claims are called: only their kinds are written.
    Labels,
    /// What is said of claims under attributes.
    Attributes,
    /// Notes of claims.
    Notes,
    /// Comments of passages.
    Comments,
    /// Links between claims.
    Links,
    /// Who made claims and passages, and when.
    Stamps,
    /// The codebook, as far as it is not the one that every dossier begins with.
    Codebook,
    /// The attributes and types of link of the codebook, its kinds being written.
    CodebookRest,
    /// The question data of documents.
    Data,
    /// What is done, and where the movements of questions begin.
    Work,
    /// Headings, lists, tables and emphasis of documents, and the files that they came from.
    Layout,
    /// Documents without a passage are not written.
    Unmarked,
    /// Passages that a program suggests are not written, so that no one takes them for work.
    Suggestions,
    /// Claims that only suggestions make are not written either.
    SuggestedClaims,
    /// Passages that a program suggests look there as if someone had marked them; they come back as suggestions.
    UntoldSuggestions,
    /// Claims and passages are not written: only the codebook is.
    Annotations,
    /// The texts of documents: only what is quoted of them leaves.
    Texts,
}

impl Loss {
    /// How many records of `dossier` it touches; `usual` is the codebook that dossiers begin with.
    fn count(self, dossier: &Dossier, usual: &Codebook) -> usize {
        let passages = || dossier.passages.values();
        let claims = || dossier.claims.values();
        match self {
            // Only writing shows them.
            Self::Overlaps | Self::Boundaries | Self::Unjudged => 0,
            Self::Orphans => dossier.orphans.len(),
            Self::Earlier => dossier.earlier.len(),
            Self::Gaps => passages().filter(|passage| passage.spans.count() > 1).count(),
            Self::Places => passages().count(),
            Self::SharedClaims => claims().filter(|claim| dossier.passages.count_of(claim.id) > 1).count(),
            Self::BareClaims => claims().filter(|claim| dossier.passages.count_of(claim.id) == 0).count(),
            Self::Labels => claims().count(),
            Self::Attributes => claims().filter(|claim| !claim.attributes.is_empty()).count(),
            Self::Notes => claims().filter(|claim| !claim.note.is_empty()).count(),
            Self::Comments => passages().filter(|passage| !passage.comment.is_empty()).count(),
            Self::Links => dossier.links.len(),
            Self::Stamps => claims().count() + passages().count(),
            Self::Codebook => differences(usual, &dossier.codebook).len(),
            Self::CodebookRest => {
                let differences = differences(usual, &dossier.codebook);
                differences.iter().filter(|own| own.part != Part::Kind).count()
            }
            Self::Data => {
                let has_data = |question: &Question| *question != Question::default();
                let documents = dossier.documents.values();
                documents.filter(|document| has_data(dossier.question_of(document))).count()
            }
            Self::Work => {
                let dockets = dossier.dockets.values();
                dockets.filter(|docket| docket.done || docket.movements.is_some()).count()
            }
            Self::Layout => {
                let documents = dossier.documents.values();
                documents.filter(|document| document.blocks.iter().any(has_layout)).count()
            }
            Self::Texts => dossier.documents.len(),
            Self::Unmarked => {
                let documents = dossier.documents.keys();
                documents.filter(|id| dossier.passages.count_in(**id) == 0).count()
            }
            Self::Suggestions | Self::UntoldSuggestions => dossier.passages.suggested(),
            Self::SuggestedClaims => dossier.suggested_claims().len(),
            Self::Annotations => claims().count() + passages().count() + dossier.orphans.len(),
        }
    }
}

/// What is lost, with the number of records that each touches; never with none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Losses(BTreeMap<Loss, usize>);

impl Losses {
    /// How much of `dossier` the losses of a format touch; `usual` is the codebook that dossiers begin with,
    /// which is there when they come back.
    #[must_use]
    pub fn of(dossier: &Dossier, losses: &[Loss], usual: &Codebook) -> Self {
        let mut counted = Self::default();
        losses.iter().for_each(|&loss| counted.add(loss, loss.count(dossier, usual)));
        counted
    }

    /// Counts `times` more records that `loss` touches.
    pub fn add(&mut self, loss: Loss, times: usize) {
        if times > 0 {
            *self.0.entry(loss).or_default() += times;
        }
    }

    /// Adds those that were counted elsewhere.
    pub fn join(&mut self, other: &Self) {
        other.0.iter().for_each(|(&loss, &times)| self.add(loss, times));
    }

    /// How many records `loss` touches.
    #[must_use]
    pub fn count(&self, loss: Loss) -> usize {
        self.0.get(&loss).copied().unwrap_or_default()
    }

    /// Whether nothing is lost.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each, with the number of records.
    pub fn iter(&self) -> impl Iterator<Item = (Loss, usize)> + '_ {
        self.0.iter().map(|(&loss, &times)| (loss, times))
    }
}

fn has_layout(block: &Block) -> bool {
    block.quoted > 0
        || block.kind != BlockKind::Paragraph
        || block.runs.iter().any(|run| run.style != Default::default() || run.link.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::codebook::{Bilingual, Form};
    use crate::model::edit::fixture::dossier;
    use std::rc::Rc;

    #[test]
    fn of_a_codebook_only_what_is_not_there_anyway_is_lost() {
        let usual = default_codebook();
        let mut dossier = dossier("[1a:no tender]");
        dossier.codebook = Rc::new(usual.clone());
        let lost = |dossier: &Dossier| {
            let losses = Losses::of(dossier, &[Loss::Codebook, Loss::CodebookRest], &usual);
            (losses.count(Loss::Codebook), losses.count(Loss::CodebookRest))
        };
        assert_eq!(lost(&dossier), (0, 0));
        let label = Bilingual { fr: "Ton".to_owned(), en: "Tone".to_owned() };
        let (mut more, _) = usual.add_attribute(&label, Form::Text).unwrap();
        more.kinds.pop();
        dossier.codebook = Rc::new(more);
        assert_eq!(lost(&dossier), (2, 1));
    }
}
