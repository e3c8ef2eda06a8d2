//! The words of `report`.

use baton_shared::wire::Month;
use clap::Args;

use super::ReportArgs;

const HELP: &str = "\
Examples:
  baton-relay report --month 2026-10
  baton-relay report --month 2026-10 --zone Europe/Berlin --csv > october.csv
  baton-relay report --month 2026-10 --json | jq '.figures[] | select(.section == \"wait\")'

Every figure names what it is of, and stands beside the month before. The same page is printed by
`baton report` for leads. The month that runs is reported as far as it has come.";

/// `report`.
#[derive(Debug, Clone, Args)]
#[command(after_help = HELP)]
pub struct MonthArgs {
    /// Which month, as in 2026-10
    #[arg(long, value_name = "YYYY-MM")]
    pub month: Month,
    /// Whose days count, as in Europe/Berlin [default: the zone of the policy's hours, else UTC]
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    /// Print comma-separated values, one figure a line
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub report: ReportArgs,
}
