//! The words of `backup`, `restore` and `sql`.

use std::path::PathBuf;

use clap::Args;

use super::ConfigArg;

const BACKUP_HELP: &str = "\
Examples:
  baton-relay backup --to /var/backups/baton-$(date +%F).tar
  baton-relay backup --to b.tar && tar tf b.tar

The file holds the log, customers' files and the list of erasures: what customers wrote is in it, so it
is made readable by its owner only. The config, the policy and the secrets are files of their own: copy
them as well. Keep backups at most 30 days, so that what was erased does not live on in them.";

/// `backup`.
#[derive(Debug, Clone, Args)]
#[command(after_help = BACKUP_HELP)]
pub struct BackupArgs {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub at: ConfigArg,
    /// The file to write; it must not be there yet
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

const RESTORE_HELP: &str = "\
Example, after the disk of a relay was lost:
  baton-relay restore --from baton-2026-11-21.tar --dir /var/lib/baton --verify
  baton-relay serve
  baton-relay delivery status     what would go out; some of it may have gone out already
  baton-relay delivery resume     lets it go

Every file is checked against its checksum and the log against its chain of digests; where a check
fails nothing is left behind. If people were erased since the backup was made, name the list of
erasures that was kept apart (erasures.jsonl of the old data folder): they are erased again at the
next start.";

/// `restore`.
#[derive(Debug, Clone, Args)]
#[command(after_help = RESTORE_HELP)]
pub struct RestoreArgs {
    /// The backup
    #[arg(long, value_name = "FILE")]
    pub from: PathBuf,
    /// The data folder to make, new or empty: what `data` in the config names
    #[arg(long, value_name = "DIR")]
    pub dir: PathBuf,
    /// Also check the database's own structures
    #[arg(long)]
    pub verify: bool,
    /// People erased since the backup was made: the erasures.jsonl that was kept apart
    #[arg(long, value_name = "FILE")]
    pub erasures: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

const SQL_HELP: &str = "\
Examples:
  baton-relay sql \"SELECT kind, count(*) FROM event GROUP BY kind\"
  baton-relay sql --json < query.sql
  baton-relay sql                 one query a line; .tables, .schema [TABLE], .quit

The tables are described in docs/operations.md. Works while the relay runs. What customers wrote is in
the table `private`; an answer that read it says so.";

/// `sql`.
#[derive(Debug, Clone, Args)]
#[command(after_help = SQL_HELP)]
pub struct SqlArgs {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub at: ConfigArg,
    /// The query; without it, standard input is read
    pub query: Option<String>,
    /// Rows shown at most
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    pub limit: usize,
    /// Print JSON: {"columns","rows","more","private"}
    #[arg(long)]
    pub json: bool,
}
