//! The two months of a report as instants: the month itself and the one before it, in one zone.

use baton_shared::wire::Month;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::engine::Fault;

/// Two months in a row, in a zone.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Months {
    /// The month that is reported.
    pub(super) month: Month,
    /// The one before.
    pub(super) former: Month,
    /// Whose wall clock counts.
    pub(super) zone: TimeZone,
    /// The zone's name.
    pub(super) zone_name: String,
    /// Where the month before begins, where the month begins, where it ends.
    pub(super) bounds: [Timestamp; 3],
}

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Former,
    Reported,
}

impl Months {
    /// The month and the one before it. Midnight that a change of the clocks skips or repeats is
    /// the first instant of the day.
    ///
    /// # Errors
    /// A zone that is none, a month that has not begun.
    pub(super) fn new(month: Month, zone: &str, now: Timestamp) -> Result<Self, Fault> {
        let tz = TimeZone::get(zone).map_err(|_| {
            let example = "write one of the time zone database, as in Europe/Berlin or UTC";
            Fault::new("bad_zone", format!("there is no time zone {zone:?}: {example}"))
        })?;
        let here = Month::of(now.to_zoned(tz.clone()).date());
        if month > here {
            let message = format!("{month} has not begun in {zone}: the latest month is {here}");
            return Err(Fault::new("future_month", message));
        }
        let outside = || {
            Fault::new("bad_month", format!("{month} is outside the calendar: ask for a later one"))
        };
        let former = month.before().ok_or_else(outside)?;
        let after = month.next().ok_or_else(outside)?;
        let start = |month: Month| {
            let start = month.first().to_zoned(tz.clone()).map_err(|_| outside())?;
            Ok::<_, Fault>(start.timestamp())
        };
        let bounds = [start(former)?, start(month)?, start(after)?];
        Ok(Self { month, former, zone_name: zone.to_owned(), bounds, zone: tz })
    }

    /// In which of the two months an instant lies, if in one of them.
    pub(super) fn which(&self, at: Timestamp) -> Option<Which> {
        let [former, from, to] = self.bounds;
        match at {
            at if at < former || at >= to => None,
            at if at < from => Some(Which::Former),
            _ => Some(Which::Reported),
        }
    }

    /// The hour of the day on the zone's wall clock.
    pub(super) fn hour(&self, at: Timestamp) -> usize {
        usize::try_from(at.to_zoned(self.zone.clone()).hour()).unwrap_or_default()
    }

    /// From where to where the month lasts.
    pub(super) fn span(&self) -> (Timestamp, Timestamp) {
        (self.bounds[1], self.bounds[2])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("an instant")
    }

    fn months(month: &str, zone: &str) -> Result<Months, Fault> {
        Months::new(month.parse().expect("a month"), zone, at("2026-11-21T12:00:00Z"))
    }

    #[test]
    fn a_month_has_the_days_of_its_zone_across_a_change_of_the_clocks() {
        let october = months("2026-10", "Europe/Berlin").expect("a month");
        let shown = october.bounds.map(|at| at.to_string());
        assert_eq!(shown, ["2026-08-31T22:00:00Z", "2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z"]);
        assert_eq!(october.which(at("2026-08-31T21:59:59.999Z")), None);
        assert_eq!(october.which(at("2026-08-31T22:00:00Z")), Some(Which::Former));
        assert_eq!(october.which(at("2026-09-30T21:59:59.999Z")), Some(Which::Former));
        assert_eq!(october.which(at("2026-09-30T22:00:00Z")), Some(Which::Reported));
        assert_eq!(october.which(at("2026-10-31T22:59:59.999Z")), Some(Which::Reported));
        assert_eq!(october.which(at("2026-10-31T23:00:00Z")), None);
        assert_eq!(october.hour(at("2026-10-24T22:30:00Z")), 0);
        assert_eq!(october.hour(at("2026-10-25T22:30:00Z")), 23);
    }

    #[test]
    fn the_month_that_runs_is_reported_and_a_later_one_refused_by_the_zones_clock() {
        assert!(months("2026-11", "UTC").is_ok());
        let refused = months("2026-12", "UTC").expect_err("later");
        assert_eq!(refused.code, "future_month");
        assert!(refused.message.contains("the latest month is 2026-11"), "{}", refused.message);
        let new_year = at("2026-12-31T12:00:00Z");
        let january = "2027-01".parse().expect("a month");
        assert!(Months::new(january, "Pacific/Kiritimati", new_year).is_ok());
        assert!(Months::new(january, "UTC", new_year).is_err());
    }

    #[test]
    fn what_is_no_zone_or_no_month_of_the_calendar_is_said() {
        assert_eq!(months("2026-10", "Berlin/Europe").expect_err("none").code, "bad_zone");
        assert_eq!(months("0000-01", "UTC").map(|_| ()), Ok(()));
    }
}
