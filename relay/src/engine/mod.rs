//! The engine: one loop that turns commands into committed events.
//!
//! A command is decided on the state as of the last commit; what was decided goes to the log in
//! one batch; only when the batch is on disk is the state changed, the sender answered and every
//! follower told. While a batch is being written, commands are only collected.
//!
//! - [`command`]: what can be asked, what is answered.
//! - [`state`]: what is in memory; [`Engine::state`] lends it to views.
//! - `turn`: the loop. `draft`: a batch in the making.
//! - `customers`, `visitors`, `bots`, `acts`, `people`, `firing`: one file a kind of command.
//! - `judge`, `handover`: the policy's decision and what follows from it.
//! - [`audit`]: what an auditor asks, read from the log a page at a time.
//! - [`clock`], [`codec`], [`deadlines`], [`staffing`]: parameters and conversions.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

use baton_shared::id::{AgentName, ChannelName, ConversationId, Position, TicketNumber};
use jiff::Timestamp;
use tokio::sync::{broadcast, mpsc, oneshot};

use crate::desk::Conversation;
use crate::log::{Log, Order};
use crate::policy::Policy;

mod acts;
pub mod audit;
mod bots;
pub mod clock;
pub mod codec;
pub mod command;
mod customers;
pub mod deadlines;
mod draft;
mod firing;
mod handover;
mod judge;
mod people;
pub mod staffing;
mod start;
pub mod state;
#[cfg(test)]
mod tests;
mod turn;
mod visitors;
mod words;

pub use crate::log::{Range, ReadError, StreamId};
pub use acts::consent;
pub use clock::{Clock, Ids, RandomIds, SystemClock};
pub use codec::{Event, Placed};
pub use command::{
    AccountAct, Answer, ApiAct, BotResult, Command, CustomerMessage, Failed, NewToken, Standing,
    VisitorAct,
};
pub use start::{Activated, StartError, active_policy};
pub use state::{Committed, State};
pub use turn::{Fatal, Turn};

/// Commands waiting for the loop; more make their senders wait.
const COMMANDS_MAX: usize = 4_096;
/// Commits a follower may lag behind before it has to start over.
const FOLLOWERS_LAG: usize = 8_192;
/// Hints a listener may miss.
const HINTS_LAG: usize = 1_024;

/// The engine's parameters: everything that is not pure.
#[derive(Debug, Clone)]
pub struct Parts {
    /// The truth.
    pub log: Arc<dyn Log>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where ids come from.
    pub ids: Arc<dyn Ids>,
}

/// A handle to the running engine; cheap to clone.
#[derive(Debug, Clone)]
pub struct Engine {
    commands: mpsc::Sender<Asked>,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    parts: Parts,
    state: RwLock<State>,
    policy: RwLock<Arc<Policy>>,
    changes: broadcast::Sender<Arc<Committed>>,
    hints: broadcast::Sender<Hint>,
    keys: Mutex<HashMap<AgentName, Timestamp>>,
}

/// What is worth telling and not worth keeping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// Somebody is typing, or stopped: an agent, or the customer.
    Typing {
        /// Where.
        conversation: ConversationId,
        /// The agent; `None` is the customer.
        agent: Option<AgentName>,
        /// Whether.
        on: bool,
    },
    /// A session must end: its account was revoked or its token replaced.
    SignedOut(AgentName),
}

/// A command and where its answer goes.
#[derive(Debug)]
struct Asked {
    command: Command,
    answer: oneshot::Sender<Result<Answer, Failed>>,
}

impl Engine {
    /// Carries a command out; the answer comes when it is on disk.
    ///
    /// # Errors
    /// [`Failed`]: then nothing was done.
    pub async fn ask(&self, command: Command) -> Result<Answer, Failed> {
        let (answer, answered) = oneshot::channel();
        let asked = Asked { command, answer };
        self.commands.send(asked).await.map_err(|_| Failed::Stopped)?;
        answered.await.unwrap_or(Err(Failed::Stopped))
    }

    /// The state as of the last commit. Hold it briefly: the loop waits for it.
    pub fn state(&self) -> RwLockReadGuard<'_, State> {
        self.shared.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The active policy.
    #[must_use]
    pub fn policy(&self) -> Arc<Policy> {
        self.shared.policy.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Everything committed from now on, in order.
    #[must_use]
    pub fn follow(&self) -> broadcast::Receiver<Arc<Committed>> {
        self.shared.changes.subscribe()
    }

    /// Tells whoever listens; nobody is waited for.
    pub fn hint(&self, hint: Hint) {
        let _nobody = self.shared.hints.send(hint);
    }

    /// Hints from now on.
    #[must_use]
    pub fn hints(&self) -> broadcast::Receiver<Hint> {
        self.shared.hints.subscribe()
    }

    /// Notes that an agent pressed a key.
    pub fn key_pressed(&self, agent: &AgentName) {
        let now = self.now();
        let mut keys = self.shared.keys.lock().unwrap_or_else(PoisonError::into_inner);
        keys.insert(agent.clone(), now);
    }

    /// When an agent last pressed a key, as far as this relay saw.
    #[must_use]
    pub fn last_key(&self, agent: &AgentName) -> Option<Timestamp> {
        self.shared.keys.lock().unwrap_or_else(PoisonError::into_inner).get(agent).copied()
    }

    /// The engine's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.shared.parts.clock.now()
    }

