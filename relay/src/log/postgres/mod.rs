//! The log in `PostgreSQL`: several relays over one database.
//!
//! - `target`, `tls`, `session`: which database, by which way, and what its server must promise.
//! - `schema`: the tables and their versions.
//! - `writer`: the one task that writes, with group commit.
//! - `known`, `batch`, `write`: what the tables hold, what is decided on it, the rows.
//! - `doubt`, `seen`: commits of unknown fate; a database that forgot what it acknowledged.
//! - `pool`, `read`: sessions and queries that never wait for a writer.
//! - `follower`: what other relays commit, and which relay dispatches.
//! - `fault`: what the database's errors mean.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use baton_shared::id::Position;
use tokio::sync::watch;
use tokio::task::AbortHandle;

use self::fault::describe;
use self::follower::Follower;
use self::pool::Pool;
use self::seen::Seen;
use self::session::{Connector, Durability, NoSession, Role, Session};
use self::writer::{Done, Work, Writer};
use super::{
    AppendError, ClaimRow, Commit, Erasure, Fut, Loaded, Log, Outcome, Range, ReadError, Record,
    Retry, SnapshotRow, StreamId, WriteAhead,
};

mod batch;
mod doubt;
mod fault;
mod follower;
mod known;
mod pool;
mod read;
mod schema;
mod seen;
mod session;
mod sql;
mod target;
mod tls;
mod write;
mod writer;

#[cfg(test)]
pub(super) mod tests;

pub use target::Target;

/// How a log in `PostgreSQL` is set up.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Which database.
    pub target: Target,
    /// Most sessions that read; beside them one writes and one follows.
    pub readers: usize,
    /// How often the head is read where no notification came.
    pub poll: Duration,
    /// For opening a session, TLS included.
    pub connect_timeout: Duration,
}

/// Why the log cannot be opened; in words, and never with the URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenError(String);

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the log cannot be opened: {}", self.0)
    }
}

impl std::error::Error for OpenError {}

impl From<NoSession> for OpenError {
    fn from(none: NoSession) -> Self {
        Self(none.to_string())
    }
}

/// A log that other processes use at the same time.
#[derive(Debug)]
pub struct PostgresLog {
    connector: Connector,
    writer: Writer,
    pool: Pool,
    durability: Durability,
    leads: watch::Receiver<bool>,
    offers: Arc<AtomicBool>,
    follower: AbortHandle,
}

impl PostgresLog {
    /// Opens the log, makes or updates its tables and follows it from here on, on the runtime
    /// that calls.
    ///
    /// # Errors
    /// [`OpenError`]; its text says what to do.
    pub async fn open(settings: Settings) -> Result<Self, OpenError> {
        let heads = watch::Sender::new(Position(0));
        let connector = Connector::new(settings.target, settings.connect_timeout, heads.clone());
        let connector = connector.map_err(OpenError)?;
        let lost = |error: sql::Failed| OpenError(describe(&error));
        let bare = connector.open(Role::Writer, &[]).await?;
        schema::migrate(&bare).await?;
        let durability = bare.durability().await.map_err(lost)?;
        let session = connector.open(Role::Writer, sql::WRITES).await?;
        let seen = Arc::new(look(&session, &heads).await.map_err(lost)?);
        let (leads, offers) = (watch::Sender::new(false), Arc::new(AtomicBool::new(false)));
        let following = Follower {
            connector: connector.clone(),
            seen: seen.clone(),
            poll: settings.poll,
            leads: leads.clone(),
            offers: offers.clone(),
        };
        Ok(Self {
            writer: Writer::start(connector.clone(), session, seen),
            pool: Pool::new(connector.clone(), settings.readers),
            durability,
            leads: leads.subscribe(),
            offers,
            follower: tokio::spawn(following.run()).abort_handle(),
            connector,
        })
    }

    /// Takes the old versions of erased rows out of the tables, which would otherwise wait for the
    /// server's own housekeeping.
    fn clean_up(&self) {
        let connector = self.connector.clone();
        tokio::spawn(async move {
            let cleaned = async {
                let session = connector.connect().await?;
                session.client.batch_execute("VACUUM baton.private, baton.snapshot").await?;
                Ok::<(), NoSession>(())
            };
            if let Err(error) = cleaned.await {
                tracing::warn!(%error, "run VACUUM on the log's database to finish an erasure");
            }
        });
    }
}

impl Drop for PostgresLog {
    fn drop(&mut self) {
        self.follower.abort();
    }
}

/// What is committed when the log is opened.
async fn look(session: &Session, heads: &watch::Sender<Position>) -> Result<Seen, sql::Failed> {
    let rows = session.query(sql::HEAD, &[]).await?;
    let Some(row) = rows.first() else {
        return Ok(Seen::new(Position(0), super::chain::Digest::GENESIS));
    };
    let pos = sql::position(row, 0)?;
    session::advance(heads, pos);
    Ok(Seen::new(pos, sql::digest(row, 1)?))
}

