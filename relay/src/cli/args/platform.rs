//! What is typed about bot platforms: their tokens.

use baton_shared::id::ApiName;
use clap::Subcommand;

use super::{Lasts, ReportArgs};
use crate::config::web_address;

const TOKEN_HELP: &str = "\
Examples:
  baton-relay token add shop --callback-origin https://bots.example.org
  baton-relay token list
  baton-relay token revoke shop        out at once

The token and the secret that signs what the relay sends are shown once.";

/// `token …`.
#[derive(Debug, Subcommand)]
#[command(after_help = TOKEN_HELP)]
pub enum TokenCommand {
    /// Make a token and print it, once
    Add {
        /// A short name, as in shop
        name: ApiName,
        /// Where its callbacks may go, as scheme, host and port: this one may be on this machine
        #[arg(long, value_name = "URL", value_parser = callback_origin)]
        callback_origin: Option<String>,
        /// How long it lasts, as in 90d; until it is revoked where nothing is said
        #[arg(long, value_name = "TIME")]
        expires: Option<Lasts>,
        #[command(flatten)]
        report: ReportArgs,
    },
    /// Show all tokens, without their secrets
    List(ReportArgs),
    /// End a token
    Revoke {
        /// Which
        name: ApiName,
        #[command(flatten)]
        report: ReportArgs,
    },
}

impl TokenCommand {
    /// What every one of them has.
    pub(in crate::cli) fn report(&self) -> &ReportArgs {
        match self {
            Self::List(report) | Self::Add { report, .. } | Self::Revoke { report, .. } => report,
        }
    }
}

/// Scheme, host and port, nothing after.
fn callback_origin(text: &str) -> Result<String, String> {
    let origin = web_address(text)?.origin().ascii_serialization();
    if text.trim_end_matches('/') == origin {
        Ok(origin)
    } else {
        Err(format!("write only scheme, host and port: {origin}"))
    }
}
