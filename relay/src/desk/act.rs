//! What agents do with tickets, and when they may not.
//!
//! [`decide`] is a table: one small function an act, each a list of conditions and then the events.
//! Every act names the epoch its sender saw; whoever is late is told who has control now.

use baton_shared::id::{AgentName, Epoch, MessageId, QueueName};
use jiff::{SignedDuration, Timestamp};

use super::agent::Agent;
use super::conversation::Conversation;
use super::event::{
    AgentEvent, Control, ConversationEvent as Event, Ending, OfferEnd, Return, Said, SendOutcome,
    Watches, Words,
};
use super::refusal::Refusal;
use super::role::{Action, allows, permit};
use super::ticket::{GraceOf, Ticket, TicketState};

/// Messages that may wait for one customer before their agent is told that they do not get through.
const WAITING_MAX: usize = 500;

/// Where a transfer goes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Target {
    Agent(AgentName),
    Queue(QueueName),
}

/// Whether the receiver is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// An offer that can be declined; the receiver must be present.
    Asked,
    /// A lead moves it; the receiver may be absent.
    Forced,
}

/// An agent's act. Texts are bounded and ids minted before they come here.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Act {
    Take,
    Say { message: MessageId, text: String },
    Note { text: String },
    Transfer { to: Target, note: Option<String>, consent: Consent },
    Accept,
    Decline { reason: Option<String> },
    Release,
    Hold { until: Option<Timestamp> },
    Resume,
    Handback,
    Close { disposition: Option<String> },
    Undo,
    Mute { reason: String },
    Unsent { message: MessageId, send: bool },
    RateBriefing { good: bool },
}

/// Who acts, and what they saw.
#[derive(Debug, Clone, Copy)]
pub struct Actor<'a> {
    /// The agent.
    pub agent: &'a Agent,
    /// The epoch they saw.
    pub epoch: Epoch,
}

/// What the desk must know of the rules to decide; gathered by the engine.
#[derive(Debug)]
pub struct Rules<'a> {
    /// The instant of the decision.
    pub now: Timestamp,
    /// Grace time of close and transfer.
    pub undo: SignedDuration,
    /// How long a colleague may think about an offer.
    pub offer: SignedDuration,
    /// The other agent of a transfer or takeover, if there is such an agent.
    pub other: Option<&'a Agent>,
    /// Whether the policy has the queue a transfer names.
    pub queue_exists: bool,
    /// Queues that tickets of its queue may be transferred to; `None` is any.
    pub transfer_to: Option<&'a [QueueName]>,
    /// Outcomes the ticket's queue asks for; empty if it asks for none.
    pub dispositions: &'a [String],
    /// When to look at the ticket again if it enters a queue now.
    pub watches: Watches,
    /// A place before everybody in the ticket's queue, where it does not have that.
    pub front: Option<Timestamp>,
}

/// What an act brings about, on the conversation and on the agents concerned.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Acted {
    /// Events of the conversation.
    pub conversation: Vec<Event>,
    /// Events of agents.
    pub agents: Vec<(AgentName, AgentEvent)>,
}

impl Acted {
    fn one(event: Event) -> Self {
        Self { conversation: vec![event], agents: Vec::new() }
    }

    fn dropped(mut self, by: Option<&AgentName>, ticket: &Ticket) -> Self {
        if let Some(name) = by {
            self.agents.push((name.clone(), AgentEvent::Dropped { ticket: ticket.number }));
        }
        self
    }

    fn picked(mut self, by: &AgentName, conv: &Conversation, ticket: &Ticket) -> Self {
        let event = AgentEvent::Picked { ticket: ticket.number, conversation: conv.id.clone() };
        self.agents.push((by.clone(), event));
        self
    }
}

type Decided = Result<Acted, Refusal>;

/// Decides one act.
///
/// # Errors
/// A typed [`Refusal`]; then nothing is to be done.
pub fn decide(conv: &Conversation, by: Actor<'_>, act: Act, rules: &Rules<'_>) -> Decided {
    let ticket = conv.ticket.as_ref().ok_or(Refusal::NoSuchTicket)?;
    permit(by.agent, action(&act))?;
    if !sees(by.agent, ticket) {
        return Err(Refusal::NotYourQueue(ticket.queue.clone()));
    }
    if let Act::Take = act {
        return take(conv, ticket, by);
    }
    if by.epoch != conv.epoch {
        return Err(Refusal::StaleEpoch);
    }
    match act {
        Act::Take => take(conv, ticket, by),
        Act::Say { message, text } => say(conv, ticket, by.agent, message, text),
        Act::Note { text } => Ok(note(by.agent, text)),
        Act::Transfer { to, note, consent } => transfer(conv, by.agent, (to, note, consent), rules),
        Act::Accept => accept(conv, ticket, by.agent),
        Act::Decline { reason } => decline(ticket, by.agent, reason),
        Act::Release => release(conv, ticket, by.agent, rules),
        Act::Hold { until } => hold(ticket, by.agent, until, rules),
        Act::Resume => resume(ticket, by.agent),
        Act::Handback => end(conv, by.agent, Ending::Handback, None, rules),
        Act::Close { disposition } => {
            let disposition = outcome(disposition, rules.dispositions)?;
            end(conv, by.agent, Ending::Done, disposition, rules)
        }
        Act::Undo => undo(conv, ticket, by.agent),
        Act::Mute { reason } => mute(conv, ticket, by.agent, reason),
        Act::Unsent { message, send } => unsent(conv, ticket, by.agent, message, send),
        Act::RateBriefing { good } => {
            Ok(Acted::one(Event::BriefingRated { by: by.agent.name.clone(), good }))
        }
    }
}

