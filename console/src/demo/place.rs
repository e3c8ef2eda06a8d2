//! Where a demo lives on disk: one directory of its user, gone with it, and the small file by which
//! `baton demo --customer` finds it.

use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

const PREFIX: &str = "baton-demo-";
/// A socket's path holds 107 bytes on Linux, 103 on macOS; below the directory come `data/` and the
/// socket's name.
const DIR_BYTES_MAX: usize = 86;
/// Longest state file read, in bytes.
const STATE_MAX: u64 = 4_096;

/// A demo's directory, 0700. Dropping it removes it, and the state file that names it.
#[derive(Debug)]
pub(super) struct Place {
    dir: PathBuf,
}

/// What the state file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Running {
    /// As in `http://127.0.0.1:8080`.
    pub(super) url: String,
    dir: PathBuf,
}

impl Place {
    /// A fresh directory, in memory where the system has such a place for a user's own files.
    ///
    /// # Errors
    /// Where none can be made.
    pub(super) fn create(random: u64) -> io::Result<Self> {
        let mut failed = io::Error::other("there is no directory for temporary files");
        for base in bases() {
            let dir = base.join(format!("{PREFIX}{random:016x}"));
            match fs::DirBuilder::new().mode(0o700).create(&dir) {
                Ok(()) => return Ok(Self { dir }),
                Err(error) => failed = error,
            }
        }
        Err(failed)
    }

    /// Takes charge of a directory that another process made by [`Place::create`].
    ///
    /// # Errors
    /// Where it is anything else: what is adopted will be removed.
    pub(super) fn adopt(dir: &Path) -> io::Result<Self> {
        let named = dir.file_name().and_then(|name| name.to_str());
        let meta = fs::symlink_metadata(dir)?;
        let own = meta.uid() == user() && meta.permissions().mode() & 0o777 == 0o700;
        if meta.is_dir() && own && named.is_some_and(|name| name.starts_with(PREFIX)) {
            Ok(Self { dir: dir.to_owned() })
        } else {
            Err(io::Error::other("this is no directory of a demo"))
        }
    }

    /// Gives the directory back to the process that made it.
    pub(super) fn leave(mut self) {
        self.dir = PathBuf::new();
    }

    pub(super) fn dir(&self) -> &Path {
        &self.dir
    }

    /// Lets `baton demo --customer` find this demo. The last one started wins.
    ///
    /// # Errors
    /// Where the file cannot be written; the demo runs without it.
    pub(super) fn publish(&self, url: &str) -> io::Result<()> {
        let running = Running { url: url.to_owned(), dir: self.dir.clone() };
        let text = serde_json::to_string(&running)?;
        let draft = self.dir.join("running.json");
        fs::write(&draft, text)?;
        let base = self.dir.parent().unwrap_or(Path::new("/tmp"));
        // Whole at once, and never through a link that somebody laid there.
        fs::rename(&draft, state_file(base))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if self.dir.as_os_str().is_empty() {
            return;
        }
        for base in bases() {
            let file = state_file(&base);
            if read(&file).is_some_and(|running| running.dir == self.dir) {
                let _ = fs::remove_file(file);
            }
        }
        // The keeper may have been faster.
        let _ = fs::remove_dir_all(&self.dir);
    }
}

/// The demo that this user runs, if any: the address of its relay.
pub(super) fn running() -> Option<String> {
    // A shell without a session, as after `su`, does not know its user's directory.
    let own = PathBuf::from(format!("/run/user/{}", user()));
    let own = std::env::var_os("XDG_RUNTIME_DIR").is_none().then_some(own);
    let found = bases().into_iter().chain(own).find_map(|base| read(&state_file(&base)))?;
    found.url.starts_with("http://127.0.0.1:").then_some(found.url)
}

/// Only a file of one's own is believed: a directory for everybody's files is anybody's.
fn read(file: &Path) -> Option<Running> {
    let meta = fs::symlink_metadata(file).ok()?;
    if !meta.is_file() || meta.uid() != user() || meta.len() > STATE_MAX {
        return None;
    }
    let running: Running = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    // Left by a demo whose machine fell over.
    running.dir.is_dir().then_some(running)
}

fn state_file(base: &Path) -> PathBuf {
    base.join(format!("baton-demo.{}.json", user()))
}

/// Where temporary files may be, best first.
fn bases() -> Vec<PathBuf> {
    let own = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let own = own.filter(|dir| dir.is_absolute() && dir.is_dir());
    let shared = std::env::temp_dir();
    let shared = if is_short(&shared) { shared } else { PathBuf::from("/tmp") };
    own.into_iter().filter(|dir| is_short(dir)).chain([shared]).collect()
}

/// Whether a demo's directory below it leaves room for the relay's socket.
fn is_short(base: &Path) -> bool {
    base.as_os_str().len() + 1 + PREFIX.len() + 16 <= DIR_BYTES_MAX
}

fn user() -> u32 {
    rustix::process::getuid().as_raw()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_its_users_own_and_is_gone_once_dropped() {
        let place = Place::create(0x1234_5678_9abc_def0).expect("a directory");
        let dir = place.dir().to_owned();
        let mode = fs::metadata(&dir).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        assert!(dir.as_os_str().len() <= DIR_BYTES_MAX);
        fs::write(dir.join("file"), "x").expect("written");
        drop(place);
        assert!(!dir.exists());
    }

    #[test]
    fn nothing_but_a_demos_directory_is_adopted_and_so_removed() {
        let home = tempfile::tempdir().expect("a directory");
        assert!(Place::adopt(home.path()).is_err());
        let open = home.path().join(format!("{PREFIX}1"));
        fs::create_dir(&open).expect("made");
        fs::set_permissions(&open, fs::Permissions::from_mode(0o755)).expect("set");
        assert!(Place::adopt(&open).is_err());
        fs::set_permissions(&open, fs::Permissions::from_mode(0o700)).expect("set");
        drop(Place::adopt(&open).expect("a demo's directory"));
        assert!(!open.exists());
    }

    #[test]
    fn a_state_file_of_a_demo_that_is_gone_is_not_believed() {
        let home = tempfile::tempdir().expect("a directory");
        let file = home.path().join("state.json");
        let told =
            |dir: &Path| Running { url: "http://127.0.0.1:1".to_owned(), dir: dir.to_owned() };
        let write = |running: &Running| {
            fs::write(&file, serde_json::to_string(running).expect("JSON")).expect("written");
        };
        write(&told(home.path()));
        assert_eq!(read(&file), Some(told(home.path())));
        write(&told(&home.path().join("gone")));
        assert_eq!(read(&file), None);
        fs::write(&file, "{").expect("written");
        assert_eq!(read(&file), None);
    }
}
