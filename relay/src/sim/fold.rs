//! The log folded from its beginning, by itself: each event is asked whether it may stand there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use baton_shared::id::{AgentName, ConversationId, Position, TicketNumber};
use jiff::Timestamp;

use super::check::named;
use super::people::NOTE;
use super::{inbox, offers, takeover, told, waits};
use crate::desk::event::{Control, DeskEvent, Passed};
use crate::desk::outbox::{Send, SendKind};
use crate::desk::{Agent, AgentEvent, Conversation, ConversationEvent as E, Ticket, TicketState};
use crate::engine::codec::{Event, Placed, place};
use crate::log::{CommitId, Record};

/// A record, decoded.
#[derive(Debug, Clone)]
pub(super) struct Read {
    pub(super) commit: CommitId,
    pub(super) placed: Arc<Placed>,
}

impl Read {
    pub(super) fn of(record: &Record) -> Result<Self, String> {
        let placed = place(record).map_err(|error| error.to_string())?;
        Ok(Self { commit: record.commit, placed: Arc::new(placed) })
    }
}

/// The state by the log, and what was seen on the way.
#[derive(Debug, Default)]
pub(super) struct Fold {
    pub(super) pos: Position,
    pub(super) conversations: BTreeMap<ConversationId, Conversation>,
    pub(super) agents: BTreeMap<AgentName, Agent>,
    pub(super) last_ticket: TicketNumber,
    pub(super) held: bool,
    pub(super) disabled: bool,
    pub(super) policy: Option<String>,
    pub(super) events: Vec<Arc<Placed>>,
    /// Every send ever written, in order.
    pub(super) sends: Vec<(ConversationId, Send)>,
    /// Agents' words and notes.
    pub(super) said: Vec<String>,
    /// Where control last changed, by the commit's last position.
    passed: BTreeMap<ConversationId, Position>,
    answered: BTreeSet<String>,
    pub(super) waits: waits::Seen,
}

impl Fold {
    /// Goes on from where it is, up to a position.
    ///
    /// # Errors
    /// The first event that could not be true where it stands.
    pub(super) fn advance(&mut self, log: &[Read], until: Position) -> Result<(), String> {
        let begin = log.partition_point(|one| one.placed.pos <= self.pos);
        let end = log.partition_point(|one| one.placed.pos <= until);
        for commit in log[begin..end].chunk_by(|a, b| a.commit == b.commit) {
            self.commit(commit)?;
        }
        Ok(())
    }

    fn commit(&mut self, read: &[Read]) -> Result<(), String> {
        let placed: Vec<Arc<Placed>> = read.iter().map(|one| one.placed.clone()).collect();
        let last = placed.last().map_or(Position(0), |one| one.pos);
        self.pos = last;
        let first = placed.first().map_or(Position(0), |one| one.pos);
        let mut touched = BTreeSet::new();
        let mut tickets: BTreeMap<ConversationId, Option<Ticket>> = BTreeMap::new();
        let mut told: BTreeMap<ConversationId, (told::Stood, usize)> = BTreeMap::new();
        let (mut passed, mut taken_over) = (BTreeSet::new(), BTreeSet::new());
        for one in placed {
            match &one.event {
                Event::Conversation(id, event) => {
                    touched.insert(id.clone());
                    let known = self.conversations.remove(id);
                    let mut conv = known.unwrap_or_else(|| Conversation::new(id.clone()));
                    let before = conv.clone();
                    tickets.entry(id.clone()).or_insert_with(|| before.ticket.as_deref().cloned());
                    let stood = || (told::Stood::of(&before), 0);
                    told.entry(id.clone()).or_insert_with(stood).1 +=
                        usize::from(told::tells(event));
                    self.may(&before, event, &one, first).map_err(|why| {
                        format!("at {} {}: {event:?}: {why}", one.pos, named(&before))
                    })?;
                    conv.apply(event, one.pos, one.at);
                    if conv.epoch != before.epoch {
                        passed.insert(id.clone());
                    }
                    if takeover::opens(event) {
                        taken_over.insert(id.clone());
                    }
                    inbox::held(&conv).map_err(|why| format!("at {}: {why}", one.pos))?;
                    control(&before, &conv).map_err(|why| format!("at {}: {why}", one.pos))?;
                    self.keep(&before, &conv, event);
                    self.conversations.insert(id.clone(), conv);
                }
                Event::Agent(name, event) => {
                    let known = self.agents.remove(name);
                    let mut agent = known.unwrap_or_else(|| Agent::new(name.clone()));
                    agent.apply(event, one.pos);
                    if let AgentEvent::Picked { conversation, .. } = event {
                        touched.insert(conversation.clone());
                    }
                    if let AgentEvent::Offered { conversation, .. } = event {
                        touched.insert(conversation.clone());
                    }
                    self.agents.insert(name.clone(), agent);
                }
                Event::Desk(event) => self.desk(event),
                // Tells of what others did; nothing follows from it.
                Event::Audit(_) | Event::Api(_) => {}
            }
            self.events.push(one);
        }
        for id in passed {
            self.passed.insert(id, last);
        }
        for (id, (stood, times)) in &told {
            let Some(conv) = self.conversations.get(id) else { continue };
            told::once(stood, conv, *times).map_err(|why| format!("after {last}: {why}"))?;
        }
        for (id, before) in &tickets {
            let Some(conv) = self.conversations.get(id) else { continue };
            waits::known_there(self, before.as_ref(), conv)
                .map_err(|why| format!("after {last}: {why}"))?;
        }
        for id in taken_over {
            takeover::taken_at_once(self, &id).map_err(|why| format!("after {last}: {why}"))?;
        }
        touched.iter().try_for_each(|id| {
            self.one_holder(id).map_err(|why| format!("after {last}: {why}"))?;
            offers::one_asked(self, id).map_err(|why| format!("after {last}: {why}"))
        })
    }

