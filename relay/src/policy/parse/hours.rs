//! Reads `[[hours]]`: weekly spans, holidays and one-off dates of a zone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Names, each, named};
use crate::policy::faults::Faults;
use crate::policy::hours::{Hours, OpenSpan};
use crate::policy::read::{At, Table};

const WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

pub(super) fn all(top: &mut Table<'_>, faults: &mut Faults) -> BTreeMap<String, Hours> {
    let all = each(top, faults, "hours", one).into_iter();
    all.map(|hours| (hours.name.clone(), hours)).collect()
}

/// Faults in a part leave the rest standing, so that a queue naming these hours gets no second
/// fault.
fn one(mut table: Table<'_>, faults: &mut Faults, seen: &mut Names) -> Option<Hours> {
    let name = named(&mut table, "hours", seen, faults);
    let zone = zone(&mut table, faults);
    let week = week(&mut table, faults);
    let holidays: BTreeSet<Date> =
        table.strings(faults, "holidays").iter().filter_map(|day| date(day, faults)).collect();
    let dates = table
        .table(faults, "dates")
        .map(|table| table.lists(faults))
        .into_iter()
        .flatten()
        .filter_map(|(day, list)| Some((date(&day, faults)?, spans(&list, faults))))
        .collect();
    table.finish(faults);
    Some(Hours { name: name?, zone, week, holidays, dates })
}

fn zone(table: &mut Table<'_>, faults: &mut Faults) -> TimeZone {
    let Some(name) = table.required(faults, "zone", "\"Europe/Berlin\"") else {
        return TimeZone::UTC;
    };
    TimeZone::get(&name.value).unwrap_or_else(|_| {
        let message = format!(
            "no time zone \"{}\": use a name such as \"Europe/Berlin\" or \"UTC\"; if the name is \
             right, this machine lacks time zone data (package tzdata)",
            name.value
        );
        faults.add(&name.at, "bad_zone", message);
        TimeZone::UTC
    })
}

fn week(table: &mut Table<'_>, faults: &mut Faults) -> [Vec<OpenSpan>; 7] {
    let always = table.boolean(faults, "always");
    let days = WEEK.map(|day| table.strings(faults, day));
    let spelled = days.iter().any(|day| !day.is_empty());
    match (always, spelled) {
        (Some(true), false) => std::array::from_fn(|_| vec![OpenSpan::ALL_DAY]),
        (Some(true), true) => {
            let message = "always = true and spans of days contradict each other".to_owned();
            faults.add(&table.place("always"), "contradiction", message);
            Default::default()
        }
        (_, false) => {
            let message = "hours need spans, such as mon = [\"09:00-12:30\", \"13:30-18:00\"], \
                           or always = true"
                .to_owned();
            faults.add(&table.at.clone(), "never_open", message);
            Default::default()
        }
        (_, true) => days.map(|day| spans(&day, faults)),
    }
}

/// The spans of a day, sorted; overlapping ones are a fault.
fn spans(list: &[At<String>], faults: &mut Faults) -> Vec<OpenSpan> {
    let mut day: Vec<OpenSpan> = Vec::new();
    for written in list {
        match OpenSpan::parse(&written.value) {
            Ok(span) if day.iter().any(|other| other.overlaps(&span)) => {
                let message = format!("\"{}\" overlaps another span of the day", written.value);
                faults.add(&written.at, "overlapping_spans", message);
            }
            Ok(span) => day.push(span),
            Err(message) => faults.add(&written.at, "bad_span", message),
        }
    }
    day.sort_unstable();
    day
}

fn date(day: &At<String>, faults: &mut Faults) -> Option<Date> {
    let parsed = day.value.parse::<Date>();
    if parsed.is_err() {
        let message = format!("\"{}\" is not a date: write it as \"2026-12-25\"", day.value);
        faults.add(&day.at, "bad_date", message);
    }
    parsed.ok()
}
