//! Where the config lies when nobody says: `$BATON_CONFIG`, the system's, the user's own.

use std::fmt;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The file's name in every folder.
pub const FILE: &str = "baton.toml";
/// The system's.
const SYSTEM: &str = "/etc/baton/baton.toml";

/// Where to look, in order. A parameter so that tests need no machine-wide file.
#[derive(Debug, Clone)]
pub struct Places {
    /// The system's file.
    pub system: PathBuf,
    /// The user's file, where the user has a home.
    pub user: Option<PathBuf>,
}

impl Places {
    /// Those of this machine and user.
    #[must_use]
    pub fn here() -> Self {
        let user = ProjectDirs::from("", "", "baton").map(|dirs| dirs.config_dir().join(FILE));
        Self { system: SYSTEM.into(), user }
    }
}

/// No config anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFound {
    looked: Vec<PathBuf>,
}

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let looked: Vec<String> =
            self.looked.iter().map(|path| path.display().to_string()).collect();
        write!(
            f,
            "no config found at {}: name one with --config FILE, or write one with `baton-relay init --dir DIR`",
            looked.join(" or ")
        )
    }
}

impl std::error::Error for NotFound {}

/// The config to read: the named one whether or not it exists, else the first that does.
///
/// # Errors
/// [`NotFound`] with the places looked at.
pub fn find(named: Option<&Path>, places: &Places) -> Result<PathBuf, NotFound> {
    if let Some(path) = named {
        return Ok(path.to_owned());
    }
    let looked: Vec<PathBuf> =
        std::iter::once(places.system.clone()).chain(places.user.clone()).collect();
    // A file that exists but cannot be read must be named in the fault, not skipped.
    let exists = |path: &&PathBuf| path.try_exists().unwrap_or(true);
    looked.iter().find(exists).cloned().ok_or(NotFound { looked })
}
