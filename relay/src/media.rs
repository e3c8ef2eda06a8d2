//! Files that customers sent: bytes in a folder of their own, beside each a note of what it is.
//!
//! Knows a person's name, a media type and bytes; no socket, no log, no ticket. A file exists once
//! its note does: the bytes are on disk before it. Bounded per person and in all.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Most files of one person.
pub const FILES_MAX: usize = 20;
/// Most bytes of one person's files.
pub const PERSON_BYTES_MAX: u64 = 25 * 1024 * 1024;
/// Most bytes of all files.
pub const BYTES_MAX: u64 = 4 * 1024 * 1024 * 1024;

/// The note beside a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Media type.
    #[serde(rename = "type")]
    pub kind: String,
    /// The name to show.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the bytes, in lower-case hex.
    pub sha256: String,
}

/// Why a file was not kept or not found.
#[derive(Debug)]
pub enum MediaError {
    /// This person has sent as much as one may.
    PersonFull,
    /// The folder holds as much as it may.
    Full,
    /// The disk.
    Io(io::Error),
}

impl From<io::Error> for MediaError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl std::fmt::Display for MediaError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::PersonFull => f.write_str("one person may send 20 files, 25 MiB in all"),
            Self::Full => f.write_str("the folder of customers' files is full"),
            Self::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for MediaError {}

/// What was removed, or would be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Files, their notes not counted.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// Whether a sweep removes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Sweep {
    DryRun,
    Remove,
}

/// The folder of all files. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Media {
    folder: PathBuf,
    /// Bytes kept; held while a file is counted and written, so that bounds are not overrun.
    used: Arc<Mutex<u64>>,
}

impl Media {
    /// Opens `<data>/media`, private to the relay, and counts what is there.
    ///
    /// # Errors
    /// Where it can be neither made nor read.
    pub fn open(data: &Path) -> io::Result<Self> {
        let folder = data.join("media");
        private_folder(&folder)?;
        let mut used = 0;
        for person in fs::read_dir(&folder)? {
            let person = person?.path();
            if person.is_dir() {
                used += weigh(&person)?.1;
            }
        }
        Ok(Self { folder, used: Arc::new(Mutex::new(used)) })
    }

    /// Keeps a file under an id that nobody has used.
    ///
    /// # Errors
    /// [`MediaError`]: then nothing is kept.
    pub async fn keep(
        &self,
        person: &str,
        id: String,
        (kind, name): (&str, String),
        bytes: Bytes,
    ) -> Result<About, MediaError> {
        let folder = self.of(person)?;
        checked(&id)?;
        let (used, kind) = (self.used.clone(), kind.to_owned());
        blocking(move || {
            let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            let mut used = used.lock().unwrap_or_else(PoisonError::into_inner);
            if used.saturating_add(size) > BYTES_MAX {
                return Err(MediaError::Full);
            }
            private_folder(&folder)?;
            let (count, weight) = weigh(&folder)?;
            if count >= FILES_MAX || weight.saturating_add(size) > PERSON_BYTES_MAX {
                return Err(MediaError::PersonFull);
            }
            let about = About { kind, name, size, sha256: hash(&bytes) };
            write_new(&folder.join(&id), &bytes)?;
            let note = serde_json::to_vec(&about).map_err(io::Error::other)?;
            write_new(&folder.join(format!("{id}.json")), &note)?;
            File::open(&folder)?.sync_all()?;
            *used += size;
            Ok(about)
        })
        .await
    }

    /// What a file is; `None` where this person has none of this id.
    ///
    /// # Errors
    /// The disk.
    pub async fn about(&self, person: &str, id: &str) -> Result<Option<About>, MediaError> {
        let (Ok(folder), Ok(())) = (self.of(person), checked(id)) else { return Ok(None) };
        let note = folder.join(format!("{id}.json"));
        blocking(move || Ok(noted(&note)?)).await
    }

