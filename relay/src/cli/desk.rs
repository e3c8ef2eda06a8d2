//! `desk …`: the incident switch, on the machine.

use jiff::tz::TimeZone;

use super::Program;
use super::agent::ask_report;
use super::args::DeskCommand;
use super::failure::Failure;
use super::out;
use crate::admin::{AdminRequest, DeskReport};

/// Runs one.
pub(super) fn run(command: &DeskCommand, program: &dyn Program) -> Result<(), Failure> {
    let request = match command {
        DeskCommand::Disable { reason, for_time, .. } => AdminRequest::DeskDisable {
            reason: reason.clone(),
            for_s: for_time.map(|time| time.as_secs()),
        },
        DeskCommand::Enable(_) => AdminRequest::DeskEnable,
        DeskCommand::Status(_) => AdminRequest::DeskStatus,
    };
    let (value, report) = ask_report(command.report(), request, program)?;
    if command.report().json {
        out::json(&value)
    } else {
        out::text(&text(&report, &TimeZone::system()))
    }
}

/// What is so, by the clock of `zone`.
fn text(report: &DeskReport, zone: &TimeZone) -> String {
    if !report.disabled {
        return "customers are handed over as the policy says".to_owned();
    }
    let by = report.by.as_ref().map_or_else(|| "the owner".to_owned(), ToString::to_string);
    let end = match report.until {
        Some(until) => {
            let until = until.to_zoned(zone.clone());
            format!("ends by itself at {}", until.strftime("%F %H:%M %Z"))
        }
        None => "baton-relay desk enable ends it".to_owned(),
    };
    let reason = report.reason.as_deref().unwrap_or_default();
    format!("nobody is handed over, by {by}; customers hear: {reason}\n{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_off_says_what_ends_it() {
        let mut report = DeskReport {
            disabled: true,
            reason: Some("the payment service is down".to_owned()),
            until: None,
            by: None,
        };
        let text = |report: &DeskReport| text(report, &TimeZone::UTC);
        assert!(text(&report).ends_with("baton-relay desk enable ends it"));
        report.until = Some("2026-11-21T16:00:00Z".parse().expect("an instant"));
        assert!(text(&report).ends_with("ends by itself at 2026-11-21 16:00 UTC"));
    }
}
