//! Start: what is still going on is read from the log, bounded by open work, not by history.

use std::sync::{Arc, Mutex, RwLock};

use baton_shared::id::{AgentName, ConversationId};
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use tokio::sync::{broadcast, mpsc};

use super::codec::{Event, Undecodable, place};
use super::state::State;
use super::turn::Turn;
use super::{COMMANDS_MAX, Engine, FOLLOWERS_LAG, HINTS_LAG, Parts, Shared};
use crate::desk::event::DeskEvent;
use crate::desk::{Agent, Conversation, agent, conversation};
use crate::log::{Loaded, Log, Order, Range, ReadError, StreamId};
use crate::policy::Policy;

/// Why the engine cannot start.
#[derive(Debug)]
pub enum StartError {
    /// The log cannot be read.
    Log(ReadError),
    /// A record is not of this version.
    Event(Undecodable),
}

impl std::fmt::Display for StartError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Log(error) => error.fmt(f),
            Self::Event(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for StartError {}

impl From<ReadError> for StartError {
    fn from(error: ReadError) -> Self {
        Self::Log(error)
    }
}

impl From<Undecodable> for StartError {
    fn from(error: Undecodable) -> Self {
        Self::Event(error)
    }
}

/// The policy version that is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Activated {
    pub hash: String,
    pub text: String,
    pub at: Timestamp,
}

impl Engine {
    /// Reads the state and gives the handle and the loop; the caller runs the loop.
    ///
    /// # Errors
    /// Where the log cannot be read or is newer than this program.
    pub async fn start(parts: Parts, policy: Policy) -> Result<(Self, Turn), StartError> {
        let state = read_state(parts.log.as_ref()).await?;
        let (commands, asked) = mpsc::channel(COMMANDS_MAX);
        let (changes, _) = broadcast::channel(FOLLOWERS_LAG);
        let (hints, _) = broadcast::channel(HINTS_LAG);
        let (state, policy) = (RwLock::new(state), RwLock::new(Arc::new(policy)));
        let shared =
            Arc::new(Shared { parts, state, policy, changes, hints, keys: Mutex::default() });
        Ok((Self { commands, shared: shared.clone() }, Turn::new(shared, asked)))
    }
}

async fn read_state(log: &dyn Log) -> Result<State, StartError> {
    let mut state = State::default();
    let head = log.head().await?;
    for stream in log.resident().await? {
        if let Some(id) = stream.as_conversation() {
            state.keep(Arc::new(conversation(log, &id).await?));
        } else if let Some(name) = stream.as_agent() {
            state.keep_agent(Arc::new(read_agent(log, &name).await?));
        }
    }
    let desk = log.read_stream(StreamId::desk(), Range::default()).await?;
    for record in &desk {
        if let Event::Desk(event) = Event::decode(record)? {
            state.apply_desk(&event, record.pos);
        }
    }
    for record in &log.read_stream(StreamId::api(), Range::default()).await? {
        if let Event::Api(event) = Event::decode(record)? {
            state.api.apply(&event, record.pos);
        }
    }
    if let Some(key) = log.greatest_key("ticket".to_owned()).await? {
        state.last_ticket = key.parse().unwrap_or_default();
    }
    state.start_at(head);
    Ok(state)
}

/// Folds one conversation.
pub(super) async fn conversation(
    log: &dyn Log,
    id: &ConversationId,
) -> Result<Conversation, StartError> {
    let loaded = log.load(StreamId::conversation(id), conversation::FOLD).await?;
    let mut conv = snapshot(&loaded).unwrap_or_else(|| Conversation::new(id.clone()));
    for record in &loaded.tail {
        let placed = place(record)?;
        if let Event::Conversation(_, event) = placed.event {
            conv.apply(&event, placed.pos, placed.at);
        }
    }
    Ok(conv)
}

async fn read_agent(log: &dyn Log, name: &AgentName) -> Result<Agent, StartError> {
    let loaded = log.load(StreamId::agent(name), agent::FOLD).await?;
    let mut agent = snapshot(&loaded).unwrap_or_else(|| Agent::new(name.clone()));
    for record in &loaded.tail {
        let placed = place(record)?;
        if let Event::Agent(_, event) = placed.event {
            agent.apply(&event, placed.pos);
        }
    }
    Ok(agent)
}

/// A snapshot that cannot be read is no loss: the stream is folded from its beginning.
fn snapshot<T: DeserializeOwned>(loaded: &Loaded) -> Option<T> {
    let body = &loaded.snapshot.as_ref()?.body;
    serde_json::from_slice(body).ok()
}

/// The policy version in force, by the log.
///
/// # Errors
/// Where the log cannot be read.
pub async fn active_policy(log: &dyn Log) -> Result<Option<Activated>, StartError> {
    let range = Range { order: Order::NewestFirst, ..Range::default() };
    for record in log.read_stream(StreamId::desk(), range).await? {
        let placed = place(&record)?;
        if let Event::Desk(DeskEvent::PolicyActivated { hash, text, .. }) = placed.event {
            return Ok(Some(Activated { hash, text, at: placed.at }));
        }
    }
    Ok(None)
}
