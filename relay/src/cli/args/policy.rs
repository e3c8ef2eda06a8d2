//! The words of `policy` and `why`.

use std::path::PathBuf;

use baton_shared::id::TicketNumber;
use clap::{Args, Subcommand};

use super::ReportArgs;

const POLICY_HELP: &str = "\
Examples:
  baton-relay policy lint                     what is legal and still wrong in the policy file
  baton-relay policy test --mutations         do its examples hold, and would they notice a change?
  baton-relay policy diff                     the version in force against the file
  baton-relay policy backtest --policy draft.toml    what it would have done with last week
  baton-relay policy history

lint and test read only the file: they need no relay and no data, and fit a pre-commit hook. Exit
code 1 where something is found. A file is brought into force by SIGHUP, or from a lead's desk by
`baton policy activate`.";

/// `policy …`.
#[derive(Debug, Subcommand)]
#[command(after_help = POLICY_HELP)]
pub enum PolicyCommand {
    /// Print a version's text
    Show {
        /// The beginning of its hash; else the one in force
        version: Option<String>,
        #[command(flatten)]
        report: ReportArgs,
    },
    /// Every version: who activated it, when and why
    History(ReportArgs),
    /// What changed, rule by rule: from the version in force to the policy file
    Diff {
        /// From this version instead, by the beginning of its hash
        #[arg(long, value_name = "HASH")]
        from: Option<String>,
        /// To this version instead
        #[arg(long, value_name = "HASH", conflicts_with = "policy")]
        to: Option<String>,
        /// To this file instead
        #[arg(long, value_name = "FILE")]
        policy: Option<PathBuf>,
        #[command(flatten)]
        report: ReportArgs,
    },
    /// Find what is legal and still wrong: unreachable rules, dead queues, missing owners
    Lint {
        /// The file; else the one that the config names
        file: Option<PathBuf>,
        #[command(flatten)]
        report: ReportArgs,
    },
    /// Try the examples beside the rules
    Test {
        /// The file; else the one that the config names
        file: Option<PathBuf>,
        /// Also change every rule in turn, and name the changes that no example notices
        #[arg(long)]
        mutations: bool,
        #[command(flatten)]
        report: ReportArgs,
    },
    /// What a policy would have done with recorded conversations
    Backtest {
        /// From a day, an instant, or so long ago
        #[arg(long, value_name = "WHEN", default_value = "7d")]
        from: String,
        /// Until then; else until now
        #[arg(long, value_name = "WHEN")]
        to: Option<String>,
        /// A draft; else the policy in force
        #[arg(long, value_name = "FILE")]
        policy: Option<PathBuf>,
        /// List at most so many differences; all are counted
        #[arg(long, value_name = "N", default_value_t = 200)]
        limit: usize,
        #[command(flatten)]
        report: ReportArgs,
    },
    /// Where the draft that is watched beside the policy would have decided otherwise
    Shadow(ReportArgs),
}

impl PolicyCommand {
    /// What every one of them has.
    pub(in crate::cli) fn report(&self) -> &ReportArgs {
        match self {
            Self::History(report)
            | Self::Shadow(report)
            | Self::Show { report, .. }
            | Self::Diff { report, .. }
            | Self::Lint { report, .. }
            | Self::Test { report, .. }
            | Self::Backtest { report, .. } => report,
        }
    }
}

/// `why`.
#[derive(Debug, Clone, Args)]
#[command(
    after_help = "Example:\n  baton-relay why 12\n\nExit code 1 where a decision made again comes out otherwise."
)]
pub struct WhyArgs {
    /// The ticket's number
    pub number: TicketNumber,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub report: ReportArgs,
}
