//! How long ago something was, in the words one would use: minutes first, then days, then the date.

use super::{Messages, en, fr};
use crate::model::date::Local;
use crate::model::identity::Moment;
use crate::model::language::Language;

const MINUTE: i64 = 60 * 1000;
/// From so many minutes on, the time of the day is told.
const MINUTES: i64 = 60;
/// So many days are counted; before them, the date is told.
const DAYS: i64 = 6;

/// When `then` was, as one says it at `now`; `local` tells what the clock on the wall shows.
#[must_use]
pub fn ago(
    messages: &Messages,
    then: Moment,
    now: Moment,
    local: impl Fn(Moment) -> Option<Local>,
) -> String {
    let french = messages.language == Language::French;
    let minutes = now.0.saturating_sub(then.0).div_euclid(MINUTE);
    match minutes {
        0 => return if french { "à l’instant" } else { "just now" }.to_owned(),
        1..MINUTES if french => return format!("il y a {}", fr::counted(count(minutes), "minute")),
        1..MINUTES => return format!("{} ago", en::counted(count(minutes), "minute")),
        _ => {}
    }
    let (Some(then), Some(now)) = (local(then), local(now)) else { return String::new() };
    let time = format!("{:02}:{:02}", then.hour, then.minute);
    // Not by hours: of two evenings in a row, the first is yesterday.
    match now.date.since(then.date).map_or(i64::MAX, |span| i64::from(span.get_days())) {
        0 if french => format!("aujourd’hui à {time}"),
        0 => format!("today at {time}"),
        1 if french => format!("hier à {time}"),
        1 => format!("yesterday at {time}"),
        days @ 2..=DAYS if french => format!("il y a {}", fr::counted(count(days), "jour")),
        days @ 2..=DAYS => format!("{} ago", en::counted(count(days), "day")),
        _ if french => format!("le {}", (messages.date)(then.date)),
        _ => format!("on {}", (messages.date)(then.date)),
    }
}

fn count(number: i64) -> usize {
    usize::try_from(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Date;

    /// A clock on the wall in Greenwich.
    fn local(moment: Moment) -> Option<Local> {
        let at = jiff::Timestamp::from_millisecond(moment.0).ok()?;
        let at = jiff::tz::TimeZone::UTC.to_datetime(at);
        Some(Local {
            date: Date::new(at.year(), at.month(), at.day()).ok()?,
            hour: at.hour().try_into().ok()?,
            minute: at.minute().try_into().ok()?,
        })
    }

    fn at(text: &str) -> Moment {
        Moment(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    #[track_caller]
    fn check(then: &str, french: &str, english: &str) {
        let now = at("2026-11-25T00:20:00Z");
        let said = |language| ago(Messages::of(language), at(then), now, local);
        assert_eq!(said(Language::French), french);
        assert_eq!(said(Language::English), english);
    }

    #[test]
    fn what_was_just_done_is_told_in_minutes() {
        check("2026-11-25T00:19:30Z", "à l’instant", "just now");
        check("2026-11-25T00:19:00Z", "il y a 1\u{a0}minute", "1\u{a0}minute ago");
        check("2026-11-24T23:21:00Z", "il y a 59\u{a0}minutes", "59\u{a0}minutes ago");
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        check("2026-11-24T23:19:00Z", "hier à 23:19", "yesterday at 23:19");
        check("2026-11-24T00:05:00Z", "hier à 00:05", "yesterday at 00:05");
        check("2026-11-23T23:59:00Z", "il y a 2\u{a0}jours", "2\u{a0}days ago");
        check("2026-11-19T12:00:00Z", "il y a 6\u{a0}jours", "6\u{a0}days ago");
        check("2026-11-18T12:00:00Z", "le 18\u{a0}novembre 2026", "on 18 November 2026");
        check("2026-10-25T12:00:00Z", "le 25\u{a0}octobre 2026", "on 25 October 2026");
        check("2019-01-01T12:00:00Z", "le 1er\u{a0}janvier 2019", "on 1 January 2019");
    }

    #[test]
    fn what_a_wrong_clock_puts_in_the_future_is_told_by_its_day() {
        check("2026-11-25T09:00:00Z", "aujourd’hui à 09:00", "today at 09:00");
        check("2026-12-01T09:00:00Z", "le 1er\u{a0}décembre 2026", "on 1 December 2026");
    }
}