/// What the table of roles is asked about for an act.
#[must_use]
pub fn action(act: &Act) -> Action {
    match act {
        Act::Take => Action::Take,
        Act::Say { .. } => Action::Say,
        Act::Note { .. } => Action::Note,
        Act::Transfer { consent: Consent::Forced, .. } => Action::ForceTransfer,
        Act::Transfer { consent: Consent::Asked, .. } => Action::Transfer,
        Act::Accept => Action::Accept,
        Act::Decline { .. } => Action::Decline,
        Act::Release => Action::Release,
        Act::Hold { .. } => Action::Hold,
        Act::Resume => Action::Resume,
        Act::Handback => Action::Handback,
        Act::Close { .. } => Action::Close,
        Act::Undo => Action::Undo,
        Act::Mute { .. } => Action::Mute,
        Act::Unsent { .. } => Action::SettleUnsent,
        Act::RateBriefing { .. } => Action::RateBriefing,
    }
}

/// Agents see the tickets of their queues, those they hold, and those offered to them.
#[must_use]
pub fn sees(agent: &Agent, ticket: &Ticket) -> bool {
    let offered = ticket.offer.as_ref().is_some_and(|offer| offer.to == agent.name);
    let undoable = ticket.grace.as_ref().is_some_and(|grace| grace.by == agent.name);
    allows(agent.role, Action::SeeAllQueues)
        || agent.serves(&ticket.queue)
        || ticket.agent.as_ref() == Some(&agent.name)
        || offered
        || undoable
}

fn open(ticket: &Ticket) -> Result<(), Refusal> {
    if ticket.is_open() { Ok(()) } else { Err(Refusal::Closed) }
}

fn held(ticket: &Ticket, agent: &Agent) -> Result<(), Refusal> {
    open(ticket)?;
    if ticket.held_by(&agent.name) { Ok(()) } else { Err(Refusal::NotYours(ticket.agent.clone())) }
}

/// Whoever offered it has to take that back first; what a queue offers is still anybody's.
fn not_offered(ticket: &Ticket) -> Result<(), Refusal> {
    match &ticket.offer {
        Some(offer) if offer.by.is_some() => Err(Refusal::OfferPending(offer.to.clone())),
        _ => Ok(()),
    }
}

fn take(conv: &Conversation, ticket: &Ticket, by: Actor<'_>) -> Decided {
    open(ticket)?;
    let me = &by.agent.name;
    if let Some(holder) = &ticket.agent {
        if holder == me {
            return Err(Refusal::AlreadyYours);
        }
        // Whoever may take over may do so only from the holder they saw.
        if !allows(by.agent.role, Action::TakeOver) || by.epoch != conv.epoch {
            return Err(Refusal::Taken(holder.clone()));
        }
    } else if by.epoch != conv.epoch {
        return Err(Refusal::StaleEpoch);
    }
    let event = Event::Taken {
        agent: me.clone(),
        from: ticket.agent.clone(),
        passed: conv.pass(Control::Agent(me.clone())),
    };
    Ok(Acted::one(event).dropped(ticket.agent.as_ref(), ticket).picked(me, conv, ticket))
}

fn say(
    conv: &Conversation,
    ticket: &Ticket,
    me: &Agent,
    message: MessageId,
    text: String,
) -> Decided {
    held(ticket, me)?;
    if conv.muted {
        return Err(Refusal::Muted);
    }
    if conv.outbox.len() >= WAITING_MAX {
        let waiting = "messages wait for this customer already: nothing reaches them now";
        return Err(Refusal::Bounds(format!("{WAITING_MAX} {waiting}")));
    }
    Ok(Acted::one(Event::AgentSaid {
        message,
        agent: me.name.clone(),
        epoch: conv.epoch,
        private: Some(Said { text, ..Said::default() }),
    }))
}

