//! The engine: one loop that turns commands into committed events.
//!
//! A command is decided on the state as of the last commit; what was decided goes to the log in
//! one batch; only when the batch is on disk is the state changed, the sender answered and every
//! follower told. While a batch is being written, commands are only collected.
//!
//! - [`command`]: what can be asked, what is answered.
//! - [`state`]: what is in memory; [`Engine::state`] lends it to views. `lines`: the queues in
//!   order; `rest`: what may be let go; `replay`: the whole log folded anew.
//! - `turn`: the loop. `draft`: a batch in the making. `carry`: which command goes where.
//! - `follow`: what is on disk becomes the state, whichever relay wrote it.
//! - `lookup`: what the log knows by a name, in memory or not; `taken`: keys known to be held.
//! - `customers`, `visitors`, `bots`, `acts`, `people`, `firing`: one file a kind of command.
//! - `silence`, `callbacks`: what is said by the clock, and what is left instead of waiting.
//! - `switch`: hand-overs off and on for the whole desk.
//! - `promises`, `levels`: what customers were told and are owed, against what becomes of it.
//! - `assign`: queues that ask agents. `moves`: what waiting itself brings about. `told`: where a
//!   ticket waits is told to its channel.
//! - `judge`, `handover`: the policy's decision and what follows from it. `takeover`: a lead takes a
//!   conversation from its bot, without one.
//! - [`versions`]: the policy's versions; [`hindsight`]: the log looked through once more, with the
//!   policy asked again.
//! - `erase`: one person's data goes, from the log and from memory.
//! - `fault`: why a question about what was recorded has no answer.
//! - [`audit`]: what an auditor asks, read from the log a page at a time.
//! - [`clock`], [`names`], [`codec`], [`deadlines`], [`staffing`]: parameters and conversions.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock, RwLockReadGuard};

use baton_shared::id::{AgentName, ConversationId, Position, TicketNumber};
use jiff::Timestamp;
use tokio::sync::{broadcast, mpsc, oneshot, watch};

use crate::desk::{Agent, Conversation};
use crate::log::{Log, Order};
use crate::masking::Masking;
use crate::meter::{Messages, Meters};
use crate::policy::Policy;

mod acts;
mod arrival;
pub mod asked;
mod assign;
pub mod audit;
mod bots;
#[cfg(test)]
pub(crate) mod bug;
mod callbacks;
mod carry;
pub mod clock;
pub mod codec;
pub mod command;
mod customers;
pub mod deadlines;
mod draft;
mod erase;
mod fault;
mod fields;
mod firing;
mod follow;
mod handover;
pub mod hindsight;
pub mod inbox;
mod judge;
mod levels;
mod lines;
mod lookup;
mod moves;
pub mod names;
mod people;
mod promises;
mod replay;
mod rest;
mod silence;
pub mod staffing;
mod start;
pub mod state;
mod switch;
mod taken;
mod takeover;
mod telephone;
#[cfg(test)]
mod tests;
mod told;
mod turn;
pub mod versions;
mod visitors;
mod words;

pub use crate::log::{Range, ReadError, StreamId};
pub use acts::consent;
pub use clock::{Clock, Ids, RandomIds, SystemClock};
pub use codec::{Event, Placed};
pub use command::{
    AccountAct, Answer, ApiAct, BotResult, Command, CustomerMessage, Failed, Forgotten, NewToken,
    PolicyAct, Standing, VisitorAct,
};
pub use fault::Fault;
pub use names::{KeyedIds, NameKeys, Older};
pub use replay::{Replayed, replay};
pub use start::{Activated, StartError, active_policy};
pub use state::{Committed, State};
pub use switch::SwitchedOff;
pub use turn::{Fatal, Turn};

/// Commands waiting for the loop; more make their senders wait.
const COMMANDS_MAX: usize = 4_096;
/// Commits a follower may lag behind before it has to start over.
const FOLLOWERS_LAG: usize = 4_096;
/// Between a relay's name and the rest of a session's id.
const BETWEEN: char = '.';
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
    /// What this relay calls itself, where several share a log.
    relay: OnceLock<String>,
    /// What is shown masked.
    masks: OnceLock<Masks>,
    meters: Meters,
    intake: Intake,
}

/// Whether customers' messages are taken in. The flag is what every message looks at.
#[derive(Debug, Default)]
struct Intake {
    closed: AtomicBool,
    why: Mutex<Option<String>>,
}

