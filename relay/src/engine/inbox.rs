//! Replies typed in the inbox of a channel's provider: told from echoes of the relay's own words,
//! recorded, and how the conversation returns when nobody answers there any more.
//!
//! A provider echoes all that a business sends, so first of all an echo is looked up among what the
//! relay itself has sent of late: by the relay's own id where the channel passes it back, else by
//! its words. What is found there has no effect. A reply that repeats the relay's own words of the
//! last minutes is taken for their echo: the customer sees the same either way.

use baton_shared::id::{AgentName, ConversationId, MessageId};
use jiff::{SignedDuration, Timestamp};

use super::codec::{Event as AnyEvent, Placed};
use super::command::{Answer, Command, CustomerMessage, Failed};
use super::customers::{self, ask_bot, sensed};
use super::draft::Step;
use super::judge::{self, BotSeen};
use super::{Engine, bots, handover, levels};
use crate::desk::event::{Said, Sensed, Watches};
use crate::desk::inbox::Typed;
use crate::desk::{Control, Conversation, ConversationEvent as Event, Refusal};

/// How many of a conversation's latest events are searched for the relay's own words.
const LOOKED_AT: usize = 400;
/// How long after it was last handled a message of the relay's may come back by its words alone.
const OWN_WITHIN: SignedDuration = SignedDuration::from_mins(10);

/// What a provider says was sent to a customer by somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Echo {
    /// The message, and whom it went to.
    pub message: CustomerMessage,
    /// The relay's own id of what was sent, where the channel passes it back.
    pub of: Option<MessageId>,
}

/// What an echo turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Echoed {
    /// The relay's own words: nothing was done.
    Own(ConversationId),
    /// A person's reply; it is on disk.
    Inbox(Answer),
}

impl Engine {
    /// Takes in what a provider echoes.
    ///
    /// # Errors
    /// As [`Engine::ask`]; `Unavailable` too where the log cannot be read.
    pub async fn echoed(&self, echo: Echo) -> Result<Echoed, Failed> {
        let Echo { message, of } = echo;
        let unread = |error: crate::log::ReadError| Failed::Unavailable {
            reason: format!("an echo cannot be looked up: {error}"),
        };
        let found = self.conversation_of_customer(&message.channel, &message.customer.id).await;
        if let Some(id) = found.map_err(unread)? {
            let (events, _) = self.history(&id, LOOKED_AT).await.map_err(unread)?;
            if is_own(&events, (&message.said.text, of.as_ref()), self.now()) {
                return Ok(Echoed::Own(id));
            }
        }
        self.ask(Command::Inbox(Box::new(message))).await.map(Echoed::Inbox)
    }
}

/// Whether the relay sent this itself.
fn is_own(events: &[Placed], (text, of): (&str, Option<&MessageId>), now: Timestamp) -> bool {
    let own = events.iter().filter_map(|one| {
        let AnyEvent::Conversation(_, event) = &one.event else { return None };
        let (id, said) = words(event)?;
        Some((one.at, id, said.as_ref()?))
    });
    own.into_iter().any(|(at, id, said)| {
        let handled = || events.iter().filter(|one| handles(one, id)).map(|one| one.at).max();
        let recent = || handled().unwrap_or(at).max(at) + OWN_WITHIN >= now;
        of == Some(id) || (alike(&said.text, text) && recent())
    })
}

/// What the relay itself says to customers.
fn words(event: &Event) -> Option<(&MessageId, &Option<Said>)> {
    match event {
        Event::BotSaid { message, private, .. }
        | Event::AgentSaid { message, private, .. }
        | Event::SystemSaid { message, private, .. } => Some((message, private)),
        _ => None,
    }
}

/// Whether an event tells of a message's way out: it may have waited long for its destination.
fn handles(one: &Placed, id: &MessageId) -> bool {
    matches!(&one.event, AnyEvent::Conversation(_,
        Event::SendTried { message, .. } | Event::SendSettled { message, .. }) if message == id)
}

/// The same words; providers trim and fold white space.
fn alike(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// Records a reply. Control passes to the inbox unless an agent has the customer.
pub(super) fn said(step: &mut Step<'_, '_>, reply: &CustomerMessage) -> Result<Answer, Refusal> {
    let id = match customers::received(step, reply) {
        Ok(id) => id,
        Err(repeat) => return Ok(repeat),
    };
    let until = after(step, step.policy().inbox_reply.return_after_min);
    let (message, inbox) = (step.message(), AgentName::inbox(&reply.channel));
    let Some(conv) = step.conversation(&id) else { return Err(Refusal::NoSuchTicket) };
    let waited = conv.waiting_since.map_or(0, |since| step.now().duration_since(since).as_secs());
    let waited_s = u64::try_from(waited).unwrap_or(0);
    let from = conv.control.clone();
    let typed = Typed {
        message: message.clone(),
        inbox: inbox.clone(),
        sent_at: reply.sent_at,
        said: reply.said.clone(),
    };
    let event = conv.typed(typed, until);
    let fires = matches!(&event, Event::InboxSaid { passed: Some(_), .. });
    step.tell(&id, event);
    if fires {
        sensed(step, &id, Sensed::InboxReply { inbox, from, waited_s });
    }
    let epoch = step.conversation(&id).map(|conv| conv.epoch);
    Ok(Answer { conversation: Some(id), epoch, message: Some(message), ..Answer::default() })
}

fn after(step: &Step<'_, '_>, minutes: u64) -> Timestamp {
    step.now() + SignedDuration::from_mins(minutes.cast_signed())
}

/// The customer wrote to whoever answers in the inbox: they have so long to answer. More words of
/// the customer's do not prolong it.
pub(super) fn asked(step: &mut Step<'_, '_>, id: &ConversationId) {
    let held = step.conversation(id).and_then(|conv| conv.inbox);
    if held.is_some_and(|held| !held.asked) {
        let until = after(step, step.policy().inbox_reply.answer_within_min);
        step.tell(id, Event::InboxAsked { until });
    }
}

/// Nobody answers in the inbox any more. A ticket waits again; without one the bot goes on, and a
/// customer whom nobody has answered is heard as if they had written to it now.
pub(super) fn left(step: &mut Step<'_, '_>, id: &ConversationId) {
    let Some(conv) = step.conversation(id) else { return };
    let queue = conv.open_ticket().map(|ticket| ticket.queue.clone());
    let watches = match &queue {
        Some(queue) => Watches {
            back_to_bot_at: handover::back_to_bot_at(step, id, queue),
            ..handover::watches(step, queue, true)
        },
        None => Watches::default(),
    };
    let event = conv.inbox_left(watches);
    let waits = conv.waiting_since.is_some();
    step.tell(id, event);
    if queue.is_some() {
        if waits {
            levels::reopened(step, id);
        }
        return;
    }
    let Some(conv) = step.conversation(id).filter(|conv| goes_on(conv)) else { return };
    let last = bots::last_said(&conv.bot.recent);
    let latest = judge::hear(step, id, &last.text);
    match judge::evaluate(step, id, latest, &BotSeen::NotAsked).handover {
        Some(handover) => handover::begin(step, id, &handover, None),
        None => ask_bot(step, id),
    }
}

/// Whether the inbox left somebody without an answer who is now the bot's, or nobody's.
pub(super) fn goes_on(conv: &Conversation) -> bool {
    let free = matches!(conv.control, Control::Bot | Control::Nobody);
    free && conv.waiting_since.is_some() && conv.open_ticket().is_none() && !conv.muted
}
