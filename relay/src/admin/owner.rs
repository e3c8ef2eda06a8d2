//! Commands act as the owner of the data, or refuse: a file that root leaves in the folder would
//! stop the service at its next start.

use std::fmt;
use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

/// Why this process must not touch the folder.
#[derive(Debug)]
pub enum OwnerError {
    /// It belongs to somebody else; the name is what `sudo -u` takes.
    Foreign {
        /// What belongs to them.
        path: PathBuf,
        /// The owner's name, or `#uid` where they have none.
        owner: String,
    },
    /// It cannot be looked at or made.
    Io(PathBuf, io::Error),
}

impl fmt::Display for OwnerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign { path, owner } => {
                write!(f, "{} belongs to {owner}: run it as sudo -u '{owner}' …", path.display())
            }
            Self::Io(path, error) => write!(
                f,
                "{} cannot be used as the data folder: {error}; name another one as `data` in the \
                 config, or make it a folder that this user may write to",
                path.display()
            ),
        }
    }
}

impl std::error::Error for OwnerError {}

/// Refuses unless the process runs as the owner of `data`; where the folder does not exist yet,
/// as the owner of the config, so that the folder made by the first command is the service's.
///
/// # Errors
/// [`OwnerError::Foreign`] with the user to become.
pub fn ensure_owner(data: &Path, config: &Path) -> Result<(), OwnerError> {
    let me = rustix::process::geteuid().as_raw();
    let path = if data.exists() { data } else { config };
    let meta = fs::metadata(path).map_err(|error| OwnerError::Io(path.to_owned(), error))?;
    if meta.uid() == me {
        return Ok(());
    }
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let owner = name_of(meta.uid(), &users);
    Err(OwnerError::Foreign { path: path.to_owned(), owner })
}

/// Makes the folder (0700) if it is not there.
///
/// # Errors
/// [`OwnerError::Io`] with the folder's path.
pub fn make_data_folder(data: &Path) -> Result<(), OwnerError> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(data)
        .map_err(|error| OwnerError::Io(data.to_owned(), error))
}

/// The user's name out of the text of `/etc/passwd`, else `#uid`, which `sudo` takes as well.
pub(super) fn name_of(uid: u32, users: &str) -> String {
    let wanted = uid.to_string();
    users
        .lines()
        .map(|line| line.split(':').collect::<Vec<_>>())
        .find(|fields| fields.get(2) == Some(&wanted.as_str()))
        .and_then(|fields| fields.first().map(ToString::to_string))
        .unwrap_or_else(|| format!("#{uid}"))
}
