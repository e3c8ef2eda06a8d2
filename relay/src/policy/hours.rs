//! Opening hours: is it open at an instant, when does it open next, when does it close. Owns the
//! weekly pattern, holidays and one-off dates in one zone; knows no queue and reads no clock.
//!
//! Hours are wall-clock hours: across a change of daylight saving a repeated half hour is open
//! both times and a skipped one never, so a span may begin at the change itself.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Span as Days, Timestamp, ToSpan};

/// How many days ahead an opening or a closing is looked for.
const HORIZON_DAYS: u32 = 400;

/// An open part of a day: minutes after midnight, the end not included, at most 1440.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpenSpan {
    start: i16,
    end: i16,
}

impl OpenSpan {
    /// The whole day.
    pub const ALL_DAY: Self = Self { start: 0, end: 1440 };

    /// Reads `09:00-12:30`; the end may be `24:00`.
    ///
    /// # Errors
    /// What is wrong with it, in words for the policy's author.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (from, to) = text
            .split_once(['-', '–'])
            .ok_or_else(|| format!("\"{text}\" is not a span: write it as \"09:00-17:30\""))?;
        let (start, end) = (minute(from)?, minute(to)?);
        if start < end {
            Ok(Self { start, end })
        } else {
            Err(format!(
                "\"{text}\" ends before it begins: write hours across midnight as two spans, \
                 one to \"24:00\" and one on the next day from \"00:00\""
            ))
        }
    }

    /// Whether two spans of one day share a minute.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    fn contains(&self, minute: i16) -> bool {
        (self.start..self.end).contains(&minute)
    }
}

fn minute(text: &str) -> Result<i16, String> {
    let bad = || format!("\"{}\" is not a time of day: write it as \"09:00\"", text.trim());
    let (h, m) = text.trim().split_once(':').ok_or_else(bad)?;
    let digits = |s: &str| s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(h) || !digits(m) {
        return Err(bad());
    }
    let (h, m): (i16, i16) = (h.parse().map_err(|_| bad())?, m.parse().map_err(|_| bad())?);
    if m < 60 && h * 60 + m <= 1440 { Ok(h * 60 + m) } else { Err(bad()) }
}

/// Named opening hours in one zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Hours {
    /// Name by which queues refer to them.
    pub name: String,
    /// The zone whose wall clock counts.
    pub zone: TimeZone,
    /// Spans per weekday, Monday first, each sorted.
    pub week: [Vec<OpenSpan>; 7],
    /// Days closed whatever the week says.
    pub holidays: BTreeSet<Date>,
    /// Days with spans of their own, which win over week and holidays.
    pub dates: BTreeMap<Date, Vec<OpenSpan>>,
}

