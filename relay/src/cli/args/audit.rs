//! The words of `audit`.

use clap::Args;

use super::ReportArgs;

const AUDIT_HELP: &str = "\
Examples:
  baton-relay audit --since 2026-11-21
  baton-relay audit --by alice --json
  baton-relay audit --by @owner          what was done by command on this machine

The newest are shown, oldest first; --before N of the first line shows the page before it.";

/// `audit`.
#[derive(Debug, Clone, Args)]
#[command(after_help = AUDIT_HELP)]
pub struct AuditArgs {
    /// Nothing older: a day, an instant, or a span back from now as in 2h or 7d
    #[arg(long, value_name = "WHEN")]
    pub since: Option<String>,
    /// Only what they did: an agent's name, @owner, @relay or @api/NAME
    #[arg(long, value_name = "WHO")]
    pub by: Option<String>,
    /// Only before this position
    #[arg(long, value_name = "N")]
    pub before: Option<u64>,
    /// At most this many
    #[arg(long, value_name = "N", default_value_t = 200)]
    pub limit: usize,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub report: ReportArgs,
}
