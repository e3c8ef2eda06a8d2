//! A batch in the making: commands are decided one after another on copies of what they touch,
//! and the copies are thrown away at the end. What becomes true is what the log took.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use baton_shared::id::{
    AgentName, CallId, ChannelName, ConversationId, MessageId, Position, TicketNumber,
};
use jiff::Timestamp;

use super::clock::{Ids, token};
use super::codec::Event;
use super::deadlines::Due;
use super::names::NameKeys;
use super::state::State;
use super::taken::Taken;
use super::{arrival, assign, told};
use crate::desk::act::Acted;
use crate::desk::event::{AgentEvent, Said};
use crate::desk::parts::Choice;
use crate::desk::{
    Agent, ApiEvent, ApiTokens, AuditAct, AuditBy, AuditEvent, Conversation, ConversationEvent,
    DeskEvent,
};
use crate::log::{Claim, Commit, CommitId, StreamId};
use crate::policy::{Notice, Policy, Vars};

mod footing;

/// The batch, and the state it is decided on.
pub(super) struct Draft<'a> {
    pub(super) base: &'a State,
    pub(super) policy: &'a Policy,
    pub(super) now: Timestamp,
    ids: &'a dyn Ids,
    // Behind pointers: a node of the tree has room for eleven, and mostly one is touched.
    conversations: BTreeMap<ConversationId, Arc<Conversation>>,
    agents: BTreeMap<AgentName, Arc<Agent>>,
    /// Copied only where it is changed, which is rare.
    api: Option<ApiTokens>,
    claims: Taken,
    /// The commit of this batch that writes to a stream last.
    written: HashMap<StreamId, CommitId>,
    last_ticket: TicketNumber,
    /// What is to be written, in order, each with its events as values.
    pub(super) commits: Vec<(Commit, Vec<Event>)>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(
        base: &'a State,
        policy: &'a Policy,
        now: Timestamp,
        ids: &'a dyn Ids,
        claims: Taken,
    ) -> Self {
        Self {
            base,
            policy,
            now,
            ids,
            conversations: BTreeMap::new(),
            agents: BTreeMap::new(),
            api: None,
            claims,
            written: HashMap::new(),
            last_ticket: base.last_ticket,
            commits: Vec::new(),
        }
    }

    /// The stream that holds a key, on disk or earlier in this batch.
    pub(super) fn holder(&self, space: &str, key: &str) -> Option<&StreamId> {
        self.claims.of(space, key)
    }

    /// Begins the decision of one command.
    pub(super) fn step(&mut self) -> Step<'_, 'a> {
        Step {
            draft: self,
            conversations: BTreeMap::new(),
            agents: BTreeMap::new(),
            api: None,
            events: Vec::new(),
            claims: Vec::new(),
            releases: Vec::new(),
            counted: Vec::new(),
            ticket: None,
            id: None,
        }
    }
}

/// One command in the making. Dropped without [`Step::finish`], it has not happened.
pub(super) struct Step<'d, 'a> {
    draft: &'d mut Draft<'a>,
    conversations: BTreeMap<ConversationId, Arc<Conversation>>,
    agents: BTreeMap<AgentName, Arc<Agent>>,
    api: Option<ApiTokens>,
    events: Vec<Event>,
    claims: Vec<Claim>,
    releases: Vec<(String, String)>,
    /// Streams it was decided on and does not write to.
    counted: Vec<StreamId>,
    ticket: Option<TicketNumber>,
    /// Where the commit has a name of its own; otherwise one is minted.
    id: Option<CommitId>,
}

