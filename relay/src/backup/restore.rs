//! Puts a backup back into an empty folder, checks all of it, and leaves nothing where a check fails.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;

use serde::Serialize;
use sha2::{Digest as _, Sha256};
use tar::Archive;

use super::{
    ERASURES, Entry, FORMAT, Fault, KEYS, LOG, MANIFEST, MEDIA, Manifest, Progress, Verified, hex,
    io_at, is_ours,
};
use crate::log::sqlite::Inspector;

/// The largest manifest, in bytes: some hundred thousand files.
const MANIFEST_MAX: u64 = 64 * 1024 * 1024;
const CHUNK: usize = 64 * 1024;

/// How much is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Every file against its checksum, the log's whole chain.
    Chain,
    /// And the database's own structures.
    Structure,
}

/// What is in the folder now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Restored {
    /// Records of the log, all checked.
    pub records: u64,
    /// The last position.
    pub position: u64,
    /// The digest of the last record.
    pub digest: String,
    /// Customers' files.
    pub media: usize,
    /// When the backup was made (RFC 3339).
    pub made_at: String,
}

/// Restores into `dir`, which is made, or is empty but for what the caller's own lock put there.
///
/// # Errors
/// [`Fault`]; then the folder is as empty as before.
pub fn restore(
    from: &Path,
    dir: &Path,
    depth: Depth,
    progress: &mut dyn FnMut(Progress),
) -> Result<Restored, Fault> {
    let done =
        unpack(from, dir, progress).and_then(|manifest| check(dir, &manifest, depth, progress));
    if done.is_err() {
        for name in ["log", MEDIA] {
            // The first fault is the one to tell.
            let _ = fs::remove_dir_all(dir.join(name));
        }
        for name in KEYS.into_iter().chain([ERASURES]) {
            let _ = fs::remove_file(dir.join(name));
        }
    }
    done
}

fn unpack(from: &Path, dir: &Path, progress: &mut dyn FnMut(Progress)) -> Result<Manifest, Fault> {
    let file = File::open(from).map_err(io_at(from))?;
    let whole = file.metadata().map_err(io_at(from))?.len();
    let cut =
        |error: io::Error| Fault::Archive(format!("{} cannot be read: {error}", from.display()));
    let mut archive = Archive::new(file);
    let mut files = Vec::new();
    let mut manifest = None;
    let mut done = 0;
    for entry in archive.entries().map_err(cut)? {
        let mut entry = entry.map_err(cut)?;
        let path = entry.path().map_err(cut)?.to_string_lossy().into_owned();
        done += entry.size();
        if path == MANIFEST {
            let mut text = Vec::new();
            (&mut entry).take(MANIFEST_MAX).read_to_end(&mut text).map_err(cut)?;
            manifest = serde_json::from_slice::<Manifest>(&text).ok();
            continue;
        }
        if !is_ours(&path) || manifest.is_some() {
            return Err(Fault::Archive(format!("{} is no backup of Baton", from.display())));
        }
        files.push(write(&mut entry, &path, dir)?);
        progress(Progress { step: "unpack", done: done.min(whole), of: whole });
    }
    let manifest = manifest.ok_or_else(|| {
        Fault::Archive(format!("{} ends too early, or is no backup of Baton", from.display()))
    })?;
    if manifest.format != FORMAT {
        return Err(Fault::Archive(format!(
            "{} has the format {}, this release reads {FORMAT}",
            from.display(),
            manifest.format
        )));
    }
    if let Some(changed) = manifest.files.iter().find(|file| !files.contains(file)) {
        return Err(Fault::Archive(format!("{} in {} is damaged", changed.path, from.display())));
    }
    if files.len() != manifest.files.len() || !files.iter().any(|file| file.path == LOG) {
        return Err(Fault::Archive(format!("{} is not what was written", from.display())));
    }
    Ok(manifest)
}

/// Writes one file below `dir` and says what was written.
fn write(entry: &mut impl Read, path: &str, dir: &Path) -> Result<Entry, Fault> {
    let to = dir.join(path);
    let folder = to.parent().unwrap_or(dir);
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(io_at(folder))?;
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&to);
    let mut made = made.map_err(io_at(&to))?;
    let (mut hash, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; CHUNK]);
    loop {
        let read = entry.read(&mut buffer).map_err(io_at(&to))?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        made.write_all(&buffer[..read]).map_err(io_at(&to))?;
        bytes += read as u64;
    }
    made.sync_all().and_then(|()| File::open(folder)?.sync_all()).map_err(io_at(&to))?;
    Ok(Entry { path: path.to_owned(), bytes, sha256: hex(&hash.finalize()) })
}

fn check(
    dir: &Path,
    manifest: &Manifest,
    depth: Depth,
    progress: &mut dyn FnMut(Progress),
) -> Result<Restored, Fault> {
    let log = Inspector::open(&dir.join("log")).map_err(Fault::Open)?;
    let walked = log.verify(|at, of| progress(Progress { step: "check", done: at.0, of: of.0 }));
    let Verified { records, head, digest } = walked.map_err(Fault::Log)?;
    if head.0 != manifest.position {
        let what = format!("the log ends at {head}, it was written up to {}", manifest.position);
        return Err(Fault::Archive(what));
    }
    if depth == Depth::Structure {
        let found = log.integrity().and_then(|found| Ok([found, log.rows()?].concat()));
        if let Some(found) = found.map_err(Fault::Log)?.into_iter().next() {
            return Err(Fault::Structure(found));
        }
    }
    drop(log);
    File::open(dir).and_then(|dir| dir.sync_all()).map_err(io_at(dir))?;
    let media = manifest.files.iter().filter(|file| file.path.starts_with(MEDIA)).count();
    Ok(Restored {
        records,
        position: head.0,
        digest: digest.to_string(),
        media,
        made_at: manifest.made_at.to_string(),
    })
}
