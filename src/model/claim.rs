//! Claims, the passages that make them, and the links between them.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::codebook::Slug;
use super::evidence::Evidence;
use super::identity::{ClaimId, DocumentId, LinkId, PassageId, Stamp};
use super::span::Spans;

/// A statement under scrutiny. It belongs to the dossier, not to one place in one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its name.
    pub id: ClaimId,
    /// A few words: `No tender in 2019`.
    pub label: String,
    /// What sort of statement it is, by the codebook.
    pub kind: Slug,
    /// What was said of it, by attribute.
    pub attributes: BTreeMap<Slug, Value>,
    /// What the analyst notes of the claim itself.
    pub note: String,
    /// Who made it, and when.
    pub made: Stamp,
    /// Who changed it last, and when.
    pub changed: Stamp,
}

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// One text, date or choice.
    One(String),
    /// Several texts or choices.
    Many(Vec<String>),
    /// What was found that bears on the claim.
    Evidence(Vec<Evidence>),
}

impl Value {
    /// Whether it says nothing, as if it were not there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::One(text) => text.is_empty(),
            Self::Many(texts) => texts.iter().all(String::is_empty),
            Self::Evidence(pieces) => pieces.is_empty(),
        }
    }

    /// Both lists as one, nothing in it twice; `None` for values that are no lists of one sort.
    #[must_use]
    pub fn unite(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Many(first), Self::Many(then)) => Some(Self::Many(union(first, then))),
            (Self::Evidence(first), Self::Evidence(then)) => Some(Self::Evidence(union(first, then))),
            _ => None,
        }
    }
}

fn union<T: Clone + PartialEq>(first: &[T], then: &[T]) -> Vec<T> {
    let mut united = first.to_vec();
    for item in then {
        if !united.contains(item) {
            united.push(item.clone());
        }
    }
    united
}

/// A place where a document makes a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its name.
    pub id: PassageId,
    /// The claim it makes.
    pub claim: ClaimId,
    /// The document it stands in.
    pub document: DocumentId,
    /// Its words.
    pub spans: Spans,
    /// What the analyst notes of this place.
    pub comment: String,
    /// Who made it, and when.
    pub made: Stamp,
    /// Who changed it last, and when.
    pub changed: Stamp,
    /// The program that suggests it, until a person says so too.
    pub suggestion: Option<Rc<Suggestion>>,
}

/// That a program suggests something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// Which one; empty when it is not told.
    pub by: String,
    /// How sure it is, in its own words or numbers; empty when it is not told.
    pub score: String,
}

impl Passage {
    /// Its place among the passages of its document: earlier start first, then the longer, then the name.
    #[must_use]
    pub fn order(&self) -> (u32, Reverse<u32>, PassageId) {
        let hull = self.spans.hull();
        (hull.start(), Reverse(hull.end()), self.id)
    }
}

/// A typed relation from a claim to a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its name.
    pub id: LinkId,
    /// What relation, by the codebook.
    pub kind: Slug,
    /// From which claim.
    pub from: ClaimId,
    /// To which claim.
    pub to: ClaimId,
    /// Who made it, and when.
    pub made: Stamp,
    /// Who changed it last, and when.
    pub changed: Stamp,
}

/// The longest label proposed for a selection, in code points: two lines of a note.
const SUGGESTION_LENGTH: usize = 60;

/// A label for the words of a selection: their beginning, cut between words, with a capital.
#[must_use]
pub fn suggest_label(words: &str) -> String {
    let mut label = String::new();
    for word in words.split_whitespace() {
        if !label.is_empty() && label.chars().count() + word.chars().count() >= SUGGESTION_LENGTH {
            label.push('…');
            break;
        }
        if !label.is_empty() {
            label.push(' ');
        }
        label.extend(word.chars().take(SUGGESTION_LENGTH));
    }
    let mut characters = label.chars();
    let Some(first) = characters.next() else { return label };
    first.to_uppercase().chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: &str) {
        assert_eq!(suggest_label(words), expected);
    }

    #[test]
    fn lists_unite_and_other_values_do_not() {
        let many = |texts: &[&str]| Value::Many(texts.iter().map(|&text| text.to_owned()).collect());
        assert_eq!(many(&["a", "b"]).unite(&many(&["b", "c"])), Some(many(&["a", "b", "c"])));
        assert_eq!(Value::One("a".to_owned()).unite(&many(&["a"])), None);
        assert_eq!(Value::Evidence(Vec::new()).unite(&many(&["a"])), None);
    }

    #[test]
    fn a_label_is_the_beginning_of_the_words() {
        check("aucun appel d'offres n'avait été lancé", "Aucun appel d'offres n'avait été lancé");
        check("état\n des\u{a0}lieux", "État des lieux");
        check("", "");
        check(
            "promettre une solution technique nouvelle, privilégiant des acteurs européens",
            "Promettre une solution technique nouvelle, privilégiant des…",
        );
        check(&"a".repeat(90), &format!("A{}", "a".repeat(59)));
    }
}
