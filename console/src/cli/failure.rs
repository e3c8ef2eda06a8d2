//! How a command ends. The one place that knows exit codes.

use std::io;
use std::process::ExitCode;

use baton_shared::text::Clean;
use baton_shared::wire::ErrorBody;
use serde_json::json;

use super::out::safe_json;
use crate::client::CallError;

/// The exit codes of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: nobody reads on; what was asked for was done.
    Silent,
    /// 1: failed; the message says what to do.
    Failed,
    /// 2: wrong use.
    Usage,
    /// 3: refused because things changed since one looked.
    Changed,
    /// 4: the relay was not reached and nothing was sent.
    Unreachable,
}

/// Refusals that mean: somebody or something was faster. Looking again and deciding anew helps;
/// repeating does not.
const CHANGED: &[&str] = &[
    "already_yours",
    "closed",
    "has_ticket",
    "no_offer",
    "not_held",
    "not_offered_to_you",
    "not_on_hold",
    "not_queued",
    "not_yours",
    "nothing_to_undo",
    "offer_pending",
    "policy_moved",
    "stale_epoch",
    "taken",
];

/// How a failure is to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// One line for a person.
    Words,
    /// The error object of HTTP, for a program.
    Json,
}

/// A command that did not do what was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    exit: Exit,
    error: ErrorBody,
}

impl Failure {
    /// A failure. `code` is stable, `message` says what to do.
    #[must_use]
    pub fn new(exit: Exit, code: &str, message: impl Into<String>) -> Self {
        Self { exit, error: ErrorBody { code: code.to_owned(), message: message.into() } }
    }

    /// Wrong use of the command line.
    #[must_use]
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, "usage", message)
    }

    /// A refusal of the relay.
    #[must_use]
    pub fn refused(error: ErrorBody) -> Self {
        let changed = CHANGED.contains(&error.code.as_str());
        Self { exit: if changed { Exit::Changed } else { Exit::Failed }, error }
    }

    /// The relay was not reached. `why` follows "the relay".
    #[must_use]
    pub fn unreachable(why: &str) -> Self {
        Self::new(
            Exit::Unreachable,
            "unreachable",
            format!("the relay {why}; nothing was sent. Check --relay and that it runs"),
        )
    }

    /// Says what went wrong, on standard error, and gives the exit code.
    #[must_use]
    #[allow(clippy::print_stderr)]
    pub fn report(&self, said: Said) -> ExitCode {
        let code = match self.exit {
            Exit::Silent => return ExitCode::SUCCESS,
            Exit::Failed => 1,
            Exit::Usage => 2,
            Exit::Changed => 3,
            Exit::Unreachable => 4,
        };
        match said {
            Said::Words => eprintln!("baton: {}", Clean::line(&self.error.message)),
            Said::Json => eprintln!("{}", safe_json(&json!({ "error": self.error }).to_string())),
        }
        ExitCode::from(code)
    }
}

impl From<CallError> for Failure {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Unreachable { why } => Self::unreachable(&why),
            CallError::Refused { error, .. } => Self::refused(error),
            CallError::Unknown { why } => Self::new(
                Exit::Failed,
                "unknown_outcome",
                format!(
                    "sent, but the relay {why} before it answered; look at the ticket before \
                     you repeat it (with --id a repeat is harmless)"
                ),
            ),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let exit = match error.kind() {
            io::ErrorKind::BrokenPipe => Exit::Silent,
            _ => Exit::Failed,
        };
        Self::new(exit, "io", error.to_string())
    }
}

/// What clap has to say: help and version to standard output, faults to standard error.
#[must_use]
#[allow(clippy::print_stderr)]
pub fn report_usage(error: &clap::Error) -> ExitCode {
    let json = std::env::args_os().any(|arg| arg == "--json");
    if !error.use_stderr() || !json {
        return match error.print() {
            Ok(()) if error.use_stderr() => ExitCode::from(2),
            Ok(()) => ExitCode::SUCCESS,
            Err(e) => Failure::from(e).report(Said::Words),
        };
    }
    Failure::usage(in_one_line(&error.render().to_string())).report(Said::Json)
}

/// What clap says before its usage, as in "the following required arguments were not provided: N".
fn in_one_line(text: &str) -> String {
    let said = text.lines().take_while(|line| !line.trim().is_empty()).map(str::trim);
    said.collect::<Vec<_>>().join(" ").trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: &str) -> Failure {
        Failure::refused(ErrorBody { code: code.to_owned(), message: "look again".to_owned() })
    }

    #[test]
    fn wrong_use_is_told_in_one_line_with_what_is_missing() {
        let clap =
            "error: the following required arguments were not provided:\n  <N>\n\nUsage: x <N>\n";
        let line = "the following required arguments were not provided: <N>";
        assert_eq!(in_one_line(clap), line);
    }

    #[test]
    fn only_a_refusal_by_change_exits_3() {
        for code in ["taken", "stale_epoch", "closed", "not_queued", "no_offer"] {
            assert_eq!(refused(code).exit, Exit::Changed, "{code}");
        }
        for code in ["forbidden", "unauthorized", "not_found", "too_large", "protocol_version"] {
            assert_eq!(refused(code).exit, Exit::Failed, "{code}");
        }
    }

    #[test]
    fn a_reader_that_went_away_is_no_failure() {
        let gone = Failure::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(gone.exit, Exit::Silent);
        assert_eq!(Failure::from(io::Error::from(io::ErrorKind::NotFound)).exit, Exit::Failed);
    }
}