    /// A file with its bytes; `None` where this person has none of this id.
    ///
    /// # Errors
    /// The disk.
    pub async fn fetch(
        &self,
        person: &str,
        id: &str,
    ) -> Result<Option<(About, Bytes)>, MediaError> {
        let (Ok(folder), Ok(())) = (self.of(person), checked(id)) else { return Ok(None) };
        let (note, file) = (folder.join(format!("{id}.json")), folder.join(id));
        blocking(move || {
            let Some(about) = noted(&note)? else { return Ok(None) };
            Ok(Some((about, Bytes::from(fs::read(file)?))))
        })
        .await
    }

    /// A person's files by id, oldest name first; none where the name is no visitor's.
    ///
    /// # Errors
    /// The disk.
    pub async fn list(&self, person: &str) -> Result<Vec<(String, About)>, MediaError> {
        let Ok(folder) = self.of(person) else { return Ok(Vec::new()) };
        blocking(move || {
            let mut files = Vec::new();
            for path in entries(&folder)? {
                let id = path.file_name().map(|name| name.to_string_lossy().into_owned());
                if let (None, Some(id)) = (path.extension(), id)
                    && let Some(about) = noted(&path.with_extension("json"))?
                {
                    files.push((id, about));
                }
            }
            files.sort_by(|a, b| a.0.cmp(&b.0));
            Ok(files)
        })
        .await
    }

    /// Removes all of a person's files, half-written ones too; how many there were.
    ///
    /// # Errors
    /// The disk; what was removed stays removed, and asking again removes the rest.
    pub async fn forget(&self, person: &str) -> Result<Swept, MediaError> {
        let Ok(folder) = self.of(person) else { return Ok(Swept::default()) };
        let used = self.used.clone();
        blocking(move || {
            let mut used = used.lock().unwrap_or_else(PoisonError::into_inner);
            let swept = remove(&folder, |_| true)?;
            *used = used.saturating_sub(swept.bytes);
            Ok(swept)
        })
        .await
    }

    /// Removes every file last written before `before`; with [`Sweep::DryRun`] it only counts.
    ///
    /// # Errors
    /// As [`Media::forget`].
    pub async fn sweep(&self, before: SystemTime, how: Sweep) -> Result<Swept, MediaError> {
        let (folder, used) = (self.folder.clone(), self.used.clone());
        blocking(move || {
            let mut swept = Swept::default();
            for person in entries(&folder)?.into_iter().filter(|path| path.is_dir()) {
                // Held for one person at a time: uploads go on between them.
                let mut used = used.lock().unwrap_or_else(PoisonError::into_inner);
                let old = |written: SystemTime| written < before;
                let one = match how {
                    Sweep::DryRun => count(&person, old)?,
                    Sweep::Remove => remove(&person, old)?,
                };
                if how == Sweep::Remove {
                    *used = used.saturating_sub(one.bytes);
                }
                swept.files += one.files;
                swept.bytes += one.bytes;
            }
            Ok(swept)
        })
        .await
    }

    /// Everybody who has files, none of them written since `since`.
    ///
    /// # Errors
    /// The disk.
    pub async fn idle(&self, since: SystemTime) -> Result<Vec<String>, MediaError> {
        let folder = self.folder.clone();
        blocking(move || {
            let mut idle = Vec::new();
            for person in entries(&folder)?.into_iter().filter(|path| path.is_dir()) {
                if count(&person, |written| written >= since)? == Swept::default()
                    && let Some(name) = person.file_name()
                {
                    idle.push(name.to_string_lossy().into_owned());
                }
            }
            Ok(idle)
        })
        .await
    }

    fn of(&self, person: &str) -> io::Result<PathBuf> {
        checked(person)?;
        Ok(self.folder.join(person))
    }
}

