//! `report`: the figures of a month, for leads. The relay counts and words them; here they are
//! printed.

use std::time::Duration;

use baton_shared::text::Clean;
use baton_shared::wire::{Answer, Ask, Month, ReportAsk, ReportForm};
use clap::Args;

use super::failure::Failure;
use super::list::{new_id, unfitting};
use super::out::{Form, Out};
use super::progress::Line;
use crate::client::Call;

/// How long the relay may be silent: while it looks through a large log it says how far it is.
const PATIENCE: Duration = Duration::from_secs(600);

/// What the help of `report` ends with.
pub const HELP: &str = "\
Examples:
  baton report --month 2026-10
  baton report --month 2026-10 --zone Europe/Berlin --csv > october.csv
  baton report --month 2026-10 --json | jq '.figures[] | select(.section == \"wait\")'

Every figure names what it is of, and stands beside the month before. The month that runs is
reported as far as it has come. It ends with 20 tickets to read, drawn by chance: the same ones
whenever it is asked.";

/// Which month, and how it is wanted.
#[derive(Debug, Clone, Args)]
pub struct Wish {
    /// Which month, as in 2026-10
    #[arg(long, value_name = "YYYY-MM")]
    pub month: Month,
    /// Whose days count, as in Europe/Berlin [default: the zone of the policy's hours, else UTC]
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    /// Print comma-separated values, one figure a line
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
}

pub(super) async fn report(mut call: Call, wish: Wish, out: &mut Out) -> Result<(), Failure> {
    let form = match (out.form(), wish.csv) {
        (Form::Json, _) => ReportForm::Json,
        (Form::Human, true) => ReportForm::Csv,
        (Form::Human, false) => ReportForm::Page,
    };
    let question = ReportAsk { month: wish.month, zone: wish.zone, form };
    let answer = {
        let (mut line, step) = (Line::new(), format!("reading {}", wish.month));
        let mut tell = |done, of| line.draw(&step, done, of);
        call.ask_telling(new_id()?, Ask::Report { question }, (PATIENCE, &mut tell)).await?
    };
    call.close().await;
    let Answer::Report { report } = answer else { return Err(unfitting()) };
    match form {
        ReportForm::Json => out.json(&report.report),
        ReportForm::Page | ReportForm::Csv => {
            report.lines.iter().try_for_each(|line| out.line(&Clean::line(line)))
        }
    }
}
