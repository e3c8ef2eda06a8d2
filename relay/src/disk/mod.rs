//! Room on the disk that holds the data: looked at once a second, never per message.
//!
//! Below a floor customers' messages are refused before they are acknowledged, so that what is left
//! serves the agents and the sends that were promised. A ballast file is given up where even that
//! runs out: `SQLite` can free nothing on a disk that is entirely full. Both come back by themselves.
//! Knows a folder and numbers; no log, no message.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

mod judge;
mod watch;

pub use judge::{Room, Rules, Space, judge};
pub use watch::watch;

/// The ballast's name in the data folder.
const BALLAST: &str = "ballast";
/// Bytes written at once where the file system cannot set blocks aside.
const CHUNK: usize = 1024 * 1024;

/// The disk of one data folder. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Disk {
    folder: PathBuf,
    rules: Rules,
    seen: Arc<Mutex<Seen>>,
}

/// What the last look found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Room, by the rules.
    pub room: Room,
    /// The numbers behind it.
    pub space: Space,
    /// Bytes of the ballast; 0 while it is given up.
    pub ballast: u64,
}

impl Disk {
    /// Looks for the first time.
    ///
    /// # Errors
    /// Where the folder cannot be looked at.
    pub fn of(folder: &Path, rules: Rules) -> io::Result<Self> {
        let space = Space::of(folder)?;
        let seen = Seen { room: Room::Enough, space, ballast: weigh(folder) };
        let disk = Self { folder: folder.to_owned(), rules, seen: Arc::new(Mutex::new(seen)) };
        disk.look()?;
        Ok(disk)
    }

    /// Judges without making or giving up anything: for a command that only reports.
    ///
    /// # Errors
    /// Where the folder cannot be looked at.
    pub fn glance(folder: &Path, rules: &Rules) -> io::Result<Seen> {
        let space = Space::of(folder)?;
        let room = judge(space, rules, Room::Enough);
        Ok(Seen { room, space, ballast: weigh(folder) })
    }

    /// What the last look found.
    #[must_use]
    pub fn seen(&self) -> Seen {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The rules it is judged by.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Looks again; gives the ballast up or makes it anew where that is due. Blocks for a moment.
    ///
    /// # Errors
    /// Where the folder cannot be looked at. A ballast that cannot be made is tried again later.
    pub fn look(&self) -> io::Result<Seen> {
        let space = Space::of(&self.folder)?;
        let room = judge(space, &self.rules, self.seen().room);
        let mut ballast = weigh(&self.folder);
        let file = self.folder.join(BALLAST);
        if room == Room::Refuse && ballast > 0 && space.free < self.rules.ballast {
            fs::remove_file(&file)?;
            tracing::warn!(bytes = ballast, "the ballast is given up: the disk is full");
            ballast = 0;
        }
        let wanted = self.rules.ballast;
        let fits = space.free >= self.rules.floor.saturating_add(wanted);
        if room != Room::Refuse && ballast != wanted && (fits || wanted < ballast) {
            match set_aside(&file, wanted) {
                Ok(()) => ballast = wanted,
                Err(error) => tracing::warn!(%error, "no ballast can be set aside now"),
            }
        }
        let seen = Seen { room, space: Space::of(&self.folder)?, ballast };
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = seen;
        Ok(seen)
    }
}

fn weigh(folder: &Path) -> u64 {
    fs::metadata(folder.join(BALLAST)).map_or(0, |meta| meta.len())
}

/// A file of so many bytes that really take room; none for 0. A part of one is removed.
fn set_aside(file: &Path, bytes: u64) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    if bytes == 0 {
        return Ok(());
    }
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
    let done = fill(made, bytes);
    if done.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(file);
    }
    done
}

fn fill(mut file: File, bytes: u64) -> io::Result<()> {
    use rustix::fs::{FallocateFlags, fallocate};
    match fallocate(&file, FallocateFlags::empty(), 0, bytes) {
        Ok(()) => return Ok(()),
        Err(rustix::io::Errno::OPNOTSUPP | rustix::io::Errno::NOSYS) => {}
        Err(error) => return Err(error.into()),
    }
    let zeros = vec![0; CHUNK];
    let mut left = bytes;
    while left > 0 {
        let part = usize::try_from(left).unwrap_or(CHUNK).min(CHUNK);
        file.write_all(&zeros[..part])?;
        left -= part as u64;
    }
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::MetadataExt as _;

    use super::*;

    const MIB: u64 = 1024 * 1024;

    fn rules(floor: u64) -> Rules {
        Rules { warn_percent: 100, refuse_percent: 100, floor, ballast: MIB }
    }

    #[test]
    fn a_ballast_takes_real_room_and_is_made_again_where_its_size_changed() {
        let folder = tempfile::tempdir().expect("a folder");
        let disk = Disk::of(folder.path(), rules(0)).expect("looked");
        let file = folder.path().join(BALLAST);
        let meta = fs::metadata(&file).expect("a ballast");
        assert_eq!(meta.len(), MIB);
        assert!(meta.blocks() * 512 >= MIB, "blocks: {}", meta.blocks());
        assert_eq!(disk.seen().ballast, MIB);
        let smaller = Rules { ballast: 0, ..rules(0) };
        assert_eq!(Disk::of(folder.path(), smaller).expect("looked").seen().ballast, 0);
        assert!(!file.exists());
    }

    #[test]
    fn no_ballast_is_made_where_it_would_break_the_floor() {
        let folder = tempfile::tempdir().expect("a folder");
        let disk = Disk::of(folder.path(), rules(u64::MAX)).expect("looked");
        assert_eq!((disk.seen().room, disk.seen().ballast), (Room::Refuse, 0));
        assert!(!folder.path().join(BALLAST).exists());
    }

    #[test]
    fn a_glance_changes_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let seen = Disk::glance(folder.path(), &rules(0)).expect("looked");
        assert_eq!((seen.room, seen.ballast), (Room::Enough, 0));
        assert!(fs::read_dir(folder.path()).expect("listed").next().is_none());
    }
}
