//! Instants and durations as people type them.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, SpanRelativeTo, Timestamp};

/// `90s`, `30m`, `2h`, `1d`, `1h30m`; a day is 24 hours.
///
/// # Errors
/// Where it is none of these, or not more than nothing.
pub(super) fn duration(text: &str) -> Result<SignedDuration, String> {
    let bad = || format!("'{text}' is not a time; write 30m, 2h or 1d");
    let span: Span = text.parse().map_err(|_| bad())?;
    let duration = span.to_duration(SpanRelativeTo::days_are_24_hours()).map_err(|_| bad())?;
    if duration.is_positive() { Ok(duration) } else { Err(bad()) }
}

/// An instant to come: in RFC 3339, or so long from `now`.
///
/// # Errors
/// Where it is neither, or past.
pub(super) fn future(text: &str, now: Timestamp) -> Result<Timestamp, String> {
    let at = match text.parse::<Timestamp>() {
        Ok(at) => at,
        Err(_) => now.checked_add(duration(text)?).map_err(|_| format!("'{text}' is too far"))?,
    };
    if at > now { Ok(at) } else { Err(format!("'{text}' is past")) }
}

/// An instant gone by: in RFC 3339, a date (its first moment here), or so long before `now`.
///
/// # Errors
/// Where it is none of these.
pub(super) fn past(text: &str, now: Timestamp) -> Result<Timestamp, String> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Ok(at);
    }
    if let Ok(date) = text.parse::<Date>() {
        let start = date.to_zoned(TimeZone::system()).map_err(|e| e.to_string())?;
        return Ok(start.timestamp());
    }
    let ago = duration(text)
        .map_err(|_| format!("'{text}' is no date (2026-11-21), instant or time ago (2d)"))?;
    now.checked_sub(ago).map_err(|_| format!("'{text}' is too far"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("valid instant")
    }

    #[test]
    fn a_hold_ends_after_a_time_or_at_an_instant_to_come() {
        let now = at("2026-11-21T09:00:00Z");
        assert_eq!(future("2h", now), Ok(at("2026-11-21T11:00:00Z")));
        assert_eq!(future("1d", now), Ok(at("2026-11-22T09:00:00Z")));
        assert_eq!(future("2026-11-21T11:00:00+01:00", now), Ok(at("2026-11-21T10:00:00Z")));
        for bad in ["2026-11-21T08:00:00Z", "-2h", "0s", "soon", "", "99999999h"] {
            assert!(future(bad, now).is_err(), "{bad} was accepted");
        }
    }

    #[test]
    fn closed_tickets_are_asked_for_by_date_instant_or_age() {
        let now = at("2026-11-21T09:00:00Z");
        assert_eq!(past("2d", now), Ok(at("2026-11-19T09:00:00Z")));
        assert_eq!(past("2026-11-21T08:00:00Z", now), Ok(at("2026-11-21T08:00:00Z")));
        assert!(past("2026-11-20", now).is_ok());
        assert!(past("yesterday", now).is_err());
    }
}
