//! `audit`: who did what.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};

use super::Program;
use super::agent::ask_report;
use super::args::AuditArgs;
use super::failure::Failure;
use super::out;
use crate::admin::{AdminRequest, AuditLine};

/// Runs it.
pub(super) fn run(args: AuditArgs, program: &dyn Program) -> Result<(), Failure> {
    let AuditArgs { since, by, before, limit, report } = args;
    let since = since.map(|text| instant("--since", &text, &here())).transpose()?;
    let request = AdminRequest::Audit { since, by, before, limit };
    let (value, lines): (_, Vec<AuditLine>) = ask_report(&report, request, program)?;
    if report.json { out::json(&value) } else { out::text(&text(&lines, &TimeZone::system())) }
}

/// Now, in the machine's zone.
pub(super) fn here() -> Zoned {
    Timestamp::now().to_zoned(TimeZone::system())
}

/// An instant, a day in the machine's zone, or a span back from now.
pub(super) fn instant(flag: &str, text: &str, now: &Zoned) -> Result<Timestamp, Failure> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Ok(at);
    }
    if let Ok(day) = text.parse::<Date>() {
        let start = day.to_zoned(now.time_zone().clone());
        return start.map(|start| start.timestamp()).map_err(|e| Failure::usage(e.to_string()));
    }
    let back = text.parse::<Span>().ok().and_then(|span| now.checked_sub(span.abs()).ok());
    back.map(|at| at.timestamp()).ok_or_else(|| {
        Failure::usage(format!("{flag} {text}: write a day, an instant, or a span as in 2h or 7d"))
    })
}

fn text(lines: &[AuditLine], zone: &TimeZone) -> String {
    if lines.is_empty() {
        return "no such record".to_owned();
    }
    let header = ["SEQ", "AT", "BY", "WHAT", "ABOUT"];
    let mut rows = vec![header.map(String::from).to_vec()];
    rows.extend(lines.iter().map(|line| {
        let at = line.at.to_zoned(zone.clone()).strftime("%F %T").to_string();
        let about: Vec<String> = line.about.iter().filter_map(field).collect();
        vec![line.seq.to_string(), at, line.by.clone(), line.what.clone(), about.join(" ")]
    }));
    out::table(&rows)
}

fn field((key, value): (&String, &serde_json::Value)) -> Option<String> {
    match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(format!("{key}={text}")),
        value => Some(format!("{key}={value}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Zoned {
        "2026-11-21T12:00:00+01:00[Europe/Berlin]".parse().expect("an instant")
    }

    #[test]
    fn since_is_a_day_where_one_is_an_instant_or_a_span_back() {
        let read = |text| instant("--since", text, &now()).map(|at| at.to_string()).ok();
        assert_eq!(read("2026-11-20").as_deref(), Some("2026-11-19T23:00:00Z"));
        assert_eq!(read("2026-11-20T10:00:00Z").as_deref(), Some("2026-11-20T10:00:00Z"));
        assert_eq!(read("2h").as_deref(), Some("2026-11-21T09:00:00Z"));
        assert_eq!(read("7d").as_deref(), Some("2026-11-14T11:00:00Z"));
        assert_eq!(read("yesterday"), None);
    }

    #[test]
    fn a_line_names_who_what_and_about_whom_and_leaves_out_what_is_not_there() {
        let about = serde_json::json!({ "ticket": 12, "agent": "bob", "until": null });
        let line = AuditLine {
            seq: 7,
            at: now().timestamp(),
            by: "alice".to_owned(),
            what: "opened".to_owned(),
            about: about.as_object().expect("an object").clone(),
        };
        let text = text(&[line], &TimeZone::UTC);
        let row = text.lines().nth(1).expect("a row");
        let words: Vec<&str> = row.split_whitespace().collect();
        assert_eq!(
            words,
            ["7", "2026-11-21", "11:00:00", "alice", "opened", "agent=bob", "ticket=12"]
        );
    }
}
