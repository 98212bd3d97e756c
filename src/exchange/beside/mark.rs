//! The places that a file marks, and which passages of ours they are.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::PassageForm;
use crate::exchange::foreign::Extract;
use crate::model::claim::{Suggestion, Value};
use crate::model::codebook::Slug;
use crate::model::file_place::FilePlace;
use crate::model::identity::Stamp;

/// A place that a file marks.
#[derive(Debug, Clone, Default)]
pub struct Mark {
    /// What names it in the file, the same whenever the file is read.
    pub key: String,
    /// Where in the file it stands.
    pub place: FilePlace,
    /// The passage of ours that it says to be.
    pub id: Option<Uuid>,
    /// Its extracts, one at least.
    pub extracts: Vec<Extract>,
    /// What the file calls the kind of its claim; empty when it tells none.
    pub kind: String,
    /// What names its claim in the file, where several marks may have one.
    pub claim: Option<String>,
    /// What its claim says, where the file tells.
    pub label: Option<String>,
    /// What is noted of its claim, where the file tells.
    pub note: Option<String>,
    /// What is said of its claim under attributes.
    pub attributes: BTreeMap<Slug, Value>,
    /// What is noted of it, where the file tells.
    pub comment: Option<String>,
    /// Who made it, and when.
    pub made: Stamp,
    /// Who changed it last, and when.
    pub changed: Stamp,
    /// The program that suggests it.
    pub suggestion: Option<Suggestion>,
}

/// The marks of a text, found by name and by place.
pub struct Known {
    by_name: BTreeMap<Uuid, Vec<usize>>,
    by_place: BTreeMap<(u32, u32), Vec<usize>>,
}

impl Known {
    pub fn new(marks: &[Mark]) -> Self {
        let mut known = Self { by_name: BTreeMap::new(), by_place: BTreeMap::new() };
        for (index, mark) in marks.iter().enumerate() {
            match mark.id {
                Some(id) => known.by_name.entry(id).or_default().push(index),
                None => {
                    for place in mark.extracts.iter().filter_map(|extract| extract.position) {
                        known.by_place.entry(place).or_default().push(index);
                    }
                }
            }
        }
        known
    }

    /// The marks that are `passage`, which none of `homes` has yet.
    pub fn of(
        &self,
        passage: &PassageForm,
        kind: &str,
        marks: &[Mark],
        homes: &[Option<usize>],
    ) -> Vec<usize> {
        if let Some(named) = self.by_name.get(&passage.id) {
            return named.clone();
        }
        let mut found: Vec<usize> = Vec::new();
        for span in &passage.spans {
            let there = self.by_place.get(span).map(Vec::as_slice).unwrap_or_default();
            let is_free = |mark: &&usize| homes.get(**mark) == Some(&None) && !found.contains(mark);
            let is_same = |mark: &&usize| marks.get(**mark).is_some_and(|mark| mark.kind == kind);
            let free = || there.iter().filter(is_free);
            // One mark may hold all extracts of a passage.
            if there.iter().any(|mark| found.contains(mark)) {
                continue;
            }
            found.extend(free().find(is_same).or_else(|| free().next()));
        }
        found
    }
}
