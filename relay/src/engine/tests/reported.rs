//! Every figure of a report, recomputed from the same log by other means: a desk lives through five
//! weeks from one seed, and what the report says of them is held against `oracle`, which knows only
//! the list of events and looks forwards and backwards in it as it pleases.

mod month;
mod oracle;

use std::collections::BTreeMap;

use baton_shared::id::{ConversationId, Position};
use baton_shared::wire::{MonthReport, ReportAsk, ReportForm};
use jiff::Timestamp;
use serde_json::Value;

use crate::desk::ConversationEvent;
use crate::engine::{Engine, Event, codec};
use crate::log::READ_MAX;
use crate::report::{self, Room};
use month::{PART, WHOLE, a_month};

/// One event of a conversation.
type Told = (ConversationId, Timestamp, ConversationEvent);
/// Figures by section, key and measure: the value and what it is of.
type Figures = BTreeMap<(String, String, String), (Option<f64>, u64)>;

async fn everything(engine: &Engine) -> Vec<Told> {
    let (mut told, mut after) = (Vec::new(), Position(0));
    loop {
        let page = engine.log().read_all(after, READ_MAX).await.expect("readable");
        for record in &page {
            let placed = codec::place(record).expect("of this version");
            if let Event::Conversation(id, event) = placed.event {
                told.push((id, placed.at, event));
            }
        }
        match page.last() {
            Some(last) => after = last.pos,
            None => return told,
        }
    }
}

async fn ask(engine: &Engine, month: &str, zone: &str, form: ReportForm) -> MonthReport {
    let (month, zone) = (month.parse().expect("a month"), Some(zone.to_owned()));
    report::answer(engine, &ReportAsk { month, zone, form }, Room::Any).await.expect("answered")
}

/// The figures of a report in JSON, of its month or of the month before.
fn read(report: &Value, former: bool) -> Figures {
    let figures = report["figures"].as_array().expect("a list");
    let one = |figure: &Value| {
        let text = |key: &str| figure[key].as_str().expect("a text").to_owned();
        let part = if former { &figure["month_before"] } else { figure };
        let of = part["of"].as_u64().expect("a number");
        ((text("section"), text("key"), text("measure")), (part["value"].as_f64(), of))
    };
    let read: Figures = figures.iter().map(one).collect();
    assert_eq!(read.len(), figures.len(), "each figure is there once");
    read
}

/// Names of a grouping that are in one month only are zero in the other.
fn without_zeros(figures: Figures) -> Figures {
    let named = |section: &str| section.contains("_by_") && section != "handovers_by_hour";
    figures
        .into_iter()
        .filter(|((section, ..), (value, _))| !named(section) || *value != Some(0.0))
        .collect()
}

fn hold(report: &Value, told: &[Told]) {
    let instant = |key: &str| report[key].as_str().expect("a text").parse().expect("an instant");
    let zone = report["zone"].as_str().expect("a zone");
    let (from, to): (Timestamp, Timestamp) = (instant("from"), instant("to"));
    let own = oracle::figures(told, (from, to), zone);
    let said = without_zeros(read(report, false));
    for (name, figure) in &own {
        assert_eq!(said.get(name), Some(figure), "{name:?}");
    }
    assert_eq!(said.len(), own.len(), "nothing is said that was not recomputed");
    let zone = jiff::tz::TimeZone::get(zone).expect("a zone");
    let first = from.to_zoned(zone.clone()).date();
    let former = first.yesterday().expect("a day").first_of_month();
    let former = former.to_zoned(zone.clone()).expect("an instant").timestamp();
    let own = oracle::figures(told, (former, from), zone.iana_name().expect("named"));
    let said = without_zeros(read(report, true));
    for (name, figure) in &own {
        assert_eq!(said.get(name), Some(figure), "month before: {name:?}");
    }
}

#[tokio::test]
async fn every_figure_of_a_month_is_the_one_recomputed_from_the_list_of_events() {
    let world = a_month(7, WHOLE).await;
    let told = everything(&world.engine).await;
    for (month, zone) in [
        ("2026-10", "Europe/Berlin"),
        ("2026-10", "America/Los_Angeles"),
        ("2026-11", "UTC"),
        ("2026-09", "Pacific/Auckland"),
    ] {
        let report = ask(&world.engine, month, zone, ReportForm::Json).await.report;
        hold(&report, &told);
        let pure = report::figures_of(&told, month.parse().expect("a month"), zone);
        assert_eq!(report["figures"], pure, "the log's part that is read is enough");
    }
    rich(&ask(&world.engine, "2026-10", "Europe/Berlin", ReportForm::Json).await.report);
}

