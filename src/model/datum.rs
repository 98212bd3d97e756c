//! The question data one by one, as texts that can be read and written.

use super::check::Check;
use super::date::Date;
use super::question::{Chamber, Closing, Publication, Question, QuestionKind};

macro_rules! data {
    ($($(#[$doc:meta])* $name:ident)+) => {
        /// One of the question data.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Datum {
            $($(#[$doc])* $name,)+
        }

        impl Datum {
            /// All of them, in the order in which they are shown.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Its name in preferences.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)+
                }
            }
        }
    };
}

data! {
    /// The chamber, by its name in files: `AN`, `Sénat`.
    Chamber
    /// The legislature.
    Legislature
    /// What sort of question, by its abbreviation: `QE`.
    Kind
    /// The number.
    Number
    /// The title.
    Title
    /// Who asks.
    Author
    /// The author's group.
    Group
    /// The author's constituency.
    Constituency
    /// What it is filed under.
    Heading
    /// The ministry asked.
    MinistryAsked
    /// The ministry that has to answer.
    MinistryAssigned
    /// The day of publication.
    Asked
    /// The page of publication.
    AskedPage
    /// The day it was signalled.
    Signalled
    /// The days it was renewed.
    Renewed
    /// The number of the question that it recalls.
    Recalls
    /// The numbers of the questions that recall it.
    RecalledBy
    /// The day of the answer.
    Answered
    /// The page of the answer.
    AnsweredPage
    /// How it ended without an answer: `withdrawn`, `lapsed`.
    Closed
    /// The day it ended so.
    ClosedOn
}

/// The name of a question that was withdrawn.
pub const WITHDRAWN: &str = "withdrawn";
/// The name of a question that lapsed.
pub const LAPSED: &str = "lapsed";
/// What stands between two days or numbers of a list.
const BETWEEN: &str = ", ";

impl Datum {
    /// What its field takes; `None` where it is any text, or chosen from a list.
    #[must_use]
    pub fn check(self) -> Option<Check> {
        match self {
            Self::Legislature => Some(Check::Number { most: u16::MAX as u32 }),
            Self::Number | Self::AskedPage | Self::AnsweredPage | Self::Recalls => {
                Some(Check::Number { most: u32::MAX })
            }
            Self::Asked | Self::Answered | Self::Signalled | Self::ClosedOn => Some(Check::Day),
            Self::Renewed => Some(Check::Days),
            Self::RecalledBy => Some(Check::Numbers { most: u32::MAX }),
            _ => None,
        }
    }

    /// The texts that it is chosen from; none where it is typed.
    #[must_use]
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            Self::Chamber => &["AN", "Sénat"],
            Self::Kind => &["QE", "QO", "QG"],
            Self::Closed => &[WITHDRAWN, LAPSED],
            _ => &[],
        }
    }

    /// Whether it can be said: a page belongs to a day, and an end to a way of ending.
    #[must_use]
    pub fn applies(self, question: &Question) -> bool {
        match self {
            Self::AskedPage => question.asked.is_some(),
            Self::AnsweredPage => question.answered.is_some(),
            Self::ClosedOn => question.closed.is_some(),
            _ => true,
        }
    }

    /// What `question` says of it, in the form in which it is kept; days as in ISO 8601. Empty where it says
    /// nothing.
    #[must_use]
    pub fn read(self, question: &Question) -> String {
        let text = |text: &Option<String>| text.clone();
        let day =
            |publication: Option<Publication>| publication.map(|publication| publication.date.to_string());
        let page = |publication: Option<Publication>| Some(publication?.page?.to_string());
        let value = match self {
            Self::Chamber => question.chamber.map(|chamber| chamber_name(chamber).to_owned()),
            Self::Legislature => question.legislature.map(|number| number.to_string()),
            Self::Kind => question.kind.map(|kind| kind.abbreviation().to_owned()),
            Self::Number => question.number.map(|number| number.to_string()),
            Self::Title => text(&question.title),
            Self::Author => text(&question.author),
            Self::Group => text(&question.group),
            Self::Constituency => text(&question.constituency),
            Self::Heading => text(&question.heading),
            Self::MinistryAsked => text(&question.ministry_asked),
            Self::MinistryAssigned => text(&question.ministry_assigned),
            Self::Asked => day(question.asked),
            Self::AskedPage => page(question.asked),
            Self::Signalled => question.signalled.map(|date| date.to_string()),
            Self::Renewed => {
                let days: Vec<String> = question.renewed.iter().map(Date::to_string).collect();
                Some(days.join(BETWEEN))
            }
            Self::Recalls => question.recalls.map(|number| number.to_string()),
            Self::RecalledBy => {
                let numbers: Vec<String> = question.recalled_by.iter().map(u32::to_string).collect();
                Some(numbers.join(BETWEEN))
            }
            Self::Answered => day(question.answered),
            Self::AnsweredPage => page(question.answered),
            Self::Closed => question.closed.map(|closed| closing_name(closed).to_owned()),
            Self::ClosedOn => question.closed.and_then(Closing::date).map(|date| date.to_string()),
        };
        value.unwrap_or_default()
    }

    /// `question` with another text for it, in the form in which it is kept; an empty one says nothing.
    /// `None` where it cannot be said so.
    ///
    /// A page goes with its day, and a day of ending with the ending.
    #[must_use]
    pub fn write(self, question: &Question, text: &str) -> Option<Question> {
        let mut written = question.clone();
        let words = (!text.trim().is_empty()).then(|| text.to_owned());
        let said = words.as_deref();
        let choices = self.choices();
        if !choices.is_empty() && said.is_some_and(|said| !choices.contains(&said)) {
            return None;
        }
        match self {
            Self::Chamber => {
                let named = |said| match said {
                    "AN" => Chamber::AssembleeNationale,
                    _ => Chamber::Senat,
                };
                written.chamber = said.map(named);
            }
            Self::Legislature => written.legislature = number(said)?,
            Self::Kind => {
                let kinds = [QuestionKind::Written, QuestionKind::Oral, QuestionKind::ToGovernment];
                written.kind = kinds.into_iter().find(|kind| Some(kind.abbreviation()) == said);
            }
            Self::Number => written.number = number(said)?,
            Self::Title => written.title = words,
            Self::Author => written.author = words,
            Self::Group => written.group = words,
            Self::Constituency => written.constituency = words,
            Self::Heading => written.heading = words,
            Self::MinistryAsked => written.ministry_asked = words,
            Self::MinistryAssigned => written.ministry_assigned = words,
            Self::Asked => written.asked = published(day(said)?, question.asked),
            Self::AskedPage => written.asked = paged(question.asked, number(said)?)?,
            Self::Signalled => written.signalled = day(said)?,
            Self::Renewed => {
                let days = said.into_iter().flat_map(|said| said.split(BETWEEN));
                written.renewed = days.map(|day| day.parse().ok()).collect::<Option<_>>()?;
            }
            Self::Recalls => written.recalls = number(said)?,
            Self::RecalledBy => {
                let numbers = said.into_iter().flat_map(|said| said.split(BETWEEN));
                written.recalled_by = numbers.map(|number| number.parse().ok()).collect::<Option<_>>()?;
            }
            Self::Answered => written.answered = published(day(said)?, question.answered),
            Self::AnsweredPage => written.answered = paged(question.answered, number(said)?)?,
            Self::Closed => {
                let date = question.closed.and_then(Closing::date);
                written.closed = said.map(|said| closing(said, date));
            }
            Self::ClosedOn => {
                let name = closing_name(question.closed?);
                written.closed = Some(closing(name, day(said)?));
            }
        }
        Some(written)
    }

    /// Whether it is typed letter by letter.
    #[must_use]
    pub fn is_typed(self) -> bool {
        self.choices().is_empty()
    }

    /// The only one in which two questions differ.
    #[must_use]
    pub fn between(before: &Question, after: &Question) -> Option<Self> {
        let mut differing = Self::ALL.iter().filter(|datum| datum.read(before) != datum.read(after));
        let only = differing.next()?;
        differing.next().is_none().then_some(*only)
    }
}