fn note(me: &Agent, text: String) -> Acted {
    Acted::one(Event::Noted { agent: me.name.clone(), private: Some(Words { text }) })
}

fn transfer(
    conv: &Conversation,
    me: &Agent,
    (to, note, consent): (Target, Option<String>, Consent),
    rules: &Rules<'_>,
) -> Decided {
    let ticket = conv.ticket.as_ref().ok_or(Refusal::NoSuchTicket)?;
    open(ticket)?;
    if !allows(me.role, Action::TransferOthers) {
        held(ticket, me)?;
    }
    not_offered(ticket)?;
    let private = note.map(|text| Words { text });
    match to {
        Target::Queue(queue) => to_queue(conv, ticket, me, (queue, private), rules),
        Target::Agent(name) => to_agent(conv, ticket, me, (name, private, consent), rules),
    }
}

fn to_queue(
    conv: &Conversation,
    ticket: &Ticket,
    me: &Agent,
    (queue, private): (QueueName, Option<Words>),
    rules: &Rules<'_>,
) -> Decided {
    if !rules.queue_exists {
        return Err(Refusal::NoSuchQueue(queue));
    }
    if queue == ticket.queue {
        return Err(Refusal::SameQueue(queue));
    }
    if let Some(allowed) = rules.transfer_to.filter(|allowed| !allowed.contains(&queue)) {
        return Err(Refusal::WrongWay(ticket.queue.clone(), allowed.to_vec()));
    }
    let event = Event::Transferred {
        by: me.name.clone(),
        to: queue,
        passed: conv.pass(Control::Queue),
        undo_until: rules.now + rules.undo,
        watches: rules.watches.clone(),
        private,
    };
    Ok(Acted::one(event).dropped(ticket.agent.as_ref(), ticket))
}

fn to_agent(
    conv: &Conversation,
    ticket: &Ticket,
    me: &Agent,
    (name, private, consent): (AgentName, Option<Words>, Consent),
    rules: &Rules<'_>,
) -> Decided {
    let other = rules.other.filter(|a| !a.revoked).ok_or(Refusal::NoSuchAgent(name.clone()))?;
    if ticket.agent.as_ref() == Some(&other.name) {
        return Err(Refusal::ToYourself);
    }
    if !allows(other.role, Action::Accept) {
        return Err(Refusal::Bounds(format!("{name} takes no tickets: choose another or a queue")));
    }
    if consent == Consent::Forced {
        let event = Event::Accepted {
            agent: name.clone(),
            from: ticket.agent.clone().unwrap_or_else(|| me.name.clone()),
            forced: true,
            passed: conv.pass(Control::Agent(name.clone())),
        };
        let acted = Acted::one(event).dropped(ticket.agent.as_ref(), ticket);
        return Ok(acted.picked(&name, conv, ticket));
    }
    if !other.is_present() {
        return Err(Refusal::Absent(name));
    }
    held(ticket, me)?;
    Ok(Acted::one(Event::Offered {
        by: me.name.clone(),
        to: name,
        until: rules.now + rules.offer,
        undo_until: rules.now + rules.undo,
        private,
    }))
}

fn accept(conv: &Conversation, ticket: &Ticket, me: &Agent) -> Decided {
    open(ticket)?;
    let offer = ticket.offer.as_ref().ok_or(Refusal::NoOffer)?;
    if offer.to != me.name {
        return Err(Refusal::NotOfferedToYou(offer.to.clone()));
    }
    let (agent, passed) = (me.name.clone(), conv.pass(Control::Agent(me.name.clone())));
    let event = match offer.by.clone() {
        Some(from) => Event::Accepted { agent, from, forced: false, passed },
        // What a queue offers is taken like any ticket that waits.
        None => Event::Taken { agent, from: None, passed },
    };
    Ok(Acted::one(event).dropped(ticket.agent.as_ref(), ticket).picked(&me.name, conv, ticket))
}

fn decline(ticket: &Ticket, me: &Agent, reason: Option<String>) -> Decided {
    let offer = ticket.offer.as_ref().ok_or(Refusal::NoOffer)?;
    if offer.to != me.name {
        return Err(Refusal::NotOfferedToYou(offer.to.clone()));
    }
    let private = reason.map(|text| Words { text });
    let mut acted = Acted::one(Event::Declined { agent: Some(me.name.clone()), private });
    if offer.by.is_none() {
        let (ticket, why) = (ticket.number, OfferEnd::Declined);
        acted.agents.push((me.name.clone(), AgentEvent::OfferOver { ticket, why }));
    }
    Ok(acted)
}

fn release(conv: &Conversation, ticket: &Ticket, me: &Agent, rules: &Rules<'_>) -> Decided {
    held(ticket, me)?;
    let again = (rules.front, rules.watches.clone());
    Ok(returned(conv, ticket, Some(me.name.clone()), Return::Released, again))
}

