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
    /// What names the author where no one else does: a reference of the open data, `PA721764`.
    pub author_reference: Option<String>,
    /// When its author's group signalled that it was waiting.
    pub signalled: Option<Date>,
    /// When it was renewed.
    pub renewed: Vec<Date>,
    /// The number of the earlier question that it recalls (`question de rappel`).
    pub recalls: Option<u32>,
    /// The numbers of the later questions that recall it.
    pub recalled_by: Vec<u32>,
    /// How it ended without an answer.
    pub closed: Option<Closing>,
}

/// How a question ended without an answer, and when, if that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// Its author took it back.
    Withdrawn(Option<Date>),
    /// The mandate or the legislature ended.
    Lapsed(Option<Date>),
}

impl Closing {
    /// When it ended, if that is known.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        match self {
            Self::Withdrawn(date) | Self::Lapsed(date) => date,
        }
    }
}

/// What has become of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It was answered.
    Answered,
    /// It was withdrawn.
    Withdrawn,
    /// It lapsed.
    Lapsed,
    /// It waits for an answer, and was signalled.
    Signalled,
    /// It waits for an answer, and was renewed, or recalled by a later question.
    Renewed,
    /// It waits for an answer.
    Waiting,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// What has become of it, as far as its record tells.
    #[must_use]
    pub fn status(&self) -> Status {
        match self.closed {
            _ if self.answered.is_some() => Status::Answered,
            Some(Closing::Withdrawn(_)) => Status::Withdrawn,
            Some(Closing::Lapsed(_)) => Status::Lapsed,
            None if self.signalled.is_some() => Status::Signalled,
            None if !self.renewed.is_empty() || !self.recalled_by.is_empty() => Status::Renewed,
            None => Status::Waiting,
        }
    }

    /// The same, what it lacks taken from `other`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            chamber: self.chamber.or(other.chamber),
            legislature: self.legislature.or(other.legislature),
            number: self.number.or(other.number),
            kind: self.kind.or(other.kind),
            title: self.title.or(other.title),
            author: self.author.or(other.author),
            constituency: self.constituency.or(other.constituency),
            group: self.group.or(other.group),
            heading: self.heading.or(other.heading),
            ministry_asked: self.ministry_asked.or(other.ministry_asked),
            ministry_assigned: self.ministry_assigned.or(other.ministry_assigned),
            asked: self.asked.or(other.asked),
            answered: self.answered.or(other.answered),
            author_reference: self.author_reference.or(other.author_reference),
            signalled: self.signalled.or(other.signalled),
            renewed: if self.renewed.is_empty() { other.renewed } else { self.renewed },
            recalls: self.recalls.or(other.recalls),
            recalled_by: if self.recalled_by.is_empty() { other.recalled_by } else { self.recalled_by },
            closed: self.closed.or(other.closed),
        }
    }

    /// Whether it is one of these chambers', as far as its record tells: another parliament has its own
    /// rules, and prints its questions elsewhere than in the Journal officiel.
    #[must_use]
    pub fn is_of_a_chamber(&self) -> bool {
        self.chamber.is_some() || self.kind.is_some()
    }

    /// Whether what was published there was in the Journal officiel: a page says so as well.
    #[must_use]
    pub fn is_in_the_gazette(&self, place: Publication) -> bool {
        self.is_of_a_chamber() || place.page.is_some()
    }

    /// The short name that lists show: `QE 3331`, or `n° 3331` where the type is not known.
    #[must_use]
    pub fn short_name(&self) -> Option<String> {
        let number = self.number?;
        Some(format!("{}\u{a0}{number}", self.kind.map_or("n°", QuestionKind::abbreviation)))
    }
}