/// The name of a chamber in files.
#[must_use]
pub fn chamber_name(chamber: Chamber) -> &'static str {
    match chamber {
        Chamber::AssembleeNationale => "AN",
        Chamber::Senat => "Sénat",
    }
}

fn closing_name(closing: Closing) -> &'static str {
    match closing {
        Closing::Withdrawn(_) => WITHDRAWN,
        Closing::Lapsed(_) => LAPSED,
    }
}

fn closing(name: &str, date: Option<Date>) -> Closing {
    if name == WITHDRAWN { Closing::Withdrawn(date) } else { Closing::Lapsed(date) }
}

/// The number that is said, or that none is; `None` when it is no number.
#[expect(clippy::option_option, reason = "nothing said is not the same as nothing understood")]
fn number<N: std::str::FromStr>(said: Option<&str>) -> Option<Option<N>> {
    said.map_or(Some(None), |said| said.parse().ok().map(Some))
}

#[expect(clippy::option_option, reason = "nothing said is not the same as nothing understood")]
fn day(said: Option<&str>) -> Option<Option<Date>> {
    said.map_or(Some(None), |said| said.parse().ok().map(Some))
}

fn published(date: Option<Date>, before: Option<Publication>) -> Option<Publication> {
    Some(Publication { date: date?, page: before.and_then(|before| before.page) })
}