/// What is shown masked, and to whom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Masks {
    /// Agents' views.
    pub agents: Masking,
    /// What bots are asked.
    pub bots: Masking,
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
        let Command::Customer(message) = &command else { return self.put(command).await };
        let messages = self.meters().messages.of(message.channel.as_str());
        let answered = match self.intake_closed() {
            Some(reason) => Err(Failed::Unavailable { reason }),
            None => self.put(command).await,
        };
        count(&messages, &answered);
        answered
    }

    async fn put(&self, command: Command) -> Result<Answer, Failed> {
        let (answer, answered) = oneshot::channel();
        let asked = Asked { command, answer };
        self.commands.send(asked).await.map_err(|_| Failed::Stopped)?;
        answered.await.unwrap_or(Err(Failed::Stopped))
    }

    /// Refuses customers' messages for this reason from now on, before anything of them is written;
    /// `None` takes them again. Everybody else goes on.
    pub fn close_intake(&self, why: Option<String>) {
        let intake = &self.shared.intake;
        let mut kept = intake.why.lock().unwrap_or_else(PoisonError::into_inner);
        intake.closed.store(why.is_some(), Ordering::Release);
        *kept = why;
    }

    /// Why customers' messages are refused, where they are.
    #[must_use]
    pub fn intake_closed(&self) -> Option<String> {
        let intake = &self.shared.intake;
        if !intake.closed.load(Ordering::Acquire) {
            return None;
        }
        intake.why.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is counted as it happens.
    #[must_use]
    pub fn meters(&self) -> &Meters {
        &self.shared.meters
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

    /// Gives the relay its name; the first one stays. The ids of its sessions begin with it.
    pub fn name_relay(&self, name: &str) {
        let _named = self.shared.relay.set(name.to_owned());
    }

    /// An id for a new session of this relay.
    #[must_use]
    pub fn session_id(&self) -> String {
        let id = clock::token(self.mint());
        self.shared.relay.get().map_or(id.clone(), |relay| format!("{relay}{BETWEEN}{id}"))
    }

    /// Whether a session is one of this relay's, of this run or a former one. What an unnamed
    /// relay wrote stood in a log of its own.
    #[must_use]
    pub fn is_own_session(&self, session: &str) -> bool {
        match (self.shared.relay.get(), session.split_once(BETWEEN)) {
            (Some(relay), Some((whose, _))) => whose == relay,
            (_, None) | (None, _) => true,
        }
    }

    /// Ends the sessions of this relay's former run: they ended with it. Those of other relays
    /// that share the log go on.
    ///
    /// # Errors
    /// [`Failed`] where it cannot be recorded.
    pub async fn end_former_sessions(&self) -> Result<(), Failed> {
        let sessions: Vec<(AgentName, String)> = {
            let state = self.state();
            let own = |agent: &Arc<Agent>| {
                let sessions = agent.sessions.keys().filter(|id| self.is_own_session(id));
                sessions.map(|id| (agent.name.clone(), id.clone())).collect::<Vec<_>>()
            };
            state.agents().flat_map(own).collect()
        };
        for (by, session) in sessions {
            self.ask(Command::SessionClosed { by, session }).await?;
        }
        Ok(())
    }

    /// Whether this relay dispatches; see [`Log::leads`].
    #[must_use]
    pub fn leads(&self) -> watch::Receiver<bool> {
        self.shared.parts.log.leads()
    }

    /// A fresh number of the engine's own source of ids; its low 64 bits are random.
    #[must_use]
    pub fn mint(&self) -> u128 {
        self.shared.parts.ids.mint(self.now())
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

    /// Sets what is shown masked, once, before anybody looks.
    pub fn mask(&self, masks: Masks) {
        // Set twice it stays as it was: two parts of a program must not see different things.
        let _kept = self.shared.masks.set(masks);
    }

    /// What is shown masked; cards and accounts where nobody has set it.
    #[must_use]
    pub fn masks(&self) -> Masks {
        self.shared.masks.get().copied().unwrap_or_default()
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
        match start::conversation(self.log().as_ref(), id, None).await {
            Ok(start::Folded { conv, .. }) => Ok(conv.head.is_some().then_some(conv)),
            Err(StartError::Log(error)) => Err(error),
            Err(error) => Err(ReadError::Unavailable { reason: error.to_string() }),
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

    fn ids(&self) -> &dyn Ids {
        self.shared.parts.ids.as_ref()
    }
}

fn count(messages: &Messages, answered: &Result<Answer, Failed>) {
    match answered {
        Ok(answer) if answer.duplicate => messages.duplicate.add_one(),
        Ok(_) => messages.accepted.add_one(),
        Err(_) => messages.unavailable.add_one(),
    }
}
