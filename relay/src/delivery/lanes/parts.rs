//! The values of [`Lanes`](super::Lanes): ids and times only, never a body.

use std::fmt;

use baton_shared::id::ConversationId;
use jiff::Timestamp;

use crate::delivery::backoff::{Backoff, Spent};
use crate::delivery::breaker::Tolerance;
use crate::delivery::classify::Refused;

/// Limits of all lanes.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Attempts under way for one destination.
    pub in_flight: usize,
    /// Pauses and their end.
    pub backoff: Backoff,
    /// Circuits.
    pub tolerance: Tolerance,
}

impl Default for Limits {
    fn default() -> Self {
        Self { in_flight: 8, backoff: Backoff::default(), tolerance: Tolerance::default() }
    }
}

/// A send's number: unique, rising in the order sends were decided; what an admin names in
/// `delivery retry N`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SendNumber(pub u64);

impl fmt::Display for SendNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Who is at the other end, so that all their lanes share one circuit: a channel's name, or a
/// callback's origin.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Destination(String);

impl Destination {
    /// By a name that tells destinations apart.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }
}

impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Sends of one lane go in order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lane {
    /// Where to.
    pub destination: Destination,
    /// About which conversation.
    pub conversation: ConversationId,
}

/// How long a send is worth making.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something for the customer: while the destination is down it waits until its agent decides.
    Chat,
    /// A life-cycle callback: 72 hours, then it parks.
    Callback,
}

/// Whether the receiver may have a send already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// First made by this run of the relay.
    New,
    /// Found without an outcome at start.
    PossiblyRepeated,
}

/// A send without an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Its number.
    pub number: SendNumber,
    /// Its id on the wire, the same on every attempt.
    pub id: String,
    /// Where it goes.
    pub lane: Lane,
    /// How long it is worth making.
    pub kind: Kind,
    /// When it was decided; not attempted before.
    pub queued_at: Timestamp,
    /// Attempts made in all.
    pub made: u32,
    /// Attempts held against it: not those that found the destination down.
    pub counted: u32,
    /// When the first attempt was made.
    pub since: Option<Timestamp>,
    /// Whether the receiver may have it already.
    pub freshness: Freshness,
}

impl Pending {
    /// A send never attempted.
    #[must_use]
    pub fn new(
        number: SendNumber,
        id: impl Into<String>,
        lane: Lane,
        kind: Kind,
        queued_at: Timestamp,
    ) -> Self {
        let (id, freshness) = (id.into(), Freshness::New);
        Self { number, id, lane, kind, queued_at, made: 0, counted: 0, since: None, freshness }
    }
}

/// Leave to make one attempt. Not `Clone`: it is settled once.
#[derive(Debug, PartialEq, Eq)]
pub struct Attempt {
    pub(super) number: SendNumber,
    pub(super) id: String,
    pub(super) lane: Lane,
    pub(super) made: u32,
    pub(super) freshness: Freshness,
    pub(super) probe: bool,
}

impl Attempt {
    /// Which send.
    #[must_use]
    pub fn number(&self) -> SendNumber {
        self.number
    }

    /// Its id on the wire.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its lane.
    #[must_use]
    pub fn lane(&self) -> &Lane {
        &self.lane
    }

    /// Which attempt this is, from 1: before the first, the fence is checked.
    #[must_use]
    pub fn made(&self) -> u32 {
        self.made
    }

    /// Whether the receiver may have it already.
    #[must_use]
    pub fn freshness(&self) -> Freshness {
        self.freshness
    }
}

/// What became of a send after an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Done.
    Sent,
    /// Not yet; the lane waits.
    Again {
        /// Not before this, and not before the circuit allows.
        at: Timestamp,
    },
    /// Not by itself any more; the lane goes on.
    Parked(ParkReason),
    /// Cancelled while under way, and not sent.
    Cancelled,
    /// No such attempt was under way.
    Unknown,
}

/// Why a send is parked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParkReason {
    /// The destination refuses it.
    Refused(Refused),
    /// It was tried often or long enough.
    Spent(Spent),
}

impl fmt::Display for ParkReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(why) => why.fmt(f),
            Self::Spent(Spent::Attempts) => f.write_str("failed at every attempt"),
            Self::Spent(Spent::Time) => f.write_str("failed for too long"),
        }
    }
}

/// A send that waits for an admin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parked {
    /// The send.
    pub send: Pending,
    /// Why.
    pub why: ParkReason,
    /// Since when.
    pub at: Timestamp,
}

/// What to do with an attempt that was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmade {
    /// Try again, not before this.
    Later(Timestamp),
    /// Forget the send: its cancellation is recorded.
    Never,
}

/// What [`Lanes::cancel`](super::Lanes::cancel) found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancelled {
    /// It will not be attempted.
    Removed,
    /// An attempt is under way: its outcome tells whether it got through.
    UnderWay,
    /// No such send.
    Unknown,
}

#[derive(Debug)]
pub(super) struct Entry {
    pub(super) send: Pending,
    pub(super) due: Timestamp,
    pub(super) state: State,
}

impl Entry {
    pub(super) fn key(&self) -> (Timestamp, SendNumber) {
        (self.due, self.send.number)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Waiting,
    InFlight,
    /// Under way, and not wanted any more.
    Cancelled,
}