/// What could never be written is refused before it can spoil the batch of others.
fn faultless(commits: &[Commit]) -> Result<(), AppendError> {
    let zero = |commit: &Commit| {
        has_zero(commit).then(|| format!("commit {} has a zero byte in a name", commit.id))
    };
    match commits.iter().find_map(|commit| commit.fault().or_else(|| zero(commit))) {
        Some(reason) => Err(AppendError::NotWritten { reason, retry: Retry::Never }),
        None => Ok(()),
    }
}

/// The database's text cannot hold one.
fn has_zero(commit: &Commit) -> bool {
    let person = |e: &super::NewEvent| e.private.as_ref().is_some_and(|p| p.person.contains('\0'));
    commit.claims.iter().any(|c| c.space.contains('\0') || c.key.contains('\0'))
        || commit.events.iter().any(|e| e.kind.contains('\0') || person(e))
}

/// The writer answers each work with its own kind.
fn mixed_up() -> AppendError {
    AppendError::Fatal { reason: "the log's writer gave another answer than asked".to_owned() }
}

impl Log for PostgresLog {
    fn append_shared(&self, commits: Arc<[Commit]>) -> Fut<'_, Result<Vec<Outcome>, AppendError>> {
        Box::pin(async move {
            faultless(&commits)?;
            match self.writer.run(Work::Append(commits)).await? {
                Done::Appended(outcomes) => Ok(outcomes),
                _ => Err(mixed_up()),
            }
        })
    }

    fn save_snapshots(&self, rows: Vec<SnapshotRow>) -> Fut<'_, Result<(), AppendError>> {
        Box::pin(async move { self.writer.run(Work::Snapshots(rows)).await.map(|_| ()) })
    }

    fn erase(&self, person: String, tombstone: Commit) -> Fut<'_, Result<Erasure, AppendError>> {
        Box::pin(async move {
            faultless(std::slice::from_ref(&tombstone))?;
            let work = Work::Erase { person, tombstone: Box::new(tombstone) };
            match self.writer.run(work).await? {
                Done::Erased { outcome, rows, snapshots } => {
                    if rows + snapshots > 0 {
                        self.clean_up();
                    }
                    let write_ahead = WriteAhead::Server;
                    Ok(Erasure { outcome, rows, snapshots, write_ahead })
                }
                _ => Err(mixed_up()),
            }
        })
    }

    fn probe(&self) -> Fut<'_, Result<(), AppendError>> {
        Box::pin(async move { self.writer.run(Work::Probe).await.map(|_| ()) })
    }

    fn claimed(
        &self,
        keys: Vec<(String, String)>,
    ) -> Fut<'_, Result<Vec<Option<ClaimRow>>, ReadError>> {
        Box::pin(async move { read::claimed(&self.pool, &keys).await })
    }

    fn greatest_key(&self, space: String) -> Fut<'_, Result<Option<String>, ReadError>> {
        Box::pin(async move { read::greatest_key(&self.pool, &space).await })
    }

    fn load(&self, stream: StreamId, fold_version: u32) -> Fut<'_, Result<Loaded, ReadError>> {
        Box::pin(async move { read::load(&self.pool, &stream, fold_version).await })
    }

    fn read_stream(
        &self,
        stream: StreamId,
        range: Range,
    ) -> Fut<'_, Result<Vec<Record>, ReadError>> {
        Box::pin(async move { read::range(&self.pool, &stream, range).await })
    }

    fn records(&self, positions: Vec<Position>) -> Fut<'_, Result<Vec<Option<Record>>, ReadError>> {
        Box::pin(async move { read::at(&self.pool, &positions).await })
    }

    fn read_all(&self, after: Position, limit: usize) -> Fut<'_, Result<Vec<Record>, ReadError>> {
        Box::pin(async move { read::after(&self.pool, after, limit).await })
    }

    fn resident(&self) -> Fut<'_, Result<Vec<StreamId>, ReadError>> {
        Box::pin(read::resident(&self.pool))
    }

    fn head(&self) -> Fut<'_, Result<Position, ReadError>> {
        Box::pin(read::head(&self.pool))
    }

    fn heads(&self) -> watch::Receiver<Position> {
        self.connector.heads().subscribe()
    }

    /// Who asks offers to dispatch. The turn ends with the session that holds the lease.
    fn leads(&self) -> watch::Receiver<bool> {
        self.offers.store(true, Ordering::Release);
        self.leads.clone()
    }

    fn durability(&self) -> &'static str {
        match self.durability {
            Durability::Alone => {
                "PostgreSQL, fsync and synchronous_commit on: on the server's disk before every \
                 answer; no synchronous standby, so that disk is the only one that has it"
            }
            Durability::WithStandby => {
                "PostgreSQL, fsync and synchronous_commit on: on the disks of the server and of a \
                 synchronous standby before every answer"
            }
        }
    }
}
