//! `report`: the figures of a month on the box, with or without a running relay.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use baton_shared::wire::{MonthReport, ReportAsk, ReportForm};

use super::Program;
use super::agent::{ask_waiting, typed};
use super::args::MonthArgs;
use super::failure::Failure;
use super::out;
use super::progress::Line;
use crate::admin::{AdminRequest, Waiting};

/// Two months of a large log are looked through: that takes a while, and is told meanwhile.
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
    let answer = {
        let (line, step) = (Mutex::new(Line::new()), format!("reading {}", args.month));
        let tell = move |done, of| {
            line.lock().unwrap_or_else(PoisonError::into_inner).draw(&step, done, of);
        };
        let waiting = Waiting { work: PATIENCE, tell: Arc::new(tell), ..Waiting::default() };
        ask_waiting(&config, AdminRequest::Report(ask), program, &waiting)
    };
    let report: MonthReport = typed(answer?)?;
    match form {
        ReportForm::Json => out::json(&report.report),
        ReportForm::Page | ReportForm::Csv => out::text(&report.lines.join("\n")),
    }
}