    /// The log, for reads.
    #[must_use]
    pub fn log(&self) -> &Arc<dyn Log> {
        &self.shared.parts.log
    }

    /// The latest events of a conversation, oldest first, at most `limit`; whether there are more.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub async fn history(
        &self,
        id: &ConversationId,
        limit: usize,
    ) -> Result<(Vec<Placed>, bool), ReadError> {
        let range = Range { order: Order::NewestFirst, limit: limit + 1, ..Range::default() };
        let mut records = self.log().read_stream(StreamId::conversation(id), range).await?;
        let more = records.len() > limit;
        records.truncate(limit);
        // What a newer version wrote is left out of the view; it stays in the log.
        let mut events: Vec<Placed> = records.iter().filter_map(|r| codec::place(r).ok()).collect();
        events.sort_by_key(|event| event.pos);
        Ok((events, more))
    }

    /// A conversation, from memory or read from the log; `None` where there is none of this id.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub async fn conversation(
        &self,
        id: &ConversationId,
    ) -> Result<Option<Arc<Conversation>>, ReadError> {
        if let Some(conv) = self.state().conversation(id) {
            return Ok(Some(conv.clone()));
        }
        match start::conversation(self.log().as_ref(), id).await {
            Ok(conv) => Ok(conv.head.is_some().then(|| Arc::new(conv))),
            Err(StartError::Log(error)) => Err(error),
            Err(StartError::Event(error)) => {
                Err(ReadError::Unavailable { reason: error.to_string() })
            }
        }
    }

    /// The conversations of the latest `limit` tickets that are no longer in memory.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub async fn latest_closed(&self, limit: u64) -> Result<Vec<Arc<Conversation>>, ReadError> {
        let keys: Vec<(String, String)> = {
            let state = self.state();
            let last = state.last_ticket.0;
            let numbers = (last.saturating_sub(limit) + 1..=last).rev().map(TicketNumber);
            let absent = numbers.filter(|number| state.of_ticket(*number).is_none());
            absent.map(|number| ("ticket".to_owned(), draft::ticket_key(number))).collect()
        };
        let mut found: Vec<Arc<Conversation>> = Vec::new();
        for row in self.log().claimed(keys).await?.into_iter().flatten() {
            let Some(id) = row.stream.as_conversation() else { continue };
            if !found.iter().any(|conv| conv.id == id) {
                found.extend(self.conversation(&id).await?);
            }
        }
        Ok(found)
    }

    /// The event at a position.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub async fn event(&self, pos: Position) -> Result<Option<Placed>, ReadError> {
        let mut records = self.log().records(vec![pos]).await?;
        Ok(records.pop().flatten().and_then(|record| codec::place(&record).ok()))
    }

    /// The conversation with a channel's customer, if they ever wrote.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub async fn conversation_of_customer(
        &self,
        channel: &ChannelName,
        customer: &str,
    ) -> Result<Option<ConversationId>, ReadError> {
        let key = (draft::customer_space(channel), draft::hashed(customer));
        let mut rows = self.log().claimed(vec![key]).await?;
        Ok(rows.pop().flatten().and_then(|row| row.stream.as_conversation()))
    }

    /// Where the commit begins that took a customer's message in, by its provider's id.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub async fn taken_in(
        &self,
        channel: &ChannelName,
        provider_id: &str,
    ) -> Result<Option<Position>, ReadError> {
        let key = (draft::inbound_space(channel), draft::hashed(provider_id));
        let mut rows = self.log().claimed(vec![key]).await?;
        Ok(rows.pop().flatten().map(|row| row.pos))
    }

    /// Where the commit begins that carried a visitor's act out.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub async fn acted_at(
        &self,
        conversation: &ConversationId,
        id: &str,
    ) -> Result<Option<Position>, ReadError> {
        let key = (draft::VISITOR_SPACE.to_owned(), draft::visitor_key(conversation, id));
        let mut rows = self.log().claimed(vec![key]).await?;
        Ok(rows.pop().flatten().map(|row| row.pos))
    }

    /// The conversation of a ticket, open or long closed.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub async fn conversation_of(
        &self,
        number: TicketNumber,
    ) -> Result<Option<ConversationId>, ReadError> {
        if let Some(conv) = self.state().of_ticket(number) {
            return Ok(Some(conv.id.clone()));
        }
        let key = ("ticket".to_owned(), draft::ticket_key(number));
        let mut rows = self.log().claimed(vec![key]).await?;
        Ok(rows.pop().flatten().and_then(|row| row.stream.as_conversation()))
    }
}
