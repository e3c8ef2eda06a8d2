//! What the engine holds in memory: the fold of the log, for everything that is still going on.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use baton_shared::id::{AgentName, ChannelName, ConversationId, Position, QueueName, TicketNumber};
use jiff::Timestamp;

use super::codec::{Event, Placed};
use super::lines::Lines;
use super::promises;
use super::rest::Resting;
use super::switch::SwitchedOff;
use crate::desk::event::DeskEvent;
use crate::desk::{Agent, ApiTokens, Conversation, ConversationEvent, Ticket};
use crate::policy::promise::Recent;

/// Recent commits kept for clients that resume. Each holds its conversations before and after it, so
/// many of them weigh more than the open tickets; who missed more is quicker with a snapshot.
const RECENT_MAX: usize = 2_048;
/// Conversations kept in memory beyond those with something due.
const CACHE_MAX: usize = 10_000;

/// What one commit changed; the same value for every follower.
#[derive(Debug)]
pub struct Committed {
    /// The last position of it.
    pub pos: Position,
    /// When.
    pub at: Timestamp,
    /// The events, in order.
    pub events: Vec<Placed>,
    /// The conversations touched, before and after.
    pub conversations: Vec<(Option<Arc<Conversation>>, Arc<Conversation>)>,
    /// The agents touched, after it.
    pub agents: Vec<Arc<Agent>>,
}

/// The state of the desk.
#[derive(Debug, Default)]
pub struct State {
    /// Last position folded.
    pub pos: Position,
    conversations: HashMap<ConversationId, Arc<Conversation>>,
    /// Conversations in memory by a hash of channel and customer; what is found is compared.
    customers: HashMap<u64, ConversationId>,
    resting: Resting,
    lines: Lines,
    agents: BTreeMap<AgentName, Arc<Agent>>,
    tickets: HashMap<TicketNumber, ConversationId>,
    tokens: HashMap<String, AgentName>,
    past: HashMap<QueueName, Recent>,
    recent: VecDeque<Arc<Committed>>,
    /// Since when `recent` is whole.
    recent_since: Position,
    /// Sending is held, after a restore.
    pub delivery_held: bool,
    /// Hand-overs are switched off.
    pub disabled: Option<SwitchedOff>,
    /// Hash of the policy in force, once one was activated.
    pub policy: Option<String>,
    /// Tokens of bot platforms.
    pub api: ApiTokens,
    /// The head of the desk's stream.
    pub desk_head: Option<Position>,
    /// Highest ticket number given.
    pub last_ticket: TicketNumber,
}

impl State {
    /// A conversation in memory.
    #[must_use]
    pub fn conversation(&self, id: &ConversationId) -> Option<&Arc<Conversation>> {
        self.conversations.get(id)
    }

    /// The conversation of a ticket, if in memory.
    #[must_use]
    pub fn of_ticket(&self, number: TicketNumber) -> Option<&Arc<Conversation>> {
        self.conversations.get(self.tickets.get(&number)?)
    }

    /// The conversation with a channel's customer, if in memory.
    #[must_use]
    pub fn of_customer(&self, channel: &ChannelName, customer: &str) -> Option<&Arc<Conversation>> {
        let id = self.customers.get(&customer_hash(channel, customer))?;
        let same = |conv: &&Arc<Conversation>| {
            conv.channel.as_ref() == Some(channel) && conv.customer.id == customer
        };
        self.conversations.get(id).filter(same)
    }

    /// All conversations in memory.
    pub fn conversations(&self) -> impl Iterator<Item = &Arc<Conversation>> {
        self.conversations.values()
    }

    /// Conversations with an open ticket.
    pub fn open(&self) -> impl Iterator<Item = (&Arc<Conversation>, &Ticket)> {
        self.conversations.values().filter_map(|conv| Some((conv, conv.open_ticket()?)))
    }

    /// An agent by name.
    #[must_use]
    pub fn agent(&self, name: &AgentName) -> Option<&Arc<Agent>> {
        self.agents.get(name)
    }

    /// All agents, by name.
    pub fn agents(&self) -> impl Iterator<Item = &Arc<Agent>> {
        self.agents.values()
    }

    /// The agent whose token has this public id.
    #[must_use]
    pub fn of_token(&self, id: &str) -> Option<&Arc<Agent>> {
        self.agents.get(self.tokens.get(id)?)
    }

