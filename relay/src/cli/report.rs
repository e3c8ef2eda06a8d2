//! `report`: the figures of a month on the box, with or without a running relay.

use std::io::IsTerminal as _;
use std::time::Duration;

use baton_shared::wire::{MonthReport, ReportAsk, ReportForm};

use super::Program;
use super::agent::{ask_within, typed};
use super::args::MonthArgs;
use super::failure::Failure;
use super::out;
use crate::admin::AdminRequest;

/// Two months of a large log are looked through: that takes a while.
const PATIENCE: Duration = Duration::from_secs(600);

/// Prints it.
pub(super) fn run(args: &MonthArgs, program: &dyn Program) -> Result<(), Failure> {
    let form = match (args.report.json, args.csv) {
        (true, _) => ReportForm::Json,
        (_, true) => ReportForm::Csv,
        _ => ReportForm::Page,
    };
    let config = args.report.at.read()?;
    let ask = ReportAsk { month: args.month, zone: args.zone.clone(), form };
    if std::io::stderr().is_terminal() {
        eprint!("reading {} and the month before …", args.month);
    }
    let answer = ask_within(&config, AdminRequest::Report(ask), program, PATIENCE);
    if std::io::stderr().is_terminal() {
        eprint!("\r\x1b[K");
    }
    let report: MonthReport = typed(answer?)?;
    match form {
        ReportForm::Json => out::json(&report.report),
        ReportForm::Page | ReportForm::Csv => out::text(&report.lines.join("\n")),
    }
}
