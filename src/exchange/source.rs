//! How a source was read, as files hold it. What is left out is what most sources are: a file of its own,
//! in UTF-8, read as its format says.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

use super::error::{Error, Problem};
use crate::model::source::{Column, Encoding, Reading, Role, Source, Wrapped};

/// The encodings that have to be told.
#[cfg(test)]
const ENCODINGS: [Encoding; 3] = [Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252];

/// What it takes, beside the text and its format, to read the source again; left out for a file of its own,
/// in UTF-8, read as its format says.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "reading"))]
pub struct ReadingForm {
    /// How the file writes its characters, if not in UTF-8. The text above is that of the file, in any
    /// case.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("enum" = ENCODINGS.map(Encoding::name))))]
    encoding: Option<String>,
    /// The byte of the file at which the source begins, where the file holds several documents.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(min = 1)))]
    start: Option<u32>,
    /// Whether the lines of a plain text are joined into paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<WrappedForm>,
    /// What stands between the fields of a table.
    #[serde(skip_serializing_if = "Option::is_none")]
    delimiter: Option<char>,
    /// What the columns of a table, or the keys of a record, hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    columns: Option<Vec<ColumnForm>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "lines"))]
enum WrappedForm {
    Joined,
    AsIs,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "column"))]
struct ColumnForm {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("enum" = Role::ALL.map(Role::name))))]
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

    pub fn read(self, place: &dyn Display) -> Result<(Encoding, u32, Reading), Error> {
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