    /// Place of a ticket in its queue, 1 is next; those whose customer is gone count for nobody.
    #[must_use]
    pub fn place(&self, number: TicketNumber, queue: &QueueName, order: Timestamp) -> u32 {
        self.lines.ahead_of(queue, order, number).saturating_add(1)
    }

    /// The place of the first in a queue's line.
    #[must_use]
    pub fn first_in_line(&self, queue: &QueueName) -> Option<Timestamp> {
        self.lines.first(queue)
    }

    /// Tickets that wait in a queue and count.
    #[must_use]
    pub fn waiting(&self, queue: &QueueName) -> u32 {
        self.lines.waiting(queue)
    }

    /// Tickets in each queue, with those whose customer is gone.
    pub fn queued(&self) -> impl Iterator<Item = (&QueueName, u32)> {
        self.lines.queued()
    }

    /// Open tickets of each queue whose service level is at risk or breached.
    pub fn at_risk(&self) -> impl Iterator<Item = (&QueueName, u32)> {
        self.lines.at_risk()
    }

    /// Open tickets that are offered to a colleague, or within an act's grace time.
    pub fn between(&self) -> impl Iterator<Item = &Ticket> {
        let convs = self.lines.between().filter_map(|number| self.of_ticket(number));
        convs.filter_map(|conv| conv.open_ticket())
    }

    /// What a queue's recent past says of handling and waiting.
    #[must_use]
    pub fn past(&self, queue: &QueueName) -> Option<&Recent> {
        self.past.get(queue)
    }

    /// Everything after `cursor`, or `None` where it is too old.
    #[must_use]
    pub fn since(&self, cursor: Position) -> Option<Vec<Arc<Committed>>> {
        if cursor < self.recent_since || cursor > self.pos {
            return None;
        }
        Some(self.recent.iter().filter(|one| one.pos > cursor).cloned().collect())
    }

    /// Keeps a conversation that was read from the log.
    pub(super) fn keep(&mut self, conv: Arc<Conversation>) {
        let before = self.conversations.get(&conv.id).cloned();
        self.index(before.as_deref(), &conv);
        self.conversations.insert(conv.id.clone(), conv);
        self.shrink();
    }

    /// What is found by number, by queue and by age follows the conversation.
    fn index(&mut self, before: Option<&Conversation>, conv: &Arc<Conversation>) {
        let number = conv.ticket_number();
        if let Some(number) = number
            && before.and_then(Conversation::ticket_number) != Some(number)
        {
            self.tickets.insert(number, conv.id.clone());
        }
        let customer = customer_of(conv);
        let was = before.and_then(customer_of);
        if was != customer {
            if let Some(hash) = was {
                self.customers.remove(&hash);
            }
            self.customers.extend(customer.map(|hash| (hash, conv.id.clone())));
        }
        self.lines.follow(before, conv);
        self.resting.touch(conv);
    }

    /// Keeps an agent.
    pub(super) fn keep_agent(&mut self, agent: Arc<Agent>) {
        let before = self.agents.get(&agent.name).and_then(|before| before.token.as_ref());
        if before != agent.token.as_ref() {
            if let Some(ended) = before {
                self.tokens.remove(&ended.id);
            }
            if let Some(token) = &agent.token {
                self.tokens.insert(token.id.clone(), agent.name.clone());
            }
        }
        self.agents.insert(agent.name.clone(), agent);
    }

    /// Folds an event of the desk's own stream.
    pub(super) fn apply_desk(&mut self, event: &DeskEvent, pos: Position) {
        self.desk_head = Some(pos);
        match event {
            DeskEvent::DeliveryHeld => self.delivery_held = true,
            DeskEvent::DeliveryReleased => self.delivery_held = false,
            DeskEvent::Disabled { reason, until, by } => {
                let (reason, until, by, since) = (reason.clone(), *until, by.clone(), pos);
                self.disabled = Some(SwitchedOff { reason, until, by, since });
            }
            DeskEvent::Enabled { .. } => self.disabled = None,
            DeskEvent::PolicyActivated { hash, .. } => self.policy = Some(hash.clone()),
            DeskEvent::PolicyShadowed { .. } | DeskEvent::ShadowEnded { .. } => {}
        }
    }

    /// What was read at start is complete up to here.
    pub(super) fn start_at(&mut self, pos: Position) {
        self.pos = pos;
        self.recent_since = pos;
    }