/// What comes from outside and becomes a path holds nothing that could lead elsewhere.
fn checked(name: &str) -> io::Result<()> {
    let plain = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
    if (1..=64).contains(&name.len()) && name.bytes().all(plain) {
        Ok(())
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "not a file's name"))
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, MediaError> + Send + 'static,
) -> Result<T, MediaError> {
    let done = tokio::task::spawn_blocking(work).await;
    // Not the error itself: it repeats the panic's words.
    done.unwrap_or_else(|_| Err(io::Error::other("reading or writing a file panicked").into()))
}

fn private_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Files in a person's folder, and their bytes. What was cut off before its note counts too.
fn weigh(folder: &Path) -> io::Result<(usize, u64)> {
    let (mut count, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().extension().is_none() {
            count += 1;
            bytes += entry.metadata()?.len();
        }
    }
    Ok((count, bytes))
}

/// The paths in a folder; none where there is no folder.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// The files of one person that were written at such an instant. A note has its file's fate.
fn chosen(folder: &Path, which: impl Fn(SystemTime) -> bool) -> io::Result<Vec<(PathBuf, u64)>> {
    let mut chosen = Vec::new();
    for path in entries(folder)?.into_iter().filter(|path| path.extension().is_none()) {
        let known = fs::metadata(&path)?;
        if which(known.modified()?) {
            chosen.push((path, known.len()));
        }
    }
    Ok(chosen)
}

fn count(folder: &Path, which: impl Fn(SystemTime) -> bool) -> io::Result<Swept> {
    let chosen = chosen(folder, which)?;
    let bytes = chosen.iter().map(|(_, bytes)| bytes).sum();
    Ok(Swept { files: chosen.len() as u64, bytes })
}

fn remove(folder: &Path, which: impl Fn(SystemTime) -> bool) -> io::Result<Swept> {
    let mut swept = Swept::default();
    for (path, bytes) in chosen(folder, which)? {
        // The note first: a file without one is no file any more, whatever happens next.
        gone(fs::remove_file(path.with_extension("json")))?;
        gone(fs::remove_file(&path))?;
        swept = Swept { files: swept.files + 1, bytes: swept.bytes + bytes };
    }
    let left = entries(folder)?;
    if left.iter().all(|path| path.extension().is_some()) {
        // Notes whose file is gone: a removal that was cut off.
        left.iter().try_for_each(|path| gone(fs::remove_file(path)))?;
        gone(fs::remove_dir(folder))?;
        if let Some(parent) = folder.parent() {
            File::open(parent)?.sync_all()?;
        }
    }
    Ok(swept)
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a file would count for ever; the first failure is what is reported.
        let _gone = fs::remove_file(path);
    }
    written
}