impl Hours {
    /// Open at every instant.
    #[must_use]
    pub fn always(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            zone: TimeZone::UTC,
            week: std::array::from_fn(|_| vec![OpenSpan::ALL_DAY]),
            holidays: BTreeSet::new(),
            dates: BTreeMap::new(),
        }
    }

    /// Whether they are open at an instant.
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        let local = self.local(at);
        let minute = i16::from(local.hour()) * 60 + i16::from(local.minute());
        self.spans(local.date()).iter().any(|span| span.contains(minute))
    }

    /// The first open instant from `now` on; `None` if there is none within 400 days.
    #[must_use]
    pub fn opens_at(&self, now: Timestamp) -> Option<Timestamp> {
        if self.is_open(now) {
            return Some(now);
        }
        self.next(now, |span| span.start, |at| self.is_open(at))
    }

    /// The first closed instant from `now` on; `None` if there is none within 400 days.
    #[must_use]
    pub fn closes_at(&self, now: Timestamp) -> Option<Timestamp> {
        if !self.is_open(now) {
            return Some(now);
        }
        if self.never_closes() {
            return None;
        }
        self.next(now, |span| span.end, |at| !self.is_open(at))
    }

    /// The spans of a day.
    #[must_use]
    pub fn spans(&self, day: Date) -> &[OpenSpan] {
        if let Some(own) = self.dates.get(&day) {
            own
        } else if self.holidays.contains(&day) {
            &[]
        } else {
            &self.week[weekday_index(day.weekday())]
        }
    }

    /// The wall clock of the zone.
    #[must_use]
    pub fn local(&self, at: Timestamp) -> DateTime {
        self.zone.to_datetime(at)
    }

    fn never_closes(&self) -> bool {
        self.holidays.is_empty()
            && self.dates.is_empty()
            && self.week.iter().all(|day| *day == [OpenSpan::ALL_DAY])
    }

    /// The earliest instant after `now` that is wanted, among the edges of spans and the changes
    /// of the clock: nothing else can turn open into closed or back.
    fn next(
        &self,
        now: Timestamp,
        edge: impl Fn(&OpenSpan) -> i16,
        wanted: impl Fn(Timestamp) -> bool,
    ) -> Option<Timestamp> {
        let first = self.local(now).date();
        // One day earlier, for the clock may go back across midnight.
        let mut day = first.checked_sub(1.day()).ok()?;
        for _ in 0..HORIZON_DAYS {
            let found = self
                .spans(day)
                .iter()
                .flat_map(|span| self.instants(day, edge(span)))
                .filter(|at| *at > now && wanted(*at))
                .min();
            if found.is_some() {
                return self.change_before(now, found, wanted);
            }
            day = day.checked_add(1.day()).ok()?;
        }
        self.change_before(now, None, wanted)
    }

    /// A wanted change of the clock before `edge`, or `edge` itself.
    fn change_before(
        &self,
        now: Timestamp,
        edge: Option<Timestamp>,
        wanted: impl Fn(Timestamp) -> bool,
    ) -> Option<Timestamp> {
        let horizon = edge.or_else(|| now.checked_add(hours_ahead()).ok())?;
        self.zone
            .following(now)
            .map(|change| change.timestamp())
            .take_while(|at| *at < horizon)
            .find(|at| wanted(*at))
            .or(edge)
    }

    /// The instants at which the wall clock shows a minute of a day: none in a gap, two in a fold.
    fn instants(&self, day: Date, minute: i16) -> Vec<Timestamp> {
        let midnight = day.to_datetime(jiff::civil::Time::midnight());
        let Ok(wall) = midnight.checked_add(i64::from(minute).minutes()) else {
            return Vec::new();
        };
        let offsets = match self.zone.to_ambiguous_timestamp(wall).offset() {
            AmbiguousOffset::Unambiguous { offset } => vec![offset],
            AmbiguousOffset::Fold { before, after } => vec![before, after],
            AmbiguousOffset::Gap { .. } => Vec::new(),
        };
        offsets.into_iter().filter_map(|offset| offset.to_timestamp(wall).ok()).collect()
    }
}

fn hours_ahead() -> Days {
    (i64::from(HORIZON_DAYS) * 24).hours()
}

