//! The time that is written where nothing says its own: never that of the clock, so that the same input is the
//! same output.

use std::time::{SystemTime, UNIX_EPOCH};

use scolie::model::identity::{Moment, Stamp};

use super::arguments::Convert;
use super::console::Console;
use super::failure::Failure;
use super::input::Input;

/// Who and when: as asked, else as `SOURCE_DATE_EPOCH` says, else when the newest of the files was changed.
pub fn stamp(asked: &Convert, inputs: &[Input], console: &Console) -> Result<Stamp, Failure> {
    let wrong = || Failure::misuse(console.texts.moment_form);
    let epoch = || std::env::var("SOURCE_DATE_EPOCH").ok().filter(|value| !value.is_empty());
    let at = match asked.now.clone().or_else(epoch) {
        Some(text) => read(text.trim()).ok_or_else(wrong)?,
        None => inputs.iter().filter_map(Input::changed).filter_map(moment).max().unwrap_or_default(),
    };
    Ok(Stamp { by: asked.by.clone(), at })
}

/// An instant of RFC 3339, a day, or seconds since 1970.
fn read(text: &str) -> Option<Moment> {
    if let Ok(seconds) = text.parse::<i64>() {
        let at = jiff::Timestamp::from_second(seconds).ok()?;
        return Some(Moment(at.as_millisecond()));
    }
    let instant = text.parse::<jiff::Timestamp>().or_else(|_| format!("{text}T00:00:00Z").parse());
    instant.ok().map(|at| Moment(at.as_millisecond()))
}

/// To the second: finer times do not survive every copy.
fn moment(time: SystemTime) -> Option<Moment> {
    let since = time.duration_since(UNIX_EPOCH).ok()?;
    Some(Moment(i64::try_from(since.as_secs()).ok()?.checked_mul(1000)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_an_instant_a_day_or_a_number() {
        let day = Some(Moment(1_764_028_800_000));
        assert_eq!(read("2025-11-25"), day);
        assert_eq!(read("2025-11-25T00:00:00Z"), day);
        assert_eq!(read("1764028800"), day);
        for text in ["", "now", "2025-13-01", "99999999999999999"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
