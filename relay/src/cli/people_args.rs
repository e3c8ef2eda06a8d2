//! The command line of people's data as types.

use std::path::PathBuf;

use baton_shared::id::ConversationId;
use clap::{Args, Subcommand};

use super::args::{ConfigArg, ReportArgs};
use crate::admin::Who;

/// Whose data.
#[derive(Debug, Clone, Args)]
#[group(required = true, multiple = true)]
pub struct WhoArgs {
    /// The customer as their channel knows them, as in hook:c-9; repeat for a person with several
    #[arg(long = "customer", value_name = "CHANNEL:ID")]
    pub customers: Vec<String>,
    /// A conversation by its id; repeat for several
    #[arg(long = "conversation", value_name = "ID")]
    pub conversations: Vec<ConversationId>,
}

impl WhoArgs {
    /// In the words of the relay.
    pub(super) fn who(&self) -> Vec<Who> {
        let customers = self.customers.iter().cloned().map(Who::Customer);
        customers.chain(self.conversations.iter().cloned().map(Who::Conversation)).collect()
    }
}

const ERASE_HELP: &str = "\
Examples:
  baton-relay erase --customer hook:c-9 --dry-run       shows what is kept, changes nothing
  baton-relay erase --customer hook:c-9                 asks, then erases
  baton-relay erase --customer hook:c-9 --customer web:7d… --yes --reason \"request 2026-114\"

There is no undo. Texts, names, addresses, briefings, notes, files and what is on its way out are
gone; that there was a conversation, when, and who worked on it stays. Backups made before hold it
still: keep them at most 30 days, and keep erasures.jsonl beside them (docs/data.md).";

/// `erase`.
#[derive(Debug, Clone, Args)]
#[command(after_help = ERASE_HELP)]
pub struct EraseArgs {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub who: WhoArgs,
    /// Only show what would go
    #[arg(long)]
    pub dry_run: bool,
    /// Do not ask
    #[arg(long, conflicts_with = "dry_run")]
    pub yes: bool,
    /// Why, for the record: it is kept, so no name, id or address of theirs
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub report: ReportArgs,
}

const EXPORT_HELP: &str = "\
Examples:
  baton-relay export --customer hook:c-9 --to ann.jsonl     their files go to ann.jsonl.files/
  baton-relay export --customer web:7d… --to - | jq .

One JSON value a line, as docs/data.md describes them. As it was written: nothing is masked.";

/// `export`.
#[derive(Debug, Clone, Args)]
#[command(after_help = EXPORT_HELP)]
pub struct ExportArgs {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub who: WhoArgs,
    /// A new file, readable by you only; - prints the lines and leaves the files out
    #[arg(long, value_name = "FILE|-")]
    pub to: PathBuf,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub at: ConfigArg,
}

/// `retention …`.
#[derive(Debug, Subcommand)]
pub enum RetentionCommand {
    /// Let go of what was kept for long enough, as the relay does once a day
    Run {
        /// Only count
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        report: ReportArgs,
    },
}

impl RetentionCommand {
    /// What every one of them has.
    pub(super) fn report(&self) -> &ReportArgs {
        let Self::Run { report, .. } = self;
        report
    }
}