fn noted(note: &Path) -> io::Result<Option<About>> {
    match fs::read(note) {
        Ok(json) => serde_json::from_slice(&json).map(Some).map_err(io::Error::other),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    async fn kept(
        media: &Media,
        person: &str,
        id: &str,
        bytes: usize,
    ) -> Result<About, MediaError> {
        let bytes = Bytes::from(vec![b'x'; bytes]);
        media.keep(person, id.to_owned(), ("text/plain", "note.txt".to_owned()), bytes).await
    }

    #[tokio::test]
    async fn a_file_comes_back_to_its_person_and_to_nobody_else_even_after_a_restart() {
        let data = tempfile::tempdir().expect("a folder");
        let media = Media::open(data.path()).expect("opens");
        let about = kept(&media, "ann", "f1", 3).await.expect("kept");
        let again = Media::open(data.path()).expect("opens again");
        let (found, bytes) = again.fetch("ann", "f1").await.expect("read").expect("there");
        assert_eq!((found, &bytes[..]), (about, &b"xxx"[..]));
        assert_eq!(*again.used.lock().expect("no panic"), 3);
        for (person, id) in [("ben", "f1"), ("ann", "f2"), ("ann", "../ann/f1"), ("..", "f1")] {
            assert!(again.fetch(person, id).await.expect("read").is_none(), "{person}/{id}");
        }
    }

    #[tokio::test]
    async fn nobody_else_on_the_machine_can_read_it() {
        let data = tempfile::tempdir().expect("a folder");
        let media = Media::open(data.path()).expect("opens");
        kept(&media, "ann", "f1", 3).await.expect("kept");
        let mode = |path: &str| {
            let path = data.path().join("media").join(path);
            fs::metadata(path).expect("there").permissions().mode() & 0o777
        };
        assert_eq!((mode("ann"), mode("ann/f1"), mode("ann/f1.json")), (0o700, 0o600, 0o600));
    }

    #[tokio::test]
    async fn a_person_may_send_so_many_files_and_no_more() {
        let data = tempfile::tempdir().expect("a folder");
        let media = Media::open(data.path()).expect("opens");
        for n in 0..FILES_MAX {
            kept(&media, "ann", &format!("f{n}"), 1).await.expect("kept");
        }
        assert!(matches!(kept(&media, "ann", "more", 1).await, Err(MediaError::PersonFull)));
        kept(&media, "ben", "f1", 1).await.expect("another person is not held up");
    }

    #[tokio::test]
    async fn a_person_s_files_go_with_everything_that_was_half_written() {
        let data = tempfile::tempdir().expect("a folder");
        let media = Media::open(data.path()).expect("opens");
        kept(&media, "ann", "f1", 3).await.expect("kept");
        kept(&media, "ann", "f2", 4).await.expect("kept");
        kept(&media, "ben", "f1", 5).await.expect("kept");
        fs::write(data.path().join("media/ann/half"), b"xx").expect("cut off before its note");
        let media = Media::open(data.path()).expect("opens again");
        assert_eq!(media.list("ann").await.expect("read").len(), 2);
        let swept = media.forget("ann").await.expect("removed");
        assert_eq!(swept, Swept { files: 3, bytes: 9 });
        assert!(!data.path().join("media/ann").exists());
        assert_eq!(media.forget("ann").await.expect("nothing left"), Swept::default());
        assert_eq!(media.list("ben").await.expect("read").len(), 1);
        assert_eq!(*media.used.lock().expect("no panic"), 5);
        for name in ["..", "+4915112345678", ""] {
            assert_eq!(media.forget(name).await.expect("nobody"), Swept::default());
        }
    }

    #[tokio::test]
    async fn a_sweep_takes_what_is_old_and_its_dry_run_nothing() {
        let data = tempfile::tempdir().expect("a folder");
        let media = Media::open(data.path()).expect("opens");
        kept(&media, "ann", "f1", 3).await.expect("kept");
        kept(&media, "ben", "f1", 4).await.expect("kept");
        let long_ago = SystemTime::now() - std::time::Duration::from_secs(86_400);
        let old = File::options().write(true).open(data.path().join("media/ann/f1"));
        old.expect("there").set_modified(long_ago).expect("dated");
        let before = SystemTime::now() - std::time::Duration::from_secs(3_600);
        let old = Swept { files: 1, bytes: 3 };
        assert_eq!(media.idle(before).await.expect("read"), ["ann"]);
        assert_eq!(media.sweep(before, Sweep::DryRun).await.expect("counted"), old);
        assert_eq!(media.sweep(before, Sweep::Remove).await.expect("removed"), old);
        assert_eq!(media.sweep(before, Sweep::Remove).await.expect("removed"), Swept::default());
        assert!(media.fetch("ben", "f1").await.expect("read").is_some());
    }

    #[tokio::test]
    async fn an_id_is_used_once() {
        let data = tempfile::tempdir().expect("a folder");
        let media = Media::open(data.path()).expect("opens");
        kept(&media, "ann", "f1", 3).await.expect("kept");
        assert!(matches!(kept(&media, "ann", "f1", 5).await, Err(MediaError::Io(_))));
        let (_, bytes) = media.fetch("ann", "f1").await.expect("read").expect("there");
        assert_eq!(bytes.len(), 3);
    }
}
