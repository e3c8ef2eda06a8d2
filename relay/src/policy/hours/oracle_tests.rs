//! Hours against an oracle that knows nothing of spans, edges or clock changes: a sheet of every
//! minute of two years, painted by hand from the local calendar, and read off by the local clock.
//!
//! Every minute's openness is compared, every opening and closing along the way, and the two look
//! ahead from every 37th minute; `BATON_EVERY_MINUTE=1` looks ahead from each.

use std::collections::HashMap;

use super::*;

/// Two years, with four changes of the clock where there are any.
const FROM: &str = "2026-01-01T00:00:00Z";
const MINUTES: usize = 730 * 1440;

/// The minutes of local days that are open, painted span by span.
#[derive(Default)]
struct Sheet(HashMap<Date, Vec<bool>>);

impl Sheet {
    /// Paints from a minute of a day on, going over into the next day where it is long.
    fn paint(&mut self, day: Date, from: usize, long: usize) {
        for minute in from..from + long {
            let (day, minute) = if minute < 1440 {
                (day, minute)
            } else {
                (day.tomorrow().expect("in range"), minute - 1440)
            };
            self.0.entry(day).or_insert_with(|| vec![false; 1440])[minute] = true;
        }
    }

    fn is_open(&self, wall: DateTime) -> bool {
        let minute = usize::from(wall.hour().unsigned_abs()) * 60
            + usize::from(wall.minute().unsigned_abs());
        self.0.get(&wall.date()).is_some_and(|day| day[minute])
    }
}

/// A desk and the same desk as a sheet. `week` has for each day (beginning, length) in minutes.
struct Case {
    zone: &'static str,
    week: [&'static [(usize, usize)]; 7],
    closed: &'static [&'static str],
    special: &'static [(&'static str, &'static [(usize, usize)])],
}

impl Case {
    fn desk(&self) -> Hours {
        let span = |(from, long): &(usize, usize)| {
            let text = |minute: usize| format!("{:02}:{:02}", minute / 60, minute % 60);
            let end = from + long;
            let end = if end > 1440 { end - 1440 } else { end };
            OpenSpan::parse(&format!("{}-{}", text(*from), text(end))).expect("a span")
        };
        let spans = |list: &[(usize, usize)]| list.iter().map(span).collect::<Vec<_>>();
        let day = |text: &str| text.parse::<Date>().expect("a date");
        Hours {
            name: "test".to_owned(),
            zone: TimeZone::get(self.zone).expect("zone data"),
            week: self.week.map(spans),
            holidays: self.closed.iter().map(|text| day(text)).collect(),
            dates: self.special.iter().map(|(text, list)| (day(text), spans(list))).collect(),
        }
    }

    fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::default();
        let mut day: Date = "2025-12-25".parse().expect("a date");
        let last: Date = "2028-02-01".parse().expect("a date");
        // 25 December 2025 is a Thursday.
        let mut weekday = 3;
        while day < last {
            let written = day.to_string();
            let special = self.special.iter().find(|(date, _)| *date == written);
            let open: &[(usize, usize)] = match special {
                Some((_, open)) => open,
                None if self.closed.contains(&written.as_str()) => &[],
                None => self.week[weekday],
            };
            for (from, long) in open {
                sheet.paint(day, *from, *long);
            }
            day = day.tomorrow().expect("in range");
            weekday = (weekday + 1) % 7;
        }
        sheet
    }

    fn agrees(&self) {
        let (desk, sheet) = (self.desk(), self.sheet());
        let from: Timestamp = FROM.parse().expect("an instant");
        let at = |minute: usize| {
            from.checked_add(i64::try_from(minute).expect("small").minutes()).expect("in range")
        };
        let open: Vec<bool> =
            (0..MINUTES).map(|minute| sheet.is_open(desk.zone.to_datetime(at(minute)))).collect();
        for (minute, open) in open.iter().enumerate() {
            assert_eq!(desk.is_open(at(minute)), *open, "{} at {}", self.zone, at(minute));
        }
        let every = std::env::var_os("BATON_EVERY_MINUTE").map_or(37, |_| 1);
        let (mut opens, mut closes, mut changes) = (None, None, 0);
        for minute in (0..MINUTES).rev() {
            let change = minute + 1 < MINUTES && open[minute] != open[minute + 1];
            changes += usize::from(change);
            *(if open[minute] { &mut opens } else { &mut closes }) = Some(at(minute));
            if !change && minute % every != 0 {
                continue;
            }
            let now = at(minute);
            // Past the last change of the window the oracle knows nothing.
            if opens.is_some() {
                assert_eq!(desk.opens_at(now), opens, "{} opening after {now}", self.zone);
            }
            if closes.is_some() {
                assert_eq!(desk.closes_at(now), closes, "{} closing after {now}", self.zone);
            }
        }
        assert!(changes > 1_000, "{changes} changes are too few to say anything");
    }
}

