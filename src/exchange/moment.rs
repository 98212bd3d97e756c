//! Instants as RFC 3339 text: `2026-11-23T10:00:00.25Z`.

use serde::{Deserialize, Serialize};

use super::error::{Error, Problem};
#[cfg(test)]
use super::schema;
use crate::model::identity::{Moment, Stamp};

/// Who, and when.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "stamp"))]
pub struct StampForm {
    by: String,
    #[cfg_attr(test, schemars(with = "schema::Instant"))]
    at: String,
}

impl From<&Stamp> for StampForm {
    fn from(stamp: &Stamp) -> Self {
        Self { by: stamp.by.clone(), at: write(stamp.at) }
    }
}

impl StampForm {
    pub fn read(self, place: &str) -> Result<Stamp, Error> {
        Ok(Stamp { by: self.by, at: read(&self.at, place)? })
    }

    /// The same, of a file whose dates are believed as far as they are dates.
    pub fn recall(&self) -> Stamp {
        Stamp { by: self.by.clone(), at: read(&self.at, "").unwrap_or_default() }
    }
}

pub fn write(moment: Moment) -> String {
    jiff::Timestamp::from_millisecond(moment.0).unwrap_or_default().to_string()
}

pub fn read(text: &str, place: &str) -> Result<Moment, Error> {
    let timestamp: jiff::Timestamp =
        text.parse().map_err(|_| Error::new(place, Problem::Name(text.to_owned())))?;
    Ok(Moment(timestamp.as_millisecond()))
}
