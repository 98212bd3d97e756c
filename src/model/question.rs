//! The data of a parliamentary question.

use super::date::Date;

/// What the record of a question says about it; anything may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// Which chamber it was put in.
    pub chamber: Option<Chamber>,
    /// The legislature, for the Assemblée nationale.
    pub legislature: Option<u16>,
    /// Its number.
    pub number: Option<u32>,
    /// What sort of question it is.
    pub kind: Option<QuestionKind>,
    /// Its title.
    pub title: Option<String>,
    /// Who asks, as written.
    pub author: Option<String>,
    /// The author's constituency.
    pub constituency: Option<String>,
    /// The author's political group.
    pub group: Option<String>,
    /// The heading (`rubrique`) it is filed under.
    pub heading: Option<String>,
    /// The ministry it was put to (`ministère interrogé`).
    pub ministry_asked: Option<String>,
    /// The ministry that has to answer (`ministère attributaire`).
    pub ministry_assigned: Option<String>,
    /// Where the question was published.
    pub asked: Option<Publication>,
    /// Where the answer was published.
    pub answered: Option<Publication>,
}

/// A chamber of parliament.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chamber {
    /// The Assemblée nationale.
    AssembleeNationale,
    /// The Sénat.
    Senat,
}

/// What sort of question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionKind {
    /// A written question (QE).
    Written,
    /// An oral question, with or without debate (QO).
    Oral,
    /// A question to the Government (QG).
    ToGovernment,
}

impl QuestionKind {
    /// The usual abbreviation: `QE`.
    #[must_use]
    pub fn abbreviation(self) -> &'static str {
        match self {
            Self::Written => "QE",
            Self::Oral => "QO",
            Self::ToGovernment => "QG",
        }
    }
}

/// A place in the Journal officiel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Publication {
    /// The day of the issue.
    pub date: Date,
    /// The page, when it is given.
    pub page: Option<u32>,
}

impl Question {
    /// The short name that lists show: `QE 3331`.
    #[must_use]
    pub fn short_name(&self) -> Option<String> {
        Some(format!("{}\u{a0}{}", self.kind?.abbreviation(), self.number?))
    }
}
