//! Where the console keeps its files. Follows the platform, so `XDG_CONFIG_HOME` and
//! `XDG_STATE_HOME` on Linux.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The directories of one user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// What the user writes or wants kept: `login.toml`, `snippets.toml`.
    pub config: PathBuf,
    /// What the console keeps for itself, such as drafts.
    pub state: PathBuf,
}

impl Paths {
    /// The directories of the user who runs this; `None` where that user has no home.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        let dirs = ProjectDirs::from("", "", "baton")?;
        let config = dirs.config_dir().to_owned();
        let state = dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_owned();
        Some(Self { config, state })
    }

    /// Relay and token as `baton login` saved them.
    #[must_use]
    pub fn login_file(&self) -> PathBuf {
        self.config.join("login.toml")
    }
}
