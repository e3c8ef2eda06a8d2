//! A backup: one file with the whole log, customers' files, the keys and the list of erasures,
//! made while the relay runs, and put back into an empty folder.
//!
//! The file is a tar archive that any `tar` can list. Its last entry, `manifest.json`, has every other
//! entry's size and SHA-256; a backup without it was cut off and is refused. Knows the data folder's
//! layout; no engine, no socket.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::log::sqlite::{BackupError, OpenError};
use crate::log::{ReadError, Verified};

mod restore;
#[cfg(test)]
mod tests;
mod write;

pub use restore::{Depth, Restored, restore};
pub use write::{Made, make};

/// What this program writes and reads.
const FORMAT: &str = "baton-backup/1";
const MANIFEST: &str = "manifest.json";
/// The log's file in the archive and below the data folder.
const LOG: &str = "log/log.db";
const MEDIA: &str = "media";
/// People erased; the relay erases them again at its next start.
const ERASURES: &str = "erasures.jsonl";
/// The keys that belong to the log: without them every customer is a stranger, every open web chat
/// starts anew, and every bot platform needs a new secret.
const KEYS: [&str; 3] = ["names.key", "visitor.key", "signing.key"];

/// The last entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Manifest {
    format: String,
    /// The program that wrote it.
    version: String,
    made_at: Timestamp,
    /// The log's last position in it.
    position: u64,
    files: Vec<Entry>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    path: String,
    bytes: u64,
    sha256: String,
}

/// How far a long work has come: a word for the step, what is done and what there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The step.
    pub step: &'static str,
    /// Done, in the step's own unit.
    pub done: u64,
    /// To do.
    pub of: u64,
}

/// Why there is no backup, or nothing was restored. Nothing half done is left behind.
#[derive(Debug)]
pub enum Fault {
    /// The log cannot be opened.
    Open(OpenError),
    /// The log cannot be copied.
    Copy(BackupError),
    /// The log in the backup is not whole.
    Log(ReadError),
    /// `SQLite` finds its structures damaged.
    Structure(String),
    /// The file is not a backup, or was cut off or changed.
    Archive(String),
    /// The folder to restore into holds something.
    NotEmpty(PathBuf),
    /// The file to write is there already.
    Exists(PathBuf),
    /// The disk.
    Io(PathBuf, io::Error),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(error) => error.fmt(f),
            Self::Copy(error) => error.fmt(f),
            Self::Log(error) => write!(f, "the backup's log is damaged: {error}"),
            Self::Structure(what) => write!(f, "the backup's database is damaged: {what}"),
            Self::Archive(what) => write!(f, "{what}: use another backup"),
            Self::NotEmpty(dir) => write!(
                f,
                "{} is not empty: restore into a new folder, then point `data` in the config at it",
                dir.display()
            ),
            Self::Exists(file) => {
                write!(f, "{} is there already: name another file", file.display())
            }
            Self::Io(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for Fault {}

fn io_at(path: &Path) -> impl FnOnce(io::Error) -> Fault {
    let path = path.to_owned();
    move |error| Fault::Io(path, error)
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A path in the archive that leads where it says: the log, a person's file, a key, the list.
fn is_ours(path: &str) -> bool {
    let plain = |name: &str| {
        let good = |c: u8| c.is_ascii_alphanumeric() || b"-_.".contains(&c);
        (1..=128).contains(&name.len()) && !name.starts_with('.') && name.bytes().all(good)
    };
    match path.split('/').collect::<Vec<_>>()[..] {
        ["log", "log.db"] | [ERASURES] => true,
        [key] => KEYS.contains(&key),
        [MEDIA, person, file] => plain(person) && plain(file),
        _ => false,
    }
}