/// The month is worth the name: no figure of the report stands at nothing.
fn rich(report: &Value) {
    let figures = read(report, false);
    let empty =
        |((section, ..), (value, of)): &(&(String, String, String), &(Option<f64>, u64))| {
            section != "handovers_by_hour" && (*of == 0 || value.is_none_or(|value| value == 0.0))
        };
    let empty: Vec<_> = figures.iter().filter(|one| empty(one)).map(|(name, _)| name).collect();
    // Nobody but an admin's close of a ticket that waits ends a wait otherwise.
    let known = [("abandoned", "otherwise")];
    let empty: Vec<_> = empty
        .into_iter()
        .filter(|(section, key, _)| !known.contains(&(section.as_str(), key.as_str())))
        .collect();
    assert!(empty.is_empty(), "{empty:?}");
    let opened = figures[&("volume".into(), "hand_overs".into(), "total".into())].1;
    assert!(opened >= 250, "{opened}");
    assert_eq!(report["policies"].as_array().map(Vec::len), Some(2), "{}", report["policies"]);
    assert_eq!(report["sample"]["tickets"].as_array().map(Vec::len), Some(20));
}

#[tokio::test]
async fn an_event_that_is_missing_changes_the_figures() {
    let world = a_month(11, PART).await;
    let told = everything(&world.engine).await;
    let month: baton_shared::wire::Month = "2026-10".parse().expect("a month");
    let figures = |told: &[Told]| report::figures_of(told, month, "Europe/Berlin");
    let whole = figures(&told);
    for kind in report::KINDS {
        let is = |event: &ConversationEvent| {
            serde_json::to_value(event).expect("JSON")["kind"].as_str() == Some(kind)
        };
        let places: Vec<usize> =
            told.iter().enumerate().filter(|(_, one)| is(&one.2)).map(|(place, _)| place).collect();
        // From the middle on, where the month is: one of them must be missed.
        let noticed = places.iter().skip(places.len() / 2).take(40).any(|place| {
            let mut less = told.clone();
            less.remove(*place);
            figures(&less) != whole
        });
        // These matter in stories only that `report::fold` tells in its own tests.
        let rare =
            ["escalated", "inbox_said", "overflowed", "returned", "settled", "route_answered"];
        assert!(noticed || rare.contains(&kind), "{kind}: of {}", places.len());
    }
}

#[tokio::test]
async fn the_forms_of_a_report_say_the_same() {
    let world = a_month(3, PART).await;
    let json = ask(&world.engine, "2026-10", "Europe/Berlin", ReportForm::Json).await.report;
    let csv = ask(&world.engine, "2026-10", "Europe/Berlin", ReportForm::Csv).await.lines;
    let page = ask(&world.engine, "2026-10", "Europe/Berlin", ReportForm::Page).await.lines;
    let figures = read(&json, false);
    for ((section, key, measure), (value, of)) in &figures {
        let begin = format!("{section},{key},{measure},");
        let line = csv.iter().find(|line| line.starts_with(&begin)).expect("a line");
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells.len(), 8, "{line}");
        assert_eq!(cells[3].parse::<f64>().ok(), *value, "{line}");
        assert_eq!(cells[4].parse::<u64>().ok(), Some(*of), "{line}");
    }
    assert!(page.iter().all(|line| line.chars().count() <= 80), "{page:#?}");
    let drawn = json["sample"]["tickets"].as_array().expect("a list");
    let all = page.join("\n");
    for number in drawn {
        assert!(all.contains(&format!(" {number}")), "{number}");
    }
    for forbidden in ["Where is", "Bestellung", "anna", "c-1"] {
        assert!(!all.contains(forbidden) && !json.to_string().contains(forbidden), "{forbidden}");
    }
    if let Ok(file) = std::env::var("BATON_REPORT_PAGE") {
        std::fs::write(file, all).expect("written");
    }
}

