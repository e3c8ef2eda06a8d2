//! Start: what is still going on is read from the log, bounded by open work, not by history.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, RwLock};

use baton_shared::id::{AgentName, ConversationId, Position};
use futures_util::StreamExt;
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use tokio::sync::{broadcast, mpsc};

use super::codec::{Event, Undecodable, place};
use super::state::State;
use super::turn::Turn;
use super::{COMMANDS_MAX, Engine, FOLLOWERS_LAG, HINTS_LAG, Intake, Parts, Shared};
use crate::desk::event::DeskEvent;
use crate::desk::{Agent, Conversation, agent, conversation};
use crate::log::{Loaded, Log, Order, READ_MAX, Range, ReadError, Record, StreamId};
use crate::meter::Meters;
use crate::policy::Policy;

/// How far from the log's end on waits and handling times are learnt again at a start.
const LEARNT_FROM: u64 = 10_000;
/// Streams asked for at once: the log's readers never wait for the next question.
const LOADS_AT_ONCE: usize = 64;

/// Why the engine cannot start.
#[derive(Debug)]
pub enum StartError {
    /// The log cannot be read.
    Log(ReadError),
    /// A record is not of this version.
    Event(Undecodable),
    /// The work was given up half-way, as at a stop.
    Stopped(String),
}

impl std::fmt::Display for StartError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Log(error) => error.fmt(f),
            Self::Event(error) => error.fmt(f),
            Self::Stopped(why) => write!(f, "reading the log was given up: {why}"),
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
        let (state, unsaved) = read_state(parts.log.as_ref()).await?;
        let (commands, asked) = mpsc::channel(COMMANDS_MAX);
        let (changes, _) = broadcast::channel(FOLLOWERS_LAG);
        let (hints, _) = broadcast::channel(HINTS_LAG);
        let (state, policy) = (RwLock::new(state), RwLock::new(Arc::new(policy)));
        let shared = Arc::new(Shared {
            parts,
            state,
            policy,
            changes,
            hints,
            keys: Mutex::default(),
            relay: OnceLock::new(),
            masks: OnceLock::new(),
            meters: Meters::default(),
            intake: Intake::default(),
        });
        Ok((Self { commands, shared: shared.clone() }, Turn::new(shared, asked, unsaved)))
    }
}

async fn read_state(log: &dyn Log) -> Result<(State, Unsaved), StartError> {
    let (mut state, mut unsaved) = (State::default(), Unsaved::new());
    let head = log.head().await?;
    let resident = log.resident().await?;
    // Owned streams: what borrows across `buffered` cannot be spawned.
    let loads = resident.into_iter().map(|stream| open_work(log, stream, head));
    let mut loaded = futures_util::stream::iter(loads).buffered(LOADS_AT_ONCE);
    while let Some(one) = loaded.next().await {
        match one? {
            Some(Open::Conversation(Folded { conv, tail })) => {
                unsaved.insert(conv.id.clone(), tail);
                state.keep(conv);
            }
            Some(Open::Agent(agent)) => state.keep_agent(agent),
            None => {}
        }
    }
    for record in &whole(log, &StreamId::desk(), Some(head)).await? {
        if let Event::Desk(event) = Event::decode(record)? {
            state.apply_desk(&event, record.pos);
        }
    }
    for record in &whole(log, &StreamId::api(), Some(head)).await? {
        if let Event::Api(event) = Event::decode(record)? {
            state.api.apply(&event, record.pos);
        }
    }
    if let Some(key) = log.greatest_key("ticket".to_owned()).await? {
        state.last_ticket = key.parse().unwrap_or_default();
    }
    learn(log, head, &mut state).await?;
    state.start_at(head);
    Ok((state, unsaved))
}

/// The latest waits and handling times, so that a restart forgets none that matter. A page at the
/// log's end is looked at, of which few records are decoded: bounded, whatever came before.
async fn learn(log: &dyn Log, head: Position, state: &mut State) -> Result<(), StartError> {
    let mut from = Position(head.0.saturating_sub(LEARNT_FROM));
    while from < head {
        let page = log.read_all(from, READ_MAX).await?;
        let Some(last) = page.last() else { break };
        from = last.pos;
        let telling = |record: &&Record| matches!(record.kind.as_str(), "wait_ended" | "closed");
        for record in page.iter().filter(telling).filter(|record| record.pos <= head) {
            if let Event::Conversation(_, event) = Event::decode(record)? {
                state.measure(&event);
            }
        }
    }
    Ok(())
}