/// The publication with that page; a page without a day cannot be said.
#[expect(clippy::option_option, reason = "nothing said is not the same as nothing understood")]
fn paged(publication: Option<Publication>, page: Option<u32>) -> Option<Option<Publication>> {
    match (publication, page) {
        (Some(publication), page) => Some(Some(Publication { page, ..publication })),
        (None, None) => Some(None),
        (None, Some(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every datum of a question that says all of them can be read, written and taken away.
    #[test]
    fn what_is_written_is_read() {
        let texts = [
            "AN",
            "17",
            "QE",
            "3331",
            "Cloud",
            "M. X",
            "G",
            "Ain",
            "santé",
            "Santé",
            "Économie",
            "2025-01-21",
            "186",
            "2025-03-22",
            "2025-04-01, 2025-05-01",
            "2871",
            "4012, 4700",
            "2025-06-03",
            "9",
            "withdrawn",
            "2025-07-01",
        ];
        let mut question = Question::default();
        for (datum, text) in Datum::ALL.iter().zip(texts) {
            assert!(datum.applies(&question), "{datum:?}");
            let written = datum.write(&question, text).unwrap();
            assert_eq!(Datum::between(&question, &written), Some(*datum));
            question = written;
        }
        assert_eq!(Datum::ALL.len(), texts.len());
        for (datum, text) in Datum::ALL.iter().zip(texts).rev() {
            assert_eq!(datum.read(&question), text);
            question = datum.write(&question, " ").unwrap();
            assert_eq!(datum.read(&question), "");
        }
        assert_eq!(question, Question::default());
    }

    #[test]
    fn what_cannot_be_said_is_refused() {
        let blank = Question::default();
        for (datum, text) in [
            (Datum::Chamber, "Lords"),
            (Datum::Number, "x"),
            (Datum::Legislature, "99999"),
            (Datum::Asked, "21/01/2025"),
            (Datum::AskedPage, "12"),
            (Datum::ClosedOn, "2025-01-21"),
            (Datum::Renewed, "2025-01-21, x"),
            (Datum::Recalls, "1, 2"),
            (Datum::RecalledBy, "12, x"),
        ] {
            assert_eq!(datum.write(&blank, text), None, "{datum:?}");
        }
        assert!(!Datum::AskedPage.applies(&blank) && !Datum::ClosedOn.applies(&blank));
    }

    #[test]
    fn a_page_goes_with_its_day() {
        let published = Publication { date: "2025-01-21".parse().unwrap(), page: Some(186) };
        let question = Question { asked: Some(published), ..Question::default() };
        let moved = Datum::Asked.write(&question, "2025-01-28").unwrap();
        assert_eq!(Datum::AskedPage.read(&moved), "186");
        let cleared = Datum::Asked.write(&question, "").unwrap();
        assert_eq!(cleared, Question::default());
    }
}