    fn desk(&mut self, event: &DeskEvent) {
        match event {
            DeskEvent::PolicyActivated { hash, text, .. } => {
                self.policy = Some(hash.clone());
                self.waits.policy.clone_from(text);
            }
            DeskEvent::PolicyShadowed { .. } | DeskEvent::ShadowEnded { .. } => {}
            DeskEvent::Disabled { .. } => self.disabled = true,
            DeskEvent::Enabled { .. } => self.disabled = false,
            DeskEvent::DeliveryHeld => self.held = true,
            DeskEvent::DeliveryReleased => self.held = false,
        }
    }

    fn keep(&mut self, before: &Conversation, conv: &Conversation, event: &E) {
        let new = conv.outbox.iter().filter(|send| before.outbox.get(&send.message).is_none());
        self.sends.extend(new.map(|send| (conv.id.clone(), send.clone())));
        match event {
            E::AgentSaid { private: Some(said), .. } => self.said.push(said.text.clone()),
            E::Noted { private: Some(words), .. } => self.said.push(words.text.clone()),
            E::TicketOpened { number, .. } => self.last_ticket = self.last_ticket.max(*number),
            _ => {}
        }
    }

    /// Who holds the ticket knows it, and nobody else thinks so.
    fn one_holder(&self, id: &ConversationId) -> Result<(), String> {
        let Some(conv) = self.conversations.get(id) else { return Ok(()) };
        let Some(ticket) = &conv.ticket else { return Ok(()) };
        let holder = ticket.agent.as_ref().filter(|_| ticket.is_open());
        let think = self.agents.values().filter(|agent| agent.holds.contains_key(&ticket.number));
        let think: Vec<&AgentName> = think.map(|agent| &agent.name).collect();
        if think != holder.into_iter().collect::<Vec<_>>() {
            return Err(format!("{} is held by {holder:?}, and {think:?} think so", ticket.number));
        }
        let speaks = match &conv.control {
            Control::Agent(name) => Some(name),
            Control::Bot | Control::Queue | Control::Inbox(_) | Control::Nobody => None,
        };
        if speaks != holder {
            return Err(format!(
                "{} is held by {holder:?} and {speaks:?} has control",
                ticket.number
            ));
        }
        Ok(())
    }

    /// Whether an event may stand where it stands.
    fn may(
        &mut self,
        conv: &Conversation,
        event: &E,
        one: &Placed,
        first: Position,
    ) -> Result<(), String> {
        match event {
            E::Began { .. } => must(conv.head.is_none(), "it began before"),
            E::BotCalled { .. } => {
                must(conv.control == Control::Bot, "the bot has no control")?;
                must(conv.bot.call.is_none(), "a call is under way")
            }
            E::BotSaid { call, epoch, .. } => {
                must(conv.control == Control::Bot, "the bot has no control")?;
                must(*epoch == conv.epoch, "of another epoch")?;
                must(conv.bot.call.as_ref().is_some_and(|open| open.id == *call), "of no open call")
            }
            E::BotAnswered { call, .. } | E::BotFailed { call, .. } => {
                must(self.answered.insert(call.to_string()), "the call was answered before")
            }
            E::SendTried { message, .. } => {
                let send = conv.outbox.get(message).ok_or("it is no send")?;
                let since = self.passed.get(&conv.id).copied().unwrap_or_default();
                // What the bot says in the very commit that hands over is part of the change.
                let overtaken = since > send.at && !self.together(conv, send.at, since);
                must(send.kind != SendKind::Bot || !overtaken, "control has changed since")
            }
            E::SendSettled { message, .. } => {
                must(conv.outbox.get(message).is_some(), "it is no send")
            }
            E::Noted { private, .. } => {
                let words = private.as_ref().map_or("", |words| words.text.as_str());
                must(words.starts_with(NOTE), "it is no note of ours")
            }
            E::InboxSaid { .. } | E::InboxAsked { .. } | E::InboxLeft { .. } => {
                inbox::may(conv, event, one.at)
            }
            E::Sensed { saw, .. } => told::may_sense(&self.waits.policy, conv, saw),
            E::FieldAsked { .. }
            | E::FieldGiven { .. }
            | E::RouteAnswered { .. }
            | E::Overflowed { .. }
            | E::Stayed { .. }
            | E::Relaxed { .. }
            | E::IdentityNeeded { .. }
            | E::NeedsChanged { .. } => waits::may(self, conv, (event, one.at)),
            _ => self.may_ticket(conv, event, one.at, first),
        }
    }