/// 0 for Monday.
pub(super) fn weekday_index(day: Weekday) -> usize {
    usize::try_from(day.to_monday_zero_offset()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(zone: &str, spans: &[&str]) -> Hours {
        let spans: Vec<OpenSpan> = spans.iter().map(|s| OpenSpan::parse(s).unwrap()).collect();
        Hours {
            zone: TimeZone::get(zone).expect("zone data"),
            week: std::array::from_fn(|_| spans.clone()),
            ..Hours::always("test")
        }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("an instant")
    }

    #[test]
    fn a_lunch_break_is_closed_and_its_end_is_the_next_opening() {
        let desk = hours("Europe/Berlin", &["09:00-12:30", "13:30-18:00"]);
        assert!(desk.is_open(at("2026-11-20T08:00:00Z")));
        assert!(!desk.is_open(at("2026-11-20T11:30:00Z")));
        assert_eq!(desk.opens_at(at("2026-11-20T11:45:00Z")), Some(at("2026-11-20T12:30:00Z")));
        assert_eq!(desk.closes_at(at("2026-11-20T09:00:00Z")), Some(at("2026-11-20T11:30:00Z")));
    }

    #[test]
    fn a_holiday_is_skipped_and_an_open_date_wins_over_it() {
        let mut desk = hours("Europe/Berlin", &["09:00-17:00"]);
        desk.holidays.insert("2026-12-25".parse().unwrap());
        desk.holidays.insert("2026-12-26".parse().unwrap());
        let eve = at("2026-12-24T20:00:00Z");
        assert_eq!(desk.opens_at(eve), Some(at("2026-12-27T08:00:00Z")));
        desk.dates
            .insert("2026-12-26".parse().unwrap(), vec![OpenSpan::parse("10:00-12:00").unwrap()]);
        assert_eq!(desk.opens_at(eve), Some(at("2026-12-26T09:00:00Z")));
    }

    #[test]
    fn hours_that_never_open_have_no_next_opening_and_round_the_clock_no_closing() {
        let never = hours("UTC", &[]);
        assert_eq!(never.opens_at(at("2026-01-01T00:00:00Z")), None);
        assert_eq!(Hours::always("x").closes_at(at("2026-01-01T00:00:00Z")), None);
    }

    #[test]
    fn a_span_that_begins_in_a_skipped_hour_opens_at_the_change() {
        let desk = hours("Europe/Berlin", &["02:30-04:00"]);
        let opening = desk.opens_at(at("2026-03-29T00:00:00Z"));
        assert_eq!(opening, Some(at("2026-03-29T01:00:00Z")));
    }

    #[test]
    fn spans_that_cannot_be_are_refused_with_what_to_write() {
        for bad in ["9-17", "09:00", "18:00-09:00", "09:00-09:00", "09:60-10:00", "23:00-24:30"] {
            assert!(OpenSpan::parse(bad).is_err(), "{bad} was accepted");
        }
        assert_eq!(OpenSpan::parse("00:00-24:00"), Ok(OpenSpan::ALL_DAY));
    }

    /// The oracle looks at every minute; the code under test only at edges and clock changes.
    fn agrees_with_every_minute(desk: &Hours, from: Timestamp, days: i64) {
        let minutes: Vec<Timestamp> =
            (0..days * 1440).map(|m| from.checked_add(m.minutes()).expect("in range")).collect();
        let (mut opens, mut closes) = (None, None);
        for now in minutes.into_iter().rev() {
            if desk.is_open(now) {
                opens = Some(now);
            } else {
                closes = Some(now);
            }
            // Past the last edge inside the window the oracle knows nothing.
            if opens.is_some() {
                assert_eq!(desk.opens_at(now), opens, "opening after {now}");
            }
            if closes.is_some() {
                assert_eq!(desk.closes_at(now), closes, "closing after {now}");
            }
        }
    }

    #[test]
    fn openings_and_closings_agree_with_every_minute_around_clock_changes_in_three_zones() {
        let patterns: [&[&str]; 3] =
            [&["01:30-02:30", "02:45-03:15"], &["00:00-02:00", "22:00-24:00"], &["08:00-12:00"]];
        // Lord Howe moves by half an hour; New York and Berlin by one, on other days.
        let places = [
            ("Europe/Berlin", "2026-03-27T22:00:00Z"),
            ("Europe/Berlin", "2026-10-23T22:00:00Z"),
            ("America/New_York", "2026-03-06T05:00:00Z"),
            ("America/New_York", "2026-10-30T05:00:00Z"),
            ("Australia/Lord_Howe", "2026-04-03T13:00:00Z"),
            ("Australia/Lord_Howe", "2026-10-02T13:00:00Z"),
        ];
        for (zone, from) in places {
            for pattern in patterns {
                agrees_with_every_minute(&hours(zone, pattern), at(from), 4);
            }
        }
    }

    #[test]
    fn closed_sundays_and_a_holiday_agree_with_every_minute_of_three_weeks() {
        let mut desk = hours("Europe/Berlin", &["09:00-12:30", "13:30-18:00"]);
        desk.week[6].clear();
        desk.holidays.insert("2026-10-26".parse().unwrap());
        agrees_with_every_minute(&desk, at("2026-10-14T22:00:00Z"), 21);
    }
}
