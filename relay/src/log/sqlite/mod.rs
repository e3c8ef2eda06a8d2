//! The log on disk: `SQLite` in one data directory that one process owns.
//!
//! - `store`: directory, lock, modes, pragmas, migrations.
//! - `writer`: the one thread that writes, with group commit.
//! - `batch`: what happens inside a transaction.
//! - `slot`: where snapshots lie, so that they can be erased without a trace.
//! - `reader`, `read`: threads and queries that never wait for the writer.
//! - `fault`: what `SQLite`'s errors mean.
//! - `backup`: a whole copy while the log is in use.
//! - `sum`: checksums of the rows beside the chain.
//! - `inspect`: looks at a log that somebody else may own; never writes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use baton_shared::id::Position;
use tokio::sync::watch;

use self::fault::read_error;
use self::reader::Readers;
use self::store::Store;
use self::writer::Writer;
use super::{
    AppendError, ClaimRow, Commit, Erasure, Fut, Loaded, Log, Outcome, Range, ReadError, Record,
    Retry, SnapshotRow, StreamId, WriteAhead,
};

mod backup;
mod batch;
mod fault;
mod inspect;
mod read;
mod reader;
mod slot;
mod sql;
mod store;
mod sum;
mod writer;

#[cfg(test)]
mod flips;
#[cfg(test)]
mod kill;
#[cfg(test)]
pub(super) mod tests;

pub use backup::BackupError;
pub use inspect::Inspector;
pub use store::OpenError;

/// Reading threads at most. Reads are short; more would only share the same page cache of the system.
const READERS: usize = 3;

/// The log in a directory. Owns the directory until it is dropped.
#[derive(Debug)]
pub struct SqliteLog {
    // Dropped in this order: the readers first, so that the writer is the last connection and
    // tidies the side files away; the lock at the very end.
    readers: Readers,
    writer: Writer,
    store: Store,
}

impl SqliteLog {
    /// Opens the log in `dir`, making both if need be, and owns the directory from here on.
    /// Blocks for as long as `SQLite` needs to recover after a crash.
    ///
    /// # Errors
    /// [`OpenError`]; its text says what to do.
    pub fn open(dir: &Path) -> Result<Self, OpenError> {
        let store = Store::own(dir)?;
        let writer = Writer::start(store.writer()?)?;
        let database = store.database();
        let readers = Readers::start(READERS, move || store::reader(&database))?;
        Ok(Self { readers, writer, store })
    }

    /// Writes a whole copy to a new file while the log is in use.
    ///
    /// # Errors
    /// [`BackupError`]: the file is there already, or cannot be written.
    pub async fn backup_to(&self, path: PathBuf) -> Result<(), BackupError> {
        let source = self.store.reader().map_err(BackupError::Open)?;
        let copied = self.readers.run(move |_| Ok(backup::copy(&source, &path)));
        copied.await.unwrap_or_else(|e| Err(BackupError::Interrupted(e)))
    }
}

/// The files whose sizes say how large a log is, each with a short name.
#[must_use]
pub fn files(dir: &Path) -> [(&'static str, PathBuf); 2] {
    let database = dir.join(store::DATABASE);
    let mut wal = database.clone().into_os_string();
    wal.push("-wal");
    [("database", database), ("wal", wal.into())]
}

/// The last position in a log that is one file, as a copy is.
///
/// # Errors
/// [`OpenError`] where it is none.
pub fn head_of_file(path: &Path) -> Result<Position, OpenError> {
    let conn = store::alone(path)?;
    Ok(read::head(&conn)?)
}

fn faultless(commits: &[Commit]) -> Result<(), AppendError> {
    match commits.iter().find_map(Commit::fault) {
        Some(reason) => Err(AppendError::NotWritten { reason, retry: Retry::Never }),
        None => Ok(()),
    }
}

impl Log for SqliteLog {
    fn append_shared(&self, commits: Arc<[Commit]>) -> Fut<'_, Result<Vec<Outcome>, AppendError>> {
        Box::pin(async move {
            faultless(&commits)?;
            let work = move |batch: &mut batch::Batch<'_>| {
                commits.iter().map(|commit| batch.append(commit)).collect()
            };
            self.writer.run(work).await
        })
    }

    fn save_snapshots(&self, rows: Vec<SnapshotRow>) -> Fut<'_, Result<(), AppendError>> {
        Box::pin(async move {
            let work = move |batch: &mut batch::Batch<'_>| {
                rows.iter().try_for_each(|row| batch.save_snapshot(row))
            };
            self.writer.run(work).await
        })
    }

    fn erase(&self, person: String, tombstone: Commit) -> Fut<'_, Result<Erasure, AppendError>> {
        Box::pin(async move {
            faultless(std::slice::from_ref(&tombstone))?;
            let work = move |batch: &mut batch::Batch<'_>| batch.erase(&person, &tombstone);
            let (outcome, rows, snapshots) = self.writer.run(work).await?;
            let due = self.writer.is_wal_due();
            let write_ahead = if due { WriteAhead::Due } else { WriteAhead::Emptied };
            Ok(Erasure { outcome, rows, snapshots, write_ahead })
        })
    }

    fn probe(&self) -> Fut<'_, Result<(), AppendError>> {
        Box::pin(self.writer.run(|batch| batch.touch()))
    }

    fn claimed(
        &self,
        keys: Vec<(String, String)>,
    ) -> Fut<'_, Result<Vec<Option<ClaimRow>>, ReadError>> {
        Box::pin(self.readers.run(move |conn| read::claimed(conn, &keys)))
    }

    fn greatest_key(&self, space: String) -> Fut<'_, Result<Option<String>, ReadError>> {
        let query = move |conn: &_| read::greatest_key(conn, &space).map_err(|e| read_error(&e));
        Box::pin(self.readers.run(query))
    }

    fn load(&self, stream: StreamId, fold_version: u32) -> Fut<'_, Result<Loaded, ReadError>> {
        Box::pin(self.readers.run(move |conn| read::load(conn, &stream, fold_version)))
    }

    fn read_stream(
        &self,
        stream: StreamId,
        range: Range,
    ) -> Fut<'_, Result<Vec<Record>, ReadError>> {
        Box::pin(self.readers.run(move |conn| read::range(conn, &stream, range)))
    }

    fn records(&self, positions: Vec<Position>) -> Fut<'_, Result<Vec<Option<Record>>, ReadError>> {
        Box::pin(self.readers.run(move |conn| read::at(conn, &positions)))
    }

    fn read_all(&self, after: Position, limit: usize) -> Fut<'_, Result<Vec<Record>, ReadError>> {
        Box::pin(self.readers.run(move |conn| read::after(conn, after, limit)))
    }

    fn resident(&self) -> Fut<'_, Result<Vec<StreamId>, ReadError>> {
        Box::pin(self.readers.run(|conn| read::resident(conn).map_err(|e| read_error(&e))))
    }

    fn head(&self) -> Fut<'_, Result<Position, ReadError>> {
        Box::pin(self.readers.run(|conn| read::head(conn).map_err(|e| read_error(&e))))
    }

    fn heads(&self) -> watch::Receiver<Position> {
        self.writer.heads()
    }

    fn durability(&self) -> &'static str {
        "SQLite, WAL, synchronous=FULL: on disk (fsync) before every answer, on this machine only"
    }
}