/// What a resident stream holds.
enum Open {
    Conversation(Folded),
    Agent(Arc<Agent>),
}

async fn open_work(
    log: &dyn Log,
    stream: StreamId,
    head: Position,
) -> Result<Option<Open>, StartError> {
    if let Some(id) = stream.as_conversation() {
        let folded = conversation(log, &id, Some(head)).await?;
        return Ok(folded.conv.head.is_some().then_some(Open::Conversation(folded)));
    }
    let Some(name) = stream.as_agent() else { return Ok(None) };
    let agent = read_agent(log, &name, head).await?;
    Ok(agent.head.is_some().then(|| Open::Agent(Arc::new(agent))))
}

/// Events of each conversation since its last snapshot.
pub(super) type Unsaved = HashMap<ConversationId, u32>;

/// A conversation as read, and how many events were folded onto its snapshot. They count towards the
/// next one: a relay that is often restarted would otherwise never come to it.
pub(super) struct Folded {
    pub(super) conv: Arc<Conversation>,
    pub(super) tail: u32,
}

/// Folds one conversation, as it was at a position: other relays may have gone on writing.
pub(super) async fn conversation(
    log: &dyn Log,
    id: &ConversationId,
    at: Option<Position>,
) -> Result<Folded, StartError> {
    let stream = StreamId::conversation(id);
    let (folded, tail) = fold_from(log, &stream, conversation::FOLD, at).await?;
    let mut conv = folded.unwrap_or_else(|| Conversation::new(id.clone()));
    for record in &tail {
        let placed = place(record)?;
        if let Event::Conversation(_, event) = placed.event {
            conv.apply(&event, placed.pos, placed.at);
        }
    }
    Ok(Folded { conv: Arc::new(conv), tail: u32::try_from(tail.len()).unwrap_or(u32::MAX) })
}

async fn read_agent(log: &dyn Log, name: &AgentName, at: Position) -> Result<Agent, StartError> {
    let stream = StreamId::agent(name);
    let (folded, tail) = fold_from(log, &stream, agent::FOLD, Some(at)).await?;
    let mut agent = folded.unwrap_or_else(|| Agent::new(name.clone()));
    for record in &tail {
        let placed = place(record)?;
        if let Event::Agent(_, event) = placed.event {
            agent.apply(&event, placed.pos);
        }
    }
    Ok(agent)
}

/// A snapshot and the records after it, up to a position. A snapshot that cannot be read, or is of
/// a later position, is no loss: the stream is folded from its beginning.
async fn fold_from<T: DeserializeOwned>(
    log: &dyn Log,
    stream: &StreamId,
    fold_version: u32,
    at: Option<Position>,
) -> Result<(Option<T>, Vec<Record>), ReadError> {
    let Loaded { snapshot, mut tail, .. } = log.load(stream.clone(), fold_version).await?;
    if let Some(stored) = snapshot {
        let usable = at.is_none_or(|at| stored.pos <= at);
        let folded = usable.then(|| serde_json::from_slice(&stored.body).ok()).flatten();
        if folded.is_none() {
            return Ok((None, whole(log, stream, at).await?));
        }
        tail.retain(|record| at.is_none_or(|at| record.pos <= at));
        return Ok((folded, tail));
    }
    tail.retain(|record| at.is_none_or(|at| record.pos <= at));
    Ok((None, tail))
}

/// Every record of a stream up to a position.
async fn whole(
    log: &dyn Log,
    stream: &StreamId,
    at: Option<Position>,
) -> Result<Vec<Record>, ReadError> {
    let mut all: Vec<Record> = Vec::new();
    loop {
        let after = all.last().map(|record| record.pos);
        let range = Range { after, before: at.map(Position::next), ..Range::default() };
        let page = log.read_stream(stream.clone(), range).await?;
        let more = page.len() == range.limit;
        all.extend(page);
        if !more {
            return Ok(all);
        }
    }
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
