//! A whole copy of the log while it is in use: one consistent moment, compact, on disk when done.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rusqlite::Connection;

use super::OpenError;
use crate::log::ReadError;

/// Why there is no copy.
#[derive(Debug)]
pub enum BackupError {
    /// No further connection could be opened.
    Open(OpenError),
    /// The file cannot be made or written.
    Io(io::Error),
    /// The database could not be copied.
    Database(rusqlite::Error),
    /// The log was closed meanwhile.
    Interrupted(ReadError),
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(e) => write!(f, "no copy was made: {e}"),
            Self::Io(e) if e.kind() == io::ErrorKind::AlreadyExists => {
                f.write_str("no copy was made: the file is there already, name another")
            }
            Self::Io(e) => write!(f, "no copy was made: {e}"),
            Self::Database(e) => write!(f, "no copy was made: {e}"),
            Self::Interrupted(e) => write!(f, "no copy was made: {e}"),
        }
    }
}

impl std::error::Error for BackupError {}

/// Copies into a new file of mode 0600 and syncs it and its directory. Removes it where it fails.
pub(super) fn copy(source: &Connection, path: &Path) -> Result<(), BackupError> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let file = file.map_err(BackupError::Io)?;
    let done = fill(source, path).and_then(|()| sync(&file, path).map_err(BackupError::Io));
    if done.is_err() {
        // A part of a copy is worse than none; the first error is the one to tell.
        let _ = std::fs::remove_file(path);
    }
    done
}

fn fill(source: &Connection, path: &Path) -> Result<(), BackupError> {
    let name = path.to_str().ok_or_else(|| {
        BackupError::Io(io::Error::new(io::ErrorKind::InvalidInput, "the path is not UTF-8"))
    })?;
    // The copy takes this setting over: without it a page that is split while the copy grows keeps
    // rows twice, and an erasure in the restored copy would reach only one of them.
    source.pragma_update(None, "secure_delete", "ON").map_err(BackupError::Database)?;
    source.execute("VACUUM INTO ?1", [name]).map_err(BackupError::Database)?;
    Ok(())
}

/// VACUUM INTO leaves the copy to the system's cache.
fn sync(file: &File, path: &Path) -> io::Result<()> {
    file.sync_all()?;
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty());
    File::open(dir.unwrap_or(Path::new(".")))?.sync_all()
}