impl<'a> Step<'_, 'a> {
    pub(super) fn now(&self) -> Timestamp {
        self.draft.now
    }

    pub(super) fn policy(&self) -> &'a Policy {
        self.draft.policy
    }

    pub(super) fn state(&self) -> &'a State {
        self.draft.base
    }

    /// A conversation as this step sees it.
    pub(super) fn conversation(&self, id: &ConversationId) -> Option<&Conversation> {
        self.copy_of(id).map(AsRef::as_ref)
    }

    fn copy_of(&self, id: &ConversationId) -> Option<&Arc<Conversation>> {
        let drafted = self.conversations.get(id).or_else(|| self.draft.conversations.get(id));
        drafted.or_else(|| self.draft.base.conversation(id))
    }

    /// An agent as this step sees them.
    pub(super) fn agent(&self, name: &AgentName) -> Option<&Agent> {
        self.copy_of_agent(name).map(AsRef::as_ref)
    }

    fn copy_of_agent(&self, name: &AgentName) -> Option<&Arc<Agent>> {
        let drafted = self.agents.get(name).or_else(|| self.draft.agents.get(name));
        drafted.or_else(|| self.draft.base.agent(name))
    }

    pub(super) fn holder(&self, space: &str, key: &str) -> Option<StreamId> {
        self.draft.holder(space, key).cloned()
    }

    /// The stream that holds one of a name's keys.
    pub(super) fn holder_of(&self, space: &str, name: &NameKeys) -> Option<StreamId> {
        name.iter().find_map(|key| self.holder(space, key))
    }

    /// How the log knows names from outside.
    pub(super) fn ids(&self) -> &'a dyn Ids {
        self.draft.ids
    }

    /// Names the commit after the deadline it fires, so that firing twice writes once: by two
    /// relays at the same time, or after a crash. The stream's head is part of the name: the same
    /// deadline may come again once its owner has moved on.
    pub(super) fn fires(&mut self, due: &Due) {
        use sha2::{Digest, Sha256};
        let stream = due.whose.stream();
        let head = self.head(&stream).unwrap_or_default();
        let mut digest = Sha256::new_with_prefix("baton firing\0");
        digest.update(stream.as_str());
        digest.update([0]);
        digest.update(due.kind.name());
        digest.update([0]);
        digest.update(due.since.0.to_be_bytes());
        digest.update(head.0.to_be_bytes());
        let mut id = [0; 16];
        id.copy_from_slice(&digest.finalize()[..16]);
        self.id = Some(CommitId(id));
    }

    /// A fresh id.
    pub(super) fn mint(&self) -> String {
        token(self.draft.ids.mint(self.draft.now))
    }

    /// A fresh message id.
    pub(super) fn message(&self) -> MessageId {
        MessageId::try_from(self.mint()).expect("a minted id is a valid id")
    }

    /// A number for a new ticket, claimed with it.
    pub(super) fn ticket_number(&mut self, id: &ConversationId) -> TicketNumber {
        let number = self.ticket.unwrap_or(self.draft.last_ticket).next();
        self.ticket = Some(number);
        self.claim("ticket", &ticket_key(number), StreamId::conversation(id));
        number
    }

    pub(super) fn claim(&mut self, space: &str, key: &str, stream: StreamId) {
        self.claims.push(Claim { space: space.to_owned(), key: key.to_owned(), stream });
    }

    /// Gives up all keys of a name.
    pub(super) fn release(&mut self, space: &str, name: &NameKeys) {
        self.releases.extend(name.iter().map(|key| (space.to_owned(), key.to_owned())));
    }

    /// The decision rests on these streams too, though it writes nothing to them.
    pub(super) fn counts_on(&mut self, streams: Vec<StreamId>) {
        self.counted.extend(streams);
    }

    fn record(&mut self, event: Event) {
        if self.events.is_empty() {
            // Mostly there is one, and events are large: else there would be room for four.
            self.events.reserve_exact(1);
        }
        self.events.push(event);
    }

    /// Adds an event of a conversation, and folds it so that the next decision sees it.
    pub(super) fn tell(&mut self, id: &ConversationId, event: ConversationEvent) {
        if !self.conversations.contains_key(id) {
            let known = self.copy_of(id).cloned();
            let conv = known.unwrap_or_else(|| Arc::new(Conversation::new(id.clone())));
            self.conversations.insert(id.clone(), conv);
        }
        if let Some(conv) = self.conversations.get_mut(id) {
            // Positions are given by the log; the real fold happens when it has answered.
            Arc::make_mut(conv).apply(&event, Position(u64::MAX), self.draft.now);
        }
        self.record(Event::Conversation(id.clone(), event));
    }

    /// Adds an event of an agent.
    pub(super) fn tell_agent(&mut self, name: &AgentName, event: AgentEvent) {
        let known = self.copy_of_agent(name).cloned();
        let mut agent = known.unwrap_or_else(|| Arc::new(Agent::new(name.clone())));
        Arc::make_mut(&mut agent).apply(&event, Position(u64::MAX));
        self.agents.insert(name.clone(), agent);
        self.record(Event::Agent(name.clone(), event));
    }

    /// Adds an event of the desk.
    pub(super) fn tell_desk(&mut self, event: DeskEvent) {
        self.record(Event::Desk(event));
    }

    /// Hash of the policy in force, as this step sees it.
    pub(super) fn active_policy(&self) -> Option<String> {
        let drafted = self.draft.commits.iter().flat_map(|(_, events)| events).rev();
        let hash = |event: &Event| match event {
            Event::Desk(DeskEvent::PolicyActivated { hash, .. }) => Some(hash.clone()),
            _ => None,
        };
        drafted.filter_map(hash).next().or_else(|| self.draft.base.policy.clone())
    }

    /// Adds an event of a bot platform's token.
    pub(super) fn tell_api(&mut self, event: ApiEvent) {
        let mut api = self.api().clone();
        api.apply(&event, Position(u64::MAX));
        self.api = Some(api);
        self.record(Event::Api(event));
    }

    /// Bot platforms' tokens as this step sees them.
    pub(super) fn api(&self) -> &ApiTokens {
        self.api.as_ref().or(self.draft.api.as_ref()).unwrap_or(&self.draft.base.api)
    }

    /// Records for the auditor, in the commit of the act itself.
    pub(super) fn audit(&mut self, by: AuditBy, act: AuditAct) {
        self.record(Event::Audit(AuditEvent { by, act }));
    }

    /// Records what changes nothing else; what counts once an hour is recorded once an hour.
    pub(super) fn audit_once(&mut self, event: AuditEvent) {
        if let Some(key) = event.once(self.now()) {
            if self.holder(AUDIT_SPACE, &key).is_some() {
                return;
            }
            self.claim(AUDIT_SPACE, &key, StreamId::audit());
        }
        self.record(Event::Audit(event));
    }

    /// Adds all that an act brings about.
    pub(super) fn tell_all(&mut self, id: &ConversationId, acted: Acted) {
        for event in acted.conversation {
            self.tell(id, event);
        }
        for (name, event) in acted.agents {
            self.tell_agent(&name, event);
        }
    }

    /// Says something of the policy's to the customer, in their language.
    pub(super) fn say(
        &mut self,
        id: &ConversationId,
        notice: Notice,
        vars: &Vars<'_>,
        choices: Vec<Choice>,
    ) {
        let conv = self.conversation(id);
        let language = conv.and_then(|conv| conv.language.as_deref());
        let channel = conv.and_then(|conv| conv.channel.as_ref()).map(ChannelName::as_str);
        let text = self.policy().say(notice, language, &Vars { channel, ..*vars });
        if text.is_empty() {
            return;
        }
        self.say_text(id, notice.key().as_str(), text, choices);
    }

    /// Says words that are none of the policy's occasions, under a name of their own.
    pub(super) fn say_text(
        &mut self,
        id: &ConversationId,
        name: &str,
        text: String,
        choices: Vec<Choice>,
    ) {
        let event = ConversationEvent::SystemSaid {
            message: self.message(),
            notice: name.to_owned(),
            private: Some(Said { text, choices, ..Said::default() }),
        };
        self.tell(id, event);
    }

    /// Makes the step part of the batch; the index of its commit, `None` where it says nothing.
    ///
    /// # Errors
    /// Where an event has no JSON form.
    pub(super) fn finish(mut self) -> Result<Option<usize>, serde_json::Error> {
        // First what a ticket asks for, then who may be asked about it.
        arrival::put_right(&mut self);
        assign::put_right(&mut self);
        told::put_right(&mut self);
        self.cancel_overtaken();
        if self.events.is_empty() {
            return Ok(None);
        }
        let mint = || CommitId(self.draft.ids.mint(self.draft.now).to_be_bytes());
        let id = self.id.unwrap_or_else(mint);
        let mut events = Vec::with_capacity(self.events.len());
        for event in &self.events {
            events.push(event.encode()?);
        }
        let mut commit = Commit::new(id, self.draft.now, events);
        commit.expects = self.expects(&commit.events);
        commit.resident = self.resident(&commit.events);
        self.claims.iter().for_each(|claim| self.draft.claims.taken(claim));
        for event in &commit.events {
            self.draft.written.insert(event.stream.clone(), id);
        }
        commit.claims = self.claims;
        commit.releases = self.releases;
        self.draft.conversations.extend(self.conversations);
        self.draft.agents.extend(self.agents);
        self.draft.api = self.api.or(self.draft.api.take());
        self.draft.last_ticket = self.ticket.unwrap_or(self.draft.last_ticket);
        self.draft.commits.push((commit, self.events));
        Ok(Some(self.draft.commits.len() - 1))
    }

    /// Whatever a change of control has overtaken goes with the commit that changed it. What the
    /// bot says in the very answer that hands over is part of the change, and is still sent.
    fn cancel_overtaken(&mut self) {
        let mut overtaken = Vec::new();
        for conv in self.conversations.values() {
            let Some(before) = self.before(&conv.id).filter(|old| old.epoch < conv.epoch) else {
                continue;
            };
            let waited = |event: &ConversationEvent| {
                matches!(event, ConversationEvent::SendSettled { message, .. }
                    if before.outbox.get(message).is_some())
            };
            let events = conv.overtaken().into_iter().filter(waited);
            overtaken.extend(events.map(|event| (conv.id.clone(), event)));
        }
        for (id, event) in overtaken {
            self.tell(&id, event);
        }
    }

    /// The agents that this step changes.
    pub(super) fn changed_agents(&self) -> impl Iterator<Item = &Agent> {
        self.agents.values().map(AsRef::as_ref)
    }

    /// The conversations that this step changes.
    pub(super) fn changed_conversations(&self) -> impl Iterator<Item = &Conversation> {
        self.conversations.values().map(AsRef::as_ref)
    }

    /// Whether an act within its grace time is taken back.
    pub(super) fn undoes(&self, id: &ConversationId) -> bool {
        self.events.iter().any(|event| {
            matches!(event, Event::Conversation(of, ConversationEvent::Undone { .. }) if of == id)
        })
    }

    /// A conversation as it was before this step.
    pub(super) fn before(&self, id: &ConversationId) -> Option<&Conversation> {
        let drafted = self.draft.conversations.get(id);
        drafted.or_else(|| self.draft.base.conversation(id)).map(AsRef::as_ref)
    }
}

