//! What is typed about the policy.

// Help is printed as it stands: no backticks.
#![allow(clippy::doc_markdown)]

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::Timestamp;

use super::super::when;

/// What the help of `policy` ends with.
pub const HELP: &str = "\
A change of the policy, from a lead's desk:
  baton policy pull                           writes policy.toml, the version in force
  $EDITOR policy.toml                         change a rule, and its [[example]]
  baton policy lint policy.toml               what is legal and still wrong
  baton policy test policy.toml               do the examples still hold?
  baton policy diff policy.toml               what changed, rule by rule
  baton policy messages policy.toml           the texts, as customers will read them
  baton policy backtest policy.toml           what it would have done with last week
  baton policy activate policy.toml --note 'refunds go to billing'
  baton policy rollback 9f2c41d07aa3          back to an earlier version

Or watch a draft beside the policy first, without effect:
  baton policy shadow policy.toml             and later: baton policy shadow

pull notes in the file's last line which version it is; activate refuses (exit code 3,
policy_moved) if another one came into force since. Lint and test exit with 1 where
something is found.";

/// `policy …`.
#[derive(Debug, Subcommand)]
pub enum Policy {
    /// Write the policy in force into a file
    Pull {
        /// Where to; `-` prints it
        #[arg(value_name = "FILE", default_value = "policy.toml")]
        file: PathBuf,
        /// Another version, by the beginning of its hash
        #[arg(long, value_name = "HASH")]
        hash: Option<String>,
        /// Overwrite a file that is there
        #[arg(long)]
        force: bool,
    },
    /// Find what is legal and still wrong: unreachable rules, dead queues, missing owners
    Lint(Draft),
    /// Try the examples beside the rules
    Test {
        /// Which.
        #[command(flatten)]
        draft: Draft,
        /// Also change every rule in turn, and name the changes that no example notices
        #[arg(long)]
        mutations: bool,
    },
    /// Every text with sample values, before a customer reads it
    Messages {
        /// Which.
        #[command(flatten)]
        draft: Draft,
        /// Only this language, as in de; else every one that has texts
        #[arg(long, value_name = "LANGUAGE")]
        language: Option<String>,
        /// With the words of this channel; else those for all
        #[arg(long, value_name = "NAME")]
        channel: Option<String>,
    },
    /// What changed, rule by rule: from the version in force to a file or another version
    Diff {
        /// A file, or the beginning of a version's hash
        #[arg(value_name = "FILE|HASH")]
        to: String,
        /// From this version instead, by the beginning of its hash
        #[arg(long, value_name = "HASH")]
        from: Option<String>,
    },
    /// What a policy would have done with recorded conversations
    Backtest {
        /// Which.
        #[command(flatten)]
        draft: Draft,
        /// From a date, an instant, or so long ago
        #[arg(long, value_name = "WHEN", default_value = "7d", value_parser = past)]
        from: Timestamp,
        /// Until then; else until now
        #[arg(long, value_name = "WHEN", value_parser = past)]
        to: Option<Timestamp>,
        /// List at most so many differences; all are counted
        #[arg(long, value_name = "COUNT")]
        limit: Option<usize>,
    },
    /// Bring a file into force; prints what changes and what lint finds
    Activate {
        /// The file
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Why, for the history
        #[arg(long, value_name = "TEXT")]
        note: String,
        /// The version it was made from, where the file does not say: the beginning is not enough
        #[arg(long, value_name = "HASH")]
        over: Option<String>,
    },
    /// Bring an earlier version into force again
    Rollback {
        /// The beginning of its hash
        #[arg(value_name = "HASH")]
        version: String,
        /// Why, for the history
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Every version: who activated it, when and why
    History,
    /// Watch a draft beside the policy, without effect; without a file: where it disagrees
    Shadow {
        /// The draft to watch
        #[arg(value_name = "FILE", conflicts_with = "off")]
        file: Option<PathBuf>,
        /// Watch none any more
        #[arg(long)]
        off: bool,
    },
}

/// A draft, or the policy in force.
#[derive(Debug, Args)]
pub struct Draft {
    /// A draft; without one, the policy in force
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
}

fn past(text: &str) -> Result<Timestamp, String> {
    when::past(text, Timestamp::now())
}
