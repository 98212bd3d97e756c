//! How a source was read, as files hold it. What is left out is what most sources are: a file of its own,
//! in UTF-8, read as its format says.

use serde::{Deserialize, Serialize};

use super::error::{Error, Problem};
use crate::model::source::{Column, Encoding, Reading, Role, Source, Wrapped};

/// What it takes, beside the text and its format, to read a source again.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReadingForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<WrappedForm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delimiter: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    columns: Option<Vec<ColumnForm>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WrappedForm {
    Joined,
    AsIs,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnForm {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    role: Option<String>,
}

impl ReadingForm {
    /// The form of a source's reading; none where there is nothing to say.
    pub fn of(Source { encoding, start, reading, .. }: &Source) -> Option<Self> {
        let column = |column: &Column| ColumnForm {
            name: column.name.clone(),
            role: column.role.map(|role| role.name().to_owned()),
        };
        let form = Self {
            encoding: (*encoding != Encoding::Utf8).then(|| encoding.name().to_owned()),
            start: (*start > 0).then_some(*start),
            lines: reading.wrapped.map(|wrapped| match wrapped {
                Wrapped::Joined => WrappedForm::Joined,
                Wrapped::AsIs => WrappedForm::AsIs,
            }),
            delimiter: reading.delimiter,
            columns: reading.columns.as_ref().map(|columns| columns.iter().map(column).collect()),
        };
        (form != Self::default()).then_some(form)
    }

    pub fn read(self, place: &str) -> Result<(Encoding, u32, Reading), Error> {
        let name =
            |field: &str, name: &str| Error::new(format!("{place}.{field}"), Problem::Name(name.to_owned()));
        let encoding =
            self.encoding.as_deref().map(|own| Encoding::named(own).ok_or_else(|| name("encoding", own)));
        let column = |form: ColumnForm| {
            let role = form.role.as_deref().map(|own| Role::named(own).ok_or_else(|| name("columns", own)));
            Ok(Column { role: role.transpose()?, name: form.name })
        };
        let columns =
            self.columns.map(|columns| columns.into_iter().map(column).collect::<Result<_, Error>>());
        let wrapped = self.lines.map(|lines| match lines {
            WrappedForm::Joined => Wrapped::Joined,
            WrappedForm::AsIs => Wrapped::AsIs,
        });
        let reading = Reading { wrapped, columns: columns.transpose()?, delimiter: self.delimiter };
        Ok((encoding.transpose()?.unwrap_or_default(), self.start.unwrap_or_default(), reading))
    }
}
