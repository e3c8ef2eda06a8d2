//! What `SQLite`'s errors mean for who wants to know whether something was written.

use rusqlite::ErrorCode;
use rusqlite::ffi;

use crate::log::{AppendError, ReadError, Retry};

/// Where in the transaction an error came up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Before COMMIT: whatever was written is rolled back.
    Open,
    /// In COMMIT.
    Commit,
}

/// What an error means for the batch.
pub(super) fn append_error(error: &rusqlite::Error, stage: Stage) -> AppendError {
    let reason = describe(error);
    let Some(code) = error.sqlite_error() else {
        return AppendError::NotWritten { reason, retry: Retry::Later };
    };
    match (code.code, stage) {
        // The pages behind these can no longer be told from what was meant to be written.
        (ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase, _) => AppendError::Fatal { reason },
        // After a failed fsync the system forgets which pages are dirty: asking again would lie.
        (ErrorCode::SystemIoFailure, _) if is_sync(code.extended_code) => {
            AppendError::Fatal { reason }
        }
        // The commit frame may have reached the file; the same commit ids will tell.
        (ErrorCode::SystemIoFailure, Stage::Commit) => AppendError::Unknown { reason },
        _ => AppendError::NotWritten { reason, retry: Retry::Later },
    }
}

/// What an error means for a read.
pub(super) fn read_error(error: &rusqlite::Error) -> ReadError {
    ReadError::Unavailable { reason: describe(error) }
}

fn is_sync(extended: i32) -> bool {
    [ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_DIR_FSYNC, ffi::SQLITE_IOERR_TRUNCATE]
        .contains(&extended)
}

fn describe(error: &rusqlite::Error) -> String {
    let Some(code) = error.sqlite_error() else { return error.to_string() };
    match code.code {
        ErrorCode::DiskFull => "the disk is full: free some space".to_owned(),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
            format!("another program locks the database: {error}")
        }
        ErrorCode::SystemIoFailure if is_sync(code.extended_code) => {
            format!("the disk failed to sync ({error}): check it before the next start")
        }
        _ => format!("{error} (code {})", code.extended_code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(code: i32) -> rusqlite::Error {
        rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)
    }

    #[test]
    fn a_full_disk_and_a_lock_leave_the_process_running_whenever_they_come() {
        for code in [ffi::SQLITE_FULL, ffi::SQLITE_BUSY, ffi::SQLITE_NOMEM] {
            for stage in [Stage::Open, Stage::Commit] {
                let answer = append_error(&error(code), stage);
                assert!(
                    matches!(answer, AppendError::NotWritten { retry: Retry::Later, .. }),
                    "{code} gave {answer:?}"
                );
            }
        }
    }

    #[test]
    fn a_failed_fsync_or_a_corrupt_page_stops_the_process() {
        for code in [ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_DIR_FSYNC, ffi::SQLITE_CORRUPT] {
            let answer = append_error(&error(code), Stage::Commit);
            assert!(matches!(answer, AppendError::Fatal { .. }), "{code} gave {answer:?}");
        }
        let text = append_error(&error(ffi::SQLITE_IOERR_FSYNC), Stage::Commit).to_string();
        assert!(text.contains("failed to sync"), "{text}");
    }

    #[test]
    fn a_write_that_fails_in_commit_is_unknown_and_before_it_is_not_written() {
        let error = error(ffi::SQLITE_IOERR_WRITE);
        assert!(matches!(append_error(&error, Stage::Commit), AppendError::Unknown { .. }));
        assert!(matches!(append_error(&error, Stage::Open), AppendError::NotWritten { .. }));
    }
}
