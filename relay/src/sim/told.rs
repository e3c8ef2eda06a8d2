//! What customers' side is told of where a ticket waits, and what is recorded of who takes their wish
//! back: what must hold of it, by the log's own order and by what the provider took.

use std::collections::BTreeMap;

use baton_shared::id::{ConversationId, Epoch, QueueName, TicketNumber};

use super::fold::Fold;
use super::outside::Arrived;
use crate::desk::event::{Heeded, Outlet, Sensed};
use crate::desk::outbox::SendKind;
use crate::desk::{Control, Conversation, ConversationEvent as E, TicketState};

/// How a conversation stood before a commit.
#[derive(Debug, Clone)]
pub(super) struct Stood {
    epoch: Epoch,
    waited: Option<(TicketNumber, QueueName)>,
}

impl Stood {
    pub(super) fn of(conv: &Conversation) -> Self {
        Self { epoch: conv.epoch, waited: waits(conv) }
    }
}

/// Which ticket waits in which queue, as far as the channel is told of it.
fn waits(conv: &Conversation) -> Option<(TicketNumber, QueueName)> {
    let ticket = conv.open_ticket().filter(|ticket| ticket.state == TicketState::Queued)?;
    (conv.outlet == Outlet::Sent).then(|| (ticket.number, ticket.queue.clone()))
}

/// After a commit: a ticket that has come to wait somewhere is told of once, by control that comes
/// to its queue or by an event of its own.
pub(super) fn once(before: &Stood, conv: &Conversation, told: usize) -> Result<(), String> {
    let now = waits(conv);
    let came = now.is_some() && now != before.waited;
    let said = conv.epoch != before.epoch && conv.control == Control::Queue;
    if told == usize::from(came && !said) {
        return Ok(());
    }
    Err(format!("{} stood as {before:?}, waits as {now:?}, and {told} events say so", conv.id))
}

/// A wish is taken back by who waits, in words of theirs, and heeded as the policy says.
pub(super) fn may_sense(policy: &str, conv: &Conversation, saw: &Sensed) -> Result<(), String> {
    let Sensed::WishWithdrawn { queue, words, then, .. } = saw else { return Ok(()) };
    let ticket = conv.open_ticket().ok_or("nobody waits")?;
    if ticket.queue != *queue {
        return Err(format!("it is in {}", ticket.queue));
    }
    let keeps = policy.contains("on_withdrawal = \"keep_waiting\"");
    if keeps != (*then == Heeded::KeepsWaiting) {
        return Err("the policy says otherwise".to_owned());
    }
    let text = conv.bot.recent.last().map(|line| line.text.as_str()).unwrap_or_default();
    let quoted = words.and_then(|words| words.of(text)).unwrap_or_default();
    if quoted.is_empty() { Err(format!("no words of {text:?}")) } else { Ok(()) }
}

/// Once all is delivered the channel knows in which queue each ticket waits.
pub(super) fn known_outside(fold: &Fold, arrived: &[Arrived]) -> Result<(), String> {
    let mut last: BTreeMap<&ConversationId, &str> = BTreeMap::new();
    let updates = fold.sends.iter().filter(|(_, send)| send.kind == SendKind::Updated);
    last.extend(updates.map(|(id, send)| (id, send.message.as_str())));
    for conv in fold.conversations.values() {
        let (Some((number, queue)), Some(id)) = (waits(conv), last.get(&conv.id)) else { continue };
        // Refused by the provider, or dropped by hand: nothing came.
        let Some(came) = arrived.iter().rfind(|one| one.id == *id && one.done) else { continue };
        if came.queue.as_deref() != Some(queue.as_str()) && conv.inbox.is_none() {
            let said = &came.queue;
            return Err(format!("{number} waits in {queue}, and {id} told the channel {said:?}"));
        }
    }
    Ok(())
}

/// Whether an event tells where a ticket waits.
pub(super) fn tells(event: &E) -> bool {
    matches!(event, E::WaitsIn { .. })
}
