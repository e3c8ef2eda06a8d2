//! How a command fails: one line on stderr that says what to do, and an exit code that means
//! something to a script.

use std::io::Write;
use std::process::ExitCode;

use serde_json::json;

use crate::admin::OwnerError;

/// What went wrong, as far as a script cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 1: failed.
    Failed,
    /// 2: wrong use.
    Usage,
    /// 3: refused because things changed.
    Changed,
    /// 4: the relay cannot be reached; nothing was sent.
    Unreachable,
}

/// A failed command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Decides the exit code.
    pub kind: Kind,
    /// `snake_case`, for `--json`.
    pub code: String,
    /// One line: what happened and what to do.
    pub message: String,
}

impl Failure {
    /// Exit code 1.
    pub fn failed(message: impl Into<String>) -> Self {
        Self { kind: Kind::Failed, code: "failed".into(), message: message.into() }
    }

    /// Exit code 2.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { kind: Kind::Usage, code: "usage".into(), message: message.into() }
    }

    /// Exit code 4.
    pub fn unreachable(message: impl Into<String>) -> Self {
        Self { kind: Kind::Unreachable, code: "unreachable".into(), message: message.into() }
    }

    /// A refusal of the relay's; `conflict` and `stale_*` mean that things changed.
    pub fn refused(code: String, message: impl Into<String>) -> Self {
        let changed = code == "conflict" || code.starts_with("stale_");
        let kind = if changed { Kind::Changed } else { Kind::Failed };
        Self { kind, code, message: message.into() }
    }

    /// The wrong user; ends with this very command as the right one would type it.
    pub(super) fn owner(error: &OwnerError) -> Self {
        match error {
            OwnerError::Foreign { path, owner } => {
                let words: Vec<String> = std::env::args().map(|word| shell_word(&word)).collect();
                Self::failed(format!(
                    "{} belongs to {owner}: run sudo -u {} {}",
                    path.display(),
                    shell_word(owner),
                    words.join(" ")
                ))
            }
            OwnerError::Io(..) => Self::failed(error.to_string()),
        }
    }

    /// The process's exit code.
    #[must_use]
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self.kind {
            Kind::Failed => 1,
            Kind::Usage => 2,
            Kind::Changed => 3,
            Kind::Unreachable => 4,
        })
    }

    /// Writes the line to stderr, with `json` as the object that HTTP errors are.
    pub(super) fn report(&self, json: bool) {
        let line = if json {
            json!({"error": {"code": self.code, "message": self.message}}).to_string()
        } else {
            // A message that quotes something foreign must still be one line.
            format!("baton-relay: {}", self.message.replace(['\n', '\r'], " "))
        };
        // Where stderr is gone too, the exit code is all that is left to say.
        let _ = writeln!(std::io::stderr().lock(), "{line}");
    }
}

/// A word as a shell reads it back.
fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=+,@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_survives_the_shell() {
        assert_eq!(shell_word("--queue=+vip"), "--queue=+vip");
        assert_eq!(shell_word("it's"), r"'it'\''s'");
        assert_eq!(shell_word("#999"), "'#999'");
        assert_eq!(shell_word(""), "''");
    }

    #[test]
    fn a_refusal_because_things_changed_is_told_from_a_failure() {
        assert_eq!(Failure::refused("stale_epoch".into(), "").kind, Kind::Changed);
        assert_eq!(Failure::refused("conflict".into(), "").kind, Kind::Changed);
        assert_eq!(Failure::refused("unknown_agent".into(), "").kind, Kind::Failed);
    }
}
