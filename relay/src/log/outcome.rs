//! What became of an append or a read. The three ways in which an append can fail are kept apart
//! because each calls for another act: try later, ask again with the same ids, stop.

use std::fmt;

use baton_shared::id::Position;

use super::chain::Digest;
use super::record::{Claim, ClaimRow, StreamId};

/// The positions of one commit's events, consecutive and in the events' order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Of its first event.
    pub first: Position,
    /// Of its last event.
    pub last: Position,
}

impl Span {
    /// The position of each event.
    pub fn positions(self) -> impl Iterator<Item = Position> {
        (self.first.0..=self.last.0).map(Position)
    }
}

/// What became of one commit of a batch that is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was written.
    Written(Span),
    /// A commit of this id was there already; nothing was written, these are its positions.
    Replayed(Span),
    /// A stream has moved on: load it and decide again. Nothing of the commit was written.
    Conflict {
        /// The first stream that differs.
        stream: StreamId,
        /// Where it stands.
        head: Option<Position>,
    },
    /// Another commit holds a key. Nothing of the commit was written.
    Claimed {
        /// The first claim that is taken.
        claim: Claim,
        /// By whom.
        by: ClaimRow,
    },
}

impl Outcome {
    /// Where the commit stands, if it stands.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Written(span) | Self::Replayed(span) => Some(*span),
            Self::Conflict { .. } | Self::Claimed { .. } => None,
        }
    }
}

/// Whether it makes sense to try again what was not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// The disk was full or the log busy.
    Later,
    /// The commit itself is at fault.
    Never,
}

/// Why a batch has no outcomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AppendError {
    /// Certainly nothing of the batch was written; the process goes on.
    NotWritten {
        /// For the admin.
        reason: String,
        /// What to do with the batch.
        retry: Retry,
    },
    /// It may be written: append the same commits with the same ids to find out.
    Unknown {
        /// For the admin.
        reason: String,
    },
    /// What the disk said can no longer be trusted: stop the process, start it again and replay.
    Fatal {
        /// For the admin.
        reason: String,
    },
}

impl fmt::Display for AppendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotWritten { reason, .. } => write!(f, "nothing was written: {reason}"),
            Self::Unknown { reason } => write!(f, "it is unknown what was written: {reason}"),
            Self::Fatal { reason } => write!(f, "the log must be opened anew: {reason}"),
        }
    }
}

impl std::error::Error for AppendError {}

/// A record that is not what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The first one found.
    pub pos: Position,
    /// In which way.
    pub what: String,
}

/// Why a read has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// A stored byte is not what was written.
    Broken(Broken),
    /// The storage did not answer.
    Unavailable {
        /// For the admin.
        reason: String,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(Broken { pos, what }) => write!(
                f,
                "the log is damaged at position {pos}: {what}; stop the relay and restore a backup"
            ),
            Self::Unavailable { reason } => write!(f, "the log cannot be read: {reason}"),
        }
    }
}

impl std::error::Error for ReadError {}

/// What is left of erased bytes in the write-ahead log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteAhead {
    /// Nothing: it was emptied.
    Emptied,
    /// A reader held it; it is emptied after a later append or at the next start.
    Due,
    /// The database server keeps it, as its admin set it up: until the log's segments are used
    /// again, and in archives and standbys.
    Server,
}

/// What an erasure did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Of the tombstone. In conflict nothing was erased.
    pub outcome: Outcome,
    /// Private rows overwritten.
    pub rows: u64,
    /// Snapshots overwritten.
    pub snapshots: u64,
    /// Whether the write-ahead log still holds some of it.
    pub write_ahead: WriteAhead,
}

/// What a walk along the chain found whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// Records checked.
    pub records: u64,
    /// The last one's position.
    pub head: Position,
    /// The last one's digest: who keeps it elsewhere can tell later whether history was rewritten.
    pub digest: Digest,
}
