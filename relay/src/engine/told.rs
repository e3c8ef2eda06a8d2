//! Where a ticket waits is told to the customer's side: each change of control says it by itself, and
//! whatever else brings a ticket to a queue says it here, once a commit. Owns that rule; what is told
//! and how is delivery's.

use baton_shared::id::{ConversationId, Epoch};

use super::draft::Step;
use crate::desk::event::Outlet;
use crate::desk::{Control, Conversation, ConversationEvent as Event, TicketState};

/// Whatever brought tickets to another queue in this step, or opened some whose customers stay with
/// the bot: their channels are told.
pub(super) fn put_right(step: &mut Step<'_, '_>) {
    #[cfg(test)]
    if super::bug::is(super::bug::Bug::MovesInSilence) {
        return;
    }
    let come: Vec<(ConversationId, Event)> = step
        .changed_conversations()
        .filter_map(|conv| Some((conv.id.clone(), come(step, conv)?)))
        .collect();
    for (id, event) in come {
        step.tell(&id, event);
    }
}

fn come(step: &Step<'_, '_>, conv: &Conversation) -> Option<Event> {
    let ticket = conv.open_ticket().filter(|ticket| ticket.state == TicketState::Queued)?;
    if conv.outlet != Outlet::Sent {
        return None;
    }
    let before = step.before(&conv.id);
    // Control that came to the queue says in which one the ticket waits; any other says nothing of it.
    let passed = before.map_or(Epoch(0), |old| old.epoch) != conv.epoch;
    if passed && conv.control == Control::Queue {
        return None;
    }
    let known = before.and_then(Conversation::open_ticket);
    if known.is_some_and(|old| old.number == ticket.number && old.queue == ticket.queue) {
        return None;
    }
    let (control, queue) = (conv.control.clone(), ticket.queue.clone());
    Some(Event::WaitsIn { message: step.message(), control, ticket: ticket.number, queue })
}