/// A ticket's key in the log: padded, so that the greatest key is the highest number.
#[must_use]
pub(super) fn ticket_key(number: TicketNumber) -> String {
    format!("{:012}", number.0)
}

/// The log's space for inbound ids of a channel.
#[must_use]
pub(super) fn inbound_space(channel: &ChannelName) -> String {
    ["in/", channel.as_str()].concat()
}

/// The log's space for a channel's customers.
#[must_use]
pub(super) fn customer_space(channel: &ChannelName) -> String {
    ["who/", channel.as_str()].concat()
}

/// The log's space for an agent's command ids.
#[must_use]
pub(super) fn command_space(agent: &AgentName) -> String {
    format!("cmd/{agent}")
}

/// The log's space for what is audited once an hour.
pub(super) const AUDIT_SPACE: &str = "audit";

/// The log's space for the ids of visitors' acts.
pub(super) const VISITOR_SPACE: &str = "act";

/// The log's space for conversations that were erased: by it a restored copy is told from one that
/// was erased already.
pub(super) const ERASED_SPACE: &str = "erased";

/// The keys of a visitor's act: their ids are names within their own conversation.
#[must_use]
pub(super) fn visitor_keys(ids: &dyn Ids, conversation: &ConversationId, id: &str) -> NameKeys {
    below(ids, conversation.as_str(), id)
}

/// The keys of a bot's reply to a call.
#[must_use]
pub(super) fn reply_keys(ids: &dyn Ids, call: &CallId, reply: &str) -> NameKeys {
    below(ids, call.as_str(), reply)
}

/// A name from outside below one of ours. Older logs hold it as it came.
fn below(ids: &dyn Ids, ours: &str, name: &str) -> NameKeys {
    let written = format!("{ours}/{}", ids.keys_of(name).written);
    NameKeys { written, older: Some(format!("{ours}/{name}")) }
}
