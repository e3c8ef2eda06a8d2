//! What goes into the log and what comes out: streams, commits, events, records, and their limits.
//! Bytes stay bytes; nothing here knows what an event means.

use std::fmt;
use std::sync::Arc;

use baton_shared::id::{AgentName, ConversationId, Position};
use jiff::Timestamp;

use super::chain::Digest;

/// Most events in one commit.
pub const COMMIT_EVENTS_MAX: usize = 1_000;
/// Most bytes of an event's facts, and of its private body.
pub const EVENT_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Most bytes of a snapshot.
pub const SNAPSHOT_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Most bytes of a claim's space, and of its key.
pub const CLAIM_KEY_MAX: usize = 512;
/// Most records that one read returns.
pub const READ_MAX: usize = 10_000;

const CONVERSATION: &str = "conversation/";
const AGENT: &str = "agent/";
const DESK: &str = "desk";
const AUDIT: &str = "audit";
const API: &str = "api";

/// A stream: the facts of one conversation, of one agent, or of the desk.
// Shared text, like the ids in it: a commit names its stream in half a dozen places.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StreamId(Arc<str>);

impl StreamId {
    /// `conversation/<id>`: the conversation with its tickets.
    #[must_use]
    pub fn conversation(id: &ConversationId) -> Self {
        Self(Arc::from([CONVERSATION, id.as_str()].concat()))
    }

    /// `agent/<name>`: account, status, presence and the tickets held.
    #[must_use]
    pub fn agent(name: &AgentName) -> Self {
        Self(Arc::from([AGENT, name.as_str()].concat()))
    }

    /// `desk`: the active policy and the incident switch.
    #[must_use]
    pub fn desk() -> Self {
        Self(Arc::from(DESK))
    }

    /// `audit`: who did what that an auditor asks about. Only ever appended to, by all, and read
    /// a page at a time.
    #[must_use]
    pub fn audit() -> Self {
        Self(Arc::from(AUDIT))
    }

    /// `api`: tokens of bot platforms.
    #[must_use]
    pub fn api() -> Self {
        Self(Arc::from(API))
    }

    /// Whether this is the audit.
    #[must_use]
    pub fn is_audit(&self) -> bool {
        *self.0 == *AUDIT
    }

    /// The conversation, where this is one.
    #[must_use]
    pub fn as_conversation(&self) -> Option<ConversationId> {
        self.0.strip_prefix(CONVERSATION)?.parse().ok()
    }

    /// The agent, where this is one.
    #[must_use]
    pub fn as_agent(&self) -> Option<AgentName> {
        self.0.strip_prefix(AGENT)?.parse().ok()
    }

    /// The stream's name as stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A name that this log wrote earlier.
    pub(super) fn stored(name: String) -> Self {
        Self(Arc::from(name))
    }
}

impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Names one commit for ever: writing it twice is harmless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommitId(pub [u8; 16]);

impl fmt::Display for CommitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A key that only one commit may ever take, such as an inbound message's id.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Claim {
    /// What kind of key: `in/<channel>`, `cmd/<agent>`, `who/<channel>`, `ticket`, `bot`.
    pub space: String,
    /// Unique in its space.
    pub key: String,
    /// The stream that the key leads to.
    pub stream: StreamId,
}

/// Who holds a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimRow {
    /// The first position of the commit that took it.
    pub pos: Position,
    /// The stream it named.
    pub stream: StreamId,
}

/// What an event says about a person; kept apart so that it can be erased.
#[derive(Clone, PartialEq, Eq)]
pub struct Private {
    /// The person's id, opaque: it outlives the erasure.
    pub person: String,
    /// Texts, names, addresses. Never clear facts.
    pub body: Vec<u8>,
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Private({} bytes)", self.body.len())
    }
}

/// One event on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// Where it belongs.
    pub stream: StreamId,
    /// Its type's name.
    pub kind: String,
    /// Its type's version; the bytes are never rewritten.
    pub version: u16,
    /// What may stay for ever.
    pub facts: Vec<u8>,
    /// What can be erased.
    pub private: Option<Private>,
}

/// A stream's folded state as its writer encodes it.
#[derive(Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Of which stream.
    pub stream: StreamId,
    /// By which version of the fold; another version reads the stream instead.
    pub fold_version: u32,
    /// Whose data it holds, so that erasing them takes it along.
    pub person: Option<String>,
    /// The state.
    pub body: Vec<u8>,
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Snapshot({} v{}, {} bytes)", self.stream, self.fold_version, self.body.len())
    }
}

/// A snapshot and the position of the last record folded into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotRow {
    /// The last record of the stream that it contains.
    pub pos: Position,
    /// The state after it.
    pub snapshot: Snapshot,
}

/// What a commit was decided on: where a stream stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expected {
    /// The stream's last record is this one; `None`: it has none.
    Head(Option<Position>),
    /// The stream's last record was written by this commit, as a rule an earlier one of the same
    /// batch, whose positions nobody knows yet. Where that one was left out, so is this.
    Commit(CommitId),
}

impl From<Option<Position>> for Expected {
    fn from(head: Option<Position>) -> Self {
        Self::Head(head)
    }
}

