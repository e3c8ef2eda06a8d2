//! What the database's errors mean for who wants to know whether something was written.

use std::error::Error as _;
use std::fmt::Write as _;

use tokio_postgres::error::{DbError, Severity, SqlState};

use crate::log::{AppendError, ReadError, Retry};

/// Where in the transaction an error came up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Before COMMIT was sent: the server rolls back whatever it had.
    Open,
    /// COMMIT was sent.
    Commit,
}

/// What an error means for the batch.
pub(super) fn append_error(error: &tokio_postgres::Error, stage: Stage) -> AppendError {
    let reason = describe(error);
    match (error.as_db_error(), stage) {
        (Some(told), _) if is_corrupt(told) => AppendError::Fatal { reason },
        (Some(told), Stage::Commit) if !is_refusal(told) => AppendError::Unknown { reason },
        // The answer to COMMIT never came, or could not be read.
        (None, Stage::Commit) => AppendError::Unknown { reason },
        _ => not_written(reason),
    }
}

/// Why a transaction did not come to its end.
#[derive(Debug)]
pub(super) enum Trouble {
    /// What its senders are to hear.
    Told(AppendError),
    /// The session ended before COMMIT was sent: nothing was written, and a new one may do it.
    Gone(String),
}

impl Trouble {
    /// Of an error before COMMIT was sent.
    pub(super) fn open(error: &tokio_postgres::Error) -> Self {
        match append_error(error, Stage::Open) {
            AppendError::NotWritten { reason, .. } if is_lost(error) => Self::Gone(reason),
            other => Self::Told(other),
        }
    }
}

impl From<AppendError> for Trouble {
    fn from(error: AppendError) -> Self {
        Self::Told(error)
    }
}

impl From<Trouble> for AppendError {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Told(error) => error,
            Trouble::Gone(reason) => not_written(reason),
        }
    }
}

/// Certainly nothing was written, and it may work later.
pub(super) fn not_written(reason: String) -> AppendError {
    AppendError::NotWritten { reason, retry: Retry::Later }
}

/// What an error means for a read.
pub(super) fn read_error(error: &tokio_postgres::Error) -> ReadError {
    ReadError::Unavailable { reason: describe(error) }
}

/// Whether the session has ended, so that another one may do better.
pub(super) fn is_lost(error: &tokio_postgres::Error) -> bool {
    match error.as_db_error() {
        Some(told) => !is_refusal(told),
        None => error.is_closed() || has_io_cause(error),
    }
}

fn has_io_cause(error: &tokio_postgres::Error) -> bool {
    error.source().is_some_and(<dyn std::error::Error>::is::<std::io::Error>)
}

/// An ERROR undoes the transaction and is the whole answer. FATAL and PANIC end the session: what
/// a COMMIT had done by then is not said.
fn is_refusal(told: &DbError) -> bool {
    told.parsed_severity() == Some(Severity::Error)
        && told.code() != &SqlState::T_R_STATEMENT_COMPLETION_UNKNOWN
}

fn is_corrupt(told: &DbError) -> bool {
    [&SqlState::DATA_CORRUPTED, &SqlState::INDEX_CORRUPTED].contains(&told.code())
}

/// In words for an admin. Leaves out the server's DETAIL, which may quote a row.
pub(super) fn describe(error: &tokio_postgres::Error) -> String {
    if let Some(told) = error.as_db_error() {
        let hint = match *told.code() {
            SqlState::DISK_FULL => "the database's disk is full, free some space: ",
            SqlState::LOCK_NOT_AVAILABLE => "another relay holds the log for too long: ",
            SqlState::READ_ONLY_SQL_TRANSACTION => "the database takes no writes: ",
            _ => "",
        };
        return format!("{hint}{} (SQLSTATE {})", told.message(), told.code().code());
    }
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        // Writing to a String cannot fail.
        let _ = write!(text, ": {inner}");
        cause = inner.source();
    }
    text
}