    /// Whether two positions of a conversation belong to one commit: nothing else lies between.
    fn together(&self, conv: &Conversation, from: Position, to: Position) -> bool {
        let between = self.events.iter().filter(|one| one.pos >= from && one.pos <= to);
        let at: BTreeSet<Timestamp> = between.clone().map(|one| one.at).collect();
        let answer = between.filter(|one| {
            matches!(&one.event, Event::Conversation(id, E::BotAnswered { .. }) if *id == conv.id)
        });
        at.len() == 1 && answer.count() == 1
    }

    fn may_ticket(
        &self,
        conv: &Conversation,
        event: &E,
        at: Timestamp,
        _first: Position,
    ) -> Result<(), String> {
        takeover::may(conv, event)?;
        let Some(ticket) = &conv.ticket else {
            return match event {
                E::TicketOpened { number, .. } => must(*number > self.last_ticket, "an old number"),
                E::Taken { .. } | E::Accepted { .. } | E::Closed { .. } | E::AgentSaid { .. } => {
                    Err("there is no ticket".to_owned())
                }
                _ => Ok(()),
            };
        };
        let open = ticket.is_open();
        match event {
            E::TicketOpened { number, .. } => {
                must(!open, "another one is open")?;
                must(*number > self.last_ticket, "an old number")
            }
            E::AgentSaid { agent, epoch, .. } => {
                must(ticket.held_by(agent), "they do not hold it")?;
                must(*epoch == conv.epoch, "of another epoch")
            }
            E::Taken { from, .. } => {
                must(open, "it is closed")?;
                must(ticket.agent == *from, "somebody else holds it")
            }
            E::Accepted { agent, forced, .. } => {
                must(open, "it is closed")?;
                let offered = ticket.offer.as_ref().is_some_and(|offer| offer.to == *agent);
                must(*forced || offered, "it was not offered to them")
            }
            E::Offered { by, .. } => {
                must(ticket.held_by(by) && ticket.offer.is_none(), "they cannot offer it")
            }
            E::QueueOffered { queue, to, .. } => offers::may(self, conv, (queue, to)),
            E::OfferPassed { agent, why } => offers::may_end(ticket, agent, (*why, at)),
            E::RoundBegan => offers::may_begin(ticket, at),
            E::Declined { agent, .. } => {
                let offer = ticket.offer.as_ref().ok_or("there is no offer")?;
                must(agent.is_some() || offer.until <= at, "the offer still stands")
            }
            E::Transferred { .. } | E::Closed { .. } => must(open, "it is closed"),
            E::Returned { .. } => must(open && ticket.agent.is_some(), "nobody holds it"),
            E::Undone { .. } => {
                must(ticket.grace.is_some() || ticket.offer.is_some(), "nothing to undo")
            }
            E::Settled => must(ticket.grace.is_some(), "nothing waits for its grace"),
            E::Reopened { .. } => must(!open, "it is open"),
            E::Notified { .. } => {
                let due = ticket.watches.notify_at.is_some_and(|due| due <= at);
                must(ticket.state == TicketState::Queued && due, "it is not due")
            }
            _ => Ok(()),
        }
    }
}

fn must(holds: bool, or: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(or.to_owned()) }
}

/// Control changes only with the next epoch, and the epoch only by one.
fn control(before: &Conversation, after: &Conversation) -> Result<(), String> {
    if before.head.is_none() {
        return Ok(());
    }
    let here = Passed { to: after.control.clone(), epoch: after.epoch };
    if after.epoch == before.epoch {
        return must(
            after.control == before.control,
            &format!("control without an epoch: {here:?}"),
        );
    }
    must(after.epoch == before.epoch.next(), &format!("{} after {}", after.epoch, before.epoch))
}
