//! `delivery …`: what is on its way out.

use super::Program;
use super::agent::ask_report;
use super::args::DeliveryCommand;
use super::failure::Failure;
use super::out;
use crate::admin::{AdminRequest, DeliveryReport};

/// Runs one.
pub(super) fn run(command: &DeliveryCommand, program: &dyn Program) -> Result<(), Failure> {
    let request = match command {
        DeliveryCommand::Status(_) => AdminRequest::DeliveryStatus,
        DeliveryCommand::Resume(_) => AdminRequest::DeliveryResume,
        DeliveryCommand::Retry { n, .. } => AdminRequest::DeliveryRetry { n: *n },
        DeliveryCommand::Drop { n, .. } => AdminRequest::DeliveryDrop { n: *n },
    };
    let (value, report) = ask_report(command.report(), request, program)?;
    if command.report().json { out::json(&value) } else { out::text(&report_text(&report)) }
}

fn report_text(report: &DeliveryReport) -> String {
    let mut lines = vec![match (report.held, report.waiting) {
        (true, waiting) => format!(
            "HELD since a restore, {waiting} waiting: baton-relay delivery resume lets them go"
        ),
        (false, 0) => "nothing waits".to_owned(),
        (false, waiting) => format!("{waiting} waiting"),
    }];
    for (destination, since) in &report.down {
        lines.push(format!("down since {since}: {destination}"));
    }
    if !report.parked.is_empty() {
        let header = ["PARKED", "TICKET", "ATTEMPTS", "SINCE", "DESTINATION", "REASON"];
        let mut rows = vec![header.map(String::from).to_vec()];
        rows.extend(report.parked.iter().map(|send| {
            vec![
                send.n.to_string(),
                send.ticket.map(|ticket| ticket.to_string()).unwrap_or_default(),
                send.attempts.to_string(),
                send.since.clone(),
                send.destination.clone(),
                send.reason.clone(),
            ]
        }));
        lines.push(out::table(&rows));
        lines.push("baton-relay delivery retry N tries one again, drop N gives it up".to_owned());
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hold_says_which_command_ends_it() {
        let report = DeliveryReport { held: true, waiting: 3, ..DeliveryReport::default() };
        assert!(report_text(&report).contains("delivery resume"));
        assert_eq!(report_text(&DeliveryReport::default()), "nothing waits");
    }
}
