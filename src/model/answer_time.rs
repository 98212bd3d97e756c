//! How long an answer takes, against the rule of the two months.
//!
//! The rules of both chambers give ministers two months from the publication of a written question. There
//! is no clock here: the day to count to is given.

use jiff::{ToSpan, Unit};

use super::date::Date;
use super::question::{Question, QuestionKind};

/// How many months a minister has to answer a written question.
const MONTHS: i32 = 2;

/// How an answer stands against the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerTime {
    /// The days from the question to the answer, or to the day given where there is none yet.
    pub days: i32,
    /// The last day in time.
    pub due: Date,
    /// How many days after `due`; 0 or less in time.
    pub late: i32,
    /// Whether there is an answer.
    pub answered: bool,
}

impl AnswerTime {
    /// Whether the two months are over.
    #[must_use]
    pub fn is_late(self) -> bool {
        self.late > 0
    }
}

/// How the answer to `question` stands on the day `today`.
///
/// There is none to count for a question that is not written or not known to be one of these chambers, has no day of publication, or was withdrawn
/// or lapsed without an answer.
#[must_use]
pub fn answer_time(question: &Question, today: Date) -> Option<AnswerTime> {
    let asked = question.asked?.date;
    if !question.is_of_a_chamber() || question.kind.is_some_and(|kind| kind != QuestionKind::Written) {
        return None;
    }
    let until = match question.answered {
        Some(answered) => answered.date,
        None if question.closed.is_some() => return None,
        None => today,
    };
    let due = asked.checked_add(MONTHS.months()).ok()?;
    let days = |from: Date, to: Date| Some(from.until((Unit::Day, to)).ok()?.get_days());
    Some(AnswerTime {
        days: days(asked, until)?,
        due,
        late: days(due, until)?,
        answered: question.answered.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::question::{Closing, Publication};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn question(asked: &str, answered: Option<&str>) -> Question {
        let published = |date: &str| Publication { date: day(date), page: None };
        Question {
            kind: Some(QuestionKind::Written),
            asked: Some(published(asked)),
            answered: answered.map(published),
            ..Question::default()
        }
    }

    #[track_caller]
    fn check(asked: &str, answered: Option<&str>, today: &str, expected: (i32, &str, i32)) {
        let time = answer_time(&question(asked, answered), day(today)).unwrap();
        assert_eq!((time.days, time.due, time.late), (expected.0, day(expected.1), expected.2));
        assert_eq!(time.answered, answered.is_some());
        assert_eq!(time.is_late(), expected.2 > 0);
    }

    #[test]
    fn two_months_are_months_and_not_days() {
        check("2025-03-25", Some("2025-06-03"), "2026-01-01", (70, "2025-05-25", 9));
        check("2023-12-12", Some("2024-01-02"), "2026-01-01", (21, "2024-02-12", -41));
        check("2025-01-21", None, "2025-03-21", (59, "2025-03-21", 0));
        check("2025-01-21", None, "2025-03-22", (60, "2025-03-21", 1));
        check("2024-12-31", None, "2025-03-01", (60, "2025-02-28", 1));
        check("2023-12-31", None, "2024-02-29", (60, "2024-02-29", 0));
    }

    #[test]
    fn there_is_nothing_to_count_for_other_questions() {
        let oral = Question { kind: Some(QuestionKind::Oral), ..question("2025-01-21", None) };
        let elsewhere = Question { kind: None, ..question("2025-01-21", None) };
        let lapsed = Question { closed: Some(Closing::Lapsed(None)), ..question("2025-01-21", None) };
        for question in [Question::default(), oral, elsewhere, lapsed] {
            assert_eq!(answer_time(&question, day("2026-01-01")), None);
        }
    }
}
