//! Between the desk's events and the log's bytes.

use baton_shared::id::{ConversationId, Position};
use jiff::Timestamp;

use crate::desk::event::{AgentEvent, ConversationEvent, DeskEvent};
use crate::desk::stored::{join, split};
use crate::desk::{ApiEvent, AuditEvent};
use crate::log::{NewEvent, Private, PrivatePart, Record, StreamId};

/// The version written today; `upcast` lifts older ones.
const VERSION: u16 = 1;

/// An event of any stream.
#[allow(clippy::large_enum_variant)] // Events live one at a time; a box would stand in every match.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Of a conversation.
    Conversation(ConversationId, ConversationEvent),
    /// Of an agent.
    Agent(baton_shared::id::AgentName, AgentEvent),
    /// Of the desk.
    Desk(DeskEvent),
    /// Of bot platforms' tokens.
    Api(ApiEvent),
    /// Of the audit.
    Audit(AuditEvent),
}

/// An event at its place in the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Where.
    pub pos: Position,
    /// When.
    pub at: Timestamp,
    /// What.
    pub event: Event,
}

/// A record that is no event of this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undecodable {
    /// Which record.
    pub pos: Position,
    /// Why.
    pub why: String,
}

impl std::fmt::Display for Undecodable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "record {} is not of this version: {}", self.pos, self.why)
    }
}

impl std::error::Error for Undecodable {}

impl Event {
    /// The stream it belongs to.
    #[must_use]
    pub fn stream(&self) -> StreamId {
        match self {
            Self::Conversation(id, _) => StreamId::conversation(id),
            Self::Agent(name, _) => StreamId::agent(name),
            Self::Desk(_) => StreamId::desk(),
            Self::Api(_) => StreamId::api(),
            Self::Audit(_) => StreamId::audit(),
        }
    }

    /// The bytes to store.
    ///
    /// # Errors
    /// Where a value has no JSON form.
    pub fn encode(&self) -> Result<NewEvent, serde_json::Error> {
        let (stored, person) = match self {
            Self::Conversation(id, event) => (split(event)?, person_of(id)),
            Self::Agent(name, event) => (split(event)?, format!("agent/{name}")),
            Self::Desk(event) => (split(event)?, String::new()),
            Self::Api(event) => (split(event)?, String::new()),
            Self::Audit(event) => (split(event)?, String::new()),
        };
        Ok(NewEvent {
            stream: self.stream(),
            kind: stored.kind,
            version: VERSION,
            facts: stored.facts,
            private: stored.private.map(|body| Private { person, body }),
        })
    }

    /// The event of a record.
    ///
    /// # Errors
    /// [`Undecodable`] where the stream or kind is unknown: written by a newer program.
    pub fn decode(record: &Record) -> Result<Self, Undecodable> {
        let failed = |why: String| Undecodable { pos: record.pos, why };
        if record.version > VERSION {
            return Err(failed(format!("{} has version {}", record.kind, record.version)));
        }
        let private = match &record.private {
            PrivatePart::Kept(body) => Some(body.as_slice()),
            PrivatePart::None | PrivatePart::Erased => None,
        };
        let json = |error: serde_json::Error| failed(format!("{}: {error}", record.kind));
        if let Some(id) = record.stream.as_conversation() {
            let event = join(&record.kind, &record.facts, private).map_err(json)?;
            return Ok(Self::Conversation(id, event));
        }
        if let Some(name) = record.stream.as_agent() {
            let event = join(&record.kind, &record.facts, private).map_err(json)?;
            return Ok(Self::Agent(name, event));
        }
        if record.stream == StreamId::desk() {
            return Ok(Self::Desk(join(&record.kind, &record.facts, private).map_err(json)?));
        }
        if record.stream == StreamId::api() {
            return Ok(Self::Api(join(&record.kind, &record.facts, private).map_err(json)?));
        }
        if record.stream.is_audit() {
            return Ok(Self::Audit(join(&record.kind, &record.facts, private).map_err(json)?));
        }
        Err(failed(format!("unknown stream {}", record.stream)))
    }
}

/// The person a conversation belongs to, as the log's private rows name them.
#[must_use]
pub fn person_of(id: &ConversationId) -> String {
    ["person/", id.as_str()].concat()
}

/// Decodes a record with its place.
///
/// # Errors
/// As [`Event::decode`].
pub fn place(record: &Record) -> Result<Placed, Undecodable> {
    Ok(Placed { pos: record.pos, at: record.at, event: Event::decode(record)? })
}