/// Puts a ticket back to the front of its queue: an agent's release, or the relay's act for one who
/// vanished or was revoked. `again` is the place there, if it does not have it, and when to look at
/// it again.
#[must_use]
pub fn returned(
    conv: &Conversation,
    ticket: &Ticket,
    by: Option<AgentName>,
    why: Return,
    again: (Option<Timestamp>, Watches),
) -> Acted {
    let (order_at, watches) = again;
    let event = Event::Returned { by, why, passed: conv.pass(Control::Queue), order_at, watches };
    Acted::one(event).dropped(ticket.agent.as_ref(), ticket)
}

fn hold(ticket: &Ticket, me: &Agent, until: Option<Timestamp>, rules: &Rules<'_>) -> Decided {
    held(ticket, me)?;
    if until.is_some_and(|until| until <= rules.now) {
        return Err(Refusal::Bounds("the hold would end in the past".to_owned()));
    }
    Ok(Acted::one(Event::Held { by: me.name.clone(), until }))
}

fn resume(ticket: &Ticket, me: &Agent) -> Decided {
    held(ticket, me)?;
    if ticket.state != TicketState::OnHold {
        return Err(Refusal::NotOnHold);
    }
    Ok(Acted::one(Event::Resumed { by: Some(me.name.clone()) }))
}

fn outcome(given: Option<String>, choices: &[String]) -> Result<Option<String>, Refusal> {
    match given {
        None if !choices.is_empty() => Err(Refusal::DispositionNeeded(choices.to_vec())),
        Some(given) if !choices.is_empty() && !choices.contains(&given) => {
            Err(Refusal::UnknownDisposition(given, choices.to_vec()))
        }
        given => Ok(given),
    }
}

fn end(
    conv: &Conversation,
    me: &Agent,
    how: Ending,
    disposition: Option<String>,
    rules: &Rules<'_>,
) -> Decided {
    let ticket = conv.ticket.as_ref().ok_or(Refusal::NoSuchTicket)?;
    open(ticket)?;
    if !allows(me.role, Action::CloseOthers) {
        held(ticket, me)?;
    }
    not_offered(ticket)?;
    let event = Event::Closed {
        by: Some(me.name.clone()),
        how,
        disposition,
        passed: conv.pass(conv.idle_control()),
        undo_until: Some(rules.now + rules.undo),
        handled: ticket.handled(rules.now),
    };
    Ok(Acted::one(event).dropped(ticket.agent.as_ref(), ticket))
}

fn undo(conv: &Conversation, ticket: &Ticket, me: &Agent) -> Decided {
    // An offer that nobody has answered is taken back like any act within its grace time.
    if ticket.offer.as_ref().is_some_and(|offer| offer.by.as_ref() == Some(&me.name)) {
        return Ok(Acted::one(Event::Undone { by: Some(me.name.clone()), passed: None }));
    }
    let grace = ticket.grace.as_ref().ok_or(Refusal::NothingToUndo)?;
    if grace.by != me.name && !allows(me.role, Action::UndoOthers) {
        return Err(Refusal::NothingToUndo);
    }
    if grace.what == GraceOf::Transfer && ticket.state != TicketState::Queued {
        return Err(Refusal::NothingToUndo);
    }
    Ok(undone(conv, ticket, Some(me.name.clone())))
}

/// Takes back the act within its grace time: by its agent, or because the customer wrote.
#[must_use]
pub fn undone(conv: &Conversation, ticket: &Ticket, by: Option<AgentName>) -> Acted {
    let before = ticket.grace.as_ref().map(|grace| grace.before.as_ref());
    let holder = before.and_then(|before| before.agent.clone());
    let to = holder.clone().map_or(Control::Queue, Control::Agent);
    let acted = Acted::one(Event::Undone { by, passed: Some(conv.pass(to)) });
    match holder {
        Some(holder) => acted.picked(&holder, conv, ticket),
        None => acted,
    }
}

fn mute(conv: &Conversation, ticket: &Ticket, me: &Agent, reason: String) -> Decided {
    held(ticket, me)?;
    if conv.muted {
        return Err(Refusal::Muted);
    }
    Ok(Acted::one(Event::Muted { by: me.name.clone(), private: Some(Words { text: reason }) }))
}

fn unsent(
    conv: &Conversation,
    ticket: &Ticket,
    me: &Agent,
    message: MessageId,
    send: bool,
) -> Decided {
    held(ticket, me)?;
    let pending = conv.outbox.get(&message).ok_or(Refusal::NothingToUndo)?;
    if send {
        return Ok(Acted::one(Event::SendTried { message: pending.message.clone(), wanted: true }));
    }
    Ok(Acted::one(Event::SendSettled { message, outcome: SendOutcome::Dropped }))
}