    /// Folds one commit that is on disk, and returns what followers see of it.
    pub(super) fn install(&mut self, events: Vec<Placed>) -> Arc<Committed> {
        let mut before: Vec<(ConversationId, Option<Arc<Conversation>>)> = Vec::new();
        let mut agents: Vec<AgentName> = Vec::new();
        let (mut pos, mut at) = (self.pos, Timestamp::UNIX_EPOCH);
        for Placed { pos: here, at: when, event } in &events {
            (pos, at) = (*here, *when);
            match event {
                Event::Conversation(id, event) => {
                    if !before.iter().any(|(known, _)| known == id) {
                        before.push((id.clone(), self.conversations.get(id).cloned()));
                    }
                    self.measure(event);
                    let conv = self
                        .conversations
                        .entry(id.clone())
                        .or_insert_with(|| Arc::new(Conversation::new(id.clone())));
                    Arc::make_mut(conv).apply(event, pos, at);
                }
                Event::Agent(name, event) => {
                    let known = self.agents.get(name).cloned();
                    let mut agent = known.unwrap_or_else(|| Arc::new(Agent::new(name.clone())));
                    Arc::make_mut(&mut agent).apply(event, pos);
                    self.keep_agent(agent);
                    if !agents.contains(name) {
                        agents.push(name.clone());
                    }
                }
                Event::Desk(event) => self.apply_desk(event, pos),
                Event::Api(event) => self.api.apply(event, pos),
                // Kept to be read, never to decide by.
                Event::Audit(_) => {}
            }
        }
        self.pos = pos;
        let conversations = before.into_iter().filter_map(|(id, old)| {
            let new = self.conversations.get(&id)?.clone();
            Some((old, new))
        });
        let conversations: Vec<_> = conversations.collect();
        for (old, conv) in &conversations {
            self.index(old.as_deref(), conv);
        }
        self.shrink();
        let agents = agents.iter().filter_map(|name| self.agents.get(name).cloned()).collect();
        let committed = Arc::new(Committed { pos, at, events, conversations, agents });
        self.remember(committed.clone());
        for (_, conv) in committed.conversations.iter().filter(|(_, conv)| conv.erased) {
            self.forget(&conv.id);
        }
        committed
    }

    /// Lets go of an erased conversation, and of all recent changes: some may hold its words. A
    /// client that resumes from before gets a snapshot.
    fn forget(&mut self, id: &ConversationId) {
        self.conversations.remove(id);
        self.resting.leave(id);
        let gone: Vec<TicketNumber> =
            self.tickets.iter().filter(|(_, of)| *of == id).map(|(number, _)| *number).collect();
        for number in gone {
            self.tickets.remove(&number);
        }
        self.recent.clear();
        self.recent_since = self.pos;
    }

    fn remember(&mut self, committed: Arc<Committed>) {
        self.recent.push_back(committed);
        while self.recent.len() > RECENT_MAX {
            if let Some(gone) = self.recent.pop_front() {
                self.recent_since = gone.pos;
            }
        }
    }

    /// What the event says of its queue's handling and waiting.
    pub(super) fn measure(&mut self, event: &ConversationEvent) {
        match event {
            ConversationEvent::WaitEnded { queue, promised, waited_s } => {
                let past = self.past.entry(queue.clone()).or_default();
                past.waited(&promises::lesson(promised, *waited_s));
            }
            ConversationEvent::Closed { handled: Some(handled), .. } => {
                self.past.entry(handled.queue.clone()).or_default().handled(handled.seconds);
            }
            _ => {}
        }
    }

    /// Lets go of the oldest conversations in which nothing is going on.
    fn shrink(&mut self) {
        while let Some(id) = self.resting.beyond(CACHE_MAX) {
            let Some(conv) = self.conversations.remove(&id) else { continue };
            if let Some(number) = conv.ticket_number() {
                self.tickets.remove(&number);
            }
            if let Some(hash) = customer_of(&conv) {
                self.customers.remove(&hash);
            }
        }
    }
}

fn customer_of(conv: &Conversation) -> Option<u64> {
    let channel = conv.channel.as_ref().filter(|_| !conv.customer.id.is_empty())?;
    Some(customer_hash(channel, &conv.customer.id))
}

/// Eight bytes where the names would be a hundred; two that collide are only looked up in the log.
fn customer_hash(channel: &ChannelName, customer: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (channel, customer).hash(&mut hasher);
    hasher.finish()
}
