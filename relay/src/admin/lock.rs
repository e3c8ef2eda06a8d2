//! The one owner of a data folder, held by the operating system's file lock: it ends with the
//! process, however that ends.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// The lock's file in the data folder.
const FILE: &str = "lock";

/// Holds a data folder until dropped.
#[derive(Debug)]
pub struct DataLock {
    data: PathBuf,
    _file: File,
}

/// Why the folder is not ours.
#[derive(Debug)]
pub enum LockError {
    /// Another process owns it.
    Held(PathBuf),
    /// The folder cannot be used.
    Io(PathBuf, io::Error),
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Held(data) => {
                let data = data.display();
                write!(f, "another relay or command owns {data}: stop it or wait for it")
            }
            Self::Io(path, error) => write!(
                f,
                "{} cannot be used as the data folder: {error}; make it writable for this user",
                path.display()
            ),
        }
    }
}

impl std::error::Error for LockError {}

impl DataLock {
    /// Takes the lock without waiting.
    ///
    /// # Errors
    /// [`LockError::Held`] where another process has it.
    pub fn take(data: &Path) -> Result<Self, LockError> {
        let io = |error| LockError::Io(data.to_owned(), error);
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true).mode(0o600);
        let file = options.open(data.join(FILE)).map_err(io)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { data: data.to_owned(), _file: file }),
            Err(TryLockError::WouldBlock) => Err(LockError::Held(data.to_owned())),
            Err(TryLockError::Error(error)) => Err(io(error)),
        }
    }

    /// The folder owned.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }
}
