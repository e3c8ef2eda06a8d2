//! The words of `delivery` and `desk`, which steer the running desk as a whole, and of `messages`.

use std::time::Duration;

use clap::{Args, Subcommand};

use super::ReportArgs;

/// `delivery …`.
#[derive(Debug, Subcommand)]
pub enum DeliveryCommand {
    /// What waits, is held or parked
    Status(ReportArgs),
    /// Let everything go out again after a restore
    Resume(ReportArgs),
    /// Try a parked send again
    Retry {
        /// Its number in `delivery status`
        n: u64,
        #[command(flatten)]
        report: ReportArgs,
    },
    /// Give a parked send up
    Drop {
        /// Its number in `delivery status`
        n: u64,
        #[command(flatten)]
        report: ReportArgs,
    },
}

impl DeliveryCommand {
    /// What every one of them has.
    pub(in crate::cli) fn report(&self) -> &ReportArgs {
        match self {
            Self::Status(report)
            | Self::Resume(report)
            | Self::Retry { report, .. }
            | Self::Drop { report, .. } => report,
        }
    }
}

const MESSAGES_HELP: &str = "\
Examples:
  baton-relay messages --language de
  baton-relay messages --channel web --json

Each text is the policy's own or the built-in one, filled in for a desk with two agents and two people
waiting; what differs between queues is shown for each. Buttons stand in brackets.";

/// `messages`.
#[derive(Debug, Clone, Args)]
#[command(after_help = MESSAGES_HELP)]
pub struct MessagesArgs {
    /// Only this language, as in de; else every one that has texts
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
    /// Only as this channel shows them
    #[arg(long, value_name = "NAME")]
    pub channel: Option<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub report: ReportArgs,
}

const DESK_HELP: &str = "\
Examples:
  baton-relay desk disable --reason 'the payment service is down' --for 2h
  baton-relay desk status
  baton-relay desk enable

While hand-overs are off, a customer who asks for a person hears the reason and, where an end is
stated, when it is expected. Tickets that are open already go on. A lead does the same from anywhere
with `baton desk`, or with D in the console.";

/// `desk …`.
#[derive(Debug, Subcommand)]
#[command(after_help = DESK_HELP)]
pub enum DeskCommand {
    /// Hand nobody over; customers hear why
    Disable {
        /// Why, in words for customers
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// Ends by itself after this time, as in 30m or 2h; without it, `desk enable` ends it
        #[arg(long = "for", value_name = "TIME", value_parser = time)]
        for_time: Option<Duration>,
        #[command(flatten)]
        report: ReportArgs,
    },
    /// Hand over as the policy says
    Enable(ReportArgs),
    /// Whether hand-overs are off, why and until when
    Status(ReportArgs),
}

impl DeskCommand {
    /// What every one of them has.
    pub(in crate::cli) fn report(&self) -> &ReportArgs {
        match self {
            Self::Enable(report) | Self::Status(report) | Self::Disable { report, .. } => report,
        }
    }
}

/// `90s`, `30m`, `2h` or `1d`, up to a month.
fn time(text: &str) -> Result<Duration, String> {
    let bad = || "write a time such as 30m, 2h or 1d, up to 31d".to_owned();
    let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &text[number.len()..] {
        "s" => 1,
        "m" => 60,
        "h" => 3_600,
        "d" => 86_400,
        _ => return Err(bad()),
    };
    let seconds = number.parse::<u64>().ok().and_then(|n| n.checked_mul(unit));
    let fits = seconds.filter(|seconds| (1..=31 * 86_400).contains(seconds));
    fits.map(Duration::from_secs).ok_or_else(bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_a_number_with_its_unit_and_at_most_a_month() {
        assert_eq!(time("2h"), Ok(Duration::from_secs(7_200)));
        for bad in ["2", "h", "0m", "-1h", "32d", "2 h", "99999999999999999999d", "2ü"] {
            assert!(time(bad).is_err(), "{bad}");
        }
    }
}