#[tokio::test]
async fn the_page_lists_the_hours_at_which_somebody_was_handed_over_and_no_others() {
    let world = a_month(3, ["2026-10-10T05:00:00Z", "2026-10-10T17:00:00Z"]).await;
    let json = ask(&world.engine, "2026-10", "UTC", ReportForm::Json).await.report;
    let page = ask(&world.engine, "2026-10", "UTC", ReportForm::Page).await.lines;
    let (now, before) = (read(&json, false), read(&json, true));
    let title = "Hand-overs by hour of day (of hand-overs)";
    let shown = page.iter().skip_while(|line| *line != title).skip(1);
    let shown: Vec<&str> =
        shown.take_while(|line| !line.is_empty()).map(|line| &line[2..4]).collect();
    let used = |hour: &String| {
        let name = ("handovers_by_hour".to_owned(), hour.clone(), "count".to_owned());
        now[&name].0 != Some(0.0) || before[&name].0 != Some(0.0)
    };
    let hours: Vec<String> = (0..24).map(|hour| format!("{hour:02}")).collect();
    let used: Vec<&String> = hours.iter().filter(|hour| used(hour)).collect();
    assert_eq!(shown, used);
    assert!((1..24).contains(&used.len()), "{used:?}");
}

#[tokio::test]
async fn an_empty_month_has_a_clear_page_and_all_keys_and_a_later_one_is_refused() {
    let world = a_month(1, PART).await;
    let page = ask(&world.engine, "2026-03", "UTC", ReportForm::Page).await.lines;
    assert!(page.iter().any(|line| line.starts_with("Nothing was handed over")), "{page:#?}");
    let json = ask(&world.engine, "2026-03", "UTC", ReportForm::Json).await.report;
    let full = ask(&world.engine, "2026-10", "UTC", ReportForm::Json).await.report;
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect();
    let (some, all): (Vec<String>, Vec<String>) = (keys(&json), keys(&full));
    assert_eq!(some, all);
    let fixed = |figures: Figures| -> Vec<_> {
        let named = |name: &&(String, String, String)| {
            name.0.contains("_by_") && name.0 != "handovers_by_hour"
        };
        figures.keys().filter(|name| !named(name)).cloned().collect()
    };
    assert_eq!(fixed(read(&json, false)), fixed(read(&full, false)));
    let later = ReportAsk {
        month: "2030-01".parse().expect("a month"),
        zone: None,
        form: ReportForm::Page,
    };
    let refused = report::answer(&world.engine, &later, Room::Any).await.expect_err("later");
    assert_eq!(refused.code, "future_month");
}

#[tokio::test]
async fn whoever_is_erased_leaves_the_counts_as_they_were_and_the_draw_to_others() {
    let world = a_month(5, PART).await;
    let before = ask(&world.engine, "2026-10", "UTC", ReportForm::Json).await.report;
    let drawn: Vec<u64> =
        serde_json::from_value(before["sample"]["tickets"].clone()).expect("numbers");
    let number = baton_shared::id::TicketNumber(drawn[4]);
    let id = world.engine.conversation_of(number).await.expect("readable").expect("there");
    month::erase(&world, &id).await;
    let after = ask(&world.engine, "2026-10", "UTC", ReportForm::Json).await.report;
    assert_eq!(before["figures"], after["figures"]);
    let again: Vec<u64> =
        serde_json::from_value(after["sample"]["tickets"].clone()).expect("numbers");
    assert!(!again.contains(&drawn[4]));
    assert_eq!(again.len(), drawn.len());
    let stayed = drawn.iter().filter(|number| again.contains(number)).count();
    assert!(stayed >= drawn.len() - 3, "the others stay: {drawn:?} {again:?}");
}

#[tokio::test]
async fn a_report_fits_its_frame_by_counting_rare_names_together() {
    let world = a_month(9, PART).await;
    let month = "2026-10".parse().expect("a month");
    let ask = ReportAsk { month, zone: None, form: ReportForm::Json };
    let size = |report: &MonthReport| serde_json::to_vec(report).expect("JSON").len();
    let whole = report::answer(&world.engine, &ask, Room::Any).await.expect("answered");
    let room = Room::Bytes(size(&whole) - 1);
    let less = report::answer(&world.engine, &ask, room).await.expect("answered");
    assert!(size(&less) < size(&whole));
    let all = |report: &MonthReport| {
        let figures = read(&report.report, false);
        let of = |((section, ..), (value, _)): (&(String, String, String), &(Option<f64>, u64))| {
            (section == "handovers_by_intent").then_some(value.unwrap_or_default())
        };
        figures.iter().filter_map(of).sum::<f64>()
    };
    assert!(all(&less) > 0.0 && (all(&less) - all(&whole)).abs() < 0.5, "none is lost");
    let refused = report::answer(&world.engine, &ask, Room::Bytes(100)).await.expect_err("no room");
    assert_eq!(refused.code, "too_long");
}
