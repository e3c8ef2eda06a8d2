//! Makes a backup, with the relay running or not.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek as _, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use tar::{Builder, Header};

use super::{
    ERASURES, Entry, FORMAT, Fault, KEYS, LOG, MANIFEST, MEDIA, Manifest, Progress, hex, io_at,
};
use crate::log::sqlite::{self, Inspector};

/// Between two looks at a copy that grows.
const LOOK: Duration = Duration::from_millis(100);

/// A backup that is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Made {
    /// Where.
    pub file: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// The log's last position in it.
    pub position: u64,
    /// Customers' files in it.
    pub media: usize,
}

/// Writes the backup of a data folder to a new file of mode 0600; it appears under its name when all
/// of it is on disk. Takes room for the log twice while it works.
///
/// # Errors
/// [`Fault`]; then nothing is left behind.
pub fn make(
    data: &Path,
    to: &Path,
    now: Timestamp,
    progress: &mut dyn FnMut(Progress),
) -> Result<Made, Fault> {
    if to.exists() {
        return Err(Fault::Exists(to.to_owned()));
    }
    let (part, copy) = (beside(to, "part"), beside(to, "log"));
    let made = copy_log(data, &copy, progress)
        .and_then(|position| pack(data, (&copy, &part), (position, now), progress))
        .and_then(|made| publish(&part, to).map(|()| made));
    for leftover in [&part, &copy] {
        // Where all went well the part has its name by now; the first fault is the one to tell.
        let _ = fs::remove_file(leftover);
    }
    let (position, media) = made?;
    let bytes = fs::metadata(to).map_err(io_at(to))?.len();
    Ok(Made { file: to.to_owned(), bytes, position, media })
}

/// A hidden name in the same folder, so that a rename suffices.
fn beside(to: &Path, end: &str) -> PathBuf {
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    to.with_file_name(format!(".{name}.{}.{end}", std::process::id()))
}

/// One moment of the log, compact. The moment is after the start of the backup, so everything
/// acknowledged before is in it.
fn copy_log(data: &Path, copy: &Path, progress: &mut dyn FnMut(Progress)) -> Result<u64, Fault> {
    let folder = data.join("log");
    let log = Inspector::open(&folder).map_err(Fault::Open)?;
    let size = |path: &Path| fs::metadata(path).map_or(0, |meta| meta.len());
    let whole: u64 = sqlite::files(&folder).iter().map(|(_, path)| size(path)).sum();
    std::thread::scope(|scope| {
        let (done, wait) = mpsc::channel();
        scope.spawn(move || {
            // Whoever waits is in this very scope.
            let _ = done.send(log.copy_into(copy));
        });
        loop {
            match wait.recv_timeout(LOOK) {
                Ok(copied) => return copied.map_err(Fault::Copy),
                Err(RecvTimeoutError::Timeout) => {
                    progress(Progress { step: "log", done: size(copy).min(whole), of: whole });
                }
                Err(RecvTimeoutError::Disconnected) => {
                    let error = io::Error::other("the copying thread has died");
                    return Err(Fault::Io(copy.to_owned(), error));
                }
            }
        }
    })?;
    head_of(copy)
}

/// The last position in a copy.
fn head_of(copy: &Path) -> Result<u64, Fault> {
    sqlite::head_of_file(copy).map(|head| head.0).map_err(Fault::Open)
}

fn pack(
    data: &Path,
    (copy, part): (&Path, &Path),
    (position, now): (u64, Timestamp),
    progress: &mut dyn FnMut(Progress),
) -> Result<(u64, usize), Fault> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(part);
    let file = file.map_err(io_at(part))?;
    let mut archive = Builder::new(file);
    let mut files = vec![add(&mut archive, copy, LOG, now)?];
    for name in KEYS.into_iter().chain([ERASURES]) {
        let path = data.join(name);
        if path.exists() {
            files.push(add(&mut archive, &path, name, now)?);
        }
    }
    let media = media(data)?;
    for (n, (path, name)) in media.iter().enumerate() {
        // A file may have been erased since it was listed; then it belongs into no backup.
        match add(&mut archive, path, name, now) {
            Err(Fault::Io(_, error)) if error.kind() == io::ErrorKind::NotFound => {}
            added => files.push(added?),
        }
        progress(Progress { step: "media", done: n as u64 + 1, of: media.len() as u64 });
    }
    let count = media.len();
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let manifest = Manifest { format: FORMAT.to_owned(), version, made_at: now, position, files };
    let text = serde_json::to_vec_pretty(&manifest).map_err(|e| Fault::Archive(e.to_string()))?;
    let mut header = header(text.len() as u64, now);
    let added = archive.append_data(&mut header, MANIFEST, text.as_slice());
    let file = added.and_then(|()| archive.into_inner());
    file.and_then(|file| file.sync_all()).map_err(io_at(part))?;
    Ok((position, count))
}

fn header(bytes: u64, now: Timestamp) -> Header {
    let mut header = Header::new_gnu();
    header.set_size(bytes);
    header.set_mode(0o600);
    header.set_mtime(u64::try_from(now.as_second()).unwrap_or_default());
    header
}

/// Every file of `media/PERSON/`, with its name in the archive.
fn media(data: &Path) -> Result<Vec<(PathBuf, String)>, Fault> {
    let folder = data.join(MEDIA);
    let mut found = Vec::new();
    for person in entries(&folder)? {
        if !person.is_dir() {
            continue;
        }
        for path in entries(&person)? {
            let words = path.strip_prefix(data).ok().and_then(Path::to_str);
            if let Some(name) = words.filter(|name| super::is_ours(name)) {
                found.push((path.clone(), name.to_owned()));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// What a folder holds; nothing where it is not there (any more).
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let listed =
        fs::read_dir(folder).and_then(|all| all.map(|one| one.map(|e| e.path())).collect());
    match listed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        listed => listed.map_err(io_at(folder)),
    }
}

/// Adds a file and hashes it on its way. Exactly as many bytes as the header says go in.
fn add<W: Write>(
    archive: &mut Builder<W>,
    path: &Path,
    name: &str,
    now: Timestamp,
) -> Result<Entry, Fault> {
    let mut file = File::open(path).map_err(io_at(path))?;
    let bytes = file.seek(io::SeekFrom::End(0)).map_err(io_at(path))?;
    file.rewind().map_err(io_at(path))?;
    let mut hashing = Hashing { from: file.take(bytes), hash: Sha256::new(), seen: 0 };
    let added = archive.append_data(&mut header(bytes, now), name, &mut hashing);
    added.map_err(io_at(path))?;
    if hashing.seen != bytes {
        let error = io::Error::other("it became shorter while it was read");
        return Err(Fault::Io(path.to_owned(), error));
    }
    let sha256 = hex(&hashing.hash.finalize());
    Ok(Entry { path: name.to_owned(), bytes, sha256 })
}

struct Hashing<R> {
    from: R,
    hash: Sha256,
    seen: u64,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.hash.update(&buffer[..read]);
        self.seen += read as u64;
        Ok(read)
    }
}

/// Gives the finished file its name; another that came meanwhile is not overwritten.
fn publish(part: &Path, to: &Path) -> Result<(), Fault> {
    match fs::hard_link(part, to) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(Fault::Exists(to.to_owned()));
        }
        // Some file systems have no links.
        Err(_) => fs::rename(part, to).map_err(io_at(to))?,
    }
    let folder = to.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|dir| dir.sync_all()).map_err(io_at(folder))
}
