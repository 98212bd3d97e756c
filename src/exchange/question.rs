//! The question data, as files hold them.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

use super::error::{Error, Problem};
#[cfg(test)]
use super::schema;
use crate::model::date::Date;
use crate::model::question::{Chamber, Closing, Publication, Question, QuestionKind};

/// The question data, as far as known.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "question"))]
pub struct QuestionForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    chamber: Option<ChamberForm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legislature: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    /// Written, oral, or to the Government.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<KindForm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    constituency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ministry_asked: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ministry_assigned: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<PublicationForm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answered: Option<PublicationForm>,
    /// What names the author in the open data, where a name is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    author_reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<schema::Date>"))]
    signalled: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<schema::Date>", length(min = 1)))]
    renewed: Vec<String>,
    /// The number of the earlier question that it recalls.
    #[serde(skip_serializing_if = "Option::is_none")]
    recalls: Option<u32>,
    /// The numbers of the later questions that recall it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(length(min = 1)))]
    recalled_by: Vec<u32>,
    /// How the question ended without an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    closed: Option<ClosingForm>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "closing"))]
struct ClosingForm {
    how: HowForm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<schema::Date>"))]
    date: Option<String>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "how"))]
enum HowForm {
    Withdrawn,
    Lapsed,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "chamber"))]
enum ChamberForm {
    #[serde(rename = "AN")]
    AssembleeNationale,
    #[serde(rename = "Sénat")]
    Senat,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "type"))]
enum KindForm {
    #[serde(rename = "QE")]
    Written,
    #[serde(rename = "QO")]
    Oral,
    #[serde(rename = "QG")]
    ToGovernment,
}

/// A place in the Journal officiel.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "publication"))]
struct PublicationForm {
    #[cfg_attr(test, schemars(with = "schema::Date"))]
    date: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
}

impl From<&Question> for QuestionForm {
    fn from(question: &Question) -> Self {
        let publication = |publication: Publication| PublicationForm {
            date: publication.date.to_string(),
            page: publication.page,
        };
        let Question {
            chamber, legislature, number, kind, title, author, constituency, group, heading, ..
        } = question.clone();
        Self {
            chamber: chamber.map(|chamber| match chamber {
                Chamber::AssembleeNationale => ChamberForm::AssembleeNationale,
                Chamber::Senat => ChamberForm::Senat,
            }),
            legislature,
            number,
            kind: kind.map(|kind| match kind {
                QuestionKind::Written => KindForm::Written,
                QuestionKind::Oral => KindForm::Oral,
                QuestionKind::ToGovernment => KindForm::ToGovernment,
            }),
            title,
            author,
            constituency,
            group,
            heading,
            ministry_asked: question.ministry_asked.clone(),
            ministry_assigned: question.ministry_assigned.clone(),
            asked: question.asked.map(publication),
            answered: question.answered.map(publication),
            author_reference: question.author_reference.clone(),
            signalled: question.signalled.map(|date| date.to_string()),
            renewed: question.renewed.iter().map(ToString::to_string).collect(),
            recalls: question.recalls,
            recalled_by: question.recalled_by.clone(),
            closed: question.closed.map(|closing| {
                let (how, date) = match closing {
                    Closing::Withdrawn(date) => (HowForm::Withdrawn, date),
                    Closing::Lapsed(date) => (HowForm::Lapsed, date),
                };
                ClosingForm { how, date: date.map(|date| date.to_string()) }
            }),
        }
    }
}

impl QuestionForm {
    pub fn read(self, place: &dyn Display) -> Result<Question, Error> {
        let publication = |form: Option<PublicationForm>, field: &str| match form {
            None => Ok(None),
            Some(form) => match form.date.parse() {
                Ok(date) => Ok(Some(Publication { date, page: form.page })),
                Err(_) => Err(Error::new(format!("{place}.{field}.date"), Problem::Name(form.date))),
            },
        };
        let date = |date: String, field: &str| {
            date.parse::<Date>().map_err(|_| Error::new(format!("{place}.{field}"), Problem::Name(date)))
        };
        let closing = |form: ClosingForm| {
            let date = form.date.map(|day| date(day, "closed.date")).transpose()?;
            Ok(match form.how {
                HowForm::Withdrawn => Closing::Withdrawn(date),
                HowForm::Lapsed => Closing::Lapsed(date),
            })
        };
        Ok(Question {
            chamber: self.chamber.map(|chamber| match chamber {
                ChamberForm::AssembleeNationale => Chamber::AssembleeNationale,
                ChamberForm::Senat => Chamber::Senat,
            }),
            legislature: self.legislature,
            number: self.number,
            kind: self.kind.map(|kind| match kind {
                KindForm::Written => QuestionKind::Written,
                KindForm::Oral => QuestionKind::Oral,
                KindForm::ToGovernment => QuestionKind::ToGovernment,
            }),
            title: self.title,
            author: self.author,
            constituency: self.constituency,
            group: self.group,
            heading: self.heading,
            ministry_asked: self.ministry_asked,
            ministry_assigned: self.ministry_assigned,
            asked: publication(self.asked, "asked")?,
            answered: publication(self.answered, "answered")?,
            author_reference: self.author_reference,
            signalled: self.signalled.map(|day| date(day, "signalled")).transpose()?,
            renewed: self.renewed.into_iter().map(|day| date(day, "renewed")).collect::<Result<_, _>>()?,
            recalls: self.recalls,
            recalled_by: self.recalled_by,
            closed: self.closed.map(closing).transpose()?,
        })
    }
}
