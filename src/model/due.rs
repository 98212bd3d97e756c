//! When what a claim promises is due, and whether that is over on the day that one judges from.

use super::claim::{Claim, Value};
use super::codebook::{Attribute, Codebook, Form};
use super::date::Date;
use super::deadline::{DateOrDuration, Passed, has_passed};
use super::edtf::{Bounds, Edtf};

/// The attribute that durations are counted from.
const FACT_DATE: &str = "fact-date";

/// The day that deadlines are judged from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reference {
    /// The day on which the question was published.
    #[default]
    Published,
    /// The day it is.
    Today,
}

impl Reference {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Published, Self::Today];

    /// Its name among the preferences.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Today => "today",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reference| reference.name() == name)
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Published => Self::Today,
            Self::Today => Self::Published,
        }
    }
}

/// What a date, or a duration from the date of the fact, comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// What is said of it.
    pub given: DateOrDuration,
    /// The days between which it lies; `None` for a duration where the fact has no date.
    pub days: Option<Bounds>,
    /// Whether it is over; `None` where there is no day to judge from.
    pub passed: Option<Passed>,
}

/// What the value of a claim's attribute comes to on the day `reference`; `None` when the attribute takes
/// no durations, or its value is none that can be read.
#[must_use]
pub fn due(
    codebook: &Codebook,
    claim: &Claim,
    attribute: &Attribute,
    reference: Option<Date>,
) -> Option<Due> {
    let Some(Value::One(text)) = claim.attributes.get(&attribute.id) else { return None };
    let given = DateOrDuration::parse(text).ok().filter(|_| attribute.form == Form::DateOrDuration)?;
    let days = given.due(fact_date(codebook, claim).as_ref());
    let passed = days.zip(reference).map(|(days, reference)| has_passed(days, reference));
    Some(Due { given, days, passed })
}

/// The date that durations of a claim are counted from: that of the fact or, in a codebook that has none
/// of that name, the first date.
#[must_use]
pub fn fact_date(codebook: &Codebook, claim: &Claim) -> Option<Edtf> {
    let attribute = codebook
        .attribute(FACT_DATE)
        .or_else(|| codebook.attributes.iter().find(|attribute| attribute.form == Form::Date))?;
    match claim.attributes.get(&attribute.id)? {
        Value::One(text) => Edtf::parse(text).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::identity::{ClaimId, Stamp};
    use uuid::Uuid;

    /// The days of the deadline of a claim, and whether they are over.
    #[track_caller]
    fn check(fact: Option<&str>, deadline: &str, reference: &str, expected: (Option<&str>, Option<Passed>)) {
        let codebook = default_codebook();
        let said = [("fact-date", fact), ("deadline", Some(deadline))];
        let claim = Claim {
            id: ClaimId(Uuid::nil()),
            label: String::new(),
            kind: "promise".into(),
            attributes: said
                .into_iter()
                .filter_map(|(name, text)| Some((name.into(), Value::One(text?.to_owned()))))
                .collect(),
            note: String::new(),
            made: Stamp::default(),
            changed: Stamp::default(),
        };
        let attribute = codebook.attribute("deadline").unwrap();
        let due = due(&codebook, &claim, attribute, reference.parse().ok()).unwrap();
        let last = due.days.and_then(|days| days.latest).map(|day| day.to_string());
        assert_eq!((last.as_deref(), due.passed), expected);
    }

    #[test]
    fn a_duration_is_counted_from_the_date_of_the_fact() {
        check(Some("2020-11"), "P18M", "2025-01-21", (Some("2022-05-30"), Some(Passed::Yes)));
        check(Some("2020-11"), "P18M", "2022-05-10", (Some("2022-05-30"), Some(Passed::Uncertain)));
        check(Some("2020-11"), "P18M", "2021-01-01", (Some("2022-05-30"), Some(Passed::No)));
        check(Some("2020-11"), "P18M", "", (Some("2022-05-30"), None));
    }

    #[test]
    fn without_that_date_there_is_no_deadline() {
        check(None, "P18M", "2025-01-21", (None, None));
        check(Some("hier"), "P18M", "2025-01-21", (None, None));
        check(None, "2022-05", "2025-01-21", (Some("2022-05-31"), Some(Passed::Yes)));
    }
}
