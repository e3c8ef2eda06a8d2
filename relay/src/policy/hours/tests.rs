//! Single days, holidays and spans that cannot be.

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
    desk.dates.insert("2026-12-26".parse().unwrap(), vec![OpenSpan::parse("10:00-12:00").unwrap()]);
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
    for bad in ["9-17", "09:00", "09:00-09:00", "09:60-10:00", "23:00-24:30", "24:00-02:00"] {
        assert!(OpenSpan::parse(bad).is_err(), "{bad} was accepted");
    }
    assert_eq!(OpenSpan::parse("00:00-24:00"), Ok(OpenSpan::ALL_DAY));
}

#[test]
fn a_night_shift_belongs_to_the_day_it_begins_on() {
    let mut desk = hours("Europe/Berlin", &[]);
    // Saturdays from ten in the evening to six.
    desk.week[5] = vec![OpenSpan::parse("22:00-06:00").unwrap()];
    assert!(desk.is_open(at("2026-11-22T04:59:00Z")), "Sunday, one minute to six");
    assert!(!desk.is_open(at("2026-11-22T05:00:00Z")));
    assert!(!desk.is_open(at("2026-11-21T04:00:00Z")), "Saturday morning is Friday's");
    assert_eq!(desk.closes_at(at("2026-11-21T22:30:00Z")), Some(at("2026-11-22T05:00:00Z")));
    assert_eq!(desk.opens_at(at("2026-11-20T12:00:00Z")), Some(at("2026-11-21T21:00:00Z")));
    desk.holidays.insert("2026-11-22".parse().unwrap());
    assert!(desk.is_open(at("2026-11-22T04:00:00Z")), "the shift goes on into a holiday");
    desk.holidays.insert("2026-11-21".parse().unwrap());
    assert!(!desk.is_open(at("2026-11-22T04:00:00Z")), "a holiday has no shift of its own");
}

#[test]
fn a_shift_until_midnight_may_be_written_either_way() {
    assert_eq!(OpenSpan::parse("18:00-00:00"), OpenSpan::parse("18:00-24:00"));
}

#[test]
fn two_shifts_that_meet_at_midnight_do_not_close_between() {
    let desk = hours("Australia/Lord_Howe", &["20:00-02:00", "02:00-04:00"]);
    let evening = at("2026-06-01T10:00:00Z");
    assert!(desk.is_open(evening), "20:30 there");
    assert_eq!(desk.closes_at(evening), Some(at("2026-06-01T17:30:00Z")));
}
