//! `doctor`: everything that could be wrong, and whom a customer writing now would reach.

use super::Program;
use super::agent::ask_report;
use super::args::ReportArgs;
use super::failure::Failure;
use super::out;
use crate::admin::{AdminRequest, DoctorReport};

/// Prints the report; fails where a finding is bad.
pub(super) fn run(args: &ReportArgs, program: &dyn Program) -> Result<(), Failure> {
    let (value, report) = ask_report(args, AdminRequest::Doctor, program)?;
    if args.json {
        out::json(&value)?;
    } else {
        out::text(&report_text(&report))?;
    }
    match report.findings.iter().filter(|finding| !finding.ok).count() {
        0 => Ok(()),
        1 => Err(Failure::failed("one thing is wrong: see the line marked BAD")),
        bad => Err(Failure::failed(format!("{bad} things are wrong: see the lines marked BAD"))),
    }
}

fn report_text(report: &DoctorReport) -> String {
    let mut lines = Vec::new();
    for finding in &report.findings {
        lines.push(format!("{} {}", if finding.ok { "ok  " } else { "BAD " }, finding.what));
        lines.extend(finding.mend.iter().map(|mend| format!("       mend it: {mend}")));
    }
    lines.push(report.reaches.clone());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::admin::Finding;

    #[test]
    fn the_report_ends_with_whom_a_customer_reaches() {
        let finding = Finding {
            ok: false,
            what: "no agent serves billing".into(),
            mend: Some("baton-relay agent set bob --queue +billing".into()),
        };
        let report =
            DoctorReport { findings: vec![finding], reaches: "a customer reaches faq".into() };
        let text = report_text(&report);
        assert!(text.contains("BAD  no agent") && text.contains("mend it: baton-relay agent set"));
        assert!(text.ends_with("a customer reaches faq"));
    }
}
