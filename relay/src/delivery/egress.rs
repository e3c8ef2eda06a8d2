//! What a pending send says, and where: from events and state to a channel's payload.
//!
//! Reads the words from the log at each attempt and keeps none. It is the one way out to
//! customers, and it knows three events with words for them; a note is none of the three, and
//! neither is what a person typed in the provider's own inbox: the customer has that already.

use std::collections::HashMap;

use baton_shared::id::{
    AgentName, ChannelName, ConversationId, Epoch, MessageId, QueueName, TicketNumber,
};
use jiff::Timestamp;
use reqwest::Url;

use crate::channels::hook::{Author, Controller, Outgoing, Update, What, envelope};
use crate::desk::event::{Control, Said};
use crate::desk::outbox::{Send, SendKind};
use crate::desk::{Conversation, ConversationEvent as Event, TicketState};
use crate::engine::ReadError;
use crate::engine::{Engine, Placed, staffing};
use crate::http_client::Trust;
use crate::webhook::Key;

/// Where a channel's answers go.
#[derive(Debug, Clone)]
pub struct Callback {
    /// The address.
    pub url: Url,
    /// Whose word it is.
    pub trust: Trust,
    /// Sign what is sent: the current key and, during a rotation, the former one.
    pub keys: Vec<Key>,
}

/// The channels that answers can be sent to, by name.
pub type Callbacks = HashMap<ChannelName, Callback>;

/// The body of a send; `None` where nothing is left to say because its words were erased.
///
/// Of a message and of who has control it tells what was true when the send was decided, the same
/// at every attempt; of the place in the queue what is true now.
///
/// # Errors
/// Where the log cannot be read.
pub async fn body(
    engine: &Engine,
    conv: &Conversation,
    send: &Send,
) -> Result<Option<Vec<u8>>, ReadError> {
    let Some(placed) = engine.event(send.at).await? else { return Ok(None) };
    let crate::engine::Event::Conversation(id, event) = &placed.event else { return Ok(None) };
    if *id != conv.id || conv.customer.id.is_empty() {
        return Ok(None);
    }
    let what = match send.kind {
        SendKind::Updated => updated(engine, conv, event),
        SendKind::Bot | SendKind::Agent | SendKind::System => spoken(conv, event),
    };
    Ok(what.map(|what| outgoing(conv, &placed, what)))
}

/// The body of a hint that an agent is writing.
#[must_use]
pub fn typing(conv: &Conversation, agent: &AgentName, at: Timestamp) -> Vec<u8> {
    let what = What::Typing { author: Author::Agent(agent.to_string()) };
    envelope(&Outgoing { at, customer: conv.customer.id.clone(), what })
}

fn outgoing(conv: &Conversation, placed: &Placed, what: What) -> Vec<u8> {
    envelope(&Outgoing { at: placed.at, customer: conv.customer.id.clone(), what })
}

fn spoken(conv: &Conversation, event: &Event) -> Option<What> {
    let (id, author, said) = match event {
        Event::BotSaid { message, private, .. } => {
            let name = conv.bot_name.as_ref().map(ToString::to_string).unwrap_or_default();
            (message, Author::Bot(name), private)
        }
        Event::AgentSaid { message, agent, private, .. } => {
            (message, Author::Agent(agent.to_string()), private)
        }
        Event::SystemSaid { message, private, .. } => (message, Author::System(None), private),
        _ => return None,
    };
    said.as_ref().map(|said| message(id, author, said))
}

fn message(id: &MessageId, author: Author, said: &Said) -> What {
    What::Message {
        id: id.clone(),
        author,
        text: (!said.text.is_empty()).then(|| said.text.clone()),
        choices: said.choices.clone(),
        attachments: said.attachments.clone(),
    }
}

fn updated(engine: &Engine, conv: &Conversation, event: &Event) -> Option<What> {
    let (to, epoch) = stands(conv, event)?;
    let ticket = match event {
        Event::TicketOpened { number, .. } => Some(*number),
        Event::WaitsIn { ticket, .. } => Some(*ticket),
        Event::Closed { .. } => None,
        // The last ticket may be long over; only one that people have work with is named.
        Event::InboxSaid { .. } | Event::InboxLeft { .. } => conv.open_ticket().map(|t| t.number),
        _ => conv.ticket_number(),
    };
    let queue = queue(conv, event, to);
    // Nobody promises a wait to whom people answer meanwhile.
    let answered = matches!(to, Control::Agent(_) | Control::Inbox(_));
    let waits = ticket.zip(queue.as_ref()).filter(|_| !answered);
    let (position, expected_wait_s) =
        waits.map_or((None, None), |waits| place(engine, &conv.id, waits));
    let control = match to {
        Control::Bot => Controller::Bot,
        Control::Agent(name) | Control::Inbox(name) => Controller::Agent(name.clone()),
        Control::Nobody => Controller::Nobody,
        // Only while the ticket is known to be in one.
        Control::Queue => queue.as_ref().map(|_| Controller::Queue)?,
    };
    let conversation = conv.id.clone();
    let update = Update { conversation, control, epoch, queue, ticket, position, expected_wait_s };
    Some(What::Updated(update))
}

/// Who has control as of an event that the channel hears of, and the epoch of that.
fn stands<'a>(conv: &Conversation, event: &'a Event) -> Option<(&'a Control, Epoch)> {
    let passed = match event {
        Event::WaitsIn { message, control, .. } => {
            return conv.outbox.get(message).map(|send| (control, send.epoch));
        }
        Event::Taken { passed, .. }
        | Event::Accepted { passed, .. }
        | Event::Transferred { passed, .. }
        | Event::Returned { passed, .. }
        | Event::Closed { passed, .. }
        | Event::InboxLeft { passed, .. }
        | Event::Reopened { passed, .. } => Some(passed),
        Event::TicketOpened { passed, .. }
        | Event::InboxSaid { passed, .. }
        | Event::Undone { passed, .. } => passed.as_ref(),
        _ => None,
    };
    passed.map(|passed| (&passed.to, passed.epoch))
}

/// Where the ticket waits, if it does.
fn queue(conv: &Conversation, event: &Event, to: &Control) -> Option<QueueName> {
    match event {
        Event::WaitsIn { queue, .. } => Some(queue.clone()),
        _ if *to != Control::Queue => None,
        Event::TicketOpened { queue, .. } | Event::Reopened { queue, .. } => Some(queue.clone()),
        Event::Transferred { to, .. } => Some(to.clone()),
        _ => conv.ticket.as_ref().map(|ticket| ticket.queue.clone()),
    }
}

/// Place and honest wait of a ticket that still waits; neither is told of one that does not, nor
/// with nobody on.
fn place(
    engine: &Engine,
    id: &ConversationId,
    (number, queue): (TicketNumber, &QueueName),
) -> (Option<u32>, Option<u64>) {
    let state = engine.state();
    let ticket = state.conversation(id).and_then(|conv| conv.open_ticket());
    let ticket = ticket.filter(|t| t.number == number && t.queue == *queue);
    let ticket = ticket.filter(|t| t.state == TicketState::Queued);
    let promise =
        ticket.and_then(|ticket| staffing::promise(&state, &engine.policy(), ticket, engine.now()));
    (promise.map(|p| p.position()), promise.and_then(|p| p.expected_wait_s()))
}
