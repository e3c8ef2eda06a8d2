//! Opening hours: is it open at an instant, when does it open next, when does it close. Owns the
//! weekly pattern, holidays and one-off dates in one zone; knows no queue and reads no clock.
//!
//! Hours are wall-clock hours: across a change of daylight saving a repeated half hour is open
//! both times and a skipped one never, so a span may begin at the change itself. A span across
//! midnight belongs to the day on which it begins: a night shift goes on into a holiday, and a
//! holiday has no night shift of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Span as Days, Timestamp, ToSpan};

/// How many days ahead an opening or a closing is looked for.
const HORIZON_DAYS: u32 = 400;

/// Minutes of a day on the wall clock.
const DAY: i16 = 1440;

/// An open part of a day: minutes after midnight, the end not included. It begins before 24:00 and
/// ends less than a day later; an end above 1440 lies on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpenSpan {
    start: i16,
    end: i16,
}

impl OpenSpan {
    /// The whole day.
    pub const ALL_DAY: Self = Self { start: 0, end: DAY };

    /// Reads `09:00-12:30`; the end may be `24:00`, and an end before the beginning is on the next
    /// day, as in `22:00-06:00`.
    ///
    /// # Errors
    /// What is wrong with it, in words for the policy's author.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (from, to) = text
            .split_once(['-', '–'])
            .ok_or_else(|| format!("\"{text}\" is not a span: write it as \"09:00-17:30\""))?;
        match (minute(from)?, minute(to)?) {
            (DAY, _) => Err(format!("\"{text}\" begins at 24:00: write it on the next day")),
            (start, end) if start == end => Err(format!(
                "\"{text}\" begins and ends at the same time: write \"00:00-24:00\" for a whole day"
            )),
            (start, end) if start < end => Ok(Self { start, end }),
            (start, 0) => Ok(Self { start, end: DAY }),
            (start, end) => Ok(Self { start, end: end + DAY }),
        }
    }

    /// Whether two spans of one day share a minute.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Minutes after midnight at which it begins and ends; an end above 1440 is on the next day.
    #[must_use]
    pub fn minutes(&self) -> (i16, i16) {
        (self.start, self.end)
    }

    /// The part of it between two minutes after its day's midnight, if anything is left.
    pub(super) fn within(&self, start: i16, end: i16) -> Option<Self> {
        let (start, end) = (start.max(self.start), end.min(self.end));
        (start < end && start < DAY).then_some(Self { start, end })
    }

    fn contains(&self, minute: i16) -> bool {
        (self.start..self.end).contains(&minute)
    }
}

impl fmt::Display for OpenSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = if self.end > DAY { self.end - DAY } else { self.end };
        let (start_h, start_m) = (self.start / 60, self.start % 60);
        write!(f, "{start_h:02}:{start_m:02}-{:02}:{:02}", end / 60, end % 60)
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
        let begun_before = |day: Date| self.spans(day).iter().any(|s| s.contains(minute + DAY));
        self.spans(local.date()).iter().any(|span| span.contains(minute))
            || local.date().yesterday().is_ok_and(begun_before)
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

    /// The instant at which so much open time has passed from `now` on; `None` if the hours do not
    /// hold that much within 400 days.
    #[must_use]
    pub fn after(&self, now: Timestamp, time: SignedDuration) -> Option<Timestamp> {
        let (mut from, mut left) = (now, time);
        let horizon = now.checked_add(hours_ahead()).ok()?;
        while from <= horizon {
            from = self.opens_at(from)?;
            let Some(until) = self.closes_at(from) else { return from.checked_add(left).ok() };
            let open = until.duration_since(from);
            if left <= open {
                return from.checked_add(left).ok();
            }
            (from, left) = (until, left - open);
        }
        None
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

    /// Whether they close at any time.
    pub(super) fn closes(&self) -> bool {
        !self.never_closes()
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
        // Two days earlier: for a span across midnight, and for a clock that goes back across it.
        let mut day = first.checked_sub(2.days()).ok()?;
        for _ in 0..HORIZON_DAYS {
            let next = day.checked_add(1.day()).ok()?;
            let on = |day| self.first_edge(day, now, &edge, &wanted);
            if let Some(found) = on(day) {
                // Where the clock goes back across midnight the next day begins within this one.
                let earliest = on(next).map_or(found, |other| other.min(found));
                return self.change_before(now, Some(earliest), wanted);
            }
            day = next;
        }
        self.change_before(now, None, wanted)
    }

    /// The earliest edge of a day's spans after `now` that is wanted.
    fn first_edge(
        &self,
        day: Date,
        now: Timestamp,
        edge: impl Fn(&OpenSpan) -> i16,
        wanted: impl Fn(Timestamp) -> bool,
    ) -> Option<Timestamp> {
        let edges = self.spans(day).iter().flat_map(|span| self.instants(day, edge(span)));
        edges.filter(|at| *at > now && wanted(*at)).min()
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
mod oracle_tests;
#[cfg(test)]
mod tests;