/// What happens together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its name; a retry carries the same one.
    pub id: CommitId,
    /// When, by the caller's clock.
    pub at: Timestamp,
    /// Where each stream stood that it was decided on.
    pub expects: Vec<(StreamId, Expected)>,
    /// What became true, in order; at least one.
    pub events: Vec<NewEvent>,
    /// Keys it takes.
    pub claims: Vec<Claim>,
    /// Keys it gives up, as (space, key): free for any later commit. One that nobody holds is
    /// passed over.
    pub releases: Vec<(String, String)>,
    /// Streams that become resident (`true`) or cease to be.
    pub resident: Vec<(StreamId, bool)>,
    /// States after this commit, each of a stream that it has an event of.
    pub snapshots: Vec<Snapshot>,
}

impl Commit {
    /// A commit with these events and nothing else.
    #[must_use]
    pub fn new(id: CommitId, at: Timestamp, events: Vec<NewEvent>) -> Self {
        let (expects, claims, releases) = (Vec::new(), Vec::new(), Vec::new());
        let (resident, snapshots) = (Vec::new(), Vec::new());
        Self { id, at, expects, events, claims, releases, resident, snapshots }
    }

    /// Its time as stored, nanoseconds since 1970, where it is of this age.
    pub(super) fn at_ns(&self) -> Option<i64> {
        i64::try_from(self.at.as_nanosecond()).ok()
    }

    /// Why this commit could never be written, whatever the log holds.
    pub(super) fn fault(&self) -> Option<String> {
        let id = self.id;
        let events = self.events.len();
        if events == 0 || events > COMMIT_EVENTS_MAX {
            return Some(format!("commit {id} has {events} events, not 1 to {COMMIT_EVENTS_MAX}"));
        }
        if self.at_ns().is_none() {
            return Some(format!("commit {id} is dated {}, outside 1677 to 2262", self.at));
        }
        if self.events.iter().any(NewEvent::is_too_large) {
            return Some(format!("commit {id} has an event of over {EVENT_BYTES_MAX} bytes"));
        }
        if let Some(claim) = self.faulty_claim() {
            let Claim { space, key, .. } = claim;
            return Some(format!("commit {id} claims {space}/{key} twice or with too long a key"));
        }
        let homeless = self.snapshots.iter().find(|s| s.fault(&self.events));
        homeless.map(|s| format!("commit {id} cannot carry {s:?}: no event of it, or too large"))
    }

    fn faulty_claim(&self) -> Option<&Claim> {
        let long = |c: &Claim| c.space.len() > CLAIM_KEY_MAX || c.key.len() > CLAIM_KEY_MAX;
        let same = |a: &Claim, b: &Claim| a.space == b.space && a.key == b.key;
        let earlier = |i: usize, c: &Claim| self.claims[..i].iter().any(|e| same(e, c));
        self.claims.iter().enumerate().find(|(i, c)| long(c) || earlier(*i, c)).map(|(_, c)| c)
    }
}

impl NewEvent {
    fn is_too_large(&self) -> bool {
        let private = self.private.as_ref().map_or(0, |p| p.body.len());
        self.facts.len() > EVENT_BYTES_MAX || private > EVENT_BYTES_MAX
    }
}

impl Snapshot {
    fn fault(&self, events: &[NewEvent]) -> bool {
        self.body.len() > SNAPSHOT_BYTES_MAX || !events.iter().any(|e| e.stream == self.stream)
    }
}

/// The private half of a record.
#[derive(Clone, PartialEq, Eq)]
pub enum PrivatePart {
    /// There never was one.
    None,
    /// Its bytes.
    Kept(Vec<u8>),
    /// The person was erased.
    Erased,
}

impl fmt::Debug for PrivatePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Kept(body) => write!(f, "Kept({} bytes)", body.len()),
            Self::Erased => f.write_str("Erased"),
        }
    }
}

/// One event as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Where in the log.
    pub pos: Position,
    /// The commit it came with.
    pub commit: CommitId,
    /// When that was decided.
    pub at: Timestamp,
    /// Where it belongs.
    pub stream: StreamId,
    /// Its type's name.
    pub kind: String,
    /// Its type's version.
    pub version: u16,
    /// The bytes as they were written.
    pub facts: Vec<u8>,
    /// The private half.
    pub private: PrivatePart,
    /// The digest of the record before it.
    pub prev: Digest,
    /// Its own digest, checked when it was read.
    pub digest: Digest,
}

/// The direction of a read, and with a limit which end it keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub enum Order {
    #[default]
    OldestFirst,
    NewestFirst,
}

/// A part of a stream. The default is its oldest [`READ_MAX`] records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Only records after this position.
    pub after: Option<Position>,
    /// Only records before this position.
    pub before: Option<Position>,
    /// From which end.
    pub order: Order,
    /// At most this many, and at most [`READ_MAX`].
    pub limit: usize,
}

impl Default for Range {
    fn default() -> Self {
        Self { after: None, before: None, order: Order::OldestFirst, limit: READ_MAX }
    }
}

/// A stored state and the last position folded into it.
#[derive(Clone, PartialEq, Eq)]
pub struct SnapshotBody {
    /// The last record that it contains.
    pub pos: Position,
    /// The state.
    pub body: Vec<u8>,
}

impl fmt::Debug for SnapshotBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SnapshotBody(at {}, {} bytes)", self.pos, self.body.len())
    }
}

/// All that is needed to fold one stream, seen at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The stream's last position; `None` where it is empty. What the next commit expects.
    pub head: Option<Position>,
    /// Where to begin.
    pub snapshot: Option<SnapshotBody>,
    /// The records after the snapshot, oldest first.
    pub tail: Vec<Record>,
}
