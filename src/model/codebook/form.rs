//! What the values of an attribute are.

use crate::model::claim::Value;

/// What the values of an attribute are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// One of the values offered.
    Choice,
    /// Several of them.
    Choices,
    /// A text.
    #[default]
    Text,
    /// Several texts.
    Texts,
    /// A date, as exact as it is known (EDTF).
    Date,
    /// A date, or a time counted from another (`P18M`).
    DateOrDuration,
    /// What was found that bears on the claim.
    Evidence,
}

impl Form {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Choice,
        Self::Choices,
        Self::Text,
        Self::Texts,
        Self::Date,
        Self::DateOrDuration,
        Self::Evidence,
    ];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Choices => "choices",
            Self::Text => "text",
            Self::Texts => "texts",
            Self::Date => "date",
            Self::DateOrDuration => "date-or-duration",
            Self::Evidence => "evidence",
        }
    }

    /// The form of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }

    /// Whether its values are chosen among those that the codebook offers, not typed.
    #[must_use]
    pub fn is_chosen(self) -> bool {
        matches!(self, Self::Choice | Self::Choices)
    }

    /// Whether `value` is of this form. A choice that the codebook does not offer is one none the less:
    /// the codebook may have changed since.
    #[must_use]
    pub fn admits(self, value: &Value) -> bool {
        match self {
            Self::Choice | Self::Text | Self::Date | Self::DateOrDuration => matches!(value, Value::One(_)),
            Self::Choices | Self::Texts => matches!(value, Value::Many(_)),
            Self::Evidence => matches!(value, Value::Evidence(_)),
        }
    }

    /// `value` in this form where that loses nothing, and as it is where it would.
    #[must_use]
    pub fn adapt(self, value: Value) -> Value {
        match value {
            Value::One(text) if matches!(self, Self::Choices | Self::Texts) => Value::Many(vec![text]),
            Value::Many(mut texts) if self.admits(&Value::One(String::new())) && texts.len() == 1 => {
                Value::One(texts.pop().unwrap_or_default())
            }
            value => value,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(form: Form, value: Value, expected: &Value) {
        assert_eq!(&form.adapt(value), expected);
    }

    #[test]
    fn a_value_takes_another_form_only_where_nothing_is_lost() {
        let one = || Value::One("a".to_owned());
        let many = |count| Value::Many(vec!["a".to_owned(); count]);
        check(Form::Texts, one(), &many(1));
        check(Form::Choice, many(1), &one());
        check(Form::Choice, many(2), &many(2));
        check(Form::Evidence, one(), &one());
        check(Form::Text, Value::Evidence(Vec::new()), &Value::Evidence(Vec::new()));
    }
}