/// 09:00 to 12:30 and 13:30 to 18:00.
const OFFICE: &[(usize, usize)] = &[(540, 210), (810, 270)];
/// 22:00 to 06:00.
const NIGHT: &[(usize, usize)] = &[(1320, 480)];
/// Around the hours in which clocks change.
const ODD: &[(usize, usize)] = &[(15, 75), (95, 40), (140, 7), (180, 60), (1425, 15)];

#[test]
fn berlin_an_office_with_holidays_and_one_long_night() {
    Case {
        zone: "Europe/Berlin",
        week: [OFFICE, OFFICE, OFFICE, OFFICE, &[(540, 300)], &[], &[(90, 60), (150, 90)]],
        closed: &["2026-04-06", "2026-12-25", "2026-12-26", "2027-01-01", "2027-03-29"],
        special: &[
            ("2026-12-24", &[(540, 180)]),
            ("2026-12-26", &[(600, 60)]),
            ("2026-03-28", &[(1380, 300)]),
            ("2026-10-24", &[(1380, 240)]),
            ("2026-12-31", &[]),
        ],
    }
    .agrees();
}

#[test]
fn new_york_by_night() {
    Case {
        zone: "America/New_York",
        week: [NIGHT, NIGHT, NIGHT, NIGHT, NIGHT, &[(1320, 220)], &[(60, 61), (1320, 480)]],
        closed: &["2026-07-04", "2026-11-26", "2027-03-13"],
        special: &[("2026-11-01", &[(0, 1440)]), ("2027-11-07", &[(75, 30)])],
    }
    .agrees();
}

#[test]
fn lord_howe_whose_clock_moves_by_half_an_hour() {
    Case {
        zone: "Australia/Lord_Howe",
        week: [ODD; 7],
        closed: &["2026-04-05", "2027-10-03"],
        special: &[("2026-10-04", &[(100, 1000)]), ("2027-04-03", NIGHT)],
    }
    .agrees();
}

#[test]
fn kathmandu_at_an_odd_offset() {
    Case {
        zone: "Asia/Kathmandu",
        week: [
            &[(600, 420)],
            &[(600, 420)],
            &[(600, 420)],
            &[(600, 420)],
            &[(600, 240)],
            &[],
            NIGHT,
        ],
        closed: &["2026-10-20", "2026-10-21"],
        special: &[("2026-11-08", &[(0, 1440)]), ("2026-11-09", &[(0, 700)])],
    }
    .agrees();
}

#[test]
fn casablanca_whose_clock_follows_the_moon() {
    Case {
        zone: "Africa/Casablanca",
        week: [OFFICE, ODD, OFFICE, NIGHT, OFFICE, &[(120, 60)], &[(100, 100), (1380, 300)]],
        closed: &["2026-03-20", "2027-03-10"],
        special: &[("2026-02-15", &[(150, 90)]), ("2027-02-07", &[(0, 1440)])],
    }
    .agrees();
}
