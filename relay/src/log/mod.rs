//! The one ordered log: every fact the relay knows, in the order in which it became true.
//!
//! It stores bytes and knows no event type, no ticket and no customer. What it does know:
//! positions that rise, streams that carry one writer's expectation, claims that are unique,
//! one transaction per batch, a chain of digests, and what belongs to a person and can be erased.
//!
//! - `record`: streams, commits, events, records; what goes in and comes out.
//! - `outcome`: what became of an append or a read.
//! - `chain`: the digests that make a changed byte visible.
//! - [`mod@verify`]: walks the chain.
//! - `stored`: a record as a row has it, checked against its digest.
//! - [`sqlite`]: the log on disk.
//! - [`postgres`]: the log in a database that several relays share.
//! - [`memory`]: the same promises without a disk, with faults on demand, for tests.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use baton_shared::id::Position;
use tokio::sync::watch;

mod chain;
pub mod memory;
mod outcome;
pub mod postgres;
mod record;
pub mod sqlite;
mod stored;
mod verify;

#[cfg(test)]
mod contract;
#[cfg(test)]
mod model;

pub use chain::Digest;
pub use outcome::{
    AppendError, Broken, Erasure, Outcome, ReadError, Retry, Span, Verified, WriteAhead,
};
pub use record::{CLAIM_KEY_MAX, COMMIT_EVENTS_MAX, EVENT_BYTES_MAX, READ_MAX, SNAPSHOT_BYTES_MAX};
pub use record::{
    Claim, ClaimRow, Commit, CommitId, Expected, Loaded, NewEvent, Order, Private, PrivatePart,
    Range, Record, Snapshot, SnapshotBody, SnapshotRow, StreamId,
};
pub use verify::verify;

/// What a log's method returns: a future that can be sent and kept behind `dyn`.
pub type Fut<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The one ordered log. Held as `Arc<dyn Log>`; every implementation passes the same contract.
///
/// A dropped future takes nothing back: what was queued is still written.
pub trait Log: Debug + Send + Sync + 'static {
    /// Writes the commits in one transaction and answers when it is on disk, one outcome each, in
    /// order. A commit in conflict is left out and reported, the others are written; a later
    /// commit sees the earlier ones of its batch, and may build on one ([`Expected::Commit`]). Checks per commit, before its first insert: its
    /// id (a repeat is answered [`Outcome::Replayed`]), then its claims, then its expectations.
    ///
    /// The commits are shared with their writer: who must ask again after an unknown outcome has
    /// them still, without a copy.
    fn append_shared(&self, commits: Arc<[Commit]>) -> Fut<'_, Result<Vec<Outcome>, AppendError>>;

    /// [`Log::append_shared`] of commits that nobody needs again.
    fn append(&self, commits: Vec<Commit>) -> Fut<'_, Result<Vec<Outcome>, AppendError>> {
        self.append_shared(commits.into())
    }

    /// Keeps snapshots made outside a commit. One that is older than the stored one of its fold
    /// version, ahead of its stream, or older than the erasure of its person is passed over.
    fn save_snapshots(&self, rows: Vec<SnapshotRow>) -> Fut<'_, Result<(), AppendError>>;

    /// Overwrites all private rows and snapshots of a person and appends the tombstone, in one
    /// transaction; then empties the write-ahead log. Where the tombstone is in conflict nothing
    /// is erased, and [`Erasure::outcome`] says so. The chain stays whole.
    fn erase(&self, person: String, tombstone: Commit) -> Fut<'_, Result<Erasure, AppendError>>;

    /// Proves that the writer answers and that a transaction commits.
    fn probe(&self) -> Fut<'_, Result<(), AppendError>>;

    /// Who holds each `(space, key)`.
    fn claimed(
        &self,
        keys: Vec<(String, String)>,
    ) -> Fut<'_, Result<Vec<Option<ClaimRow>>, ReadError>>;

    /// The greatest key of a space in byte order, as for the last ticket number, zero-padded.
    fn greatest_key(&self, space: String) -> Fut<'_, Result<Option<String>, ReadError>>;

    /// All that is needed to fold a stream, seen at one instant: its head, its snapshot if that is
    /// of this fold version, and every record after it (all records where there is none).
    fn load(&self, stream: StreamId, fold_version: u32) -> Fut<'_, Result<Loaded, ReadError>>;

    /// A part of one stream.
    fn read_stream(
        &self,
        stream: StreamId,
        range: Range,
    ) -> Fut<'_, Result<Vec<Record>, ReadError>>;

    /// The records at these positions, `None` where a position is a gap. At most [`READ_MAX`].
    fn records(&self, positions: Vec<Position>) -> Fut<'_, Result<Vec<Option<Record>>, ReadError>>;

    /// The follower's read: the records after a position, oldest first, at most `limit` and
    /// [`READ_MAX`]. Fewer than asked means that the head is reached.
    fn read_all(&self, after: Position, limit: usize) -> Fut<'_, Result<Vec<Record>, ReadError>>;

    /// The streams marked resident, by name: what a start has to load.
    fn resident(&self) -> Fut<'_, Result<Vec<StreamId>, ReadError>>;

    /// The last position on disk; 0 where the log is empty.
    fn head(&self) -> Fut<'_, Result<Position, ReadError>>;

    /// Wakes followers: the last position that is known to be on disk. A hint, never a promise;
    /// the truth is what [`Log::read_all`] returns.
    fn heads(&self) -> watch::Receiver<Position>;

    /// Whether this opening of the log is the one that dispatches: sends, calls bots, rings, fires
    /// deadlines. Where one process owns the log it always is; where several share it at most one
    /// is told so. It saves work and noise; no promise rests on it, since for a moment two may
    /// think so: a bot's answer is claimed, a send keeps its id, a firing its commit id.
    fn leads(&self) -> watch::Receiver<bool> {
        watch::channel(true).1
    }

    /// What an `Ok` from [`Log::append`] means, in words for an admin.
    fn durability(&self) -> &'static str;
}
